"""Agreement files: reviewed TOML, read into `Agreement` values with clear errors."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from trucewatch.errors import InvalidAgreement, InvalidReference
from trucewatch.model.agreement import Agreement
from trucewatch.model.zone import Zone, ZoneShape
from trucewatch.reference.agreement_check import misfits_of, misfits_together
from trucewatch.reference.agreement_source import (
    AgreementSource,
    read_agreement_source,
)
from trucewatch.reference.talks import packaged_track, packaged_track_ids
from trucewatch.reference.typed_tables import Misfit, TableReader
from trucewatch.reference.zone_files import (
    load_zone_file,
    packaged_zone_files,
    packaged_zone_shapes,
)

Find = Callable[[str], Agreement]
"""The agreement with an id, for those that another one names."""


def packaged_agreement_ids() -> tuple[str, ...]:
    """Ids of the agreements that come with the program, sorted."""
    folder = resources.files("trucewatch.reference") / "agreements"
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))


@cache
def packaged_agreement(agreement_id: str) -> Agreement:
    """The packaged agreement with that id.

    Raises:
        InvalidAgreement: there is none, or its file is broken.
    """
    if agreement_id not in packaged_agreement_ids():
        raise InvalidAgreement(
            "no such packaged agreement",
            got=agreement_id,
            wanted=", ".join(packaged_agreement_ids()),
        )
    return load_agreement(packaged_agreement_path(agreement_id))


def packaged_agreement_path(agreement_id: str) -> Path:
    """Folder of the packaged agreement with that id."""
    source = resources.files("trucewatch.reference") / "agreements" / agreement_id
    with resources.as_file(source) as folder:
        return folder


def load_agreement(path: Path, *, find: Find = packaged_agreement) -> Agreement:
    """The agreement at `path` with its zones' outlines and its rounds of talks.

    A zone's file is looked for in the folder ``zones`` beside the file's own folder,
    then among the packaged ones.

    Args:
        path: a TOML file, or a folder of TOML files that make one agreement.
        find: gives the agreements whose joinings count here too.

    Raises:
        InvalidAgreement: the first problem of the file, with its line and column,
            and how many more there are.
    """
    agreement, problems = read_agreement(path, find=find)
    if problems or agreement is None:
        first, more = problems[0], len(problems) - 1
        if more:
            first.wanted += f" ({more} more: trucewatch agreement check {path.name})"
        raise first
    return agreement


def read_agreement(
    path: Path, *, find: Find = packaged_agreement
) -> tuple[Agreement | None, tuple[InvalidAgreement, ...]]:
    """The agreement at `path`, or None, and every problem in it, by its place."""
    try:
        source = read_agreement_source(path)
    except InvalidAgreement as error:
        return None, (error,)
    reader = TableReader()
    built = typing.cast("Agreement | None", reader.read(Agreement, source.record))
    problems = [source.error(misfit) for misfit in reader.misfits]
    if built is not None:
        built, more = _complete(built, source, find)
        problems += more
    return (None if problems else built), tuple(problems)


def _complete(
    agreement: Agreement, source: AgreementSource, find: Find
) -> tuple[Agreement, list[InvalidAgreement]]:
    """The agreement with what other files hold of it, and what is wrong with it."""
    problems = [source.error(misfit) for misfit in _own_keys(agreement)]
    zones: list[Zone] = []
    for number, zone in enumerate(agreement.zones):
        shapes, complaint = _outlines(zone, source.path, ("zones", number, "geometry"))
        zones.append(replace(zone, shapes=shapes))
        problems += [source.error(complaint)] if complaint else []
    joinings = list(agreement.joinings)
    for number, other in enumerate(agreement.joinings_from):
        try:
            joinings += find(other).joinings
        except InvalidAgreement as error:
            at = ("joinings_from", number)
            problems.append(source.error(_unfit(error, at)))
    for number, track in enumerate(agreement.tracks):
        if track not in packaged_track_ids():
            wanted = ", ".join(packaged_track_ids())
            misfit = Misfit(
                what="no such track", path=("tracks", number), got=track, wanted=wanted
            )
            problems.append(source.error(misfit))
    whole = replace(
        agreement,
        zones=tuple(zones),
        joinings=tuple(joinings),
        rounds=tuple(
            each
            for track in agreement.tracks
            if track in packaged_track_ids()
            for each in packaged_track(track).rounds
        ),
    )
    problems += [source.error(misfit) for misfit in misfits_of(whole)]
    return whole, problems


def _own_keys(agreement: Agreement) -> Iterator[Misfit]:
    """Keys that only other files may fill."""
    if agreement.rounds:
        wanted = "tracks, the ids of tracks in the register of talks"
        yield Misfit(what="unknown key", path=("rounds",), got="rounds", wanted=wanted)
    for number, zone in enumerate(agreement.zones):
        if zone.shapes:
            at = ("zones", number, "shapes")
            wanted = "geometry, the name of a zone file"
            yield Misfit(what="unknown key", path=at, got="shapes", wanted=wanted)


def _unfit(
    error: InvalidAgreement | InvalidReference, path: tuple[str | int, ...]
) -> Misfit:
    return Misfit(what=error.what, path=path, got=error.got, wanted=error.wanted)


def _outlines(
    zone: Zone, path: Path, at: tuple[str | int, ...]
) -> tuple[tuple[ZoneShape, ...], Misfit | None]:
    """The outlines of the zone's file; none where it names none or it is broken."""
    if zone.geometry is None:
        return (), None
    own = path.parent.parent / "zones" / zone.geometry
    try:
        if own.is_file():
            shapes = load_zone_file(own)
        elif zone.geometry in packaged_zone_files():
            shapes = packaged_zone_shapes(zone.geometry)
        else:
            known = ", ".join(packaged_zone_files())
            wanted = f"zones/{zone.geometry} beside its folder, or {known}"
            what = "no such zone file"
            return (), Misfit(what=what, path=at, got=zone.geometry, wanted=wanted)
    except InvalidReference as error:
        what = f"broken zone file ({error.where}): {error.what}"
        return (), Misfit(what=what, path=at, got=error.got, wanted=error.wanted)
    mine = tuple(shape for shape in shapes if shape.zone == zone.id)
    if mine:
        return mine, None
    wanted = f"an outline of zone {zone.id} in it"
    what = "zone file without that zone"
    return (), Misfit(what=what, path=at, got=zone.geometry, wanted=wanted)


