"""Made-up worlds: towns, sources, and what truly happened where and when.

Nothing is read from text here. A world is a country of governorates and towns, some
of them hot, and incidents over a span of days. How densely things happen stays the
same however large a world is: twice the incidents are more days in a larger country.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model.event import EventType
from trucewatch.model.place import Place, PlacePrecision

FIRST_DAY = date(2018, 1, 1)
TOWNS_OF_GOVERNORATE = 25
INCIDENTS_OF_TOWN_DAY = 0.1
"""Mean over all towns; a hot town has ten times as many."""

SPACING_DEG = 0.06
"""Some 6 km between neighbouring towns; each is known to 3 km."""

TYPES: tuple[tuple[EventType, float], ...] = (
    (EventType.ARTILLERY, 22),
    (EventType.MORTAR, 14),
    (EventType.SMALL_ARMS, 12),
    (EventType.SNIPER, 7),
    (EventType.MLRS, 4),
    (EventType.AIRSTRIKE, 14),
    (EventType.BARREL_BOMB, 3),
    (EventType.DRONE_STRIKE, 3),
    (EventType.ARMED_CLASH, 8),
    (EventType.IED, 6),
    (EventType.VBIED, 2),
    (EventType.MINE, 2),
    (EventType.ABDUCTION, 3),
)
"""What happens, with how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What truly happened.

    Args:
        number: its number in the world, from 0: the truth of its claims.
        day, hour: when it began.
        town: number of the town.
        type: the means.
        actor: side that did it, ``AAA`` or ``BBB``.
        killed, injured: the true toll.
    """

    number: int
    day: date
    hour: int
    town: int
    type: EventType
    actor: str
    killed: int
    injured: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """Towns and the governorates they lie in, as gazetteer entries."""

    towns: tuple[Place, ...]
    governorates: tuple[Place, ...]

    def governorate_of(self, town: int) -> Place:
        """The governorate in which the town lies."""
        return self.governorates[town // TOWNS_OF_GOVERNORATE]


def country(towns: int) -> Country:
    """A country of so many towns, on a square of squares, one a governorate."""
    count = math.ceil(towns / TOWNS_OF_GOVERNORATE)
    wide = math.ceil(math.sqrt(count))
    side = math.isqrt(TOWNS_OF_GOVERNORATE)
    rng = random.Random("country")  # noqa: S311 - repeatable, not secret
    made: list[Place] = []
    areas: list[Place] = []
    for number in range(count):
        row, column = divmod(number, wide)
        code = f"XX-{number:03d}"
        centre = (30 + (row + 0.5) * side * SPACING_DEG, 36 + column * side * 0.07)
        areas.append(_area(code, *centre))
        for index in range(TOWNS_OF_GOVERNORATE):
            up, along = divmod(index, side)
            lat = 30 + (row * side + up + rng.uniform(0, 0.4)) * SPACING_DEG
            lon = 36 + (column * side + along + rng.uniform(0, 0.4)) * 0.07
            made.append(_town(len(made), code, lat, lon))
    return Country(towns=tuple(made[:towns]), governorates=tuple(areas))


def _town(number: int, code: str, lat: float, lon: float) -> Place:
    return Place(
        id=f"xx:{number}",
        name=f"Town {number}",
        lat=round(lat, 5),
        lon=round(lon, 5),
        precision=PlacePrecision.SETTLEMENT,
        radius_m=3_000,
        country="XX",
        admin1=code,
        source="made up",
    )


def _area(code: str, lat: float, lon: float) -> Place:
    return Place(
        id=code,
        name=f"Governorate {code}",
        lat=lat,
        lon=lon,
        precision=PlacePrecision.GOVERNORATE,
        radius_m=20_000,
        country="XX",
        admin1=code,
        source="made up",
    )


def span_of(incidents: int) -> tuple[int, int]:
    """Towns and days of a world with so many incidents: both grow with its root."""
    towns = max(25, round(math.sqrt(incidents * 4 / INCIDENTS_OF_TOWN_DAY)))
    return towns, math.ceil(incidents / (towns * INCIDENTS_OF_TOWN_DAY))


def happenings(incidents: int, rng: random.Random) -> Iterator[Happening]:
    """So many incidents over the world's towns and days; few towns have most."""
    towns, days = span_of(incidents)
    order = list(range(towns))
    rng.shuffle(order)
    heat = [0.0] * towns
    for rank, town in enumerate(order):
        heat[town] = 1 / (1 + (rank % TOWNS_OF_GOVERNORATE)) ** 0.8
    places = rng.choices(range(towns), heat, k=incidents)
    kinds = rng.choices(*zip(*TYPES, strict=True), k=incidents)
    for number, (town, kind) in enumerate(zip(places, kinds, strict=True)):
        killed, injured = _toll(rng)
        yield Happening(
            number=number,
            day=FIRST_DAY + timedelta(days=rng.randrange(days)),
            hour=min(23, int(rng.triangular(0, 24, 13))),
            town=town,
            type=EventType(kind),
            actor=rng.choice(("AAA", "BBB")),
            killed=killed,
            injured=injured,
        )


def _toll(rng: random.Random) -> tuple[int, int]:
    """Most incidents kill nobody, few kill many."""
    if rng.random() < 0.45:
        return 0, 0
    killed = int(rng.paretovariate(1.2)) - (rng.random() < 0.4)
    killed = min(killed, 200)
    return killed, int(killed * rng.uniform(0.5, 3) + rng.randrange(3))
