"""Who is what to an agreement: roles, exclusions, joinings, disputes; all dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.actor import DatedName
from trucewatch.model.period import check_period


class PartyRole(StrEnum):
    """What an actor is to an agreement; kept apart, each dated."""

    SIGNATORY = "signatory"
    GUARANTOR = "guarantor"
    BOUND_PARTY = "bound_party"
    BENEFICIARY = "beneficiary"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    FACILITATOR = "facilitator"
    DEPOSITARY = "depositary"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRole:
    """One actor's role, dated, with its source.

    Args:
        role: what the actor is to the agreement.
        actor: actor code.
        since, until: days between which it held the role, half-open, None where open.
        joined_only: whether, of the actor's members, the text binds only those that
            have joined ("groups that have joined and will join").
        source, note: citation and remark.
        disputed: who disputes the role and how, in a sentence, or "".
        unchecked: whether it was not read in a source.
    """

    role: PartyRole
    actor: str
    since: date | None = None
    until: date | None = None
    joined_only: bool = False
    source: str = ""
    note: str = ""
    disputed: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        check_period(f"{self.role} {self.actor}", self.since, self.until)

    def held_on(self, day: date | None) -> bool:
        """Whether the role was held on `day`; True for an unknown day."""
        if day is None:
            return True
        after = self.since is None or self.since <= day
        return after and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputedExclusion:
    """An actor of whom it is disputed, for a time, whether a designation covers it.

    Args:
        actor: actor code.
        name: its name, for people and for texts that name no known actor.
        since, until: days between which it is disputed, half-open, None where open.
        source, note: citation and remark.
    """

    actor: str
    name: str
    since: date | None = None
    until: date | None = None
    source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_period(self.name, self.since, self.until)

    def in_dispute(self, day: date | None) -> bool:
        """Whether `day` lies in the time of the dispute; True for an unknown day."""
        if day is None:
            return True
        after = self.since is None or self.since <= day
        return after and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExcludedGroup:
    """A group outside the ceasefire's protection: dated data, never a constant.

    Args:
        actor: actor code.
        names: dated names under which it is excluded, the text's own first.
        authority: who designates it.
        since, until: days of the designation, None where open.
        disputed: actors of whom it is disputed whether the designation covers them.
        source, note: citation and remark.
        unchecked: whether any part of it was not read in a source.
    """

    actor: str
    names: tuple[DatedName, ...]
    authority: str
    since: date | None = None
    until: date | None = None
    disputed: tuple[DisputedExclusion, ...] = ()
    source: str = ""
    note: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError(f"{self.actor}: wanted at least one name")
        check_period(self.actor, self.since, self.until)

    def designated_on(self, day: date) -> bool:
        """Whether the designation stood on `day`."""
        after = self.since is None or self.since <= day
        return after and (self.until is None or day < self.until)


class JoiningKind(StrEnum):
    """Whether somebody accepted the ceasefire, or left it."""

    JOINED = "joined"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """A group or settlement that joined a ceasefire, or left it, as somebody says.

    Args:
        kind: joined or left.
        name: the group or settlement, neutrally named.
        day: first day on which it counts.
        actor: actor code of a group, or None.
        place_id: place id of a settlement, or None.
        claimed_by: actor code of who says so.
        confirmed_by: actor codes of others who say so too.
        disputed_by: actor codes of those who say otherwise.
        strength: fighters as claimed, or None.
        source, note: citation and remark.
        unchecked: whether it was not read in a source.
    """

    kind: JoiningKind
    name: str
    day: date
    actor: str | None = None
    place_id: str | None = None
    claimed_by: str
    confirmed_by: tuple[str, ...] = ()
    disputed_by: tuple[str, ...] = ()
    strength: int | None = None
    source: str = ""
    note: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        if (self.actor is None) == (self.place_id is None):
            raise ValueError(f"{self.name}: wanted either actor or place_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one actor holds in a dispute."""

    by: str
    says: str
    source: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Something about an agreement on which actors differ; no side is taken.

    Args:
        about: the point in a few words.
        positions: who holds what.
    """

    about: str
    positions: tuple[Position, ...]
