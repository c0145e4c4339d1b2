"""Draw counts by governorate and day: two lanes a place, nothing added up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from trucewatch.model.tally import CellState, LedgerCell
from trucewatch.publish.chart_drawing import COLOURS
from trucewatch.publish.codes import CELL_STATE
from trucewatch.publish.phrases import MONTHS, day_words, number
from trucewatch.publish.svg import element, join, picture

LANE, NAME, GAP = 10.0, 15.0, 7.0
SIDE, RIGHT, AXIS = 40.0, 6.0, 22.0
LEVELS = (0.35, 0.55, 0.78, 1.0)
"""How strongly a count is filled, by its quarter of the highest one shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lanes:
    """A governorate with one lane a side.

    Args:
        name: of the governorate.
        entries: for each day that anybody counted on, one entry a side.
    """

    name: str
    entries: tuple[tuple[date, tuple[LedgerCell, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    last: date
    width: float
    sides: tuple[tuple[str, str], ...]
    most: int

    @property
    def step(self) -> float:
        days = (self.last - self.first).days + 1
        return (self.width - SIDE - RIGHT) / days

    def x(self, day: date) -> float:
        return SIDE + (day - self.first).days * self.step

    @property
    def row(self) -> float:
        return NAME + LANE * len(self.sides) + GAP


def draw_places(
    rows: tuple[Lanes, ...],
    *,
    sides: tuple[tuple[str, str], ...],
    first: date,
    last: date,
    width: float,
    name: str,
) -> Markup:
    """The lanes as one ``<svg>``.

    A filled cell is a number, the stronger the higher; a hollow one "reports none"; a
    dot "not listed" or named without a number; empty ground is no report.

    Args:
        rows: governorates, at least one.
        sides: code and name of each, by code.
        first: the first day.
        last: the last day, included.
        width: of the drawing, user units.
        name: prefix of the ids, unique on the page.
    """
    counts = [
        cell.count
        for row in rows
        for _, cells in row.entries
        for cell in cells
        if cell.count is not None
    ]
    scale = _Scale(
        first=first, last=last, width=width, sides=sides, most=max(counts, default=0)
    )
    return picture(
        join(
            part
            for rank, row in enumerate(rows)
            for part in _row(row, rank * scale.row, scale)
        ),
        join(_axis(scale, scale.row * len(rows))),
        name=name,
        width=width,
        height=scale.row * len(rows) + AXIS,
        title="Counts by governorate and day",
        text="One lane a side in each governorate. The table has the same content.",
    )


def _row(row: Lanes, top: float, scale: _Scale) -> Iterator[Markup]:
    yield element("text", row.name, x=0, y=top + 11, class_="name")
    span = scale.width - SIDE - RIGHT
    for rank, (code, _) in enumerate(scale.sides):
        y = top + NAME + LANE * rank
        yield element("text", code, x=SIDE - 5, y=y + 8, class_="tick end")
        yield element("rect", x=SIDE, y=y, width=span, height=LANE - 1, class_="gap")
    for day, cells in row.entries:
        for rank, cell in enumerate(cells):
            y = top + NAME + LANE * rank
            yield from _cell(row.name, day, cell, rank=rank, y=y, scale=scale)


def _cell(
    place: str, day: date, cell: LedgerCell, *, rank: int, y: float, scale: _Scale
) -> Iterator[Markup]:
    words = _said(cell)
    side = scale.sides[rank][1]
    title = element("title", f"{place}, {day_words(day)}, {side}: {words}")
    x, width = scale.x(day), max(scale.step - 1, 1.5)
    colour = COLOURS[rank % len(COLOURS)]
    box = {"x": x, "y": y, "width": width, "height": LANE - 1}
    match cell.state:
        case CellState.NO_REPORT:
            return
        case CellState.COUNTED:
            fill = str(strength(cell.count or 0, scale.most))
            yield element("rect", title, **box, fill=colour, fill_opacity=fill)
        case CellState.STATED_NONE:
            yield element(
                "rect", title, **box, fill="none", stroke=colour, stroke_width="1.2"
            )
        case CellState.NOT_LISTED | CellState.NAMED_WITHOUT_NUMBER:
            hollow = cell.state is CellState.NOT_LISTED
            yield element(
                "circle",
                title,
                cx=x + width / 2,
                cy=y + (LANE - 1) / 2,
                r=1.2 if hollow else 2.4,
                fill="currentColor" if hollow else colour,
            )


def _said(cell: LedgerCell) -> str:
    if cell.state is CellState.COUNTED and cell.count is not None:
        return number(cell.count)
    return CELL_STATE[cell.state]


def strength(count: int, most: int) -> float:
    """How strongly a count is filled: by its quarter of the highest one."""
    if most <= 0:
        return LEVELS[0]
    quarter = min(len(LEVELS) * count // most, len(LEVELS) - 1)
    return LEVELS[quarter]


def _axis(scale: _Scale, top: float) -> Iterator[Markup]:
    y = top + 14
    yield element("text", _short(scale.first), x=SIDE, y=y, class_="tick start")
    if scale.first != scale.last:
        right = scale.width - RIGHT
        yield element("text", _short(scale.last), x=right, y=y, class_="tick end")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
