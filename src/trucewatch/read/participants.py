"""Who does it and to whom, for a trigger: subject, object, "by" and "on".

An agent that the words do not name stays empty; nobody is guessed.
"""

from __future__ import annotations

from functools import cache

from trucewatch.model.event import FAMILY_OF, EventFamily
from trucewatch.read.agents import (
    Agent,
    AgentKind,
    agents,
    bare_agent,
    is_member_phrase,
)
from trucewatch.read.clauses import VerbGroup, clause_around, verb_groups
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.triggers import Trigger
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_PREPOSITIONS = word_set("grammar", "prepositions")
_SKIPPED = word_set("grammar", "skipped")
_JOINTS = frozenset({",", "and", "or", "the", "its", "their", "along", "with", "-"})
_ONTO = frozenset({"on", "against", "at", "of", "targeting", "upon"})
_HOLDERS = word_set("grammar", "holders")
_PARTY_FAMILIES = frozenset({EventFamily.ACT})


def actors_of(text: str, trigger: Trigger) -> tuple[Agent, ...]:
    """Who acts, as the sentence says; empty where it does not say."""
    words = words_of(text)
    group = trigger.group
    if group is None:
        return _noun_actors(text, words, trigger)
    if trigger.entry.means and group.passive:
        return subjects(text, group)
    if trigger.entry.target_first:
        last = trigger.clause[1]
        return _by(text, words, trigger.last, last, marks=frozenset({"by", "from"}))
    if group.passive:
        return _by(text, words, trigger.last, trigger.clause[1])
    accuser = _accuser_before(words, group)
    return tuple(a for a in subjects(text, group) if a.first > accuser)


def _accuser_before(words: tuple[Word, ...], group: VerbGroup) -> int:
    """Index of "accused" in "A accused B of shelling": A did not; -1 if none."""
    at = group.first - 1
    if at < 0 or words[at].lower not in {"of", "for"}:
        return -1
    heads = {hit.head for hit in _accusing().find(words[:at])}
    return max(heads - {at - 1}, default=-1)


@cache
def _accusing() -> VerbIndex:
    modality = load_lexicon("modality")
    return VerbIndex((*modality["accuse"], *modality["hold"]))


def targets_of(text: str, trigger: Trigger) -> tuple[Agent, ...]:
    """To whom it is done, as the sentence says."""
    words = words_of(text)
    group = trigger.group
    last = trigger.clause[1]
    if group is not None and group.passive and trigger.entry.means:
        return ()
    if group is not None and (group.passive or trigger.entry.target_first):
        return _no_places(subjects(text, group, holders=True), trigger)
    if group is not None:
        return _no_places(objects(text, trigger.last, last), trigger)
    if _is_under(words, trigger):
        return _no_places(subjects(text, trigger.groups[0], holders=True), trigger)
    found = _onto(text, words, trigger.last, last)
    if not found and trigger.support is not None and not trigger.subject_acts:
        found = objects(text, trigger.support.last, last)
    return _no_places(found, trigger)


def _is_under(words: tuple[Word, ...], trigger: Trigger) -> bool:
    """Whether it is "X came under mortar fire": the subject is the target."""
    support = trigger.support
    return bool(support and event_lexicon().under.at(words, support.head))


def _no_places(found: tuple[Agent, ...], trigger: Trigger) -> tuple[Agent, ...]:
    """Without states and capitals where they are what is hit: those are places."""
    if FAMILY_OF[trigger.entry.type] in _PARTY_FAMILIES:
        return found
    return tuple(agent for agent in found if agent.kind is not AgentKind.STATE)


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
    words = words_of(text)
    first = _asked_for(words, clause_around(text, group.head)[0], group)
    before = [
        agent
        for agent in agents(text)
        if first <= agent.first and agent.last <= group.first and not agent.outlet
    ]
    able = [a for a in before if _can_act(words, a, holders=holders)]
    if able:
        return _coordinated(words, before, able[-1])
    if _is_open(words, first, group) and first <= clause_around(text, group.head)[0]:
        earlier = [
            g for g in verb_groups(text) if g.last <= max(first, group.first - 1)
        ]
        earlier = [g for g in earlier if g.head < group.head and not g.infinitive]
        if earlier:
            return subjects(text, earlier[-1], holders=holders)
    return ()


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
    while at >= 0 and (
        words[at].lower in _SKIPPED - {"of"} or words[at].text.isdigit()
    ):
        if words[at].text.isdigit() and words[at + 1].lower in {"the", "a", "an"}:
            return True
        at -= 1
    if at < 0 or words[at].lower not in _PREPOSITIONS:
        return True
    if is_member_phrase(words, agent):
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
    for agent in reversed(before[: before.index(last)]):
        between = [word.lower for word in words[agent.last : found[0].first]]
        if not between or not set(between) <= _JOINTS:
            break
        found.insert(0, agent)
    return tuple(found)


