"""Second recorders who take a share of another count: "22 of them according to R"."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.tally_symbols import LIST_MARKS, Sym
from trucewatch.read.tally_ties import Symbols, kind_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A second recorder's share of another's count."""

    number: int
    recorder: int


def shares(symbols: Symbols) -> tuple[Share, ...]:
    """Second recorders with their numbers; "none of which" makes no number."""
    found: list[Share] = []
    for index, symbol in enumerate(symbols):
        if symbol.kind is not Sym.RECORDER:
            continue
        number = _share_before(symbols, index)
        if number is None:
            number = _share_in_brackets(symbols, index)
        if number is None:
            number = _share_after(symbols, index)
        if number is not None:
            found.append(Share(number=number, recorder=index))
    return tuple(found)


def _share_before(symbols: Symbols, index: int) -> int | None:
    """As in "22 of them according to R" or "three were confirmed by R"."""
    at = index - 1
    while at >= 0 and symbols[at].kind not in _SHARE_ENDS:
        at -= 1
    if kind_at(symbols, at) is not Sym.NUMBER:
        return None
    between = {symbol.kind for symbol in symbols[at + 1 : index]}
    agent = between & {Sym.BY, Sym.ACCORDING}
    part = between & {Sym.OF_THEM, Sym.CONFIRM}
    bracketed = kind_at(symbols, at - 1) is Sym.OPEN and has_number(symbols, at - 1)
    is_bare = symbols[at].number.unit is None or Sym.ACCORDING in between
    return at if agent and (part or (bracketed and is_bare)) else None


_SHARE_ENDS = LIST_MARKS | {Sym.OPEN, Sym.CLOSE, Sym.NUMBER, Sym.CONTRAST, Sym.RECORDER}


def has_number(symbols: Symbols, before: int) -> bool:
    """Whether a number stands before the symbol at `before`."""
    return any(symbol.kind is Sym.NUMBER for symbol in symbols[:before])


def _share_after(symbols: Symbols, index: int) -> int | None:
    """As in "The Russian side confirmed only three of them"."""
    at = index + 1
    while kind_at(symbols, at) in {Sym.BE, Sym.NEGATION, Sym.WORD, Sym.EACH}:
        at += 1
    if kind_at(symbols, at) is not Sym.CONFIRM:
        return None
    at += 1
    while kind_at(symbols, at) in {Sym.BE, Sym.MORE}:
        at += 1
    if kind_at(symbols, at) is not Sym.NUMBER:
        return None
    part = symbols[at].number.unit is None or kind_at(symbols, at + 1) is Sym.OF_THEM
    return at if part or has_number(symbols, index) else None


def _share_in_brackets(symbols: Symbols, index: int) -> int | None:
    """As in "34 shellings (by Syrian figures – 30)", "(the army speaks of 30)"."""
    opening = index - 1
    if kind_at(symbols, opening) in {Sym.BY, Sym.ACCORDING}:
        opening -= 1
    if kind_at(symbols, opening) is not Sym.OPEN or not has_number(symbols, opening):
        return None
    at, numbers = index + 1, []
    while at < len(symbols) and symbols[at].kind is not Sym.CLOSE:
        if symbols[at].kind in {Sym.RECORDER, Sym.PLACE}:
            return None
        if symbols[at].kind is Sym.NUMBER:
            numbers.append(at)
        at += 1
    return numbers[0] if len(numbers) == 1 and at < len(symbols) else None
