"""Documents with their claims: the store's repository of what was taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from trucewatch.model.claim import Claim, ClaimKind
from trucewatch.model.document import Document
from trucewatch.model.record import from_record, to_record
from trucewatch.store.ranking import Searched
from trucewatch.store.search import claim_words, document_words, index_texts
from trucewatch.store.tables import ERASED_PREFIX, claims, documents
from trucewatch.store.unit import Unit
from trucewatch.store.unmerged import note_days

CHUNK = 500

_ADD_DOCUMENT = documents.insert()
_ADD_CLAIM = claims.insert()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document with the claims read from it, in text order."""

    document: Document
    claims: tuple[Claim, ...]


def stored_name(connection: sa.Connection, document_id: str) -> str | None:
    """Name under which these bytes are stored already, "" if erased, or None."""
    query = sa.select(documents.c.name).where(documents.c.id == document_id)
    return connection.execute(query).scalar()


def add_document(
    unit: Unit,
    document: Document,
    *,
    raw: bytes,
    published_day: date | None,
    retrieval: str = "",
) -> None:
    """Store a new document with its original bytes.

    Args:
        unit: an open unit of work.
        document: the document; its id must not be stored yet.
        raw: original bytes.
        published_day: calendar day of publication in the mission's zone, or
            None where the document has no date.
        retrieval: how it was come by, in words, or "".
    """
    row = {
        "id": document.id,
        "sha256": document.sha256,
        "name": document.name,
        "published_day": published_day,
        "captured_at": unit.stamp.moment,
        "retrieval": retrieval,
        "record": to_record(document),
    }
    unit.connection.execute(_ADD_DOCUMENT, row | {"raw": raw})
    unit.seal("document.add", document_subject(document.id), document_content(row))
    text = document_words(row["record"])
    index_texts(unit.connection, Searched.DOCUMENT, [(document.id, text)])
    note_days(unit, (published_day,))


def document_subject(document_id: str) -> str:
    """The subject under which the log speaks of a document."""
    return f"documents/{document_id}"


def document_content(row: Mapping[str, Any]) -> object:
    """What the log commits to for a document; its bytes by their SHA-256.

    Args:
        row: the row's values; the day as a date or as it is written.
    """
    day = row["published_day"]
    return {
        "sha256": row["sha256"],
        "name": row["name"],
        "published_day": day.isoformat() if isinstance(day, date) else day,
        "captured_at": row["captured_at"],
        "retrieval": row["retrieval"],
        "record": row["record"],
    }


def add_claims(unit: Unit, read: tuple[Claim, ...], *, run: int = 1) -> None:
    """Store the claims read from one document, in text order.

    Args:
        unit: an open unit of work.
        read: the claims; claims that an earlier run made already are left out.
        run: number of the coding run, from 1.
    """
    rows: list[dict[str, object]] = [
        {
            "id": claim.id,
            "document": claim.document,
            "kind": claim.kind.value,
            "position": position,
            "run": run,
            "record": to_record(claim),
        }
        for position, claim in enumerate(read)
    ]
    if not rows:
        return
    unit.connection.execute(_ADD_CLAIM, rows)
    texts = ((str(row["id"]), claim_words(row["record"])) for row in rows)
    index_texts(unit.connection, Searched.CLAIM, texts)
    document = str(rows[0]["document"])
    subject = claims_subject(document, run)
    unit.seal("claims.add", subject, [claim_content(row) for row in rows])


def claims_subject(document_id: str, run: int) -> str:
    """The subject under which the log speaks of the claims that a run added."""
    return f"claims/{document_id}/{run}"


def claim_content(row: Mapping[str, Any]) -> object:
    """What the log commits to for one claim."""
    return [row["id"], row["kind"], row["position"], row["record"]]


def latest_day(connection: sa.Connection) -> date | None:
    """The latest calendar day on which a stored document was published."""
    return connection.execute(
        sa.select(sa.func.max(documents.c.published_day))
    ).scalar()


