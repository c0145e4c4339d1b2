"""Access: every permission of the program, in one place.

A role may do an action on records up to a sensitivity: `RIGHTS` is the whole policy,
and reading it tells it. On top of the table stand four rules: whoever is not active
may nothing; a party officer acts for the own party alone and sees of parties' material
only what is shared or the own; a record shared with a circle by name may be read by
that circle; the vault is opened by its own actions and by nothing else.
That a second person verifies is a rule of the review, not a role (`service.review`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from trucewatch.errors import AccessDenied, HiddenSubject, UnknownSubject
from trucewatch.model.access import (
    Audience,
    AudienceKind,
    Marking,
    Role,
    Sensitivity,
    User,
)
from trucewatch.model.blur import PARTNER_KM, PUBLIC_KM, blurred
from trucewatch.model.place import Placement
from trucewatch.model.redaction import redacted


class Action(StrEnum):
    """What a use case does, as far as permissions tell it apart."""

    RECORD_READ = "record.read"
    RECORD_MARK = "record.mark"
    RECORD_ERASE = "record.erase"
    DOCUMENT_ADD = "document.add"
    INBOX_READ = "inbox.read"
    CODING_RUN = "coding.run"
    CLAIM_REVIEW = "claim.review"
    INCIDENT_ASSIGN = "incident.assign"
    INCIDENT_REVIEW = "incident.review"
    INCIDENT_VERIFY = "incident.verify"
    INCIDENT_DISPUTE = "incident.dispute"
    INCIDENT_ATTRIBUTE = "incident.attribute"
    INCIDENT_MERGE = "incident.merge"
    RESPONSE_WRITE = "response.write"
    DETERMINATION_WRITE = "determination.write"
    LIAISON_WRITE = "liaison.write"
    LIAISON_READ = "liaison.read"
    RESTRICTION_WRITE = "restriction.write"
    COVERAGE_WRITE = "coverage.write"
    BULLETIN_DRAFT = "bulletin.draft"
    BULLETIN_RELEASE = "bulletin.release"
    BULLETIN_CORRECT = "bulletin.correct"
    EXPORT = "export"
    USER_READ = "user.read"
    USER_WRITE = "user.write"
    LOG_READ = "log.read"
    LOG_SIGN = "log.sign"
    KEY_ROTATE = "key.rotate"
    INSTANCE_SWITCH = "instance.switch"
    WEBHOOK_WRITE = "webhook.write"
    INSTANCE_BACKUP = "instance.backup"
    INSTANCE_RESTORE = "instance.restore"
    VAULT_WRITE = "vault.write"
    VAULT_READ = "vault.read"
    VAULT_ERASE = "vault.erase"


_UP_TO: dict[str, Sensitivity | None] = {
    "-": None,
    "p": Sensitivity.PUBLIC,
    "q": Sensitivity.PARTNER,
    "r": Sensitivity.RESTRICTED,
    "c": Sensitivity.CONFIDENTIAL,
    "v": Sensitivity.SOURCE_VAULT,
}

_V, _W, _R, _L, _O = (
    Role.VIEWER,
    Role.REPORTER,
    Role.REVIEWER,
    Role.LIAISON,
    Role.PARTY_OFFICER,
)
_P, _E, _D, _A, _U = (
    Role.PUBLISHER,
    Role.AGREEMENT_EDITOR,
    Role.DATA_PROTECTION_OFFICER,
    Role.ADMIN,
    Role.AUDITOR,
)
_COLUMNS = (_V, _W, _R, _L, _O, _P, _E, _D, _A, _U)

_TABLE: dict[Action, str] = {
    #                           V W R L O P E D A U
    Action.RECORD_READ:         "q r c r q r q c c p",
    Action.RECORD_MARK:         "- - c r - r - c - -",
    Action.RECORD_ERASE:        "- - - - - - - c - -",
    Action.DOCUMENT_ADD:        "- r c r - - - - - -",
    Action.INBOX_READ:          "- r c r - r - - - -",
    Action.CODING_RUN:          "- r c - - - - - - -",
    Action.CLAIM_REVIEW:        "- r c - - - - - - -",
    Action.INCIDENT_ASSIGN:     "- - c r - - - - c -",
    Action.INCIDENT_REVIEW:     "- r c - - - - - - -",
    Action.INCIDENT_VERIFY:     "- - c - - - - - - -",
    Action.INCIDENT_DISPUTE:    "- - c r q - - - - -",
    Action.INCIDENT_ATTRIBUTE:  "- - c - - - - - - -",
    Action.INCIDENT_MERGE:      "- - c - - - - - - -",
    Action.RESPONSE_WRITE:      "- - c r q - - - - -",
    Action.DETERMINATION_WRITE: "- - c - - r - - - -",
    Action.LIAISON_WRITE:       "- - c r - - - - - -",
    Action.LIAISON_READ:        "- r c r - r - - - -",
    Action.RESTRICTION_WRITE:   "- r c r - - - - - -",
    Action.COVERAGE_WRITE:      "- r c r - - - - - -",
    Action.BULLETIN_DRAFT:      "- - - - - r - - - -",
    Action.BULLETIN_RELEASE:    "- - - - - r - - - -",
    Action.BULLETIN_CORRECT:    "- - - - - r - - - -",
    Action.EXPORT:              "q r c r q r q c c p",
    Action.USER_READ:           "- - - - - - - c c p",
    Action.USER_WRITE:          "- - - - - - - - c -",
    Action.LOG_READ:            "- p p p - p p p p p",
    Action.LOG_SIGN:            "- - - - - r - - c -",
    Action.KEY_ROTATE:          "- - - - - - - - c -",
    Action.INSTANCE_SWITCH:     "- - - - - - - - c -",
    Action.WEBHOOK_WRITE:       "- - - - - r - - c -",
    Action.INSTANCE_BACKUP:     "- - - - - - - - c -",
    Action.INSTANCE_RESTORE:    "- - - - - - - - c -",
    Action.VAULT_WRITE:         "- v v - - - - v - -",
    Action.VAULT_READ:          "- - - - - - - v - -",
    Action.VAULT_ERASE:         "- - - - - - - v - -",
}  # fmt: skip

RIGHTS: dict[Action, dict[Role, Sensitivity]] = {
    action: {
        role: level
        for role, letter in zip(_COLUMNS, row.split(), strict=True)
        if (level := _UP_TO[letter]) is not None
    }
    for action, row in _TABLE.items()
}
"""Up to which sensitivity a role may do an action; absent where it may not at all."""

VAULT = frozenset({Action.VAULT_WRITE, Action.VAULT_READ, Action.VAULT_ERASE})
"""The only actions on records of the source vault; they touch no others."""

READS = frozenset({Action.RECORD_READ, Action.LIAISON_READ})
"""Actions that sharing with a circle by name allows."""

FOR_ONE_PARTY = frozenset({Action.RESPONSE_WRITE, Action.INCIDENT_DISPUTE})
"""What a party officer does for the own party alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a permission is asked for.

    Args:
        subject: its id, for the reason.
        sensitivity: how far it may go.
        audiences: circles that it is shared with by name.
        of: actor codes of the parties whose material is in it; "" among them where
            some of it is the mission's own.
    """

    subject: str = ""
    sensitivity: Sensitivity = Sensitivity.PUBLIC
    audiences: frozenset[Audience] = frozenset()
    of: frozenset[str] = frozenset()


ANY = Record()
"""No record of its own: what the whole mission shares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Whether something is allowed, and why or why not, in a sentence."""

    allowed: bool
    reason: str


def allowed(
    user: User, action: Action, record: Record = ANY, *, on_behalf: str | None = None
) -> Decision:
    """Whether `user` may do `action` on `record`.

    Args:
        user: who acts.
        action: what is done.
        record: on what.
        on_behalf: actor code of the party for whom it is done, where it is.
    """
    if not user.active:
        return Decision(allowed=False, reason=f"user {user.id} is not active")
    answers = [_by_role(user, role, action, record, on_behalf) for role in user.roles]
    if not answers:
        return Decision(allowed=False, reason=f"user {user.id} has no role")
    return max(answers, key=lambda answer: answer.allowed)


def _by_role(
    user: User, role: Role, action: Action, record: Record, on_behalf: str | None
) -> Decision:
    limit = RIGHTS[action].get(role)
    if limit is None:
        return Decision(allowed=False, reason=f"a {_name(role)} may not {action}")
    vaulted = record.sensitivity is Sensitivity.SOURCE_VAULT
    if vaulted != (action in VAULT):
        where = "outside" if action in VAULT else "in"
        return Decision(allowed=False, reason=f"no {action} {where} the source vault")
    officer = role is Role.PARTY_OFFICER
    if officer and action in FOR_ONE_PARTY and on_behalf != user.party:
        reason = f"a party officer acts for {user.party} alone"
        return Decision(allowed=False, reason=reason)
    shared = action in READS and bool(circles(user) & record.audiences)
    if shared or (officer and _own(user, record)):
        return Decision(allowed=True, reason="shared, or the party's own")
    others = ", ".join(sorted(record.of - {"", user.party}))
    if officer and others:
        return Decision(allowed=False, reason=f"material of {others}, not shared")
    within = record.sensitivity.level <= limit.level
    told = f"{action} up to {limit} as {_name(role)}; it is {record.sensitivity}"
    return Decision(allowed=within, reason=told)


def _own(user: User, record: Record) -> bool:
    """Whether all of the record is the party's own material."""
    return user.party is not None and record.of == {user.party}


