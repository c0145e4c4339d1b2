"""Entries: what people decided and wrote down, version by version, none altered.

A review, an attribution, a response, a liaison contact: each is an entry of a kind,
about a subject. A new version is written beside the earlier ones; whoever edits says
which version they saw, so that two people never overwrite each other unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from trucewatch.errors import EditConflict
from trucewatch.model.record import Json
from trucewatch.store.moments import read_before
from trucewatch.store.tables import entries
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One version of an entry.

    Args:
        kind: what sort of entry, ``review``.
        id: its id; all versions share it.
        version: from 1.
        subject: id of what it is about.
        by, at: who wrote this version and when (UTC, ISO 8601).
        record: its content.
    """

    kind: str
    id: str
    version: int
    subject: str
    by: str
    at: str
    record: Json

    @property
    def erased(self) -> bool:
        """Whether its content was erased: its record holds nothing but why."""
        return isinstance(self.record, dict) and list(self.record) == [ERASED]


CHUNK = 500

ERASED = "erased"
"""The one key of the record of an erased version."""


def entry_subject(kind: str, entry_id: str, version: int) -> str:
    """The subject under which the log speaks of a version."""
    return f"entries/{kind}/{entry_id}/{version}"


def kind_and_id(log_subject: str) -> tuple[str, str]:
    """The entry of a subject of `entry_subject`; empty words for any other subject."""
    table, _, rest = log_subject.partition("/")
    kind, _, rest = rest.partition("/")
    entry_id, _, _ = rest.rpartition("/")
    return (kind, entry_id) if table == "entries" else ("", "")


def entry_content(entry: Entry) -> Json:
    """What the log commits to for a version."""
    return {
        "subject": entry.subject,
        "by": entry.by,
        "at": entry.at,
        "record": entry.record,
    }


def entry_content_of(connection: sa.Connection, log_subject: str) -> Json | None:
    """What the log commits to under a subject of `entry_subject`, or None."""
    _, kind, entry_id, version = log_subject.split("/")
    query = sa.select(entries).where(
        entries.c.kind == kind,
        entries.c.id == entry_id,
        entries.c.version == int(version),
    )
    row = connection.execute(query).first()
    return None if row is None else entry_content(_entry(row))


def write_entry(
    unit: Unit, kind: str, entry_id: str, *, subject: str, record: Json, seen: int = 0
) -> Entry:
    """Write the version that follows the one the writer saw.

    Args:
        unit: an open unit of work.
        kind: what sort of entry.
        entry_id: its id.
        subject: id of what it is about.
        record: its content, JSON.
        seen: the version that the writer saw; 0 for a new entry.

    Raises:
        EditConflict: another version was written meanwhile.
    """
    latest = latest_version(unit.connection, kind, entry_id)
    if latest != seen:
        raise _conflict(kind, entry_id, got=f"version {latest}", seen=seen)
    entry = Entry(
        kind=kind,
        id=entry_id,
        version=seen + 1,
        subject=subject,
        by=unit.stamp.by,
        at=unit.stamp.moment,
        record=record,
    )
    row = {field.name: getattr(entry, field.name) for field in fields(entry)}
    try:
        unit.connection.execute(entries.insert().values(row))
    except IntegrityError as error:
        other = f"another version {entry.version}"
        raise _conflict(kind, entry_id, got=other, seen=seen) from error
    unit.seal(
        f"{kind}.write",
        entry_subject(kind, entry_id, entry.version),
        entry_content(entry),
    )
    return entry


def _conflict(kind: str, entry_id: str, *, got: str, seen: int) -> EditConflict:
    return EditConflict(
        "changed by somebody else meanwhile",
        where=f"{kind} {entry_id}",
        got=got,
        wanted=f"version {seen}, the one that was edited; read it again",
    )


def latest_version(connection: sa.Connection, kind: str, entry_id: str) -> int:
    """The number of the latest version, 0 where there is none."""
    gathered = _gathered(connection, kind, entry_id)
    if gathered is not None:
        return max((each.version for each in gathered), default=0)
    values = {"kind": kind, "id": entry_id}
    return connection.execute(_LAST_NUMBER, values).scalar() or 0


def latest_versions_about(
    connection: sa.Connection, subject: str, *, kind: str
) -> dict[str, int]:
    """The number of the latest version of each entry of a kind, by the entry's id.

    Erased ones count: whoever edits an entry builds on the version that there was.
    """
    gathered = _about(connection, subject)
    if gathered is not None:
        of_kind = [each for each in gathered if each.kind == kind]
        return {each.id: each.version for each in of_kind}
    values = {"subject": subject, "kind": kind}
    return {row[0]: row[1] for row in connection.execute(_LAST_NUMBERS, values)}


def entry_versions(
    connection: sa.Connection, kind: str, entry_id: str
) -> tuple[Entry, ...]:
    """Every version, oldest first; of erased ones only that they were there."""
    gathered = _gathered(connection, kind, entry_id)
    if gathered is not None:
        return gathered
    found = connection.execute(_VERSIONS, {"kind": kind, "id": entry_id})
    return tuple(_entry(row) for row in found)


