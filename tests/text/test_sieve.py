"""The sieve: it may let too much through, never too little."""

from __future__ import annotations

import pytest

from trucewatch.text.sieve import keys_of, sieve_of

HELD = [
    ("capitals", "SHELLING was heard", "shelling"),
    ("glued to a number", "13killed near the road", "killed"),
    ("between hyphens", "a pro-truce rally", "truce"),
    ("hyphen in the list", "the cease-fire held", "cease-fire"),
    ("glued to an article", "in theal-Bab suburbs", "the"),
    ("possessive", "Syria’s side", "syria"),
    ("letters beyond z", "in Türkiye today", "türkiye"),
]
"""Id, text, word of a list that stands in it."""


@pytest.mark.parametrize(("text", "word"), [row[1:] for row in HELD])
def test_text_holds_its_words(text: str, word: str) -> None:
    """A word that stands in the text passes, however it is written."""
    assert sieve_of(text).holds(keys_of([word]))


def test_words_that_are_not_there_do_not_pass() -> None:
    """A longer word does not stand for a shorter one."""
    assert not sieve_of("the shellfish market").holds(keys_of(["shell", "fire"]))


@pytest.mark.parametrize(("text", "digits"), [("5 dead", True), ("five dead", False)])
def test_digits(text: str, digits: bool) -> None:
    """Digits are told from words for numbers."""
    assert sieve_of(text).digits is digits


def test_list_word_without_letters_is_refused() -> None:
    """A mark has no run of letters that could stand for it."""
    with pytest.raises(ValueError, match="no letter from a to z"):
        keys_of(["–"])
