"""Backup and restore on both engines: whole or nothing, the log intact."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.contract.samples import STAMP, faults, fill
from tests.missions import SETTINGS
from trucewatch.errors import InvalidBackup, InvalidMission, RunError, StoreError
from trucewatch.model.log import SignedHead
from trucewatch.service import backup_files, backups
from trucewatch.service.backups import back_up, restore
from trucewatch.service.missions import OpenMission, init_mission, open_mission
from trucewatch.store.copying import newest_schema
from trucewatch.store.entries import write_entry
from trucewatch.store.heads import UNSIGNED, keep_head
from trucewatch.store.log import head_now
from trucewatch.store.search import search, unindexed
from trucewatch.store.session import Store, open_store
from trucewatch.store.tables import documents, entries, seals


@pytest.fixture
def mission(store: Store, tmp_path: Path) -> OpenMission:
    """A mission with a row in every table, on each engine."""
    root = tmp_path / "m"
    init_mission(root, template="astana")
    (root / "gazetteer").mkdir()
    (root / "gazetteer" / "own.csv").write_text("id,name\n")
    (root / "bulletins").mkdir()
    (root / "bulletins" / "b.html").write_text("published")
    (root / "signing.key").write_text("secret")
    (root / ".hidden.toml").write_text("hidden")
    fill(store)
    with store.writing(STAMP) as unit:
        found = head_now(unit.connection, mission="astana", stamp=STAMP)
        head = SignedHead(head=found, key=UNSIGNED, public="", signature="")
        keep_head(unit, head)
    url = store.engine.url.render_as_string(hide_password=False)
    opened = open_mission(root, settings=replace(SETTINGS, database=url))
    opened.store.close()
    return replace(opened, store=store)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.full)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty database on each engine."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'other.db'}"
        return
    server: str = request.getfixturevalue("postgresql")
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE other")
    yield server.replace("/postgres?", "/other?")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE other WITH (FORCE)")
    engine.dispose()


def tables_in(url: str) -> list[str]:
    engine = sa.create_engine(url)
    names = sa.inspect(engine).get_table_names()
    engine.dispose()
    return names


def rows_of(store: Store) -> list[object]:
    """Some of what is stored, value for value."""
    with store.unit() as look:
        return [
            [tuple(row) for row in look.execute(sa.select(table).order_by(key))]
            for table, key in (
                (documents, documents.c.id),
                (entries, entries.c.id),
                (seals, seals.c.subject),
            )
        ]


def test_a_mission_moves_to_either_engine_and_back(
    mission: OpenMission, target: str, tmp_path: Path
) -> None:
    """The same rows, the same head, files and search; and back again."""
    done = back_up(mission, tmp_path / "b.zip")
    there = tmp_path / "there"
    restored = restore(tmp_path / "b.zip", there, database=target)
    assert (restored.head, restored.rows, restored.files) == (
        done.head,
        done.rows,
        done.files,
    )
    assert (there / "mission.toml").read_bytes() == (
        mission.root / "mission.toml"
    ).read_bytes()
    assert (there / "bulletins" / "b.html").read_text() == "published"
    assert not (there / "signing.key").exists()
    assert not (there / ".hidden.toml").exists()
    moved = open_mission(there, settings=replace(SETTINGS, database=target))
    assert faults(moved.store) == []
    assert rows_of(moved.store) == rows_of(mission.store)
    with moved.store.unit() as look:
        assert unindexed(look) == 0
        assert len(search(look, "calm", kind=None, most=9)) == 2
    with moved.store.writing(STAMP) as unit:
        write_entry(unit, "note", "later", subject="s", record={"n": 1})
    again = back_up(moved, tmp_path / "again.zip")
    moved.store.close()
    back = restore(tmp_path / "again.zip", tmp_path / "back")
    assert back.head == again.head
    assert back.head.size == done.head.size + 1
    assert (tmp_path / "back" / "mission.db").is_file()
    assert not list(tmp_path.glob(".*.part"))


WRITER = """
import sys
from datetime import UTC, datetime
from trucewatch.model.log import Stamp
from trucewatch.store.entries import write_entry
from trucewatch.store.session import open_store
store = open_store(sys.argv[1])
print("ready", flush=True)
for number in range(100_000):
    with store.writing(Stamp(by="w", at=datetime(2026, 1, 1, tzinfo=UTC))) as unit:
        for part in range(3):
            name = f"{number}-{part}"
            write_entry(unit, "note", name, subject="s", record={"n": number})
