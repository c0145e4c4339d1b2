"""What each segment says: one statement a count, with its cells and doubts."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.tally import CountBasis, TallyScope
from trucewatch.read.tally_cells import Bound, bind
from trucewatch.read.tally_contexts import (
    Context,
    contexts_of,
    is_past_window,
    is_since,
)
from trucewatch.read.tally_extents import extent_of
from trucewatch.read.tally_kinds import CellReading, kind_cells
from trucewatch.read.tally_licence import is_licensed, is_unreal, is_violator
from trucewatch.read.tally_parts import UNREAD_PARTS, unread_parts
from trucewatch.read.tally_recorders import is_joint
from trucewatch.read.tally_segments import Segment, segments
from trucewatch.read.tally_shares import shares
from trucewatch.read.tally_sums import (
    Statement,
    Sums,
    add_up,
    unnumbered_sums,
)
from trucewatch.read.tally_symbols import Sym, Symbol, Unit
from trucewatch.read.tally_ties import Symbols


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
    return _with_shared_time(symbols, found)


def _with_shared_time(
    symbols: Symbols, found: list[Statement]
) -> tuple[Statement, ...]:
    """The one window of a sentence holds for every count of it that has none."""
    times = [s for s in symbols if s.kind is Sym.TIME and not is_past_window(s)]
    if len(times) != 1 or is_since(symbols, times[0]):
        return tuple(found)
    return tuple(
        statement
        if statement.time is not None
        or statement.scope is TallyScope.CUMULATIVE
        or "previous_period" in statement.flags
        else replace(statement, time=times[0])
        for statement in found
    )


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
    dealt = any(s.text.lower() == "respectively" for s in symbols) or any(
        [s.kind for s in symbols[at : at + 3]] == [Sym.NUMBER, Sym.AND, Sym.NUMBER]
        for at in range(len(symbols))
    )
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
    unread = unread_parts(symbols, segment.first, segment.last, inside) - gone
    gone = gone | unread
    contexts = contexts_of(symbols, segment, inside, gone)
    for order, context in enumerate(contexts):
        held = tuple(b for b in inside if context.first <= b.number < context.last)
        statement = _of_context(symbols, segment, context, held)
        if statement is None:
            continue
        if any(context.first <= at < context.last for at in unread):
            statement = replace(statement, flags=(*statement.flags, UNREAD_PARTS))
        if context.previous and (order or len(contexts) > 1):
            statement = replace(statement, flags=(*statement.flags, "previous_period"))
        found += _for_each_recorder(symbols, segment, statement)
    return found


def _of_context(
    symbols: Symbols, segment: Segment, context: Context, held: tuple[Bound, ...]
) -> Statement | None:
    part = symbols[context.first : context.last]
    number = symbols[context.number] if context.number is not None else None
    if is_unreal(symbols, segment, context, held):
        return None
    held = _fitting(symbols, number, held)
    kinds = _kinds(symbols, context, held)
    sums = _sums(symbols, number, held, kinds, part)
    if sums is None and segment.recorder is not None:
        sums = unnumbered_sums(symbols, context.first, context.last)
    if sums is None:
        return None
    unit = _unit_of(symbols, context, number, held)
    start, end = extent_of(symbols, context, held, sums.cells)
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
        time=_time_in(symbols, context.first, context.last),
        start=start,
        end=end,
        other_side=segment.other_side,
        cells_only=number is None and segment.recorder is None,
        licensed=is_licensed(symbols, segment, context, unit),
        violator=is_violator(symbols, context),
    )


def _fitting(
    symbols: Symbols, number: Symbol | None, held: tuple[Bound, ...]
) -> tuple[Bound, ...]:
    """The bindings less those of other things ("with over 300 shots in Agdam")."""
    if number is None:
        return held
    total = number.number.value or 0

    def other(bound: Bound) -> bool:
        part = symbols[bound.number].number
        of_kind = part.unit is not None and part.unit.kind
        return of_kind and (part.value or 0) > total

    return tuple(bound for bound in held if not other(bound))


def _kinds(
    symbols: Symbols, context: Context, held: tuple[Bound, ...]
) -> tuple[CellReading, ...]:
    """Cells by kind, where no place has a number and they fit in the count."""
    if held or is_violator(symbols, context):
        return ()
    cells = kind_cells(symbols, context.first, context.last)
    total = symbols[context.number].number.value if context.number is not None else None
    if context.number is not None:
        cells = tuple(c for c in cells if c.start != symbols[context.number].start)
    fits = total is None or all((cell.count or 0) <= total for cell in cells)
    return cells if fits else ()


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


def _unit_of(
    symbols: Symbols, context: Context, number: Symbol | None, held: tuple[Bound, ...]
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


def _for_each_recorder(
    symbols: Symbols, segment: Segment, statement: Statement
) -> list[Statement]:
    """One statement a recorder where the words give each its number."""
    if segment.recorder is None:
        return [statement]
    body = segment.recorder.recorder
    if len(body.codes) <= 1:
        code = body.codes[0] if body.codes else None
        joint = not body.codes and is_joint(body.text)
        scope = TallyScope.HEADLINE if joint else statement.scope
        return [replace(statement, code=code, scope=scope)]
    part = symbols[segment.first : segment.last]
    each = any(
        symbol.kind is Sym.EACH or symbol.text.lower().split()[0] == "both"
        for symbol in part
    )
    if each or statement.count == 0:
        return [replace(statement, code=code) for code in body.codes]
    return [replace(statement, code=None, scope=TallyScope.HEADLINE)]
