"""Search shows a user what that user may read, and tells nothing of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.missions import SETTINGS, take_in
from tests.service.desk import ONE, desk_mission, mark
from trucewatch.errors import UnknownSubject
from trucewatch.model.access import Role, Sensitivity
from trucewatch.service import searching
from trucewatch.service.missions import open_mission
from trucewatch.service.searching import rebuild_search, search_mission
from trucewatch.store.tables import search_rows

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
        mark(mission, hit.id, sensitivity)
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
        mark(mission, hit.id, Sensitivity.PUBLIC, hours=hours)
    by_viewer = search_mission(mission, "morek", kind="document", most=9, by="viewer")
    assert [hit.id for hit in by_viewer.hits] == [hits[0].id]
    by_team = search_mission(mission, "morek", kind="document", most=1, by="reviewer")
    assert len(by_team.hits) == 1
    mission.store.close()


def test_what_is_open_is_found_behind_what_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many of the best hits are not for the user."""
    mission = desk_mission(tmp_path)
    best, other = search_mission(mission, "morek", kind="document", most=9).hits
    mark(mission, best.id, Sensitivity.CONFIDENTIAL)
    monkeypatch.setattr(searching, "LOOKED_THROUGH", (1, 9))
    found = search_mission(mission, "morek", kind="document", most=1, by="viewer")
    assert [hit.id for hit in found.hits] == [other.id]
    mission.store.close()


def test_an_index_made_anew_is_noticed_though_the_log_says_nothing(
    tmp_path: Path,
) -> None:
    """The doubt comes and goes with its reason, in a process that goes on."""
    mission = desk_mission(tmp_path)
    assert search_mission(mission, "morek", kind=None, most=9).issues == ()
    with mission.store.engine.begin() as connection:
        first = sa.select(sa.func.min(search_rows.c.number)).scalar_subquery()
        connection.execute(search_rows.delete().where(search_rows.c.number == first))
    doubted = search_mission(mission, "morek", kind=None, most=9)
    assert [each.code for each in doubted.issues] == ["search_index_behind"]
    rebuild_search(mission)
    assert search_mission(mission, "morek", kind=None, most=9).issues == ()
    mission.store.close()


def test_a_report_that_comes_in_elsewhere_is_found_at_the_next_search(
    tmp_path: Path,
) -> None:
    """What was ranked before is ranked anew; each reader still sees the own part."""
    mission = desk_mission(tmp_path)
    other = open_mission(mission.root, settings=SETTINGS)

    def found(by: str) -> set[str]:
        hits = search_mission(mission, "morek", kind="document", most=9, by=by).hits
        return {hit.id for hit in hits}

    before = found("reviewer")
    assert found("viewer") == before
    file = tmp_path / "third.txt"
    file.write_text(ONE.replace("Morek", "Morek and Morek"), encoding="utf-8")
    take_in(other, file)
    (new,) = found("reviewer") - before
    mark(other, new, Sensitivity.CONFIDENTIAL)
    for _ in range(2):
        assert found("reviewer") == before | {new}
        assert found("viewer") == before
    other.store.close()
    mission.store.close()


def test_an_index_made_anew_is_searched_though_the_log_says_nothing(
    tmp_path: Path,
) -> None:
    """What a lost row hid is found again, in a process that searched before."""
    mission = desk_mission(tmp_path)

    def found() -> set[str]:
        hits = search_mission(mission, "morek", kind=None, most=9, by="reviewer").hits
        return {hit.id for hit in hits}

    with mission.store.engine.begin() as connection:
        first = sa.select(sa.func.min(search_rows.c.number)).scalar_subquery()
        connection.execute(search_rows.delete().where(search_rows.c.number == first))
    doubted = found()
    rebuild_search(mission)
    assert found() > doubted
    mission.store.close()
