"""Full-text search over documents and claims, on SQLite (FTS5) and PostgreSQL alike.

The index is derived: it is filled in the transaction that stores what it speaks of,
emptied by triggers when that is deleted or altered, and can be made anew at any time.
It is no evidence and not checked against the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

import sqlalchemy as sa

from trucewatch.store.moments import read_once
from trucewatch.store.ranking import Ranks, Searched, ranked
from trucewatch.store.tables import ERASED_PREFIX, claims, documents, search_rows
from trucewatch.store.words import Term, terms_of, words_of

PART_WORDS = 10_000
"""Words of a text that are indexed together; a longer one is indexed in parts."""

PART_BYTES = 400_000
"""Most bytes of the words of a part: PostgreSQL holds one megabyte."""

AROUND = 80
"""Code points of a snippet on either side of the word found."""

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found.

    Args:
        kind: what it is.
        id: its id.
        document: id of the document it is or stands in.
        name: name of that document.
        snippet: the words around the first one found.
        rank: how well it fits, larger is better; comparable within one answer.
    """

    kind: Searched
    id: str
    document: str
    name: str
    snippet: str
    rank: float


def index_texts(
    connection: sa.Connection,
    kind: Searched,
    texts: Iterable[tuple[str, str]],
    *,
    after: int = 0,
) -> None:
    """Add texts to the index.

    Args:
        connection: the transaction that stores what they are of.
        kind: what they are of.
        texts: id and text of each.
        after: a number that their rows' numbers are larger than.
    """
    numbers = count(max(after, last_indexed(connection)) + 1)
    dialect = connection.dialect.name
    rows = [
        {
            "number": next(numbers),
            "kind": kind.value,
            "id": text_id,
            "part": part,
            "words": " ".join(words) if dialect == "sqlite" else _vector(words),
        }
        for text_id, text in texts
        for part, words in enumerate(_parts(text))
    ]
    if rows:
        for statement in _INSERTS[dialect]:
            connection.execute(sa.text(statement), rows)


_INSERTS = {
    "sqlite": (
        "INSERT INTO search_rows (number, kind, id, part)"
        " VALUES (:number, :kind, :id, :part)",
        "INSERT INTO search_words (rowid, words) VALUES (:number, :words)",
    ),
    "postgresql": (
        "INSERT INTO search_rows (number, kind, id, part, words)"
        " VALUES (:number, :kind, :id, :part, CAST(:words AS tsvector))",
    ),
}


def _parts(text: str) -> Iterator[list[str]]:
    """The words of a text, part by part; one part at least."""
    part: list[str] = []
    size = 0
    for word in words_of(text):
        length = len(word.form.encode()) + 8
        if len(part) == PART_WORDS or size + length > PART_BYTES:
            yield part
            part, size = [], 0
        part.append(word.form)
        size += length
    yield part


def _vector(words: list[str]) -> str:
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, start=1))


def clear_index(connection: sa.Connection) -> None:
    """Empty the index, to the last trace of a word."""
    connection.execute(search_rows.delete())
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("DELETE FROM search_words")
        wipe_index(connection)


def wipe_index(connection: sa.Connection) -> None:
    """Let go of words that FTS5 keeps of deleted texts until it merges its lists."""
    if connection.dialect.name == "sqlite":
        merge = "INSERT INTO search_words (search_words) VALUES ('optimize')"
        connection.exec_driver_sql(merge)


def rebuild_index(connection: sa.Connection) -> int:
    """Make the index anew from the documents and claims; how many it holds then.

    Its rows get numbers that no row had before: `last_indexed` tells that it is new.
    """
    before = last_indexed(connection)
    clear_index(connection)
    done = 0
    for kind, table in _TABLES.items():
        for ids in _id_chunks(connection, table):
            texts = _texts(connection, kind, ids)
            told = ((key, texts[key][2]) for key in ids)
            index_texts(connection, kind, told, after=before)
            done += len(ids)
    wipe_index(connection)
    return done


_TABLES = {Searched.DOCUMENT: documents, Searched.CLAIM: claims}
_KEPT = ~documents.c.sha256.startswith(ERASED_PREFIX)


def _id_chunks(connection: sa.Connection, table: sa.Table) -> Iterator[list[str]]:
    after = ""
    query = sa.select(table.c.id).order_by(table.c.id).limit(CHUNK)
    if table is documents:
        query = query.where(_KEPT)
    while ids := connection.execute(query.where(table.c.id > after)).scalars().all():
        yield list(ids)
        after = ids[-1]


