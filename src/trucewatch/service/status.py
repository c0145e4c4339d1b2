"""Status: how much a mission holds, and every Issue on its books."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.issue import Issue
from trucewatch.service.missions import OpenMission
from trucewatch.store.items import Counts, all_issues, count_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A mission's holdings and its Issues."""

    title: str
    demonstration: bool
    counts: Counts
    issues: tuple[Issue, ...]


def mission_status(mission: OpenMission) -> Status:
    """What the mission holds now."""
    with mission.store.unit() as unit:
        return Status(
            title=mission.mission.title,
            demonstration=mission.mission.demonstration,
            counts=count_all(unit),
            issues=all_issues(unit),
        )
