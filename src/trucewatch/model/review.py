"""What people decided: about a claim's reading, and about an incident."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.observation import ObservationMeans


class ClaimReview(StrEnum):
    """State of a claim's reading (2.7a)."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


class IncidentState(StrEnum):
    """State of an incident (2.7), in order of progress."""

    REPORTED = "reported"
    TRIAGED = "triaged"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    PARTIALLY_VERIFIED = "partially_verified"
    NOT_VERIFIABLE = "not_verifiable"
    REFUTED = "refuted"
    DUPLICATE = "duplicate"


PRINTS_FINDINGS = frozenset(
    {
        IncidentState.CORROBORATED,
        IncidentState.VERIFIED,
        IncidentState.PARTIALLY_VERIFIED,
    }
)
"""States in which a bulletin prints findings beside an incident."""

NEXT_STATES: dict[IncidentState, tuple[IncidentState, ...]] = {
    IncidentState.REPORTED: (
        IncidentState.TRIAGED,
        IncidentState.NOT_VERIFIABLE,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    ),
    IncidentState.TRIAGED: (
        IncidentState.CORROBORATED,
        IncidentState.NOT_VERIFIABLE,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    ),
    IncidentState.CORROBORATED: (
        IncidentState.TRIAGED,
        IncidentState.VERIFIED,
        IncidentState.PARTIALLY_VERIFIED,
        IncidentState.NOT_VERIFIABLE,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    ),
    IncidentState.VERIFIED: (
        IncidentState.CORROBORATED,
        IncidentState.PARTIALLY_VERIFIED,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    ),
    IncidentState.PARTIALLY_VERIFIED: (
        IncidentState.CORROBORATED,
        IncidentState.VERIFIED,
        IncidentState.NOT_VERIFIABLE,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    ),
    IncidentState.NOT_VERIFIABLE: (IncidentState.TRIAGED,),
    IncidentState.REFUTED: (IncidentState.TRIAGED,),
    IncidentState.DUPLICATE: (IncidentState.TRIAGED,),
}
"""Where a person may take an incident from each state (2.7): the whole policy."""

BY_SECOND_PERSON = frozenset({IncidentState.VERIFIED, IncidentState.PARTIALLY_VERIFIED})
"""States that only a second person sets, on at least one basis (2.7)."""

SETTLED = frozenset(
    {
        IncidentState.VERIFIED,
        IncidentState.NOT_VERIFIABLE,
        IncidentState.REFUTED,
        IncidentState.DUPLICATE,
    }
)
"""States in which an incident waits for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """One thing that a review rests on.

    Args:
        means: by what means it is known.
        what: what it is: an id of a claim or document, or words.
    """

    means: ObservationMeans
    what: str

    def __post_init__(self) -> None:
        if not self.what.strip():
            raise ValueError("a basis says what it is")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentReview:
    """One decision on an incident's state; who and when stand with the entry.

    Args:
        incident: id of the incident.
        state: the state it has from now on.
        reason: why, in a sentence; never empty.
        bases: what the decision rests on, beside the claims.
        duplicate_of: id of the incident that it repeats, for a duplicate alone.

    Raises:
        ValueError: no reason; a verification without a basis; a duplicate of
            nothing or of itself, or another state with a duplicate's fields.
    """

    incident: str
    state: IncidentState
    reason: str
    bases: tuple[Basis, ...] = ()
    duplicate_of: str | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a review gives its reason")
        if self.state in BY_SECOND_PERSON and not self.bases:
            raise ValueError(f"{self.state} rests on at least one basis")
        duplicate = self.state is IncidentState.DUPLICATE
        if duplicate != (self.duplicate_of is not None):
            raise ValueError("a duplicate, and nothing else, names what it repeats")
        if self.duplicate_of == self.incident:
            raise ValueError("an incident is no duplicate of itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening:
    """That claims against an incident came in after people had concluded on it.

    Its state stays as people set it; the incident waits for them to look again.

    Args:
        incident: id of the incident.
        review: the version of the review that had not seen the claims.
        claims: ids of the claims, ordered.
    """

    incident: str
    review: int
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("a reopening names the claims that it is for")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """That somebody disputes an incident; a flag beside its state.

    Args:
        incident: id of the incident.
        by: actor code or name of who disputes it.
        reason: what is disputed, in a sentence.
        withdrawn: whether the dispute was taken back.
    """

    incident: str
    by: str
    reason: str
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise ValueError("a dispute says by whom and why")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """For whom an incident waits; `to` is None where it waits for anyone."""

    incident: str
    to: str | None
    note: str = ""
