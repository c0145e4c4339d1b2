"""The Astana chain: fourteen instruments, their dates, and what stays unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from importlib import resources
from pathlib import Path

import pytest

from trucewatch.model.event import HOSTILE_FAMILIES, EventFamily, EventType
from trucewatch.model.instrument import AgreementForm, EndType, LinkKind
from trucewatch.model.party import PartyRole
from trucewatch.model.term import TermKind, WeaponClass
from trucewatch.model.zone import GeometryStatus
from trucewatch.reference.agreement_check import misfits_together
from trucewatch.reference.agreement_files import packaged_agreement, read_agreement
from trucewatch.reference.gazetteer.supplement import area

SIGNED = {
    "SY-2015-2254": date(2015, 12, 18),
    "SY-2016-02-22": date(2016, 2, 22),
    "SY-2016-03-28": None,
    "SY-2016-12-29": date(2016, 12, 29),
    "SY-2016-12-29-M": date(2016, 12, 29),
    "SY-2017-05-04": date(2017, 5, 4),
    "SY-2017-07-07": None,
    "SY-2017-07-22": None,
    "SY-2017-07-31": date(2017, 7, 31),
    "SY-2017-08-16": date(2017, 8, 16),
    "SY-2017-09-15": date(2017, 9, 15),
    "SY-2017-11-08": date(2017, 11, 8),
    "SY-2018-09-17": date(2018, 9, 17),
    "SY-2020-03-05": date(2020, 3, 5),
}
"""Day of signature; None where an announcement or a publication alone is known."""

STARTS = {
    "SY-2015-2254": "2015-12-18",
    "SY-2016-02-22": "2016-02-27T00:00:00+02:00",
    "SY-2016-03-28": "2016-03-28",
    "SY-2016-12-29": "2016-12-30",
    "SY-2016-12-29-M": "2016-12-30",
    "SY-2017-05-04": "2017-05-05",
    "SY-2017-07-07": "2017-07-09T12:00:00+03:00",
    "SY-2017-07-22": "2017-07-22T12:00:00+03:00",
    "SY-2017-07-31": "2017-08-03T12:00:00+03:00",
    "SY-2017-08-16": "2017-08-18T21:00:00+03:00",
    "SY-2017-09-15": "2017-09-15",
    "SY-2017-11-08": "2017-11-08",
    "SY-2018-09-17": "2018-09-17",
    "SY-2020-03-05": "2020-03-05",
}
"""Start of the first reading."""

MEMORANDUM_DUE = {"T6a": "2017-05-18", "T6b": "2017-06-04", "T6c": "2017-06-04"}
"""Two weeks after signing, and a month after it."""

UNCHECKED = {
    "SY-2016-03-28": {"provisions P4", "terms T4"},
    "SY-2016-12-29": {"terms T1"},
    "SY-2017-05-04": {
        "provisions P2d2",
        "provisions P7c",
        "terms T2d2",
        "validity.extensions 2017-09-15",
    },
    "SY-2018-09-17": {"variants entry into force"},
    "SY-2020-03-05": {"provisions P4", "terms T4"},
}
"""What was read in no source: a ladder of steps, the reach of the first ceasefire, a
closing formula, electricity, from when six months run, two clauses on entry into force,
the languages."""

FILES = resources.files("trucewatch.reference")
ALL = pytest.mark.parametrize("agreement_id", sorted(SIGNED))


@ALL
def test_it_loads_without_a_problem(agreement_id: str) -> None:
    """Every entry fits, alone and beside the others."""
    with resources.as_file(FILES / "agreements" / agreement_id) as folder:
        agreement, problems = read_agreement(Path(folder))
    assert [str(problem) for problem in problems] == []
    assert agreement is not None
    assert agreement.id == agreement_id
    changed = {"SY-2017-05-04", "SY-2018-09-17", "SY-2020-03-05"}
    assert agreement.version == ("2" if agreement_id in changed else "1")


def test_the_instruments_fit_together() -> None:
    """Links go to instruments of the chain; none supersedes in a circle."""
    chain = [packaged_agreement(each) for each in SIGNED]
    assert not list(misfits_together(chain, known=SIGNED.__contains__))
    assert {link.to for each in chain for link in each.links} <= set(SIGNED)


@ALL
def test_its_dates_are_those_of_the_chain(agreement_id: str) -> None:
    """Signature, and the entry into force of the first reading, with its clock."""
    agreement = packaged_agreement(agreement_id)
    assert agreement.signed == SIGNED[agreement_id]
    assert agreement.interpretations[0].starts.isoformat() == STARTS[agreement_id]
    assert all(reading.assumptions for reading in agreement.interpretations)
    assert all(reading.source for reading in agreement.interpretations)


@ALL
def test_what_was_read_nowhere_is_marked(agreement_id: str) -> None:
    """Just those entries that the sources left open."""
    agreement = packaged_agreement(agreement_id)
    found = {
        name for name in _unchecked(agreement, "") if not name.startswith("rounds")
    }
    assert found == UNCHECKED.get(agreement_id, set())


def _unchecked(value: object, path: str) -> Iterator[str]:
    """Names of the entries marked so, by the field they stand in."""
    if isinstance(value, tuple):
        for each in value:
            yield from _unchecked(each, path)
    if not is_dataclass(value):
        return
    if getattr(value, "unchecked", False):
        own = ("id", "about", "decided")
        names = (str(getattr(value, key)) for key in own if hasattr(value, key))
        yield f"{path} {next(names, '')}".strip()
    for field in fields(value):
        inner = f"{path}.{field.name}" if path else field.name
        yield from _unchecked(getattr(value, field.name), inner)


@ALL
def test_our_own_words_take_no_side(agreement_id: str) -> None:
    """No word of one side for the other, in any text of ours."""
    for file in (FILES / "agreements" / agreement_id).iterdir():
        found = re.search("terrorist|regime", file.read_text("utf-8"), re.IGNORECASE)
        assert found is None, file.name


@ALL
def test_facts_name_their_source(agreement_id: str) -> None:
    """Roles, links, joinings, zones, posts, bodies, provisions, disputes, variants."""
    agreement = packaged_agreement(agreement_id)
    sources = [agreement.source]
    sources += [role.source for role in agreement.roles]
    sources += [link.source for link in agreement.links]
    sources += [joining.source for joining in agreement.joinings]
    sources += [zone.source for zone in agreement.zones]
    sources += [post.source for post in agreement.posts]
    sources += [body.source for body in agreement.bodies]
    sources += [provision.source for provision in agreement.provisions]
    sources += [report.source for report in agreement.fulfilment]
    sources += [extension.source for extension in agreement.validity.extensions]
    sources += [variant.source for variant in agreement.variants]
    sources += [p.source for each in agreement.disputes for p in each.positions]
    assert all(sources)


@ALL
def test_places_named_stand_in_the_gazetteer_of_the_country(agreement_id: str) -> None:
    """Governorates, named areas, and towns by their GeoNames number."""
    agreement = packaged_agreement(agreement_id)
    text = (FILES / "gazetteer" / "syria.toml").read_text("utf-8")
    named = [unit.place_id for zone in agreement.zones for unit in zone.units]
    named += [post.place_id for post in agreement.posts if post.place_id]
    assert [place for place in named if f'id = "{place}"' not in text] == []
    assert all(area(place) for place in named if place.startswith("iso:"))


@pytest.mark.parametrize(
    ("agreement_id", "due"),
    [
        (
            "SY-2017-05-04",
            MEMORANDUM_DUE,
        ),
        ("SY-2018-09-17", {"T5": "2018-10-15", "T6": "2018-10-10", "T8": "2018-12-31"}),
        ("SY-2020-03-05", {"T2d": "2020-03-12"}),
    ],
)
def test_deadlines_are_the_dates_of_the_texts(
    agreement_id: str, due: dict[str, str]
) -> None:
    """Last days; no other instrument of the chain has one."""
    terms = packaged_agreement(agreement_id).terms
    found = {term.id: term.due.isoformat() for term in terms if term.due}
    assert found == due
    assert {t.id for t in terms if t.kind is TermKind.DEADLINE} == set(due)
    others = set(SIGNED) - {"SY-2017-05-04", "SY-2018-09-17", "SY-2020-03-05"}
    assert not [t for each in others for t in packaged_agreement(each).terms if t.due]


def test_the_memorandum_has_one_reading_for_each_real_difference() -> None:
    """Entry, names, carve-out, joining, duration and edges, one at a time."""
    memorandum = packaged_agreement("SY-2017-05-04")
    readings = {reading.id: reading for reading in memorandum.interpretations}
    first = memorandum.interpretations[0]
    assert list(readings) == [
        "next-day",
        "moscow-briefing",
        "next-day-hts-excluded",
        "carve-out-government",
        "joining-not-required",
        "no-presumed-extension",
        "wide-edges",
        "guarantors-bound",
    ]
    assert first.joining_required
    assert first.extension_presumed
    assert not first.excludes
    assert not first.carve_out_extends_to
    assert first.tolerance_m is None
    midnight = datetime.fromisoformat("2017-05-06T00:00:00+03:00")
    assert readings["moscow-briefing"].starts == midnight
    assert readings["next-day-hts-excluded"].excludes == ("SYR/HTS",)
    assert readings["guarantors-bound"].binds_also == ("IRN", "RUS", "TUR")
    assert readings["carve-out-government"].carve_out_extends_to == ("SYR",)
    assert not readings["joining-not-required"].joining_required
    assert not readings["no-presumed-extension"].extension_presumed
    assert readings["wide-edges"].tolerance_m == 20_000


def test_the_memorandum_binds_the_groups_that_joined_in_2016() -> None:
    """Seven of the ceasefire of December 2016, and one that came later."""
    memorandum = packaged_agreement("SY-2017-05-04")
    base = packaged_agreement("SY-2016-12-29")
    strengths = {joining.actor: joining.strength for joining in base.joinings}
    assert strengths == {
        "SYR/AHRAR": 16_000,
        "SYR/FAYLAQ-SHAM": 4_000,
        "SYR/JABHA-SHAMIYA": 3_000,
        "SYR/JAI": 12_000,
        "SYR/JAYSH-IDLIB": 6_000,
        "SYR/JAYSH-MUJAHIDIN": 8_000,
        "SYR/THUWAR-SHAM": 2_500,
    }
    assert sum(joining.strength or 0 for joining in base.joinings) == 51_500
    assert {joining.claimed_by for joining in base.joinings} == {"RUS/MOD"}
    joined = {joining.actor: joining.day for joining in memorandum.joinings}
    assert set(strengths) < set(joined)
    assert joined["SYR/FAYLAQ-RAHMAN"] == date(2017, 8, 18)
    opposition = next(
        role
        for role in memorandum.roles
        if role.role is PartyRole.BOUND_PARTY and role.actor == "SYR/OPP"
    )
    assert opposition.joined_only
    assert opposition.disputed


def test_the_memorandum_runs_six_months_at_first() -> None:
    """Until 5 November 2017; a decision of September 2017 speaks of Idlib alone."""
    validity = packaged_agreement("SY-2017-05-04").validity
    assert validity.first_period_ends == date(2017, 11, 5)
    assert "automatic" in validity.rule
    assert "consensus" in validity.rule
    assert [(e.decided, e.zones) for e in validity.extensions] == [
        (date(2017, 9, 15), ("Z1",))
    ]


def test_the_carve_out_lets_nobody_use_chemicals() -> None:
    """It allows the guarantors what it says, and no more."""
    memorandum = packaged_agreement("SY-2017-05-04")
    assert memorandum.term("T2a").exceptions == ("T5b",)
    assert set(memorandum.term("T2a").acts) == HOSTILE_FAMILIES
    carve_out = memorandum.term("T5b")
    assert carve_out.actors == (PartyRole.GUARANTOR,)
    chemical = EventFamily.CHEMICAL_ALLEGATION
    assert set(carve_out.acts) == HOSTILE_FAMILIES - {chemical}


def test_sochi_has_a_date_and_a_lasting_limit_for_heavy_weapons() -> None:
    """By 10 October 2018 out of the zone; from the 11th none in it."""
    sochi = packaged_agreement("SY-2018-09-17")
    assert {provision.id for provision in sochi.provisions} == {
        f"P{number}" for number in range(1, 11)
    }
    limit = sochi.term("T6L")
    assert limit.kind is TermKind.LIMIT
    assert limit.since == date(2018, 10, 11)
    assert limit.zones == ("DMZ",)
    assert limit.actors == (PartyRole.BOUND_PARTY,)
    assert {weapon.weapon for weapon in limit.weapons} == {
        WeaponClass.TANK,
        WeaponClass.MLRS,
        WeaponClass.ARTILLERY,
        WeaponClass.MORTAR,
    }
    assert set(limit.types) == {
        EventType.WEAPON_IN_WITHDRAWAL_ZONE,
        EventType.PROHIBITED_WEAPON_PRESENT,
    }
    assert sochi.zone("DMZ").inside == "Z1"
    assert EventType.AIRSTRIKE in sochi.term("T2").against
    assert sochi.term("T2").actors == (PartyRole.GUARANTOR,)
    assert sochi.actors_in(PartyRole.GUARANTOR) == ("RUS",)


def test_the_moscow_halt_begins_in_damascus_winter_time() -> None:
    """00:01 on 6 March 2020, two hours ahead of universal time; patrols later."""
    protocol = packaged_agreement("SY-2020-03-05")
    halt = protocol.term("T1")
    assert halt.since == datetime.fromisoformat("2020-03-06T00:01:00+02:00")
    assert halt.exceptions == ("R1",)
    assert protocol.term("T3").since == date(2020, 3, 15)
    assert not protocol.term("R2").speaks_of_acts
    assert protocol.zone("M4").inside == "Z1"


@pytest.mark.parametrize(
    ("agreement_id", "ends"),
    [
        ("SY-2017-07-07", date(2018, 7, 31)),
        ("SY-2017-07-22", date(2018, 4, 14)),
        ("SY-2017-07-31", date(2018, 5, 16)),
        ("SY-2017-08-16", date(2018, 4, 14)),
        ("SY-2017-11-08", date(2018, 7, 31)),
    ],
)
def test_areas_that_were_taken_end_with_their_control(
    agreement_id: str, ends: date
) -> None:
    """Overrun, on the day the memorandum's zone ends; no outline of their own."""
    agreement = packaged_agreement(agreement_id)
    assert agreement.validity.ends == ends
    assert agreement.validity.end_type is EndType.OVERRUN
    for zone in agreement.zones:
        assert zone.until == ends
        assert zone.geometry_status is GeometryStatus.TEXTUAL_ONLY
    to = {link.to for link in agreement.links if link.kind is LinkKind.LOCALISES}
    assert to in ({"SY-2017-05-04"}, set())


