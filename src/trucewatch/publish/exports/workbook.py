"""XLSX: the rows, the codebook and what is said about them, a sheet each.

openpyxl writes row by row into a temporary file; a sheet holds 1,048,575 rows and a
cell 32,767 characters: what does not fit is refused, never cut.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from trucewatch.errors import InvalidExport
from trucewatch.model.record import Json
from trucewatch.publish.exports.codebook import COLUMNS, codebook_records
from trucewatch.publish.exports.columns import Cell, Table
from trucewatch.publish.exports.exporter import About, Rows
from trucewatch.publish.exports.flat import neutral

MOST_ROWS = 1_048_575
MOST_CHARACTERS = 32_767
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""Control characters that XML cannot hold."""


class _Sheet(Protocol):
    """What is asked of openpyxl's write-only sheet."""

    def append(self, row: list[Cell]) -> None:
        """Add a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Xlsx:
    """A workbook; control characters become U+FFFD."""

    suffix: str = "xlsx"
    media_type: str = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    carries_codebook: bool = True
    most_rows: int = MOST_ROWS

    def write(self, rows: Rows, *, table: Table, about: About, out: BinaryIO) -> None:
        """Write the workbook; see the module for what is refused.

        Raises:
            InvalidExport: more rows than a sheet holds, or too long a text.
        """
        from openpyxl import Workbook  # noqa: PLC0415 - off the start-up path

        book = Workbook(write_only=True)
        sheet: _Sheet = book.create_sheet(table.name)
        sheet.append([column.name for column in table.columns])
        try:
            self._fill(sheet, rows, table)
        except BaseException:
            book.save(io.BytesIO())  # what openpyxl has open is closed by saving alone
            raise
        self._codebook(book.create_sheet("codebook"), table)
        said: _Sheet = book.create_sheet("about")
        for name, value in about.record(table, rows).items():
            said.append([name, _held(value, table)])
        book.save(out)

    def _fill(self, sheet: _Sheet, rows: Rows, table: Table) -> None:
        for row in rows:
            if rows.count > self.most_rows:
                raise InvalidExport(
                    "too many rows for a sheet",
                    where=table.name,
                    got=f"more than {self.most_rows:,}",
                    wanted="fewer days, or another format",
                )
            sheet.append([_held(cell, table) for cell in row.values()])

    @staticmethod
    def _codebook(sheet: _Sheet, table: Table) -> None:
        sheet.append(list(COLUMNS))
        for record in codebook_records(table):
            sheet.append([_held(_plain(record[name]), table) for name in COLUMNS])


def _plain(value: Json) -> str:
    return json.dumps(value) if isinstance(value, list) else str(value)


def _held(cell: Cell, table: Table) -> Cell:
    held = neutral(cell)
    if not isinstance(held, str):
        return held
    if len(held) > MOST_CHARACTERS:
        raise InvalidExport(
            "too long a text for a cell",
            where=table.name,
            got=f"{len(held):,} characters: {held[:40]}…",
            wanted=f"at most {MOST_CHARACTERS:,}, or another format",
        )
    return _ILLEGAL.sub("\ufffd", held)
