"""A number keeps its range and its doubt; zero is a stated zero."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import quantities
from trucewatch.model.quantity import Casualties, PersonClass, Quantity, exactly

Bounds = tuple[float | None, float | None, float | None]


def quantity(bounds: Bounds) -> Quantity:
    """The quantity with that low, best and high."""
    low, best, high = bounds
    return Quantity(low=low, best=best, high=high)


def test_the_person_classes_are_those_of_the_vocabulary() -> None:
    """The list of 2.16; nobody is classed where the source does not."""
    classes = (
        "civilian combatant unknown child woman medical humanitarian journalist monitor"
    )
    assert [*PersonClass] == classes.split()
    assert Casualties(quantity=exactly(1)).person_class is PersonClass.UNKNOWN


@pytest.mark.parametrize(
    "bounds", [(0, 0, 0), (1, 2, 3), (5, None, None), (None, None, 5), (2, None, 2)]
)
def test_ordered_bounds_are_a_quantity(bounds: Bounds) -> None:
    """Bounds may be equal or missing."""
    made = quantity(bounds)
    assert (made.low, made.best, made.high) == bounds
    assert made.is_known


@pytest.mark.parametrize(
    "bounds", [(-1, None, None), (None, None, -1), (2, 1, 3), (1, 3, 2), (3, None, 2)]
)
def test_bounds_out_of_order_or_below_zero_are_refused(bounds: Bounds) -> None:
    """Low, best and high do not fall, and start at zero."""
    with pytest.raises(ValueError, match="wanted 0 <= low <= best <= high"):
        quantity(bounds)


def test_a_number_named_but_not_given_is_unknown() -> None:
    """The word "dozens" has no number; "none" is a zero and known."""
    assert not Quantity(low=None, best=None, high=None, text="dozens").is_known
    assert exactly(0).is_known


def test_an_exact_number_is_its_own_bounds() -> None:
    """Low, best and high are the number."""
    expected = Quantity(low=5, best=5, high=5, approximate=False, text="five")
    assert exactly(5, text="five") == expected


def test_an_approximate_number_has_no_bounds() -> None:
    """Rounding says not how far off the number may be."""
    expected = Quantity(low=None, best=5, high=None, approximate=True, text="some 5")
    assert exactly(5, text="some 5", approximate=True) == expected


@given(quantities())
def test_known_bounds_are_in_order(made: Quantity) -> None:
    """Whatever is missing, what is known does not fall."""
    known = [n for n in (made.low, made.best, made.high) if n is not None]
    assert known == sorted(known)
    assert made.is_known is bool(known)


@given(st.lists(st.integers(0, 9), min_size=3, max_size=3))
def test_only_the_order_of_the_bounds_is_accepted(numbers: list[int]) -> None:
    """Three numbers make a quantity exactly where they are sorted."""
    low, best, high = numbers
    if numbers == sorted(numbers):
        assert quantity((low, best, high)).best == best
    else:
        with pytest.raises(ValueError, match="wanted"):
            quantity((low, best, high))
