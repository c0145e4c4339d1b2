"""Nouns for every event type: the means that a source tells of, never an intent."""

from __future__ import annotations

from trucewatch.model.event import EventType

_E = EventType

EVENT_NOUN: dict[EventType, tuple[str, str]] = {
    _E.SMALL_ARMS: ("", "small-arms fire"),
    _E.HEAVY_MACHINE_GUN: ("", "heavy machine-gun fire"),
    _E.MORTAR: ("", "mortar fire"),
    _E.ARTILLERY: ("", "artillery fire"),
    _E.TANK_FIRE: ("", "tank fire"),
    _E.MLRS: ("", "multiple-rocket fire"),
    _E.ATGM: ("", "anti-tank missile fire"),
    _E.SNIPER: ("", "sniper fire"),
    _E.UNDETERMINED_FIRE: ("", "fire from an undetermined weapon"),
    _E.OPENING_FIRE_UNSPECIFIED: ("", "opening of fire (weapon not specified)"),
    _E.AIRSTRIKE: ("an", "air strike"),
    _E.DRONE_STRIKE: ("a", "drone strike"),
    _E.BARREL_BOMB: ("a", "barrel-bomb strike"),
    _E.HELICOPTER_FIRE: ("", "helicopter fire"),
    _E.OVERFLIGHT: ("an", "overflight"),
    _E.DRONE_OVERFLIGHT: ("a", "drone overflight"),
    _E.AIRCRAFT_SHOT_AT: ("", "fire at an aircraft"),
    _E.IED: ("an", "explosion of an improvised device"),
    _E.VBIED: ("an", "explosion of a vehicle-borne device"),
    _E.SUICIDE_ATTACK: ("a", "suicide attack"),
    _E.MINE: ("a", "mine explosion"),
    _E.UXO: ("an", "explosion of unexploded ordnance"),
    _E.GRENADE: ("a", "grenade explosion"),
    _E.CHEMICAL_ALLEGATION: ("an", "alleged use of a chemical agent"),
    _E.ARMED_CLASH: ("an", "armed clash"),
    _E.ASSAULT_POSITION: ("an", "assault on a position"),
    _E.INFILTRATION: ("an", "infiltration"),
    _E.AMBUSH: ("an", "ambush"),
    _E.ADVANCE: ("an", "advance"),
    _E.TERRITORY_TAKEN: ("a", "taking of territory"),
    _E.WITHDRAWAL: ("a", "withdrawal"),
    _E.TRANSFER_BY_AGREEMENT: ("a", "transfer of territory by agreement"),
    _E.NEW_POSITION: ("a", "new position"),
    _E.FORTIFICATION: ("", "fortification work"),
    _E.PROHIBITED_WEAPON_PRESENT: ("", "presence of a weapon said to be prohibited"),
    _E.WEAPON_IN_WITHDRAWAL_ZONE: ("", "presence of a weapon in a withdrawal zone"),
    _E.TROOP_MOVEMENT: ("a", "movement of troops"),
    _E.UNAUTHORISED_PERSONNEL: ("", "presence of personnel said to be unauthorised"),
    _E.ABDUCTION: ("an", "abduction"),
    _E.ARBITRARY_DETENTION: ("a", "detention said to be arbitrary"),
    _E.EXECUTION: ("an", "execution"),
    _E.SEXUAL_VIOLENCE: ("", "sexual violence"),
    _E.LOOTING: ("", "looting"),
    _E.HOSTAGE_TAKING: ("a", "taking of hostages"),
    _E.AID_BLOCKED: ("", "blocking of aid"),
    _E.SIEGE_MEASURE: ("a", "siege measure"),
    _E.CHECKPOINT_CLOSED: ("a", "closing of a checkpoint"),
    _E.MOVEMENT_DENIED: ("a", "denial of movement"),
    _E.MONITOR_DENIED: ("a", "denial of access to monitors"),
    _E.JAMMING: ("", "signal jamming"),
    _E.DETAINEE_RELEASE: ("a", "release of detainees"),
    _E.BODY_HANDOVER: ("a", "handover of bodies"),
    _E.AID_DELIVERED: ("a", "delivery of aid"),
    _E.REPAIR_DONE: ("", "repair work"),
    _E.DEMINING: ("", "demining work"),
    _E.RETURN: ("a", "return of people"),
    _E.JOINING: ("a", "joining of the truce"),
    _E.POST_OPENED: ("an", "opening of a post"),
    _E.PATROL_DONE: ("a", "patrol"),
    _E.OTHER: ("an", "event of another kind"),
    _E.UNDETERMINED: ("an", "event of undetermined kind"),
    _E.CONSULT: ("a", "meeting or consultation"),
    _E.AGREE: ("an", "understanding"),
    _E.SUPPORT: ("an", "expression of support"),
    _E.CONCEDE: ("a", "concession"),
    _E.COOPERATE: ("", "cooperation"),
    _E.PROVIDE_AID: ("", "provision of aid"),
    _E.REQUEST: ("a", "request"),
    _E.ACCUSE: ("an", "accusation"),
    _E.REJECT: ("a", "rejection"),
    _E.THREATEN: ("a", "threat"),
    _E.PROTEST: ("a", "protest"),
    _E.SANCTION: ("a", "sanction"),
    _E.MOBILIZE: ("a", "mobilisation"),
    _E.COERCE: ("a", "coercive act"),
    _E.WITHDRAW: ("a", "withdrawal from a body or undertaking"),
    _E.RELEASE: ("a", "release"),
    _E.DISARM: ("", "disarmament"),
}
"""Article ("" for none) and noun of every event type."""


def event_title(event_type: EventType) -> str:
    """Heading for an event of that type: ``Artillery fire``."""
    noun = EVENT_NOUN[event_type][1]
    return noun[:1].upper() + noun[1:]


def event_phrase(event_type: EventType) -> str:
    """The type inside a sentence: ``an air strike``, ``artillery fire``."""
    article, noun = EVENT_NOUN[event_type]
    return f"{article} {noun}".strip()


def event_bare(event_type: EventType) -> str:
    """The type after "no": ``air strike``, ``artillery fire``."""
    return EVENT_NOUN[event_type][1]
