"""Rows of incidents: casualties side by side, never added up."""

from __future__ import annotations

import pytest

from tests.publish.samples import sample_bulletin
from trucewatch.model.quantity import Quantity
from trucewatch.model.record import to_record
from trucewatch.publish.exports import TABLES
from trucewatch.publish.exports.incidents import number_words
from trucewatch.publish.json import bulletin_record


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (2, 2, 2, "2"),
        (None, 40, None, "about 40"),
        (5, None, None, "at least 5"),
        (None, None, 9, "at most 9"),
        (5, None, 9, "5 to 9"),
        (None, None, None, "a number not given,"),
        (0, 0, 0, "0"),
    ],
)
def test_a_number_is_told_as_it_was_given(
    low: float | None, best: float | None, high: float | None, words: str
) -> None:
    """A zero is a stated zero; what is not known is not made up."""
    about = words.startswith("about")
    quantity = Quantity(low=low, best=best, high=high, approximate=about)
    assert number_words(to_record(quantity)) == words


@pytest.mark.parametrize("table", TABLES)
def test_rows_of_a_bulletin_have_their_columns(table: str) -> None:
    """Also of a bulletin that was not made by this program's service."""
    wanted = [column.name for column in TABLES[table].columns]
    for row in TABLES[table].rows(bulletin_record(sample_bulletin())):
        assert list(row) == wanted


def test_casualties_stand_beside_each_other() -> None:
    """Each with the claim that gives it."""
    record = bulletin_record(sample_bulletin())
    (given,) = [e["casualties"] for e in record["incidents"] if e["casualties"]][:1]
    rows = TABLES["incidents"].rows(record)
    told = [row["casualties"] for row in rows if row["casualties"]]
    assert str(told[0]).startswith(f"{given[0]['claim']}: ")