def unindexed(connection: sa.Connection) -> int:
    """How many documents and claims the index does not know."""
    counted = sa.select(sa.func.count())
    texts = counted.select_from(documents).where(_KEPT).scalar_subquery()
    quotes = counted.select_from(claims).scalar_subquery()
    held = counted.where(search_rows.c.part == 0).scalar_subquery()
    found = connection.execute(sa.select(texts + quotes - held)).scalar_one()
    return int(found)


def first_indexed(connection: sa.Connection) -> int:
    """The number of the first row of the index; another one once it is made anew."""
    return connection.execute(_FIRST).scalar() or 0


def last_indexed(connection: sa.Connection) -> int:
    """The number of the last row of the index; 0 where it is empty."""
    last = read_once(connection, "indexed", lambda: connection.execute(_LAST).scalar())
    return last or 0


_FIRST = sa.select(sa.func.min(search_rows.c.number))
_LAST = sa.select(sa.func.max(search_rows.c.number))


def search(
    connection: sa.Connection, words: str, *, kind: Searched | None, most: int
) -> tuple[Hit, ...]:
    """What has all the words, best first; nothing where there is no word in them.

    Args:
        connection: a look.
        words: what to look for, see `words.terms_of`; any text at all.
        kind: only that, or both.
        most: how many at most.
    """
    found = ranked(connection, words, kind=kind, most=most)
    return tuple(snippets_of(texts_of(connection, found), words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """What was ranked, with the text in which the words stand."""

    kind: Searched
    id: str
    document: str
    name: str
    text: str
    rank: float


def texts_of(connection: sa.Connection, ranks: Ranks) -> tuple[Ranked, ...]:
    """The texts of what was ranked, best first."""
    texts: dict[tuple[Searched, str], tuple[str, str, str]] = {}
    for kind in Searched:
        ids = iter([each for of, each in ranks if of is kind])
        while chunk := list(islice(ids, CHUNK)):
            found = _texts(connection, kind, chunk)
            texts |= {(kind, each): told for each, told in found.items()}
    return tuple(
        Ranked(
            kind=key[0],
            id=key[1],
            document=texts[key][0],
            name=texts[key][1],
            text=texts[key][2],
            rank=round(rank, 6),
        )
        for key, rank in ranks.items()
        if key in texts
    )


def snippets_of(found: Iterable[Ranked], words: str) -> Iterator[Hit]:
    """Each with the words around the first one found."""
    terms = terms_of(words)
    for each in found:
        yield Hit(
            kind=each.kind,
            id=each.id,
            document=each.document,
            name=each.name,
            snippet=snippet_of(each.text, terms),
            rank=each.rank,
        )


def _texts(
    connection: sa.Connection, kind: Searched, ids: list[str]
) -> dict[str, tuple[str, str, str]]:
    """By id: the document, its name and the text that is searched."""
    words = document_words if kind is Searched.DOCUMENT else claim_words
    rows = connection.execute(_RECORDS[kind], {"ids": ids})
    return {row[0]: (row[1], row[2], words(row[3])) for row in rows}


_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
_RECORDS = {
    Searched.DOCUMENT: sa.select(
        documents.c.id, documents.c.id, documents.c.name, documents.c.record
    ).where(documents.c.id.in_(_IDS)),
    Searched.CLAIM: sa.select(
        claims.c.id, documents.c.id, documents.c.name, claims.c.record
    )
    .join(documents, documents.c.id == claims.c.document)
    .where(claims.c.id.in_(_IDS)),
}


def document_words(record: Any) -> str:  # noqa: ANN401 - JSON
    """The text by which a document is found, from its record."""
    parts = (record.get("title"), record.get("publisher"), record.get("text"))
    return "\n".join(part for part in parts if part)


def claim_words(record: Any) -> str:  # noqa: ANN401 - JSON
    """The text by which a claim is found, from its record."""
    return str(record.get("quote", ""))


def snippet_of(text: str, terms: tuple[Term, ...]) -> str:
    """The text around the first word found, its white space closed up."""
    whole = frozenset(form for term in terms if not term.open for form in term.words)
    begun = tuple(term.words[0] for term in terms if term.open)
    first = next(
        (
            word
            for word in words_of(text)
            if word.form in whole or (begun and word.form.startswith(begun))
        ),
        None,
    )
    at = first.start if first is not None else 0
    end = first.end if first is not None else 0
    start, stop = max(0, at - AROUND), min(len(text), end + AROUND)
    cut = " ".join(text[start:stop].split())
    return f"{'…' if start else ''}{cut}{'…' if stop < len(text) else ''}"
