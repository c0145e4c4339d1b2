"""Agreements from other conflicts: a line of contact and a port city."""

from __future__ import annotations

import re
from datetime import date, datetime
from importlib import resources

import pytest

from trucewatch.model.agreement import Agreement
from trucewatch.model.instrument import LinkKind
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import PartyRole
from trucewatch.model.term import Term, TermKind, WeaponClass
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_check import misfits_of, misfits_together
from trucewatch.reference.agreement_files import (
    packaged_agreement,
    packaged_agreement_ids,
    read_agreement,
)

MINSK = (
    "UA-2014-09-05",
    "UA-2014-09-19",
    "UA-2015-02-12",
    "UA-2015-09-29",
    "UA-2016-09-21",
    "UA-2020-07-22",
)
STOCKHOLM = ("YE-2018-12-13", "YE-2018-12-13-H")
ALL = (*MINSK, *STOCKHOLM)
PACKAGE, MEMORANDUM, ADDENDUM = "UA-2015-02-12", "UA-2014-09-19", "UA-2015-09-29"
HUDAYDAH = "YE-2018-12-13-H"
FOLDER = resources.files("trucewatch.reference") / "agreements"


def term(agreement_id: str, term_id: str) -> Term:
    """That term of that packaged agreement."""
    return packaged_agreement(agreement_id).term(term_id)


def readings(agreement_id: str) -> dict[str, Interpretation]:
    """Readings by id, the default first."""
    return {r.id: r for r in packaged_agreement(agreement_id).interpretations}


@pytest.mark.parametrize("agreement_id", ALL)
def test_every_folder_loads_without_a_problem(agreement_id: str) -> None:
    """Known actors, zones that fit, entries that exist; version 1 or 2."""
    assert agreement_id in packaged_agreement_ids()
    with resources.as_file(FOLDER / agreement_id) as folder:
        agreement, problems = read_agreement(folder)
    assert problems == ()
    assert agreement is not None
    version = "2" if agreement_id in {PACKAGE, HUDAYDAH} else "1"
    assert (agreement.id, agreement.version) == (agreement_id, version)


def test_links_lead_to_agreements_that_are_packaged() -> None:
    """None dangles, none runs in a circle."""
    agreements = [packaged_agreement(each) for each in ALL]
    assert list(misfits_together(agreements, lambda _: False)) == []
    links = {a.id: [(link.kind, link.to) for link in a.links] for a in agreements}
    implements, supplements = LinkKind.IMPLEMENTS, LinkKind.SUPPLEMENTS
    assert links[MEMORANDUM] == [(implements, "UA-2014-09-05")]
    assert links[PACKAGE] == [
        (implements, "UA-2014-09-05"),
        (implements, MEMORANDUM),
    ]
    for later in (ADDENDUM, "UA-2016-09-21", "UA-2020-07-22"):
        assert links[later] == [(supplements, PACKAGE)]
    assert links["YE-2018-12-13"] == [(LinkKind.FRAMEWORK, HUDAYDAH)]


@pytest.mark.parametrize("agreement_id", ALL)
def test_every_fact_names_its_source(agreement_id: str) -> None:
    """Roles, provisions, zones, bodies, posts, positions, variants, readings."""
    told = packaged_agreement(agreement_id)
    sources = [role.source for role in told.roles]
    sources += [provision.source for provision in told.provisions]
    sources += [zone.source for zone in told.zones]
    sources += [body.source for body in told.bodies]
    sources += [post.source for post in told.posts]
    sources += [each.source for each in told.fulfilment]
    sources += [variant.source for variant in told.variants]
    sources += [reading.source for reading in told.interpretations]
    sources += [
        position.source
        for dispute in told.disputes
        for position in dispute.positions
        if not position.unchecked
    ]
    assert all(sources)


@pytest.mark.parametrize("agreement_id", ALL)
def test_the_files_speak_in_a_neutral_voice(agreement_id: str) -> None:
    """No word of one side for the other."""
    text = (FOLDER / agreement_id / "agreement.toml").read_text(encoding="utf-8")
    own = re.sub(r'actor = "[^"]*"', "", text).casefold()
    for word in (
        "terroris",
        "regime",
        "rebel",
        "militia",
        "separatist",
        "so-called",
        "self-proclaimed",
        "aggress",
        "occup",
        "puppet",
        "proxy",
    ):
        assert word not in own, word


