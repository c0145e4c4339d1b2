"""Which count belongs to which place: the binding half of the tally grammar.

Two ways, tight before loose. Tight: the place first, its number right behind
("Daraa (3)", "Idlib – 10", "Hama 5"). Loose: the number first, then a
preposition and the place, with nothing in between but the noun, the verb, the
window or the recorder ("three in Idlib", "eight – in Hama province"). Places
that no such connection ties to a number are no cells (pattern 33).
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.tally_symbols import Sym, Unit
from trucewatch.read.tally_ties import (
    GAP,
    IDLE_WORDS,
    Symbols,
    kind_at,
    place_ahead,
    places_on,
)
from trucewatch.read.wordset import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A number and the places that it is tied to, as indices of symbols.

    Args:
        number: index of the number.
        places: indices of the places, in text order; several without `each`
            share the number in a way that the words leave open.
        each: whether the number holds for each of them.
        tight: whether the place came first.
    """

    number: int
    places: tuple[int, ...]
    each: bool = False
    tight: bool = True


def bind(symbols: Symbols) -> tuple[Bound, ...]:
    """Every binding of the sentence, in text order."""
    tight = _tight(symbols)
    used = {i for bound in tight for i in (bound.number, *bound.places)}
    bounds = list(tight)
    for index, symbol in enumerate(symbols):
        if symbol.kind is not Sym.NUMBER or index in used:
            continue
        loose = _loose(symbols, index, used)
        if loose is not None:
            bounds.append(loose)
            used |= {loose.number, *loose.places}
    for start in _clause_starts(symbols):
        fronted = _fronted(symbols, start)
        if fronted is None or fronted.number in used:
            continue
        if start or not _breaks_down(symbols, fronted, bounds):
            bounds.append(fronted)
    return tuple(sorted(bounds, key=lambda b: min(b.number, *b.places)))


def _breaks_down(symbols: Symbols, whole: Bound, bounds: list[Bound]) -> bool:
    """Whether the other bindings are parts of the count of a place in front."""
    if not bounds:
        return False
    if any(whole.number == b.number or b.number < whole.number for b in bounds):
        return True
    first = min(min(b.number, *b.places) for b in bounds)
    between = {s.kind for s in symbols[whole.number : first]}
    marked = between & {Sym.COLON, Sym.SUBSET, Sym.OF_THEM, Sym.OPEN}
    added = sum(symbols[b.number].number.value or 0 for b in bounds)
    return bool(marked) or added == symbols[whole.number].number.value


def _clause_starts(symbols: Symbols) -> tuple[int, ...]:
    marks = {Sym.SEMICOLON, Sym.CONTRAST}
    return (0, *(at + 1 for at, s in enumerate(symbols) if s.kind in marks))


def _fronted(symbols: Symbols, start: int) -> Bound | None:
    """As in "In Luhansk region the mission registered 58 violations"."""
    behind = list(enumerate(symbols))[start:]
    number = next((i for i, s in behind if s.kind is Sym.NUMBER), None)
    if number is None or not symbols[number].number.value:
        return None
    first = next((i for i, s in behind if s.kind is Sym.PLACE), number)
    if start and first != start + 1:
        return None
    if first >= number or kind_at(symbols, first - 1) is not Sym.IN:
        return None
    places = places_on(symbols, first, set())
    middle = symbols[places[-1] + 1 : number]
    if not all(s.kind in _FRONT or s.text.lower() in _FRONT_WORDS for s in middle):
        return None
    counted = {s.kind for s in middle} & {Sym.VERB, Sym.BREAK, Sym.BE}
    unit = symbols[number].number.unit
    counted |= {Sym.UNIT} if unit is not None and unit.strong else set()
    return Bound(number=number, places=places, tight=False) if counted else None


def unnumbered(symbols: Symbols, first: int, last: int) -> tuple[int, ...]:
    """Places of a count that is named without any number, or nothing.

    Args:
        symbols: the sentence.
        first: index of the first symbol to look at.
        last: index behind the last one.
    """
    for index in range(first, last):
        value = symbols[index].value
        if symbols[index].kind is Sym.UNIT and isinstance(value, Unit) and value.strong:
            place = place_ahead(symbols, index)
            if place is not None and place < last:
                return places_on(symbols, place, set())
    return ()


def _tight(symbols: Symbols) -> list[Bound]:
    found: list[Bound] = []
    for index, symbol in enumerate(symbols):
        if symbol.kind is not Sym.PLACE:
            continue
        number = _number_behind(symbols, index)
        if number is None or any(b.number == number for b in found):
            continue
        each = Sym.EACH in (
            kind_at(symbols, number + 1),
            kind_at(symbols, number + 2)
            if kind_at(symbols, number + 1) is Sym.CLOSE
            else None,
        )
        times = kind_at(symbols, number + 1) is Sym.TIMES and number == index + 1
        shared = each or times or symbols[number].number.unit is not None
        places = _places_back(symbols, index, found) if shared else (index,)
        each = each or Sym.EACH in {kind_at(symbols, places[0] - n) for n in (1, 2)}
        found.append(Bound(number=number, places=places, each=each))
    return found


