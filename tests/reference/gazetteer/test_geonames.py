"""GeoNames country dumps: what is taken, what is rejected, what is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reference.gazetteer.dumps import dump_row, write_dump
from trucewatch.errors import InvalidReference
from trucewatch.model.place import PlaceKind, PlacePrecision
from trucewatch.reference.gazetteer.geonames import read_dump


def test_a_town_keeps_its_place_people_and_names(tmp_path: Path) -> None:
    """The province by its code; alternates pruned as those of the base data."""
    row = dump_row(901, "Tell Mill", alternates="Tel Mill,ALP,dmshq,تل", people=1200)
    (town,) = read_dump(write_dump(tmp_path, row)).entries
    assert (town.place.id, town.place.name) == ("geonames:901", "Tell Mill")
    assert town.place.admin1 == "iso:SY-ID"
    assert town.names == ("Tell Mill", "Tel Mill")
    assert town.population == 1200
    assert "CC BY 4.0" in town.place.source


FEATURES = [
    ("P.PPLQ", PlaceKind.SETTLEMENT, PlacePrecision.SETTLEMENT, 3_000),
    ("A.ADM2", PlaceKind.ADMIN2, PlacePrecision.DISTRICT, 40_000),
    ("A.ADM3", PlaceKind.ADMIN2, PlacePrecision.SUBDISTRICT, 15_000),
    ("S.AIRB", PlaceKind.SITE, PlacePrecision.VICINITY, 1_000),
    ("S.PSTB", PlaceKind.SITE, PlacePrecision.VICINITY, 1_000),
]


@pytest.mark.parametrize(("feature", "kind", "precision", "radius_m"), FEATURES)
def test_features_become_towns_areas_and_sites(
    tmp_path: Path,
    feature: str,
    kind: PlaceKind,
    precision: PlacePrecision,
    radius_m: float,
) -> None:
    """A district is an area with a radius, an air base a spot."""
    row = dump_row(902, "Somewhere", feature=feature)
    (entry,) = read_dump(write_dump(tmp_path, row)).entries
    assert (entry.kind, entry.place.precision) == (kind, precision)
    assert entry.place.radius_m == radius_m


def test_a_district_leaves_the_bare_name_to_its_seat(tmp_path: Path) -> None:
    """Else every seat of a district would be ambiguous."""
    rows = (
        dump_row(903, "Harim", feature="A.ADM2"),
        dump_row(904, "Nahiyat Kafr", feature="A.ADM3"),
    )
    one, other = read_dump(write_dump(tmp_path, *rows)).entries
    assert (one.names, one.bare) == (("Harim district",), ("Harim",))
    assert other.names == ("Nahiyat Kafr",)


def test_what_is_of_no_use_is_counted(tmp_path: Path) -> None:
    """Streams and whole countries are passed over, and said so."""
    rows = (
        dump_row(905, "A Stream", feature="H.STM"),
        dump_row(906, "Another", feature="H.STM"),
        dump_row(907, "A Country", feature="A.PCLI"),
    )
    read = read_dump(write_dump(tmp_path, *rows))
    assert read.entries == ()
    assert dict(read.passed) == {
        "feature class H not used": 2,
        "feature class A not used": 1,
    }


WRONG = [
    ("beyond the pole", {"lat": 95}, "latitude 95.0", "-90..90"),
    ("beyond the date line", {"lon": 200}, "longitude 200.0", "-180..180"),
    ("no latitude", {"lat": ""}, "latitude ''", "a number"),
    ("no whole population", {"people": "many"}, "population 'many'", "a number"),
]


@pytest.mark.parametrize(
    ("why", "cells", "got", "wanted"), WRONG, ids=[row[0] for row in WRONG]
)
def test_a_row_with_a_wrong_value_is_rejected_with_its_line(
    tmp_path: Path, why: str, cells: dict[str, object], got: str, wanted: str
) -> None:
    """The other rows are taken."""
    rows = (dump_row(908, "Good"), dump_row(909, "Bad", **cells))  # type: ignore[arg-type]
    read = read_dump(write_dump(tmp_path, *rows))
    assert [e.place.name for e in read.entries] == ["Good"]
    (rejected,) = read.rejected
    assert (rejected.line, rejected.what) == (2, "909 Bad"), why
    assert got in rejected.got
    assert rejected.wanted == wanted


def test_a_row_without_a_name_is_rejected(tmp_path: Path) -> None:
    """A place that nobody can name is not found by name."""
    read = read_dump(write_dump(tmp_path, dump_row(910, "")))
    assert str(read.rejected[0]) == "line 1: 910: got no name; wanted a name"


REFUSED = [
    ("empty", [""], "a file of places is empty"),
    ("no dump", ["id,name,lat"], "line 1: not a GeoNames country dump; got 1 columns"),
    ("cut off", [dump_row(911, "A")[:-11].rstrip("\t")], "got 18 columns"),
    (
        "an id twice",
        [dump_row(912, "A"), dump_row(912, "B")],
        "SY.txt, line 2: an id stands twice in a place supplement; got 912",
    ),
]


@pytest.mark.parametrize(
    ("why", "rows", "message"), REFUSED, ids=[row[0] for row in REFUSED]
)
def test_a_file_that_is_no_dump_is_refused_whole(
    tmp_path: Path, why: str, rows: list[str], message: str
) -> None:
    """Nothing of it is taken."""
    with pytest.raises(InvalidReference) as error:
        read_dump(write_dump(tmp_path, *rows))
    assert message in str(error.value), why
