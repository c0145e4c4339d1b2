"""Section on the sides' counts: a column a side, a row a governorate."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import ClaimKind, PlacedClaim
from trucewatch.model.tally import (
    CellState,
    LedgerCell,
    Period,
    RecorderDay,
    TallyBody,
    TallyComparison,
)
from trucewatch.publish.codes import (
    CELL_STATE,
    COUNT_BASIS,
    COUNT_UNIT,
    TALLY_RESULT,
    TALLY_SCOPE,
)
from trucewatch.publish.index import Index, Line, Part, plain, who_words
from trucewatch.publish.phrases import number, period_words
from trucewatch.publish.terminal import cell_text, flag_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell: a linked number, or words that say why there is none."""

    line: Line
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A governorate with a cell a side."""

    name: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecorderView:
    """How one side counted: facts as (label, line), and remarks."""

    name: str
    facts: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsView:
    """The whole section; `rows` is empty where no breakdown was given."""

    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    total: RowView
    results: tuple[str, ...]
    recorders: tuple[RecorderView, ...]
    apart: tuple[Line, ...]


def counts_view(bulletin: Bulletin, index: Index) -> CountsView:
    """What the section on counts says."""
    comparison = bulletin.comparison
    if comparison is None:
        sides = bulletin.mission.sides
        silent = LedgerCell(state=CellState.NO_REPORT)
        total = tuple(_cell(silent, index) for _ in sides)
        return CountsView(
            columns=tuple(f"{side.name} ({side.code})" for side in sides),
            rows=(),
            total=RowView(name="Whole country", cells=total),
            results=("No count was received from any side.",),
            recorders=(),
            apart=_apart(bulletin, index, frozenset()),
        )
    recorders = comparison.recorders
    return CountsView(
        columns=tuple(
            _column(index, entry.recorder) + index.marked(entry.claims)
            for entry in recorders
        ),
        rows=tuple(
            RowView(name=row.name, cells=tuple(_cell(c, index) for c in row.cells))
            for row in comparison.rows
        ),
        total=RowView(
            name="Whole country",
            cells=tuple(_cell(entry.total, index) for entry in recorders),
        ),
        results=tuple(TALLY_RESULT[result] for result in comparison.results),
        recorders=tuple(_recorder(entry, index) for entry in recorders),
        apart=_apart(bulletin, index, _shown(comparison)),
    )


def _column(index: Index, code: str) -> str:
    return f"{index.side(code)} ({code})"


def _cell(cell: LedgerCell, index: Index) -> CellView:
    counted = cell.state is CellState.COUNTED
    linked = cell.state is not CellState.NO_REPORT
    ids = cell.claims if linked else ()
    return CellView(line=(index.part(cell_text(cell), ids),), counted=counted)


def _recorder(entry: RecorderDay, index: Index) -> RecorderView:
    name = _column(index, entry.recorder)
    if entry.unit is None:
        missing = ("Report", plain("no report received"))
        return RecorderView(name=name, facts=(missing,))
    facts: list[tuple[str, Line]] = [
        ("One count is", plain(COUNT_UNIT[entry.unit][0])),
        ("In the recorder's words", plain(_rule(entry.count_rule))),
        ("Period as reported", plain(_period(entry.period))),
    ]
    if entry.count_basis is not None:
        facts.append(("Total", plain(COUNT_BASIS[entry.count_basis])))
    facts += [("Note", plain(flag_words(flag))) for flag in entry.flags]
    told = _told(entry.claims, index)
    if told:
        facts.append(("Reported in", told))
    facts += _others("Another number by the same side", entry.conflicting, index)
    facts += _others("Replaced by a correction", entry.corrected, index)
    return RecorderView(name=name, facts=tuple(facts))


def _period(period: Period | None) -> str:
    return period_words(period).removeprefix("period ")


def _rule(rule: str) -> str:
    return "not stated" if rule == "unstated" else f"“{rule}”"


def _told(ids: tuple[str, ...], index: Index) -> Line:
    """Where the count was read: each claim by its place in the sources."""
    parts: list[Part] = []
    for citation in index.cite(ids):
        if parts:
            parts.append(Part(text="; "))
        placed = index.claims[citation.claim]
        parts.append(Part(text=who_words(placed), citations=(citation,)))
    return tuple(parts)


def _others(label: str, ids: tuple[str, ...], index: Index) -> list[tuple[str, Line]]:
    return [
        (label, tally_line(index.claims[citation.claim], index))
        for citation in index.cite(ids)
    ]


def _shown(comparison: TallyComparison) -> frozenset[str]:
    """Claims that stand in the table or in the notes on one side's count."""
    ids: set[str] = set()
    for entry in comparison.recorders:
        ids |= {*entry.claims, *entry.conflicting, *entry.corrected}
    for row in comparison.rows:
        ids |= {claim for cell in row.cells for claim in cell.claims}
    return frozenset(ids)


def _apart(bulletin: Bulletin, index: Index, shown: frozenset[str]) -> tuple[Line, ...]:
    """Counts that belong to no column: headlines, running totals, shares."""
    charted = {claim for point in bulletin.history for claim in point.claims}
    kept = (set(bulletin.comparison.headlines) if bulletin.comparison else set()) | (
        set(bulletin.comparison.second_recorders) if bulletin.comparison else set()
    )
    return tuple(
        tally_line(placed, index)
        for key, placed in index.claims.items()
        if placed.claim.kind is ClaimKind.TALLY
        and key not in shown
        and (key in kept or key not in charted)
    )


def tally_line(placed: PlacedClaim, index: Index) -> Line:
    """One tally claim in a line: the number, its unit, scope and who says it."""
    claim = placed.claim
    body = claim.body
    if not isinstance(body, TallyBody):
        raise TypeError(f"wanted a tally claim, got {claim.kind}")
    singular, plural = COUNT_UNIT[body.unit]
    unit = singular if body.count == 1 else plural
    tail = (
        f"{unit}, {TALLY_SCOPE[body.scope]}; {period_words(body.period)};"
        f" reported by {who_words(placed)}{index.marked((claim.id,))}"
    )
    if body.count:
        shown, tail = number(body.count), f" {tail}"
    else:
        state = CellState.NAMED_WITHOUT_NUMBER
        state = state if body.count is None else CellState.STATED_NONE
        shown, tail = CELL_STATE[state], f": {tail}"
    return index.part(shown, (claim.id,)), Part(text=tail)
