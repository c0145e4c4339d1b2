"""Aggregates: typed values kept as entries, version by version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import sqlalchemy as sa

from trucewatch.model.record import from_record, to_record
from trucewatch.store.entries import (
    Entry,
    entries_about,
    entries_by_id,
    entries_of_kind,
    entry_versions,
    latest_version,
    write_entry,
)
from trucewatch.store.tables import entries
from trucewatch.store.unit import Unit

Value = TypeVar("Value")
CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[Value]):
    """One version of a value, with who wrote it and when (UTC, ISO 8601)."""

    id: str
    version: int
    by: str
    at: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Generic[Value]):
    """The repository of one kind of entries.

    Args:
        kind: the entries' kind.
        type: the frozen dataclass that their records are of.
    """

    kind: str
    type: type[Value]

    def write(
        self, unit: Unit, entry_id: str, value: Value, *, subject: str, seen: int
    ) -> Kept[Value]:
        """Write the version that follows the one seen; `EditConflict` otherwise."""
        record = to_record(value)
        entry = write_entry(
            unit, self.kind, entry_id, subject=subject, record=record, seen=seen
        )
        return self._kept(entry)

    def latest(self, connection: sa.Connection, entry_id: str) -> Kept[Value] | None:
        """The latest version, or None where nothing was written."""
        found = self.versions(connection, entry_id)
        return found[-1] if found else None

    def versions(
        self, connection: sa.Connection, entry_id: str
    ) -> tuple[Kept[Value], ...]:
        """Every version that was not erased, oldest first."""
        found = entry_versions(connection, self.kind, entry_id)
        return tuple(self._kept(entry) for entry in found if not entry.erased)

    def number(self, connection: sa.Connection, entry_id: str) -> int:
        """The number of the latest version, erased or not; 0 where there is none."""
        return latest_version(connection, self.kind, entry_id)

    def about(self, connection: sa.Connection, subject: str) -> tuple[Kept[Value], ...]:
        """The latest versions about a subject, by id."""
        found = entries_about(connection, subject, kind=self.kind)
        return tuple(self._kept(entry) for entry in found)

    def about_any(
        self, connection: sa.Connection, subjects: Iterable[str]
    ) -> dict[str, tuple[Kept[Value], ...]]:
        """The latest versions about each of the subjects that have any, by id."""
        wanted = sorted(set(subjects))
        found: dict[str, list[Kept[Value]]] = {}
        for start in range(0, len(wanted), CHUNK):
            query = sa.select(entries).where(
                entries.c.kind == self.kind,
                entries.c.subject.in_(wanted[start : start + CHUNK]),
            )
            rows = connection.execute(query).all()
            for row in sorted(rows, key=lambda row: (row.subject, row.id, row.version)):
                entry = Entry(**row._mapping)  # noqa: SLF001 - the documented way
                if entry.erased:
                    continue
                kept = self._kept(entry)
                versions = found.setdefault(row.subject, [])
                if versions and versions[-1].id == kept.id:
                    versions.pop()
                versions.append(kept)
        return {subject: tuple(kept) for subject, kept in found.items()}

    def some(
        self, connection: sa.Connection, ids: Iterable[str]
    ) -> Iterator[Kept[Value]]:
        """The latest version of those of the entries that there are, by id."""
        for entry in entries_by_id(connection, self.kind, ids):
            yield self._kept(entry)

    def every(self, connection: sa.Connection) -> Iterator[Kept[Value]]:
        """The latest version of every entry, by id."""
        for entry in entries_of_kind(connection, self.kind):
            yield self._kept(entry)

    def _kept(self, entry: Entry) -> Kept[Value]:
        return Kept(
            id=entry.id,
            version=entry.version,
            by=entry.by,
            at=entry.at,
            value=from_record(self.type, entry.record),
        )
