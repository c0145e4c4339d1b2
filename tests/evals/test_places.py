"""The scorer of places counts as its definitions say."""

from __future__ import annotations

import pytest
from evals.places import (
    Answer,
    Gold,
    Text,
    found_and_placed,
    recognition,
    resolution,
    where_sure,
)

from tests.factories import place
from trucewatch.locate.texts import Found
from trucewatch.model.document import Span
from trucewatch.model.place import Placement, PlaceMention, PlacePrecision, Unplaced


def gold(start: int, end: int, *, lat: float = 0.0, lon: float = 0.0) -> Gold:
    """A toponym at a point."""
    return Gold(span=Span(start, end), text="x" * (end - start), lat=lat, lon=lon)


def answer(away_km: float | None) -> Answer:
    """An answer so far from its gold point."""
    away_m = None if away_km is None else away_km * 1000
    placed = away_km is not None
    return Answer(
        gold=gold(0, 1),
        away_m=away_m,
        country=True if placed else None,
        province=False if placed else None,
    )


def test_the_unplaced_counts_as_wrong() -> None:
    """One within 20 km, one within 161, one beyond, one unplaced."""
    found = resolution([answer(5), answer(161), answer(162), answer(None)])
    assert (found["acc20"], found["acc161"], found["country"]) == (0.25, 0.5, 0.75)
    assert (found["gold"], found["placed"], found["median_km"]) == (4, 3, 161.0)


def test_the_curve_of_a_perfect_and_of_an_empty_answer() -> None:
    """Area 0 where all are at the point, 1 where nothing is placed."""
    assert resolution([answer(0)])["auc"] == 0.0
    assert resolution([answer(None)])["auc"] == 1.0


def found(start: int, end: int, *, lat: float | None = None) -> Found:
    """A found span, placed on longitude 0 or unplaced."""
    mention = PlaceMention(text="x", span=Span(start, end))
    if lat is None:
        return Found(span=mention.span, answer=Unplaced(mention=mention, reason="?"))
    placed = Placement(
        mention=mention,
        place=place("X", lat=lat, lon=0.0),
        precision=PlacePrecision.SETTLEMENT,
        radius_m=3000,
    )
    return Found(span=mention.span, answer=placed)


def test_overlap_finds_and_equality_is_exact() -> None:
    """Two gold names, one found exactly, one in part, and one find beside them."""
    text = Text(id="t", text="x" * 40, gold=(gold(0, 5), gold(10, 20)))
    counts = recognition(text, (found(0, 5), found(18, 22), found(30, 33)))
    assert counts == {
        "found": 3,
        "gold": 2,
        "exact": 1,
        "found overlapping": 2,
        "gold overlapped": 2,
    }


@pytest.mark.parametrize(
    ("lat", "hits"), [(1.44, 1), (1.46, 0), (None, 0)], ids=["160 km", "162 km", "none"]
)
def test_found_and_placed_takes_both(lat: float | None, hits: int) -> None:
    """The span must touch and the point lie within 161 km."""
    text = Text(id="t", text="x" * 40, gold=(gold(0, 5),))
    assert found_and_placed(text, (found(3, 8, lat=lat),)) == hits
    assert found_and_placed(text, (found(5, 8, lat=0.0),)) == 0


def test_where_sure_looks_at_the_placed_only() -> None:
    """Of four names two are placed, one of them right."""
    shares = where_sure([answer(1), answer(900), answer(None), answer(None)])
    assert shares == {"placed": 0.5, "right": 0.5}
