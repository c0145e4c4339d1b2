"""The map's pages and data: the same for eyes, keyboards and screen readers."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.missions import SETTINGS
from tests.web.visitors import Visitor
from trucewatch.service.lines import merge_pending
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
DATA = "/desk/map/data.json?box=35,32,42,37&zoom=6"


@pytest.fixture
def anna(site: Site, visit: Visit) -> Visitor:
    """A reviewer of a mission whose reports are merged."""
    merge_pending(site.mission, settings=SETTINGS)
    return visit("reviewer")


def test_the_page_reads_without_scripts(anna: Visitor) -> None:
    """A drawing, what is approximate, and a list with the same content."""
    html = anna.page("/desk/map")
    assert "<svg" in html
    assert "What is approximate here" in html
    assert "The same as a list" in html
    assert "Morek (settlement, within 3 km)" in html
    assert 'href="/desk/incidents/inc_' in html
    assert "1 incident" in html


def test_the_page_says_what_is_not_merged_yet(site: Site, visit: Visit) -> None:
    """A map may lack what waits."""
    merge_pending(site.mission, settings=SETTINGS)
    with site.mission.store.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO unmerged_days VALUES ('2017-09-12', 0)")
    assert "1 day waits to be merged" in visit("reviewer").page("/desk/map")


def test_filters_stand_in_the_address(anna: Visitor) -> None:
    """And in the form that made them."""
    query = "?from=2017-09-01&to=2017-09-30&type=artillery&state=&verdict=undetermined"
    html = anna.page(f"/desk/map{query}")
    assert 'value="artillery" selected' in html
    assert 'name="from" value="2017-09-01"' in html
    assert "Morek" in html
    html = anna.page("/desk/map?to=2017-09-01")
    assert "No incident fits." in html


@pytest.mark.parametrize(
    "query",
    [
        "/desk/map?type=rain",
        "/desk/map?state=unknown",
        "/desk/map?from=soon",
        "/desk/map?after=here",
        "/desk/map/data.json?box=1,2,3&zoom=3",
        "/desk/map/data.json?box=35,32,nan,37&zoom=3",
        "/desk/map/data.json?box=35,32,42,37&zoom=99",
        "/desk/map/data.json?box=35,32,42,37&zoom=-1",
    ],
)
def test_what_names_nothing_is_refused(anna: Visitor, query: str) -> None:
    """With the status that says so."""
    assert anna.get(query).status_code == 422


def test_data_come_once(anna: Visitor) -> None:
    """A browser that has them is told so by their tag."""
    for path in (
        DATA,
        "/desk/map/basemap.json",
        "/desk/map/zones.json?day=2017-09-12",
        "/desk/map/zones.json",
    ):
        answer = anna.get(path)
        assert answer.headers["content-type"] == "application/geo+json"
        assert answer.headers["cache-control"] == "private, no-cache"
        again = anna.get(path, if_none_match=answer.headers["etag"])
        assert (again.status_code, again.content) == (304, b"")


def test_zones_say_how_exact_they_are(anna: Visitor) -> None:
    """For the day that is asked for."""
    zones = anna.get("/desk/map/zones.json?day=2017-09-12").json()["features"]
    assert zones
    for each in zones:
        assert each["properties"]["official"] is False
        assert "approximate" in each["properties"]["status"]
    assert anna.get("/desk/map/zones.json?day=1990-01-01").json()["features"] == []


def test_the_basemap_has_all_its_kinds(anna: Visitor) -> None:
    """Dashed lines among them."""
    answer = anna.get("/desk/map/basemap.json").json()
    kinds = {each["properties"]["kind"] for each in answer["features"]}
    assert kinds == {"country", "province", "disputed", "place"}
    assert "Natural Earth" in answer["note"]


def test_a_place_has_a_panel_and_an_incident_a_map(anna: Visitor) -> None:
    """The panel is a piece of a page with links."""
    (feature,) = json.loads(anna.get(DATA).text)["features"]
    place = feature["properties"]["place"][0]
    panel = anna.page(f"/desk/map/panel?place={place}")
    assert "<html" not in panel
    assert "artillery" in panel
    incident = panel.partition("/desk/incidents/")[2].partition('"')[0]
    answer = anna.get(f"/desk/map/incident/{incident}.json").json()
    assert answer["features"][0]["properties"]["name"] == "Morek"
    assert anna.get("/desk/map/incident/inc_9.json").json()["features"] == []


def test_nobody_sees_the_map_unasked(visit: Visit) -> None:
    """Its data neither."""
    for path in ("/desk/map", DATA, "/desk/map/panel", "/desk/map/zones.json"):
        assert visit().get(path).status_code == 303
