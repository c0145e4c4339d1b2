"""One recorder's count of one day: which claim is shown, and what its cells say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import MentionRole, Placement, PlacePrecision, Unplaced
from trucewatch.model.tally import (
    CellBy,
    CellState,
    CountUnit,
    LedgerCell,
    Period,
    RecorderDay,
    TallyBody,
    TallyCell,
    TallyScope,
)
from trucewatch.reference.gazetteer.supplement import area

SECOND_RECORDER = "second_recorder"
PREVIOUS_PERIOD = "previous_period"

_NO_CASES = frozenset({CountUnit.PERSON, CountUnit.SETTLEMENT, CountUnit.GROUP})
"""Units that count no cases: a tally of them is never laid beside one of cases."""

DAY_HOURS = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyReport:
    """A tally claim with the bulletin day that it counts for.

    Args:
        placed: the claim; its body is a `TallyBody`.
        published: bulletin day, in the mission's zone of time.
        correction: whether its document corrects an earlier one.
    """

    placed: PlacedClaim
    published: date
    correction: bool = False

    def __post_init__(self) -> None:
        if not isinstance(self.placed.claim.body, TallyBody):
            raise ValueError(f"wanted a tally, got a {self.placed.claim.kind} claim")

    @property
    def body(self) -> TallyBody:
        """The tally itself."""
        body = self.placed.claim.body
        assert isinstance(body, TallyBody)  # noqa: S101 - checked when it was made
        return body

    @property
    def id(self) -> str:
        """Id of the claim."""
        return self.placed.claim.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One recorder's day with the report whose number is shown, if any."""

    day: RecorderDay
    shown: TallyReport | None = None


def is_side_count(report: TallyReport) -> bool:
    """Whether it is one side's own number of cases for the day itself.

    Headlines, running totals, shares of another recorder's count, the period
    before and counts of persons, settlements or groups are none.
    """
    body = report.body
    apart = {SECOND_RECORDER, PREVIOUS_PERIOD} & set(body.flags)
    return body.scope is TallyScope.SIDE and not apart and body.unit not in _NO_CASES


def recorder_entry(recorder: str, reports: Iterable[TallyReport]) -> Entry:
    """What `recorder` reported, from the side counts of one day.

    Equal claims are copies of one number. A published correction replaces what
    came before it. Of several other numbers the one that says most is shown
    (a number, for a day's window, with the fullest breakdown; then by claim id)
    and the others are listed beside it: no number is ever chosen by vote, and
    none is repaired.
    """
    own = sorted(
        (r for r in reports if r.body.recorder == recorder and is_side_count(r)),
        key=_fullest,
    )
    current = [report for report in own if report.correction] or own
    if not current:
        silent = LedgerCell(state=CellState.NO_REPORT)
        return Entry(day=RecorderDay(recorder=recorder, total=silent))
    shown = current[0]
    copies = [shown, *(r for r in own if r is not shown and _is_copy(r, shown))]
    others = [report for report in own if report not in copies]
    return Entry(
        day=_recorder_day(recorder, shown, copies=copies, others=others), shown=shown
    )


def _recorder_day(
    recorder: str,
    shown: TallyReport,
    *,
    copies: list[TallyReport],
    others: list[TallyReport],
) -> RecorderDay:
    body = shown.body
    ids = tuple(dict.fromkeys(report.id for report in copies))
    replaced = [r.id for r in others if shown.correction and not r.correction]
    flags = {flag for report in copies for flag in report.body.flags}
    return RecorderDay(
        recorder=recorder,
        total=_ledger_cell(body.count, ids),
        unit=body.unit,
        count_rule=body.count_rule,
        period=body.period,
        count_basis=body.count_basis,
        claims=ids,
        conflicting=tuple(sorted({r.id for r in others} - set(replaced))),
        corrected=tuple(sorted(set(replaced))),
        flags=tuple(sorted(flags)),
    )


def _ledger_cell(count: int | None, claims: tuple[str, ...]) -> LedgerCell:
    if count is None:
        return LedgerCell(state=CellState.NAMED_WITHOUT_NUMBER, claims=claims)
    state = CellState.COUNTED if count else CellState.STATED_NONE
    return LedgerCell(state=state, count=count, claims=claims)


def _fullest(report: TallyReport) -> tuple[bool, float, int, str]:
    body = report.body
    hours = hours_of(body.period)
    off = 0.0 if hours is None else abs(hours - DAY_HOURS)
    numbered = sum(cell.count is not None for cell in body.cells)
    return body.count is None, off, -numbered, report.id


def _is_copy(report: TallyReport, shown: TallyReport) -> bool:
    """Whether both say the same number and no breakdown against the other's."""
    one, two = report.body, shown.body
    cells = _numbers(one), _numbers(two)
    return one.count == two.count and (not cells[0] or cells[0] == cells[1])


def _numbers(body: TallyBody) -> dict[tuple[CellBy, str], int | None]:
    return {(cell.by, cell.key): cell.count for cell in body.cells}


def hours_of(period: Period) -> float | None:
    """Length of a window in hours, stated or from its ends; None where unclear."""
    if period.hours is not None:
        return period.hours
    if period.start is None or period.end is None:
        return None
    return (period.end - period.start).total_seconds() / 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A governorate (or a name that was not placed) that a breakdown names."""

    key: str
    name: str
    count: int | None


def listed_places(report: TallyReport) -> tuple[Listed, ...]:
    """The places that a report's breakdown names, each governorate once, in order.

    Two cells in one governorate are added only where both have a number.
    """
    parts = [part for part in report.body.cells if part.by is CellBy.PLACE]
    found: dict[str, Listed] = {}
    for part, answer in zip(parts, _answers(report.placed, parts), strict=True):
        key, name = _governorate(part, answer)
        before = found.get(key)
        count = part.count
        if before is not None:
            known = before.count is not None and count is not None
            count = (before.count or 0) + (count or 0) if known else None
            name = before.name
        found[key] = Listed(key=key, name=name, count=count)
    return tuple(found.values())


def _answers(
    placed: PlacedClaim, parts: list[TallyCell]
) -> list[Placement | Unplaced | None]:
    """The placement of each cell: by order where they pair off, else by name."""
    cells = [p for p in placed.placements if p.mention.role is MentionRole.CELL]
    if len(cells) == len(parts):
        return list(cells)
    named = {answer.mention.text: answer for answer in cells}
    return [named.get(part.key) for part in parts]


def _governorate(
    part: TallyCell, answer: Placement | Unplaced | None
) -> tuple[str, str]:
    """Row key and name: the governorate, the place itself, or the bare words."""
    if not isinstance(answer, Placement):
        return f"text:{part.key.casefold()}", part.key
    where = answer.place
    if where.admin1 is None or where.precision is PlacePrecision.GOVERNORATE:
        return where.id, where.name
    unit = area(where.admin1)
    return where.admin1, unit.place.name if unit else where.admin1


def ledger_cell(
    entry: Entry, key: str, *, of: Callable[[TallyReport], Mapping[str, Listed]]
) -> LedgerCell:
    """The recorder's entry for one place; a place not named is never a zero."""
    if entry.shown is None:
        return LedgerCell(state=CellState.NO_REPORT)
    listed = of(entry.shown).get(key)
    if listed is None:
        return LedgerCell(state=CellState.NOT_LISTED)
    return _ledger_cell(listed.count, (entry.shown.id,))
