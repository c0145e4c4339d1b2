"""What is written at the desk is kept, shown as far as one may know, and no further."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.missions import SETTINGS, sample_mission, take_in
from tests.service.desk import DAY, HEADER, desk_mission, log_faults, the_incident
from trucewatch import pipeline
from trucewatch.errors import (
    AccessDenied,
    EditConflict,
    HiddenSubject,
    InvalidDecision,
    InvalidMission,
    UnknownSubject,
    VaultError,
)
from trucewatch.model.access import Role, Sensitivity, audience_of
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import Claim, Polarity
from trucewatch.model.coverage import CoverageState
from trucewatch.model.liaison import Channel
from trucewatch.model.log import Erasure
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.publish.html import render_html
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.coverage import record_coverage
from trucewatch.service.dossiers import read_dossier
from trucewatch.service.inbox import inbox
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.liaison import contacts, follow_up, tell
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.previewing import suggestions_for
from trucewatch.service.readings import recode, review_claim
from trucewatch.service.restrictions import (
    counts_by_actor,
    record_restriction,
    restrictions,
)
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)
from trucewatch.service.stamps import stamp_now
from trucewatch.service.users import add_user, change_roles, list_users
from trucewatch.service.vault import (
    erase_identity,
    new_vault_key,
    read_identity,
    seal_identity,
)
from trucewatch.service.waiting import Waits
from trucewatch.store.decisions import IDENTITIES
from trucewatch.store.documents import every_document

NOON = datetime(2017, 9, 12, 12, tzinfo=UTC)
LATER = datetime(2026, 1, 1, tzinfo=UTC)


def bulletin_of(mission: OpenMission) -> Bulletin:
    return assemble_bulletin(mission, day=DAY, settings=SETTINGS)


def documents_of(mission: OpenMission) -> dict[str, str]:
    """Publisher of each stored document, by id."""
    with mission.store.unit() as connection:
        return {
            each.document.id: each.document.publisher or ""
            for each in every_document(connection)
        }


def mark(mission: OpenMission, subject: str, level: Sensitivity) -> None:
    mark_record(
        mission,
        subject,
        by="reviewer",
        sensitivity=level,
        reason="a source at risk",
        settings=SETTINGS,
    )


# What is marked is in no bulletin.


@pytest.mark.uncounted
@pytest.mark.parametrize("level", [Sensitivity.PARTNER, Sensitivity.CONFIDENTIAL])
def test_nothing_of_a_marked_document_is_in_the_bulletin(
    mission: OpenMission, level: Sensitivity
) -> None:
    """Not its words, its name, its publisher or its claims; the other report stays."""
    (key,) = [k for k, who in documents_of(mission).items() if who == "Demo Observer"]
    mark(mission, key, level)
    bulletin = bulletin_of(mission)
    page = render_html(bulletin)
    assert "Demo Observer" not in page
    assert "relief office" not in page
    assert key not in repr(bulletin)
    assert "council" in page


def test_nothing_of_a_marked_incident_is_in_the_bulletin(mission: OpenMission) -> None:
    """All documents that tell of it are held back; what else they tell goes too."""
    file = mission.root / "calm.txt"
    calm = "The situation in Idlib is calm, the Demo Council said.\n"
    file.write_text(
        HEADER.format(title="Calm", publisher="Demo Gazette") + calm, encoding="utf-8"
    )
    take_in(mission, file)
    incident = the_incident(mission)
    mark(mission, incident, Sensitivity.RESTRICTED)
    bulletin = bulletin_of(mission)
    assert bulletin.incidents == ()
    assert "Morek" not in repr(bulletin.claims)
    assert [d.publisher for d in bulletin.documents] == ["Demo Gazette"]


def test_a_day_of_which_everything_is_held_back_has_no_bulletin(
    mission: OpenMission,
) -> None:
    """The refusal says so and names nothing."""
    mark(mission, the_incident(mission), Sensitivity.RESTRICTED)
    with pytest.raises(InvalidMission, match="that is not held back"):
        bulletin_of(mission)


def test_marking_back_to_public_prints_again(mission: OpenMission) -> None:
    """A later version of a marking supersedes the earlier."""
    incident = the_incident(mission)
    mark(mission, incident, Sensitivity.RESTRICTED)
    mark(mission, incident, Sensitivity.PUBLIC)
    assert [e.incident.id for e in bulletin_of(mission).incidents] == [incident]


def test_nobody_marks_beyond_their_own_circle(mission: OpenMission) -> None:
    """A publisher marks up to restricted, and nothing out of confidential."""
    incident = the_incident(mission)
    for level in (Sensitivity.CONFIDENTIAL, Sensitivity.PUBLIC):
        with pytest.raises(AccessDenied):
            mark_record(
                mission,
                incident,
                by="publisher",
                sensitivity=level,
                reason="r",
                settings=SETTINGS,
            )
        mark(mission, incident, Sensitivity.CONFIDENTIAL)


def test_a_marking_of_nothing_is_refused(mission: OpenMission) -> None:
    """A document or incident that is not there."""
    with pytest.raises(UnknownSubject, match="no such record"):
        mark(mission, "doc_0000000000000000", Sensitivity.PARTNER)


# Dossiers: place, words and moment as the audience may know.


def share(mission: OpenMission, *, delay: int = 0) -> str:
    """The incident, restricted and shared with partners and one party."""
    incident = the_incident(mission)
    mark_record(
        mission,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="r",
        audiences=(audience_of("partners"), audience_of("public")),
        delay_hours=delay,
        settings=SETTINGS,
    )
    return incident


def test_the_team_sees_the_place_and_others_a_cell(mission: OpenMission) -> None:
    """A partner sees a town, coarser than a kilometre, as it is; an auditor a cell."""
    incident = share(mission)
    seen: dict[str, set[str]] = {}
    for who in ("reviewer", "viewer", "auditor"):
        for _ in range(2):
            dossier = read_dossier(
                mission, incident, by=who, now=LATER, settings=SETTINGS
            )
            assert dossier.place is not None
            seen.setdefault(who, set()).add(dossier.place.place.name)
    assert seen == {
        "reviewer": {"Morek"},
        "viewer": {"Morek"},
        "auditor": {"a place in a cell of 25 km"},
    }


def test_whoever_is_not_of_the_team_waits(mission: OpenMission) -> None:
    """Twelve hours after the day began, partners see it; the team at once."""
    incident = share(mission, delay=12)
    start = datetime.fromisoformat("2017-09-12T12:00:00+03:00")
    early = start - timedelta(minutes=1)
    read_dossier(mission, incident, by="reporter", now=early, settings=SETTINGS)
    with pytest.raises(AccessDenied, match="not shown yet"):
        read_dossier(mission, incident, by="viewer", now=early, settings=SETTINGS)
    read_dossier(mission, incident, by="viewer", now=start, settings=SETTINGS)


def test_one_clock_says_who_waits(mission: OpenMission) -> None:
    """A reader's own present, whatever the machine's; of a change that of its stamp."""
    incident, hours = the_incident(mission), 90_000
    start = datetime.fromisoformat("2017-09-12T00:00:00+03:00") + timedelta(hours=hours)
    assert start > datetime.now(UTC)
    mark_record(
        mission,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.PUBLIC,
        reason="r",
        delay_hours=hours,
        settings=SETTINGS,
    )
    officer = partial(dict[str, Any], by="officer_tur", settings=SETTINGS)
    with pytest.raises(HiddenSubject, match="not shown yet"):
        dispute_incident(
            mission, incident, **officer(disputed_by="TUR", reason="another day")
        )
    reads: tuple[Callable[..., object], ...] = (
        read_dossier,
        read_incident_page,
        suggestions_for,
    )
    for read in reads:
        with pytest.raises(HiddenSubject, match="not shown yet"):
            read(mission, incident, **officer(now=start - timedelta(minutes=1)))
        read(mission, incident, **officer(now=start))


def test_a_dossier_tells_every_version_in_its_time(mission: OpenMission) -> None:
    """Liaison only for whoever may read it."""
    incident = the_incident(mission)
    for state in (IncidentState.TRIAGED, IncidentState.CORROBORATED):
        review_incident(
            mission,
            incident,
            by="reviewer",
            state=state,
            reason="read",
            settings=SETTINGS,
        )
    tell(
        mission,
        incident,
        by="liaison",
        told="RUS",
        channel=Channel.HOTLINE,
        at=NOON,
        what="asked",
        settings=SETTINGS,
    )

    def kinds(by: str) -> list[tuple[str, int]]:
        dossier = read_dossier(mission, incident, by=by, now=LATER, settings=SETTINGS)
        return [(step.kind, step.version) for step in dossier.steps]

    assert kinds("viewer") == [("review", 1), ("review", 2)]
    assert kinds("liaison") == [("review", 1), ("review", 2), ("liaison", 1)]


# The inbox and what waits.


def test_the_inbox_lists_oldest_first_for_whom_it_waits(mission: OpenMission) -> None:
    """A reply asked for long ago stands before an assignment of now."""
    incident = the_incident(mission)
    assign_incident(
        mission, incident, by="admin", to="reviewer2", note="look", settings=SETTINGS
    )
    contact = tell(
        mission,
        incident,
        by="liaison",
        told="RUS",
        channel=Channel.LETTER,
        at=NOON,
        what="asked",
        settings=SETTINGS,
    )
    assert [w.what for w in inbox(mission, by="reviewer2").waiting] == [
        Waits.REPLY,
        Waits.REVIEW,
    ]
    assert [w.what for w in inbox(mission, by="reviewer").waiting] == [Waits.REPLY]
    assert len(inbox(mission, by="reviewer", everyone=True).waiting) == 2
    ages = contacts(mission, by="liaison", now=NOON + timedelta(hours=5), waiting=True)
    assert [each.hours for each in ages] == [5.0]
    follow_up(mission, contact.id, by="liaison", reply="no", at=LATER)
    assert inbox(mission, by="reviewer").waiting == ()
    assert contacts(mission, by="liaison", now=LATER, waiting=True) == []
    (answered,) = contacts(mission, by="liaison", now=LATER)
    assert answered.contact.value.reply == "no"


def test_what_is_corroborated_waits_for_a_second_person(mission: OpenMission) -> None:
    """Not for the one who corroborated it, nor for one who may not verify."""
    incident = the_incident(mission)
    for state in (IncidentState.TRIAGED, IncidentState.CORROBORATED):
        review_incident(
            mission,
            incident,
            by="reviewer",
            state=state,
            reason="read",
            settings=SETTINGS,
        )
    assert [w.what for w in inbox(mission, by="reviewer2").waiting] == [
        Waits.VERIFICATION
    ]
    assert inbox(mission, by="reviewer").waiting == ()
    assert inbox(mission, by="reporter").waiting == ()


def test_a_contact_that_is_not_there_is_named(mission: OpenMission) -> None:
    """Nothing is written."""
    with pytest.raises(UnknownSubject, match="lia_9: no such contact"):
        follow_up(mission, "lia_9", by="liaison", closed=True)


# Coverage and restrictions.


def test_the_register_goes_before_the_coverage_file(mission: OpenMission) -> None:
    """A later word supersedes; a zero may be said only where somebody watched."""

    def watched() -> dict[str, bool]:
        return {c.place_id: c.allows_zero for c in bulletin_of(mission).coverage}

    before = watched()
    assert "iso:SY-HM" not in before or not before["iso:SY-HM"]
    for state, allows in (
        (CoverageState.OBSERVED_PARTIAL, True),
        (CoverageState.ACCESS_DENIED, False),
    ):
        record_coverage(
            mission,
            by="reporter",
            place_id="iso:SY-HM",
            name="Hama",
            day=DAY,
            state=state,
        )
        assert watched()["iso:SY-HM"] is allows
    with pytest.raises(EditConflict):
        record_coverage(
            mission,
            by="reporter",
            place_id="iso:SY-HM",
            name="Hama",
            day=DAY,
            state=CoverageState.NOT_OBSERVED,
            seen=1,
        )


@pytest.mark.uncounted
def test_restrictions_are_counted_by_who_hindered(mission: OpenMission) -> None:
    """A later word on one is no second one; the unknown count apart."""
    value = AccessRestriction(
        place_id="",
        name="Morek",
        first=DAY,
        kind=RestrictionKind.DENIED,
        movement="patrol",
        by="RUS",
    )
    kept = record_restriction(mission, value, by="liaison")
    record_restriction(mission, replace(value, last=DAY), by="liaison", entry=kept.id)
    record_restriction(mission, replace(value, by=None), by="liaison")
    with pytest.raises(InvalidDecision, match="no such actor"):
        record_restriction(mission, replace(value, by="XX/NO"), by="liaison")
    with pytest.raises(EditConflict):
        record_restriction(mission, value, by="liaison")
    found = restrictions(mission, by="liaison")
    assert counts_by_actor(found) == {"RUS": 1, "unknown": 1}
    assert {each.value.last for each in found} == {None, DAY}


# Readings: corrections stand beside what was read, and outlive re-runs.


def founding(mission: OpenMission) -> Claim:
    return bulletin_of(mission).incidents[0].incident.supporting[0].claim


def test_a_correction_is_used_and_the_reading_kept(mission: OpenMission) -> None:
    """The claim is denied from now on; the store still holds it as read."""
    claim = founding(mission)
    kept = review_claim(
        mission,
        claim.id,
        by="reporter",
        review=ClaimReview.CORRECTED,
        reason="he denied it",
        changes={"polarity": "denied", "body": {"summary": "shelling of Morek"}},
    )
    assert kept.value.reading == claim
    shown = {p.claim.id: p.claim for p in bulletin_of(mission).claims}[claim.id]
    assert shown.polarity is Polarity.DENIED
    assert shown.review is ClaimReview.CORRECTED
    with mission.store.unit() as connection:
        stored = [c for d in every_document(connection) for c in d.claims]
    assert claim in stored


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"quote": "x"}, "does not change this; got quote"),
        ({"colour": "red"}, "does not change this; got colour"),
        ({"polarity": "perhaps"}, "makes no valid claim"),
        ({}, "holds the corrected claim"),
    ],
)
def test_a_correction_that_makes_no_claim_is_refused(
    mission: OpenMission, changes: dict[str, object], message: str
) -> None:
    """What was read stays the same words; values keep to the vocabulary."""
    with pytest.raises(InvalidDecision, match=message):
        review_claim(
            mission,
            founding(mission).id,
            by="reporter",
            review=ClaimReview.CORRECTED,
            reason="r",
            changes=changes,
        )


def test_a_claim_that_is_not_there_is_named(mission: OpenMission) -> None:
    """Nothing is written."""
    with pytest.raises(UnknownSubject, match="clm_9: no such claim"):
        review_claim(
            mission, "clm_9", by="reporter", review=ClaimReview.ACCEPTED, reason="r"
        )


def test_the_same_coder_reads_the_same(mission: OpenMission) -> None:
    """A re-run without a change stores nothing."""
    assert recode(mission, by="reporter", as_of=DAY) == []


@pytest.fixture
def other_coder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A coder that reads the same words under another version."""
    read = pipeline.read_report

    def read_otherwise(raw: bytes, **options: object) -> object:
        found = read(raw, **options)  # type: ignore[arg-type]
        claims = tuple(
            replace(claim, id=f"clm_{number:016x}", coder="other/2")
            for number, claim in enumerate(found.claims, start=hash(raw) % 10**9)
        )
        return replace(found, claims=claims)

    monkeypatch.setattr("trucewatch.service.readings.read_report", read_otherwise)
    return iter(())


