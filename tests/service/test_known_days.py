"""The first and last day with a report: of reports that somebody may read alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import DAY, HEADER, mark
from tests.service.test_tallies import COUNTS
from trucewatch.model.access import Role, Sensitivity, User
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.bearing import quarter_of
from trucewatch.service.known_days import (
    known_days,
    latest_known,
    released_between,
)
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission
from trucewatch.service.today import DAYS, read_today
from trucewatch.store.lines import told_in

EARLY, LATE = date(2017, 9, 1), date(2017, 10, 3)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
TEAM, PARTNER = (User(id=each, roles=(Role(each),)) for each in ("reviewer", "viewer"))
TEXT = "Mortars shelled Saraqib in Idlib province on {day}, the local council said.\n"


@pytest.fixture
def reports(mission: OpenMission) -> dict[date, str]:
    """A report more of an early and of a late day, by the day."""
    made = {}
    for day in (EARLY, LATE):
        head = HEADER.format(title="x", publisher="Demo").replace(
            DAY.isoformat(), day.isoformat()
        )
        file = mission.root / f"{day}.txt"
        file.write_text(head + TEXT.format(day=f"{day:%-d %B %Y}"), encoding="utf-8")
        (taken,) = take_in(mission, file)
        assert taken.document is not None
        made[day] = taken.document
    merge_pending(mission, settings=SETTINGS)
    return made


def test_a_hidden_report_moves_neither_end(
    mission: OpenMission, reports: dict[date, str]
) -> None:
    """By its own marking, or by that of the incident that it tells of."""
    for user in (TEAM, PARTNER, THE_PUBLIC):
        assert known_days(mission, user, now=NOW) == (EARLY, LATE)
    mark(mission, reports[LATE], Sensitivity.RESTRICTED)
    with mission.store.unit() as connection:
        (incident,) = told_in(connection, (reports[EARLY],))
    mark(mission, incident, Sensitivity.CONFIDENTIAL)
    assert known_days(mission, TEAM, now=NOW) == (EARLY, LATE)
    for user in (PARTNER, THE_PUBLIC):
        assert known_days(mission, user, now=NOW) == (DAY, DAY)


def test_another_report_of_the_day_keeps_it(
    mission: OpenMission, reports: dict[date, str]
) -> None:
    """A day counts as long as one of its reports may be read."""
    file = mission.root / "beside.txt"
    head = HEADER.format(title="y", publisher="Demo")
    file.write_text(
        head.replace(DAY.isoformat(), LATE.isoformat()) + "It was calm in Hama.\n",
        encoding="utf-8",
    )
    (taken,) = take_in(mission, file)
    assert taken.document is not None
    mark(mission, reports[LATE], Sensitivity.RESTRICTED)
    assert latest_known(mission, PARTNER, now=NOW) == LATE
    mark(mission, taken.document, Sensitivity.RESTRICTED)
    assert latest_known(mission, PARTNER, now=NOW) == DAY


def test_a_delay_is_over_at_its_minute(
    mission: OpenMission, reports: dict[date, str]
) -> None:
    """Though answers are kept by the quarter of an hour."""
    mark(mission, reports[LATE], Sensitivity.PUBLIC, hours=49)
    start = datetime.fromisoformat("2017-10-05T01:00:00+03:00")
    before = start - timedelta(minutes=1)
    assert latest_known(mission, TEAM, now=before) == LATE
    assert latest_known(mission, PARTNER, now=before) == DAY
    assert latest_known(mission, PARTNER, now=start) == LATE
    assert quarter_of(start + timedelta(minutes=14, seconds=59)) == start


def test_while_a_day_waits_to_be_merged_it_is_not_known(
    mission: OpenMission, reports: dict[date, str]
) -> None:
    """Outside the team, where an incident is marked: it may be told of there."""
    with mission.store.unit() as connection:
        (incident,) = told_in(connection, (reports[EARLY],))
    mark(mission, incident, Sensitivity.RESTRICTED)
    file = mission.root / "new.txt"
    head = HEADER.format(title="z", publisher="Demo")
    file.write_text(
        head.replace(DAY.isoformat(), "2017-11-01")
        + TEXT.format(day="1 November 2017"),
        encoding="utf-8",
    )
    take_in(mission, file)
    assert latest_known(mission, TEAM, now=NOW) == date(2017, 11, 1)
    assert latest_known(mission, PARTNER, now=NOW) == LATE
    merge_pending(mission, settings=SETTINGS)
    assert latest_known(mission, PARTNER, now=NOW) == date(2017, 11, 1)


def test_without_a_report_there_is_no_day(mission: OpenMission) -> None:
    """None, not a day that stands for it; nor where all is hidden, nor released."""
    assert released_between(mission) is None
    with mission.store.unit() as connection:
        rows = connection.exec_driver_sql("SELECT id FROM documents").scalars().all()
    for document in rows:
        mark(mission, document, Sensitivity.CONFIDENTIAL)
    assert known_days(mission, PARTNER, now=NOW) is None
    assert latest_known(mission, PARTNER, now=NOW) is None


def test_hidden_counts_push_no_day_off_the_first_page(mission: OpenMission) -> None:
    """Days that differ are looked for among days with public counts."""
    file = mission.root / "counts.txt"
    file.write_text(COUNTS, encoding="utf-8")
    take_in(mission, file)

    def differing() -> list[date]:
        found = read_today(mission, by="viewer", now=NOW, settings=SETTINGS)
        return [each.day for each in found.differing]

    assert differing() == [DAY]
    for number in range(1, DAYS + 2):
        later = DAY + timedelta(days=number)
        head = HEADER.format(title=str(number), publisher="Demo Ministry")
        file.write_text(
            head.replace(DAY.isoformat(), later.isoformat())
            + "The Russian side registered 3 cases of opening fire in Idlib (3).\n",
            encoding="utf-8",
        )
        (taken,) = take_in(mission, file)
        assert taken.document is not None
        mark(mission, taken.document, Sensitivity.CONFIDENTIAL)
    assert differing() == [DAY]
