"""Agreements, talks, coverage, liaison, denials, log, accuracy, administration."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.service.desk import the_incident
from tests.web.visitors import Visitor
from trucewatch.service.access import Action, allowed
from trucewatch.service.administration import read_house
from trucewatch.web.menu import ENTRIES
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
PAGES = (
    "/desk/agreements",
    "/desk/agreements/SY-2017-05-04",
    "/desk/agreements/deadlines",
    "/desk/agreements/deadlines?as_of=2017-06-05",
    "/desk/agreements/readings",
    "/desk/talks",
    "/desk/coverage",
    "/desk/accuracy",
)


@pytest.mark.uncounted
@pytest.mark.parametrize("path", PAGES)
def test_every_reader_may_open_the_reference_pages(visit: Visit, path: str) -> None:
    """A viewer too; and each has one heading of the first order."""
    html = visit("viewer").page(path)
    assert len(re.findall("<h1", html)) == 1


def test_an_agreement_shows_its_text_and_terms(visit: Visit) -> None:
    """With whose term binds whom, and what is unchecked."""
    html = visit("viewer").page("/desk/agreements/SY-2017-05-04")
    assert 'id="terms"' in html
    assert "T6a" in html
    assert "Guarantor" in html or "guarantor" in html


def test_an_unknown_agreement_is_not_there(visit: Visit) -> None:
    """Its page says so and names those that there are."""
    answer = visit("viewer").get("/desk/agreements/XX-1")
    assert answer.status_code == 404
    assert "SY-2017-05-04" in answer.text


def test_the_board_stands_as_of_a_day(visit: Visit) -> None:
    """Before its day a deadline is open, afterwards not."""
    anna = visit("viewer")
    before = anna.page("/desk/agreements/deadlines?as_of=2017-05-10")
    after = anna.page("/desk/agreements/deadlines?as_of=2017-07-01")
    row = re.compile(r'id="SY-2017-05-04/T6a".*?</tr>', re.S)
    assert ">open<" in row.findall(before)[0]
    assert ">open<" not in row.findall(after)[0]


def test_another_reading_shows_what_it_changes(visit: Visit) -> None:
    """For the incidents of a day, with the reason; an unknown one is refused."""
    anna = visit("viewer")
    path = "/desk/agreements/readings?day=2017-09-12"
    assert "finding" in anna.page(f"{path}&other=SY-2017-05-04/next-day")
    answer = anna.get(f"{path}&other=SY-2017-05-04/nonsense")
    assert answer.status_code == 422


def test_a_day_of_coverage_is_noted(visit: Visit) -> None:
    """By whoever may; the table shows it, and an unknown state is refused."""
    anna = visit("reviewer")
    form = {
        "day": "2017-09-12",
        "place_id": "SY-HM",
        "name": "Hama",
        "state": "access_denied",
        "note": "road closed",
    }
    answer = anna.send("/desk/coverage", seen_on="/desk/coverage", **form)
    assert answer.status_code == 303
    html = anna.page(answer.headers["location"])
    assert "watch-access_denied" in html
    bad = form | {"state": "perhaps"}
    answer = anna.send("/desk/coverage", seen_on="/desk/coverage", **bad)
    assert answer.status_code == 422
    assert visit("viewer").send("/desk/coverage", **form).status_code == 403


def test_a_contact_waits_until_its_reply(site: Site, visit: Visit) -> None:
    """Told, waiting, answered; a viewer sees nothing of it."""
    incident = the_incident(site.mission)
    boris = visit("liaison")
    form = {
        "incident": incident,
        "told": "RUS",
        "channel": "hotline",
        "at": "2026-11-27T10:00",
        "what": "Asked for the shelling to stop.",
    }
    answer = boris.send("/desk/liaison", seen_on="/desk/liaison", **form)
    assert answer.status_code == 303
    html = boris.page("/desk/liaison?waiting=true")
    contact = re.findall(r"/desk/liaison/(lia_\w+)", html)[0]
    reply = {"reply": "They will look into it.", "seen": "1"}
    path = f"/desk/liaison/{contact}"
    assert boris.send(path, seen_on="/desk/liaison", **reply).status_code == 303
    assert contact not in boris.page("/desk/liaison?waiting=true")
    assert "They will look into it." in boris.page("/desk/liaison")
    again = boris.send(path, seen_on="/account", **reply)
    assert again.status_code == 409
    assert visit("viewer").get("/desk/liaison").status_code == 403


def test_a_denial_is_noted(visit: Visit) -> None:
    """With days in order; counted by who hindered, or as not known."""
    anna = visit("reviewer")
    form = {
        "name": "Road to Morek",
        "first": "2017-09-12",
        "last": "2017-09-11",
        "kind": "denied",
        "movement": "patrol",
    }
    sending = {"seen_on": "/desk/denials"}
    assert anna.send("/desk/denials", **sending, **form).status_code == 422
    form["last"] = ""
    assert anna.send("/desk/denials", **sending, **form).status_code == 303
    assert "not known: 1" in anna.page("/desk/denials")
    form["first"] = "yesterday"
    assert anna.send("/desk/denials", **sending, **form).status_code == 422


def test_the_log_is_read_and_checked(visit: Visit) -> None:
    """Latest first, page by page, with proofs; the check says what it looked at."""
    anna = visit("auditor")
    html = anna.page("/desk/log")
    assert "user" in html
    assert anna.get("/desk/log/0/proof").json()["format"].startswith("trucewatch")
    answer = anna.send("/desk/log/verify", seen_on="/desk/log")
    assert answer.status_code == 200
    assert "Nothing is wrong" in answer.text
    assert "entries" in answer.text
    assert "documents/" in anna.page("/desk/log?before=5")
    assert visit("viewer").get("/desk/log").status_code == 403


def test_an_altered_row_shows_in_the_check(site: Site, visit: Visit) -> None:
    """The browser names it as the command does."""
    with site.mission.store.volatile() as connection:
        connection.exec_driver_sql("UPDATE documents SET name = 'altered'")
    answer = visit("auditor").send("/desk/log/verify", seen_on="/desk/log")
    assert "Something is wrong" in answer.text
    assert "documents/doc_" in answer.text


def test_an_admin_looks_after_users(site: Site, visit: Visit) -> None:
    """Add, change, hand out a password, end sessions."""
    admin = visit("admin")
    page = {"seen_on": "/desk/admin"}
    added = {"user": "carla", "role": "reviewer"}
    assert admin.send("/desk/admin/users", **page, **added).status_code == 303
    answer = admin.send("/desk/admin/users/carla", **page, do="password")
    assert "One-time password of" in answer.text
    changed = {"do": "roles", "role": "viewer", "active": "on", "seen": "1"}
    path = "/desk/admin/users/carla"
    assert admin.send(path, **page, **changed).status_code == 303
    assert admin.send(path, **page, **changed).status_code == 409
    assert admin.send(path, **page, do="sessions").status_code == 303
    assert admin.send(path, **page, do="nothing").status_code == 422
    wrong = {"user": "dora", "role": "emperor"}
    assert admin.send("/desk/admin/users", **page, **wrong).status_code == 422
    lines = {each.user.id: each for each in read_house(site.mission, by="admin").users}
    assert lines["carla"].account
    assert [role.value for role in lines["carla"].user.roles] == ["viewer"]
    assert visit("reviewer").get("/desk/admin").status_code == 403


def test_the_switch_is_turned_on_its_page(visit: Visit) -> None:
    """With a reason; while it is on it can be turned back."""
    admin = visit("admin")
    page = {"seen_on": "/desk/admin"}
    on = {"read_only": "on", "reason": "break-in suspected"}
    assert admin.send("/desk/admin/switch", **page, **on).status_code == 303
    assert "break-in suspected" in admin.page("/desk/admin")
    refused = admin.send("/desk/admin/users", **page, user="x", role="viewer")
    assert refused.status_code == 503
    off = {"read_only": "off", "reason": "all clear"}
    assert admin.send("/desk/admin/switch", **page, **off).status_code == 303


def test_the_menu_leads_to_pages_that_open(site: Site, visit: Visit) -> None:
    """Whoever sees an entry of these areas can open it."""
    built = {"/desk", "/desk/agreements", "/desk/talks", "/desk/coverage"}
    built |= {"/desk/liaison", "/desk/denials", "/desk/accuracy", "/desk/log"}
    for role in ("viewer", "reviewer", "liaison", "admin", "auditor"):
        visitor = visit(role)
        for entry in ENTRIES:
            users = {
                e.user.id: e.user for e in read_house(site.mission, by="admin").users
            }
            if entry.path in built and allowed(users[role], entry.action).allowed:
                assert visitor.get(entry.path).status_code == 200, (role, entry.path)
    assert Action.LOG_READ in {entry.action for entry in ENTRIES}