@pytest.mark.usefixtures("other_coder")
def test_a_re_run_stands_beside_the_earlier_and_keeps_decisions(
    mission: OpenMission,
) -> None:
    """Both runs are stored, the later one is used, the rejected stays rejected."""
    claim = founding(mission)
    before = len(bulletin_of(mission).claims)
    review_claim(
        mission, claim.id, by="reporter", review=ClaimReview.REJECTED, reason="no"
    )
    done = recode(mission, by="reviewer", as_of=DAY)
    assert {each.run for each in done} == {2}
    with mission.store.unit() as connection:
        stored = [c for d in every_document(connection) for c in d.claims]
    assert claim in stored
    assert {c.coder for c in stored} > {"other/2"}
    used = [p.claim for p in bulletin_of(mission).claims]
    assert len(used) == before - 1
    assert {c.coder for c in used} == {"other/2"}
    assert not [c for c in used if c.spans == claim.spans and c.kind is claim.kind]
    assert log_faults(mission) == []


# The source vault.


@pytest.fixture
def keyed(tmp_path: Path) -> Path:
    file = tmp_path / "vault.key"
    new_vault_key(file)
    return file


def test_an_identity_is_read_only_with_the_key_and_each_reading_is_logged(
    mission: OpenMission, keyed: Path
) -> None:
    """Neither database nor bulletin holds the name; a wrong key is named."""
    settings = replace(SETTINGS, vault_key=keyed)
    seal_identity(mission, "doc_1", "Anna of Morek", by="reporter", settings=settings)
    officer = "data_protection_officer"
    assert (
        read_identity(mission, "doc_1", by=officer, settings=settings)
        == "Anna of Morek"
    )
    with mission.store.unit() as connection:
        leaves = connection.exec_driver_sql("SELECT leaf FROM log").scalars().all()
    assert sum('"vault.read"' in leaf for leaf in leaves) == 1
    mission.store.close()
    for file in mission.root.glob("mission.db*"):
        assert b"Anna of" not in file.read_bytes()
    other = keyed.with_name("other.key")
    new_vault_key(other)
    with pytest.raises(VaultError, match="sealed with another key"):
        read_identity(
            mission,
            "doc_1",
            by=officer,
            settings=replace(settings, vault_key=other),
        )
    with pytest.raises(UnknownSubject, match="no identity is kept"):
        read_identity(mission, "doc_2", by=officer, settings=settings)


