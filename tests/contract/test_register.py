"""The register's contract on both engines: units, entries, log, checks, erasing."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.contract.samples import (
    DAY,
    STAMP,
    assessment,
    counted,
    document,
    faults,
    fill,
)
from trucewatch.errors import EditConflict, StoreError
from trucewatch.model.log import Erasure, SignedHead, Stamp
from trucewatch.store.adopting import ADOPT, adopt_rows, is_older_than_log
from trucewatch.store.contents import CONTENT_TABLES
from trucewatch.store.documents import (
    add_claims,
    add_document,
    every_document,
    stored_name,
)
from trucewatch.store.entries import (
    entries_about,
    entries_of_kind,
    entry_subject,
    entry_versions,
    latest_version,
    write_entry,
)
from trucewatch.store.erasing import erase_document, erase_entry
from trucewatch.store.heads import (
    every_head,
    first_standing,
    keep_head,
    latest_head,
    nothing_since,
)
from trucewatch.store.line_tables import LINES
from trucewatch.store.log import (
    append,
    entry_of,
    head_now,
    latest_entries,
    leaf_hashes,
    leaf_of,
)
from trucewatch.store.log import (
    entries_about as log_about,
)
from trucewatch.store.merkle import tree_root
from trucewatch.store.session import Store
from trucewatch.store.tables import (
    DERIVED,
    VOLATILE,
    claims,
    documents,
    entries,
    heads,
    issues,
    items,
    log,
    log_state,
    metadata,
    placements,
    seals,
)
from trucewatch.store.verifying import check_log


def run(store: Store, *statements: sa.Executable) -> None:
    """Change tables behind the log's back."""
    with store.engine.begin() as connection:
        for statement in statements:
            connection.execute(statement)


def test_what_is_written_in_a_unit_is_logged_in_it(store: Store) -> None:
    """The changes in their order, with who and when."""
    doc = fill(store)
    with store.unit() as look:
        found = latest_entries(look, most=100)[::-1]
        about = log_about(look, f"documents/{doc.id}")
    assert [entry.action for entry in found] == [
        "document.add",
        "claims.add",
        "item.note",
        "placements.add",
        "note.write",
        "note.write",
    ]
    assert [entry.seq for entry in found] == list(range(6))
    assert {(entry.by, entry.at) for entry in found} == {("tester", STAMP.moment)}
    assert about == found[:1]


def test_latest_entries_go_on_before_a_number(store: Store) -> None:
    """Newest first, so many at a time."""
    fill(store)
    with store.unit() as look:
        assert [e.seq for e in latest_entries(look, most=2, before=4)] == [3, 2]


def test_a_leaf_says_what_its_entry_says(store: Store) -> None:
    """Back and forth; anything else is no leaf."""
    fill(store)
    with store.unit() as look:
        for entry in latest_entries(look, most=10):
            assert entry_of(leaf_of(entry).decode()) == entry
    with pytest.raises(ValueError, match="no leaf of this log"):
        entry_of('{"seq": 1}')


def test_a_unit_that_fails_leaves_neither_rows_nor_log(store: Store) -> None:
    """Even when all was written and only the end fails."""

    def fail() -> None:
        with store.writing(STAMP) as unit:
            write_entry(unit, "note", "n", subject="s", record={})
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError):
        fail()
    with store.unit() as look:
        assert latest_version(look, "note", "n") == 0
        assert latest_entries(look, most=1) == ()
    assert faults(store) == []


def test_a_unit_without_a_change_logs_nothing(store: Store) -> None:
    """A look in a writing unit is no entry."""
    with store.writing(STAMP) as unit:
        assert append(unit.connection, [], stamp=STAMP, state=unit.state) == ()
    with store.unit() as look:
        assert latest_entries(look, most=1) == ()


def test_the_head_is_the_root_over_all_leaves(store: Store) -> None:
    """What adding kept up to date is what a walk over the rows gives."""
    fill(store)
    with store.unit() as look:
        head = head_now(look, mission="m", stamp=STAMP)
        check = check_log(look)
        assert tree_root(leaf_hashes(look)).hex() == head.root == check.root
        assert len(leaf_hashes(look, 2)) == 2
    assert (head.size, head.chain) == (6, check.chain)


def test_a_version_is_written_beside_the_earlier_ones(store: Store) -> None:
    """The latest counts; all of them stay."""
    doc = fill(store)
    key = f"n{doc.id}"
    with store.unit() as look:
        versions = entry_versions(look, "note", key)
        (latest,) = entries_about(look, assessment(doc).id)
        assert list(entries_of_kind(look, "note")) == [latest]
        assert entries_about(look, assessment(doc).id, kind="other") == ()
    assert [version.version for version in versions] == [1, 2]
    assert latest == versions[1]


