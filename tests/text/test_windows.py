"""Windows: what a count covers, and when its edges are known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from trucewatch.model.document import Span
from trucewatch.model.tally import Period
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.text.windows import find_windows

MINUTE = datetime(2017, 5, 10, 12, 30, tzinfo=UTC)
INSTANT = When(
    start=MINUTE,
    end=MINUTE + timedelta(minutes=1),
    basis=TimeBasis.PUBLISHED,
    precision=TimePrecision.INSTANT,
)
OPEN_MINUTE = When(
    start=None,
    end=MINUTE,
    basis=TimeBasis.PUBLISHED,
    precision=TimePrecision.INSTANT,
)


def windows(text: str, published: When | None = None) -> list[Period]:
    """Windows of the whole text; the longest where shapes overlap."""
    found = find_windows(text, Span(0, len(text)), published=published)
    ordered = sorted(found, key=lambda pair: (pair[0].start, -pair[0].end))
    assert all(span.cut(text) == period.text for span, period in ordered)
    return [period for _, period in ordered]


HOURS = [
    ("past-24", "over the past 24 hours it", "over the past 24 hours", 24.0),
    ("last-two-days", "in the last two days it", "in the last two days", 48.0),
    ("past-day", "during the past day it", "during the past day", 24.0),
    ("past-week", "over the past week it", "over the past week", 168.0),
    ("a-week", "within a week it", "within a week", 168.0),
    ("three-weeks", "for three weeks it", "for three weeks", 504.0),
    ("bare-24", "a 24-hour period it", "24-hour period", 24.0),
    ("bare-hours", "and 72 hours it", "72 hours", 72.0),
    ("thirty-six", "for thirty-six hours it", "for thirty-six hours", 36.0),
    ("months", "over the past two months it", "over the past two months", None),
    ("year", "during the past year it", "during the past year", None),
    ("vague", "over the past few hours it", "over the past few hours", None),
    ("the-day", "during the day it", "during the day", None),
    ("reporting", "in the reporting period it", "in the reporting period", None),
    ("since-report", "since the last report it", "since the last report", None),
    ("no-number-word", "for ninety-odd hours it", "for ninety-odd hours", 90.0),
]


@pytest.mark.parametrize(
    ("text", "words", "hours"), [c[1:] for c in HOURS], ids=[c[0] for c in HOURS]
)
def test_a_window_has_hours_where_its_length_is_fixed(
    text: str, words: str, hours: float | None
) -> None:
    """Hours, days and weeks have a length; months, years and daylight none."""
    period = windows(text)[0]
    assert (period.text, period.hours) == (words, hours)
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize(
    "text", ["last week they left", "in the middle of nowhere", "during days of calm"]
)
def test_a_week_of_the_calendar_is_no_window(text: str) -> None:
    """Without a preposition or a number "last week" is a date."""
    assert windows(text) == []


def test_a_past_window_ends_at_the_minute_of_publication() -> None:
    """Only a known minute fixes the edges."""
    (period, *_) = windows("over the past 24 hours", INSTANT)
    assert (period.start, period.end) == (MINUTE - timedelta(hours=24), MINUTE)


UNFIXED = [
    ("day-only", "over the past 24 hours", on_day(date(2017, 5, 10))),
    ("open-start", "over the past 24 hours", OPEN_MINUTE),
    ("previous", "over the previous 24 hours", INSTANT),
    ("no-length", "over the past two months", INSTANT),
    ("not-deictic", "within 24 hours", INSTANT),
]


@pytest.mark.parametrize(
    ("text", "published"), [c[1:] for c in UNFIXED], ids=[c[0] for c in UNFIXED]
)
def test_edges_stay_open_where_nothing_fixes_them(text: str, published: When) -> None:
    """A day of publication, another anchor or an open length fixes nothing."""
    period = windows(text, published)[0]
    assert (period.start, period.end) == (None, None)
