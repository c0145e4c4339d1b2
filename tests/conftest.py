"""Hypothesis profiles, random but where CI is set; tests that run uncounted."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

from tests.counting import uncounted
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
    if item.get_closest_marker("uncounted") is None:
        return (yield)
    with uncounted():
        return (yield)


def pytest_runtest_teardown() -> None:
    """No test leaves a mission's words in force for the next."""
    use_extension(PACKAGED)
