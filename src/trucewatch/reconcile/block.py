"""Keys under which like claims are found, so that not all pairs are compared."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.distance import EARTH_RADIUS_M
from trucewatch.model.place import Placement
from trucewatch.reconcile.casualties import best
from trucewatch.reconcile.compare import actor_names, said
from trucewatch.reconcile.scene import (
    days_of,
    event_of,
    is_area,
    scenes,
)

Key = tuple[Hashable, ...]

CELL_M = 25_000.0
"""Edge of the cubes in which points are filed: wider than a town, narrower than a
governorate. It changes the time of a run, never its result."""

SLACK_M = 1.0
"""Added to a radius, so that rounding never hides a point at its very edge."""


def shared_keys(placed: PlacedClaim, fields: Iterable[str]) -> frozenset[Key]:
    """Keys such that two claims that agree on all `fields` have one in common."""
    parts = [KEYS[name](placed) for name in sorted(fields)]
    return frozenset(itertools.product(*parts))


def _places(placed: PlacedClaim) -> set[Hashable]:
    """The entry of each point, and the cubes that its radius touches.

    Where one point lies within the other's radius, both touch the cube of that
    point. An area never agrees with anything and has no key.
    """
    points = [p for p in scenes(placed) if not is_area(p)]
    return {p.place.id for p in points} | {cube for p in points for cube in _cubes(p)}


def _cubes(placement: Placement) -> Iterator[tuple[int, ...]]:
    """Cubes in space, which know neither poles nor a date line."""
    lat, lon = placement.place.lat, placement.place.lon
    if lat is None or lon is None:
        return iter(())
    up, turn = math.radians(lat), math.radians(lon)
    ground = math.cos(up)
    axes = (ground * math.cos(turn), ground * math.sin(turn), math.sin(up))
    reach = placement.radius_m + SLACK_M
    ranges = (
        range(
            _cell(at * EARTH_RADIUS_M - reach), _cell(at * EARTH_RADIUS_M + reach) + 1
        )
        for at in axes
    )
    return itertools.product(*ranges)


def _cell(metres: float) -> int:
    return math.floor(metres / CELL_M)


def _tolls(placed: PlacedClaim) -> set[Hashable]:
    event = event_of(placed)
    numbers = (("killed", best(event.killed)), ("injured", best(event.injured)))
    return {(what, number) for what, number in numbers if number}


KEYS: Mapping[str, Callable[[PlacedClaim], Iterable[Hashable]]] = {
    "day": lambda placed: days_of(placed.claim.time),
    "place": _places,
    "type": lambda placed: (event_of(placed).type,),
    "toll": _tolls,
    "actors": actor_names,
    "words": lambda placed: (said(placed),),
    "report": lambda placed: (placed.claim.document,),
}
"""For each field of a comparison: claims that agree on it share one of these keys."""
