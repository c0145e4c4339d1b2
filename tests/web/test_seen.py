"""Two who change the same thing: the second is told, and nothing is overwritten."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.web.programs import Calls
from tests.web.visitors import Visitor
from trucewatch.errors import EditConflict
from trucewatch.model.access import Sensitivity
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.log import Erasure
from trucewatch.service.determining import determination_id, record_determination
from trucewatch.service.erasing import erase_entry
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import dispute_incident
from trucewatch.store.decisions import ASSIGNMENTS, DETERMINATIONS, DISPUTES, MARKINGS
from trucewatch.store.entries import latest_versions_about
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

Visit = Callable[..., Visitor]
TERM, BODY = "SY-2017-05-04/T1", "Joint group"
FORMS = {
    "dispute": {"disputed_by": "SYR", "reason": "another day"},
    "determination": {
        "term": TERM,
        "body": BODY,
        "status": "referred",
        "reason": "no consensus yet",
        "on": "2017-09-20",
    },
    "marking": {"sensitivity": "restricted", "reason": "names a person"},
}
OVER_THE_API = {
    "disputes": {"by": "SYR", "reason": "Another day."},
    "determinations": {
        "agreement": "SY-2017-05-04",
        "term": "T1",
        "body": BODY,
        "status": "referred",
        "reason": "No consensus yet.",
        "on": "2017-09-20",
    },
    "marking": {"sensitivity": "restricted", "reason": "It names a person."},
}
KINDS = {"dispute": DISPUTES, "determination": DETERMINATIONS, "marking": MARKINGS}


def form_of(html: str, incident: str, name: str) -> str:
    """The version that a form of the page builds on."""
    form = html.split(f'action="/desk/incidents/{incident}/{name}"')[1]
    found = re.search(r'name="seen" value="([^"]*)"', form.partition("</form>")[0])
    assert found is not None
    return found.group(1)


def told(site: Site, incident: str, name: str) -> list[str]:
    """The reasons that were written, oldest first."""
    kind: Any = KINDS[name]
    with site.mission.store.unit() as look:
        ids = latest_versions_about(look, incident, kind=kind.kind)
        return [kept.value.reason for each in ids for kept in kind.versions(look, each)]


@pytest.mark.parametrize("name", FORMS)
def test_of_two_at_the_desk_the_second_is_told(
    site: Site, visit: Visit, name: str
) -> None:
    """Both had the page open; what the first wrote stands, and the page says so."""
    incident = the_incident(site.mission)
    path, sent = f"/desk/incidents/{incident}", FORMS[name]
    anna, berta = visit("reviewer"), visit("reviewer2")
    pages = [form_of(who.page(path), incident, name) for who in (anna, berta)]
    first = anna.send(f"{path}/{name}", **sent, seen=pages[0])
    assert first.status_code == 303
    second = berta.send(f"{path}/{name}", **sent | {"reason": "mine"}, seen=pages[1])
    assert second.status_code == 409
    assert "changed by somebody else meanwhile" in second.text
    assert "mine" in second.text
    assert told(site, incident, name) == [sent["reason"]]
    again = form_of(second.text, incident, name)
    later = berta.send(f"{path}/{name}", **sent | {"reason": "mine"}, seen=again)
    assert later.status_code == 303
    assert told(site, incident, name) == [sent["reason"], "mine"]


WATCHED = {
    "day": "2017-09-12",
    "place_id": "SY-HM",
    "name": "Hama",
    "state": "access_denied",
    "note": "road closed",
}


def coverage_form(html: str) -> str:
    """The versions that the form of the coverage page builds on."""
    found = re.search(r'name="seen" value="([^"]*)"', html)
    assert found is not None
    return found.group(1)


def test_of_two_who_note_a_day_the_second_is_told(visit: Visit) -> None:
    """The page shows what stands by now and keeps what was typed."""
    anna, berta = visit("reviewer"), visit("reviewer2")
    path = "/desk/coverage"
    seen = [coverage_form(who.page(path)) for who in (anna, berta)]
    assert anna.send(path, **WATCHED, seen=seen[0]).status_code == 303
    other = WATCHED | {"state": "observed_full", "note": "a patrol"}
    second = berta.send(path, **other, seen=seen[1])
    assert second.status_code == 409
    assert "changed by somebody else meanwhile" in second.text
    assert 'title="road closed"' in second.text
    assert 'value="a patrol"' in second.text
    assert 'title="a patrol"' not in anna.page(path)
    again = coverage_form(second.text)
    assert berta.send(path, **other, seen=again).status_code == 303
    assert 'title="a patrol"' in anna.page(path)


def test_coverage_of_another_place_or_day_is_in_nobodys_way(visit: Visit) -> None:
    """A day out of the table's view is refused first: nobody saw what stands there."""
    anna, berta = visit("reviewer"), visit("reviewer2")
    path = "/desk/coverage"
    for other in ({"place_id": "SY-ID", "name": "Idlib"}, {"day": "2017-09-11"}):
        seen = coverage_form(berta.page(path))
        assert anna.send(path, **WATCHED | other).status_code == 303
        assert berta.send(path, **WATCHED, seen=seen).status_code == 303, other
    early = WATCHED | {"day": "2017-06-01"}
    assert anna.send(path, **early).status_code == 303
    unseen = berta.send(path, **early, seen=coverage_form(berta.page(path)))
    assert unseen.status_code == 409
    again = coverage_form(unseen.text)
    assert berta.send(path, **early, seen=again).status_code == 303


