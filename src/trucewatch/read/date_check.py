"""Doubts about the dates in a document, with the place of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.when import Calendar, TimePrecision
from trucewatch.text.calendars import is_iranian_source, slip_issue
from trucewatch.text.dates import TimeMention, find_times
from trucewatch.text.segment import sentences

_MOST = 20
"""Issues kept a document: beyond, the dates of the whole document are in doubt."""


def check_dates(document: Document) -> tuple[Issue, ...]:
    """Issues about dates, each said once, at most twenty.

    In a document of an Iranian source every Gregorian date that could be a Solar
    Hijri day under a Gregorian month's name gets one, too.
    """
    names = (document.publisher, document.agency)
    iranian = is_iranian_source(*names)
    found: dict[tuple[str, str], Issue] = {}
    for span in sentences(document.text, document.body):
        for mention in find_times(document.text, span, published=document.published):
            for issue in _issues(mention, iranian=iranian):
                found.setdefault((issue.code, issue.got), issue)
        if len(found) >= _MOST:
            break
    label = document.name or document.id
    kept = list(found.values())[:_MOST]
    return tuple(replace(one, where=f"{label}: {one.where}") for one in kept)


def _issues(mention: TimeMention, *, iranian: bool) -> Iterator[Issue]:
    if mention.issue is not None:
        yield mention.issue
        return
    when = mention.when
    if not iranian or when is None or when.precision is not TimePrecision.DAY:
        return
    if when.calendar is not Calendar.GREGORIAN or when.first_day is None:
        return
    place = f"characters {mention.span.start}-{mention.span.end}"
    slip = slip_issue(when.first_day, today=None, where=place)
    if slip is not None:
        yield slip