# -- Minsk -----------------------------------------------------------------------


def test_all_thirteen_points_are_there() -> None:
    """As provisions, each with at least one term."""
    package = packaged_agreement(PACKAGE)
    points = [f"P{number}" for number in range(1, 14)]
    assert [provision.id for provision in package.provisions] == points
    assert {each.provision for each in package.terms} == set(points)


WITHDRAWAL = [
    (PACKAGE, "T2-50", 50_000, 25_000, "W50"),
    (PACKAGE, "T2-70", 70_000, 35_000, "W70"),
    (PACKAGE, "T2-140", 140_000, 70_000, "W140"),
    (MEMORANDUM, "T2", 15_000, 15_000, "S30"),
    (MEMORANDUM, "T3-MT12", 9_000, 9_000, "S30"),
    (MEMORANDUM, "T3-M120", 8_000, 8_000, "S30"),
    (ADDENDUM, "T1-TANK", 15_000, 15_000, "W15"),
    (ADDENDUM, "T1-ART", 15_000, 15_000, "W15"),
    (ADDENDUM, "T1-MOR", 15_000, 15_000, "W15"),
]


@pytest.mark.parametrize(
    ("agreement_id", "term_id", "metres", "each_side", "zone"),
    WITHDRAWAL,
    ids=[f"{w[0]}/{w[1]}" for w in WITHDRAWAL],
)
def test_distances_hold_up_to_their_edge(
    agreement_id: str, term_id: str, metres: float, each_side: float, zone: str
) -> None:
    """Widths are halved, distances from a line are not; the edge itself is allowed."""
    limit = term(agreement_id, term_id)
    assert limit.kind is TermKind.LIMIT
    assert limit.zones == (zone,)
    assert limit.types == ("weapon_in_withdrawal_zone", "prohibited_weapon_present")
    assert limit.distance is not None
    assert limit.distance.metres == metres
    assert limit.distance.line
    assert limit.distance.holds(each_side - 1)
    assert not limit.distance.holds(each_side)


CALIBRES = [
    ("100 mm and more, just out", PACKAGE, "T2-50", WeaponClass.ARTILLERY, 99.9, False),
    ("100 mm and more, just in", PACKAGE, "T2-50", WeaponClass.ARTILLERY, 100, True),
    ("a 120-mm mortar too", PACKAGE, "T2-50", WeaponClass.MORTAR, 120, True),
    ("an 82-mm mortar not", PACKAGE, "T2-50", WeaponClass.MORTAR, 82, False),
    ("over 100 mm, just out", MEMORANDUM, "T2", WeaponClass.ARTILLERY, 100, False),
    ("over 100 mm, just in", MEMORANDUM, "T2", WeaponClass.ARTILLERY, 100.1, True),
    ("MT-12 by name", MEMORANDUM, "T3-MT12", WeaponClass.ARTILLERY, 100, True),
    ("under 100 mm, just in", ADDENDUM, "T1-ART", WeaponClass.ARTILLERY, 99.9, True),
    ("under 100 mm, just out", ADDENDUM, "T1-ART", WeaponClass.ARTILLERY, 100, False),
    ("up to 120 mm, just in", ADDENDUM, "T1-MOR", WeaponClass.MORTAR, 120, True),
    ("up to 120 mm, just out", ADDENDUM, "T1-MOR", WeaponClass.MORTAR, 120.1, False),
    ("a tank of any calibre", ADDENDUM, "T1-TANK", WeaponClass.TANK, 125, True),
]


@pytest.mark.parametrize(
    ("agreement_id", "term_id", "weapon", "calibre", "expected"),
    [c[1:] for c in CALIBRES],
    ids=[c[0] for c in CALIBRES],
)
def test_calibre_bounds_are_those_of_the_text(
    agreement_id: str,
    term_id: str,
    weapon: WeaponClass,
    calibre: float,
    *,
    expected: bool,
) -> None:
    """100 mm exactly is in by the Package, and out by the Memorandum and Addendum."""
    weapons = [w for w in term(agreement_id, term_id).weapons if w.weapon is weapon]
    assert [each.holds_calibre(calibre) for each in weapons] == [expected]


