"""What people decide about which claims belong together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.incident import KnownIncident


class DecisionKind(StrEnum):
    """What a person decided about claims."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on claims; it stays on the books when it is taken back.

    Args:
        id: ``dec_`` id.
        kind: ``merge``: `claims` tell of one happening. ``split``: `claims` tell of
            one happening, and `others` of another.
        claims: ids of claims, ordered; two at least for a merge.
        others: ids of the claims from which a split sets `claims` apart, ordered.
        reason: why, in the person's words.
        at: when, UTC, ISO 8601; of two that contradict each other the later counts.
        suggestion: id of the suggestion that it answers, or None: a merge accepts
            it, a split rejects it.
        withdrawn: whether it was taken back.
    """

    id: str
    kind: DecisionKind
    claims: tuple[str, ...]
    others: tuple[str, ...] = ()
    reason: str
    at: str
    suggestion: str | None = None
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError("a decision has a reason")
        if not self.claims or set(self.claims) & set(self.others):
            raise ValueError("a decision is on claims, each named once")
        if self.kind is DecisionKind.MERGE and (self.others or len(self.claims) < 2):
            raise ValueError("a merge names two claims or more, and no others")
        if self.kind is DecisionKind.SPLIT and not self.others:
            raise ValueError("a split names the claims that others are set apart from")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeBook:
    """What merging has to keep to: people's decisions, and ids given before.

    Args:
        decisions: what people decided on claims.
        known: the ids that incidents of the claims were given before.
        given: how many ids were ever given, to these and other claims.
    """

    decisions: tuple[Decision, ...] = ()
    known: tuple[KnownIncident, ...] = ()
    given: int = 0


NO_BOOK = MergeBook()
"""Nobody decided anything, and no id was ever given."""
