"""Incidents as they were last merged: one row each, for lists and for reading one.

They follow from documents, claims and entries: the log says nothing of them, backups
leave them out, and ``trucewatch incidents --rebuild`` makes them anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from trucewatch.model.finding import Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.incident_line import IncidentLine, LineAccess
from trucewatch.model.record import canonical, from_record, to_record
from trucewatch.store.line_rows import Basis
from trucewatch.store.line_tables import (
    gone_lines,
    incident_access,
    incident_claims,
    incident_lines,
    incident_zones,
)
from trucewatch.store.moments import read_once
from trucewatch.store.sealing import json_text
from trucewatch.store.tables import documents

CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLine:
    """A line with what stands behind it.

    Args:
        line: the line.
        access: how far it may go.
        basis: what its findings were made under.
        incident: the incident as the machine merged it, before any decision.
    """

    line: IncidentLine
    access: LineAccess
    basis: Basis
    incident: Incident


def put_lines(connection: sa.Connection, kept: Iterable[KeptLine]) -> None:
    """Write the lines, in place of what stood there of the same incidents."""
    rows = list(kept)
    mark = last_mark(connection) + 1
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        ids = [each.line.id for each in chunk]
        drop_lines(connection, ids)
        connection.execute(gone_lines.delete().where(gone_lines.c.id.in_(ids)))
        numbers = {
            access: _number_of(connection, access)
            for access in {each.access for each in chunk}
        }
        told = [_row(e, numbers[e.access]) | {"mark": mark} for e in chunk]
        connection.execute(incident_lines.insert(), told)
        _insert(connection, incident_zones, map(_zone_rows, told))
        _insert(connection, incident_claims, (_claim_rows(e.incident) for e in chunk))


def _insert(
    connection: sa.Connection,
    table: sa.Table,
    rows: Iterable[list[dict[str, object]]],
) -> None:
    if found := [row for several in rows for row in several]:
        connection.execute(table.insert(), found)


def drop_lines(connection: sa.Connection, ids: Iterable[str]) -> None:
    """Delete the lines of incidents that are no more."""
    mark = last_mark(connection) + 1
    for chunk in chunked(ids):
        held = sa.select(incident_lines.c.id, sa.literal(mark))
        held = held.where(incident_lines.c.id.in_(chunk))
        connection.execute(gone_lines.delete().where(gone_lines.c.id.in_(chunk)))
        connection.execute(gone_lines.insert().from_select(["id", "mark"], held))
        for column in (
            incident_lines.c.id,
            incident_zones.c.id,
            incident_claims.c.incident,
        ):
            connection.execute(sa.delete(column.table).where(column.in_(chunk)))


def last_mark(connection: sa.Connection) -> int:
    """The mark of the last row that was written or deleted; 0 where none ever was."""
    marks = (
        connection.execute(sa.select(sa.func.max(table.c.mark))).scalar()
        for table in (incident_lines, gone_lines)
    )
    return max(mark or 0 for mark in marks)


def _number_of(connection: sa.Connection, access: LineAccess) -> int:
    """The number under which lines with such markings are found."""
    text = canonical(to_record(access))
    query = sa.select(incident_access.c.number)
    known = connection.execute(query.where(incident_access.c.record == text)).scalar()
    if known is not None:
        return int(known)
    last = connection.execute(sa.select(sa.func.max(incident_access.c.number))).scalar()
    number = (last or 0) + 1
    connection.execute(incident_access.insert().values(number=number, record=text))
    return number


def _row(kept: KeptLine, access: int) -> dict[str, object]:
    line = kept.line
    place = line.place
    return {
        "id": line.id,
        "type": line.type.value,
        "family": line.family.value,
        "state": line.state.value,
        "attribution": line.attribution.value,
        "disputed": line.disputed,
        "day": line.day,
        "last_day": line.last_day,
        "time": line.time.value,
        "told": line.told,
        "place_id": place and place.id,
        "place_name": place and place.name,
        "lat": place and place.lat,
        "lon": place and place.lon,
        "precision": place and place.precision.value,
        "radius_m": place and place.radius_m,
        "admin1": place and place.admin1,
        "supporting": line.supporting,
        "contradicting": line.contradicting,
        "origins": line.origins,
        "verdicts": [[verdict.value, n] for verdict, n in line.verdicts or ()],
        "basis": kept.basis,
        "zones": list(line.zones),
        "sensitivity": line.sensitivity.value,
        "sides": " ".join(line.sides),
        "access": access,
        "record": zlib.compress(json_text(to_record(kept.incident)).encode()),
    }


def _zone_rows(row: Mapping[str, Any]) -> list[dict[str, object]]:
    same = {name: row[name] for name in ("id", "access", "day", "last_day")}
    return [{"zone": zone, **same} for zone in row["zones"]]


def _claim_rows(incident: Incident) -> list[dict[str, object]]:
    told = incident.supporting + incident.contradicting
    claims = {placed.claim.id: placed.claim.document for placed in told}
    return [
        {"incident": incident.id, "claim": claim, "document": document}
        for claim, document in claims.items()
    ]


def kept_incidents(
    connection: sa.Connection, ids: Iterable[str]
) -> dict[str, Incident]:
    """Those of the incidents that stand, as the machine merged them."""
    found: dict[str, Incident] = {}
    for chunk in chunked(ids):
        for row in connection.execute(_KEPT, {"ids": chunk}):
            record = json.loads(zlib.decompress(row.record))
            found[row.id] = from_record(Incident, record)
    return found


def owners_of(connection: sa.Connection, claims: Iterable[str]) -> frozenset[str]:
    """Ids of the incidents that have one of the claims, for or against."""
    column = incident_claims.c.claim
    return _incidents_by(connection, column, claims)


def told_in(connection: sa.Connection, documents: Iterable[str]) -> frozenset[str]:
    """Ids of the incidents that one of the documents tells of."""
    column = incident_claims.c.document
    return _incidents_by(connection, column, documents)


def _incidents_by(
    connection: sa.Connection, column: sa.Column[str], wanted: Iterable[str]
) -> frozenset[str]:
    found: set[str] = set()
    for chunk in chunked(wanted):
        query = _INCIDENTS_BY[column.name]
        found.update(connection.execute(query, {"ids": chunk}).scalars())
    return frozenset(found)


_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
_INCIDENTS_BY = {
    column.name: sa.select(incident_claims.c.incident).where(column.in_(_IDS))
    for column in (incident_claims.c.claim, incident_claims.c.document)
}
_KEPT = sa.select(incident_lines.c.id, incident_lines.c.record).where(
    incident_lines.c.id.in_(_IDS)
)
_TELLING = sa.select(incident_claims.c.incident, incident_claims.c.document).where(
    incident_claims.c.incident.in_(_IDS)
)
_DAYS_TOLD = sa.select(documents.c.id, documents.c.published_day).where(
    documents.c.published_day.is_not(None), documents.c.id.in_(_IDS)
)


def documents_of(connection: sa.Connection, ids: Iterable[str]) -> frozenset[str]:
    """Ids of the documents that tell of one of the incidents."""
    found: set[str] = set()
    for chunk in chunked(ids):
        query = sa.select(incident_claims.c.document)
        rows = connection.execute(query.where(incident_claims.c.incident.in_(chunk)))
        found.update(rows.scalars())
    return frozenset(found)


def telling_of(
    connection: sa.Connection, ids: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Incident to the ids of the documents that tell of it, of those that have any."""
    found: dict[str, set[str]] = {}
    for chunk in chunked(ids):
        for incident, document in connection.execute(_TELLING, {"ids": chunk}):
            found.setdefault(incident, set()).add(document)
    return {incident: tuple(sorted(told)) for incident, told in found.items()}


