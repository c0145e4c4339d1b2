"""Spreadsheets: the right sheet, cells as text, and bad files refused by name."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.reference.gazetteer.dumps import PCODES, write_book, write_pcodes
from trucewatch.errors import InvalidReference
from trucewatch.model.place import Place, PlacePrecision
from trucewatch.reference.gazetteer import workbook
from trucewatch.reference.gazetteer.pcodes import read_pcodes
from trucewatch.reference.gazetteer.workbook import sheet_rows

TABLE = tuple(tuple(line.split(",")) for line in PCODES.splitlines())
IDLIB = Place(
    id="iso:SY-ID",
    name="Idlib",
    lat=35.8,
    lon=36.7,
    precision=PlacePrecision.GOVERNORATE,
    radius_m=64_000,
    country="SY",
    admin1="iso:SY-ID",
)


def _read(path: Path) -> tuple[tuple[int, dict[str, str]], ...]:
    rows = sheet_rows(path, needed=("Code", "Name"), what="no such table")
    return tuple((number, dict(cells)) for number, cells in rows)


def test_the_first_sheet_with_the_columns_is_read(tmp_path: Path) -> None:
    """A cover sheet before it and another table behind it do not matter."""
    path = write_book(
        tmp_path,
        Readme=[("About", "this table")],
        Empty=[],
        Codes=[("Name", "Code"), ("Mill", "C1")],
        Other=[("Name", "Code"), ("Ford", "C2")],
    )
    assert _read(path) == ((2, {"Name": "Mill", "Code": "C1"}),)


def test_empty_rows_count_but_are_no_rows(tmp_path: Path) -> None:
    """Numbers are those that the spreadsheet program shows."""
    rows = [(), ("Code", "Name"), (), ("C1", "Mill"), (None, ""), ("C2", "Ford")]
    path = write_book(tmp_path, Codes=rows)
    assert [number for number, _ in _read(path)] == [4, 6]


CELLS = [
    ("a whole number", 4, "4"),
    ("a whole number kept as a fraction", 4.0, "4"),
    ("degrees", 36.15, "36.15"),
    ("a moment", datetime(2020, 12, 17, 9, 30), "2020-12-17"),  # noqa: DTZ001 - cells have no zone
    ("a day", date(2020, 12, 17), "2020-12-17"),
    ("spaces around", "  Mill ", "Mill"),
    ("nothing", None, ""),
]


@pytest.mark.parametrize(
    ("why", "cell", "text"), CELLS, ids=[case[0] for case in CELLS]
)
def test_a_cell_is_the_text_that_csv_would_have(
    tmp_path: Path, why: str, cell: object, text: str
) -> None:
    """Spreadsheets keep numbers and days as such."""
    path = write_book(tmp_path, Codes=[("Code", "Name", "X"), ("C1", "Mill", cell)])
    assert _read(path)[0][1]["X"] == text, why


def test_a_cell_under_no_column_is_refused(tmp_path: Path) -> None:
    """As a CSV row longer than its header is."""
    path = write_book(tmp_path, Codes=[("Code", "Name"), ("C1", "Mill", "stray")])
    with pytest.raises(InvalidReference) as error:
        _read(path)
    assert "codes.xlsx, sheet “Codes”, row 2: a cell stands under no" in str(
        error.value
    )
    assert "got stray" in str(error.value)


def test_a_workbook_without_the_columns_names_what_it_has(tmp_path: Path) -> None:
    """Each sheet with its first row."""
    path = write_book(tmp_path, Readme=[("About",)], Empty=[], Codes=[("Code", "x")])
    with pytest.raises(InvalidReference) as error:
        _read(path)
    assert str(error.value) == (
        "codes.xlsx: no such table; got sheet “Readme”: About; "
        "sheet “Empty”: nothing; sheet “Codes”: Code, x; "
        "wanted a sheet whose first row has Code, Name"
    )


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _not_zip(path: Path) -> None:
    path.write_bytes(b"Code,Name\n")


def _other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "text")


def _broken_sheet(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            cut = name == "xl/worksheets/sheet1.xml"
            archive.writestr(name, part[: len(part) // 2] if cut else part)


def _gone(path: Path) -> None:
    path.unlink()


BROKEN = [_cut, _not_zip, _other_zip, _broken_sheet, _gone]


@pytest.mark.parametrize("spoil", BROKEN)
def test_a_broken_workbook_is_refused_by_name(tmp_path: Path, spoil: object) -> None:
    """Whatever the library trips over, the error says which file and what is wanted."""
    path = write_book(tmp_path, Codes=[("Code", "Name"), ("C1", "Mill")])
    assert callable(spoil)
    spoil(path)
    with pytest.raises(InvalidReference) as error:
        _read(path)
    assert "codes.xlsx: cannot read a workbook; got " in str(error.value)
    assert "wanted an unbroken .xlsx file without a password" in str(error.value)


def test_a_sheet_may_have_so_many_rows_and_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The header counts."""
    path = write_book(tmp_path, Codes=[("Code", "Name"), ("C1", "Mill")])
    monkeypatch.setattr(workbook, "ROWS_LIMIT", 2)
    assert len(_read(path)) == 1
    monkeypatch.setattr(workbook, "ROWS_LIMIT", 1)
    with pytest.raises(InvalidReference) as error:
        _read(path)
    assert "sheet “Codes”: a sheet is too long; got 2 filled rows" in str(error.value)


