"""Tallies: what a recorder counted, and two recorders' counts side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.document import Span
from trucewatch.model.source import RecorderRole


class CountUnit(StrEnum):
    """What one count is a count of (2.15)."""

    INCIDENT = "incident"
    CASE_OF_OPENING_FIRE = "case_of_opening_fire"
    EXPLOSION = "explosion"
    SHOT_OR_BURST = "shot_or_burst"
    PROJECTILE = "projectile"
    WEAPON_SYSTEM = "weapon_system"
    OVERFLIGHT = "overflight"
    CROSSING = "crossing"
    PERSON = "person"
    SETTLEMENT = "settlement"
    GROUP = "group"
    UNKNOWN = "unknown"


class CountBasis(StrEnum):
    """Whether the source states the total or we add its cells up."""

    STATED = "stated"
    DERIVED = "derived"


class TallyScope(StrEnum):
    """Whose number it is: one side's, a headline's, or a running total."""

    SIDE = "side"
    HEADLINE = "headline"
    CUMULATIVE = "cumulative"


class CellBy(StrEnum):
    """By what a tally is broken down."""

    PLACE = "place"
    KIND = "kind"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Window that a count covers; a window is not a calendar day.

    Args:
        start, end: half-open, plain dates or datetimes as the source gives
            them; None where unclear.
        hours: length in hours where stated ("the past 24 hours" is 24.0).
        text: the source's words.
    """

    start: date | None = None
    end: date | None = None
    hours: float | None = None
    text: str = ""


UNCLEAR_PERIOD = Period()
"""A window about which nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCell:
    """One part of a breakdown; ``count`` None where named without a number."""

    by: CellBy
    key: str
    count: int | None
    span: Span

    def __post_init__(self) -> None:
        if self.count is not None and self.count < 0:
            raise ValueError(f"cell {self.key}: count {self.count}, wanted >= 0")


SUM_MISMATCH = "sum_mismatch"
PARTIAL_BREAKDOWN = "partial_breakdown"
DERIVED_COUNT = "derived_count"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyBody:
    """A number of cases that a recorder reports for a period.

    Never split into incidents, never added to another recorder's number.

    Args:
        recorder: actor code of the recorder, or None where unattributed.
        recorder_text: the recorder in the source's words ("" where unnamed).
        recorder_role: its part in the agreement, where known.
        unit: what one count is a count of.
        count_rule: what one count stands for in the recorder's words, or
            ``"unstated"``.
        count: the number; None where only unnumbered cells are given.
        count_basis: stated by the source, or derived from its cells by us.
        scope: one side's number, a headline's, or a running total.
        period: window covered.
        cells: breakdown, in text order.
        cells_complete: whether the cells claim to cover the whole count.
        flags: `SUM_MISMATCH`, `PARTIAL_BREAKDOWN`, `DERIVED_COUNT`,
            ``approximate``, ``at_least``, ``distributive_reading``,
            ``second_recorder`` (a share of another recorder's count) ...

    Raises:
        ValueError: complete numbered cells whose sum differs from the stated
            count without the flag `SUM_MISMATCH` (invariant 2), or a derived
            count that is not the sum of its cells.
    """

    recorder: str | None
    recorder_text: str
    unit: CountUnit
    count: int | None
    count_basis: CountBasis = CountBasis.STATED
    recorder_role: RecorderRole | None = None
    count_rule: str = "unstated"
    scope: TallyScope = TallyScope.SIDE
    period: Period = UNCLEAR_PERIOD
    cells: tuple[TallyCell, ...] = ()
    cells_complete: bool = False
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.count is not None and self.count < 0:
            raise ValueError(f"count {self.count}, wanted >= 0")
        total = self.cell_sum
        if self.count_basis is CountBasis.DERIVED and self.count != total:
            raise ValueError(f"derived count {self.count}, cells sum to {total}")
        if self.breaks_sum and SUM_MISMATCH not in self.flags:
            raise ValueError(f"cells sum to {total}, count {self.count}, no flag")

    @property
    def cell_sum(self) -> int | None:
        """Sum of the cells, or None where there are none or one has no number."""
        counts = [cell.count for cell in self.cells]
        if not counts or None in counts:
            return None
        return sum(count for count in counts if count is not None)

    @property
    def breaks_sum(self) -> bool:
        """Whether the cells contradict the count that they should make up."""
        total = self.cell_sum
        if total is None or self.count is None:
            return False
        return total > self.count or (self.cells_complete and total != self.count)


class TallyResult(StrEnum):
    """Outcome of laying two recorders' counts side by side (2.17)."""

    SAME_NUMBER = "same_number"
    DIFFERS_TOTAL = "differs_total"
    DIFFERS_DISTRIBUTION = "differs_distribution"
    UNIT_MISMATCH = "unit_mismatch"
    PERIOD_MISMATCH = "period_mismatch"
    ONE_MISSING = "one_missing"
    INTERNAL_SUM_ERROR = "internal_sum_error"
    PARTIAL_BREAKDOWN = "partial_breakdown"


class CellState(StrEnum):
    """Why a cell of the ledger shows what it shows (2.18)."""

    COUNTED = "counted"
    STATED_NONE = "stated_none"
    NAMED_WITHOUT_NUMBER = "named_without_number"
    NOT_LISTED = "not_listed"
    NO_REPORT = "no_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerCell:
    """One recorder's entry for one place: a number, or why there is none."""

    state: CellState
    count: int | None = None
    claims: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        counted = self.state in {CellState.COUNTED, CellState.STATED_NONE}
        if counted != (self.count is not None):
            raise ValueError(f"{self.state} does not go with count {self.count}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One place with each recorder's entry, in the order of the columns."""

    place_id: str
    name: str
    cells: tuple[LedgerCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecorderDay:
    """What one recorder reported for one bulletin day.

    Args:
        recorder: actor code.
        total: entry for the whole country.
        unit, count_rule, period: as reported (None where there is no report).
        claims: ids of every claim that carries this number, first one first.
        conflicting: ids of claims by the same recorder with another number.
        corrected: ids of claims that a published correction replaced.
        flags: union of the claims' flags.
    """

    recorder: str
    total: LedgerCell
    unit: CountUnit | None = None
    count_rule: str = "unstated"
    period: Period | None = None
    count_basis: CountBasis | None = None
    claims: tuple[str, ...] = ()
    conflicting: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyComparison:
    """The recorders' counts of one day, side by side: no net, no sum.

    Args:
        day: bulletin day (calendar day of publication in the mission's zone).
        recorders: one entry a recorder, ordered by actor code (invariant 13).
        rows: one row a governorate named by anyone, by name.
        results: every result that applies, in the enumeration's order.
        headlines: claims of scope headline: of nobody's side.
        second_recorders: ids of claims that give a share of another's count.
    """

    day: date
    recorders: tuple[RecorderDay, ...]
    rows: tuple[LedgerRow, ...]
    results: tuple[TallyResult, ...]
    headlines: tuple[str, ...] = ()
    second_recorders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        codes = [entry.recorder for entry in self.recorders]
        if codes != sorted(set(codes)):
            raise ValueError(f"recorders ordered by code, each once: got {codes}")
        if any(len(row.cells) != len(codes) for row in self.rows):
            raise ValueError("every row has one cell a recorder")


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyPoint:
    """One recorder's total on one day for a chart; ``count`` None is a gap."""

    day: date
    recorder: str
    count: int | None
    claims: tuple[str, ...] = ()
