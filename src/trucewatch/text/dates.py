"""Times in running text: dates and windows, resolved against publication.

A date without a year is the nearest one not after publication, unless the words
point ahead. A weekday that does not fit its date raises an Issue and the date wins.
Nothing is resolved by the clock of the machine that reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from trucewatch.model.document import Span
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.tally import Period
from trucewatch.model.when import Calendar, TimeBasis, TimePrecision, When, on_day
from trucewatch.text.calendars import (
    gregorian_of,
    slip_issue,
    solar_hijri_of,
)
from trucewatch.text.clocks import clock_at, moment, zone_at
from trucewatch.text.date_forms import (
    MONTHS,
    SOLAR_MONTHS,
    WEEKDAYS,
    explicit_dates,
)
from trucewatch.text.sieve import sieve_of
from trucewatch.text.spoken_dates import SPOKEN_KEYS, month_when, spoken_dates
from trucewatch.text.windows import WINDOW_KEYS, find_windows
from trucewatch.text.years import gregorian_day, is_unclear, nearest, points_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A date or a window where it stands.

    Args:
        span: the words of the date, without a preposition.
        when: the interval, basis ``occurred``; None for a window and for a date
            that cannot be resolved (then `issue` says why).
        period: set for a window ("over the past 24 hours").
        issue: doubt about the date.
        lead: the preposition or the like right before it in lower case ("since",
            "by", "on", "until"), or "".
    """

    span: Span
    when: When | None = None
    period: Period | None = None
    issue: Issue | None = None
    lead: str = ""


