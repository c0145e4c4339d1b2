"""Numbers of things: aid, settlements and groups joined, buildings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.claim import FigureUnit, Measure, StockOrFlow
from trucewatch.model.document import Span
from trucewatch.model.quantity import PersonClass, Quantity, exactly
from trucewatch.read.figure_lexicon import (
    ACCORDS,
    AID_ACTIONS,
    AID_NOUNS,
    AID_WORDS,
    BUILDING_VERBS,
    BUILDINGS,
    COUNTER_VERBS,
    GROUPS,
    JOINING,
    LENGTHS,
    NETWORKS,
    SETTLEMENTS,
    TONNES,
    TOTALLING,
    UNREAL,
)
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.wordset import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A figure before it becomes a claim.

    Args:
        span: its words, code points of the document's text.
        measure, quantity, person_class, stock_or_flow, part_of: as in the claim.
        unit: where the measure alone does not decide it.
    """

    span: Span
    measure: Measure
    quantity: Quantity
    stock_or_flow: StockOrFlow
    person_class: PersonClass = PersonClass.UNKNOWN
    unit: FigureUnit | None = None
    part_of: str | None = None


_REACH = 5
"""Words that may stand between a number and its noun."""

_PAST = frozenset(["against", "from", "versus"])
"""Words before a number that is the counter's level of an earlier period."""


def counted_things(
    tokens: tuple[Token, ...], *, before: tuple[str, ...]
) -> tuple[Found, ...]:
    """Figures of things in the sentence.

    Args:
        tokens: the sentence without its time expressions.
        before: words of the sentence before, for "bringing it to 51".
    """
    words = tuple(token.lower for token in tokens)
    found = []
    for index, token in enumerate(tokens):
        if token.kind is not TokenKind.NUMBER or token.quantity is None:
            continue
        if not token.quantity.is_known or _is_past(words, index):
            continue
        if UNREAL & set(_clause_words(tokens, index)):
            continue
        one = _thing(tokens, words, index) or _counter(tokens, words, index, before)
        if one is not None:
            found.append(one)
    return tuple(found)


def _is_past(words: tuple[str, ...], index: int) -> bool:
    return bool(_PAST & set(words[max(0, index - 2) : index]))


def _clause_words(tokens: tuple[Token, ...], index: int) -> tuple[str, ...]:
    first = index
    while first > 0 and tokens[first - 1].kind is not TokenKind.SEMICOLON:
        first -= 1
    last = index
    while last < len(tokens) and tokens[last].kind is not TokenKind.SEMICOLON:
        last += 1
    return tuple(token.lower for token in tokens[first:last])


def _thing(
    tokens: tuple[Token, ...], words: tuple[str, ...], index: int
) -> Found | None:
    """A number with its noun behind it ("17 tonnes of aid")."""
    for at in range(index + 1, min(index + 1 + _REACH, len(tokens))):
        if tokens[at].kind is not TokenKind.WORD:
            return None
        if at > index + 1 and words[at] in {"in", "at", "by", "were", "was", "and"}:
            return None
        measure = _measure(words, index, at)
        if measure is not None:
            stock = _stock(words, _clause_words(tokens, index), index, measure)
            return _make(tokens, index, at + 1, measure, stock)
    return None


def _measure(words: tuple[str, ...], index: int, at: int) -> Measure | None:
    noun = words[at]
    modifiers = set(words[index + 1 : at])
    joining = JOINING & set(words)
    if noun in TONNES and AID_NOUNS | AID_WORDS & set(words):
        return Measure.AID_TONNES if (AID_NOUNS | AID_WORDS) & set(words) else None
    if noun in AID_ACTIONS and AID_WORDS & (modifiers | set(words[at + 1 : at + 4])):
        return Measure.AID_ACTIONS
    if noun in BUILDINGS and BUILDING_VERBS & set(words):
        return Measure.INFRASTRUCTURE_UNIT
    if noun in SETTLEMENTS and joining & _FIRM:
        return Measure.SETTLEMENTS_JOINED
    if noun in GROUPS and (joining & _FIRM) and _is_armed(words, index, at):
        return Measure.GROUPS_JOINED
    if noun in ACCORDS and {"signed", "concluded", "reached"} & set(words):
        return _joined_by_accord(words)
    return None


_FIRM = word_set(
    """joined join joining joins acceded acceding reconciliation reconciled signed
    pledged accepted adhered committed accession observe observes observed adhere
    adheres keep keeping keeps"""
)


