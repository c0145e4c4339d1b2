"""Figures of flight, captivity and loss, in households too."""

from __future__ import annotations

import pytest

from tests.read.test_figures import body, figures
from trucewatch.model.claim import FigureUnit, Measure

FIGURES: tuple[tuple[str, Measure, float], ...] = (
    ("Fighting drove 4,000 people out of the valley.", Measure.DISPLACED_NEW, 4000),
    ("After the raid 3,112 had to leave.", Measure.DISPLACED_NEW, 3112),
    ("The Red Cross looks for 1,340 missing people.", Measure.MISSING, 1340),
    ("Police detained 17 protesters.", Measure.DETAINED, 17),
    ("The army said it had lost 41 of its men in a month.", Measure.KILLED, 41),
    ("The death toll climbed from 80 to 87.", Measure.KILLED, 87),
    ("The displaced of Sirte numbered 26,300.", Measure.IDP_STOCK, 26_300),
    ("Thirty-one houses lie in ruins.", Measure.INFRASTRUCTURE_UNIT, 31),
)


@pytest.mark.parametrize(
    ("text", "measure", "best"), FIGURES, ids=[c[0][:40] for c in FIGURES]
)
def test_what_became_of_people_is_a_figure(
    text: str, measure: Measure, best: float
) -> None:
    """Driven out, missing, taken, lost: the measure follows the verb."""
    found = [(body(c).measure, body(c).quantity.best) for c in figures(text)]
    assert found == [(measure, best)]


def test_families_are_no_persons() -> None:
    """A number of families has a unit of its own and is never a toll."""
    (figure,) = figures("Some 300 families fled Douma last week.")
    assert body(figure).unit is FigureUnit.OTHER
    assert not figures("Two families were killed in May.")
