"""The collector of cycles in a process that reads."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from trucewatch.service.collector import collect_seldom, keep_loaded


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    """Leave the collector of the test process as it was."""
    before = gc.get_threshold()
    keep_loaded.cache_clear()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
    keep_loaded.cache_clear()


def test_cycles_are_looked_for_less_often() -> None:
    """The thresholds rise; the collector stays on, for cycles may come."""
    gc.set_threshold(700, 10, 10)
    collect_seldom()
    assert gc.get_threshold()[0] > 700
    assert gc.isenabled()


def test_what_is_loaded_is_passed_over_once() -> None:
    """The first call keeps what is there; later ones add nothing."""
    gc.unfreeze()
    keep_loaded()
    kept = gc.get_freeze_count()
    assert kept > 0
    later = [[number] for number in range(1000)]
    keep_loaded()
    assert gc.get_freeze_count() < kept + len(later)
