"""Every use case asks the policy first: each role, each sensitivity, run."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import product

import pytest

from tests.missions import SETTINGS
from tests.service.desk import DAY, log_size
from tests.service.test_access import EXPECTED
from trucewatch.errors import AccessDenied, TrucewatchError
from trucewatch.model.access import Marking, Role, Sensitivity
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.coverage import CoverageState
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.liaison import Channel, LiaisonContact
from trucewatch.model.log import Erasure
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.service.access import Action
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.backups import back_up
from trucewatch.service.bulletins import write_bulletin_files
from trucewatch.service.coverage import record_coverage
from trucewatch.service.determining import record_determination
from trucewatch.service.dossiers import read_dossier
from trucewatch.service.erasing import erase_document, erase_entry
from trucewatch.service.heads import rotate_key, sign_log
from trucewatch.service.inbox import inbox
from trucewatch.service.incidents import list_incidents
from trucewatch.service.liaison import contacts, follow_up, tell
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.readings import recode, review_claim
from trucewatch.service.reconciling import merge_incidents, split_incident
from trucewatch.service.responding import record_response
from trucewatch.service.restrictions import record_restriction, restrictions
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)
from trucewatch.service.stamps import stamp_now
from trucewatch.service.users import add_user, change_roles, list_users
from trucewatch.service.vault import erase_identity, read_identity, seal_identity
from trucewatch.store.decisions import CONTACTS, MARKINGS
from trucewatch.store.documents import every_document

NOON = datetime(2017, 9, 12, 12, tzinfo=UTC)
GHOST = "inc_00000000000000ff"
"""An incident that is not there: who may is told so, who may not is refused."""

Use = Callable[[OpenMission, str], object]

ON_INCIDENTS: dict[str, tuple[Action, Use]] = {
    "read_dossier": (
        Action.RECORD_READ,
        lambda m, by: read_dossier(m, GHOST, by=by, now=NOON, settings=SETTINGS),
    ),
    "mark_record": (
        Action.RECORD_MARK,
        lambda m, by: mark_record(
            m,
            GHOST,
            by=by,
            sensitivity=Sensitivity.PUBLIC,
            reason="r",
            settings=SETTINGS,
        ),
    ),
    "review_incident": (
        Action.INCIDENT_REVIEW,
        lambda m, by: review_incident(
            m,
            GHOST,
            by=by,
            state=IncidentState.TRIAGED,
            reason="r",
            settings=SETTINGS,
        ),
    ),
    "verify": (
        Action.INCIDENT_VERIFY,
        lambda m, by: review_incident(
            m,
            GHOST,
            by=by,
            state=IncidentState.VERIFIED,
            reason="r",
            settings=SETTINGS,
        ),
    ),
    "dispute_incident": (
        Action.INCIDENT_DISPUTE,
        lambda m, by: dispute_incident(
            m, GHOST, by=by, disputed_by="RUS", reason="r", settings=SETTINGS
        ),
    ),
    "assign_incident": (
        Action.INCIDENT_ASSIGN,
        lambda m, by: assign_incident(m, GHOST, by=by, to=None, settings=SETTINGS),
    ),
    "attribute_incident": (
        Action.INCIDENT_ATTRIBUTE,
        lambda m, by: attribute_incident(
            m,
            GHOST,
            by=by,
            level=AttributionLevel.NOT_ATTRIBUTED,
            actor=None,
            basis=(),
            settings=SETTINGS,
        ),
    ),
    "merge_incidents": (
        Action.INCIDENT_MERGE,
        lambda m, by: merge_incidents(
            m, GHOST, "inc_2", by=by, reason="r", settings=SETTINGS
        ),
    ),
    "split_incident": (
        Action.INCIDENT_MERGE,
        lambda m, by: split_incident(
            m, GHOST, ("clm_1",), by=by, reason="r", settings=SETTINGS
        ),
    ),
    "record_response": (
        Action.RESPONSE_WRITE,
        lambda m, by: record_response(
            m,
            GHOST,
            by=by,
            party="RUS",
            kind=ResponseKind.NO_REPLY,
            text="",
            at=NOON,
            settings=SETTINGS,
        ),
    ),
    "record_determination": (
        Action.DETERMINATION_WRITE,
        lambda m, by: record_determination(
            m,
            GHOST,
            by=by,
            agreement="a",
            term="t",
            body="b",
            status=DeterminationStatus.PENDING,
            reason="r",
            on=DAY,
            settings=SETTINGS,
        ),
    ),
    "tell": (
        Action.LIAISON_WRITE,
        lambda m, by: tell(
            m,
            GHOST,
            by=by,
            told="RUS",
            channel=Channel.PHONE,
            at=NOON,
            what="w",
            settings=SETTINGS,
        ),
    ),
    "follow_up": (
        Action.LIAISON_WRITE,
        lambda m, by: follow_up(m, "lia_1", by=by, closed=True),
    ),
}
"""Use cases on one incident; those of a contact on its incident."""

ON_THE_VAULT: dict[str, tuple[Action, Use]] = {
    "seal_identity": (
        Action.VAULT_WRITE,
        lambda m, by: seal_identity(m, "doc_1", "who", by=by, settings=SETTINGS),
    ),
    "read_identity": (
        Action.VAULT_READ,
        lambda m, by: read_identity(m, "doc_1", by=by, settings=SETTINGS),
    ),
    "erase_identity": (
        Action.VAULT_ERASE,
        lambda m, by: erase_identity(m, "doc_1", by=by, reason=Erasure.REQUEST),
    ),
}

ON_THE_MISSION: dict[str, tuple[Action, Use]] = {
    "list_incidents": (
        Action.RECORD_READ,
        lambda m, by: list_incidents(m, by=by, now=NOON),
    ),
    "write_bulletin_files": (
        Action.BULLETIN_DRAFT,
        lambda m, by: write_bulletin_files(
            m, day=date(1999, 1, 1), out=m.root / "out", settings=SETTINGS, by=by
        ),
    ),
    "sign_log": (
        Action.LOG_SIGN,
        lambda m, by: sign_log(m, settings=SETTINGS, by=by),
    ),
    "rotate_key": (
        Action.KEY_ROTATE,
        lambda m, by: rotate_key(m, m.root / "new.pem", settings=SETTINGS, by=by),
    ),
    "back_up": (
        Action.INSTANCE_BACKUP,
        lambda m, by: back_up(m, m.root / "no" / "b.zip", by=by),
    ),
    "erase_document": (
        Action.RECORD_ERASE,
        lambda m, by: erase_document(m, "doc_0", reason=Erasure.REQUEST, by=by),
    ),
    "erase_entry": (
        Action.RECORD_ERASE,
        lambda m, by: erase_entry(m, "note", "n0", reason=Erasure.REQUEST, by=by),
    ),
    "inbox": (Action.INBOX_READ, lambda m, by: inbox(m, by=by)),
    "contacts": (Action.LIAISON_READ, lambda m, by: contacts(m, by=by, now=NOON)),
    "restrictions": (Action.INBOX_READ, lambda m, by: restrictions(m, by=by)),
    "record_restriction": (
        Action.RESTRICTION_WRITE,
        lambda m, by: record_restriction(
            m,
            AccessRestriction(
                place_id="p",
                name="n",
                first=DAY,
                kind=RestrictionKind.DENIED,
                movement="patrol",
            ),
            by=by,
        ),
    ),
    "record_coverage": (
        Action.COVERAGE_WRITE,
        lambda m, by: record_coverage(
            m,
            by=by,
            place_id="p",
            name="n",
            day=DAY,
            state=CoverageState.OBSERVED_FULL,
        ),
    ),
    "recode": (Action.CODING_RUN, lambda m, by: recode(m, by=by, as_of=DAY)),
    "list_users": (Action.USER_READ, lambda m, by: list_users(m, by=by)),
    "add_user": (
        Action.USER_WRITE,
        lambda m, by: add_user(m, "new", roles=(), by=by),
    ),
    "change_roles": (
        Action.USER_WRITE,
        lambda m, by: change_roles(m, "viewer", roles=(), by=by),
    ),
}
"""Use cases on what the whole mission shares."""

MARKS = [level for level in Sensitivity if level is not Sensitivity.SOURCE_VAULT]


def put_mark(mission: OpenMission, subject: str, level: Sensitivity) -> None:
    value = Marking(subject=subject, sensitivity=level, reason="test")
    with mission.store.writing(stamp_now("test")) as unit:
        MARKINGS.write(unit, subject, value, subject=subject, seen=0)


def is_refused(mission: OpenMission, use: Use, by: str) -> bool:
    """Whether the policy refuses; whatever else is wrong with the call may be."""
    before = log_size(mission)
    try:
        with suppress(TrucewatchError):
            try:
                use(mission, by)
            except AccessDenied:
                raise _Refused from None
    except _Refused:
        assert log_size(mission) == before, "a refusal changes nothing"
        return True
    return False


class _Refused(Exception):
    """The policy said no."""


def assert_row(
    mission: OpenMission, name: str, action: Action, use: Use, level: Sensitivity
) -> None:
    found = {role.value: not is_refused(mission, use, role.value) for role in Role}
    expected = {
        role.value: level.value in EXPECTED[action.value, role.value] for role in Role
    }
    assert found == expected, name


@pytest.mark.uncounted
@pytest.mark.parametrize(("name", "level"), list(product(ON_INCIDENTS, MARKS)))
def test_use_cases_on_an_incident_ask_with_its_marking(
    mission: OpenMission, name: str, level: Sensitivity
) -> None:
    """For every role, the use case is open exactly where the matrix says so."""
    put_mark(mission, GHOST, level)
    contact = LiaisonContact(
        incident=GHOST, told="RUS", channel=Channel.PHONE, at=NOON, what="w"
    )
    with mission.store.writing(stamp_now("test")) as unit:
        CONTACTS.write(unit, "lia_1", contact, subject=GHOST, seen=0)
    action, use = ON_INCIDENTS[name]
    assert_row(mission, name, action, use, level)


@pytest.mark.parametrize("level", MARKS)
def test_reviewing_a_claim_asks_with_its_document_s_marking(
    mission: OpenMission, level: Sensitivity
) -> None:
    """A claim is as sensitive as the document that it stands in."""
    with mission.store.unit() as connection:
        stored = next(iter(every_document(connection)))
    put_mark(mission, stored.document.id, level)
    claim = stored.claims[0].id

    def use(opened: OpenMission, by: str) -> object:
        return review_claim(
            opened, claim, by=by, review=ClaimReview.ACCEPTED, reason="r"
        )

    assert_row(mission, "review_claim", Action.CLAIM_REVIEW, use, level)


@pytest.mark.parametrize("name", ON_THE_VAULT)
def test_use_cases_on_the_vault(mission: OpenMission, name: str) -> None:
    """Nobody but those of the matrix, whatever else they may."""
    action, use = ON_THE_VAULT[name]
    assert_row(mission, name, action, use, Sensitivity.SOURCE_VAULT)


@pytest.mark.parametrize("name", ON_THE_MISSION)
def test_use_cases_on_the_mission(mission: OpenMission, name: str) -> None:
    """What has no record of its own is asked as public."""
    action, use = ON_THE_MISSION[name]
    assert_row(mission, name, action, use, Sensitivity.PUBLIC)


def test_every_action_has_a_use_case_here() -> None:
    """A new action fails until its use cases stand in these tables."""
    tables = (ON_INCIDENTS, ON_THE_VAULT, ON_THE_MISSION)
    asked = {action for table in tables for action, _ in table.values()}
    assert asked | ELSEWHERE == set(Action)


ELSEWHERE = frozenset(
    {
        Action.CLAIM_REVIEW,
        Action.DOCUMENT_ADD,
        Action.BULLETIN_RELEASE,
        Action.BULLETIN_CORRECT,
        Action.EXPORT,
        Action.LOG_READ,
        Action.INSTANCE_SWITCH,
        Action.INSTANCE_RESTORE,
        Action.WEBHOOK_WRITE,
    }
)
"""Actions whose use cases other tests put to every role that matters."""


def test_contacts_and_inbox_show_nothing_that_may_not_be_read(
    mission: OpenMission,
) -> None:
    """A confidential incident's contact is there for reviewers, not for liaison."""
    put_mark(mission, GHOST, Sensitivity.CONFIDENTIAL)
    contact = LiaisonContact(
        incident=GHOST, told="RUS", channel=Channel.PHONE, at=NOON, what="w"
    )
    with mission.store.writing(stamp_now("test")) as unit:
        CONTACTS.write(unit, "lia_1", contact, subject=GHOST, seen=0)
    assert [each.contact.id for each in contacts(mission, by="reviewer", now=NOON)]
    assert contacts(mission, by="liaison", now=NOON) == []
    assert [each.incident for each in inbox(mission, by="reviewer").waiting] == [GHOST]
    assert inbox(mission, by="liaison").waiting == ()
