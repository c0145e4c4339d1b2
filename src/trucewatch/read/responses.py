"""Responses: a party denies, admits, explains, or does not reply."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, ResponseBody, ResponseKind, make_claim
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agents import Agent, agents
from trucewatch.read.bare_text import token_at
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
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.arguments import subjects as in_tree
from trucewatch.read.retorts import looks_into, no_retort, silences
from trucewatch.read.triggering import may_respond
from trucewatch.read.words import VerbHit, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set
from trucewatch.text.sieve import Sieve

_ALLEGED = word_set("modality", "deny_objects") | {"it", "them", "this", "being"}
"""Words right behind a verb of denying that say that an accusation is denied."""
_PRONOUNS = frozenset({"it", "he", "she", "they", "we"})


@cache
def _index(kind: str) -> VerbIndex:
    return VerbIndex(load_lexicon("responses")[kind])


def code_responses(passages: tuple[Passage, ...]) -> Coding:
    """Every answer to an accusation or incident, in text order."""
    before = (None, *passages)
    return coding_of(
        each
        for passage, previous in zip(passages, before, strict=False)
        for each in _in_passage(passage, previous)
    )


def _in_passage(
    passage: Passage, previous: Passage | None
) -> Iterator[Claim | Dropped]:
    if not may_respond(passage.sieve):
        return
    words = words_of(passage.text)
    before = previous.text if previous else ""
    taken: set[int] = set()
    silent = False
    for kind, hit in _hits(words, passage.sieve):
        group = verb_group(words, hit, after_subject=True)
        if group is None or group.head in taken:
            continue
        reason = _lacking(passage.text, group, kind, before=before)
        if reason is None:
            taken.add(group.head)
            silent = silent or kind is ResponseKind.NO_REPLY
            matter = words[group.last : _end_of_matter(passage.text, group)]
            by = _by(passage, group)
            yield _claim(passage, kind, by=by, matter=matter, previous=previous)
        else:
            start, end = words[group.first].start, words[group.last - 1].end
            yield Dropped(reason=reason, span=passage.span_of(start, end))
    for who in () if silent else silences(passage.text):
        by = tuple(actor_mention(passage, agent) for agent in who)
        kind = ResponseKind.NO_REPLY
        yield _claim(passage, kind, by=by, matter=(), previous=previous)


def _hits(
    words: tuple[Word, ...], sieve: Sieve
) -> Iterator[tuple[ResponseKind, VerbHit]]:
    """The verbs that may tell of an answer, kind by kind."""
    for kind in ResponseKind:
        index = _index(kind)
        for hit in index.find(words) if sieve.holds(index.keys) else ():
            yield kind, hit
    for hit in _index("opening").find(words):
        yield ResponseKind.ACTION_TAKEN, hit


def _lacking(
    text: str, group: VerbGroup, kind: ResponseKind, *, before: str
) -> DropReason | None:
    """Why the verb tells of no answer, or None where it does."""
    words = words_of(text)
    if kind is ResponseKind.COUNTER_ACCUSED:
        return no_retort(text, group, before=before)
    if kind is ResponseKind.ACTION_TAKEN:
        return None if looks_into(text, group) else DropReason.NOT_SAID
    if kind is ResponseKind.NO_REPLY:
        return None if _stays_silent(words, group) else DropReason.NOT_SAID
    if "not" in group.before:
        return DropReason.NEGATED
    if group.passive and not _is_relative(words, group):
        return DropReason.NOT_SAID
    if kind is ResponseKind.DENIED and _leaves_open(words, group):
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


def _leaves_open(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is "neither confirmed nor denied", "did not confirm or deny"."""
    near = [word.lower for word in words[max(0, group.head - 3) : group.head]]
    return bool({"nor", "or"} & set(near[-1:])) and any(
        word.startswith("confirm") for word in near
    )


_SORRY = frozenset({"apologise", "apologize", "express", "offer", "issue", "ask"})


