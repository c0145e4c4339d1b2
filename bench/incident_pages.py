"""Pages of incidents, and one, out of a hundred thousand or a million of them.

The rows are made up and put into the tables directly: four states, five kinds, six
governorates, two ways of being marked, a hundred a day. What is measured is what a web
page asks for, wall clock, the slowest of some.

``python -m bench.incident_pages [ROWS [URL]]`` prints the figures.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path

from trucewatch.model.access import Role, Sensitivity
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.incident_line import IncidentFilter, LineAccess
from trucewatch.model.log import Stamp
from trucewatch.model.review import IncidentState
from trucewatch.service.incidents import get_incident, list_incidents
from trucewatch.service.ingest import ingest_items
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission, init_mission, open_mission
from trucewatch.service.users import add_user
from trucewatch.settings import Settings
from trucewatch.store.line_pages import line_row
from trucewatch.store.line_rows import line_of
from trucewatch.store.lines import KeptLine, kept_incidents, put_lines

ROWS = 100_000
A_DAY = 100
FIRST = date(1998, 1, 1)
LIMIT_MS = 100.0
STATES = (
    IncidentState.REPORTED,
    IncidentState.CORROBORATED,
    IncidentState.VERIFIED,
    IncidentState.REFUTED,
)
KINDS = (
    EventType.ARTILLERY,
    EventType.AIRSTRIKE,
    EventType.MORTAR,
    EventType.SMALL_ARMS,
    EventType.SNIPER,
)
UNITS = tuple(f"iso:SY-{code}" for code in ("HM", "ID", "HL", "HI", "DR", "RD"))
REPORT = """---
title: Evening report
publisher: Demo Wire
published: 1997-12-30T18:00:00+03:00
language: en
demonstration: invented
---

Artillery shelled Morek in Hama province on 30 December 1997, the Morek council said.
"""


def pattern(mission: OpenMission) -> KeptLine:
    """The only incident of the mission's only report."""
    with mission.store.unit() as look:
        row = look.exec_driver_sql("SELECT id, basis FROM incident_lines").one()
        found = line_row(look, row[0])
        if found is None:
            raise ValueError("the report tells of an incident")
        line = line_of(found, basis=row[1])
        incident = kept_incidents(look, (line.id,))[line.id]
    return KeptLine(line=line, access=LineAccess(), basis=row[1], incident=incident)


def lines(like: KeptLine, rows: int) -> Iterator[KeptLine]:
    """The rows, in order of days."""
    confidential = LineAccess(sensitivity=Sensitivity.CONFIDENTIAL)
    for number in range(rows):
        day = FIRST + timedelta(days=number // A_DAY)
        access = confidential if number % 50 == 0 else LineAccess()
        place = like.line.place
        line = replace(
            like.line,
            id=f"inc_{number:016x}",
            state=STATES[3 if number % 1_000 == 0 else number % 3],
            type=KINDS[number % len(KINDS)],
            family=EventFamily.FIRE,
            day=day,
            last_day=day + timedelta(days=number % 7 == 0),
            told=day + timedelta(days=1),
            place=place and replace(place, admin1=UNITS[number % len(UNITS)]),
            zones=(f"A/Z{number % 4}",),
            verdicts=((Verdict.UNDETERMINED, 3),),
            sensitivity=access.sensitivity,
        )
        incident = _of_another_report(replace(like.incident, id=line.id), number)
        yield KeptLine(line=line, access=access, basis=like.basis, incident=incident)


def _of_another_report(incident: Incident, number: int) -> Incident:
    """The incident told of by a report of its own, which is not stored."""
    return replace(
        incident,
        supporting=tuple(
            replace(each, claim=replace(each.claim, document=f"doc_{number:016x}"))
            for each in incident.supporting
        ),
    )


def slowest(job: Callable[[], object], times: int = 5) -> float:
    """Milliseconds of the slowest of some calls; the first one warms up."""
    job()
    found = []
    for _ in range(times):
        start = time.perf_counter()
        job()
        found.append(1_000 * (time.perf_counter() - start))
    return max(found)


def filled(root: Path, settings: Settings, rows: int) -> OpenMission:
    """A mission with that many incidents and a viewer and a reviewer."""
    init_mission(root, template="astana")
    mission = open_mission(root, settings=settings)
    file = root / "one.txt"
    file.write_text(REPORT, encoding="utf-8")
    for _ in ingest_items(mission, (str(file),), as_of=date(2026, 1, 1)):
        pass
    merge_pending(mission, settings=settings)
    for role in (Role.ADMIN, Role.VIEWER, Role.REVIEWER):
        by = None if role is Role.ADMIN else Role.ADMIN.value
        add_user(mission, role.value, roles=(role,), by=by)
    like = pattern(mission)
    made = lines(like, rows)
    while batch := list(islice(made, 20_000)):
        with mission.store.writing(Stamp(by="bench", at=datetime.now(UTC))) as unit:
            put_lines(unit.connection, batch)
    return mission


def asked(
    mission: OpenMission, settings: Settings, rows: int
) -> Iterator[tuple[str, float]]:
    """What is asked, and how long the slowest answer took, milliseconds."""
    now = datetime(2100, 1, 1, tzinfo=UTC)
    middle = FIRST + timedelta(days=rows // A_DAY // 2)
    filters = {
        "no filter": IncidentFilter(),
        "a rare state": IncidentFilter(states=(IncidentState.REFUTED,)),
        "state and type": IncidentFilter(
            states=(IncidentState.VERIFIED,), types=(EventType.MORTAR,)
        ),
        "a day": IncidentFilter(since=middle, until=middle),
        "a governorate": IncidentFilter(admin1=UNITS[0]),
        "a governorate without any": IncidentFilter(admin1="iso:SY-DI"),
        "a zone": IncidentFilter(zone="A/Z1"),
        "zone, state and days": IncidentFilter(
            zone="A/Z1",
            states=(IncidentState.VERIFIED,),
            since=middle,
            until=middle + timedelta(days=30),
        ),
    }
    ask = partial(list_incidents, mission, now=now)
    for by in ("viewer", "reviewer"):
        for name, wanted in filters.items():
            yield (
                f"a page of 50 for a {by}, {name}",
                slowest(
                    partial(list_incidents, mission, by=by, now=now, wanted=wanted)
                ),
            )
    first = ask(by="viewer")
    yield "the next page", slowest(partial(ask, by="viewer", after=first.after))
    one = first.lines[0].id
    read = partial(get_incident, mission, one, by="viewer", now=now, settings=settings)
    yield "one incident with its findings", slowest(read)


def page_rows(settings: Settings, *, rows: int = ROWS) -> list[tuple[str, str, str]]:
    """The rows of the performance page."""
    limit = f"limit {LIMIT_MS:.0f} ms"
    with tempfile.TemporaryDirectory() as folder:
        mission = filled(Path(folder) / "m", settings, rows)
        found = [
            (f"{what}, of {rows:,} incidents", f"{ms:.1f} ms", limit)
            for what, ms in asked(mission, settings, rows)
        ]
        mission.store.close()
    return found


def main() -> None:
    """Print the figures for the rows and the database that are asked for."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    url = sys.argv[2] if len(sys.argv) > 2 else ""
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    settings = Settings(cache=cache, database=url)
    for what, value, limit in page_rows(settings, rows=rows):
        print(f"{what}: {value} ({limit})")


if __name__ == "__main__":
    main()
