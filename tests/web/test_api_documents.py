"""Documents, claims and exports over the API."""

from __future__ import annotations

import hashlib

import pytest
from fastapi.testclient import TestClient

from tests.missions import SETTINGS
from tests.service.desk import TWO
from tests.web.programs import ROOT, Calls
from trucewatch.model.access import Sensitivity
from trucewatch.model.account import Scope
from trucewatch.model.log import Erasure
from trucewatch.service.downloads import offers
from trucewatch.service.erasing import erase_entry
from trucewatch.service.markings import mark_record
from trucewatch.store.decisions import MARKINGS
from trucewatch.web.limits import UPLOADS
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted


def sent(call: Calls, client: TestClient, name: str, raw: bytes) -> int:
    """The status of taking a file in."""
    token = call("reviewer").token
    answer = client.post(
        f"{ROOT}/documents/files?name={name}",
        content=raw,
        headers={"Authorization": f"Bearer {token}"},
    )
    return answer.status_code


def test_documents_are_listed_page_by_page(call: Calls) -> None:
    """Each once."""
    reviewer = call("reviewer")
    whole = reviewer.ok("/documents")["items"]
    first = reviewer.ok("/documents?limit=1")
    second = reviewer.ok(f"/documents?limit=1&cursor={first['next']}")
    assert first["items"] + second["items"] == whole
    assert second["next"] is None


def test_a_document_comes_with_claims_and_their_place_in_it(call: Calls) -> None:
    """Spans count code points of its text."""
    reviewer = call("reviewer")
    (one, _) = reviewer.ok("/documents")["items"]
    found = reviewer.ok(f"/documents/{one['id']}")
    assert reviewer.ok(f"/documents/{one['id']}/claims")["items"] == found["claims"]
    for claim in found["claims"]:
        first, last = claim["spans"][0][0], claim["spans"][-1][1]
        cut = found["text"][first:last]
        assert claim["quote"].split()[0] in cut
        assert reviewer.ok(f"/claims/{claim['id']}") == claim
    raw = reviewer.get(f"/documents/{one['id']}/original")
    assert hashlib.sha256(raw.content).hexdigest() == found["sha256"]
    assert raw.headers["Content-Disposition"].startswith("attachment")


def test_of_what_is_marked_partners_get_no_more_than_words(
    call: Calls, site: Site
) -> None:
    """No name, no spans, no fields, no bytes; beyond the circle nothing."""
    reviewer, viewer = call("reviewer"), call("viewer")
    document = reviewer.ok("/documents")["items"][0]["id"]
    mark(site, document, Sensitivity.PARTNER)
    found = viewer.ok(f"/documents/{document}")
    assert (found["whole"], found["title"], found["name"]) == (False, None, None)
    assert {(c["spans"], c["record"]) == (None, None) for c in found["claims"]} == {
        True
    }
    assert viewer.get(f"/documents/{document}/original").status_code == 403
    mark(site, document, Sensitivity.RESTRICTED)
    claim = found["claims"][0]["id"]
    for path in (f"/documents/{document}", f"/claims/{claim}"):
        assert viewer.get(path).status_code == 404
        assert reviewer.get(path).status_code == 200


def test_a_document_is_marked_over_the_api(call: Calls) -> None:
    """By whoever may, on the version seen (409) or the tag (412)."""
    reviewer, viewer = call("reviewer"), call("viewer")
    document = reviewer.ok("/documents")["items"][0]["id"]
    path = f"/documents/{document}"
    sent = {"sensitivity": "partner", "reason": "It names a road.", "delay_hours": 48}
    tag = reviewer.get(path).headers["ETag"]
    assert viewer.post(f"{path}/marking", sent).status_code == 403
    for wrong in (
        {"sensitivity": "source_vault"},
        {"reason": " "},
        {"delay_hours": -1},
        {"audiences": ["party:"]},
        {"seen": "0"},
    ):
        assert reviewer.post(f"{path}/marking", sent | wrong).status_code == 422
    done = reviewer.post(f"{path}/marking", sent | {"seen": 0}, If_Match=tag)
    assert (done.status_code, done.json()["version"]) == (200, 1)
    assert reviewer.post(f"{path}/marking", sent, If_Match=tag).status_code == 412
    assert reviewer.post(f"{path}/marking", sent | {"seen": 0}).status_code == 409
    found = reviewer.ok(path)
    assert (found["marking"]["delay_hours"], found["marking_seen"]) == (48, 1)
    theirs = viewer.ok(path)
    assert theirs["sensitivity"] == "partner"
    assert (theirs["marking"], theirs["marking_seen"]) == (None, 0)


def test_what_may_not_be_read_is_not_there_to_be_marked(
    call: Calls, site: Site
) -> None:
    """The same answer as for an id that there is not; an incident is no document."""
    reviewer = call("reviewer")
    document = reviewer.ok("/documents")["items"][0]["id"]
    mark(site, document, Sensitivity.CONFIDENTIAL)
    sent = {"sensitivity": "public", "reason": "x"}
    for made_up in (document, "doc_0000000000000000"):
        answer = call("agreement_editor").post(f"/documents/{made_up}/marking", sent)
        assert answer.status_code == 403
    answer = reviewer.post("/documents/doc_0000000000000000/marking", sent)
    assert answer.status_code == 404
    incident = reviewer.ok("/incidents")["items"][0]["id"]
    assert reviewer.post(f"/documents/{incident}/marking", sent).status_code == 422


