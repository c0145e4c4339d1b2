"""Bars of types: each state filled in its own strength, wherever it stands."""

from __future__ import annotations

from trucewatch.model.review import IncidentState
from trucewatch.publish.type_charts import SHADES, TypeBar, draw_types, state_swatch


def test_every_state_has_a_strength_of_its_own() -> None:
    """So that a legend can tell them apart."""
    assert set(SHADES) == set(IncidentState)
    assert len(set(SHADES.values())) == len(SHADES)


def test_a_state_is_filled_alike_in_every_bar() -> None:
    """First or second in its bar."""
    reported, found = IncidentState.REPORTED, IncidentState.CORROBORATED
    bars = (
        TypeBar(name="mortar", parts=((reported, 2), (found, 3))),
        TypeBar(name="airstrike", parts=((found, 2),)),
    )
    svg = draw_types(bars, width=720, name="types-wide")
    assert svg is not None
    strong = f'fill-opacity="{SHADES[found]}"'
    assert svg.count(strong) == 2
    assert strong in state_swatch(found)
    assert "mortar: 5; airstrike: 2" in svg


def test_without_a_bar_nothing_is_drawn() -> None:
    """Nothing at all."""
    assert draw_types((), width=720, name="types-wide") is None
