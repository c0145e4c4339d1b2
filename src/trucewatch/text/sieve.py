"""What a stretch of text is made of: a cheap test before any costly reading.

Every reader looks for words of a list. A stretch without one of them cannot hold
what it looks for, and most sentences of a newspaper hold nothing. The test may let
too much through, never too little: it compares runs of the letters a to z, and
whatever holds a word of a list holds the longest such run of that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_RUN = re.compile(r"the(?=(?:a[lnrstdz]|el)-)|[a-z]+")
"""A run of letters; "theal-Bab" gives "the" and "al" (words are parted so, too)."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Sieve:
    """The runs of letters of a stretch, lower case, and whether it has digits."""

    runs: frozenset[str]
    digits: bool

    def holds(self, keys: frozenset[str]) -> bool:
        """Whether a word of a list may stand in the stretch.

        Args:
            keys: what `keys_of` gives for the list.
        """
        return not self.runs.isdisjoint(keys)


@lru_cache(maxsize=4096)
def sieve_of(text: str) -> Sieve:
    """The sieve of `text`, usually one sentence."""
    return Sieve(frozenset(_RUN.findall(text.lower())), _DIGIT.search(text) is not None)


def keys_of(words: Iterable[str]) -> frozenset[str]:
    """The longest run of every word or phrase: what a text must hold to hold it.

    Raises:
        ValueError: one has no letter from a to z, so no run stands for it.
    """
    return frozenset(_key(word) for word in words)


def _key(word: str) -> str:
    runs = _RUN.findall(word.lower())
    if not runs:
        raise ValueError(f"no letter from a to z: got {word!r}")
    return str(max(runs, key=len))
