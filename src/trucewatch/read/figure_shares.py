"""Shares of a population: "half the population", "two out of three residents"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.model.claim import FigureUnit, Measure, StockOrFlow
from trucewatch.model.document import Span
from trucewatch.model.quantity import Quantity, exactly
from trucewatch.read.figure_lexicon import HOMES, LEAVING, UNREAL
from trucewatch.read.figure_nouns import Found
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.wordset import word_set


def fractions(tokens: tuple[Token, ...]) -> tuple[Found, ...]:
    """Shares of a population ("half the population has been driven out").

    Args:
        tokens: the sentence without its time expressions.
    """
    words = tuple(token.lower for token in tokens)
    found = []
    for index, word in enumerate(words):
        if word not in {"population", "inhabitants", "residents"}:
            continue
        at = _share_before(tokens, index)
        ratio = share_of(tokens, index - 1) if at is None else None
        if ratio is not None:
            at = ratio.first
        if at is None or not _flown(words[index:]):
            continue
        quantity = ratio.quantity if ratio is not None else tokens[at].quantity
        if quantity is None or UNREAL & set(words[index:]):
            continue
        text = " ".join(token.text for token in tokens[at : index + 1])
        found.append(
            Found(
                span=Span(tokens[at].start, tokens[index].end),
                measure=Measure.DISPLACED_TOTAL,
                quantity=replace(quantity, text=text),
                stock_or_flow=StockOrFlow.STOCK,
                unit=FigureUnit.FRACTION,
            )
        )
    return tuple(found)


_DRIVEN = word_set("displaced fled driven uprooted forced")


def _share_before(tokens: tuple[Token, ...], index: int) -> int | None:
    """Index of the fraction that stands before "population"."""
    for at in range(index - 1, max(-1, index - 6), -1):
        if tokens[at].kind is TokenKind.FRACTION:
            return at
    return None


def _flown(words: tuple[str, ...]) -> bool:
    """Whether people were driven out, or left their homes."""
    left = LEAVING & set(words) and {"their"} & set(words) and HOMES & set(words)
    return bool(_DRIVEN & set(words) or left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share in two numbers, and the token that it starts with."""

    first: int
    quantity: Quantity


def share_of(tokens: tuple[Token, ...], index: int) -> Share | None:
    """The share that ends with the number at `index` ("two out of three"), or None."""
    words = tuple(token.lower for token in tokens[max(0, index - 2) : index])
    first = index - 3 if words == ("out", "of") else index - 2
    if first < 0 or not (words == ("out", "of") or words[-1:] == ("in",)):
        return None
    part, whole = tokens[first].whole, tokens[index].whole
    if part is None or whole is None or not 0 < part < whole <= _SMALL:
        return None
    text = " ".join(token.text for token in tokens[first : index + 1])
    return Share(first=first, quantity=exactly(part / whole, text=text))


_SMALL = 10
"""Up to so many, "three in four" is a share and no count in a place."""
