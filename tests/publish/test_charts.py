"""The chart: marks for totals, gaps for what is not known, no joining lines."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.publish.sample_documents import DAY
from tests.publish.samples import sample_bulletin
from trucewatch.model.tally import TallyPoint
from trucewatch.publish.chart_drawing import COLOURS, mark, nice_top, runs_without
from trucewatch.publish.charts import ChartView, chart_view
from trucewatch.publish.index import index_of


def _chart(*points: TallyPoint) -> ChartView | None:
    bulletin = replace(sample_bulletin(), history=points)
    return chart_view(bulletin, index_of(bulletin, {}))


def _point(back: int, count: int | None, recorder: str = "RUS") -> TallyPoint:
    day = DAY - timedelta(days=back)
    return TallyPoint(day=day, recorder=recorder, count=count)


def test_no_known_total_gives_no_chart() -> None:
    """Nothing is drawn where nothing is known."""
    assert _chart() is None
    assert _chart(_point(1, None)) is None


def test_one_mark_a_known_total_and_none_for_a_gap() -> None:
    """Two known totals and a gap give two marks, never a mark at zero."""
    chart = _chart(_point(3, 4), _point(2, None), _point(1, 6))
    assert chart is not None
    assert chart.wide.count("<circle") == 2
    assert "polyline" not in chart.wide


def test_gaps_are_drawn_where_no_side_is_known() -> None:
    """The days between two reports are grey; so is the bulletin's own day."""
    chart = _chart(_point(5, 4), _point(1, 6))
    assert chart is not None
    bands = re.findall(r"Nothing known, ([^<]+)<", chart.wide)
    assert bands == ["1 to 3 September 2017", "5 September 2017"]


def test_sides_have_marks_of_their_own() -> None:
    """Shape and colour both differ, so that either is enough."""
    marks = [str(mark(rank, 5, 5)) for rank in range(4)]
    assert len({re.sub(r' fill="[^"]*"', "", each) for each in marks}) == 4
    assert len(set(COLOURS)) == 4


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", COLOURS)
def test_colours_can_be_told_from_paper(colour: str) -> None:
    """Contrast with white is at least 4.5 to 1 (WCAG AA)."""
    assert 1.05 / (_luminance(colour) + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 4), (4, 4), (5, 8), (9, 20), (20, 20), (21, 40), (41, 80), (1001, 2000)],
)
def test_axis_ends_above_the_greatest_total(most: int, top: int) -> None:
    """Four steps of 1, 2 or 5 times a power of ten."""
    assert nice_top(most) == top


def test_runs_without_known_days() -> None:
    """Runs are closed at both ends; a known day cuts them."""
    first, last = date(2017, 9, 1), date(2017, 9, 6)
    known = {date(2017, 9, 1), date(2017, 9, 4)}
    assert list(runs_without(first, last, known)) == [
        (date(2017, 9, 2), date(2017, 9, 3)),
        (date(2017, 9, 5), date(2017, 9, 6)),
    ]
    assert list(runs_without(first, first, known)) == []


def test_table_has_the_same_content_latest_day_first() -> None:
    """Unknown is "not known", a stated zero is "reports none"."""
    chart = _chart(_point(2, 4), _point(2, None, "TUR"), _point(1, 0))
    assert chart is not None
    words = [
        ["".join(p.text for p in line) for line in row.cells] for row in chart.rows
    ]
    assert [row.day for row in chart.rows] == ["4 September 2017", "3 September 2017"]
    assert words == [["reports none", "not known"], ["4", "not known"]]


def test_description_says_what_the_drawing_shows() -> None:
    """Range and number of known days a side, for those who cannot see it."""
    chart = _chart(
        _point(2, 4), _point(1, 6), _point(1, 5, "TUR"), _point(1, None, "XXX")
    )
    assert chart is not None
    assert chart.text == (
        "3 to 4 September 2017. Russia: between 4 and 6, known for 2 days. "
        "Türkiye: 5, known for 1 day. XXX: no total known. Each count stands alone."
    )


def test_one_day_alone_has_one_date_on_its_axis() -> None:
    """A single day is not labelled twice."""
    chart = _chart(_point(0, 3))
    assert chart is not None
    assert chart.wide.count("5 Sep 2017") == 1
