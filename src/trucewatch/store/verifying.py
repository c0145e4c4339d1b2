"""Is the database what the log says? Every row is looked at, the first bad one named.

Found are: an edited, deleted, added or reordered row of the log, an edited, deleted or
added row of any table, altered or missing bytes of a document, and, against a head
that was published, a log that was cut short or written anew.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from trucewatch.model.log import TreeHead
from trucewatch.store.contents import every_content
from trucewatch.store.documents import document_subject
from trucewatch.store.log import ERASE, NO_CHAIN, STATE, next_chain
from trucewatch.store.merkle import Frontier, leaf_hash
from trucewatch.store.raw import raw_column, raw_rows
from trucewatch.store.sealing import commitment
from trucewatch.store.tables import ERASED_PREFIX, documents, log, log_state, seals


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as the log says.

    Args:
        where: table and row, ``log row 17``.
        what: what is wrong, in a sentence.
    """

    where: str
    what: str


@dataclass(slots=True)
class LogCheck:
    """What a walk over the log found.

    Args:
        faults: what is wrong with the log itself.
        size: how many rows it has, up to the first bad one.
        root, chain: hashes over them.
        whole: whether every row of it is in order.
        sealed: the digest that stands for each subject, None where nothing does.
        back: rows dated before the one above them: a clock was set back. No fault,
            since the order is that of the rows.
    """

    faults: list[Fault] = field(default_factory=list)
    size: int = 0
    root: str = ""
    chain: str = ""
    whole: bool = False
    sealed: dict[str, str | None] = field(default_factory=dict)
    back: list[int] = field(default_factory=list)


Heads = dict[int, list[tuple[str, TreeHead]]]
"""Heads by their size, each with where it comes from."""

BATCH = 4_096
"""Leaves whose hashes are added to the tree at once."""


def check_log(
    connection: sa.Connection, heads: Iterable[tuple[str, TreeHead]] = ()
) -> LogCheck:
    """A walk over every row of the log, up to the first that is bad.

    Args:
        connection: the database, or a copy of it.
        heads: heads that were taken, which the log has to contain, each with where
            it comes from.
    """
    check = LogCheck()
    wanted: Heads = {}
    for where, head in heads:
        wanted.setdefault(head.size, []).append((where, head))
    chain, frontier, hashes = NO_CHAIN, Frontier(), list[bytes]()
    _compare(check, wanted.pop(0, []), frontier, chain)
    latest = ""
    for expected, row in enumerate(rows := _log_rows(connection)):
        try:
            entry, data = _read_row(expected, row)
            hashed = leaf_hash(data)
            chain = _followed(chain, hashed, row)
        except ValueError as error:
            _fault(check, f"log row {expected}", str(error))
            break
        if "digest" in entry or entry["action"] == ERASE:
            check.sealed[row[1]] = entry.get("digest")
        if entry["at"] < latest:
            check.back.append(expected)
        latest = entry["at"]
        hashes.append(hashed)
        check.size = expected + 1
        if check.size in wanted or len(hashes) >= BATCH:
            frontier, hashes = frontier.extended(hashes), []
            _compare(check, wanted.pop(check.size, []), frontier, chain)
    else:
        check.whole = True
        frontier = frontier.extended(hashes)
        for where, head in (each for size in sorted(wanted) for each in wanted[size]):
            what = (
                f"a head of {head.size} rows, but the log has {check.size}: cut short"
            )
            _fault(check, where, what)
        check.faults += _state_faults(connection, frontier, chain)
    rows.close()
    check.chain, check.root = chain.hex(), frontier.root().hex()
    return check


def _fault(check: LogCheck, where: str, what: str) -> None:
    check.faults.append(Fault(where=where, what=what))


def _log_rows(connection: sa.Connection) -> Generator[tuple[Any, Any, Any, Any]]:
    """The log's rows as they lie there, by sequence number."""
    columns = (log.c.seq, log.c.subject, log.c.leaf, log.c.chain)
    query = sa.select(*columns).order_by(log.c.seq)
    with connection.execute(query.execution_options(yield_per=5_000)) as rows:
        for row in rows:
            yield row[0], row[1], row[2], row[3]


def _read_row(
    expected: int, row: tuple[Any, Any, Any, Any]
) -> tuple[dict[str, Any], bytes]:
    """What the row's leaf tells, and its bytes.

    Raises:
        ValueError: what is wrong with the row.
    """
    seq, subject, leaf, _ = row
    if seq != expected:
        raise ValueError(f"missing: the next row is {seq}")
    try:
        entry: dict[str, Any] = json.loads(leaf)
        told = entry["seq"], entry["subject"]
        found = entry["action"] + entry["at"], leaf.encode()
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"its leaf cannot be read: {error}") from error
    if told != (seq, subject):
        raise ValueError(f"its leaf is that of row {told[0]} about {told[1]}")
    return entry, found[1]


