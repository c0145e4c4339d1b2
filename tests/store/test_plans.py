"""A day's questions are answered from indexes, without a look at every row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from tests.contract.samples import DAY, STAMP, fill
from tests.missions import SETTINGS
from tests.service import desk
from tests.service.desk import desk_mission
from trucewatch.model.incident_line import IncidentFilter
from trucewatch.model.review import IncidentState
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.incidents import get_incident, list_incidents
from trucewatch.service.missions import OpenMission
from trucewatch.store.documents import (
    documents_between,
    latest_day,
    tallies_on,
    tally_days,
)
from trucewatch.store.items import issues_of
from trucewatch.store.placements import standing
from trucewatch.store.session import Store, open_store

LARGE = (
    "documents",
    "claims",
    "issues",
    "placements",
    "entries",
    "log",
    "incident_lines",
    "incident_zones",
    "incident_claims",
)
"""Tables that grow with the mission."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a row in every table."""
    opened = open_store(f"sqlite:///{tmp_path / 'm.db'}")
    fill(opened)
    yield opened
    opened.close()


def asked_for_a_day(look: sa.Connection) -> None:
    """Everything that a bulletin asks."""
    latest_day(look)
    stored = list(documents_between(look, DAY, DAY))
    days = tally_days(look, date(2030, 1, 1), most=30)
    list(tallies_on(look, days or (DAY,)))
    ids = tuple(each.document.id for each in stored)
    issues_of(look, ids)
    standing(look, tuple(claim.id for each in stored for claim in each.claims))


def asked_for_pages(mission: OpenMission) -> None:
    """Everything that pages of incidents ask."""
    now = datetime(2030, 1, 1, tzinfo=UTC)
    ask = partial(list_incidents, mission, by="reviewer", now=now)
    (line,) = ask().lines
    for wanted in (
        IncidentFilter(states=(IncidentState.VERIFIED,)),
        IncidentFilter(types=(line.type,)),
        IncidentFilter(since=line.day, until=line.day),
        IncidentFilter(zone="A/Z1"),
        IncidentFilter(admin1="iso:SY-HM"),
    ):
        ask(wanted=wanted)
    get_incident(mission, line.id, by="reviewer", now=now, settings=SETTINGS)


def test_no_question_of_a_bulletin_looks_at_every_row(
    store: Store, tmp_path: Path
) -> None:
    """SQLite's plans search by an index, or walk one in the order of days."""
    asked: list[tuple[str, Any]] = []

    def note(*given: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
        asked.append((given[2], given[3]))

    event.listen(store.engine, "before_cursor_execute", note)
    with store.unit() as look:
        asked_for_a_day(look)
    mission = desk_mission(tmp_path)
    event.listen(mission.store.engine, "before_cursor_execute", note)
    assemble_bulletin(mission, day=desk.DAY, settings=SETTINGS, at=STAMP)
    asked_for_pages(mission)
    mission.store.close()
    plans: dict[str, list[str]] = {}
    with store.unit() as look:
        for statement, parameters in asked:
            if statement.startswith("SELECT"):
                explain = f"EXPLAIN QUERY PLAN {statement}"
                rows = look.exec_driver_sql(explain, parameters)
                plans[statement] = [row[3] for row in rows]
    assert len(plans) >= 7
    for statement, plan in plans.items():
        for step in plan:
            scanned = step.removeprefix("SCAN ").split(" ")[0]
            whole = step.startswith("SCAN ") and "INDEX" not in step
            assert not (whole and scanned in LARGE), (statement, plan)
            assert "SCAN claims" not in step, (statement, plan)


def test_days_and_their_claims_come_from_covering_indexes(store: Store) -> None:
    """Which documents are of a day, and whether one has a tally, needs no row."""
    with store.unit() as look:
        for query, index in (
            (
                "SELECT id FROM documents WHERE published_day BETWEEN ? AND ?"
                " ORDER BY id",
                "ix_documents_day_id",
            ),
            (
                "SELECT 1 FROM claims WHERE document = ? AND kind = ?",
                "ix_claims_document_kind",
            ),
        ):
            explain = f"EXPLAIN QUERY PLAN {query}"
            (first, *_) = look.exec_driver_sql(explain, ("a", "b")).all()
            assert f"COVERING INDEX {index}" in first[3]
