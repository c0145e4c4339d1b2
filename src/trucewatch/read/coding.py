"""What a coder of claims returns: the claims it made and the doubts it had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.claim import Claim
from trucewatch.model.issue import Issue
from trucewatch.model.trace import Dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """Claims in text order, with the Issues met while reading them.

    Args:
        claims: what the document's sources say.
        issues: doubts that cost certainty, never silently dropped.
        dropped: candidates that made no claim, with the reason (see `read.explain`).
    """

    claims: tuple[Claim, ...] = ()
    issues: tuple[Issue, ...] = ()
    dropped: tuple[Dropped, ...] = ()


def coding_of(found: Iterable[Claim | Dropped]) -> Coding:
    """The coding of a coder that tells claims and dropped candidates in text order."""
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    for each in found:
        if isinstance(each, Claim):
            claims.append(each)
        else:
            dropped.append(each)
    return Coding(claims=tuple(claims), dropped=tuple(dropped))


def join(codings: Iterable[Coding]) -> Coding:
    """One coding with everything in `codings`, in their order."""
    parts = tuple(codings)
    return Coding(
        claims=tuple(claim for part in parts for claim in part.claims),
        issues=tuple(issue for part in parts for issue in part.issues),
        dropped=tuple(each for part in parts for each in part.dropped),
    )
