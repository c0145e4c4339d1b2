"""What makes an agreement unfit to judge by: alone, and beside others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import combinations

import shapely

from trucewatch.errors import InvalidReference
from trucewatch.model.agreement import Agreement
from trucewatch.model.instrument import LinkKind
from trucewatch.model.place import Extent
from trucewatch.model.zone import Zone
from trucewatch.reference.actors import load_actors
from trucewatch.reference.toml_places import Path
from trucewatch.reference.typed_tables import Misfit
from trucewatch.reference.zone_files import geometry_of

OVERLAP = 1e-4
"""Area in square degrees (about 1 km2) from which two outlines overlap: less is the
unevenness of a shared border."""


def misfits_of(agreement: Agreement) -> Iterator[Misfit]:
    """What is wrong with the agreement itself, by path."""
    yield from _unknown_actors(agreement)
    yield from _too_early(agreement)
    yield from _overlaps(agreement.zones)


def _unknown_actors(agreement: Agreement) -> Iterator[Misfit]:
    known = load_actors()
    for path, code in _named_actors(agreement):
        try:
            known.actor(code)
        except InvalidReference as error:
            yield Misfit(what=error.what, path=path, got=code, wanted=error.wanted)


BACKDATED = timedelta(days=31)
"""How long before the day of signature a reading may start: a truce is often kept
some days before it is written down."""


def _too_early(agreement: Agreement) -> Iterator[Misfit]:
    """Days that lie before the day of signature and cannot."""
    signed, validity = agreement.signed, agreement.validity
    if signed is None:
        return
    for key in ("first_period_ends", "ends"):
        day = getattr(validity, key)
        if day is not None and day <= signed:
            wanted = f"a day after its signature, {signed}"
            at: Path = ("validity", key)
            yield Misfit(
                what="over before signed", path=at, got=str(day), wanted=wanted
            )
    for number, reading in enumerate(agreement.interpretations):
        starts = reading.starts
        day = starts.date() if isinstance(starts, datetime) else starts
        if day < signed - BACKDATED:
            at = ("interpretations", number, "starts")
            what = "starts long before signed"
            wanted = f"a day near its signature, {signed}, or no signed"
            yield Misfit(what=what, path=at, got=str(day), wanted=wanted)


_CODES = {
    "roles": ("actor",),
    "excluded": ("actor",),
    "joinings": ("actor", "claimed_by", "confirmed_by", "disputed_by"),
    "posts": ("operator",),
    "bodies": ("members",),
    "fulfilment": ("by",),
    "interpretations": ("excludes", "binds_also", "carve_out_extends_to"),
}
"""Fields of an agreement's lists that hold actor codes."""


def _named_actors(agreement: Agreement) -> Iterator[tuple[Path, str]]:
    """Every actor code in the agreement with its path."""
    for name, fields in _CODES.items():
        for number, entry in enumerate(getattr(agreement, name)):
            for field in fields:
                for code in _codes(getattr(entry, field)):
                    yield (name, number, field), code
    for number, dispute in enumerate(agreement.disputes):
        for place, position in enumerate(dispute.positions):
            yield ("disputes", number, "positions", place, "by"), position.by


def _codes(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


def _overlaps(zones: tuple[Zone, ...]) -> Iterator[Misfit]:
    """Zones that stood at one time and share ground without being nested."""
    for (_, one), (number, two) in combinations(enumerate(zones), 2):
        nested = one.inside == two.id or two.inside == one.id
        if nested or not _together(one, two):
            continue
        if shared := _shared(one, two):
            yield Misfit(
                what="zones overlap",
                path=("zones", number),
                got=f"{one.id} and {two.id} share {shared}",
                wanted=f"one zone only, or inside = {one.id!r}",
            )


def _together(one: Zone, two: Zone) -> bool:
    """Whether both zones stood on a common day."""
    begins = one.until is None or two.since is None or two.since < one.until
    ends = two.until is None or one.since is None or one.since < two.until
    return begins and ends


def _shared(one: Zone, two: Zone) -> str:
    """What ground both hold, in words, or ""."""
    whole = {unit.place_id for unit in one.units if unit.extent is Extent.WHOLE}
    for unit in two.units:
        if unit.place_id in whole and unit.extent is Extent.WHOLE:
            return unit.name
    for first in one.shapes:
        for second in two.shapes:
            if first.overlaps(second) and _area(one, two) > OVERLAP:
                return "ground by their outlines"
    return ""


def _area(one: Zone, two: Zone) -> float:
    return float(shapely.intersection(_ground(one), _ground(two)).area)


def _ground(zone: Zone) -> shapely.Geometry:
    return shapely.union_all([geometry_of(shape.polygons) for shape in zone.shapes])


def misfits_together(
    agreements: Iterable[Agreement], known: Callable[[str], bool]
) -> Iterator[tuple[str, Misfit]]:
    """What is wrong between agreements: the agreement's id, and the misfit.

    Args:
        agreements: those that incidents are held against together; a circle is told
            of the first of them in it.
        known: whether an agreement of that id exists at all.
    """
    by_id = {agreement.id: agreement for agreement in agreements}
    for agreement in by_id.values():
        for number, link in enumerate(agreement.links):
            if link.to not in by_id and not known(link.to):
                at: Path = ("links", number, "to")
                yield (
                    agreement.id,
                    Misfit(
                        what="no such agreement",
                        path=at,
                        got=link.to,
                        wanted="the id of a packaged agreement, or of one beside it",
                    ),
                )
    order = list(by_id)
    for found in _cycles(by_id):
        cycle = _turned(found, order)
        first = by_id[cycle[0]]
        at = ("links", _link_number(first, cycle[1]), "to")
        yield (
            first.id,
            Misfit(
                what="agreements supersede each other in a circle",
                path=at,
                got=" > ".join(cycle),
                wanted="each superseded by later ones only",
            ),
        )


def _cycles(by_id: Mapping[str, Agreement]) -> Iterator[tuple[str, ...]]:
    """Each circle of supersession once, from its smallest id round to it again."""
    for start in sorted(by_id):
        stack: list[tuple[str, ...]] = [(start,)]
        while stack:
            trail = stack.pop()
            for other in _superseded(by_id.get(trail[-1])):
                if other == start:
                    yield (*trail, start)
                elif other > start and other not in trail:
                    stack.append((*trail, other))


def _turned(cycle: tuple[str, ...], order: list[str]) -> tuple[str, ...]:
    """The same circle, told from the first of its agreements in that order."""
    ring = cycle[:-1]
    start = ring.index(min(ring, key=order.index))
    return (*ring[start:], *ring[:start], ring[start])


def _superseded(agreement: Agreement | None) -> list[str]:
    links = agreement.links if agreement else ()
    return [link.to for link in links if link.kind is LinkKind.SUPERSEDES]


def _link_number(agreement: Agreement, to: str) -> int:
    return next(
        number
        for number, link in enumerate(agreement.links)
        if link.to == to and link.kind is LinkKind.SUPERSEDES
    )
