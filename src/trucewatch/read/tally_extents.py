"""The smallest stretch of text that holds a count with its cells."""

from __future__ import annotations

from trucewatch.read.tally_cells import Bound
from trucewatch.read.tally_contexts import Context
from trucewatch.read.tally_kinds import CellReading
from trucewatch.read.tally_licence import is_violator
from trucewatch.read.tally_symbols import Sym, Symbol
from trucewatch.read.tally_ties import Symbols


def extent_of(
    symbols: Symbols,
    context: Context,
    held: tuple[Bound, ...],
    cells: tuple[CellReading, ...],
) -> tuple[int, int]:
    """First and last character of count, cells and the words that carry them."""
    at = context.number
    used = [i for b in held for i in (b.number, *b.places)]
    parts = [symbols[i] for i in used]
    if at is not None:
        parts += _carriers(symbols, context, at)
    starts = [part.start for part in parts] + [cell.start for cell in cells]
    ends = [part.end for part in parts] + [cell.end for cell in cells]
    first, last = min(starts), max(ends)
    return first, _closed(symbols, first, last)


def _closed(symbols: Symbols, first: int, last: int) -> int:
    """The end moved behind the bracket that closes one opened inside."""
    inside = [s.kind for s in symbols if first <= s.start < last]
    if inside.count(Sym.OPEN) <= inside.count(Sym.CLOSE):
        return last
    behind = [s for s in symbols if s.start >= last]
    is_next = bool(behind) and behind[0].kind is Sym.CLOSE
    return behind[0].end if is_next else last


def _carriers(symbols: Symbols, context: Context, at: int) -> list[Symbol]:
    """The number with the negation or the verb of breaking that it needs."""
    parts = [symbols[at]]
    if symbols[at].number.zero:
        negations = [
            symbol
            for symbol in symbols[context.first : at]
            if symbol.kind is Sym.NEGATION
        ]
        own = symbols[at].text.lower().startswith(("no", "none", "zero"))
        parts += [] if own else negations[-1:]
    if is_violator(symbols, context):
        broken = [s for s in symbols[:at] if s.kind is Sym.BREAK]
        parts += [*broken[-1:], symbols[at + 1]]
    return parts
