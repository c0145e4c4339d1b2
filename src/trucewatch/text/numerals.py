"""Cardinal numerals: how far one reaches from a position, and its value.

Understands words ("two hundred and fifty-five"), digits with separators
("1,042", "2, 222", "2.330,337") and scale words after either ("5.6 million").
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve
thirteen fourteen fifteen sixteen seventeen eighteen nineteen"""
UNITS = {word: value for value, word in enumerate(_UNITS.split())}
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
DOZEN = 12.0
SCALES = {
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "dozen": DOZEN,
}

_WORD = re.compile(r"[A-Za-z]+")
_GROUPED = re.compile(r"\d{1,3}(?:(?:[.,'’\u00a0\u202f]|,[ ]|[ ])\d{3})+(?!\d)")
_TWO_WAYS = re.compile(r"(?<!\d,)\d{1,15},\d{1,2}(?![\d,]|, ?\d)")
"""A decimal comma, or two numbers of a list without its space."""
_DIGITS = re.compile(r"\d{1,15}(?:\.\d{1,6}(?!\d))?(?!\d)")
_GAP = re.compile(r"[ \u00a0]*-[ ]?|\s{1,9}")
_AND = re.compile(r"\s{1,9}and\s{1,9}|-and-")
_HALF = re.compile(r"\s{1,9}and\s{1,9}a\s{1,9}half\b")
_ZERO_GROUP = re.compile(r" 0")
_LAST_WORD = re.compile(r"[A-Za-z]+\Z")
_LIST_BEFORE = re.compile(r"\d,? \Z")
_LIST_FOLLOWS = re.compile(r"\s{0,9}(?:[-–—(:]|(?:in|from|at|near)\b)")


class Numeral(NamedTuple):
    """A cardinal number that ends at `end`.

    ``value`` is None where the digits cannot be read for certain ("2.330" is a
    decimal or a thousand).
    """

    value: float | None
    end: int


def numeral_at(text: str, start: int, end: int) -> Numeral | None:
    """The longest cardinal numeral that begins at `start`, or None.

    Args:
        text: any text.
        start: first code point to read.
        end: code point after the last to read.
    """
    part = _group_at(text, start, end)
    total, reached, limit = 0.0, start, float("inf")
    while part is not None:
        scale, after = _scale_after(text, part.end, end)
        value = _decimal(text[start:after]) if part.value is None else part.value
        if scale is None:
            value = part.value
        if value is None or scale is None:
            known = total + value if value is not None else None
            return Numeral(known, part.end)
        if scale >= limit:
            break
        total, reached, limit = total + value * scale, after, scale
        part = _rest_at(text, after, end, limit=limit)
    return Numeral(total, reached) if reached > start else None


def lower_edge(text: str, first: Numeral, last: Numeral) -> float | None:
    """The value of a range's lower numeral, which may share the upper's scale word.

    "Two to three thousand" begins at 2,000, "500 to two thousand" at 500.
    """
    scale = _last_scale(text, last.end)
    if first.value is None or last.value is None or scale is None:
        return first.value
    shares = _last_scale(text, first.end) is None and first.value * scale < last.value
    return first.value * scale if shares else first.value


def _last_scale(text: str, end: int) -> float | None:
    word = _LAST_WORD.search(text[max(0, end - 9) : end])
    return SCALES.get(word.group().lower()) if word else None


def _decimal(digits: str) -> float | None:
    match = _DIGITS.match(digits)
    return float(match.group()) if match else None


def _group_at(text: str, start: int, end: int) -> Numeral | None:
    """A number before its scale word: digits, or words below a thousand."""
    if start < end and text[start].isdigit():
        return _digits_at(text, start, end)
    word = _word_at(text, start, end)
    if word in {"a", "an"}:
        gap = _GAP.match(text, start + len(word), end)
        following = _word_at(text, gap.end(), end) if gap else ""
        if following == "hundred":
            return _hundreds(text, 1, start + len(word), end)
        return Numeral(1.0, start + len(word)) if following in SCALES else None
    small = _below_hundred(text, start, end)
    if small is None or small.value is None:
        return None
    half = _HALF.match(text, small.end, end)
    if half is not None:
        return Numeral(small.value + 0.5, half.end())
    return _hundreds(text, int(small.value), small.end, end)


