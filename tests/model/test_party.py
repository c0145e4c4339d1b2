"""Roles, designations, disputes and joinings have their days, half-open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import factories as make
from trucewatch.model.party import (
    Dispute,
    DisputedExclusion,
    JoiningKind,
    PartyRole,
    Position,
)

SINCE, UNTIL = date(2017, 5, 4), date(2018, 5, 4)

DAYS = [
    ("the day before", date(2017, 5, 3), False),
    ("its first day", date(2017, 5, 4), True),
    ("its last day", date(2018, 5, 3), True),
    ("the day after", date(2018, 5, 4), False),
]
EDGES = pytest.mark.parametrize(
    ("day", "expected"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS]
)


def test_the_codes_are_stable() -> None:
    """Agreement files and exports depend on them."""
    roles = (
        "signatory guarantor bound_party beneficiary mediator observer facilitator "
        "depositary"
    )
    assert [*PartyRole] == roles.split()
    assert [*JoiningKind] == ["joined", "left"]


@EDGES
def test_each_dated_entry_counts_from_since_to_before_until(
    day: date, *, expected: bool
) -> None:
    """A role, a designation, a dispute: each with both bounds, or with neither."""
    role = make.role(since=SINCE, until=UNTIL)
    group = make.excluded_group(since=SINCE, until=UNTIL)
    dispute = DisputedExclusion(actor="YYY", name="Front", since=SINCE, until=UNTIL)
    assert role.held_on(day) is expected
    assert group.designated_on(day) is expected
    assert dispute.in_dispute(day) is expected
    for open_ in (
        replace(role, since=None, until=None).held_on(day),
        replace(group, since=None, until=None).designated_on(day),
        replace(dispute, since=None, until=None).in_dispute(day),
    ):
        assert open_


def test_one_bound_leaves_the_other_open() -> None:
    """Since alone never ends; until alone was always so."""
    assert make.role(since=SINCE).held_on(date.max)
    assert make.role(until=UNTIL).held_on(date.min)
    assert make.excluded_group(since=SINCE).designated_on(date.max)
    assert make.excluded_group(until=UNTIL).designated_on(date.min)
    assert DisputedExclusion(actor="Y", name="F", since=SINCE).in_dispute(date.max)
    assert DisputedExclusion(actor="Y", name="F", until=UNTIL).in_dispute(date.min)


def test_an_unknown_day_excludes_no_role_and_no_dispute() -> None:
    """What is not known is not ruled out."""
    assert make.role(since=SINCE, until=UNTIL).held_on(None)
    dispute = DisputedExclusion(actor="Y", name="F", since=SINCE, until=UNTIL)
    assert dispute.in_dispute(None)


def test_an_excluded_group_has_a_name() -> None:
    """Without one no text could name it."""
    with pytest.raises(ValueError, match="XXX: wanted at least one name"):
        make.excluded_group(names=())


def test_who_joins_is_a_group_or_a_settlement_and_not_both() -> None:
    """One of the two, exactly."""
    assert make.joining().place_id is None
    town = make.joining(None, place_id="tw:SY/town")
    assert (town.actor, town.place_id) == (None, "tw:SY/town")
    for actor, where in ((None, None), ("BBB/ONE", "tw:SY/town")):
        with pytest.raises(ValueError, match="wanted either actor or place_id"):
            make.joining(actor, place_id=where)


def test_a_dispute_takes_no_side() -> None:
    """Positions stand side by side, as their holders put them."""
    positions = (Position(by="AAA", says="yes"), Position(by="BBB", says="no"))
    assert Dispute(about="the date", positions=positions).positions == positions
    assert not positions[0].unchecked
