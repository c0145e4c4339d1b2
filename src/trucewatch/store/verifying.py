"""Is the database what the log says? Every row is looked at, the first bad one named.

Found are: an edited, deleted, added or reordered row of the log, an edited, deleted or
added row of any table, altered or missing bytes of a document, and, against a signed
head that was published, a log that was cut short or written anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from trucewatch.model.log import TreeHead
from trucewatch.store.documents import (
    claim_content,
    claims_subject,
    document_content,
    document_subject,
)
from trucewatch.store.entries import entry_content, entry_subject, every_version
from trucewatch.store.items import issue_content, item_content, item_subject
from trucewatch.store.log import NO_CHAIN, Row, entry_of, every_row, next_chain
from trucewatch.store.merkle import Frontier, leaf_hash
from trucewatch.store.placements import placement_content, placements_subject
from trucewatch.store.sealing import commitment
from trucewatch.store.tables import (
    claims,
    documents,
    issues,
    items,
    log_state,
    placements,
    seals,
)


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
        size: how many rows it has.
        root, chain: hashes over them.
        sealed: the digest that stands for each subject, None where it was erased.
    """

    faults: list[Fault] = field(default_factory=list)
    size: int = 0
    root: str = ""
    chain: str = ""
    sealed: dict[str, str | None] = field(default_factory=dict)


BATCH = 4_096
"""Leaves whose hashes are added to the tree at once."""


def check_log(connection: sa.Connection, heads: Iterable[TreeHead] = ()) -> LogCheck:
    """A walk over every row of the log.

    Args:
        connection: the database, or a copy of it.
        heads: heads that were published, which the log has to contain.
    """
    check = LogCheck()
    wanted: dict[int, list[TreeHead]] = {}
    for head in heads:
        wanted.setdefault(head.size, []).append(head)
    chain, frontier, hashes = NO_CHAIN, Frontier(), list[bytes]()
    _compare(check, wanted.pop(0, []), frontier, chain)
    for expected, row in enumerate(every_row(connection)):
        _, subject, leaf, _ = row
        hashed = leaf_hash(leaf.encode())
        chain = next_chain(chain, hashed)
        if fault := _row_fault(expected, row, chain.hex()):
            check.faults.append(fault)
            return check
        entry = entry_of(leaf)
        if entry.digest is not None or entry.action == "erase":
            check.sealed[subject] = entry.digest
        hashes.append(hashed)
        size = expected + 1
        if size in wanted or len(hashes) >= BATCH:
            frontier, hashes = frontier.extended(hashes), []
            _compare(check, wanted.pop(size, []), frontier, chain)
    frontier = frontier.extended(hashes)
    check.size, check.chain = frontier.size, chain.hex()
    check.root = frontier.root().hex()
    for size in sorted(wanted):
        what = f"the log has {check.size} rows, but a head of {size} rows was signed"
        check.faults.append(Fault(where="log", what=f"{what}: rows were cut off"))
    check.faults += _state_faults(connection, frontier, chain)
    return check


def _row_fault(expected: int, row: Row, chain: str) -> Fault | None:
    """What is wrong with one row, or None."""
    seq, subject, leaf, stored = row
    where = f"log row {expected}"
    if seq != expected:
        return Fault(where=where, what=f"missing: the next row is {seq}")
    try:
        entry = entry_of(leaf)
    except ValueError as error:
        return Fault(where=where, what=f"its leaf cannot be read: {error}")
    if entry.seq != seq or entry.subject != subject:
        told = f"row {entry.seq} about {entry.subject}"
        return Fault(where=where, what=f"its leaf is that of {told}")
    if stored != chain:
        return Fault(where=where, what="it does not follow from the rows before it")
    return None


def _compare(
    check: LogCheck, heads: list[TreeHead], frontier: Frontier, chain: bytes
) -> None:
    for head in heads:
        if head.root != frontier.root().hex() or head.chain != chain.hex():
            where = f"log rows 0 to {head.size - 1}"
            what = f"not those of the head signed at {head.at}: written anew"
            check.faults.append(Fault(where=where, what=what))


def _state_faults(
    connection: sa.Connection, frontier: Frontier, chain: bytes
) -> Iterator[Fault]:
    rows = connection.execute(sa.select(log_state)).all()
    roots = [root.hex() for root in frontier.roots]
    if [tuple(row) for row in rows] != [(1, frontier.size, chain.hex(), roots)]:
        what = "the state kept for adding is not that of the rows"
        yield Fault(where="log_state", what=what)


