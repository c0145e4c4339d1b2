"""Independent origins: whose words the claims of an incident are, copies together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.incident import OriginGroup
from trucewatch.reconcile.coded import Coded
from trucewatch.reconcile.copies import ALIKE

Copies = Mapping[int, tuple[int, float]]
"""For a claim, the earlier one that it copies under another name, and how like."""


def side_of(placed: PlacedClaim) -> str:
    """Actor code of the side that the claim's origin is aligned with, or ""."""
    chain = placed.claim.source_chain
    return (chain[0].side if chain else None) or ""


def copies_within(coded: Coded, groups: Iterable[Sequence[int]]) -> Copies:
    """The claims that copy another claim of their group under another name.

    Where two sentences each name their own origin ("the council said", "the office
    said"), two bodies said alike, and neither copies the other.
    """
    one: list[int] = []
    other: list[int] = []
    for group in groups:
        firsts = _first_of_each(coded, group)
        if len({coded.claims[rank].claim.origin for rank in firsts}) > 1:
            for a, b in combinations(firsts, 2):
                if _may_copy(coded.claims[a], coded.claims[b]):
                    one.append(a)
                    other.append(b)
    alike = coded.likeness(np.array(one, "int64"), np.array(other, "int64"))
    found: dict[int, tuple[int, float]] = {}
    for at in np.flatnonzero(alike >= ALIKE).tolist():
        found.setdefault(other[at], (one[at], float(alike[at])))
    return found


def _may_copy(one: PlacedClaim, other: PlacedClaim) -> bool:
    if one.claim.origin == other.claim.origin:
        return False
    return not (_names_its_origin(one) and _names_its_origin(other))


def _names_its_origin(placed: PlacedClaim) -> bool:
    return placed.claim.origin.casefold() in placed.claim.quote.casefold()


def _first_of_each(coded: Coded, group: Sequence[int]) -> list[int]:
    """The first claim of each text that an origin carries."""
    firsts: dict[int, int] = {}
    for rank in group:
        firsts.setdefault(int(coded.texts[rank]), rank)
    return list(firsts.values())


def origin_groups(
    coded: Coded, group: Sequence[int], copies: Copies
) -> tuple[OriginGroup, ...]:
    """The claims of an incident by independent origin, ordered by name.

    Claims of one origin are one; so are claims that carry nearly the same words under
    different names, for one of them copies the other.
    """
    claims = coded.claims
    home: dict[str, set[str]] = {}
    for rank in group:
        home.setdefault(claims[rank].claim.origin, {claims[rank].claim.origin})
    reasons: dict[str, str] = {}
    for rank in group:
        if rank in copies:
            source, share = copies[rank]
            names = (claims[source].claim.origin, claims[rank].claim.origin)
            both = home[names[0]] | home[names[1]]
            home |= dict.fromkeys(both, both)
            reasons.setdefault(
                names[1],
                f"{names[1]} carries nearly the same words as {names[0]} "
                f"({share:.0%} of the word pairs)",
            )
    sets = {id(names): names for names in home.values()}
    found = (_group(claims, group, names, reasons) for names in sets.values())
    return tuple(sorted(found, key=lambda each: each.origin))


def _group(
    claims: Sequence[PlacedClaim],
    group: Sequence[int],
    names: set[str],
    reasons: Mapping[str, str],
) -> OriginGroup:
    told = [claims[rank] for rank in group if claims[rank].claim.origin in names]
    counted = Counter(placed.claim.origin for placed in told)
    told_by = sorted(names)
    return OriginGroup(
        origin=counted.most_common(1)[0][0],
        names=tuple(told_by),
        sides=tuple(sorted({side_of(placed) for placed in told} - {""})),
        claims=tuple(placed.claim.id for placed in told),
        reason="; ".join(reasons[name] for name in told_by if name in reasons),
    )


def independent(groups: Sequence[OriginGroup]) -> bool:
    """Whether two of the origins are independent: not aligned with one side.

    Two origins of no known side count as independent; two of one side do not.
    """
    sides = {group.sides for group in groups}
    if len(groups) < 2 or (len(sides) == 1 and sides != {()}):
        return False
    return any(
        not set(one.sides) & set(other.sides) for one, other in combinations(groups, 2)
    )
