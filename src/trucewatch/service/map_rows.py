"""Map rows: every incident in columns of numbers, kept in memory.

A map that is moved asks many times for what lies in a box. The rows change seldom, so
that they are read once; after that only what was written since (`store.line_changes`).
"""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field, fields
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import sqlalchemy as sa

from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import LinePlace
from trucewatch.model.place import PlacePrecision
from trucewatch.model.review import IncidentState
from trucewatch.service.missions import OpenMission
from trucewatch.store.line_changes import changes_since, rows_since

Numbers = npt.NDArray[np.int64]

TYPES = {each.value: rank for rank, each in enumerate(EventType)}
STATES = {each.value: rank for rank, each in enumerate(IncidentState)}
VERDICTS = {each.value: rank for rank, each in enumerate(Verdict)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The rows, one entry each in every column, the latest day first.

    Args:
        ids: ids of the incidents.
        ties: a number from the id, that orders those of one day.
        spot: which of the spots, or -1 without a place.
        day, last, told: as ordinals.
        type, state: rank in the enumeration.
        verdicts: a bit for each verdict that a finding has.
        basis: which of the bases the findings have.
        zones, sides: which of the sets.
        access: number of how it is marked.
    """

    ids: npt.NDArray[np.bytes_]
    ties: Numbers
    spot: Numbers
    day: Numbers
    last: Numbers
    told: Numbers
    type: Numbers
    state: Numbers
    verdicts: Numbers
    basis: Numbers
    zones: Numbers
    sides: Numbers
    access: Numbers


NAMES = tuple(each.name for each in fields(Columns))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapRows:
    """The rows and what their numbers stand for.

    Args:
        mark: of the last change that they know.
        columns: the rows.
        spots: places, each as well as it is known.
        zones, sides: sets of ids and codes.
        bases: what findings were made under.
    """

    mark: int
    columns: Columns
    spots: tuple[LinePlace, ...]
    zones: tuple[frozenset[str], ...]
    sides: tuple[frozenset[str], ...]
    bases: tuple[str, ...]


@dataclass(slots=True)
class Words:
    """Values, each by the number under which it was met first."""

    known: dict[Any, int] = field(default_factory=dict)

    def number(self, value: Any) -> int:  # noqa: ANN401 - anything that can be a key
        """The number of a value."""
        return self.known.setdefault(value, len(self.known))


@dataclass(slots=True)
class Reader:
    """Reads rows into columns; remembers what its numbers stand for."""

    mark: int = -1
    columns: Columns | None = None
    spots: Words = field(default_factory=Words)
    zones: Words = field(default_factory=Words)
    sides: Words = field(default_factory=Words)
    bases: Words = field(default_factory=Words)
    verdicts: dict[str, int] = field(default_factory=dict)
    last: MapRows | None = None
    lock: Lock = field(default_factory=Lock)

    def read(self, connection: sa.Connection) -> MapRows:
        """The rows as they stand."""
        with self.lock:
            changes = changes_since(connection, self.mark)
            if self.last is not None and changes.mark == self.mark:
                return self.last
            parts = rows_since(connection, self.mark)
            new = [self._columns(part) for part in parts if part]
            old = []
            if self.columns is not None:
                read = {name.decode() for part in new for name in part.ids}
                old = [_without(self.columns, {*changes.gone, *read})]
            self.columns = _ordered(_joined(old + new))
            self.mark = changes.mark
            self.last = MapRows(
                mark=self.mark,
                columns=self.columns,
                spots=tuple(LinePlace(**dict(spot)) for spot in self.spots.known),
                zones=tuple(_set(text) for text in self.zones.known),
                sides=tuple(frozenset(text.split()) for text in self.sides.known),
                bases=tuple(self.bases.known),
            )
            return self.last

    def _columns(self, rows: list[tuple[Any, ...]]) -> Columns:
        told = list(zip(*rows, strict=True))
        names = told[0]
        places = zip(*told[6:13], strict=True)
        return Columns(
            ids=np.array([name.encode() for name in names]),
            ties=np.array([zlib.crc32(name.encode()) for name in names], np.int64),
            spot=_numbers(map(self._spot, places)),
            day=_days(told[3]),
            last=_days(told[4]),
            told=_days(told[5]),
            type=_numbers(TYPES[each] for each in told[1]),
            state=_numbers(STATES[each] for each in told[2]),
            verdicts=_numbers(self._verdicts(each) for each in told[13]),
            basis=_numbers(map(self.bases.number, told[14])),
            zones=_numbers(map(self.zones.number, told[15])),
            sides=_numbers(map(self.sides.number, told[16])),
            access=_numbers(told[17]),
        )

    def _spot(self, place: tuple[Any, ...]) -> int:
        """The number of a place; -1 where there is none."""
        place_id, name, lat, lon, precision, radius_m, admin1 = place
        if place_id is None:
            return -1
        return self.spots.number(
            (
                ("id", place_id),
                ("name", name),
                ("lat", lat),
                ("lon", lon),
                ("precision", PlacePrecision(precision)),
                ("radius_m", radius_m),
                ("admin1", admin1),
            )
        )

    def _verdicts(self, text: str) -> int:
        known = self.verdicts.get(text)
        if known is None:
            known = sum(1 << VERDICTS[verdict] for verdict, _ in json.loads(text))
            self.verdicts[text] = known
        return known


def _set(text: str) -> frozenset[str]:
    return frozenset(json.loads(text))


def _numbers(values: Any) -> Numbers:  # noqa: ANN401 - any iterable of integers
    return np.fromiter(values, np.int64)


def _days(values: tuple[date, ...]) -> Numbers:
    known = {each: each.toordinal() for each in set(values)}
    return _numbers(known[each] for each in values)


def _without(columns: Columns, gone: set[str]) -> Columns:
    if not gone:
        return columns
    names = np.array([name.encode() for name in gone])
    kept = ~np.isin(columns.ids, names)
    return Columns(**{name: getattr(columns, name)[kept] for name in NAMES})


def _joined(parts: list[Columns]) -> Columns:
    if not parts:
        empty = np.zeros(0, np.int64)
        columns = {name: empty for name in NAMES if name != "ids"}
        return Columns(ids=np.zeros(0, "S1"), **columns)
    return Columns(
        **{
            name: np.concatenate([getattr(each, name) for each in parts])
            for name in NAMES
        }
    )


def _ordered(columns: Columns) -> Columns:
    order = np.lexsort((columns.ties, -columns.last, -columns.day))
    return Columns(**{name: getattr(columns, name)[order] for name in NAMES})


@dataclass(slots=True)
class Readers:
    """One reader a mission, for as long as the process runs."""

    known: dict[str, Reader] = field(default_factory=dict)

    def rows(self, mission: OpenMission) -> MapRows:
        """The rows of a mission as they stand."""
        key = mission.store.engine.url.render_as_string(hide_password=True)
        reader = self.known.setdefault(f"{mission.root} {key}", Reader())
        with mission.store.unit() as connection:
            return reader.read(connection)


READERS = Readers()
"""What this process keeps."""
