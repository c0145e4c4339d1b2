"""Paragraphs: where one ends in a file of lines, wrapped by hand or not."""

from __future__ import annotations

import re

from trucewatch.model.document import Span
from trucewatch.text.abbreviations import NEVER_LAST

_LINE = re.compile(r"[^\r\n\u2028\u2029\f]+")
_BULLET = re.compile(
    r"\s*(?:[-–—•*·▪●◦‣]\s|\(?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]|[ivx]{2,4})[.)]\s)"
)
_TABLE = re.compile(r"\t|\s\|\s|\A\s*\||\S {3,}\S")
_STOP = re.compile(r"[.!?:…][\"'”’»)\]]*\Z")
_SHORT = re.compile(r"(?<!\w)([A-Za-z]+)\.\Z")
_TAIL = 16
"""Code points at a line's end that tell whether a sentence ends with it."""
_NARROW, _WIDE = 40, 120
_ALIKE, _ENOUGH = 20, 3
"""Hand-wrapped text has at least `_ENOUGH` lines within `_ALIKE` of the longest."""


def paragraphs(text: str, start: int) -> tuple[Span, ...]:
    """Paragraphs, headings, list items and table rows of ``text[start:]``, in order.

    A blank line always ends one. A line end does too, unless the text is wrapped by
    hand and the next line's first word would not have fitted.

    Args:
        text: working text.
        start: first code point of the report (after the front matter).
    """
    lines = [_trimmed(text, m.start(), m.end()) for m in _LINE.finditer(text, start)]
    spans = [line for line in lines if line is not None]
    width = _wrap_width(spans)
    found: list[Span] = []
    for line in spans:
        if found and width and _continues(text, found[-1], line, width=width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    right = len(words.rstrip())
    return Span(start + left, start + right) if left < right else None


def _wrap_width(lines: list[Span]) -> int:
    """Column at which the text was wrapped by hand; 0 where it was not."""
    longest = max((line.end - line.start for line in lines), default=0)
    if not _NARROW <= longest <= _WIDE:
        return 0
    full = sum(line.end - line.start >= longest - _ALIKE for line in lines)
    return longest if full >= _ENOUGH else 0


def _continues(text: str, before: Span, line: Span, *, width: int) -> bool:
    """Whether `line` goes on where the paragraph `before` was wrapped."""
    gap = text[before.end : line.start]
    if len(re.findall(r"\r\n|\r|\n", gap)) != 1:
        return False
    last = text.rfind("\n", before.start, before.end) + 1
    last = max(last, before.start)
    length = before.end - last
    first_word = len(line.cut(text).split(maxsplit=1)[0])
    if length + 1 + first_word <= width:
        return False
    if _BULLET.match(line.cut(text)) or _TABLE.search(line.cut(text)):
        return False
    tail = text[max(before.start, before.end - _TAIL) : before.end]
    short = _SHORT.search(tail)
    if short is not None and short[1].lower() in NEVER_LAST:
        return True
    return not (_STOP.search(tail) and line.cut(text)[0].isupper())
