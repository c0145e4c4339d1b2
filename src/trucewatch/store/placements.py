"""Where claims were placed, run by run: later runs add, none alters what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from trucewatch.model.place import KeptAnswer
from trucewatch.model.record import from_record, to_record
from trucewatch.store.tables import placements
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPlacement:
    """What one run made of one mention.

    Args:
        claim: id of the claim.
        position: which of the claim's mentions, from 0.
        answer: the answer, with the version of the gazetteer that gave it.
    """

    claim: str
    position: int
    answer: KeptAnswer


def last_run(connection: sa.Connection) -> int:
    """The number of the latest run that stored something, 0 where none did."""
    return connection.execute(sa.select(sa.func.max(placements.c.run))).scalar() or 0


def standing(
    connection: sa.Connection, claim_ids: tuple[str, ...]
) -> dict[tuple[str, int], KeptAnswer]:
    """The latest answer for each mention of these claims, by claim and position."""
    query = (
        sa.select(placements.c.claim, placements.c.position, placements.c.record)
        .where(placements.c.claim.in_(claim_ids))
        .order_by(placements.c.run)
    )
    return {
        (row[0], row[1]): from_record(KeptAnswer, row[2])
        for row in connection.execute(query)
    }


def history(connection: sa.Connection, claim: str) -> tuple[StoredPlacement, ...]:
    """Every answer for a claim's mentions, oldest first."""
    query = (
        sa.select(placements.c.claim, placements.c.position, placements.c.record)
        .where(placements.c.claim == claim)
        .order_by(placements.c.run, placements.c.position)
    )
    return tuple(
        StoredPlacement(
            claim=row[0], position=row[1], answer=from_record(KeptAnswer, row[2])
        )
        for row in connection.execute(query)
    )


def add_placements(unit: Unit, found: tuple[StoredPlacement, ...], *, run: int) -> None:
    """Store answers of the run `run`; a mention has one answer in a run."""
    rows: list[dict[str, object]] = [
        {
            "claim": each.claim,
            "position": each.position,
            "run": run,
            "record": to_record(each.answer),
        }
        for each in found
    ]
    if not rows:
        return
    unit.connection.execute(placements.insert(), rows)
    by_claim: dict[str, list[object]] = {}
    for row in sorted(rows, key=lambda each: (str(each["claim"]), each["position"])):
        by_claim.setdefault(str(row["claim"]), []).append(placement_content(row))
    for claim, contents in by_claim.items():
        unit.seal("placements.add", placements_subject(claim, run), contents)


def placements_subject(claim: str, run: int) -> str:
    """The subject under which the log speaks of a claim's answers in a run."""
    return f"placements/{claim}/{run}"


def placement_content(row: Mapping[str, Any]) -> object:
    """What the log commits to for one mention."""
    return [row["position"], row["record"]]
