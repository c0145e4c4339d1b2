"""Charts of incidents: each counts once under its type; verdicts do not add up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.missions import SETTINGS
from tests.web.visitors import Visitor
from trucewatch.service.lines import merge_pending
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.fixture
def anna(site: Site, visit: Visit) -> Visitor:
    """A reviewer of a mission whose reports are merged."""
    merge_pending(site.mission, settings=SETTINGS)
    return visit("reviewer")


def test_incidents_are_counted_by_type(anna: Visitor) -> None:
    """Drawn, and as a table with the same content."""
    html = anna.page("/desk/charts")
    assert "<svg" in html
    assert "artillery, corroborated by independent origins: 1" in html
    assert "do not add up" in html
    assert 'href="/desk/map?type=artillery#list"' in html


def test_days_without_an_incident_say_nothing(anna: Visitor) -> None:
    """Above all no zero."""
    html = anna.page("/desk/charts?to=2016-01-01")
    assert "That says nothing on what happened." in html


def test_the_counts_are_handed_out(anna: Visitor) -> None:
    """A row a type."""
    text = anna.get("/desk/charts/types.csv?from=2017-09-01").text
    (row,) = csv.DictReader(io.StringIO(text))
    assert (row["type"], row["incidents"]) == ("artillery", "1")
    assert row["state_corroborated"] == "1"
    assert int(row["any_undetermined"]) == 1
