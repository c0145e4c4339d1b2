"""Actors: states and their organs, groups, coalitions, with dated names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.document import Span


class ActorKind(StrEnum):
    """What sort of actor it is."""

    STATE = "state"
    STATE_FORCE = "state_force"
    GROUP = "group"
    COALITION = "coalition"
    INTERNATIONAL_BODY = "international_body"
    NGO = "ngo"
    MEDIA = "media"
    GENERIC = "generic"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedName:
    """A name and the days on which it was in use; None leaves that side open."""

    name: str
    since: date | None = None
    until: date | None = None
    source: str = ""

    def in_use(self, day: date | None) -> bool:
        """Whether the name was in use on `day`; True for an unknown day."""
        if day is None:
            return True
        after = self.since is None or self.since <= day
        return after and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor with its dated names.

    Args:
        code: stable code, e.g. ``RUS``, ``RUS/MOD``, ``SYR/NUSRA``.
        name: neutral name to print.
        kind: what sort of actor.
        side: code of the state or bloc it is aligned with, or None.
        names: dated aliases in any script.
    """

    code: str
    name: str
    kind: ActorKind
    side: str | None = None
    names: tuple[DatedName, ...] = ()

    @property
    def party_name(self) -> str:
        """The name as that of a party: a state's government, for every state alike."""
        if self.kind is not ActorKind.STATE or "/" in self.code:
            return self.name
        return f"Government of {'the ' * bool(_WITH_THE.search(self.name))}{self.name}"


_WITH_THE = re.compile(
    r"\b(United|Republic|Islands|Federated|Netherlands|Philippines|Bahamas|Maldives"
    r"|Gambia|Comoros|Holy See)\b"
)
"""Names of states that take the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """An actor as one claim names it.

    Args:
        text: the words used, e.g. ``"opposition fighters"``.
        span: where they stand, or None where the actor is understood.
        actor: actor code, or None where the words name no known actor.
    """

    text: str
    span: Span | None = None
    actor: str | None = None
