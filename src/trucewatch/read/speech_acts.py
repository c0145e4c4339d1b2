"""Speech acts: who appeals to whom for what, who accuses, who threatens.

The appeal itself happened; what is appealed for did not: it is coded beside it
with the modality ``called_for``. What an accuser says of the accused is coded by
`read.events` where it names an act of the event lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, Modality, make_claim
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.agent_lists import subjects
from trucewatch.read.agents import Agent, agents
from trucewatch.read.clauses import VerbGroup, clause_around, verb_group
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.events import code_events
from trucewatch.read.mentions import actor_mention, place_mentions, speaker_mention
from trucewatch.read.occasions import time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import may_hold_speech_act
from trucewatch.read.words import PhraseIndex, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_VERBS = {
    EventType.REQUEST: "call",
    EventType.ACCUSE: "accuse",
    EventType.THREATEN: "threat",
}
_OPENERS = frozenset({"to", "for", "of", "that", "with", "against"})
_WITHOUT_ADDRESSEE = frozenset({"call for", "demand", "request", "plead", "threaten"})
_CLOSERS = frozenset({'"', "”", ";", ":", "“"})
_PRONOUNS = frozenset({"she", "he", "they", "it", "we", "i", "also", "who"})
_EFFORTS = word_set("speech_acts", "efforts")
_REACH = 8
"""Words between "efforts" and the verb of breaking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """A speech act found: half-open ranges of words."""

    type: EventType
    group: VerbGroup
    opener: int
    end: int


@cache
def _index(kind: str) -> VerbIndex:
    return VerbIndex(load_lexicon("modality")[kind])


@cache
def _breaking() -> VerbIndex:
    return VerbIndex(load_lexicon("speech_acts")["breaking"])


@cache
def _contents() -> tuple[tuple[EventType, PhraseIndex], ...]:
    table = load_lexicon("speech_acts")["contents"]
    return tuple((EventType(code), PhraseIndex(ways)) for code, ways in table.items())


def code_speech_acts(passages: tuple[Passage, ...]) -> Coding:
    """Every appeal, accusation and threat, and what is appealed for."""
    return coding_of(each for passage in passages for each in _in_passage(passage))


def _in_passage(passage: Passage) -> Iterator[Claim | Dropped]:
    if not may_hold_speech_act(passage.sieve):
        return
    for act in _acts(passage):
        if isinstance(act, Dropped):
            yield act
            continue
        yield _claim(passage, act)
        if act.type is EventType.REQUEST:
            yield from _called_for(passage, act)
    yield from _efforts(passage)


def _acts(passage: Passage) -> Iterator[_Act | Dropped]:
    words = words_of(passage.text)
    for type_, kind in _VERBS.items():
        for hit in _index(kind).find(words):
            group = verb_group(words, hit, after_subject=True)
            if group is None:
                continue
            end = _end(words, group.last)
            opener = _opener(words, group, end)
            reason = _lacking(group)
            if reason is None and opener is not None:
                yield _Act(type=type_, group=group, opener=opener, end=end)
                continue
            start, stop = words[group.first].start, words[group.last - 1].end
            yield Dropped(
                reason=reason or DropReason.NO_CONTENT,
                span=passage.span_of(start, stop),
            )


def _lacking(group: VerbGroup) -> DropReason | None:
    """Why the verb is no act of its subject, or None where it is."""
    if "not" in group.before:
        return DropReason.NEGATED
    if group.gerund or group.passive or group.before & {"will", "would", "may"}:
        return DropReason.NOT_SAID
    return None


def _end(words: tuple[Word, ...], first: int) -> int:
    """Index after the last word of what is said."""
    for index in range(first, len(words)):
        if words[index].text in _CLOSERS:
            return index
    return len(words) - 1 if words[-1].text == "." else len(words)


