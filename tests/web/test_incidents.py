"""Incidents at the desk: the list, the page, and everything that is decided there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.service.desk import ONE
from tests.web.visitors import NOW, Visitor
from trucewatch.model.access import Sensitivity
from trucewatch.model.document import document_id, fingerprint
from trucewatch.model.incident_line import EVERY, IncidentFilter
from trucewatch.model.review import IncidentState
from trucewatch.service.incident_lists import lines_of, search_incidents
from trucewatch.service.incident_pages import IncidentPage, read_incident_page
from trucewatch.service.incidents import list_incidents
from trucewatch.service.intake import Pasted, take_text
from trucewatch.service.lines import merge_pending
from trucewatch.service.markings import mark_record
from trucewatch.web.areas import incidents
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.fixture
def incident(site: Site) -> str:
    """Id of the shelling that both reports tell of."""
    merge_pending(site.mission, settings=site.settings)
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    return max(lines, key=lambda line: line.supporting).id


def page_of(site: Site, incident: str, by: str = "reviewer") -> IncidentPage:
    """What the page shows."""
    return read_incident_page(
        site.mission, incident, by=by, now=NOW, settings=site.settings
    )


def mark(site: Site, subject: str, level: Sensitivity) -> None:
    """Mark a document or incident."""
    mark_record(
        site.mission,
        subject,
        by="reviewer",
        sensitivity=level,
        reason="names a source",
        settings=site.settings,
    )


def test_the_list_shows_what_each_is_known_by(visit: Visit, incident: str) -> None:
    """Day, place with its precision, state, claims, origins."""
    html = visit("viewer").page("/desk/incidents")
    assert f"/desk/incidents/{incident}" in html
    assert "Artillery fire, Morek" in html
    assert "12 September 2017" in html
    assert "corroborated" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=corroborated", True),
        ("state=refuted", False),
        ("type=artillery&since=2017-09-12&until=2017-09-12", True),
        ("type=mortar", False),
        ("since=2017-09-13", False),
        ("until=2017-09-11", False),
        ("q=morek", True),
        ("q=morek&state=refuted", False),
        ("q=morek&since=2017-09-13", False),
        ("q=morek&until=2017-09-11&type=artillery", False),
        ("q=zzzz", False),
        ("unit=iso:SY-HM", True),
        ("unit=iso:SY-ID", False),
        ("q=council&unit=iso:SY-ID", False),
        ("zone=SY-2017-05-04/Z1&q=morek", True),
        ("zone=none", False),
        ("verdict=undetermined", True),
        ("verdict=compliant", False),
        ("verdict=undetermined&q=morek&type=artillery", True),
        ("verdict=undetermined&q=zzzz", False),
        ("verdict=undetermined&since=2017-09-13", False),
        ("side=RUS", False),
    ],
)
def test_the_list_is_filtered(
    visit: Visit, incident: str, query: str, found: bool
) -> None:
    """By state, kind, day, words, governorate and zone; the form keeps it."""
    html = visit("reviewer").page(f"/desk/incidents?{query}")
    assert (f"/desk/incidents/{incident}" in html) == found
    if not found:
        assert "perhaps nobody looked" in html


@pytest.mark.parametrize(
    "query", ["state=x", "type=x", "verdict=x", "since=soon", "after=zz"]
)
def test_a_filter_that_is_none_is_refused(visit: Visit, query: str) -> None:
    """In words, not as an error of ours."""
    assert visit("reviewer").get(f"/desk/incidents?{query}").status_code == 422


def test_the_list_goes_on_by_cursor(
    site: Site, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of one leads to the next with the same filter."""
    merge_pending(site.mission, settings=site.settings)

    def one(*args: object, **more: object) -> object:
        return list_incidents(*args, **more, limit=1)  # type: ignore[arg-type]

    monkeypatch.setattr(incidents, "list_incidents", one)
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    anna = visit("reviewer")
    path, seen = "/desk/incidents?until=2020-01-01", []
    while path:
        html = anna.page(path)
        seen += [line.id for line in lines if f"/desk/incidents/{line.id}" in html]
        onward = html.split('rel="next" href="')[1:]
        path = onward[0].split('"')[0].replace("&amp;", "&") if onward else ""
    assert seen == [line.id for line in lines]


