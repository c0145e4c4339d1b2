"""From tokens to symbols: the lexical half of the tally grammar."""

from __future__ import annotations

import re
from collections.abc import Callable

from trucewatch.model.quantity import Quantity
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.tally_lexicon import (
    BARE_FOLLOWERS,
    BE_HAVE,
    BREAK_VERBS,
    CONFIRM_VERBS,
    CONNECTORS,
    COUNTRIES,
    MODALS,
    MORE,
    NEGATIONS,
    NO_PLACE,
    PLACE_NOUNS,
    PLACE_PREPOSITIONS,
    PREVIOUS,
    RECORD_VERBS,
    SKIPPED,
    SUBSETS,
)
from trucewatch.read.tally_recorders import STATES, recorder_at
from trucewatch.read.tally_symbols import Number, Sym, Symbol, Time
from trucewatch.read.tally_units import unit_at
from trucewatch.text.dates import TimeMention

Found = tuple[int, tuple[Symbol, ...]]
"""Index behind the tokens used, and the symbols that they make."""


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


def _symbol(kind: Sym, tokens: tuple[Token, ...], first: int, last: int) -> Symbol:
    return Symbol(
        kind=kind,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
    )


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
        symbol = Symbol(
            kind=Sym.TIME,
            start=mention.span.start,
            end=mention.span.end,
            text=words,
            value=Time(period=mention.period, when=mention.when, text=words),
        )
        since = words.lower().startswith("since")
        marks = (_symbol(Sym.CUMULATIVE, tokens, index, index + 1),) if since else ()
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
        end=tokens[naming.last - 1].end,
        text=naming.recorder.text,
        value=naming.recorder,
    )
    if naming.recorder.text.lower().split()[0] in {"each", "neither"}:
        kind = Sym.EACH if naming.recorder.text.lower()[0] == "e" else Sym.NEGATION
        return naming.last, (symbol, _symbol(kind, tokens, index, index + 1))
    return naming.last, (symbol,)


def _number(tokens: tuple[Token, ...], index: int) -> Found | None:
    token = tokens[index]
    if token.kind is TokenKind.NO_COUNT:
        return index + 1, (_symbol(Sym.WORD, tokens, index, index + 1),)
    if token.kind is not TokenKind.NUMBER or token.quantity is None:
        return None
    if token.count is None:
        return index + 1, (_symbol(Sym.WORD, tokens, index, index + 1),)
    return _counted(
        tokens,
        index,
        index + 1,
        Number(value=token.count, flags=_number_flags(token.quantity)),
    )


def _counted(
    tokens: tuple[Token, ...], first: int, after: int, number: Number
) -> Found:
    """A number with its noun, where what follows lets it count cases."""
    at = after
    while at < len(tokens) and tokens[at].lower in {"more", "other", "further"}:
        at += 1
    more = (_symbol(Sym.MORE, tokens, after, at),) if at > after else ()
    if (unit := unit_at(tokens, at)) is not None:
        last, noun = unit
        value = Number(
            value=number.value, unit=noun, flags=number.flags, zero=number.zero
        )
        return last, (*more, _numbered(tokens, first, last, value))
    if not _may_be_bare(tokens, at):
        return at, (_symbol(Sym.WORD, tokens, first, at),)
    return at, (*more, _numbered(tokens, first, after, number))


def _numbered(
    tokens: tuple[Token, ...], first: int, last: int, value: Number
) -> Symbol:
    return Symbol(
        kind=Sym.NUMBER,
        start=tokens[first].start,
        end=tokens[last - 1].end,
        text=" ".join(token.text for token in tokens[first:last]),
        value=value,
    )


def _may_be_bare(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens):
        return True
    token = tokens[index]
    if token.kind in {TokenKind.WORD, TokenKind.NUMBER, TokenKind.NO_COUNT}:
        return token.lower in BARE_FOLLOWERS and not _counts_places(tokens, index)
    return token.kind is not TokenKind.OTHER


