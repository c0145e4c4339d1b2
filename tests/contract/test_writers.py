"""Two writers at once, a database that is not free, and reads of any size."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from datetime import date, timedelta

import pytest

from tests.contract.samples import DAY, STAMP, assessment, document, faults
from trucewatch.errors import EditConflict, StoreError
from trucewatch.store import entries, session
from trucewatch.store.documents import (
    add_claims,
    add_document,
    documents_between,
    every_document,
)
from trucewatch.store.entries import entry_versions, write_entry
from trucewatch.store.log import head_now, latest_entries
from trucewatch.store.session import Store, open_store

WRITER = """
import sys
from datetime import UTC, datetime
from trucewatch.errors import EditConflict
from trucewatch.model.log import Stamp
from trucewatch.store.entries import latest_version, write_entry
from trucewatch.store.session import open_store
url, name = sys.argv[1:]
store, wrote = open_store(url), 0
stamp = Stamp(by=name, at=datetime(2026, 1, 1, tzinfo=UTC))
while wrote < 15:
    with store.unit() as look:
        seen = latest_version(look, "note", "shared")
    try:
        with store.writing(stamp) as unit:
            write_entry(unit, "note", f"{name}-{wrote}", subject="s", record={})
            kept = {"n": wrote}
            write_entry(unit, "note", "shared", subject="s", record=kept, seen=seen)
        wrote += 1
    except EditConflict:
        pass
store.close()
"""


def address(store: Store) -> str:
    return store.engine.url.render_as_string(hide_password=False)


@pytest.mark.uncounted
def test_two_processes_write_one_log(store: Store) -> None:
    """Every change of both is there once, each lost race leaves nothing."""
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, address(store), name])  # noqa: S603 - our own
        for name in ("ann", "ben")
    ]
    assert [each.wait() for each in running] == [0, 0]
    assert faults(store) == []
    with store.unit() as look:
        log = latest_entries(look, most=1_000)
        shared = entry_versions(look, "note", "shared")
    assert len(log) == 2 * 2 * 15
    assert [entry.version for entry in shared] == list(range(1, 31))
    assert sorted(str(entry.by) for entry in shared) == ["ann"] * 15 + ["ben"] * 15


def test_a_database_that_stays_busy_says_so(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits in vain for a turn is told that somebody else is writing."""
    monkeypatch.setattr(session, "PATIENCE_MS", 50)
    other = open_store(address(store))
    with store.writing(STAMP) as unit:
        write_entry(unit, "note", "one", subject="s", record={})
        with (
            pytest.raises(StoreError, match="somebody else is writing"),
            other.writing(STAMP) as second,
        ):
            write_entry(second, "note", "two", subject="s", record={})
    with other.writing(STAMP) as second:
        write_entry(second, "note", "two", subject="s", record={})
    other.close()
    assert faults(store) == []


def test_a_race_that_only_the_database_sees_is_a_conflict_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same version written twice is an edit conflict; nothing of it stays."""
    with store.writing(STAMP) as unit:
        write_entry(unit, "note", "one", subject="s", record="first")
    monkeypatch.setattr(entries, "latest_version", lambda *_: 0)

    def write_again() -> None:
        with store.writing(STAMP) as again:
            write_entry(again, "note", "other", subject="s", record="lost")
            write_entry(again, "note", "one", subject="s", record="second")

    with pytest.raises(EditConflict, match="changed by somebody else meanwhile"):
        write_again()
    with store.unit() as look:
        assert [v.record for v in entry_versions(look, "note", "one")] == ["first"]
        assert entry_versions(look, "note", "other") == ()
        assert head_now(look, mission="m", stamp=STAMP).size == 1


@pytest.mark.uncounted
def test_reading_holds_a_few_documents_at_a_time(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory does not grow with what is stored."""
    monkeypatch.setattr("trucewatch.store.documents.CHUNK", 10)
    text = "Calm at the mill. " * 600
    with store.writing(STAMP) as unit:
        for number in range(120):
            doc = document(f"Calm {number}: {text}")
            raw = doc.text.encode()
            day = DAY + timedelta(days=number % 3)
            add_document(unit, doc, raw=raw, published_day=day)
            add_claims(unit, (assessment(doc),))
    for read in (every_document, lambda look: documents_between(look, DAY, date.max)):
        with store.unit() as look:
            tracemalloc.start()
            seen = sum(len(stored.claims) for stored in read(look))
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert seen == 120
        assert peak < 60 * len(text)
