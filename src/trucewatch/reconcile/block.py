"""Keys under which like claims are found, so that not all pairs are compared."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Iterator

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.distance import EARTH_RADIUS_M
from trucewatch.model.place import Placement
from trucewatch.reconcile.compare import Key
from trucewatch.reconcile.fields import (
    TOWN_M,
    actor_names,
    areas_of,
    document_of,
    near_day_keys,
    said,
    toll_keys,
)
from trucewatch.reconcile.scene import days_of, event_of, is_area, scenes

CELL_M = 8_000.0
"""Edge of the cubes in which points are filed: some twice the radius of a town. It
changes the time of a run, never its result."""

SLACK_M = 1.0
"""Added to a radius, so that rounding never hides a point at its very edge."""


def place_keys(placed: PlacedClaim) -> set[Hashable]:
    """The entry of each point, and the cubes that its radius touches.

    Where one point lies within the other's radius, both touch the cube of that
    point. An area never agrees with anything and has no key.
    """
    points = [p for p in scenes(placed) if not is_area(p)]
    return {p.place.id for p in points} | {cube for p in points for cube in _cubes(p)}


def town_keys(placed: PlacedClaim) -> set[Hashable]:
    """As `place_keys`, where a wide point ("near Morek") agrees with its like alone."""
    points = [p for p in scenes(placed) if not is_area(p)]
    narrow = (p for p in points if p.radius_m <= TOWN_M)
    return {p.place.id for p in points} | {cube for p in narrow for cube in _cubes(p)}


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


def area_keys(placed: PlacedClaim) -> set[Hashable]:
    """The areas that a claim's places lie in."""
    return {area for p in scenes(placed) for area in areas_of(p)}


def _day_keys(placed: PlacedClaim) -> Iterable[Hashable]:
    return days_of(placed.claim.time)


def _next_day_keys(placed: PlacedClaim) -> Iterable[Hashable]:
    """The days that a claim gives, and the day after each; none where it gives none."""
    days = {day.toordinal() for day in days_of(placed.claim.time)}
    return days | {day + 1 for day in days}


DAY = Key(field="day", of=_day_keys)
NEAR_DAY = Key(field="day", of=near_day_keys)
NEXT_DAY = Key(field="day", of=_next_day_keys)
PLACE = Key(field="place", of=place_keys)
TOWN = Key(field="place", of=town_keys)
AREA = Key(field="place", of=area_keys)
TYPE = Key(field="type", of=lambda placed: (event_of(placed).type,))
FAMILY = Key(field="type", of=lambda placed: (event_of(placed).family,))
TOLL = Key(field="toll", of=toll_keys)
ACTORS = Key(field="actors", of=actor_names)
SAID = Key(field="words", of=lambda placed: (said(placed),))
WORDS = Key(field="words", of=lambda _: ())
REPORT = Key(field="report", of=lambda placed: (document_of(placed),))
