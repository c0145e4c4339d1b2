"""Packaged agreements from other conflicts, judged: distances, parties, first hours."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories as make
from trucewatch.judge.verdict import judge_incident
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.event import EventType
from trucewatch.model.finding import Finding
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.review import IncidentState
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import packaged_agreement

PACKAGE, ADDENDUM = "UA-2015-02-12", "UA-2015-09-29"
HUDAYDAH = "YE-2018-12-13-H"


def settled(
    kind: EventType, actor: str, day: date, *, instrument: str | None = None
) -> Incident:
    """An incident that people verified, and whose author they assessed."""
    by = Attribution(
        level=AttributionLevel.ASSESSED_HIGH, actor=actor, set_by="usr_reviewer"
    )
    told = make.event(kind, day=day, instrument=instrument)
    return make.incident(told, attribution=by, state=IncidentState.VERIFIED)


def verdicts(
    incident: Incident,
    *agreements: str,
    zones: dict[str, ZoneResult],
    readings: dict[str, str] | None = None,
) -> dict[str, str]:
    """Verdict of every term, as ``agreement/term``."""
    tests: tuple[ZoneTest, ...] = tuple(
        make.zone_test(result, zone=zone) for zone, result in zones.items()
    )
    found: tuple[Finding, ...] = judge_incident(
        incident,
        tuple(packaged_agreement(each) for each in agreements),
        zone_tests=tests,
        actors=load_actors(),
        interpretations=readings,
    )
    return {f"{each.agreement}/{each.term}": each.verdict.value for each in found}


BEYOND_15_KM = {
    f"{PACKAGE}/W50": ZoneResult.INSIDE,
    f"{ADDENDUM}/W15": ZoneResult.OUTSIDE,
}
MORTARS = [
    ("120 mm, neither prevails", "120-mm mortar", None, "conflicting_terms"),
    ("120 mm, later prevails", "120-mm mortar", "later-prevails", "out_of_scope_act"),
    ("82 mm is no matter of the Package", "82-mm mortar", None, "out_of_scope_act"),
    ("calibre not told", "mortar", None, "undetermined"),
    ("a howitzer stands in the Package alone", "152-mm howitzer", None, "breach"),
]


@pytest.mark.parametrize(
    ("weapon", "reading", "expected"),
    [m[1:] for m in MORTARS],
    ids=[m[0] for m in MORTARS],
)
def test_a_mortar_between_the_two_limits_is_a_matter_of_reading(
    weapon: str, reading: str | None, expected: str
) -> None:
    """Inside the 50 km zone, outside the Addendum's 15 km."""
    seen = settled(
        EventType.WEAPON_IN_WITHDRAWAL_ZONE,
        "UKR/ARMY",
        date(2017, 2, 7),
        instrument=weapon,
    )
    readings = {ADDENDUM: reading} if reading else None
    found = verdicts(seen, PACKAGE, ADDENDUM, zones=BEYOND_15_KM, readings=readings)
    assert found[f"{PACKAGE}/T2-50"].removeprefix("apparent_") == expected


FORMATIONS = ["UKR/ARMY", "UKR/CADLR", "UKR/DPR", "UKR/LPR", "UKR/SEPARATISTS"]


@pytest.mark.parametrize("actor", FORMATIONS)
def test_both_sides_are_bound_alike(actor: str) -> None:
    """Whatever name a report has for the formations."""
    fire = settled(EventType.ARTILLERY, actor, date(2015, 6, 3))
    found = verdicts(fire, PACKAGE, zones={f"{PACKAGE}/CA": ZoneResult.INSIDE})
    assert found[f"{PACKAGE}/T1"] == "apparent_breach"


GOVERNORATE = {f"{HUDAYDAH}/Z-GOV": ZoneResult.INSIDE}
PARTIES = [
    ("YEM/ARMY", "apparent_breach"),
    ("YEM/HOUTHI", "apparent_breach"),
    ("YEM/COALITION", "out_of_scope_actor"),
    ("YEM/NRF", "undetermined"),
]


@pytest.mark.parametrize(("actor", "expected"), PARTIES)
def test_those_beside_a_party_are_not_bound_as_it_is(actor: str, expected: str) -> None:
    """The coalition is no party; whether the Joint Forces act for one is open."""
    raid = settled(EventType.AIRSTRIKE, actor, date(2021, 11, 14))
    found = verdicts(raid, HUDAYDAH, zones=GOVERNORATE)
    assert found[f"{HUDAYDAH}/H1"] == expected


FIRST_DAYS = [
    (date(2018, 12, 12), None, "out_of_scope_time"),
    (date(2018, 12, 17), None, "out_of_scope_time"),
    (date(2018, 12, 18), None, "apparent_breach"),
    (date(2018, 12, 12), "on-signature", "out_of_scope_time"),
    (date(2018, 12, 13), "on-signature", "apparent_breach"),
]


@pytest.mark.parametrize(("day", "reading", "expected"), FIRST_DAYS)
def test_the_first_day_of_hudaydah_is_a_matter_of_reading(
    day: date, reading: str | None, expected: str
) -> None:
    """Upon signature, or as the United Nations told."""
    fire = settled(EventType.ARTILLERY, "YEM/HOUTHI", day)
    readings = {HUDAYDAH: reading} if reading else None
    found = verdicts(fire, HUDAYDAH, zones=GOVERNORATE, readings=readings)
    assert found[f"{HUDAYDAH}/H1"] == expected