def _followed(chain: bytes, hashed: bytes, row: tuple[Any, Any, Any, Any]) -> bytes:
    """The chain after the row.

    Raises:
        ValueError: the row says otherwise.
    """
    found = next_chain(chain, hashed)
    if row[3] != found.hex():
        raise ValueError("it does not follow from the rows before it")
    return found


def _compare(
    check: LogCheck,
    heads: list[tuple[str, TreeHead]],
    frontier: Frontier,
    chain: bytes,
) -> None:
    for where, head in heads:
        if head.root != frontier.root().hex() or head.chain != chain.hex():
            rows = f"the log's first {head.size} rows"
            what = f"not of {rows}: they were written anew, or the head was altered"
            _fault(check, where, what)


def _state_faults(
    connection: sa.Connection, frontier: Frontier, chain: bytes
) -> Iterator[Fault]:
    roots = [root.hex() for root in frontier.roots]
    wanted = {
        "id": STATE,
        "size": frontier.size,
        "chain": chain.hex(),
        "roots": roots,
    }
    if list(raw_rows(connection, log_state, log_state.c.id)) != [wanted]:
        what = f"the log ends after {frontier.size} rows, its state says otherwise"
        yield Fault(where="log_state", what=what)


def check_tables(
    connection: sa.Connection, sealed: dict[str, str | None], counts: Counter[str]
) -> Iterator[Fault]:
    """Every row of every table against what the log says of it.

    Args:
        connection: the database.
        sealed: what stands for each subject, from `check_log`; emptied on the way.
        counts: gets the number of rows of each table.
    """
    yield from _salt_faults(connection, sealed, counts)
    waiting: list[tuple[str, object]] = []
    for content in every_content(connection, counts):
        waiting.append(content)
        if len(waiting) >= CHUNK:
            yield from _content_faults(connection, waiting, sealed)
            waiting = []
    yield from _content_faults(connection, waiting, sealed)
    yield from _byte_faults(connection, counts)
    for subject, digest in sealed.items():
        if digest is not None:
            yield Fault(where=subject, what="deleted: the log has it, no table does")


CHUNK = 500
"""Subjects whose salts are asked for at once."""


def _salt_faults(
    connection: sa.Connection, sealed: dict[str, str | None], counts: Counter[str]
) -> Iterator[Fault]:
    for row in raw_rows(connection, seals, seals.c.subject, without=("salt",)):
        counts["seals"] += 1
        if sealed.get(row["subject"]) is None:
            what = "a salt of something that does not stand in the log"
            yield Fault(where=f"seals {row['subject']}", what=what)


def _content_faults(
    connection: sa.Connection,
    contents: list[tuple[str, object]],
    sealed: dict[str, str | None],
) -> Iterator[Fault]:
    query = seals.c.subject.in_([subject for subject, _ in contents])
    rows = connection.execute(
        sa.select(seals.c.subject, raw_column(connection, seals.c.salt)).where(query)
    )
    salts = {row[0]: row[1] for row in rows}
    for subject, content in contents:
        what = _content_fault(subject, content, sealed, salts)
        if what is not None:
            yield Fault(where=subject, what=what)


def _content_fault(
    subject: str,
    content: object,
    sealed: dict[str, str | None],
    salts: dict[str, Any],
) -> str | None:
    """What is wrong with one content, or None; its seal counts as seen."""
    if subject not in sealed:
        return "added: the log does not know it, or knows it once"
    digest, salt = sealed.pop(subject), salts.get(subject)
    if digest is None:
        return "added: the log says that nothing stands here"
    if not isinstance(salt, bytes):
        return "its salt is gone, so nothing proves it"
    try:
        found = commitment(salt, content)
    except (TypeError, ValueError):
        return "edited: it holds what cannot be written"
    return None if found == digest else "edited: it is not what the log says"


def _byte_faults(connection: sa.Connection, counts: Counter[str]) -> Iterator[Fault]:
    """Documents whose original bytes are not those that were taken in."""
    kept = {"id", "sha256", "raw"}
    without = tuple(column.name for column in documents.c if column.name not in kept)
    for row in raw_rows(connection, documents, documents.c.id, without=without):
        raw, wanted = row["raw"], str(row["sha256"])
        counts["bytes"] += len(raw or b"")
        if what := _byte_fault(raw, wanted):
            yield Fault(where=f"{document_subject(row['id'])} (bytes)", what=what)


def _byte_fault(raw: object, wanted: str) -> str | None:
    if not isinstance(raw, bytes):
        return "its original bytes are gone: text stands there"
    if wanted.startswith(ERASED_PREFIX):
        return "bytes of an erased document" if raw else None
    found = hashlib.sha256(raw).hexdigest()
    if found == wanted:
        return None
    if not raw:
        return "its original bytes are gone"
    return f"its original bytes were altered: their SHA-256 is {found}"
