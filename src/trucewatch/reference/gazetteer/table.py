"""Places in CSV, one a row: a mission's spreadsheet, and what imports write.

UTF-8, commas, a header; columns in any order, `id` and `name` needed. The file is
taken whole or refused with the line that is wrong.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.reference.gazetteer.supplement import (
    Entry,
    Supplement,
    entry_from,
    read_supplement,
    refuse_twins,
)

SEPARATOR = "|"
"""Between several names, areas or words in one cell."""


def _names(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(SEPARATOR) if part.strip()]


def _flag(cell: str) -> bool:
    if cell.casefold() not in ("true", "false"):
        raise ValueError(f"{cell!r}, wanted true or false")
    return cell.casefold() == "true"


READ: Mapping[str, Callable[[str], Any]] = {
    "id": str, "name": str, "names": _names, "lat": float, "lon": float,
    "precision": str, "radius_m": float, "kind": str, "country": str, "admin1": str,
    "areas": _names, "population": int, "words": _names, "bare": _names, "minor": _flag,
    "replaces": str, "coord_source": str, "source": str, "note": str,
    "since": date.fromisoformat, "until": date.fromisoformat,
}  # fmt: skip
"""Every column with what reads its cells; an empty cell is as if it were not there."""

NEEDED = ("id", "name")


def read_places(path: Path) -> Supplement:
    """The supplement in `path`: TOML, or CSV by its ending.

    Raises:
        InvalidReference: the file cannot be read, or an entry is wrong.
    """
    return read_table(path) if path.suffix == ".csv" else read_supplement(path)


def read_table(path: Path) -> Supplement:
    """The supplement in a CSV file.

    Raises:
        InvalidReference: no UTF-8, no such column, a wrong cell or an id twice; the
            error names file and line.
    """
    reader = csv.reader(io.StringIO(decoded(path), newline=""))
    columns = _header(next(reader, []), where=f"{path.name}, line 1")
    rows, lines = [], []
    for cells in reader:
        where = f"{path.name}, line {reader.line_num}"
        if any(cells):
            rows.append(_row(cells, columns, where=where))
            lines.append(where)
    refuse_twins([row.get("id") for row in rows], lines)
    entries = (
        entry_from(row, {}, where=where) for row, where in zip(rows, lines, strict=True)
    )
    return Supplement(name=path.name, entries=tuple(entries), spellings=())


def decoded(path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises:
        InvalidReference: it cannot be read, is empty, or is no UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InvalidReference(
            "cannot read a file of places", where=str(path), got=str(error)
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InvalidReference(
            "not in UTF-8",
            where=f"{path.name}, line {line}",
            got=f"byte 0x{raw[error.start]:02x}",
            wanted="the file saved as UTF-8",
        ) from error
    if not text.strip():
        raise InvalidReference(
            "a file of places is empty", where=path.name, wanted="at least one row"
        )
    return text


def _header(cells: list[str], *, where: str) -> list[str]:
    columns = [cell.strip() for cell in cells]
    unknown = [column for column in columns if column not in READ]
    missing = [column for column in NEEDED if column not in columns]
    if unknown or missing or len(set(columns)) != len(columns):
        raise InvalidReference(
            "wrong header in a table of places",
            where=where,
            got=", ".join(columns),
            wanted=f"{' and '.join(NEEDED)}, and any of {', '.join(READ)}",
        )
    return columns


def _row(cells: list[str], columns: list[str], *, where: str) -> dict[str, Any]:
    if len(cells) != len(columns):
        raise InvalidReference(
            "a row is not as long as the header",
            where=where,
            got=f"{len(cells)} cells",
            wanted=f"{len(columns)}",
        )
    found = {}
    for column, cell in zip(columns, cells, strict=True):
        if not cell.strip():
            continue
        try:
            found[column] = READ[column](cell.strip())
        except ValueError as error:
            raise InvalidReference(
                "a cell cannot be read",
                where=f"{where}: {column}",
                got=repr(cell),
                wanted=f"{_WANTED.get(column, 'a value of that column')} ({error})",
            ) from error
    return found


_WANTED = {
    "lat": "degrees, -90 to 90",
    "lon": "degrees, -180 to 180",
    "radius_m": "metres",
    "population": "a whole number",
    "since": "YYYY-MM-DD",
    "until": "YYYY-MM-DD",
}


def table_text(entries: Iterable[Entry]) -> str:
    """The CSV text of `entries`, as `read_table` reads it."""
    columns = [column for column in READ if column not in ("words", "replaces")]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_cells(entry) for entry in entries)
    return out.getvalue()


def _cells(entry: Entry) -> dict[str, object]:
    place = entry.place
    return {
        "id": place.id,
        "name": place.name,
        "names": SEPARATOR.join(name for name in entry.names if name != place.name),
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision.value,
        "radius_m": place.radius_m,
        "kind": entry.kind.value,
        "country": place.country,
        "admin1": place.admin1,
        "areas": SEPARATOR.join(place.areas),
        "population": entry.population,
        "bare": SEPARATOR.join(entry.bare),
        "minor": "true" if entry.minor else None,
        "coord_source": place.coord_source.value,
        "source": place.source,
        "note": place.note,
        "since": entry.since,
        "until": entry.until,
    }
