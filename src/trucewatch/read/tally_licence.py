"""Whether a number that could be a tally is one."""

from __future__ import annotations

from trucewatch.read.tally_cells import Bound
from trucewatch.read.tally_contexts import Context
from trucewatch.read.tally_lexicon import BREAK_VERBS
from trucewatch.read.tally_parts import is_times_broken
from trucewatch.read.tally_segments import Segment
from trucewatch.read.tally_symbols import LIST_MARKS, Number, Sym, Time, Unit
from trucewatch.read.tally_ties import Symbols, kind_at
from trucewatch.read.wordset import word_set


def is_unreal(
    symbols: Symbols, segment: Segment, context: Context, held: tuple[Bound, ...]
) -> bool:
    """Planned, possible, of other things, or a zero that says "not confirmed"."""
    at = context.number
    if at is None:
        at = held[0].number if held else context.first
    if any(symbol.kind is Sym.MODAL for symbol in symbols[segment.first : at]):
        return True
    if _counts_other(symbols, context):
        return True
    if _is_modal_behind(symbols, at):
        return True
    if _is_unconfirmed(symbols, segment.first, at):
        return True
    zero = context.number is not None and symbols[context.number].number.value == 0
    around = symbols[max(segment.first, at - 5) : at + 6]
    if zero and any(symbol.kind is Sym.CONFIRM for symbol in around):
        return not _finds_none(symbols, at)
    return zero and _is_silence(symbols, segment.first, at)


def _finds_none(symbols: Symbols, at: int) -> bool:
    """Whether "has verified no violation" says that there was none."""
    own = symbols[at].text.lower().startswith(("no ", "zero "))
    return own and kind_at(symbols, at - 1) is Sym.CONFIRM


def _is_modal_behind(symbols: Symbols, at: int) -> bool:
    """Whether the number is the subject of "would be", in its own item."""
    for symbol in symbols[at + 1 : at + 3]:
        if symbol.kind in LIST_MARKS | {Sym.CONTRAST}:
            return False
        if symbol.kind is Sym.MODAL:
            return True
    return False


def _is_unconfirmed(symbols: Symbols, first: int, at: int) -> bool:
    """As in "has not confirmed three cases": another recorder's, if anybody's."""
    kinds = [symbol.kind for symbol in symbols[first:at]]
    if Sym.CONFIRM not in kinds:
        return False
    verb = len(kinds) - 1 - kinds[::-1].index(Sym.CONFIRM)
    return Sym.NEGATION in kinds[max(0, verb - 3) : verb] and Sym.NUMBER not in kinds


def _is_silence(symbols: Symbols, first: int, at: int) -> bool:
    """As in "Did not report any" is silence, "has not recorded any" is a zero."""
    words = [symbol.text.lower() for symbol in symbols[first:at]]
    spoken = {"report", "reported"} & set(words[-2:])
    denied = any(w in {"not", "didn't", "hasn't", "never"} for w in words[-4:])
    return bool(spoken) and denied and symbols[at].text.lower().startswith("any")


def _counts_other(symbols: Symbols, context: Context) -> bool:
    """Whether the noun left out is that of other things counted right before."""
    at = context.number
    if at is None or symbols[at].number.unit is not None or symbols[at].number.zero:
        return False
    if kind_at(symbols, at + 1) is Sym.TIMES:
        return False
    before = [s.kind for s in symbols[:at] if s.kind in {Sym.NUMBER, Sym.THING}]
    return before[-1:] == [Sym.THING]


def _is_listed(symbols: Symbols, context: Context) -> bool:
    """Whether it is one of several bare numbers in a row that nothing ties."""
    at = context.number
    if at is None:
        return False
    near = [*_next_marks(symbols, at, 1), *_next_marks(symbols, at, -1)]
    return any(kind is Sym.NUMBER for kind in near)


