"""The policy: every action, role and sensitivity has a decided cell."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from trucewatch.errors import AccessDenied
from trucewatch.model.access import Audience, AudienceKind, Role, Sensitivity, User
from trucewatch.service.access import (
    FOR_ONE_PARTY,
    READS,
    VAULT,
    Action,
    Record,
    allowed,
    require,
)

LETTERS = {
    "-": (),
    "p": ("public",),
    "q": ("public", "partner"),
    "r": ("public", "partner", "restricted"),
    "c": ("public", "partner", "restricted", "confidential"),
    "v": ("source_vault",),
}
"""Sensitivities on which a cell allows its action."""

ROLES = (
    "viewer",
    "reporter",
    "reviewer",
    "liaison",
    "party_officer",
    "publisher",
    "agreement_editor",
    "data_protection_officer",
    "admin",
    "auditor",
)

CELLS = """
record.read          q r c r q r q c c p
record.mark          - - c r - r - c - -
record.erase         - - - - - - - c - -
document.add         - r c r - - - - - -
inbox.read           - r c r - r - - - -
coding.run           - r c - - - - - - -
claim.review         - r c - - - - - - -
incident.assign      - - c r - - - - c -
incident.review      - r c - - - - - - -
incident.verify      - - c - - - - - - -
incident.dispute     - - c r q - - - - -
incident.attribute   - - c - - - - - - -
incident.merge       - - c - - - - - - -
response.write       - - c r q - - - - -
determination.write  - - c - - r - - - -
liaison.write        - - c r - - - - - -
liaison.read         - r c r - r - - - -
restriction.write    - r c r - - - - - -
coverage.write       - r c r - - - - - -
bulletin.draft       - - - - - r - - - -
bulletin.release     - - - - - r - - - -
bulletin.correct     - - - - - r - - - -
export               q r c r q r q c c p
user.read            - - - - - - - c c p
user.write           - - - - - - - - c -
log.read             - p p p - p p p p p
log.sign             - - - - - r - - c -
key.rotate           - - - - - - - - c -
instance.switch      - - - - - - - - c -
webhook.write        - - - - - r - - c -
instance.backup      - - - - - - - - c -
instance.restore     - - - - - - - - c -
vault.write          - v v - - - - v - -
vault.read           - - - - - - - v - -
vault.erase          - - - - - - - v - -
"""
"""The matrix as people decided it; a new action or role fails until it is here."""

EXPECTED = {
    (action, role): LETTERS[letter]
    for action, *letters in (line.split() for line in CELLS.split("\n") if line)
    for role, letter in zip(ROLES, letters, strict=True)
}

MATRIX = list(product(Action, Role))


def user_of(role: Role) -> User:
    """A user of one role."""
    party = "RUS" if role is Role.PARTY_OFFICER else None
    return User(id="u", roles=(role,), party=party)


@pytest.mark.uncounted
@pytest.mark.parametrize(("action", "role"), MATRIX)
def test_every_cell_of_the_matrix(action: Action, role: Role) -> None:
    """Each action, role and sensitivity is allowed or refused as decided."""
    decisions = {
        level.value: allowed(
            user_of(role),
            action,
            Record(subject="inc_1", sensitivity=level),
            on_behalf="RUS",
        )
        for level in Sensitivity
    }
    assert {level for level, decision in decisions.items() if decision.allowed} == {
        *EXPECTED[action.value, role.value]
    }
    assert all(decision.reason for decision in decisions.values())


def test_whoever_is_not_active_may_nothing() -> None:
    """Not even read what is public."""
    user = replace(user_of(Role.ADMIN), active=False)
    assert not any(allowed(user, action).allowed for action in Action)
    assert allowed(user, Action.RECORD_READ).reason == "user u is not active"


def test_whoever_has_no_role_may_nothing() -> None:
    """A user without a role is there, and may not act."""
    user = User(id="u", roles=())
    assert not any(allowed(user, action).allowed for action in Action)


def test_roles_do_not_mix_their_rights() -> None:
    """One role's action does not reach up to another role's sensitivity."""
    both = User(id="u", roles=(Role.REPORTER, Role.DATA_PROTECTION_OFFICER))
    secret = Record(sensitivity=Sensitivity.CONFIDENTIAL)
    assert allowed(both, Action.RECORD_READ, secret).allowed
    assert not allowed(both, Action.INCIDENT_REVIEW, secret).allowed


@pytest.mark.parametrize("action", sorted(FOR_ONE_PARTY))
def test_a_party_officer_acts_for_the_own_party_alone(action: Action) -> None:
    """RUS answers for RUS, never for TUR or nobody."""
    officer = user_of(Role.PARTY_OFFICER)
    assert allowed(officer, action, on_behalf="RUS").allowed
    assert not allowed(officer, action, on_behalf="TUR").allowed
    assert not allowed(officer, action).allowed


def test_a_party_sees_shared_and_own_material_only() -> None:
    """Own: whatever its sensitivity; another's: only what is shared by name."""
    officer = user_of(Role.PARTY_OFFICER)
    own = Record(sensitivity=Sensitivity.RESTRICTED, of=frozenset({"RUS"}))
    others = Record(sensitivity=Sensitivity.PARTNER, of=frozenset({"TUR"}))
    mixed = Record(sensitivity=Sensitivity.RESTRICTED, of=frozenset({"RUS", ""}))
    named = frozenset({Audience(kind=AudienceKind.GUARANTOR, actor="RUS")})
    assert allowed(officer, Action.RECORD_READ, own).allowed
    assert not allowed(officer, Action.RECORD_READ, others).allowed
    assert not allowed(officer, Action.RECORD_READ, mixed).allowed
    assert allowed(
        officer, Action.RECORD_READ, replace(others, audiences=named)
    ).allowed


@pytest.mark.parametrize("action", sorted(set(Action) - READS))
def test_sharing_gives_reading_and_nothing_else(action: Action) -> None:
    """A circle named on a record may read it, not write on it."""
    team = frozenset({Audience(kind=AudienceKind.TEAM)})
    record = Record(sensitivity=Sensitivity.CONFIDENTIAL, audiences=team)
    publisher = user_of(Role.PUBLISHER)
    assert allowed(publisher, Action.RECORD_READ, record).allowed
    assert not allowed(publisher, action, record).allowed


@pytest.mark.parametrize("role", Role)
def test_no_sharing_opens_the_vault(role: Role) -> None:
    """What is in the vault is no record to be read."""
    everyone = frozenset(
        {
            Audience(kind=AudienceKind.PUBLIC),
            Audience(kind=AudienceKind.TEAM),
            Audience(kind=AudienceKind.ADMIN),
        }
    )
    record = Record(sensitivity=Sensitivity.SOURCE_VAULT, audiences=everyone)
    for action in set(Action) - VAULT:
        assert not allowed(user_of(role), action, record).allowed


def test_a_refusal_says_who_what_and_why() -> None:
    """The message names the user, the record and the rule."""
    record = Record(subject="inc_1", sensitivity=Sensitivity.RESTRICTED)
    with pytest.raises(
        AccessDenied,
        match=r"inc_1: u may not do this; got record\.read up to partner as viewer;"
        r" it is restricted",
    ):
        require(user_of(Role.VIEWER), Action.RECORD_READ, record)
