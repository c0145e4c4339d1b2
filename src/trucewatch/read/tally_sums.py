"""Cells against their count: complete, partial, derived or at odds.

Nothing is repaired: a sum that disagrees is flagged and both numbers stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.tally import (
    DERIVED_COUNT,
    PARTIAL_BREAKDOWN,
    SUM_MISMATCH,
    CellBy,
    CountBasis,
    TallyScope,
)
from trucewatch.read.tally_cells import Bound, unnumbered
from trucewatch.read.tally_kinds import CellReading
from trucewatch.read.tally_symbols import Sym, Symbol, Unit
from trucewatch.read.tally_ties import Symbols

DISTRIBUTIVE = "distributive_reading"
"""Flag: "three in A and B" is read as three in each, the only reading that sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """A count with its cells, after adding up."""

    count: int | None
    basis: CountBasis
    cells: tuple[CellReading, ...] = ()
    complete: bool = False
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One count as a sentence gives it, before it becomes a claim.

    Args:
        code: actor code of the recorder, or None.
        recorder: symbol that names it, or None.
        count: the number, or None.
        basis: stated or derived.
        scope: whose number it is.
        cells: breakdown in text order.
        complete: whether the cells cover the count.
        flags: doubts and readings.
        unit: noun counted, or None where left out.
        time: its time symbol, or None.
        start, end: smallest stretch that holds count and cells.
        other_side: whether "another six" makes it the other side's.
        cells_only: whether it only breaks a count down that stands elsewhere.
        licensed: whether its own words make it a tally.
        violator: whether it is told of a violator ("breached it 14 times").
    """

    code: str | None
    recorder: Symbol | None
    count: int | None
    basis: CountBasis
    scope: TallyScope
    cells: tuple[CellReading, ...]
    complete: bool
    flags: tuple[str, ...]
    unit: Unit | None
    time: Symbol | None
    start: int
    end: int
    other_side: bool = False
    cells_only: bool = False
    licensed: bool = True
    violator: bool = False


def add_up(
    symbols: Symbols,
    total: int | None,
    bounds: tuple[Bound, ...],
    kinds: tuple[CellReading, ...],
    *,
    marked: bool,
) -> Sums:
    """The count with its cells, flagged where they disagree.

    Args:
        symbols: the sentence.
        total: the count beside the cells, or None.
        bounds: numbers tied to places.
        kinds: cells by kind, used where no place has a number.
        marked: whether "including" or "of them" introduces the cells.
    """
    if total is None and len(bounds) == 1 and not bounds[0].each:
        return _single(symbols, bounds[0])
    each = _distribution(symbols, total, bounds)
    cells = kinds or tuple(
        cell
        for bound in bounds
        for cell in _cells(symbols, bound, each=bound.each or each)
    )
    flags = (DISTRIBUTIVE,) if each and any(_shared(b) for b in bounds) else ()
    return _balance(total, cells, flags=flags, marked=marked)


def _shared(bound: Bound) -> bool:
    return len(bound.places) > 1 and not bound.each


def _single(symbols: Symbols, bound: Bound) -> Sums:
    """One number with its place or places: the count itself is stated."""
    count = symbols[bound.number].number.value
    cells = _cells(symbols, bound, each=False)
    complete = all(cell.count is not None for cell in cells)
    return Sums(count=count, basis=CountBasis.STATED, cells=cells, complete=complete)


def _cells(symbols: Symbols, bound: Bound, *, each: bool) -> tuple[CellReading, ...]:
    count = symbols[bound.number].number.value
    known = each or len(bound.places) == 1
    number = symbols[bound.number]
    return tuple(
        CellReading(
            by=CellBy.PLACE,
            key=" ".join(place.text.split()),
            count=count if known else None,
            key_start=place.start,
            key_end=place.end,
            start=min(place.start, number.start) if known else place.start,
            end=max(place.end, number.end) if known else place.end,
        )
        for place in (symbols[index] for index in bound.places)
    )


def unnumbered_sums(symbols: Symbols, first: int, last: int) -> Sums | None:
    """As in "recorded violations in Hama and Idlib": nothing has a number."""
    verbs = any(symbol.kind is Sym.VERB for symbol in symbols[first:last])
    places = unnumbered(symbols, first, last) if verbs else ()
    if not places:
        return None
    cells = tuple(
        CellReading(
            by=CellBy.PLACE,
            key=" ".join(place.text.split()),
            count=None,
            key_start=place.start,
            key_end=place.end,
            start=place.start,
            end=place.end,
        )
        for place in (symbols[index] for index in places)
    )
    return Sums(count=None, basis=CountBasis.STATED, cells=cells)


def _distribution(
    symbols: Symbols, total: int | None, bounds: tuple[Bound, ...]
) -> bool:
    """Whether "three in A and B" must mean three in each for the sum to be right."""
    if total is None or not any(_shared(bound) for bound in bounds):
        return False
    counts = [symbols[bound.number].number.value or 0 for bound in bounds]
    once = sum(
        count * (len(bound.places) if bound.each else 1)
        for count, bound in zip(counts, bounds, strict=True)
    )
    spread = sum(
        count * len(bound.places) for count, bound in zip(counts, bounds, strict=True)
    )
    return spread == total != once


def _balance(
    total: int | None,
    cells: tuple[CellReading, ...],
    *,
    flags: tuple[str, ...],
    marked: bool,
) -> Sums:
    counts = [cell.count for cell in cells]
    known = [count for count in counts if count is not None]
    unknown = len(known) < len(counts)
    if total is None:
        return _derive(cells, known, unknown=unknown, flags=flags)
    if not cells:
        return Sums(count=total, basis=CountBasis.STATED, flags=flags)
    added = sum(known)
    partial = not unknown and added < total and (marked or len(cells) == 1)
    odd = added > total or (added != total and not unknown and not partial)
    if partial:
        flags = (*flags, PARTIAL_BREAKDOWN)
    if odd:
        flags = (*flags, SUM_MISMATCH)
    return Sums(
        count=total,
        basis=CountBasis.STATED,
        cells=cells,
        complete=not (partial or unknown),
        flags=flags,
    )


def _derive(
    cells: tuple[CellReading, ...],
    known: list[int],
    *,
    unknown: bool,
    flags: tuple[str, ...],
) -> Sums:
    if unknown:
        return Sums(count=None, basis=CountBasis.STATED, cells=cells, flags=flags)
    return Sums(
        count=sum(known),
        basis=CountBasis.DERIVED,
        cells=cells,
        complete=True,
        flags=(*flags, DERIVED_COUNT),
    )