def _opener(words: tuple[Word, ...], group: VerbGroup, end: int) -> int | None:
    """Index at which the content begins ("to establish", "for a halt")."""
    if group.lemma in _WITHOUT_ADDRESSEE and group.last < end:
        return group.last
    for index in range(group.last, end):
        if words[index].lower in _OPENERS and index + 1 < end:
            return index
    return None


def _claim(passage: Passage, act: _Act) -> Claim:
    return _event(
        passage,
        EventBody(
            type=act.type,
            actors=_who(passage, act.group),
            targets=_to_whom(passage, act),
            summary=_words(passage, act.opener, act.end),
        ),
        modality=Modality.ASSERTED,
    )


def _event(passage: Passage, body: EventBody, *, modality: Modality) -> Claim:
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=body,
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        modality=modality,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _words(passage: Passage, first: int, last: int) -> str:
    words = words_of(passage.text)
    return passage.text[words[first].start : words[last - 1].end]


def _who(passage: Passage, group: VerbGroup) -> tuple[ActorMention, ...]:
    """The subject; "she" and "the official" are the passage's speaker."""
    words = words_of(passage.text)
    first, _ = clause_around(passage.text, group.head)
    spoken = speaker_mention(passage.chain)
    before = {word.lower for word in words[first : group.first]}
    if spoken and before & _PRONOUNS:
        return spoken
    found = [a for a in subjects(passage.text, group) if a.actor or not spoken]
    return tuple(actor_mention(passage, agent) for agent in found) or spoken


def _to_whom(passage: Passage, act: _Act) -> tuple[ActorMention, ...]:
    named = [a for a in agents(passage.text) if act.group.last <= a.first < act.opener]
    return tuple(actor_mention(passage, agent) for agent in named)


def _called_for(passage: Passage, act: _Act) -> Iterator[Claim]:
    """What is appealed for, where the event lexicon does not name it already."""
    words = words_of(passage.text)
    bodies = [claim.body for claim in code_events((passage,)).claims]
    known = {body.type for body in bodies if isinstance(body, EventBody)}
    for type_, index in _contents():
        named = [p for p in index.find(words) if act.opener <= p[1] and p[2] <= act.end]
        if not named or type_ in known:
            continue
        body = EventBody(
            type=type_,
            actors=_to_whom(passage, act),
            summary=_words(passage, act.opener, act.end),
        )
        yield _event(passage, body, modality=Modality.CALLED_FOR)


def _makers(passage: Passage, noun: int, verb: int) -> list[Agent]:
    """Whose efforts: "the efforts of X to ..." or "X's efforts to ..."."""
    words = words_of(passage.text)
    found = agents(passage.text)
    behind = [a for a in found if noun < a.first <= noun + 3 and a.last <= verb]
    owners = [a for a in found if a.last < noun and words[a.last].lower in {"'s", "'"}]
    return behind[:1] or owners[-1:]


def _stops(words: tuple[Word, ...], index: int) -> bool:
    return index == len(words) or words[index].text in {",", ";", ".", '"', "”"}


def _efforts(passage: Passage) -> Iterator[Claim]:
    """Whoever speaks of "efforts of X to breach the accord" accuses X."""
    words = words_of(passage.text)
    for hit in _breaking().find(words):
        before = words[max(0, hit.head - _REACH) : hit.head]
        nouns = [n for n, word in enumerate(before) if word.lower in _EFFORTS]
        if not nouns or not before or before[-1].lower != "to":
            continue
        noun = hit.head - len(before) + nouns[-1]
        accused = _makers(passage, noun, hit.head)
        if not accused:
            continue
        end = next(n for n in range(hit.last, len(words) + 1) if _stops(words, n))
        body = EventBody(
            type=EventType.ACCUSE,
            actors=speaker_mention(passage.chain),
            targets=tuple(actor_mention(passage, agent) for agent in accused),
            summary=_words(passage, noun, end),
        )
        yield _event(passage, body, modality=Modality.ALLEGED)
