"""When an act happened: a date, a window, else the day it was reported."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.reading import claims_of
from trucewatch.model.claim import ClaimKind, Modality
from trucewatch.model.when import TimeBasis, TimePrecision
from trucewatch.read.coder import code_document
from trucewatch.read.document import read_document

DAYS = [
    ("date", "On 4 May the army shelled Azaz.", "2018-05-04", TimeBasis.OCCURRED),
    ("none", "The army shelled Azaz.", "2018-05-08", TimeBasis.REPORTED),
    (
        "no last day",
        "Before 4 May the army shelled Azaz.",
        "2018-05-08",
        TimeBasis.REPORTED,
    ),
    (
        "date of the clause first",
        "Talks ended on 3 May, and the army shelled Azaz on 5 May.",
        "2018-05-05",
        TimeBasis.OCCURRED,
    ),
]


@pytest.mark.parametrize(
    ("text", "day", "basis"), [case[1:] for case in DAYS], ids=[c[0] for c in DAYS]
)
def test_an_act_has_the_day_that_its_clause_gives(
    text: str, day: str, basis: TimeBasis
) -> None:
    """A last day ("before") is no day of an act; publication only reports it."""
    time = claims_of(text, ClaimKind.EVENT)[0].time
    assert (str(time.first_day), time.basis) == (day, basis)


def test_a_window_is_a_range_and_no_calendar_day() -> None:
    """Pattern 24: the past 24 hours run over two days."""
    text = "Over the past 24 hours the army shelled Azaz."
    time = claims_of(text, ClaimKind.EVENT)[0].time
    assert time.precision is TimePrecision.RANGE
    assert (time.first_day, time.last_day) == (date(2018, 5, 7), date(2018, 5, 8))


def test_without_a_publication_day_the_time_stays_unknown() -> None:
    """Nothing is guessed from today."""
    document = read_document(b"The army shelled Azaz.\n", name="bare.txt")
    (claim,) = code_document(document).claims
    assert claim.time.first_day is None
    assert claim.time.basis is TimeBasis.REPORTED


@pytest.mark.parametrize(
    ("year", "modality"), [(2016, Modality.HISTORICAL), (2018, Modality.ASSERTED)]
)
def test_what_is_a_year_back_is_told_as_history(year: int, modality: Modality) -> None:
    """More than 366 days before publication is no news."""
    (claim,) = claims_of(f"On 4 May {year} the army shelled Azaz.", ClaimKind.EVENT)
    assert claim.modality is modality
