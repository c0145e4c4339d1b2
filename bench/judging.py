"""How fast incidents are held against terms: a million judgements in one process.

Usage: ``python -m bench.judging [JUDGEMENTS]`` prints one JSON record; the pages'
rows come from a run of it in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import itertools
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from trucewatch.judge.docket import Docket, open_docket
from trucewatch.judge.verdict import judge_by
from trucewatch.locate.zones import place_in_all
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventType
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneTest
from trucewatch.model.review import IncidentState
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import (
    packaged_agreement,
    packaged_agreement_ids,
)
from trucewatch.reference.case_files import (
    CasePlace,
    CaseReport,
    CaseTarget,
    WrittenCase,
    incident_of,
)

MILLION = 1_000_000
EXPONENT_LIMIT = 1.1
MEMORY_LIMIT_MIB = 600

_PLACES = (
    ("Ariha", 35.81374, 36.60964, "iso:SY-ID"),
    ("Rastan", 34.92667, 36.73241, "iso:SY-HI"),
    ("Douma", 33.57175, 36.40270, "iso:SY-RD"),
    ("Nawa", 32.88646, 36.03905, "iso:SY-DR"),
    ("Deir ez-Zor", 35.33588, 40.14084, "iso:SY-DY"),
)
_TYPES = (
    EventType.ARTILLERY,
    EventType.AIRSTRIKE,
    EventType.ARMED_CLASH,
    EventType.AID_BLOCKED,
    EventType.AID_DELIVERED,
    EventType.PROHIBITED_WEAPON_PRESENT,
)
_ACTORS = ("SYR/ARMY", "SYR/AHRAR", "RUS/AF", "TUR/ARMY", None)
_TARGETS = ("SYR/ISIL", "SYR/HTS", "SYR/OPP", None)
_DAYS = 5
_FIRST = date(2017, 5, 3)


def _incidents() -> Iterator[Incident]:
    """Incidents that differ in place, act, actor, target and day."""
    combined = itertools.product(_PLACES, _TYPES, _ACTORS, _TARGETS, range(_DAYS))
    for number, (where, kind, actor, target, day) in enumerate(combined):
        name, lat, lon, admin1 = where
        targets = (CaseTarget(name=target, actor=target),) if target else ()
        case = WrittenCase(
            id=f"bench-{number}",
            title="benchmark",
            type=kind,
            day=_FIRST + timedelta(days=day * 97),
            place=CasePlace(name=name, lat=lat, lon=lon, admin1=admin1, country="SY"),
            reports=(CaseReport(text="Made up.", source="bench", targets=targets),),
            level=AttributionLevel.ADMITTED
            if actor
            else AttributionLevel.NOT_ATTRIBUTED,
            actor=actor,
            set_by="bench",
            state=IncidentState.VERIFIED,
        )
        yield incident_of(case)


Pool = list[tuple[Incident, tuple[ZoneTest, ...]]]


def _judge(docket: Docket, pool: Pool, judgements: int) -> float:
    """Wall seconds of so many judgements."""
    start = time.perf_counter()
    rounds = math.ceil(judgements / len(docket.charges))
    for incident, tests in itertools.islice(itertools.cycle(pool), rounds):
        judge_by(docket, incident, zone_tests=tests)
    return time.perf_counter() - start


def measure(judgements: int) -> dict[str, float]:
    """Seconds for a hundredth, a tenth and all of so many judgements, and memory."""
    agreements = tuple(packaged_agreement(each) for each in packaged_agreement_ids())
    docket = open_docket(agreements, actors=load_actors())
    pool = [
        (each, place_in_all(each.place, agreements, each.time)) for each in _incidents()
    ]
    _judge(docket, pool, 1_000)
    spent = {
        f"{part}": _judge(docket, pool, part)
        for part in (judgements // 100, judgements // 10, judgements)
    }
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"terms": len(docket.charges), "peak_mib": peak, **spent}


def judging_rows() -> list[tuple[str, str, str]]:
    """Rows for the performance page: rate, growth and memory."""
    command = [sys.executable, "-m", "bench.judging", str(MILLION)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - our own command
    found = json.loads(done.stdout)
    small, whole = found[str(MILLION // 100)], found[str(MILLION)]
    exponent = math.log(whole / small) / math.log(100)
    return [
        (
            f"a million judgements (incidents against {found['terms']:.0f} terms)",
            f"{MILLION / whole:,.0f} a second, {whole:.0f} s",
            f"a hundredth of it: {MILLION / 100 / small:,.0f} a second",
        ),
        (
            "growth from ten thousand to a million judgements",
            f"exponent {exponent:.2f}",
            f"limit {EXPONENT_LIMIT}",
        ),
        (
            "peak memory of a million judgements",
            f"{found['peak_mib']:.0f} MiB",
            f"limit {MEMORY_LIMIT_MIB} MiB",
        ),
    ]


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else MILLION
    sys.stdout.write(json.dumps(measure(wanted)) + "\n")
