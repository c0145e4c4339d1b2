"""Known names are taken for places where the words around them say so."""

from __future__ import annotations

import pytest

from trucewatch.locate.features import facts_of, features
from trucewatch.locate.recognise import LEAST, chance, toponyms
from trucewatch.locate.spans import stretches, tokens_of
from trucewatch.model.document import Span
from trucewatch.reference.gazetteer.index import Gazetteer


def named(text: str, gazetteer: Gazetteer) -> list[str]:
    """The place names of a text."""
    return [
        t.stretch.span.cut(text)
        for t in toponyms(text, gazetteer, parts=(Span(0, len(text)),))
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Two people were hurt in Geneva on Monday.", ["Geneva"]),
        ("They drove from Hama to Homs.", ["Hama", "Homs"]),
        ("Mr. Jackson said he would not come. Jackson laughed.", []),
    ],
    ids=["behind a preposition", "from and to", "a person by title, then again"],
)
def test_the_words_around_decide(
    gazetteer: Gazetteer, text: str, wanted: list[str]
) -> None:
    """A preposition of place speaks for a place, a title against one."""
    assert named(text, gazetteer) == wanted


def test_a_demonym_is_told_as_one(gazetteer: Gazetteer) -> None:
    """It names a country without a preposition, and nobody is there."""
    parts = (Span(0, 6),)
    (syrian,) = toponyms("Syrian officials met in Hama.", gazetteer, parts=parts)
    assert syrian.demonym
    assert syrian.probability == 1.0


def test_a_surname_met_before_speaks_against_a_place(gazetteer: Gazetteer) -> None:
    """The full name at first mention is known at the later ones."""
    text = "James Jackson came early. Later Jackson left."
    tokens = tokens_of(text)
    last = list(stretches(text, tokens, gazetteer))[-1]
    assert "word:surname here" in set(features(last, tokens, facts_of(tokens)))


def test_no_feature_is_an_even_chance() -> None:
    """The chance grows with the weights, unknown features count nothing."""
    assert chance([], {}) == 0.5
    assert chance(["a", "?"], {"a": 2.0}) > LEAST > chance(["b"], {"b": -2.0})
