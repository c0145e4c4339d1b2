"""Publication stamps: lines that are nothing but a date, a clock and a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.model.document import Span
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.text.clocks import Clock, Zone, clock_at, moment, zone_at
from trucewatch.text.date_forms import explicit_dates
from trucewatch.text.dates import find_times

_LONGEST = 120
_LABEL = re.compile(
    r"\s*(?P<updated>(?:last\s)?(?:updated|modified|edited)\b)?"
    r"(?P<published>(?:first\s)?(?:published|posted|issued|released|date(?:d)?|"
    r"publication date|time)\b)?\s*(?:on|at)?\s*[:\-–—]?\s*",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s*(?:[,|/•·T–—-]|at\b)?\s*")
_CLOCK = re.compile(r"(?<![\d.])\d{1,2}[:.]\d\d")
_REST = re.compile(r"(?:[\s,.|/•·()\[\]–—-]|\bat\b|\blocal time\b)*")
_ISO = re.compile(
    r"\s*(?P<moment>(?:19|20)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?"
    r"\s?(?:Z|[+-]\d\d:?\d\d))\s*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A line that gives a time and nothing else.

    Args:
        when: the time, basis ``published``: a minute where clock and zone are
            given, else a day; None where the date can be read in two ways.
        has_clock: whether a time of day is given.
        labelled: whether a word says that this is the publication.
        updated: whether a word says that this is a later change.
    """

    when: When | None
    has_clock: bool = False
    labelled: bool = False
    updated: bool = False


def read_stamp(line: str) -> Stamp | None:
    """The stamp that the whole `line` is, or None where it is anything else."""
    if len(line) > _LONGEST:
        return None
    label = _LABEL.match(line)
    start = label.end() if label else 0
    labelled = label is not None and label["published"] is not None
    updated = label is not None and label["updated"] is not None
    iso = _ISO.fullmatch(line, start)
    if iso is not None:
        when = _iso(iso["moment"])
        return Stamp(when=when, has_clock=True, labelled=labelled, updated=updated)
    found = explicit_dates(line, start, len(line))
    if not found or found[0][0] not in {"day", "slashed"}:
        return None
    match = found[0][1]
    if match.groupdict().get("year") is None:
        return None
    clock, zone, rest = _clock_around(line, start, Span(*match.span()))
    if _REST.fullmatch(rest) is None:
        return None
    when = _published(line, Span(*match.span()), clock, zone)
    return Stamp(
        when=when, has_clock=clock is not None, labelled=labelled, updated=updated
    )


def read_moment(words: str) -> When | None:
    """The publication time in `words` ("2017-05-04", "4 May 2017 10:00 UTC+3")."""
    stamp = read_stamp(words.strip())
    if stamp is not None:
        return stamp.when
    try:
        moment_ = datetime.fromisoformat(words.strip())
    except ValueError:
        return None
    return _on(moment_.date())


def _iso(words: str) -> When | None:
    compact = words.replace(" ", "")
    joined = compact if "T" in compact else f"{compact[:10]}T{compact[10:]}"
    try:
        start = datetime.fromisoformat(joined)
    except ValueError:
        return None
    offset = start.strftime("%z")
    clock = Clock(hour=start.hour, minute=start.minute, end=0)
    zone = Zone(name=f"{offset[:3]}:{offset[3:5]}", end=0)
    return moment(start.date(), clock, zone, basis=TimeBasis.PUBLISHED)


def _clock_around(
    line: str, start: int, day: Span
) -> tuple[Clock | None, Zone | None, str]:
    """Clock and zone after the date or before it, and what else the line holds."""
    joint = _JOINT.match(line, day.end)
    position = joint.end() if joint else day.end
    clock = clock_at(line, position, len(line))
    if clock is not None:
        zone = zone_at(line, clock.end, len(line))
        end = zone.end if zone else clock.end
        return clock, zone, line[start : day.start] + line[end:]
    opening = _CLOCK.search(line, start, day.start)
    if opening is None:
        return None, None, line[start : day.start] + line[day.end :]
    clock = clock_at(line, opening.start(), day.start)
    end = clock.end if clock else opening.end()
    zone = zone_at(line, end, day.start)
    end = zone.end if zone else end
    return clock, zone, line[start : opening.start()] + line[end : day.start]


def _published(
    line: str, day: Span, clock: Clock | None, zone: Zone | None
) -> When | None:
    mentions = find_times(line, day, published=None)
    when = mentions[0].when if mentions else None
    if (
        when is None
        or when.precision is not TimePrecision.DAY
        or when.first_day is None
    ):
        return None
    if clock is None or zone is None:
        return _on(when.first_day)
    return moment(when.first_day, clock, zone, basis=TimeBasis.PUBLISHED)


def _on(day: date) -> When:
    return on_day(day, basis=TimeBasis.PUBLISHED)
