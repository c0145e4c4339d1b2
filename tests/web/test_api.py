"""The API: who may call it, what it takes, what it gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.web.programs import ROOT, Calls
from tests.web.visitors import NOW, let_in
from trucewatch.model.access import Sensitivity
from trucewatch.model.account import Scope
from trucewatch.service.markings import mark_record
from trucewatch.service.searching import KINDS
from trucewatch.service.switches import turn_switch
from trucewatch.service.tokens import make_token, own_tokens, revoke_token
from trucewatch.service.users import change_roles
from trucewatch.web.api.describing import said_of
from trucewatch.web.api.router import described, scopes_of
from trucewatch.web.api.searches import HitOut
from trucewatch.web.limits import API
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

READS = (
    "/incidents",
    "/agreements",
    "/agreements/SY-2017-05-04",
    "/deadlines?as_of=2017-06-05",
    "/talks",
    "/log",
    "/log/head",
    "/log/3/proof",
    "/log/consistency?first=3",
    "/search?q=Morek",
    "/liaison",
    "/restrictions",
)
OPEN = (
    "/mission",
    "/vocabulary",
    "/bulletins",
    "/tallies",
    "/figures",
    "/claims",
    "/findings",
    "/coverage",
)


@pytest.mark.parametrize("path", READS)
def test_a_token_opens_what_its_user_may_read(call: Calls, path: str) -> None:
    """In the shape that the description says; without a token it stays shut."""
    assert call("reviewer").get(path).status_code == 200
    refused = call().get(path)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize("path", OPEN)
def test_the_public_reads_what_was_released(call: Calls, path: str) -> None:
    """And nothing of the register: there is no released bulletin here."""
    found = call().ok(path)
    assert found.get("items", []) == []
    assert call("reviewer").get(path).status_code == 200


def test_a_token_is_for_its_scopes_alone(call: Calls, site: Site) -> None:
    """A reading one writes nothing, a writing one reads nothing."""
    reads, writes = call("reviewer", Scope.READ), call("reviewer", Scope.WRITE)
    path = f"/incidents/{the_incident(site.mission)}"
    body = {"state": "triaged", "reason": "Looked at."}
    refused = reads.post(f"{path}/review", body)
    assert refused.status_code == 403
    assert 'scope="write"' in refused.headers["WWW-Authenticate"]
    assert writes.get(path).status_code == 403
    assert writes.post(f"{path}/review", body).status_code == 200


def test_a_token_that_is_none_opens_nothing(call: Calls, site: Site) -> None:
    """Unknown, revoked, over, of somebody no longer active, or no bearer at all."""
    good = call("viewer")
    assert good.get("/mission").status_code == 200
    assert replace(good, token="tw_" + "x" * 43).get("/mission").status_code == 401
    plain = replace(good, token="")
    assert plain.get("/mission", Authorization="Basic eDp5").status_code == 401
    secret, token = make_token(
        site.mission, "viewer", name="old", scopes=(Scope.READ,), days=1, now=NOW
    )
    revoke_token(site.mission, token.id, by="viewer")
    assert replace(good, token=secret).get("/mission").status_code == 401
    late, _ = make_token(
        site.mission,
        "viewer",
        name="late",
        scopes=(Scope.READ,),
        days=1,
        now=NOW - timedelta(days=2),
    )
    refused = replace(good, token=late).get("/mission")
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]
    change_roles(site.mission, "viewer", roles=(), party=None, active=False, by="admin")
    assert good.get("/mission").status_code == 401


def test_no_cookie_opens_the_api(call: Calls, site: Site, client: TestClient) -> None:
    """A session of the desk is none of the API's."""
    client.cookies.update(let_in(site, "reviewer"))
    assert call().get("/incidents").status_code == 401
    assert call().ok("/mission")["user"] is None


