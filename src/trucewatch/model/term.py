"""Provisions of an agreement and the machine-readable terms that are read from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.party import PartyRole


class TermKind(StrEnum):
    """What sort of rule a term is (2.12)."""

    PROHIBITION = "prohibition"
    OBLIGATION = "obligation"
    PERMISSION = "permission"
    CARVE_OUT = "carve_out"
    FACILITY = "facility"
    LIMIT = "limit"
    DEADLINE = "deadline"
    PROCEDURE = "procedure"
    REPORTING = "reporting"
    DEFINITION = "definition"
    DURATION = "duration"


class TermStatus(StrEnum):
    """Standing of a term (2.12)."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    PRESUMED_EXTENDED = "presumed_extended"
    SUSPENDED = "suspended"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    DISPUTED = "disputed"


class WeaponClass(StrEnum):
    """Classes of heavy weapons that withdrawal terms speak of."""

    TANK = "tank"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    MLRS = "mlrs"
    TACTICAL_MISSILE = "tactical_missile"


class Measured(StrEnum):
    """What the distance of a withdrawal term is measured as."""

    ZONE_WIDTH = "zone_width"
    FROM_LINE = "from_line"


@dataclass(frozen=True, slots=True, kw_only=True)
class WeaponLimit:
    """Weapons that a term is limited to.

    Args:
        weapon: class of weapon.
        systems: named systems ("Uragan"); empty for the whole class.
        calibre_from_mm, calibre_to_mm: bounds in millimetres, themselves included,
            None where open ("100 mm and more", "up to 120 mm").
        calibre_above_mm, calibre_below_mm: bounds that are themselves left out, or
            None ("over 100 mm", "under 100 mm").
    """

    weapon: WeaponClass
    systems: tuple[str, ...] = ()
    calibre_from_mm: float | None = None
    calibre_to_mm: float | None = None
    calibre_above_mm: float | None = None
    calibre_below_mm: float | None = None

    def __post_init__(self) -> None:
        low, high = self.calibre_from_mm, self.calibre_to_mm
        if low is not None and high is not None and low > high:
            raise ValueError(f"calibre from {low} to {high} mm, wanted low <= high")

    @property
    def asks_calibre(self) -> bool:
        """Whether the calibre decides."""
        bounds = (
            self.calibre_from_mm,
            self.calibre_to_mm,
            self.calibre_above_mm,
            self.calibre_below_mm,
        )
        return any(bound is not None for bound in bounds)

    def holds_calibre(self, millimetres: float) -> bool:
        """Whether a weapon of that calibre is within the bounds."""
        low, high = self.calibre_from_mm, self.calibre_to_mm
        above, below = self.calibre_above_mm, self.calibre_below_mm
        return (
            (low is None or millimetres >= low)
            and (high is None or millimetres <= high)
            and (above is None or millimetres > above)
            and (below is None or millimetres < below)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Distance:
    """How far a weapon has to be, as the text measures it.

    Args:
        metres: the figure of the text in metres.
        measured: as the width of the zone between the sides, or from the line.
        line: the line that the text measures from, in our words.
    """

    metres: float
    measured: Measured
    line: str = ""

    def __post_init__(self) -> None:
        if self.metres <= 0:
            raise ValueError(f"distance {self.metres} m, wanted > 0")

    @property
    def each_side_m(self) -> float:
        """Metres from the line on each side: half of a zone's width, by equal parts."""
        half = self.measured is Measured.ZONE_WIDTH
        return self.metres / 2 if half else self.metres

    def holds(self, from_line_m: float) -> bool:
        """Whether a weapon so many metres from the line is nearer than allowed."""
        return from_line_m < self.each_side_m


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A unit of the agreement's text, in our words unless `verbatim`."""

    id: str
    title: str
    text: str
    source: str
    verbatim: bool = False
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A machine-readable rule that cites the provision it is read from.

    Args:
        id: ``T2a``.
        kind: sort of rule.
        provision: id of the provision cited.
        text: the rule in our words.
        actors: roles it binds (for a carve-out: whom it lets act); empty where the
            text does not say.
        targets: roles that it protects; empty where anyone hit is meant.
        acts: event families it forbids, asks for or allows; empty for acts that
            no event tells.
        types: single event types that it speaks of besides `acts`.
        against: event types that run against an obligation or facility.
        weapons: weapons that it is limited to; empty for any.
        distance: how far such weapons have to be, for a limit.
        zones: zone ids it is limited to; empty means everywhere.
        exceptions: ids of carve-out terms.
        since, until: times between which it holds within the agreement's own,
            half-open; None where open. For a deadline, `due` says the last day.
        due: last day, for deadlines.
        evidence: event types that bear on whether a deadline was kept.
        supersedes: terms that it takes the place of, ``agreement/term``.
        status: standing.
        unchecked: whether any part of it was not read in a source.
        note: remark for people.
    """

    id: str
    kind: TermKind
    provision: str
    text: str
    actors: tuple[PartyRole, ...] = ()
    targets: tuple[PartyRole, ...] = ()
    acts: tuple[EventFamily, ...] = ()
    types: tuple[EventType, ...] = ()
    against: tuple[EventType, ...] = ()
    weapons: tuple[WeaponLimit, ...] = ()
    distance: Distance | None = None
    zones: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    since: date | datetime | None = None
    until: date | datetime | None = None
    due: date | None = None
    evidence: tuple[EventType, ...] = ()
    supersedes: tuple[str, ...] = ()
    status: TermStatus = TermStatus.IN_FORCE
    unchecked: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        if self.since and self.until and str(self.until) <= str(self.since):
            raise ValueError(f"{self.id}: holds until {self.until}, before it begins")

    @property
    def speaks_of_acts(self) -> bool:
        """Whether an incident can be held against it."""
        return bool(self.acts or self.types or self.against)
