"""Zone tests by named units: certain where the text is, uncertain where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import agreement, placement
from trucewatch.locate.zones import place_in_zones
from trucewatch.model.agreement import Agreement
from trucewatch.model.place import (
    Extent,
    Placement,
    PlacePrecision,
    ZoneResult,
)
from trucewatch.model.when import When, on_day, unknown_time
from trucewatch.model.zone import GeometryStatus, Zone, ZoneUnit
from trucewatch.reference.gazetteer.index import Gazetteer

INSIDE, OUTSIDE = ZoneResult.INSIDE, ZoneResult.OUTSIDE
EDGE, UNKNOWN = ZoneResult.BOUNDARY_UNCERTAIN, ZoneResult.UNKNOWN
DAY = on_day(date(2017, 9, 29))


def _unit(place_id: str, name: str, extent: Extent) -> ZoneUnit:
    return ZoneUnit(place_id=place_id, name=name, extent=extent)


def _zone(zone_id: str, *units: ZoneUnit) -> Zone:
    return Zone(id=zone_id, name=f"zone {zone_id}", text="test", units=units)


PART, WHOLE, UNSTATED = Extent.PART, Extent.WHOLE, Extent.UNSTATED
FOUR = agreement(
    id="XX-1",
    terms=(),
    zones=(
        _zone(
            "Z1",
            _unit("iso:SY-ID", "Idlib", WHOLE),
            _unit("iso:SY-LA", "Latakia", PART),
            _unit("iso:SY-HM", "Hama", PART),
            _unit("iso:SY-HL", "Aleppo", PART),
        ),
        _zone("Z2", _unit("iso:SY-HI", "Homs", PART)),
        _zone("Z3", _unit("tw:SY/eastern-ghouta", "Eastern Ghouta", UNSTATED)),
        _zone(
            "Z4",
            _unit("iso:SY-DR", "Daraa", PART),
            _unit("iso:SY-QU", "Quneitra", PART),
        ),
    ),
)
"""Four zones shaped like those of the memorandum of 4 May 2017 (para 1)."""


def _results(at: Placement, of: Agreement = FOUR) -> list[ZoneResult]:
    return [test.result for test in place_in_zones(at, of, DAY)]


LETTERS = {INSIDE: "I", OUTSIDE: "O", EDGE: "E", UNKNOWN: "U"}

# One letter a zone, Z1 to Z4.
AT = [
    ("a town of the whole province", "geonames:164816", "IOOO"),
    ("the whole province", "iso:SY-ID", "IOOO"),
    ("a town where parts are meant", "geonames:166640", "EOOO"),
    ("a province of which parts are meant", "iso:SY-HM", "UOOO"),
    ("a town in north Homs", "geonames:172946", "OEOO"),
    ("the province of Homs", "iso:SY-HI", "OUOO"),
    ("a town of Eastern Ghouta", "geonames:170592", "OOIO"),
    ("Eastern Ghouta itself", "tw:SY/eastern-ghouta", "OOIO"),
    ("a Damascus district at its edge", "tw:SY/jobar", "OOUO"),
    ("Rural Damascus", "iso:SY-RD", "OOUO"),
    ("a town in Daraa", "geonames:166365", "OOOE"),
    ("a province in no zone", "iso:SY-SU", "OOOO"),
    ("a town in no zone", "geonames:172134", "OOOO"),
    ("the country", "iso:SY", "UUUU"),
    ("a town abroad", "geonames:1526273", "OOOO"),
    ("a country abroad", "iso:JO", "OOOO"),
    ("an area over two provinces", "tw:SY/ghab", "EOOO"),
    ("an area over two part units", "tw:SY/golan", "OOOU"),
    ("an area without a point", "tw:SY/ain-al-hawr", "EOOO"),
    ("a road through many provinces", "tw:SY/m5", "UUUU"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "place_id", "expected"), AT, ids=[row[0] for row in AT]
)
def test_named_units_decide_what_the_text_decides(
    gazetteer: Gazetteer, why: str, place_id: str, expected: str
) -> None:
    """Whole units give inside, certain parts never do, the rest is outside."""
    where = gazetteer.place(place_id)
    answers = _results(placement(where))
    assert "".join(LETTERS[answer] for answer in answers) == expected, why


def test_every_answer_carries_its_ground(gazetteer: Gazetteer) -> None:
    """Zone id, reason, what it was decided by, and the geometry's standing."""
    first, *_ = place_in_zones(placement(gazetteer.place("geonames:166640")), FOUR, DAY)
    assert first.zone == "XX-1/Z1"
    assert first.by == "named_unit"
    assert first.geometry_status == GeometryStatus.TEXTUAL_ONLY
    assert "certain parts of Hama" in first.reason
    assert "no official map" in first.reason