_LEAD = re.compile(
    r"\b(on|since|by|until|till|before|after|from|in|of|as\sof|between|to|starting|"
    r"no\slater\sthan|during)\s(?:the\s(?:end|start|close|beginning)\sof\s)?"
    r"(?:(?:noon|midnight|dawn|dusk)\son\s)?(?:the\s|early\s|late\s|mid-?)?\Z",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\btoday,?\s(?:on\s|\()?\Z", re.IGNORECASE)
_AND = re.compile(r"\sand\s")
_TO_CLOCK = re.compile(r",?\s(?:at\s|from\s)?")
_FROM_CLOCK = re.compile(r"(?:,?\s(?:on|of)?\s?|,\s)\Z")
_CLOCK_BEFORE = re.compile(r"(?<![\w:.])\d{1,2}(?:[:.]\d\d)?[^\n,;]{0,24}\Z")


@lru_cache(maxsize=4096)
def find_times(
    text: str, span: Span, *, published: When | None
) -> tuple[TimeMention, ...]:
    """Dates and windows in `span` of `text`, in order, without overlap.

    Args:
        text: working text of the document.
        span: where to look, usually one sentence, code points of `text`.
        published: publication time of the document, or None.
    """
    sieve = sieve_of(span.cut(text))
    if not (sieve.digits or sieve.holds(SPOKEN_KEYS) or sieve.holds(WINDOW_KEYS)):
        return ()
    day = None if published is None else published.first_day
    found = [
        TimeMention(span=place, period=period)
        for place, period in find_windows(text, span, published=published)
    ]
    for kind, match in explicit_dates(text, span.start, span.end):
        found += _explicit(kind, match, span=span, published=day)
    for place, when in spoken_dates(text, span, published=day):
        issue = None if when is not None else _unresolved(text, place, day)
        found.append(TimeMention(span=place, when=when, issue=issue))
    return tuple(
        replace(mention, lead=_lead(text, mention.span, floor=span.start))
        for mention in _without_overlap(found)
    )


def _lead(text: str, span: Span, *, floor: int) -> str:
    match = _LEAD.search(text[max(floor, span.start - 36) : span.start])
    return "" if match is None else " ".join(match[1].lower().split())


def _without_overlap(found: list[TimeMention]) -> Iterator[TimeMention]:
    """Mentions in order; of two that overlap the earlier, then the longer one."""
    position = -1
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start >= position:
            position = mention.span.end
            yield mention


def _unresolved(text: str, span: Span, published: date | None) -> Issue:
    missing = published is None
    return _issue(
        "date_needs_publication" if missing else "unreadable_date",
        "date cannot be resolved",
        span=span,
        got=span.cut(text),
        wanted="a publication date" if missing else "a date that exists",
    )


def _issue(code: str, what: str, *, span: Span, got: str, wanted: str) -> Issue:
    return Issue(
        code=code,
        severity=Severity.WARNING,
        what=what,
        where=f"characters {span.start}-{span.end}",
        got=got,
        wanted=wanted,
    )


def _explicit(
    kind: str, match: re.Match[str], *, span: Span, published: date | None
) -> list[TimeMention]:
    match kind:
        case "month":
            first = date(int(match["year"]), _month(match["month"]), 1)
            return [TimeMention(span=Span(*match.span()), when=month_when(first))]
        case "days" | "span":
            return _two_days(match, span=span, published=published)
        case "solar":
            return [_solar(match, span=span, published=published)]
        case "slashed":
            return [_slashed(match)]
        case _:
            return [_one_day(match, span=span, published=published)]


def _month(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS[words.rstrip(".").capitalize()]


def _number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _mention(
    place: Span,
    match: re.Match[str],
    day: date | None,
    *,
    published: date | None,
) -> TimeMention:
    """The mention of one day, or of a day that does not exist or lacks its year."""
    if day is not None:
        return TimeMention(span=place, when=on_day(day))
    has_year = match.groupdict().get("year") is not None
    if has_year or published is not None:
        issue = _issue(
            "impossible_date",
            "no such day",
            span=place,
            got=place.cut(match.string),
            wanted="a day of the calendar",
        )
    else:
        issue = _issue(
            "date_without_year",
            "date without a year in a document without a date",
            span=place,
            got=place.cut(match.string),
            wanted="a publication date or a year",
        )
    return TimeMention(span=place, issue=issue)


def _resolve(
    match: re.Match[str], month: int, day: int, *, span: Span, published: date | None
) -> date | None:
    build = gregorian_day(month, day)
    if match["year"] is not None:
        return build(int(match["year"]))
    if published is None:
        return None
    return nearest(build, published=published, ahead=_ahead(match, span))


def _ahead(match: re.Match[str], span: Span) -> bool:
    start, end = match.span()
    return points_ahead(match.string, start, floor=span.start, end=end, limit=span.end)


def _one_day(
    match: re.Match[str], *, span: Span, published: date | None
) -> TimeMention:
    month, number = _month(match["month"]), _number(match["day"])
    if not 1 <= month <= 12:
        return _mention(Span(*match.span()), match, None, published=published)
    today = _said_today(match, month, number, span=span, published=published)
    if today is not None:
        return today
    day = _resolve(match, month, number, span=span, published=published)
    mention = _mention(Span(*match.span()), match, day, published=published)
    if day is None:
        return mention
    issue = _weekday_issue(match, day) or _year_issue(match, day, published, span)
    return replace(_with_clock(mention, day, match, span), issue=issue)


def _said_today(
    match: re.Match[str],
    month: int,
    number: int,
    *,
    span: Span,
    published: date | None,
) -> TimeMention | None:
    """A date called "today" that is not the day of publication, with its Issue."""
    text, start = match.string, match.start()
    if published is None or not _TODAY.search(
        text[max(span.start, start - 12) : start]
    ):
        return None
    year = match["year"]
    stated = gregorian_day(month, number)(int(year) if year else published.year)
    if stated is None or stated == published:
        return None
    place = Span(*match.span())
    slip = slip_issue(
        stated, today=published, where=f"characters {place.start}-{place.end}"
    )
    if slip is not None:
        meant = replace(on_day(published), calendar=Calendar.SOLAR_HIJRI)
        return TimeMention(span=place, when=meant, issue=slip)
    issue = _issue(
        "today_mismatch",
        "a date called today is not the day of publication",
        span=place,
        got=stated.isoformat(),
        wanted=published.isoformat(),
    )
    return TimeMention(span=place, when=on_day(stated), issue=issue)


def _weekday_issue(match: re.Match[str], day: date) -> Issue | None:
    stated = match.groupdict().get("weekday")
    if stated is None or WEEKDAYS[stated.capitalize()] == day.weekday():
        return None
    true = next(name for name, n in WEEKDAYS.items() if n == day.weekday())
    return _issue(
        "weekday_mismatch",
        "weekday does not fit the date",
        span=Span(*match.span()),
        got=f"{stated}, {day.isoformat()}",
        wanted=f"{true}, or another date",
    )


def _year_issue(
    match: re.Match[str], day: date, published: date | None, span: Span
) -> Issue | None:
    if match["year"] is not None or published is None or _ahead(match, span):
        return None
    if not is_unclear(day, gregorian_day(day.month, day.day), published=published):
        return None
    return _issue(
        "year_unclear",
        "date without a year may lie a year back or a few weeks ahead",
        span=Span(*match.span()),
        got=day.isoformat(),
        wanted="a year",
    )


def _with_clock(
    mention: TimeMention, day: date, match: re.Match[str], span: Span
) -> TimeMention:
    """The mention with the time of day and zone beside the date, where it has both."""
    text = match.string
    joint = _TO_CLOCK.match(text, match.end(), span.end)
    clock = None if joint is None else clock_at(text, joint.end(), span.end)
    if clock is not None:
        zone = zone_at(text, clock.end, span.end)
        if zone is None:
            return mention
        place = Span(mention.span.start, zone.end)
        when = moment(day, clock, zone, basis=TimeBasis.OCCURRED)
        return TimeMention(span=place, when=when)
    return _with_clock_before(mention, day, text, span)


def _with_clock_before(
    mention: TimeMention, day: date, text: str, span: Span
) -> TimeMention:
    start = mention.span.start
    window = max(span.start, start - 36)
    opening = _CLOCK_BEFORE.search(text[window:start])
    if opening is None:
        return mention
    at = window + opening.start()
    clock = clock_at(text, at, start)
    zone = None if clock is None else zone_at(text, clock.end, start)
    if clock is None or zone is None or not _FROM_CLOCK.match(text[zone.end : start]):
        return mention
    when = moment(day, clock, zone, basis=TimeBasis.OCCURRED)
    return TimeMention(span=Span(at, mention.span.end), when=when)


def _two_days(
    match: re.Match[str], *, span: Span, published: date | None
) -> list[TimeMention]:
    """One range for "4-5 July", two days for "4 and 9 July"."""
    last_month = _month(match.groupdict().get("month2") or match["month"])
    first_month = _month(match["month"])
    last = _resolve(
        match, last_month, _number(match["day2"]), span=span, published=published
    )
    first = None
    if last is not None:
        year = last.year - (1 if first_month > last_month else 0)
        first = gregorian_day(first_month, _number(match["day"]))(year)
    place = Span(*match.span())
    if first is None or last is None or last < first:
        return [_mention(place, match, None, published=published)]
    joint = _AND.search(match.string, place.start, place.end)
    if joint is not None and (last - first).days > 1:
        return [
            TimeMention(span=Span(place.start, joint.start()), when=on_day(first)),
            TimeMention(span=Span(joint.end(), place.end), when=on_day(last)),
        ]
    when = When(
        start=first,
        end=last + timedelta(days=1),
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )
    return [TimeMention(span=place, when=when)]


def _solar(match: re.Match[str], *, span: Span, published: date | None) -> TimeMention:
    month, number = SOLAR_MONTHS[match["month"].capitalize()], _number(match["day"])
    day: date | None = None
    if match["year"] is not None:
        day = gregorian_of(int(match["year"]), month, number)
    elif published is not None:
        shift = published.year - solar_hijri_of(published)[0]
        day = nearest(
            lambda year: gregorian_of(year - shift, month, number),
            published=published,
            ahead=_ahead(match, span),
        )
    place = Span(*match.span())
    mention = _mention(place, match, day, published=published)
    if mention.when is None:
        return mention
    return replace(mention, when=replace(mention.when, calendar=Calendar.SOLAR_HIJRI))


def _slashed(match: re.Match[str]) -> TimeMention:
    """The day of "25/12/2016"; none where day and month can be swapped."""
    place = Span(*match.span())
    one, two, year = int(match["day"]), int(match["month"]), int(match["year"])
    readings = {gregorian_day(two, one)(year), gregorian_day(one, two)(year)} - {None}
    if len(readings) == 1:
        return _mention(place, match, readings.pop(), published=None)
    if not readings:
        return _mention(place, match, None, published=None)
    issue = _issue(
        "ambiguous_date",
        "day and month can be swapped",
        span=place,
        got=match.group(),
        wanted="the month in words, or YYYY-MM-DD",
    )
    return TimeMention(span=place, issue=issue)
