"""Names of places in the tokens of a sentence."""

from __future__ import annotations

import re

from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_lexicon import STATES
from trucewatch.read.tally_lexicon import (
    CONNECTORS,
    COUNTRIES,
    NO_PLACE,
    PLACE_NOUNS,
)
from trucewatch.read.tally_symbols import Sym, Symbol

Found = tuple[int, tuple[Symbol, ...]]
"""Index behind the tokens used, and the symbols that they make."""


def place_at(tokens: tuple[Token, ...], index: int) -> Found | None:
    """A capitalised name that may be a place, without article and "province"."""
    if not _starts_place(tokens, index):
        return None
    last = index + 1
    if tokens[index].lower.endswith("'s"):
        return last, (_owner(tokens[index]),)
    while last < len(tokens) and _goes_on(tokens, last):
        last += 1
    first = index
    while last - first > 1 and tokens[last - 1].lower in PLACE_NOUNS:
        last -= 1
    head = tokens[first]
    glue = _GLUED.match(head.text)
    start = head.start + (glue.end() if glue else 0)
    end = tokens[last - 1].end
    if tokens[last - 1].text[-1] in "'’":
        end -= 1
    written = _between(tokens, first, last)
    written = written[start - head.start : end - head.start]
    if written.lower() in COUNTRIES or (last - first == 1 and head.lower in STATES):
        return last, ()
    symbol = Symbol(kind=Sym.PLACE, start=start, end=end, text=written)
    return last, (symbol,)


def _owner(token: Token) -> Symbol:
    """The place in "Hama's countryside"."""
    end = token.end - len("'s")
    return Symbol(
        kind=Sym.PLACE, start=token.start, end=end, text=token.text[: -len("'s")]
    )


_GLUED = re.compile(r"[Tt]he(?=[A-Z]|al-|el-|ar-|as-|ash-|ad-)")


def _between(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The tokens with as many spaces between them as the text has."""
    written = tokens[first].text
    for before, after in zip(
        tokens[first : last - 1], tokens[first + 1 : last], strict=True
    ):
        written += " " * (after.start - before.end) + after.text
    return written


def _starts_place(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    word = token.lower
    if token.kind is not TokenKind.WORD:
        return False
    if word in CONNECTORS and index + 1 < len(tokens):
        return tokens[index + 1].is_name and tokens[index + 1].lower not in NO_PLACE
    if word.endswith(("'s", "s'")):
        following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
        owner = word.removesuffix("'s")
        named = not (owner in NO_PLACE or owner in COUNTRIES or owner in STATES)
        return token.is_name and named and following in PLACE_NOUNS
    return token.is_name and word not in NO_PLACE


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return False
    if token.lower in CONNECTORS:
        return index + 1 < len(tokens) and tokens[index + 1].is_name
    if token.lower == "countryside":
        return True
    return token.is_name and token.lower not in NO_PLACE and token.lower not in STATES
