"""Blur: where something happened, as coarsely as an audience may know.

The same place and audience always give the same answer: cells lie fixed on the
globe, nothing is drawn at random, so that asking again tells nothing more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from trucewatch.model.place import Place, Placement, PlacePrecision

KM_DEGREE = 111.195
"""Kilometres of one degree of latitude, on a sphere of 6,371 km."""

PARTNER_KM = 1.0
PUBLIC_KM = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A fixed cell of the globe.

    Args:
        id: names size, row and column.
        lat, lon: its centre, degrees WGS84.
        radius_m: radius in metres of the circle that holds all of it.
    """

    id: str
    lat: float
    lon: float
    radius_m: float


def cell_of(lat: float, lon: float, *, size_km: float) -> Cell:
    """The cell in which a point lies.

    Rows are of equal height from the South Pole up; each row is cut into equal
    cells about as wide as high.

    Args:
        lat: degrees WGS84.
        lon: degrees WGS84.
        size_km: height of a cell in kilometres.
    """
    rows = round(180 * KM_DEGREE / size_km)
    height = 180 / rows
    row = min(int((lat + 90) / height), rows - 1)
    middle = -90 + (row + 0.5) * height
    columns = max(1, round(360 * math.cos(math.radians(middle)) / height))
    width = 360 / columns
    column = int(((lon + 180) % 360) / width)
    across = max(
        math.cos(math.radians(middle + side * height / 2)) for side in (-1, 0, 1)
    )
    half = math.hypot(height / 2, width / 2 * across) * KM_DEGREE * 1000
    return Cell(
        id=f"cell:{size_km:g}/{row}/{column}",
        lat=round(middle, 5),
        lon=round(-180 + (column + 0.5) * width, 5),
        radius_m=round(half + 1),
    )


def blurred(found: Placement, *, size_km: float) -> Placement:
    """The placement with its place replaced by the cell in which it lies.

    A placement that is coarser than the cell stays as it is: it tells no more. Of
    the place neither id, name nor note is left.
    """
    cut = size_km * 1000
    where = found.place
    if where.lat is None or where.lon is None or found.radius_m > cut:
        return found
    cell = cell_of(where.lat, where.lon, size_km=size_km)
    place = Place(
        id=cell.id,
        name=f"a place in a cell of {size_km:g} km",
        lat=cell.lat,
        lon=cell.lon,
        precision=_precision(cell.radius_m),
        radius_m=cell.radius_m,
        country=where.country,
        admin1=where.admin1,
        source="blurred",
    )
    return Placement(
        mention=replace(found.mention, text=place.name),
        place=place,
        precision=place.precision,
        radius_m=cell.radius_m,
        reasons=("blurred for this audience",),
        gazetteer=found.gazetteer,
    )


def _precision(radius_m: float) -> PlacePrecision:
    fine = radius_m <= 1_000
    return PlacePrecision.VICINITY if fine else PlacePrecision.NEAR_SETTLEMENT
