"""Time as a half-open interval with its basis, precision, zone and calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class TimePrecision(StrEnum):
    """How finely a time is known (domain vocabulary 2.5)."""

    INSTANT = "instant"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class TimeBasis(StrEnum):
    """What the time is the time of."""

    OCCURRED = "occurred"
    OBSERVED = "observed"
    REPORTED = "reported"
    PUBLISHED = "published"


class Calendar(StrEnum):
    """Calendar in which the source wrote the date."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    ISLAMIC = "islamic"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time that may be vague: the half-open interval ``[start, end)``.

    Both ends are plain dates (never shifted to UTC) or both are datetimes with
    an offset. ``None`` means that end is not known. Ask `ended_before` or
    `overlaps`; two vague times are never "equal".

    Args:
        start: first day or instant inside, or None.
        end: first day or instant after it, or None.
        basis: what the time is the time of.
        precision: how finely it is known.
        tz: offset ("+04:00") or IANA name as the source gives it, or None.
        calendar: calendar in which the source wrote it.

    Raises:
        ValueError: ends of different types, a datetime without offset, an end
            before its start, or a day that is not one day long.
    """

    start: date | None
    end: date | None
    basis: TimeBasis
    precision: TimePrecision
    tz: str | None = None
    calendar: Calendar = Calendar.GREGORIAN

    def __post_init__(self) -> None:
        for moment in (self.start, self.end):
            if isinstance(moment, datetime) and moment.tzinfo is None:
                raise ValueError(f"datetime without offset: got {moment.isoformat()}")
        if self.start is not None and self.end is not None:
            if isinstance(self.start, datetime) != isinstance(self.end, datetime):
                raise ValueError(f"mixed ends: got {self.start!r} and {self.end!r}")
            if self.end < self.start:
                raise ValueError(f"ends before it starts: {self.start} > {self.end}")
        if self.precision is TimePrecision.DAY and not self._is_one_day():
            raise ValueError(f"a day is one plain date: {self.start!r}, {self.end!r}")

    def _is_one_day(self) -> bool:
        return (
            self.start is not None
            and not isinstance(self.start, datetime)
            and self.end == self.start + timedelta(days=1)
        )

    @property
    def first_day(self) -> date | None:
        """The calendar day of `start` as the source counts days, or None."""
        return _day(self.start)

    @property
    def last_day(self) -> date | None:
        """The last calendar day that the interval touches, or None."""
        if self.end is None:
            return None
        if isinstance(self.end, datetime):
            inside = self.end - timedelta(microseconds=1)
            return max(inside.date(), self.first_day or inside.date())
        inside_day = self.end - timedelta(days=1)
        return max(inside_day, self.first_day or inside_day)

    def ended_before(self, day: date) -> bool:
        """Whether the whole interval certainly lies before `day` (a plain date)."""
        return self.last_day is not None and self.last_day < day

    def starts_on_or_after(self, day: date) -> bool:
        """Whether the whole interval certainly lies on or after `day`."""
        return self.first_day is not None and self.first_day >= day

    def overlaps(self, other: When) -> bool | None:
        """Whether the two share a day; None where an end is not known."""
        if None in (self.first_day, self.last_day, other.first_day, other.last_day):
            return None
        return not (
            self.ended_before(other.first_day)  # type: ignore[arg-type]
            or other.ended_before(self.first_day)  # type: ignore[arg-type]
        )


def _day(moment: date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment


def on_day(day: date, *, basis: TimeBasis = TimeBasis.OCCURRED) -> When:
    """The one calendar day `day`."""
    return When(
        start=day,
        end=day + timedelta(days=1),
        basis=basis,
        precision=TimePrecision.DAY,
    )


def unknown_time(*, basis: TimeBasis = TimeBasis.OCCURRED) -> When:
    """A time about which nothing is known."""
    return When(start=None, end=None, basis=basis, precision=TimePrecision.UNKNOWN)
