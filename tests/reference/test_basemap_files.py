"""A basemap as a file: written, changed, read back; broken ones are refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.bulletin import ShapeKind
from trucewatch.reference.basemap_files import basemap_text, read_basemap
from trucewatch.reference.maps import UNNAMED, load_shapes, sources_of


@pytest.mark.parametrize("country", ["SY", "UA", "YE"])
def test_what_is_written_is_read_back(tmp_path: Path, country: str) -> None:
    """The same shapes; ranks count from the file's order. The note is their source."""
    file = tmp_path / "basemap.geojson"
    file.write_text(basemap_text(country), encoding="utf-8")
    read = read_basemap(file)
    assert tuple(replace(shape, source="") for shape in read) == load_shapes(country)
    assert {shape.source for shape in read} == {sources_of(load_shapes(country))}


NOTES = [
    ("a note", {"note": " Survey office, 2019. "}, "Survey office, 2019."),
    ("no note", {}, UNNAMED),
    ("an empty note", {"note": " "}, UNNAMED),
    ("no text", {"note": 7}, UNNAMED),
]


@pytest.mark.parametrize(("why", "head", "source"), NOTES, ids=[n[0] for n in NOTES])
def test_a_missions_own_map_is_credited_with_what_it_says(
    tmp_path: Path, why: str, head: dict[str, object], source: str
) -> None:
    """Only a text counts."""
    file = tmp_path / "basemap.geojson"
    feature = _one({"type": "Polygon", "coordinates": SQUARE})
    file.write_text(json.dumps({**head, "features": [feature]}), encoding="utf-8")
    assert [shape.source for shape in read_basemap(file)] == [source], why


def test_the_file_says_where_it_comes_from() -> None:
    """The note on borders and the attribution travel with it."""
    note = json.loads(basemap_text("YE"))["note"]
    assert "Natural Earth" in note
    assert "GeoNames (CC BY 4.0)" in note


def test_a_country_without_a_map_is_refused() -> None:
    """With the codes that there are."""
    with pytest.raises(InvalidReference, match=r"got ZZ; wanted a code .*AD, AE"):
        basemap_text("ZZ")


PROPERTIES = {"id": "x", "name": "X", "kind": "country"}
SQUARE = [[[36, 35], [37, 35], [37, 36], [36, 35]]]
HIGH = [[[36, 95], [37, 35], [37, 36], [36, 95]]]


def _one(geometry: dict[str, Any], **properties: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {**PROPERTIES, **properties},
        "geometry": geometry,
    }


def _read(folder: Path, content: object) -> ShapeKind:
    file = folder / "basemap.geojson"
    file.write_text(json.dumps(content), encoding="utf-8")
    (shape,) = read_basemap(file)
    return shape.kind


def test_a_plain_polygon_is_taken(tmp_path: Path) -> None:
    """As other programs write it."""
    feature = _one({"type": "Polygon", "coordinates": SQUARE}, kind="province")
    assert _read(tmp_path, {"features": [feature]}) is ShapeKind.PROVINCE


BAD: list[tuple[str, object, str]] = [
    ("a list", [], r"basemap\.geojson: bad basemap; got TypeError"),
    ("no features", {}, "bad basemap; got KeyError: 'features'"),
    ("no geometry", {"features": [{"properties": PROPERTIES}]}, "KeyError: 'geom"),
    (
        "a circle",
        {"features": [_one({"type": "Circle", "coordinates": SQUARE})]},
        "feature 1: bad feature in a basemap; got ValueError: geometry Circle",
    ),
    (
        "an unknown kind",
        {"features": [_one({"type": "Polygon", "coordinates": SQUARE}, kind="moon")]},
        "'moon' is not a valid",
    ),
    (
        "latitude 95",
        {"features": [_one({"type": "Polygon", "coordinates": HIGH})]},
        "latitude 95",
    ),
]


@pytest.mark.parametrize(("why", "content", "message"), BAD, ids=[b[0] for b in BAD])
def test_a_broken_basemap_is_refused(
    tmp_path: Path, why: str, content: object, message: str
) -> None:
    """File and feature, what was found and what is wanted."""
    with pytest.raises(InvalidReference, match=message):
        _read(tmp_path, content)
    assert why
