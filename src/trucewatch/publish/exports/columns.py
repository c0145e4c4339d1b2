"""Columns and tables of an export: what each cell is, in which unit and codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.record import Json

Cell = str | int | float | bool | None
"""One cell; None is not known, never zero and never an empty text."""

Row = dict[str, Cell]
"""One row, its cells in the order of the table's columns."""

Codes = type[StrEnum]
"""A vocabulary."""

DayRecord = Mapping[str, Json]
"""What one day's bulletin says, in the layout of `publish.json.bulletin_record`."""


class CellType(StrEnum):
    """What a column's cells are."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    MOMENT = "day or moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Args:
        name: its name in every format.
        type: what its cells are.
        meaning: what they mean, in a sentence for the codebook.
        unit: unit of its numbers, or "".
        codes: the vocabulary whose codes stand in it, or None.
        hxl: its HXL tag, or "".
        free: whether its cells are words, which may name a place or a person: of what
            is not public, numbers to call and the like are struck out, and they are
            left empty where the audience may know the place only roughly.
    """

    name: str
    type: CellType
    meaning: str
    unit: str = ""
    codes: Codes | None = None
    hxl: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table that can be exported.

    Args:
        name: its name, ``incidents``.
        meaning: what one row is, in a sentence.
        columns: its columns, in order; those named ``lon`` and ``lat`` are its point.
        rows: its rows of one day.
        key: column that tells rows apart over days, the later day's row standing; ""
            where every day has its own rows.
        about: column with the id that says whether a row is shown only roughly.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[DayRecord], Iterator[Row]]
    key: str = "id"
    about: str = "id"

    @property
    def has_point(self) -> bool:
        """Whether its rows have a point on the globe."""
        return {"lon", "lat"} <= {column.name for column in self.columns}


def text(
    name: str,
    meaning: str,
    *,
    hxl: str = "",
    codes: Codes | None = None,
    free: bool = False,
) -> Column:
    """A column of text."""
    return Column(
        name=name, type=CellType.TEXT, meaning=meaning, hxl=hxl, codes=codes, free=free
    )


def joined(values: list[str]) -> str:
    """Several values in one cell."""
    return "; ".join(values)


TIME = (
    Column(
        name="time_start",
        type=CellType.MOMENT,
        meaning="First day or instant of the time as the source gives it.",
        hxl="#date+start",
    ),
    Column(
        name="time_end",
        type=CellType.MOMENT,
        meaning="First day or instant after it: the interval is half-open.",
        hxl="#date+end",
    ),
)

PLACE = (
    text("place_id", "Id of the place in the gazetteer.", hxl="#loc+code"),
    text("place", "Name of the place.", hxl="#loc+name"),
    Column(
        name="lat",
        type=CellType.NUMBER,
        meaning="Latitude of the middle of the area in which it lies, no position.",
        unit="degrees WGS84",
        hxl="#geo+lat",
    ),
    Column(
        name="lon",
        type=CellType.NUMBER,
        meaning="Longitude of the middle of that area.",
        unit="degrees WGS84",
        hxl="#geo+lon",
    ),
)

RADIUS = Column(
    name="radius_m",
    type=CellType.NUMBER,
    meaning="Radius of the area about the point in which the place lies.",
    unit="metres",
    hxl="#geo+radius",
)
