"""Hypothesis profiles, random but where CI is set; tests that run uncounted."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from trucewatch.reference.extension import PACKAGED, use_extension

_QUIET = (HealthCheck.too_slow,)

settings.register_profile("default", deadline=None, suppress_health_check=_QUIET)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=_QUIET
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test marked `uncounted` runs at its full speed: no coverage is taken of it."""
    running = Coverage.current() if item.get_closest_marker("uncounted") else None
    if running is None:
        return (yield)
    running.stop()
    try:
        return (yield)
    finally:
        running.start()


def pytest_runtest_teardown() -> None:
    """No test leaves a mission's words in force for the next."""
    use_extension(PACKAGED)
