"""The client of the API, against the application; the examples of the docs run."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tests.service.desk import the_incident
from tests.web.programs import ROOT, operation, program
from trucewatch.client import ApiProblem, Client
from trucewatch.client.calls import Calls, asked, opened, plain
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "use-the-api.md"
HERE = "http://localhost"


@pytest.fixture
def web(site: Site) -> Iterator[TestClient]:
    """The application."""
    made = TestClient(create_app(site), base_url=HERE, raise_server_exceptions=False)
    yield made
    made.close()


@pytest.fixture
def truce(site: Site, web: TestClient) -> Iterator[Client]:
    """A client with a token of a reviewer."""
    token = program(web, site, "reviewer").token
    with Client(HERE, token, transport=web._transport) as made:
        yield made


def test_lists_are_read_page_by_page(truce: Client) -> None:
    """Each entry once, however many there are."""
    (line,) = truce.incidents(since=date(2017, 9, 12), state=["corroborated"])
    assert list(truce.incidents(until=date(2017, 9, 1))) == []
    whole = list(truce.pages("/log", limit=100))
    assert list(truce.pages("/log", limit=3)) == whole
    assert truce.incident(line["id"])["line"] == line


def test_it_reads_what_there_is(truce: Client, site: Site) -> None:
    """Reports with their claims, rows, hits."""
    documents = list(truce.documents())
    claims = [c for d in documents for c in truce.document(d["id"])["claims"]]
    assert {row["id"] for row in truce.rows("claims")} == {c["id"] for c in claims}
    assert truce.search("Morek", kind="claim")
    assert list(truce.tallies()) == list(truce.bulletins()) == []
    assert truce.mission()["user"] == "reviewer"
    assert truce.incident(the_incident(site.mission))["findings"]


def test_it_writes(truce: Client, site: Site, tmp_path: Path) -> None:
    """A review, a reading, a text, a file."""
    incident = the_incident(site.mission)
    done = truce.review_incident(incident, "triaged", "Looked at.", seen=0)
    assert done["version"] == 1
    claim = next(truce.rows("claims"))["id"]
    assert truce.review_claim(claim, "accepted", "As it says.")["id"] == claim
    (taken,) = truce.add_text("Shelling of Morek went on, the council said.")["items"]
    assert taken["fate"] == "taken_in"
    file = tmp_path / "other.txt"
    file.write_text("Two people were hurt in Hama, the relief office said.\n", "utf-8")
    (taken,) = truce.add_file(file)["items"]
    assert (taken["name"], taken["fate"]) == ("other.txt", "taken_in")


DECIDED: dict[str, Callable[..., Any]] = {
    "review": lambda truce, it, **seen: truce.review_incident(
        it["line"]["id"], "triaged", "Looked at.", **seen
    ),
    "dispute": lambda truce, it, **seen: truce.dispute_incident(
        it["line"]["id"], "RUS", "Another day.", **seen
    ),
    "determination": lambda truce, it, **seen: truce.record_determination(
        it["line"]["id"],
        agreement="SY-2017-05-04",
        term="T1",
        body="Joint group",
        status="referred",
        reason="No consensus yet.",
        on=date(2017, 9, 20),
        **seen,
    ),
    "marking": lambda truce, it, **seen: truce.mark_incident(
        it["line"]["id"], "restricted", "It names a person.", delay_hours=4, **seen
    ),
}


@pytest.mark.parametrize("what", DECIDED)
def test_a_decision_builds_on_the_record_as_it_was_read(
    truce: Client, site: Site, what: str
) -> None:
    """Or on a number, or on the latest; what others wrote is not overwritten."""
    incident, decide = the_incident(site.mission), DECIDED[what]
    truce.dispute_incident(incident, "SYR", "Another entry.")
    old = truce.incident(incident)
    assert decide(truce, old, seen=old)["version"] == 1
    for seen in (old, 0):
        with pytest.raises(ApiProblem, match="409"):
            decide(truce, old, seen=seen)
    if what != "review":  # there is no such step twice
        assert decide(truce, old, seen=truce.incident(incident))["version"] == 2
        assert decide(truce, old)["version"] == 3


def test_a_document_is_marked_on_what_was_read(truce: Client) -> None:
    """Its record says how it is marked; a reading is decided on likewise."""
    report = truce.document(next(truce.documents())["id"])
    assert (report["marking"], report["marking_seen"]) == (None, 0)
    circles: dict[str, Any] = {"audiences": ["party:RUS", "partners"], "party": "TUR"}
    sent = {"sensitivity": "restricted", "reason": "It names a person.", **circles}
    truce.mark_document(report["id"], **sent, seen=report)
    again = truce.document(report["id"])
    found = again["marking"]
    assert set(found.pop("audiences")) == set(circles["audiences"])
    assert found == {
        "sensitivity": "restricted",
        "reason": "It names a person.",
        "party": "TUR",
        "delay_hours": 0,
    }
    assert (again["marking_seen"], again["sensitivity"]) == (1, "restricted")
    with pytest.raises(ApiProblem, match="409"):
        truce.mark_document(report["id"], "public", "Mine.", seen=report)
    claim = again["claims"][0]
    assert truce.review_claim(claim["id"], "accepted", "So.", seen=claim)["version"]
    with pytest.raises(ApiProblem, match="409"):
        truce.review_claim(claim["id"], "rejected", "No.", seen=claim)


def test_a_problem_is_raised_with_what_it_says(truce: Client, site: Site) -> None:
    """Status, title, detail, and the place."""
    with pytest.raises(ApiProblem, match="404") as caught:
        truce.incident("inc_0")
    assert (caught.value.status, caught.value.where) == (404, "inc_0")
    incident = the_incident(site.mission)
    with pytest.raises(ApiProblem, match="412 Precondition Failed"):
        truce.post(f"/incidents/{incident}/assignment", {"to": "x"}, if_match='"x"')
    with pytest.raises(ApiProblem, match="404"):
        truce.export("nothing", "csv", "nothing.csv")


def test_an_export_is_saved_whole_or_not_at_all(truce: Client, tmp_path: Path) -> None:
    """Its SHA-256 is the file's."""
    saved = truce.export("claims", "jsonl", tmp_path / "claims.jsonl")
    raw = saved.path.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == saved.sha256
    assert raw.count(b"\n") == saved.rows > 1


