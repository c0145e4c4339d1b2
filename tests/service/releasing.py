"""Steps of a release for tests: two publishers, and every warning weighed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.missions import SETTINGS
from tests.service.desk import DAY
from trucewatch.model.access import Role
from trucewatch.model.release import Acknowledgement, Release
from trucewatch.service.missions import OpenMission
from trucewatch.service.releases import (
    draft_bulletin,
    preview_release,
    release_bulletin,
    submit_release,
)
from trucewatch.service.users import add_user
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept

FIRST, SECOND = "publisher", "publisher2"


def add_second(mission: OpenMission) -> None:
    """A second publisher."""
    add_user(mission, SECOND, roles=(Role.PUBLISHER,), by="admin")


def as_real(mission: OpenMission) -> OpenMission:
    """The mission, as if it were none of a demonstration, which its reports are not."""
    return replace(mission, mission=replace(mission.mission, demonstration=False))


def weighed(mission: OpenMission, release: str) -> tuple[Acknowledgement, ...]:
    """Every open point acknowledged."""
    seen = preview_release(mission, release, by=FIRST, settings=SETTINGS)
    return tuple(
        Acknowledgement(code=each.code, reason="weighed for a test")
        for each in seen.open_points
    )


def submitted(
    mission: OpenMission, *, day: date = DAY, reason: str = ""
) -> Kept[Release]:
    """A draft of the day, handed to the second person."""
    kept = draft_bulletin(mission, by=FIRST, settings=SETTINGS, day=day, reason=reason)
    return submit_release(mission, kept.id, by=FIRST, settings=SETTINGS)


def released(
    mission: OpenMission,
    *,
    day: date = DAY,
    reason: str = "",
    settings: Settings = SETTINGS,
) -> Kept[Release]:
    """A released bulletin of the day."""
    kept = submitted(mission, day=day, reason=reason)
    return release_bulletin(
        mission,
        kept.id,
        by=SECOND,
        settings=settings,
        acknowledged=weighed(mission, kept.id),
    )
