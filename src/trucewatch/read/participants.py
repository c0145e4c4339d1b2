"""Who does it and to whom, for a trigger: subject, object, "by" and "on".

An agent that the words do not name stays empty; nobody is guessed.
"""

from __future__ import annotations

from functools import cache

from trucewatch.model.event import FAMILY_OF, EventFamily
from trucewatch.read.agent_lists import (
    agents_at,
    agents_by,
    agents_onto,
    objects,
    subjects,
)
from trucewatch.read.agents import Agent, AgentKind, agents, bare_agent
from trucewatch.read.bare_phrases import phrase_after, phrase_before
from trucewatch.read.clauses import VerbGroup
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.passage import Passage
from trucewatch.read.tree_sides import Sides, sides_of, takes_anyone
from trucewatch.read.triggers import Trigger
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_PARTY_FAMILIES = frozenset({EventFamily.ACT})


def sides(
    passage: Passage, trigger: Trigger
) -> tuple[tuple[Agent, ...], tuple[Agent, ...]]:
    """Who acts and to whom, by the sentence's tree where it has one, else by words.

    The words also serve where the tree names nobody, and for meetings and other
    acts of words, whose sides they list more completely.
    """
    text, tree = passage.text, passage.tree
    told = Sides()
    if tree is not None and FAMILY_OF[trigger.entry.type] not in _PARTY_FAMILIES:
        told = sides_of(tree, trigger)
    actors = told.actors or actors_of(text, trigger)
    others = _besides(told.targets, actors)
    others = others or _besides(targets_of(text, trigger), actors)
    return actors, _no_places(others, trigger)


def _besides(found: tuple[Agent, ...], actors: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """Those who do not act themselves."""
    return tuple(agent for agent in found if agent not in actors)


def actors_of(text: str, trigger: Trigger) -> tuple[Agent, ...]:
    """Who acts, as the sentence says; empty where it does not say."""
    words = words_of(text)
    group = trigger.group
    if group is None:
        return _noun_actors(text, words, trigger)
    if trigger.entry.means and group.passive:
        return subjects(text, group)
    marks = _marks(trigger, group)
    last = trigger.clause[1]
    if marks:
        found = agents_by(text, words, trigger.last - 1, last, marks)
        return found or _any_by(text, words, trigger, marks)
    accuser = _accuser_before(words, group)
    able = tuple(a for a in subjects(text, group) if a.first > accuser)
    if able or not trigger.entry.people or accuser >= 0:
        return able
    return phrase_before(text, group)


def _marks(trigger: Trigger, group: VerbGroup) -> frozenset[str]:
    """The words behind which who acts is named; none where the subject acts."""
    if trigger.entry.marks:
        return trigger.entry.marks
    if trigger.entry.target_first:
        return frozenset({"by", "from"})
    return frozenset({"by"}) if group.passive else frozenset()


def _any_by(
    text: str, words: tuple[Word, ...], trigger: Trigger, marks: frozenset[str]
) -> tuple[Agent, ...]:
    """Any noun behind "by", where the entry allows it."""
    if not trigger.entry.people:
        return ()
    last = trigger.clause[1]
    for index in range(trigger.last, last):
        if words[index].lower in marks & {"by"}:
            return phrase_after(text, index + 1, last)
    return ()


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
    if group is not None:
        first = group.passive or trigger.entry.target_first
        found = (
            subjects(text, group, holders=True)
            if first
            else objects(text, trigger.last, last)
        )
        if not found and takes_anyone(trigger):
            found = (
                phrase_before(text, group)
                if first
                else phrase_after(text, trigger.last, last)
            )
        return _no_places(found, trigger)
    if _is_under(words, trigger):
        return _no_places(subjects(text, trigger.groups[0], holders=True), trigger)
    found = agents_onto(text, words, trigger.last, last)
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


def _noun_actors(
    text: str, words: tuple[Word, ...], trigger: Trigger
) -> tuple[Agent, ...]:
    """Who is behind a noun: "by X", "between X and Y", "X's", "X carried out"."""
    last = trigger.clause[1]
    by = agents_by(text, words, trigger.last, last)
    if by:
        return by
    for index in range(trigger.last, last):
        if words[index].lower in {"between", "among"}:
            found = agents_at(text, words, index + 1, last)
            if found:
                return found
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