def test_named_systems_stand_in_the_widest_zone() -> None:
    """Three rocket launchers and two missiles by name; the other launchers by class."""
    named = {w.weapon: w.systems for w in term(PACKAGE, "T2-140").weapons}
    assert named == {
        WeaponClass.MLRS: ("Tornado-S", "Uragan", "Smerch"),
        WeaponClass.TACTICAL_MISSILE: ("Tochka", "Tochka-U"),
    }
    assert [w.systems for w in term(PACKAGE, "T2-70").weapons] == [()]


def test_each_side_has_its_own_line() -> None:
    """De facto line for Ukrainian troops, that of September 2014 for the others."""
    for limit in ("T2-50", "T2-70", "T2-140"):
        distance = term(PACKAGE, limit).distance
        assert distance is not None
        troops, formations = distance.line.split("; ")
        assert troops == "the de facto line for Ukrainian troops"
        assert formations.startswith("the line of 19 September 2014")
        assert "CADLR" in formations


NESTED = [
    (PACKAGE, {"CA": None, "W140": None, "W70": "W140", "W50": "W70"}),
    (
        HUDAYDAH,
        {
            "Z-GOV": None,
            "Z-CITY": "Z-GOV",
            "Z-P1": "Z-GOV",
            "Z-P2": "Z-GOV",
            "Z-P3": "Z-GOV",
        },
    ),
]


@pytest.mark.parametrize(("agreement_id", "inside"), NESTED, ids=["Minsk", "Hudaydah"])
def test_nested_zones_are_no_overlap(
    agreement_id: str, inside: dict[str, str | None]
) -> None:
    """They lie in each other on purpose; none has an outline."""
    agreement = packaged_agreement(agreement_id)
    assert {zone.id: zone.inside for zone in agreement.zones} == inside
    assert {zone.geometry_status for zone in agreement.zones} == {"textual_only"}
    assert list(misfits_of(agreement)) == []


def test_withdrawal_zones_have_no_units() -> None:
    """No polygon and no list of settlements is public: the place stays open."""
    zones = packaged_agreement(PACKAGE).zones
    assert [z.units for z in zones if z.id.startswith("W")] == [(), (), ()]


def test_minsk_roles_are_kept_apart() -> None:
    """Russia signed and disputes that it is bound; nobody guarantees."""
    package = packaged_agreement(PACKAGE)
    day = date(2015, 3, 1)
    assert package.actors_in(PartyRole.GUARANTOR, day) == ()
    signed = ("OSCE", "RUS", "UKR", "UKR/DPR", "UKR/LPR")
    assert package.actors_in(PartyRole.SIGNATORY, day) == signed
    assert "RUS" not in package.actors_in(PartyRole.BOUND_PARTY, day)
    (russia,) = [role for role in package.roles if role.actor == "RUS"]
    assert russia.disputed
    (claim,) = [v for v in package.variants if v.about == "roles"]
    assert claim.says == "France and Germany are guarantors"


def test_minsk_bodies_are_actors() -> None:
    """Mission, contact group and joint centre, by their actor codes."""
    bodies = [body.id for body in packaged_agreement(PACKAGE).bodies]
    assert bodies == ["OSCE/SMM", "JOINT/TCG", "JOINT/JCCC"]
    actors = load_actors()
    assert [actors.actor(code).code for code in bodies] == bodies


DEADLINES = [
    (
        PACKAGE,
        {
            "T2a": date(2015, 2, 16),
            "T2b": date(2015, 3, 2),
            "T4a": date(2015, 3, 14),
            "T9": date(2015, 12, 31),
            "T11": date(2015, 12, 31),
        },
    ),
    (MEMORANDUM, {"T2d": date(2014, 9, 21), "T7": date(2014, 9, 21)}),
    (ADDENDUM, {"T2a": date(2015, 10, 20), "T2b": date(2015, 11, 13)}),
    (HUDAYDAH, {"H13": date(2019, 1, 8), "H14": date(2019, 1, 1)}),
]


