"""Aggregates: typed values kept as entries, version by version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from trucewatch.model.record import from_record, to_record
from trucewatch.store.entries import (
    Entry,
    entries_about,
    entries_by_id,
    entries_of_kind,
    entry_versions,
    every_version_of,
    latest_version,
    write_entry,
)
from trucewatch.store.moments import read_once
from trucewatch.store.unit import Unit

Value = TypeVar("Value")


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
        return self.kept(entry)

    def latest(self, connection: sa.Connection, entry_id: str) -> Kept[Value] | None:
        """The latest version, or None where nothing was written."""
        question = ("latest", self.kind, entry_id)
        return read_once(
            connection, question, partial(self._last, connection, entry_id)
        )

    def _last(self, connection: sa.Connection, entry_id: str) -> Kept[Value] | None:
        found = entry_versions(connection, self.kind, entry_id)
        standing = [entry for entry in found if not entry.erased]
        return self.kept(standing[-1]) if standing else None

    def versions(
        self, connection: sa.Connection, entry_id: str
    ) -> tuple[Kept[Value], ...]:
        """Every version that was not erased, oldest first."""
        found = entry_versions(connection, self.kind, entry_id)
        return tuple(self.kept(entry) for entry in found if not entry.erased)

    def number(self, connection: sa.Connection, entry_id: str) -> int:
        """The number of the latest version, erased or not; 0 where there is none."""
        return latest_version(connection, self.kind, entry_id)

    def about(self, connection: sa.Connection, subject: str) -> tuple[Kept[Value], ...]:
        """The latest versions about a subject, by id."""
        found = entries_about(connection, subject, kind=self.kind)
        return tuple(self.kept(entry) for entry in found)

    def about_any(
        self, connection: sa.Connection, subjects: Iterable[str]
    ) -> dict[str, tuple[Kept[Value], ...]]:
        """The latest versions about each of the subjects that have any, by id."""
        return about_all(connection, (self,), subjects)[self.kind]

    def some(
        self, connection: sa.Connection, ids: Iterable[str]
    ) -> Iterator[Kept[Value]]:
        """The latest version of those of the entries that there are, by id."""
        for entry in entries_by_id(connection, self.kind, ids):
            yield self.kept(entry)

    def every(self, connection: sa.Connection) -> Iterator[Kept[Value]]:
        """The latest version of every entry, by id."""
        for entry in entries_of_kind(connection, self.kind):
            yield self.kept(entry)

    def kept(self, entry: Entry) -> Kept[Value]:
        """The version that an entry of this kind holds."""
        return Kept(
            id=entry.id,
            version=entry.version,
            by=entry.by,
            at=entry.at,
            value=from_record(self.type, entry.record),
        )


def about_all(
    connection: sa.Connection,
    aggregates: Iterable[Aggregate[Any]],
    subjects: Iterable[str],
) -> dict[str, dict[str, tuple[Kept[Any], ...]]]:
    """By kind, what `Aggregate.about_any` gives for each of them; in one query."""
    of_kind = {each.kind: each for each in aggregates}
    latest: dict[str, dict[str, dict[str, Kept[Any]]]] = {kind: {} for kind in of_kind}
    for entry in every_version_of(connection, subjects, kinds=of_kind):
        kept = of_kind[entry.kind].kept(entry)
        latest[entry.kind].setdefault(entry.subject, {})[entry.id] = kept
    return {
        kind: {subject: tuple(kept.values()) for subject, kept in found.items()}
        for kind, found in latest.items()
    }


def every_version(
    connection: sa.Connection, aggregates: Iterable[Aggregate[Any]], subject: str
) -> tuple[tuple[str, Kept[Any]], ...]:
    """Every version about a subject that was not erased, each with its kind."""
    of_kind = {each.kind: each for each in aggregates}
    found = every_version_of(connection, (subject,), kinds=of_kind)
    return tuple((each.kind, of_kind[each.kind].kept(each)) for each in found)
