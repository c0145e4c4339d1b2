"""Verify finds and names what is not as the log says, and changes nothing itself."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.service.registers import (
    copy_of,
    edit,
    settings,
    small_mission,
    told,
    verified,
)
from trucewatch.errors import InvalidMission, InvalidProof, StoreError
from trucewatch.model.record import to_record
from trucewatch.service.bulletins import WrittenBulletin, write_bulletin_files
from trucewatch.service.heads import sign_log, standing_head
from trucewatch.service.missions import open_mission
from trucewatch.service.signing import make_key
from trucewatch.service.verifying import read_published, verify_published


@dataclass(frozen=True)
class Sample:
    """A mission with a signed bulletin and the head that it carries."""

    root: Path
    written: WrittenBulletin
    head: Path
    key: str


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("verify")
    root = small_mission(folder / "m")
    key = make_key(folder / "key.pem").id
    held = settings(folder / "key.pem")
    mission = open_mission(root, settings=held)
    written = write_bulletin_files(mission, day=None, out=folder / "out", settings=held)
    head = folder / "head.json"
    head.write_text(json.dumps(to_record(standing_head(mission))))
    mission.store.close()
    return Sample(root=root, written=written, head=head, key=key)


@pytest.mark.uncounted
def test_ok_says_what_was_checked(sample: Sample) -> None:
    """Counts of rows and bytes, heads, keys, the bulletin's hash."""
    found = verified(sample.root, bulletin=sample.written.html, head=sample.head)
    digest = sha256(sample.written.html.read_bytes()).hexdigest()
    assert found.ok
    assert found.checked[0].startswith("log: 10 entries, root ")
    assert found.checked[1:] == [
        "tables: 2 claims, 2 documents, 2 entries, 1 heads, 1 issues, 3 items, "
        "10 seals",
        "original bytes: 350",
        "heads: 1, of which 1 signed; keys: 1",
        f"{sample.written.html.name}: SHA-256 {digest}",
    ]


def test_verifying_changes_no_byte(sample: Sample, tmp_path: Path) -> None:
    """Not even beside the database."""
    copy = copy_of(sample.root, tmp_path / "m")
    before = {path.name: path.read_bytes() for path in copy.glob("mission.db*")}
    assert verified(copy).ok
    after = {path.name: path.read_bytes() for path in copy.glob("mission.db*")}
    assert after["mission.db"] == before["mission.db"]


@pytest.mark.parametrize("which", ["html", "record"])
def test_an_edited_bulletin_is_found(
    sample: Sample, tmp_path: Path, which: str
) -> None:
    """One digit altered, in page or record."""
    file: Path = getattr(sample.written, which)
    edited = tmp_path / file.name
    edited.write_text(file.read_text("utf-8").replace("Hama", "Homs", 1), "utf-8")
    assert told(verified(sample.root, bulletin=edited)) == [
        f"{file.name}: edited: the log knows no bulletin with these bytes"
    ]


def test_a_bulletin_is_checked_without_the_database(
    sample: Sample, tmp_path: Path
) -> None:
    """Its head and signature, by the key that is trusted."""
    for file in (sample.written.html, sample.written.record):
        published = read_published(file, None)
        found = verify_published(published, key=sample.key)
        assert found.ok
        assert found.notes == []
        assert "head of 7 entries, mission astana, signed by key" in found.checked[0]
        (note,) = verify_published(published, key=None).notes
        assert f"compare key {sample.key}" in note
        (fault,) = told(verify_published(published, key="0" * 16))
        assert "wrong key" in fault
    text = sample.written.record.read_text("utf-8")
    edited = tmp_path / "b.json"
    edited.write_text(text.replace('"size": 7', '"size": 8'), "utf-8")
    (fault,) = told(verify_published(read_published(edited, None), key=None))
    assert "it was altered" in fault


NO_BULLETIN: dict[str, tuple[str, str]] = {
    "a letter": ("Dear reader", "no bulletin"),
    "another record": ('{"schema": "other/1"}', "no bulletin"),
    "broken JSON": ("{", "not JSON"),
    "no head": ('{"schema": "trucewatch-bulletin/1"}', "no head of a log"),
    "two heads": ('<div class="log" data-log-head="1">' * 2, "no bulletin"),
    "a broken head": ('<div class="log" data-log-head="{}">', "no head of a log"),
}


@pytest.mark.parametrize("case", NO_BULLETIN)
def test_what_is_no_bulletin_is_named(tmp_path: Path, case: str) -> None:
    """Refused before anything is checked."""
    text, wanted = NO_BULLETIN[case]
    file = tmp_path / "b.html"
    file.write_text(text)
    with pytest.raises(InvalidProof, match=wanted):
        read_published(file, None)
    with pytest.raises(InvalidProof, match=r"cannot be read|no head|not JSON"):
        read_published(None, file)
    with pytest.raises(InvalidProof, match="cannot be read"):
        read_published(tmp_path / "none", None)


