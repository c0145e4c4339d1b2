"""Nouns for people, and the groups that a number makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.document import Span
from trucewatch.model.quantity import PersonClass, Quantity
from trucewatch.read.casualty_lexicon import BE, HAVE, MODAL, TRIGGERS
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_lexicon import CLASS_ADJECTIVES, PERSON_NOUNS
from trucewatch.read.wordset import word_set

STOPS = (
    BE
    | HAVE
    | MODAL
    | word_set(
        """in on at near of from by with and or but as than that who whom which where
    when
    while after before during since until for to into over the this these those his
    her their its it they he she we i said reported according including among"""
    )
)


_ARTICLES = frozenset({"a", "an", "the"})
_MAX_MODIFIERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonGroup:
    """Some people, as a stretch of tokens names them.

    Args:
        first, last: indices of its tokens, half-open.
        quantity: how many; no numbers at all for "dozens" or a bare plural.
        person_class: what the noun says of them.
        trigger: index of a trigger word inside it ("12 wounded soldiers").
        part_of: words of the group that it is a part of, or None.
    """

    first: int
    last: int
    quantity: Quantity
    person_class: PersonClass
    trigger: int | None = None
    part_of: str | None = None

    def is_definite(self, tokens: tuple[Token, ...]) -> bool:
        """Whether it is one known person ("the driver"), whom no total counts."""
        return tokens[self.first].lower == "the"

    def span(self, tokens: tuple[Token, ...]) -> Span:
        """Where it stands in the document."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noun:
    last: int
    person_class: PersonClass
    word: str
    trigger: int | None


def noun_at(tokens: tuple[Token, ...], index: int) -> _Noun | None:
    """The noun for people that starts within a few modifiers of `index`."""
    trigger = None
    given: PersonClass | None = None
    index = _behind_age(tokens, index)
    for offset in range(_MAX_MODIFIERS + 1):
        here = index + offset
        if here >= len(tokens) or tokens[here].kind is not TokenKind.WORD:
            return None
        word = tokens[here].lower
        nxt = tokens[here + 1].lower if here + 1 < len(tokens) else ""
        compound = nxt in PERSON_NOUNS and word in CLASS_ADJECTIVES
        if word in PERSON_NOUNS and not compound and nxt not in KIN_HEADS:
            person = PERSON_NOUNS[word]
            person = given if given and person is PersonClass.UNKNOWN else person
            return _Noun(last=here + 1, person_class=person, word=word, trigger=trigger)
        if offset and word in _ARTICLES:
            return None
        if word in STOPS and not (offset == 0 and word in {"of"}):
            return None
        given = CLASS_ADJECTIVES.get(word, given)
        trigger = here if word in TRIGGERS else trigger
    return None


def _behind_age(tokens: tuple[Token, ...], index: int) -> int:
    """The index behind an age: "35-year-old woman" is one woman."""
    written = [token.lower for token in tokens[index : index + 5]]
    if written[1:] == ["-", "year", "-", "old"]:
        return index + 5
    return index + 3 if written[1:3] == ["-", "year-old"] else index


KIN_HEADS = frozenset({"members", "member", "forces"})
"""Nouns that make the noun before them a modifier ("family members")."""


HOUSEHOLDS = frozenset({"families", "households"})
"""Nouns that count people by the household: their number is none of persons."""


def is_household(tokens: tuple[Token, ...], group: PersonGroup) -> bool:
    """Whether the group is counted in families."""
    return tokens[group.last - 1].lower in HOUSEHOLDS


def words_of(tokens: tuple[Token, ...], group: PersonGroup) -> str:
    """The group in the source's words."""
    return words_in(tokens[group.first : group.last])


def words_in(tokens: tuple[Token, ...]) -> str:
    """The tokens as written, spaces only where the text has some."""
    spaces = [""] + [" " if b.start > a.end else "" for a, b in pairwise(tokens)]
    return "".join(f"{s}{t.text}" for s, t in zip(spaces, tokens, strict=True))
