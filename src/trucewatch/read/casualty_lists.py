"""People listed beside a word for harm: "killed a guard, two cooks and a child"."""

from __future__ import annotations

from trucewatch.read.casualty_lexicon import BE, HAVE, NOMINAL, SUBSET_WORDS, TRIGGERS
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_nouns import PersonGroup
from trucewatch.read.wordset import word_set

SKIPPED = (
    BE
    | HAVE
    | word_set(
        """reportedly reported confirmed said also another others more instantly who
    that
    were left lay lie lost both all shot badly seriously slightly lightly gravely
    critically fatally mortally severely"""
    )
)


_LIST_WORDS = SUBSET_WORDS | word_set(
    """and or them of as well at least another further in near both a more"""
)


def object_start(tokens: tuple[Token, ...], index: int) -> int:
    """The token at which the object of a word for harm begins: "the death of X"."""
    start = index + 1
    joining = {TokenKind.DASH, TokenKind.COLON}
    words = {"of", "to", "the", "about", "some", "other", "its", "down"}
    while start < len(tokens) and (
        tokens[start].kind in joining
        or (tokens[start].lower in words and _nominal(tokens, index, start))
    ):
        start += 1
    return start


def _nominal(tokens: tuple[Token, ...], index: int, at: int) -> bool:
    free = {"the", "about", "down"}
    return tokens[index].lower in NOMINAL or tokens[at].lower in free


def list_from(
    tokens: tuple[Token, ...], groups: tuple[PersonGroup, ...], start: int
) -> list[PersonGroup]:
    """The coordinated groups that begin exactly at token `start`."""
    found: list[PersonGroup] = []
    for group in groups:
        if group.first < start:
            continue
        if not found and group.first != start:
            return []
        if found and not connects(tokens[found[-1].last : group.first]):
            break
        if group.last < len(tokens) and found and has_own(tokens, group.last):
            break
        found.append(group)
    return found


def has_own(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the words at `index` are a trigger of the group before them."""
    while index < len(tokens) and tokens[index].lower in SKIPPED:
        index += 1
    return index < len(tokens) and tokens[index].lower in TRIGGERS


def connects(between: tuple[Token, ...]) -> bool:
    """Whether the tokens between two groups only list them."""
    return len(between) <= 6 and all(
        token.kind in {TokenKind.COMMA, TokenKind.OPEN, TokenKind.CLOSE}
        or token.lower in _LIST_WORDS
        or token.is_name
        for token in between
    )
