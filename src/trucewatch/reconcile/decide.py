"""People's decisions as links between claims: the later of two that conflict counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.model.decision import Decision, DecisionKind


@dataclass(slots=True)
class Links:
    """Which claims people put together, and which they set apart.

    Args:
        group: for each claim that was put with others, those claims and itself; claims
            of one group share the set.
        apart: for each claim that was set apart, the claims it is set apart from.
        decided: for each claim that was put with others, the latest decision that did.
    """

    group: dict[str, set[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    decided: dict[str, str] = field(default_factory=dict)

    @property
    def claims(self) -> set[str]:
        """Every claim that somebody decided on."""
        return self.group.keys() | self.apart.keys()

    def groups(self) -> list[set[str]]:
        """The groups of claims put together, each once, in order."""
        unique = {id(group): group for group in self.group.values()}
        return sorted(unique.values(), key=min)


def links_of(decisions: Iterable[Decision]) -> Links:
    """What holds of the decisions, whatever their order in the list.

    The latest is looked at first; what an earlier one says against it is left out, and
    the rest of the earlier one holds. One that was taken back says nothing.
    """
    links = Links()
    standing = {each.id: each for each in decisions if not each.withdrawn}
    for each in sorted(standing.values(), key=lambda d: (d.at, d.id), reverse=True):
        _put_together(links, each)
        if each.kind is DecisionKind.SPLIT:
            _set_apart(links, each)
    return links


def _put_together(links: Links, decision: Decision) -> None:
    first, *rest = sorted(decision.claims)
    for other in rest:
        mine = links.group.get(first, {first})
        yours = links.group.get(other, {other})
        if mine is not yours and _may_meet(links, mine, yours):
            both = mine | yours
            links.group |= dict.fromkeys(both, both)
            for claim in (first, other):
                links.decided.setdefault(claim, decision.id)


def _may_meet(links: Links, mine: set[str], yours: set[str]) -> bool:
    return all(links.apart.get(claim, set()).isdisjoint(yours) for claim in mine)


def _set_apart(links: Links, decision: Decision) -> None:
    for one in decision.claims:
        together = links.group.get(one, {one})
        for other in decision.others:
            if other not in together:
                links.apart.setdefault(one, set()).add(other)
                links.apart.setdefault(other, set()).add(one)