WIDENED = [
    ("near a town of the whole province", "geonames:164816", 25_000.0, EDGE),
    ("near a town where parts are meant", "geonames:166640", 25_000.0, UNKNOWN),
    ("near a town far from the zone", "geonames:170905", 25_000.0, OUTSIDE),
    ("near a town not far from the zone", "geonames:169577", 25_000.0, UNKNOWN),
]


@pytest.mark.parametrize(
    ("why", "place_id", "radius_m", "expected"), WIDENED, ids=[w[0] for w in WIDENED]
)
def test_near_a_town_is_less_certain_than_in_it(
    gazetteer: Gazetteer,
    why: str,
    place_id: str,
    radius_m: float,
    expected: ZoneResult,
) -> None:
    """The same town, 25 km around it, against the first zone."""
    near = placement(
        gazetteer.place(place_id),
        precision=PlacePrecision.NEAR_SETTLEMENT,
        radius_m=radius_m,
    )
    assert _results(near)[0] is expected, why


DOUBT = {INSIDE: 0, OUTSIDE: 0, EDGE: 1, UNKNOWN: 2}


@given(
    place_id=st.sampled_from([row[1] for row in AT]),
    radii=st.tuples(
        st.floats(min_value=1, max_value=2e6), st.floats(min_value=1, max_value=2e6)
    ),
    precision=st.sampled_from(list(PlacePrecision)),
)
def test_a_wider_radius_never_makes_an_answer_more_certain(
    gazetteer: Gazetteer,
    place_id: str,
    radii: tuple[float, float],
    precision: PlacePrecision,
) -> None:
    """From inside or outside to uncertain to unknown, never back, never across."""
    where = gazetteer.place(place_id)
    tight, wide = (
        _results(placement(where, precision=precision, radius_m=radius))
        for radius in sorted(radii)
    )
    for before, after in zip(tight, wide, strict=True):
        assert DOUBT[after] >= DOUBT[before]
        assert after is before or DOUBT[after] > 0


def _dated(since: date | None, until: date | None) -> Agreement:
    zone = replace(FOUR.zones[0], since=since, until=until)
    return agreement(id="XX-1", terms=(), zones=(zone,))


MAY, OCTOBER = date(2017, 5, 6), date(2017, 10, 1)
DATED = [
    ("the day before it began", on_day(date(2017, 5, 5)), OUTSIDE, "none"),
    ("its first day", on_day(MAY), INSIDE, "named_unit"),
    ("its last day", on_day(date(2017, 9, 30)), INSIDE, "named_unit"),
    ("the first day after it", on_day(OCTOBER), OUTSIDE, "none"),
    ("no day known", unknown_time(), UNKNOWN, "none"),
]


@pytest.mark.parametrize(
    ("why", "when", "result", "by"), DATED, ids=[d[0] for d in DATED]
)
def test_a_zone_holds_nothing_on_days_it_did_not_stand(
    gazetteer: Gazetteer, why: str, when: When, result: ZoneResult, by: str
) -> None:
    """Half-open: the first day counts, the day of its end does not."""
    at = placement(gazetteer.place("geonames:164816"))
    (answer,) = place_in_zones(at, _dated(MAY, OCTOBER), when)
    assert (answer.result, answer.by) == (result, by), why


@pytest.mark.parametrize(
    ("since", "until", "result"),
    [(MAY, None, INSIDE), (None, OCTOBER, INSIDE), (OCTOBER, None, OUTSIDE)],
)
def test_an_open_end_leaves_the_zone_standing(
    gazetteer: Gazetteer, since: date | None, until: date | None, result: ZoneResult
) -> None:
    """A zone without an end, or without a beginning, stands on that side."""
    at = placement(gazetteer.place("geonames:164816"))
    (answer,) = place_in_zones(at, _dated(since, until), DAY)
    assert answer.result is result


def test_a_zone_without_units_is_unknown(gazetteer: Gazetteer) -> None:
    """The text names nothing to test by."""
    empty = agreement(id="XX-1", terms=(), zones=(_zone("Z9"),))
    at = placement(gazetteer.place("geonames:164816"))
    assert _results(at, empty) == [UNKNOWN]


@pytest.mark.parametrize(
    ("unit_id", "result"),
    [("iso:SY", INSIDE), ("iso:JO", OUTSIDE), ("tw:SY/not-packaged", UNKNOWN)],
)
def test_countries_and_unknown_areas_are_units_too(
    gazetteer: Gazetteer, unit_id: str, result: ZoneResult
) -> None:
    """A country holds its towns; of an unknown area nothing is certain."""
    one = agreement(
        id="XX-1", terms=(), zones=(_zone("Z1", _unit(unit_id, "unit", WHOLE)),)
    )
    assert _results(placement(gazetteer.place("geonames:164816")), one) == [result]
