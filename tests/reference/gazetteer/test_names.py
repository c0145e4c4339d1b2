"""Keys of place names: equal for spellings of one name, else different."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.gazetteer.names import acronym, fold, skeleton

FOLDED = [
    ("accents", "Khān Shaykhūn", "khan shaykhun"),
    ("ayn and hamza", "Ma‘arrat an Nu`mān", "maarrat an numan"),
    ("hyphens and case", "AL-Bab", "al bab"),
    ("spaces", "  Abu   al-Duhur ", "abu al duhur"),
    ("Turkish letters", "Cisr eş-Şuğur", "cisr es sugur"),
    ("dotless i", "Tel Rıfat", "tel rifat"),
    ("Turkish capital I", "İdlib", "idlib"),
    ("Cyrillic", "Хан-Шейхун", "хан шеихун"),
    ("Arabic hamza seats", "أريحا", "اريحا"),
    ("Arabic ta marbuta", "حماة", "حماه"),
    ("Persian ya and kaf", "کفریا", "كفريا"),
    ("Ukrainian letters", "Їжакевичі", "іжакевичі"),
    ("a shortened opening", "St. Louis", "saint louis"),
    ("no opening alone", "St.", "st"),
    ("punctuation only", "—", ""),
]


@pytest.mark.parametrize(("why", "name", "key"), FOLDED, ids=[row[0] for row in FOLDED])
def test_fold_drops_what_writers_vary(why: str, name: str, key: str) -> None:
    """Accents, case, ayn, hamza, hyphens and spaces make no difference."""
    assert fold(name) == key, why


SAME = [
    ("article assimilated", "Maarat al-Numan", "Ma‘arrat an Nu‘mān"),
    ("ou and u, ei and ay", "Khan Sheikhoun", "Khān Shaykhūn"),
    ("q and k, -a and -ah", "Quneitra", "Kuneitra"),
    ("-eh and -ah", "Talbiseh", "Tallbīsah"),
    ("kh and h", "Khama", "Hama"),
    ("sh and French ch", "Jisr al-Shughour", "Jisr ech Choughour"),
    ("gh and g", "Ghab", "Gab"),
    ("dj, dzh and j", "Djeble", "Jableh"),
    ("doubled letters", "Lattakia", "Latakia"),
    ("e and i", "Saraqeb", "Saraqib"),
    ("ayn as doubled vowel", "Deraa", "Dar‘ā"),
    ("article left out", "As-Suwayda", "Suweida"),
    ("words run together", "Kafranbel", "Kafr Anbel"),
    ("z and article", "Deir al-Zor", "Dayr az Zawr"),
    ("Cyrillic", "Саракиб", "Saraqib"),
    ("Cyrillic kh and sh", "Хан-Шайхун", "Khan Shaykhun"),
    ("Turkish ş", "Neşabiye", "Nashabiyah"),
    ("Turkish ş in the article", "Busra eş-Şam", "Busra ash-Sham"),
    ("v and w", "Ain al-Havr", "Ain al-Hawr"),
]


@pytest.mark.parametrize(("why", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_romanisations_of_one_name_share_a_skeleton(
    why: str, one: str, other: str
) -> None:
    """Two ways to write one Arabic name meet."""
    assert skeleton(one) == skeleton(other) != "", why


DIFFERENT = [
    ("Hama", "Homs"),
    ("Saraqib", "Sarmin"),
    ("Latmin", "Al-Lataminah"),
    ("Nasib", "Nashabiyah"),
    ("Kafr Zita", "Kafr Nabl"),
    ("Morek", "Harim"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_towns_keep_different_skeletons(one: str, other: str) -> None:
    """Consonants tell towns apart."""
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["Nawa", "Ain", "al", "", "معرة"])
def test_a_name_of_fewer_than_two_consonants_has_no_skeleton(name: str) -> None:
    """Too little is left to compare; Arabic script is compared by `fold` alone."""
    assert skeleton(name) == ""


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    """Keys are stable: a key folds to itself."""
    assert fold(fold(name)) == fold(name)


CODES = [("U.S.", "us"), ("US", "us"), ("U. S. A.", "usa"), ("США", "сша")]


@pytest.mark.parametrize(("name", "code"), CODES)
def test_an_acronym_is_its_letters(name: str, code: str) -> None:
    """Full stops and spaces make no difference."""
    assert acronym(name) == code


@pytest.mark.parametrize("name", ["us", "U", "Us", "IDLIB CITY", "ALEPPO2", ""])
def test_what_is_not_all_capitals_is_no_acronym(name: str) -> None:
    """Nor is one letter, a headline, or anything with a digit."""
    assert acronym(name) == ""


@given(st.text(max_size=40))
def test_no_text_breaks_the_keys(name: str) -> None:
    """Whatever stands in a report has a key, which may be empty."""
    for key in (fold(name), skeleton(name), acronym(name)):
        assert key == key.strip()


@given(st.text("abchtwyqszdgkjv' -_.AEH9", max_size=30))
def test_plain_letters_take_a_short_way_to_the_same_keys(name: str) -> None:
    """An ayn in front, which no key keeps, forces the long way."""
    assert fold(name) == fold("ʿ" + name)
    assert skeleton(name) == skeleton("ʿ" + name)


@given(st.text(max_size=20))
def test_no_text_breaks_a_look_up(gazetteer: Gazetteer, name: str) -> None:
    """Candidates come best first, and each says why."""
    found = gazetteer.candidates(name, unit=True)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    assert all(c.reasons for c in found)


@given(st.text(min_size=5, max_size=12))
def test_no_text_breaks_the_search_for_near_misses(
    gazetteer: Gazetteer, name: str
) -> None:
    """The edits are those between the name and the entry's."""
    assert all(c.edits >= 0 for c in gazetteer.near_misses(name, country="SY"))
