"""Which group of people is a part of which other group."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from trucewatch.read.casualty_lexicon import BE, SUBSET_WORDS, TRIGGERS
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.person_nouns import PersonGroup, words_of


def mark_parts(
    tokens: tuple[Token, ...], groups: list[PersonGroup]
) -> tuple[PersonGroup, ...]:
    """Mark the groups that "including" or a bracket makes a part of another."""
    marked: list[PersonGroup] = []
    whole: PersonGroup | None = None
    for group in groups:
        previous = marked[-1] if marked else None
        between = tokens[previous.last : group.first] if previous else ()
        ended = any(_ends_list(token) for token in between)
        inside = whole is not None and not ended
        if previous is not None and _opens_part(tokens, group, between) and not ended:
            whole = previous if _is_bracketed(between) or not inside else whole
        elif not inside:
            whole = None
        part = words_of(tokens, whole) if whole is not None else None
        marked.append(replace(group, part_of=part))
    return tuple(marked)


def _is_bracketed(between: tuple[Token, ...]) -> bool:
    return any(token.kind is TokenKind.OPEN for token in between)


def _opens_part(
    tokens: tuple[Token, ...], group: PersonGroup, between: tuple[Token, ...]
) -> bool:
    """Whether "including", "of them" or a bracket stands before or in the group."""
    words = [token.lower for token in between]
    of_them = any(pair in _OF_THEM for pair in pairwise(words))
    return (
        bool(SUBSET_WORDS & set(words))
        or _is_bracketed(between)
        or of_them
        or is_of_them(tokens, group)
    )


def is_of_them(tokens: tuple[Token, ...], group: PersonGroup) -> bool:
    """Whether the group names itself a part: "64 of them children"."""
    after = tokens[group.first + 1 : group.first + 3]
    return tuple(token.lower for token in after) in _OF_THEM


_OF_THEM = frozenset({("of", "them"), ("of", "whom"), ("of", "these"), ("of", "which")})


def _ends_list(token: Token) -> bool:
    return (
        token.kind in {TokenKind.STOP, TokenKind.SEMICOLON, TokenKind.CLOSE}
        or token.lower in TRIGGERS
        or token.lower in BE
    )
