"""A mission: what is monitored, by whose agreement, in which zone of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A side whose counts the bulletin lays beside the other's."""

    code: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """Identity and settings of a mission that published pages depend on.

    Args:
        id: short id, ``astana``.
        title: title printed on every page.
        tz: IANA zone in which its days are counted, ``Asia/Damascus``.
        starts: day of bulletin No. 1 (the number counts days from here).
        country: ISO 3166-1 alpha-2 of the country prior.
        sides: recorders laid side by side, ordered by code.
        agreements: ids of the agreements that incidents are held against.
        interpretations: pairs of an agreement's id and the id of the reading used
            for it; the agreement's first reading where it is not named.
        demonstration: whether the mission is demonstration material.
    """

    id: str
    title: str
    tz: str
    starts: date
    country: str | None
    sides: tuple[Side, ...]
    agreements: tuple[str, ...]
    interpretations: tuple[tuple[str, str], ...] = ()
    demonstration: bool = False

    def __post_init__(self) -> None:
        codes = [side.code for side in self.sides]
        if codes != sorted(set(codes)):
            raise ValueError(f"sides ordered by code, each once: got {codes}")

    def bulletin_number(self, day: date) -> int:
        """Number of the bulletin of `day`: it never shifts when reports come late."""
        return (day - self.starts).days + 1
