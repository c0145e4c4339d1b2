"""Whether a gazetteer entry held at a time: entries of a mission may have days.

An entry that certainly did not hold then is never chosen. Where the time is not
known, or reaches beyond the entry's days, the entry may be used, and a reason says so.
"""

from __future__ import annotations

from trucewatch.model.place import Candidate
from trucewatch.model.when import When, unknown_time

Candidates = tuple[Candidate, ...]


def held(candidate: Candidate, when: When | None) -> bool | None:
    """Whether the entry held at that time; None where that cannot be told.

    Args:
        candidate: its days are both included.
        when: a time, or None where nothing is known of it.
    """
    since, until = candidate.since, candidate.until
    when = when or unknown_time()
    first, last = when.first_day, when.last_day
    if since is not None and when.ended_before(since):
        return False
    if until is not None and first is not None and first > until:
        return False
    begun = since is None or (first is not None and first >= since)
    lasted = until is None or (last is not None and last <= until)
    return True if begun and lasted else None


def in_being(found: Candidates, when: When | None) -> Candidates:
    """The candidates that held at that time, or may have."""
    return tuple(c for c in found if held(c, when) is not False)


def doubt(candidate: Candidate, when: When | None) -> str | None:
    """A reason that notes that the entry may not have held then; None if it did."""
    if held(candidate, when) is not None:
        return None
    return f"it is not known whether the entry, {_days(candidate)}, held at that time"


def lapsed(found: Candidates, when: When | None) -> str:
    """The reason why none of `found`, known by that name, can be meant."""
    first = when.first_day if when is not None else None
    told = "; ".join(f"{c.place.name} ({c.place.id}), {_days(c)}" for c in found)
    return f"not in being on {first or 'that day'}: {told}"


def _days(candidate: Candidate) -> str:
    """Which days the entry has, in words."""
    since, until = candidate.since, candidate.until
    parts = (f"from {since}" if since else "", f"until {until}" if until else "")
    return " ".join(("valid", *filter(None, parts)))
