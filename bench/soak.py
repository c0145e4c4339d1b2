"""Fault runs: killed ingests and writers, a full disk, tampering, hostile documents.

Usage: ``python -m bench.soak small|full [PART ...]`` (``make soak``). The full run
writes a dated result into ``bench/results/``; with parts (``ingest``,
``register``, ``reading``) only those are run.
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
from bench.register_faults import full_disk_writer, killed_writers, verified
from bench.tamper import tampered
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.settings import load_settings
from trucewatch.store.documents import stored_name
from trucewatch.store.items import count_all

SIZES = {
    "small": {"kills": 5, "writers": 10, "reports": 60, "edits": 40, "mutants": 60},
    "full": {
        "kills": 100,
        "writers": 200,
        "reports": 200,
        "edits": 500,
        "mutants": 2000,
    },
}
PARTS = ("ingest", "register", "reading")
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
        check = unit.exec_driver_sql("PRAGMA integrity_check").scalar()
    mission.store.close()
    if check != "ok":
        raise AssertionError(f"database is damaged: {check}")
    verified(root)
    return names, counts.documents, counts.claims


def killed_ingests(folder: Path, *, kills: int, number: int) -> str:
    """Kill an ingest at random moments; nothing acknowledged may be missing."""
    inbox, whole = folder / "inbox", folder / "whole"
    write_reports(inbox, number, seed=4)
    init_mission(whole, template="astana")
    _ingest(whole, inbox).communicate()
    expected = _stored(whole)
    rng = random.Random(5)  # noqa: S311 - repeatable, not secret
    acknowledged_in_all = 0
    for turn in range(kills):
        root = folder / f"killed{turn}"
        init_mission(root, template="astana")
        process = _ingest(root, inbox)
        stop_after = rng.randrange(1, number)
        told = []
        for line in process.stdout or ():
            told.append(line.split()[-1])
            if len(told) >= stop_after:
                time.sleep(rng.random() * 0.01)
                process.kill()
                break
        told += [line.split()[-1] for line in process.communicate()[0].splitlines()]
        kept = _stored(root)[0]
        if missing := set(told) - kept:
            raise AssertionError(f"acknowledged but gone: {sorted(missing)[:5]}")
        acknowledged_in_all += len(told)
        _ingest(root, inbox).communicate()
        if _stored(root) != expected:
            raise AssertionError("a second run does not complete the first")
    return f"{kills} kills, {acknowledged_in_all} acknowledged items, none lost"


def full_disk(folder: Path) -> str:
    """Cap the size of files: a clear error, nothing half-stored, then go on."""
    inbox, root = folder / "inbox", folder / "full"
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
    if _stored(root) != _stored(folder / "whole"):
        raise AssertionError("after the disk was freed the run is not complete")
    return f"disk full after {len(acknowledged)} items: named, none lost, completed"


def _ingest_faults(folder: Path, numbers: dict[str, int]) -> dict[str, str]:
    """What becomes of reports that are taken in."""
    kills, number = numbers["kills"], numbers["reports"]
    return {
        "killed ingests": killed_ingests(folder, kills=kills, number=number),
        "full disk": full_disk(folder),
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
