"""A run of days ends after it begins."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.actor import DatedName
from trucewatch.model.party import DisputedExclusion, ExcludedGroup
from trucewatch.model.period import check_period

FIRST, NEXT = date(2018, 1, 1), date(2018, 1, 2)


@pytest.mark.parametrize(
    ("since", "until"),
    [(FIRST, NEXT), (FIRST, None), (None, FIRST), (None, None)],
)
def test_an_open_or_later_end_is_right(since: date | None, until: date | None) -> None:
    """One day is the shortest run."""
    check_period("it", since, until)


@pytest.mark.parametrize("until", [FIRST, date(2017, 12, 31)])
def test_an_end_that_is_no_later_is_refused(until: date) -> None:
    """An empty run is a slip, too."""
    with pytest.raises(ValueError, match=f"it: until {until}, which is not after"):
        check_period("it", FIRST, until)


def test_exclusions_and_disputes_of_them_are_runs_of_days() -> None:
    """Refused with the name of whom they are of."""
    with pytest.raises(ValueError, match="BBB: until"):
        ExcludedGroup(
            actor="BBB",
            names=(DatedName(name="B"),),
            authority="a council",
            since=NEXT,
            until=FIRST,
        )
    with pytest.raises(ValueError, match="B: until"):
        DisputedExclusion(actor="BBB", name="B", since=NEXT, until=FIRST)
