"""Numbers behind the noun for the dead or the hurt: tolls, and parts of them."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.casualty_lexicon import BE
from trucewatch.read.lexing import Token
from trucewatch.read.person_nouns import PersonGroup
from trucewatch.read.wordset import word_set

_REACH = 8
"""Tokens that may stand between "death toll" and its number."""

_NOUNS = word_set("death deaths killed dead fatalities wounded injured")
_VERBS = word_set(
    """to at of reached reaches is was stands stood rose exceeds exceeded passed climbed
    climbs risen grew grown"""
)


def toll(
    tokens: tuple[Token, ...], groups: tuple[PersonGroup, ...], index: int
) -> list[PersonGroup]:
    """The number after "death toll", "number of killed", "toll of dead".

    Args:
        tokens: the sentence.
        groups: its groups of people.
        index: the word for the dead or the hurt.
    """
    if tokens[index].lower not in _NOUNS:
        return []
    before = [token.lower for token in tokens[max(0, index - 3) : index]]
    after = [token.lower for token in tokens[index + 1 : index + 2]]
    if after != ["toll"] and not {"number", "toll"} & set(before):
        return []
    window = range(index + 1, index + 1 + _REACH)
    found = [group for group in groups if group.first in window]
    words = {token.lower for token in tokens[index + 1 : index + 1 + _REACH]}
    if len(found) > 1 and tokens[found[0].first - 1].lower == "from":
        found = found[1:]
    return found[:1] if words & _VERBS else []


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """Where the parts of a toll begin, and the words for the whole."""

    start: int
    whole: str


def among_them(
    tokens: tuple[Token, ...], groups: tuple[PersonGroup, ...], index: int
) -> Among | None:
    """The parts behind "among the dead were", or None.

    Args:
        tokens: the sentence.
        groups: its groups of people.
        index: the word for the dead or the hurt.
    """
    before = tuple(token.lower for token in tokens[max(0, index - 2) : index])
    if before not in {("among", "the"), ("of", "the")}:
        return None
    if index + 1 >= len(tokens) or tokens[index + 1].lower not in BE:
        return None
    first = next((group.first for group in groups if group.first > index), None)
    if first is None or first > index + 3:
        return None
    return Among(start=first, whole=f"the {tokens[index].text}")
