"""Where and when an event claim says something happened, and how two scenes relate."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.distance import distance_m
from trucewatch.model.event import EventBody
from trucewatch.model.place import AREA_PRECISIONS, MentionRole, Placement
from trucewatch.model.when import TimeBasis, When

LONGEST = timedelta(days=2)
"""A longer interval ("last week") does not say on which day it happened."""

SLACK = timedelta(hours=2)
"""Two times of day may be off by this much and still be one. Source: our choice."""

_HAPPENED = frozenset({TimeBasis.OCCURRED, TimeBasis.OBSERVED})
_NOT_POINTS = AREA_PRECISIONS
_ROLES = (MentionRole.AT, MentionRole.NEAR, MentionRole.TOWARD)
"""Roles of the place where it happened, best first; ``from`` is where it came from."""


def event_of(placed: PlacedClaim) -> EventBody:
    """The claim's event.

    Raises:
        TypeError: the claim is no event.
    """
    body = placed.claim.body
    if not isinstance(body, EventBody):
        raise TypeError(f"{placed.claim.id} is a {placed.claim.kind}, wanted an event")
    return body


def scenes(placed: PlacedClaim) -> tuple[Placement, ...]:
    """Where the claim says it happened: placements of its best role, narrowest first.

    An area ("in Hama province") is left out where a narrower place stands too.
    """
    found = [answer for answer in placed.placements if isinstance(answer, Placement)]
    for role in _ROLES:
        named = sorted(
            (p for p in found if p.mention.role is role),
            key=lambda p: (p.radius_m, p.place.id),
        )
        if named:
            points = tuple(p for p in named if not is_area(p))
            return points or tuple(named)
    return ()


def is_area(placement: Placement) -> bool:
    """Whether the placement is an area, never a point."""
    return placement.precision in _NOT_POINTS


def same_place(one: PlacedClaim, other: PlacedClaim) -> bool | None:
    """Whether two claims speak of one place; None where that is not known.

    Points agree where they are one entry or lie within the wider one's radius.
    A shared governorate alone is None: it never makes two claims one.
    """
    here, there = scenes(one), scenes(other)
    answers = {_same(a, b) for a in here for b in there}
    if True in answers:
        return True
    return None if None in answers or not answers else False


def _same(one: Placement, other: Placement) -> bool | None:
    if is_area(one) or is_area(other):
        return None if _may_touch(one, other) else False
    if one.place.id == other.place.id:
        return True
    apart = distance_m(one.place, other.place)
    if apart is None:
        return None
    return apart <= max(one.radius_m, other.radius_m)


def _may_touch(one: Placement, other: Placement) -> bool:
    """Whether two placements, one of them an area, may overlap."""
    mine, others = ({p.place.id, p.place.admin1, *p.place.areas} for p in (one, other))
    return None in mine | others or bool(mine & others)


def days_of(when: When) -> tuple[date, ...]:
    """The days on which it may have happened; none where they are not known.

    A time of reporting or publication, an open end or a long interval is not known.
    """
    first, last = when.first_day, when.last_day
    if when.basis not in _HAPPENED or first is None or last is None:
        return ()
    length = last - first
    if length > LONGEST:
        return ()
    return tuple(first + timedelta(days=n) for n in range(length.days + 1))


def same_day(one: PlacedClaim, other: PlacedClaim) -> bool | None:
    """Whether two claims give one day (and time of day); None where not known."""
    a, b = one.claim.time, other.claim.time
    if _certainly_apart(a, b):
        return False
    mine, yours = set(days_of(a)), set(days_of(b))
    if not mine or not yours:
        return None
    return bool(mine & yours) and not _hours_apart(a, b)


def _certainly_apart(a: When, b: When) -> bool:
    """Whether the intervals do not meet, or one was reported before the other began."""
    if a.basis in _HAPPENED and b.basis in _HAPPENED:
        return a.overlaps(b) is False
    return any(
        told.basis not in _HAPPENED
        and told.last_day is not None
        and began.first_day is not None
        and began.basis in _HAPPENED
        and began.first_day > told.last_day
        for told, began in ((a, b), (b, a))
    )


def _hours_apart(a: When, b: When) -> bool:
    """Whether both give a time of day and the two do not meet."""
    ends = (a.start, a.end, b.start, b.end)
    moments = [moment for moment in ends if isinstance(moment, datetime)]
    if len(moments) < len(ends):
        return False
    first, first_end, second, second_end = moments
    return first > second_end + SLACK or second > first_end + SLACK


def told_on(when: When) -> date | None:
    """The day of the report, where the time is not that of the event itself."""
    return None if when.basis in _HAPPENED else when.first_day
