"""The error tree.

::

    TrucewatchError
    ├── ItemError            skip this item, record an Issue, go on with the next
    │   ├── UnreadableDocument
    │   ├── InvalidRecord
    │   └── EditConflict
    └── RunError             stop the run
        ├── InvalidAgreement
        ├── InvalidMission
        ├── InvalidReference
        ├── InvalidBackup
        ├── InvalidExport
        ├── InvalidKey
        ├── InvalidProof
        ├── BrokenTreebank
        ├── StoreError
        ├── VaultError
        ├── UnknownSubject
        ├── AccessDenied
        │   └── HiddenSubject
        ├── SignInFailed
        ├── TooManyAttempts
        ├── InvalidDecision
        ├── OutgoingRefused
        └── OutgoingFailed

Every error carries its evidence in four words: *what* went wrong, *where*,
what we *got* and what we *wanted*.
"""

from __future__ import annotations


class TrucewatchError(Exception):
    """Base of every error this program raises on purpose.

    Args:
        what: the complaint in a few words, e.g. ``"document has no text"``.
        where: file, document or record it concerns, with line where known.
        got: what was found.
        wanted: what would have been right.
    """

    def __init__(
        self, what: str, *, where: str = "", got: str = "", wanted: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.got = got
        self.wanted = wanted

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.got:
            parts.append(f"got {self.got}")
        if self.wanted:
            parts.append(f"wanted {self.wanted}")
        return "; ".join(parts)


class ItemError(TrucewatchError):
    """One item is unusable; the run records an Issue and goes on."""


class UnreadableDocument(ItemError):
    """A document's bytes cannot be turned into text."""


class InvalidRecord(ItemError):
    """A stored or exchanged record does not have the shape it must have."""


class EditConflict(ItemError):
    """Somebody else changed it meanwhile; nothing was written."""


class RunError(TrucewatchError):
    """The run cannot go on."""


class InvalidAgreement(RunError):
    """An agreement file breaks its schema or its own references."""


class InvalidMission(RunError):
    """A mission folder or its settings cannot be used."""


class InvalidReference(RunError):
    """A packaged or user-given reference file (places, actors, zones) is broken."""


class InvalidBackup(RunError):
    """A backup that is cut off, altered, of a later version, or cannot be written."""


class InvalidExport(RunError):
    """An export that is not to be had: unknown, too large for it, or an extra short."""


class InvalidKey(RunError):
    """A signing key that cannot be used, or is not the mission's."""


class InvalidProof(RunError):
    """A head, proof or bulletin that cannot be checked: of another kind or mission."""


class BrokenTreebank(RunError):
    """Training data that cannot be read."""


class StoreError(RunError):
    """The mission database is missing, foreign, newer or unusable."""


class VaultError(RunError):
    """The source vault's key is missing or wrong, or a sealed identity is broken."""


class UnknownSubject(RunError):
    """What is to be decided on, or who decides, is not known (any more)."""


class AccessDenied(RunError):
    """The user may not do this; nothing was written."""


class HiddenSubject(AccessDenied):
    """The user may not know of it; nothing was written.

    Args:
        what, where, got, wanted: see `TrucewatchError`.
        unknown: what is said of it where it is not there. Over the web the user gets
            this instead, so that nobody learns by asking what there is.
    """

    def __init__(
        self,
        what: str,
        *,
        unknown: UnknownSubject,
        where: str = "",
        got: str = "",
        wanted: str = "",
    ) -> None:
        super().__init__(what, where=where, got=got, wanted=wanted)
        self.unknown = unknown


class SignInFailed(RunError):
    """User, password or code is wrong, which of them is not said."""


class TooManyAttempts(RunError):
    """An allowance is used up.

    Args:
        what, where, got, wanted: see `TrucewatchError`.
        seconds: after how long the next attempt is allowed.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        got: str = "",
        wanted: str = "",
        seconds: float = 0.0,
    ) -> None:
        super().__init__(what, where=where, got=got, wanted=wanted)
        self.seconds = seconds


class InvalidDecision(RunError):
    """The rules do not allow this decision; nothing was written."""


class OutgoingRefused(RunError):
    """An address that the server may not call."""


class OutgoingFailed(RunError):
    """A machine that was called gives no answer that can be used."""
