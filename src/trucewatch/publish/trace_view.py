"""A document's trace, ready to be shown: numbers, marked words, facts."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    Claim,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.document import Span
from trucewatch.model.event import EventBody
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.trace import (
    DocumentTrace,
    DropReason,
    SentenceTrace,
    TracedClaim,
    TracedDrop,
    TreeWord,
)
from trucewatch.publish.trace_words import (
    CODER,
    DROP_REASON,
    claim_words,
    frame_facts,
)

Facts = tuple[tuple[str, str], ...]
Ends = Mapping[str, int]
"""Number of each claim, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRun:
    """A run of a sentence with the marks on it (``claim``, ``led``, ``who`` ...)."""

    text: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedView:
    """A coder that a sentence was given to: by which words, and what came of it."""

    coder: str
    words: tuple[str, ...]
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with where it stands and what it was read from."""

    number: int
    id: str
    text: str
    coder: str
    words: tuple[str, ...]
    spans: str
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class DropView:
    """A candidate that made no claim; `told_by` numbers the claim that tells it."""

    coder: str
    words: str
    reason: str
    told_by: int | None
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence with all that is known of its reading."""

    number: int
    runs: tuple[MarkedRun, ...]
    span: str
    passed: tuple[PassedView, ...]
    tree: tuple[TreeWord, ...]
    claims: tuple[ClaimView, ...]
    dropped: tuple[DropView, ...]


def sentence_views(trace: DocumentTrace) -> tuple[SentenceView, ...]:
    """The sentences in text order; claims are numbered through the document."""
    told = [each for sentence in trace.sentences for each in sentence.claims]
    numbers = {each.claim.id: n for n, each in enumerate(told, start=1)}
    return tuple(
        _sentence(trace, sentence, number, told, numbers)
        for number, sentence in enumerate(trace.sentences, start=1)
    )


def _sentence(
    trace: DocumentTrace,
    sentence: SentenceTrace,
    number: int,
    told: list[TracedClaim],
    numbers: Ends,
) -> SentenceView:
    text = trace.document.text
    return SentenceView(
        number=number,
        runs=_runs(sentence, told, text),
        span=span_words(sentence.span),
        passed=tuple(_passed(sentence, told, text)),
        tree=sentence.tree,
        claims=tuple(_claim(each, numbers, text) for each in sentence.claims),
        dropped=tuple(
            _drop(each, numbers, text)
            for each in sentence.dropped
            if each.dropped.reason is not DropReason.NOTHING_FOUND
        ),
    )


def span_words(span: Span) -> str:
    """A span as it is written everywhere: ``[12, 40)``."""
    return f"[{span.start}, {span.end})"


def _passed(
    sentence: SentenceTrace, told: list[TracedClaim], text: str
) -> Iterator[PassedView]:
    for test in sentence.passed:
        claims = sum(
            each.coder == test.coder and _touches(each, sentence.span) for each in told
        )
        dropped = [each for each in sentence.dropped if each.coder == test.coder]
        lost = sum(d.dropped.reason is not DropReason.NOTHING_FOUND for d in dropped)
        counts = ((claims, "claim"), (lost, "dropped"))
        said = [f"{n} {_plural(word, n)}" for n, word in counts if n]
        yield PassedView(
            coder=CODER[test.coder],
            words=tuple(span.cut(text) for span in test.words),
            outcome=", ".join(said) or "nothing found",
        )


def _plural(word: str, count: int) -> str:
    return word if count == 1 or word == "dropped" else f"{word}s"


def _touches(traced: TracedClaim, span: Span) -> bool:
    return any(s.start < span.end and span.start < s.end for s in traced.claim.spans)


def _claim(traced: TracedClaim, numbers: Ends, text: str) -> ClaimView:
    claim = traced.claim
    return ClaimView(
        number=numbers[claim.id],
        id=claim.id,
        text=claim_words(claim),
        coder=CODER[traced.coder],
        words=tuple(span.cut(text) for span in traced.words),
        spans=", ".join(span_words(span) for span in claim.spans),
        facts=frame_facts(traced.frame) if traced.frame else (),
    )


def _drop(traced: TracedDrop, numbers: Ends, text: str) -> DropView:
    dropped = traced.dropped
    return DropView(
        coder=CODER[traced.coder],
        words=dropped.span.cut(text),
        reason=DROP_REASON[dropped.reason],
        told_by=numbers.get(dropped.told_by) if dropped.told_by else None,
        facts=frame_facts(traced.frame) if traced.frame else (),
    )


def _runs(
    sentence: SentenceTrace, told: list[TracedClaim], text: str
) -> tuple[MarkedRun, ...]:
    """The sentence cut where a mark begins or ends; joined again, its words."""
    marks = [
        (mark, max(span.start, sentence.span.start), min(span.end, sentence.span.end))
        for mark, span in _marks(sentence, told)
        if span.start < sentence.span.end and sentence.span.start < span.end
    ]
    cuts = {sentence.span.start, sentence.span.end}
    cuts |= {place for _, start, end in marks for place in (start, end)}
    return tuple(
        MarkedRun(
            text=text[start:end],
            marks=tuple(
                dict.fromkeys(mark for mark, a, b in marks if a <= start and end <= b)
            ),
        )
        for start, end in itertools.pairwise(sorted(cuts))
    )


def _marks(
    sentence: SentenceTrace, told: Iterable[TracedClaim]
) -> Iterator[tuple[str, Span]]:
    for traced in told:
        if not _touches(traced, sentence.span):
            continue
        yield from (("claim", span) for span in traced.claim.spans)
        yield from (("led", span) for span in traced.words)
        yield from (("who", m.span) for m in _actors(traced.claim) if m.span)
        yield from (("where", place.span) for place in traced.claim.places)
    for each in sentence.dropped:
        if each.dropped.span != sentence.span:
            yield "drop", each.dropped.span


def _actors(claim: Claim) -> tuple[ActorMention, ...]:
    match claim.body:
        case EventBody() as body:
            return body.actors + body.targets
        case AgreementActBody() as body:
            return body.actors
        case TalkRoundBody() as body:
            return body.participants
        case ResponseBody() | CommitmentBody() as body:
            return body.by
        case _:
            return ()
