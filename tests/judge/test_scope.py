"""Scope: time, act, place and actor are asked in turn; vague is never outside."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.factories import (
    DAY,
    actor,
    agreement,
    event,
    incident,
    term,
    zone_test,
)
from trucewatch.judge.scope import Scope, by_actor, in_act, in_place, in_time
from trucewatch.model.actor import Actor
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.incident import Incident
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import PartyRole
from trucewatch.model.place import ZoneResult
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day


class Names:
    """An actor lexicon in which every code is its own name."""

    def actor(self, code: str) -> Actor:
        """The actor whose name is its code."""
        return actor(code)


def reading(starts: date | datetime) -> Interpretation:
    return Interpretation(id="r", title="R", starts=starts)


def at(start: str, end: str) -> When:
    return When(
        start=datetime.fromisoformat(start),
        end=datetime.fromisoformat(end),
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.HOUR,
    )


def days(first: date, end: date) -> When:
    return When(
        start=first,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


def at_time(when: When) -> Incident:
    return incident(event(), time=when)


MIDNIGHT = datetime.fromisoformat("2017-05-06T00:00:00+03:00")
NOON = datetime.fromisoformat("2017-07-09T12:00:00+03:00")


@pytest.mark.parametrize(
    ("starts", "when", "expected"),
    [
        pytest.param(
            date(2017, 5, 5), on_day(date(2017, 5, 4)), Scope.OUTSIDE, id="day before"
        ),
        pytest.param(
            date(2017, 5, 5), on_day(date(2017, 5, 5)), Scope.INSIDE, id="first day"
        ),
        pytest.param(
            date(2017, 5, 5),
            days(date(2017, 5, 4), date(2017, 5, 6)),
            Scope.UNKNOWN,
            id="two days across",
        ),
        pytest.param(
            MIDNIGHT, on_day(date(2017, 5, 5)), Scope.OUTSIDE, id="day before midnight"
        ),
        pytest.param(
            MIDNIGHT, on_day(date(2017, 5, 6)), Scope.INSIDE, id="day from midnight"
        ),
        pytest.param(
            MIDNIGHT,
            days(date(2017, 5, 5), date(2017, 5, 7)),
            Scope.UNKNOWN,
            id="days across midnight",
        ),
        pytest.param(
            NOON, on_day(date(2017, 7, 9)), Scope.UNKNOWN, id="day of a noon start"
        ),
        pytest.param(
            NOON, on_day(date(2017, 7, 10)), Scope.INSIDE, id="day after a noon start"
        ),
        pytest.param(
            NOON,
            at("2017-07-09T11:00:00+03:00", "2017-07-09T12:00:00+03:00"),
            Scope.OUTSIDE,
            id="hour that ends at the start",
        ),
        pytest.param(
            NOON,
            at("2017-07-09T12:00:00+03:00", "2017-07-09T13:00:00+03:00"),
            Scope.INSIDE,
            id="hour that begins at the start",
        ),
        pytest.param(
            NOON,
            at("2017-07-09T11:30:00+03:00", "2017-07-09T12:30:00+03:00"),
            Scope.UNKNOWN,
            id="hour across the start",
        ),
    ],
)
def test_entry_into_force_is_a_sharp_edge_for_sharp_times_only(
    starts: date | datetime, when: When, expected: Scope
) -> None:
    """Just before is outside, just after inside, across is unknown."""
    answer = in_time(at_time(when), agreement(), reading(starts))
    assert answer.scope is expected
    assert bool(answer.missing) is (expected is Scope.UNKNOWN)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (on_day(date(2017, 11, 4)), Scope.INSIDE),
        (on_day(date(2017, 11, 5)), Scope.OUTSIDE),
        (days(date(2017, 11, 4), date(2017, 11, 6)), Scope.UNKNOWN),
    ],
)
def test_the_end_is_the_first_day_out_of_force(when: When, expected: Scope) -> None:
    """Last day in, first day out, both days unknown."""
    closed = agreement(ends=date(2017, 11, 5))
    answer = in_time(at_time(when), closed, reading(date(2017, 5, 5)))
    assert answer.scope is expected


def test_an_unknown_time_is_unknown() -> None:
    """Nothing is in or out of force at no time."""
    answer = in_time(incident(event(day=None)), agreement(), reading(DAY))
    assert (answer.scope, answer.missing) == (Scope.UNKNOWN, "when it happened")


@pytest.mark.parametrize(
    ("type_", "expected"),
    [(EventType.ARTILLERY, Scope.INSIDE), (EventType.ABDUCTION, Scope.OUTSIDE)],
)
def test_a_term_speaks_of_its_acts_only(type_: EventType, expected: Scope) -> None:
    """Family by family."""
    answer = in_act(incident(event(type_)), term(acts=(EventFamily.FIRE,)))
    assert answer.scope is expected


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        pytest.param((ZoneResult.INSIDE,), Scope.INSIDE, id="inside"),
        pytest.param((ZoneResult.OUTSIDE,), Scope.OUTSIDE, id="outside"),
        pytest.param((ZoneResult.BOUNDARY_UNCERTAIN,), Scope.UNKNOWN, id="edge"),
        pytest.param((ZoneResult.UNKNOWN,), Scope.UNKNOWN, id="unknown"),
        pytest.param((), Scope.UNKNOWN, id="no place"),
    ],
)
def test_a_place_is_outside_only_where_every_zone_says_so(
    results: tuple[ZoneResult, ...], expected: Scope
) -> None:
    """An edge and a missing place leave the question open."""
    tests = tuple(zone_test(result) for result in results)
    answer = in_place(term(zones=("Z1",)), agreement(), tests)
    assert answer.scope is expected


def test_a_term_without_zones_applies_everywhere() -> None:
    """No zone test is asked for."""
    assert in_place(term(), agreement(), ()).scope is Scope.INSIDE


def test_zones_of_other_agreements_do_not_count() -> None:
    """Zone ids are read with their agreement."""
    other = (zone_test(zone="YY/Z1"),)
    assert in_place(term(zones=("Z1",)), agreement(), other).scope is Scope.UNKNOWN


def held_by(code: str) -> Attribution:
    return Attribution(level=AttributionLevel.CLAIMED_BY_ACCUSER, actor=code)


BOUND = term(actors=(PartyRole.BOUND_PARTY,))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("AAA", Scope.INSIDE, id="bound"),
        pytest.param("AAA/ARMY", Scope.INSIDE, id="an organ of one bound"),
        pytest.param("CCC", Scope.OUTSIDE, id="not bound"),
    ],
)
def test_who_is_held_responsible_must_be_bound(code: str, expected: Scope) -> None:
    """A party, its organs, nobody else."""
    held = incident(attribution=held_by(code))
    assert by_actor(held, BOUND, agreement(), actors=Names()).scope is expected


def test_nobody_held_responsible_leaves_the_actor_open() -> None:
    """The default attribution is none."""
    answer = by_actor(incident(), BOUND, agreement(), actors=Names())
    assert (answer.scope, answer.missing) == (Scope.UNKNOWN, "who did it")


def test_a_term_that_names_no_one_binds_everyone() -> None:
    """Where the text does not say who owes it, no actor is outside."""
    held = incident(attribution=held_by("CCC"))
    assert by_actor(held, term(), agreement(), actors=Names()).scope is Scope.INSIDE
