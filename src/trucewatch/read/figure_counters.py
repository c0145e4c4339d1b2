"""Levels of people: "the number of refugees has passed 4 million"."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.claim import Measure, StockOrFlow
from trucewatch.model.document import Span
from trucewatch.model.quantity import Quantity
from trucewatch.read.figure_lexicon import COUNTER_VERBS, UNREAL
from trucewatch.read.figure_nouns import Found
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.wordset import word_set

_HEADS = frozenset({"number", "numbers", "total", "count"})
_LEVELS = frozenset({"numbers", "population"})
"""Nouns behind the people ("refugee numbers")."""

_REACH = 22
"""Tokens that may stand between the noun and its number."""

_BEYOND = word_set(
    "passed passes topped tops exceeded exceeds surpassed surpasses crossed"
)
"""Verbs that make the number a lower bound."""

_LEADS = (
    COUNTER_VERBS
    | _BEYOND
    | word_set("at to of reached stands topped near nearly about")
)

_NUMBERED = frozenset({"numbered", "totalled", "totaled"})

_OF: tuple[tuple[frozenset[str], Measure], ...] = (
    (word_set("returnees"), Measure.RETURNED_IDP),
    (word_set("missing disappeared"), Measure.MISSING),
    (word_set("detainees prisoners detained hostages captives"), Measure.DETAINED),
    (word_set("need"), Measure.PEOPLE_IN_NEED),
    (word_set("refugees refugee"), Measure.REFUGEE_STOCK),
    (word_set("displaced idps uprooted homeless"), Measure.IDP_STOCK),
)
"""What a number of people is a level of, by the nouns behind "the number of"."""
_PEOPLE = frozenset[str]().union(*(nouns for nouns, _ in _OF))


def people_counters(tokens: tuple[Token, ...]) -> tuple[Found, ...]:
    """Levels of people in the sentence, with the noun named before the number.

    Args:
        tokens: the sentence without its time expressions.
    """
    words = tuple(token.lower for token in tokens)
    if _PEOPLE.isdisjoint(words):
        return ()
    found = []
    for index, word in enumerate(words[:-1]):
        named = index > 0 and word in _PEOPLE
        if named and words[index - 1] == "the" and _NUMBERED & set(words[index:]):
            one = _level(tokens, words, index)
            found += [one] if one is not None else []
            continue
        opens = word in _HEADS or (word == "that" and index > 0)
        if opens and words[index + 1] == "of":
            one = _level(tokens, words, index + 2)
        elif _is_level(words[index : index + 3]):
            one = _level(tokens, words, index)
        else:
            continue
        if one is not None:
            found.append(one)
    return tuple(found)


def _is_level(words: tuple[str, ...]) -> bool:
    """Whether it is "refugee numbers", not "the numbers of refugees"."""
    return words[0] in _PEOPLE and words[1] in _LEVELS and "of" not in words[2:]


def _level(
    tokens: tuple[Token, ...], words: tuple[str, ...], first: int
) -> Found | None:
    at = _number(tokens, first)
    quantity = tokens[at].quantity if at is not None else None
    if at is None or quantity is None:
        return None
    named = set(words[first:at])
    measure = next((m for nouns, m in _OF if nouns & named), None)
    near = set(words[max(first, at - 4) : at])
    if measure is None or not near & _LEADS or UNREAL & named:
        return None
    return Found(
        span=Span(tokens[at].start, tokens[at].end),
        measure=measure,
        quantity=_from(quantity) if near & _BEYOND else quantity,
        stock_or_flow=StockOrFlow.STOCK,
    )


def _number(tokens: tuple[Token, ...], first: int) -> int | None:
    for at in range(first, min(first + _REACH, len(tokens))):
        if tokens[at].kind is TokenKind.SEMICOLON:
            return None
        if tokens[at].kind is TokenKind.NUMBER and tokens[at - 1].lower != "by":
            return at
    return None


def _from(quantity: Quantity) -> Quantity:
    """The number as a lower bound: "has passed 4 million"."""
    if quantity.best is None:
        return quantity
    return replace(quantity, low=quantity.best, best=None, high=None, approximate=True)
