"""Tables of p-codes: levels become units, areas and places that refer to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference.gazetteer.dumps import PCODES, write_pcodes
from trucewatch.errors import InvalidReference
from trucewatch.model.place import Place, PlaceKind, PlacePrecision
from trucewatch.reference.gazetteer.pcodes import read_pcodes

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


def _unit(country: str, name: str) -> Place | None:
    return IDLIB if (country, name) == ("SY", "Idleb") else None


def test_each_level_is_what_it_is_in_the_world(tmp_path: Path) -> None:
    """A governorate keeps its own entry; all below refer to it."""
    read = read_pcodes(write_pcodes(tmp_path), unit=_unit)
    assert read.rejected == ()
    province, district, part, farm = read.entries
    assert province.place == IDLIB
    assert province.names == ("Idlib", "Idleb", "SY07")
    assert district.place.id == "ocha:SY0703"
    assert (district.place.name, district.bare) == ("Harim district", ("Harim",))
    assert (district.place.lat, district.place.admin1) == (None, "iso:SY-ID")
    assert part.place.precision is PlacePrecision.SUBDISTRICT
    assert (farm.kind, farm.place.lat) == (PlaceKind.SETTLEMENT, 36.15)
    assert farm.names == ("Mill Farm", "C4207")


def test_the_day_from_which_a_code_holds_is_a_remark(tmp_path: Path) -> None:
    """The district was there before its code."""
    district = read_pcodes(write_pcodes(tmp_path), unit=_unit).entries[1]
    assert (district.since, district.place.note) == (
        None,
        "p-code valid from 2020-12-17",
    )


WRONG = [
    ("unknown country", "XXX,1,XX01,Nowhere,XXX,,,", "Location 'XXX'"),
    ("unknown governorate", "SYR,1,SY99,Elsewhere,SYR,,,", "a governorate 'Elsewhere'"),
    ("unknown parent", "SYR,2,SY9901,Lone,SY99,,,", "Parent P-Code 'SY99'"),
    ("unknown level", "SYR,7,SY070399,Deep,SY07,,,", "Admin Level '7'"),
    ("a place without a point", "SYR,4,C1,Farm,SY0703,,,", "no coordinates"),
    ("half a point", "SYR,4,C1,Farm,SY0703,,36.1,", "coordinates '36.1', ''"),
    ("beyond the pole", "SYR,4,C1,Farm,SY0703,,95,36", "ocha:C1: latitude 95.0"),
    ("no name", "SYR,4,C1,,SY0703,,36,36", "an empty cell"),
]


@pytest.mark.parametrize(("why", "row", "got"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_row_is_rejected_with_its_line(
    tmp_path: Path, why: str, row: str, got: str
) -> None:
    """The rest is taken."""
    read = read_pcodes(write_pcodes(tmp_path, PCODES + row + "\n"), unit=_unit)
    assert len(read.entries) == 4
    (rejected,) = read.rejected
    assert rejected.line == 6, why
    assert rejected.got == got or rejected.got.startswith(got)
    assert rejected.wanted


REFUSED = [
    ("another table", "a,b\n1,2\n", "not a table of p-codes; got a, b"),
    ("a code twice", PCODES + "SYR,4,C4207,X,SY0703,,36,36\n", "got C4207, as in"),
    ("a short row", PCODES + "SYR,4\n", "line 6: a row is not as long as the header"),
    ("a long row", PCODES + "SYR,4,C1,X,SY07,,36,36,9\n", "line 6: a row is not as"),
]


@pytest.mark.parametrize(
    ("why", "text", "message"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_a_file_that_is_no_such_table_is_refused_whole(
    tmp_path: Path, why: str, text: str, message: str
) -> None:
    """Nothing of it is taken."""
    with pytest.raises(InvalidReference) as error:
        read_pcodes(write_pcodes(tmp_path, text), unit=_unit)
    assert message in str(error.value), why
