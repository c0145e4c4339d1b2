"""Zones with outlines: the text first, then the outline, never against the text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import agreement, place, placement
from tests.locate.outlines import shape, square
from trucewatch.locate.zones import place_in_zones
from trucewatch.model.agreement import Agreement
from trucewatch.model.place import (
    Extent,
    Place,
    PlacePrecision,
    ZoneResult,
    ZoneTest,
)
from trucewatch.model.when import on_day, unknown_time
from trucewatch.model.zone import GeometryStatus, Zone, ZoneUnit
from trucewatch.reference.agreement_files import packaged_agreement
from trucewatch.reference.gazetteer.index import Gazetteer

DAY = on_day(date(2018, 9, 20))
INSIDE, OUTSIDE = ZoneResult.INSIDE, ZoneResult.OUTSIDE
EDGE, UNKNOWN = ZoneResult.BOUNDARY_UNCERTAIN, ZoneResult.UNKNOWN
OURS, OFFICIAL = GeometryStatus.APPROXIMATE, GeometryStatus.OFFICIAL
IN, AT_EDGE, OUT = (36.0, 35.0), (36.0, 35.49), (36.0, 38.0)


def _at(lon: float, lat: float, *, admin1: str = "iso:SY-HM") -> Place:
    return place(id="geonames:1", name="Town", lon=lon, lat=lat, admin1=admin1)


def _zone(*units: ZoneUnit, status: GeometryStatus) -> Agreement:
    outline = shape(square(36.0, 35.0, 0.5), status=status)
    zone = Zone(id="Z1", name="the zone", text="test", units=units, shapes=(outline,))
    return agreement(id="XX-1", terms=(), zones=(zone,))


def _one(where: Place, of: Agreement, radius_m: float = 3_000) -> ZoneTest:
    (answer,) = place_in_zones(placement(where, radius_m=radius_m), of, DAY)
    return answer


PART = ZoneUnit(place_id="iso:SY-HM", name="Hama", extent=Extent.PART)
WHOLE = ZoneUnit(place_id="iso:SY-HM", name="Hama", extent=Extent.WHOLE)
ELSEWHERE = ZoneUnit(place_id="tw:SY/not-packaged", name="Area", extent=Extent.WHOLE)

POLICY = [
    ("no unit: our outline, beyond doubt", (), OURS, IN, INSIDE, "polygon"),
    ("no unit: our outline, at the edge", (), OURS, AT_EDGE, EDGE, "polygon"),
    ("no unit: our outline, far off", (), OURS, OUT, OUTSIDE, "polygon"),
    ("whole unit: the text, whatever our outline", (WHOLE,), OURS, OUT, INSIDE, "unit"),
    ("whole unit: the text, even at the edge", (WHOLE,), OURS, AT_EDGE, INSIDE, "unit"),
    ("whole unit: an official map does not undo it", (WHOLE,), OFFICIAL, OUT, INSIDE,
     "unit"),
    ("certain parts: our outline does not say in", (PART,), OURS, IN, EDGE, "unit"),
    ("certain parts: our outline does not say out", (PART,), OURS, OUT, EDGE, "unit"),
    ("certain parts: an official map says in", (PART,), OFFICIAL, IN, INSIDE,
     "polygon"),
    ("certain parts: an official map says out", (PART,), OFFICIAL, OUT, OUTSIDE,
     "polygon"),
    ("unknown area: our outline may say out", (ELSEWHERE,), OURS, OUT, OUTSIDE,
     "polygon"),
    ("unknown area: our outline may not say in", (ELSEWHERE,), OURS, IN, EDGE, "none"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "units", "status", "at", "result", "by"), POLICY, ids=[p[0] for p in POLICY]
)
def test_who_decides(
    *,
    why: str,
    units: tuple[ZoneUnit, ...],
    status: GeometryStatus,
    at: tuple[float, float],
    result: ZoneResult,
    by: str,
) -> None:
    """The policy of decision 0011, one line each."""
    answer = _one(_at(*at), _zone(*units, status=status))
    assert (answer.result, answer.by.removeprefix("named_")) == (result, by), why
    assert answer.geometry_status == status
    assert answer.reason


def test_the_reason_gives_the_distances() -> None:
    """How far from the edge, and how far is in doubt."""
    answer = _one(_at(*AT_EDGE), _zone(status=OURS))
    assert answer.reason == (
        "by our own outline, approximate and not official, it lies 1.1 km inside the "
        "edge, known only to 6.0 km with the outline's tolerance"
    )


def test_the_reason_of_certain_parts_tells_of_the_outline_too() -> None:
    """The text's answer stands; the reader sees where our outline has it."""
    reason = _one(_at(*IN), _zone(PART, status=OURS)).reason
    assert "certain parts of Hama" in reason
    assert "by our own outline, approximate and not official, it lies 45." in reason


def test_a_published_outline_is_called_so() -> None:
    """Not ours, and then not called approximate."""
    reason = _one(_at(*OUT), _zone(status=OFFICIAL)).reason
    assert reason.startswith("by the published outline it lies")


