"""Fault runs: killed ingests and writers, a full disk, tampering, hostile documents.

Usage: ``python -m bench.soak small|full [PART ...]`` (``make soak``). The full run
writes a dated result into ``bench/results/``; with parts (``ingest``,
``register``, ``postgresql``, ``reading``) only those are run. The part ``postgresql``
wants Debian's packages: ``scripts/debian-packages.sh``.
"""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.material import write_reports
from bench.mutants import growth, read_mutants, told
from bench.postgres import Server, database_of, own_server
from bench.register_faults import full_disk_writer, killed_writers, verified
from bench.tamper import tampered
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.settings import load_settings
from trucewatch.store.documents import stored_name
from trucewatch.store.items import count_all
from trucewatch.store.unmerged import unmerged

SIZES = {
    "small": {"kills": 2, "writers": 5, "reports": 40, "edits": 40, "mutants": 20},
    "full": {
        "kills": 100,
        "writers": 200,
        "reports": 200,
        "edits": 500,
        "mutants": 2000,
    },
}
PARTS = ("ingest", "register", "postgresql", "reading")
RESULTS = Path("bench/results")


def _ingest(
    root: Path, inbox: Path, *, cap: int | None = None
) -> subprocess.Popen[str]:
    """A running `trucewatch ingest --list`, its file size capped at `cap` bytes."""

    def limit() -> None:
        if cap is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (cap, cap))

    return subprocess.Popen(  # noqa: S603 - our own command
        [
            *(sys.executable, "-um", "trucewatch.cli", "ingest", str(inbox)),
            *("--list", "--mission", str(root)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509 - the child starts no threads
    )


def _stored(root: Path) -> tuple[set[str], int, int]:
    """Names of the stored items, and how many documents and claims there are."""
    mission = open_mission(root, settings=load_settings(os.environ, home=Path.home()))
    with mission.store.unit() as unit:
        counts = count_all(unit)
        rows = unit.exec_driver_sql("SELECT name, document FROM items").all()
        names = {name for name, key in rows if stored_name(unit, key) is not None}
    check = mission.store.damage()
    mission.store.close()
    if check is not None:
        raise AssertionError(f"database is damaged: {check}")
    verified(root)
    return names, counts.documents, counts.claims


def _merged(root: Path) -> list[tuple[object, ...]]:
    """The incidents as rows; none of the days may wait to be merged."""
    mission = open_mission(root, settings=load_settings(os.environ, home=Path.home()))
    with mission.store.unit() as look:
        if waiting := unmerged(look):
            raise AssertionError(f"not merged: {list(waiting)[:5]}")
        query = "SELECT id, day, supporting, origins FROM incident_lines ORDER BY id"
        found = [tuple(row) for row in look.exec_driver_sql(query)]
    mission.store.close()
    return found


def killed_ingests(
    folder: Path, *, kills: int, number: int, server: Server | None = None
) -> str:
    """Kill an ingest at random moments; nothing acknowledged may be missing.

    Some of the moments lie after the last report, when the incidents are merged.
    """
    folder /= "sqlite" if server is None else "postgresql"
    inbox, whole = folder / "inbox", folder / "whole"
    write_reports(inbox, number, seed=4)
    init_mission(whole, template="astana")
    with database_of(server, "whole"):
        _ingest(whole, inbox).communicate()
        expected = _stored(whole), _merged(whole)
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    acknowledged = 0
    for turn in range(kills):
        root = folder / f"killed{turn}"
        init_mission(root, template="astana")
        with database_of(server, f"killed{turn}"):
            told = _killed(root, inbox, rng, rng.randrange(1, number + number // 5))
            kept = _stored(root)[0]
            if missing := set(told) - kept:
                raise AssertionError(f"acknowledged but gone: {sorted(missing)[:5]}")
            acknowledged += len(told)
            _ingest(root, inbox).communicate()
            if (_stored(root), _merged(root)) != expected:
                raise AssertionError("a second run does not complete the first")
    return f"{kills} kills, {acknowledged} acknowledged items, none lost"


def _killed(root: Path, inbox: Path, rng: random.Random, stop_after: int) -> list[str]:
    """What an ingest told before it was killed, a moment after that many items."""
    process = _ingest(root, inbox)
    told: list[str] = []
    last = sum(1 for _ in inbox.iterdir())
    for line in process.stdout or ():
        told.append(line.split()[-1])
        if len(told) >= min(stop_after, last):
            time.sleep(rng.random() * (0.01 if stop_after < last else MERGING_S))
            process.kill()
            break
    rest = process.communicate()[0].splitlines()
    return told + [line.split()[-1] for line in rest if line.startswith("stored ")]


MERGING_S = 1.0
"""How long after its last report an ingest is killed, at most: it merges then."""


def full_disk(folder: Path) -> str:
    """Cap the size of files: a clear error, nothing half-stored, then go on."""
    inbox, root = folder / "sqlite" / "inbox", folder / "full"
    init_mission(root, template="astana")
    open_mission(
        root, settings=load_settings(os.environ, home=Path.home())
    ).store.close()
    process = _ingest(root, inbox, cap=400_000)
    told, error = process.communicate()
    if process.returncode != 1 or "mission database refuses" not in error:
        raise AssertionError(f"wanted a clear error, got {error[-400:]}")
    acknowledged = {line.split()[-1] for line in told.splitlines()}
    if missing := acknowledged - _stored(root)[0]:
        raise AssertionError(f"acknowledged but gone: {sorted(missing)[:5]}")
    _ingest(root, inbox).communicate()
    if _stored(root) != _stored(folder / "sqlite" / "whole"):
        raise AssertionError("after the disk was freed the run is not complete")
    return f"disk full after {len(acknowledged)} items: named, none lost, completed"


def _ingest_faults(folder: Path, numbers: dict[str, int]) -> dict[str, str]:
    """What becomes of reports that are taken in."""
    kills, number = numbers["kills"], numbers["reports"]
    return {
        "killed ingests": killed_ingests(folder, kills=kills, number=number),
        "full disk": full_disk(folder),
    }


def _postgresql(folder: Path, numbers: dict[str, int]) -> dict[str, str]:
    """The same kills with a PostgreSQL server, which is killed now and then, too."""
    with own_server(safe=True) as server:
        ingests = killed_ingests(
            folder, kills=numbers["kills"], number=numbers["reports"], server=server
        )
        writers = killed_writers(folder, kills=numbers["writers"], server=server)
    return {
        "killed ingests on PostgreSQL": ingests,
        "killed writers on PostgreSQL": writers,
    }


def _register(folder: Path, numbers: dict[str, int]) -> dict[str, str]:
    """What becomes of entries and of the log."""
    settings = load_settings(os.environ, home=Path.home())
    edits = numbers["edits"]
    return {
        "tampering": tampered(folder / "tamper", settings, edits=edits),
        "killed writers": killed_writers(folder, kills=numbers["writers"]),
        "full disk of a writer": full_disk_writer(folder),
    }


def main(arguments: list[str]) -> int:
    """Run at the size asked for; the full run leaves a dated result."""
    size, *parts = arguments or ["full"]
    if size not in SIZES or set(parts) - set(PARTS):
        wanted = f"small or full, then any of {', '.join(PARTS)}"
        print(f"soak: got {' '.join(arguments)}, wanted {wanted}", file=sys.stderr)
        return 2
    numbers = SIZES[size]
    results: dict[str, str] = {}
    exponents = {}
    with tempfile.TemporaryDirectory() as name:
        if not parts or "ingest" in parts:
            results |= _ingest_faults(Path(name), numbers)
        if not parts or "register" in parts:
            results |= _register(Path(name), numbers)
        if not parts or "postgresql" in parts:
            results |= _postgresql(Path(name), numbers)
    if not parts or "reading" in parts:
        results["mutated documents"] = read_mutants(numbers["mutants"])
        exponents = growth(size)
        results["time by length"] = told(exponents)
    for what, outcome in results.items():
        print(f"{what}: {outcome}")
    if size == "full":
        RESULTS.mkdir(exist_ok=True)
        today = datetime.now(UTC).date().isoformat()
        record = {"date": today, **numbers, **results, "exponents": exponents}
        text = json.dumps(record, indent=1)
        name = "-".join(["soak", *parts, today])
        (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
