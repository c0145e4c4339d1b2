"""Sentences: the spans of a document's body that one claim is quoted from.

One pass over each body span; every look around a possible end is bounded, so the
time is linear even where a "sentence" is a hundred thousand characters long; `pieces`
cuts such a one, so that the work on any stretch is bounded too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from trucewatch.model.document import Span
from trucewatch.text.abbreviations import (
    BEFORE_NUMBER,
    CLOCK,
    CLOCK_COMPANIONS,
    MAY_END,
    NEVER_LAST,
    STARTERS,
)

_END = re.compile(r"[.!?…؟。۔]+")
_NOTES = r"(?:\s?\[\d{1,3}\])"
_CLOSERS = re.compile(rf"[\"'”’»)\]]+{_NOTES}*|{_NOTES}+")
_GAP = re.compile(r"\s+")
_CLOSING = "\"'”’»)]"
_OPENERS = "\"'“‘«([–—-• "
_LAST_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\Z")
_NEXT_WORD = re.compile(r"[^\W_]+")
_ARTICLE_NAME = re.compile(r"(?:al|el|ad|an|ar|as|at|ash|az)-[A-Z]")
_ZONE_WORDS = re.compile(r"[A-Z]\w+ (?:time|local time)\b")
_MARKER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{2,4}|[IVX]{2,4})\Z")
_INNER = ",;:)]}.!?…"
"""Marks that no sentence begins with."""
_LOOK = 40
LONGEST = 4000
"""Code points of the longest stretch that may be a sentence; the longest of the
treebanks has 771 (EWT, training part)."""
_PIECE, _ROOM = 2000, 500
"""Code points of a piece at most, and how many fewer for a better place to cut."""
_PLACES = (re.compile(r".*[;:]\s", re.DOTALL), re.compile(r".*,\s", re.DOTALL))
_ANY_GAP = re.compile(r".*\s", re.DOTALL)


@lru_cache(maxsize=8)
def sentences(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """Sentence spans of the body, in order, trimmed of outer white space.

    They cover every visible character of the body exactly once and never cross
    the edge of a body span (a body span is one paragraph, heading or list item).
    A closing quotation mark stays with its sentence; full stops after titles,
    "No.", "a.m.", "U.S." and initials end none; a stop glued to the next word
    ("said.He") ends one.

    Args:
        text: working text of the document.
        body: ordered, non-overlapping spans, code points of `text`.
    """
    return tuple(found for part in body for found in _split(text, part))


def _split(text: str, part: Span) -> Iterator[Span]:
    start = part.start
    for cut in _cuts(text, part):
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, part.end)


def pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence; where it is longer than `LONGEST`, parts that cover its words."""
    if sentence.end - sentence.start <= LONGEST:
        yield sentence
        return
    start = sentence.start
    while sentence.end - start > _PIECE:
        cut = _place_to_cut(text, start)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, sentence.end)


def _place_to_cut(text: str, start: int) -> int:
    """Where to cut what begins at `start`: after a mark, in a gap, else anywhere."""
    low, high = start + _PIECE - _ROOM, start + _PIECE
    for place in (*_PLACES, _ANY_GAP):
        found = place.match(text, low, high)
        if found is not None:
            return found.end()
    return high


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _cuts(text: str, part: Span) -> Iterator[int]:
    """Positions at which a new sentence begins (white space may come first)."""
    quotes, counted, start = 0, part.start, part.start
    for match in _END.finditer(text, part.start, part.end):
        quotes += text.count('"', counted, match.end())
        counted = match.end()
        end = _after_closers(text, match.end(), part.end, open_quote=quotes % 2 == 1)
        if end >= part.end:
            return
        if _is_end(text, part, match=match, end=end, sentence_start=start):
            start = end
            yield end


def _after_closers(text: str, position: int, limit: int, *, open_quote: bool) -> int:
    """Position after the closing marks that belong to the sentence."""
    closers = _CLOSERS.match(text, position, limit)
    if closers is None:
        return position
    end = closers.end()
    glued = end < limit and text[end].isalnum()
    if glued and text[end - 1] in "\"'" and not open_quote:
        return end - 1
    return end


def _is_end(
    text: str, part: Span, *, match: re.Match[str], end: int, sentence_start: int
) -> bool:
    gap = _GAP.match(text, end, part.end)
    if gap is None:
        return _is_glued_end(text, part, match=match, end=end)
    following = _following(text, gap.end(), part.end)
    if not following:
        return False
    if text[gap.end()] in _INNER or _opens_lower(following):
        return False
    if match.group() != "." or end > match.end():
        return True
    before = text[max(sentence_start, match.start() - _LOOK) : match.start()]
    return not _is_abbreviation(before, following)


def _following(text: str, position: int, limit: int) -> str:
    """The next few characters, from the first letter or digit on ("" if none)."""
    ahead = text[position : min(limit, position + _LOOK)]
    return ahead.lstrip(_OPENERS) or ahead


def _opens_lower(following: str) -> bool:
    return following[0].islower() and _ARTICLE_NAME.match(following) is None


def _is_glued_end(text: str, part: Span, *, match: re.Match[str], end: int) -> bool:
    """Whether a stop with no space after it ends a sentence ("said.He")."""
    if end > match.end() and match.group()[0] in ".!?":
        return text[end].isupper()
    ahead = text[max(part.start, match.start() - _LOOK) : match.start()]
    before = _last_word(ahead.rstrip(_CLOSING))
    word = _next_word(_following(text, end, part.end))
    if len(before) < 2 or not word or not word[0].isupper():
        return False
    if "." in before:
        return False
    return word in STARTERS or (before.islower() and word[1:].islower())


def _is_abbreviation(before: str, following: str) -> bool:
    """Whether the full stop between the two belongs to an abbreviation."""
    last = _last_word(before)
    if not last:
        return False
    if before.strip() == last and _MARKER.match(last):
        return True
    low = last.lower()
    starter = _starts_sentence(following)
    if low in CLOCK:
        return _goes_on_after_clock(following)
    if low in MAY_END or (len(last) == 1 and last.isupper()):
        return not starter
    if low in NEVER_LAST:
        return True
    if low in BEFORE_NUMBER:
        return following[0].isdigit()
    return _is_initials(last) and not starter


def _is_initials(word: str) -> bool:
    parts = word.split(".")
    return len(parts) > 1 and all(len(part) == 1 and part.isupper() for part in parts)


def _goes_on_after_clock(following: str) -> bool:
    word = _next_word(following)
    return (
        word in CLOCK_COMPANIONS
        or (len(word) > 1 and word.isupper())
        or _ZONE_WORDS.match(following) is not None
    )


def _starts_sentence(following: str) -> bool:
    word = _next_word(following)
    return word in STARTERS and following[len(word) : len(word) + 1] != "."


def _last_word(before: str) -> str:
    match = _LAST_WORD.search(before)
    return match.group() if match else ""


def _next_word(following: str) -> str:
    match = _NEXT_WORD.match(following)
    return match.group() if match else ""
