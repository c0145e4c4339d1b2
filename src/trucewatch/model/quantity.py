"""Numbers that sources give: ranges, rounded figures, classes of persons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PersonClass(StrEnum):
    """Whom a number of persons is about (2.16)."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"
    CHILD = "child"
    WOMAN = "woman"
    MEDICAL = "medical"
    HUMANITARIAN = "humanitarian"
    JOURNALIST = "journalist"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a source gives it.

    ``best`` None with ``low`` set is "more than"; all three None is a number
    that the words name but do not give ("dozens"). Zero is a stated zero.

    Args:
        low, best, high: numbers >= 0, or None where the source gives none.
        approximate: whether the source rounds or hedges it.
        text: the source's own words for it.
    """

    low: float | None
    best: float | None
    high: float | None
    approximate: bool = False
    text: str = ""

    def __post_init__(self) -> None:
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if any(n < 0 for n in known) or known != sorted(known):
            raise ValueError(f"wanted 0 <= low <= best <= high, got {known}")

    @property
    def is_known(self) -> bool:
        """Whether the source gives any number at all."""
        return any(n is not None for n in (self.low, self.best, self.high))


def exactly(number: float, *, text: str = "", approximate: bool = False) -> Quantity:
    """The one number `number`; where `approximate`, low and high stay unknown."""
    if approximate:
        return Quantity(low=None, best=number, high=None, approximate=True, text=text)
    return Quantity(low=number, best=number, high=number, text=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """Killed or injured persons of one class, as one claim gives them."""

    quantity: Quantity
    person_class: PersonClass = PersonClass.UNKNOWN
