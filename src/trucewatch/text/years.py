"""Which year a date without one means, seen from the day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_WILL = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|to\sbe\s\w+|scheduled|planned|plans?|expected|due|"
    r"set\s(?:to|for)|intends?|next|upcoming|forthcoming|no\slater\sthan)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\bwould\b|\b(?:by|before|until|till|from)\s(?:the\s|this\s)?\Z", re.IGNORECASE
)
_DONE = re.compile(
    r"\b(?:was|were|had|has|have|did|agreed|signed|held|met|said|since|last)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:pledg|promis|undert[ao]|commit|vow|oblig|requir|guarantee|must\b|deadline)"
    r".*\b(?:by|before|until|till|no\slater\sthan)\s(?:the\s(?:end|start)\sof\s)?"
    r"(?:the\s|early\s|late\s|mid-?|noon\son\s|midnight\son\s)?\Z",
    re.IGNORECASE,
)
"""A promise or duty with its last day: that lies ahead, whatever tense tells of it."""
_CLAUSE = re.compile(r"[,;:.!?]\s")
_LOOK = 90
AHEAD_DAYS = 183
"""A date ahead is believed half a year ahead at most; beyond, the past is nearer."""
UNCLEAR_PAST_DAYS, UNCLEAR_AHEAD_DAYS = 300, 31


def points_ahead(text: str, start: int, *, floor: int, end: int, limit: int) -> bool:
    """Whether the clause around a date speaks of what is to come.

    Args:
        text: any text.
        start: first code point of the date.
        floor: first code point of the sentence.
        end: code point after the date.
        limit: code point after the sentence.
    """
    before = text[max(floor, start - _LOOK) : start]
    clause = _CLAUSE.split(before)[-1]
    after = _CLAUSE.split(text[end : min(limit, end + 40)])[0]
    if _BOUND.search(clause):
        return True
    if _WILL.search(clause) or re.match(r"\s(?:will|shall)\b", after):
        return True
    return bool(_MAYBE.search(clause)) and not _DONE.search(clause + after)


def nearest(
    build: Callable[[int], date | None], *, published: date, ahead: bool
) -> date | None:
    """The date of the year that fits best, or None where no year has such a day.

    Not after `published`, unless the words point `ahead` and the date lies within
    `AHEAD_DAYS`.

    Args:
        build: the date in a given year, or None where that year has none.
        published: day of publication.
        ahead: whether the words speak of what is to come.
    """
    if ahead:
        coming = _first(build, years=range(published.year, published.year + 9))(
            lambda day: day >= published
        )
        if coming is not None and (coming - published).days <= AHEAD_DAYS:
            return coming
    return _first(build, years=range(published.year + 1, published.year - 9, -1))(
        lambda day: day <= published
    )


def is_unclear(
    chosen: date,
    build: Callable[[int], date | None],
    *,
    published: date,
) -> bool:
    """Whether a date read as long past could as well be a few weeks ahead."""
    if (published - chosen).days <= UNCLEAR_PAST_DAYS:
        return False
    for year in (published.year, published.year + 1):
        day = build(year)
        if day is not None and 0 < (day - published).days <= UNCLEAR_AHEAD_DAYS:
            return True
    return False


def _first(
    build: Callable[[int], date | None], *, years: range
) -> Callable[[Callable[[date], bool]], date | None]:
    def search(fits: Callable[[date], bool]) -> date | None:
        for year in years:
            day = build(year)
            if day is not None and fits(day):
                return day
        return None

    return search


def gregorian_day(month: int, day: int) -> Callable[[int], date | None]:
    """Builder of the Gregorian date `day` `month` in a given year."""

    def build(year: int) -> date | None:
        try:
            return date(year, month, day)
        except ValueError:
            return None

    return build
