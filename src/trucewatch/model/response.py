"""Responses: what a party answers to an incident; kept beside the finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.claim import ResponseKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A party's answer, or that it gave none.

    Args:
        incident: id of the incident.
        party: actor code of who answers.
        kind: what sort of answer (2.11).
        text: the answer in the party's words, or "" where it gave none.
        at: when it answered; for `NO_REPLY`, when it was asked; with an offset.
        source: how it came: a claim id, a letter's number, or words.

    Raises:
        ValueError: no party, a time without an offset, or an answer without words.
    """

    incident: str
    party: str
    kind: ResponseKind
    text: str = ""
    at: datetime
    source: str = ""

    def __post_init__(self) -> None:
        if not self.party:
            raise ValueError("a response names its party")
        if self.at.tzinfo is None:
            raise ValueError(f"a response's time has an offset: {self.at.isoformat()}")
        if self.kind is not ResponseKind.NO_REPLY and not self.text.strip():
            raise ValueError(f"{self.kind}: wanted the answer's words")
