"""Names are dated: in use from the first day, up to the day before the last."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from tests import factories as make
from tests.strategies import days
from trucewatch.model.actor import Actor, ActorKind, DatedName

SINCE, UNTIL = date(2016, 7, 28), date(2017, 1, 28)

IN_USE = [
    ("the day before", date(2016, 7, 27), False),
    ("its first day", date(2016, 7, 28), True),
    ("its last day", date(2017, 1, 27), True),
    ("the day after", date(2017, 1, 28), False),
    ("an unknown day", None, True),
]


@pytest.mark.parametrize(
    ("day", "expected"), [c[1:] for c in IN_USE], ids=[c[0] for c in IN_USE]
)
def test_a_name_is_in_use_from_since_to_before_until(
    day: date | None, *, expected: bool
) -> None:
    """The days of a name are half-open; an unknown day excludes no name."""
    name = DatedName(name="Demo Front", since=SINCE, until=UNTIL)
    assert name.in_use(day) is expected


@given(days)
def test_an_open_side_has_no_limit(day: date) -> None:
    """A name without days is always in use; one bound leaves the other open."""
    assert DatedName(name="Demo Front").in_use(day)
    assert DatedName(name="Demo Front", since=day).in_use(date.max)
    assert not DatedName(name="Demo Front", until=day).in_use(day)
    assert DatedName(name="Demo Front", until=day).in_use(date.min)


@given(days, days)
def test_one_name_follows_another_without_gap(change: date, day: date) -> None:
    """On every day exactly one of the old and the new name is in use."""
    old = DatedName(name="Old", until=change)
    new = DatedName(name="New", since=change)
    assert old.in_use(day) is not new.in_use(day)


def test_the_kinds_of_actor_are_listed() -> None:
    """The codes are stable; exports depend on them."""
    kinds = (
        "state state_force group coalition international_body ngo media generic person"
    )
    assert [*ActorKind] == kinds.split()


def test_an_actor_is_of_no_side_unless_said() -> None:
    """Alignment is stated, never a default."""
    assert make.actor().side is None
    assert make.actor_mention().actor is None


@pytest.mark.parametrize(
    ("code", "kind", "name", "party"),
    [
        ("SYR", ActorKind.STATE, "Syria", "Government of Syria"),
        ("USA", ActorKind.STATE, "United States", "Government of the United States"),
        ("SYR/MFA", ActorKind.STATE, "Syrian Foreign Ministry", None),
        ("SYR/OPP", ActorKind.COALITION, "armed opposition", None),
    ],
)
def test_a_state_as_a_party_is_its_government(
    code: str, kind: ActorKind, name: str, party: str | None
) -> None:
    """Every state alike; organs and groups keep their names."""
    actor = Actor(code=code, name=name, kind=kind)
    assert actor.party_name == (party or name)
