"""What the words around a trigger say: who, to whom, where, with what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.model.actor import ActorMention
from trucewatch.model.event import (
    FAMILY_OF,
    HOSTILE_FAMILIES,
    EventFamily,
    EventType,
)
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.trace import DropReason
from trucewatch.read.agent_lists import subjects_before
from trucewatch.read.agents import Agent, AgentKind
from trucewatch.read.antecedents import NOTHING, Before, pronoun_of, resolved
from trucewatch.read.event_lexicon import weapon_in
from trucewatch.read.mentions import place_mentions, speaker_mention
from trucewatch.read.participants import sides
from trucewatch.read.passage import Passage
from trucewatch.read.place_names import place_names
from trucewatch.read.trigger_needs import has_toll
from trucewatch.read.triggers import Trigger, triggers
from trucewatch.read.words import words_of
from trucewatch.reference.lexicon import live_set

_OPEN_TYPES = frozenset(
    {EventType.UNDETERMINED, EventType.UNDETERMINED_FIRE, EventType.IED}
)


_GUNS = frozenset({EventType.SNIPER, EventType.HEAVY_MACHINE_GUN})
_FROM_AFAR = frozenset(
    {
        EventType.ARTILLERY,
        EventType.MORTAR,
        EventType.MLRS,
        EventType.DRONE_STRIKE,
        EventType.HELICOPTER_FIRE,
        EventType.UNDETERMINED_FIRE,
        EventType.SUICIDE_ATTACK,
        EventType.VBIED,
    }
)
"""Means that make of an attack on a position what they are."""

_FINER = frozenset(
    {
        EventType.MORTAR,
        EventType.MLRS,
        EventType.TANK_FIRE,
        EventType.BARREL_BOMB,
        EventType.DRONE_STRIKE,
        EventType.HELICOPTER_FIRE,
        EventType.SNIPER,
        EventType.ARTILLERY,
        EventType.ATGM,
        EventType.GRENADE,
        EventType.SMALL_ARMS,
        EventType.HEAVY_MACHINE_GUN,
    }
)


@dataclass(frozen=True, slots=True)
class EventReading:
    """Type, participants, places and weapon of an event, as the words give them."""

    type: EventType
    actors: tuple[ActorMention, ...]
    targets: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    instrument: str | None


def read_trigger(
    passage: Passage, trigger: Trigger, behind: Before = NOTHING
) -> EventReading | DropReason:
    """What the words around a trigger say, or why they say too little.

    Args:
        passage: the sentence.
        trigger: the word.
        behind: the sentences that its words may refer back to.
    """
    actors, targets = sides(passage, trigger)
    weapon = _weapon(passage, trigger)
    type_ = _type(trigger, weapon[0] if weapon else None)
    places = _placed(type_, _places(passage, trigger))
    entry = trigger.entry
    harmed = entry.noun and has_toll(passage.text)
    if (
        entry.armed
        and not (weapon or harmed)
        and not any(_is_armed(agent) for agent in actors)
    ):
        return DropReason.UNARMED
    if entry.party and not actors:
        return DropReason.NO_ACTOR
    armed = any(_is_armed(agent) for agent in (*actors, *targets))
    if entry.physical and not (armed or weapon or places):
        return DropReason.UNARMED
    bare = trigger.group is None and trigger.support is None
    if bare and not (actors or targets or places or harmed):
        return DropReason.BARE_NOUN
    owners = _resolved(passage, trigger, actors, behind)
    if not owners and FAMILY_OF[type_] in HOSTILE_FAMILIES:
        owners = pronoun_of(passage, trigger, behind)
    return EventReading(
        type=type_,
        actors=owners,
        targets=tuple(resolved(passage, agent, behind) for agent in targets),
        places=places,
        instrument=weapon[1] if weapon else None,
    )


def _is_armed(agent: Agent) -> bool:
    return agent.kind in {AgentKind.FORCE, AgentKind.STATE} or agent.actor is not None


def _weapon(passage: Passage, trigger: Trigger) -> tuple[EventType, str] | None:
    """The weapon that the clause names, with its words."""
    if not trigger.entry.weapon and trigger.entry.type not in _OPEN_TYPES:
        family = FAMILY_OF[trigger.entry.type]
        if family not in {EventFamily.FIRE, EventFamily.AIR}:
            return None
    text = passage.text
    words = words_of(text)
    first, last = trigger.clause
    found = weapon_in(words, first, last)
    if found and trigger.group and found[1] == trigger.group.head:
        found = weapon_in(words, found[2], last)
    if found is None:
        return None
    type_, start, end = found
    return type_, text[words[start].start : words[end - 1].end]


def _type(trigger: Trigger, weapon: EventType | None) -> EventType:
    """The entry's type, refined by the weapon named."""
    own = trigger.entry.type
    if weapon is None:
        return EventType.ASSAULT_POSITION if _is_beaten_back(trigger) else own
    if own is EventType.OVERFLIGHT and weapon is EventType.DRONE_STRIKE:
        return EventType.DRONE_OVERFLIGHT
    if own is EventType.SMALL_ARMS and weapon in _GUNS:
        return weapon
    if own is EventType.ASSAULT_POSITION and weapon is not EventType.AIRSTRIKE:
        return weapon if weapon in _FROM_AFAR else own
    if own is EventType.ASSAULT_POSITION:
        return weapon
    if own in _OPEN_TYPES:
        return weapon
    if own is EventType.ARTILLERY and weapon in {
        EventType.MORTAR,
        EventType.MLRS,
        EventType.TANK_FIRE,
    }:
        return weapon
    if own is EventType.OPENING_FIRE_UNSPECIFIED and weapon in _FINER:
        return weapon
    if own is EventType.AIRSTRIKE and weapon in {
        EventType.BARREL_BOMB,
        EventType.DRONE_STRIKE,
        EventType.HELICOPTER_FIRE,
    }:
        return weapon
    return own