def test_an_erased_identity_is_gone_and_the_log_stays_valid(
    mission: OpenMission, keyed: Path
) -> None:
    """Every version goes; a later one can be kept again."""
    settings = replace(SETTINGS, vault_key=keyed)
    for who in ("Anna", "Anna of Morek"):
        seal_identity(mission, "doc_1", who, by="reporter", settings=settings)
    officer = "data_protection_officer"
    assert erase_identity(mission, "doc_1", by=officer, reason=Erasure.REQUEST) == 2
    with pytest.raises(UnknownSubject):
        read_identity(mission, "doc_1", by=officer, settings=settings)
    with pytest.raises(UnknownSubject):
        erase_identity(mission, "doc_1", by=officer, reason=Erasure.REQUEST)
    assert log_faults(mission) == []
    seal_identity(mission, "doc_1", "Anna", by="reporter", settings=settings)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot be read"),
        ("not hexadecimal", "cannot be read"),
        ("abcd", "another length; got 2 bytes"),
    ],
)
def test_a_broken_key_is_named(
    mission: OpenMission, tmp_path: Path, content: str | None, message: str
) -> None:
    """Nothing is sealed without a good key."""
    file = tmp_path / "broken.key"
    if content is not None:
        file.write_text(content, encoding="ascii")
    settings = replace(SETTINGS, vault_key=file)
    with pytest.raises(VaultError, match=message):
        seal_identity(mission, "doc_1", "Anna", by="reporter", settings=settings)


