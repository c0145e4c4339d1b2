"""Commitments: who promised what by when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.actor import ActorMention
from trucewatch.model.when import When


class CommitmentStatus(StrEnum):
    """How a promise stands (2.14)."""

    OPEN = "open"
    MET = "met"
    MET_LATE = "met_late"
    MISSED = "missed"
    PARTLY = "partly"
    SUPERSEDED = "superseded"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentBody:
    """A promise as one claim reports it.

    Args:
        by: who promised.
        what: the promise in the source's words.
        due: by when, or None where no date is given.
    """

    by: tuple[ActorMention, ...]
    what: str
    due: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A dated undertaking of an agreement with its status on one day.

    Args:
        id: term id with its agreement, ``SY-2017-05-04/T6a``.
        by: actor codes, ordered.
        what: the undertaking in our words.
        due: last day for it, or None.
        status: how it stands; ``unverifiable`` where nothing was read about it.
        as_of: day on which the status holds.
        evidence: ids of claims that bear on it, none of which settles it.
        contradicting: ids of claims that deny such an act.
        reports: what is on record of it, by whom.
        reason: why this status, in a sentence.
        source: where the provision was read.
        unchecked: whether the provision itself is unchecked.
    """

    id: str
    by: tuple[str, ...]
    what: str
    due: date | None
    status: CommitmentStatus
    as_of: date
    evidence: tuple[str, ...] = ()
    contradicting: tuple[str, ...] = ()
    reports: tuple[FulfilmentReport, ...] = ()
    reason: str = ""
    source: str = ""
    unchecked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FulfilmentReport:
    """What somebody says of an undertaking, from the agreement's own record.

    Args:
        term: id of the term, ``T6a``.
        says: how the file's authors read it, not the speaker's own word: `MET`,
            `MET_LATE`, `PARTLY` or `MISSED`.
        by: actor code of who says so.
        day: day of the statement, or of the act it tells of.
        text: what it says, in our words.
        source: citation.
        unchecked: whether it was not read in a source.
    """

    term: str
    says: CommitmentStatus
    by: str
    day: date
    text: str
    source: str = ""
    unchecked: bool = False

    def __post_init__(self) -> None:
        if self.says not in _SAID:
            wanted = ", ".join(sorted(_SAID))
            raise ValueError(f"{self.term}: says {self.says}, wanted one of {wanted}")


_SAID = frozenset(
    {
        CommitmentStatus.MET,
        CommitmentStatus.MET_LATE,
        CommitmentStatus.PARTLY,
        CommitmentStatus.MISSED,
    }
)