def _number_behind(symbols: Symbols, index: int) -> int | None:
    """Index of the number that stands right behind the place at `index`."""
    if (ranked := _number_of_noun(symbols, index)) is not None:
        return ranked
    mark = kind_at(symbols, index + 1)
    if _has(symbols, index + 1):
        mark = Sym.DASH
    elif _there_were(symbols, index + 1):
        return index + 3
    if mark is Sym.NUMBER:
        return None if _is_number_first(symbols, index + 1) else index + 1
    if mark is Sym.COMMA and _is_item(symbols, index):
        return index + 2
    if mark not in {Sym.OPEN, Sym.DASH, Sym.COLON}:
        return None
    number = index + 2
    while kind_at(symbols, number) in {Sym.MORE, Sym.DASH}:
        number += 1
    if kind_at(symbols, number) is not Sym.NUMBER:
        return None
    if mark is Sym.OPEN:
        closing = [kind_at(symbols, number + 1), kind_at(symbols, number + 2)]
        closed = closing[0] is Sym.CLOSE or (
            closing[0] in {Sym.EACH, Sym.TIMES} and closing[1] is Sym.CLOSE
        )
        return number if closed else None
    return None if _is_number_first(symbols, number) else number


def _number_of_noun(symbols: Symbols, index: int) -> int | None:
    """The number of "Saada recorded the most violations (24)"."""
    at = index + 1
    if kind_at(symbols, at) not in {Sym.VERB, Sym.BE}:
        return None
    while kind_at(symbols, at) in {Sym.VERB, Sym.BE, Sym.WORD, Sym.MORE}:
        at += 1
    around = tuple(kind_at(symbols, at + step) for step in range(4))
    apart = around[1], around[3]
    marked = apart in {(Sym.OPEN, Sym.CLOSE), (Sym.COMMA, Sym.COMMA), (Sym.COMMA, None)}
    return at + 2 if (around[0], around[2]) == _NOUN_NUMBER and marked else None


_NOUN_NUMBER = (Sym.UNIT, Sym.NUMBER)


def _is_item(symbols: Symbols, index: int) -> bool:
    """Whether "Idlib, 9;" is an item of a list that semicolons part."""
    if kind_at(symbols, index + 2) is not Sym.NUMBER:
        return False
    bare = symbols[index + 2].number.unit is None
    opens = kind_at(symbols, index - 1) in {Sym.COLON, Sym.SEMICOLON}
    return bare and opens and kind_at(symbols, index + 3) in {Sym.SEMICOLON, None}


def _there_were(symbols: Symbols, at: int) -> bool:
    """Whether "there were 8" stands at `at` ("in Homs there were 8")."""
    around = tuple(kind_at(symbols, at + step) for step in range(3))
    if around != (Sym.WORD, Sym.BE, Sym.NUMBER) or symbols[at].text.lower() != "there":
        return False
    return symbols[at + 2].number.unit is None


def _has(symbols: Symbols, at: int) -> bool:
    """Whether a verb of having stands at `at`, and a bare number behind it."""
    if kind_at(symbols, at) not in {Sym.BE, Sym.VERB, Sym.WORD, Sym.IN}:
        return False
    return symbols[at].text.lower() in _HAS


_HAS = word_set(
    """had has saw took suffered counted recorded registered logged reported witnessed
    experienced with got follows followed was at for"""
)
"""Words between a place and its number ("Idlib had five", "Homs with two")."""


def _is_number_first(symbols: Symbols, number: int) -> bool:
    """Whether "in PLACE" follows: the number then belongs to that place."""
    at = number + 1
    while kind_at(symbols, at) in {Sym.DASH, Sym.EACH, Sym.VERB, Sym.BE, Sym.OF_THEM}:
        at += 1
    return (
        kind_at(symbols, at) is Sym.IN
        and kind_at(symbols, at + 1) is Sym.PLACE
        and _number_behind_plain(symbols, at + 1) is None
    )


def _number_behind_plain(symbols: Symbols, index: int) -> int | None:
    """Like `_number_behind`, without asking further (ends the recursion)."""
    after = kind_at(symbols, index + 1)
    if after is Sym.NUMBER:
        return index + 1
    if after in {Sym.OPEN, Sym.DASH, Sym.COLON}:
        behind = kind_at(symbols, index + 2) is Sym.NUMBER
        return index + 2 if behind and not _in_follows(symbols, index + 3) else None
    return None


def _in_follows(symbols: Symbols, index: int) -> bool:
    while kind_at(symbols, index) is Sym.DASH:
        index += 1
    return kind_at(symbols, index) is Sym.IN


def _places_back(symbols: Symbols, index: int, found: list[Bound]) -> tuple[int, ...]:
    """The bare places listed right before the place at `index`, and it."""
    taken = {place for bound in found for place in bound.places}
    places = [index]
    at = index - 1
    while at > 0:
        while kind_at(symbols, at) is Sym.IN:
            at -= 1
        marks = 0
        while at > 0 and symbols[at].kind in {Sym.COMMA, Sym.AND}:
            at, marks = at - 1, marks + 1
        if not marks or symbols[at].kind is not Sym.PLACE or at in taken:
            break
        places.insert(0, at)
        at -= 1
    return tuple(places)


_FRONT_WORDS = IDLE_WORDS | {"it", "they"}

_FRONT = GAP | {Sym.BREAK, Sym.COMMA, Sym.CONTRAST}
"""What may stand between a place in front and its number."""


def _loose(symbols: Symbols, number: int, used: set[int]) -> Bound | None:
    first = place_ahead(symbols, number)
    if first is None or first in used:
        return None
    places = places_on(symbols, first, used)
    middle = {symbol.kind for symbol in symbols[number + 1 : first]}
    each = Sym.EACH in middle or kind_at(symbols, places[-1] + 1) is Sym.EACH
    return Bound(number=number, places=places, each=each, tight=False)
