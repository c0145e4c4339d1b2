"""Claims as they were read, and when they were told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import sqlalchemy as sa

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.record import from_record
from trucewatch.store.lines import chunked
from trucewatch.store.moments import read_once
from trucewatch.store.tables import claims, documents


def documents_with(connection: sa.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Ids of the documents from which the claims were read."""
    found: set[str] = set()
    for chunk in chunked(ids):
        query = sa.select(claims.c.document).where(claims.c.id.in_(chunk))
        found.update(connection.execute(query).scalars())
    return frozenset(found)


def stored_claim(connection: sa.Connection, claim: str) -> Claim | None:
    """The claim of that id as it was read, or None."""
    query = sa.select(claims.c.record).where(claims.c.id == claim)
    record = connection.execute(query).scalar()
    return None if record is None else from_record(Claim, record)


def published_day(connection: sa.Connection, document: str) -> date | None:
    """The day on which a stored document was published, in the mission's zone."""
    return read_once(
        connection,
        ("published", document),
        lambda: connection.execute(_PUBLISHED, {"document": document}).scalar(),
    )


_PUBLISHED = sa.select(documents.c.published_day).where(
    documents.c.id == sa.bindparam("document")
)


def report_days(
    connection: sa.Connection, *, latest: bool
) -> Iterator[tuple[date, int]]:
    """Each day with reports and how many, from the latest or the earliest on."""
    day = documents.c.published_day
    query = sa.select(day, sa.func.count()).where(day.is_not(None)).group_by(day)
    ordered = query.order_by(day.desc() if latest else day)
    with connection.execute(ordered.execution_options(yield_per=20)) as rows:
        for row in rows:
            yield row[0], row[1]


def any_counts(connection: sa.Connection, ids: Iterable[str]) -> bool:
    """Whether a tally was read from any of the documents, by whatever run."""
    return any(
        connection.execute(_TALLY.where(claims.c.document.in_(chunk))).first()
        for chunk in chunked(ids)
    )


_TALLY = sa.select(claims.c.id).where(claims.c.kind == ClaimKind.TALLY.value).limit(1)
