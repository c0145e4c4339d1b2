"""A zero of our own may be printed only of what was watched."""

from __future__ import annotations

import pytest

from tests import factories as make
from trucewatch.model.coverage import CoverageState

WATCHED = [CoverageState.OBSERVED_FULL, CoverageState.OBSERVED_PARTIAL]


def test_the_states_are_those_of_the_vocabulary() -> None:
    """The list of 2.18."""
    states = (
        "observed_full observed_partial not_observed access_denied sensor_down "
        "no_report_received"
    )
    assert [*CoverageState] == states.split()


@pytest.mark.parametrize("state", CoverageState)
def test_a_zero_is_allowed_where_someone_watched(state: CoverageState) -> None:
    """Invariant 6: full or partial observation, and nothing else."""
    assert make.coverage(state).allows_zero is (state in WATCHED)
