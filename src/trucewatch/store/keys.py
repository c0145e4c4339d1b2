"""The keys that a mission signs with: the public ones, in the order of their use."""

from __future__ import annotations

import sqlalchemy as sa

from trucewatch.model.log import SigningKey
from trucewatch.model.record import from_record, to_record
from trucewatch.store.entries import entries_of_kind, write_entry
from trucewatch.store.unit import Unit

KIND = "signing_key"


def add_key(unit: Unit, key: SigningKey, *, key_id: str) -> None:
    """Note a key that the mission signs with from now on."""
    write_entry(unit, KIND, key_id, subject=key_id, record=to_record(key))


def keys_in_use(connection: sa.Connection) -> tuple[SigningKey, ...]:
    """Every key, oldest first; the last one is the one to sign with."""
    found = [
        from_record(SigningKey, e.record) for e in entries_of_kind(connection, KIND)
    ]
    by_previous = {key.previous: key for key in found}
    ordered: list[SigningKey] = []
    while (
        key := by_previous.pop(ordered[-1].public if ordered else "", None)
    ) is not None:
        ordered.append(key)
    return tuple(ordered)
