"""A sentence as tokens: words, numbers that count, dashes, brackets, marks.

The coders of tallies and figures parse these tokens instead of raw text, so
stray spaces ("( 10)") and glued text ("Daraa(3)", "Turkey-19") cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from functools import lru_cache, partial
from typing import NamedTuple

from trucewatch.model.document import Span
from trucewatch.model.quantity import Quantity, exactly
from trucewatch.text.numbers import NumberMention, NumberRole, find_numbers
from trucewatch.text.segment import LONGEST


class TokenKind(StrEnum):
    """What a token is to the grammars."""

    WORD = "word"
    NUMBER = "number"
    NO_COUNT = "no_count"
    FRACTION = "fraction"
    DASH = "dash"
    COMMA = "comma"
    OPEN = "open"
    CLOSE = "close"
    SEMICOLON = "semicolon"
    COLON = "colon"
    STOP = "stop"
    QUOTE = "quote"
    OTHER = "other"


class Token(NamedTuple):
    """One token; a tuple, for there are many of them.

    Args:
        start, end: half-open, code points of the document's text.
        text: as written.
        kind: what it is; a number in another role (a year, a calibre, a
            resolution) is `NO_COUNT`.
        lower: the word in lower case, typographic apostrophes made plain.
        quantity: the number, for `NUMBER` and `FRACTION`.
    """

    start: int
    end: int
    text: str
    kind: TokenKind
    lower: str
    quantity: Quantity | None = None

    @property
    def is_name(self) -> bool:
        """Whether it is written like a name: a capital somewhere in the word."""
        return self.kind is TokenKind.WORD and _has_capital(self.text)

    @property
    def whole(self) -> int | None:
        """The whole number it gives ("at least 14" gives 14), or None."""
        if self.quantity is None:
            return None
        given = (self.quantity.best, self.quantity.low, self.quantity.high)
        number = next((n for n in given if n is not None), None)
        return int(number) if number is not None and number == int(number) else None


def _has_capital(text: str) -> bool:
    if text[0].isupper():
        return True
    return not text.islower() and any(sign.isupper() for sign in text)


_WORD = r"[^\W\d_]+(?:['’\-‐‑][^\W\d_]+)*['’]?"
_PIECE = re.compile(rf"{_WORD}|\d[\w.,]*\w|\d|\S")
_MARKS = {
    **dict.fromkeys("-–—−‒―", TokenKind.DASH),
    ",": TokenKind.COMMA,
    **dict.fromkeys("([", TokenKind.OPEN),
    **dict.fromkeys(")]", TokenKind.CLOSE),
    ";": TokenKind.SEMICOLON,
    ":": TokenKind.COLON,
    **dict.fromkeys(".!?", TokenKind.STOP),
    **dict.fromkeys("\"“”«»„'‘’", TokenKind.QUOTE),
}


def is_parsable(span: Span) -> bool:
    """Whether the stretch is short enough to be one sentence of a report.

    The time that the grammars take to parse grows with the square of the length.
    """
    return span.end - span.start <= LONGEST


@lru_cache(maxsize=1024)
def lex(text: str, span: Span) -> tuple[Token, ...]:
    """The tokens of `span` in order; spaces are dropped, nothing else is.

    Args:
        text: the document's text.
        span: the stretch to lex, usually one sentence.
    """
    tokens: list[Token] = []
    position = span.start
    for number in find_numbers(text, span):
        if number.span.start < position:
            continue
        tokens += _pieces(text, position, number.span.start)
        tokens += _number(text, number)
        position = number.span.end
    tokens += _pieces(text, position, span.end)
    return _rejoined(tokens)


def _rejoined(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with "2, 222 in total" as one number: no list says "in total"."""
    joined: list[Token] = []
    for index, token in enumerate(tokens):
        joined.append(token)
        if token.kind is not TokenKind.NUMBER:
            continue
        after = [t.lower for t in tokens[index + 1 : index + 3]]
        if after not in (["in", "total"], ["in", "all"]) or len(joined) < 3:
            continue
        head, comma = joined[-3], joined[-2]
        if comma.kind is not TokenKind.COMMA or not _is_thousands(head, token):
            continue
        written = f"{head.text}{comma.text} {token.text}"
        number = float(head.text + token.text)
        joined[-3:] = [
            Token(
                start=head.start,
                end=token.end,
                text=written,
                kind=TokenKind.NUMBER,
                lower=written.lower(),
                quantity=exactly(number, text=written),
            )
        ]
    return tuple(joined)


def _is_thousands(head: Token, tail: Token) -> bool:
    return (
        head.kind is tail.kind is TokenKind.NUMBER
        and head.text.isdecimal()
        and tail.text.isdecimal()
        and len(head.text) <= 3 == len(tail.text)
    )


def _number(text: str, number: NumberMention) -> list[Token]:
    start, end = number.span.start, number.span.end
    written = text[start:end]
    kind = _ROLES.get(number.role, TokenKind.NO_COUNT)
    return [
        Token(
            start=start,
            end=end,
            text=written,
            kind=kind,
            lower=_lowered(written),
            quantity=None if kind is TokenKind.NO_COUNT else number.quantity,
        )
    ]


_ROLES = {
    NumberRole.COUNT: TokenKind.NUMBER,
    NumberRole.FRACTION: TokenKind.FRACTION,
}


def _pieces(text: str, start: int, end: int) -> list[Token]:
    return [
        _token((*piece.span(), *_form(piece[0])))
        for piece in _PIECE.finditer(text, start, end)
    ]


_token: Callable[[tuple[int, int, str, TokenKind, str, None]], Token] = partial(
    tuple.__new__, Token
)
"""A token of its fields; `Token` itself takes twice as long."""


@lru_cache(maxsize=16384)
def _form(written: str) -> tuple[str, TokenKind, str, None]:
    """A piece with its kind and lower case, and no quantity: words come again."""
    return written, _kind(written), _lowered(written), None


def _lowered(text: str) -> str:
    return text.lower().replace("’", "'")


def _kind(piece: str) -> TokenKind:
    if piece[0].isalpha():
        return TokenKind.WORD
    if piece[0].isdigit():
        return TokenKind.NO_COUNT
    return _MARKS.get(piece, TokenKind.OTHER)
