"""Every place that a text names, found and placed: for a text as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.locate.recognise import toponyms
from trucewatch.locate.resolve import Priors, place_mention
from trucewatch.locate.surroundings import surroundings_in
from trucewatch.model.document import Span
from trucewatch.model.place import Placement, PlaceMention, Unplaced
from trucewatch.model.when import When
from trucewatch.reference.gazetteer.index import Gazetteer

NOTHING_KNOWN = Priors(least_share=0.0)
"""The likeliest place is taken; its likelihood stands among the reasons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place name in a text, with the answer to it.

    Args:
        span: where it stands, half-open, code points of the text.
        answer: the place, or why none could be given.
        demonym: whether it is the adjective or the people of a state.
    """

    span: Span
    answer: Placement | Unplaced
    demonym: bool = False


def find_and_place(
    text: str,
    *,
    gazetteer: Gazetteer,
    parts: tuple[Span, ...] | None = None,
    priors: Priors = NOTHING_KNOWN,
    when: When | None = None,
) -> tuple[Found, ...]:
    """Every place that the text names, with an answer, in text order.

    Args:
        text: the text.
        gazetteer: where to look.
        parts: stretches of the text to look in; None: all of it.
        priors: what is known beforehand.
        when: when it was published, or None; entries that did not hold then are not
            meant.
    """
    whole = (Span(0, len(text)),) if text else ()
    found = tuple(toponyms(text, gazetteer, parts=whole if parts is None else parts))
    spans = tuple(each.stretch.span for each in found)
    answers = place_spans(text, spans, gazetteer=gazetteer, priors=priors, when=when)
    return tuple(
        Found(span=each.stretch.span, answer=answer, demonym=each.demonym)
        for each, answer in zip(found, answers, strict=True)
    )


def place_spans(
    text: str,
    spans: tuple[Span, ...],
    *,
    gazetteer: Gazetteer,
    priors: Priors = NOTHING_KNOWN,
    when: When | None = None,
) -> tuple[Placement | Unplaced, ...]:
    """An answer for each span, in their order; the spans are weighed together.

    Args:
        text: the text.
        spans: where names of places stand in it, in text order.
        gazetteer: where to look.
        priors: what is known beforehand.
        when: when the text was published, or None.
    """
    around = surroundings_in(text, spans, gazetteer=gazetteer, when=when)
    return tuple(
        place_mention(
            PlaceMention(text=span.cut(text), span=span),
            gazetteer=gazetteer,
            priors=priors,
            around=around,
            when=when,
        )
        for span in spans
    )
