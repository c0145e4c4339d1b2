"""What is kept of a document beside its words: where it came from, and its bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from trucewatch.model.document import Document
from trucewatch.model.record import from_record
from trucewatch.store.documents import ON_ONE_LINE
from trucewatch.store.line_tables import incident_claims, incident_lines
from trucewatch.store.lines import chunked
from trucewatch.store.tables import ERASED_PREFIX, claims, documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stored document with the facts of its capture.

    Args:
        document: the document.
        day: of its publication in the mission's zone, or None.
        captured_at: when it was taken in, UTC, ISO 8601.
        retrieval: how it was come by, in words, or "".
        size: of the original bytes.
    """

    document: Document
    day: date | None
    captured_at: str
    retrieval: str
    size: int


def evidence_of(connection: sa.Connection, document: str) -> Evidence | None:
    """The document of that id, or None where there is none or it was erased."""
    query = sa.select(
        documents.c.record,
        documents.c.published_day,
        documents.c.captured_at,
        documents.c.retrieval,
        sa.func.length(documents.c.raw).label("size"),
    ).where(documents.c.id == document, ~documents.c.sha256.startswith(ERASED_PREFIX))
    row = connection.execute(query).first()
    if row is None:
        return None
    return Evidence(
        document=from_record(Document, row.record),
        day=row.published_day,
        captured_at=row.captured_at,
        retrieval=row.retrieval or "",
        size=row.size or 0,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A document on one line: its title, who published it, and when."""

    title: str
    source: str
    day: date | None


def headings(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Heading]:
    """Those of the documents that are stored, by id."""
    found: dict[str, Heading] = {}
    for chunk in chunked(ids):
        for row in connection.execute(_HEADINGS, {"ids": chunk}):
            found[row.id] = Heading(
                title=row.title or row.name,
                source=row.publisher or row.agency or "",
                day=row.published_day,
            )
    return found


_HEADINGS = sa.select(*ON_ONE_LINE).where(
    documents.c.id.in_(sa.bindparam("ids", expanding=True))
)


def document_of_claim(connection: sa.Connection, claim: str) -> str | None:
    """The document that a claim was read from, or None for no such claim."""
    query = sa.select(claims.c.document).where(claims.c.id == claim)
    return connection.execute(query).scalar()


def incidents_told(connection: sa.Connection, document: str) -> dict[str, str]:
    """The incident of each of the document's claims that is in one."""
    query = sa.select(incident_claims.c.claim, incident_claims.c.incident).where(
        incident_claims.c.document == document
    )
    return {row.claim: row.incident for row in connection.execute(query)}


def incidents_of_claims(
    connection: sa.Connection, ids: Iterable[str]
) -> dict[str, str]:
    """The incident of each of the claims that is in one, for or against."""
    found: dict[str, str] = {}
    for chunk in chunked(ids):
        query = sa.select(incident_claims.c.claim, incident_claims.c.incident)
        rows = connection.execute(query.where(incident_claims.c.claim.in_(chunk)))
        found |= {row.claim: row.incident for row in rows}
    return found


def rows_of(connection: sa.Connection, ids: Iterable[str]) -> list[sa.Row[Any]]:
    """The rows of the incidents, with their numbers of access, by id."""
    columns = [each for each in incident_lines.c if each.name != "record"]
    return [
        row
        for chunk in chunked(ids)
        for row in connection.execute(
            sa.select(*columns)
            .where(incident_lines.c.id.in_(chunk))
            .order_by(incident_lines.c.id)
        )
    ]


def units_of(connection: sa.Connection, access: Iterable[int]) -> list[str]:
    """Ids of the governorates in which there are incidents marked in these ways.

    Goes from one governorate to the next along the index: there are few of them among
    a million rows.
    """
    found: set[str] = set()
    for each in sorted(access):
        found.update(connection.execute(_UNITS, {"access": each}).scalars())
    return sorted(found)


def _units() -> sa.Select[Any]:
    column, named = incident_lines.c.admin1, sa.bindparam("access", type_=sa.Integer)
    least = sa.select(sa.func.min(column)).where(incident_lines.c.access == named)
    units = least.cte("units", recursive=True)
    (here,) = units.c
    after = least.where(column > here).scalar_subquery()
    units = units.union_all(sa.select(after).where(here.is_not(None)))
    (here,) = units.c
    return sa.select(here).where(here.is_not(None))


_UNITS = _units()
