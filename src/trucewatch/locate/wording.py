"""Positions that the words around a name give: off a town, between two, on a road.

"10 km south of X" is no place of X's own, "between A and B" lies at neither of them,
and "the A-B road" is a line. Each gives a circle that holds what the words may mean,
never a finer one.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from trucewatch.model.distance import EARTH_RADIUS_M, distance_m
from trucewatch.model.place import (
    CoordSource,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
)

SIDEWAYS = 0.4
"""Share of a distance by which its end may lie off: "south" is a quarter of the
compass wide, 22.5 degrees to each side, and the number is round."""

ROAD_M = 3_000.0
"""How far a road may stray from the straight line, and the reach of a town, metres."""

FARTHEST_M = 200_000.0
"""Distances above are no position ("2,000 km north of ..."), metres."""

_WINDS = "north northeast east southeast south southwest west northwest"
_BEARING = {name: 45.0 * n for n, name in enumerate(_WINDS.split())}
_METRES = {"m": 1.0, "k": 1_000.0, "mi": 1_609.344}
_OFF = re.compile(
    r"(?P<number>\d{1,3}(?:[.,]\d+)?)[ -]?"
    r"(?P<unit>km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|m)\s+"
    r"(?:away\s+)?(?:to\s+the\s+)?"
    r"(?P<side>(?:north|south)(?:[- ]?(?:east|west))?|east|west)\s+(?:of|from)\s+"
    r"(?:the\s+)?(?:(?:city|town|village)\s+of\s+)?\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\b(?P<word>between|(?:road|highway|motorway|route)\s+(?:from|between|linking))"
    r"\s+(?:the\s+)?(?:(?:cities|towns|villages)\s+of\s+)?\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+(?:and|to|with)\s+(?:the\s+)?", re.IGNORECASE)
_ROAD = re.compile(
    r"(?P<first>[^-–—]+?)\s*[-–—]\s*(?P<second>[^-–—]+)",
)
_ROAD_BEHIND = re.compile(
    r"(?:\s+international)?\s+(?:road|highway|motorway|route|axis)\b", re.IGNORECASE
)
_BEFORE = 60  # characters before a name that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """So far off a place, in that direction.

    Args:
        distance_m: metres.
        bearing: degrees clockwise from north.
        words: as written, without the place.
    """

    distance_m: float
    bearing: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Somewhere between two names; on a road where the words say so."""

    first: str
    second: str
    road: bool


def wording_of(
    text: str, mention: PlaceMention, others: Iterable[PlaceMention]
) -> Offset | Stretch | None:
    """What the words around a mention make of its position; None: nothing.

    Args:
        text: the document's text.
        mention: the mention.
        others: the claim's other mentions, one of which may be the other end.
    """
    start, end = mention.span.start, mention.span.end
    before = text[max(0, start - _BEFORE) : start]
    if match := _OFF.search(before):
        return _offset(match)
    if (match := _ROAD.fullmatch(mention.text)) and _ROAD_BEHIND.match(text, end):
        return Stretch(first=match["first"], second=match["second"], road=True)
    return _between(text, mention, others)


def _offset(match: re.Match[str]) -> Offset | None:
    unit = match["unit"].lower()
    key = "mi" if unit.startswith("mi") else unit[0]
    away = float(match["number"].replace(",", ".")) * _METRES[key]
    side = re.sub("[- ]", "", match["side"].lower())
    if not 0 < away <= FARTHEST_M:
        return None
    words = " ".join(match[0].split())
    return Offset(distance_m=away, bearing=_BEARING[side], words=words)


def _between(
    text: str, mention: PlaceMention, others: Iterable[PlaceMention]
) -> Stretch | None:
    """The stretch of which the mention is one end."""
    for other in others:
        first, second = sorted((mention, other), key=lambda m: m.span.start)
        gap = text[first.span.end : second.span.start]
        if first is second or not _AND.fullmatch(gap):
            continue
        before = text[max(0, first.span.start - _BEFORE) : first.span.start]
        if match := _BETWEEN.search(before):
            road = match["word"].lower() != "between"
            road = road or bool(_ROAD_BEHIND.match(text, second.span.end))
            return Stretch(first=first.text, second=second.text, road=road)
    return None


def moved(placement: Placement, offset: Offset) -> Placement:
    """The placement so far off its place; unchanged where that has no point."""
    place = placement.place
    if place.lat is None or place.lon is None:
        return placement
    lat, lon = _destination(place.lat, place.lon, offset)
    name = f"{offset.words} {place.name}"
    radius_m = offset.distance_m * SIDEWAYS + max(ROAD_M, place.radius_m)
    key = f"{offset.distance_m:.0f}m-{offset.bearing:.0f}"
    at = replace(
        place,
        id=f"tw:off/{place.id}/{key}",
        name=name,
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision=PlacePrecision.NEAR_SETTLEMENT,
        radius_m=radius_m,
        areas=(),
        coord_source=CoordSource.APPROXIMATE,
        source=f"computed from {place.id}",
    )
    reason = f"the words put it {offset.words} {place.name}, not at it"
    return replace(
        placement,
        place=at,
        precision=PlacePrecision.NEAR_SETTLEMENT,
        radius_m=radius_m,
        reasons=(*placement.reasons, reason),
    )


def _destination(lat: float, lon: float, offset: Offset) -> tuple[float, float]:
    """The point so far off along a great circle, degrees."""
    angle, away = math.radians(offset.bearing), offset.distance_m / EARTH_RADIUS_M
    north = math.radians(lat)
    sine = math.sin(north) * math.cos(away)
    sine += math.cos(north) * math.sin(away) * math.cos(angle)
    east = math.atan2(
        math.sin(angle) * math.sin(away) * math.cos(north),
        math.cos(away) - math.sin(north) * sine,
    )
    degrees = lon + math.degrees(east)
    return math.degrees(math.asin(sine)), (degrees + 180) % 360 - 180


def stretched(
    placement: Placement, first: Place, second: Place, *, road: bool
) -> Placement | None:
    """Somewhere between two places, as the smallest circle that holds the line.

    None where one has no point, or they lie too far apart to tell a position.
    """
    away = distance_m(first, second)
    if away is None or away > FARTHEST_M:
        return None
    lat, lon = _middle(first, second)
    radius_m = away / 2 + ROAD_M
    what = "on the road between" if road else "between"
    name = f"{what} {first.name} and {second.name}"
    precision = PlacePrecision.LINE_OR_ROAD if road else PlacePrecision.NEAR_SETTLEMENT
    at = Place(
        id=f"tw:between/{first.id}/{second.id}",
        name=name,
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision=precision,
        radius_m=radius_m,
        country=first.country if first.country == second.country else None,
        admin1=first.admin1 if first.admin1 == second.admin1 else None,
        coord_source=CoordSource.APPROXIMATE,
        source=f"computed from {first.id} and {second.id}",
    )
    reason = f"the words put it {name}, at neither of them"
    return replace(
        placement,
        place=at,
        precision=precision,
        radius_m=radius_m,
        reasons=(*placement.reasons, reason),
    )


def _middle(first: Place, second: Place) -> tuple[float, float]:
    """Middle of the great circle between two places with points."""
    one, two = _vector(first), _vector(second)
    x, y, z = (a + b for a, b in zip(one, two, strict=True))
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def _vector(place: Place) -> tuple[float, float, float]:
    lat, lon = math.radians(place.lat or 0.0), math.radians(place.lon or 0.0)
    flat = math.cos(lat)
    return flat * math.cos(lon), flat * math.sin(lon), math.sin(lat)
