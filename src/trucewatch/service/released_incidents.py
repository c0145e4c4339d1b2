"""Released incidents: those that stand in a released bulletin as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from trucewatch.publish.exports.columns import Row
from trucewatch.service.exporting import export_rows
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.views import PUBLIC
from trucewatch.settings import Settings
from trucewatch.store.line_pages import line_row


def released_incidents(
    mission: OpenMission, *, now: datetime, settings: Settings
) -> frozenset[str]:
    """Ids of the incidents that the public's map may show.

    One of which the register says now that it was of another kind, or elsewhere, than
    the last released bulletin does is left out: what is new has not been released.

    Args:
        mission: the mission.
        now: the present, for delays; the answer is kept for the day.
        settings: of this machine.
    """
    return REMEMBERED.answer(
        mission,
        ("released incidents", now.date()),
        lambda: frozenset(_standing(mission, now, settings)),
    )


def _standing(mission: OpenMission, now: datetime, settings: Settings) -> Iterator[str]:
    rows = export_rows(
        mission, "incidents", audience=PUBLIC, by=None, settings=settings, now=now
    )
    for row in rows:
        if _as_released(mission, row):
            yield str(row["id"])


def _as_released(mission: OpenMission, row: Row) -> bool:
    with mission.store.unit() as connection:
        line = line_row(connection, str(row["id"]))
    if line is None:
        return False
    return (line.type, line.place_id or None) == (row["type"], row["place_id"])
