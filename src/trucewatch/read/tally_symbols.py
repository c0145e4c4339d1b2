"""The alphabet of the tally grammar: what a stretch of tokens is to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from trucewatch.model.tally import Period
from trucewatch.model.when import When


class Sym(StrEnum):
    """Kind of a symbol."""

    NUMBER = "number"
    PLACE = "place"
    RECORDER = "recorder"
    VERB = "verb"
    CONFIRM = "confirm"
    BREAK = "break"
    UNIT = "unit"
    TIME = "time"
    BE = "be"
    BY = "by"
    ACCORDING = "according"
    IN = "in"
    COMMA = "comma"
    AND = "and"
    SEMICOLON = "semicolon"
    COLON = "colon"
    DASH = "dash"
    OPEN = "open"
    CLOSE = "close"
    EACH = "each"
    OF = "of"
    OF_THEM = "of_them"
    SUBSET = "subset"
    MORE = "more"
    TIMES = "times"
    TOTAL = "total"
    CUMULATIVE = "cumulative"
    PREVIOUS = "previous"
    MODAL = "modal"
    NEGATION = "negation"
    CONTRAST = "contrast"
    THING = "thing"
    WORD = "word"


LIST_MARKS = frozenset({Sym.COMMA, Sym.AND, Sym.SEMICOLON})
"""Marks between the items of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The noun counted: its words, and whether it makes a tally by itself."""

    text: str
    head: str
    strong: bool
    kind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count: `value` None where the words name it without a number.

    Args:
        value: the number.
        unit: its noun, where it has one.
        flags: ``at_least``, ``at_most``, ``approximate``.
        zero: whether it is a stated zero in words ("none").
    """

    value: int | None
    unit: Unit | None = None
    flags: tuple[str, ...] = ()
    zero: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorder:
    """Who counts.

    Args:
        codes: actor codes; empty for an unknown body, two for both sides.
        text: the source's words.
        named: False for "both sides", which names nobody.
        teller: whether it only tells of a count, which is its own unless the
            sentence names who counted.
        paper: whether it is named as the owner of a list or a count.
    """

    codes: tuple[str, ...]
    text: str
    named: bool = True
    teller: bool = False
    paper: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A window or a date."""

    period: Period | None
    when: When | None
    text: str


class Symbol(NamedTuple):
    """One symbol with the characters it covers; a tuple, for there are many of them.

    Args:
        kind: what it is.
        start, end: half-open, code points of the document's text.
        text: as written (a place without glued article).
        word: the word in lower case, for `WORD` and its like.
        value: what it means, by kind.
    """

    kind: Sym
    start: int
    end: int
    text: str
    value: Number | Recorder | Unit | Time | None = None

    @property
    def number(self) -> Number:
        """The count of a `NUMBER`."""
        if not isinstance(self.value, Number):
            raise TypeError(f"{self.text!r} is no number")
        return self.value

    @property
    def recorder(self) -> Recorder:
        """The body of a `RECORDER`."""
        if not isinstance(self.value, Recorder):
            raise TypeError(f"{self.text!r} is no recorder")
        return self.value
