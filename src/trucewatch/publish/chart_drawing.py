"""Draw the chart: a mark a total, grey where none is known, nothing joined."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from trucewatch.model.tally import TallyPoint
from trucewatch.publish.index import Index
from trucewatch.publish.phrases import MONTHS, day_words, days_words, number
from trucewatch.publish.svg import element, join, picture

COLOURS = ("#0072b2", "#b35900", "#00795a", "#8f4f7a")
"""A colour a side, by order of actor code; told apart by colour-blind readers.

Source: Okabe and Ito, Color Universal Design (2008); darkened until each has a
contrast of at least 4.5 to 1 on white.
"""

LEFT, RIGHT, TOP, PLOT, STRIP = 40.0, 14.0, 14.0, 190.0, 14.0
WIDE, NARROW = 720.0, 350.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Scales of one drawing: days across, totals upwards.

    Args:
        first: first day shown.
        last: last day shown, the bulletin's.
        top: total at the upper end of the axis.
        width: width of the drawing, user units.
        sides: actor codes in the order of their marks.
    """

    first: date
    last: date
    top: int
    width: float
    sides: tuple[str, ...]

    @property
    def step(self) -> float:
        """Width of a day, user units."""
        days = (self.last - self.first).days + 1
        return (self.width - LEFT - RIGHT) / days

    def x(self, day: date) -> float:
        """Middle of a day."""
        return LEFT + ((day - self.first).days + 0.5) * self.step

    def y(self, count: float) -> float:
        """Height of a total."""
        return TOP + PLOT * (1 - count / self.top)

    @property
    def height(self) -> float:
        """Height of the drawing, user units."""
        return TOP + PLOT + 12 + STRIP * len(self.sides) + 24


def nice_top(most: int) -> int:
    """The top of an axis with four steps: a step is 1, 2 or 5 times a power of ten."""
    power = 1
    while power * 40 < most:
        power *= 10
    step = next(step for step in (1, 2, 5, 10) if step * power * 4 >= most)
    return step * power * 4


def draw_chart(
    frame: Frame, points: tuple[TallyPoint, ...], index: Index, *, name: str, text: str
) -> Markup:
    """The chart as one ``<svg>``; `name` is the prefix of its ids."""

    def said(point: TallyPoint) -> str:
        count = "" if point.count is None else number(point.count)
        words = f"{day_words(point.day)}: {index.side(point.recorder)} reports "
        return words + count + index.marked(point.claims)

    title = "Totals reported on the days before"
    return draw_totals(frame, points, said, name=name, title=title, text=text)


def draw_totals(
    frame: Frame,
    points: tuple[TallyPoint, ...],
    said: Callable[[TallyPoint], str],
    *,
    name: str,
    title: str,
    text: str,
) -> Markup:
    """The sides' totals by day as one ``<svg>``.

    Args:
        frame: scales.
        points: the totals; nothing is drawn where none is known.
        said: what a mark says when it is pointed at.
        name: prefix of the ids, unique on the page.
        title: short name.
        text: what it shows, in a sentence.
    """
    return picture(
        join(_gaps(frame, points)),
        join(_grid(frame)),
        join(_day_axis(frame)),
        join(_strips(frame, points)),
        join(_dots(frame, points, said)),
        name=name,
        width=frame.width,
        height=frame.height,
        title=title,
        text=text,
    )


def _grid(frame: Frame) -> Iterator[Markup]:
    for part in range(5):
        count = frame.top * part // 4
        y = frame.y(count)
        right = frame.width - RIGHT
        yield element("line", x1=LEFT, x2=right, y1=y, y2=y, class_="grid")
        yield element("text", number(count), x=LEFT - 6, y=y + 4, class_="tick end")


def _gaps(frame: Frame, points: tuple[TallyPoint, ...]) -> Iterator[Markup]:
    """A grey band over every run of days on which no side's total is known."""
    known = {point.day for point in points if point.count is not None}
    for start, end in runs_without(frame.first, frame.last, known):
        left = frame.x(start) - frame.step / 2
        width = frame.x(end) + frame.step / 2 - left
        if width >= 6:
            yield element(
                "rect",
                element("title", f"Nothing known, {days_words(start, end)}"),
                x=left,
                y=TOP,
                width=width,
                height=PLOT,
                class_="gap",
            )


def runs_without(
    first: date, last: date, known: set[date]
) -> Iterator[tuple[date, date]]:
    """First and last day of every run of days that are not in `known`."""
    start: date | None = None
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        if day in known:
            if start is not None:
                yield start, day - timedelta(days=1)
            start = None
        elif start is None:
            start = day
    if start is not None:
        yield start, last


def _day_axis(frame: Frame) -> Iterator[Markup]:
    base = frame.height - 6
    y = frame.y(0)
    yield element("line", x1=LEFT, x2=frame.width - RIGHT, y1=y, y2=y, class_="axis")
    for day, anchor in ((frame.first, "start"), (frame.last, "end")):
        x = LEFT if anchor == "start" else frame.width - RIGHT
        yield element("text", _short(day), x=x, y=base, class_=f"tick {anchor}")
        if frame.first == frame.last:
            return
    x = frame.x(frame.last)
    yield element("line", x1=x, x2=x, y1=TOP, y2=y, class_="today")


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _strips(frame: Frame, points: tuple[TallyPoint, ...]) -> Iterator[Markup]:
    """Under the plot, a row a side: filled where its total is known."""
    span = frame.width - LEFT - RIGHT
    for rank, code in enumerate(frame.sides):
        y = frame.y(0) + 12 + STRIP * rank
        yield element("text", code, x=LEFT - 6, y=y + 8, class_="tick end")
        yield element("rect", x=LEFT, y=y, width=span, height=9, class_="gap")
        for point in points:
            if point.recorder == code and point.count is not None:
                width = max(frame.step - 0.6, 2.0)
                x = frame.x(point.day) - width / 2
                fill = COLOURS[rank % len(COLOURS)]
                yield element("rect", x=x, y=y, width=width, height=9, fill=fill)


def _dots(
    frame: Frame, points: tuple[TallyPoint, ...], said: Callable[[TallyPoint], str]
) -> Iterator[Markup]:
    rank_of = {code: rank for rank, code in enumerate(frame.sides)}
    middle = (len(frame.sides) - 1) / 2
    for point in points:
        if point.count is None:
            continue
        rank = rank_of[point.recorder]
        shift = (rank - middle) * 4
        title = element("title", said(point))
        yield mark(rank, frame.x(point.day) + shift, frame.y(point.count), title)


def mark(rank: int, x: float, y: float, title: Markup | str = "") -> Markup:
    """A side's mark: a shape and a colour of its own, all of one visual weight."""
    colour = COLOURS[rank % len(COLOURS)]
    match rank % len(COLOURS):
        case 0:
            return element("circle", title, cx=x, cy=y, r=4.2, fill=colour)
        case 1:
            return element(
                "rect", title, x=x - 3.8, y=y - 3.8, width=7.6, height=7.6, fill=colour
            )
        case 2:
            path = f"M{x:.1f} {y - 5:.1f}l4.6 8.4h-9.2z"
            return element("path", title, d=path, fill=colour)
        case _:
            path = f"M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z"
            return element("path", title, d=path, fill=colour)
