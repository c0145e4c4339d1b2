"""Heads of the log, as they were taken for a bulletin or signed."""

from __future__ import annotations

import sqlalchemy as sa

from trucewatch.model.log import SignedHead, TreeHead
from trucewatch.model.record import from_record, to_record
from trucewatch.store.log import entry_of
from trucewatch.store.tables import heads, log
from trucewatch.store.unit import Unit

UNSIGNED = ""
"""What stands for the key of a head that nobody signed."""

OF_HEADS = frozenset({"head.sign", "head.take", "signing_key.write"})
"""Actions with which a head itself is kept."""

ABOUT_THE_LOG = OF_HEADS | {
    "bulletin.write",
    "erratum.write",
    "export.write",
    "release.write",
    "release_file.write",
}
"""Actions that change no record of the mission."""


def head_subject(size: int, key: str) -> str:
    """The subject under which the log speaks of a head."""
    return f"heads/{size}/{key}"


def keep_head(unit: Unit, head: SignedHead) -> None:
    """Store a head; one that stands there already is left as it is."""
    size, key = head.head.size, head.key
    known = sa.select(heads.c.size).where(heads.c.size == size, heads.c.key == key)
    if unit.connection.execute(known).first() is not None:
        return
    record = to_record(head)
    unit.connection.execute(heads.insert().values(size=size, key=key, record=record))
    action = "head.take" if key == UNSIGNED else "head.sign"
    unit.seal(action, head_subject(size, key), record)


def latest_head(
    connection: sa.Connection, *, key: str | None = None
) -> SignedHead | None:
    """The largest head on the books, of one key if given, or None."""
    query = sa.select(heads.c.record).order_by(heads.c.size.desc(), heads.c.key.desc())
    if key is not None:
        query = query.where(heads.c.key == key)
    row = connection.execute(query.limit(1)).first()
    return None if row is None else from_record(SignedHead, row.record)


def head_of(connection: sa.Connection, size: int) -> SignedHead | None:
    """A head on the books of that size, a signed one where there is one; or None."""
    query = sa.select(heads.c.record).where(heads.c.size == size)
    row = connection.execute(query.order_by(heads.c.key.desc()).limit(1)).first()
    return None if row is None else from_record(SignedHead, row.record)


def every_head(connection: sa.Connection) -> tuple[SignedHead, ...]:
    """Every head on the books, smallest first."""
    query = sa.select(heads.c.record).order_by(heads.c.size, heads.c.key)
    return tuple(
        from_record(SignedHead, row.record) for row in connection.execute(query)
    )


def first_standing(connection: sa.Connection, *, key: str) -> SignedHead | None:
    """The smallest head of a key since which no record changed, or None."""
    found = None
    query = sa.select(heads.c.record).where(heads.c.key == key)
    for row in connection.execute(query.order_by(heads.c.size.desc())).all():
        signed = from_record(SignedHead, row.record)
        if not nothing_since(connection, signed.head, but=ABOUT_THE_LOG):
            break
        found = signed
    return found


def nothing_since(
    connection: sa.Connection, head: TreeHead, *, but: frozenset[str] = OF_HEADS
) -> bool:
    """Whether nothing was logged since the head, save actions of `but`."""
    query = sa.select(log.c.leaf).where(log.c.seq >= head.size).order_by(log.c.seq)
    with connection.execute(query.execution_options(yield_per=100)) as rows:
        return all(entry_of(row.leaf).action in but for row in rows)