def test_a_key_is_never_overwritten(keyed: Path) -> None:
    """And only its owner may read it."""
    with pytest.raises(VaultError, match="no key was written"):
        new_vault_key(keyed)
    assert keyed.stat().st_mode & 0o077 == 0


def test_without_a_key_nothing_is_sealed(mission: OpenMission) -> None:
    """The message says how to make one."""
    with pytest.raises(VaultError, match="trucewatch desk vault key"):
        seal_identity(mission, "doc_1", "Anna", by="reporter", settings=SETTINGS)


# Users.


def test_users_are_kept_by_admins(mission: OpenMission) -> None:
    """Ids are taken once; roles change; a mission keeps an admin."""
    assert "viewer" in {user.id for user in list_users(mission, by="admin")}
    with pytest.raises(InvalidDecision, match="the id is taken"):
        add_user(mission, "viewer", roles=(), by="admin")
    with pytest.raises(InvalidDecision, match="letters, digits"):
        add_user(mission, "a b", roles=(), by="admin")
    with pytest.raises(UnknownSubject, match="who does this"):
        add_user(mission, "new", roles=())
    with pytest.raises(UnknownSubject, match="no such user"):
        change_roles(mission, "ghost", roles=(), by="admin")
    with pytest.raises(InvalidDecision, match="keeps an admin"):
        change_roles(mission, "admin", roles=(), by="admin")
    with pytest.raises(InvalidDecision, match="a party officer"):
        change_roles(mission, "viewer", roles=(Role.PARTY_OFFICER,), by="admin")
    kept = change_roles(mission, "viewer", roles=(Role.REPORTER,), by="admin")
    assert kept.value.roles == (Role.REPORTER,)
    change_roles(mission, "viewer", roles=(), by="admin", active=False)
    with pytest.raises(AccessDenied, match="viewer is not active"):
        inbox(mission, by="viewer")


