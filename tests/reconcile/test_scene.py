"""Scenes: one place and one day are known, known to differ, or not known."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.factories import event, place, province, tally
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import MentionRole
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.reconcile.scene import (
    event_of,
    same_day,
    same_place,
    scenes,
)

MOREK = place()
NEAR = place("Near Morek", lat=35.395, lon=36.6897)
FAR = place("Far Away", lat=35.45, lon=36.6897)
POINTLESS = place("No Point", lat=None, lon=None)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(MOREK, True, id="one entry"),
        pytest.param(NEAR, True, id="2 km apart, radius 3 km"),
        pytest.param(FAR, False, id="8 km apart, radius 3 km"),
        pytest.param(POINTLESS, None, id="no coordinate"),
        pytest.param(province("Hama"), None, id="its own governorate"),
        pytest.param(province("Daraa"), False, id="another governorate"),
    ],
)
def test_places_are_one_apart_or_unknown(other: object, expected: bool | None) -> None:
    """Within the radius, beyond it, or an area that only may contain it."""
    one, two = event(at=(MOREK,)), event(at=(other,))  # type: ignore[arg-type]
    assert same_place(one, two) is expected
    assert same_place(two, one) is expected


def test_no_place_is_no_answer() -> None:
    """A claim without a scene neither agrees nor disagrees."""
    assert same_place(event(at=()), event()) is None


def test_a_point_goes_before_the_area_around_it() -> None:
    """Shells on "Morek in Hama province" fell in Morek."""
    (only,) = scenes(event(at=(province("Hama"), MOREK)))
    assert only.place == MOREK


def test_where_fire_came_from_is_no_scene() -> None:
    """Origin and target are two places; only the target is the scene."""
    assert scenes(event(role=MentionRole.FROM)) == ()


def test_only_events_have_scenes() -> None:
    """A tally is named for what it is."""
    with pytest.raises(TypeError, match="is a tally, wanted an event"):
        event_of(tally())


MONDAY, TUESDAY = date(2017, 9, 4), date(2017, 9, 5)


def told(when: When) -> PlacedClaim:
    return event(time=when)


def hours(start: str, end: str) -> When:
    return When(
        start=datetime.fromisoformat(f"2017-09-04T{start}+03:00"),
        end=datetime.fromisoformat(f"2017-09-04T{end}+03:00"),
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.HOUR,
    )


def window(first: date, end: date | None) -> When:
    return When(
        start=first,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


REPORTED_MONDAY = on_day(MONDAY, basis=TimeBasis.REPORTED)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(on_day(MONDAY), on_day(MONDAY), True, id="one day"),
        pytest.param(on_day(MONDAY), on_day(TUESDAY), False, id="two days"),
        pytest.param(REPORTED_MONDAY, on_day(MONDAY), None, id="reported on that day"),
        pytest.param(
            REPORTED_MONDAY, on_day(TUESDAY), False, id="reported before it began"
        ),
        pytest.param(
            window(date(2017, 8, 1), date(2017, 10, 1)),
            on_day(MONDAY),
            None,
            id="within a long window",
        ),
        pytest.param(window(MONDAY, None), on_day(MONDAY), None, id="open end"),
        pytest.param(
            hours("08:00:00", "09:00:00"),
            hours("10:30:00", "11:00:00"),
            True,
            id="within the slack of two hours",
        ),
        pytest.param(
            hours("08:00:00", "09:00:00"),
            hours("15:00:00", "16:00:00"),
            False,
            id="morning and afternoon",
        ),
    ],
)
def test_days_are_one_apart_or_unknown(
    one: When, two: When, expected: bool | None
) -> None:
    """A day of reporting is not the day it happened."""
    assert same_day(told(one), told(two)) is expected
    assert same_day(told(two), told(one)) is expected
