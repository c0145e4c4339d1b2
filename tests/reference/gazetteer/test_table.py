"""Tables of places in CSV: taken whole, or refused with the line that is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.place import CoordSource, PlaceKind, PlacePrecision
from trucewatch.reference.gazetteer.table import read_places, read_table, table_text

HEADER = "id,name,names,lat,lon,precision,since,until\n"
GOOD = HEADER + (
    "m:mill,Old Mill,Altmühle|Мельница,35.1,36.2,,2017-05-04,2018-01-01\n"
    "\n"
    "m:ridge,Long Ridge,,,,subdistrict,,\n"
)


def _write(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_read_with_its_defaults(tmp_path: Path) -> None:
    """Empty cells are as if they were not there; names are split."""
    mill, ridge = read_places(_write(tmp_path, GOOD)).entries
    assert mill.names == ("Old Mill", "Altmühle", "Мельница")
    assert mill.place.precision is PlacePrecision.SETTLEMENT
    assert (mill.place.lat, mill.place.radius_m) == (35.1, 3_000)
    assert (mill.since, mill.until) == (date(2017, 5, 4), date(2018, 1, 1))
    assert mill.place.coord_source is CoordSource.GAZETTEER
    assert (ridge.place.lat, ridge.kind) == (None, PlaceKind.REGION)


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    """Spreadsheet programs write one."""
    assert len(read_table(_write(tmp_path, "\ufeff" + GOOD)).entries) == 2


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    """Imports are kept in the same form as tables by hand."""
    entries = read_table(_write(tmp_path, GOOD)).entries
    again = read_table(_write(tmp_path, table_text(entries), "again.csv")).entries
    assert again == entries


BAD = [
    ("empty", "", "a file of places is empty"),
    ("blank", " \n\n", "a file of places is empty"),
    ("no name column", "id,lat\nm:a,1\n", "line 1: wrong header"),
    ("unknown column", "id,name,colour\n", "line 1: wrong header"),
    ("a column twice", "id,name,lat,lat\n", "line 1: wrong header"),
    ("short row", HEADER + "m:a,A\n", "line 2: a row is not as long as the header"),
    (
        "no coordinates",
        HEADER + "m:a,A,,,,,,\n",
        "line 2: m:a: bad entry in a place supplement; got m:a: a settlement without",
    ),
    (
        "beyond the pole",
        GOOD + "m:c,C,,95,36,,,\n",
        "mine.csv, line 5: m:c: bad entry in a place supplement; got m:c: latitude 95",
    ),
    (
        "no number",
        HEADER + "m:a,A,,north,36,,,\n",
        "line 2: lat: a cell cannot be read; got 'north'; wanted degrees, -90 to 90",
    ),
    (
        "no day",
        HEADER + "m:a,A,,1,2,,04.05.2017,\n",
        "line 2: since: a cell cannot be read; got '04.05.2017'; wanted YYYY-MM-DD",
    ),
    (
        "an id twice",
        GOOD + "m:mill,Mill,,1,2,,,\n",
        "mine.csv, line 5: an id stands twice in a place supplement; "
        "got m:mill, as in mine.csv, line 2",
    ),
    ("no id", HEADER + ",A,,1,2,,,\n", "got no 'id'"),
    ("no yes or no", "id,name,minor\nm:a,A,perhaps\n", "wanted true or false"),
]


@pytest.mark.parametrize(("why", "text", "message"), BAD, ids=[row[0] for row in BAD])
def test_a_wrong_table_is_refused_with_its_line(
    tmp_path: Path, why: str, text: str, message: str
) -> None:
    """File, line, what was found and what was wanted."""
    with pytest.raises(InvalidReference) as error:
        read_table(_write(tmp_path, text))
    assert message in str(error.value), why
    assert "mine.csv" in str(error.value)


def test_another_encoding_is_named(tmp_path: Path) -> None:
    """A file saved in Latin-1 says at which byte it stops being UTF-8."""
    path = tmp_path / "mine.csv"
    path.write_bytes(b"id,name,lat,lon\nm:a,Caf\xe9,1,2\n")
    with pytest.raises(InvalidReference, match="line 2: not in UTF-8; got byte 0xe9"):
        read_table(path)


def test_a_missing_table_is_refused(tmp_path: Path) -> None:
    """A path that is no file says so."""
    with pytest.raises(InvalidReference, match=r"none\.csv"):
        read_table(tmp_path / "none.csv")
