"""Releases: a second person, frozen bytes, errata beside them, revisions after them."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import DAY, HEADER, log_faults, the_incident
from tests.service.registers import told, verified
from tests.service.releasing import (
    FIRST,
    SECOND,
    add_second,
    as_real,
    released,
    submitted,
    weighed,
)
from trucewatch.errors import (
    AccessDenied,
    EditConflict,
    InvalidDecision,
    UnknownSubject,
)
from trucewatch.model.access import Role, Sensitivity
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.log import Erasure, SignedHead
from trucewatch.model.release import BulletinForm, ReleaseState
from trucewatch.model.review import IncidentState
from trucewatch.service import releases
from trucewatch.service.backups import back_up, restore
from trucewatch.service.bulletins import assemble_bulletin, write_bulletin_files
from trucewatch.service.errata import list_errata, propose_erratum, publish_erratum
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.public_releases import (
    released_bulletin,
    released_bulletins,
    released_file,
)
from trucewatch.service.releases import (
    draft_bulletin,
    list_releases,
    preview_release,
    release_bulletin,
    submit_release,
)
from trucewatch.service.review import review_incident
from trucewatch.service.stamps import stamp_now
from trucewatch.service.users import change_roles
from trucewatch.store.erasing import erase_entry
from trucewatch.store.unit import Unit

pytestmark = pytest.mark.uncounted

LATE = HEADER.format(title="Late report", publisher="Demo Post") + (
    "Artillery of the Syrian Arab Army shelled Morek in Hama province on 12 September"
    " 2017, the Morek mayor said.\n"
)


@pytest.fixture
def desk(mission: OpenMission) -> OpenMission:
    """The desk mission as a real one, with a second publisher."""
    add_second(mission)
    return as_real(mission)


def add_report(mission: OpenMission, text: str = LATE) -> None:
    file = mission.root / "late.txt"
    file.write_text(text, encoding="utf-8")
    take_in(mission, file)


def test_a_released_bulletin_is_the_draft_without_its_band(desk: OpenMission) -> None:
    """What the second person saw is released, all but the band and the head."""
    kept = submitted(desk)
    seen = preview_release(desk, kept.id, by=SECOND, settings=SETTINGS)
    assert seen.current
    release_bulletin(
        desk,
        kept.id,
        by=SECOND,
        settings=SETTINGS,
        acknowledged=weighed(desk, kept.id),
    )
    draft = json.loads(seen.json)
    final = json.loads(released_file(desk, kept.id, BulletinForm.JSON))
    assert (draft["status"], final["status"]) == ("draft", "released")
    changed = {"status", "draft", "log"}
    assert {k: v for k, v in draft.items() if k not in changed} == {
        k: v for k, v in final.items() if k not in changed
    }
    page = released_file(desk, kept.id, BulletinForm.HTML).decode()
    assert "DRAFT" not in page
    assert "released by a second person" in page


def test_a_released_bulletin_is_kept_with_its_hashes(desk: OpenMission) -> None:
    """Number, day, SHA-256 of both files, head of the log, who and when."""
    kept = released(desk)
    public = released_bulletin(desk, kept.id)
    for form, digest in (
        (BulletinForm.HTML, public.html),
        (BulletinForm.JSON, public.json),
    ):
        assert sha256(released_file(desk, kept.id, form)).hexdigest() == digest
    record = json.loads(released_file(desk, kept.id, BulletinForm.JSON))
    assert record["log"]["head"]["root"] == public.root
    assert record["log"]["head"]["size"] == public.size
    assert (public.day, public.number) == (DAY, record["number"])
    assert (kept.by, kept.value.state) == (SECOND, ReleaseState.RELEASED)
    assert log_faults(desk) == []


def test_a_released_bulletin_never_changes(desk: OpenMission) -> None:
    """Later reports and decisions leave its bytes as they were."""
    kept = released(desk)
    before = [released_file(desk, kept.id, form) for form in BulletinForm]
    add_report(desk)
    review_incident(
        desk,
        the_incident(desk),
        by="reviewer",
        state=IncidentState.TRIAGED,
        reason="looked at",
        settings=SETTINGS,
    )
    assert [released_file(desk, kept.id, form) for form in BulletinForm] == before
    seen = preview_release(desk, kept.id, by=FIRST, settings=SETTINGS)
    assert [seen.html, seen.json] == before
    with pytest.raises(InvalidDecision, match="no such step; got released"):
        release_bulletin(desk, kept.id, by=SECOND, settings=SETTINGS)


def test_released_files_verify(desk: OpenMission, tmp_path: Path) -> None:
    """A released file is known as such; an edited one is a fault."""
    kept = released(desk)
    public = released_bulletin(desk, kept.id)
    desk.store.close()
    for form in BulletinForm:
        file = tmp_path / public.file_name(form)
        file.write_bytes(released_file(desk, kept.id, form))
        found = verified(desk.root, bulletin=file)
        assert found.ok, told(found)
        assert f"{file.name}: released as No. {public.label}" in found.checked
        file.write_bytes(file.read_bytes().replace(b"Morek", b"Horek"))
        assert any(
            "edited" in line for line in told(verified(desk.root, bulletin=file))
        )


def test_verify_tells_of_errata_and_revisions(
    desk: OpenMission, tmp_path: Path
) -> None:
    """Whoever checks an old file learns what came after it."""
    kept = released(desk)
    file = tmp_path / "old.html"
    file.write_bytes(released_file(desk, kept.id, BulletinForm.HTML))
    erratum = propose_erratum(desk, kept.id, by=FIRST, what="5, not 6", why="typing")
    publish_erratum(desk, erratum.id, by=SECOND)
    add_report(desk)
    released(desk, reason="a report came late")
    notes = verified(desk.root, bulletin=file).notes
    assert "old.html: 1 published erratum" in notes
    assert any("-R1 took its place" in note for note in notes)


@pytest.mark.parametrize("by", [FIRST, "reviewer", "admin", "party_officer"])
def test_only_another_publisher_releases(desk: OpenMission, by: str) -> None:
    """Neither who drafted it nor who may not."""
    kept = submitted(desk)
    wanted = InvalidDecision if by == FIRST else AccessDenied
    with pytest.raises(wanted):
        release_bulletin(
            desk,
            kept.id,
            by=by,
            settings=SETTINGS,
            acknowledged=weighed(desk, kept.id),
        )


def test_whoever_drafted_an_earlier_version_is_no_second_person(
    desk: OpenMission,
) -> None:
    """The reason says so."""
    draft_bulletin(desk, by=SECOND, settings=SETTINGS, day=DAY)
    kept = submitted(desk)
    with pytest.raises(
        InvalidDecision,
        match="second person releases; got publisher2, who drafted it; wanted another",
    ):
        release_bulletin(desk, kept.id, by=SECOND, settings=SETTINGS)


def test_whoever_submitted_is_no_second_person(desk: OpenMission) -> None:
    """To submit is to stand for it."""
    kept = draft_bulletin(desk, by=FIRST, settings=SETTINGS, day=DAY)
    submit_release(desk, kept.id, by=SECOND, settings=SETTINGS)
    with pytest.raises(InvalidDecision, match="publisher2, who submitted it"):
        release_bulletin(desk, kept.id, by=SECOND, settings=SETTINGS)


def test_whoever_reviewed_alone_does_not_release(desk: OpenMission) -> None:
    """All decisions in it by the releaser: nobody else has looked."""
    both = (Role.REVIEWER, Role.PUBLISHER)
    change_roles(desk, SECOND, roles=both, by="admin")
    step = {"reason": "looked at", "settings": SETTINGS}
    incident = the_incident(desk)
    review_incident(
        desk,
        incident,
        by=SECOND,
        state=IncidentState.TRIAGED,
        **step,  # type: ignore[arg-type]
    )
    with pytest.raises(InvalidDecision, match="who alone reviewed what it tells"):
        released(desk)
    review_incident(
        desk,
        incident,
        by="reviewer",
        state=IncidentState.CORROBORATED,
        **step,  # type: ignore[arg-type]
    )
    released(desk)


def test_warnings_are_acknowledged_with_a_reason(desk: OpenMission) -> None:
    """Every warning by its code; what was said at submission counts."""
    kept = submitted(desk)
    with pytest.raises(
        InvalidDecision, match=r"nobody acknowledged; got .*not_reviewed"
    ):
        release_bulletin(desk, kept.id, by=SECOND, settings=SETTINGS)
    again = draft_bulletin(desk, by=FIRST, settings=SETTINGS, day=DAY)
    assert again.version == kept.version + 1
    points = weighed(desk, again.id)
    submit_release(desk, again.id, by=FIRST, settings=SETTINGS, acknowledged=points)
    done = release_bulletin(desk, again.id, by=SECOND, settings=SETTINGS)
    assert {each.code for each in done.value.acknowledged} == {e.code for e in points}


def test_errors_of_the_release_checks_forbid_it(desk: OpenMission) -> None:
    """A made-up report in a real mission is an error that no reason lifts."""
    add_report(desk, LATE.replace("demonstration:", "demo: true\nfacts:"))
    kept = draft_bulletin(desk, by=FIRST, settings=SETTINGS, day=DAY)
    with pytest.raises(InvalidDecision, match="forbid it; got demonstration_mark"):
        submit_release(desk, kept.id, by=FIRST, settings=SETTINGS)


def test_records_that_changed_are_drafted_anew(desk: OpenMission) -> None:
    """Nobody releases what nobody drafted; what was restricted stays inside."""
    kept = submitted(desk)
    document = next(iter(bulletin_of(desk).documents)).id
    mark_record(
        desk,
        document,
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="a witness is at risk",
        settings=SETTINGS,
    )
    assert not preview_release(desk, kept.id, by=SECOND, settings=SETTINGS).current
    with pytest.raises(
        InvalidDecision, match="the records changed since it was drafted"
    ):
        release_bulletin(desk, kept.id, by=SECOND, settings=SETTINGS)
    other = submitted(desk)
    release_bulletin(
        desk,
        other.id,
        by=SECOND,
        settings=SETTINGS,
        acknowledged=weighed(desk, other.id),
    )
    assert document not in released_file(desk, other.id, BulletinForm.JSON).decode()


def bulletin_of(mission: OpenMission) -> Bulletin:
    return assemble_bulletin(mission, day=DAY, settings=SETTINGS)


def test_a_change_at_the_same_moment_is_refused(
    desk: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking and freezing nothing may be written."""
    kept = submitted(desk)
    points = weighed(desk, kept.id)

    def meanwhile(unit: Unit, head: SignedHead) -> None:
        raise AssertionError((unit, head))

    monkeypatch.setattr(releases, "nothing_since", lambda *_, **__: False)
    monkeypatch.setattr(releases, "keep_signed", meanwhile)
    with pytest.raises(EditConflict, match="while the bulletin was released"):
        release_bulletin(
            desk, kept.id, by=SECOND, settings=SETTINGS, acknowledged=points
        )


