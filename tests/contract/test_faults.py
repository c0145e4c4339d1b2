"""Faults in the middle of a unit of work: a clear error, and nothing lost or half."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.contract.samples import STAMP, faults, fill
from trucewatch.errors import StoreError
from trucewatch.store.entries import latest_version, write_entry
from trucewatch.store.session import Store


def sever(store: Store, connection: sa.Connection) -> None:
    """Take the database away from under an open transaction."""
    if store.engine.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.close()
        return
    backend = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    with store.engine.connect() as other:
        other.exec_driver_sql(f"SELECT pg_terminate_backend({backend})")


def test_a_database_gone_in_the_middle_of_a_unit_is_named(store: Store) -> None:
    """The unit is taken back whole; what was acknowledged stays; work goes on."""
    doc = fill(store)

    def write() -> None:
        with store.writing(STAMP) as unit:
            write_entry(unit, "note", "first", subject="s", record={})
            sever(store, unit.connection)
            write_entry(unit, "note", "second", subject="s", record={})

    with pytest.raises(StoreError, match="the mission database refuses"):
        write()
    with store.unit() as look:
        assert latest_version(look, "note", f"n{doc.id}") == 2
        assert latest_version(look, "note", "first") == 0
    with store.writing(STAMP) as unit:
        write_entry(unit, "note", "first", subject="s", record={})
    assert faults(store) == []


def test_a_full_disk_is_named_and_nothing_is_half_stored(store: Store) -> None:
    """SQLite refuses to grow; afterwards the same work is done."""
    if store.engine.dialect.name != "sqlite":
        return  # a server's disk is the server's
    doc = fill(store)
    pages = 0

    def write(most: int) -> None:
        with store.writing(STAMP) as unit:
            unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")
            for number in range(200):
                record = {"text": "x" * 2000}
                write_entry(unit, "note", f"big{number}", subject="s", record=record)

    with store.unit() as look:
        pages = look.exec_driver_sql("PRAGMA page_count").scalar() or 0
    with pytest.raises(StoreError, match=r"refuses; got .*full; wanted .*free disk"):
        write(pages + 20)
    with store.unit() as look:
        assert latest_version(look, "note", "big0") == 0
        assert latest_version(look, "note", f"n{doc.id}") == 2
    assert faults(store) == []
    write(1_000_000)
    assert faults(store) == []