def _is_beaten_back(trigger: Trigger) -> bool:
    """Whether it is an attack that was repelled: then it was one on a position."""
    lemma = trigger.support.lemma if trigger.support else ""
    beaten = lemma.startswith(("repel", "repulse", "beat", "fend", "ward"))
    return beaten and trigger.entry.type is EventType.UNDETERMINED


def _resolved(
    passage: Passage, trigger: Trigger, actors: tuple[Agent, ...], behind: Before
) -> tuple[ActorMention, ...]:
    """The actors as mentions, "its forces" tied to who speaks of them."""
    words = words_of(passage.text)
    found = []
    for agent in actors:
        mention = resolved(passage, agent, behind)
        before = words[agent.first - 1].lower if agent.first else ""
        if mention.actor is None and before in {"its", "our", "their"}:
            owner = subjects_before(passage.text, trigger.first, agent)
            code = owner.actor if owner else _speaking(passage)
            mention = ActorMention(text=agent.text, span=mention.span, actor=code)
        found.append(mention)
    return tuple(found)


def _speaking(passage: Passage) -> str | None:
    speaker = speaker_mention(passage.chain)
    return speaker[0].actor if speaker else None


def _places(passage: Passage, trigger: Trigger) -> tuple[PlaceMention, ...]:
    """Places of the clause, else those that open the sentence or stand for it."""
    own = place_mentions(passage, words=trigger.clause)
    if own:
        return own
    others = [t for t in triggers(passage.text) if t is not trigger]
    if not others:
        return place_mentions(passage)
    first = min(t.first for t in (*others, trigger))
    opening = place_mentions(passage, words=(0, first))
    if opening:
        return opening
    if _points_back(passage, trigger):
        return place_mentions(passage, words=(0, trigger.clause[0]))
    taken = [t.clause for t in others]
    return tuple(
        place
        for name, place in zip(
            place_names(passage.text), place_mentions(passage), strict=False
        )
        if not any(start <= name.first < end for start, end in taken)
    )


def _placed(
    type_: EventType, places: tuple[PlaceMention, ...]
) -> tuple[PlaceMention, ...]:
    """The places, with those left or emptied as the place of a withdrawal."""
    family = FAMILY_OF[type_]
    if family not in _LEFT_FAMILIES and type_ not in _LEFT_TYPES:
        return places
    if any(place.role in {MentionRole.AT, MentionRole.NEAR} for place in places):
        return places
    return tuple(
        replace(place, role=MentionRole.AT) if place.role is MentionRole.FROM else place
        for place in places
    )


_LEFT_FAMILIES = frozenset(
    {EventFamily.CONTROL, EventFamily.PERSONS, EventFamily.ACCESS, EventFamily.CLASH}
)
_LEFT_TYPES = frozenset(
    {EventType.DETAINEE_RELEASE, EventType.BODY_HANDOVER, EventType.DEMINING}
)


def _points_back(passage: Passage, trigger: Trigger) -> bool:
    """Whether the clause speaks of a place named before: "there", "the town"."""
    first, last = trigger.clause
    lowers = [word.lower for word in words_of(passage.text)[first:last]]
    pairs = pairwise(lowers)
    return "there" in lowers or any(
        one in {"the", "that"} and two in _UNITS for one, two in pairs
    )


_UNITS = live_set("places", "units")