def test_other_origins_get_no_leave(call: Calls, client: TestClient) -> None:
    """No CORS header is ever given, and another site's script changes nothing."""
    asked = client.options(
        f"{ROOT}/mission",
        headers={
            "Origin": "https://other.example",
            "Access-Control-Request-Method": "GET",
        },
    )
    assert asked.status_code == 405
    answer = call().get("/mission", Origin="https://other.example")
    assert not [name for name in answer.headers if name.startswith("access-control")]
    sent = call("reviewer").post("/coverage", {}, Sec_Fetch_Site="cross-site")
    assert sent.status_code == 403


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/incidents?x=1", "unknown in the query: x"),
        ("/log/head?limit=1", "wanted none"),
        ("/incidents?limit=0", "greater than or equal to 1"),
        ("/incidents?limit=101", "less than or equal to 100"),
        ("/incidents?limit=1.0", "whole number"),
        ("/incidents?since=1500000000", "a day like"),
        ("/incidents?since=2017-02-30", "query.since"),
        ("/incidents?state=quiet", "query.state.0"),
        ("/incidents?cursor=abc", "not a cursor"),
        ("/incidents?cursor=%00", "query.cursor"),
        ("/tallies?first=2017-09-12&last=2017-09-01", "reversed"),
        ("/search?q=", "query.q"),
        ("/search?q=x&kind=places", "query.kind"),
    ],
)
def test_a_request_says_what_is_wrong_with_it(
    call: Calls, path: str, told: str
) -> None:
    """As a problem, with the place and what would have been right."""
    answer = call("reviewer").get(path)
    assert answer.status_code == 422
    assert told in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {"state": "triaged"},
        {"state": "triaged", "reason": ""},
        {"state": "triaged", "reason": "x", "more": 1},
        {"state": "triaged", "reason": "x", "seen": False},
        {"state": "triaged", "reason": "x", "seen": "0"},
        {"state": "triaged", "reason": "x", "seen": 0.0},
        {"state": 1, "reason": "x"},
        {"state": "triaged", "reason": 1},
        {"state": "triaged", "reason": "a\x00b"},
        {"state": "triaged", "reason": "x" * 10_001},
        {"state": "triaged", "reason": "x", "bases": {}},
        [],
    ],
)
def test_nothing_is_made_to_fit(call: Calls, site: Site, body: object) -> None:
    """No number for a text, no false for a number, nothing unknown."""
    path = f"/incidents/{the_incident(site.mission)}/review"
    assert call("reviewer").post(path, body).status_code == 422


@pytest.mark.parametrize(
    "raw",
    [
        b'{"state":"triaged","reason":"\\ud800"}',
        b'{"state":"triaged","reason":"x","\\ud800":1}',
        b'{"state":',
        b"\xff",
    ],
)
def test_broken_bytes_are_refused(call: Calls, client: TestClient, raw: bytes) -> None:
    """Half a surrogate, half a JSON."""
    answer = client.post(
        f"{ROOT}/incidents/inc_1/review",
        content=raw,
        headers={
            "Authorization": f"Bearer {call('reviewer').token}",
            "Content-Type": "application/json",
        },
    )
    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


def test_pages_follow_by_cursor(call: Calls) -> None:
    """Each entry once; the answer says where the next page is, twice."""
    reviewer = call("reviewer")
    whole = [entry["seq"] for entry in reviewer.ok("/log?limit=100")["items"]]
    found, path = [], "/log?limit=7"
    while path:
        answer = reviewer.get(path)
        found += [entry["seq"] for entry in answer.json()["items"]]
        cursor = answer.json()["next"]
        link = answer.headers.get("Link", "")
        assert (f"cursor={cursor}" in link) if cursor else not link
        path = f"/log?limit=7&cursor={cursor}" if cursor else ""
    assert found == whole
    assert len(found) > 14


def test_a_cursor_is_for_its_own_list(call: Calls) -> None:
    """One of the log begins no page of claims."""
    reviewer = call("reviewer")
    cursor = reviewer.ok("/log?limit=3")["next"]
    assert reviewer.get(f"/claims?cursor={cursor}").status_code == 422


def test_rows_follow_by_cursor(call: Calls) -> None:
    """Rows of tables, too."""
    reviewer = call("reviewer")
    first = reviewer.ok("/claims?limit=1")
    second = reviewer.ok(f"/claims?limit=1&cursor={first['next']}")
    whole = reviewer.ok("/claims")["items"]
    assert [first["items"][0], second["items"][0]] == whole[:2]


