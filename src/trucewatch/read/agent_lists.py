"""Agents as subjects, as objects, and behind "by", "on" and the like."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from trucewatch.read.agents import Agent, agents
from trucewatch.read.clauses import VerbGroup, clause_around, verb_groups
from trucewatch.read.words import Word, words_of
from trucewatch.reference.lexicon import live_set, word_set

_PREPOSITIONS = word_set("grammar", "prepositions")
_SKIPPED = word_set("grammar", "skipped")
_SKIPPED_BEFORE = _SKIPPED - {"of"}
_JOINTS = frozenset(
    {",", "and", "or", "the", "its", "their", "his", "her", "along", "with", "-"}
)
_ONTO = frozenset({"on", "against", "at", "of", "targeting", "upon"})
_OF = frozenset({"of", "from", "the", "a", "an"})
_HOLDERS = word_set("grammar", "holders")
_OF_HEADS = live_set("agents", "of_heads")


def subjects(
    text: str, group: VerbGroup, *, holders: bool = False
) -> tuple[Agent, ...]:
    """The agents that are the subject of a verb group.

    Args:
        text: the sentence.
        group: the verb group.
        holders: whether what belongs to an agent stands for it ("positions of
            the army were shelled").
    """
    lender: VerbGroup | None = group
    while lender is not None:
        found, lender = _own_subjects(text, lender, holders=holders)
        if found:
            return found
    return ()


@lru_cache(maxsize=4096)
def _own_subjects(
    text: str, group: VerbGroup, *, holders: bool
) -> tuple[tuple[Agent, ...], VerbGroup | None]:
    """The subjects in the group's own clause; else the group that lends its own."""
    words = words_of(text)
    start = clause_around(text, group.head)[0]
    first = _asked_for(words, start, group)
    before = [
        agent
        for agent in agents(text)
        if first <= agent.first and agent.last <= group.first and not agent.outlet
    ]
    able = [a for a in before if _can_act(words, a, holders=holders)]
    if able:
        return _coordinated(words, before, able[-1]), None
    if first > start or not _is_open(words, first, group):
        return (), None
    return (), _lender(text, group, max(first, group.first - 1))


def _lender(text: str, group: VerbGroup, last: int) -> VerbGroup | None:
    """The group before this one, ending by word `last`, that may have a subject."""
    groups = verb_groups(text)
    for at in range(bisect_left(groups, group.head, key=_head) - 1, -1, -1):
        if groups[at].last <= last and not groups[at].infinitive:
            return groups[at]
    return None


def _head(group: VerbGroup) -> int:
    return group.head


def _asked_for(words: tuple[Word, ...], first: int, group: VerbGroup) -> int:
    """Where the subject of "for aid to be let in" begins; else `first`.

    Only the passive: in "called for X to act" X is found as the nearest agent.
    """
    if not (group.passive and group.infinitive):
        return first
    behind = [n for n in range(first, group.first) if words[n].lower == "for"]
    return behind[-1] + 1 if behind else first


def _is_open(words: tuple[Word, ...], first: int, group: VerbGroup) -> bool:
    """Whether the clause names no subject, so that the one before lends its own."""
    if group.gerund or group.infinitive:
        return True
    between = [word.lower for word in words[first : group.first]]
    return not [w for w in between if w not in {",", "and", "but", "then", "or", ";"}]


def _can_act(words: tuple[Word, ...], agent: Agent, *, holders: bool) -> bool:
    at = agent.first - 1
    while at >= 0 and (words[at].lower in _SKIPPED_BEFORE or words[at].text.isdigit()):
        if words[at].text.isdigit() and words[at + 1].lower in {"the", "a", "an"}:
            return True
        at -= 1
    if at < 0 or words[at].lower not in _PREPOSITIONS:
        return True
    if _is_member_phrase(words, agent):
        return True
    if holders and words[at].lower == "of":
        return at > 0 and words[at - 1].lower in _HOLDERS
    return words[at].lower == "on" and words[at - 1].lower in {
        "called",
        "call",
        "calls",
    }


def _coordinated(
    words: tuple[Word, ...], before: list[Agent], last: Agent
) -> tuple[Agent, ...]:
    """The agent with those listed before it: "A, B and C", not another's object."""
    found = [last]
    edge = last.first
    for agent in reversed(before[: before.index(last)]):
        between = {word.lower for word in words[agent.last : edge]}
        if between and between <= _OF and _is_member_phrase(words, found[0]):
            edge = agent.first
            continue
        if not between or not between <= _JOINTS:
            break
        found.insert(0, agent)
        edge = agent.first
    return tuple(found)


def agents_by(
    text: str,
    words: tuple[Word, ...],
    first: int,
    last: int,
    marks: frozenset[str] = frozenset({"by"}),
) -> tuple[Agent, ...]:
    """The agents after "by" (or another of `marks`) in the words ``[first, last)``."""
    for index in range(first, last):
        if words[index].lower not in marks:
            continue
        found = agents_at(text, words, index + 1, last)
        if found:
            return found
    return ()


def agents_at(
    text: str, words: tuple[Word, ...], first: int, last: int, *, reach: int = 3
) -> tuple[Agent, ...]:
    """The agents of a list that begins within `reach` words of `first`."""
    found: list[Agent] = []
    for agent in agents(text):
        if agent.first < first or agent.last > last:
            continue
        between = [
            w.lower for w in words[(found[-1].last if found else first) : agent.first]
        ]
        if not found and (
            len(between) > reach or set(between) - _SKIPPED - _NEAR_HEADS
        ):
            break
        armed_with = between == ["with"] and agent.actor is None
        if found and (armed_with or not set(between) <= _JOINTS):
            break
        found.append(agent)
    return tuple(found)


_NEAR_HEADS = _HOLDERS | frozenset(
    {"unidentified", "unknown", "of", "s", "'s", '"', "“", "”"}
)


def objects(text: str, first: int, last: int) -> tuple[Agent, ...]:
    """The agents that are the object of what ends at word `first`."""
    words = words_of(text)
    start = first
    if start < last and words[start].lower in _ONTO | {"with"}:
        start += 1
    return agents_at(text, words, start, last, reach=4)


def agents_onto(
    text: str, words: tuple[Word, ...], first: int, last: int
) -> tuple[Agent, ...]:
    """The agents behind "on", "against" or the like, close behind word `first`."""
    for index in range(first, min(last, first + 4)):
        if words[index].lower in _ONTO:
            found = agents_at(text, words, index + 1, last, reach=4)
            if found:
                return found
    return ()


def subjects_before(text: str, index: int, agent: Agent | None) -> Agent | None:
    """The last agent before word `index` that can act, other than `agent`."""
    words = words_of(text)
    able = [
        other
        for other in agents(text)
        if other.last <= index
        and (agent is None or other.last <= agent.first)
        and other != agent
        and _can_act(words, other, holders=False)
    ]
    return able[-1] if able else None


def _is_member_phrase(words: tuple[Word, ...], agent: Agent) -> bool:
    """Whether "fighters of" or the like stands before the agent's name."""
    at = agent.first - 1
    while at >= 0 and words[at].lower in {"the", "a", "an"}:
        at -= 1
    if at < 1 or words[at].lower not in {"of", "from"}:
        return False
    return words[at - 1].lower in _OF_HEADS
