"""Words around a name that put a position off it, between two, or on a road."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import claim, document, place, placement
from trucewatch.locate.document import locate_document
from trucewatch.locate.resolve import Priors
from trucewatch.locate.wording import Offset, Stretch, moved, stretched, wording_of
from trucewatch.model.distance import distance_m
from trucewatch.model.document import Span
from trucewatch.model.place import Placement, PlaceMention, PlacePrecision
from trucewatch.reference.gazetteer.index import Gazetteer


def mentions(text: str, *names: str) -> tuple[PlaceMention, ...]:
    """Mentions of the names, where each first stands in the text."""
    starts = [text.index(name) for name in names]
    return tuple(
        PlaceMention(text=name, span=Span(start, start + len(name)))
        for name, start in zip(names, starts, strict=True)
    )


@pytest.mark.parametrize(
    ("text", "metres", "bearing"),
    [
        ("Two shells fell 10 km south of Morek.", 10_000, 180),
        ("hit some 12 kilometres north-east of the town of Morek", 12_000, 45),
        ("a camp 3.5 miles to the west of Morek", 5_632.7, 270),
        ("a post 800 m from Morek", None, None),
        ("2,000 soldiers south of Morek", None, None),
        ("a site 900 km east of Morek", None, None),
    ],
    ids=["km", "between two winds", "miles", "no side", "no distance", "too far"],
)
def test_a_distance_and_a_side_put_it_off_the_name(
    text: str, metres: float | None, bearing: float | None
) -> None:
    """Both must be named, and near enough to be a position."""
    (mention,) = mentions(text, "Morek")
    found = wording_of(text, mention, (mention,))
    if metres is None:
        assert found is None
    else:
        assert isinstance(found, Offset)
        assert (round(found.distance_m, 1), found.bearing) == (metres, bearing)


@pytest.mark.parametrize(
    ("text", "names", "wanted"),
    [
        ("a bus between Hama and Homs", ("Hama", "Homs"), ("Hama", "Homs", False)),
        (
            "on the highway linking Hama with Homs",
            ("Hama", "Homs"),
            ("Hama", "Homs", True),
        ),
        ("on the Hama-Homs road", ("Hama-Homs",), ("Hama", "Homs", True)),
        ("in Hama and Homs", ("Hama", "Homs"), None),
        ("talks between Hama, Homs and others", ("Hama", "Homs"), None),
        ("at Hama-Homs", ("Hama-Homs",), None),
    ],
    ids=["between", "road between", "named road", "a list", "three", "no road"],
)
def test_two_names_may_be_the_ends_of_a_stretch(
    text: str, names: tuple[str, ...], wanted: tuple[str, str, bool] | None
) -> None:
    """Where the words say so, and only with nothing else between them."""
    all_named = mentions(text, *names)
    for mention in all_named:
        found = wording_of(text, mention, all_named)
        if wanted is None:
            assert found is None
        else:
            first, second, road = wanted
            assert found == Stretch(first=first, second=second, road=road)


@given(st.floats(1, 200_000), st.sampled_from(range(0, 360, 45)))
def test_a_moved_place_lies_so_far_off(metres: float, bearing: int) -> None:
    """And its circle never shrinks below the town's own."""
    told = Offset(distance_m=metres, bearing=bearing, words="off")
    at = moved(placement(), told)
    away = distance_m(place(), at.place)
    assert away == pytest.approx(metres, abs=2)
    assert at.radius_m >= placement().radius_m
    assert at.precision is PlacePrecision.NEAR_SETTLEMENT


def test_the_circle_of_a_stretch_holds_both_ends() -> None:
    """A road is one, by its own precision; without points there is none."""
    first, second = (
        place("Hama", lat=35.13, lon=36.75),
        place("Homs", lat=34.73, lon=36.7),
    )
    found = stretched(placement(first), first, second, road=True)
    assert found is not None
    assert found.precision is PlacePrecision.LINE_OR_ROAD
    for end in (first, second):
        away = distance_m(found.place, end)
        assert away is not None
        assert away <= found.radius_m
    nowhere = place("Nowhere", lat=None, lon=None)
    assert stretched(placement(first), first, nowhere, road=True) is None


def test_a_report_is_placed_off_the_town(gazetteer: Gazetteer) -> None:
    """The words decide in a document, and the reason says so."""
    text = "Two shells fell 10 km south of Salqin."
    said = claim(places=mentions(text, "Salqin"))
    source = replace(
        document(), id=said.document, text=text, body=(Span(0, len(text)),)
    )
    syria = Priors(country="SY")
    (placed,) = locate_document(source, (said,), gazetteer=gazetteer, priors=syria)
    (answer,) = placed.placements
    assert isinstance(answer, Placement)
    assert answer.place.name == "10 km south of Salqin"
    assert answer.place.lat is not None
    assert answer.place.lat < 36.1
    assert any("not at it" in reason for reason in answer.reasons)
