"""Talks: which track and round a sentence speaks of, who attends, on what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, Polarity, make_claim
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.talks import RoundStatus, TalkRoundBody
from trucewatch.read.agents import agents
from trucewatch.read.coding import Coding
from trucewatch.read.mentions import actor_mention, place_mentions
from trucewatch.read.occasions import time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import may_speak_of_talks
from trucewatch.read.triggers import triggers
from trucewatch.read.words import Word, words_of
from trucewatch.reference.lexicon import live_set, load_lexicon, word_set
from trucewatch.text.numbers import NumberMention, NumberRole, find_numbers

_MEETINGS = live_set("talks", "meetings")
_ROUNDS = word_set("talks", "rounds")
_TRACK_WORDS = live_set("talks", "track_words")
_CONTEXT = live_set("talks", "context")
"""Words without which "round" and "session" may be of anything."""
_BOUND = word_set("talks", "bound")
"""Cities that name a track only beside a word for one: elsewhere they are venues."""
_NEAR = 4
"""Words between a number and the meeting that it counts."""
_STATUSES = (
    (RoundStatus.POSTPONED, "postponed"),
    (RoundStatus.ANNOUNCED, "announced"),
    (RoundStatus.HELD, "held"),
)
_TOPIC_BEFORE = re.compile(
    r"(?P<topic>[^,;.]+?)\s+(?:was|were|is|are|will be|became|becomes)\s+"
    r"(?:the\s+|at the\s+|in the\s+)?(?:main\s+)?"
    r"(?:spotlight|focus|topic|subject|centre|center|theme|heart|agenda)\s+of\b"
)
_TOPIC_BEHIND = re.compile(
    r"\b(?:talks|negotiations|meetings?|rounds?|sessions?|conference)\s+"
    r"(?:on|about|over)\s+(?P<topic>[^,;.]+?)"
    r"(?=\s+(?:in|at|was|were|will|is|are|has|have|had|took|ended|opened|began)\b|[,;.]|\Z)"
)


@dataclass(frozen=True, slots=True)
class _Track:
    """A track that a sentence names; `bound` where a track word stands by it."""

    name: str
    first: int
    last: int
    bound: bool


def code_talks(passages: tuple[Passage, ...]) -> Coding:
    """What the passages say about rounds and tracks of talks, in text order."""
    claims = [claim for passage in passages for claim in _in_passage(passage)]
    return Coding(claims=tuple(claims))


def _in_passage(passage: Passage) -> Iterator[Claim]:
    if not may_speak_of_talks(passage.sieve):
        return
    words = words_of(passage.text)
    meetings = [n for n, word in enumerate(words) if word.lower in _MEETINGS]
    tracks = _tracks(words)
    if not meetings and not any(track.bound for track in tracks):
        return
    if not tracks and not {word.lower for word in words} & _CONTEXT:
        return
    number, so_far = _numbers(passage, words)
    if number is None and so_far is None and not any(t.bound for t in tracks):
        return
    bound = [track for track in tracks if track.bound]
    found = dict.fromkeys(track.name for track in bound or tracks)
    names: list[str | None] = [*found] or [None]
    attending = _attending(passage)
    for place, name in enumerate(names):
        yield _claim(
            passage,
            TalkRoundBody(
                track=name,
                number=number if place == 0 else None,
                rounds_so_far=so_far if place == 0 else None,
                status=_status(passage.text, counted=number or so_far),
                participants=attending if place == 0 else (),
                topic=_topic(passage.text),
            ),
        )

    held = _status(passage.text, counted=number) is RoundStatus.HELD
    if number is not None and held:
        yield from _met(passage, attending)


def _met(passage: Passage, attending: tuple[ActorMention, ...]) -> Iterator[Claim]:
    """The meeting itself, where "the sixth round was held" and no verb says so.

    Source: domain vocabulary 2.1: such a sentence gives an event and a round.
    """
    told = {trigger.entry.type for trigger in triggers(passage.text)}
    if EventType.CONSULT not in told:
        yield _claim(passage, EventBody(type=EventType.CONSULT, actors=attending))


def _claim(passage: Passage, body: TalkRoundBody | EventBody) -> Claim:
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=body,
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        polarity=_polarity(passage.text),
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _polarity(text: str) -> Polarity:
    """Negated where the sentence says that the round was not held."""
    held = load_lexicon("talks")["held"]
    lowers = [word.lower for word in words_of(text)]
    for index, lower in enumerate(lowers):
        negated = lower in {"not", "never"} or lower.endswith("n't")
        if negated and set(lowers[index + 1 : index + 4]) & {*held, "take"}:
            return Polarity.NEGATED
    return Polarity.AFFIRMED


def _tracks(words: tuple[Word, ...]) -> list[_Track]:
    """The tracks named, in text order."""
    found = []
    lowers = [word.lower for word in words]
    for name, parts in _ways():
        if parts[0] not in lowers:
            continue
        for first in range(len(words) - len(parts) + 1):
            last = first + len(parts)
            if tuple(lowers[first:last]) != parts:
                continue
            behind = lowers[last] if last < len(words) else ""
            bound = behind in _TRACK_WORDS or parts[-1] in _TRACK_WORDS
            if name in _BOUND and not bound:
                continue
            found.append(_Track(name, first, last, bound or "platform" in parts))
    return sorted(found, key=lambda track: track.first)


@cache
def _ways() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each way to name a track, as words in lower case, with the track's name."""
    return tuple(
        (name, tuple(word.lower for word in words_of(way)))
        for name, ways in (
            *load_lexicon("talks")["tracks"].items(),
            *((name, (name,)) for name in sorted(_BOUND)),
        )
        for way in ways
    )