def test_the_log_holds_after_all_of_it(mission: OpenMission) -> None:
    """Everything a desk writes is sealed."""
    mark(mission, the_incident(mission), Sensitivity.PARTNER)
    assert log_faults(mission) == []


def test_an_id_that_is_none_is_kept_out_of_the_vault(
    mission: OpenMission, keyed: Path
) -> None:
    """Empty, or longer than any id."""
    settings = replace(SETTINGS, vault_key=keyed)
    for subject in ("", "x" * 65):
        with pytest.raises(VaultError, match="no id of what the source told"):
            seal_identity(mission, subject, "Anna", by="reporter", settings=settings)


def test_an_altered_identity_is_named(mission: OpenMission, keyed: Path) -> None:
    """A sealed identity moved to another subject, or with one digit changed."""
    settings = replace(SETTINGS, vault_key=keyed)
    kept = seal_identity(mission, "doc_1", "Anna", by="reporter", settings=settings)
    with mission.store.writing(stamp_now("test")) as unit:
        moved = replace(kept.value, subject="doc_2")
        IDENTITIES.write(unit, "doc_2", moved, subject="doc_2", seen=0)
    officer = "data_protection_officer"
    with pytest.raises(VaultError, match="the sealed identity was altered"):
        read_identity(mission, "doc_2", by=officer, settings=settings)


