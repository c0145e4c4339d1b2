"""Hypothesis profiles: random by default, derandomised where CI is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from trucewatch.reference.extension import PACKAGED, use_extension

_QUIET = (HealthCheck.too_slow,)

settings.register_profile("default", deadline=None, suppress_health_check=_QUIET)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=_QUIET
)
settings.load_profile("ci" if os.environ.get("CI") else "default")


def pytest_runtest_teardown() -> None:
    """No test leaves a mission's words in force for the next."""
    use_extension(PACKAGED)
