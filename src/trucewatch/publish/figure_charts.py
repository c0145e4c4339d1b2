"""Draw figures of one measure: a mark or a range each, nothing joined or added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from trucewatch.publish.chart_drawing import nice_top
from trucewatch.publish.figure_series import Figure
from trucewatch.publish.phrases import MONTHS, day_words, number, quantity_words
from trucewatch.publish.svg import element, join, picture

LEFT, RIGHT, TOP, PLOT, AXIS = 62.0, 14.0, 14.0, 170.0, 26.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: date
    last: date
    top: float
    width: float

    def x(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        span = self.width - LEFT - RIGHT
        if self.first == self.last:
            return LEFT + span / 2
        return LEFT + span * (day - self.first).days / days

    def y(self, value: float) -> float:
        return TOP + PLOT * (1 - value / self.top)


def draw_figures(
    figures: tuple[Figure, ...], *, width: float, name: str, title: str
) -> Markup | None:
    """The figures as one ``<svg>``, or None where none has a number.

    A disc is a number; a bar with ends a range from low to high; an arrow upwards "at
    least", downwards "at most"; a hollow disc is rounded. A dashed line stands where
    a series of one source breaks.

    Args:
        figures: of one measure, by day.
        width: of the drawing, user units.
        name: prefix of the ids, unique on the page.
        title: short name.
    """
    known = [each for each in figures if each.body.quantity.is_known]
    if not known:
        return None
    days = [each.day for each in known]
    scale = _Scale(first=min(days), last=max(days), top=_top(known), width=width)
    return picture(
        join(_grid(scale)),
        join(mark for each in known for mark in _figure(each, scale)),
        name=name,
        width=width,
        height=TOP + PLOT + AXIS,
        title=title,
        text="Each figure stands for itself. The table has the same content.",
    )


def _top(figures: list[Figure]) -> float:
    values = [
        value
        for each in figures
        for value in (
            each.body.quantity.low,
            each.body.quantity.best,
            each.body.quantity.high,
        )
        if value is not None
    ]
    most = max(values)
    return most if 0 < most < 1 else float(nice_top(max(round(most + 0.499), 1)))


def _grid(scale: _Scale) -> Iterator[Markup]:
    for part in range(5):
        value = scale.top * part / 4
        y = scale.y(value)
        yield element(
            "line", x1=LEFT, x2=scale.width - RIGHT, y1=y, y2=y, class_="grid"
        )
        yield element("text", number(value), x=LEFT - 6, y=y + 4, class_="tick end")
    base = TOP + PLOT + 18
    if scale.first == scale.last:
        middle = scale.x(scale.first)
        yield element("text", _short(scale.first), x=middle, y=base, class_="tick mid")
        return
    yield element("text", _short(scale.first), x=LEFT, y=base, class_="tick start")
    right = scale.width - RIGHT
    yield element("text", _short(scale.last), x=right, y=base, class_="tick end")


def _figure(figure: Figure, scale: _Scale) -> Iterator[Markup]:
    quantity, x = figure.body.quantity, scale.x(figure.day)
    amount = quantity_words(quantity, fraction=scale.top < 1)
    words = f"{day_words(figure.day)}, {figure.who}: {amount} {figure.unit}"
    title = element("title", words)
    low, best, high = quantity.low, quantity.best, quantity.high
    if figure.break_:
        yield element(
            "line",
            element("title", figure.break_),
            x1=x,
            x2=x,
            y1=TOP,
            y2=TOP + PLOT,
            class_="break",
        )
    if low is not None and high is not None and low != high:
        ends = f"M{x:.1f} {scale.y(low):.1f}V{scale.y(high):.1f}"
        for value in (low, high):
            ends += f"M{x - 5:.1f} {scale.y(value):.1f}h10"
        yield element("path", title, d=ends, class_="range")
    if best is not None:
        hollow = "about" if quantity.approximate else "figure"
        yield element("circle", title, cx=x, cy=scale.y(best), r=4.2, class_=hollow)
    elif low is not None and high is None:
        yield _arrow(x, scale.y(low), -1, title)
    elif high is not None and low is None:
        yield _arrow(x, scale.y(high), 1, title)


def _arrow(x: float, y: float, way: int, title: Markup) -> Markup:
    """From a bound towards where the number lies; -1 is upwards."""
    path = (
        f"M{x - 5:.1f} {y:.1f}h10M{x:.1f} {y:.1f}v{14 * way}l-4 {-5 * way}m4 {5 * way}"
    )
    return element("path", title, d=f"{path}l4 {-5 * way}", class_="range")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