@pytest.mark.uncounted
def test_the_page_says_who_says_what(visit: Visit, incident: str) -> None:
    """Claims with quotes, chains and links to their places; zones; findings."""
    html = visit("reviewer").page(f"/desk/incidents/{incident}")
    for words in (
        "Demo Observer",
        "the Morek local council said",
        "Two",
        "Held against the zones",
        "Findings",
        "Read as:",
        f'data-map-incident="{incident}"',
        "No claim against it",
        "No source gives a number of persons",
    ):
        assert words in html
    report = document_id(fingerprint(ONE.encode()))
    assert f"/desk/documents/{report}?claim=clm_" in html


def test_findings_are_looked_at_under_other_readings(
    site: Site, visit: Visit, incident: str
) -> None:
    """The page says that they are not the mission's; nonsense is refused."""
    agreement = next(
        each for each in site.mission.agreements if len(each.interpretations) > 1
    )
    other = agreement.interpretations[-1].id
    anna = visit("reviewer")
    path = f"/desk/incidents/{incident}"
    assert "Under other readings" not in anna.page(path)
    html = anna.page(f"{path}?reading-{agreement.id}={other}")
    assert "Under other readings" in html
    assert anna.get(f"{path}?reading-{agreement.id}=x").status_code == 422


def test_a_review_goes_step_by_step(site: Site, visit: Visit, incident: str) -> None:
    """Only next states are offered; the second person is another one."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    html = anna.page(path)
    assert 'value="verified"' in html
    assert 'value="reported"' not in html
    step = {"state": "verified", "reason": "seen", "means": "saw", "what": "crater"}
    alone = anna.send(f"{path}/review", **step)
    assert alone.status_code == 422
    assert "nobody has reviewed it yet" in alone.text
    assert ">seen</textarea>" in alone.text
    first = {"state": "triaged", "reason": "looked at"}
    assert anna.send(f"{path}/review", **first, seen="0").status_code == 303
    again = {"state": "corroborated", "reason": "two origins"}
    assert anna.send(f"{path}/review", **again, seen="0").status_code == 409
    assert anna.send(f"{path}/review", **again, seen="1").status_code == 303
    refused = anna.send(f"{path}/review", **step)
    assert "a second person verifies" in refused.text
    berta = visit("reviewer2")
    assert berta.send(f"{path}/review", **step).status_code == 303
    assert page_of(site, incident).incident.state is IncidentState.VERIFIED
    assert "looked at" in anna.page(path)


def test_a_denial_after_verification_is_told_of(
    site: Site, visit: Visit, incident: str
) -> None:
    """Beside the claims for it, with a link; the state stays as it is."""
    path = f"/desk/incidents/{incident}/review"
    anna, berta = visit("reviewer"), visit("reviewer2")
    for who, state in (
        (anna, "triaged"),
        (anna, "corroborated"),
        (berta, "verified"),
    ):
        sent = {"state": state, "reason": "seen", "means": "saw", "what": "crater"}
        assert who.send(path, **sent).status_code == 303
    denial = Pasted(
        text="Artillery of the Syrian Arab Army did not shell Morek in Hama province on"
        " 12 September 2017, a spokesman said.",
        title="Denial",
        publisher="Demo Press",
        language="en",
        day=date(2017, 9, 12),
    )
    take_text(site.mission, denial, by="reporter", as_of=NOW.date())
    merge_pending(site.mission, settings=site.settings)
    page = page_of(site, incident)
    assert len(page.against) == 1
    assert page.reopened == (page.against[0].claim,)
    html = anna.page(f"/desk/incidents/{incident}")
    assert "Since it was verified" in html
    assert "1 claim against it" in html
    assert page_of(site, incident, by="viewer").reopened == ()


def test_a_reporter_cannot_choose_verification(visit: Visit, incident: str) -> None:
    """The choice is there and cannot be taken."""
    html = visit("reporter").page(f"/desk/incidents/{incident}")
    choice = html.split('value="verified"')[1].split(">")[0]
    assert "disabled" in choice


def test_an_attribution_names_its_basis(
    site: Site, visit: Visit, incident: str
) -> None:
    """Level, actor and ground by form; without a ground it is refused."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    sent = {"level": "assessed_low", "actor": "SYR"}
    refused = anna.send(f"{path}/attribution", **sent, basis=" ")
    assert refused.status_code == 422
    assert "without its basis" in refused.text
    odd = anna.send(f"{path}/attribution", level="x")
    assert odd.status_code == 422
    sent["basis"] = "range of the gun\nclm_1"
    assert anna.send(f"{path}/attribution", **sent, seen="0").status_code == 303
    attribution = page_of(site, incident).incident.attribution
    assert attribution.basis == ("range of the gun", "clm_1")
    assert "range of the gun" in anna.page(path)


