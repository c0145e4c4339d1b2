"""Tests of single fields; each policy lists those it uses, old ones stay."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.distance import distance_m
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.place import Placement
from trucewatch.model.when import When
from trucewatch.reconcile.casualties import best, same_toll
from trucewatch.reconcile.compare import Match
from trucewatch.reconcile.scene import (
    days_of,
    event_of,
    is_area,
    same_day,
    same_place,
    scenes,
    told_on,
)

UNSPECIFIC = frozenset(
    {
        EventType.UNDETERMINED_FIRE,
        EventType.OPENING_FIRE_UNSPECIFIED,
        EventType.UNDETERMINED,
        EventType.OTHER,
    }
)
"""Types that leave the means open: they go with any other of their family."""

CONFUSED_FAMILIES = frozenset(
    {
        EventFamily.FIRE,
        EventFamily.AIR,
        EventFamily.EXPLOSIVE,
        EventFamily.CLASH,
    }
)
"""Families whose means sources confuse (mortar or artillery; bomb or mine)."""

DIRECT_FIRE = frozenset(
    {
        EventType.SMALL_ARMS,
        EventType.HEAVY_MACHINE_GUN,
        EventType.SNIPER,
        EventType.ATGM,
    }
)
INDIRECT_FIRE = frozenset(
    {
        EventType.MORTAR,
        EventType.ARTILLERY,
        EventType.TANK_FIRE,
        EventType.MLRS,
    }
)
"""Shells and bullets: sources seldom take one for the other."""

FLIGHTS = frozenset({EventType.OVERFLIGHT, EventType.DRONE_OVERFLIGHT})
"""Flights without fire: no strike is ever told as one."""

LATE_DAYS = 3
"""A report without the event's day tells of this many days before it at most.
Source: our choice; no eval run has set it."""

BESIDE_M = 10_000.0
"""Towns up to this far apart are at times taken for one another. Source: ours."""

TOWN_M = 5_000.0
"""A radius up to this is that of a place; a wider one only says "near" it. Source:
domain vocabulary 2.4 (a settlement 3 km, near a settlement 25 km)."""


def answer(same: bool | None) -> Match:  # noqa: FBT001 - the answer itself
    """The match that goes with yes, no and not known."""
    if same is None:
        return Match.SILENT
    return Match.AGREES if same else Match.DISAGREES


def day(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both give one day, and one time of day where both give it."""
    return answer(same_day(one, other))


def near_day(one: PlacedClaim, other: PlacedClaim) -> Match:
    """As `day`; the day of a report soon after is close, the next day is silent.

    Happenings of a night, and dates that a source has a day too late, make the next
    day no contradiction; nor does it say that both are one.
    """
    if same_day(one, other):
        return Match.AGREES
    mine, yours = days_of(one.claim.time), days_of(other.claim.time)
    if mine and yours:
        apart = max(mine[0], yours[0]) - min(mine[-1], yours[-1])
        return Match.SILENT if apart.days == 1 else Match.DISAGREES
    out, told = told_on(one.claim.time), told_on(other.claim.time)
    if out and told:
        return Match.CLOSE if abs((out - told).days) <= 1 else Match.SILENT
    if (out and yours) or (told and mine):
        reported, days = (out, yours) if out else (told, mine)
        late = (reported.toordinal() if reported else 0) - days[0].toordinal()
        if late < 0:
            return Match.DISAGREES
        return Match.CLOSE if late <= LATE_DAYS else Match.SILENT
    return answer(same_day(one, other))


