"""Access: users and their roles, sensitivities and audiences of records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sensitivity(StrEnum):
    """How far a record may go (2.19), from the widest circle to the narrowest."""

    PUBLIC = "public"
    PARTNER = "partner"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    SOURCE_VAULT = "source_vault"

    @property
    def level(self) -> int:
        """Its place in that order, from 0."""
        return _LEVELS[self]


_LEVELS = {each: level for level, each in enumerate(Sensitivity)}


class AudienceKind(StrEnum):
    """Sorts of circles to whom something is shown (2.19)."""

    PUBLIC = "public"
    PARTNERS = "partners"
    PARTY = "party"
    GUARANTOR = "guarantor"
    TEAM = "team"
    ADMIN = "admin"


_OF_ACTOR = frozenset({AudienceKind.PARTY, AudienceKind.GUARANTOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """A circle; those of a party or guarantor name its actor code."""

    kind: AudienceKind
    actor: str | None = None

    def __post_init__(self) -> None:
        if (self.kind in _OF_ACTOR) != bool(self.actor):
            raise ValueError(f"{self.kind}: an actor goes with party and guarantor")

    def __str__(self) -> str:
        return f"{self.kind}:{self.actor}" if self.actor else self.kind.value


def audience_of(text: str) -> Audience:
    """The audience that ``team`` or ``party:SYR-OPP`` names.

    Raises:
        ValueError: no such audience.
    """
    kind, _, actor = text.partition(":")
    return Audience(kind=AudienceKind(kind), actor=actor or None)


class Role(StrEnum):
    """What somebody does in the mission (2.20)."""

    VIEWER = "viewer"
    REPORTER = "reporter"
    REVIEWER = "reviewer"
    LIAISON = "liaison"
    PARTY_OFFICER = "party_officer"
    PUBLISHER = "publisher"
    AGREEMENT_EDITOR = "agreement_editor"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    ADMIN = "admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who may act, by id; names of persons stand nowhere in the register.

    Args:
        id: id, as the log writes it; letters, digits, ``.``, ``-``, ``_``.
        roles: what the user does, each once, in the enumeration's order.
        party: actor code of the party or guarantor that a party officer is of.
        active: whether the user may act at all.

    Raises:
        ValueError: an id of other characters, roles out of order, or a party officer
            of no party.
    """

    id: str
    roles: tuple[Role, ...]
    party: str | None = None
    active: bool = True

    def __post_init__(self) -> None:
        plain = self.id.replace(".", "").replace("-", "").replace("_", "")
        if not (plain.isascii() and plain.isalnum() and len(self.id) <= 64):
            raise ValueError(f"user id {self.id!r}: letters, digits, . - _, at most 64")
        if self.roles != tuple(role for role in Role if role in self.roles):
            raise ValueError("roles stand in the enumeration's order, each once")
        if (Role.PARTY_OFFICER in self.roles) != (self.party is not None):
            raise ValueError("a party officer, and nobody else, is of a party")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """How far one record may go.

    Args:
        subject: id of the record.
        sensitivity: who may see it.
        audiences: circles to whom it is shown besides, by name.
        party: actor code of the party whose material it is, or None.
        delay_hours: how long partners wait for it, in hours.
        reason: why it was marked so.
    """

    subject: str
    sensitivity: Sensitivity
    audiences: tuple[Audience, ...] = ()
    party: str | None = None
    delay_hours: int = 0
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a marking gives its reason")
        if self.delay_hours < 0:
            raise ValueError(f"delay of {self.delay_hours} hours, wanted >= 0")
        if self.sensitivity is Sensitivity.SOURCE_VAULT:
            raise ValueError("source_vault is for the vault's own records")
