"""Releases, their frozen files and their errata: the store's repository of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import sqlalchemy as sa

from trucewatch.model.release import (
    Erratum,
    Frozen,
    Release,
    ReleaseState,
    release_id,
)
from trucewatch.store.aggregate import Aggregate, Kept
from trucewatch.store.tables import entries
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFile:
    """A file of a released bulletin; its id is the SHA-256 of its bytes."""

    text: str


RELEASES = Aggregate(kind="release", type=Release)
FILES = Aggregate(kind="release_file", type=FrozenFile)
ERRATA = Aggregate(kind="erratum", type=Erratum)

AT_ONCE = 100
"""Ids looked at in one query."""


def keep_file(unit: Unit, text: str, *, release: str) -> str:
    """Keep the text of a file under the SHA-256 of its bytes, which is returned."""
    digest = sha256(text.encode()).hexdigest()
    if FILES.number(unit.connection, digest) == 0:
        FILES.write(unit, digest, FrozenFile(text=text), subject=release, seen=0)
    return digest


def file_bytes(connection: sa.Connection, digest: str) -> bytes | None:
    """The bytes of that SHA-256, or None: never kept, or erased."""
    kept = FILES.latest(connection, digest)
    return None if kept is None else kept.value.text.encode()


def releases_before(
    connection: sa.Connection, cursor: str | None
) -> Iterator[Kept[Release]]:
    """Every bulletin with an id below `cursor`, the latest day and revision first."""
    below = cursor
    while True:
        query = sa.select(entries.c.id).where(entries.c.kind == RELEASES.kind)
        if below is not None:
            query = query.where(entries.c.id < below)
        query = query.distinct().order_by(entries.c.id.desc()).limit(AT_ONCE)
        ids = list(connection.execute(query).scalars())
        for each in ids:
            kept = RELEASES.latest(connection, each)
            if kept is not None:
                yield kept
        if len(ids) < AT_ONCE:
            return
        below = ids[-1]


def released_before(
    connection: sa.Connection, cursor: str | None
) -> Iterator[Kept[Release]]:
    """Those of them that are released."""
    for kept in releases_before(connection, cursor):
        if kept.value.state is ReleaseState.RELEASED:
            yield kept


def releases_of_day(connection: sa.Connection, day: date) -> tuple[Kept[Release], ...]:
    """Every bulletin of the day, the first one first."""
    found: list[Kept[Release]] = []
    while kept := RELEASES.latest(connection, release_id(day, len(found))):
        found.append(kept)
    return tuple(found)


def released_as(connection: sa.Connection, digest: str) -> Kept[Release] | None:
    """The released bulletin of which a file has that SHA-256, or None."""
    query = sa.select(entries.c.subject).where(
        entries.c.kind == FILES.kind, entries.c.id == digest
    )
    owner = connection.execute(query.limit(1)).scalar()
    return None if owner is None else RELEASES.latest(connection, owner)


def frozen_of(kept: Kept[Release]) -> Frozen:
    """The files of a released bulletin.

    Raises:
        ValueError: it is not released.
    """
    if kept.value.frozen is None:
        raise ValueError(f"{kept.id} is not released")
    return kept.value.frozen


def published_errata(
    connection: sa.Connection, bulletin: str
) -> tuple[Kept[Erratum], ...]:
    """The published errata of a bulletin, by number."""
    found = (
        e for e in ERRATA.about(connection, bulletin) if e.value.number is not None
    )
    return tuple(sorted(found, key=lambda each: each.value.number or 0))
