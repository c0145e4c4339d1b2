"""A process that writes entries without end, three a unit of work, and tells of each.

Forked, so that it can be killed hundreds of times without loading everything anew.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess as Process
from pathlib import Path

from trucewatch.errors import StoreError
from trucewatch.service.missions import open_mission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import load_settings
from trucewatch.store.entries import write_entry

TOGETHER = 3
"""Entries in one unit: all of them are stored, or none."""


def write_until_stopped(root: Path, start: int, tell: Callable[[str], object]) -> None:
    """Write until killed or refused; tells ``stored N`` after each unit."""
    settings = load_settings(os.environ, home=Path.home())
    mission = open_mission(root, settings=settings)
    tell("ready")
    for number in count(start):
        with mission.store.writing(stamp_now("writer")) as unit:
            for part in range(TOGETHER):
                record = {"text": f"{number} {part} " * 40}
                name = f"w{number}.{part}"
                write_entry(unit, "note", name, subject="s", record=record)
        tell(f"stored {number}")


def start_writer(
    root: Path, start: int, *, cap: int | None = None
) -> tuple[Process, Connection]:
    """A writer in a process of its own, and the end of a pipe on which it tells.

    Args:
        root: the mission.
        start: number of its first unit.
        cap: most bytes of any file, as if the disk were full.
    """
    ours, theirs = get_context("fork").Pipe(duplex=False)
    process = Process(target=_run, args=(root, start, theirs, cap))
    process.start()
    theirs.close()
    return process, ours


def _run(root: Path, start: int, out: Connection, cap: int | None) -> None:
    if cap is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (cap, cap))
    try:
        write_until_stopped(root, start, out.send)
    except StoreError as error:
        out.send(f"refused: {error}")


def told_by(out: Connection) -> list[str]:
    """Everything that a writer told, to its end."""
    told = []
    try:
        while True:
            told.append(str(out.recv()))
    except (EOFError, OSError):
        return told
