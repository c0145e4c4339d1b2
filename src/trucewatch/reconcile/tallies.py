"""Rival tallies of one day side by side: counted separately, no net, no sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from itertools import combinations

from trucewatch.model.mission import Side
from trucewatch.model.tally import (
    PARTIAL_BREAKDOWN,
    SUM_MISMATCH,
    CountUnit,
    LedgerRow,
    TallyBody,
    TallyComparison,
    TallyPoint,
    TallyResult,
    TallyScope,
)
from trucewatch.reconcile.ledger import (
    SECOND_RECORDER,
    Entry,
    Listed,
    TallyReport,
    hours_of,
    ledger_cell,
    listed_places,
    recorder_entry,
)

__all__ = ["TallyReport", "compare_tallies", "tally_points"]


def compare_tallies(
    reports: tuple[TallyReport, ...], *, sides: tuple[Side, ...], day: date
) -> TallyComparison | None:
    """The sides' counts of `day` side by side, or None where nobody counted.

    Whether the cases behind two numbers are the same is not known; so the two
    are never added, netted or averaged. Cumulative totals are left out here.

    Args:
        reports: tallies of any day; those of other days are ignored.
        sides: whose counts are laid side by side; others' counts get no column.
        day: bulletin day.
    """
    today = _unique(report for report in reports if report.published == day)
    entries = _entries(today, sides)
    headlines = _ids(today, lambda body: body.scope is TallyScope.HEADLINE)
    seconds = _ids(today, lambda body: SECOND_RECORDER in body.flags)
    if not headlines and not any(entry.shown for entry in entries):
        return None
    return TallyComparison(
        day=day,
        recorders=tuple(entry.day for entry in entries),
        rows=_rows(entries),
        results=_results(entries),
        headlines=headlines,
        second_recorders=seconds,
    )


def tally_points(
    reports: tuple[TallyReport, ...],
    *,
    sides: tuple[Side, ...],
    days: tuple[date, ...] | None = None,
) -> tuple[TallyPoint, ...]:
    """Each side's total on each day, by day and code; a gap where none is known.

    Args:
        reports: tallies, each under the day that it counts for.
        sides: the sides that count.
        days: days to tell of; None: every day that a report counts for.
    """
    asked = (r.published for r in reports) if days is None else days
    by_day: dict[date, list[TallyReport]] = {day: [] for day in asked}
    for report in _unique(reports):
        if report.published in by_day:
            by_day[report.published].append(report)
    return tuple(
        TallyPoint(
            day=day,
            recorder=entry.day.recorder,
            count=entry.day.total.count,
            claims=entry.day.claims,
        )
        for day in sorted(by_day)
        for entry in _entries(by_day[day], sides)
    )


def _unique(reports: Iterable[TallyReport]) -> list[TallyReport]:
    """The reports by claim id, each once: the result cannot hang on their order."""
    found: dict[tuple[str, date, bool], TallyReport] = {
        (report.id, report.published, report.correction): report for report in reports
    }
    return [found[key] for key in sorted(found)]


def _entries(reports: list[TallyReport], sides: tuple[Side, ...]) -> list[Entry]:
    codes = sorted({side.code for side in sides})
    return [recorder_entry(code, reports) for code in codes]


def _ids(
    reports: list[TallyReport], wanted: Callable[[TallyBody], bool]
) -> tuple[str, ...]:
    return tuple(sorted({report.id for report in reports if wanted(report.body)}))


def _places(report: TallyReport) -> dict[str, Listed]:
    return {listed.key: listed for listed in listed_places(report)}


def _rows(entries: list[Entry]) -> tuple[LedgerRow, ...]:
    """One row a place that any shown report names, by name."""
    names: dict[str, str] = {}
    for entry in entries:
        for key, listed in (_places(entry.shown) if entry.shown else {}).items():
            names.setdefault(key, listed.name)
    return tuple(
        LedgerRow(
            place_id=key,
            name=name,
            cells=tuple(ledger_cell(entry, key, of=_places) for entry in entries),
        )
        for key, name in sorted(names.items(), key=lambda item: (item[1], item[0]))
    )


def _results(entries: list[Entry]) -> tuple[TallyResult, ...]:
    """Every result that applies, in the enumeration's order (vocabulary 2.17)."""
    told = [entry.shown for entry in entries if entry.shown]
    found: set[TallyResult] = set()
    if told and len(told) < len(entries):
        found.add(TallyResult.ONE_MISSING)
    for report in told:
        found |= _own_results(report.body)
    for one, two in combinations(told, 2):
        found |= _pair_results(one, two)
    return tuple(result for result in TallyResult if result in found)


def _own_results(body: TallyBody) -> set[TallyResult]:
    found: set[TallyResult] = set()
    if SUM_MISMATCH in body.flags:
        found.add(TallyResult.INTERNAL_SUM_ERROR)
    if PARTIAL_BREAKDOWN in body.flags or _is_partial(body):
        found.add(TallyResult.PARTIAL_BREAKDOWN)
    return found


def _is_partial(body: TallyBody) -> bool:
    """Whether numbered cells leave a part of the count without a place."""
    numbered = sum(cell.count or 0 for cell in body.cells)
    return bool(body.cells) and body.count is not None and 0 < numbered < body.count


def _pair_results(one: TallyReport, two: TallyReport) -> set[TallyResult]:
    first, second = one.body, two.body
    found: set[TallyResult] = set()
    if first.count is not None and second.count is not None:
        same = first.count == second.count
        found.add(TallyResult.SAME_NUMBER if same else TallyResult.DIFFERS_TOTAL)
    if _differs_distribution(one, two):
        found.add(TallyResult.DIFFERS_DISTRIBUTION)
    units = {first.unit, second.unit} - {CountUnit.UNKNOWN}
    if len(units) > 1:
        found.add(TallyResult.UNIT_MISMATCH)
    hours = hours_of(first.period), hours_of(second.period)
    if None not in hours and hours[0] != hours[1]:
        found.add(TallyResult.PERIOD_MISMATCH)
    return found


def _differs_distribution(one: TallyReport, two: TallyReport) -> bool:
    """Whether two breakdowns certainly differ in some place.

    A place that one names and the other does not differs only where the other's
    breakdown claims to be complete; a place without a number says nothing.
    """
    first, second = _places(one), _places(two)
    if not first or not second:
        return False
    for key in first.keys() | second.keys():
        left = _number(first, key, complete=one.body.cells_complete)
        right = _number(second, key, complete=two.body.cells_complete)
        if left is not None and right is not None and left != right:
            return True
    return False


def _number(places: dict[str, Listed], key: str, *, complete: bool) -> int | None:
    if key in places:
        return places[key].count
    return 0 if complete else None
