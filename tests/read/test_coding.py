"""Codings join in order, and keep what was dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.read.reading import claims_of, document_of
from trucewatch.model.document import Span
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agreement_acts import code_agreement_acts
from trucewatch.read.coding import Coding, coding_of, join
from trucewatch.read.events import code_events
from trucewatch.read.passage import Passage, passages_of
from trucewatch.read.responses import code_responses
from trucewatch.read.speech_acts import code_speech_acts

DROPPED = Dropped(reason=DropReason.ECHO, span=Span(0, 1))


def test_joining_keeps_every_issue_in_order() -> None:
    """Issues of all parts stand in the joined coding, first part first."""
    first = Issue(code="a", severity=Severity.NOTE, what="a", where="x")
    second = Issue(code="b", severity=Severity.NOTE, what="b", where="x")
    joined = join((Coding(issues=(first,)), Coding(), Coding(issues=(second,))))
    assert joined == Coding(issues=(first, second))


def test_joining_nothing_gives_the_empty_coding() -> None:
    """No parts, no claims."""
    assert join(()) == Coding()


def test_a_coding_holds_claims_and_dropped_candidates_apart() -> None:
    """Each in the order in which the coder told them."""
    first, second = claims_of("Jets bombed Idlib. Rebels shelled Hama.")[:2]
    coding = coding_of([first, DROPPED, second])
    assert (coding.claims, coding.dropped) == ((first, second), (DROPPED,))


@pytest.mark.parametrize(
    ("coder", "text", "words", "reason"),
    [
        pytest.param(
            code_events,
            "The slow train advanced.",
            "advanced",
            DropReason.UNARMED,
            id="event",
        ),
        pytest.param(
            code_responses,
            "Moscow did not deny it.",
            "did not deny",
            DropReason.NEGATED,
            id="response",
        ),
        pytest.param(
            code_speech_acts,
            "Turkey will accuse Russia of shelling Idlib.",
            "will accuse",
            DropReason.NOT_SAID,
            id="speech act",
        ),
        pytest.param(
            code_agreement_acts,
            "Later someone signed the ceasefire agreement.",
            "signed",
            DropReason.NO_ACTOR,
            id="agreement act",
        ),
    ],
)
def test_a_coder_says_what_it_dropped(
    coder: Callable[[tuple[Passage, ...]], Coding],
    text: str,
    words: str,
    reason: DropReason,
) -> None:
    """With the words and the reason; no claim is made of them."""
    document = document_of(text)
    coding = coder(passages_of(document))
    (dropped,) = coding.dropped
    assert coding.claims == ()
    assert (dropped.span.cut(document.text), dropped.reason) == (words, reason)
