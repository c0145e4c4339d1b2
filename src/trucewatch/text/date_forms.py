"""The shapes that dates take in English text, as patterns shared by the readers.

`text.dates` resolves what these match; `text.numbers` keeps its hands off it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.text.sieve import keys_of, sieve_of

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("January", "Jan"),
            ("February", "Feb"),
            ("March", "Mar"),
            ("April", "Apr"),
            ("May",),
            ("June", "Jun"),
            ("July", "Jul"),
            ("August", "Aug"),
            ("September", "Sept", "Sep"),
            ("October", "Oct"),
            ("November", "Nov"),
            ("December", "Dec"),
        ),
        start=1,
    )
    for name in names
}
"""Gregorian month by name or short name."""

SOLAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("Farvardin",),
            ("Ordibehesht", "Urdibihisht"),
            ("Khordad", "Khurdad"),
            ("Tir",),
            ("Mordad", "Amordad", "Murdad"),
            ("Shahrivar", "Shahrivar"),
            ("Mehr",),
            ("Aban",),
            ("Azar",),
            ("Dey", "Dei"),
            ("Bahman",),
            ("Esfand", "Isfand"),
        ),
        start=1,
    )
    for name in names
}
"""Solar Hijri month by its names in Latin letters."""

WEEKDAYS = {
    name: number
    for number, name in enumerate(
        (
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        )
    )
}
"""`date.weekday()` by name."""


_SHORT_FULL = {"May", "June", "July"}


def _any(names: dict[str, int]) -> str:
    spelt = set(names) | {name.upper() for name in names}
    return "|".join(sorted(spelt, key=lambda name: (-len(name), name)))


_FULL = {name: n for name, n in MONTHS.items() if len(name) > 4 or name in _SHORT_FULL}
_SHORT = {name: n for name, n in MONTHS.items() if name not in _FULL}

MONTH = rf"(?:(?:{_any(_FULL)})(?![A-Za-z])|(?:{_any(_SHORT)})(?![A-Za-z])\.?)"
SOLAR_MONTH = rf"(?:(?:{_any(SOLAR_MONTHS)})(?![A-Za-z]))"
WEEKDAY = rf"(?:(?:{_any(WEEKDAYS)})(?![A-Za-z]))"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
SOLAR_YEAR = r"1[34]\d\d(?!\d)"
TO = r"\s*(?:-|–|—|to|and|through|until)\s*"

_LEAD = rf"(?:(?P<weekday>{WEEKDAY})[,.]?\s+\(?(?:the\s+)?)?"
_OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"

SHAPES: tuple[tuple[str, str], ...] = (
    (
        "span",
        rf"(?P<day>{DAY})\s+(?P<month>{MONTH}){TO}"
        rf"(?P<day2>{DAY})\s+(?P<month2>{MONTH}){_OF_YEAR}",
    ),
    (
        "span",
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY}){TO}"
        rf"(?P<month2>{MONTH})\s+(?P<day2>{DAY}){_OF_YEAR}",
    ),
    ("days", rf"(?P<day>{DAY}){TO}(?P<day2>{DAY})\s+(?P<month>{MONTH}){_OF_YEAR}"),
    ("days", rf"(?P<month>{MONTH})\s+(?P<day>{DAY}){TO}(?P<day2>{DAY}){_OF_YEAR}"),
    (
        "solar",
        rf"(?P<day>{DAY})\s+(?P<month>{SOLAR_MONTH})"
        rf"(?:,?\s+(?P<year>{SOLAR_YEAR}))?",
    ),
    (
        "solar",
        rf"(?P<month>{SOLAR_MONTH})\s+(?P<day>{DAY})"
        rf"(?:,?\s+(?P<year>{SOLAR_YEAR}))?",
    ),
    ("day", rf"{_LEAD}(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH}){_OF_YEAR}"),
    ("day", rf"{_LEAD}(?P<month>{MONTH})\s+(?P<day>{DAY}){_OF_YEAR}"),
    ("day", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    ("day", r"(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>(?:19|20)\d\d)(?!\d)"),
    ("slashed", r"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>(?:19|20)\d\d)(?!\d)"),
    ("month", rf"(?P<month>{MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})"),
)
"""Kind and pattern of each explicit date, the longer shapes first."""

_OPENING = r"(?:(?<=[Mm]id-)|(?<![\w/.-]))"
EXPLICIT = tuple((kind, re.compile(_OPENING + pattern)) for kind, pattern in SHAPES)
"""The same, compiled; try them in this order at one position."""

ANCHOR = re.compile(
    rf"{_OPENING}(?:{WEEKDAY}|{MONTH}|{SOLAR_MONTH}|"
    rf"\d{{1,2}}(?=(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH}|{SOLAR_MONTH}))|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?={TO}\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH})|"
    r"\d{4}(?=-\d\d-\d\d)|\d\d?(?=[./]\d\d?[./]\d{4}))"
)
"""Where an explicit date can begin: one cheap pass over the text."""


_MONTH_KEYS = keys_of((*MONTHS, *SOLAR_MONTHS))
_IN_DIGITS = re.compile(r"\d[-./]\d\d?[-./]\d")
"""One of the two stands in every explicit date: a month's name, or a date in digits."""


@lru_cache(maxsize=1024)
def explicit_dates(
    text: str, start: int, end: int
) -> tuple[tuple[str, re.Match[str]], ...]:
    """Kind and match of every explicit date in ``text[start:end]``, in order."""
    sieve = sieve_of(text[start:end])
    if not sieve.digits:
        return ()
    if not sieve.holds(_MONTH_KEYS) and _IN_DIGITS.search(text, start, end) is None:
        return ()
    found: list[tuple[str, re.Match[str]]] = []
    position = start
    while (anchor := ANCHOR.search(text, position, end)) is not None:
        position = anchor.end()
        for kind, pattern in EXPLICIT:
            match = pattern.match(text, anchor.start(), end)
            if match is not None:
                found.append((kind, match))
                position = match.end()
                break
    return tuple(found)