def answering(*answers: httpx2.Response) -> httpx2.MockTransport:
    """Gives these answers, one after the other."""
    left = list(answers)
    return httpx2.MockTransport(lambda _: left.pop(0))


def test_what_broke_on_the_way_is_not_kept(tmp_path: Path) -> None:
    """Nothing is left of it."""
    broken = httpx2.Response(
        200, content=b"half", headers={"X-Rows": "9", "X-File-SHA256": "0" * 64}
    )
    client = Client(HERE, transport=answering(broken))
    with pytest.raises(ApiProblem, match="Broken on the way"):
        client.export("claims", "csv", tmp_path / "claims.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_bulletin_is_held_against_its_hash() -> None:
    """Other bytes are refused."""
    raw = b'{"schema": "x"}'
    digest = hashlib.sha256(raw).hexdigest()
    told = httpx2.Response(200, json={"json": digest})
    good = Client(HERE, transport=answering(told, httpx2.Response(200, content=raw)))
    assert good.bulletin_record("bul_1") == raw
    other = httpx2.Response(200, content=b"{}")
    bad = Client(HERE, transport=answering(told, other))
    with pytest.raises(ApiProblem, match="Broken on the way"):
        bad.bulletin_record("bul_1")


def test_a_pause_is_kept_once() -> None:
    """As long as the server says; then the problem is raised."""
    wait = httpx2.Response(429, headers={"Retry-After": "7"})
    paused: list[float] = []

    def calls(*answers: httpx2.Response) -> Calls:
        return Calls(opened(HERE, "", transport=answering(*answers)), paused.append)

    assert calls(wait, httpx2.Response(200, json={"a": 1})).get("/x") == {"a": 1}
    with pytest.raises(ApiProblem, match="429"):
        calls(wait, wait).get("/x")
    late = httpx2.Response(429, headers={"Retry-After": "7000"})
    with pytest.raises(ApiProblem, match="429"):
        calls(late).get("/x")
    assert paused == [7.0, 7.0]


@pytest.mark.parametrize("address", ["http://truce.example", "ftp://truce.example"])
def test_a_token_goes_over_https_alone(address: str) -> None:
    """Or to this machine."""
    with pytest.raises(ValueError, match="https alone"):
        Client(address, token="tw_" + "x" * 43)
    Client(address).close()


def test_queries_are_written_plainly() -> None:
    """Lists name by name, nothing for None."""
    query = asked(
        {"a": [1, 2], "b": None, "c": True, "d": False, "e": date(2017, 9, 1)}
    )
    assert str(query) == "a=1&a=2&c=true&d=false&e=2017-09-01"
    moment = datetime(2017, 9, 1, 12, tzinfo=UTC)
    assert plain(moment) == "2017-09-01T12:00:00+00:00"


def test_the_examples_of_the_docs_run(
    site: Site, web: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, as they stand, against this application."""
    token = program(web, site, "reviewer").token
    monkeypatch.setenv("TRUCEWATCH_TOKEN", token)
    monkeypatch.chdir(tmp_path)

    def here(address: str, given: str, **_: object) -> httpx2.Client:
        assert address == "https://truce.example"
        return opened(HERE, given, transport=web._transport)

    monkeypatch.setattr("trucewatch.client.client.opened", here)
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert len(blocks) == 9
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, str(PAGE), "exec"), names)  # noqa: S102 - our own page
    assert (tmp_path / "incidents.geojson").is_file()


def test_the_paths_of_the_docs_are_there() -> None:
    """Those of curl, too."""
    found = re.findall(rf"truce\.example{ROOT}(/[a-z/]+)", PAGE.read_text("utf-8"))
    assert len(found) >= 4
    for path in found:
        assert operation("GET", path) or operation("POST", path), path
