"""Corrections: what a person decided on a claim's reading, beside the machine's."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.review import ClaimReview


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDecision:
    """A person's decision on one reading (2.7a); who and when stand with the entry.

    Args:
        reading: the claim as it was read; it stays as it is.
        review: accepted, corrected or rejected; `MACHINE` takes a decision back.
        reason: why, in a sentence.
        corrected: for `CORRECTED`, the claim as it should have been read: same id,
            same document, same span.

    Raises:
        ValueError: no reason, or a corrected claim that does not go with the review
            or with the reading.
    """

    reading: Claim
    review: ClaimReview
    reason: str
    corrected: Claim | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a decision on a claim gives its reason")
        corrected = self.corrected
        if (self.review is ClaimReview.CORRECTED) != (corrected is not None):
            raise ValueError("a correction, and only that, holds the corrected claim")
        if corrected is not None and _place(corrected) != _place(self.reading):
            raise ValueError("a correction keeps id, document, kind and main span")

    def covers(self, claim: Claim) -> bool:
        """Whether `claim` reads the same words as the reading decided on."""
        mine, other = self.reading.spans[0], claim.spans[0]
        return (
            claim.document == self.reading.document
            and claim.kind is self.reading.kind
            and mine.start < other.end
            and other.start < mine.end
        )


def _place(claim: Claim) -> tuple[object, ...]:
    return claim.id, claim.document, claim.kind, claim.spans[0], claim.quote
