"""Tolls that claims give: whether two can be of one happening, and who says what."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.incident import CasualtyReport
from trucewatch.model.quantity import Casualties

FACTOR = 3.0
MARGIN = 5.0
"""Two tolls cannot be of one happening where one is more than `FACTOR` times the
other and more than `MARGIN` above it. Source: our choice, so that early counts and
rival counts of one happening stay together (2 and 4 dead; 10 and 25); no eval run
has set these numbers yet."""


def same_toll(one: EventBody, other: EventBody) -> bool | None:
    """Whether the tolls of two events go together.

    Returns:
        True where a number other than zero is the same in both; False where the
        tolls are too far apart for one happening; None where they do neither
        (nothing stated, or rival counts of one happening).
    """
    answers = {
        _same(best(one.killed), best(other.killed)),
        _same(best(one.injured), best(other.injured)),
    }
    if False in answers:
        return False
    return True if True in answers else None


def _same(one: float | None, other: float | None) -> bool | None:
    if one is None or other is None:
        return None
    low, high = sorted((one, other))
    if high > FACTOR * low and high - low > MARGIN:
        return False
    return True if one == other and one > 0 else None


def best(casualties: tuple[Casualties, ...]) -> float | None:
    """The number that an event gives, over its classes of persons; None if none.

    Classes of one claim are different persons ("two men and a child"), so they
    add up to that claim's number; different claims are never added.
    """
    numbers = [
        q.best if q.best is not None else q.low
        for q in (entry.quantity for entry in casualties)
    ]
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def casualty_reports(claims: Iterable[PlacedClaim]) -> tuple[CasualtyReport, ...]:
    """What each origin says of killed and injured, in the claims' order.

    Repeats of the same numbers by the same origin are left out; different
    numbers by one origin all stand.
    """
    found: dict[tuple[object, ...], CasualtyReport] = {}
    for placed in claims:
        body = placed.claim.body
        if isinstance(body, EventBody) and (body.killed or body.injured):
            report = CasualtyReport(
                claim=placed.claim.id,
                origin=placed.claim.origin,
                killed=body.killed,
                injured=body.injured,
            )
            said = (placed.claim.origin, _numbers(body.killed), _numbers(body.injured))
            found.setdefault(said, report)
    return tuple(found.values())


def _numbers(casualties: tuple[Casualties, ...]) -> tuple[object, ...]:
    return tuple(
        (entry.person_class, entry.quantity.low, entry.quantity.best)
        for entry in casualties
    )
