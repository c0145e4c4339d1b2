"""Section on the days before: the chart, its legend and the same as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.tally import CellState, TallyPoint
from trucewatch.publish.chart_drawing import (
    NARROW,
    WIDE,
    Frame,
    draw_chart,
    mark,
    nice_top,
)
from trucewatch.publish.codes import CELL_STATE
from trucewatch.publish.index import Index, Line, Part
from trucewatch.publish.phrases import day_words, days_words, number
from trucewatch.publish.svg import element


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """A day of the table behind the chart: a line a side."""

    day: str
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesView:
    """A side's name with its mark for the legend."""

    name: str
    mark: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartView:
    """The chart in two widths, its legend and the same content as a table."""

    wide: Markup
    narrow: Markup
    series: tuple[SeriesView, ...]
    rows: tuple[DayRow, ...]
    text: str


def chart_view(bulletin: Bulletin, index: Index) -> ChartView | None:
    """The chart of the history, or None where no total is known at all."""
    points = bulletin.history
    known = [point.count for point in points if point.count is not None]
    if not known:
        return None
    sides = tuple(sorted({point.recorder for point in points}))
    text = _summary(points, sides, index)

    def draw(width: float, name: str) -> Markup:
        frame = Frame(
            first=min(point.day for point in points),
            last=max(bulletin.day, points[-1].day),
            top=nice_top(max(known)),
            width=width,
            sides=sides,
        )
        return draw_chart(frame, points, index, name=name, text=text)

    return ChartView(
        wide=draw(WIDE, "chart-wide"),
        narrow=draw(NARROW, "chart-narrow"),
        series=tuple(
            SeriesView(name=f"{index.side(code)} ({code})", mark=_swatch(rank))
            for rank, code in enumerate(sides)
        ),
        rows=tuple(_rows(points, sides, index)),
        text=text,
    )


def _swatch(rank: int) -> Markup:
    return element(
        "svg",
        mark(rank, 7, 7),
        view_box="0 0 14 14",
        class_="swatch",
        aria_hidden="true",
    )


def _rows(
    points: tuple[TallyPoint, ...], sides: tuple[str, ...], index: Index
) -> Iterator[DayRow]:
    by_day: dict[date, dict[str, TallyPoint]] = {}
    for point in points:
        by_day.setdefault(point.day, {})[point.recorder] = point
    for day in sorted(by_day, reverse=True):
        cells = tuple(_cell(by_day[day].get(code), index) for code in sides)
        yield DayRow(day=day_words(day), cells=cells)


def _cell(point: TallyPoint | None, index: Index) -> Line:
    if point is None or point.count is None:
        return (Part(text="not known"),)
    if point.count == 0:
        shown = index.part(CELL_STATE[CellState.STATED_NONE], point.claims)
    else:
        shown = index.part(number(point.count), point.claims)
    return shown, Part(text=index.marked(point.claims))


def _summary(
    points: tuple[TallyPoint, ...], sides: tuple[str, ...], index: Index
) -> str:
    sentences = []
    for code in sides:
        own = [p.count for p in points if p.recorder == code and p.count is not None]
        name = index.side(code)
        if own:
            days = "day" if len(own) == 1 else "days"
            low, high = number(min(own)), number(max(own))
            between = low if low == high else f"between {low} and {high}"
            sentences.append(f"{name}: {between}, known for {len(own)} {days}.")
        else:
            sentences.append(f"{name}: no total known.")
    first, last = points[0].day, points[-1].day
    return f"{days_words(first, last)}. {' '.join(sentences)} Each count stands alone."
