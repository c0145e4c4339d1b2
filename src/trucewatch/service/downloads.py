"""Downloads: an export made in a folder of its own for one request."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from trucewatch.model.access import Audience
from trucewatch.publish.exports import EXPORTERS, TABLES, exporter_of, table_of
from trucewatch.publish.exports.codebook import codebook_csv
from trucewatch.service.exporting import Exported, export_table
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A table that can be had, with the formats that can hold it.

    Args:
        table: its name.
        meaning: what a row of it is.
        formats: names of formats.
    """

    table: str
    meaning: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to be sent.

    Args:
        exported: the files and their hashes.
        name: under which it is sent.
        media_type: its type.
        folder: to be deleted once it is sent.
    """

    exported: Exported
    name: str
    media_type: str
    folder: Path

    def clear(self) -> None:
        """Delete what was written."""
        shutil.rmtree(self.folder, ignore_errors=True)


def offers() -> tuple[Offer, ...]:
    """Every table with the formats that can hold it."""
    return tuple(
        Offer(
            table=name,
            meaning=table.meaning,
            formats=tuple(f for f in EXPORTERS if table.has_point or f not in PLACED),
        )
        for name, table in TABLES.items()
    )


PLACED = frozenset({"geojson", "geoparquet"})
"""Formats for rows that have a place."""


def codebook_of(table: str) -> str:
    """The codebook of a table, as CSV.

    Raises:
        InvalidExport: there is no such table.
    """
    return codebook_csv(table_of(table))


@contextmanager
def _own_folder() -> Iterator[Path]:
    """A folder that goes where the making fails."""
    folder = Path(tempfile.mkdtemp(prefix="trucewatch-export-"))
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def make_download(
    mission: OpenMission,
    table: str,
    *,
    format: str,  # noqa: A002 - the word for it
    audience: Audience,
    by: str | None,
    settings: Settings,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
) -> Download:
    """An export of a table for an audience; see `export_table` for the errors."""
    stem = f"{mission.mission.id}-{table}-{str(audience).replace(':', '-')}"
    exporter = exporter_of(format)
    name = f"{stem}.{exporter.suffix}"
    with _own_folder() as folder:
        done = export_table(
            mission,
            table,
            format=format,
            audience=audience,
            by=by,
            out=folder / name,
            settings=settings,
            first=first,
            last=last,
            now=now,
        )
        return Download(
            exported=done,
            name=name,
            media_type=exporter.media_type,
            folder=folder,
        )
