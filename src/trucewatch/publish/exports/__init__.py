"""Exports: tables of what bulletins say, in formats that others can work with.

An extension point: a format is an `Exporter` under its name in `EXPORTERS`.
"""

from __future__ import annotations

from trucewatch.errors import InvalidExport
from trucewatch.publish.exports.claims import CLAIMS, FIGURES
from trucewatch.publish.exports.columns import Table
from trucewatch.publish.exports.counts import COVERAGE, TALLIES
from trucewatch.publish.exports.exporter import Exporter
from trucewatch.publish.exports.flat import Csv
from trucewatch.publish.exports.geoparquet import GeoParquet
from trucewatch.publish.exports.incidents import FINDINGS, INCIDENTS
from trucewatch.publish.exports.jsons import GeoJson, JsonLines
from trucewatch.publish.exports.workbook import Xlsx

EXPORTERS: dict[str, Exporter] = {
    "csv": Csv(),
    "csv_hxl": Csv(tagged=True),
    "xlsx": Xlsx(),
    "jsonl": JsonLines(),
    "geojson": GeoJson(),
    "geoparquet": GeoParquet(),
}
"""Format name to exporter."""

TABLES: dict[str, Table] = {
    table.name: table
    for table in (INCIDENTS, CLAIMS, TALLIES, FIGURES, FINDINGS, COVERAGE)
}
"""Table name to table."""


def exporter_of(name: str) -> Exporter:
    """The format of that name.

    Raises:
        InvalidExport: there is none.
    """
    if name not in EXPORTERS:
        raise InvalidExport(
            "no such format", got=repr(name), wanted=" or ".join(EXPORTERS)
        )
    return EXPORTERS[name]


def table_of(name: str) -> Table:
    """The table of that name.

    Raises:
        InvalidExport: there is none.
    """
    if name not in TABLES:
        raise InvalidExport("no such table", got=repr(name), wanted=" or ".join(TABLES))
    return TABLES[name]
