"""A small table for format tests, with every type of cell and every trap."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.publish.exports.columns import (
    CellType,
    Column,
    DayRecord,
    Row,
    Table,
    text,
)
from trucewatch.publish.exports.exporter import About

ABOUT = About(
    title="Mission",
    notice="",
    audience="public",
    first="2017-09-01",
    last="2017-09-02",
    at="2017-09-03T00:00:00+00:00",
    engine="test",
)

TRAPS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\ttab",
    "\rreturn",
    "'=quoted already",
    "''-twice",
    "'plain quote",
    'comma, "quote"\nnew line',
    "قذيفة",
    "",
)
"""Texts that formats are known to spoil."""


def _rows(day: DayRecord) -> Iterator[Row]:
    yield from day["rows"]


def _column(name: str, kind: CellType) -> Column:
    return Column(name=name, type=kind, meaning=f"The {name}.", hxl=f"#{name}")


TABLE = Table(
    name="things",
    meaning="One row a thing.",
    columns=(
        text("id", "The id.", hxl="#id"),
        _column("lat", CellType.NUMBER),
        _column("lon", CellType.NUMBER),
        _column("count", CellType.INTEGER),
        _column("share", CellType.NUMBER),
        _column("seen", CellType.BOOLEAN),
        text("words", "What was said.", free=True),
    ),
    rows=_rows,
)


def sample_rows() -> list[Row]:
    """One row a trap; the first without a place and with negative numbers."""
    return [
        {
            "id": f"t{number}",
            "lat": None if number == 0 else 34.5,
            "lon": None if number == 0 else -36.25,
            "count": -number,
            "share": number / 4 if number % 2 else None,
            "seen": number % 2 == 0,
            "words": trap or None,
        }
        for number, trap in enumerate(TRAPS)
    ]


def many(count: int) -> Iterator[Row]:
    """So many rows, none of which is there before it is asked for."""
    row = sample_rows()[1]
    for number in range(count):
        yield row | {"id": f"t{number}"}
