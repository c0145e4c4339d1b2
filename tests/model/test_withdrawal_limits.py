"""Weapons by calibre, and distances as width or from the line: bounds in pairs."""

from __future__ import annotations

import pytest

from trucewatch.model.term import Distance, Measured, WeaponClass, WeaponLimit

BOUNDS = [
    ("100 mm and more, just out", {"calibre_from_mm": 100}, 99.9, False),
    ("100 mm and more, the bound", {"calibre_from_mm": 100}, 100, True),
    ("up to 120 mm, the bound", {"calibre_to_mm": 120}, 120, True),
    ("up to 120 mm, just out", {"calibre_to_mm": 120}, 120.1, False),
    ("over 100 mm, the bound", {"calibre_above_mm": 100}, 100, False),
    ("over 100 mm, just in", {"calibre_above_mm": 100}, 100.1, True),
    ("under 100 mm, just in", {"calibre_below_mm": 100}, 99.9, True),
    ("under 100 mm, the bound", {"calibre_below_mm": 100}, 100, False),
    ("any calibre", {}, 1, True),
]


@pytest.mark.parametrize(
    ("bounds", "calibre", "expected"),
    [b[1:] for b in BOUNDS],
    ids=[b[0] for b in BOUNDS],
)
def test_a_calibre_is_within_its_bounds(
    bounds: dict[str, float], calibre: float, *, expected: bool
) -> None:
    """The bound itself is in for "and more" and "up to", out for "over", "under"."""
    limit = WeaponLimit(weapon=WeaponClass.ARTILLERY, **bounds)  # type: ignore[arg-type]
    assert limit.holds_calibre(calibre) is expected
    assert limit.asks_calibre is bool(bounds)


def test_bounds_the_wrong_way_round_are_refused() -> None:
    """From 120 to 100 mm holds nothing."""
    with pytest.raises(ValueError, match="wanted low <= high"):
        WeaponLimit(weapon=WeaponClass.MORTAR, calibre_from_mm=120, calibre_to_mm=100)


DISTANCES = [
    ("half of a width, just in", Measured.ZONE_WIDTH, 24_999, True),
    ("half of a width, the edge", Measured.ZONE_WIDTH, 25_000, False),
    ("from the line, just in", Measured.FROM_LINE, 49_999, True),
    ("from the line, the edge", Measured.FROM_LINE, 50_000, False),
]


@pytest.mark.parametrize(
    ("measured", "metres", "expected"),
    [d[1:] for d in DISTANCES],
    ids=[d[0] for d in DISTANCES],
)
def test_a_width_is_halved_for_each_side(
    measured: Measured, metres: float, *, expected: bool
) -> None:
    """A zone 50 km wide is 25 km from the line on each side."""
    distance = Distance(metres=50_000, measured=measured)
    assert distance.holds(metres) is expected


def test_a_distance_of_nothing_is_refused() -> None:
    """It would hold no weapon."""
    with pytest.raises(ValueError, match="wanted > 0"):
        Distance(metres=0, measured=Measured.FROM_LINE)
