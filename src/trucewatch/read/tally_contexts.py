"""Which stretch of a segment belongs to which count: daily, running, before."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from trucewatch.model.tally import TallyScope
from trucewatch.read.tally_cells import Bound
from trucewatch.read.tally_kinds import parts_by_kind
from trucewatch.read.tally_parts import is_times_broken
from trucewatch.read.tally_segments import Segment
from trucewatch.read.tally_symbols import LIST_MARKS, Sym, Symbol
from trucewatch.read.tally_ties import TIME_WORDS, Symbols, kind_at
from trucewatch.read.wordset import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The stretch of a segment that belongs to one count."""

    number: int | None
    first: int
    last: int
    scope: TallyScope
    previous: bool = False


_PAST = word_set("before earlier preceding previous prior")


def is_past_window(symbol: Symbol) -> bool:
    """Whether a time names the period before ("the previous 24 hours")."""
    return bool(_PAST & set(symbol.text.lower().split()))


def is_since(symbols: Symbols, time: Symbol) -> bool:
    """Whether "since" stands right before the time."""
    return any(
        symbol.kind is Sym.CUMULATIVE
        and symbol.text.lower() == "since"
        and (symbol.end <= time.start <= symbol.end + 6 or symbol.start == time.start)
        for symbol in symbols
    )


def contexts_of(
    symbols: Symbols, segment: Segment, inside: tuple[Bound, ...], gone: set[int]
) -> list[Context]:
    """One stretch for each number that is a count of its own."""
    cells = {b.number for b in inside if len(inside) > 1 or _is_tied(b)}
    if not inside:
        cells |= set(parts_by_kind(symbols, segment.first, segment.last))
    numbers = [
        at
        for at in range(segment.first, segment.last)
        if symbols[at].kind is Sym.NUMBER
        and at not in gone
        and (at not in cells or _is_first_times(symbols, at))
        and _is_whole(symbols, at)
    ]
    numbers = _without_kinds(symbols, numbers, counted=_counted(symbols, inside))
    numbers = _with_today(symbols, numbers, inside)
    if not numbers:
        scope = _scope(symbols, segment.first, segment.last, alone=True)
        return [
            Context(number=None, first=segment.first, last=segment.last, scope=scope)
        ]
    today = _cells_of_today(symbols, segment, numbers, inside)
    if today is not None:
        return today
    starts = [segment.first]
    for before, at in pairwise(numbers):
        starts.append(_item_start(symbols, before, at))
    ends = [*starts[1:], segment.last]
    return [
        Context(
            number=at,
            first=first,
            last=last,
            scope=_scope(symbols, first, last, alone=len(numbers) == 1),
            previous=_is_previous(symbols, first, last, at),
        )
        for at, first, last in zip(numbers, starts, ends, strict=True)
    ]


def _cells_of_today(
    symbols: Symbols, segment: Segment, numbers: list[int], inside: tuple[Bound, ...]
) -> list[Context] | None:
    """The cells alone, and the one count of the period before that follows them.

    Several numbers of the period before ("290 and 88 respectively") are left out.
    """
    ahead = [bound.number for bound in inside if bound.number < numbers[0]]
    if len(ahead) < 2 or not _compares(symbols, ahead[-1], numbers[0]):
        return None
    cut = _compared_from(symbols, ahead[-1], numbers[0])
    scope = _scope(symbols, segment.first, cut, alone=True)
    cells = Context(number=None, first=segment.first, last=cut, scope=scope)
    if len(numbers) > 1:
        return [cells]
    side = TallyScope.SIDE
    before = Context(
        number=numbers[0], first=cut, last=segment.last, scope=side, previous=True
    )
    return [cells, before]


def _is_tied(bound: Bound) -> bool:
    """Whether a number is a place's own, not the count of a place in front."""
    return bound.tight or bound.number < bound.places[0]


def _with_today(
    symbols: Symbols, numbers: list[int], inside: tuple[Bound, ...]
) -> list[int]:
    """The numbers with one tied to a place that only the period before goes with."""
    if len(numbers) != 1 or len(inside) != 1:
        return numbers
    today, before = inside[0].number, numbers[0]
    compared = today < before and _compares(symbols, today, before)
    return [today, before] if compared else numbers


def _is_whole(symbols: Symbols, at: int) -> bool:
    """Not a part told apart by something else than a place ("11 of them at night")."""
    if kind_at(symbols, at + 1) is not Sym.OF_THEM:
        return True
    told = {kind_at(symbols, at - 1), kind_at(symbols, at - 2)} & {Sym.VERB}
    behind = [symbols[at + 2].kind] if at + 2 < len(symbols) else []
    if behind == [Sym.WORD] and symbols[at + 2].text.lower() in TIME_WORDS:
        behind = [kind for kind in (kind_at(symbols, at + 3),) if kind]
    return bool(told) or behind == [Sym.TIME]


def _is_first_times(symbols: Symbols, at: int) -> bool:
    """Whether no "14 times" stands before this one: a later one is a part of it."""
    before = symbols[: at + 1]
    first = not any(symbol.kind is Sym.TIMES for symbol in before)
    return first and is_times_broken(symbols, at)


