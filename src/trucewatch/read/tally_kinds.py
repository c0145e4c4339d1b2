"""Cells by kind of act: "26 shellings, 40 shootings, one overflight"."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.tally import (
    CellBy,
)
from trucewatch.read.casualty_lexicon import TRIGGERS
from trucewatch.read.person_lexicon import PERSON_NOUNS
from trucewatch.read.tally_lexicon import PLACE_NOUNS
from trucewatch.read.tally_symbols import Number, Sym, Symbol
from trucewatch.read.tally_ties import Symbols
from trucewatch.read.wordset import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReading:
    """One cell with the characters of its key and of key and number together."""

    by: CellBy
    key: str
    count: int | None
    key_start: int
    key_end: int
    start: int
    end: int


def parts_by_kind(symbols: Symbols, first: int, last: int) -> tuple[int, ...]:
    """Numbers that each have a noun and together make up the first one, or nothing.

    Whatever the nouns are: "98 violations: 61 flights, 30 crossings, seven cases of
    pointing weapons" adds up, so they are its parts.

    Args:
        symbols: the sentence.
        first: index of the first symbol to look at.
        last: index behind the last one.
    """
    counts = [
        at
        for at in range(first, last)
        if symbols[at].kind in {Sym.NUMBER, Sym.THING}
        and isinstance(symbols[at].value, Number)
    ]
    if len(counts) < 3 or symbols[counts[0]].kind is not Sym.NUMBER:
        return ()
    whole, parts = symbols[counts[0]].number, counts[1:]
    told = all(symbols[at].number.unit is not None for at in parts)
    added = sum(symbols[at].number.value or 0 for at in parts)
    return tuple(parts) if told and whole.value == added else ()


def kind_cells(symbols: Symbols, first: int, last: int) -> tuple[CellReading, ...]:
    """Parts by kind of act ("26 shellings, one overflight"), or nothing."""
    if parts := parts_by_kind(symbols, first, last):
        return tuple(_kind_cell(symbols[at]) for at in parts)
    found = [
        symbol
        for symbol in symbols[first:last]
        if symbol.kind is Sym.NUMBER
        and symbol.number.unit is not None
        and symbol.number.unit.kind
        and not symbol.number.zero
    ]
    numbers = [s for s in symbols[first:last] if s.kind is Sym.NUMBER]
    found = sorted([*found, *_included(symbols, first, last)], key=lambda s: s.start)
    if not found or (len(numbers) + len(found) < 3 and len(numbers) < 2):
        return ()
    if found[0] is numbers[0] and _opens(symbols, found[0], first, last):
        found = found[1:]
    return tuple(_kind_cell(symbol) for symbol in found)


def _included(symbols: Symbols, first: int, last: int) -> list[Symbol]:
    """Numbers of other acts behind "including" ("including 15 rocket launches")."""
    marks = [at for at in range(first, last) if symbols[at].kind is Sym.SUBSET]
    behind = symbols[marks[0] : last] if marks else ()
    return [s for s in behind if s.kind is Sym.THING and _is_act(s)]


def _is_act(symbol: Symbol) -> bool:
    unit = symbol.value.unit if isinstance(symbol.value, Number) else None
    if unit is None or not unit.head.endswith("s"):
        return False
    return not set(unit.text.lower().split()) & _NO_ACTS


_NO_ACTS = (
    frozenset(PERSON_NOUNS)
    | TRIGGERS.keys()
    | PLACE_NOUNS
    | word_set(
        "minutes hours days weeks months years times houses homes vehicles tanks"
    )
)
"""Words of things counted that are no acts."""


def _opens(symbols: Symbols, head: Symbol, first: int, last: int) -> bool:
    """Whether "including" follows the first number: it is the whole."""
    after = [s for s in symbols[first:last] if s.start > head.start]
    for symbol in after:
        if symbol.kind is Sym.NUMBER:
            return False
        if symbol.kind in {Sym.SUBSET, Sym.OF_THEM}:
            return True
    return False


def _kind_cell(symbol: Symbol) -> CellReading:
    unit = symbol.number.unit
    key = unit.text if unit is not None else symbol.text
    return CellReading(
        by=CellBy.KIND,
        key=key,
        count=symbol.number.value,
        key_start=max(symbol.start, symbol.end - len(key)),
        key_end=symbol.end,
        start=symbol.start,
        end=symbol.end,
    )
