"""Founders: which claims may found an incident, and when they were told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.record import from_record
from trucewatch.store.tables import claims, documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """An event claim, its document, and the day on which that was published."""

    claim: str
    document: str
    day: date | None


def event_claims(connection: sa.Connection) -> Iterator[Founder]:
    """Every event claim that is stored, by id, streamed."""
    query = (
        sa.select(claims.c.id, claims.c.document, documents.c.published_day)
        .join(documents, documents.c.id == claims.c.document)
        .where(claims.c.kind == ClaimKind.EVENT.value)
        .order_by(claims.c.id)
    )
    for row in connection.execution_options(yield_per=1_000).execute(query):
        yield Founder(claim=row.id, document=row.document, day=row.published_day)


def stored_claim(connection: sa.Connection, claim: str) -> Claim | None:
    """The claim of that id as it was read, or None."""
    query = sa.select(claims.c.record).where(claims.c.id == claim)
    record = connection.execute(query).scalar()
    return None if record is None else from_record(Claim, record)


def published_day(connection: sa.Connection, document: str) -> date | None:
    """The day on which a stored document was published, in the mission's zone."""
    query = sa.select(documents.c.published_day).where(documents.c.id == document)
    return connection.execute(query).scalar()