def test_whoever_saw_an_old_version_is_told_so(store: Store) -> None:
    """Nothing is written, and the message says what to do."""
    doc = fill(store)

    def write(seen: int) -> None:
        with store.writing(STAMP) as unit:
            write_entry(unit, "note", f"n{doc.id}", subject="s", record={}, seen=seen)

    with pytest.raises(EditConflict, match=r"got version 2; wanted version 1.*again"):
        write(1)
    with pytest.raises(EditConflict, match="wanted version 0"):
        write(0)
    write(2)
    with store.unit() as look:
        assert latest_version(look, "note", f"n{doc.id}") == 3


def test_of_two_writers_one_is_told_of_the_other(store: Store) -> None:
    """Both saw version 2, at once: one writes version 3, the other a conflict."""
    doc = fill(store)
    start = threading.Barrier(8)
    told: list[str] = []

    def write(number: int) -> None:
        start.wait()
        try:
            with store.writing(replace(STAMP, by=f"u{number}")) as unit:
                write_entry(unit, "note", f"n{doc.id}", subject="s", record={}, seen=2)
            told.append("written")
        except EditConflict:
            told.append("conflict")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["conflict"] * 7 + ["written"]
    with store.unit() as look:
        assert latest_version(look, "note", f"n{doc.id}") == 3
    assert faults(store) == []


def test_a_look_stays_at_one_moment(store: Store) -> None:
    """What somebody writes meanwhile is not half seen."""
    doc = fill(store)
    with store.unit() as look:
        before = latest_version(look, "note", f"n{doc.id}")
        with store.writing(STAMP) as unit:
            write_entry(unit, "note", f"n{doc.id}", subject="s", record={}, seen=2)
        assert latest_version(look, "note", f"n{doc.id}") == before
        assert check_log(look).faults == []


def test_an_untouched_store_has_no_fault(store: Store) -> None:
    """And every row of every table was looked at."""
    assert faults(store) == []
    doc = fill(store)
    head = head_of(store)
    with store.writing(STAMP) as unit:
        keep_head(unit, head)
    assert counted(store) == {
        "documents": 1,
        "claims": 1,
        "items": 1,
        "issues": 1,
        "placements": 1,
        "entries": 2,
        "heads": 1,
        "seals": 7,
        "bytes": len(doc.text),
    }


def test_every_table_is_checked() -> None:
    """A new table without a place in the check fails here."""
    own = {documents, log, log_state, seals} | DERIVED | VOLATILE | LINES
    assert set(metadata.tables.values()) == CONTENT_TABLES | own


