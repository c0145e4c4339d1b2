"""The UCDP scorer asks for what a headline states and finds fault with the rest."""

from __future__ import annotations

from typing import Any

import pytest
from evals.reading import Read
from evals.ucdp import Score, is_scored
from evals.ucdp_stated import deaths_in, names, sides_of

from tests.factories import actor_mention, event, place, province
from trucewatch.model.claim import PlacedClaim


def row(headline: str, **keys: object) -> dict[str, Any]:
    """A row at Morek in Hama, told of once; everything may be replaced."""
    made: dict[str, Any] = {"source_headline": headline, "source_date": "2018-01-02"}
    made |= {"year": 2018.0, "adm_1": "Hamah Governorate"}
    made |= {"where_coordinates": "Murak town", "latitude": 35.376}
    made |= {"longitude": 36.69, "side_a": "Government of Syria", "side_b": "IS"}
    made |= {"low": 3.0, "best": 4.0, "high": 5.0}
    return made | keys


def shares(
    headline: str, *claims: PlacedClaim, **keys: object
) -> dict[str, tuple[int, int]]:
    """Right and asked of every thing, for one row read as `claims`."""
    score = Score()
    score.add(row(headline, **keys), Read(claims=claims))
    parts = {k: v for k, v in score.record().items() if isinstance(v, dict)}
    return {name: (part["right"], part["of"]) for name, part in parts.items()}


SHELLED = event(
    actors=(actor_mention("the army of the regime"),),
    at=(place("Murak"), province("Hama")),
    killed=4,
)


def test_a_perfect_reading_scores_full() -> None:
    """Place, governorate, side and dead, each where the headline states it."""
    found = shares("Regime shells Murak in Hama, 4 killed", SHELLED)
    assert found == {
        "governorate": (1, 1),
        "settlement": (1, 1),
        "sides": (1, 1),
        "deaths, the row's own number": (1, 1),
        "deaths, any number": (1, 1),
    }


def test_a_wrong_reading_scores_nothing() -> None:
    """Another town, another side, another number: asked, and wrong."""
    nawa = place("Nawa", lat=32.886, lon=36.039, admin1="iso:SY-DR")
    wrong = event(actors=(actor_mention("villagers"),), at=(nawa,), killed=9)
    found = shares("Regime shells Murak in Hama, 4 killed", wrong)
    assert {right for right, _ in found.values()} == {0}
    assert {asked for _, asked in found.values()} == {1}


def test_what_the_headline_leaves_out_is_not_asked() -> None:
    """No name, no side, no number: nothing to find, whatever is read."""
    found = shares("Calm prevails after a long night", SHELLED)
    assert {asked for _, asked in found.values()} == {0}


def test_a_total_of_the_day_is_not_the_row_s_own_number() -> None:
    """A headline's other number is asked apart."""
    found = shares("40 killed yesterday", SHELLED)
    assert found["deaths, the row's own number"] == (0, 0)
    assert found["deaths, any number"] == (1, 1)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param("Raids on Ar-Raqqa city", "Ar Raqqah", True, id="romanised"),
        pytest.param("Clashes in Lattakia", "Latakia", True, id="doubled letter"),
        pytest.param("Clashes in Homs", "Hamah", False, id="another name"),
        pytest.param("The town is calm", "town", False, id="class word only"),
        pytest.param("Calm", None, False, id="no name"),
    ],
)
def test_names(text: str, name: str | None, *, expected: bool) -> None:
    """Spellings pass, other names do not."""
    assert names(text, name) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("7 fighters killed, 9 wounded", (7,), id="wounded apart"),
        pytest.param("two killed in 3 days of clashes", (2,), id="days are no dead"),
        pytest.param("22 casualties in Hama", (), id="casualties may be wounded"),
        pytest.param("Deaths of 2018 in Hama", (), id="a year"),
        pytest.param("9 shells fall", (), id="nobody dies"),
    ],
)
def test_deaths_in(text: str, expected: tuple[int, ...]) -> None:
    """Numbers of dead only."""
    assert deaths_in(text) == expected


def test_sides_are_those_of_the_row_that_are_named() -> None:
    """A side named that is not the row's is not asked, nor one not named."""
    assert sides_of(("Government of Syria", "IS"), "SDF shell ISIS") == ("IS",)
    assert sides_of(("Civilians", "IS, SDF"), "this is calm") == ()


def test_rows_of_several_reports_are_left_out() -> None:
    """Nor are rows scored whose day is no day."""
    assert is_scored(row("x"))
    assert not is_scored(row("x;y", source_date="2018-01-02;2018-01-03"))
    assert not is_scored(row("x", source_date="1753-01-01"))
