"""Country and province of a point: those of the nearest town of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trucewatch.reference.gazetteer.index import Gazetteer

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """The gazetteer's towns, as unit vectors with their units.

    Args:
        vectors: one row a town, on the unit sphere.
        units: country code and province id of each town.
    """

    vectors: Floats
    units: tuple[tuple[str | None, str | None], ...]

    def of(self, lat: float, lon: float) -> tuple[str | None, str | None]:
        """Country and province of the town nearest to a point, degrees WGS84."""
        point = _vectors(np.array([lat]), np.array([lon]))[0]
        return self.units[int(np.argmax(self.vectors @ point))]


def nearest_towns(gazetteer: Gazetteer) -> Nearest:
    """All towns of the gazetteer with coordinates."""
    towns = [t for t in gazetteer.towns() if t.lat is not None]
    lat = np.array([t.lat for t in towns], dtype=np.float64)
    lon = np.array([t.lon for t in towns], dtype=np.float64)
    return Nearest(
        vectors=_vectors(lat, lon), units=tuple((t.country, t.admin1) for t in towns)
    )


def _vectors(lat: Floats, lon: Floats) -> Floats:
    north, east = np.radians(lat), np.radians(lon)
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)
