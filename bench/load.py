"""Load: pages of a large mission asked for fifty times a second, on loopback.

The mission is that of `bench.load_mission`. Requests start at fixed
times, whether earlier ones were answered or not (an open loop), from one process
beside the server's; what is told is how long 95 of 100 answers took at most. That is
measured twice: while nothing is stored, and while another process stores a report and
gives an incident to somebody every ten seconds, so that nothing that the server keeps
until the log grows holds for long.

``python -m bench.load [INCIDENTS [ENGINE [SECONDS [WORKERS]]]]`` prints the figures and
writes them to ``bench/results/load-DATE-ENGINE.json``. ENGINE is ``sqlite`` or
``postgresql``, for which a server of its own is started.
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
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

import httpx2

from bench.load_mission import COUNT_DAYS, LAST, TOKEN, go_on, prepared
from bench.postgres import own_server
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings

RATE = 50
SECONDS = 30
WORKERS = 2
VARIETY = 50
"""Different incidents and views of the map that are asked for."""

EVERY = 10.0
"""Seconds between two reports that come in."""

WARMING = 5
"""Seconds of the same load before what is measured: a room has worked for a while."""

QUIET, PATIENCE = 0.1, 300.0
"""At rest: so little processor time in two seconds; how long to wait for that."""

RESULTS = Path(__file__).parent / "results"
LIMITS_MS = {
    "Today": 300.0,
    "Ledger": 300.0,
    "Incident": 300.0,
    "Incidents": 300.0,
    "Search": 300.0,
    "Map data": 1000.0,
}


@dataclass(frozen=True)
class Asked:
    """One request: which page, and its seconds; -1 where it failed."""

    page: str
    seconds: float


def pages(mission: OpenMission) -> dict[str, tuple[str, ...]]:
    """What is asked for: of each page several that differ, one after the other."""
    with mission.store.unit() as look:
        rows = look.exec_driver_sql("SELECT id FROM incident_lines ORDER BY id")
        ids = rows.scalars().all()
    days = [LAST - timedelta(days=each) for each in range(0, COUNT_DAYS, 9)]
    words = (
        "registered",
        "tense Idlib",
        "reported",
        "bakery opened",
        "post 55",
        "north",
    )
    return {
        "Today": ("/desk",),
        "Ledger": ("/desk/tallies", *(f"/desk/tallies?day={each}" for each in days)),
        "Incident": tuple(
            f"/desk/incidents/{each}" for each in ids[:: max(1, len(ids) // VARIETY)]
        ),
        "Incidents": (
            "/desk/incidents",
            *(f"/desk/incidents?type={each}" for each in ("mortar", "airstrike")),
            *(f"/desk/incidents?state={each}" for each in ("reported", "refuted")),
            "/desk/incidents?since=2000-01-01&until=2000-03-31",
        ),
        "Search": tuple(f"/desk/documents?q={quote(each)}" for each in words),
        "Map data": tuple(
            f"/desk/map/data.json?box={box(number)}&zoom={6 + number % 5}"
            for number in range(VARIETY)
        ),
    }


def box(number: int) -> str:
    """A box of a map that is moved about over Syria."""
    west, south = 35.5 + number % 8 * 0.5, 32.0 + number % 7 * 0.4
    return f"{west},{south},{west + 2.5},{south + 2}"


async def driven(
    base: str, wanted: dict[str, tuple[str, ...]], seconds: int
) -> list[Asked]:
    """Ask at a fixed rate for so long."""
    limits = httpx2.Limits(max_connections=200, max_keepalive_connections=200)
    cookies = {"session": TOKEN}
    turn = list(wanted.items())
    async with httpx2.AsyncClient(
        base_url=base, cookies=cookies, limits=limits, timeout=30.0
    ) as client:
        for _, (path, *_) in turn:
            answer = await client.get(path)
            if answer.status_code != 200:
                print(f"{path}: {answer.status_code}", file=sys.stderr)
        start = time.perf_counter()
        jobs = []
        for number in range(RATE * seconds):
            due = start + number / RATE
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            page, paths = turn[number % len(turn)]
            path = paths[number // len(turn) % len(paths)]
            jobs.append(asyncio.create_task(_ask(client, page, path)))
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
    root: Path,
    settings: Settings,
    wanted: dict[str, tuple[str, ...]],
    *,
    seconds: int,
    workers: int,
    every: float = 0.0,
) -> dict[str, object]:
    """The figures for a mission that `load_mission.prepared` made, closed by now.

    Args:
        root: the mission.
        settings: with its database.
        wanted: what is asked for.
        seconds: for how long.
        workers: processes that serve.
        every: seconds between two reports that come in meanwhile; 0: none does.
    """
    port = _free_port()
    environment = os.environ | {"TRUCEWATCH_CACHE": str(settings.cache)}
    if settings.database:
        environment["TRUCEWATCH_DATABASE"] = settings.database
    command = [sys.executable, "-m", "trucewatch.cli", "serve"]
    command += ["--mission", str(root), "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 - our own command
        [*command, "--workers", str(workers)],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        _until_quiet(server.pid)
        base = f"http://127.0.0.1:{port}"
        load = os.getloadavg()[0]
        with _at_work(root, settings, wanted, every) if every else nullcontext():
            asyncio.run(driven(base, wanted, WARMING))
            before = processor_s(server.pid)
            found = asyncio.run(driven(base, wanted, seconds))
            spent = processor_s(server.pid) - before
    finally:
        server.terminate()
        server.wait(timeout=30)
    return {
        "workers": workers,
        "requests_per_second": RATE,
        "seconds": seconds,
        "seconds_between_reports": every,
        "load_before": load,
        "server_processor_ms_a_page": round(1000 * spent / len(found), 1),
        "pages": told(found),
    }


def both(
    root: Path,
    settings: Settings,
    wanted: dict[str, tuple[str, ...]],
    *,
    seconds: int,
    workers: int,
) -> dict[str, object]:
    """The figures while nothing is stored; under `at_work` while reports come in."""
    how = {"seconds": seconds, "workers": workers}
    still = measured(root, settings, wanted, **how)
    return still | {"at_work": measured(root, settings, wanted, every=EVERY, **how)}


@contextmanager
def _at_work(
    root: Path, settings: Settings, wanted: dict[str, tuple[str, ...]], every: float
) -> Iterator[None]:
    """Inside, reports come in and incidents are given away; it may not fail."""
    ids = [path.rpartition("/")[2] for path in wanted["Incident"]]
    room = get_context("spawn").Process(
        target=go_on, args=(root, settings, ids, every), daemon=True
    )
    room.start()
    try:
        yield
        if not room.is_alive():
            raise RuntimeError("the room that works meanwhile has stopped")
    finally:
        room.terminate()
        room.join()


def processor_s(pid: int) -> float:
    """Seconds of processor time of a process and those that it started (Linux)."""
    folder = Path(f"/proc/{pid}")
    children = (folder / f"task/{pid}/children").read_text().split()
    _, _, rest = (folder / "stat").read_text().rpartition(") ")
    user, system = rest.split()[11:13]
    own = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_s(int(child)) for child in children)


def _until_quiet(pid: int) -> None:
    """Wait until the server has read beforehand what it does."""
    before = -1.0
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        now = processor_s(pid)
        if now - before < QUIET:
            return
        before = now
        time.sleep(2.0)
    raise TimeoutError("the server does not come to rest")


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


def load_rows() -> list[tuple[str, str, str]]:
    """What, measured, beside what: rows of the performance page, out of the last runs.

    A run takes half an hour with its mission: the page tells what was kept of it.
    """
    rows = []
    for engine in ("sqlite", "postgresql"):
        *_, file = sorted(RESULTS.glob(f"load-*-{engine}.json"))
        found = json.loads(file.read_text(encoding="utf-8"))
        day = file.stem.removeprefix("load-").removesuffix(f"-{engine}")
        for run in (found, found["at_work"]) if "at_work" in found else (found,):
            every = run.get("seconds_between_reports")
            pages = run["pages"].items()
            rows.append(
                (
                    f"{run['requests_per_second']} pages/s of a mission with"
                    f" {found['incidents']:,} incidents on {engine},"
                    f" {run.get('workers', 1)} processes"
                    + (f", a report every {every:.0f} s" if every else "")
                    + f" ({day}, `python -m bench.load`)",
                    "95 of 100 within "
                    + ", ".join(
                        f"{name} {each['p95_ms']:.0f} ms" for name, each in pages
                    ),
                    "limit 300 ms, map data 1,000 ms; load of the machine before"
                    f" {run['load_before']:.1f}"
                    + (f"; {found['note']}" if "note" in found else ""),
                )
            )
    return rows


def main() -> None:
    """Print and keep the figures."""
    given = dict(enumerate(sys.argv))
    incidents, engine = int(given.get(1, 100_000)), given.get(2, "sqlite")
    seconds, workers = int(given.get(3, SECONDS)), int(given.get(4, WORKERS))
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    with (
        tempfile.TemporaryDirectory() as folder,
        own_server() if engine == "postgresql" else nullcontext() as server,
    ):
        url = server.make("load") if server else ""
        settings, root = Settings(cache=cache, database=url), Path(folder) / "m"
        mission = prepared(root, settings, incidents)
        wanted = pages(mission)
        mission.store.close()
        record = {"incidents": incidents, "engine": engine} | both(
            root, settings, wanted, seconds=seconds, workers=workers
        )
    day = datetime.now(UTC).date().isoformat()
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"load-{day}-{engine}.json"
    file.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
