"""What every export format is: rows in, bytes out, with what was said about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from trucewatch.model.record import Json, canonical
from trucewatch.publish.exports.codebook import codebook_records
from trucewatch.publish.exports.columns import Row, Table

SCHEMA = "trucewatch-export/1"
"""Name and version of the layout of what is said about an export."""


class Rows:
    """Rows on their way out; counted and hashed as they pass.

    Args:
        source: the rows; they pass once.
    """

    def __init__(self, source: Iterable[Row]) -> None:
        self.count = 0
        self._source = source
        self._digest = hashlib.sha256()

    def __iter__(self) -> Iterator[Row]:
        for row in self._source:
            self._digest.update(canonical(row).encode() + b"\n")
            self.count += 1
            yield row

    @property
    def sha256(self) -> str:
        """SHA-256 over the canonical JSON of the rows so far, a line each; hex."""
        return self._digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is said about an export, beside its rows.

    Args:
        title: title of the mission.
        notice: what has to be read first, or "".
        audience: for whom it was made.
        first, last: days covered, ISO 8601.
        at: when it was made (UTC, ISO 8601).
        engine: program and version.
    """

    title: str
    notice: str
    audience: str
    first: str
    last: str
    at: str
    engine: str

    def record(self, table: Table, rows: Rows) -> dict[str, Json]:
        """All of it, JSON-ready, once the rows have passed."""
        return {
            "schema": SCHEMA,
            "title": self.title,
            "notice": self.notice,
            "table": table.name,
            "meaning": table.meaning,
            "audience": self.audience,
            "first": self.first,
            "last": self.last,
            "made_at": self.at,
            "made_by": self.engine,
            "rows": rows.count,
            "rows_sha256": rows.sha256,
        }


class Exporter(Protocol):
    """A format that a table can be written in."""

    @property
    def suffix(self) -> str:
        """Ending of file names, without a dot."""

    @property
    def media_type(self) -> str:
        """Its media type."""

    @property
    def carries_codebook(self) -> bool:
        """Whether the codebook is within the file; else it lies beside it."""

    def write(self, rows: Rows, *, table: Table, about: About, out: BinaryIO) -> None:
        """Write all rows; see the format's module for what is held in memory.

        Raises:
            InvalidExport: the format cannot hold them, or an extra is missing.
        """


def whole_record(table: Table, about: About, rows: Rows) -> dict[str, Json]:
    """What is said about the export, with its codebook."""
    return about.record(table, rows) | {"codebook": codebook_records(table)}
