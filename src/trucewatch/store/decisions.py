"""The kinds of entries that people write: one repository an aggregate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from trucewatch.model.access import Marking, User
from trucewatch.model.account import AccountEntry, Switch
from trucewatch.model.attribution import Attribution
from trucewatch.model.correction import ClaimDecision
from trucewatch.model.coverage import Coverage
from trucewatch.model.decided import Decided
from trucewatch.model.determination import Determination
from trucewatch.model.liaison import LiaisonContact
from trucewatch.model.response import Response
from trucewatch.model.restriction import AccessRestriction
from trucewatch.model.review import Assignment, Dispute, IncidentReview, Reopening
from trucewatch.store.aggregate import Aggregate, Kept, about_all
from trucewatch.store.moments import read_once

Decision = TypeVar("Decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Which claims a coding run made of a document; the latest run stands.

    Args:
        document: id of the document.
        run: number of the run, from 1.
        claims: ids of the claims, in text order.
    """

    document: str
    run: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedIdentity:
    """A source's identity, encrypted; see `service.vault`.

    Args:
        subject: what the source told: id of a document, claim or source.
        key: id of the key, the first digits of its hash.
        nonce, sealed: hexadecimal.
    """

    subject: str
    key: str
    nonce: str
    sealed: str


USERS = Aggregate(kind="user", type=User)
MARKINGS = Aggregate(kind="marking", type=Marking)
REVIEWS = Aggregate(kind="review", type=IncidentReview)
REOPENINGS = Aggregate(kind="reopening", type=Reopening)
DISPUTES = Aggregate(kind="dispute", type=Dispute)
ASSIGNMENTS = Aggregate(kind="assignment", type=Assignment)
CLAIM_DECISIONS = Aggregate(kind="claim_review", type=ClaimDecision)
CODINGS = Aggregate(kind="coding", type=Coding)
ATTRIBUTIONS = Aggregate(kind="attribution", type=Attribution)
RESPONSES = Aggregate(kind="response", type=Response)
DETERMINATIONS = Aggregate(kind="determination", type=Determination)
CONTACTS = Aggregate(kind="liaison", type=LiaisonContact)
RESTRICTIONS = Aggregate(kind="restriction", type=AccessRestriction)
COVERAGE = Aggregate(kind="coverage", type=Coverage)
IDENTITIES = Aggregate(kind="vault", type=SealedIdentity)
ACCOUNT_CHANGES = Aggregate(kind="account", type=AccountEntry)
SWITCHES = Aggregate(kind="switch", type=Switch)


_DECIDED: tuple[Aggregate[Any], ...] = (
    REVIEWS,
    ATTRIBUTIONS,
    DISPUTES,
    RESPONSES,
    DETERMINATIONS,
)


def decided_on(
    connection: sa.Connection, incidents: Iterable[str]
) -> dict[str, Decided]:
    """What people decided on those incidents on which they decided anything."""
    asked = sorted(set(incidents))
    of_kind = about_all(connection, _DECIDED, asked)
    reviews, attributions, disputes, responses, decisions = of_kind.values()
    found = {**reviews, **attributions, **disputes, **responses, **decisions}
    return {
        incident: Decided(
            review=_last(reviews.get(incident, ())),
            attribution=_last(attributions.get(incident, ())),
            disputes=_standing(disputes.get(incident, ())),
            responses=_by_time(responses.get(incident, ())),
            determinations=_by_term(decisions.get(incident, ())),
        )
        for incident in sorted(found)
    }


def marked(connection: sa.Connection, subjects: Iterable[str]) -> dict[str, Marking]:
    """The standing markings of those subjects that have one."""
    found = MARKINGS.about_any(connection, subjects)
    return {subject: kept[-1].value for subject, kept in found.items()}


def every_marking(connection: sa.Connection) -> tuple[Marking, ...]:
    """The standing marking of everything that has one, by subject."""
    return read_once(
        connection,
        "markings",
        lambda: tuple(kept.value for kept in MARKINGS.every(connection)),
    )


def _last(kept: tuple[Kept[Decision], ...]) -> Decision | None:
    return kept[-1].value if kept else None


def _standing(kept: tuple[Kept[Dispute], ...]) -> tuple[Dispute, ...]:
    values = [each.value for each in kept if not each.value.withdrawn]
    return tuple(sorted(values, key=lambda each: each.by))


def _by_time(kept: tuple[Kept[Response], ...]) -> tuple[Response, ...]:
    values = [each.value for each in kept]
    return tuple(sorted(values, key=lambda each: (each.at, each.party, each.kind)))


def _by_term(kept: tuple[Kept[Determination], ...]) -> tuple[Determination, ...]:
    values = [each.value for each in kept]
    return tuple(sorted(values, key=lambda e: (e.agreement, e.term, e.body)))
