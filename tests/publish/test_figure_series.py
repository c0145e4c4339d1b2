"""Figures: what they stand for, where a series breaks, and how they are drawn."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.factories import claim as made_claim
from trucewatch.model.claim import (
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
    StockOrFlow,
)
from trucewatch.model.quantity import PersonClass, Quantity, exactly
from trucewatch.publish.figure_charts import draw_figures
from trucewatch.publish.figure_series import (
    DEFINITION,
    Figure,
    break_words,
    figure_csv,
)

DAY = date(2017, 9, 5)


def said(quantity: Quantity = exactly(4), *, day: date = DAY, **more: Any) -> Figure:  # noqa: ANN401, B008
    """Four persons killed, as one source has it."""
    given: dict[str, Any] = {
        "measure": Measure.KILLED,
        "unit": FigureUnit.PERSON,
        "quantity": quantity,
        "stock_or_flow": StockOrFlow.FLOW,
    }
    body = FigureBody(**(given | more))
    return Figure(claim=made_claim(body), body=body, day=day, title="Report")


def test_every_measure_has_a_definition() -> None:
    """In our words."""
    assert set(DEFINITION) == set(Measure)


@pytest.mark.parametrize(
    ("other", "wanted"),
    [
        ({}, ""),
        ({"stock_or_flow": StockOrFlow.STOCK}, "a level is no change"),
        ({"person_class": PersonClass.CIVILIAN}, "other persons"),
        ({"since": "2017-01"}, "another beginning"),
        ({"part_of": "the toll"}, "a part of something else"),
        ({"unit": FigureUnit.FRACTION}, "another unit"),
    ],
)
def test_a_series_breaks_where_something_else_is_counted(
    other: dict[str, Any], wanted: str
) -> None:
    """Of one source and measure."""
    assert break_words(said(), said(**other)) == wanted


def test_rounding_otherwise_breaks_a_series_too() -> None:
    """No rise is seen in about 400 after 398."""
    about = said(exactly(400, approximate=True))
    assert break_words(said(exactly(398)), about) == "rounded otherwise"


def test_a_figure_says_how_its_source_stands_to_it() -> None:
    """Nothing where the source plainly says it."""
    plain = said()
    assert (plain.manner, plain.unit) == ("", "persons, status not stated")
    claim = replace(plain.claim, polarity=Polarity.DENIED, modality=Modality.ALLEGED)
    assert ";" in replace(plain, claim=claim).manner
    silent = replace(plain.claim, source_chain=(), origin="somebody")
    assert replace(plain, claim=silent).who == "somebody"
    assert said(unit=FigureUnit.TONNE).unit == "tonnes"
    assert said(since="2017-01").since == "since January 2017"


def test_the_file_has_empty_cells_for_what_is_not_given() -> None:
    """No zero, and no formula."""
    more = Quantity(low=900, best=None, high=None, text="=more than 900")
    (row,) = csv.DictReader(io.StringIO(figure_csv((said(more),))))
    assert (row["low"], row["best"], row["high"]) == ("900", "", "")
    assert row["in_words"] == "'=more than 900"
    (row,) = csv.DictReader(io.StringIO(figure_csv((said(exactly(400_000)),))))
    assert row["best"] == "400000"


def drawn(*figures: Figure) -> str:
    found = draw_figures(figures, width=720, name="figures-killed-wide", title="killed")
    assert found is not None
    return found


def test_numbers_ranges_and_bounds_are_drawn_apart() -> None:
    """A disc, a bar, an arrow up, an arrow down, a hollow disc."""
    svg = drawn(said(exactly(4)))
    assert svg.count('class="figure"') == 1
    svg = drawn(said(Quantity(low=3, best=None, high=9)))
    assert svg.count('class="range"') == 1
    assert "3 to 9" in svg
    svg = drawn(said(Quantity(low=5, best=None, high=None)))
    assert "v-14" in svg
    svg = drawn(said(Quantity(low=None, best=None, high=5)))
    assert "v14" in svg
    assert 'class="about"' in drawn(said(exactly(4, approximate=True)))


def test_a_break_is_drawn_and_days_are_named() -> None:
    """The first and the last; one alone in the middle."""
    later = replace(said(day=date(2017, 9, 9)), break_="another beginning")
    svg = drawn(said(), later)
    assert 'class="break"' in svg
    assert "5 Sep 2017" in svg
    assert "9 Sep 2017" in svg
    assert 'class="tick mid"' in drawn(said())


def test_shares_have_an_axis_of_their_own() -> None:
    """Between nothing and all."""
    svg = drawn(said(exactly(0.4), unit=FigureUnit.FRACTION))
    assert "40 %" in svg


def test_without_a_number_nothing_is_drawn() -> None:
    """Dozens are a word."""
    dozens = Quantity(low=None, best=None, high=None, text="dozens")
    assert draw_figures((said(dozens),), width=720, name="f-x", title="t") is None
