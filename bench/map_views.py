"""What a map shows out of a hundred thousand or a million incidents.

The rows are made up and put into the table directly, five thousand places all over a
country, two ways of being marked; what is measured is what a map asks for, wall
clock: the first answer after a start, views of boxes that nobody asked for before, and
the answer after one more incident was written.

``python -m bench.map_views [ROWS [URL]]`` prints the figures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bench.incident_pages import FIRST, KINDS, STATES, UNITS, filled, pattern
from trucewatch.model.access import Role, Sensitivity, User
from trucewatch.model.incident_line import LineAccess
from trucewatch.model.log import Stamp
from trucewatch.model.place import PlacePrecision
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_views import Box
from trucewatch.service.maps import map_bytes, map_list
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.store.line_tables import incident_lines
from trucewatch.store.lines import KeptLine, last_mark, put_lines

ROWS = 100_000
PLACES = 5_000
LIMIT_MS = 1_000.0
BATCH = 20_000
NOW = datetime(2100, 1, 1, tzinfo=UTC)
USERS = {
    "reviewer": User(id="reviewer", roles=(Role.REVIEWER,)),
    "viewer": User(id="viewer", roles=(Role.VIEWER,)),
}


def places(random: Random) -> list[dict[str, object]]:
    """Made-up places over a country, and its governorates."""
    found: list[dict[str, object]] = [
        {
            "place_id": f"bench:{number}",
            "place_name": f"Place {number}",
            "lat": round(random.uniform(32.4, 37.1), 4),
            "lon": round(random.uniform(35.8, 42.2), 4),
            "precision": PlacePrecision.SETTLEMENT.value,
            "radius_m": 3000.0,
            "admin1": random.choice(UNITS),
        }
        for number in range(PLACES)
    ]
    for unit in UNITS:
        found.append(
            {
                "place_id": unit,
                "place_name": unit,
                "lat": 35.0,
                "lon": 37.0,
                "precision": PlacePrecision.GOVERNORATE.value,
                "radius_m": 60_000.0,
                "admin1": unit,
            }
        )
    return found


def rows(kept: KeptLine, number: int, mark: int) -> Iterator[dict[str, object]]:
    """Rows of incidents, their own records left out: no map reads them."""
    random = Random(1)  # noqa: S311 - made-up rows
    where = places(random)
    for rank in range(number):
        day = FIRST + timedelta(days=rank * 7_000 // number)
        yield {
            "id": f"inc_{rank:016x}",
            "type": KINDS[rank % len(KINDS)].value,
            "family": "fire",
            "state": STATES[rank % len(STATES)].value,
            "attribution": "not_attributed",
            "disputed": False,
            "day": day,
            "last_day": day,
            "time": "day",
            "told": day,
            "supporting": 1,
            "contradicting": 0,
            "origins": 1,
            "verdicts": [["undetermined", 3]],
            "basis": kept.basis,
            "zones": [f"A/Z{rank % 4}"],
            "sensitivity": "public" if rank % 50 else "restricted",
            "sides": ("RUS", "TUR", "")[rank % 3],
            "access": 1 if rank % 50 else 2,
            "mark": mark,
            "record": b"",
            **random.choice(where),
        }


def map_mission(
    root: Path, settings: Settings, number: int
) -> tuple[OpenMission, KeptLine]:
    """A mission with so many incidents, and one of them as it is kept."""
    mission = filled(root, settings, 0)
    like = pattern(mission)
    narrow = LineAccess(sensitivity=Sensitivity.PARTNER)
    shared = replace(like.line, id="inc_shared", sensitivity=narrow.sensitivity)
    with mission.store.writing(stamp()) as unit:
        put_lines(
            unit.connection,
            [
                replace(
                    like,
                    line=shared,
                    access=narrow,
                    incident=replace(like.incident, id=shared.id),
                )
            ],
        )
        mark = last_mark(unit.connection) + 1
    batch: list[dict[str, object]] = []
    for row in rows(like, number, mark):
        batch.append(row)
        if len(batch) == BATCH:
            _put(mission, batch)
            batch = []
    _put(mission, batch)
    return mission, like


def _put(mission: OpenMission, batch: list[dict[str, object]]) -> None:
    if batch:
        with mission.store.writing(stamp()) as unit:
            unit.connection.execute(incident_lines.insert(), batch)


def stamp() -> Stamp:
    """Who writes made-up rows, and when."""
    return Stamp(by="bench", at=datetime.now(UTC))


def asked(mission: OpenMission, like: KeptLine) -> Iterator[tuple[str, float]]:
    """What is asked, and how long the slowest answer took, milliseconds."""
    whole = Box(west=35.0, south=32.0, east=43.0, north=38.0)
    every = MapFilter()

    def view(
        who: str, wanted: MapFilter = every, box: Box = whole, zoom: int = 6
    ) -> float:
        start = time.perf_counter()
        map_bytes(mission, wanted, viewer=USERS[who], box=box, zoom=zoom, now=NOW)
        return 1_000 * (time.perf_counter() - start)

    yield "the first view after a start", view("reviewer")
    yield "the same view again", view("reviewer")
    for who in USERS:
        times = []
        for step in range(40):
            zoom = 6 + step % 5
            west, south = 35.5 + step * 0.11, 32.4 + step * 0.09
            wide = 8.0 / 2 ** (zoom - 6)
            box = Box(west=west, south=south, east=west + wide, north=south + wide / 2)
            times.append(view(who, box=box, zoom=zoom))
        yield f"a {who}'s first view", times[0]
        yield f"39 further views of a {who}, slowest", max(times[1:])
        filters = []
        for step in range(10):
            since = FIRST + timedelta(days=step * 500)
            wanted = MapFilter(
                since=since, until=since + timedelta(days=400), types=KINDS[:2]
            )
            filters.append(view(who, wanted))
        yield (
            f"10 filters that nobody asked for before, of a {who}, slowest",
            max(filters),
        )
    start = time.perf_counter()
    found = map_list(mission, every, viewer=USERS["viewer"], now=NOW)
    map_list(mission, every, viewer=USERS["viewer"], now=NOW, after=found.after)
    yield "two pages of the list", 1_000 * (time.perf_counter() - start)
    with mission.store.writing(stamp()) as unit:
        put_lines(unit.connection, [like])
    yield "the first view after an incident was written anew", view("reviewer")


def view_figures(
    root: Path, settings: Settings, number: int
) -> list[tuple[str, float]]:
    """What is asked of so many incidents, and the milliseconds that it took."""
    mission, like = map_mission(root, settings, number)
    found = list(asked(mission, like))
    mission.store.close()
    return found


def main() -> None:
    """Print the figures for the rows and the database that are asked for."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    url = sys.argv[2] if len(sys.argv) > 2 else ""
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    settings = Settings(cache=cache, database=url)
    with tempfile.TemporaryDirectory() as folder:
        for what, ms in view_figures(Path(folder) / "m", settings, number):
            print(f"{what}, of {number:,}: {ms:.0f} ms (limit {LIMIT_MS:.0f} ms)")


if __name__ == "__main__":
    main()
