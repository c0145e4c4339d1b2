"""Terms: kinds, standings, weapons with bounds that are included, distances."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests import factories as make
from trucewatch.model.event import EventType
from trucewatch.model.term import (
    Distance,
    Measured,
    TermKind,
    TermStatus,
    WeaponClass,
    WeaponLimit,
)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Term kinds and standings of 2.12; weapons and measures of withdrawal terms."""
    kinds = (
        "prohibition obligation permission carve_out facility limit deadline "
        "procedure reporting definition duration"
    )
    assert [*TermKind] == kinds.split()
    standings = "draft in_force presumed_extended suspended superseded expired disputed"
    assert [*TermStatus] == standings.split()
    assert [*WeaponClass] == ["tank", "artillery", "mortar", "mlrs", "tactical_missile"]
    assert [*Measured] == ["zone_width", "from_line"]


def limit(**bounds: float) -> WeaponLimit:
    """A limit on mortars with those bounds."""
    more: dict[str, Any] = bounds
    return WeaponLimit(weapon=WeaponClass.MORTAR, **more)


CALIBRES = [
    ("no bound", {}, 0.1, True),
    ("from, just under", {"calibre_from_mm": 120}, 119.9, False),
    ("from, itself", {"calibre_from_mm": 120}, 120, True),
    ("to, itself", {"calibre_to_mm": 152}, 152, True),
    ("to, just over", {"calibre_to_mm": 152}, 152.1, False),
    ("below, just under", {"calibre_below_mm": 100}, 99.9, True),
    ("below, itself", {"calibre_below_mm": 100}, 100, False),
    ("between", {"calibre_from_mm": 82, "calibre_to_mm": 120}, 100, True),
    ("under both", {"calibre_from_mm": 82, "calibre_to_mm": 120}, 60, False),
]


@pytest.mark.parametrize(
    ("bounds", "calibre", "expected"),
    [row[1:] for row in CALIBRES],
    ids=[row[0] for row in CALIBRES],
)
def test_bounds_of_calibre_are_included_but_below(
    bounds: dict[str, float], calibre: float, *, expected: bool
) -> None:
    """From 100 mm on holds 100 itself; under 100 mm does not."""
    found = limit(**bounds)
    assert found.holds_calibre(calibre) is expected
    assert found.asks_calibre is bool(bounds)


def test_bounds_are_in_order() -> None:
    """Equal ones hold one calibre; a lower end above the upper is refused."""
    assert limit(calibre_from_mm=82, calibre_to_mm=82).holds_calibre(82)
    with pytest.raises(ValueError, match=r"from 82\.1 to 82 mm, wanted low <= high"):
        limit(calibre_from_mm=82.1, calibre_to_mm=82)


@pytest.mark.parametrize("metres", [0, -1])
def test_a_distance_is_above_zero(metres: float) -> None:
    """However small."""
    assert Distance(metres=0.1, measured=Measured.FROM_LINE).metres == 0.1
    with pytest.raises(ValueError, match="wanted > 0"):
        Distance(metres=metres, measured=Measured.FROM_LINE)


HELD = [
    ("a day later", date(2018, 1, 1), date(2018, 1, 2), True),
    ("the same day", date(2018, 1, 1), date(2018, 1, 1), False),
    ("the eve", date(2018, 1, 2), date(2018, 1, 1), False),
    ("no start", None, date(2018, 1, 1), True),
    ("no end", date(2018, 1, 1), None, True),
    (
        "an hour later",
        datetime(2018, 1, 1, 12, tzinfo=UTC),
        datetime(2018, 1, 1, 13, tzinfo=UTC),
        True,
    ),
]


@pytest.mark.parametrize(
    ("since", "until", "accepted"),
    [row[1:] for row in HELD],
    ids=[row[0] for row in HELD],
)
def test_a_term_does_not_end_before_it_begins(
    since: date | None, until: date | None, *, accepted: bool
) -> None:
    """Its time is half-open and never empty."""
    if accepted:
        assert make.term(since=since, until=until).until == until
        return
    with pytest.raises(ValueError, match=r"T1: holds until .*, before it begins"):
        make.term(since=since, until=until)


def test_a_term_speaks_of_acts_by_families_types_or_what_runs_against_it() -> None:
    """A term with none of the three is held against no incident."""
    assert make.term().speaks_of_acts
    assert make.term(acts=(), types=(EventType.MORTAR,)).speaks_of_acts
    assert make.term(acts=(), against=(EventType.MORTAR,)).speaks_of_acts
    assert not make.term(acts=(), evidence=(EventType.MORTAR,)).speaks_of_acts
