"""Every event type has its family, as the vocabulary lists them."""

from __future__ import annotations

import pytest

from trucewatch.model.event import (
    FAMILY_OF,
    HOSTILE_FAMILIES,
    EventBody,
    EventFamily,
    EventType,
    ObjectAffected,
)

FAMILIES = {
    "fire": "small_arms heavy_machine_gun mortar artillery tank_fire mlrs atgm sniper "
    "undetermined_fire opening_fire_unspecified",
    "air": "airstrike drone_strike barrel_bomb helicopter_fire overflight "
    "drone_overflight aircraft_shot_at",
    "explosive": "ied vbied suicide_attack mine uxo grenade",
    "chemical_allegation": "chemical_allegation",
    "clash": "armed_clash assault_position infiltration ambush",
    "control": "advance territory_taken withdrawal transfer_by_agreement new_position "
    "fortification",
    "deployment": "prohibited_weapon_present weapon_in_withdrawal_zone troop_movement "
    "unauthorised_personnel",
    "persons": "abduction arbitrary_detention execution sexual_violence looting "
    "hostage_taking",
    "access": "aid_blocked siege_measure checkpoint_closed movement_denied "
    "monitor_denied jamming",
    "positive": "detainee_release body_handover aid_delivered repair_done demining "
    "return joining post_opened patrol_done",
    "other": "other undetermined",
    "act": "consult agree support concede cooperate provide_aid request accuse reject "
    "threaten protest sanction mobilize coerce withdraw release disarm",
}
"""Members of each family, as domain vocabulary 2.3 lists them."""


@pytest.mark.parametrize("family", EventFamily)
def test_a_family_has_the_members_of_the_vocabulary(family: EventFamily) -> None:
    """No type stands in another family than 2.3 puts it in."""
    members = [each for each, of in FAMILY_OF.items() if of is family]
    assert members == FAMILIES[family].split()


def test_every_type_has_one_family() -> None:
    """The families cover the types, and the vocabulary covers both."""
    assert list(FAMILY_OF) == list(EventType)
    assert [*EventType] == " ".join(FAMILIES.values()).split()
    assert [*EventFamily] == list(FAMILIES)


@pytest.mark.parametrize("type_", EventType)
def test_a_body_has_the_family_of_its_type(type_: EventType) -> None:
    """The family is never said apart from the type."""
    assert type_ in FAMILIES[EventBody(type=type_).family].split()


def test_arms_are_used_in_hostile_families_only() -> None:
    """Movement, detention and denial of access are no use of arms."""
    hostile = ["air", "chemical_allegation", "clash", "explosive", "fire"]
    assert sorted(HOSTILE_FAMILIES) == hostile


def test_objects_affected_are_those_of_the_vocabulary() -> None:
    """What was hit (2.3); none known is the empty tuple."""
    objects = "civilians medical humanitarian school water power cultural monitor"
    assert [*ObjectAffected] == objects.split()
    assert EventBody(type=EventType.MORTAR).objects_affected == ()