"""


@pytest.mark.uncounted
def test_a_backup_is_of_one_moment_while_another_process_writes(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Never half a unit of the other's work, and its log verifies."""
    url = mission.store.engine.url.render_as_string(hide_password=False)
    writer = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        heads = []
        for number in range(3):
            done = back_up(mission, tmp_path / f"{number}.zip")
            restored = restore(tmp_path / f"{number}.zip", tmp_path / str(number))
            assert restored.head == done.head
            assert restored.rows["entries"] % 3 == done.rows["entries"] % 3
            heads.append((done.head.size, done.rows["entries"]))
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    assert heads[0] < heads[-1]
    assert len({rows % 3 for _, rows in heads}) == 1


def changed(
    source: Path, name: str, change: Callable[[bytes], bytes], *, told: bool = True
) -> Path:
    """A copy of the backup with one part changed; `told`: in its manifest too."""
    out = source.with_name(f"changed-{source.name}")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        parts = {entry.filename: old.read(entry) for entry in old.infolist()}
        parts[name] = change(parts[name])
        manifest = json.loads(parts["manifest.json"])
        for part in manifest["parts"] if told else ():
            if part["name"] == name:
                part["sha256"] = sha256(parts[name]).hexdigest()
                part["length"] = len(parts[name])
        if name != "manifest.json":
            parts["manifest.json"] = json.dumps(manifest).encode()
        for each, raw in parts.items():
            new.writestr(each, raw)
    return out


def refusal(file: Path, root: Path, target: str) -> str:
    """What a restore says that fails, after a look that nothing is left of it."""
    with pytest.raises(RunError) as caught:
        restore(file, root, database=target)
    assert not root.exists()
    assert not list(root.parent.glob(".*.part"))
    assert tables_in(target) == []
    assert isinstance(caught.value, InvalidBackup | StoreError)
    return str(caught.value)


