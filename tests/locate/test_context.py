"""Names of one document speak for their neighbours."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import place
from trucewatch.locate.context import MOST_NAMES, weigh
from trucewatch.model.place import Candidate, Place, PlacePrecision


def town(name: str, country: str, *, lat: float, lon: float) -> Place:
    """A town of that country."""
    made = place(name)
    where = f"x:{country}-{name}-{lat}"
    return replace(
        made, id=where, name=name, country=country, admin1=None, lat=lat, lon=lon
    )


def called(*places: Place, size: float = 0.05) -> tuple[Candidate, ...]:
    """Candidates under one name, all of a size."""
    return tuple(Candidate(place=p, score=1.0 + size) for p in places)


FAR = town("Newtown", "AA", lat=50.0, lon=50.0)
NEAR = town("Newtown", "BB", lat=10.0, lon=10.0)
OTHER = town("Oldtown", "BB", lat=10.3, lon=10.0)


def test_a_near_neighbour_decides_between_namesakes() -> None:
    """Of two places of one name the one near the other place is likelier."""
    alone = weigh({"Newtown": called(FAR, NEAR)})["Newtown"]
    assert [w.share for w in alone] == pytest.approx([0.5, 0.5])
    beside = weigh({"Newtown": called(FAR, NEAR), "Oldtown": called(OTHER)})["Newtown"]
    assert beside[0].candidate.place == NEAR
    assert beside[0].share > 0.8


def test_the_unit_named_beside_weighs_most() -> None:
    """The words "Newtown, AA" is the one in AA although a neighbour lies elsewhere."""
    unit = replace(place("AA"), id="iso:AA", country="AA", admin1=None)
    unit = replace(unit, precision=PlacePrecision.COUNTRY)
    names = {"Newtown": called(FAR, NEAR), "Oldtown": called(OTHER)}
    first = weigh(names, within={"Newtown": unit})["Newtown"][0]
    assert first.candidate.place == FAR


def test_names_without_candidates_are_left_out() -> None:
    """Nothing is made up for an unknown name."""
    assert weigh({"Nowhere": ()}) == {}


def test_a_text_of_many_names_is_weighed_in_blocks() -> None:
    """Every name gets its answer, however many there are."""
    names = {f"N{n}": called(NEAR, FAR) for n in range(2 * MOST_NAMES + 1)}
    assert len(weigh(names)) == len(names)


@given(
    st.lists(
        st.tuples(st.floats(-80, 80), st.floats(-179, 179)), min_size=1, max_size=8
    )
)
def test_shares_of_a_name_add_up_to_one(points: list[tuple[float, float]]) -> None:
    """They are likelihoods among the candidates of the name."""
    towns = [
        town("Newtown", "AA", lat=lat, lon=lon) for lat, lon in dict.fromkeys(points)
    ]
    weighed = weigh({"Newtown": called(*towns), "Oldtown": called(OTHER)})
    for ranked in weighed.values():
        assert sum(w.share for w in ranked) == pytest.approx(1.0)
