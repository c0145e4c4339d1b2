"""Whether two claims tell of one happening: a policy as a list of small tests."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.place import AREA_PRECISIONS, MentionRole, Placement
from trucewatch.model.quantity import Casualties

EARTH_RADIUS_M = 6_371_000.0
UNSPECIFIC = frozenset(
    {
        EventType.UNDETERMINED_FIRE,
        EventType.OPENING_FIRE_UNSPECIFIED,
        EventType.UNDETERMINED,
    }
)


class Match(StrEnum):
    """Answer of one test."""

    AGREES = "agrees"
    SILENT = "silent"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims compared field by field."""

    agreed: tuple[str, ...]
    silent: tuple[str, ...]
    disagreed: tuple[str, ...]


def event_of(placed: PlacedClaim) -> EventBody:
    """The claim's event.

    Raises:
        TypeError: the claim is no event.
    """
    body = placed.claim.body
    if not isinstance(body, EventBody):
        raise TypeError(f"{placed.claim.id} is no event")
    return body


def scene(placed: PlacedClaim) -> Placement | None:
    """The best placed mention of where it happened (role at or near), or None."""
    found = [
        placement
        for placement in placed.placements
        if isinstance(placement, Placement)
        and placement.mention.role in {MentionRole.AT, MentionRole.NEAR}
    ]
    return min(found, key=lambda p: (p.radius_m, p.place.id), default=None)


def compare_claims(one: PlacedClaim, other: PlacedClaim) -> Comparison:
    """The two claims compared by every test of `TESTS`."""
    answers = {name: test(one, other) for name, test in TESTS.items()}

    def named(match: Match) -> tuple[str, ...]:
        return tuple(name for name, answer in answers.items() if answer is match)

    return Comparison(
        agreed=named(Match.AGREES),
        silent=named(Match.SILENT),
        disagreed=named(Match.DISAGREES),
    )


def _day(one: PlacedClaim, other: PlacedClaim) -> Match:
    overlap = one.claim.time.overlaps(other.claim.time)
    if overlap is None:
        return Match.SILENT
    return Match.AGREES if overlap else Match.DISAGREES


def _place(one: PlacedClaim, other: PlacedClaim) -> Match:
    here, there = scene(one), scene(other)
    if here is None or there is None:
        return Match.SILENT
    if AREA_PRECISIONS & {here.precision, there.precision}:
        return Match.SILENT
    if here.place.id == there.place.id:
        return Match.AGREES
    reach = max(here.radius_m, there.radius_m)
    apart = distance_m(here, there)
    near = apart is not None and apart <= reach
    return Match.AGREES if near else Match.DISAGREES


def distance_m(here: Placement, there: Placement) -> float | None:
    """Great-circle distance in metres, or None where a point is not known."""
    a, b = here.place, there.place
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    turn = math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * turn
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def _type(one: PlacedClaim, other: PlacedClaim) -> Match:
    a, b = event_of(one), event_of(other)
    if a.type is b.type:
        return Match.AGREES
    if a.family is b.family and {a.type, b.type} & UNSPECIFIC:
        return Match.SILENT
    return Match.DISAGREES


def _actors(one: PlacedClaim, other: PlacedClaim) -> Match:
    a = {mention.actor or mention.text.casefold() for mention in event_of(one).actors}
    b = {mention.actor or mention.text.casefold() for mention in event_of(other).actors}
    if not a or not b:
        return Match.SILENT
    return Match.AGREES if a & b else Match.DISAGREES


def _killed(one: PlacedClaim, other: PlacedClaim) -> Match:
    return _toll(event_of(one).killed, event_of(other).killed)


def _injured(one: PlacedClaim, other: PlacedClaim) -> Match:
    return _toll(event_of(one).injured, event_of(other).injured)


def _toll(a: tuple[Casualties, ...], b: tuple[Casualties, ...]) -> Match:
    if not a or not b:
        return Match.SILENT
    mine = {c.quantity.best for c in a}
    return Match.AGREES if mine & {c.quantity.best for c in b} else Match.DISAGREES


TESTS: dict[str, Callable[[PlacedClaim, PlacedClaim], Match]] = {
    "day": _day,
    "place": _place,
    "type": _type,
    "actors": _actors,
    "killed": _killed,
    "injured": _injured,
}
"""Fields compared, in the order in which they are told."""
