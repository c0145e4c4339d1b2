"""What people decided: about a claim's reading, and about an incident."""

from __future__ import annotations

from enum import StrEnum


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
