"""The table of first-order units: codes that join, positions that can be."""

from __future__ import annotations

import csv
from importlib import resources

import pytest

COLUMNS = [
    "iso_a2", "name", "alternate_names", "iso_3166_2", "gn_a1_code", "level",
    "lat", "lon", "radius_m",
]  # fmt: skip


@pytest.fixture(scope="module")
def units() -> list[dict[str, str]]:
    """The rows of the packaged table."""
    folder = resources.files("trucewatch.reference") / "gazetteer"
    text = (folder / "admin1.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_row_is_whole(units: list[dict[str, str]]) -> None:
    """A country, a name, a position on the globe, and a radius to cover the unit."""
    assert len(units) > 4_500
    for unit in units:
        assert list(unit) == COLUMNS
        assert len(unit["iso_a2"]) == 2
        assert unit["name"]
        assert -90 <= float(unit["lat"]) <= 90
        assert -180 <= float(unit["lon"]) <= 180
        assert 0 < float(unit["radius_m"]) < 4_000_000
        assert unit["level"] in {"1", "2"}


def test_a_code_stands_once(units: list[dict[str, str]]) -> None:
    """No ISO 3166-2 code is given to two units."""
    codes = [unit["iso_3166_2"] for unit in units if unit["iso_3166_2"]]
    assert len(codes) == len(set(codes))


CODES = [
    ("SY-ID", "12", "Idlib"),
    ("SY-HL", "09", "Aleppo"),
    ("SY-HM", "10", "Hama"),
    ("SY-HI", "11", "Homs"),
    ("SY-LA", "02", "Latakia"),
    ("SY-RD", "08", "Rif Dimashq"),
    ("SY-DI", "13", "Damascus"),
    ("SY-DR", "06", "Daraa"),
    ("SY-QU", "03", "Quneitra"),
    ("SY-SU", "05", "As-Suwayda"),
    ("SD-DE", "60", "East Darfur"),
    ("SD-DS", "49", "South Darfur"),
    ("UA-14", "05", "Donetsk"),
    ("UA-43", "11", "Crimea"),
    ("YE-HU", "08", "Al Hudaydah"),
    ("YE-AD", "02", "Aden"),
    ("YE-HD", "04", "Hadramaut"),
    ("YE-SU", "28", "Socotra"),
    ("UA-32", "13", "Kyiv"),
    ("AZ-LAC", "", "Lachin"),
    ("GB-ENG", "ENG", "England"),
    ("FR-BRE", "53", "Brittany"),
]


@pytest.mark.parametrize(("iso", "code", "name"), CODES, ids=[c[0] for c in CODES])
def test_codes_of_both_registers_meet(
    units: list[dict[str, str]], iso: str, code: str, name: str
) -> None:
    """ISO 3166-2 and the GeoNames admin-1 code stand in one row; so do regions."""
    found = [u for u in units if u["iso_3166_2"] == iso]
    assert [(u["gn_a1_code"], u["name"], u["level"]) for u in found] == [
        (code, name, "1")
    ]
