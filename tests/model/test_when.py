"""A time is a half-open interval that may be vague at either end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from tests.strategies import days, whens
from trucewatch.model.when import (
    Calendar,
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)

MAY_4, MAY_5, MAY_6 = (date(2017, 5, day) for day in (4, 5, 6))
NOON = datetime(2017, 5, 4, 12, tzinfo=UTC)
MIDNIGHT = datetime(2017, 5, 5, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def between(
    start: date | None,
    end: date | None,
    precision: TimePrecision = TimePrecision.RANGE,
) -> When:
    """The interval from `start` to `end`."""
    return When(start=start, end=end, basis=TimeBasis.OCCURRED, precision=precision)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Precision, basis and calendar are the lists of 2.5."""
    precisions = "instant hour part_of_day day range week month year unknown"
    assert [*TimePrecision] == precisions.split()
    assert [*TimeBasis] == ["occurred", "observed", "reported", "published"]
    assert [*Calendar] == ["gregorian", "solar_hijri", "islamic"]


def test_a_day_ends_where_the_next_begins() -> None:
    """The end is the first day that is not inside."""
    day = on_day(MAY_4)
    assert (day.start, day.end) == (MAY_4, MAY_5)
    assert (day.first_day, day.last_day) == (MAY_4, MAY_4)
    assert (day.basis, day.precision) == (TimeBasis.OCCURRED, TimePrecision.DAY)


def test_a_day_has_the_basis_asked_for() -> None:
    """A publication day is no day of occurrence."""
    assert on_day(MAY_4, basis=TimeBasis.PUBLISHED).basis is TimeBasis.PUBLISHED


def test_nothing_is_known_of_an_unknown_time() -> None:
    """It has no day, ends before nothing and begins after nothing."""
    unknown = unknown_time(basis=TimeBasis.REPORTED)
    assert (unknown.start, unknown.end) == (None, None)
    assert (unknown.first_day, unknown.last_day) == (None, None)
    assert unknown.basis is TimeBasis.REPORTED
    assert unknown.precision is TimePrecision.UNKNOWN
    assert not unknown.ended_before(date.max)
    assert not unknown.starts_on_or_after(date.min)


REFUSED = [
    ("start without offset", NOON.replace(tzinfo=None), None, "without offset"),
    ("end without offset", None, NOON.replace(tzinfo=None), "without offset"),
    ("day to instant", MAY_4, NOON, "mixed ends"),
    ("instant to day", NOON, MAY_5, "mixed ends"),
    ("days reversed", MAY_5, MAY_4, "before it starts"),
    ("instants reversed", NOON, NOON - TICK, "before it starts"),
]


@pytest.mark.parametrize(
    ("start", "end", "complaint"),
    [case[1:] for case in REFUSED],
    ids=[case[0] for case in REFUSED],
)
def test_ends_that_do_not_go_together_are_refused(
    start: date | None, end: date | None, complaint: str
) -> None:
    """Ends are two days or two instants with offsets, in order."""
    with pytest.raises(ValueError, match=complaint):
        between(start, end)


@pytest.mark.parametrize("moment", [MAY_4, NOON], ids=["day", "instant"])
def test_an_interval_may_end_where_it_starts(moment: date) -> None:
    """The shortest interval touches the day on which it starts."""
    point = between(moment, moment)
    assert (point.first_day, point.last_day) == (MAY_4, MAY_4)


NO_DAY = [
    ("no days", MAY_4, MAY_4),
    ("two days", MAY_4, MAY_6),
    ("no start", None, MAY_5),
    ("no end", MAY_4, None),
    ("instants", NOON, NOON + timedelta(days=1)),
]


@pytest.mark.parametrize(
    ("start", "end"), [case[1:] for case in NO_DAY], ids=[case[0] for case in NO_DAY]
)
def test_day_precision_wants_one_plain_day(
    start: date | None, end: date | None
) -> None:
    """Anything but one whole calendar day is not known to the day."""
    with pytest.raises(ValueError, match="one plain date"):
        between(start, end, TimePrecision.DAY)


