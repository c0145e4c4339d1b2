"""Search shows a user what that user may read, and tells nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.missions import SETTINGS
from tests.service.desk import desk_mission
from trucewatch.errors import UnknownSubject
from trucewatch.model.access import Role, Sensitivity
from trucewatch.service.markings import mark_record
from trucewatch.service.searching import search_mission

TEAM_UP_TO = {
    Sensitivity.PUBLIC: {*Role},
    Sensitivity.PARTNER: {*Role} - {Role.AUDITOR, Role.VIEWER, Role.PARTY_OFFICER},
    Sensitivity.RESTRICTED: {
        *(Role.REPORTER, Role.REVIEWER, Role.LIAISON, Role.PUBLISHER, Role.ADMIN),
        Role.DATA_PROTECTION_OFFICER,
    },
    Sensitivity.CONFIDENTIAL: {
        *(Role.REVIEWER, Role.ADMIN, Role.DATA_PROTECTION_OFFICER),
    },
}
"""Who finds a report of that sensitivity."""


@pytest.mark.uncounted
@pytest.mark.parametrize("sensitivity", TEAM_UP_TO)
def test_a_user_finds_what_the_role_may_read(
    tmp_path: Path, sensitivity: Sensitivity
) -> None:
    """Every role against every sensitivity; the claims go with their report."""
    mission = desk_mission(tmp_path)
    for hit in search_mission(mission, "morek", kind="document", most=9).hits:
        mark_record(
            mission,
            hit.id,
            by="reviewer",
            sensitivity=sensitivity,
            reason="a test",
            settings=SETTINGS,
        )
    whole = search_mission(mission, "morek", kind=None, most=99).hits
    for role in Role:
        found = search_mission(mission, "morek", kind=None, most=99, by=role.value)
        assert found.hits == (whole if role in TEAM_UP_TO[sensitivity] else ()), role
    with pytest.raises(UnknownSubject):
        search_mission(mission, "morek", kind=None, most=9, by="nobody")
    mission.store.close()


def test_a_delayed_report_is_found_by_the_team_at_once(tmp_path: Path) -> None:
    """Others find it after its delay, and see no more hits than they asked for."""
    mission = desk_mission(tmp_path)
    hits = search_mission(mission, "morek", kind="document", most=9).hits
    for hit, hours in zip(hits, (24, 24 * 365 * 200), strict=True):
        mark_record(
            mission,
            hit.id,
            by="reviewer",
            sensitivity=Sensitivity.PUBLIC,
            reason="a test",
            delay_hours=hours,
            settings=SETTINGS,
        )
    by_viewer = search_mission(mission, "morek", kind="document", most=9, by="viewer")
    assert [hit.id for hit in by_viewer.hits] == [hits[0].id]
    by_team = search_mission(mission, "morek", kind="document", most=1, by="reviewer")
    assert len(by_team.hits) == 1
    mission.store.close()
