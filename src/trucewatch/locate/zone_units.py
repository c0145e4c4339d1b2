"""Placements held against the units that a zone's text names, whole or in part.

"Certain parts" of a unit can never give inside or outside. Widening a placement's
radius never makes an answer more certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.distance import distance_m
from trucewatch.model.place import (
    Extent,
    Place,
    Placement,
    PlacePrecision,
    ZoneResult,
)
from trucewatch.model.zone import Zone, ZoneUnit
from trucewatch.reference.gazetteer.supplement import area

SETTLEMENT_M = 3_000.0
"""Radius within which the named settlement itself lies, metres (vocabulary 2.4)."""

_CERTAIN = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.VICINITY,
        PlacePrecision.SETTLEMENT,
        PlacePrecision.SUBDISTRICT,
        PlacePrecision.DISTRICT,
        PlacePrecision.GOVERNORATE,
        PlacePrecision.COUNTRY,
    }
)
"""Precisions at which the entry's governorate is the placement's, if not widened."""

Said = tuple[ZoneResult, str]


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """What the text's units say, and whether any of them holds the place.

    Args:
        result, reason: the answer.
        touched: whether the place is counted to any named unit.
        whole: whether it is counted to one that the text names without limits.
    """

    result: ZoneResult
    reason: str
    touched: bool
    whole: bool


def ask_text(placement: Placement, zone: Zone) -> TextAnswer:
    """The strongest answer that any unit of the zone gives."""
    result, reason = _by_units(placement, zone)
    holding = [u for u in zone.units if _in_unit(placement.place, u.place_id)]
    whole = any(unit.extent is not Extent.PART for unit in holding)
    return TextAnswer(result, reason, touched=bool(holding), whole=whole)


def _by_units(placement: Placement, zone: Zone) -> Said:
    """The strongest answer that any unit of the zone gives."""
    answers = [_by_unit(placement, unit, zone) for unit in zone.units]
    for result in (
        ZoneResult.INSIDE,
        ZoneResult.BOUNDARY_UNCERTAIN,
        ZoneResult.UNKNOWN,
    ):
        for answer in answers:
            if answer[0] is result:
                return answer
    if not answers:
        return ZoneResult.UNKNOWN, f"the text names no unit of {zone.name}"
    names = ", ".join(unit.name for unit in zone.units)
    return (
        ZoneResult.OUTSIDE,
        f"{placement.place.name} lies in none of the units named for {zone.name} "
        f"({names})",
    )


def _by_unit(placement: Placement, unit: ZoneUnit, zone: Zone) -> Said:
    place = placement.place
    if not _in_unit(place, unit.place_id):
        return _not_in_unit(placement, unit)
    if not _is_wholly_in(placement, unit.place_id):
        return (
            ZoneResult.UNKNOWN
            if unit.extent is Extent.PART
            else ZoneResult.BOUNDARY_UNCERTAIN,
            f"{place.name} touches {unit.name}, but the position is only known to "
            f"{placement.radius_m / 1000:g} km",
        )
    if unit.extent is Extent.PART:
        whole = place.id == unit.place_id
        return (
            ZoneResult.UNKNOWN if whole else ZoneResult.BOUNDARY_UNCERTAIN,
            f"the text names certain parts of {unit.name} for {zone.name}, and no "
            "official map exists",
        )
    return (
        ZoneResult.INSIDE,
        f"the text names {unit.name} without limits, and {place.name} is counted to it",
    )


def _in_unit(place: Place, unit_id: str) -> bool:
    if unit_id == place.id or unit_id in place.areas:
        return True
    if unit_id == f"iso:{place.country}":
        return True
    return unit_id in _governorates(place)


def _governorates(place: Place) -> tuple[str, ...]:
    """Governorates that the place may touch: its own, or all an area reaches into."""
    entry = area(place.id)
    if entry is not None and entry.reaches:
        return entry.reaches
    return (place.admin1,) if place.admin1 else ()


def _is_certain(placement: Placement) -> bool:
    """Whether the placement is no wider than the gazetteer entry itself."""
    widest = max(placement.place.radius_m, SETTLEMENT_M)
    return placement.precision in _CERTAIN and placement.radius_m <= widest


def _is_wholly_in(placement: Placement, unit_id: str) -> bool:
    """Whether all of the placement lies in the unit, by codes."""
    place = placement.place
    if not _is_certain(placement):
        return False
    by_id = unit_id in (place.id, f"iso:{place.country}", *place.areas)
    return by_id or _governorates(place) == (unit_id,)


def _not_in_unit(placement: Placement, unit: ZoneUnit) -> Said:
    """Outside where that is certain, by codes or by distance; else unknown."""
    place = placement.place
    country, reaches = _reach(unit.place_id)
    touched = _governorates(place)
    codes = _is_certain(placement) and (
        (place.country is not None and place.country != country)
        or (bool(reaches and touched) and not set(touched) & set(reaches))
    )
    if codes or _is_far(placement, unit.place_id):
        return ZoneResult.OUTSIDE, f"{place.name} does not lie in {unit.name}"
    return (
        ZoneResult.UNKNOWN,
        f"not known whether {place.name}, as far as it is known, lies in {unit.name}",
    )


def _reach(unit_id: str) -> tuple[str, tuple[str, ...]]:
    """Country of a unit and the governorates it may touch; none where not known."""
    scheme, _, rest = unit_id.partition(":")
    country = rest[:2]
    if scheme == "iso":
        return country, (unit_id,) if "-" in rest else ()
    entry = area(unit_id)
    return country, entry.reaches if entry else ()


def _is_far(placement: Placement, unit_id: str) -> bool:
    """Whether the circle of the placement misses the circle around the unit."""
    entry = area(unit_id)
    if entry is None:
        return False
    away = distance_m(placement.place, entry.place)
    return away is not None and away > entry.place.radius_m + placement.radius_m
