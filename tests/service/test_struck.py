"""What others than the team see of what people wrote, and of exactly known places."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.isolation.planting import DAY, NOW, Planting, planted_mission
from trucewatch.errors import AccessDenied
from trucewatch.model.access import Sensitivity
from trucewatch.model.liaison import Channel
from trucewatch.model.redaction import STRUCK
from trucewatch.service.administration import read_house
from trucewatch.service.document_pages import read_document_page
from trucewatch.service.dossiers import read_dossier
from trucewatch.service.inbox import inbox
from trucewatch.service.liaison import contacts, follow_up, tell
from trucewatch.service.releases import draft_bulletin, preview_release
from trucewatch.service.review import assign_incident


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Planting:
    """A mission with a record of every kind."""
    return planted_mission(tmp_path_factory.mktemp("struck"))


@pytest.mark.uncounted
def test_of_an_exactly_known_place_no_words_are_shown(made: Planting) -> None:
    """A partner gets the cell alone: neither text, name, way nor doubts."""
    page = read_document_page(
        made.mission,
        made.documents["partner"],
        by=made.by("viewer"),
        now=NOW,
        settings=made.settings,
    )
    assert {each.quote for each in page.claims} == {STRUCK}
    assert [each.text for each in page.pieces] == [STRUCK]
    assert any(
        "a place in a cell" in where for c in page.claims for where in c.machine.where
    )
    assert (page.document.name, page.document.title, page.document.text) == (
        "",
        None,
        "",
    )
    assert (page.evidence.retrieval, page.issues) == ("", ())


def test_the_same_holds_of_its_incident(made: Planting) -> None:
    """Its quotes and origins are struck out for a partner, not for the team."""
    key = made.incidents["partner"]
    for role, struck in (("viewer", True), ("reporter", False)):
        found = read_dossier(
            made.mission, key, by=made.by(role), now=NOW, settings=made.settings
        )
        assert (found.quotes[0][2] == STRUCK) == struck
        assert (set(found.origins) == {STRUCK}) == struck


def test_others_than_the_team_see_not_who_works_on_what(made: Planting) -> None:
    """An assignment stands in the history without whose it is."""
    key = made.incidents["open"]
    assign_incident(
        made.mission,
        key,
        by=made.by("reviewer"),
        to=made.by("reviewer2"),
        note="call the clinic",
        settings=made.settings,
    )
    for role, text in (("officer_rus", ""), ("reporter", "call the clinic")):
        found = read_dossier(
            made.mission, key, by=made.by(role), now=NOW, settings=made.settings
        )
        (step,) = found.steps
        assert text in step.text
        assert bool(step.by) == bool(text)


def test_what_rests_on_a_confidential_report_waits_for_those_who_may_read_it(
    made: Planting,
) -> None:
    """Contacts, replies and the inbox count the markings of the reports too."""
    key = made.incidents["confidential"]
    kept = tell(
        made.mission,
        key,
        by=made.by("reviewer"),
        told="TUR",
        channel=Channel.PHONE,
        at=datetime(2017, 9, 13, tzinfo=UTC),
        what="asked about the mill",
        settings=made.settings,
    )
    for role, seen in (("reviewer", True), ("reporter", False), ("liaison", False)):
        by = made.by(role)
        waits = [
            each.incident for each in inbox(made.mission, by=by, everyone=True).waiting
        ]
        told = [each.contact.id for each in contacts(made.mission, by=by, now=NOW)]
        assert (key in waits, kept.id in told) == (seen, seen)
    with pytest.raises(AccessDenied, match="may not do this"):
        follow_up(made.mission, kept.id, by=made.by("liaison"), closed=True)


def test_an_auditor_reads_no_reasons_of_markings(made: Planting) -> None:
    """Who may read a record may read how it is marked, and nobody else."""
    assert read_house(made.mission, by=made.by("auditor")).marked == ()
    known = read_house(made.mission, by=made.by("admin")).marked
    assert Sensitivity.CONFIDENTIAL in {each.value.sensitivity for each in known}


def test_a_bulletin_waits_for_the_delay_of_a_report(made: Planting) -> None:
    """What is public after a delay is in no page before."""
    kept = draft_bulletin(
        made.mission,
        by=made.by("publisher"),
        settings=made.settings,
        day=DAY,
    )
    seen = preview_release(
        made.mission, kept.id, by=made.by("publisher"), settings=made.settings
    )
    assert made.documents["open"].encode() in seen.html
    assert made.documents["late"].encode() not in seen.html
