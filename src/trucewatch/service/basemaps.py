"""Basemaps: write a country's, find a mission's."""

from __future__ import annotations

from pathlib import Path

from trucewatch.model.bulletin import MapShape
from trucewatch.reference.basemap_files import basemap_text, read_basemap
from trucewatch.reference.maps import load_shapes

BASEMAP_FILE = "basemap.geojson"
"""A mission's own basemap, in its folder; it wins over the packaged one."""


def write_basemap(country: str, *, out: Path) -> Path:
    """The file written: the packaged basemap of `country` as GeoJSON.

    Raises:
        InvalidReference: no map of that country is packaged.
    """
    out.write_text(basemap_text(country), encoding="utf-8")
    return out


def basemap_of(root: Path, country: str | None) -> tuple[MapShape, ...]:
    """Shapes under a mission's map: its own file's, else its country's, else none.

    Raises:
        InvalidReference: the mission's own file is broken.
    """
    own = root / BASEMAP_FILE
    if own.is_file():
        return read_basemap(own)
    return load_shapes(country) if country else ()