EDITS: dict[str, tuple[Callable[[], list[sa.Executable]], str]] = {
    "a document's name": (
        lambda: [documents.update().values(name="b.txt")],
        "documents/doc_",
    ),
    "a document's day": (
        lambda: [documents.update().values(published_day=None)],
        "documents/doc_",
    ),
    "a document's bytes": (
        lambda: [documents.update().values(raw=b"other")],
        "bytes were altered",
    ),
    "no bytes": (lambda: [documents.update().values(raw=b"")], "bytes are gone"),
    "a claim": (lambda: [claims.update().values(kind="event")], "claims/doc_"),
    "a claim deleted": (
        lambda: [placements.delete(), claims.delete()],
        "deleted: the log has it",
    ),
    "an item": (lambda: [items.update().values(outcome="duplicate")], "items/"),
    "an item's name": (lambda: [items.update().values(name="b")], "added:"),
    "an Issue": (lambda: [issues.update().values(document=None)], "items/"),
    "a placement": (lambda: [placements.update().values(run=2)], "placements/"),
    "an entry's author": (lambda: [entries.update().values(by="x")], "entries/note"),
    "an entry's record": (
        lambda: [entries.update().where(entries.c.version == 2).values(record={})],
        "entries/note",
    ),
    "the first version deleted": (
        lambda: [entries.delete().where(entries.c.version == 1)],
        "entries/note",
    ),
    "an entry added": (
        lambda: [
            entries.insert().values(
                kind="note", id="x", version=1, subject="s", by="b", at="", record={}
            )
        ],
        "added: the log does not know it",
    ),
    "a salt": (lambda: [seals.update().values(salt=b"0" * 16)], "edited"),
    "a salt deleted": (lambda: [seals.delete()], "its salt is gone"),
    "a salt added": (
        lambda: [seals.insert().values(subject="x", salt=b"")],
        "seals x: a salt of something",
    ),
    "a head added": (
        lambda: [heads.insert().values(size=1, key="", record={})],
        "heads/1/: added",
    ),
    "a leaf": (
        lambda: [
            log.update()
            .where(log.c.seq == 3)
            .values(leaf=sa.func.replace(log.c.leaf, "tester", "nobody"))
        ],
        "log row 3: it does not follow",
    ),
    "a leaf's form": (
        lambda: [log.update().where(log.c.seq == 3).values(leaf="[]")],
        "log row 3: its leaf cannot be read",
    ),
    "a chain": (
        lambda: [log.update().where(log.c.seq == 2).values(chain="0" * 64)],
        "log row 2: it does not follow",
    ),
    "a log row's subject": (
        lambda: [log.update().where(log.c.seq == 2).values(subject="x")],
        "log row 2: its leaf is that of row 2 about items/",
    ),
    "a log row deleted": (
        lambda: [log.delete().where(log.c.seq == 2)],
        "log row 2: missing: the next row is 3",
    ),
    "the last log row deleted": (
        lambda: [log.delete().where(log.c.seq == 5)],
        "log_state: the log ends after 5 rows",
    ),
    "log rows swapped": (
        lambda: [
            log.update().where(log.c.seq == 1).values(seq=99),
            log.update().where(log.c.seq == 2).values(seq=1),
            log.update().where(log.c.seq == 99).values(seq=2),
        ],
        "log row 1: its leaf is that of row 2",
    ),
    "the state": (lambda: [log_state.update().values(size=5)], "log_state:"),
    "the state's roots": (lambda: [log_state.update().values(roots=[])], "log_state:"),
    "the state deleted": (lambda: [log_state.delete()], "log_state:"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_behind_the_logs_back_is_found_and_named(
    store: Store, edit: str
) -> None:
    """The first fault names the table and the row."""
    fill(store)
    make, wanted = EDITS[edit]
    run(store, *make())
    assert wanted in faults(store)[0]


def test_without_its_state_nothing_is_added_to_a_log(store: Store) -> None:
    """Refused and named, not begun anew."""
    fill(store)
    run(store, log_state.delete())

    def write() -> None:
        with store.writing(STAMP):
            pass

    with pytest.raises(StoreError, match="the state of the log cannot be read"):
        write()


def head_of(store: Store) -> SignedHead:
    with store.unit() as look:
        return SignedHead(head=head_now(look, mission="m", stamp=STAMP))


def test_a_published_head_finds_a_log_cut_short(store: Store) -> None:
    """Rows, salts and state were made to fit; the head was not."""
    fill(store)
    short = head_of(store)
    fill(store, "Another report")
    long = head_of(store)
    with store.unit() as look:
        assert check_log(look, [("a", short.head), ("b", long.head)]).faults == []
    gone = [t.delete() for t in (placements, claims, documents, items, issues, entries)]
    run(
        store,
        *gone,
        seals.delete(),
        log.delete(),
        log_state.update().values(size=0, chain="0" * 64, roots=[]),
    )
    fill(store)
    assert faults(store) == []
    with store.unit() as look:
        found = check_log(look, [("a", short.head), ("b", long.head)]).faults
    assert [fault.where for fault in found] == ["a", "b"]
    assert "not of the log's first 6 rows" in found[0].what
    assert found[1].what == "a head of 12 rows, but the log has 6: cut short"


def test_a_head_of_nothing_is_the_empty_trees(store: Store) -> None:
    """Size 0 can be checked too."""
    empty = head_of(store).head
    with store.unit() as look:
        assert check_log(look, [("a", empty)]).faults == []
        wrong = replace(empty, root="0" * 64)
        assert len(check_log(look, [("a", wrong)]).faults) == 1


def test_a_clock_set_back_is_no_fault_but_told(store: Store) -> None:
    """The order is that of the rows; the row is named."""
    fill(store)
    earlier = Stamp(by="tester", at=STAMP.at - timedelta(days=400))
    with store.writing(earlier) as unit:
        write_entry(unit, "note", "late", subject="s", record={})
    assert faults(store) == []
    with store.unit() as look:
        assert check_log(look).back == [6]


def test_heads_are_kept_once_and_found_again(store: Store) -> None:
    """A head stands until a record changes; keeping it is no change of a record."""
    fill(store)
    first = head_of(store)
    for _ in range(2):
        with store.writing(STAMP) as unit:
            keep_head(unit, first)
    with store.unit() as look:
        assert every_head(look) == (first,)
        assert latest_head(look) == latest_head(look, key="") == first
        assert latest_head(look, key="other") is None
        assert first_standing(look, key="") == first
        assert nothing_since(look, first.head)
    with store.writing(STAMP) as unit:
        write_entry(unit, "note", "n", subject="s", record={})
    with store.unit() as look:
        assert first_standing(look, key="") is None
        assert not nothing_since(look, first.head)
    assert faults(store) == []


def test_an_erased_document_leaves_a_row_without_content(store: Store) -> None:
    """Claims, placements, items, Issues and entries about them go too."""
    doc = fill(store)
    other = fill(store, "Quiet in Hama")
    published = head_of(store)
    with store.writing(STAMP) as unit:
        assert erase_document(unit, doc.id, reason=Erasure.REQUEST) == 7
    assert faults(store) == []
    with store.unit() as look:
        assert check_log(look, [("a", published.head)]).faults == []
        assert stored_name(look, doc.id) == ""
        assert [d.document.id for d in every_document(look)] == [other.id]
        assert [e.subject for e in entries_of_kind(look, "note")] == [
            assessment(other).id
        ]
        erased = entry_versions(look, "note", f"n{doc.id}")
        entry = log_about(look, f"documents/{doc.id}")[-1]
        everything = [
            str(row)
            for table in metadata.sorted_tables
            for row in look.execute(sa.select(table))
        ]
    assert not [row for row in everything if "Ahmad" in row or "Calm" in row]
    assert [version.erased for version in erased] == [True, True]
    assert (entry.action, entry.more) == ("erase", {"reason": "request"})


def test_what_stays_of_an_erased_document_is_sealed(store: Store) -> None:
    """Nobody puts content back, or takes the row away, unseen."""
    doc = fill(store)
    with store.writing(STAMP) as unit:
        erase_document(unit, doc.id, reason=Erasure.ORDER)
    run(store, documents.update().values(raw=b"put back"))
    assert faults(store) == [f"documents/{doc.id} (bytes): bytes of an erased document"]
    run(store, documents.delete())
    assert faults(store) == [
        f"documents/{doc.id}: deleted: the log has it, no table does"
    ]


def test_an_item_put_back_after_it_was_erased_is_found(store: Store) -> None:
    """The log says that nothing stands there."""
    doc = fill(store)
    with store.writing(STAMP) as unit:
        erase_document(unit, doc.id, reason=Erasure.MISTAKE)
    run(store, items.insert().values(name=doc.text, outcome="stored", document=doc.id))
    (found,) = faults(store)
    assert found.endswith("added: the log says that nothing stands here")


def test_an_erased_entry_can_be_written_anew(store: Store) -> None:
    """Its history goes on with the next version."""
    doc = fill(store)
    key = f"n{doc.id}"
    with store.writing(STAMP) as unit:
        assert erase_entry(unit, "note", key, reason=Erasure.CONSENT_WITHDRAWN) == 2
        assert erase_entry(unit, "note", "none", reason=Erasure.REQUEST) == 0
    with store.writing(STAMP) as unit:
        write_entry(unit, "note", key, subject="s", record={"c": 1}, seen=2)
    with store.unit() as look:
        assert [e.version for e in entries_of_kind(look, "note")] == [3]
        assert log_about(look, entry_subject("note", key, 1))[-1].action == "erase"
    assert faults(store) == []


def test_rows_from_before_the_log_are_adopted(store: Store) -> None:
    """In one unit, logged as such; afterwards the log speaks of all of them."""
    doc = fill(store)
    run(
        store,
        log.delete(),
        seals.delete(),
        log_state.update().values(size=0, chain="0" * 64, roots=[]),
    )
    with store.unit() as look:
        assert is_older_than_log(look)
    assert "added: the log does not know it" in faults(store)[0]
    with store.writing(
        Stamp(by="machine", at=datetime(2026, 2, 1, tzinfo=UTC))
    ) as unit:
        counts = adopt_rows(unit)
    assert counts["entries"] == 2
    with store.unit() as look:
        assert not is_older_than_log(look)
        found = latest_entries(look, most=100)
        (entry,) = log_about(look, f"documents/{doc.id}")
    assert {each.action for each in found} == {ADOPT}
    assert found[0].more == {"rows": dict(sorted(counts.items()))}
    assert (entry.action, entry.by) == (ADOPT, "machine")
    assert faults(store) == []


def test_a_new_store_is_not_older_than_its_log(store: Store) -> None:
    """Nothing there, nothing to adopt."""
    with store.unit() as look:
        assert not is_older_than_log(look)


def test_erased_content_leaves_no_trace_on_the_disk(store: Store) -> None:
    """The file is written anew; on PostgreSQL the tables are."""
    doc = fill(store)
    with store.writing(STAMP) as unit:
        erase_document(unit, doc.id, reason=Erasure.RETENTION)
    store.compact()
    if store.engine.dialect.name == "sqlite":
        file = store.engine.url.database or ""
        for name in (file, f"{file}-wal"):
            assert b"Ahmad" not in Path(name).read_bytes()
    assert store.damage() is None
    assert faults(store) == []


def test_a_document_added_without_claims_is_whole(store: Store) -> None:
    """No claims, no seal of claims."""
    doc = document("Nothing to code")
    with store.writing(STAMP) as unit:
        add_document(unit, doc, raw=doc.text.encode(), published_day=DAY)
        add_claims(unit, ())
    assert faults(store) == []