def test_a_backup_that_is_not_whole_is_refused(
    mission: OpenMission, target: str, tmp_path: Path
) -> None:
    """Cut off, altered, lengthened, renamed: named, and nothing is left."""
    file, root = tmp_path / "b.zip", tmp_path / "there"
    back_up(mission, file)
    raw = file.read_bytes()
    for length in (0, 10, len(raw) // 2, len(raw) - 1):
        (tmp_path / "cut.zip").write_bytes(raw[:length])
        told = refusal(tmp_path / "cut.zip", root, target)
        assert "no backup, or one that was cut off" in told
    assert "cannot be read" in refusal(tmp_path / "gone.zip", root, target)
    name = "rows/documents.jsonl"
    odd = changed(file, name, lambda part: part + b" ", told=False)
    assert f"altered; got {name}" in refusal(odd, root, target)
    cut = changed(file, name, lambda part: part[:40])
    assert "cannot be put into the database" in refusal(cut, root, target)
    no_row = changed(file, name, lambda _: b"{}\n")
    assert "cannot be put into the database" in refusal(no_row, root, target)
    gone = changed(file, "rows/entries.jsonl", lambda _: b"")
    assert "not what its log says" in refusal(gone, root, target)
    edit = changed(
        file, "rows/entries.jsonl", lambda p: p.replace(b'"by":"', b'"by":"x')
    )
    assert "edited: it is not what the log says" in refusal(edit, root, target)


def manifest(file: Path, **changes: object) -> Path:
    """A copy of the backup with another manifest."""

    def change(raw: bytes) -> bytes:
        return json.dumps({**json.loads(raw), **changes}).encode()

    return changed(file, "manifest.json", change, told=False)


def test_a_manifest_that_says_otherwise_is_refused(
    mission: OpenMission, target: str, tmp_path: Path
) -> None:
    """A later version, another log, a name that leads elsewhere."""
    file, root = tmp_path / "b.zip", tmp_path / "there"
    back_up(mission, file)
    later = manifest(file, format=2, program="9.9")
    assert "later version; got format 2 of trucewatch 9.9" in refusal(
        later, root, target
    )
    newer = manifest(file, schema="9999")
    assert "later version; got schema 9999" in refusal(newer, root, target)
    head = {"size": 1, "root": "0" * 64, "chain": "0" * 64}
    assert "not the one that its manifest" in refusal(
        manifest(file, head=head), root, target
    )
    for odd in ({"format": "1"}, {"parts": 3}, {"head": None}):
        assert "wrong" in refusal(manifest(file, **odd), root, target)
    assert "not those of its manifest" in refusal(
        manifest(file, parts=[]), root, target
    )
    for name in ("../out.toml", "mission/../../out", "/out", "mission\\..\\x", "x"):
        with zipfile.ZipFile(tmp_path / "odd.zip", "w") as out:
            part = {"name": name, "sha256": sha256(b"").hexdigest(), "length": 0}
            with zipfile.ZipFile(file) as old:
                record = json.loads(old.read("manifest.json"))
            out.writestr(name, b"")
            out.writestr("manifest.json", json.dumps({**record, "parts": [part]}))
        assert "leads elsewhere" in refusal(tmp_path / "odd.zip", root, target)


def test_a_backup_of_an_earlier_schema_is_brought_to_the_newest(
    mission: OpenMission, target: str, tmp_path: Path
) -> None:
    """Its rows are put into the tables as they were then, which are then migrated."""
    file = tmp_path / "b.zip"
    done = back_up(mission, file)
    earlier = manifest(file, schema="0003")
    restored = restore(earlier, tmp_path / "there", database=target)
    assert restored.head == done.head
    store = open_store(target)
    assert faults(store) == []
    with store.unit() as look:
        assert unindexed(look) == 0
        found = look.execute(sa.text("SELECT version_num FROM alembic_version"))
        assert found.scalar_one() == newest_schema()
    store.close()


def test_a_full_folder_or_database_is_refused_and_unchanged(
    mission: OpenMission, target: str, tmp_path: Path
) -> None:
    """Nothing is ever restored over something."""
    file = tmp_path / "b.zip"
    back_up(mission, file)
    with pytest.raises(InvalidMission, match="folder is not empty"):
        restore(file, mission.root)
    with pytest.raises(InvalidMission, match="folder is not empty"):
        restore(file, file)
    open_store(target).close()
    before = tables_in(target)
    with pytest.raises(StoreError, match="the database is not empty"):
        restore(file, tmp_path / "there", database=target)
    assert tables_in(target) == before
    assert not (tmp_path / "there").exists()


def test_a_restore_that_is_killed_leaves_a_database_that_nobody_opens(
    mission: OpenMission, target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known as half restored."""
    file = tmp_path / "b.zip"
    back_up(mission, file)
    monkeypatch.setattr("trucewatch.store.copying._empty", lambda *_: None)
    monkeypatch.setattr(backups, "_checked", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        restore(file, tmp_path / "there", database=target)
    with pytest.raises(StoreError, match="half-restored database"):
        open_store(target)


def test_a_backup_that_fails_leaves_the_last_good_one(
    mission: OpenMission, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk is said so; the file that stood there stays."""
    file = tmp_path / "b.zip"
    back_up(mission, file)
    before = file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup_files.BackupWriter, "close", full)
    with pytest.raises(InvalidBackup, match="No space left on device"):
        back_up(mission, file)
    assert file.read_bytes() == before
    assert not list(tmp_path.glob(".*.part"))
    with pytest.raises(InvalidBackup, match="cannot be written"):
        back_up(mission, tmp_path / "no" / "b.zip")


def test_two_backups_of_one_state_differ_in_their_time_alone(
    mission: OpenMission, tmp_path: Path
) -> None:
    """The parts are the same bytes."""
    read = []
    for name in ("a.zip", "b.zip"):
        back_up(mission, tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as archive:
            record = json.loads(archive.read("manifest.json"))
        assert datetime.fromisoformat(record.pop("made_at")).tzinfo == UTC
        read.append(record)
    assert read[0] == read[1]
