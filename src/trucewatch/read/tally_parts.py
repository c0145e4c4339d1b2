"""Parts of a count that nothing names: who broke the truce, what was used, at night.

"203 violations, 120 by troops and 83 by rebels": 120 and 83 are no counts of
their own, and no cells either, for a cell has a place or a kind. They are left
out, never read as what the recorder counted.
"""

from __future__ import annotations

from trucewatch.read.tally_cells import Bound
from trucewatch.read.tally_symbols import LIST_MARKS, Sym
from trucewatch.read.tally_ties import Symbols, kind_at

UNREAD_PARTS = "unread_parts"
"""Flag: the sentence breaks the count down by something that makes no cell."""

_MARKS = frozenset({Sym.OF_THEM, Sym.SUBSET})
_IDLE = frozenset({Sym.WORD, Sym.IN, Sym.BE, Sym.MORE, Sym.VERB, Sym.MODAL})
"""What may stand between "of which" and its number."""

_OWN = frozenset({Sym.PREVIOUS, Sym.CUMULATIVE, Sym.TOTAL, Sym.CONTRAST, Sym.SEMICOLON})
"""What gives a number behind another a window or a sentence of its own."""


def unread_parts(
    symbols: Symbols, first: int, last: int, bounds: tuple[Bound, ...]
) -> frozenset[int]:
    """Indices of the numbers that are parts of a count without being its cells.

    Args:
        symbols: the sentence.
        first: index of the first symbol of the recorder's segment.
        last: index behind its last one.
        bounds: numbers tied to places.
    """
    numbers = [at for at in range(first, last) if symbols[at].kind is Sym.NUMBER]
    shares = [at for at in numbers if _is_share(symbols, at)]
    whole = next((at for at in numbers if _is_whole(symbols, at)), None)
    if whole is None:
        return frozenset(shares)
    tied = {bound.number for bound in bounds}
    found: list[int] = []
    for at in numbers:
        if at <= whole or at in shares:
            continue
        if at not in tied and _is_part(symbols, at, whole=whole, found=found):
            found.append(at)
    bare = [at for at in numbers if at > whole and _is_bare(symbols, at)]
    if len(bare) > 1 and _total(symbols, bare) == _value(symbols, whole):
        rest = [at for at in numbers if at > bare[0] and symbols[at].number.zero]
        return frozenset([*shares, *({*bare, *rest} - tied)])
    fit = _adds_up_to(symbols, found, whole=whole)
    return frozenset([*shares, *(at for at in found if fit or _is_told(symbols, at))])


def _adds_up_to(symbols: Symbols, parts: list[int], *, whole: int) -> bool:
    """Whether the parts are no more than the whole."""
    return _total(symbols, parts) <= _value(symbols, whole)


def _total(symbols: Symbols, parts: list[int]) -> int:
    return sum(_value(symbols, at) for at in parts)


def is_times_broken(symbols: Symbols, at: int) -> bool:
    """As in "breached the truce 14 times"."""
    counted = kind_at(symbols, at + 1) is Sym.TIMES
    return counted and any(symbol.kind is Sym.BREAK for symbol in symbols)


def _value(symbols: Symbols, at: int) -> int:
    return symbols[at].number.value or 0


def _is_bare(symbols: Symbols, at: int) -> bool:
    number = symbols[at].number
    return number.unit is None and not number.zero


def _is_share(symbols: Symbols, at: int) -> bool:
    """As in "12 of the 30 violations": the thirty are what was counted."""
    if kind_at(symbols, at + 1) is not Sym.OF_THEM:
        return False
    return kind_at(symbols, at + 2) is Sym.NUMBER


def _is_whole(symbols: Symbols, at: int) -> bool:
    number = symbols[at].number
    counted = number.unit is not None or is_times_broken(symbols, at)
    return counted and bool(number.value) and kind_at(symbols, at + 1) is not Sym.BY


def _is_part(symbols: Symbols, at: int, *, whole: int, found: list[int]) -> bool:
    if symbols[at].number.unit is not None or symbols[at].number.zero:
        return False
    before = _number_before(symbols, at)
    kinds = {symbol.kind for symbol in symbols[before + 1 : at]}
    own = {symbol.kind for symbol in symbols[_item_start(symbols, at) : at]}
    if kinds & _OWN or own & {Sym.TIME} or _is_timed(symbols, at):
        return False
    if _is_told(symbols, at) or _is_of_whole(symbols, whole):
        return True
    behind = kind_at(symbols, at + 1) is Sym.BY or _only_happened(symbols, at)
    told = before != whole and (before in found or symbols[before].number.unit)
    listed = bool(told) and kinds <= LIST_MARKS | {Sym.BY, Sym.WORD, Sym.RECORDER}
    return behind or listed


def _only_happened(symbols: Symbols, at: int) -> bool:
    """As in "eight were minor", "nine affected ...": nobody counts them anew."""
    return (kind_at(symbols, at + 1), kind_at(symbols, at + 2)) in {
        (Sym.BE, Sym.WORD),
        (Sym.BE, Sym.PLACE),
    }


def _number_before(symbols: Symbols, at: int) -> int:
    while at > 0 and symbols[at - 1].kind is not Sym.NUMBER:
        at -= 1
    return at - 1


def _item_start(symbols: Symbols, at: int) -> int:
    """Index behind the last mark of a list before `at`."""
    while at > 0 and symbols[at - 1].kind not in LIST_MARKS | {Sym.OPEN, Sym.NUMBER}:
        at -= 1
    return at


def _is_timed(symbols: Symbols, at: int) -> bool:
    """Whether a window of its own stands behind the number ("27 on Saturday")."""
    for symbol in symbols[at + 1 : at + 4]:
        if symbol.kind in LIST_MARKS | {Sym.SEMICOLON, Sym.NUMBER}:
            return False
        if symbol.kind is Sym.TIME:
            return True
    return False


def _is_told(symbols: Symbols, at: int) -> bool:
    """Whether "of which" or "among them" opens the number, or stands behind it."""
    if kind_at(symbols, at + 1) is Sym.OF_THEM:
        return True
    start = at - 1
    while start >= 0 and symbols[start].kind in _IDLE:
        start -= 1
    return start >= 0 and symbols[start].kind in _MARKS


def _is_of_whole(symbols: Symbols, whole: int) -> bool:
    """Whether the sentence says "of 48 violations": what follows are parts."""
    return kind_at(symbols, whole - 1) is Sym.OF
