"""Times of day and their zones, as reports write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from trucewatch.model.when import TimeBasis, TimePrecision, When

_CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?:hours|hrs)\b)?(?![\w:])"
)
_OFFSET = re.compile(
    r"\s?\(?(?:UTC|GMT)?\s?(?P<sign>[+\-−])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?\)?"
)
_NAMED = re.compile(
    r"\s?\(?(?P<name>UTC|GMT|Z\b|MSK|EEST|EET|(?P<city>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
    r"(?:\slocal)?\stime)\)?"
)
CITY_ZONES = {
    "Moscow": "Europe/Moscow",
    "Damascus": "Asia/Damascus",
    "Syrian": "Asia/Damascus",
    "Beirut": "Asia/Beirut",
    "Amman": "Asia/Amman",
    "Ankara": "Europe/Istanbul",
    "Istanbul": "Europe/Istanbul",
    "Turkish": "Europe/Istanbul",
    "Tehran": "Asia/Tehran",
    "Baku": "Asia/Baku",
    "Astana": "Asia/Almaty",
    "Geneva": "Europe/Zurich",
    "London": "Europe/London",
    "Greenwich": "UTC",
}
"""IANA zone by the word before "time"."""

_FIXED = {"UTC": 0, "GMT": 0, "Z": 0, "MSK": 3, "EET": 2, "EEST": 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day that ends at `end`; `minute` None is a whole hour."""

    hour: int
    minute: int | None
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A zone as the source gives it: an offset ("+04:00") or an IANA name."""

    name: str
    end: int


def clock_at(text: str, start: int, end: int) -> Clock | None:
    """The time of day that begins at `start` ("17:36", "8.50 am", "10 p.m.")."""
    match = _CLOCK.match(text, start, end)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    hour = int(match["hour"])
    if match["half"] is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    minute = None if match["minute"] is None else int(match["minute"])
    if hour == 24 and minute:
        return None
    return Clock(hour=hour, minute=minute, end=match.end())


def zone_at(text: str, start: int, end: int) -> Zone | None:
    """The zone that begins at `start` ("(UTC+04:00)", "GMT", "Moscow time")."""
    offset = _OFFSET.match(text, start, end)
    if offset is not None:
        hours, minutes = int(offset["hours"]), int(offset["minutes"] or 0)
        if hours > 14 or minutes > 59:
            return None
        sign = "+" if offset["sign"] == "+" else "-"
        return Zone(name=f"{sign}{hours:02d}:{minutes:02d}", end=offset.end())
    named = _NAMED.match(text, start, end)
    if named is None:
        return None
    if named["city"] is not None:
        city = CITY_ZONES.get(named["city"])
        return None if city is None else Zone(name=city, end=named.end())
    return Zone(name=f"+{_FIXED[named['name']]:02d}:00", end=named.end())


@lru_cache(maxsize=256)
def zone_info(name: str) -> tzinfo:
    """The zone of an offset ("+04:00") or an IANA name."""
    if name[0] not in "+-":
        return ZoneInfo(name)
    hours, minutes = int(name[1:3]), int(name[4:6])
    delta = timedelta(hours=hours, minutes=minutes)
    if not delta:
        return UTC
    return timezone(delta if name[0] == "+" else -delta)


def moment(day: date, clock: Clock, zone: Zone, *, basis: TimeBasis) -> When:
    """The minute (or the hour, where no minute is given) that the source names."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone_info(zone.name))
    start += timedelta(hours=clock.hour, minutes=clock.minute or 0)
    whole_hour = clock.minute is None
    return When(
        start=start,
        end=start + (timedelta(hours=1) if whole_hour else timedelta(minutes=1)),
        basis=basis,
        precision=TimePrecision.HOUR if whole_hour else TimePrecision.INSTANT,
        tz=zone.name,
    )
