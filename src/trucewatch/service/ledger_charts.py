"""Charts of the ledger: totals by day, and counts by governorate and day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from trucewatch.model.mission import Side
from trucewatch.model.record import Json
from trucewatch.model.tally import TallyPoint
from trucewatch.publish.chart_drawing import (
    NARROW,
    WIDE,
    Frame,
    draw_totals,
    mark,
    nice_top,
)
from trucewatch.publish.phrases import day_words, days_words, number
from trucewatch.publish.place_charts import Lanes, draw_places
from trucewatch.publish.svg import element
from trucewatch.service.ledgers import LedgerView

EPOCH, ONE_DAY, DAY_SECONDS = date(1970, 1, 1), timedelta(days=1), 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One chart in two widths."""

    wide: Markup
    narrow: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCharts:
    """What is drawn of a ledger.

    Args:
        legend: each side with its mark, by code.
        totals: totals by day, or None where none is known.
        places: counts by governorate and day, or None where no place is named.
    """

    legend: tuple[tuple[Side, Markup], ...]
    totals: Drawing | None
    places: Drawing | None


def ledger_charts(ledger: LedgerView) -> LedgerCharts:
    """The charts of a ledger: sides by code, of one visual weight.

    Drawings are kept for ledgers that say the same.
    """
    return _drawn(replace(ledger, opened=None))


@lru_cache(maxsize=64)
def _drawn(ledger: LedgerView) -> LedgerCharts:
    return LedgerCharts(
        legend=tuple((side, _swatch(rank)) for rank, side in enumerate(ledger.sides)),
        totals=_totals(ledger),
        places=_places(ledger),
    )


def _swatch(rank: int) -> Markup:
    return element(
        "svg",
        mark(rank, 7, 7),
        view_box="0 0 14 14",
        class_="swatch",
        aria_hidden="true",
    )


def _totals(ledger: LedgerView) -> Drawing | None:
    known = [point.count for point in ledger.points if point.count is not None]
    if not known:
        return None
    names = {side.code: side.name for side in ledger.sides}

    def said(point: TallyPoint) -> str:
        count = "" if point.count is None else number(point.count)
        return f"{day_words(point.day)}: {names[point.recorder]} reports {count}"

    def drawn(width: float, name: str) -> Markup:
        frame = Frame(
            first=ledger.first,
            last=ledger.last,
            top=nice_top(max(known)),
            width=width,
            sides=tuple(side.code for side in ledger.sides),
        )
        days = days_words(ledger.first, ledger.last)
        return draw_totals(
            frame,
            ledger.points,
            said,
            name=name,
            title="Totals reported by day",
            text=f"{days}. Each count stands alone. The table has the same content.",
        )

    return Drawing(wide=drawn(WIDE, "chart-wide"), narrow=drawn(NARROW, "chart-narrow"))


def _places(ledger: LedgerView) -> Drawing | None:
    if not ledger.places:
        return None
    rows = tuple(
        Lanes(
            name=row.name,
            entries=tuple(
                (day.day, cells)
                for day, cells in zip(ledger.days, row.days, strict=True)
            ),
        )
        for row in ledger.places
    )

    def drawn(width: float, name: str) -> Markup:
        return draw_places(
            rows,
            sides=tuple((side.code, side.name) for side in ledger.sides),
            first=ledger.first,
            last=ledger.last,
            width=width,
            name=name,
        )

    return Drawing(
        wide=drawn(WIDE, "places-wide"), narrow=drawn(NARROW, "places-narrow")
    )


def series_record(ledger: LedgerView) -> Json:
    """The totals as a browser draws them: seconds since 1970, one row a side.

    Every day of the ledger is there; a day without a known total is None.
    """
    counts = {(point.day, point.recorder): point.count for point in ledger.points}
    length = (ledger.last - ledger.first).days + 1
    start = (ledger.first - EPOCH).days
    return {
        "days": [(start + n) * DAY_SECONDS for n in range(length)],
        "sides": [
            {
                "code": side.code,
                "name": side.name,
                "counts": [
                    counts.get((EPOCH + (start + n) * ONE_DAY, side.code))
                    for n in range(length)
                ],
            }
            for side in ledger.sides
        ],
    }
