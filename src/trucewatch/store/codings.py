"""Codings: the claims of each run over a document; all stay, the latest stands."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.claim import Claim
from trucewatch.store.decisions import CODINGS, Coding
from trucewatch.store.documents import StoredDocument, add_claims
from trucewatch.store.tables import claims, documents
from trucewatch.store.unit import Unit
from trucewatch.store.unmerged import note_document


@dataclass(frozen=True, slots=True, kw_only=True)
class CodingChange:
    """A run that reads a document otherwise: its number, claims new and gone."""

    run: int
    fresh: int
    gone: int


def original_bytes(connection: sa.Connection, document: str) -> bytes:
    """The bytes of a document as they were taken in."""
    query = sa.select(documents.c.raw).where(documents.c.id == document)
    return bytes(connection.execute(query).scalar_one())


def add_coding(
    unit: Unit, stored: StoredDocument, read: tuple[Claim, ...]
) -> CodingChange | None:
    """Store a run over a document; None, and nothing stored, where it reads the same.

    Args:
        unit: an open unit of work.
        stored: the document with every claim that any run made of it.
        read: the claims of this run, in text order.
    """
    document = stored.document.id
    kept = CODINGS.latest(unit.connection, document)
    known = {claim.id for claim in stored.claims}
    before = kept.value.claims if kept else tuple(claim.id for claim in stored.claims)
    now = tuple(claim.id for claim in read)
    if set(before) == set(now):
        return None
    fresh = tuple(claim for claim in read if claim.id not in known)
    query = sa.select(sa.func.max(claims.c.run)).where(claims.c.document == document)
    earlier = unit.connection.execute(query).scalar() or 0
    run = max(earlier, kept.value.run if kept else 1) + 1
    add_claims(unit, fresh, run=run)
    value = Coding(document=document, run=run, claims=now)
    seen = kept.version if kept else 0
    CODINGS.write(unit, document, value, subject=document, seen=seen)
    note_document(unit, document)
    return CodingChange(run=run, fresh=len(fresh), gone=len(set(before) - set(now)))
