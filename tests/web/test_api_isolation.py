"""What is marked stays within its circle, whatever the API is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.missions import SETTINGS
from tests.service.desk import HEADER, ONE, TWO, desk_mission
from tests.web.programs import Program, program
from tests.web.visitors import NOW
from trucewatch.model.access import Sensitivity
from trucewatch.service.incidents import list_incidents
from trucewatch.service.markings import mark_record
from trucewatch.web.api.router import described
from trucewatch.web.app import create_app
from trucewatch.web.limits import Allowance, Limiter
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

WORDS = ("Quillfeather", "Latamneh", "brandywine", "Zephyrhall")
HIDDEN = HEADER.format(title="Zephyrhall note", publisher="Quillfeather Desk") + (
    "Artillery of the Syrian Arab Army shelled Latamneh in Hama province on 12"
    " September 2017, the brandywine relief office said. Two civilians were killed.\n"
)
OUTSIDE = ("", "viewer", "party_officer", "officer_tur", "auditor")


class Unlimited(Limiter):
    """Lets everybody through."""

    def take(self, kind: str, who: str, allowance: Allowance, *, at: float) -> float:  # noqa: ARG002
        """Never a wait."""
        return 0.0


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Site, TestClient, dict[str, list[str]]]]:
    """A mission with one restricted report of which nothing may get out."""
    mission = desk_mission(tmp_path_factory.mktemp("hidden"), ONE, TWO, HIDDEN)
    site = Site(
        mission=mission, settings=SETTINGS, clock=lambda: NOW, limiter=Unlimited()
    )
    client = TestClient(create_app(site), base_url="http://localhost")
    team = program(client, site, "reviewer")
    reports = team.ok("/documents")["items"]
    (report,) = [e["id"] for e in reports if "Zephyrhall" in e["title"]]
    mark_record(
        mission,
        report,
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="Sources at risk.",
        settings=SETTINGS,
    )
    lines = list_incidents(mission, by="reviewer", now=NOW).lines
    read = [team.ok(f"/documents/{each['id']}") for each in reports]
    claims = [claim["id"] for each in read for claim in each["claims"]]
    yield (
        site,
        client,
        {
            "incident": [each.id for each in lines],
            "document": [each["id"] for each in reports],
            "claim": claims,
            "agreement": ["SY-2017-05-04"],
            "bulletin": ["bul_2017-09-12"],
            "seq": [str(n) for n in range(12)],
            "table": [e["table"] for e in team.ok("/exports")["items"]],
            "format": ["csv", "jsonl", "geojson"],
        },
    )
    client.close()
    mission.store.close()


def paths(known: dict[str, list[str]]) -> Iterator[str]:
    """Every read that there is, with every id that there is."""
    for path, methods in described()["paths"].items():
        if "get" not in methods:
            continue
        found = [path.removeprefix("/api/v1")]
        for name, values in known.items():
            hole = f"{{{name}}}"
            found = [
                each.replace(hole, value)
                for each in found
                for value in (values if hole in each else [""])
            ]
        yield from found
    for word in WORDS:
        yield f"/search?q={word}"
    yield "/incidents?admin1=iso:SY-HM&limit=100"


def asked(caller: Program, path: str) -> str:
    """All that an answer says, its headers too."""
    answer = caller.get(path)
    assert answer.status_code < 500, (path, answer.text)
    return f"{answer.headers}{answer.text}"


@pytest.mark.parametrize("user", OUTSIDE)
def test_nothing_restricted_gets_out(
    world: tuple[Site, TestClient, dict[str, list[str]]], user: str
) -> None:
    """Not by a list, an id, a table, a search, an export or an error."""
    site, client, known = world
    caller = program(client, site, user)
    for path in paths(known):
        said = asked(caller, path)
        shown = path.partition("?")[2]
        found = [word for word in WORDS if word in said and word not in shown]
        assert found == [], path


def test_the_team_reads_it(
    world: tuple[Site, TestClient, dict[str, list[str]]],
) -> None:
    """So that the test above looks for something that is there."""
    site, client, known = world
    team = program(client, site, "reviewer")
    said = "".join(asked(team, path) for path in paths(known))
    assert [word for word in WORDS if word not in said] == []
