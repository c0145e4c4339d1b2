"""Dates: resolved against publication, doubted where they do not fit."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.document import Span
from trucewatch.model.issue import Severity
from trucewatch.model.when import Calendar, TimeBasis, TimePrecision, When, on_day
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


EXPLICIT = [
    ("day-month-year", "on 4 May 2017 there", "4 May 2017", date(2017, 5, 4)),
    ("month-day-year", "on May 4, 2017 there", "May 4, 2017", date(2017, 5, 4)),
    ("capitals", "on 4 MAY 2017 there", "4 MAY 2017", date(2017, 5, 4)),
    ("short-month", "on Sept. 5, 2016 there", "Sept. 5, 2016", date(2016, 9, 5)),
    ("ordinal-of", "the 4th of May 2017 there", "4th of May 2017", date(2017, 5, 4)),
    ("iso", "on 2017-05-04 there", "2017-05-04", date(2017, 5, 4)),
    ("points", "on 04.05.2017 there", "04.05.2017", date(2017, 5, 4)),
    ("slashed-certain", "on 25/12/2016 there", "25/12/2016", date(2016, 12, 25)),
    ("slashed-american", "on 12/25/2016 there", "12/25/2016", date(2016, 12, 25)),
    ("slashed-twice-alike", "on 05/05/2017 there", "05/05/2017", date(2017, 5, 5)),
    ("weekday-fits", "Thursday, 4 May 2017,", "Thursday, 4 May 2017", date(2017, 5, 4)),
    ("leap-day", "on 29 February 2016 there", "29 February 2016", date(2016, 2, 29)),
    ("no-year-past", "on 4 May there", "4 May", date(2017, 5, 4)),
    ("no-year-same-day", "on 10 May there", "10 May", date(2017, 5, 10)),
    ("no-year-last-year", "on 11 July there", "11 July", date(2016, 7, 11)),
    ("no-year-ahead", "talks are due on 11 July", "11 July", date(2017, 7, 11)),
    ("no-year-will-after", "On 11 July will talks open", "11 July", date(2017, 7, 11)),
    ("no-year-too-far-ahead", "talks were due on 1 April", "1 April", date(2017, 4, 1)),
    ("no-year-half-leap", "on 29 February there", "29 February", date(2016, 2, 29)),
]


@pytest.mark.parametrize(
    ("text", "words", "day"), [c[1:] for c in EXPLICIT], ids=[c[0] for c in EXPLICIT]
)
def test_a_date_is_the_day_it_names(text: str, words: str, day: date) -> None:
    """With a year the date itself, without one the nearest that fits."""
    mention = one(text)
    assert mention.span.cut(text) == words
    assert mention.when == on_day(day)
    assert mention.issue is None


DOUBTS = [
    ("impossible", "on 30 February 2017", "impossible_date", None),
    ("impossible-month", "on 2017-13-04", "impossible_date", None),
    ("impossible-slashed", "on 31/31/2017", "impossible_date", None),
    ("impossible-without-year", "on 31 June there", "impossible_date", None),
    ("swapped", "on 04/05/2017 there", "ambiguous_date", None),
    ("weekday", "Friday, 4 May 2017,", "weekday_mismatch", date(2017, 5, 4)),
    ("unclear-year", "on 20 May there", "year_unclear", date(2016, 5, 20)),
    ("today-elsewhere", "today, 8 June, they", "today_mismatch", date(2017, 6, 8)),
]


@pytest.mark.parametrize(
    ("text", "code", "day"), [c[1:] for c in DOUBTS], ids=[c[0] for c in DOUBTS]
)
def test_a_date_that_does_not_fit_raises_an_issue(
    text: str, code: str, day: date | None
) -> None:
    """The words are kept, the doubt has a code, and a stated date wins."""
    mention = next(found for found in times(text) if found.issue is not None)
    assert mention.issue is not None
    assert mention.issue.code == code
    assert mention.when == (None if day is None else on_day(day))


def test_a_year_is_unclear_up_to_a_month_ahead() -> None:
    """31 days ahead the year is in doubt, 32 days ahead the past one stands."""
    inside, outside = one("on 10 June there"), one("on 11 June there")
    assert inside.issue is not None
    assert outside.issue is None


def test_today_with_the_day_of_publication_is_no_doubt() -> None:
    """The date called today fits."""
    found = times("today, 10 May, they met")
    assert [m.issue for m in found] == [None] * len(found)


def test_today_with_a_slipped_solar_day_means_publication() -> None:
    """24 September printed on 15 September 2017 was 24 Shahrivar."""
    published = on_day(date(2017, 9, 15), basis=TimeBasis.PUBLISHED)
    text = "They met today, September 24, in the capital"
    mention = next(m for m in times(text, published) if m.issue is not None)
    assert mention.issue is not None
    assert mention.issue.code == "solar_hijri_slip"
    assert mention.issue.severity is Severity.WARNING
    assert mention.when is not None
    assert mention.when.first_day == date(2017, 9, 15)
    assert mention.when.calendar is Calendar.SOLAR_HIJRI


NEEDS_DATE = [
    ("day-month", "on 4 May there", "date_without_year"),
    ("two-days", "on 4-5 May there", "date_without_year"),
    ("weekday", "on Monday there", "date_needs_publication"),
    ("relative", "yesterday they left", "date_needs_publication"),
    ("month", "in May they left", "date_needs_publication"),
    ("solar", "on 14 Ordibehesht there", "date_without_year"),
]


@pytest.mark.parametrize(
    ("text", "code"), [c[1:] for c in NEEDS_DATE], ids=[c[0] for c in NEEDS_DATE]
)
def test_nothing_is_resolved_without_publication(text: str, code: str) -> None:
    """A document without a date gives no relative date."""
    mention = one(text, None)
    assert mention.when is None
    assert mention.issue is not None
    assert mention.issue.code == code


SPANS = [
    ("days-dash", "on 4-5 July 2016 there", date(2016, 7, 4), date(2016, 7, 6)),
    ("month-days", "on July 4-6, 2016 there", date(2016, 7, 4), date(2016, 7, 7)),
    ("two-months", "29 June - 2 July 2016,", date(2016, 6, 29), date(2016, 7, 3)),
    ("month-first", "June 29 to July 2, 2016", date(2016, 6, 29), date(2016, 7, 3)),
    ("over-new-year", "30 December to 2 January", date(2016, 12, 30), date(2017, 1, 3)),
    ("next-days-and", "on 4 and 5 July 2016,", date(2016, 7, 4), date(2016, 7, 6)),
]


@pytest.mark.parametrize(
    ("text", "start", "end"), [c[1:] for c in SPANS], ids=[c[0] for c in SPANS]
)
def test_two_days_that_touch_are_one_range(text: str, start: date, end: date) -> None:
    """The end of the interval is the day after the last one."""
    when = one(text).when
    assert when is not None
    assert (when.start, when.end, when.precision) == (start, end, RANGE)


def test_two_days_joined_by_and_stay_two() -> None:
    """What lies between the two is skipped."""
    text = "on 4 and 9 July 2016 there"
    found = times(text)
    assert [m.span.cut(text) for m in found] == ["4", "9 July 2016"]
    assert [m.when for m in found] == [on_day(date(2016, 7, d)) for d in (4, 9)]


@pytest.mark.parametrize(
    "text", ["on 9-4 July 2016 there", "on 30-31 June 2016 there"], ids=["back", "none"]
)
def test_a_range_that_runs_back_or_into_nothing_is_impossible(text: str) -> None:
    """The last day must exist and follow the first."""
    mention = one(text)
    assert mention.issue is not None
    assert mention.issue.code == "impossible_date"


SOLAR = [
    ("with-year", "on 14 Ordibehesht 1396 there", date(2017, 5, 4)),
    ("month-first", "on Ordibehesht 14, 1396 there", date(2017, 5, 4)),
    ("without-year", "on 14 Ordibehesht there", date(2017, 5, 4)),
    ("year-before", "on 24 Shahrivar there", date(2016, 9, 14)),
]


@pytest.mark.parametrize(
    ("text", "day"), [c[1:] for c in SOLAR], ids=[c[0] for c in SOLAR]
)
def test_a_solar_hijri_date_becomes_its_gregorian_day(text: str, day: date) -> None:
    """The calendar of the words is kept beside the day."""
    when = one(text).when
    assert when is not None
    assert (when.first_day, when.calendar) == (day, Calendar.SOLAR_HIJRI)


def test_a_solar_hijri_day_that_does_not_exist_is_impossible() -> None:
    """The second half of the year has no 31st."""
    mention = one("on 31 Mehr 1396 there")
    assert mention.when is None
    assert mention.issue is not None
    assert mention.issue.code == "impossible_date"


def test_a_clock_with_its_zone_makes_the_date_a_minute() -> None:
    """Clock and zone after the date."""
    text = "at 4 May 2017, 17:36 (UTC+03:00) they"
    mention = one(text)
    assert mention.when is not None
    assert mention.when.start == datetime(2017, 5, 4, 14, 36, tzinfo=UTC)
    assert mention.when.precision is TimePrecision.INSTANT
    assert mention.when.tz == "+03:00"
    assert mention.span.cut(text) == "4 May 2017, 17:36 (UTC+03:00)"


def test_a_clock_before_the_date_counts_with_its_zone() -> None:
    """The hour before the date."""
    text = "from 11 p.m. Damascus time on 4 May 2017 they"
    mention = one(text)
    assert mention.when is not None
    assert mention.when.start == datetime(2017, 5, 4, 20, tzinfo=UTC)
    assert mention.when.precision is TimePrecision.HOUR
    assert mention.span.cut(text) == "11 p.m. Damascus time on 4 May 2017"


@pytest.mark.parametrize(
    "text",
    ["4 May 2017, 17:36 they", "at 17:36 on 4 May 2017", "at 17:36 GMT not 4 May 2017"],
    ids=["after", "before", "word-between"],
)
def test_a_clock_without_zone_leaves_the_day(text: str) -> None:
    """Without a zone no minute is known."""
    assert any(m.when == on_day(date(2017, 5, 4)) for m in times(text))


def test_the_word_before_a_date_is_kept() -> None:
    """Words like "since" say which end is meant."""
    assert one("since the 4 May 2017 deal").lead == "since"
    assert one("no later than 4 May 2017").lead == "no later than"
    assert one("Signed 4 May 2017").lead == ""


def test_a_longer_mention_swallows_a_shorter_one() -> None:
    """A weekday inside a date is not a second date."""
    assert len(times("On Thursday, 4 May 2017, they left")) == 1


PARTS = st.sampled_from(
    [
        "4",
        "31",
        "May",
        "Sept.",
        "2017",
        "and",
        "-",
        "to",
        "Monday",
        "last",
        "next",
        "yesterday",
        "two",
        "weeks",
        "ago",
        "14",
        "Mehr",
        "1396",
        "17:36",
        "GMT",
        ",",
        "on",
        "will",
        "04/05/2017",
        "2016-17",
        "past",
        "24",
        "hours",
        "over",
        "the",
    ]
)


@given(st.lists(PARTS, max_size=12).map(" ".join), st.booleans(), st.data())
def test_mentions_lie_in_order_inside_the_span(
    text: str,
    dated: bool,
    data: st.DataObject,
) -> None:
    """No two overlap; each has a time, a window or an issue."""
    padded = f"{text} end"
    start = data.draw(st.integers(0, len(padded) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(padded))))
    found = find_times(padded, span, published=PUBLISHED if dated else None)
    assert all(span.covers(m.span) for m in found)
    assert [m.span for m in found] == sorted(m.span for m in found)
    ends = [(a.span.end, b.span.start) for a in found for b in found if a.span < b.span]
    assert all(end <= start for end, start in ends)
    assert all(m.when or m.period or m.issue for m in found)