@pytest.mark.uncounted
def test_answers_and_disputes_are_noted(
    site: Site, visit: Visit, incident: str
) -> None:
    """By the team for a party, by a party officer for the own one alone."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    answer = {"kind": "denied", "text": "It was not us.", "at": "2017-09-13T10:00"}
    assert anna.send(f"{path}/response", **answer, party="TUR").status_code == 303
    assert anna.send(f"{path}/response", **answer | {"at": "x"}).status_code == 422
    officer = visit("party_officer")
    assert "By RUS" in officer.page(path)
    ours = answer | {"text": "Nor us.", "party": "TUR"}
    assert officer.send(f"{path}/response", **ours).status_code == 303
    told = page_of(site, incident).incident.decided.responses
    assert [(each.party, each.text) for each in told] == [
        ("RUS", "Nor us."),
        ("TUR", "It was not us."),
    ]
    sent = {"disputed_by": "Demo council", "reason": "wrong town"}
    assert anna.send(f"{path}/dispute", **sent).status_code == 303
    assert "disputed by Demo council" in anna.page(path)
    assert anna.send(f"{path}/dispute", **sent, withdrawn="yes").status_code == 303
    assert "disputed by" not in anna.page(path)


def test_a_determination_stands_beside_its_finding(
    site: Site, visit: Visit, incident: str
) -> None:
    """Of a body, under a term that there is."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    finding = page_of(site, incident).findings[0].finding
    sent = {
        "term": f"{finding.agreement}/{finding.term}",
        "body": "Joint group",
        "status": "referred",
        "reason": "no consensus yet",
        "on": "2017-09-20",
    }
    assert anna.send(f"{path}/determination", **sent).status_code == 303
    assert anna.page(path).count("no consensus yet") >= 2
    sent["term"] = "SY-2017-05-04/none"
    assert anna.send(f"{path}/determination", **sent).status_code == 422


def test_an_incident_is_given_and_waits_in_the_inbox(
    visit: Visit, incident: str
) -> None:
    """From the page or from the inbox; filters by whom it waits for."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    sent = {"to": "reviewer2", "note": "please look", "seen": "0"}
    assert anna.send(f"{path}/assign", **sent).status_code == 303
    berta = visit("reviewer2")
    for whose, found in (("mine", True), ("anyone", False), ("all", True)):
        html = berta.page(f"/desk/inbox?whose={whose}")
        assert ("please look" in html) == found
    assert "Artillery fire, Morek" in berta.page("/desk/inbox")
    assert "please look" not in anna.page("/desk/inbox?whose=odd")
    assert "Nothing waits for you by name" in anna.page("/desk/inbox?whose=mine")
    back = {"to": "", "back": "/desk/inbox"}
    answer = anna.send(f"{path}/assign", **back)
    assert answer.headers["location"] == "/desk/inbox"
    assert "anyone" in anna.page("/desk/inbox?whose=anyone")
    elsewhere = anna.send(f"{path}/assign", to="", back="https://evil.example")
    assert elsewhere.headers["location"] == path
    assert anna.send(f"{path}/assign", to="viewer").status_code == 403
    assert 'class="give"' not in visit("reporter").page("/desk/inbox")


def test_a_marked_incident_is_not_for_others(
    site: Site, visit: Visit, incident: str
) -> None:
    """Neither listed, nor found, nor waiting, nor shown; marked by form."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    sent = {"sensitivity": "confidential", "reason": "names a person"}
    assert anna.send(f"{path}/marking", **sent, delay_hours="x").status_code == 422
    anna.send(f"{path}/assign", to="", note="secret note")
    assert anna.send(f"{path}/marking", **sent).status_code == 303
    rita = visit("reporter")
    assert "iso:SY-HM" in anna.page("/desk/incidents")
    assert "iso:SY-HM" not in rita.page("/desk/incidents")
    for where in ("/desk/incidents", "/desk/incidents?q=morek", "/desk/inbox"):
        html = rita.page(where)
        assert incident not in html
        assert "secret note" not in html
    assert rita.get(path).status_code == 404
    assert lines_of(site.mission, [incident], by="reporter", now=NOW) == {}


