"""Lists and pages of incidents: what a user may see, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.missions import SETTINGS, sample_mission, take_in
from tests.service.desk import DAY, HEADER, ONE, TWO, desk_mission, the_incident
from trucewatch.errors import (
    AccessDenied,
    InvalidDecision,
    InvalidMission,
    UnknownSubject,
)
from trucewatch.model.access import Sensitivity, audience_of
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.incident_line import IncidentFilter
from trucewatch.model.log import Erasure
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.service import lines
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.erasing import erase_document, erase_entry
from trucewatch.service.incidents import (
    IncidentPage,
    get_incident,
    list_incidents,
)
from trucewatch.service.lines import merge_pending, rebuild_lines
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.readings import review_claim
from trucewatch.service.reconciling import split_incident
from trucewatch.service.review import dispute_incident, review_incident
from trucewatch.service.stamps import MACHINE
from trucewatch.store.lines import kept_incidents

NOW = datetime(2017, 9, 20, tzinfo=UTC)
MONTH = HEADER.format(title="Third report", publisher="Demo Radio") + (
    "Warplanes bombed Rastan on 3 September 2017, the Rastan local council said.\n"
)


def page(mission: OpenMission, by: str = "reviewer", **more: Any) -> IncidentPage:  # noqa: ANN401 - options of a use case
    return list_incidents(mission, by=by, **({"now": NOW} | more))


def mark(mission: OpenMission, subject: str, **more: Any) -> None:  # noqa: ANN401 - options of a use case
    options: dict[str, Any] = {"sensitivity": Sensitivity.PARTNER, "reason": "r"}
    mark_record(mission, subject, by="reviewer", settings=SETTINGS, **(options | more))


@pytest.mark.uncounted
def test_a_line_tells_what_was_merged_and_decided(mission: OpenMission) -> None:
    """At once, in the unit of work that decided it."""
    incident = the_incident(mission)
    (line,) = page(mission).lines
    assert (line.id, line.day, line.supporting) == (incident, DAY, 2)
    assert line.state is IncidentState.CORROBORATED
    assert line.place is not None
    assert (line.place.name, line.place.admin1) == ("Morek", "iso:SY-HM")
    assert line.verdicts
    assert not line.disputed
    review_incident(
        mission,
        incident,
        by="reviewer",
        state=IncidentState.TRIAGED,
        reason="r",
        settings=SETTINGS,
    )
    dispute_incident(
        mission,
        incident,
        by="reviewer",
        disputed_by="RUS",
        reason="elsewhere",
        settings=SETTINGS,
    )
    attribute_incident(
        mission,
        incident,
        by="reviewer",
        level=AttributionLevel.ASSESSED_LOW,
        actor="RUS",
        basis=("direction",),
        settings=SETTINGS,
    )
    (line,) = page(mission).lines
    assert line.state is IncidentState.TRIAGED
    assert line.attribution is AttributionLevel.ASSESSED_LOW
    assert line.disputed


def test_pages_are_walked_by_cursor(tmp_path: Path) -> None:
    """One line a page; a cursor from elsewhere and odd limits are refused."""
    mission = desk_mission(tmp_path, ONE, TWO, MONTH)
    first = page(mission, limit=1)
    second = page(mission, limit=1, after=first.after)
    assert [line.day.day for line in first.lines + second.lines] == [12, 3]
    assert (second.after, second.waiting) == ("", 0)
    for cursor in ("nonsense", "WzFd"):
        with pytest.raises(InvalidDecision, match="not a cursor"):
            page(mission, after=cursor)
    for limit in (0, 501):
        with pytest.raises(InvalidDecision, match="not so many"):
            page(mission, limit=limit)
    zone = IncidentFilter(zone=first.lines[0].zones[0])
    assert page(mission, wanted=zone).lines == first.lines
    mission.store.close()


def test_a_marking_counts_at_once_for_all_that_rests_on_it(
    mission: OpenMission,
) -> None:
    """A document marked narrows its incident; partners wait and see it blurred."""
    incident = the_incident(mission)
    (seen,) = page(mission, "viewer").lines
    with mission.store.unit() as look:
        whole = kept_incidents(look, (incident,))[incident]
    document = whole.supporting[1].claim.document
    mark(mission, document, delay_hours=48)
    assert page(mission, "auditor").lines == ()
    before = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=44)
    assert page(mission, "viewer", now=before).lines == ()
    assert len(page(mission, "reviewer", now=before).lines) == 1
    (partners,) = page(mission, "viewer").lines
    assert partners.place == seen.place  # known to 3 km: no finer than a cell of one
    assert partners.zones == ()
    in_zone = IncidentFilter(zone=seen.zones[0])
    assert page(mission, "viewer", wanted=in_zone).lines == ()
    assert len(page(mission, "reviewer", wanted=in_zone).lines) == 1
    mark(mission, document, sensitivity=Sensitivity.CONFIDENTIAL)
    assert page(mission, "viewer").lines == ()
    mark(
        mission,
        document,
        sensitivity=Sensitivity.CONFIDENTIAL,
        audiences=(audience_of("public"),),
    )
    assert len(page(mission, "viewer").lines) == 1
    (blurred,) = page(mission, "auditor").lines
    assert blurred.place is not None
    assert blurred.place.id.startswith("cell:25/")


def test_an_incident_without_a_place_is_listed_and_not_blurred(
    tmp_path: Path,
) -> None:
    """Nothing is known of it, so nothing is shown."""
    text = "Artillery of the Syrian Arab Army shelled the camp on 12 September 2017.\n"
    mission = desk_mission(
        tmp_path, HEADER.format(title="R", publisher="Demo Wire") + text
    )
    (line,) = page(mission).lines
    assert line.place is None
    mark(mission, line.id)
    (line,) = page(mission, "viewer").lines
    assert line.place is None
    mission.store.close()


def test_one_incident_is_read_with_its_findings(mission: OpenMission) -> None:
    """As the dossier has it; who may not read it gets nothing."""
    incident = the_incident(mission)
    view = get_incident(mission, incident, by="reviewer", now=NOW, settings=SETTINGS)
    assert view.line == page(mission).lines[0]
    assert view.line.verdicts is not None
    assert sum(n for _, n in view.line.verdicts) == len(view.findings)
    assert view.dossier.incident.id == incident
    mark(mission, incident, sensitivity=Sensitivity.CONFIDENTIAL)
    with pytest.raises(AccessDenied):
        get_incident(mission, incident, by="viewer", now=NOW, settings=SETTINGS)
    with pytest.raises(UnknownSubject, match="no such incident"):
        get_incident(mission, "inc_9", by="reviewer", now=NOW, settings=SETTINGS)
    with pytest.raises(UnknownSubject, match="no such user"):
        page(mission, "nobody")


def test_without_users_whoever_has_the_folder_sees_all(tmp_path: Path) -> None:
    """With users, nobody acts as the machine."""
    mission = sample_mission(tmp_path / "m")
    file = tmp_path / "one.txt"
    file.write_text(ONE, encoding="utf-8")
    take_in(mission, file)
    assert page(mission, MACHINE) == IncidentPage(lines=(), after="", waiting=1)
    assert merge_pending(mission, settings=SETTINGS) == 1
    assert merge_pending(mission, settings=SETTINGS) == 0
    (line,) = page(mission, MACHINE).lines
    assert rebuild_lines(mission, settings=SETTINGS) == 1
    assert page(mission, MACHINE).lines == (line,)
    mission.store.close()


def test_with_users_the_machine_is_nobody(mission: OpenMission) -> None:
    """A user has to be named."""
    with pytest.raises(UnknownSubject, match="no such user"):
        page(mission, MACHINE)


def test_rejected_and_erased_claims_leave_the_lines(mission: OpenMission) -> None:
    """What waits is said; merged, the row holds what is left, then nothing."""
    incident = the_incident(mission)
    with mission.store.unit() as look:
        first, second = kept_incidents(look, (incident,))[incident].supporting
    review_claim(
        mission,
        second.claim.id,
        by="reviewer",
        review=ClaimReview.REJECTED,
        reason="no such act",
    )
    assert page(mission).waiting == 1
    merge_pending(mission, settings=SETTINGS)
    (line,) = page(mission).lines
    assert (line.supporting, line.origins) == (1, 1)
    erase_document(
        mission,
        first.claim.document,
        reason=Erasure.MISTAKE,
        by="data_protection_officer",
    )
    assert page(mission).lines == ()
    merge_pending(mission, settings=SETTINGS)
    assert page(mission) == IncidentPage(lines=(), after="", waiting=0)


def test_verdicts_of_other_readings_are_not_shown(mission: OpenMission) -> None:
    """Until the rows are made anew."""
    fewer = replace(mission, agreements=())
    (line,) = page(fewer).lines
    assert line.verdicts is None
    rebuild_lines(fewer, settings=SETTINGS)
    (line,) = page(fewer).lines
    assert line.verdicts == ()


def test_erasing_an_entry_brings_its_rows_up_to_date(mission: OpenMission) -> None:
    """A marking, a merge: what it did to the rows is undone."""
    incident = the_incident(mission)
    mark(mission, incident, sensitivity=Sensitivity.CONFIDENTIAL)
    assert page(mission, "viewer").lines == ()
    officer = "data_protection_officer"
    erase_entry(mission, "marking", incident, reason=Erasure.MISTAKE, by=officer)
    assert [line.id for line in page(mission, "viewer").lines] == [incident]
    with mission.store.unit() as look:
        whole = kept_incidents(look, (incident,))[incident]
    done = split_incident(
        mission,
        incident,
        (whole.supporting[1].claim.id,),
        by="reviewer",
        reason="two",
        settings=SETTINGS,
    )
    assert {line.id for line in page(mission).lines} == set(done.incidents)
    assert len(done.incidents) == 2
    key = done.decision.id
    erase_entry(mission, "decision", key, reason=Erasure.MISTAKE, by=officer)
    merge_pending(mission, settings=SETTINGS)
    assert [line.supporting for line in page(mission).lines] == [2]


def test_what_changes_while_it_is_read_is_read_again(
    mission: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report that is erased between reading and writing does not come back."""
    rebuild_lines(mission, settings=SETTINGS)
    with mission.store.unit() as look:
        whole = kept_incidents(look, (the_incident(mission),))
    (first, second) = next(iter(whole.values())).supporting
    review_claim(
        mission,
        second.claim.id,
        by="reviewer",
        review=ClaimReview.ACCEPTED,
        reason="so it says",
    )
    read = lines.reports_about
    calls: list[int] = []

    def meanwhile(*given: Any, **more: Any) -> object:  # noqa: ANN401 - passed on
        found = read(*given, **more)
        if not calls:
            erase_document(
                mission,
                first.claim.document,
                reason=Erasure.MISTAKE,
                by="data_protection_officer",
            )
        calls.append(1)
        return found

    monkeypatch.setattr(lines, "reports_about", meanwhile)
    merge_pending(mission, settings=SETTINGS)
    assert len(calls) == 2
    (line,) = page(mission).lines
    assert line.supporting == 1


def test_a_marked_incident_is_held_back_while_its_day_waits(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Of a report that came in since, too: nothing was merged with it yet."""
    incident = the_incident(mission)
    mark(mission, incident)
    file = tmp_path / "third.txt"
    third = TWO.replace("Second report", "Third report").replace("Observer", "Press")
    file.write_text(third, encoding="utf-8")
    take_in(mission, file)
    assert page(mission).waiting == 1
    with pytest.raises(InvalidMission, match="no report of that day"):
        assemble_bulletin(mission, day=DAY, settings=SETTINGS)
    merge_pending(mission, settings=SETTINGS)
    with pytest.raises(InvalidMission, match="no report of that day"):
        assemble_bulletin(mission, day=DAY, settings=SETTINGS)
