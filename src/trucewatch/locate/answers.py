"""Answers to a mention: a placement with its precision, or what speaks against one."""

from __future__ import annotations

from trucewatch.locate.query import Query, Scope
from trucewatch.model.place import (
    Candidate,
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
    Unplaced,
)
from trucewatch.reference.gazetteer.index import Gazetteer

NEAR_M = 25_000.0
"""Radius of "near X" and of X's countryside, metres. Source: vocabulary 2.4."""

OTHERS = 5
"""Candidates kept with an answer that were not chosen."""

_POINTS = frozenset(
    {
        PlacePrecision.EXACT,
        PlacePrecision.VICINITY,
        PlacePrecision.SETTLEMENT,
        PlacePrecision.NEAR_SETTLEMENT,
    }
)


def placement(
    mention: PlaceMention,
    query: Query,
    place: Place,
    *,
    reasons: tuple[str, ...],
    others: tuple[Candidate, ...],
    gazetteer: Gazetteer,
) -> Placement:
    """The mention at `place`, no finer than the entry and the words around the name.

    Args:
        mention: the mention.
        query: its name with the scope of the words around it.
        place: the entry chosen.
        reasons: why; the words' scope is added.
        others: candidates not chosen.
        gazetteer: the gazetteer asked.
    """
    precision, radius_m = place.precision, place.radius_m
    near = mention.role is MentionRole.NEAR or query.scope is Scope.NEAR
    if near or query.scope is Scope.COUNTRYSIDE:
        meant = "its surroundings" if near else "a part of it or its countryside"
        reasons = (*reasons, f"the words mean {meant}")
        if precision in _POINTS:
            precision, radius_m = PlacePrecision.NEAR_SETTLEMENT, max(NEAR_M, radius_m)
        elif near:
            radius_m += NEAR_M
    return Placement(
        mention=mention,
        place=place,
        precision=precision,
        radius_m=radius_m,
        reasons=reasons,
        others=others,
        gazetteer=gazetteer.version,
    )


def implausible(
    mention: PlaceMention,
    found: tuple[Candidate, ...],
    *,
    unit: Place,
    gazetteer: Gazetteer,
) -> Unplaced:
    """No answer: the unit named beside it holds no place of that name."""
    home = tuple(c for c in found if c.place.country == unit.country) or found
    known = ", ".join(
        dict.fromkeys(_whereabouts(c.place, gazetteer) for c in home[:OTHERS])
    )
    return Unplaced(
        mention=mention,
        reason=(
            f"implausible: the gazetteer knows “{mention.text}” in {known}, "
            f"not in {unit.name}"
        ),
        others=found[:OTHERS],
    )


def ambiguous(
    mention: PlaceMention, kept: tuple[Candidate, ...], *, gazetteer: Gazetteer
) -> Unplaced:
    """No answer: several places bear the name, and the text does not tell which."""
    named = "; ".join(
        f"{c.place.name}, {_whereabouts(c.place, gazetteer)}" for c in kept[:OTHERS]
    )
    return Unplaced(mention=mention, reason=f"ambiguous: {named}", others=kept[:OTHERS])


def _whereabouts(place: Place, gazetteer: Gazetteer) -> str:
    if place.admin1 and place.admin1 != place.id:
        return gazetteer.place(place.admin1).name
    return place.country or "no country"
