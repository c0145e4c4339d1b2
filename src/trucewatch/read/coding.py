"""What a coder of claims returns: the claims it made and the doubts it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Claims in text order, with the Issues met while reading them.

    Args:
        claims: what the document's sources say.
        issues: doubts that cost certainty, never silently dropped.
    """

    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()


def join(codings: Iterable[Coding]) -> Coding:
    """One coding with everything in `codings`, in their order."""
    parts = tuple(codings)
    return Coding(
        claims=tuple(claim for part in parts for claim in part.claims),
        issues=tuple(issue for part in parts for issue in part.issues),
    )
