"""The gazetteer: every place of the reports, in every spelling, and no invention."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.place import CoordSource, PlacePrecision
from trucewatch.reference.gazetteer import index
from trucewatch.reference.gazetteer.build import build_index
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.gazetteer.supplement import packaged_supplements

# Source: shared/design/astana.md section 6 (facts): name, GeoNames id, governorate.
TOWNS = [
    ("Idlib", 169389, "ID"), ("Maarrat al-Numan", 167611, "ID"),
    ("Khan Shaykhun", 168325, "ID"), ("Saraqib", 164816, "ID"),
    ("Jisr al-Shughur", 169023, "ID"), ("Ariha", 172994, "ID"),
    ("Kafr Nabl", 168661, "ID"), ("Binnish", 171451, "ID"),
    ("Taftanaz", 163799, "ID"), ("Sarmin", 164782, "ID"),
    ("Salqin", 164898, "ID"), ("Harim", 169866, "ID"),
    ("Abu al-Duhur", 174611, "ID"), ("Darat Izza", 170857, "HL"),
    ("Al-Atarib", 174030, "HL"), ("Tel Rifaat", 163476, "HL"),
    ("Nubl", 166331, "HL"), ("Afrin", 174186, "HL"), ("Aleppo", 170063, "HL"),
    ("Morek", 166640, "HM"), ("Kafr Zita", 168620, "HM"),
    ("Qalaat al-Madiq", 166227, "HM"), ("Halfaya", 170044, "HM"),
    ("Mhardeh", 166742, "HM"), ("Suqaylabiyah", 163921, "HM"),
    ("Suran (Hama)", 163915, "HM"), ("Suran (Aleppo)", 163913, "HL"),
    ("Hama", 170017, "HM"), ("Latakia", 173576, "LA"), ("Al-Haffah", 173856, "LA"),
    ("Jableh", 169304, "LA"), ("Rastan", 172946, "HI"), ("Talbiseh", 163779, "HI"),
    ("Taldou", 163596, "HI"), ("Kafr Laha", 168668, "HI"), ("Homs", 169577, "HI"),
    ("Douma", 170592, "RD"), ("Harasta", 169897, "RD"), ("Arbin", 169372, "RD"),
    ("Kafr Batna", 168713, "RD"), ("Mleiha", 173434, "RD"),
    ("Nashabiyah", 173178, "RD"), ("Damascus", 170654, "DI"), ("Daraa", 170905, "DR"),
    ("Nawa", 166365, "DR"), ("Tafas", 163806, "DR"), ("Dael", 170959, "DR"),
    ("Jasim", 165997, "DR"), ("Inkhil", 169375, "DR"),
    ("Busra al-Sham", 171126, "DR"), ("Al-Sanamayn", 172469, "DR"),
    ("Quneitra", 173334, "QU"), ("Khan Arnabah", 168355, "QU"),
    ("As-Suwayda", 172408, "SU"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "number", "code"), TOWNS, ids=[t[0] for t in TOWNS])
def test_towns_of_the_reports_stand_in_their_governorate(
    gazetteer: Gazetteer, name: str, number: int, code: str
) -> None:
    """The best settlement of that name is the right one."""
    towns = [
        c.place
        for c in gazetteer.candidates(name)
        if c.place.precision is PlacePrecision.SETTLEMENT and c.place.country == "SY"
    ]
    assert towns[0].id == f"geonames:{number}"
    assert towns[0].admin1 == f"iso:SY-{code}"


# Source: shared/facts/places_syria.csv (facts from UCDP GED and Wikipedia).
CURATED = [
    ("Al-Lataminah", 35.32149, 36.62292, "HM"), ("Sarmada", 36.18553, 36.72231, "ID"),
    ("Kernaz", 35.3896, 36.4867, "HM"), ("Zamalka", 33.52843, 36.35235, "RD"),
    ("Saqba", 33.51926, 36.38376, "RD"), ("Ayn Tarma", 33.51553, 36.35056, "RD"),
    ("Jobar", 33.531, 36.33711, "DI"), ("Misraba", 33.55165, 36.39575, "RD"),
    ("Marj al-Sultan", 33.49146, 36.46975, "RD"), ("Nasib", 32.55175, 36.18586, "DR"),
    ("Nasib border crossing", 32.52867, 36.20079, "DR"),
    ("Anadan", 36.29353, 37.04466, "HL"), ("Al-Eis", 35.99601, 37.00245, "HL"),
    ("Khan al-Asal", 36.17135, 37.03907, "HL"), ("Rashidin", 36.16139, 37.06194, "HL"),
    ("Kinsabba", 35.74306, 36.16378, "LA"), ("Salma", 35.68717, 36.14143, "LA"),
    ("Rabia (Latakia)", 35.78457, 36.03654, "LA"),
    ("Tell Tuqan", 35.82278, 36.95361, "ID"), ("Surman", 35.60616, 36.85293, "ID"),
    ("Al-Zahra (near Nubl)", 36.35858, 37.01067, "HL"),
    ("Al-Fu'ah", 35.98292, 36.70221, "ID"), ("Kafriya", 35.98972, 36.6775, "ID"),
    ("Kabani", 35.71743, 36.23272, "LA"), ("Trumba", 35.86, 36.78, "ID"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "lat", "lon", "code"), CURATED, ids=[row[0] for row in CURATED]
)
def test_curated_places_have_their_sourced_coordinate(
    gazetteer: Gazetteer, name: str, lat: float, lon: float, code: str
) -> None:
    """Places that the base data lacks come from the supplement, unchanged."""
    found = (c.place for c in gazetteer.candidates(name))
    best = next(place for place in found if place.country == "SY")
    assert (best.lat, best.lon) == (lat, lon)
    assert best.admin1 == f"iso:SY-{code}"
    assert best.source


SPELLINGS = [
    ("Khan Sheikhoun", "geonames:168325"), ("Хан-Шейхун", "geonames:168325"),
    ("Han Şeyhun", "geonames:168325"), ("خان شيخون", "geonames:168325"),
    ("Ma'arrat an-Nu'man", "geonames:167611"), ("معرة النعمان", "geonames:167611"),
    ("Irbin", "geonames:169372"), ("Erbin", "geonames:169372"),
    ("Latamneh", "tw:SY/al-lataminah"), ("Эль-Латамна", "tw:SY/al-lataminah"),
    ("اللطامنة", "tw:SY/al-lataminah"), ("Latmin", "tw:SY/latmin"),
    ("Tadmur", "geonames:163808"), ("Palmyra", "geonames:163808"),
    ("Deir al-Zor", "geonames:170794"), ("Ar-Raqqa", "geonames:172955"),
    ("Saraqeb", "geonames:164816"), ("Kobane", "geonames:172256"),
    ("Foah", "tw:SY/al-fuah"), ("Tronba", "tw:SY/trumba"),
    ("Ain-Al-Havr", "tw:SY/ain-al-hawr"), ("Houla", "tw:SY/houla"),
    ("Doğu Guta", "tw:SY/eastern-ghouta"), ("East Ghouta", "tw:SY/eastern-ghouta"),
    ("Golan", "tw:SY/golan"), ("M4", "tw:SY/m4"), ("Geneva", "geonames:2660646"),
    ("Nur-Sultan", "geonames:1526273"), ("Syria", "iso:SY"), ("Syrian", "iso:SY"),
    ("Türkiye", "iso:TR"), ("Russian Federation", "iso:RU"), ("USA", "iso:US"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "place_id"), SPELLINGS)
def test_spellings_and_scripts_lead_to_the_place(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """Script variants, demonyms and former names are names."""
    assert gazetteer.candidates(name)[0].place.id == place_id


PROVINCES = [
    ("Damascus", "DI"), ("Rif Dimashq", "RD"), ("Rural Damascus", "RD"),
    ("Damascus countryside", "RD"), ("Daraa", "DR"), ("Deraa", "DR"), ("Dar'a", "DR"),
    ("Quneitra", "QU"), ("al-Quneitra", "QU"), ("Kuneitra", "QU"), ("Latakia", "LA"),
    ("Lattakia", "LA"), ("Idlib", "ID"), ("Idleb", "ID"), ("Идлиб", "ID"),
    ("حلب", "HL"), ("Lazkiye", "LA"), ("Sweida", "SU"), ("Hasakah", "HA"),
    ("Deir Ezzor", "DY"), ("Raqqa", "RA"), ("Tartous", "TA"), ("Homs", "HI"),
    ("Hama", "HM"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "code"), PROVINCES)
def test_governorates_answer_to_the_names_in_bulletins(
    gazetteer: Gazetteer, name: str, code: str
) -> None:
    """A governorate is an area with its own extent, never a pin."""
    areas = [
        c.place
        for c in gazetteer.candidates(name)
        if c.place.precision is PlacePrecision.GOVERNORATE
    ]
    assert [a.id for a in areas][:1] == [f"iso:SY-{code}"]
    assert areas[0].radius_m >= 9_000


def test_both_surans_are_candidates(gazetteer: Gazetteer) -> None:
    """The namesakes stand side by side under the exact name."""
    exact = [c.place.id for c in gazetteer.candidates("Suran") if c.score >= 1]
    assert set(exact) == {"geonames:163915", "geonames:163913"}


def test_a_small_namesake_scores_below_the_town(gazetteer: Gazetteer) -> None:
    """Kafriya near Idlib stands before its small namesakes."""
    scores = {c.place.id: c.score for c in gazetteer.candidates("Kafriya")}
    assert scores["tw:SY/kafriya"] - scores["tw:SY/kafriya-latakia"] >= 0.5


@pytest.mark.parametrize("junk", ["dmshq", "ALP", "xyzzy", "", "—", "الـ"])
def test_junk_names_nothing_in_syria(gazetteer: Gazetteer, junk: str) -> None:
    """Codes and vowelless transliterations of the base data are not names."""
    assert not [c for c in gazetteer.candidates(junk) if c.place.country == "SY"]


def test_near_misses_tell_how_near(gazetteer: Gazetteer) -> None:
    """A slip of one letter is found in the country, with its similarity."""
    best = gazetteer.near_misses("Khan Shavkhun", country="SY")[0]
    assert best.place.id == "geonames:168325"
    assert best.score < 0.6
    assert "similarity" in best.reasons[0]


def test_near_misses_stay_in_the_country(gazetteer: Gazetteer) -> None:
    """Nothing is looked for elsewhere."""
    assert gazetteer.near_misses("Khan Shavkhun", country="KZ") == ()


def test_a_place_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    """Base entries, supplement entries and countries."""
    assert gazetteer.place("geonames:169389").name == "Idlib"
    assert gazetteer.place("tw:SY/jobar").name == "Jobar"
    assert gazetteer.place("iso:SY-ID").radius_m == 64_000
    assert gazetteer.place("iso:SY").precision is PlacePrecision.COUNTRY


@pytest.mark.parametrize("unknown", ["geonames:1", "geonames:x", "tw:SY/no", "", "²:²"])
def test_an_unknown_id_is_refused(gazetteer: Gazetteer, unknown: str) -> None:
    """No place stands for an id that nobody has."""
    with pytest.raises(InvalidReference, match="no place has that id"):
        gazetteer.place(unknown)


def test_approximate_points_say_so(gazetteer: Gazetteer) -> None:
    """A derived point is marked as such and is no settlement's pin."""
    trumba = gazetteer.place("tw:SY/trumba")
    assert trumba.coord_source is CoordSource.APPROXIMATE
    assert trumba.precision is PlacePrecision.NEAR_SETTLEMENT


