"""Phrases for days, times, periods, numbers, sources and places."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.model.place import (
    AREA_PRECISIONS,
    MentionRole,
    Placement,
    PlacePrecision,
    Unplaced,
)
from trucewatch.model.quantity import PersonClass, Quantity
from trucewatch.model.source import Hop
from trucewatch.model.tally import Period
from trucewatch.model.when import When
from trucewatch.publish.codes_reading import PERSON_CLASS, PLACE_PRECISION

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def day_words(day: date) -> str:
    """``5 September 2017``, in any locale."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_words(first: date, last: date) -> str:
    """A run of days: ``4 to 5 July 2017``, ``30 June to 2 July 2017``."""
    if first == last:
        return day_words(first)
    head = day_words(first)
    if first.year == last.year:
        head = f"{first.day} {MONTHS[first.month - 1]}"
        head = str(first.day) if first.month == last.month else head
    return f"{head} to {day_words(last)}"


def since_words(text: str) -> str:
    """``since March 2011`` for ``2011-03``; other words as they stand."""
    parts = text.split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return f"since {day_words(date.fromisoformat(text))}"
    if len(parts) == 2 and all(part.isdecimal() for part in parts):
        return f"since {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"since {text}"


def moment_words(moment: date) -> str:
    """A day, or a day with its time of day and offset."""
    if not isinstance(moment, datetime):
        return day_words(moment)
    return f"{day_words(moment)}, {moment:%H:%M} ({offset_words(moment)})"


def offset_words(moment: datetime) -> str:
    """The offset from UTC: ``UTC+03:00``."""
    offset = moment.strftime("%z")
    return f"UTC{offset[:3]}:{offset[3:5]}" if offset else "no zone given"


def when_words(when: When) -> str:
    """The time as far as it is known: a day, a span of days, or "not stated"."""
    first, last = when.first_day, when.last_day
    if first is None:
        return "time not stated" if last is None else f"until {day_words(last)}"
    if last is None:
        return f"from {day_words(first)}"
    if isinstance(when.start, datetime) and when.start == when.end:
        return moment_words(when.start)
    return days_words(first, last)


def period_words(period: Period | None) -> str:
    """The window of a count as reported, or that it is not stated."""
    if period is None:
        return "period not stated"
    parts = []
    if period.text:
        parts.append(f"“{period.text}”")
    if period.hours is not None and number(period.hours) not in period.text:
        parts.append(f"{number(period.hours)} hours")
    if period.start is not None and period.end is not None:
        parts.append(_window(period.start, period.end))
    return ", ".join(parts) or "period not stated"


def period_short(period: Period | None) -> str:
    """The window in the source's words where it has some, else in ours."""
    if period is not None and period.text:
        return f"“{period.text}”"
    return period_words(period)


def _window(start: date, end: date) -> str:
    if isinstance(start, datetime) and isinstance(end, datetime):
        if start.utcoffset() != end.utcoffset():
            return f"{moment_words(start)} to {moment_words(end)}"
        day = f"{start.day} {MONTHS[start.month - 1]}"
        day = day if start.year == end.year else day_words(start)
        return f"{day}, {start:%H:%M} to {moment_words(end)}"
    return days_words(start, max(start, end - timedelta(days=1)))


def number(value: float) -> str:
    """A number with its thousands marked: ``400,000``; halves stay halves."""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def quantity_words(quantity: Quantity, *, fraction: bool = False) -> str:
    """A quantity no sharper than the source gives it."""

    def show(value: float) -> str:
        return f"{number(value * 100)} %" if fraction else number(value)

    low, best, high = quantity.low, quantity.best, quantity.high
    about = "about " if quantity.approximate else ""
    if best is not None:
        return about + show(best)
    if low is not None and high is not None:
        return f"{about}{show(low)} to {show(high)}"
    if low is not None:
        return f"at least {show(low)}"
    if high is not None:
        return f"up to {show(high)}"
    return f"“{quantity.text}”" if quantity.text else "a number not given"


def persons_words(quantity: Quantity, person_class: PersonClass) -> str:
    """``3 civilians``; the class is left out where the source gives none."""
    amount = quantity_words(quantity)
    if person_class is PersonClass.UNKNOWN:
        return amount
    return f"{amount} {PERSON_CLASS[person_class]}"


def hop_words(hop: Hop) -> str:
    """One link of a source chain: speaker, role and body, or the outlet.

    A role alone stands in quotation marks: it is the source's word for somebody.
    """
    if hop.speaker:
        named = [hop.speaker, hop.role, hop.body, hop.outlet]
    elif hop.body:
        office = f"{hop.body} ({hop.role})" if hop.role else hop.body
        named = [office, hop.outlet]
    else:
        named = [f"“{hop.role}”" if hop.role else None, hop.outlet]
    return ", ".join(dict.fromkeys(name for name in named if name))


def distance_words(radius_m: float) -> str:
    """A radius: ``100 m``, ``3 km``."""
    if radius_m < 1000:
        return f"{number(round(radius_m))} m"
    return f"{number(round(radius_m / 1000))} km"


def place_words(answer: Placement | Unplaced | None) -> str:
    """A place with how well it is known; never finer than it is."""
    if answer is None:
        return "place not stated"
    if isinstance(answer, Unplaced):
        return f"“{answer.mention.text}”: not placed ({answer.reason})"
    name, precision = answer.place.name, answer.precision
    if answer.mention.role is MentionRole.CELL:
        return name
    if precision is PlacePrecision.UNRESOLVED:
        return f"{name}: place not resolved"
    known = PLACE_PRECISION[precision]
    if precision in AREA_PRECISIONS:
        return f"{name} ({known}; no position known)"
    return f"{name} ({known}, within {distance_words(answer.radius_m)})"


def place_phrase(answer: Placement | Unplaced | None) -> str:
    """The place inside a sentence: ``at Jobar``, ``in Idlib``, or nothing."""
    if answer is None:
        return ""
    if isinstance(answer, Unplaced):
        return f"at a place named “{answer.mention.text}”"
    if answer.precision in AREA_PRECISIONS:
        return f"in {answer.place.name}"
    if answer.precision is PlacePrecision.NEAR_SETTLEMENT:
        return f"near {answer.place.name}"
    return f"at {answer.place.name}"