def test_a_published_head_finds_a_log_cut_short_or_rewritten(
    sample: Sample, tmp_path: Path
) -> None:
    """Although the database fits in itself."""
    copy = copy_of(sample.root, tmp_path / "m")
    with sqlite3.connect(copy / "mission.db") as connection:
        size = connection.execute("SELECT count(*) FROM log").fetchone()[0]
    assert size == 10
    fresh = small_mission(tmp_path / "fresh")
    assert verified(fresh).ok
    found = told(verified(fresh, head=sample.head))
    assert found == [
        "head.json: not of the log's first 7 rows: they were written anew, or the "
        "head was altered"
    ]
    larger = tmp_path / "larger.json"
    record = json.loads(sample.head.read_text())
    record["head"]["size"] = 99
    larger.write_text(json.dumps(record))
    (first, *_) = told(verified(fresh, head=larger))
    assert first == "larger.json: a head of 99 rows, but the log has 7: cut short"


def test_a_head_of_another_mission_is_refused(sample: Sample, tmp_path: Path) -> None:
    """Named, with both missions."""
    record = json.loads(sample.head.read_text())
    record["head"]["mission"] = "elsewhere"
    file = tmp_path / "head.json"
    file.write_text(json.dumps(record))
    with pytest.raises(InvalidProof, match="got elsewhere; wanted astana"):
        verified(sample.root, head=file)


REFUSED: dict[str, tuple[Callable[[Path], object], type[Exception], str]] = {
    "no mission": (
        lambda root: (root / "mission.toml").unlink(),
        InvalidMission,
        "no mission here",
    ),
    "no database": (
        lambda root: (root / "mission.db").rename(root / "elsewhere.db"),
        StoreError,
        "no database",
    ),
    "a letter": (
        lambda root: (root / "mission.db").write_text("a letter " * 600),
        StoreError,
        "not a usable mission database",
    ),
    "newer": (
        lambda root: edit(root, "UPDATE alembic_version SET version_num = '9999'"),
        StoreError,
        "newer version",
    ),
    "foreign": (
        lambda root: edit(root, "DROP TABLE alembic_version"),
        StoreError,
        "another program",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_verified_is_named(
    sample: Sample, tmp_path: Path, case: str
) -> None:
    """Refused, not called wrong."""
    copy = copy_of(sample.root, tmp_path / "m")
    make, kind, wanted = REFUSED[case]
    make(copy)
    with pytest.raises(kind, match=wanted):
        verified(copy)


def test_a_fault_in_the_log_leaves_the_tables_open(
    sample: Sample, tmp_path: Path
) -> None:
    """The first bad row is named; that tables were not checked is said."""
    copy = copy_of(sample.root, tmp_path / "m")
    edit(copy, "UPDATE log SET leaf = replace(leaf, 'machine', 'another') WHERE seq=4")
    found = verified(copy)
    assert told(found) == ["log row 4: it does not follow from the rows before it"]
    assert found.checked == ["log: 4 entries"]
    assert found.notes == ["tables not checked: without its log nothing proves them"]


ODD: dict[str, str] = {
    "a blob for a text": "UPDATE documents SET name = CAST(name AS BLOB)",
    "bytes that are no text": "UPDATE documents SET name = CAST(x'c3ff' AS TEXT)",
    "a text for bytes": "UPDATE documents SET raw = CAST(raw AS TEXT)",
    "a day with more behind it": "UPDATE documents SET published_day = '2017-06-01x'",
    "broken JSON": "UPDATE claims SET record = '{' || record",
    "JSON with blanks": "UPDATE claims SET record = record || ' '",
    "a key given twice": "UPDATE claims SET record = '{\"id\":1,' || substr(record, 2)",
    "JSON that is no text": "UPDATE claims SET record = CAST(record AS BLOB)",
    "a text for a number": "UPDATE claims SET position = 'first'",
    "a salt that is a text": "UPDATE seals SET salt = 'salt'",
    "a leaf that is a blob": "UPDATE log SET leaf = CAST(leaf AS BLOB)",
    "a leaf that is no text": "UPDATE log SET leaf = CAST(leaf || x'ff' AS TEXT)",
    "a chain that is a blob": "UPDATE log SET chain = CAST(chain AS BLOB)",
    "a head that is none": "UPDATE heads SET record = '{}'",
    "a head of no size": "UPDATE heads SET size = -1",
    "an item that is a blob": "UPDATE items SET name = CAST(name AS BLOB)",
    "roots that are none": "UPDATE log_state SET roots = '[1'",
}


@pytest.mark.parametrize("case", ODD)
def test_values_of_the_wrong_kind_are_faults_not_crashes(
    sample: Sample, tmp_path: Path, case: str
) -> None:
    """Whatever SQLite lets somebody write."""
    copy = copy_of(sample.root, tmp_path / "m")
    edit(copy, ODD[case])
    assert not verified(copy).ok


def test_many_heads_of_one_key_are_all_checked(sample: Sample, tmp_path: Path) -> None:
    """A head that the key did not sign, sealed or not, is found."""
    copy = copy_of(sample.root, tmp_path / "m")
    held = settings(sample.head.parent / "key.pem")
    mission = open_mission(copy, settings=held)
    head = sign_log(mission, settings=held)
    mission.store.close()
    assert verified(copy).ok
    forged = replace(head, signature="00" * 64)
    record = json.dumps(to_record(forged), separators=(",", ":"))
    with sqlite3.connect(copy / "mission.db") as connection:
        connection.execute(
            "UPDATE heads SET record = ? WHERE size = ?", (record, head.head.size)
        )
    assert told(verified(copy)) == [
        f"heads/{head.head.size}/{head.key}: edited: it is not what the log says"
    ]
