"""Calendars: Solar Hijri days, and Gregorian dates that may be slipped ones.

An Iranian page sometimes carries the Solar Hijri day of the month under a Gregorian
month's name: "today, September 24" on a page of 15 September 2017, which was
24 Shahrivar 1396.

Source: the traps collected in our notes on Iranian reports of the 2017 rounds; the
arithmetic of the calendar is that of the library jdatetime.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from trucewatch.model.issue import Issue, Severity

SLIP = "solar_hijri_slip"
"""Code of the Issue that a date may mix the two calendars."""

_IRANIAN = re.compile(
    r"\b(?:IRNA|ISNA|MEHR|FARS|TASNIM|IRIB|PRESS\s?TV|DEFA\s?PRESS|MIZAN|"
    r"IRAN(?:IAN)?|TEHRAN|KAYHAN|ETTELA['’]?AT|HAMSHAHRI|AL[- ]?ALAM)\b|\.ir\b",
    re.IGNORECASE,
)


def is_iranian_source(*names: str | None) -> bool:
    """Whether one of the names is an Iranian agency, paper, channel or domain."""
    return any(name is not None and _IRANIAN.search(name) for name in names)


@lru_cache(maxsize=4096)
def solar_hijri_of(day: date) -> tuple[int, int, int]:
    """Solar Hijri year, month and day of month of a Gregorian day."""
    import jdatetime  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up

    solar = jdatetime.date.fromgregorian(date=day)
    return solar.year, solar.month, solar.day


@lru_cache(maxsize=4096)
def gregorian_of(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Solar Hijri date, or None where there is no such day."""
    import jdatetime  # noqa: PLC0415 - off the start-up path

    try:
        found = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        return None
    return date(found.year, found.month, found.day)


def slipped_reading(stated: date) -> date | None:
    """The day of the same Gregorian month whose Solar Hijri day number is `stated`'s.

    "14 May 2017" may be meant for 14 Ordibehesht 1396, which is 4 May 2017. None
    where the month has no such day, or it is the stated day itself.
    """
    for number in range(1, 32):
        try:
            candidate = stated.replace(day=number)
        except ValueError:
            break
        if candidate != stated and solar_hijri_of(candidate)[2] == stated.day:
            return candidate
    return None


def slip_issue(
    stated: date,
    *,
    today: date | None,
    where: str,
    anchors: tuple[date, ...] = (),
) -> Issue | None:
    """The Issue that `stated` may be a Solar Hijri day under a Gregorian month.

    Args:
        stated: the date as written, read as Gregorian.
        today: publication day, where the words call the stated date "today".
        where: place in the document, for the Issue.
        anchors: known days (an agreement's); a slipped reading that hits one weighs
            more than a possibility.

    Returns:
        A warning where the words say "today" and the slipped reading is the
        publication day, or where it is an anchor; a note where a slip is only
        possible; None where the slipped reading does not exist.
    """
    other = slipped_reading(stated)
    if other is None or stated == today:
        return None
    certain = other == today or (other in anchors and stated not in anchors)
    if today is not None and not certain:
        return None
    _, month, number = solar_hijri_of(other)
    return Issue(
        code=SLIP,
        severity=Severity.WARNING if certain else Severity.NOTE,
        what="day of a Solar Hijri month may stand under a Gregorian month's name",
        where=where,
        got=f"{stated.isoformat()}, or {other.isoformat()} "
        f"(day {number} of Solar Hijri month {month})",
        wanted="a date in one calendar",
    )


def month_after(day: date) -> date:
    """First day of the month after the month of `day`."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
