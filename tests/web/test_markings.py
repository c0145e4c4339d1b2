"""Forms that mark a record show how it is marked itself; sent as is, it stays so."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.web.visitors import Visitor
from trucewatch.model.access import Marking, Sensitivity, audience_of
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.incident_records import read_incident_record
from trucewatch.service.markings import mark_record
from trucewatch.store.decisions import marked
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


class _Fields(HTMLParser):
    """What a browser would send of the form with an action, if nothing is touched."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.select = action, False, ""
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        told = dict(attrs)
        if tag == "form":
            self.inside = told.get("action") == self.action
        elif self.inside and tag == "select":
            self.select = told["name"] or ""
        elif self.inside and tag == "input":
            self.found[told["name"] or ""] = told.get("value") or ""
        elif self.inside and tag == "option":
            first = self.select not in self.found
            if first or "selected" in told:
                self.found[self.select] = told["value"] or ""

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        self.inside = self.inside and tag != "form"


def untouched(html: str, action: str) -> dict[str, str]:
    """The fields of a form as it stands, without its token."""
    parser = _Fields(action)
    parser.feed(html)
    return {name: each for name, each in parser.found.items() if name != "csrf"}


def report_of(site: Site, incident: str) -> str:
    """A document that tells of the incident."""
    page = read_incident_page(
        site.mission, incident, by="reviewer", now=site.clock(), settings=SETTINGS
    )
    return page.incident.supporting[0].claim.document


def own(site: Site, subject: str) -> Marking | None:
    """How a record is marked itself."""
    with site.mission.store.unit() as connection:
        return marked(connection, (subject,)).get(subject)


def mark(site: Site, subject: str, sensitivity: Sensitivity) -> None:
    """Mark it, with all that a marking has."""
    mark_record(
        site.mission,
        subject,
        by="reviewer",
        sensitivity=sensitivity,
        audiences=(audience_of("party:TUR"),),
        party="RUS",
        delay_hours=48,
        reason="names “a road” & a house",
        settings=SETTINGS,
    )


@pytest.mark.parametrize("kind", ["incidents", "documents"])
def test_a_marking_that_is_sent_as_it_stands_stays(
    site: Site, visit: Visit, kind: str
) -> None:
    """Level, hours, reason; circles and party, which the form does not have."""
    incident = the_incident(site.mission)
    subject = incident if kind == "incidents" else report_of(site, incident)
    mark(site, subject, Sensitivity.PARTNER)
    before = own(site, subject)
    path = f"/desk/{kind}/{subject}"
    anna = visit("reviewer")
    sent = untouched(anna.page(path), f"{path}/marking")
    assert sent["seen"] == "1"
    assert anna.send(f"{path}/marking", **sent).status_code == 303
    assert own(site, subject) == before


def test_an_incident_is_not_marked_as_its_reports_are(site: Site, visit: Visit) -> None:
    """The form shows its own level and says that reports are narrower."""
    incident = the_incident(site.mission)
    path = f"/desk/incidents/{incident}"
    mark(site, report_of(site, incident), Sensitivity.CONFIDENTIAL)
    anna, words = visit("reviewer"), "By the reports that tell of it"
    html = anna.page(path)
    assert words in html
    sent = untouched(html, f"{path}/marking")
    assert (sent["sensitivity"], sent["delay_hours"], sent["reason"]) == (
        "public",
        "0",
        "",
    )
    assert anna.send(f"{path}/marking", **sent).status_code == 422
    sent["reason"] = "nothing in it"
    assert anna.send(f"{path}/marking", **sent).status_code == 303
    found = own(site, incident)
    assert found is not None
    assert (found.sensitivity, found.delay_hours) == (Sensitivity.PUBLIC, 0)
    mark(site, incident, Sensitivity.CONFIDENTIAL)
    assert words not in anna.page(path)


def test_what_was_typed_stands_in_the_form_that_was_refused(
    site: Site, visit: Visit
) -> None:
    """The level too, not the one that the record has."""
    path = f"/desk/incidents/{the_incident(site.mission)}"
    typed = {"sensitivity": "restricted", "delay_hours": "x", "reason": "a name"}
    answer = visit("reviewer").send(f"{path}/marking", **typed)
    assert answer.status_code == 422
    sent = untouched(answer.text, f"{path}/marking")
    assert {name: sent[name] for name in typed} == typed


def test_the_own_marking_is_for_whoever_may_mark(site: Site) -> None:
    """Others learn neither its reason nor that it is there."""
    incident = the_incident(site.mission)
    mark_record(
        site.mission,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.PUBLIC,
        reason="may go out",
        settings=SETTINGS,
    )
    told = {
        by: read_incident_page(
            site.mission, incident, by=by, now=site.clock(), settings=SETTINGS
        ).marking
        for by in ("reviewer", "viewer", "party_officer", "auditor")
    }
    programs = {
        by: read_incident_record(
            site.mission, incident, by=by, now=site.clock(), settings=SETTINGS
        ).marking
        for by in ("reviewer", "viewer", "party_officer", "auditor")
    }
    for each in (told, programs):
        shown = each.pop("reviewer")
        assert shown is not None
        assert shown.reason == "may go out"
        assert set(each.values()) == {None}
