"""Place supplements: read whole, or refused with the entry that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.place import CoordSource, PlacePrecision
from trucewatch.reference.gazetteer.supplement import (
    area,
    packaged_supplements,
    read_supplement,
)

GOOD = """
[supplement]
country = "SY"
source = "ours"
[[province]]
id = "iso:SY-XX"
name = "X"
base_code = "99"
radius_m = 50_000
[[place]]
id = "tw:SY/y"
name = "Y"
lat = 35.0
lon = 36.0
admin1 = "iso:SY-XX"
names = ["Why", "Y"]
minor = true
[[spelling]]
id = "geonames:1"
name = "Zed"
names = ["Zett"]
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_supplement_is_read_with_its_defaults(tmp_path: Path) -> None:
    """Country, source, precision and radius come from the head and the precision."""
    read = read_supplement(_write(tmp_path, GOOD))
    province, town = read.entries
    assert province.place.precision is PlacePrecision.GOVERNORATE
    assert province.place.radius_m == 50_000
    assert province.base_code == "99"
    assert town.place.radius_m == 3_000
    assert (town.place.country, town.place.source) == ("SY", "ours")
    assert town.place.coord_source is CoordSource.GAZETTEER
    assert town.names == ("Y", "Why")
    assert town.minor
    assert read.spellings[0].names == ("Zed", "Zett")


BAD = [
    ("no TOML", "[[place", "cannot read a place supplement"),
    ("no name", '[[place]]\nid = "tw:SY/y"', "tw:SY/y: bad entry"),
    (
        "half a coordinate",
        '[[place]]\nid = "tw:SY/y"\nname = "Y"\nlat = 35.0',
        "latitude and longitude go together",
    ),
    (
        "unknown precision",
        '[[place]]\nid = "tw:SY/y"\nname = "Y"\nprecision = "roughly"',
        "'roughly' is not a valid PlacePrecision",
    ),
    (
        "an area without a radius",
        '[[place]]\nid = "tw:SY/y"\nname = "Y"\nprecision = "governorate"',
        "radius_m for areas",
    ),
    ("spelling of nothing", '[[spelling]]\nid = "y"', "bad spelling"),
    (
        "a town without coordinates",
        '[[place]]\nid = "tw:SY/y"\nname = "Y"',
        "mine.toml, line 2: tw:SY/y: bad entry",
    ),
    (
        "a latitude beyond the pole",
        '[[place]]\nid = "tw:SY/y"\nname = "Y"\nlat = 95.0\nlon = 36.0',
        "latitude 95.0, wanted -90..90",
    ),
    (
        "an id twice",
        '[[place]]\nid = "m:y"\nname = "Y"\nlat = 1\nlon = 1\n'
        '[[place]]\nid = "m:y"\nname = "Z"\nlat = 1\nlon = 1',
        "an id stands twice",
    ),
    (
        "an end before the beginning",
        '[[place]]\nid = "m:y"\nname = "Y"\nlat = 1\nlon = 1\n'
        "since = 2020-01-02\nuntil = 2020-01-01",
        "holds until 2020-01-01, before it begins",
    ),
]


@pytest.mark.parametrize(("why", "text", "message"), BAD, ids=[row[0] for row in BAD])
def test_a_wrong_supplement_is_refused(
    tmp_path: Path, why: str, text: str, message: str
) -> None:
    """The error names the file, the entry and what is wrong with it."""
    with pytest.raises(InvalidReference) as error:
        read_supplement(_write(tmp_path, text))
    assert message in str(error.value), why
    assert "mine.toml" in str(error.value)


def test_a_missing_supplement_is_refused(tmp_path: Path) -> None:
    """A path that is no file says so."""
    with pytest.raises(InvalidReference, match=r"none\.toml"):
        read_supplement(tmp_path / "none.toml")


def test_packaged_ids_are_distinct_and_refer_to_packaged_places() -> None:
    """Every admin1, area and reach is the id of an entry."""
    entries = [e for s in packaged_supplements() for e in s.entries]
    ids = [entry.place.id for entry in entries]
    assert len(ids) == len(set(ids))
    named = {
        reference
        for entry in entries
        for reference in (entry.place.admin1, *entry.place.areas, *entry.reaches)
        if reference
    }
    named |= {
        a for s in packaged_supplements() for one in s.spellings for a in one.areas
    }
    assert named <= set(ids)


def test_syria_has_its_fourteen_governorates() -> None:
    """ISO 3166-2 codes, each with the code of the base data and an extent."""
    found = {
        e.place.id.removeprefix("iso:SY-"): e.base_code
        for s in packaged_supplements()
        for e in s.entries
        if e.place.precision is PlacePrecision.GOVERNORATE
    }
    assert found == {
        "DI": "13", "DR": "06", "DY": "07", "HA": "01", "HI": "11", "HL": "09",
        "HM": "10", "ID": "12", "LA": "02", "QU": "03", "RA": "04", "RD": "08",
        "SU": "05", "TA": "14",
    }  # fmt: skip


def test_every_packaged_place_has_a_source() -> None:
    """No coordinate without where it comes from."""
    for supplement in packaged_supplements():
        for entry in supplement.entries:
            assert entry.place.source, entry.place.id


def test_a_place_without_a_known_coordinate_has_none() -> None:
    """Ain al-Hawr is an area of its governorate, never an invented point."""
    entry = area("tw:SY/ain-al-hawr")
    assert entry is not None
    assert (entry.place.lat, entry.place.lon) == (None, None)
    assert entry.place.precision is PlacePrecision.SUBDISTRICT
    assert entry.place.admin1 == "iso:SY-LA"


def test_an_unknown_area_is_none() -> None:
    """Only packaged areas answer."""
    assert area("tw:SY/nowhere") is None
