"""JSON Lines and GeoJSON. Written row by row."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import BinaryIO

from trucewatch.model.record import Json
from trucewatch.publish.exports.columns import Row, Table
from trucewatch.publish.exports.exporter import About, Rows, whole_record


def _bytes(value: Json) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonLines:
    """An object a line, every column in it; null is not known."""

    suffix: str = "jsonl"
    media_type: str = "application/x-ndjson"
    carries_codebook: bool = False

    def write(
        self,
        rows: Rows,
        *,
        table: Table,  # noqa: ARG002 - rows name their columns
        about: About,  # noqa: ARG002 - it lies beside the file
        out: BinaryIO,
    ) -> None:
        """Write the rows; one at a time is in memory."""
        for row in rows:
            out.write(_bytes(row) + b"\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoJson:
    """A feature a row (RFC 7946); the codebook stands in the member ``trucewatch``.

    A row without a point has a null geometry. A point is the middle of an area, whose
    radius the row gives in metres.
    """

    suffix: str = "geojson"
    media_type: str = "application/geo+json"
    carries_codebook: bool = True

    def write(self, rows: Rows, *, table: Table, about: About, out: BinaryIO) -> None:
        """Write the rows; one at a time is in memory."""
        out.write(b'{"type":"FeatureCollection","features":[')
        between = b"\n"
        for row in rows:
            out.write(between + _bytes(_feature(row)))
            between = b",\n"
        said = _bytes(whole_record(table, about, rows))
        out.write(b'\n],"trucewatch":' + said + b"}\n")


def _feature(row: Row) -> Json:
    lon, lat = row.get("lon"), row.get("lat")
    point = {"type": "Point", "coordinates": [lon, lat]}
    geometry = None if lon is None or lat is None else point
    return {"type": "Feature", "geometry": geometry, "properties": row}