def _tells(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether what is admitted or explained is an act, told in words of its own."""
    behind = [word.lower for word in words[group.last : group.last + 3]]
    if "responsibility" in group.lemma or group.lemma.split(" ")[0] in _SORRY:
        return group.finite
    if group.lemma == "defend":
        return "as" in {word.lower for word in words[group.last : group.last + 9]}
    if not behind or not words[group.last].is_word:
        return False
    if behind[:2] == ["to", "being"]:
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
    {"call", "describe", "brand", "label", "term", "deem", "denounce"}
    | {"say/said/said", "insist", "maintain"}
)
_CHARGES = word_set("modality", "deny_objects") - {"that", "having", "any"}
_DEEDS = word_set("modality", "denied_deeds")


def _claim(
    passage: Passage,
    kind: ResponseKind,
    *,
    by: tuple[ActorMention, ...],
    matter: tuple[Word, ...],
    previous: Passage | None,
) -> Claim:
    while matter and not matter[-1].text[-1].isalnum():
        matter = matter[:-1]
    to = passage.text[matter[0].start : matter[-1].end] if matter else ""
    answered = previous if previous and _is_open(matter) else None
    return make_claim(
        passage.document,
        spans=(passage.span, answered.span) if answered else (passage.span,),
        body=ResponseBody(response=kind, by=by, to=to or _said(answered)),
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _is_open(matter: tuple[Word, ...]) -> bool:
    """Whether what is answered stands in the sentence before: "denied the charge"."""
    lowers = {word.lower for word in matter if word.is_word}
    return len(lowers) <= 4 and lowers <= _POINTING


_POINTING = word_set("responses", "pointing")
"""Words that name what was said before and add nothing to it."""


def _said(passage: Passage | None) -> str:
    return passage.text.rstrip(" .") if passage else ""


def _end_of_matter(text: str, group: VerbGroup) -> int:
    """Where what is answered to ends: at the next clause that begins afresh."""
    afresh = [start for start, under in clause_starts(text) if not under]
    return min((n for n in afresh if n > group.head), default=len(words_of(text)))


def _by(passage: Passage, group: VerbGroup) -> tuple[ActorMention, ...]:
    """Who answers: the subject, else the words before the verb, else the speaker."""
    found = subjects(passage.text, group)
    if found:
        return tuple(_with_body(passage, agent, group.first) for agent in found)
    whole = _in_tree(passage, group)
    if whole:
        return whole
    words = words_of(passage.text)
    first, _ = clause_around(passage.text, group.head)
    named = [word for word in words[first : group.first] if word.is_word]
    if not named or named[-1].lower in _PRONOUNS | _NO_NAMES:
        return speaker_mention(passage.chain)
    start, end = named[0].start, named[-1].end
    text = passage.text[start:end]
    return (ActorMention(text=text, span=passage.span_of(start, end)),)


_NO_NAMES = frozenset({"nor", "neither", "and", "but", "or"})


def _in_tree(passage: Passage, group: VerbGroup) -> tuple[ActorMention, ...]:
    """The subject as the tree has it."""
    tree = passage.tree
    at = words_of(passage.text)[group.head].start
    verb = token_at(tree, at) if tree else None
    if tree is None or verb is None:
        return ()
    return mentions_of(passage, tree, in_tree(tree, verb))


def _with_body(passage: Passage, agent: Agent, end: int) -> ActorMention:
    """The agent with whom it speaks for: "a spokesman for the coalition"."""
    mention = actor_mention(passage, agent)
    words = words_of(passage.text)
    behind = words[agent.last : end]
    if not behind or behind[0].lower not in {"for", "of"} or agent.actor:
        return mention
    if any(not word.is_word for word in behind):
        return mention
    known = [a.actor for a in agents(passage.text) if agent.last < a.first < end]
    start, stop = agent.start, behind[-1].end
    return ActorMention(
        text=passage.text[start:stop],
        span=passage.span_of(start, stop),
        actor=next(iter(known), None),
    )
