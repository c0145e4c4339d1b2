"""GeoNames dumps, tables of p-codes and workbooks for tests, all made up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook


def dump_row(
    number: object,
    name: str,
    *,
    lat: object = 35.5,
    lon: object = 36.5,
    feature: str = "P.PPL",
    alternates: str = "",
    admin1: str = "12",
    people: object = 0,
) -> str:
    """One line of a country dump of Syria."""
    kind, code = feature.split(".")
    cells = (
        number, name, name, alternates, lat, lon, kind, code, "SY", "", admin1, "", "",
        "", people, "", 300, "Asia/Damascus", "2020-01-01",
    )  # fmt: skip
    return "\t".join(str(cell) for cell in cells)


def write_dump(folder: Path, *rows: str, name: str = "SY.txt") -> Path:
    """A dump file with these rows."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


PCODES = """\
Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date,Latitude,Longitude
SYR,1,SY07,Idleb,SYR,2020-12-17,,
SYR,2,SY0703,Harim,SY07,2020-12-17,,
SYR,3,SY070301,Salqin,SY0703,,36.13,36.45
SYR,4,C4207,Mill Farm,SY070301,,36.15,36.44
"""


def write_pcodes(folder: Path, text: str = PCODES) -> Path:
    """A table of p-codes."""
    path = folder / "codes.csv"
    path.write_text(text, encoding="utf-8")
    return path


def write_book(
    folder: Path, name: str = "codes.xlsx", **sheets: Iterable[Sequence[object]]
) -> Path:
    """A workbook with these sheets, in their order."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path