def test_the_first_user_is_an_admin(tmp_path: Path) -> None:
    """Nobody else could give roles."""
    fresh = sample_mission(tmp_path / "fresh")
    with pytest.raises(InvalidDecision, match="the first user is an admin"):
        add_user(fresh, "boris", roles=(Role.REVIEWER,))
    fresh.store.close()


def test_a_dispute_of_somebody_without_a_code_is_by_name(mission: OpenMission) -> None:
    """Not only parties dispute."""
    incident = the_incident(mission)
    dispute_incident(
        mission,
        incident,
        by="reviewer",
        disputed_by="Village elders",
        reason="later",
        settings=SETTINGS,
    )
    (entry,) = bulletin_of(mission).incidents
    assert entry.incident.disputed_by == ("Village elders",)


@pytest.mark.uncounted
def test_a_bulletin_prints_the_restrictions_of_its_day(mission: OpenMission) -> None:
    """Those that held on it, with numbers to call struck out."""
    value = AccessRestriction(
        place_id="",
        name="Morek",
        first=DAY,
        kind=RestrictionKind.DENIED,
        by="RUS",
        movement="patrol",
        note="asked at +963 944 123 456",
    )
    later = replace(value, first=DAY + timedelta(days=1), note="")
    for each in (value, later):
        record_restriction(mission, each, by="liaison")
    bulletin = assemble_bulletin(mission, day=DAY, settings=SETTINGS)
    (held,) = bulletin.restrictions
    assert held == replace(value, note="asked at [struck out]")


def test_nothing_of_an_erased_identity_is_left_in_the_file(
    mission: OpenMission, keyed: Path
) -> None:
    """Its sealed words go from the free space of the database too."""
    settings = replace(SETTINGS, vault_key=keyed)
    kept = seal_identity(mission, "doc_1", "Anna", by="reporter", settings=settings)
    sealed = kept.value.sealed.encode()

    def left() -> bool:
        files = mission.root.glob("mission.db*")
        return any(sealed in file.read_bytes() for file in files)

    assert left()
    officer = "data_protection_officer"
    assert erase_identity(mission, "doc_1", by=officer, reason=Erasure.REQUEST) == 1
    assert not left()


@pytest.mark.uncounted
def test_names_of_private_speakers_are_for_the_team(tmp_path: Path) -> None:
    """Of what is not public, a partner reads neither quote nor origin with the name."""
    text = (
        "Artillery of the Syrian Arab Army shelled Morek in Hama province on 12"
        " September 2017, Anna Example said.\n"
    )
    mission = desk_mission(
        tmp_path, HEADER.format(title="R", publisher="Demo Wire") + text
    )
    incident = the_incident(mission)
    ask = partial(read_dossier, mission, incident, now=LATER, settings=SETTINGS)
    ((_, origin, _quote),) = ask(by="viewer").quotes
    assert origin == "Anna Example"
    mark(mission, incident, Sensitivity.PARTNER)
    ((_, origin, quote),) = ask(by="viewer").quotes
    assert origin == "[struck out]"
    assert "Anna" not in quote
    ((_, origin, _quote),) = ask(by="reviewer").quotes
    assert origin == "Anna Example"
    mission.store.close()
