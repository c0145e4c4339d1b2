"""Released incidents: those that stand in a released bulletin as they stand now."""

from __future__ import annotations

from datetime import datetime

from trucewatch.model.same import Same
from trucewatch.service.bearing import About, delays_quarter
from trucewatch.service.exporting import export_rows
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.service.views import PUBLIC
from trucewatch.settings import Settings
from trucewatch.store.evidence import rows_of
from trucewatch.store.lines import last_mark

Told = dict[str, tuple[object, object]]
"""Id of an incident to its type and its place's id, or None."""


def released_incidents(
    mission: OpenMission, *, now: datetime, settings: Settings
) -> frozenset[str]:
    """Ids of the incidents that the public's map may show.

    One of which the register says now that it was of another kind, or elsewhere, than
    the last released bulletin does is left out: what is new has not been released.

    Args:
        mission: the mission.
        now: the present, for delays.
        settings: of this machine.
    """
    with mission.store.unit() as connection:
        quarter, mark = delays_quarter(connection, now), last_mark(connection)
    told = REMEMBERED.answer(
        mission,
        ("released rows", quarter),
        lambda: _told(mission, now, settings),
        about=About.RELEASED,
    )
    return REMEMBERED.answer(
        mission,
        ("released incidents", Same(told), mark),
        lambda: _standing(mission, told),
        about=About.QUESTION,
    )


def _told(mission: OpenMission, now: datetime, settings: Settings) -> Told:
    """What the last bulletin that has it says of each incident."""
    rows = export_rows(
        mission, "incidents", audience=PUBLIC, by=None, settings=settings, now=now
    )
    return {str(row["id"]): (row["type"], row["place_id"]) for row in rows}


def _standing(mission: OpenMission, told: Told) -> frozenset[str]:
    """Those of which the register says the same."""
    with mission.store.unit() as connection:
        rows = rows_of(connection, told)
    return frozenset(
        row.id for row in rows if (row.type, row.place_id or None) == told[row.id]
    )
