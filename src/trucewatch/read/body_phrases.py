"""Noun phrases that name bodies, and what stands right around them."""

from __future__ import annotations

from trucewatch.read.body_lexicon import (
    DETERMINERS,
    HEADS,
    NO_PART,
    PAPERS,
)
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.open_bodies import REPORTING, may_end
from trucewatch.read.recorder_clues import ACTED, COUNTING, word_at
from trucewatch.read.recorder_lexicon import (
    ADJECTIVES,
    BODIES,
    STATES,
)

_LONGEST_NAME = 8
"""Words of the longest name of a body that is read."""


def phrase_at(tokens: tuple[Token, ...], index: int) -> tuple[int, int, int] | None:
    """First word, end of the name, end of the phrase; longer where a paper is owned."""
    first = index
    while word_at(tokens, first) in DETERMINERS:
        first += 1
    if first == index and _goes_before(tokens, index - 1):
        return None
    last, owner = None, None
    for at in range(first, min(first + _LONGEST_NAME, len(tokens))):
        token = tokens[at]
        word = token.lower
        if token.kind is not TokenKind.WORD:
            break
        if word in PAPERS and owner is not None:
            return first, owner, at + 1
        if word in NO_PART and not (token.is_name and at > index):
            break
        base = word.removesuffix("'s").removesuffix("'")
        owned = word != base
        if word in ADJECTIVES or (owned and _may_own(token, base)):
            owner = at + 1
        if last == at and token.is_name and not owned and tokens[at - 1].is_name:
            last = at + 1
        ends = base in HEADS or _is_short_name(token) or may_end(tokens, at, index)
        if ends and not owned:
            last = at + 1
    return None if last is None else (first, last, last)


def _may_own(token: Token, base: str) -> bool:
    """Whether the word names who may keep a list: "the army's", not "the day's"."""
    return token.is_name or base in HEADS or base in STATES


def _is_short_name(token: Token) -> bool:
    """Whether it is an abbreviation, as bodies have them."""
    return token.text.isupper() and len(token.text) > 2


def _goes_before(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the token at `at` would be a part of the phrase behind it."""
    if at < 0 or tokens[at].kind is not TokenKind.WORD:
        return False
    word = tokens[at].lower
    return not (word in NO_PART or word in COUNTING or word in DETERMINERS)


def code_of(tokens: tuple[Token, ...], first: int, last: int) -> str | None:
    """The actor code that the name gives, where it gives one and no more."""
    codes = set()
    for token in tokens[first:last]:
        base = token.lower.removesuffix("'s").removesuffix("'")
        owned = base != token.lower
        code = ADJECTIVES.get(base) or (STATES.get(base) if owned else None)
        if token.text.isupper():
            code = BODIES.get(base, code)
        if code is not None:
            codes.add(code)
    words = " ".join(token.lower for token in tokens[first:last])
    if words.startswith("united nations"):
        codes.add("UN")
    return codes.pop() if len(codes) == 1 else None


MARKS = frozenset({TokenKind.DASH, TokenKind.COLON, TokenKind.COMMA})


def goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a new item begins at `index`, after somebody else has counted."""
    before = word_at(tokens, index - 1)
    opens = index > 0 and (
        tokens[index - 1].kind in {TokenKind.COMMA, TokenKind.SEMICOLON}
        or before in {"and", "while", "but", "whereas"}
    )
    if any(token.lower in ACTED for token in tokens[:index]):
        return False
    return opens and any(
        t.lower in REPORTING or _has_number(tokens, at)
        for at, t in enumerate(tokens[:index])
    )


def _has_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether somebody "has 12"."""
    own = at + 1 < len(tokens) and tokens[at + 1].kind is TokenKind.NUMBER
    return own and tokens[at].lower in {"has", "have", "had"}


def gives_number(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the phrase is followed by its bare number, and that by no noun."""
    if at < len(tokens) and tokens[at].kind in MARKS:
        at += 1
    while word_at(tokens, at) in {"only", "just", "another", "about", "at", "of", "to"}:
        at += 1
    if at >= len(tokens):
        return False
    if word_at(tokens, at) == "none":
        return True
    if tokens[at].kind is not TokenKind.NUMBER:
        return False
    return at + 1 == len(tokens) or not (
        tokens[at + 1].is_name or word_at(tokens, at + 1) in HEADS
    )
