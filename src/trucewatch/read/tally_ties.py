"""Which place stands behind a number, and which places follow it."""

from __future__ import annotations

from trucewatch.read.tally_symbols import LIST_MARKS, Number, Sym, Symbol
from trucewatch.read.wordset import word_set

Symbols = tuple[Symbol, ...]


def kind_at(symbols: Symbols, index: int) -> Sym | None:
    """Kind of the symbol at `index`; None outside the sentence."""
    return symbols[index].kind if 0 <= index < len(symbols) else None


GAP = frozenset(
    {
        Sym.VERB,
        Sym.BE,
        Sym.BY,
        Sym.ACCORDING,
        Sym.RECORDER,
        Sym.TIME,
        Sym.OF_THEM,
        Sym.EACH,
        Sym.DASH,
        Sym.UNIT,
        Sym.TIMES,
        Sym.TOTAL,
        Sym.MORE,
    }
)
"""What may stand between a number and "in PLACE"."""


TIME_WORDS = word_set("over during on through throughout since between by within this")
"""Words that open a window or a date."""


IDLE_WORDS = TIME_WORDS | word_set(
    """also alone there respectively such day daily hours reportedly week weekend
    opened night shift month period past last overnight either"""
)


def place_ahead(symbols: Symbols, number: int) -> int | None:
    """Index of the place that the number at `number` is tied to, if any."""
    skipped = -1
    for at in range(number + 1, len(symbols)):
        symbol = symbols[at]
        following = kind_at(symbols, at + 1)
        match symbol.kind:
            case Sym.IN if following is Sym.PLACE:
                return at + 1
            case _ if following is Sym.PLACE and _leads_on(symbols, number, at):
                return at + 1
            case Sym.OPEN if (close := _second_recorder(symbols, at)) is not None:
                skipped = close
            case _ if at <= skipped:
                continue
            case Sym.PLACE | Sym.WORD if _is_aside(symbols, number, at):
                continue
            case Sym.OPEN | Sym.COLON | Sym.COMMA:
                return _behind_mark(symbols, at)
            case Sym.IN if following in GAP | {None, Sym.COLON}:
                continue
            case kind if kind in GAP or symbol.text.lower() in IDLE_WORDS:
                continue
            case _:
                return None
    return None


def _leads_on(symbols: Symbols, number: int, at: int) -> bool:
    """Whether a dash behind the number, or "affected", leads on to its place."""
    if symbols[at].kind is Sym.DASH:
        return at == number + 1
    return symbols[at].kind is Sym.BE and symbols[at].text.lower() in _AFFECT


def _is_aside(symbols: Symbols, number: int, at: int) -> bool:
    """Whether the word tells who did it or what was hit, before the place."""
    target = symbols[at].kind is Sym.WORD and _is_target(symbols, number, at)
    return target or _is_agent(symbols, number, at)


_AFFECT = frozenset({"affected", "concerned", "affecting"})

_ONTO = word_set("on against of involving upon targeting")


def _is_target(symbols: Symbols, number: int, at: int) -> bool:
    """Whether the word is one of "on hospitals", what the acts were aimed at."""
    value = symbols[number].value
    if not isinstance(value, Number) or value.unit is None:
        return False
    words = [symbol.text.lower() for symbol in symbols[number + 1 : at + 1]]
    kinds = {symbol.kind for symbol in symbols[number + 1 : at + 1]}
    return kinds == {Sym.WORD} and words[0] in _ONTO and len(words) <= _TARGET


_TARGET = 4
"""Words of the longest target that may stand between a count and its place."""


def _is_agent(symbols: Symbols, number: int, at: int) -> bool:
    """Whether the word is one of "by government forces", who broke the truce."""
    while at > number and kind_at(symbols, at) in {Sym.WORD, Sym.PLACE}:
        at -= 1
    return at > number and kind_at(symbols, at) is Sym.BY


def _second_recorder(symbols: Symbols, opening: int) -> int | None:
    """Where "(35 by UN figures)" closes: it stands between a number and its place."""
    for at in range(opening + 1, len(symbols)):
        if symbols[at].kind is Sym.CLOSE:
            inside = {symbol.kind for symbol in symbols[opening:at]}
            return at if {Sym.RECORDER, Sym.NUMBER} <= inside else None
    return None


def _behind_mark(symbols: Symbols, mark: int) -> int | None:
    """The place behind a colon or bracket, or behind a comma with its preposition."""
    if kind_at(symbols, mark) is Sym.OPEN:
        return mark + 1 if _is_place_list(symbols, mark + 1) else None
    colon = kind_at(symbols, mark) is Sym.COLON
    if kind_at(symbols, mark + 1) is Sym.WORD and symbols[mark + 1].text.lower() in {
        "all",
        "both",
    }:
        mark += 1
        mark += kind_at(symbols, mark + 1) is Sym.OF_THEM
    following = kind_at(symbols, mark + 1)
    if following is Sym.IN and kind_at(symbols, mark + 2) is Sym.PLACE:
        after = mark + 2
    elif colon and following is Sym.PLACE:
        after = mark + 1
    else:
        return None
    beyond = kind_at(symbols, after + 1)
    ends = LIST_MARKS | {None, Sym.EACH, Sym.TIME, Sym.CLOSE, Sym.DASH}
    return after if beyond in ends else None


def _is_place_list(symbols: Symbols, index: int) -> bool:
    """Whether only places and list marks stand from `index` to the bracket."""
    at, places = index, 0
    while kind_at(symbols, at) in LIST_MARKS | {Sym.PLACE, Sym.IN}:
        places += kind_at(symbols, at) is Sym.PLACE
        at += 1
    starts = kind_at(symbols, index) is Sym.PLACE
    return starts and places > 0 and kind_at(symbols, at) is Sym.CLOSE


def places_on(symbols: Symbols, first: int, used: set[int]) -> tuple[int, ...]:
    """The place at `first` and the bare places listed right behind it."""
    places = [first]
    at = first + 1
    while at < len(symbols):
        start = at
        while kind_at(symbols, at) in LIST_MARKS:
            at += 1
        while kind_at(symbols, at) is Sym.IN:
            at += 1
        is_next = at > start and kind_at(symbols, at) is Sym.PLACE
        if not is_next or at in used or not _ends_item(symbols, at + 1):
            break
        places.append(at)
        at += 1
    return tuple(places)


def _ends_item(symbols: Symbols, index: int) -> bool:
    kind = kind_at(symbols, index)
    if kind is Sym.IN and kind_at(symbols, index + 1) in {Sym.TIME, Sym.CUMULATIVE}:
        return True
    if kind is Sym.WORD and symbols[index].text.lower() in TIME_WORDS:
        return True
    return kind in LIST_MARKS | {
        None,
        Sym.EACH,
        Sym.TIME,
        Sym.CLOSE,
        Sym.CONTRAST,
        Sym.ACCORDING,
        Sym.BY,
        Sym.SUBSET,
        Sym.DASH,
        Sym.BE,
        Sym.OPEN,
        Sym.TOTAL,
        Sym.COLON,
        Sym.CUMULATIVE,
        Sym.PREVIOUS,
        Sym.OF_THEM,
        Sym.MORE,
    }