def given_form(html: str) -> str:
    """The version that the form of the only line of the inbox builds on."""
    found = re.search(r'class="give">.*?name="seen" value="([^"]*)"', html, re.S)
    assert found is not None
    return found.group(1)


def test_of_two_who_give_from_the_inbox_the_second_is_told(
    site: Site, visit: Visit
) -> None:
    """The page of the incident says so, and nothing is overwritten."""
    path = f"/desk/incidents/{the_incident(site.mission)}/assign"
    anna, berta, inbox = visit("reviewer"), visit("reviewer2"), "/desk/inbox?whose=all"
    assert anna.send(path, to="", seen="0").status_code == 303
    seen = [given_form(who.page(inbox)) for who in (anna, berta)]
    assert seen == ["1", "1"]
    sent = {"back": "/desk/inbox"}
    assert anna.send(path, **sent, to="reviewer2", seen=seen[0]).status_code == 303
    second = berta.send(path, **sent, to="reviewer", seen=seen[1])
    assert second.status_code == 409
    assert "changed by somebody else meanwhile" in second.text
    assert "for reviewer2" in " ".join(berta.page(inbox).split())
    again = given_form(berta.page(inbox))
    assert berta.send(path, **sent, to="reviewer", seen=again).status_code == 303


def test_an_erased_assignment_still_counts(site: Site, visit: Visit) -> None:
    """Whoever names no version builds on the latest, erased or not."""
    incident = the_incident(site.mission)
    path, anna = f"/desk/incidents/{incident}", visit("reviewer")
    assert anna.send(f"{path}/assign", to="", note="x").status_code == 303
    erase_entry(
        site.mission,
        ASSIGNMENTS.kind,
        incident,
        reason=Erasure.MISTAKE,
        by="data_protection_officer",
    )
    assert anna.send(f"{path}/assign", to="reviewer2").status_code == 303
    seen = form_of(anna.page(path), incident, "assign")
    assert seen == "2"


def test_of_two_programs_that_note_a_day_the_second_is_told(call: Calls) -> None:
    """By version: 409."""
    one, two = call("reviewer"), call("reviewer2")
    first, second, later = (
        who.post("/coverage", WATCHED | {"seen": seen})
        for who, seen in ((one, 0), (two, 0), (two, 1))
    )
    answers = [each.status_code for each in (first, second, later)]
    assert answers == [201, 409, 201]


def test_what_others_dispute_is_in_nobodys_way(site: Site, visit: Visit) -> None:
    """A version is that of one entry: other actors, terms and bodies have their own."""
    incident = the_incident(site.mission)
    path = f"/desk/incidents/{incident}"
    anna, berta = visit("reviewer"), visit("reviewer2")
    for name, other in (
        ("dispute", {"disputed_by": "TUR"}),
        ("determination", {"body": "Another group"}),
        ("determination", {"term": "SY-2017-05-04/T2a"}),
    ):
        seen = form_of(berta.page(path), incident, name)
        assert anna.send(f"{path}/{name}", **FORMS[name] | other).status_code == 303
        theirs = berta.send(f"{path}/{name}", **FORMS[name], seen=seen)
        assert theirs.status_code == 303, (name, other)


@pytest.mark.parametrize("what", OVER_THE_API)
def test_of_two_programs_the_second_is_told(call: Calls, site: Site, what: str) -> None:
    """By version: 409; by tag: 412; and the record says what there is to see."""
    path, body = f"/incidents/{the_incident(site.mission)}", OVER_THE_API[what]
    one, two = call("reviewer"), call("reviewer2")
    tag = two.get(path).headers["ETag"]
    done = [who.post(f"{path}/{what}", body | {"seen": 0}) for who in (one, two)]
    assert [each.status_code for each in done] == [200, 409]
    assert done[1].headers["content-type"] == "application/problem+json"
    stale = two.post(f"{path}/{what}", body, If_Match=tag)
    assert stale.status_code == 412
    seen = two.ok(path)["seen"][what]
    version = seen if isinstance(seen, int) else seen[0]["version"]
    assert version == 1
    assert two.post(f"{path}/{what}", body | {"seen": version}).status_code == 200


