"""Dates by words that only the day of publication can turn into days.

Weekdays ("on Monday"), relative days ("yesterday", "two weeks ago"), and months and
years by themselves ("in May", "since 2011").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from trucewatch.model.document import Span
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.text.calendars import month_after
from trucewatch.text.date_forms import MONTH, MONTHS, WEEKDAY, WEEKDAYS
from trucewatch.text.number_forms import YEAR_LEADS, YEARS
from trucewatch.text.numerals import UNITS, numeral_at
from trucewatch.text.sieve import keys_of, sieve_of
from trucewatch.text.years import nearest, points_ahead

_COUNT = rf"\d{{1,3}}|an?|{'|'.join(UNITS)}"
_RELATIVE = re.compile(
    r"\b(?:(?P<before>the\sday\sbefore\syesterday)|(?P<yesterday>yesterday)|"
    r"(?P<night>last\snight)|(?P<today>today|tonight|this\s(?:morning|afternoon|evening))|"
    r"(?P<tomorrow>tomorrow)|"
    rf"(?P<count>{_COUNT})\s(?P<ago>day|week|month|year)s?\sago|"
    r"(?<=end\sof\s)the\s(?P<closing>week|month|year)|"
    r"(?<!the\s)(?P<which>last|this|next)\s(?P<unit>week|month|year))\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<which>[Ll]ast|[Nn]ext)\s)?(?P<weekday>{WEEKDAY})(?!\s[Pp]rayer)"
)
_MONTH = re.compile(
    r"\b(?P<lead>(?i:in|since|during|by|until|till|from|of|early|late|mid|last|this|"
    rf"next|before|after|between|and|to))[\s-](?P<month>{MONTH})(?!\s?\d)"
)
_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow", "ago"})
_PARTS = frozenset({"night", "morning", "afternoon", "evening"})
_RELATIVE_KEYS = _DAYS | _PARTS | {"week", "month", "year"}
_WEEKDAY_KEYS = keys_of(WEEKDAYS)
_MONTH_KEYS = keys_of(MONTHS)
SPOKEN_KEYS = _RELATIVE_KEYS | _WEEKDAY_KEYS | _MONTH_KEYS
"""What a text without digits must hold to hold such a date (see `text.sieve`)."""
_SHIFT = {"last": -1, "this": 0, "next": 1}

Found = Iterator[tuple[Span, When | None]]


def spoken_dates(text: str, span: Span, *, published: date | None) -> Found:
    """Such dates in `span`, kind by kind; None where publication is not known.

    Args:
        text: working text of the document.
        span: where to look, usually one sentence.
        published: day of publication as the source counts days, or None.
    """
    sieve = sieve_of(span.cut(text))
    if sieve.holds(_RELATIVE_KEYS):
        yield from _relative(text, span, published)
    if sieve.holds(_WEEKDAY_KEYS):
        yield from _weekdays(text, span, published)
    if sieve.holds(_MONTH_KEYS):
        yield from _months(text, span, published)
    if sieve.digits:
        yield from _years_in(text, span)


def _years_in(text: str, span: Span) -> Found:
    for year in YEARS.finditer(text, span.start, span.end):
        if YEAR_LEADS.search(text[max(span.start, year.start() - 16) : year.start()]):
            yield Span(*year.span()), _years(year.group())


def _relative(text: str, span: Span, published: date | None) -> Found:
    for match in _RELATIVE.finditer(text, span.start, span.end):
        when = None if published is None else _relative_when(match, published)
        yield Span(*match.span()), when


def _relative_when(match: re.Match[str], published: date) -> When | None:
    try:
        if match["unit"] is not None:
            shift = _SHIFT[match["which"].lower()]
            return _calendar_unit(match["unit"].lower(), published, shift)
        if match["closing"] is not None:
            return _calendar_unit(match["closing"].lower(), published, 0)
        if match["count"] is not None:
            return _ago(match["count"], match["ago"].lower(), published)
        if match["night"] is not None:
            start = published - timedelta(days=1)
            end = published + timedelta(days=1)
            return _vague(start, end, TimePrecision.PART_OF_DAY)
        days = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1}
        shift = next(days[name] for name in days if match[name] is not None)
        return on_day(published + timedelta(days=shift))
    except (OverflowError, ValueError):
        return None


def _ago(count: str, unit: str, published: date) -> When | None:
    number = 1 if count.lower() in {"a", "an"} else _number(count)
    if unit == "day":
        return on_day(published - timedelta(days=number))
    if unit == "week":
        middle = published - timedelta(days=7 * number)
        start = middle - timedelta(days=3)
        return _vague(start, start + timedelta(days=7), TimePrecision.WEEK)
    return _calendar_unit(unit, published, -number)


def _number(words: str) -> int:
    numeral = numeral_at(words, 0, len(words))
    return int(numeral.value or 0) if numeral is not None else 0


def _calendar_unit(unit: str, published: date, shift: int) -> When:
    if unit == "week":
        monday = published - timedelta(days=published.weekday() - 7 * shift)
        return _vague(monday, monday + timedelta(days=7), TimePrecision.WEEK)
    if unit == "year":
        return year_when(published.year + shift)
    months = published.year * 12 + published.month - 1 + shift
    return month_when(date(months // 12, months % 12 + 1, 1))


def month_when(first: date) -> When:
    """The month that begins on `first`."""
    return _vague(first, month_after(first), TimePrecision.MONTH)


def year_when(year: int) -> When:
    """The Gregorian year."""
    return _vague(date(year, 1, 1), date(year + 1, 1, 1), TimePrecision.YEAR)


def _vague(start: date, end: date, precision: TimePrecision) -> When:
    return When(start=start, end=end, basis=TimeBasis.OCCURRED, precision=precision)


def _weekdays(text: str, span: Span, published: date | None) -> Found:
    for match in _WEEKDAY.finditer(text, span.start, span.end):
        if published is None:
            yield Span(*match.span()), None
            continue
        number = WEEKDAYS[match["weekday"].capitalize()]
        which = (match["which"] or "").lower()
        ahead = which == "next" or (
            not which
            and points_ahead(
                text,
                match.start(),
                floor=span.start,
                end=match.end(),
                limit=span.end,
            )
        )
        back = (published.weekday() - number) % 7
        if ahead:
            day = published + timedelta(days=7 - back if back or which else 0)
        else:
            day = published - timedelta(days=7 if which and not back else back)
        yield Span(*match.span()), on_day(day)


def _months(text: str, span: Span, published: date | None) -> Found:
    for match in _MONTH.finditer(text, span.start, span.end):
        place = Span(*match.span("month"))
        if published is None:
            yield place, None
            continue
        month = MONTHS[match["month"].rstrip(".").capitalize()]
        lead = match["lead"].lower()
        ahead = lead == "next" or points_ahead(
            text, place.start, floor=span.start, end=place.end, limit=span.end
        )
        first = nearest(
            lambda year, month=month: date(year, month, 1),  # type: ignore[misc]
            published=published.replace(day=1),
            ahead=ahead,
        )
        yield place, None if first is None else month_when(first)


def _years(words: str) -> When | None:
    first = int(words[:4])
    if words.endswith("s"):
        return None
    if len(words) == 4:
        return year_when(first)
    tail = words[5:].strip(" -–/")
    last = int(tail if len(tail) == 4 else words[:2] + tail)
    if last < first:
        return None
    return _vague(date(first, 1, 1), date(last + 1, 1, 1), TimePrecision.RANGE)
