"""Zone files: ours are what their script makes; broken ones are refused whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from scripts.derive_zones import files

from trucewatch.errors import InvalidReference
from trucewatch.model.zone import GeometryStatus, OutlineBound, ZoneShape
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.zone_files import (
    load_zone_file,
    packaged_zone_files,
    packaged_zone_shapes,
)

SQUARE = [[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]
BOW_TIE = [[36.0, 35.0], [37.0, 36.0], [37.0, 35.0], [36.0, 36.0], [36.0, 35.0]]
SMALL = [[36.2, 35.2], [36.8, 35.2], [36.8, 35.8], [36.2, 35.8], [36.2, 35.2]]


def _feature(ring: list[list[float]] = SQUARE, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    properties = {
        "id": "XX-1/Z1",
        "name": "a square",
        "status": "approximate",
        "source": "test",
        "method": "drawn by hand",
        "tolerance_m": 500,
        **changed,
    }
    return {
        "type": "Feature",
        "properties": {k: v for k, v in properties.items() if v is not None},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def _whole(*features: Any, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    return {"type": "FeatureCollection", "features": list(features), **changed}


def _load(folder: Path, content: object) -> tuple[ZoneShape, ...]:
    file = folder / "XX-1.geojson"
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    file.write_text(text, encoding="utf-8")
    return load_zone_file(file)


def test_a_feature_becomes_an_outline(tmp_path: Path) -> None:
    """Every property is kept; the zone's id is what follows the agreement's."""
    (shape,) = _load(tmp_path, _whole(_feature(since="2018-09-17")))
    assert (shape.id, shape.zone, shape.status) == (
        "XX-1/Z1",
        "Z1",
        GeometryStatus.APPROXIMATE,
    )
    assert (shape.tolerance_m, shape.bound) == (500.0, OutlineBound.OUTLINE)
    assert (shape.since, shape.until) == (date(2018, 9, 17), None)
    assert shape.polygons[0][0][1] == (37.0, 35.0)


def test_the_old_name_of_wgs84_is_accepted(tmp_path: Path) -> None:
    """Some programs still write the one reference system out."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert len(_load(tmp_path, _whole(_feature(), crs=crs))) == 1


def test_least_and_most_may_stand_beside_each_other(tmp_path: Path) -> None:
    """So may two outlines of one zone that were valid one after the other."""
    pair = _whole(
        _feature(SMALL, id="XX-1/Z1/15", zone="Z1", bound="least"),
        _feature(id="XX-1/Z1/20", zone="Z1", bound="most"),
    )
    assert [shape.zone for shape in _load(tmp_path, pair)] == ["Z1", "Z1"]
    after = _whole(
        _feature(id="XX-1/Z1/a", zone="Z1", until="2018-01-01"),
        _feature(id="XX-1/Z1/b", zone="Z1", since="2018-01-01"),
    )
    assert len(_load(tmp_path, after)) == 2


