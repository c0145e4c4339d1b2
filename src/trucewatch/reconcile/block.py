"""Blocks: which claims are worth comparing at all, by day, place and family."""

from __future__ import annotations

from collections import defaultdict
from typing import Generic, TypeVar

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.compare import said
from trucewatch.reconcile.scene import days_of, event_of, scenes

Item = TypeVar("Item")
Key = tuple[object, ...]

_DATED, _VAGUE = "dated", "vague"


class Blocks(Generic[Item]):
    """Items filed under the claims that belong to them, found by a like claim.

    A dated claim is compared with claims of its days and with undated ones of its
    governorate; an undated claim with all of its governorate. Claims of one report
    and copies always meet.
    """

    def __init__(self) -> None:
        self._filed: dict[Key, dict[int, Item]] = defaultdict(dict)
        self._count = 0

    def file(self, item: Item, *, under: PlacedClaim) -> None:
        """File `item` under a claim that belongs to it."""
        self._count += 1
        state = _DATED if days_of(under.claim.time) else _VAGUE
        for key in _keys(under) | {(state, *unit) for unit in _units(under)}:
            self._filed[key][self._count] = item

    def like(self, placed: PlacedClaim) -> list[Item]:
        """The items worth comparing with `placed`, each once, oldest first."""
        states = (_VAGUE,) if days_of(placed.claim.time) else (_DATED, _VAGUE)
        keys = _keys(placed)
        keys |= {(state, *unit) for state in states for unit in _units(placed)}
        found: dict[int, Item] = {}
        for key in keys:
            found.update(self._filed.get(key, {}))
        unique: dict[int, Item] = {}
        for number in sorted(found):
            unique.setdefault(id(found[number]), found[number])
        return list(unique.values())


def _keys(placed: PlacedClaim) -> set[Key]:
    family = event_of(placed).family
    keys: set[Key] = {(family, "day", day) for day in days_of(placed.claim.time)}
    keys.add((family, "report", placed.claim.document))
    keys.add((family, "said", *said(placed)))
    return keys


def _units(placed: PlacedClaim) -> set[Key]:
    """Family and governorate of every scene (the place itself where it has none)."""
    family = event_of(placed).family
    return {(family, p.place.admin1 or p.place.id) for p in scenes(placed)}
