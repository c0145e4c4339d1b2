"""Places: gazetteer entries, mentions in text, placements with honest precision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.document import Span


class PlacePrecision(StrEnum):
    """How well a position is known (2.4), best first."""

    EXACT = "exact"
    VICINITY = "vicinity"
    SETTLEMENT = "settlement"
    NEAR_SETTLEMENT = "near_settlement"
    SUBDISTRICT = "subdistrict"
    DISTRICT = "district"
    GOVERNORATE = "governorate"
    ZONE_OF_AGREEMENT = "zone_of_agreement"
    LINE_OR_ROAD = "line_or_road"
    COUNTRY = "country"
    CROSS_BORDER = "cross_border"
    SEA = "sea"
    AIR = "air"
    UNRESOLVED = "unresolved"


AREA_PRECISIONS = frozenset(
    {
        PlacePrecision.SUBDISTRICT,
        PlacePrecision.DISTRICT,
        PlacePrecision.GOVERNORATE,
        PlacePrecision.ZONE_OF_AGREEMENT,
        PlacePrecision.COUNTRY,
        PlacePrecision.CROSS_BORDER,
        PlacePrecision.SEA,
    }
)
"""Precisions that are drawn as an area and never as a pin."""


class PlaceKind(StrEnum):
    """What a gazetteer entry is."""

    CONTINENT = "continent"
    REGION = "region"
    COUNTRY = "country"
    CONSTITUENT = "constituent"
    ADMIN1 = "admin1"
    ADMIN2 = "admin2"
    SETTLEMENT = "settlement"
    SITE = "site"
    SEA = "sea"
    LAKE = "lake"
    RIVER = "river"
    LINE = "line"


class NameMatch(StrEnum):
    """How a name leads to a gazetteer entry."""

    NAME = "name"
    ROMANISED = "romanised"
    DEMONYM = "demonym"
    ACRONYM = "acronym"
    SHORT = "short"
    BARE = "bare"
    NEAR = "near"


class CoordSource(StrEnum):
    """Where a coordinate comes from (2.21)."""

    OFFICIAL = "official"
    GAZETTEER = "gazetteer"
    GPS = "gps"
    DIGITISED = "digitised"
    APPROXIMATE = "approximate"


class MentionRole(StrEnum):
    """What a place does in its sentence."""

    AT = "at"
    FROM = "from"
    TOWARD = "toward"
    NEAR = "near"
    CELL = "cell"
    NAMED = "named"


class Extent(StrEnum):
    """How much of the named place is meant ("certain parts of Latakia")."""

    WHOLE = "whole"
    PART = "part"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place name in the text of one claim.

    Args:
        text: the name as written, without article words around it.
        span: where it stands; ``span.cut(document.text) == text``.
        role: what it does in the sentence.
        extent: how much of the place is meant.
        within: containing unit named beside it ("in Idlib province"), or None.
    """

    text: str
    span: Span
    role: MentionRole = MentionRole.AT
    extent: Extent = Extent.UNSTATED
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A gazetteer entry.

    Args:
        id: stable id with its scheme, e.g. ``geonames:169389`` or ``tw:SY/jobar``.
        name: preferred English name.
        lat, lon: degrees WGS84, or None where no coordinate is known.
        precision: what the entry can be placed as.
        radius_m: radius in metres within which the named place certainly lies.
        country: ISO 3166-1 alpha-2, or None.
        admin1: governorate's place id, or None.
        areas: ids of the named areas (Eastern Ghouta) it is counted to.
        coord_source: where the coordinate comes from.
        source: citation of the entry.
        note: remark shown to people, e.g. a namesake warning.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    radius_m: float
    country: str | None = None
    admin1: str | None = None
    areas: tuple[str, ...] = ()
    coord_source: CoordSource = CoordSource.GAZETTEER
    source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError(f"{self.id}: latitude and longitude go together")
        if self.lat is not None and not -90 <= self.lat <= 90:
            raise ValueError(f"{self.id}: latitude {self.lat}, wanted -90..90")
        if self.lon is not None and not -180 <= self.lon <= 180:
            raise ValueError(f"{self.id}: longitude {self.lon}, wanted -180..180")
        if self.radius_m <= 0:
            raise ValueError(f"{self.id}: radius {self.radius_m} m, wanted > 0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A gazetteer entry that a mention might mean, with its score and reasons.

    Args:
        place: the entry.
        score: of the name alone; ranking by context is the work of `locate`.
        reasons: why it is a candidate, for people.
        kind: what the entry is.
        match: how the name led to it; a demonym says who acts rather than where.
        population: people who live there, or None where that is not known.
        capital_of: ISO 3166-1 alpha-2 of the state whose government reports call by
            this town's name, or None.
        edits: for a near miss, letters changed, left out or added, else 0.
        since, until: days from and to which the entry holds, both included; None
            where that is not bounded.
    """

    place: Place
    score: float
    reasons: tuple[str, ...] = ()
    kind: PlaceKind = PlaceKind.SETTLEMENT
    match: NameMatch = NameMatch.NAME
    population: int | None = None
    capital_of: str | None = None
    edits: int = 0
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A mention that was placed.

    Args:
        mention: the mention.
        place: the entry chosen.
        precision: how well this mention is known (never finer than the entry).
        radius_m: radius in metres around the entry's point.
        reasons: why this entry.
        others: candidates not chosen, best first.
        gazetteer: version of the gazetteer that was asked.
    """

    mention: PlaceMention
    place: Place
    precision: PlacePrecision
    radius_m: float
    reasons: tuple[str, ...] = ()
    others: tuple[Candidate, ...] = ()
    gazetteer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A mention that could not be placed, and why."""

    mention: PlaceMention
    reason: str
    others: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """What is kept of an answer to a mention: enough to see what changed since.

    Args:
        text: the mention.
        gazetteer: version that was asked.
        place_id, name: the entry chosen, or None where the mention stayed open.
        lat, lon: its point in degrees WGS84, or None.
        precision, radius_m: how well the mention is known (metres), or None.
        reason: why this entry, or why none.
    """

    text: str
    gazetteer: str
    reason: str
    place_id: str | None = None
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    radius_m: float | None = None

    def agrees(self, other: KeptAnswer) -> bool:
        """Whether both put the mention in one place, known equally well."""
        return _where(self) == _where(other)


def _where(answer: KeptAnswer) -> tuple[object, ...]:
    point = (answer.place_id, answer.lat, answer.lon)
    return (*point, answer.precision, answer.radius_m)


def kept_answer(answer: Placement | Unplaced, *, gazetteer: str) -> KeptAnswer:
    """What is kept of `answer`, which the gazetteer of that version gave."""
    text = answer.mention.text
    if isinstance(answer, Unplaced):
        return KeptAnswer(text=text, gazetteer=gazetteer, reason=answer.reason)
    return KeptAnswer(
        text=text,
        gazetteer=gazetteer,
        reason="; ".join(answer.reasons),
        place_id=answer.place.id,
        name=answer.place.name,
        lat=answer.place.lat,
        lon=answer.place.lon,
        precision=answer.precision,
        radius_m=answer.radius_m,
    )


class ZoneResult(StrEnum):
    """Answer of a zone test."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    BOUNDARY_UNCERTAIN = "boundary_uncertain"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneTest:
    """Whether a placement lies in a zone, and on what ground.

    Args:
        zone: zone id.
        result: the answer.
        reason: one sentence for people.
        by: ``named_unit``, ``polygon``, or ``none``.
        geometry_status: status of the zone's geometry at the time.
        tolerance_m: tolerance of edges that a reading asked for, metres; None for
            what the zone files say.
    """

    zone: str
    result: ZoneResult
    reason: str
    by: str = "none"
    geometry_status: str = "textual_only"
    tolerance_m: float | None = None
