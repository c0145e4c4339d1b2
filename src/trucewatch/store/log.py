"""The log of changes: append-only, hash-chained, a Merkle tree over its leaves."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from trucewatch.errors import StoreError
from trucewatch.model.log import LogEntry, Stamp, TreeHead
from trucewatch.store.merkle import Frontier, leaf_hash
from trucewatch.store.moments import read_once
from trucewatch.store.sealing import canonical
from trucewatch.store.tables import log, log_state

STATE = 1
"""Id of the one row of `log_state`."""

ERASE = "erase"
"""The action after which nothing stands for its subject, or only what it says."""

NO_CHAIN = bytes(32)
"""The chain's hash before the first entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A change to be logged: the entry without its place, its time and its author."""

    action: str
    subject: str
    digest: str | None = None
    more: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class LogState:
    """What is needed to add to the log."""

    chain: bytes
    frontier: Frontier


_STATE = sa.select(log_state.c.size, log_state.c.chain, log_state.c.roots).where(
    log_state.c.id == STATE
)
_LOCKED = _STATE.with_for_update()
_WRITE_STATE = log_state.update().where(log_state.c.id == STATE)
_ADD = log.insert()


def read_state(connection: sa.Connection, *, lock: bool = False) -> LogState:
    """The state of the log; with `lock`, nobody else adds until the unit ends."""
    if not lock:
        return read_once(connection, "log state", lambda: _state(connection, _STATE))
    return _state(connection, _LOCKED)


def _state(connection: sa.Connection, query: sa.Select[Any]) -> LogState:
    rows = connection.execute(query).all()
    try:
        (row,) = rows
        roots = tuple(bytes.fromhex(root) for root in row.roots)
        return LogState(bytes.fromhex(row.chain), Frontier(row.size, roots))
    except (ValueError, TypeError) as error:
        raise StoreError(
            "the state of the log cannot be read",
            where="log_state",
            got=str(error),
            wanted="what the program wrote; see: trucewatch verify",
        ) from error


def append(
    connection: sa.Connection, notes: list[Note], *, stamp: Stamp, state: LogState
) -> tuple[LogEntry, ...]:
    """Add the notes to the log, in their order, in the connection's transaction.

    Args:
        connection: a transaction that holds the lock of the log.
        notes: the changes.
        stamp: by whom and when.
        state: of the log, read under that lock.
    """
    if not notes:
        return ()
    chain, rows, hashes, found = state.chain, [], [], []
    for number, note in enumerate(notes, start=state.frontier.size):
        entry = LogEntry(
            seq=number,
            at=stamp.moment,
            by=stamp.by,
            action=note.action,
            subject=note.subject,
            digest=note.digest,
            more=note.more,
        )
        leaf = leaf_of(entry)
        hashed = leaf_hash(leaf)
        chain = next_chain(chain, hashed)
        hashes.append(hashed)
        found.append(entry)
        rows.append(
            {
                "seq": number,
                "subject": note.subject,
                "leaf": leaf.decode(),
                "chain": chain.hex(),
            }
        )
    connection.execute(_ADD, rows)
    _write_state(connection, LogState(chain, state.frontier.extended(hashes)))
    return tuple(found)


def _write_state(connection: sa.Connection, state: LogState) -> None:
    values = {
        "size": state.frontier.size,
        "chain": state.chain.hex(),
        "roots": [root.hex() for root in state.frontier.roots],
    }
    connection.execute(_WRITE_STATE, values)


def next_chain(chain: bytes, leaf: bytes) -> bytes:
    """The chain's hash after a leaf of that hash."""
    return sha256(chain + leaf).digest()


def leaf_of(entry: LogEntry) -> bytes:
    """The bytes that are hashed for an entry: its canonical JSON."""
    record: dict[str, object] = {
        "seq": entry.seq,
        "at": entry.at,
        "by": entry.by,
        "action": entry.action,
        "subject": entry.subject,
    }
    if entry.digest is not None:
        record["digest"] = entry.digest
    if entry.more:
        record["more"] = entry.more
    return canonical(record)


def entry_of(leaf: str) -> LogEntry:
    """The entry that a leaf tells.

    Raises:
        ValueError: it is no leaf of this log.
    """
    record = json.loads(leaf)
    try:
        return LogEntry(
            seq=record["seq"],
            at=record["at"],
            by=record["by"],
            action=record["action"],
            subject=record["subject"],
            digest=record.get("digest"),
            more=record.get("more"),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"no leaf of this log: {error}") from error


def head_now(connection: sa.Connection, *, mission: str, stamp: Stamp) -> TreeHead:
    """The head of the log as it is."""
    state = read_state(connection)
    return TreeHead(
        mission=mission,
        size=state.frontier.size,
        root=state.frontier.root().hex(),
        chain=state.chain.hex(),
        at=stamp.moment,
    )


def latest_entries(
    connection: sa.Connection, *, most: int, before: int | None = None
) -> tuple[LogEntry, ...]:
    """The latest entries, newest first; those before a sequence number if given."""
    query = sa.select(log.c.leaf).order_by(log.c.seq.desc()).limit(most)
    if before is not None:
        query = query.where(log.c.seq < before)
    return tuple(entry_of(row.leaf) for row in connection.execute(query))


def entries_about(connection: sa.Connection, subject: str) -> tuple[LogEntry, ...]:
    """Every entry about a subject, oldest first."""
    query = sa.select(log.c.leaf).where(log.c.subject == subject).order_by(log.c.seq)
    return tuple(entry_of(row.leaf) for row in connection.execute(query))


def leaf_at(connection: sa.Connection, seq: int) -> str | None:
    """The leaf of one entry, or None where there is no such entry."""
    return connection.execute(sa.select(log.c.leaf).where(log.c.seq == seq)).scalar()


def chain_at(connection: sa.Connection, seq: int) -> str | None:
    """The chain's hash (hex) after one entry, or None where there is no such entry."""
    return connection.execute(sa.select(log.c.chain).where(log.c.seq == seq)).scalar()


def leaf_hashes(connection: sa.Connection, size: int | None = None) -> list[bytes]:
    """Hashes of the first `size` leaves (all where None), for proofs."""
    query = sa.select(log.c.leaf).order_by(log.c.seq)
    if size is not None:
        query = query.where(log.c.seq < size)
    rows = connection.execute(query.execution_options(yield_per=5_000))
    return [leaf_hash(row.leaf.encode()) for row in rows]
