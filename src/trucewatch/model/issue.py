"""A doubt or a defect, recorded and published with the result."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What an Issue costs: nothing, certainty, or the item."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is wrong or doubtful, where, what we got and what we wanted.

    Args:
        code: stable short name, e.g. ``no_publication_date``.
        severity: `ERROR` where the item could not be used at all.
        what: the complaint in a sentence.
        where: file, document or record, with position where known.
        got: what was found, shortened.
        wanted: what would have been right.
    """

    code: str
    severity: Severity
    what: str
    where: str
    got: str = ""
    wanted: str = ""

    def __str__(self) -> str:
        tail = f"; got {self.got}" if self.got else ""
        tail += f"; wanted {self.wanted}" if self.wanted else ""
        return f"{self.severity}: {self.where}: {self.what}{tail} [{self.code}]"