def _name(role: Role) -> str:
    return role.value.replace("_", " ")


def require(
    user: User, action: Action, record: Record = ANY, *, on_behalf: str | None = None
) -> None:
    """Return where it is allowed.

    Raises:
        AccessDenied: it is not; with the reason.
    """
    decision = allowed(user, action, record, on_behalf=on_behalf)
    if not decision.allowed:
        raise AccessDenied(
            f"{user.id} may not do this",
            where=record.subject or action.value,
            got=decision.reason,
        )


def require_known(user: User, record: Record, *, unknown: UnknownSubject) -> None:
    """Return where the user may read the record at all.

    Ask it before anything that is answered otherwise for a record that is there, and
    after `require` without a record, which says the same of all records.

    Raises:
        HiddenSubject: not so; over the web it reads like `unknown`.
    """
    decision = allowed(user, Action.RECORD_READ, record)
    if not decision.allowed:
        raise HiddenSubject(
            f"{user.id} may not do this",
            where=record.subject,
            got=decision.reason,
            unknown=unknown,
        )


THE_PUBLIC = User(id="public", roles=(Role.AUDITOR,))
"""Stands for whoever reads the public site: reads what is public, or shared with the
public by name, after its delay and with its place blurred; is of no other circle."""

_TEAM = frozenset({_W, _R, _L, _P, _E, _D, _A})
_PARTNERS = frozenset({_V, _O})


