"""Words that round or bound a number."""

from __future__ import annotations

import pytest

from trucewatch.text.approximators import Bound, bound_before

_PHRASES = {
    "no more than ": Bound.UP_TO,
    "at the most ": Bound.UP_TO,
    "As many as ": Bound.UP_TO,
    "up to ": Bound.UP_TO,
    "a maximum of ": Bound.UP_TO,
    "not less than ": Bound.AT_LEAST,
    "at least ": Bound.AT_LEAST,
    "well over ": Bound.MORE_THAN,
    "more than the ": Bound.MORE_THAN,
    "exceeding ": Bound.MORE_THAN,
    "above ": Bound.MORE_THAN,
    ">": Bound.MORE_THAN,
    "under ": Bound.FEWER_THAN,
    "below a ": Bound.FEWER_THAN,
    "<  ": Bound.FEWER_THAN,
    "somewhere around ": Bound.ABOUT,
    "ABOUT ": Bound.ABOUT,
    "some ": Bound.ABOUT,
    "approx. ": Bound.ABOUT,
    "approximately ": Bound.ABOUT,
    "roughly ": Bound.ABOUT,
    "circa\xa0": Bound.ABOUT,
    "nearly ": Bound.ABOUT,
    "almost ": Bound.ABOUT,
    "close to ": Bound.ABOUT,
    "nearing ": Bound.ABOUT,
    "an estimated ": Bound.ABOUT,
    "an average of ": Bound.ABOUT,
    "average ": Bound.ABOUT,
    "~": Bound.ABOUT,
    "≈ ": Bound.ABOUT,
}


@pytest.mark.parametrize(("before", "bound"), _PHRASES.items())
def test_every_bounding_phrase_is_found(before: str, bound: Bound) -> None:
    """The phrase bounds the number right behind it, and begins where it begins."""
    text = f"They saw {before}12 men."
    assert bound_before(text, text.index("12"), floor=0) == (bound, len("They saw "))


@pytest.mark.parametrize("before", ["", "the ", "Hama ", "there were ", "undersome "])
def test_other_words_bound_nothing(before: str) -> None:
    """What only looks like the end of a phrase leaves the number alone."""
    text = f"They saw {before}12 men."
    at = text.index("12")
    assert bound_before(text, at, floor=0) == (None, at)
