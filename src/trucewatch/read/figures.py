"""Figures: killed, displaced, returned, aid, settlements joined and the like.

Patterns 19 and 25-29 of the phrasing catalogue. The toll of one incident is
coded with its event, so a number of killed or injured becomes a figure only
where the sentence sums up (since, in total, so far, the conflict, the year, a
period of weeks or more) or tells of no use of arms. Numbers of resolutions,
zones, rounds and roads are never figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from trucewatch.model.claim import (
    Claim,
    FigureBody,
    FigureUnit,
    Measure,
    StockOrFlow,
    make_claim,
)
from trucewatch.model.document import Document, Span
from trucewatch.model.when import TimePrecision, When
from trucewatch.read.casualties import read_casualties
from trucewatch.read.casualty_mentions import CasualtyMention
from trucewatch.read.coding import Coding
from trucewatch.read.figure_classes import of_one_class
from trucewatch.read.figure_counters import people_counters
from trucewatch.read.figure_lexicon import (
    ACCIDENTS,
    AGGREGATE,
    AGGREGATE_TURNS,
    CONFLICT_LEADS,
    CONFLICTS,
    FATES,
    HOSTILE_STEMS,
    UNIT_OF,
)
from trucewatch.read.figure_nouns import Found, counted_things, lengths
from trucewatch.read.figure_people import counted_people
from trucewatch.read.figure_shares import fractions
from trucewatch.read.figure_tellers import figure_chain
from trucewatch.read.lexing import Token, lex
from trucewatch.read.occasions import times_in
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.periods import occurred_in, reported_on
from trucewatch.read.triggering import may_give_figure, speaks_of_joining
from trucewatch.text.dates import TimeMention

_YEAR = timedelta(days=366)
_LOSSES = {Measure.KILLED, Measure.WOUNDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A passage with its tokens, words and times, and the passage before it."""

    passage: Passage
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    times: tuple[TimeMention, ...]
    before: Passage | None


def code_figures(passages: tuple[Passage, ...]) -> Coding:
    """Claims of kind figure in a document, in text order.

    Args:
        passages: the document's sentences in order.
    """
    claims: list[Claim] = []
    before: Passage | None = None
    for passage in passages:
        if not passage.is_sentence:
            continue
        if may_give_figure(passage.sieve, before=before.sieve if before else None):
            sentence = _sentence(passage, before)
            claims += [_claim(sentence, found) for found in _found(sentence)]
        before = passage
    return Coding(claims=tuple(claims))


def _sentence(passage: Passage, before: Passage | None) -> _Sentence:
    tokens = lex(passage.document.text, passage.span)
    return _Sentence(
        passage=passage,
        tokens=tokens,
        words=_words(tokens),
        times=times_in(passage),
        before=before,
    )


def _words(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens)


def _joined_before(sentence: _Sentence) -> tuple[str, ...]:
    """Words of the sentence before, where it speaks of those who joined a truce."""
    before = sentence.before
    if before is None or not speaks_of_joining(before.sieve):
        return ()
    return _words(lex(before.document.text, before.span))


def _found(sentence: _Sentence) -> Iterator[Found]:
    tokens = _outside_times(sentence)
    counters = people_counters(tokens)
    taken = frozenset(counter.span.start for counter in counters)
    found = [
        *_losses(sentence, tokens),
        *counters,
        *(
            counted_people(tokens, long=_is_long(sentence), taken=taken)
            if FATES & set(sentence.words)
            else ()
        ),
        *lengths(tokens),
        *counted_things(tokens, before=_joined_before(sentence)),
        *fractions(tokens),
    ]
    return iter(sorted(found, key=lambda f: (f.span, f.measure)))


def _outside_times(sentence: _Sentence) -> tuple[Token, ...]:
    """The tokens less those of time expressions, whose numbers count nothing."""
    spans = [mention.span for mention in sentence.times]
    return tuple(
        token
        for token in sentence.tokens
        if not any(span.start <= token.start < span.end for span in spans)
    )


def _losses(sentence: _Sentence, tokens: tuple[Token, ...]) -> list[Found]:
    if ACCIDENTS & set(sentence.words) and not _of_conflict(sentence):
        return []
    if _tells_of_arms(sentence) and not _sums_up(sentence):
        return []
    told = (m for m in read_casualties(tokens).mentions if not _is_definite(m))
    mentions = of_one_class(tuple(told), tokens)
    stock = StockOrFlow.STOCK if _is_running(sentence) else StockOrFlow.FLOW
    return [_loss(mention, stock) for mention in mentions]


def _is_definite(mention: CasualtyMention) -> bool:
    """Whether it is one known person ("the driver"), whom no total counts."""
    number = mention.casualties.quantity
    return number.best == 1 and number.text.lower().startswith("the ")


