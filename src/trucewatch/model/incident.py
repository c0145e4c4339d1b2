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
        close: names of the fields that nearly agreed.
        disagreed: names of the fields that did not.
        score: how sure the policy is that both tell of one happening, 0 to 1.
        decision: id of the decision by which a person put it there, or None.
        sentence: the reason for people.
    """

    claim: str
    to: str
    agreed: tuple[str, ...]
    close: tuple[str, ...] = ()
    disagreed: tuple[str, ...] = ()
    score: float = 1.0
    decision: str | None = None
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginGroup:
    """Supporting claims that count as one origin.

    Args:
        origin: its name; where copies hide whom they copy, the name that carries
            most of the claims, of several the first.
        names: every name under which it is carried, ordered.
        sides: actor codes of the sides that those are aligned with, ordered.
        claims: ids of its claims.
        reason: why several names are one origin, in a sentence, or "".
    """

    origin: str
    names: tuple[str, ...]
    sides: tuple[str, ...] = ()
    claims: tuple[str, ...]
    reason: str = ""


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
        origin_groups: the supporting claims by independent origin, copies together;
            empty: each of `origins` stands for itself.
        policy: name of the policy that merged it, or "".
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
    origin_groups: tuple[OriginGroup, ...] = ()
    policy: str = ""

    def __post_init__(self) -> None:
        if not self.supporting:
            raise ValueError("an incident has at least one supporting claim")
        told_by = {placed.claim.origin for placed in self.supporting}
        if set(self.origins) != told_by or len(self.origins) != len(told_by):
            raise ValueError("origins are the supporting claims' origins, each once")
        grouped = [claim for group in self.origin_groups for claim in group.claims]
        claims = [placed.claim.id for placed in self.supporting]
        if grouped and sorted(grouped) != sorted(claims):
            raise ValueError("origin groups share the supporting claims out")

    @property
    def origin_count(self) -> int:
        """How many independent origins tell of it; copies count with what they copy."""
        return len(self.origin_groups) or len(self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSuggestion:
    """Two incidents that may be one happening; it waits for a person.

    Args:
        id: ``sug_`` and a hash of the two claims that suggest it most.
        incidents: ids of the two incidents, ordered.
        claims: ids of the two claims, in the incidents' order.
        agreed, close, disagreed: names of fields, as the claims compare.
        score: how sure the policy is, 0 to 1.
        policy: name of the policy.
        sentence: all this for people.
    """

    id: str
    incidents: tuple[str, str]
    claims: tuple[str, str]
    agreed: tuple[str, ...]
    close: tuple[str, ...] = ()
    disagreed: tuple[str, ...] = ()
    score: float
    policy: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownIncident:
    """An id that was given to an incident, for good.

    Args:
        id: ``inc_`` id.
        founded_by: the claim that it was given from.
        given: its place in the order in which ids were given, from 0.
        members: its supporting claims when it last stood for itself, ordered.
        superseded_by: id of the incident that it became a part of, or None.
    """

    id: str
    founded_by: str
    given: int
    members: tuple[str, ...]
    superseded_by: str | None = None