def _is_armed(words: tuple[str, ...], index: int, at: int) -> bool:
    near = {*words[index:at], *words[at + 1 : at + 4]}
    return words[at] in {"formations", "formation", "factions", "faction"} or bool(
        near & {"armed", "opposition", "joined", "that", "which", "have", "has"}
    )


def _joined_by_accord(words: tuple[str, ...]) -> Measure | None:
    if SETTLEMENTS & set(words):
        return Measure.SETTLEMENTS_JOINED
    return Measure.GROUPS_JOINED if GROUPS & set(words) else None


def _stock(
    words: tuple[str, ...], clause: tuple[str, ...], index: int, measure: Measure
) -> StockOrFlow:
    if measure not in {Measure.SETTLEMENTS_JOINED, Measure.GROUPS_JOINED}:
        return StockOrFlow.FLOW
    near = words[max(0, index - 4) : index]
    total = any(turn in " ".join(clause) for turn in TOTALLING)
    counter = bool(COUNTER_VERBS & set(near)) or (total and "more" not in clause)
    perfect = {"have", "has"} & set(words[index + 1 : index + 8])
    return StockOrFlow.STOCK if counter or perfect else StockOrFlow.FLOW


def _counter(
    tokens: tuple[Token, ...],
    words: tuple[str, ...],
    index: int,
    before: tuple[str, ...],
) -> Found | None:
    """A joined counter's level ("the number of groups ... remained 234")."""
    reach = _FAR if words[index - 1 : index] in {("to",), ("at",)} else 4
    near = words[max(0, index - reach) : index]
    after = " ".join(words[index + 1 : index + 3])
    total = after.startswith(("in total", "in all", "altogether"))
    if not (COUNTER_VERBS & set(near) or total):
        return None
    subject = _subject(words[:index])
    if subject is None and not _names_other(words[:index]):
        subject = _subject(before)
    if subject is None or not _is_bare(tokens, index):
        return None
    return _make(tokens, index, index + 1, subject, StockOrFlow.STOCK)


_FAR = 9
"""Words before "to 51" in which the counter's verb may stand."""


def _names_other(words: tuple[str, ...]) -> bool:
    """Whether the sentence says what it counts ("the number of violations")."""
    return any(
        pair in {("number", "of"), ("total", "of"), ("toll", "of")}
        for pair in pairwise(words)
    )


def _subject(words: tuple[str, ...]) -> Measure | None:
    """What the last counter named in `words` counts, or None."""
    if not JOINING & set(words):
        return None
    for word in reversed(words):
        if word in SETTLEMENTS:
            return Measure.SETTLEMENTS_JOINED
        if word in GROUPS:
            return Measure.GROUPS_JOINED
    return None


def _is_bare(tokens: tuple[Token, ...], index: int) -> bool:
    if index + 1 >= len(tokens):
        return True
    after = tokens[index + 1]
    return after.kind is not TokenKind.WORD or after.lower in {
        "in",
        "and",
        "as",
        "since",
        "while",
        "altogether",
        "against",
    }


def _make(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    measure: Measure,
    stock: StockOrFlow,
) -> Found | None:
    quantity = tokens[first].quantity
    if quantity is None:
        return None
    return Found(
        span=Span(tokens[first].start, tokens[last - 1].end),
        measure=measure,
        quantity=quantity,
        stock_or_flow=stock,
    )


def lengths(tokens: tuple[Token, ...]) -> tuple[Found, ...]:
    """Works counted by length ("720 kilometres of new road").

    Args:
        tokens: the sentence without its time expressions.
    """
    words = tuple(token.lower for token in tokens)
    found = []
    for index, token in enumerate(tokens):
        number = _LENGTH.match(token.text)
        if token.kind is not TokenKind.NO_COUNT or number is None:
            continue
        behind = {*words[index + 1 : index + 2], *token.lower.split()}
        near = set(words[index + 1 : index + 7])
        built = _BUILT & set(words)
        if LENGTHS & behind and NETWORKS & near and built:
            written = number[0].replace(",", "")
            found.append(
                Found(
                    span=Span(token.start, token.end),
                    measure=Measure.INFRASTRUCTURE_UNIT,
                    quantity=exactly(float(written), text=token.text),
                    stock_or_flow=StockOrFlow.FLOW,
                )
            )
    return tuple(found)


_LENGTH = re.compile(r"\d[\d,]*(?:\.\d+)?")
_BUILT = BUILDING_VERBS | {"new", "built", "laid", "paved"}
