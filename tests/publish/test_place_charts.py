"""Lanes of governorates: filled, hollow, a dot or nothing; never a zero for silence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.publish.sample_documents import DAY
from trucewatch.model.tally import CellState, LedgerCell
from trucewatch.publish.place_charts import Lanes, draw_places, strength

SIDES = (("RUS", "Russian side"), ("TUR", "Turkish side"))


def drawn(*cells: LedgerCell) -> str:
    row = Lanes(name="Hama", entries=((DAY, cells),))
    return draw_places(
        (row,), sides=SIDES, first=DAY, last=DAY, width=720, name="places-wide"
    )


@pytest.mark.parametrize(
    ("cell", "told", "mark"),
    [
        (LedgerCell(state=CellState.COUNTED, count=5), "5", "fill-opacity"),
        (LedgerCell(state=CellState.STATED_NONE, count=0), "reports none", "stroke="),
        (LedgerCell(state=CellState.NOT_LISTED), "not listed", "<circle"),
        (
            LedgerCell(state=CellState.NAMED_WITHOUT_NUMBER),
            "named without a number",
            "<circle",
        ),
    ],
)
def test_an_entry_says_what_it_is(cell: LedgerCell, told: str, mark: str) -> None:
    """By its form, and in words for whoever points at it."""
    svg = drawn(cell, LedgerCell(state=CellState.NO_REPORT))
    assert f"Hama, 5 September 2017, Russian side: {told}" in svg
    assert mark in svg
    assert "Turkish side:" not in svg


def test_no_report_is_empty_ground() -> None:
    """Nothing stands there, above all no zero."""
    silent = LedgerCell(state=CellState.NO_REPORT)
    svg = drawn(silent, silent)
    assert "Hama, " not in svg
    assert svg.count("<rect") == 2


def test_an_axis_of_one_day_names_it_once() -> None:
    """Of several the first and the last."""
    silent = LedgerCell(state=CellState.NO_REPORT)
    row = Lanes(name="Hama", entries=((DAY, (silent, silent)),))
    last = DAY + timedelta(days=3)
    svg = draw_places(
        (row,), sides=SIDES, first=DAY, last=last, width=350, name="places-narrow"
    )
    assert "8 Sep 2017" in svg
    assert drawn(silent, silent).count("5 Sep 2017") == 1


@pytest.mark.parametrize(
    ("count", "most", "wanted"),
    [(1, 8, 0.35), (2, 8, 0.55), (7, 8, 1.0), (8, 8, 1.0), (0, 0, 0.35)],
)
def test_a_count_is_as_strong_as_its_quarter(
    count: int, most: int, wanted: float
) -> None:
    """The highest is filled."""
    assert strength(count, most) == wanted
