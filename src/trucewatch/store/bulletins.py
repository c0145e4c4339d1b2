"""Bulletins that were written, by the SHA-256 of their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from trucewatch.model.record import from_record, to_record
from trucewatch.store.entries import entry_versions, write_entry
from trucewatch.store.tables import entries
from trucewatch.store.unit import Unit

KIND = "bulletin"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinFiles:
    """What was written for a day.

    Args:
        number: the bulletin's number.
        day: its day.
        html, json: SHA-256 of the files, hex.
        size: entries in the log at the head that the files carry.
    """

    number: int
    day: date
    html: str
    json: str
    size: int


def note_bulletin(unit: Unit, written: BulletinFiles) -> None:
    """Log the files of a bulletin, unless the same ones were written last."""
    day, record = written.day.isoformat(), to_record(written)
    versions = entry_versions(unit.connection, KIND, day)
    if versions and versions[-1].record == record:
        return
    write_entry(unit, KIND, day, subject=day, record=record, seen=len(versions))


def bulletins_written(connection: sa.Connection) -> tuple[BulletinFiles, ...]:
    """Every bulletin that was written, oldest version of each day first."""
    query = (
        sa.select(entries.c.record)
        .where(entries.c.kind == KIND)
        .order_by(entries.c.id, entries.c.version)
    )
    records = connection.execute(query).scalars()
    return tuple(from_record(BulletinFiles, record) for record in records)
