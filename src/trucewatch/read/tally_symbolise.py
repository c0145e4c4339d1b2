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
    STRONG_NOUNS,
    SUBSETS,
    UNIT_NOUNS,
)
from trucewatch.read.tally_numbers import TWICE, ZEROS, number_at, symbol_of, zero_at
from trucewatch.read.tally_phrases import MARKS, phrase_at
from trucewatch.read.tally_places import Found, place_at
from trucewatch.read.tally_recorders import recorder_at
from trucewatch.read.tally_symbols import Sym, Symbol, Time
from trucewatch.read.tally_units import OPENING, unit_at
from trucewatch.read.wordset import word_set
from trucewatch.text.dates import TimeMention


def may_state(tokens: tuple[Token, ...]) -> bool:
    """Whether a count may stand in the sentence; cheap, and never wrongly False.

    That takes a number, a word that begins a zero or a single case, or a noun that
    makes a tally by itself.
    """
    for index, token in enumerate(tokens):
        word = token.lower
        if token.kind is TokenKind.NUMBER or word in _STATING:
            return True
        if word in {"a", "an"} and _may_be_single(tokens, index):
            return True
    return False


def _may_be_single(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether it is "registered a breach" or "a single breach"."""
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return before in RECORD_VERBS or after in {"single", "lone"}


_STATING = (ZEROS - {"a", "an"}) | TWICE.keys() | STRONG_NOUNS | OPENING
"""Words one of which stands in every count without a number."""


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
    token = tokens[index]
    readers = _OF_OTHERS
    if token.kind is TokenKind.WORD:
        readers = _READERS if token.lower in TWICE else _OF_WORDS
    for read in readers:
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
    word = tokens[index].lower
    if word not in TRUCE_NOUNS and word not in UNIT_NOUNS and word not in OPENING:
        return None
    found = unit_at(tokens, index)
    if found is None:
        return None
    last, noun = found
    if word not in TRUCE_NOUNS and word != noun.head:
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


def _word(tokens: tuple[Token, ...], index: int) -> Found | None:
    token = tokens[index]
    word = token.lower
    if token.kind is not TokenKind.WORD:
        return None
    if word in ATTACK_VERBS and any(t.lower in _TIMES for t in tokens[index:]):
        return index + 1, (symbol_of(Sym.BREAK, tokens, index, index + 1),)
    kind = _KIND_OF.get(word)
    if kind is not None:
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
_KIND_OF = {word: kind for kind, words in reversed(_WORDS) for word in words}
"""What a word is to the grammar: of two kinds the one listed first."""


def _mark(tokens: tuple[Token, ...], index: int) -> Found | None:
    kind = MARKS.get(tokens[index].kind)
    if kind is None:
        return None
    return index + 1, (symbol_of(kind, tokens, index, index + 1),)


def _other(tokens: tuple[Token, ...], index: int) -> Found | None:
    if tokens[index].kind is not TokenKind.WORD:
        return None
    return index + 1, (symbol_of(Sym.WORD, tokens, index, index + 1),)


_Readers = tuple[Callable[[tuple[Token, ...], int], Found | None], ...]
_READERS: _Readers = (
    _mark,
    _recorder,
    number_at,
    zero_at,
    phrase_at,
    _unit,
    _word,
    place_at,
    _other,
)
"""Readers in order: the first that knows the tokens decides."""
_OF_WORDS = tuple(read for read in _READERS if read not in {_mark, number_at})
"""Those that may know a word that counts no times: others need a mark or a number."""
_OF_OTHERS: _Readers = (_mark, number_at, zero_at, phrase_at, _unit)
"""Those that may know what is no word."""