def days_of(connection: sa.Connection, ids: Iterable[str]) -> frozenset[date]:
    """The days on which the documents of the incidents were published."""
    return frozenset(days_told(connection, documents_of(connection, ids)).values())


def days_told(connection: sa.Connection, ids: Iterable[str]) -> dict[str, date]:
    """The day on which each of the documents was published, of those that are dated."""
    found: dict[str, date] = {}
    for chunk in chunked(ids):
        rows = connection.execute(_DAYS_TOLD, {"ids": chunk})
        found |= {row.id: row.published_day for row in rows}
    return found


def line_access(connection: sa.Connection) -> dict[int, LineAccess]:
    """Every way in which lines are marked, by the number under which it is kept."""
    return dict(read_once(connection, "access", lambda: _line_access(connection)))


_ACCESS = sa.select(incident_access)


def _line_access(connection: sa.Connection) -> dict[int, LineAccess]:
    rows = connection.execute(_ACCESS)
    return {row.number: _access_of(row.record) for row in rows}


@lru_cache(maxsize=1_000)
def _access_of(record: str) -> LineAccess:
    return from_record(LineAccess, json.loads(record))


def verdict_counts(verdicts: Iterable[Verdict]) -> tuple[tuple[Verdict, int], ...]:
    """How many there are of each, in the enumeration's order."""
    told = list(verdicts)
    return tuple((each, told.count(each)) for each in Verdict if each in told)


def chunked(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in order, each once, as many together as one query asks for."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]
