"""The log of changes: who changed what when, in leaves that nobody can alter unseen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


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
        digest: commitment to the content that stands since, 64 hex digits, or None
            where the change leaves none.
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
        mission: id of the mission whose log it is.
        size: how many entries.
        root: Merkle root over their leaves, 64 hex digits.
        chain: hash over the entries one after the other, 64 hex digits.
        at: instant in UTC, ISO 8601.
    """

    mission: str
    size: int
    root: str
    chain: str
    at: str

    def __post_init__(self) -> None:
        if self.size < 0:
            raise ValueError(f"a log has no {self.size} entries")
        for name in ("root", "chain"):
            if not _is_hash(getattr(self, name)):
                raise ValueError(f"the head's {name} is no SHA-256 in hex")


def _is_hash(text: str) -> bool:
    return len(text) == HASH_DIGITS and set(text) <= set("0123456789abcdef")


HASH_DIGITS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedHead:
    """A tree head, signed where the mission has a key.

    Args:
        head: what is signed.
        key: id of the key, the first 16 hex digits of the public key's SHA-256;
            "" where nobody signed.
        public: the public key, hex; "" where nobody signed.
        earlier: public keys that the mission signed with before, oldest first.
        signature: Ed25519 signature, hex; "" where nobody signed.
    """

    head: TreeHead
    key: str = ""
    public: str = ""
    earlier: tuple[str, ...] = ()
    signature: str = ""

    def __post_init__(self) -> None:
        if not (bool(self.key) == bool(self.public) == bool(self.signature)):
            raise ValueError("a signed head has key, public key and signature")


class Erasure(StrEnum):
    """Why content was erased; a code, since the log keeps it for ever."""

    CONSENT_WITHDRAWN = "consent_withdrawn"
    REQUEST = "request"
    ORDER = "order"
    RETENTION = "retention"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A key that a mission signs with, or signed with.

    Args:
        public: the public key, hex.
        previous: the public key that it took the place of, hex; "" for the first.
        signature: by the previous key over this rotation, hex; "" for the first.
    """

    public: str
    previous: str = ""
    signature: str = ""
