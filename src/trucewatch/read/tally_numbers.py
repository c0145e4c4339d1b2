"""Counts among the numbers of a sentence, and zeros in words."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.quantity import Quantity
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.tally_lexicon import (
    BARE_FOLLOWERS,
    BREAK_VERBS,
    NEGATIONS,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    RECORD_VERBS,
)
from trucewatch.read.tally_places import Found
from trucewatch.read.tally_symbols import Number, Sym, Symbol
from trucewatch.read.tally_units import alleged_at, kind_at, thing_at, unit_at
from trucewatch.read.wordset import word_set


def symbol_of(kind: Sym, tokens: tuple[Token, ...], first: int, last: int) -> Symbol:
    """A symbol without value that covers the tokens ``[first, last)``."""
    return Symbol(
        kind=kind,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
    )


def number_at(tokens: tuple[Token, ...], index: int) -> Found | None:
    """A count with its noun, or a plain word where the number counts no cases."""
    token = tokens[index]
    if token.lower in TWICE and _counts_times(tokens, index):
        value = Number(value=TWICE[token.lower])
        times = symbol_of(Sym.TIMES, tokens, index, index + 1)
        return index + 1, (_numbered(tokens, index, index + 1, value), times)
    if token.kind is TokenKind.NO_COUNT or _is_put_right(tokens, index):
        return index + 1, (symbol_of(Sym.WORD, tokens, index, index + 1),)
    if token.kind is not TokenKind.NUMBER or token.quantity is None:
        return None
    if token.whole is None:
        return index + 1, (symbol_of(Sym.WORD, tokens, index, index + 1),)
    return _counted(
        tokens,
        index,
        index + 1,
        Number(value=token.whole, flags=_number_flags(token.quantity)),
    )


TWICE = {"once": 1, "twice": 2, "thrice": 3}
"""Words that count how often."""


def _is_put_right(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the number is the one that was wrong ("118, not 181")."""
    if tokens[index].kind is not TokenKind.NUMBER or index < 2:
        return False
    words = [token.lower for token in tokens[index - 2 : index]]
    apart = tokens[index - 2].kind in {TokenKind.COMMA, TokenKind.OPEN} or (
        index + 1 < len(tokens) and tokens[index + 1].lower == "but"
    )
    return (apart and words[1] == "not") or words in (
        ["rather", "than"],
        ["instead", "of"],
    )


