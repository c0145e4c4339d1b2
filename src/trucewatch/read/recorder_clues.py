"""What around a name makes it a recorder, or the violator."""

from __future__ import annotations

from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_lexicon import (
    SKIP_TO_VERB,
    SPEAKING,
)
from trucewatch.read.tally_lexicon import (
    BREAK_VERBS,
    CONFIRM_VERBS,
    RECORD_VERBS,
    UNIT_NOUNS,
)

COUNTING = RECORD_VERBS | CONFIRM_VERBS
"""Verbs of who counts, and of who answers another's count."""
_ONLY_NOUNS = UNIT_NOUNS - RECORD_VERBS
_WORDY = frozenset({TokenKind.WORD, TokenKind.FRACTION})
"""Kinds that are words here: the "half" of a commission is no fraction."""


def word_at(tokens: tuple[Token, ...], index: int) -> str:
    """The word at `index` in lower case; "" where there is none."""
    if not 0 <= index < len(tokens) or tokens[index].kind not in _WORDY:
        return ""
    return tokens[index].lower


def is_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a record verb follows, with helpers in between only."""
    if is_entry(tokens, index):
        return True
    index = past_aside(tokens, index)
    for at in range(index, min(index + 7, len(tokens))):
        word = tokens[at].lower
        if word in COUNTING:
            return _takes_count(tokens, at)
        if has_count(tokens, at):
            return True
        if word not in SKIP_TO_VERB and tokens[at].kind is not TokenKind.COMMA:
            return False
    return False


_LONGEST_ASIDE = 12


def past_aside(tokens: tuple[Token, ...], at: int) -> int:
    """Index behind ", which watches the truce," if it stands at `at`, else `at`."""
    if at >= len(tokens) or tokens[at].kind is not TokenKind.COMMA:
        return at
    if word_at(tokens, at + 1) not in _OPENS_ASIDE:
        return at
    for here in range(at + 2, min(at + _LONGEST_ASIDE, len(tokens))):
        if tokens[here].kind is TokenKind.COMMA:
            return here + 1
        if tokens[here].kind is not TokenKind.WORD:
            return at
    return at


_OPENS_ASIDE = frozenset(
    [
        "which",
        "who",
        "whose",
        "a",
        "an",
        "the",
        "for",
        "in",
        "led",
        "based",
        "acting",
        "citing",
        "speaking",
        "quoting",
    ]
)


def is_entry(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a colon and a number follow ("Ukrainian military: 18 violations")."""
    if index + 1 >= len(tokens) or tokens[index].kind is not TokenKind.COLON:
        return False
    return tokens[index + 1].kind is TokenKind.NUMBER


def _takes_count(tokens: tuple[Token, ...], index: int) -> bool:
    """Verbs of saying count only with a number or "no" right after them."""
    if tokens[index].lower not in SPEAKING:
        return True
    following = tokens[index + 1 : index + 3]
    return any(
        token.kind is TokenKind.NUMBER or token.lower in _LEADS_TO_COUNT
        for token in following
    )


_LEADS_TO_COUNT = frozenset({"no", "none", "nothing", "zero", "only", "a", "not"})
_HAVE = frozenset({"had", "has", "have"})


def has_count(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "had 14 (cases on its list)", "had no violations" stands at `index`."""
    if tokens[index].lower not in _HAVE or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return after.kind is TokenKind.NUMBER or after.lower in {"no", "nothing", "none"}


def is_agent(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "by", "according to" or "per" stands before, after a record verb.

    "12 violations by the army" names who broke the truce.
    """
    at = index - 1
    while word_at(tokens, at) in {"the", "joint"}:
        at -= 1
    if word_at(tokens, at) == "to" and word_at(tokens, at - 1) == "according":
        return True
    if word_at(tokens, at) != "by":
        return False
    return _by_follows_count(tokens, at)


def _by_follows_count(tokens: tuple[Token, ...], at: int) -> bool:
    before = tokens[max(0, at - 4) : at]
    if word_at(tokens, at - 1) in _ONLY_NOUNS:
        return False
    if any(token.lower in COUNTING for token in before):
        return True
    if any(token.kind is TokenKind.NUMBER for token in before):
        return True
    return at > 0 and (
        tokens[at - 1].kind is TokenKind.NUMBER
        or word_at(tokens, at - 1) in {"none", "more", "and"}
    )


def is_elliptic(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "Turkey – eight", "Turkey-19", "Turkey none", "Turkey, five"."""
    at = index + 1
    if at < len(tokens) and tokens[at].kind in {
        TokenKind.DASH,
        TokenKind.COMMA,
        TokenKind.COLON,
    }:
        at += 1
    while word_at(tokens, at) in {"only", "just", "another", "about", "at", "least"}:
        at += 1
    if at >= len(tokens):
        return False
    return tokens[at].kind is TokenKind.NUMBER or tokens[at].lower in {"none", "no"}


ACTED = frozenset({"committed", "perpetrated", "commits", "caused"})
"""Verbs of who did what others count."""
_ACTING = BREAK_VERBS | ACTED


def breaks_truce(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the body is the subject of a verb of breaking: the violator."""
    for token in tokens[index : index + 3]:
        if token.lower in _ACTING:
            return True
        if token.lower not in SKIP_TO_VERB:
            return False
    return False
