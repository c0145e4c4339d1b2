"""Nobody is said to have done it until someone says so, and who says it stands."""

from __future__ import annotations

import pytest

from trucewatch.model.attribution import (
    NOT_ATTRIBUTED,
    SUFFICIENT_FOR_BREACH,
    Attribution,
    AttributionLevel,
)

BY_PERSON = [
    AttributionLevel.ADMITTED,
    AttributionLevel.ASSESSED_LOW,
    AttributionLevel.ASSESSED_MEDIUM,
    AttributionLevel.ASSESSED_HIGH,
    AttributionLevel.ADJUDICATED,
]


def test_the_levels_are_those_of_the_vocabulary() -> None:
    """The list of 2.10, least first."""
    levels = (
        "not_attributed claimed_by_accuser admitted assessed_low assessed_medium "
        "assessed_high adjudicated"
    )
    assert [*AttributionLevel] == levels.split()


def test_three_levels_can_carry_an_apparent_breach() -> None:
    """2.8: admitted, assessed high, adjudicated, and no other."""
    sufficient = ["adjudicated", "admitted", "assessed_high"]
    assert sorted(SUFFICIENT_FOR_BREACH) == sufficient


def test_the_default_attributes_nothing() -> None:
    """Not attributed: no actor, no ground, nobody who set it."""
    expected = Attribution(
        level=AttributionLevel.NOT_ATTRIBUTED, actor=None, basis=(), set_by=None
    )
    assert expected == NOT_ATTRIBUTED


@pytest.mark.parametrize("level", BY_PERSON)
def test_only_a_person_sets_what_the_machine_cannot_know(
    level: AttributionLevel,
) -> None:
    """An assessed level without the person who set it is refused."""
    assert Attribution(level=level, actor="AAA", set_by="user-1").actor == "AAA"
    with pytest.raises(ValueError, match="set by a person"):
        Attribution(level=level, actor="AAA")


@pytest.mark.parametrize("level", [AttributionLevel.CLAIMED_BY_ACCUSER, *BY_PERSON])
def test_an_attribution_names_an_actor(level: AttributionLevel) -> None:
    """Every level but the default says to whom."""
    with pytest.raises(ValueError, match="names an actor"):
        Attribution(level=level, set_by="user-1")


def test_the_machine_may_pass_an_accusation_on() -> None:
    """What an accuser claims needs no person to set it."""
    level = AttributionLevel.CLAIMED_BY_ACCUSER
    assert Attribution(level=level, actor="AAA").set_by is None