def test_what_you_have_is_not_sent_again(call: Calls, site: Site) -> None:
    """Until it changes."""
    reviewer = call("reviewer")
    path = f"/incidents/{the_incident(site.mission)}"
    tag = reviewer.get(path).headers["ETag"]
    same = reviewer.get(path, If_None_Match=f'"x", W/{tag}')
    assert (same.status_code, same.content) == (304, b"")
    reviewer.post(f"{path}/review", {"state": "triaged", "reason": "Looked at."})
    assert reviewer.get(path, If_None_Match=tag).status_code == 200


def test_a_change_builds_on_what_was_seen(call: Calls, site: Site) -> None:
    """By tag (412) and by version (409)."""
    reviewer = call("reviewer")
    path = f"/incidents/{the_incident(site.mission)}"
    tag = reviewer.get(path).headers["ETag"]
    assert reviewer.ok(path)["seen"] == {
        "review": 0,
        "attribution": 0,
        "assignment": 0,
        "marking": 0,
        "disputes": [],
        "determinations": [],
    }
    body = {"to": "reviewer2", "note": "Please look."}
    done = reviewer.post(f"{path}/assignment", body, If_Match=tag)
    assert done.status_code == 200
    assert reviewer.ok(path)["seen"]["assignment"] == done.json()["version"] == 1
    stale = reviewer.post(f"{path}/assignment", body, If_Match=tag)
    assert stale.status_code == 412
    missed = reviewer.post(f"{path}/assignment", body | {"seen": 0})
    assert missed.status_code == 409
    again = reviewer.post(f"{path}/assignment", body | {"seen": 1}, If_Match="*")
    assert again.status_code == 200


def test_of_two_reviews_at_once_one_is_a_conflict(call: Calls, site: Site) -> None:
    """409, not that there is no such step from where it is by now."""
    reviewer, path = call("reviewer"), f"/incidents/{the_incident(site.mission)}"
    body = {"state": "triaged", "reason": "Looked at.", "seen": 0}
    answers = [reviewer.post(f"{path}/review", body).status_code for _ in range(2)]
    assert answers == [200, 409]


def test_people_decide_over_the_api(call: Calls, site: Site) -> None:
    """Review, attribution, dispute, answer, contact: each through its service."""
    reviewer, path = call("reviewer"), f"/incidents/{the_incident(site.mission)}"
    done = [
        reviewer.post(f"{path}/{what}", body).status_code
        for what, body in {
            "review": {"state": "triaged", "reason": "Looked at."},
            "attribution": {
                "level": "assessed_low",
                "actor": "SYR/ARMY",
                "basis": ["Two offices say so."],
            },
            "disputes": {"by": "SYR", "reason": "Another day, it says."},
            "responses": {
                "party": "SYR",
                "kind": "no_reply",
                "at": "2017-09-13T10:00:00+03:00",
            },
            "contacts": {
                "told": "RUS",
                "channel": "hotline",
                "at": "2017-09-13T10:00:00Z",
                "what": "Asked what is known of it.",
            },
        }.items()
    ]
    assert done == [200, 200, 200, 201, 201]
    found = reviewer.ok(path)
    kinds = {step["kind"] for step in reviewer.ok(f"{path}/history")["items"]}
    assert found["line"]["state"] == "triaged"
    assert found["attribution"]["actor"] == "SYR/ARMY"
    assert kinds >= {"review", "attribution", "dispute", "response", "liaison"}


def test_a_claim_is_split_off_and_the_split_undone(call: Calls, site: Site) -> None:
    """The decision's id takes it back; then both are merged again by hand."""
    reviewer, incident = call("reviewer"), the_incident(site.mission)
    claims = reviewer.ok(f"/incidents/{incident}/claims")["items"]
    body = {"parts": [claims[1]["id"]], "reason": "Another hour."}
    split = reviewer.post(f"/incidents/{incident}/split", body)
    assert split.status_code == 201
    one, other = split.json()["incidents"]
    merged = reviewer.post(
        f"/incidents/{one}/merge", {"other": other, "reason": "The same hour."}
    )
    assert merged.status_code == 201
    undone = reviewer.post(f"/decisions/{merged.json()['decision']}/undo", {})
    assert (undone.status_code, len(undone.json()["incidents"])) == (200, 2)
    again = reviewer.post(f"/decisions/{merged.json()['decision']}/undo", {})
    assert again.status_code == 422


