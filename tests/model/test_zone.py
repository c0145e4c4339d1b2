"""Outlines of zones hold what they need, or say what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.locate.outlines import shape, square
from trucewatch.model.zone import GeometryStatus, OutlineBound


def test_an_outline_without_a_polygon_is_refused() -> None:
    """It would hold no point and say so of none."""
    with pytest.raises(ValueError, match="at least one polygon"):
        replace(shape(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))), polygons=())


OUTLINE = shape(square(36.0, 35.0, 0.1))
JUNE, JULY = date(2017, 6, 1), date(2017, 7, 1)


def test_the_codes_are_stable() -> None:
    """Zone files depend on them."""
    statuses = "official published_map_digitised approximate textual_only"
    assert [*GeometryStatus] == statuses.split()
    assert [*OutlineBound] == ["outline", "least", "most"]


@pytest.mark.parametrize("tolerance", [-0.1, 1e6, float("nan")])
def test_a_tolerance_is_a_number_of_metres(tolerance: float) -> None:
    """Zero is one; below it, a thousand kilometres and no number are refused."""
    assert replace(OUTLINE, tolerance_m=0.0).tolerance_m == 0
    assert replace(OUTLINE, tolerance_m=999_999.0).tolerance_m == 999_999
    with pytest.raises(ValueError, match=r"tolerance .* m, wanted >= 0"):
        replace(OUTLINE, tolerance_m=tolerance)


@pytest.mark.parametrize("until", [JUNE, date(2017, 5, 31)])
def test_an_outline_is_not_valid_until_before_it_begins(until: date) -> None:
    """A day is enough; none is refused."""
    assert replace(OUTLINE, since=JUNE, until=date(2017, 6, 2)).since == JUNE
    with pytest.raises(ValueError, match=r"valid until .*, before it begins"):
        replace(OUTLINE, since=JUNE, until=until)


OVERLAPS = [
    ("both open", (None, None), (None, None), True),
    ("one ends as the other begins", (None, JUNE), (JUNE, None), False),
    ("a day in common", (None, date(2017, 6, 2)), (JUNE, None), True),
    ("within", (JUNE, JULY), (date(2017, 6, 10), date(2017, 6, 11)), True),
    ("long before", (None, JUNE), (JULY, None), False),
    ("open on one side", (JUNE, None), (JULY, None), True),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [row[1:] for row in OVERLAPS],
    ids=[row[0] for row in OVERLAPS],
)
def test_outlines_overlap_where_a_day_is_common(
    one: tuple[date | None, date | None],
    other: tuple[date | None, date | None],
    *,
    expected: bool,
) -> None:
    """Days are half-open, and it does not matter who is asked."""
    first = replace(OUTLINE, since=one[0], until=one[1])
    second = replace(OUTLINE, since=other[0], until=other[1])
    assert first.overlaps(second) is expected
    assert second.overlaps(first) is expected


def test_an_outline_is_hashed_by_its_names_and_days() -> None:
    """Outlines are long; equal ones still have equal hashes."""
    assert hash(OUTLINE) == hash(shape(square(36.0, 35.0, 0.1)))
    assert hash(OUTLINE) == hash(replace(OUTLINE, name="another"))
    assert hash(OUTLINE) != hash(replace(OUTLINE, since=JUNE))
