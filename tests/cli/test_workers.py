"""`trucewatch serve --workers`: several processes on one address."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.missions import CACHE, SETTINGS, sample_mission
from trucewatch.web.serving import UNANSWERED_SECONDS, worker_app

pytestmark = pytest.mark.full
PATIENCE_S = UNANSWERED_SECONDS + 60.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mission, closed."""
    mission = sample_mission(tmp_path_factory.mktemp("workers") / "m")
    mission.store.close()
    return mission.root


@contextmanager
def started(root: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """The command with two workers; ended by a signal."""
    command = [sys.executable, "-m", "trucewatch.cli", "serve", "--workers", "2"]
    command += ["--mission", str(root), "--port", str(port)]
    environment = os.environ | {"TRUCEWATCH_CACHE": str(CACHE)}
    process = subprocess.Popen(  # noqa: S603 - our own command
        command,
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=PATIENCE_S)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answer(port: int) -> int:
    """The status of the public page; 0 without an answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30) as found:
            return int(found.status)
    except (urllib.error.URLError, ConnectionError):
        return 0


def until_answered(port: int) -> None:
    """Wait for the first answer."""
    end = time.monotonic() + PATIENCE_S
    while answer(port) != 200:
        assert time.monotonic() < end, "no answer"
        time.sleep(0.1)


def workers_of(process: subprocess.Popen[str]) -> set[int]:
    """Ids of the processes that answer; the helper of `multiprocessing` is none."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return {
        int(child)
        for child in children.split()
        if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()
    }


def test_a_killed_worker_is_replaced(folder: Path) -> None:
    """Visitors are answered by the other one meanwhile; the end is orderly."""
    port = free_port()
    with started(folder, port) as process:
        until_answered(port)
        both = workers_of(process)
        assert len(both) == 2
        one = min(both)
        os.kill(one, signal.SIGKILL)
        end = time.monotonic() + PATIENCE_S
        while one in (now := workers_of(process)) or len(now) < 2:
            assert time.monotonic() < end, "not replaced"
            time.sleep(0.1)
        until_answered(port)
        process.terminate()
        _, said = process.communicate(timeout=PATIENCE_S)
        assert process.returncode == 0, said
        assert "Traceback" not in said


def test_a_mission_that_cannot_be_opened_stops_all(tmp_path: Path) -> None:
    """With the status at which the others are not started again and again."""
    with pytest.raises(SystemExit) as ended:
        worker_app(tmp_path / "nothing", SETTINGS)
    assert ended.value.code == 3