def _counts_times(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "twice" counts how often a truce was broken, or once as a part of it."""
    if not any(
        token.lower == "times" or token.lower in BREAK_VERBS for token in tokens[:index]
    ):
        return False
    return tokens[index].lower != "once" or _in_place(tokens, index + 1)


def _in_place(tokens: tuple[Token, ...], index: int) -> bool:
    follows = index + 1 < len(tokens) and tokens[index].lower in PLACE_PREPOSITIONS
    return follows and (tokens[index + 1].is_name or tokens[index + 1].lower == "the")


def _counted(
    tokens: tuple[Token, ...], first: int, after: int, number: Number
) -> Found:
    """A number with its noun, where what follows lets it count cases."""
    if (end := _ratio_end(tokens, first)) is not None:
        return end, (symbol_of(Sym.WORD, tokens, first, end),)
    if _is_rate(tokens, first, after):
        return after, (symbol_of(Sym.WORD, tokens, first, after),)
    at = after
    while at < len(tokens) and tokens[at].lower in {"more", "other", "further"}:
        if _is_difference(tokens, at):
            break
        at += 1
    more = (symbol_of(Sym.MORE, tokens, after, at),) if at > after else ()
    if (unit := unit_at(tokens, at) or alleged_at(tokens, at)) is not None:
        last, noun = unit
        if _is_per(tokens, last):
            return last, (symbol_of(Sym.WORD, tokens, first, last),)
        value = Number(
            value=number.value, unit=noun, flags=number.flags, zero=number.zero
        )
        return last, (*more, _numbered(tokens, first, last, value))
    if (kind := kind_at(tokens, at)) is not None:
        last, noun = kind
        value = Number(value=number.value, unit=noun, flags=number.flags)
        return last, (*more, _numbered(tokens, first, last, value))
    if _is_difference(tokens, at):
        return at, (symbol_of(Sym.WORD, tokens, first, at),)
    if not _may_be_bare(tokens, at):
        return at, (_thing(tokens, first, at, number),)
    return at, (*more, _numbered(tokens, first, after, number))


def _ratio_end(tokens: tuple[Token, ...], first: int) -> int | None:
    """Index behind "nine of ten", "two out of three": a share that counts nothing."""
    words = tuple(token.lower for token in tokens[first + 1 : first + 3])
    for turn in (("out", "of"), ("of",), ("in",)):
        at = first + 1 + len(turn)
        if words[: len(turn)] == turn and at < len(tokens):
            part, whole = tokens[first].whole, tokens[at].whole
            if part is not None and whole in _ROUND and part < whole:
                return at + 1
    return None


_ROUND = frozenset({3, 4, 5, 10, 100})
"""What shares are told of."""


def _is_rate(tokens: tuple[Token, ...], first: int, after: int) -> bool:
    """Whether the number is an average, "12 a day": no count of any window."""
    if "average" in tokens[first].lower:
        return True
    return _is_per(tokens, after)


def _is_per(tokens: tuple[Token, ...], index: int) -> bool:
    words = [token.lower for token in tokens[index : index + 3]]
    if len(words) < 2 or {"earlier", "before", "ago"} & set(words[2:]):
        return False
    return words[0] in {"a", "per", "every"} and words[1] in _SPANS


_SPANS = frozenset({"hour", "day", "night", "shift", "week", "month", "year"})


def _is_difference(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "40 fewer than" tells how far two counts are apart."""
    words = [token.lower for token in tokens[index : index + 2]]
    return bool({"fewer", "less"} & set(words)) or words == ["more", "than"]


def _thing(tokens: tuple[Token, ...], first: int, after: int, number: Number) -> Symbol:
    """A number of something else, with its noun for where it is a part by kind."""
    plain = symbol_of(Sym.THING, tokens, first, after)
    unit = thing_at(tokens, after)
    return plain._replace(value=replace(number, unit=unit)) if unit else plain


def _numbered(
    tokens: tuple[Token, ...], first: int, last: int, value: Number
) -> Symbol:
    return Symbol(
        kind=Sym.NUMBER,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
        value=value,
    )


def _may_be_bare(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return True
    token = tokens[index]
    if token.kind in {TokenKind.WORD, TokenKind.NUMBER, TokenKind.NO_COUNT}:
        return token.lower in BARE_FOLLOWERS and not _counts_places(tokens, index)
    return token.kind is not TokenKind.OTHER


def _counts_places(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "three of the provinces", "the three provinces" counts places."""
    words = [token.lower for token in tokens[index : index + 3]]
    return words[:1] == ["of"] and any(word in PLACE_NOUNS for word in words)


def _number_flags(quantity: Quantity) -> tuple[str, ...]:
    if quantity.best is None and quantity.low is not None:
        return ("at_least",)
    if quantity.best is None and quantity.high is not None:
        return ("at_most",)
    return ("approximate",) if quantity.approximate else ()


def zero_at(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Zeros in words, and "a single violation"."""
    word = tokens[index].lower
    last = tokens[index - 1].lower if index else ""
    if word not in ZEROS and last not in _COUNTING:
        return None
    nothing = Number(value=0, zero=True)
    before = [token.lower for token in tokens[max(0, index - 7) : index]]
    negated = _is_negated(before) or bool({"without", "failed"} & set(before))
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word == "not":
        return _not_one(tokens, index)
    if word in {"no", "zero"}:
        after = index + 1
        if unit_at(tokens, after) is not None:
            return _counted(tokens, index, after, nothing)
        return None
    nil = word == "nothing" and (last in _COUNTING or following == "to")
    if word == "none" or nil:
        return index + 1, (_numbered(tokens, index, index + 1, nothing),)
    if word == "any" and negated:
        return _counted(tokens, index, index + 1, nothing)
    if word == "a" and following == "single":
        value = nothing if negated or "not" in before[-1:] else Number(value=1)
        after = index + 2
        after += after < len(tokens) and tokens[after].lower == "one"
        return _counted(tokens, index, after, value)
    if before and before[-1] in _COUNTING and _is_negated(before[-4:-1]):
        counts = _strong(tokens, index)
        return _counted(tokens, index, index, nothing) if counts else None
    if word in {"a", "an"} and before[-1:] and before[-1] in RECORD_VERBS:
        one = Number(value=0, zero=True) if _is_negated(before[-4:]) else None
        return _single(tokens, index, one or Number(value=1))
    return None


_NOBODY = frozenset({"none", "no", "nobody", "neither", "not"})
"""First words of a sentence that leave "reported a violation" to nobody."""

ZEROS = frozenset({"no", "zero", "none", "nothing", "any", "a", "an", "not"})
"""Words that begin a zero, or a single case."""

_NOT_ONE = (
    ("a", "single"),
    ("a", "lone"),
    ("even", "one"),
    ("even", "a"),
    ("one",),
    ("a",),
)
"""Longest first, so that "single" is never taken for a part of the noun."""


def _not_one(tokens: tuple[Token, ...], index: int) -> Found | None:
    """As in "Not one violation", "not a single case"."""
    for turn in _NOT_ONE:
        after = index + 1 + len(turn)
        words = tuple(token.lower for token in tokens[index + 1 : after])
        if words == turn and unit_at(tokens, after) is not None:
            return _counted(tokens, index, after, Number(value=0, zero=True))
    return None


_COUNTING = RECORD_VERBS - word_set("report reported reports reporting note notes")
"""Verbs whose negation is a zero; "did not report" is silence."""


def _is_negated(words: list[str]) -> bool:
    return any(w in NEGATIONS or w.endswith("n't") for w in words)


def _strong(tokens: tuple[Token, ...], index: int) -> bool:
    unit = unit_at(tokens, index)
    return unit is not None and unit[1].strong


def _single(tokens: tuple[Token, ...], index: int, number: Number) -> Found | None:
    unit = unit_at(tokens, index + 1)
    nobody = tokens[0].lower in _NOBODY
    if nobody or unit is None or unit[1].head.endswith("s") or unit[1].kind:
        return None
    last, noun = unit
    value = replace(number, unit=noun)
    return last, (_numbered(tokens, index, last, value),)