def test_a_reading_is_corrected(call: Calls) -> None:
    """Fields of its record, held to the model; nothing else."""
    reviewer = call("reviewer")
    claim = reviewer.ok("/claims")["items"][0]["id"]
    path = f"/claims/{claim}/review"
    wrong = {"review": "corrected", "reason": "x", "changes": {"quote": "other"}}
    assert reviewer.post(path, wrong).status_code == 422
    deep: object = "x"
    for _ in range(40):
        deep = [deep]
    wrong = {"review": "corrected", "reason": "x", "changes": {"body": deep}}
    assert reviewer.post(path, wrong).status_code == 422
    right = {"review": "corrected", "reason": "x", "changes": {"modality": "alleged"}}
    assert reviewer.post(path, right).status_code == 200
    shown = reviewer.ok("/claims")["items"]
    assert [e["modality"] for e in shown if e["id"] == claim] == ["alleged"]


def test_records_are_written_and_read_back(call: Calls) -> None:
    """Coverage, a restriction and its end, a contact and its reply."""
    liaison = call("liaison")
    watched = {
        "place_id": "iso:SY-HM",
        "name": "Hama",
        "day": "2017-09-12",
        "state": "observed_full",
    }
    answer = liaison.post("/coverage", watched)
    assert answer.status_code == 201, answer.text
    rows = liaison.ok("/coverage?first=2017-09-12&last=2017-09-12")["items"]
    assert [row["state"] for row in rows if row["place_id"] == "iso:SY-HM"] == [
        "observed_full"
    ]
    stands = {
        each["place_id"]: each for each in liaison.ok("/coverage/2017-09-12")["items"]
    }
    assert stands["iso:SY-HM"] == watched | {"note": "", "seen": 1}
    again = watched | {"state": "observed_partial"}
    assert liaison.post("/coverage", again | {"seen": 0}).status_code == 409
    assert liaison.post("/coverage", again | {"seen": 1}).status_code == 201
    held = {
        "name": "Morek crossing",
        "first": "2017-09-12",
        "kind": "denied",
        "movement": "aid convoy",
    }
    made = liaison.post("/restrictions", held)
    assert made.status_code == 201
    path = f"/restrictions/{made.json()['id']}"
    done = liaison.post(path, held | {"last": "2017-09-14", "seen": 1})
    assert (done.status_code, done.json()["version"]) == (200, 2)
    assert liaison.post("/restrictions/rst_0", held).status_code == 404
    reversed_ = held | {"last": "2017-09-01"}
    assert liaison.post("/restrictions", reversed_).status_code == 422
    found = liaison.ok("/restrictions")
    assert found["counts"] == {"unknown": 1}
    assert found["items"][0]["value"]["last"] == "2017-09-14"


def test_a_reply_is_noted(call: Calls, site: Site) -> None:
    """The contact waits until then."""
    liaison, incident = call("liaison"), the_incident(site.mission)
    told = {
        "told": "RUS",
        "channel": "hotline",
        "at": "2017-09-13T10:00:00+03:00",
        "what": "Asked what is known of it.",
    }
    contact = liaison.post(f"/incidents/{incident}/contacts", told).json()["id"]
    assert len(liaison.ok("/liaison?waiting=true")["items"]) == 1
    reply = {"reply": "Nothing known.", "at": "2017-09-13T12:00:00+03:00", "seen": 1}
    assert liaison.post(f"/liaison/{contact}", reply).status_code == 200
    assert liaison.ok("/liaison?waiting=true")["items"] == []
    assert liaison.post("/liaison/lia_0", reply).status_code == 404


def test_who_may_not_is_refused(call: Calls, site: Site) -> None:
    """A viewer decides nothing; one may not even read the log."""
    viewer, incident = call("viewer"), the_incident(site.mission)
    body = {"state": "triaged", "reason": "Looked at."}
    assert viewer.post(f"/incidents/{incident}/review", body).status_code == 403
    for path in ("/log", "/log/head", "/log/3/proof", "/liaison", "/restrictions"):
        assert viewer.get(path).status_code == 403


