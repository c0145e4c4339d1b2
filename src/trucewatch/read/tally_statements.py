"""What each segment says: one statement a count, with its cells and doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.model.tally import CountBasis, TallyScope
from trucewatch.read.tally_cells import Bound, Symbols, bind, kind_at
from trucewatch.read.tally_segments import Segment, segments, shares
from trucewatch.read.tally_sums import CellReading, Sums, add_up, kind_cells
from trucewatch.read.tally_symbols import LIST_MARKS, Number, Sym, Symbol, Unit


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """The stretch of a segment that belongs to one count."""

    number: int | None
    first: int
    last: int
    scope: TallyScope
    previous: bool = False


def statements(symbols: Symbols) -> tuple[Statement, ...]:
    """Every count that the sentence states, in text order."""
    if _is_distribution(symbols):
        return _zipped(symbols)
    bounds = bind(symbols)
    lifted = shares(symbols)
    gone = {share.number for share in lifted}
    bounds = tuple(b for b in bounds if b.number not in gone)
    found: list[Statement] = []
    for segment in segments(symbols, bounds, lifted):
        found += _of_segment(symbols, segment, bounds, gone)
    for share in lifted:
        found += _share(symbols, share.number, share.recorder)
    return tuple(found)


def _share(symbols: Symbols, number: int, recorder: int) -> list[Statement]:
    value = symbols[number].number
    if not value.value:
        return []
    body = symbols[recorder]
    return [
        Statement(
            code=code,
            recorder=body,
            count=value.value,
            basis=CountBasis.STATED,
            scope=TallyScope.SIDE,
            cells=(),
            complete=False,
            flags=("second_recorder", *value.flags),
            unit=value.unit,
            time=None,
            start=symbols[number].start,
            end=symbols[number].end,
            licensed=False,
        )
        for code in body.recorder.codes or (None,)
    ]


def _is_distribution(symbols: Symbols) -> bool:
    """Whether "10 and 8 respectively" deals the numbers out to two recorders."""
    numbers = [s for s in symbols if s.kind is Sym.NUMBER]
    bodies = [s for s in symbols if s.kind is Sym.RECORDER]
    dealt = any(s.text.lower() == "respectively" for s in symbols)
    codes = bodies[0].recorder.codes if len(bodies) == 1 else ()
    return dealt and len(numbers) == len(codes) == 2


def _zipped(symbols: Symbols) -> tuple[Statement, ...]:
    body = next(s for s in symbols if s.kind is Sym.RECORDER)
    numbers = [s for s in symbols if s.kind is Sym.NUMBER]
    unit = next((n.number.unit for n in numbers if n.number.unit), None)
    return tuple(
        Statement(
            code=code,
            recorder=body,
            count=symbol.number.value,
            basis=CountBasis.STATED,
            scope=TallyScope.SIDE,
            cells=(),
            complete=False,
            flags=symbol.number.flags,
            unit=unit,
            time=_time_in(symbols, 0, len(symbols)),
            start=numbers[0].start,
            end=numbers[-1].end,
        )
        for code, symbol in zip(body.recorder.codes, numbers, strict=True)
    )


def _of_segment(
    symbols: Symbols, segment: Segment, bounds: tuple[Bound, ...], gone: set[int]
) -> list[Statement]:
    inside = tuple(b for b in bounds if segment.first <= b.number < segment.last)
    found: list[Statement] = []
    contexts = _contexts(symbols, segment, inside, gone)
    for order, context in enumerate(contexts):
        held = tuple(b for b in inside if context.first <= b.number < context.last)
        statement = _of_context(symbols, segment, context, held)
        if statement is None:
            continue
        if context.previous and (order or len(contexts) > 1):
            statement = replace(statement, flags=(*statement.flags, "previous_period"))
        found += _for_each_recorder(symbols, segment, statement)
    return found


def _contexts(
    symbols: Symbols, segment: Segment, inside: tuple[Bound, ...], gone: set[int]
) -> list[_Context]:
    """One stretch for each number that is a count of its own."""
    cells = {b.number for b in inside}
    numbers = [
        at
        for at in range(segment.first, segment.last)
        if symbols[at].kind is Sym.NUMBER
        and at not in gone
        and at not in cells
        and _is_whole(symbols, at)
    ]
    numbers = _without_kinds(symbols, numbers)
    if not numbers:
        scope = _scope(symbols, segment.first, segment.last, alone=True)
        return [
            _Context(number=None, first=segment.first, last=segment.last, scope=scope)
        ]
    starts = [segment.first]
    for before, at in zip(numbers[:-1], numbers[1:], strict=True):
        starts.append(_item_start(symbols, before, at))
    ends = [*starts[1:], segment.last]
    return [
        _Context(
            number=at,
            first=first,
            last=last,
            scope=_scope(symbols, first, last, alone=len(numbers) == 1),
            previous=_is_previous(symbols, first, last, at),
        )
        for at, first, last in zip(numbers, starts, ends, strict=True)
    ]


def _is_whole(symbols: Symbols, at: int) -> bool:
    """Not a part told apart by something else than a place ("11 of them at night")."""
    return kind_at(symbols, at + 1) is not Sym.OF_THEM


def _without_kinds(symbols: Symbols, numbers: list[int]) -> list[int]:
    """The numbers less those that only break a count down by kind."""

    def kind(at: int) -> bool:
        unit = symbols[at].number.unit
        return unit is not None and unit.kind and not symbols[at].number.zero

    kinds = [at for at in numbers if kind(at)]
    rest = [at for at in numbers if at not in kinds]
    if rest and kinds:
        near = [at for at in kinds if not _has_clause(symbols, rest[0], at)]
        return [at for at in numbers if at not in near]
    if len(kinds) >= 2 and _subset_between(symbols, kinds[0], kinds[1]):
        return kinds[:1]
    return rest if len(kinds) >= 2 else numbers


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
        if symbols[index].kind in LIST_MARKS | {Sym.OPEN, Sym.CONTRAST}:
            return index
    return at


def _scope(symbols: Symbols, first: int, last: int, *, alone: bool) -> TallyScope:
    part = symbols[first:last]
    kinds = {symbol.kind for symbol in part}
    if Sym.CUMULATIVE in kinds and not _since_is_short(symbols, first, last):
        return TallyScope.CUMULATIVE
    if Sym.TOTAL in kinds and not alone and not _sums_up(part):
        return TallyScope.CUMULATIVE
    return TallyScope.SIDE


def _sums_up(part: Symbols) -> bool:
    """Whether "in all" closes a breakdown ("making 8 in all")."""
    return any(symbol.kind is Sym.PLACE for symbol in part)


_SHORT = frozenset("morning yesterday midnight evening noon dawn hours hour".split())


def _since_is_short(symbols: Symbols, first: int, last: int) -> bool:
    """ "Since this morning" is a window of the day, no running total."""
    for at in range(first, last):
        if symbols[at].kind is Sym.CUMULATIVE and symbols[at].text.lower() == "since":
            near = " ".join(s.text.lower() for s in symbols[at + 1 : at + 4])
            return any(word in _SHORT for word in near.split())
    return False


def _is_previous(symbols: Symbols, first: int, last: int, at: int) -> bool:
    """Whether the number is the one of the period before (pattern 18)."""
    part = [s for i, s in enumerate(symbols[first:last], first) if i != at]
    if any(symbol.kind is Sym.PREVIOUS for symbol in part):
        return True
    words = {
        word
        for symbol in part
        if symbol.kind is Sym.TIME
        for word in symbol.text.lower().split()
    }
    return bool(words & {"previous", "preceding", "prior", "earlier", "before"})


def _of_context(
    symbols: Symbols, segment: Segment, context: _Context, held: tuple[Bound, ...]
) -> Statement | None:
    part = symbols[context.first : context.last]
    number = symbols[context.number] if context.number is not None else None
    if _is_unreal(symbols, segment, context, held):
        return None
    kinds = () if held else kind_cells(symbols, context.first, context.last)
    sums = _sums(symbols, number, held, kinds, part)
    if sums is None:
        return None
    unit = _unit_of(symbols, context, number, held)
    start, end = _extent(symbols, context, held, sums.cells)
    return Statement(
        code=None,
        recorder=segment.recorder,
        count=sums.count,
        basis=sums.basis,
        scope=context.scope,
        cells=sums.cells,
        complete=sums.complete,
        flags=(*(number.number.flags if number else ()), *sums.flags),
        unit=unit,
        time=_time_in(symbols, context.first, context.last)
        or _time_in(symbols, segment.first, segment.last),
        start=start,
        end=end,
        other_side=segment.other_side,
        cells_only=number is None and segment.recorder is None,
        licensed=_is_licensed(symbols, segment, context, unit),
        violator=_is_violator(symbols, context),
    )


def _sums(
    symbols: Symbols,
    number: Symbol | None,
    held: tuple[Bound, ...],
    kinds: tuple[CellReading, ...],
    part: Symbols,
) -> Sums | None:
    marked = any(s.kind in {Sym.SUBSET, Sym.OF_THEM} for s in part)
    if number is None and not held and not kinds:
        return None
    value = number.number.value if number is not None else None
    if number is not None and value == 0 and not held:
        return Sums(count=0, basis=CountBasis.STATED)
    return add_up(symbols, value, held, kinds, marked=marked)


def _is_unreal(
    symbols: Symbols, segment: Segment, context: _Context, held: tuple[Bound, ...]
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
    """ "Did not report any" is silence, "has not recorded any" is a zero."""
    words = [symbol.text.lower() for symbol in symbols[first:at]]
    spoken = {"report", "reported"} & set(words[-2:])
    denied = any(w in {"not", "didn't", "hasn't", "never"} for w in words[-4:])
    return bool(spoken) and denied and symbols[at].text.lower().startswith("any")


def _unit_of(
    symbols: Symbols, context: _Context, number: Symbol | None, held: tuple[Bound, ...]
) -> Unit | None:
    if number is not None and number.number.unit is not None:
        return number.number.unit
    for bound in held:
        if (unit := symbols[bound.number].number.unit) is not None:
            return unit
    for symbol in symbols[context.first : context.last]:
        if symbol.kind is Sym.UNIT and isinstance(symbol.value, Unit):
            return symbol.value
    return None


def _time_in(symbols: Symbols, first: int, last: int) -> Symbol | None:
    return next((s for s in symbols[first:last] if s.kind is Sym.TIME), None)


def _extent(
    symbols: Symbols,
    context: _Context,
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
    last = max(ends)
    closing = (s.end for s in symbols if s.kind is Sym.CLOSE and s.start >= last)
    nearest = next(closing, None)
    inside = [s for s in symbols if nearest and last <= s.start < nearest]
    if len(inside) == 1 and nearest is not None:
        last = nearest
    return min(starts), last


def _carriers(symbols: Symbols, context: _Context, at: int) -> list[Symbol]:
    """The number with the negation or the verb of breaking that it needs."""
    parts = [symbols[at]]
    if symbols[at].number.zero:
        negations = [
            symbol
            for symbol in symbols[context.first : at]
            if symbol.kind is Sym.NEGATION
        ]
        parts += negations[-1:] if symbols[at].text.startswith(("any", "a ")) else []
    if _is_violator(symbols, context):
        broken = [s for s in symbols[:at] if s.kind is Sym.BREAK]
        parts += [*broken[-1:], symbols[at + 1]]
    return parts


_STRICT = frozenset(
    """registered recorded documented counted logged tallied detected fixed monitored
    tracked registers records documents counts logs recording registering registering
    register record""".split()
)


def _is_licensed(
    symbols: Symbols, segment: Segment, context: _Context, unit: Unit | None
) -> bool:
    """Whether the sentence's own words make the number a tally."""
    if unit is not None and unit.strong:
        return True
    part = symbols[segment.first : segment.last]
    verbs = {s.text.lower() for s in symbols if s.kind is Sym.VERB}
    if _is_violator(symbols, context):
        return True
    if unit is not None:
        strict = bool(verbs & _STRICT) or segment.recorder is not None
        return strict or (not unit.kind and bool(verbs))
    if any(isinstance(s.value, Unit) and s.value.strong for s in symbols):
        return True
    if any(s.kind is Sym.NUMBER and _strong(s.number) for s in symbols):
        return True
    own = any(symbol.kind is Sym.VERB for symbol in part)
    return segment.recorder is not None and own


def _strong(number: Number) -> bool:
    return number.unit is not None and number.unit.strong


def _is_violator(symbols: Symbols, context: _Context) -> bool:
    """ "Breached the truce at least 14 times"."""
    at = context.number
    if at is None:
        return False
    counted = kind_at(symbols, at + 1) is Sym.TIMES
    return counted and any(symbol.kind is Sym.BREAK for symbol in symbols)


def _for_each_recorder(
    symbols: Symbols, segment: Segment, statement: Statement
) -> list[Statement]:
    """One statement a recorder where the words give each its number."""
    if segment.recorder is None:
        return [statement]
    body = segment.recorder.recorder
    if len(body.codes) <= 1:
        code = body.codes[0] if body.codes else None
        joint = not body.codes and "-" in body.text
        scope = TallyScope.HEADLINE if joint else statement.scope
        return [replace(statement, code=code, scope=scope)]
    part = symbols[segment.first : segment.last]
    each = any(symbol.kind is Sym.EACH for symbol in part)
    if each or statement.count == 0:
        return [replace(statement, code=code) for code in body.codes]
    return [replace(statement, code=None, scope=TallyScope.HEADLINE)]
