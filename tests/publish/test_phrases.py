"""Phrases: no finer than known, the same in every locale."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.publish import sample_claims
from trucewatch.model.place import (
    MentionRole,
    Placement,
    PlacePrecision,
    Unplaced,
)
from trucewatch.model.quantity import PersonClass, Quantity, exactly
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.tally import Period
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day, unknown_time
from trucewatch.publish.phrases import (
    days_words,
    distance_words,
    hop_words,
    moment_words,
    number,
    offset_words,
    period_short,
    period_words,
    persons_words,
    place_phrase,
    place_words,
    quantity_words,
    since_words,
    when_words,
)

DAY = date(2017, 9, 5)
NOON = datetime(2017, 9, 5, 12, 0, tzinfo=timezone(timedelta(hours=4)))
MILL = sample_claims.MILL


def _when(start: date | None, end: date | None) -> When:
    return When(
        start=start, end=end, basis=TimeBasis.OCCURRED, precision=TimePrecision.RANGE
    )


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (unknown_time(), "time not stated"),
        (on_day(DAY), "5 September 2017"),
        (_when(None, DAY), "until 4 September 2017"),
        (_when(DAY, None), "from 5 September 2017"),
        (_when(DAY, date(2017, 9, 8)), "5 to 7 September 2017"),
        (_when(DAY, date(2017, 10, 3)), "5 September to 2 October 2017"),
        (_when(DAY, date(2018, 1, 3)), "5 September 2017 to 2 January 2018"),
        (_when(NOON, NOON), "5 September 2017, 12:00 (UTC+04:00)"),
        (_when(NOON, NOON + timedelta(hours=2)), "5 September 2017"),
    ],
)
def test_times_are_worded_as_far_as_known(when: When, expected: str) -> None:
    """Open ends, days, runs of days and instants."""
    assert when_words(when) == expected


def test_moments_carry_their_offset() -> None:
    """A plain date has none; a time of day always has one."""
    assert moment_words(DAY) == "5 September 2017"
    assert moment_words(NOON) == "5 September 2017, 12:00 (UTC+04:00)"
    assert offset_words(NOON.astimezone(UTC)) == "UTC+00:00"
    assert offset_words(NOON.replace(tzinfo=None)) == "no zone given"


def test_one_day_is_no_run_of_days() -> None:
    """A run of one day is that day."""
    assert days_words(DAY, DAY) == "5 September 2017"


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (None, "period not stated"),
        (Period(), "period not stated"),
        (Period(text="the day", hours=24.0), "“the day”, 24 hours"),
        (Period(text="the past 24 hours", hours=24.0), "“the past 24 hours”"),
        (Period(start=DAY, end=date(2017, 9, 6)), "5 September 2017"),
        (Period(start=DAY, end=date(2017, 9, 7)), "5 to 6 September 2017"),
        (
            Period(start=NOON, end=NOON + timedelta(days=1)),
            "5 September, 12:00 to 6 September 2017, 12:00 (UTC+04:00)",
        ),
        (
            Period(start=NOON, end=NOON + timedelta(days=150)),
            "5 September 2017, 12:00 to 2 February 2018, 12:00 (UTC+04:00)",
        ),
        (
            Period(start=NOON, end=(NOON + timedelta(days=1)).astimezone(UTC)),
            "5 September 2017, 12:00 (UTC+04:00) to 6 September 2017, "
            "08:00 (UTC+00:00)",
        ),
    ],
)
def test_periods_keep_the_sources_words(period: Period | None, expected: str) -> None:
    """Words, hours and ends, as far as given."""
    assert period_words(period) == expected


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (exactly(5), "5"),
        (exactly(400_000, approximate=True), "about 400,000"),
        (Quantity(low=10, best=None, high=20), "10 to 20"),
        (Quantity(low=10, best=None, high=20, approximate=True), "about 10 to 20"),
        (Quantity(low=50, best=None, high=None), "at least 50"),
        (Quantity(low=None, best=None, high=8), "up to 8"),
        (Quantity(low=None, best=None, high=None, text="dozens"), "“dozens”"),
        (Quantity(low=None, best=None, high=None), "a number not given"),
        (exactly(2.5), "2.5"),
    ],
)
def test_quantities_are_no_sharper_than_the_source(
    quantity: Quantity, expected: str
) -> None:
    """Bounds stay bounds; words without a number stay words."""
    assert quantity_words(quantity) == expected


def test_fractions_print_as_percent() -> None:
    """Half is 50 %."""
    assert quantity_words(exactly(0.5), fraction=True) == "50 %"


def test_person_classes_are_named_only_where_given() -> None:
    """An unknown class adds no word."""
    assert persons_words(exactly(3), PersonClass.CHILD) == "3 children"
    assert persons_words(exactly(3), PersonClass.UNKNOWN) == "3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2011-03", "since March 2011"),
        ("2011-03-15", "since 15 March 2011"),
        ("2011", "since 2011"),
        ("the start", "since the start"),
    ],
)
def test_starts_are_worded_by_their_precision(text: str, expected: str) -> None:
    """A day, a month, a year, or the words as they stand."""
    assert since_words(text) == expected


HOPS = (
    (
        Hop(mode=HopMode.DIRECT, speaker="A B", role="envoy", body="UN"),
        "A B, envoy, UN",
    ),
    (Hop(mode=HopMode.DIRECT, role="spokesman", body="Army"), "Army (spokesman)"),
    (Hop(mode=HopMode.DIRECT, body="Army", outlet="Agency"), "Army, Agency"),
    (Hop(mode=HopMode.DIRECT, role="a resident"), "“a resident”"),
    (Hop(mode=HopMode.DIRECT, outlet="Paper"), "Paper"),
)


@pytest.mark.parametrize(("hop", "expected"), HOPS)
def test_hops_name_person_office_and_outlet(hop: Hop, expected: str) -> None:
    """A role alone is quoted: it is the source's word."""
    assert hop_words(hop) == expected


