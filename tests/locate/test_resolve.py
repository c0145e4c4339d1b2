"""Mentions become placements as precise as the words allow, or say why not."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

from tests.factories import claim, document, event, mention
from trucewatch.locate.document import locate_document
from trucewatch.locate.resolve import Priors, place_mention
from trucewatch.model.claim import Claim
from trucewatch.model.place import (
    Extent,
    MentionRole,
    Placement,
    PlacePrecision,
    Unplaced,
)
from trucewatch.reference.gazetteer.index import Gazetteer

SYRIA = Priors(country="SY")
SETTLEMENT, NEAR = PlacePrecision.SETTLEMENT, PlacePrecision.NEAR_SETTLEMENT
GOVERNORATE, COUNTRY = PlacePrecision.GOVERNORATE, PlacePrecision.COUNTRY


class Case(NamedTuple):
    """A mention and where it is expected to be placed."""

    text: str
    place_id: str
    precision: PlacePrecision
    radius_m: float
    within: str | None = None
    role: MentionRole = MentionRole.AT
    extent: Extent = Extent.UNSTATED


def _label(case: Case) -> str:
    return "|".join((case.text, case.within or "", case.role, case.extent))


PLACED = [
    Case("Morek", "geonames:166640", SETTLEMENT, 3_000),
    Case("Khan Sheikhoun", "geonames:168325", SETTLEMENT, 3_000),
    Case("Idlib", "geonames:169389", SETTLEMENT, 3_000),
    Case("Idlib", "iso:SY-ID", GOVERNORATE, 64_000, role=MentionRole.CELL),
    Case("Damascus", "iso:SY-DI", GOVERNORATE, 9_000, role=MentionRole.CELL),
    Case("Deraa", "iso:SY-DR", GOVERNORATE, 62_000, role=MentionRole.CELL),
    Case("Morek", "geonames:166640", SETTLEMENT, 3_000, role=MentionRole.CELL),
    Case("Latakia", "iso:SY-LA", GOVERNORATE, 44_000, extent=Extent.PART),
    Case("Idlib", "iso:SY-ID", GOVERNORATE, 64_000, extent=Extent.WHOLE),
    Case("Idlib", "iso:SY-ID", GOVERNORATE, 64_000, role=MentionRole.NAMED),
    Case("Idlib province", "iso:SY-ID", GOVERNORATE, 64_000),
    Case("city of Idlib", "geonames:169389", SETTLEMENT, 3_000, role=MentionRole.CELL),
    Case("Rural Damascus", "iso:SY-RD", GOVERNORATE, 127_000),
    Case("northern countryside of Hama", "iso:SY-HM", GOVERNORATE, 106_000),
    Case("southern Idlib", "iso:SY-ID", GOVERNORATE, 64_000),
    Case("north of Homs province", "iso:SY-HI", GOVERNORATE, 204_000),
    Case("north of Idlib", "geonames:169389", NEAR, 25_000),
    Case("Saraqib", "geonames:164816", NEAR, 25_000, role=MentionRole.NEAR),
    Case("near Saraqib", "geonames:164816", NEAR, 25_000),
    Case("Idlib province", "iso:SY-ID", GOVERNORATE, 89_000, role=MentionRole.NEAR),
    Case("Jisr al-Shughur countryside", "geonames:169023", NEAR, 25_000),
    Case("northern Syria", "iso:SY", COUNTRY, 425_000),
    Case("Suran", "geonames:163915", SETTLEMENT, 3_000, within="Hama"),
    Case("Suran", "geonames:163913", SETTLEMENT, 3_000, within="Aleppo province"),
    Case("Suran, Hama", "geonames:163915", SETTLEMENT, 3_000),
    Case("Douma", "geonames:170592", SETTLEMENT, 3_000, within="Eastern Ghouta"),
    Case("Douma", "geonames:170592", SETTLEMENT, 3_000, within="Syria"),
    Case("Sarmin", "geonames:164782", SETTLEMENT, 3_000, within="Idlib city"),
    Case("Idlib", "geonames:169389", SETTLEMENT, 3_000, within="Idlib province"),
    Case("Rabia", "tw:SY/rabia", SETTLEMENT, 3_000),
    Case("Rabia", "tw:SY/rabia-raqqa", SETTLEMENT, 3_000, within="Raqqa"),
    Case("Ain al-Hawr", "tw:SY/ain-al-hawr", PlacePrecision.SUBDISTRICT, 15_000),
    Case("Trumba", "tw:SY/trumba", NEAR, 5_000),
    Case("Golan", "tw:SY/golan", PlacePrecision.DISTRICT, 46_000),
    Case("M4", "tw:SY/m4", PlacePrecision.LINE_OR_ROAD, 150_000),
    Case("Astana", "geonames:1526273", SETTLEMENT, 3_000),
    Case("Geneva", "geonames:2660646", SETTLEMENT, 3_000),
    Case("Jordan", "iso:JO", COUNTRY, 303_000),
    Case("Khan Shaykhum", "geonames:168325", SETTLEMENT, 3_000),
    Case("Khan Shaykhum", "geonames:168325", SETTLEMENT, 3_000, within="Idlib"),
    Case("Morek", "geonames:166640", SETTLEMENT, 3_000, within="Blahistan"),
]  # fmt: skip


@pytest.mark.parametrize("case", PLACED, ids=[_label(c) for c in PLACED])
def test_mentions_are_placed_as_precisely_as_the_words_allow(
    gazetteer: Gazetteer, case: Case
) -> None:
    """Entry, precision and radius of each mention, with reasons and version."""
    asked = replace(
        mention(case.text, role=case.role, extent=case.extent), within=case.within
    )
    answer = place_mention(asked, gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Placement), answer
    assert (answer.place.id, answer.precision, answer.radius_m) == case[1:4]
    assert answer.mention == asked
    assert answer.reasons
    assert answer.gazetteer == gazetteer.version


UNPLACED = [
    ("two towns of one name", "Suran", None,
     "ambiguous: Suran (Hama), Hama; Suran (Aleppo), Aleppo"),
    ("two places of one name", "Al-Zahra", None, "ambiguous: Al-Zahra (near Nubl)"),
    ("the unit contradicts", "Ayn Issa", "Quneitra",
     "implausible: the gazetteer knows “Ayn Issa” in Raqqa, not in Quneitra"),
    ("the unit after a comma", "Ayn Issa, Quneitra", None, "implausible"),
    ("the neighbouring governorate", "Douma", "Damascus",
     "implausible: the gazetteer knows “Douma” in Rif Dimashq"),
    ("another country", "Moscow", "Syria", "implausible"),
    ("no entry", "Blahistan", None, "unknown: no gazetteer entry of that name"),
    ("no entry in the unit", "Shamiyat al-Muhailib", "Latakia", "unknown"),
    ("a slip outside the unit", "Khan Shaykhum", "Daraa", "unknown"),
    ("too short to be a slip", "Qmx", None, "unknown"),
    ("an armed group", "Jaysh al-Islam", None,
     "names an actor (Jaysh al-Islam), not a place"),
    ("a group named after a place", "Ahrar al-Sham", None, "names an actor"),
    ("a ministry", "Turkish Defence Ministry", None, "names an actor"),
    ("a person", "General Idlib", None, "a person's name, not a place"),
    ("namesakes abroad", "Springfield", None, "ambiguous: Springfield, Missouri"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("why", "text", "within", "reason"), UNPLACED, ids=[c[0] for c in UNPLACED]
)
def test_doubt_is_never_settled_by_a_guess(
    gazetteer: Gazetteer, why: str, text: str, within: str | None, reason: str
) -> None:
    """What stays open is unplaced, with its reason."""
    asked = replace(mention(text), within=within)
    answer = place_mention(asked, gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Unplaced), why
    assert answer.reason.startswith(reason)
    assert answer.mention == asked


def test_several_near_spellings_stay_open(gazetteer: Gazetteer) -> None:
    """A slip that could be Harasta or Huraytan is not decided."""
    answer = place_mention(mention("Harastan"), gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Unplaced)
    assert answer.reason == "unknown: several names are nearly spelt so"
    assert {o.place.name for o in answer.others} == {"Harasta", "Ḩuraytān"}


def test_one_wrong_letter_in_a_short_name_is_another_name(
    gazetteer: Gazetteer,
) -> None:
    """Kafr Laba is not Kafr Laha misspelt: most villages are in no gazetteer."""
    answer = place_mention(mention("Kafr Laba"), gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Unplaced)


def test_a_misspelling_tells_its_similarity(gazetteer: Gazetteer) -> None:
    """A near miss is placed with the distance of its spelling."""
    answer = place_mention(mention("Khan Shaykhum"), gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Placement)
    assert "similarity 92 of 100" in answer.reasons[0]


def test_misspellings_are_not_looked_for_without_a_country(
    gazetteer: Gazetteer,
) -> None:
    """Anywhere in the world something is spelt nearly so."""
    answer = place_mention(
        mention("Khan Shaykhum"), gazetteer=gazetteer, priors=Priors()
    )
    assert isinstance(answer, Unplaced)


def test_the_governorate_stays_among_the_others(gazetteer: Gazetteer) -> None:
    """Reading the city of Idlib keeps the governorate in sight, and says so."""
    answer = place_mention(mention("Idlib"), gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Placement)
    assert "iso:SY-ID" in {other.place.id for other in answer.others}
    assert "the city of that name, not its governorate" in answer.reasons


def test_small_namesakes_are_mentioned_among_the_reasons(
    gazetteer: Gazetteer,
) -> None:
    """Kafriya near Idlib is meant; the reader learns that there are others."""
    answer = place_mention(mention("Kafriya"), gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Placement)
    assert any("small namesakes" in reason for reason in answer.reasons)


def test_without_priors_the_far_larger_town_is_meant(gazetteer: Gazetteer) -> None:
    """Geneva in Switzerland has more than ten times the people of its namesakes."""
    answer = place_mention(mention("Geneva"), gazetteer=gazetteer, priors=Priors())
    assert isinstance(answer, Placement)
    assert answer.place.country == "CH"


def test_without_priors_two_large_towns_stay_open(gazetteer: Gazetteer) -> None:
    """Tripoli in Libya or in Lebanon: the text must tell."""
    answer = place_mention(mention("Tripoli"), gazetteer=gazetteer, priors=Priors())
    assert isinstance(answer, Unplaced)
    assert answer.reason.startswith("ambiguous")
    assert {"LY", "LB"} <= {c.place.country for c in answer.others}


def test_without_priors_small_namesakes_stay_open(
    gazetteer: Gazetteer,
) -> None:
    """Size does not decide between two small towns of one country."""
    answer = place_mention(mention("Suran"), gazetteer=gazetteer, priors=Priors())
    assert isinstance(answer, Unplaced)


@pytest.mark.parametrize(("within", "country"), [("Lebanon", "LB"), ("Libya", "LY")])
def test_the_country_named_beside_decides(
    gazetteer: Gazetteer, within: str, country: str
) -> None:
    """Containment in a country settles namesakes."""
    asked = replace(mention("Tripoli"), within=within)
    answer = place_mention(asked, gazetteer=gazetteer, priors=SYRIA)
    assert isinstance(answer, Placement)
    assert answer.place.country == country


def _claim(*names: str) -> Claim:
    return claim(places=tuple(mention(name) for name in names))


def test_every_mention_of_every_claim_gets_an_answer(gazetteer: Gazetteer) -> None:
    """Claims keep their order, mentions theirs; one unknown name costs nothing."""
    first, second = _claim("Morek", "Blahistan"), _claim("Saraqib")
    source = replace(document(), id=first.document)
    placed = locate_document(source, (first, second), gazetteer=gazetteer, priors=SYRIA)
    assert [p.claim for p in placed] == [first, second]
    assert [type(a) for p in placed for a in p.placements] == [
        Placement,
        Unplaced,
        Placement,
    ]


def test_a_report_about_one_country_is_its_own_prior(gazetteer: Gazetteer) -> None:
    """Tripoli beside Lebanese towns is the Lebanese one."""
    said = _claim("Beirut", "Zahle", "Tripoli")
    source = replace(document(), id=said.document)
    (placed,) = locate_document(source, (said,), gazetteer=gazetteer, priors=Priors())
    answer = placed.placements[2]
    assert isinstance(answer, Placement)
    assert answer.place.country == "LB"


@pytest.mark.parametrize("names", [("Tripoli",), ("Geneva", "Astana", "Tripoli")])
def test_a_report_about_no_one_country_has_no_prior(
    gazetteer: Gazetteer, names: tuple[str, ...]
) -> None:
    """Without a majority nothing is presumed."""
    said = _claim(*names)
    source = replace(document(), id=said.document)
    (placed,) = locate_document(source, (said,), gazetteer=gazetteer, priors=Priors())
    assert isinstance(placed.placements[-1], Unplaced)


def test_claims_of_another_document_are_refused(gazetteer: Gazetteer) -> None:
    """A mix-up of documents is a defect of the caller."""
    stranger = replace(event().claim, document="doc_other")
    with pytest.raises(ValueError, match="claims of other documents"):
        locate_document(document(), (stranger,), gazetteer=gazetteer, priors=SYRIA)
