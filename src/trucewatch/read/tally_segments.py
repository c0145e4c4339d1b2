"""Whose part of the sentence it is: one segment a recorder.

A recorder that is the subject opens its segment ("Turkey – eight (…)"); one
behind "by" or "according to" closes it, and its segment opens at the number it
goes with ("and eight by the Turkish side"). A second recorder that takes a
share of another's count ("22 of them according to the Syrian side") is lifted
out first: the cells stay with the whole count.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.recorder_lexicon import GUARANTORS
from trucewatch.read.tally_cells import Bound
from trucewatch.read.tally_shares import Share, has_number
from trucewatch.read.tally_symbols import LIST_MARKS, Sym, Symbol
from trucewatch.read.tally_ties import Symbols, kind_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of symbols that one recorder answers for.

    Args:
        first, last: indices of symbols, half-open.
        recorder: its symbol, or None.
        other_side: whether "another six" makes it the other side's.
    """

    first: int
    last: int
    recorder: Symbol | None
    other_side: bool = False


def segments(
    symbols: Symbols, bounds: tuple[Bound, ...], lifted: tuple[Share, ...]
) -> tuple[Segment, ...]:
    """The sentence cut into one segment a recorder, in order."""
    skip = {share.recorder for share in lifted}
    recorders = _counters(
        symbols,
        [
            index
            for index, symbol in enumerate(symbols)
            if symbol.kind is Sym.RECORDER
            and index not in skip
            and not _is_violator(symbols, index)
        ],
    )
    starts: list[tuple[int, int | None]] = []
    if recorders and _is_nobodys(symbols, recorders):
        starts.append((0, None))
    for order, index in enumerate(recorders):
        following = recorders[order + 1] if order + 1 < len(recorders) else None
        start = _start(symbols, bounds, index, recorders[:order], following)
        starts.append((start if starts else 0, index))
    if not starts:
        starts = [(0, None)]
    ends = [start for start, _ in starts[1:]] + [len(symbols)]
    cut = [
        Segment(
            first=start,
            last=max(start, end),
            recorder=symbols[index] if index is not None else None,
        )
        for (start, index), end in zip(starts, ends, strict=True)
    ]
    return tuple(part for segment in cut for part in _split_more(symbols, segment))


def _is_violator(symbols: Symbols, index: int) -> bool:
    """As in "R logged 9 violations by X and 2 by Y": X and Y broke the truce."""
    if [s.kind for s in symbols[max(0, index - 2) : index]] != [Sym.NUMBER, Sym.BY]:
        return False
    subject = verb = False
    for at, symbol in enumerate(symbols[: index - 2]):
        subject = subject or (symbol.kind is Sym.RECORDER and not verb)
        active = symbol.kind is Sym.VERB and kind_at(symbols, at - 1) is not Sym.BE
        verb = verb or (subject and active)
        named = symbol.kind is Sym.NUMBER and symbol.number.unit is not None
        if verb and named and kind_at(symbols, at + 1) is Sym.BY:
            return True
    return False


def _counters(symbols: Symbols, recorders: list[int]) -> list[int]:
    """Those who count; where nobody does, the one who tells of the count."""
    counting = [
        at
        for at in recorders
        if not symbols[at].recorder.teller or _counts_apart(symbols, at, recorders)
    ]
    if counting or not recorders:
        return counting
    if _is_nobodys_count(symbols, recorders):
        return []
    ends = [*recorders[1:], len(symbols)]
    own = [
        at
        for at, end in zip(recorders, ends, strict=True)
        if any(symbol.kind is Sym.NUMBER for symbol in symbols[at:end])
    ]
    return own or recorders[:1]


def _counts_apart(symbols: Symbols, at: int, recorders: list[int]) -> bool:
    """Whether a teller has a number in a clause of its own, before who counts."""
    following = next((other for other in recorders if other > at), None)
    if following is None or symbols[following].recorder.teller:
        return False
    ends = (i for i in range(at, following) if symbols[i].kind is Sym.SEMICOLON)
    end = next(ends, at)
    return any(symbol.kind is Sym.NUMBER for symbol in symbols[at:end])


def _is_nobodys_count(symbols: Symbols, recorders: list[int]) -> bool:
    """Whether a guarantor passes on what "was recorded": both sides' or one's."""
    told = [code for at in recorders for code in symbols[at].recorder.codes]
    passive = any(
        symbol.kind is Sym.VERB and symbols[at - 1].text.lower() in _PASSIVE
        for at, symbol in enumerate(symbols)
        if at
    )
    return passive and bool(GUARANTORS & set(told))


_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def _start(
    symbols: Symbols,
    bounds: tuple[Bound, ...],
    index: int,
    before: list[int],
    following: int | None,
) -> int:
    """First symbol of the segment of the recorder at `index`."""
    if _has_own_number(symbols, index):
        return index
    if not before and _is_share_of_total(symbols, index):
        return index - 2
    if not before or not _is_agent(symbols, index, following):
        return index
    cell_numbers = {bound.number for bound in bounds}
    floor = before[-1] + 1
    numbers = [at for at in range(floor, index) if symbols[at].kind is Sym.NUMBER]
    free = [at for at in numbers if at not in cell_numbers]
    if not numbers:
        return index
    head = free[-1] if free else numbers[-1]
    if _is_tied_behind(bounds, numbers[-1], index):
        head = numbers[-1]
    if not free and _has_agent_mark(symbols, before[-1]):
        totals = {s for s in range(before[-1]) if symbols[s].kind is Sym.NUMBER}
        cells = [bound for bound in bounds if bound.number in numbers]
        if totals <= cell_numbers:
            return min(min(bound.number, *bound.places) for bound in cells)
    if _owned_by_previous(symbols, before[-1], head, numbers):
        return index
    while kind_at(symbols, head - 1) in {Sym.MORE, Sym.CONTRAST}:
        head -= 1
    return head


