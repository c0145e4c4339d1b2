"""Whether a number that could be a tally is one."""

from __future__ import annotations

from trucewatch.read.tally_cells import Bound, Symbols, kind_at
from trucewatch.read.tally_contexts import Context
from trucewatch.read.tally_segments import Segment
from trucewatch.read.tally_symbols import Number, Sym, Unit
from trucewatch.read.wordset import word_set


def is_unreal(
    symbols: Symbols, segment: Segment, context: Context, held: tuple[Bound, ...]
) -> bool:
    """Planned, possible, or a zero that only says "not confirmed"."""
    at = context.number
    if at is None:
        at = held[0].number if held else context.first
    before = symbols[segment.first : at + 3]
    if any(symbol.kind is Sym.MODAL for symbol in before):
        return True
    zero = context.number is not None and symbols[context.number].number.value == 0
    around = symbols[max(segment.first, at - 5) : at + 6]
    if zero and any(symbol.kind is Sym.CONFIRM for symbol in around):
        return True
    return zero and _is_silence(symbols, segment.first, at)


def _is_silence(symbols: Symbols, first: int, at: int) -> bool:
    """As in "Did not report any" is silence, "has not recorded any" is a zero."""
    words = [symbol.text.lower() for symbol in symbols[first:at]]
    spoken = {"report", "reported"} & set(words[-2:])
    denied = any(w in {"not", "didn't", "hasn't", "never"} for w in words[-4:])
    return bool(spoken) and denied and symbols[at].text.lower().startswith("any")


_STRICT = word_set(
    """registered recorded documented counted logged tallied detected fixed monitored
    tracked registers records documents counts logs recording registering registering
    register record"""
)


def is_licensed(
    symbols: Symbols, segment: Segment, context: Context, unit: Unit | None
) -> bool:
    """Whether the sentence's own words make the number a tally."""
    if unit is not None and unit.strong:
        return True
    part = symbols[segment.first : segment.last]
    verbs = {s.text.lower() for s in symbols if s.kind is Sym.VERB}
    if is_violator(symbols, context):
        return True
    if unit is not None:
        strict = bool(verbs & _STRICT) or segment.recorder is not None
        return strict or (not unit.kind and bool(verbs))
    if any(isinstance(s.value, Unit) and s.value.strong for s in symbols):
        return True
    if any(s.kind is Sym.NUMBER and _strong(s.number) for s in symbols):
        return True
    if context.number is None and any(s.kind is Sym.THING for s in part):
        return False
    own = any(symbol.kind is Sym.VERB for symbol in part)
    return segment.recorder is not None and own


def _strong(number: Number) -> bool:
    return number.unit is not None and number.unit.strong


def is_violator(symbols: Symbols, context: Context) -> bool:
    """As in "Breached the truce at least 14 times"."""
    at = context.number
    if at is None:
        return False
    counted = kind_at(symbols, at + 1) is Sym.TIMES
    return counted and any(symbol.kind is Sym.BREAK for symbol in symbols)