def every_version_of(
    connection: sa.Connection, subjects: Iterable[str], *, kinds: Iterable[str]
) -> Iterator[Entry]:
    """Every version of the entries of these kinds about the subjects; none erased.

    By subject, kind, id and version.
    """
    wanted, among = sorted(set(subjects)), sorted(set(kinds))
    known = {each: _about(connection, each) for each in wanted}
    found = [each for told in known.values() for each in told or ()]
    found = [each for each in found if each.kind in among]
    unread = [each for each, told in known.items() if told is None]
    for start in range(0, len(unread), CHUNK):
        values = {"subjects": unread[start : start + CHUNK], "kinds": among}
        found += [_entry(row) for row in connection.execute(_OF_SUBJECTS, values)]
    found.sort(key=_place)
    yield from (each for each in found if not each.erased)


def gather_entries(connection: sa.Connection, subjects: Iterable[str]) -> None:
    """Read all entries about the subjects at once, for those who ask for some of them.

    Args:
        connection: of `Store.unit`; on any other, nothing is read beforehand.
        subjects: ids, a few of them.
    """
    kept = read_before(connection)
    if kept is None:
        return
    unread = sorted(each for each in set(subjects) if _about(connection, each) is None)
    about: dict[str, list[Entry]] = {each: [] for each in unread}
    if unread:
        for row in connection.execute(_EVERYTHING, {"subjects": unread}):
            about[row.subject].append(_entry(row))
    for subject, found in about.items():
        kept[_GATHERED, subject] = tuple(sorted(found, key=_place))


_GATHERED = "entries about"
_NAMED_BY_SUBJECT = frozenset(
    {"assignment", "attribution", "marking", "reopening", "review", "user"}
)
"""Kinds whose entries have the id of what they are about: one entry a subject."""


def _about(connection: sa.Connection, subject: str) -> tuple[Entry, ...] | None:
    """All that was gathered about a subject, or None where nobody did."""
    kept = read_before(connection)
    return None if kept is None else kept.get((_GATHERED, subject))


def _gathered(
    connection: sa.Connection, kind: str, entry_id: str
) -> tuple[Entry, ...] | None:
    """The versions of an entry, of what was gathered, oldest first; or None."""
    if kind not in _NAMED_BY_SUBJECT:
        return None
    about = _about(connection, entry_id)
    if about is None:
        return None
    return tuple(each for each in about if (each.kind, each.id) == (kind, entry_id))


def _place(entry: Entry) -> tuple[str, str, str, int]:
    return entry.subject, entry.kind, entry.id, entry.version


def entries_about(
    connection: sa.Connection, subject: str, *, kind: str | None = None
) -> tuple[Entry, ...]:
    """The latest versions of the entries about a subject, by kind and id.

    Erased ones are left out.
    """
    values = {"subject": subject}
    if kind is None:
        rows = connection.execute(_ABOUT, values)
    else:
        rows = connection.execute(_ABOUT_OF_KIND, values | {"kind": kind})
    kept = (entry for entry in map(_entry, rows) if not entry.erased)
    return tuple(sorted(kept, key=lambda entry: (entry.kind, entry.id)))


def entries_of_kind(connection: sa.Connection, kind: str) -> Iterator[Entry]:
    """The latest version of every entry of a kind, by id, streamed; none erased."""
    query = _OF_KIND.execution_options(yield_per=1_000)
    for row in connection.execute(query, {"kind": kind}):
        entry = _entry(row)
        if not entry.erased:
            yield entry


def entries_by_id(
    connection: sa.Connection, kind: str, ids: Iterable[str]
) -> Iterator[Entry]:
    """The latest version of these entries of a kind, by id; none erased."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), CHUNK):
        values = {"kind": kind, "ids": wanted[start : start + CHUNK]}
        for row in connection.execute(_BY_ID, values):
            entry = _entry(row)
            if not entry.erased:
                yield entry


def _newest() -> sa.Select[tuple[object, ...]]:
    """The latest versions, in no order."""
    other = entries.alias("other")
    newer = (
        sa.exists()
        .where(other.c.kind == entries.c.kind, other.c.id == entries.c.id)
        .where(other.c.version > entries.c.version)
    )
    return sa.select(entries).where(~newer)


_KIND = entries.c.kind == sa.bindparam("kind")
_ID = entries.c.id == sa.bindparam("id")
_SUBJECT = entries.c.subject == sa.bindparam("subject")
_LAST_NUMBER = sa.select(sa.func.max(entries.c.version)).where(_KIND, _ID)
_LAST_NUMBERS = (
    sa.select(entries.c.id, sa.func.max(entries.c.version))
    .where(_SUBJECT, _KIND)
    .group_by(entries.c.id)
    .order_by(entries.c.id)
)
_EVERYTHING = sa.select(entries).where(
    entries.c.subject.in_(sa.bindparam("subjects", expanding=True))
)
_VERSIONS = sa.select(entries).where(_KIND, _ID).order_by(entries.c.version)
_OF_KIND = _newest().where(_KIND).order_by(entries.c.kind, entries.c.id)
_BY_ID = _OF_KIND.where(entries.c.id.in_(sa.bindparam("ids", expanding=True)))
_ABOUT = _newest().where(_SUBJECT)
_ABOUT_OF_KIND = _ABOUT.where(_KIND)
_OF_SUBJECTS = sa.select(entries).where(
    entries.c.subject.in_(sa.bindparam("subjects", expanding=True)),
    entries.c.kind.in_(sa.bindparam("kinds", expanding=True)),
)
"""Queries by subject have no order: with one by kind, SQLite walks all of the kind."""


def _entry(row: sa.Row[Any]) -> Entry:
    return Entry(
        kind=row.kind,
        id=row.id,
        version=row.version,
        subject=row.subject,
        by=row.by,
        at=row.at,
        record=row.record,
    )