def check_tables(
    connection: sa.Connection, sealed: dict[str, str | None]
) -> Iterator[Fault]:
    """Every row of every table against what the log says of it.

    Args:
        connection: the database.
        sealed: what stands for each subject, from `check_log`.
    """
    salts = {row.subject: row.salt for row in connection.execute(sa.select(seals))}
    seen: set[str] = set()
    for subject, content in _contents(connection):
        seen.add(subject)
        if fault := _content_fault(subject, content, sealed, salts):
            yield fault
    yield from _byte_faults(connection)
    for subject, digest in sealed.items():
        if digest is not None and subject not in seen:
            yield Fault(where=subject, what="deleted: the log has it, no table does")
    for subject in salts.keys() - sealed.keys():
        yield Fault(where=subject, what="a salt of something that was never logged")


def _content_fault(
    subject: str,
    content: object,
    sealed: dict[str, str | None],
    salts: dict[str, bytes],
) -> Fault | None:
    if subject not in sealed:
        return Fault(where=subject, what="added: the log does not know it")
    digest = sealed[subject]
    if digest is None:
        return Fault(where=subject, what="erased by the log, but still there")
    salt = salts.get(subject)
    if salt is None:
        return Fault(where=subject, what="its salt is gone, so nothing proves it")
    if commitment(salt, content) != digest:
        return Fault(where=subject, what="edited: it is not what the log says")
    return None


Content = tuple[str, object]
"""A subject and what stands for it in the tables."""


def _contents(connection: sa.Connection) -> Iterator[Content]:
    yield from _documents(connection)
    yield from _claims(connection)
    yield from _items(connection)
    yield from _placements(connection)
    for entry in every_version(connection):
        subject = entry_subject(entry.kind, entry.id, entry.version)
        yield subject, entry_content(entry)


def _rows(connection: sa.Connection, query: sa.Select[Any]) -> Iterator[dict[str, Any]]:
    streamed = connection.execution_options(yield_per=1_000)
    for row in streamed.execute(query):
        yield row._asdict()


def _documents(connection: sa.Connection) -> Iterator[Content]:
    columns = [column for column in documents.c if column.name != "raw"]
    for row in _rows(connection, sa.select(*columns).order_by(documents.c.id)):
        yield document_subject(row["id"]), document_content(row)


def _claims(connection: sa.Connection) -> Iterator[Content]:
    order = (claims.c.document, claims.c.run, claims.c.position, claims.c.id)
    rows = _rows(connection, sa.select(claims).order_by(*order))
    for (document, run), group in groupby(rows, lambda r: (r["document"], r["run"])):
        yield claims_subject(document, run), [claim_content(row) for row in group]


def _items(connection: sa.Connection) -> Iterator[Content]:
    told: dict[str, list[object]] = {}
    for row in _rows(connection, sa.select(issues).order_by(issues.c.id)):
        told.setdefault(row["item"], []).append(issue_content(row))
    for row in _rows(connection, sa.select(items).order_by(items.c.name)):
        name = row["name"]
        content = item_content(row["outcome"], row["document"], told.pop(name, []))
        yield item_subject(name), content
    for name, rest in told.items():
        yield f"issues of an unknown item {item_subject(name)}", rest


def _placements(connection: sa.Connection) -> Iterator[Content]:
    order = (placements.c.claim, placements.c.run, placements.c.position)
    rows = _rows(connection, sa.select(placements).order_by(*order))
    for (claim, run), group in groupby(rows, lambda row: (row["claim"], row["run"])):
        yield placements_subject(claim, run), [placement_content(row) for row in group]


def _byte_faults(connection: sa.Connection) -> Iterator[Fault]:
    """Documents whose original bytes are not those that were taken in."""
    query = sa.select(documents.c.id, documents.c.sha256, documents.c.raw)
    for row in _rows(connection, query.order_by(documents.c.id)):
        found = hashlib.sha256(row["raw"]).hexdigest()
        if found != row["sha256"]:
            what = f"its original bytes were altered: SHA-256 is {found[:16]}…"
            yield Fault(where=document_subject(row["id"]), what=what)
