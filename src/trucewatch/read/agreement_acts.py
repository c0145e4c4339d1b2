"""Acts done to an agreement: agreed, signed, joined, extended, left, ended."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    Claim,
    make_claim,
)
from trucewatch.model.document import Span
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agents import Agent, agents
from trucewatch.read.attributions import attributions
from trucewatch.read.clauses import VerbGroup, clause_around, verb_group
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.mentions import actor_mention, place_mentions
from trucewatch.read.modality import stance_of
from trucewatch.read.occasions import time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import may_act_on_agreement
from trucewatch.read.words import PhraseIndex, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import live_set, load_lexicon
from trucewatch.text.numbers import find_numbers

_KINDS = tuple(AgreementActType)
_SUBJECT_ACTS = frozenset({AgreementActType.ENDED, AgreementActType.EXTENDED})
_OPENERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "years", "days"})
_REDUCED = frozenset({"in", "at", "on", "by", "between", "last", "earlier"})
_MATTER = live_set("agreement_acts", "matter")
"""Words of what an agreement is about, where its name is not given."""


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
    for kind in _KINDS:
        for hit in _verbs(kind).find(words):
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


def _claim(
    passage: Passage,
    group: VerbGroup,
    kind: AgreementActType,
    *,
    after: Passage | None,
) -> Claim | Dropped:
    words = words_of(passage.text)
    behind = (group.last, _sentence_end(passage, group.last))
    before = (clause_around(passage.text, group.head)[0], group.first)
    happens = kind in _SUBJECT_ACTS and not _has_object(words, group)
    reduced = _is_reduced(words, group)
    turned = group.passive or reduced or (happens and not _named(words, behind))
    matter = before if turned else behind
    instrument = _named(words, matter)
    if instrument is None and not _about(words, matter, kind):
        return _dropped(passage, group, DropReason.NO_AGREEMENT)
    found = _actors(passage, group, behind=group.passive or reduced)
    if not found and not turned:
        return _dropped(passage, group, DropReason.NO_ACTOR)
    stance = stance_of(passage.text, group.first, groups=(group,))
    covered, spans = _covered(after)
    return make_claim(
        passage.document,
        spans=(passage.span, *spans),
        body=AgreementActBody(
            act=kind,
            actors=tuple(actor_mention(passage, agent) for agent in found),
            instrument=_cut(passage, instrument),
            object=_cut(passage, _trimmed(words, behind)) if not turned else None,
            capacity=_capacity(passage, group),
        ),
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        polarity=stance.polarity,
        modality=stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage) + covered,
        references=find_references(passage.document.text, passage.span),
    )


def _has_object(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether the verb has an object of its own: "the truce ended two days of ..."."""
    if group.last >= len(words):
        return False
    behind = words[group.last].lower
    counted = find_numbers(behind, Span(0, len(behind)))
    return behind in _OPENERS or bool(counted)


def _is_reduced(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it tells of the agreement right before it: "the truce signed in X"."""
    if group.before or group.last >= len(words):
        return False
    near = (max(0, group.first - 3), group.first)
    follows = words[group.last].lower in _REDUCED
    return follows and _named(words, near) is not None


def _dropped(passage: Passage, group: VerbGroup, reason: DropReason) -> Dropped:
    words = words_of(passage.text)
    start, end = words[group.first].start, words[group.last - 1].end
    return Dropped(reason=reason, span=passage.span_of(start, end))


def _sentence_end(passage: Passage, first: int) -> int:
    """Index at which the statement begun at `first` ends: a mark, or who says it."""
    words = words_of(passage.text)
    told = [a.first for a in attributions(passage.text) if a.trailing]
    marks = [n for n in range(first, len(words)) if words[n].text in {";", ":"}]
    return min((n for n in (*marks, *told) if n > first), default=len(words))


Range = tuple[int, int]


def _named(words: tuple[Word, ...], part: Range) -> Range | None:
    """Range of words that name an agreement in `part`, or None."""
    for _, first, last in _phrases("instruments").find(words):
        if part[0] <= first and last <= part[1]:
            return first, last
    return None


def _about(words: tuple[Word, ...], part: Range, kind: AgreementActType) -> bool:
    """Whether what is agreed or announced is a matter of a ceasefire."""
    fits = kind in {AgreementActType.AGREED, AgreementActType.ANNOUNCED}
    return fits and any(w.lower in _MATTER for w in words[part[0] : part[1]])


def _actors(passage: Passage, group: VerbGroup, *, behind: bool) -> tuple[Agent, ...]:
    """Those who act: the subject, or where it is turned those behind "by"."""
    if not behind:
        return subjects(passage.text, group)
    words = words_of(passage.text)
    by = [n for n in range(group.last, len(words)) if words[n].lower == "by"]
    if not by:
        return ()
    listed: list[Agent] = []
    position = by[0] + 1
    for agent in agents(passage.text):
        if agent.first < position:
            continue
        between = {word.lower for word in words[position : agent.first]}
        if not between <= {",", "and", "the"}:
            break
        listed.append(agent)
        position = agent.last
    return tuple(listed)


def _capacity(passage: Passage, group: VerbGroup) -> str | None:
    """In what capacity the actors act, where the words before the verb say so."""
    words = words_of(passage.text)
    for phrase, first, last in _phrases("capacities").find(words):
        as_such = first and words[first - 1].lower == "as"
        if last <= group.first or as_such:
            return phrase
    return None


def _trimmed(words: tuple[Word, ...], part: Range) -> Range | None:
    """The part without closing marks, or None where nothing is left."""
    first, last = part
    while last > first and not words[last - 1].is_word:
        last -= 1
    return (first, last) if last > first else None


def _cut(passage: Passage, part: Range | None) -> str | None:
    if part is None:
        return None
    words = words_of(passage.text)
    return passage.text[words[part[0]].start : words[part[1] - 1].end]


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
