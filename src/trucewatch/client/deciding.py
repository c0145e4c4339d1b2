"""Deciding: what people decide, written by a program in the name of its user.

Each takes `seen`, on what the change builds: the number of the version that was read,
or the whole record as it was read, in which the number is looked up. Where somebody
else wrote meanwhile, the API refuses with 409 and nothing is written. Left out, the
change builds on whatever is the latest.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

from trucewatch.client.calls import Record

Seen = int | Mapping[str, Any] | None
"""A version, an incident or document as it was read, or None for the latest."""


class Deciding(ABC):
    """What a client can decide; `Client` is one."""

    @abstractmethod
    def post(self, path: str, body: Record, *, if_match: str = "") -> Record:
        """Any change."""

    def review_incident(
        self,
        incident: str,
        state: str,
        reason: str,
        *,
        seen: Seen = None,
        **more: object,
    ) -> Record:
        """Take an incident to a state; `more`: bases, duplicate_of."""
        body = {"state": state, "reason": reason, "seen": _of(seen, "review"), **more}
        return self.post(f"/incidents/{incident}/review", body)

    def review_claim(
        self, claim: str, review: str, reason: str, *, seen: Seen = None, **more: object
    ) -> Record:
        """Decide on a reading; `more`: changes. `seen` may be the claim as read."""
        number = seen["seen"] if isinstance(seen, Mapping) else seen
        body = {"review": review, "reason": reason, "seen": number, **more}
        return self.post(f"/claims/{claim}/review", body)

    def dispute_incident(
        self,
        incident: str,
        by: str,
        reason: str,
        *,
        withdrawn: bool = False,
        seen: Seen = None,
    ) -> Record:
        """Note that somebody disputes an incident, or takes that back.

        Args:
            incident: its id.
            by: actor code of who disputes it.
            reason: what is disputed.
            withdrawn: whether it is taken back.
            seen: see the module; of an incident, its version of what `by` disputes.
        """
        number = _among(seen, "disputes", by=by)
        body = {"by": by, "reason": reason, "withdrawn": withdrawn, "seen": number}
        return self.post(f"/incidents/{incident}/disputes", body)

    def record_determination(
        self,
        incident: str,
        *,
        agreement: str,
        term: str,
        body: str,
        status: str,
        reason: str,
        on: date,
        seen: Seen = None,
    ) -> Record:
        """Note where a body's decision on an incident under a term stands.

        Args:
            incident: its id.
            agreement: id of the agreement.
            term: id of its term.
            body: who decides.
            status: where it stands.
            reason: why.
            on: the day on which it came to stand there.
            seen: see the module; of an incident, its version of that decision.
        """
        entry = {"agreement": agreement, "term": term, "body": body}
        told = {"status": status, "reason": reason, "on": on}
        number = _among(seen, "determinations", **entry)
        path = f"/incidents/{incident}/determinations"
        return self.post(path, {**entry, **told, "seen": number})

    def mark_incident(
        self,
        incident: str,
        sensitivity: str,
        reason: str,
        *,
        seen: Seen = None,
        **more: object,
    ) -> Record:
        """Say how far an incident may go; it takes the place of the marking before.

        `more`: audiences, party, delay_hours; what is left out is nobody and nothing.
        """
        number = _of(seen, "marking")
        body = {"sensitivity": sensitivity, "reason": reason, "seen": number, **more}
        return self.post(f"/incidents/{incident}/marking", body)

    def mark_document(
        self,
        document: str,
        sensitivity: str,
        reason: str,
        *,
        seen: Seen = None,
        **more: object,
    ) -> Record:
        """Say how far a report may go; see `mark_incident`."""
        number = seen["marking_seen"] if isinstance(seen, Mapping) else seen
        body = {"sensitivity": sensitivity, "reason": reason, "seen": number, **more}
        return self.post(f"/documents/{document}/marking", body)


def _of(seen: Seen, what: str) -> int | None:
    """The version of the one entry of a sort that an incident has."""
    if not isinstance(seen, Mapping):
        return seen
    version: int = seen["seen"][what]
    return version


def _among(seen: Seen, what: str, **entry: str) -> int | None:
    """The version of an entry of which an incident has several; 0 where it has none."""
    if not isinstance(seen, Mapping):
        return seen
    fitting = (
        each["version"]
        for each in seen["seen"][what]
        if all(each[name] == value for name, value in entry.items())
    )
    return next(fitting, 0)
