"""Acts done to an agreement: agreed, signed, joined, extended, left, ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    Claim,
    Modality,
    Polarity,
    make_claim,
)
from trucewatch.model.document import Span
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.model.when import When
from trucewatch.read.agreement_frames import frame_of
from trucewatch.read.agreement_nouns import noun_acts
from trucewatch.read.agreement_words import Frame
from trucewatch.read.bare_text import token_at
from trucewatch.read.clauses import VerbGroup, verb_group
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.mentions import place_mentions
from trucewatch.read.modality import Stance, stance_of
from trucewatch.read.occasions import time_of, times_in
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import may_act_on_agreement
from trucewatch.read.words import PhraseIndex, VerbHit, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon
from trucewatch.text.parsed import Parsed

_KINDS = tuple(AgreementActType)


@cache
def _verbs(kind: AgreementActType) -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")[kind.value])


@cache
def _phrases(key: str) -> PhraseIndex:
    return PhraseIndex(load_lexicon("agreement_acts")[key])


@cache
def _cover() -> VerbIndex:
    return VerbIndex(load_lexicon("agreement_acts")["cover"])


def code_agreement_acts(passages: tuple[Passage, ...]) -> Coding:
    """Every act done to an agreement, with the places it is said to cover."""
    return coding_of(
        each
        for index, passage in enumerate(passages)
        for each in _in_passage(passage, _next(passages, index))
    )


def _next(passages: tuple[Passage, ...], index: int) -> Passage | None:
    return passages[index + 1] if index + 1 < len(passages) else None


def _in_passage(passage: Passage, after: Passage | None) -> Iterator[Claim | Dropped]:
    if not may_act_on_agreement(passage.sieve):
        return
    words = words_of(passage.text)
    taken: set[int] = set()
    dropped: dict[int, Dropped] = {}
    for kind, hit in _hits(words):
        group = verb_group(words, hit, after_subject=True)
        if group is None or group.gerund or group.head in taken:
            continue
        found = _claim(passage, group, kind, after=after)
        if isinstance(found, Claim):
            taken.add(group.head)
            yield found
        else:
            dropped[group.head] = found
    yield from (found for head, found in dropped.items() if head not in taken)
    yield from _by_nouns(passage, after=after)


def _hits(words: tuple[Word, ...]) -> list[tuple[AgreementActType, VerbHit]]:
    """The verbs of all acts, those of more words first: "declare dead"."""
    found = [(kind, hit) for kind in _KINDS for hit in _verbs(kind).find(words)]
    return sorted(found, key=lambda each: each[1].head - each[1].last)


def _by_nouns(passage: Passage, *, after: Passage | None) -> Iterator[Claim]:
    """Acts that a noun tells of: "the signing of the accord by both sides"."""
    tree = passage.tree
    if tree is None:
        return
    for noun, kind, modality, frame in noun_acts(passage, tree):
        at = next(
            n for n, w in enumerate(words_of(passage.text)) if w.end > tree.starts[noun]
        )
        stance = stance_of(passage.text, at, groups=())
        if kind is AgreementActType.AGREED or tree.tokens[noun].lower() == "bound":
            stance = replace(stance, polarity=Polarity.AFFIRMED)
        told = stance.modality is Modality.ASSERTED
        yield _made(
            passage,
            frame,
            kind,
            after=after,
            at=at,
            stance=replace(stance, modality=modality) if told else stance,
        )


def _claim(
    passage: Passage,
    group: VerbGroup,
    kind: AgreementActType,
    *,
    after: Passage | None,
) -> Claim | Dropped:
    frame = frame_of(passage, group, kind)
    if frame is None:
        return _dropped(passage, group, DropReason.NO_AGREEMENT)
    if not (frame.actors or frame.turned):
        return _dropped(passage, group, DropReason.NO_ACTOR)
    stance = stance_of(passage.text, group.first, groups=(group,))
    return _made(passage, frame, kind, after=after, at=group.head, stance=stance)


def _made(
    passage: Passage,
    frame: Frame,
    kind: AgreementActType,
    *,
    after: Passage | None,
    at: int,
    stance: Stance,
) -> Claim:
    covered, spans = _covered(after)
    return make_claim(
        passage.document,
        spans=(passage.span, *spans),
        body=AgreementActBody(
            act=kind,
            actors=frame.actors,
            instrument=frame.instrument,
            object=frame.object,
            capacity=_capacity(passage, at),
        ),
        chain=passage.chain,
        time=_time(passage, at),
        coder=coder_name(),
        polarity=stance.polarity,
        modality=stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage) + covered,
        references=find_references(passage.document.text, passage.span),
    )


def _dropped(passage: Passage, group: VerbGroup, reason: DropReason) -> Dropped:
    words = words_of(passage.text)
    start, end = words[group.first].start, words[group.last - 1].end
    return Dropped(reason=reason, span=passage.span_of(start, end))


def _time(passage: Passage, at: int) -> When:
    """When the act at word `at` was done: no day that another clause tells of."""
    tree = passage.tree
    verb = token_at(tree, words_of(passage.text)[at].start) if tree else None
    if tree is None or verb is None:
        return time_of(passage)
    shift = passage.span.start
    days = [
        (m.span, tree.at(m.span.start - shift, m.span.end - shift))
        for m in times_in(passage)
    ]
    theirs = [
        span for span, tokens in days if tokens and not _is_near(tree, verb, tokens)
    ]
    return time_of(passage, without=tuple(theirs))


def _is_near(tree: Parsed, verb: int, tokens: tuple[int, ...]) -> bool:
    """Whether the nearest verb above the tokens is `verb`, or stands above it."""
    top = tree.topmost(tokens)
    above = next((n for n in tree.ancestors(top) if tree.upos[n] == "VERB"), None)
    return above is None or above == verb or above in tree.ancestors(verb)


def _capacity(passage: Passage, at: int) -> str | None:
    """In what capacity the actors act, where the words before the verb say so."""
    words = words_of(passage.text)
    for phrase, first, last in _phrases("capacities").find(words):
        as_such = first and words[first - 1].lower == "as"
        if last <= at or as_such:
            return phrase
    return None


def _covered(
    after: Passage | None,
) -> tuple[tuple[PlaceMention, ...], tuple[Span, ...]]:
    """Places that the next sentence says the agreement covers, with its span."""
    if after is None:
        return (), ()
    words = words_of(after.text)
    opening = _phrases("continued").at(words, 0) if words else None
    hits = _cover().find(words)
    if opening is None or not hits:
        return (), ()
    part = (hits[0].last, len(words))
    places = place_mentions(after, words=part, role=MentionRole.NAMED)
    return places, (after.span,) if places else ()
