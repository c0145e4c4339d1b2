"""What stands in the tables, row by row, in the form that the log commits to.

To be held against the log
(`store.verifying`), and to take rows into the log that are older than it
(`store.adopting`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import sqlalchemy as sa

from trucewatch.store.documents import (
    claim_content,
    claims_subject,
    document_content,
    document_subject,
)
from trucewatch.store.entries import Entry, entry_content, entry_subject
from trucewatch.store.heads import head_subject
from trucewatch.store.items import issue_content, item_content, item_subject
from trucewatch.store.placements import placement_content, placements_subject
from trucewatch.store.raw import raw_rows
from trucewatch.store.tables import (
    claims,
    documents,
    entries,
    heads,
    issues,
    items,
    placements,
)

Content = tuple[str, object]
"""A subject and what stands for it in the tables."""


def every_content(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    """Every subject with what stands for it.

    Args:
        connection: a look.
        counts: gets the number of rows of each table.
    """
    yield from _documents(connection, counts)
    yield from _claims(connection, counts)
    yield from _items(connection, counts)
    yield from _placements(connection, counts)
    yield from _entries(connection, counts)
    yield from _heads(connection, counts)


CONTENT_TABLES = frozenset(
    {documents, claims, items, issues, placements, entries, heads}
)
"""Tables whose rows `every_content` gives."""


def _documents(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    for row in raw_rows(connection, documents, documents.c.id, without=("raw",)):
        counts["documents"] += 1
        yield document_subject(row["id"]), document_content(row)


def _claims(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    order = (claims.c.document, claims.c.run, claims.c.position, claims.c.id)
    rows = raw_rows(connection, claims, *order)
    for (document, run), group in groupby(rows, lambda r: (r["document"], r["run"])):
        content = [claim_content(row) for row in group]
        counts["claims"] += len(content)
        yield claims_subject(document, run), content


def _items(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    told: dict[str, list[object]] = {}
    for row in raw_rows(connection, issues, issues.c.id):
        counts["issues"] += 1
        told.setdefault(row["item"], []).append(issue_content(row))
    for row in raw_rows(connection, items, items.c.name):
        counts["items"] += 1
        name = row["name"]
        content = item_content(row["outcome"], row["document"], told.pop(name, []))
        yield item_subject(name), content
    for name, rest in told.items():
        yield f"issues of an unknown item {item_subject(name)}", rest


def _placements(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    order = (placements.c.claim, placements.c.run, placements.c.position)
    rows = raw_rows(connection, placements, *order)
    for (claim, run), group in groupby(rows, lambda row: (row["claim"], row["run"])):
        content = [placement_content(row) for row in group]
        counts["placements"] += len(content)
        yield placements_subject(claim, run), content


def _entries(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    order = (entries.c.kind, entries.c.id, entries.c.version)
    for row in raw_rows(connection, entries, *order):
        counts["entries"] += 1
        entry = Entry(**row)
        subject = entry_subject(entry.kind, entry.id, entry.version)
        yield subject, entry_content(entry)


def _heads(connection: sa.Connection, counts: Counter[str]) -> Iterator[Content]:
    for row in raw_rows(connection, heads, heads.c.size, heads.c.key):
        counts["heads"] += 1
        yield head_subject(row["size"], row["key"]), row["record"]