def test_a_replaced_entry_keeps_its_names_only(gazetteer: Gazetteer) -> None:
    """Kernaz has one entry; the base data's names for it lead there."""
    assert [c.place.id for c in gazetteer.candidates("Kurnāz")] == ["tw:SY/kernaz"]
    with pytest.raises(InvalidReference):
        gazetteer.place("geonames:167739")


def test_towns_of_eastern_ghouta_are_counted_to_it(gazetteer: Gazetteer) -> None:
    """Base and supplement entries alike; Jobar and Qabun are not."""
    members = ("geonames:170592", "tw:SY/zamalka", "geonames:169897")
    for place_id in members:
        assert gazetteer.place(place_id).areas == ("tw:SY/eastern-ghouta",)
    for place_id in ("tw:SY/jobar", "tw:SY/qabun", "geonames:170654"):
        assert gazetteer.place(place_id).areas == ()


MINE = """
[[place]]
id = "tw:SY/demo-hill"
name = "Demo Hill"
lat = 35.5
lon = 36.5
country = "SY"
admin1 = "iso:SY-ID"
"""


def _index(path: Path) -> None:
    build_index(
        path,
        version="test",
        supplements=packaged_supplements(),
        countries=frozenset({"XX"}),
    )


def test_a_mission_supplement_adds_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its places are found, and the version differs from the packaged one."""
    monkeypatch.setattr(
        "trucewatch.reference.gazetteer.build._towns", lambda _: iter(())
    )
    mine = tmp_path / "mine.toml"
    mine.write_text(MINE, encoding="utf-8")
    with (
        open_gazetteer(tmp_path / "c", supplements=(mine,), countries=("XX",)) as ours,
        open_gazetteer(tmp_path / "c", countries=("XX",)) as plain,
    ):
        assert ours.candidates("Demo Hill")[0].place.id == "tw:SY/demo-hill"
        assert plain.candidates("Demo Hill") == ()
        assert ours.version != plain.version


def test_an_index_is_built_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second opening uses the file of the first."""
    built: list[Path] = []

    def count(path: Path, **_: object) -> None:
        built.append(path)
        _index(path)

    monkeypatch.setattr(
        "trucewatch.reference.gazetteer.build._towns", lambda _: iter(())
    )
    monkeypatch.setattr(index, "build_index", count)
    versions = {open_gazetteer(tmp_path, countries=("XX",)).version for _ in range(2)}
    assert len(built) == 1
    assert [f.name for f in tmp_path.iterdir()] == [f"{versions.pop()}.sqlite"]


