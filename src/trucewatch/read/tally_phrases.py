"""Turns of several words with one meaning for the grammar, and its marks."""

from __future__ import annotations

from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.tally_numbers import symbol_of
from trucewatch.read.tally_places import Found
from trucewatch.read.tally_symbols import Sym

MARKS = {
    TokenKind.COMMA: Sym.COMMA,
    TokenKind.SEMICOLON: Sym.SEMICOLON,
    TokenKind.COLON: Sym.COLON,
    TokenKind.DASH: Sym.DASH,
    TokenKind.OPEN: Sym.OPEN,
    TokenKind.CLOSE: Sym.CLOSE,
}

_IDLE_TURNS = frozenset({"in", "over", "during"})
"""Words that "the course of" may follow: the window behind it says it all."""


def phrase_at(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Turns of several words with one meaning."""
    first = tokens[index].lower
    if first not in _FIRST:
        return None
    words = tuple(token.lower for token in tokens[index : index + 5])
    if words[:3] == ("in", "all", "of"):
        return index + 3, (symbol_of(Sym.IN, tokens, index, index + 3),)
    if words[1:4] == ("the", "course", "of") and first in _IDLE_TURNS:
        return index + 4, ()
    if (whole := _of_number(tokens, index)) is not None:
        return whole
    if words[:2] == ("that", "of"):
        return index + 2, ()
    for phrase, kind in _BY_FIRST.get(first, ()):
        if words[: len(phrase)] == phrase:
            last = index + len(phrase)
            return last, (symbol_of(kind, tokens, index, last),)
    return None


def _of_number(tokens: tuple[Token, ...], index: int) -> Found | None:
    """As in "12 of the 30 violations", and "Of 30 violations, ..." in front."""
    if tokens[index].lower != "of":
        return None
    at = index + 1
    while at < len(tokens) and tokens[at].lower in {"the", "these", "those", "all"}:
        at += 1
    if at >= len(tokens) or tokens[at].kind is not TokenKind.NUMBER:
        return None
    before = tokens[index - 1].kind if index else None
    if before is TokenKind.NUMBER:
        return at, (symbol_of(Sym.OF_THEM, tokens, index, at),)
    opens = before is None or before in MARKS
    return (at, (symbol_of(Sym.OF, tokens, index, at),)) if opens else None


_PHRASES: tuple[tuple[tuple[str, ...], Sym], ...] = tuple(
    sorted(
        (
            (tuple(words.split()), kind)
            for kind, phrases in {
                Sym.OF_THEM: (
                    "of them",
                    "of which",
                    "of these",
                    "of those",
                    "of whom",
                    "among them",
                ),
                Sym.TOTAL: (
                    "in all",
                    "in total",
                    "a total of",
                    "all told",
                    "making a total of",
                    "making",
                    "altogether",
                    "overall",
                    "in sum",
                    "for a total of",
                    "totalling",
                    "totaling",
                    "the total being",
                ),
                Sym.CUMULATIVE: (
                    "since",
                    "so far",
                    "to date",
                    "from the start of",
                    "from the beginning of",
                    "bringing",
                    "brings",
                    "brought",
                    "taking the total",
                    "total number",
                    "running total",
                    "cumulative",
                ),
                Sym.PREVIOUS: (
                    "day before",
                    "day earlier",
                    "up from",
                    "down from",
                    "week earlier",
                    "week before",
                ),
                Sym.ACCORDING: ("according to", "as reported by"),
                Sym.BE: ("took place", "taken place", "taking place", "came from"),
                Sym.DASH: (
                    "accounting for",
                    "accounted for",
                    "accounts for",
                    "account for",
                    "contributing",
                    "made up",
                    "making up",
                ),
                Sym.BREAK: ("opened fire", "fired on", "fired at", "fired upon"),
                Sym.MODAL: ("denied that", "denies that", "deny that"),
                Sym.SUBSET: ("as well as those", "in particular"),
                Sym.AND: (
                    "followed by",
                    "as well as",
                    "along with",
                    "together with",
                    "plus",
                ),
                Sym.TIMES: ("times", "time", "occasions"),
                Sym.CONTRAST: ("while", "whereas", "but", "meanwhile"),
            }.items()
            for words in phrases
        ),
        key=lambda item: -len(item[0]),
    )
)


_BY_FIRST = {
    first: tuple(row for row in _PHRASES if row[0][0] == first)
    for first in {phrase[0] for phrase, _ in _PHRASES}
}
_FIRST = frozenset({*_BY_FIRST, *_IDLE_TURNS, "of", "that"})
"""Words with which a turn may begin."""