def test_a_partner_gets_no_words_that_tell_a_place(call: Calls, site: Site) -> None:
    """Of what is marked, nor an incident beyond the circle."""
    incident = the_incident(site.mission)
    mark(site, incident, Sensitivity.PARTNER)
    partner, team = call("viewer"), call("reviewer")
    seen, known = (each.ok(f"/incidents/{incident}") for each in (partner, team))
    assert seen["line"]["place"] == seen["place"]
    assert {each["reason"] for each in seen["findings"]} == {None}
    assert {each["path"] for each in seen["findings"]} == {None}
    assert [e["verdict"] for e in seen["findings"]] == [
        e["verdict"] for e in known["findings"]
    ]
    assert "Morek" not in str(seen["findings"])
    mark(site, incident, Sensitivity.RESTRICTED)
    assert partner.get(f"/incidents/{incident}").status_code == 404
    assert partner.ok("/incidents")["items"] == []
    assert team.ok(f"/incidents/{incident}")["line"]["id"] == incident


def mark(site: Site, subject: str, sensitivity: Sensitivity) -> None:
    """Mark a record."""
    mark_record(
        site.mission,
        subject,
        by="reviewer",
        sensitivity=sensitivity,
        reason="Ongoing.",
        settings=SETTINGS,
    )


@pytest.mark.parametrize(
    "path", ["/incidents/inc_0", "/log/9999/proof", "/bulletins/bul_0", "/nowhere"]
)
def test_what_there_is_not_is_a_problem_too(call: Calls, path: str) -> None:
    """404, as problem+json."""
    answer = call("reviewer").get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_read_only_switch_holds_here(call: Calls, site: Site) -> None:
    """503 with the reason, for changes alone."""
    turn_switch(site.mission, by="admin", read_only=True, reason="Moving house.")
    reviewer = call("reviewer")
    answer = reviewer.post("/coverage", {})
    assert answer.status_code == 503
    assert "Moving house." in answer.json()["detail"]
    assert reviewer.get("/incidents").status_code == 200


def test_too_many_requests_wait(call: Calls, site: Site) -> None:
    """429 says for how long."""
    for _ in range(API.size):
        site.limiter.take("api", "testclient", API, at=1e12)
    answer = call().get("/mission")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) >= 1


def test_the_description_is_complete(client: TestClient) -> None:
    """OpenAPI 3.1: each operation has an id and words, each value's field has some."""
    answer = client.get(f"{ROOT}/openapi.json")
    found = answer.json()
    assert answer.status_code == 200
    assert found["openapi"].startswith("3.1")
    assert found == described()
    operations = [o for path in found["paths"].values() for o in path.values()]
    ids = [each["operationId"] for each in operations]
    assert len(ids) == len(set(ids)) == len(scopes_of())
    assert all(each["summary"] and each["description"] for each in operations)
    schemas = found["components"]["schemas"]
    assert [n for n, s in schemas.items() if not s.get("description")] == []
    bare = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        if name.endswith(("In", "Record", "Row", "Page")) or name.startswith("Page")
        for field, said in schema.get("properties", {}).items()
        if not said.get("description")
    ]
    assert bare == []


def test_what_can_be_searched_is_what_the_service_knows() -> None:
    """The codes of the shape are those of the service."""
    schema = HitOut.model_json_schema()
    assert tuple(schema["properties"]["kind"]["enum"]) == KINDS


def test_docstrings_give_each_field_its_words() -> None:
    """Names that share a line share the words; what follows is indented."""

    class Kind:
        """What it is.

        Args:
            one, two: both
                of them.
            three: the third.

        Raises:
            ValueError: never.
        """

    text, fields = said_of(Kind)
    assert text == "What it is."
    assert fields == {
        "one": "both of them.",
        "two": "both of them.",
        "three": "the third.",
    }


def test_a_token_is_noted_as_used(call: Calls, site: Site) -> None:
    """For whoever looks after the own tokens."""
    call("viewer").get("/mission")
    assert [each.used for each in own_tokens(site.mission, "viewer")] == [NOW]
