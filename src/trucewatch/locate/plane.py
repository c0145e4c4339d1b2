"""A flat plane around a point of the globe, in metres: azimuthal equidistant.

Distances and directions from the centre are true; between two points 100 km from
the centre a distance is wrong by less than 0.1 per mille. The globe is a sphere of
the Earth's mean radius: within 0.4 % of WGS84.

Source: Snyder, Map Projections: A Working Manual (1987), equations 25-13 and 20-14.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.distance import EARTH_RADIUS_M

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane that touches the globe at (`lon`, `lat`), degrees WGS84."""

    lon: float
    lat: float

    def project(self, lon: Floats, lat: Floats) -> tuple[Floats, Floats]:
        """Metres east and north of the centre, for longitudes and latitudes."""
        east, north = np.radians(lon - self.lon), np.radians(lat)
        middle = math.radians(self.lat)
        up = np.cos(north) * np.cos(east)
        x = np.cos(north) * np.sin(east)
        y = math.cos(middle) * np.sin(north) - math.sin(middle) * up
        across = np.hypot(x, y)
        along = math.sin(middle) * np.sin(north) + math.cos(middle) * up
        angle = np.arctan2(across, along)
        with np.errstate(invalid="ignore", divide="ignore"):
            stretch = np.where(across > 1e-12, angle / across, 1.0) * EARTH_RADIUS_M
        return x * stretch, y * stretch

    def project_one(self, lon: float, lat: float) -> tuple[float, float]:
        """Metres east and north of the centre, for one point."""
        east, north = math.radians(lon - self.lon), math.radians(lat)
        middle = math.radians(self.lat)
        up = math.cos(north) * math.cos(east)
        x = math.cos(north) * math.sin(east)
        y = math.cos(middle) * math.sin(north) - math.sin(middle) * up
        across = math.hypot(x, y)
        along = math.sin(middle) * math.sin(north) + math.cos(middle) * up
        if across <= 1e-12:
            return x * EARTH_RADIUS_M, y * EARTH_RADIUS_M
        stretch = math.atan2(across, along) / across * EARTH_RADIUS_M
        return x * stretch, y * stretch

    def locate(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Longitude and latitude of points of the plane, degrees."""
        away = np.hypot(x, y)
        angle = away / EARTH_RADIUS_M
        middle = math.radians(self.lat)
        share = np.where(away > 1e-6, np.sin(angle) / np.maximum(away, 1e-6), 0.0)
        north = np.cos(angle) * math.sin(middle) + y * share * math.cos(middle)
        lat = np.arcsin(np.clip(north, -1.0, 1.0))
        east = np.arctan2(
            x * share, math.cos(middle) * np.cos(angle) - y * share * math.sin(middle)
        )
        return self.lon + np.degrees(east), np.degrees(lat)
