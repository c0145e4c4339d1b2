"""Incidents: our best reconstruction of one happening, from claims for and against."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.decided import UNDECIDED, Decided
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.place import Placement
from trucewatch.model.quantity import Casualties
from trucewatch.model.review import IncidentState
from trucewatch.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReason:
    """Why a claim was joined to an incident.

    Args:
        claim: the claim joined.
        to: the founding claim or the member it matched.
        agreed: names of the fields that agreed.
        disagreed: names of the fields that did not.
        sentence: the reason for people.
    """

    claim: str
    to: str
    agreed: tuple[str, ...]
    disagreed: tuple[str, ...] = ()
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyReport:
    """What one origin says of killed and injured; reports are never added up."""

    claim: str
    origin: str
    killed: tuple[Casualties, ...] = ()
    injured: tuple[Casualties, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening in the world as claims tell it (observation layer only).

    Args:
        id: ``inc_`` id, from the founding claim; it stays.
        type: what happened; the founding claim's, or ``undetermined`` where
            supporting claims disagree within a family.
        time: narrowest time that no supporting claim contradicts.
        place: the best placed mention with role ``at``, or None.
        supporting: claims that tell of it, founding claim first, with places.
        contradicting: claims that negate or deny it.
        origins: distinct origins of supporting claims, ordered by name.
        sides: distinct sides of those origins ("" for none), ordered.
        casualties: one report an origin and claim, never summed.
        attribution: default not attributed.
        state: default reported.
        disputed_by: origins of the contradicting claims, ordered.
        reasons: why each further claim was joined.
        decided: what people decided on it; its state, attribution and disputes hold it.
        from_line_m: metres from the line between the sides, as people measured it,
            or None.
    """

    id: str
    type: EventType
    family: EventFamily
    time: When
    place: Placement | None
    supporting: tuple[PlacedClaim, ...]
    contradicting: tuple[PlacedClaim, ...] = ()
    origins: tuple[str, ...]
    sides: tuple[str, ...] = ()
    casualties: tuple[CasualtyReport, ...] = ()
    attribution: Attribution = NOT_ATTRIBUTED
    state: IncidentState = IncidentState.REPORTED
    disputed_by: tuple[str, ...] = ()
    reasons: tuple[MergeReason, ...] = ()
    decided: Decided = UNDECIDED
    from_line_m: float | None = None

    def __post_init__(self) -> None:
        if not self.supporting:
            raise ValueError("an incident has at least one supporting claim")
        told_by = {placed.claim.origin for placed in self.supporting}
        if set(self.origins) != told_by or len(self.origins) != len(told_by):
            raise ValueError("origins are the supporting claims' origins, each once")
