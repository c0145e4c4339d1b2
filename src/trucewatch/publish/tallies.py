"""The two-sided ledger as text, CSV and JSON: side by side, no net, no sum."""

from __future__ import annotations

import csv
import io

from trucewatch.model.mission import Side
from trucewatch.model.record import Json, to_record
from trucewatch.model.tally import RecorderDay
from trucewatch.model.tally_ledger import KnownCell, Parts, TallyDay
from trucewatch.publish.codes import COUNT_UNIT, TALLY_RESULT
from trucewatch.publish.phrases import day_words, period_words
from trucewatch.publish.terminal import TextTable, cell_text
from trucewatch.publish.wording import COUNTED_SEPARATELY

SCHEMA = "trucewatch-tallies/1"
"""Name and version of the record's layout."""

NO_VERDICT = (
    "Known to us: incidents of that place and those days that could fall under the "
    "count. Cases and incidents are not counted alike, and one may stand for several "
    "of the other: what is unexplained is a question, no verdict on anyone."
)

COLUMNS = (
    "day",
    "place_id",
    "place",
    "recorder",
    "unit",
    "period_hours",
    "state",
    "count",
    "known_to_us",
    "unexplained",
    "results",
    "claims",
)
"""Columns of the CSV, one row a day, place and recorder."""


def ledger_tables(
    days: tuple[TallyDay, ...], *, title: str, sides: tuple[Side, ...]
) -> tuple[TextTable, ...]:
    """One table a day for a terminal: a row a place, two columns a recorder."""
    names = {side.code: side.name for side in sides}
    return tuple(_table(day, title, names) for day in days)


def _table(day: TallyDay, title: str, names: dict[str, str]) -> TextTable:
    comparison = day.comparison
    header = ["Governorate"]
    for entry in comparison.recorders:
        header += [f"{names.get(entry.recorder, entry.recorder)} counts", "known to us"]
    totals = tuple(entry.total for entry in comparison.recorders)
    counted = [totals, *(row.cells for row in comparison.rows)]
    rows = []
    for cells, known in zip(counted, day.known, strict=True):
        row = [known.name]
        for cell, beside in zip(cells, known.cells, strict=True):
            row += [cell_text(cell), known_words(beside)]
        rows.append(tuple(row))
    return TextTable(
        title=f"{title} · {day_words(comparison.day)}",
        header=tuple(header),
        rows=tuple(rows),
        notes=(
            *(TALLY_RESULT[result] for result in comparison.results),
            *(
                f"{entry.recorder}: {_recorder_words(entry, parts)}"
                for entry, parts in zip(comparison.recorders, day.parts, strict=True)
                if entry.unit is not None
            ),
            COUNTED_SEPARATELY,
            NO_VERDICT,
        ),
    )


def _recorder_words(entry: RecorderDay, parts: Parts) -> str:
    assert entry.unit is not None  # noqa: S101 - asked before
    words = [COUNT_UNIT[entry.unit][1], period_words(entry.period)]
    if parts.unplaced is not None:
        words.append(f"{parts.placed:,} of {parts.total:,} given by place")
    if parts.unnumbered:
        words.append(f"{parts.unnumbered} places named without a number")
    return "; ".join(words) + "."


def known_words(cell: KnownCell) -> str:
    """What is known to us beside a count: ``3 known, 5 unexplained``.

    A zero of ours stands only where somebody watched.
    """
    if cell.incidents is None:
        return "not comparable"
    if cell.known is not None:
        words = f"{cell.known:,} known"
    else:
        words = "none known, not watched"
    if cell.counted is None:
        return words
    if cell.unexplained is None:
        return f"{words}, more than counted"
    return f"{words}, {cell.unexplained:,} unexplained"


def ledger_csv(days: tuple[TallyDay, ...]) -> str:
    """The ledger as CSV, a row a day, place and recorder; an empty cell is not known.

    Text that a spreadsheet would take for a formula is set in quotation marks.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for day in days:
        comparison = day.comparison
        totals = tuple(entry.total for entry in comparison.recorders)
        counted = [totals, *(row.cells for row in comparison.rows)]
        for cells, known in zip(counted, day.known, strict=True):
            rows = zip(comparison.recorders, cells, known.cells, strict=True)
            for entry, cell, beside in rows:
                period = entry.period
                writer.writerow(
                    [
                        comparison.day.isoformat(),
                        _safe(known.place_id or "whole_country"),
                        _safe(known.name),
                        _safe(entry.recorder),
                        entry.unit or "",
                        "" if period is None else _number(period.hours),
                        cell.state,
                        _number(cell.count),
                        _number(beside.known),
                        _number(beside.unexplained),
                        " ".join(comparison.results),
                        " ".join(cell.claims),
                    ]
                )
    return out.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def ledger_record(days: tuple[TallyDay, ...]) -> Json:
    """The ledger as one JSON object, with every claim and incident by id."""
    return {
        "schema": SCHEMA,
        "counting": COUNTED_SEPARATELY,
        "known": NO_VERDICT,
        "days": [
            {
                "comparison": to_record(day.comparison),
                "parts": [
                    to_record(parts) | {"unplaced": parts.unplaced}
                    for parts in day.parts
                ],
                "known": [
                    {
                        "place_id": row.place_id,
                        "name": row.name,
                        "cells": [_cell_record(cell) for cell in row.cells],
                    }
                    for row in day.known
                ],
            }
            for day in days
        ],
    }


def _cell_record(cell: KnownCell) -> Json:
    record: dict[str, Json] = to_record(cell)
    return record | {"known": cell.known, "unexplained": cell.unexplained}