def test_a_row_number_beyond_the_format_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A few bytes must not make the reader count for hours."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Code", "Name"])
    sheet.cell(row=30, column=1, value="C1")
    path = tmp_path / "codes.xlsx"
    book.save(path)
    monkeypatch.setattr(workbook, "_LAST_ROW", 30)
    assert _read(path)[0][0] == 30
    monkeypatch.setattr(workbook, "_LAST_ROW", 29)
    with pytest.raises(InvalidReference, match="a sheet is too long"):
        _read(path)


def test_a_workbook_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip bomb is refused by its table of contents."""
    path = write_book(tmp_path, Codes=[("Code", "Name"), ("C1", "Mill")])
    with zipfile.ZipFile(path) as archive:
        size = sum(member.file_size for member in archive.infolist())
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", size)
    assert len(_read(path)) == 1
    monkeypatch.setattr(workbook, "UNPACKED_LIMIT", size - 1)
    with pytest.raises(InvalidReference, match="too large; got 0 MB unpacked"):
        _read(path)


def _unit(country: str, name: str) -> Place | None:
    return IDLIB if (country, name) == ("SY", "Idleb") else None


def test_a_spreadsheet_gives_what_the_same_csv_gives(tmp_path: Path) -> None:
    """Entry by entry, with levels and degrees kept as numbers."""
    typed = [
        [float(c) if c.replace(".", "").isdigit() else c for c in r] for r in TABLE
    ]
    read = read_pcodes(write_book(tmp_path, Codes=typed), unit=_unit)
    assert read.name == "codes.xlsx"
    assert read.entries == read_pcodes(write_pcodes(tmp_path), unit=_unit).entries
    assert len(read.entries) == 4


def test_a_wrong_row_of_a_spreadsheet_is_rejected_with_its_row(tmp_path: Path) -> None:
    """The rest is taken, the row of tags passed over."""
    tags = ("#country+code", "#geo+admin_level", "#adm+code", "#adm+name")
    wrong = ("SYR", 4, "C9", "Farm", "SY0703")
    book = write_book(tmp_path, "p.XLSX", Codes=[TABLE[0], tags, *TABLE[1:], wrong])
    read = read_pcodes(book, unit=_unit)
    assert len(read.entries) == 4
    assert [str(each) for each in read.rejected] == [
        "line 7: C9 Farm: got no coordinates; wanted Latitude and Longitude"
    ]
    assert read.passed == {"a row of HXL tags under the header": 1}


def test_a_spreadsheet_without_the_codes_is_refused(tmp_path: Path) -> None:
    """Nothing of it is taken."""
    book = write_book(
        tmp_path, Codes=[("admin1Name", "admin1Pcode"), ("Idleb", "SY07")]
    )
    with pytest.raises(InvalidReference) as error:
        read_pcodes(book, unit=_unit)
    assert "not a table of p-codes; got sheet “Codes”: admin1Name" in str(error.value)
