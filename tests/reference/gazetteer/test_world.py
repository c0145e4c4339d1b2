"""The parts of the index that are no towns, and what a candidate says of itself."""

from __future__ import annotations

from collections import Counter

import pytest

from trucewatch.model.place import (
    AREA_PRECISIONS,
    Candidate,
    NameMatch,
    PlaceKind,
    PlacePrecision,
)
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.gazetteer.world import (
    meant_elsewhere,
    unit_codes,
    world_entries,
)

CONTINENT, REGION, COUNTRY = PlaceKind.CONTINENT, PlaceKind.REGION, PlaceKind.COUNTRY
PART, UNIT, COUNTY = PlaceKind.CONSTITUENT, PlaceKind.ADMIN1, PlaceKind.ADMIN2
SEA, LAKE, RIVER = PlaceKind.SEA, PlaceKind.LAKE, PlaceKind.RIVER

AREAS = [
    ("Africa", "continent:AF", CONTINENT), ("Европа", "continent:EU", CONTINENT),
    ("Middle East", "tw:region/middle-east", REGION),
    ("Ortadoğu", "tw:region/middle-east", REGION),
    ("the Donbas", "tw:region/donbas", REGION), ("Донбасс", "tw:region/donbas", REGION),
    ("Darfur", "tw:region/darfur", REGION), ("دارفور", "tw:region/darfur", REGION),
    ("Sahel", "tw:region/sahel", REGION), ("Levant", "tw:region/levant", REGION),
    ("Balkans", "tw:region/balkans", REGION), ("Kashmir", "tw:region/kashmir", REGION),
    ("Nagorno-Karabakh", "tw:region/nagorno-karabakh", REGION),
    ("Bangsamoro", "tw:region/bangsamoro", REGION),
    ("Golan Heights", "tw:SY/golan", REGION), ("Maghreb", "tw:region/maghreb", REGION),
    ("Greenland", "iso:GL", PART), ("Scotland", "iso:GB-SCT", PART),
    ("Northern Ireland", "iso:GB-NIR", PART), ("Puerto Rico", "iso:PR", PART),
    ("Persian Gulf", "tw:water/persian-gulf", SEA),
    ("Arabian Gulf", "tw:water/persian-gulf", SEA),
    ("Black Sea", "tw:water/black-sea", SEA),
    ("Strait of Hormuz", "tw:water/hormuz", SEA),
    ("Lake Erie", "tw:water/lake-erie", LAKE),
    ("Euphrates", "tw:water/euphrates", RIVER),
    ("الفرات", "tw:water/euphrates", RIVER),
    ("Texas", "iso:US-TX", UNIT), ("Ontario", "iso:CA-ON", UNIT),
    ("Bavaria", "iso:DE-BY", UNIT), ("Tuscany", "iso:IT-52", UNIT),
    ("Punjab", "iso:IN-PB", UNIT), ("Crimea", "iso:UA-43", UNIT),
    ("Крым", "iso:UA-43", UNIT), ("Gaza Strip", "ne:PS/gaza-strip", UNIT),
    ("West Bank", "ne:PS/west-bank", UNIT), ("Hodeidah", "iso:YE-HU", UNIT),
    ("Socotra", "iso:YE-SU", UNIT), ("سقطرى", "iso:YE-SU", UNIT),
    ("Avoyelles Parish", "fips:22009", COUNTY),
    ("Kusilvak Census Area", "fips:02158", COUNTY),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id", "kind"), AREAS, ids=[a[0] for a in AREAS])
def test_wide_areas_are_entries_of_their_own(
    gazetteer: Gazetteer, name: str, place_id: str, kind: PlaceKind
) -> None:
    """The best entry of that name, with what it is."""
    best = gazetteer.candidates(name)[0]
    assert (best.place.id, best.kind) == (place_id, kind)


def test_every_wide_area_has_an_extent_and_is_no_pin() -> None:
    """A centre, a radius and a source; rivers and lines are drawn as neither."""
    lines = {PlacePrecision.LINE_OR_ROAD}
    for entry in world_entries():
        place = entry.place
        assert place.source, place.id
        assert place.radius_m > 0
        if entry.kind is PlaceKind.SITE:
            assert place.radius_m <= 5_000, place.id
            continue
        assert place.precision in AREA_PRECISIONS | lines, place.id


def test_ids_are_distinct() -> None:
    """Towns are linked to units by id."""
    twice = [
        place_id
        for place_id, n in Counter(e.place.id for e in world_entries()).items()
        if n > 1
    ]
    assert twice == []


def test_units_of_second_order_name_the_first() -> None:
    """A French department lies in its region, a county in its state."""
    above = {e.place.id: e.place.admin1 for e in world_entries()}
    assert above["iso:FR-75C"] == "iso:FR-IDF"
    assert above["fips:22009"] == "iso:US-LA"


def test_a_code_that_two_units_share_names_neither() -> None:
    """A town is linked to a unit only where the code tells which."""
    codes = unit_codes()
    assert codes["US", "TX"] == "iso:US-TX"
    assert ("XK", "10097360") not in codes


CODES = [
    ("US", "iso:US"), ("U.S.", "iso:US"), ("U.S.A.", "iso:US"), ("UAE", "iso:AE"),
    ("DRC", "iso:CD"), ("UK", "iso:GB"), ("США", "iso:US"),
    ("BARMM", "tw:region/bangsamoro"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), CODES)
def test_acronyms_count_in_capitals_only(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """With or without full stops; "us" is a pronoun."""
    best = gazetteer.candidates(name)[0]
    assert (best.place.id, best.match) == (place_id, NameMatch.ACRONYM)
    assert place_id not in {c.place.id for c in gazetteer.candidates(name.lower())}


@pytest.mark.parametrize("name", ["EU", "UN", "OF", "IN"])
def test_a_body_in_capitals_is_no_village(gazetteer: Gazetteer, name: str) -> None:
    """Three capital letters or fewer name what the tables list, or nothing."""
    assert gazetteer.candidates(name) == ()


SHORT = [
    ("Calif.", "iso:US-CA"), ("CA", "iso:US-CA"), ("Tex.", "iso:US-TX"),
    ("N.H.", "iso:US-NH"), ("Ont.", "iso:CA-ON"), ("NSW", "iso:AU-NSW"),
    ("Md.", "iso:US-MD"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), SHORT)
def test_short_forms_count_only_where_a_unit_is_expected(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """Where "Austin, Tex." names a state, "Mass." at large is a church service."""
    found = gazetteer.candidates(name, unit=True)
    assert (found[0].place.id, found[0].match) == (place_id, NameMatch.SHORT)
    plain = gazetteer.candidates(name)
    assert NameMatch.SHORT not in {c.match for c in plain}


@pytest.mark.parametrize("name", ["in", "me", "or", "hi"])
def test_a_small_word_is_no_short_form(gazetteer: Gazetteer, name: str) -> None:
    """Codes of states are words in small letters."""
    assert NameMatch.SHORT not in {
        c.match for c in gazetteer.candidates(name, unit=True)
    }


DEMONYMS = [
    ("Syrian", "iso:SY"), ("Syrians", "iso:SY"), ("Scottish", "iso:GB-SCT"),
    ("European", "continent:EU"), ("Kashmiri", "tw:region/kashmir"),
    ("Texan", "iso:US-TX"), ("Darfuri", "tw:region/darfur"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), DEMONYMS)
def test_words_for_people_are_marked(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """They lead to the place, and say that they are no name of it."""
    best = gazetteer.candidates(name)[0]
    assert (best.place.id, best.match) == (place_id, NameMatch.DEMONYM)


def test_a_county_answers_without_its_type_below_every_town(
    gazetteer: Gazetteer,
) -> None:
    """The word "Cook" may be Cook County, where no town of that name is meant."""
    found = gazetteer.candidates("Cook")
    bare = [c for c in found if c.match is NameMatch.BARE]
    assert {c.place.id for c in bare} >= {"fips:17031", "fips:13075"}
    assert max(c.score for c in bare) < min(
        c.score for c in found if c.match is NameMatch.NAME
    )


def _named(gazetteer: Gazetteer, name: str, place_id: str) -> Candidate:
    return next(c for c in gazetteer.candidates(name) if c.place.id == place_id)


def test_capitals_that_stand_for_governments_are_marked(gazetteer: Gazetteer) -> None:
    """Damascus the town may be Damascus the government; its namesakes may not."""
    assert _named(gazetteer, "Damascus", "geonames:170654").capital_of == "SY"
    assert _named(gazetteer, "Washington", "geonames:4140963").capital_of == "US"
    others = {
        c.capital_of
        for c in gazetteer.candidates("Damascus")
        if c.place.country == "US"
    }
    assert others == {None}


def test_population_is_none_where_the_base_data_says_nothing(
    gazetteer: Gazetteer,
) -> None:
    """Zero there means not known."""
    assert _named(gazetteer, "Suran", "geonames:163915").population == 30_716
    assert _named(gazetteer, "Suran", "geonames:163913").population is None


def test_towns_are_linked_to_their_units(gazetteer: Gazetteer) -> None:
    """By the code of the base data, in every country with a table."""
    assert gazetteer.place("geonames:4560349").admin1 == "iso:US-PA"
    assert gazetteer.place("geonames:2660646").admin1 == "iso:CH-GE"
    assert gazetteer.place("geonames:172256").admin1 == "iso:SY-HL"


def test_shortened_openings_are_written_out(gazetteer: Gazetteer) -> None:
    """The opening "St." is Saint, "Ft." is Fort."""
    assert _named(gazetteer, "Saint Louis", "geonames:4407066").score >= 1
    assert _named(gazetteer, "Ft. Worth", "geonames:4691930").score >= 1


def test_what_the_tables_name_is_not_lent_to_towns() -> None:
    """Names and words for people, casefolded."""
    taken = meant_elsewhere()
    assert {"africa", "syria", "syrian", "red sea", "middle east"} <= taken
    assert "new york" not in taken
