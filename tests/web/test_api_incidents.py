"""The API's list of incidents by a finding's verdict and by who tells of them."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.missions import SETTINGS
from tests.web.conftest import visiting
from tests.web.programs import Calls
from trucewatch.client import Client
from trucewatch.service.lines import merge_pending
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

HERE = "http://localhost"
SAID = {
    "Latamneh": "the Russian Defence Ministry said",
    "Kafr Zita": "the Russian Defence Ministry said",
    "Halfaya": "the Halfaya local council said",
}


@pytest.fixture
def told(call: Calls, site: Site) -> Calls:
    """After three more shellings, two of them told of by a side."""
    for number, (place, who) in enumerate(SAID.items(), start=13):
        text = f"Artillery shelled {place} in Hama province on {number} September 2017,"
        body = {"text": f"{text} {who}.", "day": f"2017-09-{number}", "language": "en"}
        assert call("reviewer").post("/documents", body).status_code == 201
    merge_pending(site.mission, settings=SETTINGS)
    return call


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("side=RUS", ["Kafr Zita", "Al-Lataminah"]),
        ("side=TUR", []),
        ("side=RUS&until=2017-09-13", ["Al-Lataminah"]),
        ("side=RUS&state=refuted", []),
        ("verdict=undetermined", ["Halfaya", "Kafr Zita", "Al-Lataminah", "Morek"]),
        ("verdict=undetermined&side=RUS", ["Kafr Zita", "Al-Lataminah"]),
        ("verdict=compliant", []),
        ("verdict=undetermined&since=2017-09-13&until=2017-09-13", ["Al-Lataminah"]),
    ],
)
def test_the_list_is_asked_by_verdict_and_side(
    told: Calls, query: str, places: list[str]
) -> None:
    """Latest first, beside every other filter; each line says its verdicts."""
    lines = told("reviewer").ok(f"/incidents?{query}")["items"]
    assert [line["place"]["name"] for line in lines] == places
    if "verdict=" in query:
        assert all("undetermined" in dict(line["verdicts"]) for line in lines)


def test_it_gives_what_the_desk_gives(told: Calls, site: Site) -> None:
    """The same incidents in the same order, and each line as the plain list has it."""
    found = told("reviewer").ok("/incidents?verdict=undetermined")["items"]
    with visiting(site) as visit:
        html = visit("reviewer").page("/desk/incidents?verdict=undetermined")
    places = [html.index(f'href="/desk/incidents/{line["id"]}"') for line in found]
    assert places == sorted(places)
    assert found == told("reviewer").ok("/incidents")["items"]


def test_its_pages_follow_by_cursor(told: Calls) -> None:
    """Each incident once; a cursor of one list begins no other."""
    reviewer = told("reviewer")
    whole = reviewer.ok("/incidents?verdict=undetermined")["items"]
    found, path = [], "/incidents?verdict=undetermined&limit=1"
    while path:
        page = reviewer.ok(path)
        found += page["items"]
        onward = page["next"]
        path = f"/incidents?verdict=undetermined&limit=1&cursor={onward or ''}"
        path = path if onward else ""
    assert found == whole
    assert len(found) == 4
    cursor = reviewer.ok("/incidents?verdict=undetermined&limit=1")["next"]
    assert reviewer.get(f"/incidents?cursor={cursor}").status_code == 422
    plain = reviewer.ok("/incidents?limit=1")["next"]
    assert reviewer.get(f"/incidents?side=RUS&cursor={plain}").status_code == 422


def test_its_answer_has_a_tag(told: Calls) -> None:
    """It is not sent again until it changes."""
    reviewer, path = told("reviewer"), "/incidents?side=RUS"
    answer = reviewer.get(path)
    tag = answer.headers["ETag"]
    assert reviewer.get(path, If_None_Match=tag).status_code == 304
    incident = answer.json()["items"][0]["id"]
    body = {"state": "triaged", "reason": "Looked at.", "seen": 0}
    assert reviewer.post(f"/incidents/{incident}/review", body).status_code == 200
    assert reviewer.get(path, If_None_Match=tag).status_code == 200


@pytest.mark.parametrize(
    "query", ["verdict=x", "verdict=", "side=", "side=%00", "sid=R"]
)
def test_what_is_no_filter_is_refused(told: Calls, query: str) -> None:
    """With the place of the fault."""
    answer = told("reviewer").get(f"/incidents?{query}")
    assert answer.status_code == 422


def test_a_partner_is_shown_no_closer_place(told: Calls) -> None:
    """The same blur as in the plain list."""
    viewer = told("viewer")
    plain = viewer.ok("/incidents")["items"]
    assert viewer.ok("/incidents?verdict=undetermined")["items"] == plain


def test_the_client_asks_so_too(told: Calls, client: TestClient) -> None:
    """Page after page."""
    token = told("reviewer").token
    with Client(HERE, token, transport=client._transport) as truce:
        lines = list(truce.incidents(side="RUS", verdict="undetermined"))
    assert [line["place"]["name"] for line in lines] == ["Kafr Zita", "Al-Lataminah"]
