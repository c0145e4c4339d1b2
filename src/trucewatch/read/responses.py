"""Responses: a party denies, admits, explains, or does not reply."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, ResponseBody, ResponseKind, make_claim
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agent_lists import subjects
from trucewatch.read.clauses import (
    VerbGroup,
    clause_around,
    clause_starts,
    verb_group,
)
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.mentions import actor_mention, place_mentions, speaker_mention
from trucewatch.read.occasions import time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import RESPONSES, may_respond
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import word_set

_ALLEGED = word_set("modality", "deny_objects") | {"it", "them", "this", "being"}
"""Words right behind a verb of denying that say that an accusation is denied."""
_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})


@cache
def _index(kind: ResponseKind) -> VerbIndex:
    return VerbIndex(RESPONSES[kind])


def code_responses(passages: tuple[Passage, ...]) -> Coding:
    """Every answer to an accusation or incident, in text order."""
    return coding_of(each for passage in passages for each in _in_passage(passage))


def _in_passage(passage: Passage) -> Iterator[Claim | Dropped]:
    if not may_respond(passage.sieve):
        return
    words = words_of(passage.text)
    for kind in RESPONSES:
        for hit in _index(kind).find(words):
            group = verb_group(words, hit, after_subject=True)
            if group is None:
                continue
            reason = _lacking(words, group, kind)
            if reason is None:
                yield _claim(passage, group, kind)
            else:
                start, end = words[group.first].start, words[group.last - 1].end
                yield Dropped(reason=reason, span=passage.span_of(start, end))


def _lacking(
    words: tuple[Word, ...], group: VerbGroup, kind: ResponseKind
) -> DropReason | None:
    """Why the verb tells of no answer, or None where it does."""
    if kind is ResponseKind.NO_REPLY:
        return None if _stays_silent(words, group) else DropReason.NOT_SAID
    if "not" in group.before:
        return DropReason.NEGATED
    if group.passive and not _is_relative(words, group):
        return DropReason.NOT_SAID
    if kind is ResponseKind.DENIED and not _denies(words, group):
        return DropReason.NO_ACCUSATION
    if kind in _TELLING and not _tells(words, group):
        return DropReason.NO_ACCUSATION
    return None


_TELLING = frozenset({ResponseKind.ACKNOWLEDGED, ResponseKind.EXPLAINED})
_ANSWERS = frozenset({"reach for comment", "reply", "respond", "comment", "answer"})
_SHOOTING = frozenset({"fire", "shots", "shooting", "attack", "provocation"})
_YIELDED = frozenset({"point", "election", "defeat", "demands", "demand", "goal"})
_FALSE = word_set("modality", "false_words")


def _stays_silent(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is "did not reply", not an answer and no fire left unanswered."""
    if group.lemma not in _ANSWERS:
        return "not" not in group.before and not group.passive
    behind = {word.lower for word in words[group.last : group.last + 5]}
    return bool(group.before & {"not", "never"}) and not behind & _SHOOTING


def _tells(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether what is admitted or explained is an act, told in words of its own."""
    behind = [word.lower for word in words[group.last : group.last + 3]]
    if "responsibility" in group.lemma:
        return True
    if not behind or not words[group.last].is_word:
        return False
    if group.lemma == "concede":
        return behind[0] not in {"to", "a"} | _YIELDED
    if group.lemma == "explain":
        return "that" in behind[:1]
    return not set(behind) & _YIELDED


def _is_relative(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether the verb ends "a charge that the other side rejected"."""
    return not group.before and _charge_before(words, group)


def _charge_before(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether a charge stands before a clause that the verb ends: "which X denied"."""
    link = [
        n
        for n in range(max(1, group.first - 7), group.first)
        if words[n].lower in {"that", "which"}
    ]
    return any(words[n - 1].lower in _ALLEGED or words[n - 1].text == "," for n in link)


def _denies(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether what is denied is an act or an accusation, not entry or a plan."""
    behind = [word.lower for word in words[group.last : group.last + 3]]
    if group.lemma in _CALLING:
        further = {word.lower for word in words[group.last : group.last + 14]}
        return bool(set(behind) & _CHARGES) and bool(further & _FALSE)
    if not behind or not words[group.last].is_word:
        return _charge_before(words, group)
    if group.lemma.startswith("deny"):
        told = set(behind) & _ALLEGED or behind[0].endswith("ing")
        return bool(told) or bool(set(behind[1:]) & _DEEDS)
    return bool(set(behind) & (_ALLEGED - {"it", "them", "this", "any"}))


_CALLING = frozenset(
    {"call", "describe", "brand", "label", "say/said/said", "insist", "maintain"}
)
_CHARGES = word_set("modality", "deny_objects") - {"that", "having", "any"}
_DEEDS = word_set("modality", "denied_deeds")


def _claim(passage: Passage, group: VerbGroup, kind: ResponseKind) -> Claim:
    words = words_of(passage.text)
    last = _end_of_matter(passage.text, group)
    behind = words[group.last : last]
    while behind and not behind[-1].text[-1].isalnum():
        behind = behind[:-1]
    to = passage.text[behind[0].start : behind[-1].end] if behind else ""
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=ResponseBody(response=kind, by=_by(passage, group), to=to),
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _end_of_matter(text: str, group: VerbGroup) -> int:
    """Where what is answered to ends: at the next clause that begins afresh."""
    afresh = [start for start, under in clause_starts(text) if not under]
    return min((n for n in afresh if n > group.head), default=len(words_of(text)))


def _by(passage: Passage, group: VerbGroup) -> tuple[ActorMention, ...]:
    """Who answers: the subject, else the words before the verb, else the speaker."""
    found = subjects(passage.text, group)
    if found:
        return tuple(actor_mention(passage, agent) for agent in found)
    words = words_of(passage.text)
    first, _ = clause_around(passage.text, group.head)
    named = [word for word in words[first : group.first] if word.is_word]
    if not named or named[-1].lower in _PRONOUNS:
        return speaker_mention(passage.chain)
    start, end = named[0].start, named[-1].end
    text = passage.text[start:end]
    return (ActorMention(text=text, span=passage.span_of(start, end)),)
