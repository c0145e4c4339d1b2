"""Datelines: "BEIRUT, 4 May (Agency) -" before a report's first words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.model.document import Span
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.text.date_forms import MONTH, YEAR
from trucewatch.text.dates import find_times

_DATE = rf"(?:\d{{1,2}}\s{MONTH}|{MONTH}\s\d{{1,2}})(?:,?\s{YEAR})?"
_AGENCY = r"[A-Z][\w&.' -]{1,30}"
_UPPER_CITY = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,2}"
_CITY = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,2}"
_LAND = r"(?:,\s[A-Z][\w.'’]{1,20}(?:\s[A-Z][\w.'’]{1,20})?)?"
"""The country after the city, as foreign desks write it."""
_DASH = r"\s?(?:--|[-–—:])\s?"
_SHAPES = (
    re.compile(
        rf"(?P<city>{_CITY}){_LAND},\s(?P<date>{_DATE})[,.]?\s?"
        rf"(?:\((?P<a>{_AGENCY})\)|/(?P<b>{_AGENCY})/|(?P<c>[A-Z][A-Za-z]+))"
        rf"(?:{_DASH}|\.\s|\s)"
    ),
    re.compile(
        rf"(?P<city>{_UPPER_CITY}){_LAND}\s?(?:\((?P<a>{_AGENCY})\)|/(?P<b>{_AGENCY})/)"
        rf"(?:{_DASH}|\.\s|\s)"
    ),
    re.compile(rf"(?P<city>{_CITY})\s\((?P<a>{_AGENCY})\){_DASH}"),
    re.compile(
        rf"(?P<city>{_UPPER_CITY}){_LAND}(?:,\s(?P<date>{_DATE}))?"
        r"\s?(?:--|[–—]|-\s)\s?"
    ),
    re.compile(rf"(?P<city>{_CITY}){_LAND},\s(?P<date>{_DATE})\s?(?:--|[–—]|-\s)\s?"),
    re.compile(rf"\((?P<city>{_CITY}),\s(?P<date>{_DATE})\)\s?(?:--|[–—]|-\s)\s?"),
    re.compile(rf"\((?P<a>{_AGENCY})\)\s?(?:--|[-–—])\s"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where and by whom a report was filed.

    Args:
        end: first code point after the dateline.
        agency: the agency as written, or None.
        filed: the day of filing, where the dateline gives it with its year.
    """

    end: int
    agency: str | None
    filed: When | None


def read_dateline(text: str, paragraph: Span) -> Dateline | None:
    """The dateline at the paragraph's start, or None.

    A place in ordinary letters counts only with a date, or with an agency and a
    dash, so that "Hama (3)" and "Idlib – 10" are none.
    """
    for shape in _SHAPES:
        match = shape.match(text, paragraph.start, paragraph.end)
        if match is None or match.end() >= paragraph.end:
            continue
        groups = match.groupdict()
        if _is_count(text, match):
            continue
        names = (groups.get(name) for name in ("a", "b", "c"))
        agency = next((name for name in names if name), None)
        return Dateline(end=match.end(), agency=agency, filed=_filed(text, match))
    return None


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether what follows is a number, as in "HAMA – 10": a cell, no dateline."""
    bare = match.groupdict().get("a") is None and match.groupdict().get("date") is None
    return bare and re.match(r"\d", text[match.end() :][:1]) is not None


def _filed(text: str, match: re.Match[str]) -> When | None:
    if match.groupdict().get("date") is None:
        return None
    for mention in find_times(text, Span(*match.span("date")), published=None):
        when = mention.when
        if when is not None and when.precision is TimePrecision.DAY and when.first_day:
            return on_day(when.first_day, basis=TimeBasis.PUBLISHED)
    return None
