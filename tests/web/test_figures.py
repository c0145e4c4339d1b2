"""Humanitarian figures on the desk: by measure, each with its source, no sums."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import HEADER
from tests.web.visitors import Visitor
from trucewatch.model.access import Sensitivity
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.figures import read_figures
from trucewatch.service.markings import mark_record
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
TOLL = HEADER.format(title="Toll", publisher="Demo Relief") + (
    "Four civilians were killed in Morek, the Morek clinic said. Some 400 people were"
    " wounded in Idlib, the Morek clinic said.\n"
)


@pytest.fixture
def anna(site: Site, visit: Visit) -> Visitor:
    """A reviewer of a mission with a report of figures."""
    file = site.mission.root / "toll.txt"
    file.write_text(TOLL, encoding="utf-8")
    take_in(site.mission, file)
    return visit("reviewer")


def test_figures_stand_by_measure_with_their_sentence(anna: Visitor) -> None:
    """Definition, level or change, who says it, and a link to the claim."""
    html = anna.page("/desk/figures")
    assert "never added up" in html
    assert 'id="killed"' in html
    assert "Persons said to have been killed" in html
    assert "change over a period" in html
    assert "#clm_" in html
    assert "<svg" in html


def test_one_measure_can_be_asked_for(anna: Visitor) -> None:
    """Others stay in the choice."""
    html = anna.page("/desk/figures?measure=wounded")
    assert 'id="wounded"' in html
    assert 'id="killed"' not in html
    assert 'value="killed"' in html
    assert anna.get("/desk/figures?measure=rain").status_code == 422


def test_days_without_figures_are_no_zero(anna: Visitor) -> None:
    """And say so."""
    html = anna.page("/desk/figures?from=2016-01-01&to=2016-01-05")
    assert "That is no zero." in html


def test_the_figures_are_handed_out(anna: Visitor) -> None:
    """A row each."""
    answer = anna.get("/desk/figures.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows[0]["measure"] == "killed"
    assert all(row["claim"].startswith("clm_") for row in rows)
    few = anna.get("/desk/figures.csv?measure=wounded").text
    assert 1 < len(few.splitlines()) < len(rows) + 1


def test_what_is_marked_is_for_the_team_alone(anna: Visitor, site: Site) -> None:
    """In the numbers as in the list of measures."""

    def killed() -> dict[str, str]:
        view = read_figures(
            site.mission,
            viewer=THE_PUBLIC,
            first=None,
            last=None,
            measure=None,
            now=site.clock(),
            settings=SETTINGS,
        )
        return {f.title: f.claim.document for m in view.measures for f in m.figures}

    mark_record(
        site.mission,
        killed()["Toll"],
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="r",
        settings=SETTINGS,
    )
    assert "Toll" not in killed()
    assert "Some 400 people" in anna.page("/desk/figures")
