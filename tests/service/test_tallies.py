"""The ledger of a mission: rows of the days asked for, beside what people decided."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.missions import CACHE, SETTINGS, sample_mission, take_in
from tests.service.desk import DAY, HEADER, the_incident
from trucewatch.cli.main import cli
from trucewatch.errors import InvalidMission
from trucewatch.model.access import Sensitivity
from trucewatch.model.review import IncidentState
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import review_incident
from trucewatch.service.tallies import Ledger, tally_ledger

COUNTS = HEADER.format(title="Counts of the day", publisher="Demo Ministry") + (
    "Over the past 24 hours the Russian side registered 8 cases of opening fire in"
    " Hama (5) and Idlib (3). The Turkish side registered 2 cases of opening fire in"
    " Hama (2).\n"
)


@pytest.fixture
def counted(mission: OpenMission) -> OpenMission:
    """The desk's mission with a report of counts."""
    file = mission.root / "counts.txt"
    file.write_text(COUNTS, encoding="utf-8")
    take_in(mission, file)
    return mission


def ledger_of(mission: OpenMission) -> Ledger:
    return tally_ledger(mission, first=DAY, last=DAY, settings=SETTINGS)


def cells(ledger: Ledger) -> dict[str, list[tuple[int | None, int | None, int | None]]]:
    """Counted, known, unexplained by place."""
    (day,) = ledger.days
    return {
        row.name: [(c.counted, c.known, c.unexplained) for c in row.cells]
        for row in day.known
    }


def test_a_day_of_two_counts_and_one_incident(counted: OpenMission) -> None:
    """8 and 2 counted; the shelling of Morek could fall under either."""
    found = cells(ledger_of(counted))
    assert found["Whole country"] == [(8, 1, 7), (2, 1, 1)]
    assert found["Hama"] == [(5, 1, 4), (2, 1, 1)]
    assert found["Idlib"][0] == (3, None, 3)


def test_what_people_refuted_is_known_to_nobody(counted: OpenMission) -> None:
    """The review of an incident counts here, too."""
    for state in (IncidentState.TRIAGED, IncidentState.REFUTED):
        review_incident(
            counted,
            the_incident(counted),
            by="reviewer",
            state=state,
            reason="read",
            settings=SETTINGS,
        )
    assert cells(ledger_of(counted))["Hama"][0] == (5, None, 5)


def test_what_is_marked_is_not_counted(counted: OpenMission) -> None:
    """A restricted incident does not show through a number."""
    mark_record(
        counted,
        the_incident(counted),
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="r",
        settings=SETTINGS,
    )
    assert cells(ledger_of(counted))["Hama"][0] == (5, None, 5)


def test_the_default_days_end_with_the_latest(counted: OpenMission) -> None:
    """As many before as are charted."""
    ledger = tally_ledger(counted, first=None, last=None, settings=SETTINGS)
    assert [day.comparison.day for day in ledger.days] == [DAY]
    early = date(2016, 1, 1)
    assert tally_ledger(counted, first=early, last=early, settings=SETTINGS).days == ()


def test_reversed_days_and_an_empty_mission_are_named(
    counted: OpenMission, tmp_path: Path
) -> None:
    """Nothing is made up."""
    with pytest.raises(InvalidMission, match="the days are reversed"):
        tally_ledger(counted, first=DAY, last=date(2017, 9, 1), settings=SETTINGS)
    empty = sample_mission(tmp_path / "empty")
    with pytest.raises(InvalidMission, match="no dated report"):
        tally_ledger(empty, first=None, last=None, settings=SETTINGS)
    empty.store.close()


def test_the_command_prints_tables_csv_and_json(counted: OpenMission) -> None:
    """One question, three forms; both at once is wrong usage."""

    def run(*options: str) -> tuple[int, str]:
        environment = {"TRUCEWATCH_CACHE": str(CACHE), "COLUMNS": "200"}
        result = CliRunner().invoke(
            cli,
            ("tallies", "--mission", str(counted.root), *options),
            env=environment,
        )
        return result.exit_code, result.output

    code, text = run()
    assert code == 0
    assert "1 known, 7 unexplained" in text
    rows = list(csv.DictReader(io.StringIO(run("--csv")[1])))
    assert {row["unit"] for row in rows} == {"case_of_opening_fire"}
    assert json.loads(run("--json")[1])["schema"] == "trucewatch-tallies/1"
    assert run("--csv", "--json")[0] == 2
    none = run("--from", "2016-01-01", "--to", "2016-01-02")
    assert none == (0, "no count was reported on these days\n")
