"""From a window to the time of a claim: only where both its ends are known."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.model.document import Document
from trucewatch.model.tally import Period
from trucewatch.model.when import (
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)


def occurred_in(period: Period) -> When | None:
    """The window as a time, or None where an end is open or unclear.

    A window in hours is a range, never a calendar day, even where its ends
    fall on midnight.

    Args:
        period: window of a count or figure.
    """
    start, end = period.start, period.end
    if start is None or end is None or not _agree(start, end):
        return None
    whole_day = not isinstance(start, datetime) and end == start + timedelta(days=1)
    if whole_day and period.hours is None:
        return on_day(start)
    return When(
        start=start,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
        tz=start.strftime("%z") or None if isinstance(start, datetime) else None,
    )


def _agree(start: date, end: date) -> bool:
    """Whether the ends are of one kind and in order."""
    if isinstance(start, datetime) != isinstance(end, datetime):
        return False
    return start <= end


def reported_on(document: Document) -> When:
    """The day of publication as the time of report, or an unknown time."""
    published = document.published.first_day if document.published else None
    if published is None:
        return unknown_time(basis=TimeBasis.REPORTED)
    return on_day(published, basis=TimeBasis.REPORTED)