def load_agreements(ids: tuple[str, ...], *, root: Path) -> tuple[Agreement, ...]:
    """The agreements of these ids, fit to judge by together.

    Args:
        ids: ids of agreements.
        root: folder with a mission's own agreements, as ``ID.toml`` or as folders
            ``ID``; where it has none of that id, the packaged one is taken.

    Raises:
        InvalidAgreement: a broken file, a link to no agreement, or a circle.
    """
    shelf = Shelf(root=root)
    agreements = tuple(shelf.find(each) for each in ids)
    for agreement_id, misfit in misfits_together(agreements, shelf.known):
        raise read_agreement_source(shelf.path(agreement_id)).error(misfit)
    return agreements


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The agreements of a folder before the packaged ones, found by their ids.

    Args:
        root: folder with agreements, as ``ID.toml`` or as folders ``ID``.
        trail: ids of those that are being read, each for the joinings of the one
            before it.
    """

    root: Path
    trail: tuple[str, ...] = ()

    def known(self, agreement_id: str) -> bool:
        """Whether there is an agreement of that id."""
        own = own_agreement(self.root, agreement_id)
        return own is not None or agreement_id in packaged_agreement_ids()

    def path(self, agreement_id: str) -> Path:
        """Where the agreement of that id is read from."""
        own = own_agreement(self.root, agreement_id)
        return own or packaged_agreement_path(agreement_id)

    def find(self, agreement_id: str) -> Agreement:
        """The agreement of that id.

        Raises:
            InvalidAgreement: there is none, it is broken, or joinings are taken over
                in a circle.
        """
        trail = (*self.trail, agreement_id)
        if agreement_id in self.trail:
            raise InvalidAgreement(
                "joinings taken over in a circle",
                got=" > ".join(trail),
                wanted="joinings of an earlier agreement",
            )
        path = own_agreement(self.root, agreement_id)
        if path is None:
            return packaged_agreement(agreement_id)
        return load_agreement(path, find=replace(self, trail=trail).find)


def own_agreement(root: Path, agreement_id: str) -> Path | None:
    """Folder or file of the mission's own agreement of that id, or None."""
    for path in (root / agreement_id, root / f"{agreement_id}.toml"):
        if path.exists():
            return path
    return None
