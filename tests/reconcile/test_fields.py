"""Fields: what agrees, nearly agrees, says nothing, contradicts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.factories import DAY, event, place, province
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventType
from trucewatch.model.place import PlacePrecision
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.reconcile import fields
from trucewatch.reconcile.compare import Comparison, Match, MergePolicy
from trucewatch.reconcile.policies import FIELDS_V1, ONE_SCENE_V1, POLICIES

AGREES, CLOSE, SILENT, DISAGREES = (
    Match.AGREES,
    Match.CLOSE,
    Match.SILENT,
    Match.DISAGREES,
)
HAPPENED = event()


def reported(days: int) -> PlacedClaim:
    return event(time=on_day(DAY + timedelta(days=days), basis=TimeBasis.REPORTED))


def window(first: date, days: int) -> PlacedClaim:
    when = When(
        start=first,
        end=first + timedelta(days=days),
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )
    return event(time=when)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(HAPPENED, event(text="Again."), AGREES, id="one day"),
        pytest.param(HAPPENED, event(day=DAY + timedelta(1)), SILENT, id="next day"),
        pytest.param(HAPPENED, event(day=DAY + timedelta(2)), DISAGREES, id="two on"),
        pytest.param(HAPPENED, reported(3), CLOSE, id="told three days on"),
        pytest.param(HAPPENED, reported(4), SILENT, id="told four days on"),
        pytest.param(reported(-1), HAPPENED, DISAGREES, id="told before"),
        pytest.param(reported(0), reported(1), CLOSE, id="told on following days"),
        pytest.param(reported(0), reported(2), SILENT, id="told days apart"),
        pytest.param(HAPPENED, event(day=None), SILENT, id="no day"),
        pytest.param(HAPPENED, window(DAY, 30), SILENT, id="within a month"),
        pytest.param(
            HAPPENED, window(DAY + timedelta(9), 30), DISAGREES, id="before the month"
        ),
        pytest.param(reported(0), event(day=None), SILENT, id="told; no day"),
    ],
)
def test_days(one: PlacedClaim, other: PlacedClaim, expected: Match) -> None:
    """Whichever stands first."""
    assert fields.near_day(one, other) is expected
    assert fields.near_day(other, one) is expected


@pytest.mark.parametrize(
    ("days", "expected"), [(0, AGREES), (1, SILENT), (2, DISAGREES)]
)
def test_a_report_soon_after_weighs_more(days: int, expected: Match) -> None:
    """Reports of the day, of the next, and later ones."""
    assert fields.delay(HAPPENED, reported(days)) is expected
    assert fields.delay(reported(days), HAPPENED) is expected
    assert fields.delay(HAPPENED, HAPPENED) is SILENT


NEARBY = place("Near Morek", lat=35.395, lon=36.6897)
FAR = place("Far Away", lat=35.45, lon=36.6897)
WIDE = place(
    "Wide",
    lat=35.45,
    lon=36.6897,
    radius_m=25_000,
    precision=PlacePrecision.NEAR_SETTLEMENT,
)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param((place(),), AGREES, id="one entry"),
        pytest.param((NEARBY,), AGREES, id="2 km apart, radius 3 km"),
        pytest.param((FAR,), SILENT, id="8 km apart, radius 3 km"),
        pytest.param((WIDE,), CLOSE, id="8 km apart, near it"),
        pytest.param((province("Hama"),), CLOSE, id="its governorate"),
        pytest.param((province("Daraa"),), DISAGREES, id="another governorate"),
        pytest.param((place("No", lat=None, lon=None),), SILENT, id="no coordinate"),
        pytest.param((), SILENT, id="no place"),
        pytest.param((FAR, place()), AGREES, id="one of two"),
        pytest.param(
            (place("Area", admin1=None, precision=PlacePrecision.SEA),),
            DISAGREES,
            id="an area elsewhere",
        ),
    ],
)
def test_places(other: tuple[object, ...], expected: Match) -> None:
    """The best answer of any two places counts."""
    two = event(at=other)  # type: ignore[arg-type]
    assert fields.near_place(HAPPENED, two) is expected
    assert fields.near_place(two, HAPPENED) is expected


def test_an_area_beside_a_point_of_no_known_area_is_silent() -> None:
    """Nothing says that it lies in it, nothing that it does not."""
    lost = event(at=(place("Lost", admin1=None),))
    assert fields.near_place(lost, event(at=(province(),))) is SILENT


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (EventType.MORTAR, EventType.MORTAR, AGREES),
        (EventType.MORTAR, EventType.ARTILLERY, CLOSE),
        (EventType.SNIPER, EventType.ARTILLERY, DISAGREES),
        (EventType.SNIPER, EventType.OPENING_FIRE_UNSPECIFIED, CLOSE),
        (EventType.MORTAR, EventType.AIRSTRIKE, DISAGREES),
        (EventType.AIRSTRIKE, EventType.OVERFLIGHT, DISAGREES),
        (EventType.LOOTING, EventType.ABDUCTION, DISAGREES),
    ],
)
def test_types(one: EventType, other: EventType, expected: Match) -> None:
    """Shells are taken for shells, seldom for bullets, never for a flight."""
    assert fields.near_kind(event(one), event(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (3, 3, AGREES),
        (3, 4, CLOSE),
        (3, None, SILENT),
        (0, 0, CLOSE),
        (2, 40, DISAGREES),
    ],
)
def test_tolls(one: int, other: int | None, expected: Match) -> None:
    """Rival numbers are close; none stated says nothing; zero is no likeness."""
    assert fields.near_toll(event(killed=one), event(killed=other)) is expected


def test_a_comparison_is_told_in_a_sentence() -> None:
    """What is the same, nearly the same, and not."""
    told = Comparison(agreed=("day", "place"), close=("type",), disagreed=("actors",))
    assert told.sentence == (
        "same day and place; nearly the same type; differs on actors"
    )
    assert Comparison().sentence == "nothing known to compare"


def test_what_breaks_a_veto_scores_nothing() -> None:
    """However much else agrees."""
    comparison = Comparison(agreed=("day", "place", "words"), disagreed=("toll",))
    assert FIELDS_V1.score(comparison) == 0


def test_scores_lie_between_zero_and_one_and_grow_with_agreement() -> None:
    """Bits of evidence, as a likelihood."""
    less = FIELDS_V1.score(Comparison(agreed=("day", "place")))
    more = FIELDS_V1.score(Comparison(agreed=("day", "place", "type")))
    assert 0 < FIELDS_V1.join < less < more < 1


def test_policies_are_known_by_their_names() -> None:
    """With a version; old ones stay."""
    assert list(POLICIES) == ["one_scene_v1", "fields_v1", "fields_v2"]


@pytest.mark.parametrize(("suggest", "join"), [(0.0, 0.5), (0.6, 0.5), (0.5, 1.1)])
def test_a_policy_with_crossed_thresholds_is_refused(
    suggest: float, join: float
) -> None:
    """The lower one comes first, both between 0 and 1."""
    with pytest.raises(ValueError, match="wanted 0 < suggest"):
        MergePolicy(
            name="x_v1",
            fields=(),
            blocks=(),
            vetoes=frozenset(),
            scoring=lambda _: 0.0,
            join=join,
            suggest=suggest,
        )


def test_the_first_policy_scores_only_what_is_enough() -> None:
    """More than a half where a group of fields agrees, nothing where none does."""
    assert ONE_SCENE_V1.score(Comparison(agreed=("day", "type"))) == 0
    assert ONE_SCENE_V1.score(Comparison(agreed=("day", "place"))) > 0.5


def test_a_lone_voice_needs_no_less_than_a_suggestion() -> None:
    """Else what is joined would not even be compared."""
    with pytest.raises(ValueError, match="wanted suggest <= alone"):
        replace(FIELDS_V1, suggest=0.5, alone=0.4)