def erased_documents(connection: sa.Connection, ids: Iterable[str]) -> set[str]:
    """Those of the documents whose content was erased."""
    wanted = sorted(set(ids))
    found: set[str] = set()
    for start in range(0, len(wanted), CHUNK):
        query = sa.select(documents.c.id).where(
            documents.c.id.in_(wanted[start : start + CHUNK]),
            documents.c.sha256.startswith(ERASED_PREFIX),
        )
        found |= set(connection.execute(query).scalars())
    return found


def documents_between(
    connection: sa.Connection, first: date, last: date
) -> Iterator[StoredDocument]:
    """Documents published from `first` to `last` (both included), by id order.

    A few hundred are read at a time, however many there are.
    """
    yield from _stored(connection, ids_between(connection, first, last))


def captured_at(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """When each of the documents was taken in (UTC, ISO 8601), where that is known."""
    wanted = sorted(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), CHUNK):
        query = sa.select(documents.c.id, documents.c.captured_at)
        query = query.where(documents.c.captured_at.is_not(None))
        chunk = documents.c.id.in_(wanted[start : start + CHUNK])
        rows = connection.execute(query.where(chunk))
        found |= {row.id: row.captured_at for row in rows}
    return found


def ids_between(connection: sa.Connection, first: date, last: date) -> list[str]:
    """Ids of the documents published from `first` to `last`, both included."""
    query = (
        sa.select(documents.c.id)
        .where(documents.c.published_day.between(first, last))
        .order_by(documents.c.id)
    )
    return list(connection.execute(query).scalars())


def documents_by_id(
    connection: sa.Connection, ids: Iterable[str]
) -> Iterator[StoredDocument]:
    """Those of the documents that are stored, by id, with every claim on the books."""
    wanted = sorted(set(ids))
    query = sa.select(documents.c.id).where(
        documents.c.id.in_(wanted), ~documents.c.sha256.startswith(ERASED_PREFIX)
    )
    kept = connection.execute(query.order_by(documents.c.id)).scalars()
    yield from _stored(connection, list(kept))


def _stored(
    connection: sa.Connection, ids: list[str], *, kind: ClaimKind | None = None
) -> Iterator[StoredDocument]:
    """The documents of these ids, in their order, with their claims."""
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        query = sa.select(documents.c.id, documents.c.record)
        rows = connection.execute(query.where(documents.c.id.in_(chunk)))
        found = {row.id: row.record for row in rows}
        read = _claims_of(connection, chunk, kind=kind)
        for document_id in chunk:
            document = from_record(Document, found.pop(document_id))
            claims_read = tuple(read.pop(document_id))
            yield StoredDocument(document=document, claims=claims_read)


