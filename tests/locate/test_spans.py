"""Stretches of words that the gazetteer knows are found at their full length."""

from __future__ import annotations

import pytest

from trucewatch.locate.spans import stretches, tokens_of
from trucewatch.reference.gazetteer.index import Gazetteer


def found(text: str, gazetteer: Gazetteer) -> list[str]:
    """The stretches of a text, as written."""
    return [s.span.cut(text) for s in stretches(text, tokens_of(text), gazetteer)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shells fell on Khan Shaykhun and Morek.", ["Khan Shaykhun", "Morek"]),
        ("Syria's Hama was quiet", ["Syria", "Hama"]),
        ("the town of Jisr al-Shughur", ["Jisr al-Shughur"]),
        ("nothing here is written like a name, not even hama", []),
    ],
    ids=["longest name", "possessive parted", "article within", "lower case"],
)
def test_the_longest_known_name_is_one_stretch(
    gazetteer: Gazetteer, text: str, wanted: list[str]
) -> None:
    """Names of several words are not cut, and words in lower case are no names."""
    assert found(text, gazetteer) == wanted


def test_tokens_keep_their_places() -> None:
    """Every token is what stands at its offsets."""
    text = "U.S. envoys (two) met in Geneva’s old town,\n\nsaid Calif. officials"
    tokens = tokens_of(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [t.text for t in tokens if t.text.endswith(".")] == ["U.S.", "Calif."]
    assert "’s" in [t.text for t in tokens]


def test_the_adjective_of_a_state_is_a_demonym(gazetteer: Gazetteer) -> None:
    """So is its people; a town is none."""
    text = "Syrian envoys in Hama"
    first, second = stretches(text, tokens_of(text), gazetteer)
    assert first.is_demonym
    assert not second.is_demonym
