"""Alternate names: what reports use is kept, codes and other things' names are not."""

from __future__ import annotations

import pytest

from trucewatch.reference.gazetteer.pruning import is_worth

KEPT = [
    ("another language", "Halep"),
    ("accents", "Şam kırsalı"),
    ("an article first", "al-Bab"),
    ("a French article first", "l'Ariana"),
    ("a Dutch article first", "'s-Hertogenbosch"),
    ("Arabic of three letters", "حلب"),
    ("Cyrillic", "Алеппо"),
    ("a word within a name", "North Camp"),
]


@pytest.mark.parametrize(("why", "name"), KEPT, ids=[row[0] for row in KEPT])
def test_names_in_use_are_kept(why: str, name: str) -> None:
    """A name of four letters or more in a script that reports use."""
    assert is_worth(name), why


DROPPED = [
    ("a body, not a village", "EU"),
    ("three letters", "Rif"),
    ("three letters with an accent", "Şam"),
    ("an airport code", "ALP"),
    ("a code of four letters", "LCLK"),
    ("no vowel", "Dmshq"),
    ("no capital", "dimashk"),
    ("a common word", "Centre"),
    ("a month", "March"),
    ("a direction", "North"),
    ("a word that opens names", "Khan"),
    ("two letters in Arabic", "دم"),
    ("another script", "ダマスカス"),
    ("digits", "District 4"),
    ("empty", ""),
]


@pytest.mark.parametrize(("why", "name"), DROPPED, ids=[row[0] for row in DROPPED])
def test_junk_is_dropped(why: str, name: str) -> None:
    """Codes, machine transliterations and common words are no names of a town."""
    assert not is_worth(name), why


def test_names_of_countries_and_regions_are_not_lent_to_towns() -> None:
    """A town that somebody called "Africa" is not what reports mean by it."""
    taken = frozenset({"africa"})
    assert not is_worth("Africa", taken=taken)
    assert is_worth("Africa City", taken=taken)
