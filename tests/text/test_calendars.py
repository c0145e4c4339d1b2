"""Calendars: Solar Hijri days and slipped dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.issue import Severity
from trucewatch.text.calendars import (
    gregorian_of,
    is_iranian_source,
    month_after,
    slip_issue,
    slipped_reading,
    solar_hijri_of,
)


@pytest.mark.parametrize(
    ("day", "solar"),
    [(date(2017, 5, 4), (1396, 2, 14)), (date(2017, 3, 21), (1396, 1, 1))],
    ids=["spring", "new-year"],
)
def test_a_gregorian_day_has_its_solar_hijri_date(
    day: date, solar: tuple[int, int, int]
) -> None:
    """Both ways round."""
    assert solar_hijri_of(day) == solar
    assert gregorian_of(*solar) == day


def test_a_solar_hijri_date_that_does_not_exist_has_no_day() -> None:
    """1395 was a leap year, 1396 was not."""
    assert gregorian_of(1395, 12, 30) == date(2017, 3, 20)
    assert gregorian_of(1396, 12, 30) is None


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 1, 1)))
def test_the_two_calendars_agree_both_ways(day: date) -> None:
    """There and back is the same day."""
    assert gregorian_of(*solar_hijri_of(day)) == day


SLIPS = [
    ("fourteenth", date(2017, 5, 14), date(2017, 5, 4)),
    ("september", date(2017, 9, 24), date(2017, 9, 15)),
    ("march-thirty", date(2018, 3, 30), None),
    ("short-february", date(2018, 2, 10), None),
    ("february", date(2017, 2, 28), date(2017, 2, 16)),
]


@pytest.mark.parametrize(
    ("stated", "meant"), [c[1:] for c in SLIPS], ids=[c[0] for c in SLIPS]
)
def test_a_slipped_date_is_read_in_the_same_month(
    stated: date, meant: date | None
) -> None:
    """The day number counts in the Solar Hijri month that the days belong to."""
    assert slipped_reading(stated) == meant


MEANT, OTHER = date(2017, 5, 4), date(2017, 5, 9)
STATED = date(2017, 5, 14)


def test_a_slip_is_a_note_where_it_is_only_possible() -> None:
    """Nothing else speaks for it."""
    issue = slip_issue(STATED, today=None, where="here")
    assert issue is not None
    assert issue.severity is Severity.NOTE
    assert issue.where == "here"
    assert issue.got.startswith("2017-05-14, or 2017-05-04")


def test_a_slip_is_a_warning_where_the_meant_day_is_today() -> None:
    """The words say today, and the slipped reading is the day of publication."""
    issue = slip_issue(STATED, today=MEANT, where="here")
    assert issue is not None
    assert issue.severity is Severity.WARNING


def test_a_slip_is_a_warning_where_it_hits_a_known_day() -> None:
    """An agreement's day speaks for the slipped reading, unless both are known."""
    issue = slip_issue(STATED, today=None, where="here", anchors=(MEANT,))
    assert issue is not None
    assert issue.severity is Severity.WARNING
    both = slip_issue(STATED, today=None, where="here", anchors=(MEANT, STATED))
    assert both is not None
    assert both.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("stated", "today"),
    [(STATED, STATED), (STATED, OTHER), (date(2018, 3, 30), None)],
    ids=["fits-today", "explains-nothing", "no-reading"],
)
def test_no_slip_where_it_explains_nothing(stated: date, today: date | None) -> None:
    """A date that fits, or a slip that does not help, is no issue."""
    assert slip_issue(stated, today=today, where="here") is None


NAMES = [
    ("agency", "IRNA", True),
    ("channel", "Press TV", True),
    ("domain", "www.paper.ir", True),
    ("other-agency", "SANA", False),
    ("inside-a-word", "Miranda Post", False),
    ("none", None, False),
]


@pytest.mark.parametrize(
    ("name", "expected"), [c[1:] for c in NAMES], ids=[c[0] for c in NAMES]
)
def test_an_iranian_source_is_known_by_its_name(
    name: str | None, expected: bool
) -> None:
    """Agency, channel or domain; never part of another word."""
    assert is_iranian_source(name) is expected


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2016, 12, 31), date(2017, 1, 1)),
        (date(2017, 1, 31), date(2017, 2, 1)),
        (date(2017, 2, 1), date(2017, 3, 1)),
    ],
    ids=["december", "january", "february"],
)
def test_the_month_after_begins_on_its_first(day: date, first: date) -> None:
    """From any day of a month."""
    assert month_after(day) == first
