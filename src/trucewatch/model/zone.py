"""Zones: the units that a text names, and outlines by their standing and exactness."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.period import check_period
from trucewatch.model.place import Extent

Ring = tuple[tuple[float, float], ...]
"""Closed ring of (longitude, latitude) pairs, degrees WGS84."""

Polygon = tuple[Ring, ...]
"""An outer ring and the rings of its holes."""


class GeometryStatus(StrEnum):
    """Standing of a zone's geometry."""

    OFFICIAL = "official"
    PUBLISHED_MAP_DIGITISED = "published_map_digitised"
    APPROXIMATE = "approximate"
    TEXTUAL_ONLY = "textual_only"


class OutlineBound(StrEnum):
    """What an outline says of a zone whose text leaves its size open."""

    OUTLINE = "outline"
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneShape:
    """One outline of a zone, as a zone file gives it.

    Args:
        id: unique in its file, ``SY-2017-05-04/Z1`` or longer.
        zone: id of the zone it outlines, ``Z1``.
        name: for people.
        status: standing of the geometry.
        source: what it rests on.
        method: how it was made.
        tolerance_m: how far its edge may be off, metres.
        polygons: outer rings with their holes, degrees WGS84.
        bound: `LEAST` is what the text means at least, `MOST` at most ("15 to
            20 km"); `OUTLINE` is both.
        since, until: days between which it is valid, half-open, None where open.
    """

    id: str
    zone: str
    name: str
    status: GeometryStatus
    source: str
    method: str
    tolerance_m: float
    polygons: tuple[Polygon, ...]
    bound: OutlineBound = OutlineBound.OUTLINE
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not self.polygons:
            raise ValueError(f"{self.id}: wanted at least one polygon")
        if not 0 <= self.tolerance_m < 1e6:
            raise ValueError(f"{self.id}: tolerance {self.tolerance_m} m, wanted >= 0")
        if self.since and self.until and self.since >= self.until:
            raise ValueError(f"{self.id}: valid until {self.until}, before it begins")

    def __hash__(self) -> int:
        """Hash of its names alone: outlines are long, and kept by identity."""
        return hash((self.id, self.bound, self.since, self.until))

    def overlaps(self, other: ZoneShape) -> bool:
        """Whether both are valid on a common day."""
        begins = other.until is None or self.since is None or self.since < other.until
        ends = self.until is None or other.since is None or other.since < self.until
        return begins and ends


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneUnit:
    """A named unit of a zone, whole or in part."""

    place_id: str
    name: str
    extent: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone of an agreement, by named units; geometry is a reading of ours.

    Args:
        id: short id, ``Z1``.
        name: name in the text.
        text: the provision's words for it, ours.
        units: named units that make it up.
        geometry_status: standing of any geometry drawn for it.
        geometry: name of a packaged geometry file, or None.
        tolerance_m: how far its edge may be off, metres.
        since, until: days on which it stood, None where open.
        source: citation.
        inside: id of the zone of this agreement that it lies in on purpose, or None;
            other zones of one agreement do not overlap.
        disputed: who disputes its limits and how, in a sentence, or "".
        unchecked: whether any part of it was not read in a source.
        shapes: outlines from its zone file; none in the agreement's own file.
    """

    id: str
    name: str
    text: str
    units: tuple[ZoneUnit, ...]
    geometry_status: GeometryStatus = GeometryStatus.TEXTUAL_ONLY
    geometry: str | None = None
    tolerance_m: float = 0.0
    since: date | None = None
    until: date | None = None
    source: str = ""
    inside: str | None = None
    disputed: str = ""
    unchecked: bool = False
    shapes: tuple[ZoneShape, ...] = ()

    def __post_init__(self) -> None:
        check_period(self.id, self.since, self.until)