@pytest.mark.parametrize(
    ("agreement_id", "expected"), DEADLINES, ids=[d[0] for d in DEADLINES]
)
def test_deadlines_are_those_of_the_text(
    agreement_id: str, expected: dict[str, date]
) -> None:
    """Fixed days, and days computed from the entry into force."""
    terms = packaged_agreement(agreement_id).terms
    assert {t.id: t.due for t in terms if t.kind is TermKind.DEADLINE} == expected


OTHER_DAYS = [
    (PACKAGE, "deadline of the withdrawal", "1 March 2015"),
    (HUDAYDAH, "deadline of the redeployment", "7 January 2019"),
    (HUDAYDAH, "deadline of the redeployment", "by 21 January"),
]


@pytest.mark.parametrize(("agreement_id", "about", "says"), OTHER_DAYS)
def test_other_counts_of_a_deadline_are_variants(
    agreement_id: str, about: str, says: str
) -> None:
    """Fourteen days from the ceasefire; 21 days with the first counted in; a slip."""
    told = packaged_agreement(agreement_id).variants
    assert (about, says) in {(v.about, v.says) for v in told}


def test_a_distance_from_the_line_is_a_misreading_of_the_package() -> None:
    """The first reading halves the widths; pages that do not are variants."""
    default = packaged_agreement(PACKAGE).interpretations[0]
    assert default.id == "half-width"
    assert "25, 35 and 70 kilometres" in default.assumptions[0]
    told = [v for v in packaged_agreement(PACKAGE).variants if v.about == "distances"]
    assert len(told) == 2
    assert all("misreading" in variant.note for variant in told)


def test_readings_differ_on_the_mortars_of_two_texts() -> None:
    """Whether the Addendum prevails for 100 to 120 mm is a switch, in both files."""
    assert {r.id: r.later_term_prevails for r in readings(PACKAGE).values()} == {
        "half-width": False,
        "half-width-later-prevails": True,
        "russia-bound": False,
    }
    both = readings(ADDENDUM)
    assert not both["both-limits"].later_term_prevails
    assert both["later-prevails"].later_term_prevails
    for agreement_id, term_id in ((PACKAGE, "T2-50"), (ADDENDUM, "T1-MOR")):
        (mortar,) = [
            weapon
            for weapon in term(agreement_id, term_id).weapons
            if weapon.weapon is WeaponClass.MORTAR
        ]
        assert mortar.holds_calibre(120)


STARTS = [
    ("UA-2014-09-05", "same-evening", "2014-09-05T18:00:00+03:00"),
    (MEMORANDUM, "night-of-signing", "2014-09-20T00:00:00+03:00"),
    (PACKAGE, "half-width", "2015-02-14T22:00:00+00:00"),
    ("UA-2020-07-22", "one-past-midnight", "2020-07-26T21:01:00+00:00"),
    ("UA-2020-07-22", "midnight", "2020-07-26T21:00:00+00:00"),
    (HUDAYDAH, "un-date", "2018-12-17T21:00:00+00:00"),
]


@pytest.mark.parametrize(("agreement_id", "reading_id", "instant"), STARTS)
def test_entry_into_force_is_an_instant_of_local_time(
    agreement_id: str, reading_id: str, instant: str
) -> None:
    """Kyiv in winter and summer, Yemen all year."""
    starts = readings(agreement_id)[reading_id].starts
    assert starts == datetime.fromisoformat(instant)


def test_return_fire_needs_facts_that_no_report_tells() -> None:
    """The clause of 2020 is a carve-out without acts, named by the ban on fire."""
    clause = term("UA-2020-07-22", "T7")
    assert clause.kind is TermKind.CARVE_OUT
    assert not clause.speaks_of_acts
    assert term("UA-2020-07-22", "T3").exceptions == ("T7",)


UNCHECKED = [
    ("UA-2014-09-05", ["P1", "P2-12"], ["T1"]),
    (MEMORANDUM, ["P3b"], ["T3b"]),
    (PACKAGE, [], []),
    (ADDENDUM, [], []),
    ("UA-2016-09-21", ["P3"], ["T3"]),
    ("UA-2020-07-22", [], []),
    ("YE-2018-12-13", ["P2", "P3"], ["T2", "T3"]),
    (HUDAYDAH, ["H14"], ["H14"]),
]


