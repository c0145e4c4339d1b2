"""Rows of a spreadsheet (``.xlsx``) as text, for tables that are published so.

Read through openpyxl in its read-only mode, cell values only. A workbook is a zip
archive of XML: how much it may unpack to and how many rows it may have is bounded.
"""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from trucewatch.errors import InvalidReference

SUFFIX = ".xlsx"
UNPACKED_LIMIT = 256 * 2**20
"""Bytes that a workbook may unpack to; a table of 500,000 rows takes about 100 MB."""
ROWS_LIMIT = 500_000
"""Filled rows of a sheet that are taken."""
_LAST_ROW = 1_048_576  # of the file format; a row with a higher number is a trick
COLUMNS_LIMIT = 100
"""Columns of a sheet that are looked at."""

Line = tuple[int, Mapping[str, str]]


class _Sheet(Protocol):
    """What is asked of openpyxl's read-only sheet."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(
        self, *, max_col: int, values_only: Literal[True]
    ) -> Iterator[tuple[object, ...]]: ...


def sheet_rows(path: Path, *, needed: tuple[str, ...], what: str) -> tuple[Line, ...]:
    """The filled rows below the header of the first sheet that has those columns.

    The header is a sheet's first filled row. Numbers are given without a needless
    fraction, days as YYYY-MM-DD, empty cells as "".

    Args:
        path: the workbook.
        needed: columns that the header must have.
        what: what is wrong where no sheet has them, for the error.

    Returns:
        Row number in the sheet, from 1, and cells by column.

    Raises:
        InvalidReference: no workbook, too large a one, or no sheet with those columns.
    """
    with warnings.catch_warnings():  # styles and rules that openpyxl does not know
        warnings.simplefilter("ignore")
        try:
            _refuse_bomb(path)
            return _table(path, needed=needed, what=what)
        except InvalidReference:
            raise
        except Exception as error:
            # openpyxl has no error of its own for a broken part: KeyError, TypeError,
            # ValueError, the parsers' and zlib's errors all come through.
            raise InvalidReference(
                "cannot read a workbook",
                where=path.name,
                got=f"{type(error).__name__}: {error}",
                wanted=f"an unbroken {SUFFIX} file without a password",
            ) from error


def _refuse_bomb(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > UNPACKED_LIMIT:
        raise InvalidReference(
            "a workbook is too large",
            where=path.name,
            got=f"{unpacked / 1e6:,.0f} MB unpacked",
            wanted=f"at most {UNPACKED_LIMIT / 1e6:,.0f} MB; save the sheet as CSV",
        )


def _table(path: Path, *, needed: tuple[str, ...], what: str) -> tuple[Line, ...]:
    from openpyxl import load_workbook  # noqa: PLC0415 - off the start-up path

    seen: list[str] = []
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = _filled(sheet, where=f"{path.name}, sheet “{sheet.title}”")
            _, header = next(rows, (0, ()))
            if all(column in header for column in needed):
                where = f"{path.name}, sheet “{sheet.title}”"
                return tuple(_by_column(rows, header, where=where))
            columns = ", ".join(filter(None, header)) or "nothing"
            seen.append(f"sheet “{sheet.title}”: {columns}")
    raise InvalidReference(
        what,
        where=path.name,
        got="; ".join(seen) or "no sheet",
        wanted=f"a sheet whose first row has {', '.join(needed)}",
    )


def _filled(sheet: _Sheet, *, where: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Rows with anything in them, with their numbers."""
    sheet.reset_dimensions()  # what the file says of its size is often wrong
    found = sheet.iter_rows(max_col=COLUMNS_LIMIT, values_only=True)
    filled = 0
    for number, values in enumerate(found, start=1):
        cells = tuple(_text(value) for value in values)
        filled += any(cells)
        if filled > ROWS_LIMIT or number > _LAST_ROW:
            raise InvalidReference(
                "a sheet is too long",
                where=where,
                got=f"{filled:,} filled rows up to row {number:,}",
                wanted=f"at most {ROWS_LIMIT:,}; save a part of it as CSV",
            )
        if any(cells):
            yield number, cells


def _by_column(
    rows: Iterator[tuple[int, tuple[str, ...]]], header: tuple[str, ...], *, where: str
) -> Iterator[Line]:
    for number, cells in rows:
        if stray := [
            c for name, c in zip(header, cells, strict=True) if c and not name
        ]:
            raise InvalidReference(
                "a cell stands under no column",
                where=f"{where}, row {number}",
                got=stray[0],
                wanted="a name in the first row for each column in use",
            )
        named = zip(header, cells, strict=True)
        yield number, {name: cell for name, cell in named if name}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.date().isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
