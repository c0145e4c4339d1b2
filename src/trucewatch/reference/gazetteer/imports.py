"""What an import of places made of a file: entries, rows rejected, rows passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trucewatch.reference.gazetteer.supplement import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that could not be taken.

    Args:
        line: its line in the file, from 1.
        what: the row, by its id or name.
        got: what was found.
        wanted: what would have been right.
    """

    line: int
    what: str
    got: str
    wanted: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.what}: got {self.got}; wanted {self.wanted}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """The outcome of reading one file; nothing is stored yet.

    Args:
        name: the file.
        entries: what was taken.
        rejected: rows with a wrong value, by line.
        passed: how many rows of no use here were passed over, by the reason.
    """

    name: str
    entries: tuple[Entry, ...]
    rejected: tuple[Rejected, ...] = ()
    passed: Mapping[str, int] = field(default_factory=dict)
