"""A GeoNames country dump (``SY.txt``) read into entries of a mission's gazetteer.

Nineteen columns between tabs, no header, UTF-8. Source of the layout: the readme file
of the GeoNames export; its data are under CC BY 4.0, so the attribution is kept with
every entry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import InvalidReference
from trucewatch.model.place import Place, PlaceKind, PlacePrecision
from trucewatch.reference.gazetteer.imports import Import, Rejected
from trucewatch.reference.gazetteer.pruning import is_worth
from trucewatch.reference.gazetteer.supplement import (
    RADIUS_M,
    Entry,
    refuse_twins,
    size_weight,
)
from trucewatch.reference.gazetteer.table import decoded
from trucewatch.reference.gazetteer.world import meant_elsewhere, unit_codes

COLUMNS = 19
SOURCE = "GeoNames country dump (CC BY 4.0)"
ID, NAME, ASCII, ALTERNATES, LAT, LON, CLASS, CODE, COUNTRY = range(9)
ADMIN1, POPULATION = 10, 14

_AREAS = {
    "ADM2": (PlaceKind.ADMIN2, PlacePrecision.DISTRICT, 40_000.0),
    "ADM3": (PlaceKind.ADMIN2, PlacePrecision.SUBDISTRICT, 15_000.0),
    "ADM4": (PlaceKind.ADMIN2, PlacePrecision.SUBDISTRICT, 10_000.0),
}
_SITES = frozenset(
    (
        "AIRB", "AIRF", "AIRP", "AIRQ", "BDG", "BRKS", "CMPRF", "CSTM", "DAM", "FT",
        "HSP", "INSM", "PRT", "PS", "PSTB", "PSTC", "PSTP",
    )
)  # fmt: skip
_DISTRICT = re.compile(r"district|nahiy|mintaq|manatiq|qada|muderi", re.IGNORECASE)
_LEFT = frozenset({"PPLQ", "PPLW"})  # abandoned, destroyed: reports still name them


def read_dump(path: Path) -> Import:
    """The towns, districts and sites of a dump, and what was left out and why.

    Taken: populated places, districts and sub-districts as areas, bases, crossings,
    camps, dams and hospitals. A row with a wrong value is rejected; a file that is no
    dump is refused whole.

    Raises:
        InvalidReference: not UTF-8, empty, not nineteen columns, or an id twice.
    """
    rows = list(_rows(path))
    refuse_twins(
        [cells[ID] for _, cells in rows],
        [f"{path.name}, line {line}" for line, _ in rows],
    )
    taken = meant_elsewhere()
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    passed: Counter[str] = Counter()
    for line, cells in rows:
        if not _is_used(cells):
            passed[f"feature class {cells[CLASS] or '?'} not used"] += 1
            continue
        try:
            entries.append(_entry(cells, taken=taken))
        except ValueError as error:
            got, _, wanted = str(error).partition(", wanted ")
            rejected.append(
                Rejected(
                    line=line,
                    what=f"{cells[ID]} {cells[NAME]}".strip(),
                    got=got,
                    wanted=wanted or "a GeoNames row",
                )
            )
    return Import(
        name=path.name, entries=tuple(entries), rejected=tuple(rejected), passed=passed
    )


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    for line, text in enumerate(decoded(path).split("\n"), start=1):
        if not text.strip():
            continue
        cells = text.rstrip("\r").split("\t")
        if len(cells) != COLUMNS:
            raise InvalidReference(
                "not a GeoNames country dump",
                where=f"{path.name}, line {line}",
                got=f"{len(cells)} columns between tabs",
                wanted=f"{COLUMNS}",
            )
        yield line, cells


def _is_used(cells: list[str]) -> bool:
    return (
        cells[CLASS] == "P"
        or (cells[CLASS] == "A" and cells[CODE] in _AREAS)
        or (cells[CLASS] == "S" and cells[CODE] in _SITES)
    )


def _entry(cells: list[str], *, taken: frozenset[str]) -> Entry:
    number = _number(cells[ID], "id", whole=True)
    if not cells[NAME].strip():
        raise ValueError("no name, wanted a name")
    kind, precision, radius_m = _AREAS.get(cells[CODE], _spot(cells[CLASS]))
    population = int(_number(cells[POPULATION] or "0", "population", whole=True))
    country = cells[COUNTRY]
    alternates = (cells[ASCII], *cells[ALTERNATES].split(","))
    worth = tuple(name for name in alternates if is_worth(name, taken=taken))
    area = cells[CODE] in _AREAS
    name = _titled(cells[NAME]) if area else cells[NAME]
    return Entry(
        place=Place(
            id=f"geonames:{number:.0f}",
            name=name,
            lat=_number(cells[LAT], "latitude"),
            lon=_number(cells[LON], "longitude"),
            precision=precision,
            radius_m=radius_m,
            country=country,
            admin1=unit_codes().get((country, cells[ADMIN1])),
            source=SOURCE,
            note="abandoned or destroyed" if cells[CODE] in _LEFT else "",
        ),
        names=(name,) if area else tuple(dict.fromkeys((name, *worth))),
        bare=tuple(dict.fromkeys((cells[NAME], *worth))) if area else (),
        kind=kind,
        weight=size_weight(population),
        population=population or None,
    )


def _titled(name: str) -> str:
    """The name of a district with that word, for its seat bears the bare name."""
    return name if _DISTRICT.search(name) else f"{name} district"


def _spot(feature: str) -> tuple[PlaceKind, PlacePrecision, float]:
    if feature == "S":
        precision = PlacePrecision.VICINITY
        return PlaceKind.SITE, precision, RADIUS_M[precision]
    precision = PlacePrecision.SETTLEMENT
    return PlaceKind.SETTLEMENT, precision, RADIUS_M[precision]


def _number(cell: str, what: str, *, whole: bool = False) -> float:
    try:
        return int(cell) if whole else float(cell)
    except ValueError:
        raise ValueError(f"{what} {cell!r}, wanted a number") from None
