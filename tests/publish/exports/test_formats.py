"""Every format gives back the rows that went in, and says what they are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from importlib import import_module
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
import shapely
from openpyxl import load_workbook

from tests.publish.exports.rows import ABOUT, TABLE, TRAPS, many, sample_rows
from trucewatch.errors import InvalidExport
from trucewatch.publish.exports import EXPORTERS, exporter_of, geoparquet, table_of
from trucewatch.publish.exports.codebook import codebook_csv, codebook_records
from trucewatch.publish.exports.columns import Cell, CellType, Row
from trucewatch.publish.exports.exporter import Rows, whole_record
from trucewatch.publish.exports.flat import neutral, original
from trucewatch.publish.exports.workbook import Xlsx


def written(name: str, rows: list[Row]) -> tuple[bytes, Rows]:
    out, passed = io.BytesIO(), Rows(rows)
    exporter_of(name).write(passed, table=TABLE, about=ABOUT, out=out)
    return out.getvalue(), passed


def typed(name: str, cell: str) -> Cell:
    """The cell that a text of CSV stands for."""
    kind = next(each.type for each in TABLE.columns if each.name == name)
    if cell == "":
        return None
    match kind:
        case CellType.BOOLEAN:
            return cell == "true"
        case CellType.INTEGER:
            return int(cell)
        case CellType.NUMBER:
            return float(cell)
        case _:
            return original(cell)


def read_csv(raw: bytes, *, headers: int = 1) -> list[Row]:
    names, *lines = csv.reader(io.StringIO(raw.decode(), newline=""))
    return [
        {name: typed(name, cell) for name, cell in zip(names, line, strict=True)}
        for line in lines[headers - 1 :]
    ]


def read_xlsx(raw: bytes) -> list[Row]:
    sheet: Any = load_workbook(io.BytesIO(raw), read_only=True)["things"]
    names, *lines = sheet.iter_rows(values_only=True)
    return [
        {
            name: original(cell) if isinstance(cell, str) else cell
            for name, cell in zip_longest(names, line)
        }
        for line in lines
    ]


def read_jsonl(raw: bytes) -> list[Row]:
    return [json.loads(line) for line in raw.decode().split("\n") if line]


def read_geojson(raw: bytes) -> list[Row]:
    return [each["properties"] for each in json.loads(raw)["features"]]


def read_parquet(raw: bytes) -> list[Row]:
    parquet: Any = import_module("pyarrow.parquet")
    rows: list[Row] = parquet.read_table(io.BytesIO(raw)).to_pylist()
    return [{k: v for k, v in row.items() if k != "geometry"} for row in rows]


READERS: dict[str, Callable[[bytes], list[Row]]] = {
    "csv": read_csv,
    "csv_hxl": lambda raw: read_csv(raw, headers=2),
    "xlsx": read_xlsx,
    "jsonl": read_jsonl,
    "geojson": read_geojson,
    "geoparquet": read_parquet,
}


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_gives_the_rows_back(name: str) -> None:
    """Types, signs, quotes, line ends, scripts: nothing is lost."""
    raw, _ = written(name, sample_rows())
    assert READERS[name](raw) == sample_rows()


@pytest.mark.parametrize("name", EXPORTERS)
def test_the_hash_of_the_rows_is_the_same_in_every_format(name: str) -> None:
    """It is over the rows, not over the file."""
    _, rows = written(name, sample_rows())
    _, other = written("jsonl", sample_rows())
    _, fewer = written("jsonl", sample_rows()[1:])
    assert (rows.sha256, rows.count) == (other.sha256, len(TRAPS))
    assert rows.sha256 != fewer.sha256


@pytest.mark.parametrize("name", EXPORTERS)
def test_no_rows_are_a_file_too(name: str) -> None:
    """Headers and codebook without a row."""
    raw, rows = written(name, [])
    assert (READERS[name](raw), rows.count) == ([], 0)


@pytest.mark.parametrize("text", [each for each in TRAPS if each])
def test_no_spreadsheet_takes_text_for_a_formula(text: str) -> None:
    """It has an apostrophe, which can be taken off again; other text stays."""
    cell = neutral(text)
    assert isinstance(cell, str)
    assert cell[0] not in "=+-@\t\r"
    assert original(cell) == text
    if text in {"'plain quote", "قذيفة"}:
        assert cell == text


def test_numbers_stay_numbers() -> None:
    """A negative number is no formula."""
    assert (neutral(-1), neutral(-0.5), neutral(None)) == (-1, -0.5, None)
    line = written("csv", sample_rows()[1:2])[0].decode().split("\r\n")[1]
    assert line == "t1,34.5,-36.25,-1,0.25,false,'+1"
    rows = load_workbook(io.BytesIO(written("xlsx", sample_rows())[0]))["things"]
    assert [type(each.value) for each in rows[3]][1:5] == [
        float,
        float,
        int,
        float,
    ]


def test_csv_with_hxl_has_a_second_header_row() -> None:
    """Tags stand under the names."""
    lines = written("csv_hxl", sample_rows())[0].decode().split("\r\n")
    assert lines[0] == "id,lat,lon,count,share,seen,words"
    assert lines[1] == "#id,#lat,#lon,#count,#share,#seen,"


def test_geojson_holds_points_and_the_codebook() -> None:
    """Longitude first; no place, no geometry."""
    raw, rows = written("geojson", sample_rows())
    found = json.loads(raw)
    geometries = [each["geometry"] for each in found["features"]]
    assert geometries[0] is None
    assert geometries[1] == {"type": "Point", "coordinates": [-36.25, 34.5]}
    assert found["trucewatch"] == whole_record(TABLE, ABOUT, rows)


def test_a_workbook_has_a_codebook_and_says_what_it_is() -> None:
    """Three sheets; the SHA-256 of the rows on the last."""
    raw, rows = written("xlsx", sample_rows())
    book = load_workbook(io.BytesIO(raw), read_only=True)
    assert book.sheetnames == ["things", "codebook", "about"]
    sheet: Any = book["about"]
    said = dict(sheet.iter_rows(values_only=True))
    assert (said["rows_sha256"], said["rows"]) == (rows.sha256, len(TRAPS))
    names = [line[0] for line in book["codebook"].iter_rows(values_only=True)]
    assert names[1:] == [column.name for column in TABLE.columns]


@pytest.mark.parametrize(
    ("exporter", "words", "message"),
    [
        (Xlsx(), "x" * 32_768, "too long a text for a cell; got 32,768 characters"),
        (Xlsx(most_rows=1), "x", "too many rows for a sheet; got more than 1"),
    ],
)
def test_what_a_workbook_cannot_hold_is_refused(
    exporter: Xlsx, words: str, message: str
) -> None:
    """Nothing is cut without a word."""
    rows = Rows([row | {"words": words} for row in sample_rows()])
    with pytest.raises(InvalidExport, match=message):
        exporter.write(rows, table=TABLE, about=ABOUT, out=io.BytesIO())


def test_control_characters_do_not_break_a_workbook() -> None:
    """XML cannot hold them; they become U+FFFD."""
    raw, _ = written("xlsx", [sample_rows()[1] | {"words": "a\x00b"}])
    assert read_xlsx(raw)[0]["words"] == "a\ufffdb"


def test_geoparquet_has_its_metadata() -> None:
    """Version, primary column, WKB, OGC:CRS84; the codebook under our own key."""
    parquet: Any = import_module("pyarrow.parquet")
    raw, rows = written("geoparquet", sample_rows())
    file = parquet.ParquetFile(io.BytesIO(raw))
    metadata = file.metadata.metadata
    geo = json.loads(metadata[b"geo"])
    column = geo["columns"][geo["primary_column"]]
    assert (geo["version"], column["encoding"]) == ("1.1.0", "WKB")
    assert column["crs"]["id"] == {"authority": "OGC", "code": "CRS84"}
    assert column["geometry_types"] == ["Point"]
    assert json.loads(metadata[b"trucewatch"]) == whole_record(TABLE, ABOUT, rows)
    geometry = file.read().column("geometry").to_pylist()
    assert geometry[0] is None
    assert shapely.from_wkb(geometry[1]).coords[:] == [(-36.25, 34.5)]


def test_without_the_extra_geoparquet_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A clear error and no traceback of an import."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(geoparquet, "import_module", missing)
    with pytest.raises(InvalidExport, match=r"pip install 'trucewatch\[archive\]'"):
        written("geoparquet", sample_rows())


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("csv", 2),
        ("csv_hxl", 2),
        ("jsonl", 2),
        ("geojson", 2),
        ("geoparquet", 2 * geoparquet.AT_ONCE),
    ],
)
def test_a_hundred_thousand_rows_are_never_all_in_memory(
    name: str, most: int, tmp_path: Path
) -> None:
    """Of the rows handed over, no more than so many are alive at any time."""
    Counted.alive = Counted.most = 0
    with (tmp_path / "out").open("wb") as out:
        rows = Rows(Counted(row) for row in many(100_000))
        exporter_of(name).write(rows, table=TABLE, about=ABOUT, out=out)
    assert rows.count == 100_000
    assert Counted.most <= most


class Counted(dict[str, Cell]):
    """A row that tells how many of its kind are in memory."""

    alive = 0
    most = 0

    def __init__(self, row: Row) -> None:
        super().__init__(row)
        Counted.alive += 1
        Counted.most = max(Counted.most, Counted.alive)

    def __del__(self) -> None:
        Counted.alive -= 1


def test_unknown_names_are_refused() -> None:
    """With the names there are."""
    with pytest.raises(InvalidExport, match="no such format; got 'pdf'; wanted csv or"):
        exporter_of("pdf")
    with pytest.raises(InvalidExport, match="no such table; got 'users'; wanted inc"):
        table_of("users")


def test_a_codebook_tells_every_column() -> None:
    """As records and as CSV."""
    records = codebook_records(table_of("incidents"))
    state = next(each for each in records if each["name"] == "state")
    assert state["vocabulary"] == "IncidentState"
    assert "verified" in state["codes"]
    lines = list(csv.DictReader(io.StringIO(codebook_csv(table_of("incidents")))))
    assert [each["name"] for each in lines] == [each["name"] for each in records]
    assert all(each["meaning"] for each in lines)
