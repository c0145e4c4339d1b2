"""Load: pages of a large mission asked for fifty times a second, on loopback.

The mission is `bench.incident_pages`'s, with reports and counts of our own wording
beside it, so that search and ledger have something to find. Requests start at fixed
times, whether earlier ones were answered or not (an open loop), from one process
beside the server; what is told is how long 95 of 100 answers took at most.

``python -m bench.load [INCIDENTS [URL [SECONDS]]]`` prints the figures and writes them
to ``bench/results/load-DATE-ENGINE.json``.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx2

from bench.incident_pages import filled
from trucewatch.model.account import Session
from trucewatch.service.accounts import digest_of
from trucewatch.service.ingest import ingest_items
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.store.accounts import Account, put_account, put_session

RATE = 50
SECONDS = 30
USER = "reviewer"
TOKEN = "bench-session"  # noqa: S105 - of a mission that is thrown away
COUNT_DAYS = 60
LAST = date(2017, 9, 30)
RESULTS = Path(__file__).parent / "results"
LIMITS_MS = {
    "Today": 300.0,
    "Ledger": 300.0,
    "Incident": 300.0,
    "Incidents": 300.0,
    "Search": 300.0,
    "Map data": 1000.0,
}
COUNTS = """---
title: Counts of {day}
publisher: Demo Wire
published: {day}T18:00:00+03:00
language: en
demo: true
facts: invented
---

Over the past 24 hours the Russian side of the joint commission registered {a} cases of
opening fire: Idlib ({b}), Hama ({c}). The Turkish side registered {d} cases of opening
fire: Idlib ({d}).
"""


@dataclass(frozen=True)
class Asked:
    """One request: which page, and its seconds; -1 where it failed."""

    page: str
    seconds: float


def prepared(root: Path, settings: Settings, incidents: int) -> OpenMission:
    """The mission, with counts of two months and a session of a reviewer."""
    mission = filled(root, settings, incidents)
    for number in range(COUNT_DAYS):
        day = LAST - timedelta(days=number)
        b, c, d = number % 7 + 1, number % 5 + 1, number % 9 + 1
        text = COUNTS.format(day=day, a=b + c, b=b, c=c, d=d)
        file = root / f"counts-{number}.txt"
        file.write_text(text, encoding="utf-8")
        for _ in ingest_items(mission, (str(file),), as_of=date(2026, 1, 1)):
            pass
    merge_pending(mission, settings=settings)
    now = datetime.now(UTC)
    session = Session(
        digest=digest_of(TOKEN), user=USER, started=now, seen=now, client="bench"
    )
    with mission.store.volatile() as connection:
        put_account(connection, Account(user=USER, password="-", changed=now))  # noqa: S106 - no hash
        put_session(connection, session)
    return mission


def pages(incident: str) -> dict[str, str]:
    """What is asked for, in turn."""
    return {
        "Today": "/desk",
        "Ledger": "/desk/tallies",
        "Incident": f"/desk/incidents/{incident}",
        "Incidents": "/desk/incidents",
        "Search": "/desk/documents?q=registered",
        "Map data": "/desk/map/data.json?box=35.5,32,42.5,37.5&zoom=6",
    }


async def driven(base: str, wanted: dict[str, str], seconds: int) -> list[Asked]:
    """Ask at a fixed rate for so long."""
    limits = httpx2.Limits(max_connections=200, max_keepalive_connections=200)
    cookies = {"session": TOKEN}
    turn = list(wanted.items())
    async with httpx2.AsyncClient(
        base_url=base, cookies=cookies, limits=limits, timeout=30.0
    ) as client:
        for _, path in turn:
            answer = await client.get(path)
            if answer.status_code != 200:
                print(f"{path}: {answer.status_code}", file=sys.stderr)
        start = time.perf_counter()
        jobs = []
        for number in range(RATE * seconds):
            due = start + number / RATE
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            jobs.append(asyncio.create_task(_ask(client, *turn[number % len(turn)])))
        return list(await asyncio.gather(*jobs))


async def _ask(client: httpx2.AsyncClient, page: str, path: str) -> Asked:
    began = time.perf_counter()
    try:
        answer = await client.get(path)
    except httpx2.HTTPError:
        return Asked(page, -1.0)
    took = time.perf_counter() - began
    return Asked(page, took if answer.status_code == 200 else -1.0)


def told(found: list[Asked]) -> dict[str, dict[str, float]]:
    """By page: how many, how many failed, median and 95th percentile, milliseconds."""
    result = {}
    for page, limit in LIMITS_MS.items():
        took = sorted(each.seconds for each in found if each.page == page)
        good = [1000 * each for each in took if each >= 0]
        result[page] = {
            "asked": len(took),
            "failed": len(took) - len(good),
            "median_ms": round(good[len(good) // 2], 1) if good else -1.0,
            "p95_ms": round(good[int(len(good) * 0.95)], 1) if good else -1.0,
            "limit_ms": limit,
        }
    return result


def measured(
    settings: Settings, *, incidents: int, seconds: int
) -> dict[str, dict[str, float]]:
    """The figures for a mission of that many incidents."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "m"
        mission = prepared(root, settings, incidents)
        with mission.store.unit() as look:
            one = look.exec_driver_sql(
                "SELECT id FROM incident_lines ORDER BY told LIMIT 1"
            ).scalar()
        mission.store.close()
        port = _free_port()
        environment = os.environ | {"TRUCEWATCH_CACHE": str(settings.cache)}
        if settings.database:
            environment["TRUCEWATCH_DATABASE"] = settings.database
        command = (sys.executable, "-m", "trucewatch.cli", "serve")
        server = subprocess.Popen(  # noqa: S603 - our own command
            [*command, "--mission", str(root), "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait(port)
            base = f"http://127.0.0.1:{port}"
            return told(asyncio.run(driven(base, pages(str(one)), seconds)))
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server does not answer")


def main() -> None:
    """Print and keep the figures."""
    incidents = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    url = sys.argv[2] if len(sys.argv) > 2 else ""
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else SECONDS
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    settings = Settings(cache=cache, database=url)
    found = measured(settings, incidents=incidents, seconds=seconds)
    engine = "postgresql" if url else "sqlite"
    record = {
        "incidents": incidents,
        "engine": engine,
        "requests_per_second": RATE,
        "seconds": seconds,
        "load_before": os.getloadavg()[0],
        "pages": found,
    }
    day = datetime.now(UTC).date().isoformat()
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"load-{day}-{engine}.json"
    file.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
