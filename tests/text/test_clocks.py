"""Clocks and zones: what is a time of day and what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from trucewatch.model.when import TimeBasis, TimePrecision
from trucewatch.text.clocks import Clock, Zone, clock_at, moment, zone_at, zone_info

CLOCKS = [
    ("colon", "17:36", (17, 36)),
    ("seconds", "17:36:10", (17, 36)),
    ("point-am", "8.50 am", (8, 50)),
    ("pm", "10 p.m.", (22, None)),
    ("noon", "12 p.m.", (12, None)),
    ("midnight", "12 a.m.", (0, None)),
    ("twenty-four", "24:00", (24, 0)),
    ("hours", "17:36 hours", (17, 36)),
    ("past-midnight", "24:01", None),
    ("bare-hour", "17", None),
    ("thirteen-pm", "13 p.m.", None),
    ("zero-am", "0 a.m.", None),
    ("sixty-minutes", "17:60", None),
    ("word", "noon", None),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in CLOCKS], ids=[c[0] for c in CLOCKS]
)
def test_a_clock_needs_minutes_or_a_half_of_the_day(
    text: str, expected: tuple[int, int | None] | None
) -> None:
    """A bare number is no clock, and no day has a thirteenth hour p.m."""
    found = clock_at(text, 0, len(text))
    assert (None if found is None else (found.hour, found.minute)) == expected


ZONES = [
    ("offset", "(UTC+04:00)", "+04:00"),
    ("offset-minutes", "+0330", "+03:30"),
    ("minus", "GMT−5", "-05:00"),
    ("greenwich", "GMT", "+00:00"),
    ("zulu", "Z", "+00:00"),
    ("moscow-short", "MSK", "+03:00"),
    ("city", "Moscow time", "Europe/Moscow"),
    ("city-local", " Damascus local time", "Asia/Damascus"),
    ("unknown-city", "Utopia time", None),
    ("fourteen", "+14:00", "+14:00"),
    ("fifteen", "+15:00", None),
    ("minutes-sixty", "+03:60", None),
    ("word", "sharp", None),
]


@pytest.mark.parametrize(
    ("text", "expected"), [c[1:] for c in ZONES], ids=[c[0] for c in ZONES]
)
def test_a_zone_is_an_offset_or_a_known_city(text: str, expected: str | None) -> None:
    """Offsets reach fourteen hours; an unknown city has no zone."""
    found = zone_at(text, 0, len(text))
    assert (None if found is None else found.name) == expected


@pytest.mark.parametrize(
    ("name", "hours"),
    [("+03:30", 3.5), ("-05:00", -5.0), ("+00:00", 0.0), ("Asia/Tehran", 4.5)],
)
def test_a_zone_has_its_offset_in_summer(name: str, hours: float) -> None:
    """An IANA zone knows the summer time of its day."""
    day = datetime(2017, 7, 1, tzinfo=zone_info(name))
    assert day.utcoffset() == timedelta(hours=hours)


def test_a_clock_without_minutes_is_an_hour_long() -> None:
    """With minutes it is a minute."""
    zone = Zone(name="+03:00", end=0)
    day = date(2017, 5, 4)
    hour = moment(
        day, Clock(hour=24, minute=None, end=0), zone, basis=TimeBasis.OCCURRED
    )
    minute = moment(
        day, Clock(hour=23, minute=5, end=0), zone, basis=TimeBasis.OCCURRED
    )
    assert (hour.start, hour.end) == (
        datetime(2017, 5, 4, 21, tzinfo=UTC),
        datetime(2017, 5, 4, 22, tzinfo=UTC),
    )
    assert hour.precision is TimePrecision.HOUR
    assert minute.end == datetime(2017, 5, 4, 20, 6, tzinfo=UTC)
    assert minute.precision is TimePrecision.INSTANT
