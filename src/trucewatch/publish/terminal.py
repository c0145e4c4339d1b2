"""The two-sided table for a terminal, as text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.model.bulletin import Bulletin, BulletinStatus
from trucewatch.model.tally import CellState, LedgerCell, RecorderDay
from trucewatch.publish.codes import CELL_STATE, COUNT_UNIT, FLAG, TALLY_RESULT
from trucewatch.publish.names import actor_names
from trucewatch.publish.phrases import day_words, period_words
from trucewatch.publish.watching import coverage_sentences, restriction_sentences
from trucewatch.publish.wording import (
    COUNTED_SEPARATELY,
    DEMONSTRATION_NOTE,
    DRAFT_NOTE,
    INVENTED,
    invented_documents,
)

TOTAL_ROW = "Whole country, as reported"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table to print: every row has one text a column; notes stand below it."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def tally_table(bulletin: Bulletin) -> TextTable:
    """The sides' counts of the day, a row a governorate, a column a side.

    Columns stand in the order of actor codes. A cell without a number says why.
    """
    title = (
        f"{bulletin.mission.title} · bulletin No. {bulletin.label}"
        f" · {day_words(bulletin.day)}"
    )
    names = tuple(f"{side.name} ({side.code})" for side in bulletin.mission.sides)
    comparison = bulletin.comparison
    if comparison is None:
        none = tuple(CELL_STATE[CellState.NO_REPORT] for _ in names)
        rows: tuple[tuple[str, ...], ...] = ((TOTAL_ROW, *none),)
        header = ("Governorate", *names)
    else:
        by_code = dict(zip(_codes(bulletin), names, strict=True))
        header = (
            "Governorate",
            *(by_code.get(r.recorder, r.recorder) for r in comparison.recorders),
        )
        totals = tuple(cell_text(r.total) for r in comparison.recorders)
        rows = tuple((row.name, *map(cell_text, row.cells)) for row in comparison.rows)
        rows = (*rows, (TOTAL_ROW, *totals))
    return TextTable(title=title, header=header, rows=rows, notes=_notes(bulletin))


def cell_text(cell: LedgerCell) -> str:
    """The number, or why there is none; a stated zero says who states it."""
    if cell.state is CellState.COUNTED and cell.count is not None:
        return f"{cell.count:,}"
    return CELL_STATE[cell.state]


def _codes(bulletin: Bulletin) -> tuple[str, ...]:
    return tuple(side.code for side in bulletin.mission.sides)


def _notes(bulletin: Bulletin) -> tuple[str, ...]:
    notes: list[str] = []
    invented = _invented_claims(bulletin)
    if bulletin.comparison is not None:
        notes += [TALLY_RESULT[result] for result in bulletin.comparison.results]
        for entry in bulletin.comparison.recorders:
            notes += _recorder_notes(entry, invented)
    notes.append(COUNTED_SEPARATELY)
    notes += coverage_sentences(bulletin.coverage)
    notes += restriction_sentences(bulletin, actor=_actor(bulletin))
    if bulletin.status is BulletinStatus.DRAFT:
        notes.append(f"{DRAFT_NOTE}.")
    if bulletin.mission.demonstration:
        notes.append(DEMONSTRATION_NOTE)
    return tuple(notes)


def _actor(bulletin: Bulletin) -> Callable[[str], str]:
    names = actor_names(bulletin)
    return lambda code: f"{names.get(code, code)} ({code})"


def _invented_claims(bulletin: Bulletin) -> frozenset[str]:
    documents = invented_documents(bulletin)
    return frozenset(
        placed.claim.id
        for placed in bulletin.claims
        if placed.claim.document in documents
    )


def _recorder_notes(entry: RecorderDay, invented: frozenset[str]) -> list[str]:
    if entry.unit is None:
        return []
    marks = [f"{entry.recorder}: {INVENTED}."] if invented & set(entry.claims) else []
    unit = COUNT_UNIT[entry.unit][1]
    first = f"{entry.recorder}: {unit}; {period_words(entry.period)}."
    flags = [f"{entry.recorder}: {flag_words(flag)}." for flag in entry.flags]
    return [first, *flags, *marks]


def flag_words(flag: str) -> str:
    """What a flag means, in words; an unknown flag is spelled out."""
    return FLAG.get(flag, flag.replace("_", " "))
