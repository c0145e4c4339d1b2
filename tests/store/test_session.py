"""The mission database opens, migrates, and refuses what is not ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from trucewatch.errors import StoreError
from trucewatch.store.line_tables import LINES
from trucewatch.store.session import open_store, open_to_check
from trucewatch.store.tables import metadata


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def test_migrations_make_exactly_the_tables_declared(tmp_path: Path) -> None:
    """A new database has no difference from the declared tables."""
    assert set(metadata.tables.values()) >= LINES
    store = open_store(url_of(tmp_path / "m.db"))
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = compare_metadata(context, metadata)
    assert [change for change in found if not _is_of_search(change)] == []
    store.close()


def _is_of_search(change: tuple[object, ...]) -> bool:
    """The tables in which FTS5 keeps words are made by FTS5, not by us."""
    table = change[1]
    if change[0] != "remove_table" or not isinstance(table, sa.Table):
        return False
    return table.name.startswith("search_words")


def test_sqlite_is_set_to_survive_a_lost_power_supply(tmp_path: Path) -> None:
    """Write-ahead log, full synchronisation, enforced references."""
    store = open_store(url_of(tmp_path / "m.db"))
    with store.unit() as unit:
        found = {
            name: unit.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    store.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_foreign_database_is_refused_and_unchanged(tmp_path: Path) -> None:
    """Tables of another program are named, and nothing is added to them."""
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(StoreError, match=r"another program.*recipes"):
        open_store(url_of(file))
    with sqlite3.connect(file) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert tables == [("recipes",)]


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    """A schema revision that this version does not know stops the run."""
    file = tmp_path / "m.db"
    open_store(url_of(file)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer version; got schema 9999"):
        open_store(url_of(file))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """Any other file is named as such, not overwritten."""
    file = tmp_path / "m.db"
    file.write_text("this is a letter, not a database " * 40)
    with pytest.raises(StoreError, match="not a usable mission database"):
        open_store(url_of(file))
    assert file.read_text().startswith("this is a letter")


def test_a_unit_of_work_that_fails_stores_nothing(tmp_path: Path) -> None:
    """An error inside a unit takes back what the unit wrote before it."""
    store = open_store(url_of(tmp_path / "m.db"))
    items = metadata.tables["items"]

    def write_then_fail() -> None:
        with store.unit() as unit:
            unit.execute(items.insert().values(name="a", outcome="stored"))
            unit.execute(items.insert().values(name="a", outcome="stored"))

    with pytest.raises(StoreError, match="the mission database refuses"):
        write_then_fail()
    with store.unit() as unit:
        assert unit.execute(sa.select(sa.func.count()).select_from(items)).scalar() == 0
    store.close()


def test_a_database_is_checked_without_a_change(tmp_path: Path) -> None:
    """What is opened to be checked cannot be written to."""
    file = tmp_path / "m.db"
    open_store(url_of(file)).close()
    before = file.read_bytes()
    store = open_to_check(url_of(file))

    def write() -> None:
        with store.unit() as look:
            look.exec_driver_sql("DELETE FROM log_state")

    with pytest.raises(StoreError, match="readonly"):
        write()
    assert store.damage() is None
    store.close()
    assert file.read_bytes() == before


def test_nothing_to_check_is_named_and_not_made(tmp_path: Path) -> None:
    """A look at a database that is not there leaves none behind."""
    with pytest.raises(StoreError, match="no database"):
        open_to_check(url_of(tmp_path / "m.db"))
    assert not (tmp_path / "m.db").exists()


@pytest.mark.parametrize(
    ("revision", "told"),
    [("0002", "of an earlier version; got schema 0002"), ("9999", "newer version")],
)
def test_another_schema_is_not_checked(
    tmp_path: Path, revision: str, told: str
) -> None:
    """Older and newer ones are named, and left as they are."""
    file = tmp_path / "m.db"
    open_store(url_of(file)).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
    with pytest.raises(StoreError, match=told):
        open_to_check(url_of(file))


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    """SQLite's own check, in its own words."""
    file = tmp_path / "m.db"
    store = open_store(url_of(file))
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(subject)', '(leaf)') "
            "WHERE name = 'ix_log_subject'"
        )
        connection.execute("INSERT INTO log VALUES (0, 'a', 'b', 'c')")
    store.close()
    store = open_to_check(url_of(file))
    found = store.damage()
    store.close()
    assert found is not None
    assert "ix_log_subject" in found