def _counts_places(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "three of the provinces", "the three provinces" counts places."""
    words = [token.lower for token in tokens[index : index + 3]]
    return words[:1] == ["of"] and any(word in PLACE_NOUNS for word in words)


def _number_flags(quantity: Quantity) -> tuple[str, ...]:
    if quantity.best is None and quantity.low is not None:
        return ("at_least",)
    if quantity.best is None and quantity.high is not None:
        return ("at_most",)
    return ("approximate",) if quantity.approximate else ()


def _zero(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Zeros in words, and "a single violation"."""
    word = tokens[index].lower
    nothing = Number(value=0, zero=True)
    before = [token.lower for token in tokens[max(0, index - 7) : index]]
    negated = any(
        w in NEGATIONS or w.endswith("n't") or w in {"without", "failed"}
        for w in before
    )
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word in {"no", "zero"}:
        after = index + 1
        if unit_at(tokens, after) is not None:
            return _counted(tokens, index, after, nothing)
        return None
    if word == "none":
        return index + 1, (_numbered(tokens, index, index + 1, nothing),)
    if word == "any" and negated:
        return _counted(tokens, index, index + 1, nothing)
    if word == "a" and following == "single":
        value = nothing if negated or "not" in before[-1:] else Number(value=1)
        return _counted(tokens, index, index + 2, value)
    if word in {"a", "an"} and before[-1:] and before[-1] in RECORD_VERBS:
        return _single(tokens, index)
    return None


def _single(tokens: tuple[Token, ...], index: int) -> Found | None:
    unit = unit_at(tokens, index + 1)
    if unit is None or unit[1].head.endswith("s"):
        return None
    last, noun = unit
    return last, (_numbered(tokens, index, last, Number(value=1, unit=noun)),)


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
    symbol = _symbol(Sym.UNIT, tokens, index, last)
    return last, (
        Symbol(
            kind=Sym.UNIT,
            start=symbol.start,
            end=symbol.end,
            text=noun.text,
            value=noun,
        ),
    )


TRUCE_NOUNS = frozenset({"ceasefire", "cease-fire", "truce", "armistice"})


def _phrase(tokens: tuple[Token, ...], index: int) -> Found | None:
    """Turns of several words with one meaning."""
    words = tuple(token.lower for token in tokens[index : index + 5])
    for phrase, kind in _PHRASES:
        if words[: len(phrase)] == phrase:
            last = index + len(phrase)
            return last, (_symbol(kind, tokens, index, last),)
    return None


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
                Sym.SUBSET: ("as well as those", "in particular"),
                Sym.AND: ("as well as", "along with", "together with", "plus"),
                Sym.TIMES: ("times", "time", "occasions"),
                Sym.CONTRAST: ("while", "whereas", "but", "meanwhile"),
            }.items()
            for words in phrases
        ),
        key=lambda item: -len(item[0]),
    )
)


def _word(tokens: tuple[Token, ...], index: int) -> Found | None:
    token = tokens[index]
    word = token.lower
    if token.kind is not TokenKind.WORD:
        return None
    for kind, words in _WORDS:
        if word in words:
            return index + 1, (_symbol(kind, tokens, index, index + 1),)
    if word.endswith("n't"):
        return index + 1, (_symbol(Sym.NEGATION, tokens, index, index + 1),)
    if word in SKIPPED and not token.is_name:
        return index + 1, ()
    return None


_WORDS: tuple[tuple[Sym, frozenset[str]], ...] = (
    (Sym.VERB, RECORD_VERBS),
    (Sym.CONFIRM, CONFIRM_VERBS),
    (Sym.BREAK, BREAK_VERBS),
    (Sym.BE, BE_HAVE),
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


def _place(tokens: tuple[Token, ...], index: int) -> Found | None:
    """A capitalised name that may be a place, without article and "province"."""
    if not _starts_place(tokens, index):
        return None
    last = index + 1
    while last < len(tokens) and _goes_on(tokens, last):
        last += 1
    first = index
    while last - first > 1 and tokens[last - 1].lower in PLACE_NOUNS:
        last -= 1
    head = tokens[first]
    glue = _GLUED.match(head.text)
    start = head.start + (glue.end() if glue else 0)
    end = tokens[last - 1].end
    if tokens[last - 1].text[-1] in "'’":
        end -= 1
    written = _between(tokens, first, last)
    written = written[start - head.start : end - head.start]
    if written.lower() in COUNTRIES or last - first == 1 and head.lower in STATES:
        return last, ()
    symbol = Symbol(kind=Sym.PLACE, start=start, end=end, text=written)
    return last, (symbol,)


_GLUED = re.compile(r"[Tt]he(?=[A-Z]|al-|el-|ar-|as-|ash-|ad-)")


def _between(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The tokens with as many spaces between them as the text has."""
    written = tokens[first].text
    for before, after in zip(
        tokens[first : last - 1], tokens[first + 1 : last], strict=True
    ):
        written += " " * (after.start - before.end) + after.text
    return written


def _starts_place(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    word = token.lower
    if token.kind is not TokenKind.WORD:
        return False
    if word in CONNECTORS and index + 1 < len(tokens):
        return tokens[index + 1].is_name and tokens[index + 1].lower not in NO_PLACE
    possessive = word.endswith(("'s", "s'"))
    return token.is_name and word not in NO_PLACE and not possessive


def _goes_on(tokens: tuple[Token, ...], index: int) -> bool:
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return False
    if token.lower in CONNECTORS:
        return index + 1 < len(tokens) and tokens[index + 1].is_name
    if token.lower == "countryside":
        return True
    return token.is_name and token.lower not in NO_PLACE and token.lower not in STATES


def _mark(tokens: tuple[Token, ...], index: int) -> Found | None:
    kind = _MARKS.get(tokens[index].kind)
    if kind is None:
        return None
    return index + 1, (_symbol(kind, tokens, index, index + 1),)


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
    return index + 1, (_symbol(Sym.WORD, tokens, index, index + 1),)


_READERS: tuple[Callable[[tuple[Token, ...], int], Found | None], ...] = (
    _mark,
    _recorder,
    _number,
    _zero,
    _phrase,
    _unit,
    _word,
    _place,
    _other,
)
"""Readers in order: the first that knows the tokens decides."""