def test_an_erased_marking_still_counts(call: Calls, site: Site) -> None:
    """Its number is the one that the next builds on."""
    reviewer = call("reviewer")
    document = reviewer.ok("/documents")["items"][0]["id"]
    path, sent = f"/documents/{document}", {"sensitivity": "public", "reason": "x"}
    assert reviewer.post(f"{path}/marking", sent).status_code == 200
    erase_entry(
        site.mission,
        MARKINGS.kind,
        document,
        reason=Erasure.MISTAKE,
        by="data_protection_officer",
    )
    found = reviewer.ok(path)
    assert (found["marking"], found["marking_seen"]) == (None, 1)
    assert reviewer.post(f"{path}/marking", sent | {"seen": 1}).status_code == 200


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


@pytest.mark.parametrize("path", ["/documents/doc_0", "/claims/clm_0"])
def test_what_there_is_not_is_not_there(call: Calls, path: str) -> None:
    """404."""
    assert call("reviewer").get(path).status_code == 404


def test_a_text_is_taken_in_once(call: Calls) -> None:
    """Read into claims at once; the same again is no other document."""
    reviewer = call("reviewer")
    body = {
        "text": "Artillery shelled Latamneh in Hama province on 13 September 2017, "
        "the Latamneh local council said.",
        "title": "A third report",
        "publisher": "Demo Wire",
        "language": "en",
        "day": "2017-09-13",
        "clock": "18:00",
    }
    done = reviewer.post("/documents", body)
    assert done.status_code == 201
    line = done.json()["items"][0]
    assert (line["fate"], line["claims"]) == ("taken_in", 1)
    assert reviewer.ok(f"/documents/{line['document']}")["title"] == "A third report"
    again = reviewer.post("/documents", body)
    assert (again.status_code, again.json()["items"][0]["fate"]) == (200, "duplicate")


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"text": "x", "clock": "25:00"}, {"text": "x", "day": "x"}]
)
def test_a_text_is_held_to_its_shape(call: Calls, wrong: dict[str, str]) -> None:
    """422."""
    assert call("reviewer").post("/documents", wrong).status_code == 422


def test_a_file_is_taken_in_as_it_is(call: Calls, client: TestClient) -> None:
    """What it is, its bytes tell; what cannot be read is refused."""
    raw = TWO.replace("Second", "Third").encode()
    assert sent(call, client, "third.txt", raw) == 201
    assert sent(call, client, "third.txt", raw) == 200
    assert sent(call, client, "empty.txt", b"") == 422


def test_who_may_add_nothing_is_refused(call: Calls) -> None:
    """A viewer reads."""
    assert call("viewer").post("/documents", {"text": "x"}).status_code == 403


def test_an_address_is_called_where_the_settings_allow_it(call: Calls) -> None:
    """They allow none here."""
    body = {"address": "https://news.example/feed.xml"}
    refused = call("reviewer").post("/documents/addresses", body)
    assert refused.status_code == 422
    assert "calls are off" in refused.json()["detail"]


def test_too_much_at_once_waits(call: Calls, site: Site) -> None:
    """429 with the seconds to wait."""
    for _ in range(UPLOADS.size):
        site.limiter.take("upload", "reviewer", UPLOADS, at=1e12)
    answer = call("reviewer").post("/documents", {"text": "x"})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 1


EVERY = [
    (offer.table, form)
    for offer in offers()
    for form in offer.formats
    if form in {"csv", "jsonl", "geojson"}
]


@pytest.mark.parametrize(("table", "form"), EVERY)
def test_tables_are_files_for_a_circle(call: Calls, table: str, form: str) -> None:
    """The team's own by a token for exports, the public's without one."""
    path = f"/exports/{table}/{form}"
    team = call("reviewer").get(path)
    assert team.status_code == 200
    digest = hashlib.sha256(team.content).hexdigest()
    assert team.headers["X-File-SHA256"] == digest
    public = call().get(path)
    assert (public.status_code, public.headers["X-Rows"]) == (200, "0")


def test_an_export_is_of_the_days_asked_for(call: Calls) -> None:
    """However far they reach; reversed ones are refused."""
    reviewer = call("reviewer")
    path = "/exports/incidents/jsonl"
    whole = reviewer.get(f"{path}?first=0001-01-01&last=9999-12-31")
    assert whole.headers["X-Rows"] == "1"
    assert reviewer.get(f"{path}?first=2020-01-01").headers["X-Rows"] == "0"
    reversed_ = reviewer.get(f"{path}?first=2020-01-01&last=2019-01-01")
    assert reversed_.status_code == 422


def test_an_export_wants_its_scope_and_its_circle(call: Calls) -> None:
    """A reading token makes no file, a viewer none for the team."""
    path = "/exports/incidents/csv"
    assert call("reviewer", Scope.READ).get(path).status_code == 403
    assert call("viewer").get(f"{path}?audience=team").status_code == 403
    assert call("viewer").get(f"{path}?audience=partners").status_code == 200
    assert call().get(f"{path}?audience=team").status_code == 403
    assert call("viewer").get(f"{path}?audience=friends").status_code == 422


@pytest.mark.parametrize("path", ["/x/csv", "/incidents/x", "/tallies/geojson"])
def test_there_are_tables_and_formats(call: Calls, path: str) -> None:
    """Others are not there."""
    assert call().get(f"/exports{path}").status_code == 404


def test_each_table_has_a_codebook(call: Calls) -> None:
    """As CSV, for whoever asks."""
    for offer in call().ok("/exports")["items"]:
        answer = call().get(f"/exports/{offer['table']}/codebook")
        assert answer.status_code == 200
        assert answer.text.count("\n") > 5
    assert call().get("/exports/x/codebook").status_code == 404
