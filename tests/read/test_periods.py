"""Windows become times only where both ends are known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.factories import document
from trucewatch.model.tally import UNCLEAR_PERIOD, Period
from trucewatch.model.when import TimeBasis, TimePrecision
from trucewatch.read.periods import occurred_in, reported_on

FIRST, SECOND = date(2017, 9, 4), date(2017, 9, 5)
NOON = datetime(2017, 9, 4, 12, tzinfo=UTC)
NEXT_NOON = datetime(2017, 9, 5, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "period",
    [
        UNCLEAR_PERIOD,
        Period(start=FIRST),
        Period(end=FIRST),
        Period(start=FIRST, end=NEXT_NOON),
        Period(start=SECOND, end=FIRST),
    ],
    ids=["unclear", "open-right", "open-left", "mixed", "backwards"],
)
def test_a_window_with_an_unclear_end_is_no_time(period: Period) -> None:
    """Nothing is guessed from half a window."""
    assert occurred_in(period) is None


def test_one_plain_day_is_a_day() -> None:
    """Half-open, one day long, no hours: that calendar day."""
    when = occurred_in(Period(start=FIRST, end=SECOND))
    assert when is not None
    assert when.precision is TimePrecision.DAY


def test_twenty_four_hours_are_no_calendar_day() -> None:
    """The same ends with hours are a range."""
    when = occurred_in(Period(start=FIRST, end=SECOND, hours=24.0))
    assert when is not None
    assert when.precision is TimePrecision.RANGE


def test_a_window_of_instants_keeps_its_zone() -> None:
    """Instants stay instants, with their offset."""
    when = occurred_in(Period(start=NOON, end=NEXT_NOON, hours=24.0))
    assert when is not None
    assert (when.start, when.end, when.tz) == (NOON, NEXT_NOON, "+0000")


def test_a_report_is_of_its_day_of_publication() -> None:
    """Without a window: the publication day, basis reported."""
    when = reported_on(document("Nothing."))
    assert (when.first_day, when.basis) == (SECOND, TimeBasis.REPORTED)


def test_a_report_without_a_date_has_no_time() -> None:
    """No publication day, no time."""
    when = reported_on(document("Nothing.", published=None))
    assert when.precision is TimePrecision.UNKNOWN
