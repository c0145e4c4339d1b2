"""Event types and the structured content of an event claim."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.actor import ActorMention
from trucewatch.model.quantity import Casualties


class EventType(StrEnum):
    """The means, never the intent (2.3); acts that are no incidents last."""

    SMALL_ARMS = "small_arms"
    HEAVY_MACHINE_GUN = "heavy_machine_gun"
    MORTAR = "mortar"
    ARTILLERY = "artillery"
    TANK_FIRE = "tank_fire"
    MLRS = "mlrs"
    ATGM = "atgm"
    SNIPER = "sniper"
    UNDETERMINED_FIRE = "undetermined_fire"
    OPENING_FIRE_UNSPECIFIED = "opening_fire_unspecified"
    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    BARREL_BOMB = "barrel_bomb"
    HELICOPTER_FIRE = "helicopter_fire"
    OVERFLIGHT = "overflight"
    DRONE_OVERFLIGHT = "drone_overflight"
    AIRCRAFT_SHOT_AT = "aircraft_shot_at"
    IED = "ied"
    VBIED = "vbied"
    SUICIDE_ATTACK = "suicide_attack"
    MINE = "mine"
    UXO = "uxo"
    GRENADE = "grenade"
    CHEMICAL_ALLEGATION = "chemical_allegation"
    ARMED_CLASH = "armed_clash"
    ASSAULT_POSITION = "assault_position"
    INFILTRATION = "infiltration"
    AMBUSH = "ambush"
    ADVANCE = "advance"
    TERRITORY_TAKEN = "territory_taken"
    WITHDRAWAL = "withdrawal"
    TRANSFER_BY_AGREEMENT = "transfer_by_agreement"
    NEW_POSITION = "new_position"
    FORTIFICATION = "fortification"
    PROHIBITED_WEAPON_PRESENT = "prohibited_weapon_present"
    WEAPON_IN_WITHDRAWAL_ZONE = "weapon_in_withdrawal_zone"
    TROOP_MOVEMENT = "troop_movement"
    UNAUTHORISED_PERSONNEL = "unauthorised_personnel"
    ABDUCTION = "abduction"
    ARBITRARY_DETENTION = "arbitrary_detention"
    EXECUTION = "execution"
    SEXUAL_VIOLENCE = "sexual_violence"
    LOOTING = "looting"
    HOSTAGE_TAKING = "hostage_taking"
    AID_BLOCKED = "aid_blocked"
    SIEGE_MEASURE = "siege_measure"
    CHECKPOINT_CLOSED = "checkpoint_closed"
    MOVEMENT_DENIED = "movement_denied"
    MONITOR_DENIED = "monitor_denied"
    JAMMING = "jamming"
    DETAINEE_RELEASE = "detainee_release"
    BODY_HANDOVER = "body_handover"
    AID_DELIVERED = "aid_delivered"
    REPAIR_DONE = "repair_done"
    DEMINING = "demining"
    RETURN = "return"
    JOINING = "joining"
    POST_OPENED = "post_opened"
    PATROL_DONE = "patrol_done"
    OTHER = "other"
    UNDETERMINED = "undetermined"
    CONSULT = "consult"
    AGREE = "agree"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    PROVIDE_AID = "provide_aid"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    WITHDRAW = "withdraw"
    RELEASE = "release"
    DISARM = "disarm"


class EventFamily(StrEnum):
    """First level of the incident types; `ACT` holds what is no incident."""

    FIRE = "fire"
    AIR = "air"
    EXPLOSIVE = "explosive"
    CHEMICAL_ALLEGATION = "chemical_allegation"
    CLASH = "clash"
    CONTROL = "control"
    DEPLOYMENT = "deployment"
    PERSONS = "persons"
    ACCESS = "access"
    POSITIVE = "positive"
    OTHER = "other"
    ACT = "act"


_FIRST_OF_FAMILY: dict[EventType, EventFamily] = {
    EventType.SMALL_ARMS: EventFamily.FIRE,
    EventType.AIRSTRIKE: EventFamily.AIR,
    EventType.IED: EventFamily.EXPLOSIVE,
    EventType.CHEMICAL_ALLEGATION: EventFamily.CHEMICAL_ALLEGATION,
    EventType.ARMED_CLASH: EventFamily.CLASH,
    EventType.ADVANCE: EventFamily.CONTROL,
    EventType.PROHIBITED_WEAPON_PRESENT: EventFamily.DEPLOYMENT,
    EventType.ABDUCTION: EventFamily.PERSONS,
    EventType.AID_BLOCKED: EventFamily.ACCESS,
    EventType.DETAINEE_RELEASE: EventFamily.POSITIVE,
    EventType.OTHER: EventFamily.OTHER,
    EventType.CONSULT: EventFamily.ACT,
}


def _families() -> dict[EventType, EventFamily]:
    """Family of every type: a family runs from its first member to the next's."""
    families: dict[EventType, EventFamily] = {}
    current = EventFamily.FIRE
    for event_type in EventType:
        current = _FIRST_OF_FAMILY.get(event_type, current)
        families[event_type] = current
    return families


FAMILY_OF = _families()
"""Event family of every event type."""

HOSTILE_FAMILIES = frozenset(
    {
        EventFamily.FIRE,
        EventFamily.AIR,
        EventFamily.EXPLOSIVE,
        EventFamily.CHEMICAL_ALLEGATION,
        EventFamily.CLASH,
    }
)
"""Families in which arms are used."""


class ObjectAffected(StrEnum):
    """What was hit; says nothing on intent."""

    CIVILIANS = "civilians"
    MEDICAL = "medical"
    HUMANITARIAN = "humanitarian"
    SCHOOL = "school"
    WATER = "water"
    POWER = "power"
    CULTURAL = "cultural"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventBody:
    """Who did what to whom, with what, to what effect, as one claim says it.

    Args:
        type: what happened.
        actors: who did it as the claim says; empty where it does not say.
        targets: to whom.
        objects_affected: what was hit.
        instrument: weapon or means in the source's words, or None.
        killed: by person class; empty means not stated, a stated zero is a zero.
        injured: likewise.
        summary: act or object in the source's words ("real coordination").
    """

    type: EventType
    actors: tuple[ActorMention, ...] = ()
    targets: tuple[ActorMention, ...] = ()
    objects_affected: tuple[ObjectAffected, ...] = ()
    instrument: str | None = None
    killed: tuple[Casualties, ...] = ()
    injured: tuple[Casualties, ...] = ()
    summary: str = ""

    @property
    def family(self) -> EventFamily:
        """First level of the type."""
        return FAMILY_OF[self.type]