def delay(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Where one gives the event's day, the other that of a report: agrees on the same.

    A report of the next day is silent, a later one disagrees, and forbids nothing.
    """
    out = told_on(one.claim.time) or told_on(other.claim.time)
    days = days_of(one.claim.time) or days_of(other.claim.time)
    if out is None or not days:
        return Match.SILENT
    late = (out - days[-1]).days
    if late == 1:
        return Match.SILENT
    return Match.AGREES if late <= 0 else Match.DISAGREES


def gives_day(placed: PlacedClaim) -> bool:
    """Whether the claim gives the day of the event."""
    return len(days_of(placed.claim.time)) == 1


def gives_town(placed: PlacedClaim) -> bool:
    """Whether the claim gives a place, not an area or the surroundings of a place."""
    return any(not is_area(p) and p.radius_m <= TOWN_M for p in scenes(placed))


def near_day_keys(placed: PlacedClaim) -> Iterable[Hashable]:
    """Days such that two claims whose days agree or are close have one in common."""
    out = told_on(placed.claim.time)
    if out is not None:
        last = out.toordinal()
        return range(last - LATE_DAYS, last + 1)
    return {day.toordinal() for day in days_of(placed.claim.time)}


def days_given(placed: PlacedClaim) -> tuple[date, ...]:
    """The days on which the claim says that it may have happened."""
    return days_of(placed.claim.time)


def time_of(placed: PlacedClaim) -> When:
    """The claim's time, all that the tests of a day look at."""
    return placed.claim.time


def place(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both speak of one place; a shared governorate alone is silent."""
    return answer(same_place(one, other))


def near_place(one: PlacedClaim, other: PlacedClaim) -> Match:
    """As `place`; close: a point in the other's area, and "near" the other.

    Two areas say nothing, and towns up to `BESIDE_M` apart do not contradict.
    """
    found = {_near(a, b) for a in scenes(one) for b in scenes(other)}
    for match in (Match.AGREES, Match.CLOSE, Match.SILENT):
        if match in found:
            return match
    return Match.DISAGREES if found else Match.SILENT


def _near(one: Placement, other: Placement) -> Match:
    if is_area(one) or is_area(other):
        mine, others = areas_of(one), areas_of(other)
        if not mine or not others:
            return Match.SILENT
        if not mine & others:
            return Match.DISAGREES
        return Match.SILENT if is_area(one) and is_area(other) else Match.CLOSE
    if one.place.id == other.place.id:
        return Match.AGREES
    apart = distance_m(one.place, other.place)
    if apart is None:
        return Match.SILENT
    widest = max(one.radius_m, other.radius_m)
    if apart > widest:
        return Match.SILENT if apart <= BESIDE_M else Match.DISAGREES
    return Match.AGREES if widest <= TOWN_M else Match.CLOSE


def areas_of(placement: Placement) -> frozenset[str]:
    """Ids of the areas that a placement lies in, its own where it is one."""
    place = placement.place
    own = {place.id} if is_area(placement) else set()
    return frozenset({*own, *place.areas, *filter(None, [place.admin1])})


def scene_of(placed: PlacedClaim) -> Hashable:
    """All that the tests of a place look at."""
    return tuple((p.place, p.precision, p.radius_m) for p in scenes(placed))


def kind(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both give one means; within a confused family other means are silent."""
    a, b = event_of(one), event_of(other)
    if a.type is b.type:
        return Match.AGREES
    if a.family is not b.family or bool({a.type, b.type} & FLIGHTS):
        return Match.DISAGREES
    loose = a.family in CONFUSED_FAMILIES or bool({a.type, b.type} & UNSPECIFIC)
    return Match.SILENT if loose else Match.DISAGREES


def near_kind(one: PlacedClaim, other: PlacedClaim) -> Match:
    """As `kind`; means of a sort or left open are close; shells are no bullets."""
    found = kind(one, other)
    if found is not Match.SILENT:
        return found
    types = {type_of(one), type_of(other)}
    if types & UNSPECIFIC:
        return Match.CLOSE
    apart = types & DIRECT_FIRE and types & INDIRECT_FIRE
    return Match.DISAGREES if apart else Match.CLOSE


def type_of(placed: PlacedClaim) -> EventType:
    """The claim's type of event."""
    return event_of(placed).type


def is_specific(placed: PlacedClaim) -> bool:
    """Whether the claim gives the means."""
    return type_of(placed) not in UNSPECIFIC


def toll(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether the numbers of killed or injured go together."""
    return answer(same_toll(event_of(one), event_of(other)))


def near_toll(one: PlacedClaim, other: PlacedClaim) -> Match:
    """As `toll`; rival numbers that may be of one happening are close."""
    found = toll(one, other)
    if found is not Match.SILENT:
        return found
    pairs = zip(numbers_of(one), numbers_of(other), strict=True)
    stated = any(a is not None and b is not None for a, b in pairs)
    return Match.CLOSE if stated else Match.SILENT


def numbers_of(placed: PlacedClaim) -> tuple[float | None, float | None]:
    """Killed and injured as the claim gives them."""
    event = event_of(placed)
    return best(event.killed), best(event.injured)


def toll_keys(placed: PlacedClaim) -> Iterable[Hashable]:
    """The numbers other than zero: claims whose tolls agree have one in common."""
    named = zip(("killed", "injured"), numbers_of(placed), strict=True)
    return {(what, number) for what, number in named if number}


def actors(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both name one author; rival accusations disagree and forbid nothing."""
    a, b = actor_names(one), actor_names(other)
    return answer(bool(a & b) if a and b else None)


def actor_names(placed: PlacedClaim) -> frozenset[str]:
    """Codes of the authors that a claim names, or their words where not known."""
    return frozenset(m.actor or m.text.casefold() for m in event_of(placed).actors)


def said(placed: PlacedClaim) -> tuple[str, str]:
    """Origin and words of a claim, spacing and case aside: equal means a copy."""
    return placed.claim.origin, " ".join(placed.claim.quote.casefold().split())


def document_of(placed: PlacedClaim) -> str:
    """The report that the claim stands in."""
    return placed.claim.document
