"""Releases: a bulletin's way from a draft to a frozen publication, and its errata."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.bulletin import bulletin_label


class ReleaseState(StrEnum):
    """Where a bulletin stands on its way to the public."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RELEASED = "released"


class BulletinForm(StrEnum):
    """A file of a released bulletin."""

    HTML = "html"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledgement:
    """That somebody weighed a warning of the release checks, and why it may stand.

    Args:
        code: the Issue's code, ``claims_not_reviewed``.
        reason: why the bulletin may be released all the same; never empty.
    """

    code: str
    reason: str

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise ValueError(f"{self.code}: a warning is acknowledged with a reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """The files of a released bulletin; they never change.

    Args:
        html, json: SHA-256 of the files' bytes, hex.
        size: entries in the log at the head that the files carry.
        root: root of the log at that head, hex.
    """

    html: str
    json: str
    size: int
    root: str

    def digest(self, form: BulletinForm) -> str:
        """SHA-256 of one of the files, hex."""
        return self.html if form is BulletinForm.HTML else self.json


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One bulletin on its way; who and when stand with each version of the entry.

    Args:
        id: ``bul_`` and the day; of a revised one with the revision's number.
        day: the bulletin's day.
        number: the bulletin's number.
        revision: 0, or from 1 for one that takes the place of a released one.
        state: where it stands.
        content: SHA-256 of what it says, without the head of the log, hex: what is
            released is what was drafted.
        reason: of a revised one why it was made; else "".
        acknowledged: warnings that were weighed, by code.
        frozen: the files, once released.

    Raises:
        ValueError: a revised bulletin without a reason, or the files of one that is
            not released.
    """

    id: str
    day: date
    number: int
    revision: int
    state: ReleaseState
    content: str
    reason: str = ""
    acknowledged: tuple[Acknowledgement, ...] = ()
    frozen: Frozen | None = None

    def __post_init__(self) -> None:
        if self.revision and not self.reason.strip():
            raise ValueError("a revised bulletin says why it was made")
        if (self.state is ReleaseState.RELEASED) != (self.frozen is not None):
            raise ValueError("a released bulletin, and no other, has its files")

    @property
    def label(self) -> str:
        """Its number as it is printed, ``250`` or ``250-R1``."""
        return bulletin_label(self.number, self.revision)


def release_id(day: date, revision: int) -> str:
    """Id of a day's bulletin; ids are in the order of days and revisions."""
    suffix = f"_r{revision:02d}" if revision else ""
    return f"bul_{day.isoformat()}{suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """A correction that is printed beside a released bulletin.

    Args:
        bulletin: id of the released bulletin.
        what: what is wrong and what is right, in a sentence.
        why: how the mistake came about, in a sentence.
        number: from 1, given when it is published; None until then.

    Raises:
        ValueError: nothing said, or no reason.
    """

    bulletin: str
    what: str
    why: str
    number: int | None = None

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.why.strip():
            raise ValueError("an erratum says what is corrected and why")