def test_only_a_bulletin_with_a_head_is_frozen(
    desk: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the log's head nobody could check it."""
    kept = submitted(desk)
    points = weighed(desk, kept.id)

    def headless(*_: object, **__: object) -> Bulletin:
        return bulletin_of(desk)

    monkeypatch.setattr(releases, "assemble_bulletin", headless)
    with pytest.raises(ValueError, match="carries the head of the log"):
        release_bulletin(
            desk, kept.id, by=SECOND, settings=SETTINGS, acknowledged=points
        )


def test_a_revised_bulletin_has_its_own_number(desk: OpenMission) -> None:
    """The earlier one stays readable and names what took its place."""
    first = released(desk)
    add_report(desk)
    with pytest.raises(InvalidDecision, match="says why it was made"):
        draft_bulletin(desk, by=FIRST, settings=SETTINGS, day=DAY)
    second = released(desk, reason="a report came late")
    old, new = released_bulletin(desk, first.id), released_bulletin(desk, second.id)
    assert new.label == f"{old.label}-R1"
    assert (new.replaces, old.replaced_by) == (old.id, new.id)
    page = released_file(desk, second.id, BulletinForm.HTML).decode()
    assert f"No. {new.label}" in page
    assert f"No. {old.label}, which can still be read" in page
    assert (
        json.loads(released_file(desk, second.id, BulletinForm.JSON))["revision"] == 1
    )
    assert old.file_name("html") != new.file_name("html")
    redrafted = draft_bulletin(
        desk, by=FIRST, settings=SETTINGS, day=DAY, reason="one more"
    )
    again = draft_bulletin(desk, by=FIRST, settings=SETTINGS, day=DAY)
    assert (again.id, again.value.reason) == (redrafted.id, "one more")


def test_an_erratum_is_numbered_when_a_second_person_publishes_it(
    desk: OpenMission,
) -> None:
    """Until then it has no number and is not public."""
    kept = released(desk)
    one = propose_erratum(desk, kept.id, by=FIRST, what="5, not 6", why="a slip")
    two = propose_erratum(
        desk, kept.id, by=SECOND, what="Call +963 11 123 4567", why="left out"
    )
    assert released_bulletin(desk, kept.id).errata == ()
    with pytest.raises(InvalidDecision, match="publisher, who proposed it"):
        publish_erratum(desk, one.id, by=FIRST)
    publish_erratum(desk, two.id, by=FIRST)
    publish_erratum(desk, one.id, by=SECOND)
    public = released_bulletin(desk, kept.id)
    assert [(e.number, e.what) for e in public.errata] == [
        (1, "Call [struck out]"),
        (2, "5, not 6"),
    ]
    assert public.updated_at == public.errata[1].at > public.released_at
    with pytest.raises(InvalidDecision, match="published already"):
        publish_erratum(desk, one.id, by=SECOND)
    with pytest.raises(UnknownSubject, match="no such erratum"):
        publish_erratum(desk, "bul_x_e01", by=SECOND)
    assert len(list_errata(desk, kept.id, by=FIRST)) == 2
    assert log_faults(desk) == []


def test_only_what_is_released_gets_an_erratum(desk: OpenMission) -> None:
    """A draft is drafted anew; nothing said is no erratum."""
    kept = submitted(desk)
    with pytest.raises(InvalidDecision, match="only what is released is corrected"):
        propose_erratum(desk, kept.id, by=FIRST, what="5, not 6", why="a slip")
    done = released_again(desk, kept.id)
    with pytest.raises(InvalidDecision, match="what is corrected and why"):
        propose_erratum(desk, done, by=FIRST, what="5, not 6", why="")


def released_again(mission: OpenMission, key: str) -> str:
    points = weighed(mission, key)
    release_bulletin(mission, key, by=SECOND, settings=SETTINGS, acknowledged=points)
    return key


def test_the_public_sees_released_bulletins_only(desk: OpenMission) -> None:
    """A draft and a submitted one are as if they were not there."""
    kept = submitted(desk)
    assert released_bulletins(desk).bulletins == ()
    for ask in (released_bulletin, lambda m, i: released_file(m, i, BulletinForm.HTML)):
        with pytest.raises(UnknownSubject, match="no such released bulletin"):
            ask(desk, kept.id)
    with pytest.raises(UnknownSubject, match="no such released bulletin"):
        released_bulletin(desk, "bul_none")
    with pytest.raises(UnknownSubject, match="no such bulletin"):
        preview_release(desk, "bul_none", by=FIRST, settings=SETTINGS)


def test_released_bulletins_are_paged_by_cursor(desk: OpenMission) -> None:
    """The latest day first; no page holds what another does."""
    for day in (13, 14, 15):
        text = LATE.replace("2017-09-12T", f"2017-09-{day}T")
        add_report(desk, text)
        released(desk, day=date(2017, 9, day))
    released(desk)
    first = released_bulletins(desk, limit=3)
    assert [each.day.day for each in first.bulletins] == [15, 14, 13]
    rest = released_bulletins(desk, cursor=first.cursor, limit=3)
    assert ([each.day.day for each in rest.bulletins], rest.cursor) == ([12], None)
    assert len(released_bulletins(desk, limit=0).bulletins) == 1
    assert len(list_releases(desk, by=FIRST)) == 4


def test_erased_files_are_said_to_be_erased(desk: OpenMission) -> None:
    """Its place in the list stays, the content is gone."""
    kept = released(desk)
    public = released_bulletin(desk, kept.id)
    with desk.store.writing(stamp_now()) as unit:
        erase_entry(unit, "release_file", public.html, reason=next(iter(Erasure)))
    with pytest.raises(UnknownSubject, match="its content was erased"):
        released_file(desk, kept.id, BulletinForm.HTML)


def test_the_default_is_the_latest_day_with_a_report(desk: OpenMission) -> None:
    """As for every bulletin."""
    kept = draft_bulletin(desk, by=FIRST, settings=SETTINGS)
    assert kept.value.day == DAY


def test_releasing_changes_no_record(desk: OpenMission, tmp_path: Path) -> None:
    """The same draft has the same bytes before and after."""
    ask = partial(write_bulletin_files, desk, day=DAY, settings=SETTINGS, by=FIRST)
    one = ask(out=tmp_path / "a")
    kept = released(desk)
    propose_erratum(desk, kept.id, by=FIRST, what="5, not 6", why="a slip")
    two = ask(out=tmp_path / "b")
    assert one.html.read_bytes() == two.html.read_bytes()
    assert one.record.read_bytes() == two.record.read_bytes()
    assert verified(desk.root, bulletin=two.html).ok
    notes = verified(desk.root, bulletin=two.html).notes
    assert f"{two.html.name}: a draft, never released" in notes


def test_releases_survive_a_backup(desk: OpenMission, tmp_path: Path) -> None:
    """Bytes, states and errata are rows like any others."""
    kept = released(desk)
    before = [released_file(desk, kept.id, form) for form in BulletinForm]
    back_up(desk, tmp_path / "all.zip", by="admin")
    restore(tmp_path / "all.zip", tmp_path / "new", by="admin")
    other = open_mission(tmp_path / "new", settings=SETTINGS)
    assert [released_file(other, kept.id, form) for form in BulletinForm] == before
    other.store.close()