def test_a_failed_build_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No half-written index can be taken for a finished one."""

    def fail(_: object) -> None:
        raise RuntimeError("killed")

    monkeypatch.setattr("trucewatch.reference.gazetteer.build._towns", fail)
    with pytest.raises(RuntimeError, match="killed"):
        open_gazetteer(tmp_path, countries=("XX",))
    assert list(tmp_path.iterdir()) == []


def test_the_index_is_opened_read_only(gazetteer: Gazetteer) -> None:
    """Nobody writes into a built index."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        gazetteer._connection().execute("DELETE FROM place")


def test_a_cache_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A file where the folder should be: a clear error."""
    blocked = tmp_path / "cache"
    blocked.write_text("")
    with pytest.raises(InvalidReference, match="cannot write the gazetteer index"):
        open_gazetteer(blocked, countries=("XX",))


def test_a_missing_supplement_is_refused(tmp_path: Path) -> None:
    """Its path stands in the error."""
    with pytest.raises(InvalidReference, match=r"gone\.toml"):
        open_gazetteer(tmp_path, supplements=(tmp_path / "gone.toml",))


def test_a_closed_gazetteer_opens_again(gazetteer: Gazetteer) -> None:
    """Closing frees the file; the next question opens it."""
    gazetteer.close()
    gazetteer.close()
    assert gazetteer.place("geonames:169389").name == "Idlib"