@lru_cache(maxsize=1_000)
def circles(user: User) -> frozenset[Audience]:
    """Every circle that the user belongs to."""
    found = {Audience(kind=AudienceKind.PUBLIC)}
    if _TEAM & set(user.roles):
        found |= {Audience(kind=AudienceKind.TEAM)}
    if (_TEAM | _PARTNERS) & set(user.roles):
        found |= {Audience(kind=AudienceKind.PARTNERS)}
    if _A in user.roles:
        found |= {Audience(kind=AudienceKind.ADMIN)}
    if user.party is not None:
        both = (AudienceKind.PARTY, AudienceKind.GUARANTOR)
        found |= {Audience(kind=kind, actor=user.party) for kind in both}
    return frozenset(found)


def may_export_for(user: User, audience: Audience) -> Decision:
    """Whether `user` may make a file for `audience`: the own circles, or of the team.

    There is no file for admins: what goes beyond the team is read, not passed on.
    """
    require(user, Action.EXPORT)
    if audience.kind is AudienceKind.ADMIN:
        return Decision(allowed=False, reason="nothing is exported for admins")
    mine = circles(user)
    if audience in mine or Audience(kind=AudienceKind.TEAM) in mine:
        return Decision(allowed=True, reason=f"{user.id} may pass it on")
    return Decision(allowed=False, reason=f"{user.id} is not of {audience}")


@lru_cache(maxsize=1_000)
def is_team(user: User) -> bool:
    """Whether the user is of the mission's own team."""
    return Audience(kind=AudienceKind.TEAM) in circles(user)


def record_of(
    subject: str,
    *markings: Marking,
    unmarked: Sensitivity = Sensitivity.PUBLIC,
) -> Record:
    """The record of a subject under the markings of it and of what it rests on.

    The narrowest sensitivity holds; a circle counts where every marking above public
    names it, and a party's own it is where every such marking says so.
    """
    if not markings:
        return Record(subject=subject, sensitivity=unmarked)
    narrow = [each for each in markings if each.sensitivity is not Sensitivity.PUBLIC]
    levels = [each.sensitivity for each in markings]
    named = [frozenset(each.audiences) for each in narrow]
    return Record(
        subject=subject,
        sensitivity=max(levels, key=lambda each: each.level),
        audiences=frozenset.intersection(*named) if named else frozenset(),
        of=frozenset(each.party or "" for each in narrow),
    )


def shown_from(told: datetime, user: User, *markings: Marking) -> datetime:
    """From when on the user sees a record: the team at once, others after its delay."""
    if is_team(user):
        return told
    return told + timedelta(hours=max((m.delay_hours for m in markings), default=0))


def shown_place(place: Placement, user: User, record: Record) -> Placement:
    """The placement as exactly as the user may know it.

    What is public is public. Of anything else the team sees the place as it is, a
    partner the cell of a kilometre, anyone else the cell of 25 km.
    """
    mine = circles(user)
    team = Audience(kind=AudienceKind.TEAM) in mine
    if record.sensitivity is Sensitivity.PUBLIC or team:
        return place
    partner = Audience(kind=AudienceKind.PARTNERS) in mine
    return blurred(place, size_km=PARTNER_KM if partner else PUBLIC_KM)


def shown_text(
    text: str, user: User, record: Record, *, names: tuple[str, ...] = ()
) -> str:
    """The text as the user may read it: outside the team without what names people.

    What is public is public. Of anything else, numbers to call, addresses of mail,
    coordinates and the names are struck out for whoever is not of the team.

    Args:
        text: the text.
        user: who reads it.
        record: what it belongs to.
        names: of persons who speak in no public role; see `private_names`.
    """
    team = is_team(user)
    public = record.sensitivity is Sensitivity.PUBLIC
    return text if public or team else redacted(text, names=names)