def _next_marks(symbols: Symbols, at: int, step: int) -> list[Sym | None]:
    """The symbol behind the list marks beside `at`, where there are any."""
    here = at + step
    while kind_at(symbols, here) in LIST_MARKS:
        here += step
    return [kind_at(symbols, here)] if here != at + step else []


_PERCEIVED = word_set(
    """heard hears saw sees seen witnessed witness spotted spot noticed observed
    sighted"""
)
"""Verbs of what was perceived: an event, or a count where a window is given."""

_STRICT = word_set(
    """registered recorded documented counted logged tallied detected fixed monitored
    tracked registers records documents counts logs recording registering registering
    register record"""
)


def is_licensed(
    symbols: Symbols, segment: Segment, context: Context, unit: Unit | None
) -> bool:
    """Whether the sentence's own words make the number a tally."""
    if segment.recorder is None and _is_listed(symbols, context):
        return False
    if unit is not None and unit.strong:
        return True
    part = symbols[segment.first : segment.last]
    if is_violator(symbols, context):
        told = segment.recorder is not None
        window = any(isinstance(s.value, Time) and s.value.period for s in part)
        return told or window or any(s.text.lower() in BREAK_VERBS for s in symbols)
    if unit is not None:
        return _is_counted(symbols, segment, unit)
    if any(isinstance(s.value, Unit) and s.value.strong for s in symbols):
        return True
    if any(s.kind is Sym.NUMBER and _strong(s.number) for s in symbols):
        return True
    if context.number is None and any(s.kind is Sym.THING for s in part):
        return False
    if segment.recorder is None:
        return False
    own = any(symbol.kind is Sym.VERB for symbol in part)
    places = sum(symbol.kind is Sym.PLACE for symbol in part)
    paper = segment.recorder.recorder.paper and places > 1
    return own or paper or (places > 1 and _adds_up(part))


def _is_counted(symbols: Symbols, segment: Segment, unit: Unit) -> bool:
    """Whether a noun that makes no tally by itself is counted all the same."""
    part = symbols[segment.first : segment.last]
    verbs = {s.text.lower() for s in symbols if s.kind is Sym.VERB}
    if unit.head.startswith("occasion"):
        told = segment.recorder is not None
        return told or any(s.kind in {Sym.BREAK, Sym.VERB} for s in symbols)
    if unit.kind and _is_only_told(symbols, segment):
        return bool(verbs & _STRICT) or _there_were(symbols, part)
    if unit.kind and verbs and verbs <= _PERCEIVED:
        return any(
            s.kind is Sym.PREVIOUS or (isinstance(s.value, Time) and s.value.period)
            for s in part
        )
    strict = bool(verbs & _STRICT) or segment.recorder is not None
    return strict or (not unit.kind and bool(verbs))


def _there_were(symbols: Symbols, part: Symbols) -> bool:
    """Whether so many "there were" over a time: told as a count, not as an event."""
    timed = any(symbol.kind is Sym.TIME for symbol in part)
    return timed and any(
        symbol.text.lower() == "there"
        and Sym.BE in {kind_at(symbols, at + 1), kind_at(symbols, at - 1)}
        for at, symbol in enumerate(symbols)
    )


def _adds_up(part: Symbols) -> bool:
    """Whether the first number is the sum of the others ("8 (Idlib 5, Hama 3)")."""
    counts = [s.number.value or 0 for s in part if s.kind is Sym.NUMBER]
    return len(counts) > 2 and counts[0] == sum(counts[1:])


def _is_only_told(symbols: Symbols, segment: Segment) -> bool:
    """Whether somebody tells of acts whom no second recorder makes a recorder."""
    body = segment.recorder
    others = sum(symbol.kind is Sym.RECORDER for symbol in symbols)
    return body is not None and body.recorder.teller and others == 1


def _strong(number: Number) -> bool:
    return number.unit is not None and number.unit.strong


def is_violator(symbols: Symbols, context: Context) -> bool:
    """As in "Breached the truce at least 14 times"."""
    at = context.number
    return at is not None and is_times_broken(symbols, at)
