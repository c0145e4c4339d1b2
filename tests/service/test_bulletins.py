"""Bulletins are reproducible, default to the latest day, and cite what they say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.missions import SETTINGS, sample_mission, take_in
from tests.service.desk import DAY, ONE, desk_mission, mark
from tests.service.registers import REPORT, settings, small_mission, verified
from trucewatch.errors import InvalidMission
from trucewatch.service.bulletins import assemble_bulletin, write_bulletin_files
from trucewatch.service.heads import sign_log
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.signing import make_key
from trucewatch.store.documents import documents_between
from trucewatch.store.log import latest_entries

pytestmark = pytest.mark.uncounted

LATEST = date(2020, 3, 8)
"""Day of the sample mission's newest report."""


@pytest.fixture(scope="module")
def mission(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenMission]:
    root = tmp_path_factory.mktemp("bulletins") / "m"
    opened = sample_mission(root)
    assert all(r.outcome != "unreadable" for r in take_in(opened, root / "reports"))
    yield opened
    opened.store.close()


def test_the_default_is_the_latest_day_with_a_report(mission: OpenMission) -> None:
    """Without a date, the newest report decides."""
    bulletin = assemble_bulletin(mission, day=None, settings=SETTINGS)
    assert bulletin.day == LATEST
    assert bulletin.number == (bulletin.day - mission.mission.starts).days + 1


def test_a_report_that_is_held_back_neither_stops_nor_dates_a_bulletin(
    tmp_path: Path,
) -> None:
    """Without a date, the latest day of which something may be told decides."""
    later = ONE.replace("published: 2017-09-12", "published: 2017-09-14")
    held = desk_mission(tmp_path, ONE, later)
    with held.store.unit() as connection:
        ids = {
            day: next(documents_between(connection, day, day)).document.id
            for day in (DAY, date(2017, 9, 14))
        }
    for day in sorted(ids, reverse=True):
        assert assemble_bulletin(held, day=None, settings=SETTINGS).day == day
        mark(held, ids[day])
    with pytest.raises(InvalidMission, match="not held back"):
        assemble_bulletin(held, day=None, settings=SETTINGS)
    held.store.close()


def test_the_same_records_give_the_same_bytes(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Written twice, and from a mission that took the reports in backwards."""
    one = write_bulletin_files(mission, day=None, out=tmp_path / "a", settings=SETTINGS)
    two = write_bulletin_files(mission, day=None, out=tmp_path / "b", settings=SETTINGS)
    other = sample_mission(tmp_path / "m")
    files = sorted((other.root / "reports").rglob("*.*"), reverse=True)
    for file in files:
        take_in(other, file)
    three = write_bulletin_files(other, day=None, out=tmp_path / "c", settings=SETTINGS)
    other.store.close()
    assert one.html.read_bytes() == two.html.read_bytes()
    assert one.record.read_bytes() == two.record.read_bytes()
    assert one.table == three.table


def test_a_day_without_reports_is_refused(mission: OpenMission) -> None:
    """No bulletin is made up for a day on which nothing came in."""
    with pytest.raises(InvalidMission, match="no report of that day; got 2016-12-31"):
        assemble_bulletin(mission, day=date(2016, 12, 31), settings=SETTINGS)


def test_an_empty_mission_says_what_to_do(tmp_path: Path) -> None:
    """The error names the command."""
    empty = sample_mission(tmp_path / "m")
    with pytest.raises(InvalidMission, match="trucewatch ingest"):
        assemble_bulletin(empty, day=None, settings=SETTINGS)
    empty.store.close()


def test_published_counts_stand_side_by_side(
    mission: OpenMission, tmp_path: Path
) -> None:
    """5 September 2017: Russia 7, Turkey 2, as both were published."""
    written = write_bulletin_files(
        mission, day=date(2017, 9, 5), out=tmp_path, settings=SETTINGS
    )
    record = json.loads(written.record.read_text(encoding="utf-8"))
    totals = {
        entry["recorder"]: entry["total"]["count"]
        for entry in record["comparison"]["recorders"]
    }
    assert totals == {"RUS": 7, "TUR": 2}


def test_every_quote_is_the_text_under_its_span(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Every claim in the record opens exactly the words it rests on."""
    written = write_bulletin_files(mission, day=None, out=tmp_path, settings=SETTINGS)
    record = json.loads(written.record.read_text(encoding="utf-8"))
    texts = {document["id"]: document["text"] for document in record["documents"]}
    assert record["claims"]
    for claim in record["claims"]:
        start, end = claim["spans"][0]
        assert texts[claim["document"]][start:end] == claim["quote"]


def test_the_head_moves_with_the_records_not_with_the_bulletin(tmp_path: Path) -> None:
    """Written again: the same head. After a new report: another one."""
    root = small_mission(tmp_path / "m")
    mission = open_mission(root, settings=SETTINGS)

    def written(number: int) -> tuple[bytes, bytes, int]:
        out = tmp_path / str(number)
        files = write_bulletin_files(mission, day=None, out=out, settings=SETTINGS)
        record = files.record.read_bytes()
        size = json.loads(record)["log"]["head"]["size"]
        return files.html.read_bytes(), record, size

    one, two = written(1), written(2)
    assert one == two
    with mission.store.unit() as look:
        logged = [entry.action for entry in latest_entries(look, most=2)]
    assert logged == ["bulletin.write", "head.take"]
    (tmp_path / "late.txt").write_text(REPORT.format(day=2) + "Calm.", "utf-8")
    take_in(mission, tmp_path / "late.txt")
    assert written(3)[2] > one[2]
    mission.store.close()
    assert verified(root).ok


def test_a_head_signed_meanwhile_alters_no_bulletin(tmp_path: Path) -> None:
    """Signing the log is no change of a record."""
    root = small_mission(tmp_path / "m")
    make_key(tmp_path / "key.pem")
    held = settings(tmp_path / "key.pem")
    mission = open_mission(root, settings=held)
    one = write_bulletin_files(mission, day=None, out=tmp_path / "1", settings=held)
    sign_log(mission, settings=held)
    two = write_bulletin_files(mission, day=None, out=tmp_path / "2", settings=held)
    mission.store.close()
    assert one.record.read_bytes() == two.record.read_bytes()
    assert one.html.read_bytes() == two.html.read_bytes()


def test_a_bulletin_that_is_only_looked_at_carries_no_head(
    mission: OpenMission,
) -> None:
    """And logs nothing."""
    assert assemble_bulletin(mission, day=None, settings=SETTINGS).log is None