def _is_tied_behind(bounds: tuple[Bound, ...], number: int, index: int) -> bool:
    """Whether the place of a number stands behind the recorder ("6 by R in Homs")."""
    return any(b.number == number and b.places[0] > index for b in bounds)


def _has_own_number(symbols: Symbols, index: int) -> bool:
    """Whether "R – 3" gives the recorder its number right behind it."""
    mark = kind_at(symbols, index + 1) in {Sym.DASH, Sym.COLON}
    return mark and kind_at(symbols, index + 2) is Sym.NUMBER


def _is_nobodys(symbols: Symbols, recorders: list[int]) -> bool:
    """Whether the count before the first recorder belongs to no recorder."""
    first = recorders[0]
    if _is_ledger(symbols, first) or _is_share_of_total(symbols, first):
        return True
    end = recorders[1] if len(recorders) > 1 else len(symbols)
    own = any(symbol.kind is Sym.NUMBER for symbol in symbols[first:end])
    ends = any(symbol.kind is Sym.SEMICOLON for symbol in symbols[:first])
    agent = _has_agent_mark(symbols, first)
    return own and ends and not agent and has_number(symbols, first)


def _is_share_of_total(symbols: Symbols, index: int) -> bool:
    """Whether "five breaches: three by R" leaves the five to nobody."""
    if kind_at(symbols, index - 1) is not Sym.BY:
        return False
    if kind_at(symbols, index - 2) is not Sym.NUMBER:
        return False
    own = symbols[index - 2].number.unit
    return own is None and has_number(symbols, index - 2)


def _is_ledger(symbols: Symbols, index: int) -> bool:
    """Whether a total stands before "(Russia – 3, Turkey – 1)": nobody's own."""
    return _has_own_number(symbols, index) and has_number(symbols, index)


def _owned_by_previous(
    symbols: Symbols, previous: int, head: int, numbers: list[int]
) -> bool:
    """Whether the one number in between is the object of the recorder before."""
    subject = not _has_agent_mark(symbols, previous)
    between = symbols[previous + 1 : head]
    marked = any(s.kind in LIST_MARKS | {Sym.CONTRAST} for s in between)
    return subject and len(numbers) == 1 and not marked


def _has_agent_mark(symbols: Symbols, index: int) -> bool:
    before = kind_at(symbols, index - 1)
    return before in {Sym.BY, Sym.ACCORDING} or _is_bracketed(symbols, index)


def _is_bracketed(symbols: Symbols, index: int) -> bool:
    """As in "14 (Russian side)"."""
    around = (kind_at(symbols, index - 1), kind_at(symbols, index + 1))
    return around == (Sym.OPEN, Sym.CLOSE) and has_number(symbols, index)


def _is_agent(symbols: Symbols, index: int, following: int | None) -> bool:
    if kind_at(symbols, index - 1) is Sym.BY or _is_bracketed(symbols, index):
        return True
    if kind_at(symbols, index - 1) is not Sym.ACCORDING:
        return False
    end = len(symbols) if following is None else following
    after = symbols[index + 1 : end]
    return not any(symbol.kind is Sym.NUMBER for symbol in after)


def _split_more(symbols: Symbols, segment: Segment) -> tuple[Segment, ...]:
    """Cut at "another six were recorded": the other side's count (pattern 15)."""
    seen = False
    for at in range(segment.first, segment.last):
        if symbols[at].kind is not Sym.NUMBER:
            continue
        is_more = _is_more(symbols, at)
        if is_more and (seen or segment.recorder is None) and _is_counted(symbols, at):
            head = at
            while kind_at(symbols, head - 1) in {Sym.MORE, Sym.CONTRAST}:
                head -= 1
            return _cut(segment, head)
        seen = True
    return (segment,)


def _is_more(symbols: Symbols, at: int) -> bool:
    return Sym.MORE in {kind_at(symbols, at - 1), kind_at(symbols, at + 1)}


def _is_counted(symbols: Symbols, at: int) -> bool:
    """Whether the number has a verb of its own ("another 6 were recorded")."""
    window = symbols[at + 1 : at + 5]
    for symbol in window:
        if symbol.kind in LIST_MARKS:
            return False
        if symbol.kind in {Sym.VERB, Sym.BE}:
            return True
    return symbols[at].number.unit is not None


def _cut(segment: Segment, head: int) -> tuple[Segment, ...]:
    other = Segment(first=head, last=segment.last, recorder=None, other_side=True)
    if head == segment.first:
        return (other,)
    own = Segment(first=segment.first, last=head, recorder=segment.recorder)
    return (own, other)
