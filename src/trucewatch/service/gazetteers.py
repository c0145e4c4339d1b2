"""A mission's own gazetteer: look a name up, take in a dump or a table of codes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from trucewatch.errors import InvalidReference
from trucewatch.model.place import Candidate, NameMatch, Place, PlaceKind
from trucewatch.reference.gazetteer.build import Progress
from trucewatch.reference.gazetteer.geonames import read_dump
from trucewatch.reference.gazetteer.imports import Import
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.gazetteer.pcodes import read_pcodes
from trucewatch.reference.gazetteer.table import table_text
from trucewatch.service.missions import GAZETTEER_FOLDER, OpenMission, place_files
from trucewatch.service.placements import Replaced, replace_placements
from trucewatch.settings import Settings

_UNITS = frozenset({PlaceKind.ADMIN1, PlaceKind.CONSTITUENT})
_FORMS = ("{}", "{} oblast", "{} governorate", "{} province")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What taking a file in gave.

    Args:
        read: what was taken and rejected.
        file: where it is kept in the mission folder.
        replaced: what placing the mission's claims anew changed.
    """

    read: Import
    file: Path
    replaced: Replaced


def build_places(
    cache: Path,
    *,
    supplements: tuple[Path, ...] = (),
    progress: Progress = lambda _: None,
) -> str:
    """Version of the index in `cache`, built there now where it is missing.

    Args:
        cache: folder of the index.
        supplements: a mission's own files of places.
        progress: told what the build does.
    """
    return open_gazetteer(cache, supplements=supplements, progress=progress).version


def find_places(
    name: str,
    *,
    cache: Path,
    supplements: tuple[Path, ...] = (),
    country: str | None = None,
    progress: Progress = lambda _: None,
) -> tuple[Candidate, ...]:
    """What a name may mean, best first; near misses where nothing bears it.

    Args:
        name: as a report writes it.
        cache: folder of the index.
        supplements: a mission's own files of places.
        country: ISO 3166-1 alpha-2; other countries' places are left out. Near
            misses are looked for only where it is given.
        progress: told what a build of the index does.
    """
    gazetteer = open_gazetteer(cache, supplements=supplements, progress=progress)
    with gazetteer:
        found = gazetteer.candidates(name)
        if country is not None:
            found = tuple(c for c in found if c.place.country == country)
            found = found or gazetteer.near_misses(name, country=country)
        return found


def add_geonames(mission: OpenMission, path: Path, *, settings: Settings) -> Added:
    """Take a GeoNames country dump into the mission's gazetteer.

    Raises:
        InvalidReference: no dump, or nothing in it to take; nothing is kept then.
    """
    return _add(mission, read_dump(path), prefix="geonames", settings=settings)


def add_pcodes(mission: OpenMission, path: Path, *, settings: Settings) -> Added:
    """Take a table of OCHA p-codes into the mission's gazetteer.

    Raises:
        InvalidReference: no such table, or nothing in it to take; nothing is kept.
    """
    with open_gazetteer(settings.cache, supplements=mission.supplements) as gazetteer:
        read = read_pcodes(path, unit=lambda c, n: _unit(gazetteer, c, n))
    return _add(mission, read, prefix="pcodes", settings=settings)


def _add(
    mission: OpenMission, read: Import, *, prefix: str, settings: Settings
) -> Added:
    if not read.entries:
        first = next((str(each) for each in read.rejected), "no row of use")
        raise InvalidReference(
            "nothing to take", where=read.name, got=first, wanted="at least one place"
        )
    replace_placements(mission, settings=settings)  # what stands before, on the books
    slug = re.sub(r"[^A-Za-z0-9]+", "-", Path(read.name).stem).strip("-")
    file = mission.root / GAZETTEER_FOLDER / f"{prefix}-{slug}.csv"
    file.parent.mkdir(exist_ok=True)
    before = file.read_bytes() if file.is_file() else None
    draft = file.with_name(f".{file.name}.part")
    draft.write_text(table_text(read.entries), encoding="utf-8")
    draft.replace(file)
    changed = replace(mission, supplements=place_files(mission.root))
    try:
        replaced = replace_placements(changed, settings=settings)
    except BaseException:
        file.unlink() if before is None else file.write_bytes(before)
        raise
    return Added(read=read, file=file, replaced=replaced)


def _unit(gazetteer: Gazetteer, country: str, name: str) -> Place | None:
    """The one first-order unit of `country` that bears `name`, or None."""
    for form in _FORMS:
        found = {
            c.place.id: c.place
            for c in gazetteer.candidates(form.format(name))
            if c.kind in _UNITS
            and c.place.country == country
            and c.match in (NameMatch.NAME, NameMatch.ROMANISED)
        }
        if len(found) == 1:
            return next(iter(found.values()))
    return None


def candidate_line(candidate: Candidate) -> str:
    """One candidate in words, for a person."""
    place = candidate.place
    where = "no point" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f}"
    known = [place.id, str(candidate.kind), where, f"within {place.radius_m:.0f} m"]
    if candidate.population:
        known.append(f"{candidate.population} people")
    if candidate.since or candidate.until:
        known.append(f"holds {candidate.since or '...'} to {candidate.until or '...'}")
    unit = ", ".join(filter(None, (place.admin1, place.country)))
    told = "; ".join(candidate.reasons)
    return (
        f"{candidate.score:.2f}  {place.name} ({unit or 'no country'})\n"
        f"      {'; '.join(known)}\n"
        f"      {told}\n"
        f"      source: {place.source}"
    )