UTM = {"type": "name", "properties": {"name": "EPSG:32637"}}
HIGH = [[36.0, 95.0], *SQUARE[1:4], [36.0, 95.0]]
WIDE = [[236.0, 35.0], *SQUARE[1:4], [236.0, 35.0]]
BAD: list[tuple[str, object, str]] = [
    ("nothing in the file", "", r"XX-1\.geojson: empty zone file; got no text"),
    ("no JSON", '{"type":\n oops', r"XX-1\.geojson, line 2, column 2: not a JSON"),
    ("no features", _whole(), r"no outlines .* FeatureCollection with 0 features"),
    ("a list", [], r"no outlines in a zone file; got list with no features"),
    ("metres of UTM", _whole(_feature(), crs=UTM), r"another coordinate .* EPSG:32637"),
    ("an odd crs", _whole(_feature(), crs="UTM"), r"another coordinate .* got UTM"),
    ("latitude 95", _whole(_feature(HIGH)), r"off the globe; got latitude 95\.0 \(pol"),
    ("longitude 236", _whole(_feature(WIDE)), r"off the globe; got longitude 236\.0"),
    (
        "an edge that crosses another",
        _whole(_feature(BOW_TIE)),
        r"feature XX-1/Z1: a broken outline; got Self-intersection\[36\.5 35\.5\]",
    ),
    ("an open ring", _whole(_feature(SQUARE[:4])), r"ring not closed; got polygon 1, "),
    ("text as position", _whole(_feature([["a", "b"]])), "no position; got polygon 1"),  # type: ignore[list-item]
    (
        "the same id twice",
        _whole(_feature(), _feature()),
        r"XX-1\.geojson, line \d+: feature XX-1/Z1: id given twice",
    ),
    (
        "two outlines for one day",
        _whole(_feature(), _feature(id="XX-1/Z1/b", zone="Z1")),
        "two outlines of zone Z1 for the same days; got XX-1/Z1 and XX-1/Z1/b",
    ),
    (
        "least wider than most",
        _whole(
            _feature(id="XX-1/Z1/a", zone="Z1", bound="least"),
            _feature(SMALL, id="XX-1/Z1/b", zone="Z1", bound="most"),
        ),
        "bound least reaches out; got XX-1/Z1/a; wanted it to lie within XX-1/Z1/b",
    ),
    ("no tolerance", _whole(_feature(tolerance_m=None)), "missing .* wanted tolerance"),
    ("a tolerance below 0", _whole(_feature(tolerance_m=-1)), "bad property; got XX-1"),
    ("an unknown property", _whole(_feature(toleranc=5)), "unknown property; got tol"),
    ("an unknown status", _whole(_feature(status="vague")), "got 'vague' is not a val"),
    ("no zone in the id", _whole(_feature(id="Z1")), "no zone named; got Z1"),
    ("another kind", _whole(_feature(kind="country")), "no zone; got country"),
    ("a number as name", _whole(_feature(name=7)), "bad property; got 7 is no text"),
    ("no such day", _whole(_feature(since="2018-02-30")), "bad property; got day"),
    (
        "an end before the beginning",
        _whole(_feature(since="2018-02-03", until="2018-02-03")),
        "before it begins",
    ),
    ("no feature", _whole("zone"), r"feature 1: not a feature"),
    (
        "a line",
        _whole({**_feature(), "geometry": {"type": "LineString", "coordinates": []}}),
        "no outline; got LineString",
    ),
    (
        "no ring at all",
        _whole({**_feature(), "geometry": {"type": "Polygon", "coordinates": []}}),
        "an empty outline",
    ),
]


@pytest.mark.parametrize(("why", "content", "message"), BAD, ids=[b[0] for b in BAD])
def test_a_broken_file_is_refused_with_its_place(
    tmp_path: Path, why: str, content: object, message: str
) -> None:
    """File, line and feature, what was found and what is wanted; nothing is kept."""
    with pytest.raises(InvalidReference, match=message) as caught:
        _load(tmp_path, content)
    assert caught.value.where.startswith("XX-1.geojson"), why
    assert caught.value.got
    assert caught.value.wanted


def test_the_line_named_is_the_features_own(tmp_path: Path) -> None:
    """The third feature begins on the fourth line."""
    lines = [json.dumps(_feature(id=f"XX-1/Z{n}")) for n in (1, 2)]
    text = '{"type": "FeatureCollection", "features": [\n'
    text += ",\n".join([*lines, json.dumps(_feature(HIGH, id="XX-1/Z3"))]) + "]}"
    with pytest.raises(InvalidReference, match=r"line 4: feature XX-1/Z3"):
        _load(tmp_path, text)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(InvalidReference, match=r"none\.geojson: cannot read"):
        load_zone_file(tmp_path / "none.geojson")


@pytest.fixture
def made(gazetteer: Gazetteer) -> Callable[[], dict[str, str]]:
    """What the script makes of today's gazetteer and outlines."""
    return lambda: files(gazetteer)


def test_the_packaged_files_are_what_the_script_makes(
    made: Callable[[], dict[str, str]],
) -> None:
    """Run again, it gives the same files: ``python -m scripts.derive_zones``."""
    folder = Path("src/trucewatch/reference/zones")
    texts = made()
    assert tuple(sorted(texts)) == packaged_zone_files()
    for name, text in texts.items():
        assert (folder / name).read_text(encoding="utf-8") == text


def test_the_packaged_outlines_are_ours_and_say_so() -> None:
    """Approximate, with a method and a tolerance of kilometres."""
    shapes = [s for name in packaged_zone_files() for s in packaged_zone_shapes(name)]
    assert len(shapes) == 8
    assert {shape.status for shape in shapes} == {GeometryStatus.APPROXIMATE}
    assert all(shape.tolerance_m >= 3_000 and shape.method for shape in shapes)
