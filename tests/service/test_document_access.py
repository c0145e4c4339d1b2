"""A report goes no further than the incidents that it tells of, wherever one asks."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import HEADER, mark, the_incident
from trucewatch.errors import HiddenSubject, UnknownSubject
from trucewatch.model.access import Sensitivity, audience_of
from trucewatch.service.cases import acting_user
from trucewatch.service.document_pages import (
    DocumentPage,
    document_told_in,
    read_document_page,
)
from trucewatch.service.figures import read_figures
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.library import list_reports, look_up
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
THREE = HEADER.format(title="Third report", publisher="Demo Observer") + (
    "Artillery of the Syrian Arab Army shelled Morek in Hama province on 12 September"
    " 2017, the mill keepers said. Tanks shelled Latamneh in Hama province on 12"
    " September 2017, the Latamneh council said.\n"
)
OTHER = HEADER.format(title="Market report", publisher="Demo Wire") + (
    "The market of Hama was open on 12 September 2017, the Hama council said.\n"
)


def listed(mission: OpenMission, by: str) -> set[str]:
    """Titles on the list of reports."""
    return {e.title for e in list_reports(mission, by=by, now=NOW).reports}


def found(mission: OpenMission, by: str) -> set[str]:
    """Titles that a search finds."""
    matches = look_up(mission, "Morek", by=by, kind=None).found
    return {each.heading.title for each in matches}


def figures(mission: OpenMission, by: str) -> int:
    """How many figures there are to read."""
    with mission.store.unit() as connection:
        viewer = acting_user(connection, by)
    view = read_figures(
        mission,
        viewer=viewer,
        first=None,
        last=None,
        measure=None,
        now=NOW,
        settings=SETTINGS,
    )
    return sum(len(each.figures) for each in view.measures)


BOTH = {"Evening report", "Second report"}


READERS = {
    Sensitivity.PUBLIC: {"viewer", "party_officer", "auditor", "liaison", "reviewer"},
    Sensitivity.PARTNER: {"viewer", "party_officer", "liaison", "reviewer"},
    Sensitivity.RESTRICTED: {"liaison", "reviewer"},
    Sensitivity.CONFIDENTIAL: {"reviewer"},
}
FINDERS = {"liaison", "reviewer"}
"""Who finds on lists what is not public: the team."""


def test_a_report_goes_no_further_than_its_incident(mission: OpenMission) -> None:
    """Its page, claims, list, search and figures: for every role alike."""
    incident = the_incident(mission)
    reports = [e.id for e in list_reports(mission, by="reviewer", now=NOW).reports]
    pages = [read(mission, each, by="reviewer") for each in reports]
    for sensitivity, readers in READERS.items():
        mark(mission, incident, sensitivity)
        for by in READERS[Sensitivity.PUBLIC]:
            finds = by in readers & FINDERS or sensitivity is Sensitivity.PUBLIC
            titles = BOTH if finds else set()
            assert (listed(mission, by), found(mission, by)) == (titles, titles)
            assert (figures(mission, by) > 0) == finds
            for page in pages:
                key, claim = page.document.id, page.claims[0].id
                if by in readers:
                    assert read(mission, key, by=by).sensitivity is sensitivity
                    assert document_told_in(mission, claim, by=by, now=NOW) == key
                    continue
                with pytest.raises(HiddenSubject):
                    read(mission, key, by=by)
                with pytest.raises(HiddenSubject):
                    document_told_in(mission, claim, by=by, now=NOW)


def read(mission: OpenMission, report: str, *, by: str) -> DocumentPage:
    """The page of a report."""
    return read_document_page(mission, report, by=by, now=NOW, settings=SETTINGS)


def test_a_circle_reads_the_report_of_an_incident_that_is_shared_with_it(
    mission: OpenMission,
) -> None:
    """Struck out, as any record that is not public; another party does not."""
    incident = the_incident(mission)
    (report, _) = list_reports(mission, by="reviewer", now=NOW).reports
    circle = (audience_of("party:RUS"),)
    mark(mission, incident, Sensitivity.RESTRICTED, audiences=circle)
    page = read(mission, report.id, by="party_officer")
    assert (page.sensitivity, page.document.text) == (Sensitivity.RESTRICTED, "")
    with pytest.raises(HiddenSubject):
        read(mission, report.id, by="officer_tur")


def test_the_delay_of_an_incident_delays_its_reports(mission: OpenMission) -> None:
    """For partners; the team reads at once."""
    mark(mission, the_incident(mission), Sensitivity.PUBLIC, hours=24 * 365 * 20)
    assert (listed(mission, "viewer"), listed(mission, "reporter")) == (set(), BOTH)


def test_what_else_a_report_tells_of_stays_without_its_title(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Another incident in it is read; that it stands in this report is not."""
    marked = the_incident(mission)
    file = tmp_path / "three.txt"
    file.write_text(THREE, encoding="utf-8")
    (taken,) = take_in(mission, file)
    merge_pending(mission, settings=SETTINGS)
    page = read(mission, taken.document or "", by="reviewer")
    (other,) = {each.incident for each in page.claims if each.incident} - {marked}
    mark(mission, marked, Sensitivity.RESTRICTED)
    for by, title in (("viewer", None), ("reviewer", "Third report")):
        seen = read_incident_page(
            mission, str(other), by=by, now=NOW, settings=SETTINGS
        )
        (told,) = seen.told
        assert "Latamneh" in told.quote
        assert (told.heading and told.heading.title) == title
        assert bool(told.document) == bool(title)


def test_reports_wait_to_be_merged_where_there_is_a_marked_incident(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Outside the team, until it is known of what they tell."""
    file = tmp_path / "other.txt"
    file.write_text(OTHER, encoding="utf-8")
    take_in(mission, file)
    every = BOTH | {"Market report"}
    assert listed(mission, "viewer") == every
    mark(mission, the_incident(mission), Sensitivity.RESTRICTED)
    assert listed(mission, "viewer") == {"Market report"}
    file = tmp_path / "three.txt"
    file.write_text(THREE, encoding="utf-8")
    take_in(mission, file)
    assert listed(mission, "viewer") == set()
    assert listed(mission, "reporter") == every | {"Third report"}
    merge_pending(mission, settings=SETTINGS)
    assert listed(mission, "viewer") == {"Market report"}


def test_what_is_hidden_carries_the_words_for_what_is_not_there(
    mission: OpenMission,
) -> None:
    """So that the web can answer both alike."""
    incident = the_incident(mission)
    mark(mission, incident, Sensitivity.RESTRICTED)
    told = []
    for key in (incident, "inc_0000000000000000"):
        with pytest.raises((HiddenSubject, UnknownSubject)) as caught:
            read_incident_page(mission, key, by="viewer", now=NOW, settings=SETTINGS)
        error = caught.value
        told.append(error.unknown if isinstance(error, HiddenSubject) else error)
    hidden, missing = told
    assert str(hidden).replace(incident, "inc_0000000000000000") == str(missing)
