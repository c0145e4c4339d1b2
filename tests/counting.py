"""Code that runs uncounted: no coverage is taken of it, which halves its time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coverage import Coverage

_PAUSED: set[int] = set()
"""The coverage that is paused, by its identity: one pause within another is one."""


@contextmanager
def uncounted() -> Iterator[None]:
    """Coverage is paused, where it is taken at all."""
    running = Coverage.current()
    if running is None or id(running) in _PAUSED:
        yield
        return
    running.stop()
    _PAUSED.add(id(running))
    try:
        yield
    finally:
        _PAUSED.discard(id(running))
        running.start()
