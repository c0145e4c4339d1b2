"""Dates by words: weekdays, relative days, months and years by themselves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from trucewatch.model.document import Span
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.text.dates import TimeMention, find_times

PUBLISHED = on_day(date(2017, 5, 10), basis=TimeBasis.PUBLISHED)
"""A Wednesday."""
DAY = TimePrecision.DAY
RANGE = TimePrecision.RANGE


def times(text: str, published: When | None = PUBLISHED) -> tuple[TimeMention, ...]:
    """The times of the whole text."""
    return find_times(text, Span(0, len(text)), published=published)


def one(text: str, published: When | None = PUBLISHED) -> TimeMention:
    """The only time of the text."""
    (mention,) = times(text, published)
    return mention


SPOKEN = [
    ("today", "today they left", date(2017, 5, 10), 1, DAY),
    ("this-morning", "this morning they left", date(2017, 5, 10), 1, DAY),
    ("yesterday", "yesterday they left", date(2017, 5, 9), 1, DAY),
    ("day-before", "the day before yesterday they", date(2017, 5, 8), 1, DAY),
    ("tomorrow", "they leave tomorrow", date(2017, 5, 11), 1, DAY),
    ("last-night", "last night", date(2017, 5, 9), 2, TimePrecision.PART_OF_DAY),
    ("days-ago", "three days ago they", date(2017, 5, 7), 1, DAY),
    ("a-day-ago", "a day ago they", date(2017, 5, 9), 1, DAY),
    ("weeks-ago", "2 weeks ago they", date(2017, 4, 23), 7, TimePrecision.WEEK),
    ("months-ago", "two months ago they", date(2017, 3, 1), 31, TimePrecision.MONTH),
    ("months-past-year", "six months ago", date(2016, 11, 1), 30, TimePrecision.MONTH),
    ("years-ago", "a year ago they", date(2016, 1, 1), 366, TimePrecision.YEAR),
    ("last-week", "last week they", date(2017, 5, 1), 7, TimePrecision.WEEK),
    ("this-month", "this month they", date(2017, 5, 1), 31, TimePrecision.MONTH),
    ("next-year", "next year they", date(2018, 1, 1), 365, TimePrecision.YEAR),
    ("weekday", "they left on Monday", date(2017, 5, 8), 1, DAY),
    ("same-weekday", "they left on Wednesday", date(2017, 5, 10), 1, DAY),
    ("last-weekday", "they left last Wednesday", date(2017, 5, 3), 1, DAY),
    ("last-other", "they left last Monday", date(2017, 5, 8), 1, DAY),
    ("next-weekday", "they leave next Monday", date(2017, 5, 15), 1, DAY),
    ("next-same", "they leave next Wednesday", date(2017, 5, 17), 1, DAY),
    ("will-weekday", "they will leave on Friday", date(2017, 5, 12), 1, DAY),
    ("will-today", "they will leave on Wednesday", date(2017, 5, 10), 1, DAY),
    ("in-month", "in March they left", date(2017, 3, 1), 31, TimePrecision.MONTH),
    ("this-very-month", "in May they left", date(2017, 5, 1), 31, TimePrecision.MONTH),
    ("later-month", "in June they left", date(2016, 6, 1), 30, TimePrecision.MONTH),
    ("mid-month", "in mid-June 2015 they", date(2015, 6, 1), 30, TimePrecision.MONTH),
    ("next-month", "next June they", date(2017, 6, 1), 30, TimePrecision.MONTH),
    ("month-year", "in June, 2015 they", date(2015, 6, 1), 30, TimePrecision.MONTH),
    ("year", "since 2011 they fled", date(2011, 1, 1), 365, TimePrecision.YEAR),
    ("years-short", "in 2015-16 they fled", date(2015, 1, 1), 731, RANGE),
    ("years-long", "in 2015-2016 they fled", date(2015, 1, 1), 731, RANGE),
]


@pytest.mark.parametrize(
    ("text", "start", "days", "precision"),
    [c[1:] for c in SPOKEN],
    ids=[c[0] for c in SPOKEN],
)
def test_words_are_counted_from_publication(
    text: str, start: date, days: int, precision: TimePrecision
) -> None:
    """Relative words, weekdays, months and years are as vague as they sound."""
    when = one(text).when
    assert when is not None
    assert when.start == start
    assert when.end == start + timedelta(days=days)
    assert when.precision is precision


UNREADABLE = [
    ("decade", "in 2010s they fled"),
    ("years-back", "in 2016-2011 they fled"),
    ("before-the-calendar", "999 years ago they"),
]


@pytest.mark.parametrize(
    ("text", "year"),
    [(UNREADABLE[0][1], 2017), (UNREADABLE[1][1], 2017), (UNREADABLE[2][1], 900)],
    ids=[c[0] for c in UNREADABLE],
)
def test_a_date_outside_the_calendar_is_unreadable(text: str, year: int) -> None:
    """No day is made up for it."""
    mention = one(text, on_day(date(year, 5, 10)))
    assert mention.when is None
    assert mention.issue is not None
    assert mention.issue.code == "unreadable_date"


def test_friday_prayer_is_no_date() -> None:
    """A weekday that names a service gives no day; its pair does."""
    assert times("after Friday prayers") == ()
    assert one("after Friday").when == on_day(date(2017, 5, 5))
