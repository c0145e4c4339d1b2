"""Windows that a count covers: "over the past 24 hours" is no calendar day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from trucewatch.model.document import Span
from trucewatch.model.tally import Period
from trucewatch.model.when import TimePrecision, When
from trucewatch.text.numerals import TENS, UNITS, numeral_at
from trucewatch.text.sieve import sieve_of

_HOURS = {"hour": 1.0, "day": 24.0, "week": 168.0}
_WORDS = "|".join(
    sorted([*UNITS, *(f"{ten}(?:-[a-z]+)?" for ten in TENS)], key=len, reverse=True)
)
_NUMBER = rf"(?:(?P<number>\d{{1,3}}|{_WORDS})|(?P<vague>few|several|couple\sof))[\s-]"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?\b(?!\sof\b)"
_PREPOSITION = (
    r"(?P<lead>(?:over|in|during|within|for|through|throughout|across|under)\s)"
)

_SHAPES = (
    re.compile(
        rf"\b{_PREPOSITION}?(?:(?:the|these|those)\s)?"
        rf"(?P<deictic>past|last|previous|preceding|recent|latest)\s(?:{_NUMBER})?{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_PREPOSITION}(?:(?P<article>the|this|that)\s|(?:an?|one|every)\s)?"
        rf"(?:{_NUMBER})?{_UNIT}"
        r"(?:\speriod\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?P<number>\d{1,3})(?:-hour\s(?:period|window)|\shours)\b", re.IGNORECASE
    ),
    re.compile(
        r"\b(?:(?:during|over|in|for)\s)?the\s(?:reporting|same|given)\speriod\b"
        r"|\bsince\s(?:the\s)?(?:previous|last)\s(?:report|bulletin)\b",
        re.IGNORECASE,
    ),
)
_TODAY = re.compile(r"(?:past|last)\Z", re.IGNORECASE)
_NAMES = ("hour", "day", "week", "month", "year")
_UNITS = frozenset([*_NAMES, *(f"{name}s" for name in _NAMES)])
_DEICTIC = frozenset({"past", "last", "previous", "preceding", "recent", "latest"})
_PREPOSITIONS = frozenset({"over", "in", "during", "within", "for", "under"})
_PREPOSITIONS |= {"through", "throughout", "across"}
_KEYS = (
    (_UNITS, _DEICTIC),
    (_UNITS, _PREPOSITIONS),
    (frozenset({"hour", "hours"}),),
    (frozenset({"period", "since"}),),
)
"""For each shape lists of words: one of each list stands in every such window."""
WINDOW_KEYS = frozenset[str]().union(*(words for words, *_ in _KEYS))
"""What a text must hold to hold a window (see `text.sieve`)."""


def find_windows(
    text: str, span: Span, *, published: When | None
) -> Iterator[tuple[Span, Period]]:
    """Windows in `span`, shape by shape; the spans of two shapes may overlap.

    `hours` is set for hours, days and weeks; months and years have no fixed length,
    and "during the day" may mean daylight as well as a day. `start` and `end` are
    set only for "past" and "last" windows of a report whose very minute of
    publication is known, as nothing else fixes them.

    Args:
        text: working text of the document.
        span: where to look, code points of `text`.
        published: publication time of the document, or None.
    """
    sieve = sieve_of(span.cut(text))
    for shape, keys in zip(_SHAPES, _KEYS, strict=True):
        if not all(sieve.holds(words) for words in keys):
            continue
        for match in shape.finditer(text, span.start, span.end):
            groups = match.groupdict()
            if _is_calendar_word(groups):
                continue
            hours = _hours(groups, shape)
            start, end = _edges(groups, hours, published)
            yield (
                Span(*match.span()),
                Period(start=start, end=end, hours=hours, text=match.group()),
            )


def _is_calendar_word(groups: dict[str, str | None]) -> bool:
    """Whether it is "last week" without a preposition: a week, not a window."""
    return (
        groups.get("deictic") is not None
        and groups["lead"] is None
        and groups["number"] is None
        and groups["vague"] is None
    )


def _hours(groups: dict[str, str | None], shape: re.Pattern[str]) -> float | None:
    unit = "hour" if shape is _SHAPES[2] else groups.get("unit")
    if unit is None or groups.get("vague") is not None:
        return None
    length = _HOURS.get(unit.lower())
    number = groups.get("number")
    if number is None and groups.get("article") is not None:
        return None
    if length is None or number is None:
        return length
    count = numeral_at(number, 0, len(number))
    return None if count is None or count.value is None else count.value * length


def _edges(
    groups: dict[str, str | None], hours: float | None, published: When | None
) -> tuple[datetime | None, datetime | None]:
    deictic = groups.get("deictic")
    if hours is None or deictic is None or not _TODAY.match(deictic):
        return None, None
    if published is None or published.precision is not TimePrecision.INSTANT:
        return None, None
    end = published.start
    if not isinstance(end, datetime):
        return None, None
    return end - timedelta(hours=hours), end