def test_partners_see_a_partners_incident_with_its_place_blurred(
    site: Site, visit: Visit, incident: str
) -> None:
    """A cell instead of the town, no zone by its edge; nobody's name or reason."""
    mark(site, incident, Sensitivity.PARTNER)
    anna = visit("reviewer")
    anna.send(
        f"/desk/incidents/{incident}/review", state="triaged", reason="inner word"
    )
    whole, seen = page_of(site, incident), page_of(site, incident, by="viewer")
    assert whole.place is not None
    assert seen.place is not None
    assert whole.steps[-1].by == "reviewer"
    assert seen.steps[-1].by == ""
    html = visit("viewer").page(f"/desk/incidents/{incident}")
    assert "inner word" not in html
    assert "Your roles read here." in html


def test_a_delay_holds_for_lists_and_searches(site: Site, incident: str) -> None:
    """Partners find it once the delay is over."""
    mark_record(
        site.mission,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.PUBLIC,
        reason="fresh",
        delay_hours=48,
        settings=site.settings,
    )
    told = NOW.replace(year=2017, month=9, day=12, hour=1)
    early, late = told + timedelta(hours=10), told + timedelta(days=4)
    for now, found in ((early, False), (late, True)):
        lines = lines_of(site.mission, [incident], by="viewer", now=now)
        assert (incident in lines) == found
        hits = search_incidents(
            site.mission, "morek", by="viewer", now=now, wanted=EVERY
        )
        assert (incident in {line.id for line in hits}) == found


def test_a_search_keeps_to_every_filter(site: Site, incident: str) -> None:
    """Each on its own leaves it or takes it away."""
    for wanted, found in (
        (IncidentFilter(since=date(2017, 9, 12)), True),
        (IncidentFilter(admin1="iso:SY-ID"), False),
        (IncidentFilter(states=(IncidentState.REFUTED,)), False),
        (replace(EVERY, zone="none"), False),
    ):
        hits = search_incidents(
            site.mission, "morek", by="reviewer", now=NOW, wanted=wanted
        )
        assert (incident in {line.id for line in hits}) == found


def test_whoever_may_not_is_refused(visit: Visit, incident: str) -> None:
    """Every form, by every role that has no right to it."""
    viewer, path = visit("viewer"), f"/desk/incidents/{incident}"
    forms = {
        "review": {"state": "triaged", "reason": "x"},
        "attribution": {"level": "not_attributed"},
        "dispute": {"disputed_by": "x", "reason": "x"},
        "response": {"party": "RUS", "kind": "no_reply", "at": "2017-09-13T10:00"},
        "assign": {"to": ""},
        "marking": {"sensitivity": "public", "reason": "x"},
    }
    for name, fields in forms.items():
        assert viewer.send(f"{path}/{name}", **fields).status_code == 403
    assert viewer.get("/desk/inbox").status_code == 403
    assert visit("reviewer").get("/desk/incidents/inc_none").status_code == 404


def test_reports_that_are_not_merged_yet_are_told_of(site: Site, visit: Visit) -> None:
    """The list says that something may be missing."""
    anna = visit("reviewer")
    assert "not merged yet" not in anna.page("/desk/incidents")
    take_text(site.mission, TOLL, by="reporter", as_of=NOW.date())
    html = anna.page("/desk/incidents")
    assert "not merged yet" in html
    assert "also those that you may not read" in html


def test_tolls_stand_by_source_and_are_never_added_up(site: Site, visit: Visit) -> None:
    """With what is not given said so."""
    take_text(site.mission, TOLL, by="reporter", as_of=NOW.date())
    merge_pending(site.mission, settings=site.settings)
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    (line,) = (each for each in lines if each.type.value == "mortar")
    html = visit("viewer").page(f"/desk/incidents/{line.id}")
    assert "Never added up" in html
    tolls = page_of(site, line.id, by="viewer").tolls
    assert [(each.of, each.best) for each in tolls] == [("killed", 2), ("injured", 5)]


TOLL = Pasted(
    text="Mortar rounds hit Morek in Hama province on 20 September 2017, killing two"
    " people and wounding five, the Morek local council said.",
    title="Late report",
    publisher="Demo Wire",
    language="en",
    day=date(2017, 9, 20),
)
"""A report of another day, with a toll."""
