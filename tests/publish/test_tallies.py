"""The ledger as people and machines read it: no net, no sum, no verdict."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from tests.factories import sides_of
from tests.reconcile.test_known import happened, ledger
from trucewatch.model.tally_ledger import KnownCell
from trucewatch.publish.tallies import (
    COLUMNS,
    NO_VERDICT,
    known_words,
    ledger_csv,
    ledger_record,
    ledger_tables,
)

THREE = [happened(f"Shells hit Morek, report {n}.") for n in range(3)]
DAYS = (ledger(*THREE),)


def test_the_table_has_two_columns_a_recorder() -> None:
    """What is counted, and beside it what is known to us."""
    (table,) = ledger_tables(DAYS, title="Demo", sides=sides_of("RUS", "TUR"))
    assert table.title == "Demo · 22 September 2019"
    assert table.header[2::2] == ("known to us", "known to us")
    assert table.rows[0][:3] == ("Whole country", "8", "3 known, 5 unexplained")
    assert table.rows[1][3:] == ("named without a number", "3 known")
    assert NO_VERDICT in table.notes
    assert any("7 of 8 given by place" in note for note in table.notes)
    assert any("1 places named without a number" in note for note in table.notes)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (KnownCell(counted=8, incidents=None, watched=True), "not comparable"),
        (
            KnownCell(counted=8, incidents=(), watched=False),
            "none known, not watched, 8 unexplained",
        ),
        (
            KnownCell(counted=8, incidents=(), watched=True),
            "0 known, 8 unexplained",
        ),
        (
            KnownCell(counted=1, incidents=("a", "b"), watched=True),
            "2 known, more than counted",
        ),
        (KnownCell(counted=None, incidents=("a",), watched=True), "1 known"),
    ],
    ids=["unit", "not watched", "watched", "more", "no number"],
)
def test_words_say_no_more_than_is_known(cell: KnownCell, words: str) -> None:
    """A zero of ours only with coverage; a surplus is no negative number."""
    assert known_words(cell) == words


def test_the_csv_has_a_row_a_day_place_and_recorder() -> None:
    """What is not known is empty, never 0."""
    rows = list(csv.DictReader(io.StringIO(ledger_csv(DAYS))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 6
    first = {key: rows[0][key] for key in ("recorder", "count", "known_to_us")}
    assert first == {"recorder": "RUS", "count": "8", "known_to_us": "3"}
    idlib = rows[4]
    assert (idlib["place"], idlib["known_to_us"], idlib["unexplained"]) == (
        "Idlib",
        "",
        "2",
    )


def test_no_cell_of_the_csv_is_a_formula() -> None:
    """A place's name from a report cannot run in a spreadsheet."""
    (day,) = DAYS
    known = tuple(replace(row, name="=cmd()") for row in day.known)
    assert "'=cmd()" in ledger_csv((replace(day, known=known),))


def test_the_record_holds_every_claim_and_incident_by_id() -> None:
    """And says that nothing is summed."""
    record = ledger_record(DAYS)
    cell = record["days"][0]["known"][0]["cells"][0]
    assert cell["incidents"] == sorted(each.id for each in THREE)
    assert (cell["known"], cell["unexplained"]) == (3, 5)
    assert record["days"][0]["parts"][0]["unplaced"] == 1
    assert "net" in record["counting"]
