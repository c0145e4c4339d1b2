"""Stretches of a text that may be place names, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.document import Span
from trucewatch.model.place import Candidate, NameMatch
from trucewatch.reference.gazetteer.index import Gazetteer
from trucewatch.reference.lexicon import word_set

LONGEST = 6
"""Words of the longest name looked up."""

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z][a-z]{0,4}\.(?=[,;\s]\s*[a-z(])|"
    r"[^\W\d_]+(?:[-’'ʼ‘][^\W\d_]+)*|\d[\d.,]*|\n\s*\n|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s\Z")
_INNER = word_set("toponyms", "inner")
_ARTICLED = re.compile(r"(?:al|el|as|ash|at|an|ar|az|ad|ed|es)[-‐‑][A-Z]")
_NAMED = frozenset(
    {NameMatch.NAME, NameMatch.ACRONYM, NameMatch.DEMONYM, NameMatch.SHORT}
)
"""Ways by which a name leads to an entry that a text may mean without further ado."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark of a text; half-open code points."""

    text: str
    start: int
    end: int

    @property
    def is_name(self) -> bool:
        """Whether it is written like a part of a name."""
        return self.text[0].isupper() or bool(_ARTICLED.match(self.text))


def tokens_of(text: str, part: Span | None = None) -> tuple[Token, ...]:
    """Words and marks in order; a possessive ending stands alone.

    Args:
        text: the text.
        part: stretch of it to look in; offsets are those of the text.
    """
    found: list[Token] = []
    first, last = (part.start, part.end) if part else (0, len(text))
    for match in _TOKEN.finditer(text, first, last):
        word, start, end = match[0], match.start(), match.end()
        cut = _POSSESSIVE.search(word)
        if cut and cut.start():
            found.append(Token(word[: cut.start()], start, start + cut.start()))
            found.append(Token(word[cut.start() :], start + cut.start(), end))
        else:
            found.append(Token(word, start, end))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words that the gazetteer knows as a name.

    Args:
        first, last: half-open range of tokens.
        span: the same in code points of the text.
        candidates: what the gazetteer knows under them.
    """

    first: int
    last: int
    span: Span
    candidates: tuple[Candidate, ...]

    @property
    def is_demonym(self) -> bool:
        """Whether it is an adjective or a people ("Syrian", "Turks") and no name."""
        return all(c.match is NameMatch.DEMONYM for c in self.candidates)


def stretches(
    text: str, tokens: tuple[Token, ...], gazetteer: Gazetteer
) -> Iterator[Stretch]:
    """The longest known name at each place of the text, in text order."""
    index = 0
    while index < len(tokens):
        found = _longest(text, tokens, index, gazetteer)
        if found is None:
            index += 1
        else:
            yield found
            index = found.last


def _longest(
    text: str, tokens: tuple[Token, ...], first: int, gazetteer: Gazetteer
) -> Stretch | None:
    if not tokens[first].is_name:
        return None
    for last in range(_reach(text, tokens, first), first, -1):
        if not tokens[last - 1].is_name:
            continue
        span = Span(tokens[first].start, tokens[last - 1].end)
        after_comma = first > 0 and tokens[first - 1].text == ","
        found = gazetteer.candidates(span.cut(text), unit=after_comma)
        known = tuple(c for c in found if c.match in _NAMED)
        if known:
            return Stretch(first=first, last=last, span=span, candidates=known)
    return None


def _reach(text: str, tokens: tuple[Token, ...], first: int) -> int:
    """End of the words from `first` that may be one name."""
    last = first + 1
    while last < len(tokens) and last - first < LONGEST:
        word = tokens[last]
        gap = text[tokens[last - 1].end : word.start]
        if not (word.is_name or word.text in _INNER) or gap.strip(" "):
            break
        last += 1
    return last