def do(mission: OpenMission, incident: str, name: str, by: str, seen: int) -> object:
    """One of the three changes."""
    common: dict[str, Any] = {"by": by, "settings": SETTINGS, "seen": seen}
    if name == "dispute":
        return dispute_incident(
            mission, incident, disputed_by="SYR", reason=by, **common
        )
    if name == "marking":
        sensitivity = Sensitivity.RESTRICTED
        return mark_record(
            mission, incident, sensitivity=sensitivity, reason=by, **common
        )
    return record_determination(
        mission,
        incident,
        agreement="SY-2017-05-04",
        term="T1",
        body=BODY,
        status=DeterminationStatus.REFERRED,
        reason=by,
        on=date(2017, 9, 20),
        **common,
    )


@pytest.mark.parametrize("name", FORMS)
def test_of_many_at_once_one_is_written(site: Site, name: str) -> None:
    """Whoever is first; every other one is told."""
    incident, users = the_incident(site.mission), ("reviewer", "reviewer2") * 2
    start, lost = threading.Barrier(len(users)), []

    def change(by: str) -> None:
        start.wait(timeout=30)
        try:
            do(site.mission, incident, name, by, 0)
        except EditConflict:
            lost.append(by)

    threads = [threading.Thread(target=change, args=(user,)) for user in users]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    assert len(lost) == len(users) - 1
    assert len(told(site, incident, name)) == 1


def test_an_erased_entry_still_counts(site: Site, visit: Visit) -> None:
    """Its number is the one that the page names, so that the form is taken."""
    incident = the_incident(site.mission)
    path, sent = f"/desk/incidents/{incident}", FORMS["determination"]
    anna = visit("reviewer")
    assert anna.send(f"{path}/determination", **sent).status_code == 303
    entry = determination_id(incident, agreement="SY-2017-05-04", term="T1", body=BODY)
    erase_entry(
        site.mission,
        DETERMINATIONS.kind,
        entry,
        reason=Erasure.MISTAKE,
        by="data_protection_officer",
    )
    seen = form_of(anna.page(path), incident, "determination")
    assert seen.split() == [f"{entry}:1"]
    assert anna.send(f"{path}/determination", **sent, seen=seen).status_code == 303


def test_others_than_the_team_see_the_own_partys_alone(call: Calls, site: Site) -> None:
    """Of versions, too: nothing of markings, bodies or other parties' disputes."""
    path = f"/incidents/{the_incident(site.mission)}"
    reviewer = call("reviewer")
    for what, body in OVER_THE_API.items():
        if what != "marking":
            assert reviewer.post(f"{path}/{what}", body).status_code == 200
    public = {"sensitivity": "public", "reason": "may go out"}
    assert reviewer.post(f"{path}/marking", public).status_code == 200
    ours = {"by": "RUS", "reason": "Not ours."}
    officer = call("party_officer")
    assert officer.post(f"{path}/disputes", ours).status_code == 200
    found = officer.ok(path)["seen"]
    assert found["disputes"] == [{"by": "RUS", "version": 1}]
    assert (found["determinations"], found["marking"]) == ([], 0)
    assert len(reviewer.ok(path)["seen"]["disputes"]) == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"sensitivity": "source_vault", "reason": "x"}, 422),
        ({"sensitivity": "restricted", "reason": " "}, 422),
        ({"sensitivity": "restricted", "reason": "x", "audiences": ["party:"]}, 422),
        ({"sensitivity": "restricted", "reason": "x", "delay_hours": -1}, 422),
        (
            {
                "sensitivity": "restricted",
                "reason": "x",
                "audiences": ["party:RUS", "partners"],
                "delay_hours": 48,
            },
            200,
        ),
    ],
)
def test_a_marking_is_what_the_rules_allow(
    call: Calls, site: Site, body: dict[str, object], status: int
) -> None:
    """And of an incident, nothing else."""
    incident = the_incident(site.mission)
    answer = call("reviewer").post(f"/incidents/{incident}/marking", body)
    assert answer.status_code == status
    document = call("reviewer").ok("/documents")["items"][0]["id"]
    path = f"/incidents/{document}/marking"
    sent = {"sensitivity": "restricted", "reason": "x"}
    assert call("reviewer").post(path, sent).status_code == 404
    assert (
        call("viewer").post(f"/incidents/{incident}/marking", sent).status_code == 403
    )


def test_a_determination_is_noted_over_the_api(call: Calls, site: Site) -> None:
    """It stands in the page of the incident, under its term; unknown terms do not."""
    incident = the_incident(site.mission)
    path, body = f"/incidents/{incident}/determinations", OVER_THE_API["determinations"]
    assert call("reviewer").post(path, body).status_code == 200
    page = read_incident_page(
        site.mission, incident, by="reviewer", now=site.clock(), settings=SETTINGS
    )
    (one,) = page.incident.decided.determinations
    assert (one.agreement, one.term, one.body) == ("SY-2017-05-04", "T1", BODY)
    assert call("reviewer").post(path, body | {"term": "none"}).status_code == 422
    assert call("viewer").post(path, body).status_code == 403