@pytest.mark.parametrize(
    ("agreement_id", "provisions", "terms"), UNCHECKED, ids=[u[0] for u in UNCHECKED]
)
def test_what_was_read_in_no_source_is_unchecked(
    agreement_id: str, provisions: list[str], terms: list[str]
) -> None:
    """Provisions, and every term that is read from one of them."""
    told: Agreement = packaged_agreement(agreement_id)
    assert [p.id for p in told.provisions if p.unchecked] == provisions
    assert [t.id for t in told.terms if t.unchecked] == terms


# -- Hudaydah --------------------------------------------------------------------


def test_all_terms_of_hudaydah_are_there() -> None:
    """H1 to H14, and the committee's three later decisions on phases."""
    ids = [each.id for each in packaged_agreement(HUDAYDAH).terms]
    assert ids == [*(f"H{number}" for number in range(1, 15)), "R1", "R2", "R3"]


def test_the_ceasefire_is_wider_than_the_redeployment() -> None:
    """Governorate for fire and reinforcements; city and ports for forces."""
    ports = ("Z-P1", "Z-P2", "Z-P3")
    assert term(HUDAYDAH, "H1").zones == term(HUDAYDAH, "H3").zones == ("Z-GOV",)
    assert term(HUDAYDAH, "H2").zones == ("Z-CITY", *ports)
    assert term(HUDAYDAH, "H4").zones == ("Z-CITY",)
    assert term(HUDAYDAH, "H11").zones == ports


def test_those_who_fight_beside_a_party_are_none() -> None:
    """The coalition and the forces on the west coast hold no role; it is a dispute."""
    agreement = packaged_agreement(HUDAYDAH)
    day = date(2019, 6, 1)
    assert agreement.actors_in(PartyRole.BOUND_PARTY, day) == ("YEM", "YEM/HOUTHI")
    assert agreement.actors_in(PartyRole.GUARANTOR, day) == ()
    held = {role.actor for role in agreement.roles}
    assert not held & {"YEM/COALITION", "YEM/NRF"}
    bound = {r.id: r.binds_also for r in agreement.interpretations}
    assert bound.pop("coalition-bound") == ("YEM/COALITION",)
    assert set(bound.values()) == {()}
    for reading in agreement.interpretations:
        words = "are not" if reading.binds_also else "not taken as bound"
        assert any(words in each for each in reading.assumptions)


def test_the_same_act_is_told_as_kept_and_as_not_kept() -> None:
    """Signature, aircraft, local forces, May 2019 and November 2021 are disputed."""
    agreement = packaged_agreement(HUDAYDAH)
    assert [d.about.partition(" ")[0] for d in agreement.disputes] == [
        "whether",
        "whether",
        "what",
        "whether",
        "whether",
    ]
    assert {(f.term, f.by, str(f.says)) for f in agreement.fulfilment} == {
        ("H13", "UN", "partly"),
        ("H13", "YEM", "missed"),
    }
    signed = [r for r in agreement.roles if r.role is PartyRole.SIGNATORY]
    assert all(role.disputed for role in signed)


def test_four_posts_of_october_2019_and_a_centre() -> None:
    """One a day from the 19th to the 22nd, run by the committee of both."""
    posts = packaged_agreement(HUDAYDAH).posts
    days = [post.since for post in posts if post.kind == "observation_post"]
    assert days == [date(2019, 10, day) for day in (19, 20, 21, 22)]
    assert [post.name for post in posts if post.kind == "centre"] == [
        "Joint Operations Centre"
    ]


def test_the_mission_ends_and_the_commitments_do_not() -> None:
    """UNMHA from 16 January 2019 to 31 March 2026; the agreement is open."""
    agreement = packaged_agreement(HUDAYDAH)
    (mission,) = [body for body in agreement.bodies if body.id == "UN/UNMHA"]
    assert (mission.since, mission.until) == (date(2019, 1, 16), date(2026, 4, 1))
    assert agreement.validity.ends is None