def every_document(connection: sa.Connection) -> Iterator[StoredDocument]:
    """Every stored document with its claims, by id order, a few hundred at a time."""
    after = ""
    while True:
        query = (
            sa.select(documents.c.id, documents.c.record)
            .where(documents.c.id > after)
            .where(~documents.c.sha256.startswith(ERASED_PREFIX))
            .order_by(documents.c.id)
            .limit(CHUNK)
        )
        rows = connection.execute(query).all()
        if not rows:
            return
        read = _claims_of(connection, [row.id for row in rows])
        for row in rows:
            document = from_record(Document, row.record)
            yield StoredDocument(document=document, claims=tuple(read[row.id]))
        after = rows[-1].id


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A report as a list shows it.

    Args:
        id: of the document.
        name: under which it came in.
        day: of its publication in the mission's zone, or None.
        title: as the document gives it, or its name.
        source: who published it, or "".
        claims: how many claims it was read into.
    """

    id: str
    name: str
    day: date | None
    title: str
    source: str
    claims: int


_NO_DAY = date.min


def shelved(
    connection: sa.Connection, *, before: tuple[date, str] | None, most: int
) -> list[Shelved]:
    """Documents by day and id, latest first, undated ones last; erased ones left out.

    Args:
        connection: a look.
        before: day and id of the last one that was shown, or None from the start.
        most: how many at most.
    """
    undated_only = before is not None and before[0] == _NO_DAY
    rows: list[Any] = []
    if not undated_only:
        key = sa.tuple_(documents.c.published_day, documents.c.id)
        query = _SHELF.where(documents.c.published_day.is_not(None)).order_by(
            documents.c.published_day.desc(), documents.c.id.desc()
        )
        if before is not None:
            query = query.where(key < sa.tuple_(*before))
        rows += connection.execute(query.limit(most)).all()
    if len(rows) < most:
        query = _SHELF.where(documents.c.published_day.is_(None)).order_by(
            documents.c.id.desc()
        )
        if before is not None and undated_only:
            query = query.where(documents.c.id < before[1])
        rows += connection.execute(query.limit(most - len(rows))).all()
    return [
        Shelved(
            id=row.id,
            name=row.name,
            day=row.published_day,
            title=row.title or row.name,
            source=row.publisher or row.agency or "",
            claims=row.number,
        )
        for row in rows
    ]


ON_ONE_LINE = (
    documents.c.id,
    documents.c.name,
    documents.c.published_day,
    documents.c.record["title"].as_string().label("title"),
    documents.c.record["publisher"].as_string().label("publisher"),
    documents.c.record["agency"].as_string().label("agency"),
)
"""What of a document stands on one line of a list."""

_SHELF = sa.select(
    *ON_ONE_LINE,
    sa.select(sa.func.count())
    .where(claims.c.document == documents.c.id)
    .scalar_subquery()
    .label("number"),
).where(~documents.c.sha256.startswith(ERASED_PREFIX))
"""The dated ones and the others are two walks along an index each: PostgreSQL sorts all
of them where the undated ones have to come last in one."""

_HAS_TALLY = sa.exists().where(
    claims.c.document == documents.c.id, claims.c.kind == ClaimKind.TALLY.value
)


def tally_days(
    connection: sa.Connection, until: date, *, most: int
) -> tuple[date, ...]:
    """The latest days up to `until` on which a tally was published, ascending."""
    query = (
        sa.select(documents.c.published_day)
        .where(documents.c.published_day <= until)
        .where(_HAS_TALLY)
        .distinct()
        .order_by(documents.c.published_day.desc())
        .limit(most)
    )
    return tuple(sorted(connection.execute(query).scalars()))


def tallies_on(
    connection: sa.Connection, days: tuple[date, ...]
) -> Iterator[StoredDocument]:
    """Documents with a tally published on `days`, by id, with their tallies alone."""
    query = (
        sa.select(documents.c.id)
        .where(documents.c.published_day.in_(days))
        .where(_HAS_TALLY)
        .order_by(documents.c.id)
    )
    ids = list(connection.execute(query).scalars())
    yield from _stored(connection, ids, kind=ClaimKind.TALLY)


def of_kind_between(
    connection: sa.Connection, kind: ClaimKind, first: date, last: date, *, most: int
) -> Iterator[StoredDocument]:
    """Documents of the days with a claim of a kind, with these claims alone, by id.

    Args:
        connection: a look.
        kind: of the claims.
        first: first day.
        last: last day, included.
        most: how many documents at most: those of the latest days.
    """
    has = sa.exists().where(
        claims.c.document == documents.c.id, claims.c.kind == kind.value
    )
    query = (
        sa.select(documents.c.id)
        .where(documents.c.published_day.between(first, last))
        .where(has)
        .order_by(documents.c.published_day.desc(), documents.c.id.desc())
        .limit(most)
    )
    ids = sorted(connection.execute(query).scalars())
    yield from _stored(connection, ids, kind=kind)


def _claims_of(
    connection: sa.Connection, ids: list[str], *, kind: ClaimKind | None = None
) -> dict[str, list[Claim]]:
    read: dict[str, list[Claim]] = {document_id: [] for document_id in ids}
    for start in range(0, len(ids), CHUNK):
        query = (
            sa.select(claims.c.document, claims.c.record)
            .where(claims.c.document.in_(ids[start : start + CHUNK]))
            .order_by(claims.c.document, claims.c.position, claims.c.id)
        )
        if kind is not None:
            query = query.where(claims.c.kind == kind.value)
        for row in connection.execute(query):
            read[row.document].append(from_record(Claim, row.record))
    return read