def _by(
    text: str,
    words: tuple[Word, ...],
    first: int,
    last: int,
    *,
    marks: frozenset[str] = frozenset({"by"}),
) -> tuple[Agent, ...]:
    """The agents after "by" (or another of `marks`) in the words ``[first, last)``."""
    for index in range(first, last):
        if words[index].lower not in marks:
            continue
        found = _list_at(text, words, index + 1, last)
        if found:
            return found
    return ()


def _list_at(
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
        if found and not set(between) <= _JOINTS:
            break
        found.append(agent)
    return tuple(found)


_NEAR_HEADS = _HOLDERS | frozenset({"unidentified", "unknown", "of", "s", "'s"})


def objects(text: str, first: int, last: int) -> tuple[Agent, ...]:
    """The agents that are the object of what ends at word `first`."""
    words = words_of(text)
    start = first
    if start < last and words[start].lower in _ONTO | {"with"}:
        start += 1
    return _list_at(text, words, start, last, reach=4)


def _onto(
    text: str, words: tuple[Word, ...], first: int, last: int
) -> tuple[Agent, ...]:
    for index in range(first, min(last, first + 4)):
        if words[index].lower in _ONTO:
            found = _list_at(text, words, index + 1, last, reach=4)
            if found:
                return found
    return ()


def _noun_actors(
    text: str, words: tuple[Word, ...], trigger: Trigger
) -> tuple[Agent, ...]:
    """Who is behind a noun: "by X", "between X and Y", "X's", "X carried out"."""
    last = trigger.clause[1]
    by = _by(text, words, trigger.last, last)
    if by:
        return by
    ends = [trigger.last, *([trigger.support.last] if trigger.support else [])]
    for end in ends:
        if end < last and words[end].lower in {"between", "among"}:
            return _list_at(text, words, end + 1, last)
    owner = _owner(text, words, trigger.first)
    if owner:
        return owner
    if trigger.support is not None and trigger.subject_acts:
        return subjects(text, trigger.support)
    return _accused(text, words, trigger.first)


def _accused(text: str, words: tuple[Word, ...], first: int) -> tuple[Agent, ...]:
    """Who is blamed for the noun: "blamed Y for the shelling"."""
    at = first
    while at and words[at - 1].lower in _ADJECTIVES | {"the", "a", "an"}:
        at -= 1
    if not at or words[at - 1].lower not in {"for", "of"}:
        return ()
    at -= 2 if at > 1 and words[at - 2].lower == "responsible" else 1
    blamed = [agent for agent in agents(text) if agent.last == at]
    before = {hit.head for hit in _accusing().find(words[:at])}
    return tuple(a for a in blamed if any(head < a.first for head in before))


def _owner(text: str, words: tuple[Word, ...], first: int) -> tuple[Agent, ...]:
    """The agent right before a noun: "the army's shelling", "Omani airstrikes"."""
    at = first
    while at and words[at - 1].lower in _ADJECTIVES:
        at -= 1
    if at and words[at - 1].lower == "'s":
        at -= 1
    found = tuple(agent for agent in agents(text) if agent.last == at)
    bare = bare_agent(words, at - 1) if at else None
    return found or ((bare,) if bare else ())


_ADJECTIVES = word_set("grammar", "adjectives")


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
