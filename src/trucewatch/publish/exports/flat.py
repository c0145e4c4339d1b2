"""CSV, plain and with a second header row of HXL tags. Written row by row.

A spreadsheet takes text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a
carriage return for a formula. Such text gets an apostrophe before it; numbers stay
numbers.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import BinaryIO

from trucewatch.publish.exports.columns import Cell, Table
from trucewatch.publish.exports.exporter import About, Rows

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""Also text that has apostrophes there already: one more can be taken off again."""


def neutral(cell: Cell) -> Cell:
    """The cell; text that a spreadsheet would take for a formula with an apostrophe."""
    if isinstance(cell, str) and _FORMULA.match(cell):
        return f"'{cell}"
    return cell


def original(text: str) -> str:
    """The text before `neutral`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def _written(cell: Cell) -> str:
    match neutral(cell):
        case None:
            return ""
        case bool(value):
            return "true" if value else "false"
        case value:
            return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Csv:
    """A row a line, UTF-8; empty is not known.

    Args:
        tagged: whether a second header row holds HXL tags.
    """

    tagged: bool = False
    suffix: str = "csv"
    media_type: str = "text/csv; charset=utf-8"
    carries_codebook: bool = False

    def write(
        self,
        rows: Rows,
        *,
        table: Table,
        about: About,  # noqa: ARG002 - it lies beside the file
        out: BinaryIO,
    ) -> None:
        """Write the rows; one at a time is in memory."""
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)  # RFC 4180: lines end in CRLF
        writer.writerow(column.name for column in table.columns)
        if self.tagged:
            writer.writerow(column.hxl for column in table.columns)
        for row in rows:
            writer.writerow(_written(cell) for cell in row.values())
        text.detach()
