"""Access restrictions: where monitors or aid could not move, and who hindered it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RestrictionKind(StrEnum):
    """In what way a movement was hindered."""

    DENIED = "denied"
    DELAYED = "delayed"
    CONDITIONED = "conditioned"
    JAMMED = "jammed"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessRestriction:
    """That a movement was denied, delayed, conditioned, or a sensor jammed.

    Args:
        place_id: place id, or "" where none is known.
        name: the place in words.
        first, last: days, both included; `last` None while it goes on.
        kind: in what way.
        by: actor code of who hindered it, or None where it is not known.
        movement: what was hindered: a patrol, a convoy, a flight.
        note: what was said about it.
    """

    place_id: str
    name: str
    first: date
    last: date | None = None
    kind: RestrictionKind
    by: str | None = None
    movement: str
    note: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.movement.strip():
            raise ValueError("a restriction says where and what was hindered")
        if self.last is not None and self.last < self.first:
            raise ValueError(f"from {self.first} until {self.last}")

    def held_on(self, day: date) -> bool:
        """Whether it stood on a day."""
        return self.first <= day and (self.last is None or day <= self.last)
