"""Fault runs of the register: writers killed, a full disk. Parts of `bench.soak`."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from pathlib import Path

from bench.postgres import Server, database_of
from bench.writer import TOGETHER, start_writer, told_by
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.service.verifying import Published, verify_mission
from trucewatch.settings import load_settings
from trucewatch.store.entries import entries_of_kind


def verified(root: Path) -> None:
    """Look at every row of a mission.

    Raises:
        AssertionError: something is not as the log says.
    """
    settings = load_settings(os.environ, home=Path.home())
    check = verify_mission(root, Published(), settings=settings)
    if not check.ok:
        raise AssertionError(f"the log does not verify: {check.faults[:3]}")


def _units(root: Path) -> Counter[int]:
    """How many entries of each unit are stored."""
    settings = load_settings(os.environ, home=Path.home())
    mission = open_mission(root, settings=settings)
    with mission.store.unit() as look:
        names = [entry.id for entry in entries_of_kind(look, "note")]
    mission.store.close()
    return Counter(int(name[1:].partition(".")[0]) for name in names)


def _hold(root: Path, acknowledged: set[int]) -> None:
    """Nothing acknowledged is missing, nothing is there by half, the log verifies."""
    stored = _units(root)
    if missing := acknowledged - stored.keys():
        raise AssertionError(f"acknowledged but gone: {sorted(missing)[:5]}")
    if half := [number for number, parts in stored.items() if parts != TOGETHER]:
        raise AssertionError(f"half a unit: {half[:5]}")
    verified(root)


def killed_writers(folder: Path, *, kills: int, server: Server | None = None) -> str:
    """Kill a writer of entries at random moments, again and again in one mission.

    With a server, that is killed with the writer at every `SERVER_TURN`th moment, too.
    """
    root = folder / ("written" if server is None else "written-pg")
    init_mission(root, template="astana")
    rng = random.Random(6)  # noqa: S311 - repeatable, not secret
    acknowledged: set[int] = set()
    servers = 0
    with database_of(server, "written"):
        for turn in range(kills):
            process, out = start_writer(root, turn * 1_000_000)
            if out.recv() != "ready":
                raise AssertionError("the writer did not start")
            time.sleep(rng.random() * 0.1)
            process.kill()
            if server is not None and turn % SERVER_TURN == SERVER_TURN - 1:
                server.kill()
                server.start()
                servers += 1
            process.join()
            acknowledged |= _numbers(told_by(out))
            _hold(root, acknowledged)
    units = len(acknowledged)
    also = f", {servers} of them with the server" if servers else ""
    done = f"{kills} kills{also}, {units} acknowledged units of {TOGETHER}"
    return f"{done}, none lost or half"


SERVER_TURN = 5
"""Every how many kills of a writer its server is killed as well."""


def _numbers(told: list[str]) -> set[int]:
    return {int(line.split()[1]) for line in told if line.startswith("stored ")}


def full_disk_writer(folder: Path) -> str:
    """Cap the size of files: a clear error, nothing half-stored, then go on."""
    root = folder / "written-full"
    init_mission(root, template="astana")
    settings = load_settings(os.environ, home=Path.home())
    open_mission(root, settings=settings).store.close()
    process, out = start_writer(root, 0, cap=600_000)
    told = told_by(out)
    process.join()
    if "mission database refuses" not in told[-1]:
        raise AssertionError(f"wanted a clear error, got {told[-1]}")
    acknowledged = _numbers(told)
    _hold(root, acknowledged)
    again, out = start_writer(root, 1_000_000)
    more = _numbers([out.recv(), out.recv(), out.recv()])
    again.kill()
    again.join()
    _hold(root, acknowledged | more)
    return f"disk full after {len(acknowledged)} units: named, none lost, went on"
