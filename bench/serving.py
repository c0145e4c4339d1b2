"""How soon ``trucewatch serve --demo`` answers: a process of its own each time.

Wall clock from the start of the command to the first page, on the sample mission with
its reports taken in. ``python -m bench.serving`` prints the figures.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from trucewatch.service.ingest import ingest_items
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.settings import Settings, load_settings

LIMIT_S = 5.0
TIMES = 3
AS_OF = date(2026, 1, 1)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(root: Path, port: int) -> Iterator[None]:
    """The command while it runs."""
    command = [sys.executable, "-m", "trucewatch.cli", "serve", "--demo"]
    command += ["--mission", str(root), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def ready_after(root: Path) -> float:
    """Seconds until the first page is answered."""
    port = free_port()
    start = time.perf_counter()
    with serving(root, port):
        while time.perf_counter() - start < 12 * LIMIT_S:
            try:
                address = f"http://127.0.0.1:{port}/sign-in"
                with urllib.request.urlopen(address, timeout=5):
                    return time.perf_counter() - start
            except urllib.error.URLError:
                time.sleep(0.02)
    raise TimeoutError(f"no answer within {12 * LIMIT_S:.0f} s")


def serving_rows(settings: Settings) -> list[tuple[str, str, str]]:
    """What, measured, beside what: rows of the performance page."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "m"
        init_mission(root, template="astana")
        mission = open_mission(root, settings=settings)
        for _ in ingest_items(mission, (str(root / "reports"),), as_of=AS_OF):
            pass
        mission.store.close()
        first, *others = (ready_after(root) for _ in range(TIMES))
    load = os.getloadavg()[0]
    return [
        (
            "`trucewatch serve --demo` until the first page (the sample"
            " mission, `python -m bench.serving`)",
            f"{first:.1f} s the first time, then {max(others):.1f} s",
            f"limit {LIMIT_S:.0f} s; load of the machine {load:.1f}",
        )
    ]


if __name__ == "__main__":
    for row in serving_rows(load_settings(os.environ, home=Path.home())):
        sys.stdout.write(" | ".join(row) + "\n")