def test_roles_are_kept_apart_in_every_instrument() -> None:
    """Who signs, who guarantees and who is bound are three questions."""
    council = packaged_agreement("SY-2015-2254")
    assert council.form is AgreementForm.RESOLUTION
    assert council.actors_in(PartyRole.SIGNATORY) == ("UNSC",)
    assert council.actors_in(PartyRole.BOUND_PARTY) == ()
    homs = packaged_agreement("SY-2017-07-31")
    assert homs.actors_in(PartyRole.MEDIATOR) == ("EGY",)
    assert homs.actors_in(PartyRole.FACILITATOR) == ("SYR/TOMORROW",)
    ghouta = packaged_agreement("SY-2017-07-22")
    assert ghouta.actors_in(PartyRole.BOUND_PARTY) == ("SYR", "SYR/JAI")
    assert any(post.disputed for post in ghouta.posts)


@pytest.mark.parametrize(
    ("agreement_id", "term_id", "other"),
    [
        ("SY-2018-09-17", "T10", "resolve-as-exception"),
        ("SY-2020-03-05", "R1", "recital-as-exception"),
    ],
)
def test_restated_resolve_is_an_exception_under_a_second_reading_alone(
    agreement_id: str, term_id: str, other: str
) -> None:
    """Like sentences of two texts are treated alike, and the choice is told."""
    agreement = packaged_agreement(agreement_id)
    assert agreement.term(term_id).kind is TermKind.CARVE_OUT
    first, second = agreement.interpretations
    assert first.leaves_out == (term_id,)
    assert any("alike in this" in each for each in first.assumptions)
    assert (second.id, second.leaves_out) == (other, ())
    assert second.source.startswith("no holder on record")