def _at(precision: PlacePrecision, radius_m: float = 3_000) -> Placement:
    return replace(MILL, precision=precision, radius_m=radius_m)


@pytest.mark.parametrize(
    ("answer", "words", "phrase"),
    [
        (None, "place not stated", ""),
        (MILL, "Upper Mill (settlement, within 3 km)", "at Upper Mill"),
        (
            _at(PlacePrecision.EXACT, 100),
            "Upper Mill (exact position, within 100 m)",
            "at Upper Mill",
        ),
        (
            _at(PlacePrecision.NEAR_SETTLEMENT, 25_000),
            "Upper Mill (near a settlement, within 25 km)",
            "near Upper Mill",
        ),
        (
            _at(PlacePrecision.GOVERNORATE),
            "Upper Mill (somewhere in a governorate; no position known)",
            "in Upper Mill",
        ),
        (
            _at(PlacePrecision.UNRESOLVED),
            "Upper Mill: place not resolved",
            "at Upper Mill",
        ),
        (
            Unplaced(mention=MILL.mention, reason="two such names"),
            "“Upper Mill”: not placed (two such names)",
            "at a place named “Upper Mill”",
        ),
    ],
)
def test_places_are_never_finer_than_known(
    answer: Placement | Unplaced | None, words: str, phrase: str
) -> None:
    """The precision stands beside the name; areas are "in", never "at"."""
    assert place_words(answer) == words
    assert place_phrase(answer) == phrase


def test_cell_of_a_count_is_the_whole_unit() -> None:
    """A governorate that a count names is not "somewhere in" itself."""
    mention = replace(MILL.mention, role=MentionRole.CELL)
    assert place_words(replace(MILL, mention=mention)) == "Upper Mill"


def test_short_periods_are_the_sources_words_where_it_has_some() -> None:
    """Otherwise the window as far as known."""
    assert period_short(Period(text="the day", start=DAY)) == "“the day”"
    assert period_short(Period(start=DAY, end=date(2017, 9, 6))) == "5 September 2017"
    assert period_short(None) == "period not stated"


def test_numbers_and_distances() -> None:
    """Thousands are marked; metres turn to kilometres at a thousand."""
    assert number(1234567) == "1,234,567"
    assert distance_words(999) == "999 m"
    assert distance_words(1000) == "1 km"
