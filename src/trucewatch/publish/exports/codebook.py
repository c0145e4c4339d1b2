"""The codebook of an export: every column, its type, unit, meaning and codes."""

from __future__ import annotations

import csv
import io

from trucewatch.model.record import Json
from trucewatch.publish.exports.columns import Column, Table

COLUMNS = ("name", "type", "unit", "meaning", "vocabulary", "codes", "hxl")


def codebook_records(table: Table) -> list[dict[str, Json]]:
    """One object a column, JSON-ready; keys are `COLUMNS`."""
    return [
        {
            "name": column.name,
            "type": column.type.value,
            "unit": column.unit,
            "meaning": column.meaning,
            "vocabulary": column.codes.__name__ if column.codes else "",
            "codes": _codes(column),
            "hxl": column.hxl,
        }
        for column in table.columns
    ]


def codebook_csv(table: Table) -> str:
    """The codebook as CSV, a row a column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in codebook_records(table):
        writer.writerow(_told(record[name]) for name in COLUMNS)
    return out.getvalue()


def codebook_markdown(table: Table) -> str:
    """The codebook as a table of Markdown, for the reference."""
    lines = ["| column | type | unit | meaning | HXL |", "|---|---|---|---|---|"]
    for column in table.columns:
        meaning = column.meaning
        if column.codes:
            meaning += f" Codes: {column.codes.__name__}."
        cells = (
            f"`{column.name}`",
            column.type.value,
            column.unit,
            meaning,
            column.hxl,
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _codes(column: Column) -> list[str]:
    return [code.value for code in column.codes] if column.codes else []


def _told(value: Json) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value)
