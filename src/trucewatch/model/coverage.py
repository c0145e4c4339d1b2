"""Coverage: what was being watched, and therefore what a silence means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CoverageState(StrEnum):
    """Whether a place was watched on a day (2.18)."""

    OBSERVED_FULL = "observed_full"
    OBSERVED_PARTIAL = "observed_partial"
    NOT_OBSERVED = "not_observed"
    ACCESS_DENIED = "access_denied"
    SENSOR_DOWN = "sensor_down"
    NO_REPORT_RECEIVED = "no_report_received"


WATCHED = frozenset({CoverageState.OBSERVED_FULL, CoverageState.OBSERVED_PARTIAL})
"""States in which our own zero may be printed (invariant 6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How well one place was watched on one day, by whom."""

    place_id: str
    name: str
    day: date
    state: CoverageState
    note: str = ""

    @property
    def allows_zero(self) -> bool:
        """Whether "nothing happened" may be said of this place and day."""
        return self.state in WATCHED
