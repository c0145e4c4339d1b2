"""From tokens to symbols: the lexical half of the tally grammar."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.tally_lexicon import (
    ATTACK_VERBS,
    BE_HAVE,
    BREAK_VERBS,
    CONFIRM_VERBS,
    HAPPEN_VERBS,
    MODALS,
    MORE,
    NEGATIONS,
    PLACE_PREPOSITIONS,
    PREVIOUS,
    RECORD_VERBS,
    SKIPPED,
    SUBSETS,
)
from trucewatch.read.tally_numbers import number_at, symbol_of, zero_at
from trucewatch.read.tally_places import Found, place_at
from trucewatch.read.tally_recorders import recorder_at
from trucewatch.read.tally_symbols import Sym, Symbol, Time
from trucewatch.read.tally_units import unit_at
from trucewatch.read.wordset import word_set
from trucewatch.text.dates import TimeMention


def symbolise(
    tokens: tuple[Token, ...], times: tuple[TimeMention, ...], text: str
) -> tuple[Symbol, ...]:
    """The sentence as symbols; words without meaning for the grammar are dropped.

    Args:
        tokens: tokens of the sentence.
        times: its time expressions: numbers inside them are no counts.
        text: the document's text.
    """
    symbols: list[Symbol] = []
    index = 0
    while index < len(tokens):
        found = _time(tokens, index, times, text) or _first(tokens, index)
        index, made = found
        symbols += made
    return tuple(symbols)


def _time(
    tokens: tuple[Token, ...], index: int, times: tuple[TimeMention, ...], text: str
) -> Found | None:
    for mention in times:
        if not mention.span.start <= tokens[index].start < mention.span.end:
            continue
        last = index
        while last < len(tokens) and tokens[last].start < mention.span.end:
            last += 1
        words = mention.span.cut(text)
        since = mention.lead == "since" or words.lower().startswith("since")
        if since and not words.lower().startswith("since"):
            words = f"since {words}"
        symbol = Symbol(
            kind=Sym.TIME,
            start=mention.span.start,
            end=mention.span.end,
            text=words,
            value=Time(period=mention.period, when=mention.when, text=words),
        )
        marks = (symbol_of(Sym.CUMULATIVE, tokens, index, index + 1),) if since else ()
        return last, (*marks, symbol)
    return None


def _first(tokens: tuple[Token, ...], index: int) -> Found:
    for read in _READERS:
        found = read(tokens, index)
        if found is not None:
            return found
    return index + 1, ()


def _recorder(tokens: tuple[Token, ...], index: int) -> Found | None:
    naming = recorder_at(tokens, index)
    if naming is None:
        return None
    symbol = Symbol(
        kind=Sym.RECORDER,
        start=tokens[naming.first].start,
        end=tokens[naming.name_end - 1].end,
        text=naming.recorder.text,
        value=naming.recorder,
    )
    if naming.recorder.text.lower().split()[0] in {"each", "neither"}:
        kind = Sym.EACH if naming.recorder.text.lower()[0] == "e" else Sym.NEGATION
        return naming.last, (symbol, symbol_of(kind, tokens, index, index + 1))
    return naming.last, (symbol,)


def _unit(tokens: tuple[Token, ...], index: int) -> Found | None:
    """A noun counted that stands apart from its number."""
    found = unit_at(tokens, index)
    if found is None:
        return None
    last, noun = found
    if tokens[index].lower not in TRUCE_NOUNS and tokens[index].lower != noun.head:
        return None
    if noun.head in RECORD_VERBS | BREAK_VERBS and not noun.strong:
        return None
    symbol = symbol_of(Sym.UNIT, tokens, index, last)
    return last, (
        Symbol(
            kind=Sym.UNIT,
            start=symbol.start,
            end=symbol.end,
            text=noun.text,
            value=noun,
        ),
    )


TRUCE_NOUNS = word_set("armistice cease-fire ceasefire truce")


_IDLE_TURNS = frozenset({"in", "over", "during"})
"""Words that "the course of" may follow: the window behind it says it all."""


def _phrase(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Turns of several words with one meaning."""
    turn = tuple(token.lower for token in tokens[index + 1 : index + 4])
    if (tokens[index].lower, *turn[:2]) == ("in", "all", "of"):
        return index + 3, (symbol_of(Sym.IN, tokens, index, index + 3),)
    if turn == ("the", "course", "of") and tokens[index].lower in _IDLE_TURNS:
        return index + 4, ()
    if (whole := _of_number(tokens, index)) is not None:
        return whole
    if (tokens[index].lower, *turn[:1]) == ("that", "of"):
        return index + 2, ()
    held = _BY_FIRST.get(tokens[index].lower)
    if held is None:
        return None
    words = tuple(token.lower for token in tokens[index : index + 5])
    for phrase, kind in held:
        if words[: len(phrase)] == phrase:
            last = index + len(phrase)
            return last, (symbol_of(kind, tokens, index, last),)
    return None


