"""Determinations: what a competent body decided on a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.finding import DeterminationStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """Where a body's decision on one incident under one term stands (2.9).

    Findings are made anew with every change; a determination speaks of the incident
    and the term, so that it stays beside them.

    Args:
        incident: id of the incident.
        agreement: id of the agreement.
        term: id of the term.
        body: who decides.
        status: where it stands.
        reason: why, in a sentence.
        on: the day on which it came to stand there.
    """

    incident: str
    agreement: str
    term: str
    body: str
    status: DeterminationStatus
    reason: str
    on: date

    def __post_init__(self) -> None:
        if not self.body.strip() or not self.reason.strip():
            raise ValueError("a determination names its body and its reason")

    def open_days(self, today: date) -> int | None:
        """Days for which it has stood open, or None where it is decided.

        Without consensus a body has decided nothing: that counts as open.
        """
        decided = {
            DeterminationStatus.CONFIRMED,
            DeterminationStatus.REJECTED,
            DeterminationStatus.CLOSED,
        }
        return None if self.status in decided else (today - self.on).days
