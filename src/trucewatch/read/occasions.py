"""When something that a passage tells happened, as far as the words say."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.model.document import Document, Span
from trucewatch.model.when import (
    TimeBasis,
    TimePrecision,
    When,
    on_day,
    unknown_time,
)
from trucewatch.read.passage import Passage
from trucewatch.text.dates import TimeMention, find_times

_NOT_WHEN = frozenset({"since", "until", "till", "by", "before", "no later than"})
_HISTORY = timedelta(days=366)
"""What lies further back from publication is told as history."""


def time_of(
    passage: Passage, *, within: Span | None = None, without: tuple[Span, ...] = ()
) -> When:
    """When the act that a passage tells of happened.

    A date in the words comes first, then a window; else the act is reported on
    the day of publication; without that day nothing is known.

    Args:
        passage: the sentence.
        within: the part of the document that tells of the act; a date there
            goes before one elsewhere in the sentence.
        without: dates that belong to other acts.
    """
    times = [m for m in times_in(passage) if m.span not in without]
    near = [m for m in times if within is None or within.covers(m.span)]
    for mentions in (near, times):
        dated = [m for m in mentions if m.when and m.lead not in _NOT_WHEN]
        if dated and dated[0].when:
            return dated[0].when
        windows = [m for m in mentions if m.period and m.period.start]
        if windows and windows[0].period:
            period = windows[0].period
            return When(
                start=period.start,
                end=period.end,
                basis=TimeBasis.OCCURRED,
                precision=TimePrecision.RANGE,
            )
    return reported_time(passage.document)


def times_in(passage: Passage) -> tuple[TimeMention, ...]:
    """Every date and window in the passage."""
    document = passage.document
    return find_times(document.text, passage.span, published=document.published)


def reported_time(document: Document) -> When:
    """The publication day, as the day on which it was reported."""
    day = publication_day(document)
    if day is None:
        return unknown_time(basis=TimeBasis.REPORTED)
    return on_day(day, basis=TimeBasis.REPORTED)


def publication_day(document: Document) -> date | None:
    """The calendar day of publication as the source counts days, or None."""
    return document.published.first_day if document.published else None


def is_history(time: When, document: Document) -> bool:
    """Whether `time` lies more than a year before publication."""
    day = publication_day(document)
    return day is not None and time.ended_before(day - _HISTORY)