def _hundreds(text: str, value: int, position: int, end: int) -> Numeral:
    gap = _GAP.match(text, position, end)
    if gap is None or _word_at(text, gap.end(), end) != "hundred" or not value:
        return Numeral(float(value), position)
    after = gap.end() + len("hundred")
    link = _AND.match(text, after, end) or _GAP.match(text, after, end)
    rest = _below_hundred(text, link.end(), end) if link else None
    if rest is None or rest.value is None or _is_hundred(text, rest.end, end):
        return Numeral(value * 100.0, after)
    return Numeral(value * 100.0 + rest.value, rest.end)


def _is_hundred(text: str, position: int, end: int) -> bool:
    gap = _GAP.match(text, position, end)
    return gap is not None and _word_at(text, gap.end(), end) == "hundred"


def _below_hundred(text: str, start: int, end: int) -> Numeral | None:
    word = _word_at(text, start, end)
    after = start + len(word)
    if word in UNITS:
        return Numeral(float(UNITS[word]), after)
    if word not in TENS:
        return None
    gap = _GAP.match(text, after, end)
    unit = _word_at(text, gap.end(), end) if gap else ""
    if gap is not None and 0 < UNITS.get(unit, 0) < 10:
        return Numeral(float(TENS[word] + UNITS[unit]), gap.end() + len(unit))
    return Numeral(float(TENS[word]), after)


def _digits_at(text: str, start: int, end: int) -> Numeral | None:
    grouped = _GROUPED.match(text, start, end)
    if grouped is not None and _is_one_number(text, grouped, end):
        marks = [mark for mark in grouped.group() if not mark.isdigit()]
        if marks == ["."]:
            return Numeral(None, grouped.end())
        digits = "".join(sign for sign in grouped.group() if sign.isdigit())
        return Numeral(float(digits), grouped.end())
    unclear = _TWO_WAYS.match(text, start, end)
    if unclear is not None:
        return Numeral(None, unclear.end())
    plain = _DIGITS.match(text, start, end)
    return Numeral(float(plain.group()), plain.end()) if plain else None


def _is_one_number(text: str, grouped: re.Match[str], end: int) -> bool:
    """Whether spaced groups are one number ("2, 222 settlements"), not a list."""
    if " " not in grouped.group() or _ZERO_GROUP.search(grouped.group()):
        return True
    if _LIST_BEFORE.search(text[max(0, grouped.start() - 3) : grouped.start()]):
        return False
    one_gap = grouped.group().count(" ") == 1
    return one_gap and _LIST_FOLLOWS.match(text, grouped.end(), end) is None


def _scale_after(text: str, position: int, end: int) -> tuple[float | None, int]:
    gap = _GAP.match(text, position, end)
    word = _word_at(text, gap.end(), end) if gap else ""
    if gap is None or word not in SCALES:
        return None, position
    return SCALES[word], gap.end() + len(word)


def _rest_at(text: str, position: int, end: int, *, limit: float) -> Numeral | None:
    """What may follow a scale word: a smaller number, as in "one million 42 thousand".

    Bare digits without a scale word, and "and" before anything from a hundred up,
    begin a number of their own.
    """
    joint = _AND.match(text, position, end)
    gap = joint or _GAP.match(text, position, end)
    if gap is None or limit == DOZEN or "-" in gap.group():
        return None
    part = _group_at(text, gap.end(), end)
    if part is None or part.value is None or part.value >= limit:
        return None
    scale, _ = _scale_after(text, part.end, end)
    if joint is not None:
        return (
            part if part.value < 100 and scale is None and _is_word(text, gap) else None
        )
    return part if scale is not None or _is_word(text, gap) else None


def _is_word(text: str, gap: re.Match[str]) -> bool:
    return not text[gap.end()].isdigit()


def _word_at(text: str, start: int, end: int) -> str:
    match = _WORD.match(text, start, min(end, start + 12))
    return match.group().lower() if match else ""
