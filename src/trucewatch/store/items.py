"""Items that came in and the Issues they raised: the store's intake book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from trucewatch.model.issue import Issue
from trucewatch.model.record import content_id, from_record, to_record
from trucewatch.store.tables import claims, documents, issues, items
from trucewatch.store.unit import Unit


class Outcome(StrEnum):
    """What became of an item."""

    STORED = "stored"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a mission holds."""

    documents: int
    claims: int
    items: dict[str, int]
    kinds: dict[str, int]
    first_day: date | None
    last_day: date | None
    undated: int


_KNOWN = sa.select(items.c.outcome).where(items.c.name == sa.bindparam("item"))
_ADD_ITEM = items.insert()


def note_item(
    unit: Unit,
    name: str,
    *,
    outcome: Outcome,
    document: str | None,
    raised: tuple[Issue, ...],
) -> None:
    """Write down what became of the item `name`, replacing an earlier entry."""
    connection = unit.connection
    if connection.execute(_KNOWN, {"item": name}).first() is not None:
        connection.execute(items.delete().where(items.c.name == name))
        connection.execute(issues.delete().where(issues.c.item == name))
    row = {"name": name, "outcome": outcome.value, "document": document}
    connection.execute(_ADD_ITEM, row)
    rows = {}
    for issue in raised:
        record = to_record(issue)
        issue_id = content_id("iss", {"item": name, "issue": record})
        rows[issue_id] = {
            "id": issue_id,
            "item": name,
            "document": document,
            "record": record,
        }
    if rows:
        connection.execute(issues.insert(), list(rows.values()))
    told = [issue_content(rows[key]) for key in sorted(rows)]
    content = item_content(outcome.value, document, told)
    unit.seal("item.note", item_subject(name), content)


def item_subject(name: str) -> str:
    """The subject under which the log speaks of an item: names may be personal."""
    return f"items/{sha256(name.encode()).hexdigest()[:32]}"


def issue_content(row: Mapping[str, Any]) -> object:
    """What the log commits to for one Issue."""
    return [row["id"], row["document"], row["record"]]


def item_content(outcome: str, document: str | None, told: list[object]) -> object:
    """What the log commits to for an item: its outcome and its Issues by id."""
    return {"outcome": outcome, "document": document, "issues": told}


def all_issues(connection: sa.Connection) -> tuple[Issue, ...]:
    """Every Issue on the books, by item."""
    query = sa.select(issues.c.record).order_by(issues.c.item, issues.c.id)
    return tuple(from_record(Issue, row.record) for row in connection.execute(query))


def issues_of(
    connection: sa.Connection, document_ids: tuple[str, ...]
) -> tuple[Issue, ...]:
    """The Issues raised by these documents, by item."""
    query = (
        sa.select(issues.c.record)
        .where(issues.c.document.in_(document_ids))
        .order_by(issues.c.item, issues.c.id)
    )
    return tuple(from_record(Issue, row.record) for row in connection.execute(query))


def count_all(connection: sa.Connection) -> Counts:
    """How much the mission holds."""
    days = connection.execute(
        sa.select(
            sa.func.count(),
            sa.func.min(documents.c.published_day),
            sa.func.max(documents.c.published_day),
            sa.func.count() - sa.func.count(documents.c.published_day),
        ).select_from(documents)
    ).one()
    kinds = _grouped(connection, claims.c.kind)
    return Counts(
        documents=days[0],
        claims=sum(kinds.values()),
        items=_grouped(connection, items.c.outcome),
        kinds=kinds,
        first_day=days[1],
        last_day=days[2],
        undated=days[3],
    )


def count_coders(connection: sa.Connection) -> dict[str, int]:
    """How many claims each coder made, by the name it left on them."""
    coder = claims.c.record["coder"].as_string()
    query = sa.select(coder, sa.func.count()).group_by(coder).order_by(coder)
    return {row[0]: row[1] for row in connection.execute(query)}


def _grouped(connection: sa.Connection, column: sa.Column[str]) -> dict[str, int]:
    query = sa.select(column, sa.func.count()).group_by(column).order_by(column)
    return {row[0]: row[1] for row in connection.execute(query)}
