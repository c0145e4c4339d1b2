"""Attribution: who is said or assessed to have done it. Default: not attributed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AttributionLevel(StrEnum):
    """On what ground an incident is laid to an actor (2.10)."""

    NOT_ATTRIBUTED = "not_attributed"
    CLAIMED_BY_ACCUSER = "claimed_by_accuser"
    ADMITTED = "admitted"
    ASSESSED_LOW = "assessed_low"
    ASSESSED_MEDIUM = "assessed_medium"
    ASSESSED_HIGH = "assessed_high"
    ADJUDICATED = "adjudicated"


SUFFICIENT_FOR_BREACH = frozenset(
    {
        AttributionLevel.ADMITTED,
        AttributionLevel.ASSESSED_HIGH,
        AttributionLevel.ADJUDICATED,
    }
)
"""Levels that, set by a person, can carry an apparent breach (2.8)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have done it, on what level, on what ground.

    Args:
        level: ground of the attribution.
        actor: actor code, or None.
        basis: the ground in words, or claim ids.
        set_by: user who set it; None for what the machine derived.
        on: day on which a person set it; None for what the machine derived.

    Raises:
        ValueError: a level that only a person can set, without that person; an
            attribution without an actor, or not attributed with one.
    """

    level: AttributionLevel = AttributionLevel.NOT_ATTRIBUTED
    actor: str | None = None
    basis: tuple[str, ...] = ()
    set_by: str | None = None
    on: date | None = None

    def __post_init__(self) -> None:
        machine = {AttributionLevel.NOT_ATTRIBUTED, AttributionLevel.CLAIMED_BY_ACCUSER}
        if self.level not in machine and self.set_by is None:
            raise ValueError(f"{self.level} is set by a person, got none")
        named = self.level is not AttributionLevel.NOT_ATTRIBUTED
        if named and self.actor is None:
            raise ValueError(f"{self.level} names an actor, got none")
        if not named and self.actor is not None:
            raise ValueError(f"not attributed, yet to {self.actor}")


NOT_ATTRIBUTED = Attribution()
"""Nobody is said to have done it."""