def _of_number(tokens: tuple[Token, ...], index: int) -> Found | None:
    """As in "12 of the 30 violations", and "Of 30 violations, ..." in front."""
    if tokens[index].lower != "of":
        return None
    at = index + 1
    while at < len(tokens) and tokens[at].lower in {"the", "these", "those", "all"}:
        at += 1
    if at >= len(tokens) or tokens[at].kind is not TokenKind.NUMBER:
        return None
    before = tokens[index - 1].kind if index else None
    if before is TokenKind.NUMBER:
        return at, (symbol_of(Sym.OF_THEM, tokens, index, at),)
    opens = before is None or before in _MARKS
    return (at, (symbol_of(Sym.OF, tokens, index, at),)) if opens else None


_PHRASES: tuple[tuple[tuple[str, ...], Sym], ...] = tuple(
    sorted(
        (
            (tuple(words.split()), kind)
            for kind, phrases in {
                Sym.OF_THEM: (
                    "of them",
                    "of which",
                    "of these",
                    "of those",
                    "of whom",
                    "among them",
                ),
                Sym.TOTAL: (
                    "in all",
                    "in total",
                    "a total of",
                    "all told",
                    "making a total of",
                    "making",
                    "altogether",
                    "overall",
                    "in sum",
                    "for a total of",
                    "totalling",
                    "totaling",
                    "the total being",
                ),
                Sym.CUMULATIVE: (
                    "since",
                    "so far",
                    "to date",
                    "from the start of",
                    "from the beginning of",
                    "bringing",
                    "brings",
                    "brought",
                    "taking the total",
                    "total number",
                    "running total",
                    "cumulative",
                ),
                Sym.PREVIOUS: (
                    "day before",
                    "day earlier",
                    "up from",
                    "down from",
                    "week earlier",
                    "week before",
                ),
                Sym.ACCORDING: ("according to", "as reported by"),
                Sym.BE: ("took place", "taken place", "taking place", "came from"),
                Sym.DASH: (
                    "accounting for",
                    "accounted for",
                    "accounts for",
                    "account for",
                    "contributing",
                    "made up",
                    "making up",
                ),
                Sym.BREAK: ("opened fire", "fired on", "fired at", "fired upon"),
                Sym.MODAL: ("denied that", "denies that", "deny that"),
                Sym.SUBSET: ("as well as those", "in particular"),
                Sym.AND: (
                    "followed by",
                    "as well as",
                    "along with",
                    "together with",
                    "plus",
                ),
                Sym.TIMES: ("times", "time", "occasions"),
                Sym.CONTRAST: ("while", "whereas", "but", "meanwhile"),
            }.items()
            for words in phrases
        ),
        key=lambda item: -len(item[0]),
    )
)


_BY_FIRST = {
    first: tuple(row for row in _PHRASES if row[0][0] == first)
    for first in {phrase[0] for phrase, _ in _PHRASES}
}


def _word(tokens: tuple[Token, ...], index: int) -> Found | None:
    token = tokens[index]
    word = token.lower
    if token.kind is not TokenKind.WORD:
        return None
    if word in ATTACK_VERBS and any(t.lower in _TIMES for t in tokens[index:]):
        return index + 1, (symbol_of(Sym.BREAK, tokens, index, index + 1),)
    for kind, words in _WORDS:
        if word in words:
            return index + 1, (symbol_of(kind, tokens, index, index + 1),)
    if word.endswith("n't"):
        return index + 1, (symbol_of(Sym.NEGATION, tokens, index, index + 1),)
    if word in SKIPPED and not token.is_name:
        return index + 1, ()
    return None


_TIMES = frozenset({"times", "twice", "thrice"})

_WORDS: tuple[tuple[Sym, frozenset[str]], ...] = (
    (Sym.VERB, RECORD_VERBS),
    (Sym.CONFIRM, CONFIRM_VERBS),
    (Sym.BREAK, BREAK_VERBS),
    (Sym.BE, BE_HAVE | HAPPEN_VERBS),
    (Sym.BY, frozenset({"by"})),
    (Sym.IN, PLACE_PREPOSITIONS),
    (Sym.AND, frozenset({"and", "&"})),
    (Sym.EACH, frozenset({"each", "apiece"})),
    (Sym.SUBSET, SUBSETS),
    (Sym.MORE, MORE),
    (Sym.PREVIOUS, PREVIOUS),
    (Sym.MODAL, MODALS),
    (Sym.NEGATION, NEGATIONS),
)


def _mark(tokens: tuple[Token, ...], index: int) -> Found | None:
    kind = _MARKS.get(tokens[index].kind)
    if kind is None:
        return None
    return index + 1, (symbol_of(kind, tokens, index, index + 1),)


_MARKS = {
    TokenKind.COMMA: Sym.COMMA,
    TokenKind.SEMICOLON: Sym.SEMICOLON,
    TokenKind.COLON: Sym.COLON,
    TokenKind.DASH: Sym.DASH,
    TokenKind.OPEN: Sym.OPEN,
    TokenKind.CLOSE: Sym.CLOSE,
}


def _other(tokens: tuple[Token, ...], index: int) -> Found | None:
    if tokens[index].kind is not TokenKind.WORD:
        return None
    return index + 1, (symbol_of(Sym.WORD, tokens, index, index + 1),)


_READERS: tuple[Callable[[tuple[Token, ...], int], Found | None], ...] = (
    _mark,
    _recorder,
    number_at,
    zero_at,
    _phrase,
    _unit,
    _word,
    place_at,
    _other,
)
"""Readers in order: the first that knows the tokens decides."""