def _numbers(
    passage: Passage, words: tuple[Word, ...]
) -> tuple[int | None, int | None]:
    """Ordinal of the round, and how many rounds are counted in all."""
    number = so_far = None
    document = passage.document
    for mention in find_numbers(document.text, passage.span):
        value = mention.quantity.best
        if value is None or not _counts_meeting(passage, words, mention):
            continue
        if mention.role is NumberRole.ORDINAL:
            number = int(value)
        elif mention.role is NumberRole.COUNT:
            so_far = int(value)
    return number, so_far


def _counts_meeting(
    passage: Passage, words: tuple[Word, ...], mention: NumberMention
) -> bool:
    end = mention.span.end - passage.span.start
    behind = [word for word in words if word.start >= end][:_NEAR]
    nouns = [n for n, word in enumerate(behind) if word.lower in _ROUNDS]
    stops = [
        n for n, w in enumerate(behind) if not w.is_word or w.lower in {"in", "of"}
    ]
    return bool(nouns) and not any(stop < nouns[0] for stop in stops)


def _status(text: str, *, counted: int | None) -> RoundStatus:
    lower = " ".join(text.lower().split())
    for status, key in _STATUSES:
        for phrase in load_lexicon("talks")[key]:
            if counted is not None and re.search(rf"\b{re.escape(phrase)}\b", lower):
                return status
    return RoundStatus.MENTIONED


def _attending(passage: Passage) -> tuple[ActorMention, ...]:
    """Those whose attendance the sentence speaks of."""
    lower = passage.text.lower()
    found: list[ActorMention] = []
    for phrase in load_lexicon("talks")["attend"]:
        at = lower.find(phrase)
        if at < 0:
            continue
        start = at + len(phrase)
        named = [a for a in agents(passage.text) if start <= a.start <= start + 6]
        found += [actor_mention(passage, agent) for agent in named]
    return tuple(found)


def _topic(text: str) -> str | None:
    before = _TOPIC_BEFORE.search(text)
    if before:
        return before["topic"].strip()
    behind = _TOPIC_BEHIND.search(text)
    return behind["topic"].strip() if behind else None
