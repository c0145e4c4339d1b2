"""Ids of incidents and decisions on merging, as entries: nothing is ever lost.

An entry of kind ``incident`` says what an id stands for: its members, and what it was
superseded by. One of kind ``member`` leads from a claim to the incident it is in. One
of kind ``decision`` is a person's merge or split; taking it back is its next version.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.decision import Decision, MergeBook
from trucewatch.model.incident import KnownIncident
from trucewatch.store.aggregate import Aggregate
from trucewatch.store.tables import entries
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The incident that a claim is in."""

    incident: str


INCIDENTS = Aggregate(kind="incident", type=KnownIncident)
MEMBERS = Aggregate(kind="member", type=Membership)
DECISIONS = Aggregate(kind="decision", type=Decision)


def merge_book(connection: sa.Connection, claims: Iterable[str]) -> MergeBook:
    """Every decision, and the ids that were given to incidents of these claims.

    Args:
        connection: a look at the database.
        claims: ids of the claims that are going to be merged.
    """
    wanted = sorted(set(claims))
    ids = {
        kept.value.incident
        for versions in MEMBERS.about_any(connection, wanted).values()
        for kept in versions
    }
    found = {
        kept.value.id: kept.value
        for versions in INCIDENTS.about_any(connection, ids).values()
        for kept in versions
    }
    return MergeBook(
        decisions=tuple(kept.value for kept in DECISIONS.every(connection)),
        known=tuple(found[key] for key in sorted(found)),
        given=_given(connection),
    )


def _given(connection: sa.Connection) -> int:
    """How many ids were ever given."""
    query = sa.select(sa.func.count()).select_from(entries)
    return connection.execute(
        query.where(entries.c.kind == INCIDENTS.kind, entries.c.version == 1)
    ).scalar_one()


def keep_known(
    unit: Unit, before: Iterable[KnownIncident], after: Iterable[KnownIncident]
) -> int:
    """Write what changed of the ids; how many entries were written.

    Args:
        unit: an open unit of work.
        before: the ids as `merge_book` gave them.
        after: the ids as merging left them.
    """
    held = {each.id: each for each in before}
    written = 0
    for each in after:
        known = held.get(each.id)
        if known == each:
            continue
        seen = INCIDENTS.number(unit.connection, each.id)
        INCIDENTS.write(unit, each.id, each, subject=each.id, seen=seen)
        fresh = set(each.members) - set(known.members if known else ())
        for claim in sorted(fresh):
            _keep_member(unit, claim, each.id)
        written += 1 + len(fresh)
    return written


def _keep_member(unit: Unit, claim: str, incident: str) -> None:
    """Note that a claim is in an incident, beside those that it was in before."""
    key = f"{claim}/{incident}"
    if MEMBERS.number(unit.connection, key) == 0:
        MEMBERS.write(unit, key, Membership(incident=incident), subject=claim, seen=0)