def test_a_place_without_a_point_has_no_outline_to_be_held_against() -> None:
    """Known as an area only: the text alone."""
    area = place(id="tw:SY/x", name="Area", lat=None, lon=None, admin1=None)
    assert _one(area, _zone(status=OURS)).result is UNKNOWN


def test_a_place_wider_than_the_zone_is_unknown() -> None:
    """Its circle holds all of it."""
    answer = _one(_at(*IN), _zone(status=OURS), radius_m=200_000)
    assert (answer.result, answer.by) == (UNKNOWN, "none")


def test_an_outline_counts_only_while_it_is_valid() -> None:
    """Before its first day, and where the time is not known, the text alone."""
    later = shape(square(36.0, 35.0, 0.5))
    dated = Zone(
        id="Z1",
        name="the zone",
        text="test",
        units=(),
        shapes=(replace(later, since=date(2019, 1, 1)),),
    )
    of = agreement(id="XX-1", terms=(), zones=(dated,))
    at = placement(_at(*IN))
    tests = [
        place_in_zones(at, of, when)[0].result
        for when in (DAY, unknown_time(), on_day(date(2019, 1, 1)))
    ]
    assert tests == [UNKNOWN, UNKNOWN, INSIDE]


SOCHI = [
    ("a town on the line", "geonames:166640", EDGE),
    ("a town between", "geonames:172994", EDGE),
    ("a town at the Turkish border", "geonames:169866", OUTSIDE),
    ("a city far south", "geonames:170654", OUTSIDE),
    ("the province", "iso:SY-ID", EDGE),
    ("the country", "iso:SY", UNKNOWN),
]


@pytest.mark.parametrize(
    ("why", "place_id", "result"), SOCHI, ids=[row[0] for row in SOCHI]
)
def test_the_demilitarised_zone_is_never_certain_near_its_edge(
    gazetteer: Gazetteer, why: str, place_id: str, result: ZoneResult
) -> None:
    """Its line is not known: ten kilometres of doubt on either side."""
    sochi = packaged_agreement("SY-2018-09-17")
    answer, area = place_in_zones(placement(gazetteer.place(place_id)), sochi, DAY)
    assert (answer.zone, area.zone) == ("SY-2018-09-17/DMZ", "SY-2018-09-17/Z1")
    assert answer.result is result, why


CORRIDOR = [
    ("a town on the road, known to 3 km", "geonames:172994", None, EDGE),
    ("a spot on the road, known to 1 km", "geonames:172994", 1_000.0, INSIDE),
    ("the western end, not known to us", "tw:SY/kinsabba", 1_000.0, EDGE),
    ("a town 40 km off", "geonames:166640", None, OUTSIDE),
]


@pytest.mark.parametrize(
    ("why", "place_id", "radius_m", "result"), CORRIDOR, ids=[c[0] for c in CORRIDOR]
)
def test_the_corridor_is_six_kilometres_on_either_side(
    gazetteer: Gazetteer,
    why: str,
    place_id: str,
    radius_m: float | None,
    result: ZoneResult,
) -> None:
    """The road may be 3 km off our line, so only what is known well is inside."""
    moscow = packaged_agreement("SY-2020-03-05")
    at = placement(gazetteer.place(place_id), radius_m=radius_m)
    answer, area = place_in_zones(at, moscow, on_day(date(2020, 3, 8)))
    assert (answer.zone, area.zone) == ("SY-2020-03-05/M4", "SY-2020-03-05/Z1")
    assert answer.result is result, why


DOUBT = {INSIDE: 0, OUTSIDE: 0, EDGE: 1, UNKNOWN: 2}


@given(
    lon=st.floats(min_value=34, max_value=38),
    lat=st.floats(min_value=33, max_value=37),
    admin1=st.sampled_from(["iso:SY-HM", "iso:SY-ID"]),
    units=st.sampled_from([(), (WHOLE,), (PART,), (ELSEWHERE,), (PART, ELSEWHERE)]),
    status=st.sampled_from([OURS, OFFICIAL]),
    precision=st.sampled_from(list(PlacePrecision)),
    radii=st.tuples(*[st.floats(min_value=1, max_value=5e5)] * 2),
)
def test_a_wider_radius_never_makes_a_zone_more_certain(
    *,
    lon: float,
    lat: float,
    admin1: str,
    units: tuple[ZoneUnit, ...],
    status: GeometryStatus,
    precision: PlacePrecision,
    radii: tuple[float, float],
) -> None:
    """With any units, any outline, any precision."""
    where, of = _at(lon, lat, admin1=admin1), _zone(*units, status=status)
    tight, wide = (
        place_in_zones(placement(where, precision=precision, radius_m=radius), of, DAY)
        for radius in sorted(radii)
    )
    before, after = tight[0].result, wide[0].result
    assert DOUBT[after] >= DOUBT[before]
    assert after is before or DOUBT[after] > 0
