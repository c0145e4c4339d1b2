"""Ids of incidents: given once from the founding claim, kept while others come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trucewatch.model.incident import KnownIncident
from trucewatch.model.record import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Ids of groups of claims, and all ids there are.

    Args:
        ids: the id of each group, in the order of the groups.
        known: every id ever given, in the order in which they were given.
    """

    ids: tuple[str, ...]
    known: tuple[KnownIncident, ...]


def incident_id(founding_claim: str) -> str:
    """The id of an incident that this claim founds."""
    return content_id("inc", {"founded_by": founding_claim})


def assign_ids(
    groups: Sequence[Sequence[str]], known: Iterable[KnownIncident], *, given: int = 0
) -> Assigned:
    """The id of each group, with what becomes of the ids that were given before.

    An id goes where its founding claim is, and where that claim is in none of the
    groups, where the first of its members is. Of several ids that come to one group the
    oldest stays and supersedes the others; a group without one gets a new id from its
    first claim. So taking groups apart again gives every part the id that it had.

    Args:
        groups: supporting claims of each incident, founding claim first; no claim is
            in two of them.
        known: what the last call returned for these and other claims.
        given: how many ids were ever given, those in `known` included.
    """
    books = {each.id: each for each in sorted(known, key=_age)}
    home = {claim: at for at, group in enumerate(groups) for claim in group}
    coming: dict[int, list[KnownIncident]] = defaultdict(list)
    for each in books.values():
        anchors = (each.founded_by, *each.members)
        at = next((home[claim] for claim in anchors if claim in home), None)
        if at is not None:
            coming[at].append(each)
    given = max(given, *(each.given + 1 for each in books.values()), 0)
    ids = []
    for at, group in enumerate(groups):
        if not coming[at]:
            coming[at] = [_fresh(group[0], given)]
            given += 1
        oldest, *others = coming[at]
        elsewhere = {claim for claim in oldest.members if claim not in home}
        members = tuple(sorted(elsewhere.union(group)))
        books[oldest.id] = replace(oldest, members=members, superseded_by=None)
        for each in others:
            books[each.id] = replace(each, superseded_by=oldest.id)
        ids.append(oldest.id)
    ordered = sorted(books.values(), key=_age)
    return Assigned(ids=tuple(ids), known=tuple(ordered))


def _age(known: KnownIncident) -> tuple[int, str]:
    return known.given, known.id


def _fresh(claim: str, given: int) -> KnownIncident:
    return KnownIncident(
        id=incident_id(claim), founded_by=claim, given=given, members=()
    )
