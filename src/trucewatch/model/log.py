"""The log of changes: who changed what when, in leaves that nobody can alter unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who makes a change, and when.

    Args:
        by: id of the user, never a name; ``machine`` for the program itself.
        at: the instant, with an offset.
    """

    by: str
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(f"a stamp has an offset: got {self.at.isoformat()}")
        if not self.by:
            raise ValueError("a stamp says by whom")

    @property
    def moment(self) -> str:
        """The instant in UTC, as the log writes it."""
        return self.at.astimezone(UTC).isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One change, as its leaf tells it.

    Args:
        seq: its place in the log, from 0.
        at: instant in UTC, ISO 8601.
        by: id of the user.
        action: what was done, ``document.add``.
        subject: what was changed, ``documents/doc_3f…``.
        digest: commitment to the content, 64 hex digits, or None where nothing is
            left of it (an erasure).
        more: what else the leaf says; never anything personal.
    """

    seq: int
    at: str
    by: str
    action: str
    subject: str
    digest: str | None = None
    more: dict[str, object] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeHead:
    """What the whole log was at one size.

    Args:
        size: how many entries.
        root: Merkle root over their leaves, 64 hex digits.
        chain: hash over the entries one after the other, 64 hex digits.
        at: instant in UTC, ISO 8601.
    """

    size: int
    root: str
    chain: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """A tree head that a key of the mission signed.

    Args:
        head: what is signed.
        key: id of the key, the first digits of the public key's hash.
        public: the public key, hex.
        signature: Ed25519 signature over the head's canonical JSON, hex.
    """

    head: TreeHead
    key: str
    public: str
    signature: str
