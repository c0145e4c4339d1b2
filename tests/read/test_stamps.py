"""Stamps: lines that are a publication time and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.when import TimeBasis, TimePrecision, on_day
from trucewatch.read.stamps import Stamp, read_moment, read_stamp

FOURTH = on_day(date(2017, 5, 4), basis=TimeBasis.PUBLISHED)

DAYS = [
    ("words", "4 May 2017", Stamp(when=FOURTH)),
    ("weekday", "Thursday, May 4, 2017", Stamp(when=FOURTH)),
    ("iso", "2017-05-04", Stamp(when=FOURTH)),
    ("labelled", "Published: 4 May 2017", Stamp(when=FOURTH, labelled=True)),
    ("posted-on", "Posted on 4 May 2017", Stamp(when=FOURTH, labelled=True)),
    ("updated", "Last updated 4 May 2017", Stamp(when=FOURTH, updated=True)),
    ("clock-after", "4 May 2017, 17:36", Stamp(when=FOURTH, has_clock=True)),
    ("clock-before", "17:36 | 4 May 2017", Stamp(when=FOURTH, has_clock=True)),
    ("clock-at", "4 May 2017 at 5:36 p.m.", Stamp(when=FOURTH, has_clock=True)),
    ("swapped", "04/05/2017", Stamp(when=None)),
    ("impossible", "31 June 2017", Stamp(when=None)),
    ("bad-clock", "99:10 4 May 2017", Stamp(when=FOURTH)),
]


@pytest.mark.parametrize(
    ("line", "expected"), [c[1:] for c in DAYS], ids=[c[0] for c in DAYS]
)
def test_a_line_that_is_a_date_is_a_stamp(line: str, expected: Stamp) -> None:
    """A label and a clock may stand beside the date."""
    assert read_stamp(line) == expected


MINUTE = datetime(2017, 5, 4, 14, 36, tzinfo=UTC)
MINUTES = [
    ("zone-after", "4 May 2017, 17:36 (UTC+03:00)", "+03:00"),
    ("zone-before", "17:36 (UTC+03:00) 4 May 2017", "+03:00"),
    ("city", "4 May 2017 - 17:36 Moscow time", "Europe/Moscow"),
    ("iso", "2017-05-04T17:36:00+03:00", "+03:00"),
    ("iso-space", "2017-05-04 17:36 +0300", "+03:00"),
    ("iso-fraction", "2017-05-04T14:36:00.500000Z", "+00:00"),
]


@pytest.mark.parametrize(
    ("line", "zone"), [c[1:] for c in MINUTES], ids=[c[0] for c in MINUTES]
)
def test_clock_and_zone_make_a_stamp_a_minute(line: str, zone: str) -> None:
    """The zone is kept as the source gives it."""
    stamp = read_stamp(line)
    assert stamp is not None
    assert stamp.has_clock
    assert stamp.when is not None
    assert stamp.when.start == MINUTE
    assert stamp.when.tz == zone
    assert stamp.when.basis is TimeBasis.PUBLISHED
    assert stamp.when.precision is TimePrecision.INSTANT


NO_STAMPS = [
    ("sentence", "The road was reopened on 4 May 2017"),
    ("no-year", "4 May"),
    ("month", "May 2017"),
    ("range", "4-5 May 2017"),
    ("words-after", "4 May 2017 in the valley"),
    ("words", "Valley News"),
    ("long", "4 May 2017" + "." * 111),
]


@pytest.mark.parametrize(
    "line", [c[1] for c in NO_STAMPS], ids=[c[0] for c in NO_STAMPS]
)
def test_any_other_line_is_no_stamp(line: str) -> None:
    """A stamp needs a day with its year and holds no other words."""
    assert read_stamp(line) is None


def test_an_iso_time_that_does_not_exist_has_no_when() -> None:
    """The line is a stamp that cannot be read."""
    assert read_stamp("2017-05-34T17:36Z") == Stamp(when=None, has_clock=True)


MOMENTS = [
    ("day", " 2017-05-04 ", FOURTH),
    ("basic-iso", "20170504", FOURTH),
    ("without-zone", "2017-05-04T17:36", FOURTH),
    ("words", "last spring", None),
    ("empty", "", None),
]


@pytest.mark.parametrize(
    ("words", "expected"), [c[1:] for c in MOMENTS], ids=[c[0] for c in MOMENTS]
)
def test_a_moment_without_zone_is_its_day(words: str, expected: object) -> None:
    """Words that give no time give None."""
    assert read_moment(words) == expected


@given(st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2080, 1, 1)))  # noqa: DTZ001 - written without a zone
def test_an_iso_stamp_is_read_to_the_minute(moment: datetime) -> None:
    """Every ISO time with a zone is the minute that it names."""
    written = moment.replace(tzinfo=UTC, microsecond=0)
    when = read_moment(written.isoformat())
    assert when is not None
    assert when.start == written.replace(second=0)