def _counted(symbols: Symbols, inside: tuple[Bound, ...]) -> bool:
    """Whether a number tied to a place carries the noun that is counted."""
    units = [symbols[bound.number].number.unit for bound in inside]
    return any(unit is not None and not unit.kind for unit in units)


def _without_kinds(symbols: Symbols, numbers: list[int], *, counted: bool) -> list[int]:
    """The numbers less those that only break a count down by kind."""

    def kind(at: int) -> bool:
        unit = symbols[at].number.unit
        return unit is not None and unit.kind and not symbols[at].number.zero

    kinds = [at for at in numbers if kind(at)]
    rest = [at for at in numbers if at not in kinds]
    if counted and not rest:
        return []
    if not rest and kinds and _compares(symbols, kinds[0], kinds[-1]):
        return kinds
    if rest and kinds and kinds[0] < rest[0] and _all_bare(symbols, rest):
        return numbers
    if rest and kinds:
        near = [at for at in kinds if not _has_clause(symbols, rest[0], at)]
        return [at for at in numbers if at not in near]
    if len(kinds) >= 2 and _subset_between(symbols, kinds[0], kinds[1]):
        return kinds[:1]
    return rest if len(kinds) >= 2 else numbers


def _all_bare(symbols: Symbols, numbers: list[int]) -> bool:
    """Whether the numbers leave out their noun: it is that of the ones before."""
    return all(
        symbols[at].number.unit is None and not symbols[at].number.zero
        for at in numbers
    )


def _compares(symbols: Symbols, first: int, last: int) -> bool:
    """Whether the period before is spoken of between two numbers."""
    return any(
        symbol.kind is Sym.PREVIOUS
        or (symbol.kind is Sym.TIME and is_past_window(symbol))
        for symbol in symbols[first:last]
    )


def _has_clause(symbols: Symbols, one: int, two: int) -> bool:
    """Whether a verb of its own stands between two numbers."""
    first, last = min(one, two), max(one, two)
    between = {symbol.kind for symbol in symbols[first + 1 : last]}
    return bool(between & {Sym.SEMICOLON, Sym.CONTRAST}) and Sym.VERB in between


def _subset_between(symbols: Symbols, first: int, last: int) -> bool:
    return any(s.kind in {Sym.SUBSET, Sym.OF_THEM} for s in symbols[first:last])


def _item_start(symbols: Symbols, before: int, at: int) -> int:
    """Where the item of the number at `at` begins, after the number `before`."""
    for index in range(at - 1, before, -1):
        if symbols[index].kind is Sym.OPEN:
            return _compared_from(symbols, before, index)
        if symbols[index].kind in LIST_MARKS | {Sym.CONTRAST}:
            return index
    running = {Sym.CUMULATIVE, Sym.TOTAL}
    opens = (i for i in range(before + 1, at) if symbols[i].kind in running)
    return next(opens, at)


def _compared_from(symbols: Symbols, before: int, opening: int) -> int:
    """Where "compared with the previous 24 hours (40)" begins, else the bracket."""
    for index in range(before + 1, opening):
        symbol = symbols[index]
        past = symbol.kind is Sym.TIME and is_past_window(symbol)
        if symbol.kind is Sym.PREVIOUS or past:
            return index
    return opening


def _scope(symbols: Symbols, first: int, last: int, *, alone: bool) -> TallyScope:
    part = symbols[first:last]
    kinds = {symbol.kind for symbol in part}
    zero = any(s.kind is Sym.NUMBER and s.number.zero for s in part)
    running = Sym.CUMULATIVE in kinds and not zero
    if running and not _since_is_short(symbols, first, last):
        return TallyScope.CUMULATIVE
    if Sym.TOTAL in kinds and not alone and not _sums_up(part):
        return TallyScope.CUMULATIVE
    return TallyScope.SIDE


def _sums_up(part: Symbols) -> bool:
    """Whether "in all" closes a breakdown ("making 8 in all")."""
    return any(symbol.kind is Sym.PLACE for symbol in part)


_SHORT = word_set("""morning yesterday midnight evening noon dawn hours hour""")


def _since_is_short(symbols: Symbols, first: int, last: int) -> bool:
    """As in "Since this morning" is a window of the day, no running total."""
    for at in range(first, last):
        if symbols[at].kind is Sym.CUMULATIVE and symbols[at].text.lower() == "since":
            near = " ".join(s.text.lower() for s in symbols[at + 1 : at + 4])
            return any(word in _SHORT for word in near.split())
    return False


def _is_previous(symbols: Symbols, first: int, last: int, at: int) -> bool:
    """Whether the number is the one of the period before (pattern 18)."""
    part = [s for i, s in enumerate(symbols[first:last], first) if i != at]
    return any(
        symbol.kind is Sym.PREVIOUS
        or (symbol.kind is Sym.TIME and is_past_window(symbol))
        for symbol in part
    )