LAST_DAYS = [
    ("ends at midnight", NOON, MIDNIGHT, MAY_4),
    ("ends just after midnight", NOON, MIDNIGHT + TICK, MAY_5),
    ("open start, at midnight", None, MIDNIGHT, MAY_4),
    ("days", MAY_4, MAY_6, MAY_5),
    ("open start, days", None, MAY_6, MAY_5),
    ("open end", MAY_4, None, None),
]


@pytest.mark.parametrize(
    ("start", "end", "last"),
    [case[1:] for case in LAST_DAYS],
    ids=[case[0] for case in LAST_DAYS],
)
def test_the_end_itself_is_not_inside(
    start: date | None, end: date | None, last: date | None
) -> None:
    """An interval that ends at midnight does not touch the day that begins."""
    assert between(start, end).last_day == last


def test_days_are_counted_as_the_source_counts_them() -> None:
    """An instant early on 5 May in Damascus is 5 May, though 4 May in UTC."""
    damascus = timezone(timedelta(hours=3))
    start = datetime(2017, 5, 5, 0, 30, tzinfo=damascus)
    assert start.astimezone(UTC).date() == MAY_4
    assert between(start, None).first_day == MAY_5


def test_an_interval_ended_before_the_day_at_which_it_ends() -> None:
    """4 May ended before 5 May, not before 4 May."""
    assert on_day(MAY_4).ended_before(MAY_5)
    assert not on_day(MAY_4).ended_before(MAY_4)


def test_an_interval_starts_on_its_first_day() -> None:
    """5 May starts on or after 5 May, not on or after 6 May."""
    assert on_day(MAY_5).starts_on_or_after(MAY_5)
    assert not on_day(MAY_5).starts_on_or_after(MAY_6)


OVERLAPS = [
    ("same day", on_day(MAY_4), on_day(MAY_4), True),
    ("next day", on_day(MAY_4), on_day(MAY_5), False),
    ("last day inside", between(MAY_4, MAY_6), on_day(MAY_5), True),
    ("end outside", between(MAY_4, MAY_6), on_day(MAY_6), False),
    ("instants of the day", between(NOON, MIDNIGHT), on_day(MAY_4), True),
    ("instants before the day", between(NOON, MIDNIGHT), on_day(MAY_5), False),
    ("no end", between(MAY_4, None), on_day(MAY_5), None),
    ("no start", between(None, MAY_4), on_day(MAY_5), None),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [case[1:] for case in OVERLAPS],
    ids=[case[0] for case in OVERLAPS],
)
def test_times_overlap_that_share_a_day(
    one: When, other: When, *, expected: bool | None
) -> None:
    """Two times overlap on a shared day; an unknown end leaves it open."""
    assert one.overlaps(other) is expected
    assert other.overlaps(one) is expected


@given(whens(), whens())
def test_overlap_is_symmetric(one: When, other: When) -> None:
    """The order of the two times does not matter."""
    assert one.overlaps(other) is other.overlaps(one)


@given(whens())
def test_a_time_overlaps_itself_where_its_ends_are_known(when: When) -> None:
    """A known time shares a day with itself; of a vague one it is not known."""
    known = when.first_day is not None and when.last_day is not None
    assert when.overlaps(when) is (True if known else None)


@given(whens(), days)
def test_no_time_lies_wholly_on_both_sides_of_a_day(when: When, day: date) -> None:
    """What ended before a day does not start on or after it."""
    assert not (when.ended_before(day) and when.starts_on_or_after(day))


@given(days, days)
def test_a_day_lies_before_or_from_another(one: date, other: date) -> None:
    """A plain day ended before the other exactly where its date is less."""
    assert on_day(one).ended_before(other) is (one < other)
    assert on_day(one).starts_on_or_after(other) is (one >= other)
    assert on_day(one).overlaps(on_day(other)) is (one == other)
