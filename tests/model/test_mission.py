"""A mission counts its bulletins by days and orders its sides by code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from tests.strategies import days
from trucewatch.model.mission import Mission, Side


def with_sides(*codes: str) -> Mission:
    """A mission with sides in exactly that order."""
    return Mission(
        id="test",
        title="Test mission",
        tz="Asia/Damascus",
        starts=make.DAY,
        country=None,
        sides=tuple(Side(code=code, name=code, role="guarantor") for code in codes),
        agreements=(),
    )


NUMBERS = [
    ("the first day", date(2016, 12, 30), 1),
    ("the second day", date(2016, 12, 31), 2),
    ("over the year's end", date(2017, 1, 1), 3),
    ("a year on", date(2017, 12, 30), 366),
]


@pytest.mark.parametrize(
    ("day", "number"), [c[1:] for c in NUMBERS], ids=[c[0] for c in NUMBERS]
)
def test_the_first_day_has_bulletin_one(day: date, number: int) -> None:
    """The number counts days from the start, counted from one."""
    assert make.mission().bulletin_number(day) == number


@given(days, st.integers(0, 400))
def test_the_number_grows_by_one_a_day(day: date, later: int) -> None:
    """Late reports never shift a number."""
    mission = make.mission()
    grown = mission.bulletin_number(day + timedelta(days=later))
    assert grown - mission.bulletin_number(day) == later


@pytest.mark.parametrize("codes", [(), ("RUS",), ("IRN", "RUS", "TUR")])
def test_sides_stand_in_the_order_of_their_codes(codes: tuple[str, ...]) -> None:
    """Invariant 13: alphabetical by actor code, however many."""
    assert tuple(side.code for side in with_sides(*codes).sides) == codes


@pytest.mark.parametrize("codes", [("TUR", "RUS"), ("RUS", "RUS")])
def test_sides_out_of_order_or_twice_are_refused(codes: tuple[str, ...]) -> None:
    """No side is put first by hand, or counted twice."""
    with pytest.raises(ValueError, match="ordered by code, each once"):
        with_sides(*codes)
