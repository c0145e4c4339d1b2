"""Erasing: content goes, with its salt; that it was there, and why it went, stays."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from trucewatch.model.log import Erasure
from trucewatch.store.documents import (
    claims_subject,
    document_content,
    document_subject,
)
from trucewatch.store.entries import (
    ERASED,
    Entry,
    entry_content,
    entry_subject,
    entry_versions,
)
from trucewatch.store.items import item_subject
from trucewatch.store.lines import days_of, drop_lines, told_in
from trucewatch.store.placements import placements_subject
from trucewatch.store.tables import (
    ERASED_PREFIX,
    claims,
    documents,
    entries,
    issues,
    items,
    placements,
)
from trucewatch.store.unit import Unit
from trucewatch.store.unmerged import note_days, note_document

CHUNK = 500


def erase_document(unit: Unit, document_id: str, *, reason: Erasure) -> int:
    """Erase a document and all that was read from it; how many rows it was.

    What stays is a row without content, by which the same bytes are known and not
    taken in again. Entries about the document and its claims lose their content too.
    """
    connection = unit.connection
    told = told_in(connection, (document_id,))
    note_document(unit, document_id)
    note_days(unit, days_of(connection, told))
    drop_lines(connection, told)
    query = sa.select(claims.c.id, claims.c.run).where(claims.c.document == document_id)
    read = connection.execute(query).all()
    ids = [row.id for row in read]
    rows = _erase_placements(unit, ids, reason=reason)
    connection.execute(claims.delete().where(claims.c.document == document_id))
    for run in sorted({row.run for row in read}):
        unit.erase(claims_subject(document_id, run), reason=reason)
    rows += len(ids) + _erase_items(unit, document_id, reason=reason)
    rows += _erase_entries_about(unit, [document_id, *ids], reason=reason)
    left: dict[str, object] = {
        "sha256": f"{ERASED_PREFIX}{document_id}",
        "name": "",
        "published_day": None,
        "captured_at": None,
        "retrieval": "",
        "record": {ERASED: reason.value},
    }
    update = documents.update().where(documents.c.id == document_id)
    connection.execute(update.values(raw=b"", **left))
    subject = document_subject(document_id)
    unit.erase(subject, reason=reason, left=document_content(left))
    return rows + 1


def erase_entry(unit: Unit, kind: str, entry_id: str, *, reason: Erasure) -> int:
    """Erase the content of every version of an entry; how many versions it had."""
    found = entry_versions(unit.connection, kind, entry_id)
    for version in found:
        _erase_version(unit, version, reason=reason)
    return len(found)


def _erase_version(unit: Unit, version: Entry, *, reason: Erasure) -> None:
    left = Entry(
        kind=version.kind,
        id=version.id,
        version=version.version,
        subject=version.subject,
        by=version.by,
        at=version.at,
        record={ERASED: reason.value},
    )
    update = entries.update().where(
        entries.c.kind == left.kind,
        entries.c.id == left.id,
        entries.c.version == left.version,
    )
    unit.connection.execute(update.values(record=left.record))
    subject = entry_subject(left.kind, left.id, left.version)
    unit.erase(subject, reason=reason, left=entry_content(left))


def _erase_placements(unit: Unit, ids: list[str], *, reason: Erasure) -> int:
    gone = 0
    for chunk in _chunks(ids):
        wanted = placements.c.claim.in_(chunk)
        query = sa.select(placements.c.claim, placements.c.run).where(wanted)
        found = sorted({(row[0], row[1]) for row in unit.connection.execute(query)})
        gone += unit.connection.execute(placements.delete().where(wanted)).rowcount
        for claim, run in found:
            unit.erase(placements_subject(claim, run), reason=reason)
    return gone


def _erase_items(unit: Unit, document_id: str, *, reason: Erasure) -> int:
    connection = unit.connection
    query = sa.select(items.c.name).where(items.c.document == document_id)
    names = list(connection.execute(query.order_by(items.c.name)).scalars())
    gone = 0
    for name in names:
        told = connection.execute(issues.delete().where(issues.c.item == name))
        connection.execute(items.delete().where(items.c.name == name))
        gone += told.rowcount + 1
        unit.erase(item_subject(name), reason=reason)
    return gone


def _erase_entries_about(unit: Unit, subjects: list[str], *, reason: Erasure) -> int:
    found: set[tuple[str, str]] = set()
    for chunk in _chunks(subjects):
        query = sa.select(entries.c.kind, entries.c.id).where(
            entries.c.subject.in_(chunk)
        )
        found |= {(row[0], row[1]) for row in unit.connection.execute(query)}
    return sum(erase_entry(unit, *key, reason=reason) for key in sorted(found))


def _chunks(values: list[str]) -> Iterable[list[str]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
