"""A small mission with users and two reports of one shelling, for desk tests."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.model.access import Audience, Role, Sensitivity
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.lines import merge_pending
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.users import add_user
from trucewatch.store.verifying import check_log, check_tables

DAY = date(2017, 9, 12)

HEADER = """---
title: {title}
publisher: {publisher}
published: 2017-09-12T18:00:00+03:00
language: en
demonstration: invented
---

"""

ONE = HEADER.format(title="Evening report", publisher="Demo Wire") + (
    "Artillery of the Syrian Arab Army shelled Morek in Hama province on 12 September"
    " 2017, the Morek local council said. Two civilians were killed.\n"
)
TWO = HEADER.format(title="Second report", publisher="Demo Observer") + (
    "Artillery of the Syrian Arab Army shelled Morek in Hama province on 12 September"
    " 2017, the Hama relief office said.\n"
)


def desk_mission(root: Path, *reports: str) -> OpenMission:
    """A mission with the reports taken in and one user a role, named after it.

    There are a second reviewer, ``reviewer2``, and officers of two parties.
    """
    mission = sample_mission(root / "m")
    for number, text in enumerate(reports or (ONE, TWO)):
        file = root / f"report-{number}.txt"
        file.write_text(text, encoding="utf-8")
        take_in(mission, file)
    add_user(mission, "admin", roles=(Role.ADMIN,))
    for role in Role:
        if role not in {Role.ADMIN, Role.PARTY_OFFICER}:
            add_user(mission, role.value, roles=(role,), by="admin")
    for name, party in (("party_officer", "RUS"), ("officer_tur", "TUR")):
        add_user(mission, name, roles=(Role.PARTY_OFFICER,), party=party, by="admin")
    add_user(mission, "reviewer2", roles=(Role.REVIEWER,), by="admin")
    merge_pending(mission, settings=SETTINGS)
    return mission


def the_incident(mission: OpenMission) -> str:
    """Id of the only incident of the day."""
    bulletin = assemble_bulletin(mission, day=DAY, settings=SETTINGS)
    (entry,) = bulletin.incidents
    return entry.incident.id


def mark(
    mission: OpenMission,
    subject: str,
    sensitivity: Sensitivity = Sensitivity.RESTRICTED,
    *,
    audiences: tuple[Audience, ...] = (),
    hours: int = 0,
    party: str | None = None,
) -> None:
    """Mark a record, as the reviewer."""
    mark_record(
        mission,
        subject,
        by="reviewer",
        sensitivity=sensitivity,
        audiences=audiences,
        delay_hours=hours,
        party=party,
        reason="a source at risk",
        settings=SETTINGS,
    )


def log_size(mission: OpenMission) -> int:
    """How many entries the log has."""
    with mission.store.unit() as connection:
        return int(
            connection.exec_driver_sql("SELECT size FROM log_state").scalar() or 0
        )


def log_faults(mission: OpenMission) -> list[str]:
    """What the log finds wrong with its own rows and with every table."""
    with mission.store.unit() as connection:
        check = check_log(connection)
        faults = [*check.faults, *check_tables(connection, check.sealed, Counter())]
    return [str(fault) for fault in faults]