def _loss(mention: CasualtyMention, stock: StockOrFlow) -> Found:
    return Found(
        span=mention.span,
        measure=mention.measure,
        quantity=mention.casualties.quantity,
        person_class=mention.casualties.person_class,
        stock_or_flow=stock,
        part_of=mention.part_of,
    )


def sums_up(passage: Passage) -> bool:
    """Whether the sentence gives a total rather than the toll of one incident."""
    return _sums_up(_sentence(passage, None))


def _sums_up(sentence: _Sentence) -> bool:
    """Whether the sentence gives a total rather than the toll of one incident."""
    words = sentence.words
    text = f" {' '.join(words)} "
    turns = any(f" {turn} " in text for turn in AGGREGATE_TURNS)
    return bool(AGGREGATE & set(words)) or turns or _of_conflict(sentence)


def _is_running(sentence: _Sentence) -> bool:
    """Whether the total runs from a start on: a level, no change over a window."""
    turns = " ".join(sentence.words)
    counted = bool({"since", "toll"} & set(sentence.words)) or _of_conflict(sentence)
    return counted or any(turn in turns for turn in ("so far", "to date", "until now"))


def _tells_of_arms(sentence: _Sentence) -> bool:
    return any(word.startswith(HOSTILE_STEMS) for word in sentence.words)


def _claim(sentence: _Sentence, found: Found) -> Claim:
    passage = sentence.passage
    document = passage.document
    stock = found.stock_or_flow
    body = FigureBody(
        measure=found.measure,
        unit=found.unit or UNIT_OF.get(found.measure, FigureUnit.PERSON),
        quantity=found.quantity,
        person_class=found.person_class,
        stock_or_flow=stock,
        as_of=_published(document) if stock is StockOrFlow.STOCK else None,
        since=_since(sentence, found),
        part_of=found.part_of,
    )
    return make_claim(
        document,
        spans=_spans(sentence, found),
        body=body,
        chain=figure_chain(passage, sentence.tokens, found),
        time=_time(sentence, document, stock),
        coder=coder_name(),
    )


def _published(document: Document) -> date | None:
    return document.published.first_day if document.published else None


def _spans(sentence: _Sentence, found: Found) -> tuple[Span, ...]:
    """The number's words first, then those of a "since" in the sentence before."""
    lent = _lent_since(sentence, found)
    return (found.span,) if lent is None else (found.span, lent.span)


def _since(sentence: _Sentence, found: Found) -> str | None:
    own = _since_in(sentence)
    mention = own if own is not None else _lent_since(sentence, found)
    if mention is None or mention.when is None or mention.when.first_day is None:
        return None
    day = mention.when.first_day.isoformat()
    match mention.when.precision:
        case TimePrecision.YEAR:
            return day[:4]
        case TimePrecision.MONTH:
            return day[:7]
        case _:
            return day


def _since_in(sentence: _Sentence) -> TimeMention | None:
    """The time expression that follows "since", if the sentence has one."""
    return _since_of(sentence.times)


def _since_of(times: tuple[TimeMention, ...]) -> TimeMention | None:
    return next((m for m in times if m.when and m.lead == "since"), None)


def _lent_since(sentence: _Sentence, found: Found) -> TimeMention | None:
    """A "since" of the sentence before, for a total of the whole conflict."""
    running = found.measure in _LOSSES or found.measure is Measure.DISPLACED_TOTAL
    if not running or sentence.before is None or _since_in(sentence) is not None:
        return None
    if found.stock_or_flow is not StockOrFlow.STOCK:
        return None
    return _since_of(times_in(sentence.before)) if _of_conflict(sentence) else None


def _of_conflict(sentence: _Sentence) -> bool:
    """Whether the whole conflict is the window, not just spoken of."""
    words = sentence.words
    return any(
        word in CONFLICTS and CONFLICT_LEADS & set(words[max(0, at - 4) : at])
        for at, word in enumerate(words)
    )


def _is_long(sentence: _Sentence) -> bool:
    """Whether the number runs over the conflict or from a year on."""
    fought = bool({"years", "months"} & set(sentence.words)) and any(
        pair in pairwise(sentence.words) for pair in _OF_FIGHTING
    )
    if (
        fought
        or _of_conflict(sentence)
        or {"total", "population", "far"} & set(sentence.words)
    ):
        return True
    since = _since_in(sentence)
    if since is None or since.when is None or since.when.first_day is None:
        return False
    published = _published(sentence.passage.document)
    old = published is not None and published - since.when.first_day > _YEAR
    return old or since.when.precision is TimePrecision.YEAR


_OF_FIGHTING = (("of", "fighting"), ("of", "war"), ("of", "conflict"))


def _time(sentence: _Sentence, document: Document, stock: StockOrFlow) -> When:
    """The window or day that the sentence gives, else the day of publication."""
    for mention in sentence.times:
        if mention.when and stock is StockOrFlow.FLOW and mention.lead != "since":
            return mention.when
        window = occurred_in(mention.period) if mention.period else None
        if window is not None:
            return window
    return reported_on(document)
