"""GeoParquet 1.1 (extra ``archive``): columns with their types, points as WKB.

Source: GeoParquet specification 1.1.0 (geoparquet.org): file metadata key ``geo``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from shapely import Point, to_wkb

from trucewatch.errors import InvalidExport
from trucewatch.publish.exports.columns import CellType, Row, Table
from trucewatch.publish.exports.exporter import About, Rows, whole_record

AT_ONCE = 5_000
"""Rows of a row group, in memory at once."""

GEOMETRY = "geometry"

_CRS84 = {
    "$schema": "https://proj.org/schemas/v0.6/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 longitude-latitude",
    "datum": {
        "type": "GeodeticReferenceFrame",
        "name": "World Geodetic System 1984",
        "ellipsoid": {
            "name": "WGS 84",
            "semi_major_axis": 6378137,
            "inverse_flattening": 298.257223563,
        },
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {
                "name": "Geodetic longitude",
                "abbreviation": "Lon",
                "direction": "east",
                "unit": "degree",
            },
            {
                "name": "Geodetic latitude",
                "abbreviation": "Lat",
                "direction": "north",
                "unit": "degree",
            },
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}
"""OGC:CRS84 as PROJJSON: longitude first, degrees WGS84."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoParquet:
    """A Parquet file; what is said of it in the metadata key ``trucewatch``."""

    suffix: str = "parquet"
    media_type: str = "application/vnd.apache.parquet"
    carries_codebook: bool = True

    def write(self, rows: Rows, *, table: Table, about: About, out: BinaryIO) -> None:
        """Write the rows; a row group at a time is in memory.

        Raises:
            InvalidExport: the extra ``archive`` is not installed.
        """
        arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
        schema = _schema(arrow, table)
        with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
            rest = iter(rows)
            while chunk := list(islice(rest, AT_ONCE)):
                records = [row | {GEOMETRY: _point(row)} for row in chunk]
                writer.write_table(arrow.Table.from_pylist(records, schema=schema))
            said = json.dumps(whole_record(table, about, rows), ensure_ascii=False)
            writer.add_key_value_metadata({"trucewatch": said})


def _library(name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    try:
        return import_module(name)
    except ImportError as error:
        raise InvalidExport(
            "GeoParquet needs an extra that is not installed",
            where="--format geoparquet",
            got=str(error),
            wanted="pip install 'trucewatch[archive]'",
        ) from error


def _schema(arrow: Any, table: Table) -> Any:  # noqa: ANN401 - pyarrow has no types
    types = {
        CellType.TEXT: arrow.string(),
        CellType.INTEGER: arrow.int64(),
        CellType.NUMBER: arrow.float64(),
        CellType.BOOLEAN: arrow.bool_(),
        CellType.DAY: arrow.string(),
        CellType.MOMENT: arrow.string(),
    }
    fields = [arrow.field(column.name, types[column.type]) for column in table.columns]
    fields.append(arrow.field(GEOMETRY, arrow.binary()))
    geometry = {
        "encoding": "WKB",
        "geometry_types": ["Point"] if table.has_point else [],
        "crs": _CRS84,
    }
    geo = {
        "version": "1.1.0",
        "primary_column": GEOMETRY,
        "columns": {GEOMETRY: geometry},
    }
    return arrow.schema(fields, metadata={"geo": json.dumps(geo)})


def _point(row: Row) -> bytes | None:
    lon, lat = row.get("lon"), row.get("lat")
    if not isinstance(lon, int | float) or not isinstance(lat, int | float):
        return None
    return bytes(to_wkb(Point(lon, lat), byte_order=1))
