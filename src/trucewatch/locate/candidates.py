"""Candidates for a mention, held against what the text says around it."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.locate.query import Query, Scope, readings
from trucewatch.locate.validity import in_being
from trucewatch.model.distance import distance_m
from trucewatch.model.place import Candidate, Place, PlacePrecision
from trucewatch.model.when import When
from trucewatch.reference.gazetteer.index import Gazetteer

EXACT_SCORE = 1.0
"""Least score of a name as the gazetteer spells it (`Gazetteer.candidates`)."""

NAMESAKE_SCORE = 0.6
"""Scores below are small namesakes, or spelling guesses."""

SAME_PLACE_M = 5_000.0
"""Entries of one name closer than this are one place in two sources."""

AROUND_TOWN_M = 25_000.0
"""A town named as the containing unit reaches so far. Source: vocabulary 2.4."""

DOMINANT = 0.014
"""Score lead that about ten times as many people give (`build._weight`)."""

LARGE_TOWN_SCORE = 1.0714
"""Score of a town of 100,000 people under its own name."""

AREAS = frozenset(
    {PlacePrecision.GOVERNORATE, PlacePrecision.COUNTRY, PlacePrecision.DISTRICT}
)


def lookup(
    gazetteer: Gazetteer, text: str, *, when: When | None = None
) -> tuple[Query, tuple[Candidate, ...]]:
    """The first reading of `text` that the gazetteer knows, with its candidates.

    A name that is no name by itself may be the short form of a unit ("Calif.").
    Where it knows none, the last reading (the bare name) and nothing.

    Args:
        gazetteer: where to look.
        text: the words.
        when: the time spoken of; entries that did not hold then are left out.
    """
    query = Query(text)
    for query in readings(text):
        found = in_being(known(gazetteer, query.name), when)
        if found:
            return query, found
    return query, ()


def known(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Entries that a name may mean at any time; short forms where it is no name."""
    return gazetteer.candidates(name) or gazetteer.candidates(name, unit=True)


def container(
    gazetteer: Gazetteer, within: str, *, when: When | None = None
) -> Place | None:
    """The unit that `within` names: a governorate first, then country, then others."""
    query, found = lookup(gazetteer, within, when=when)
    if not found:
        return None
    if query.scope is Scope.TOWN:
        found = tuple(c for c in found if c.place.precision not in AREAS) or found
    rank = {PlacePrecision.GOVERNORATE: 0, PlacePrecision.COUNTRY: 1}
    best = max(c.score for c in found) - 0.2  # the governorate has no size bonus
    return min(
        (c for c in found if c.score >= best),
        key=lambda c: (rank.get(c.place.precision, 2), -c.score, c.place.id),
    ).place


def is_inside(place: Place, unit: Place) -> bool:
    """Whether the gazetteer counts `place` to `unit`; by codes, never by polygons.

    Source: shared/design/places.md: trust the admin-1 code first.
    """
    if place.id == unit.id:
        return True
    match unit.precision:
        case PlacePrecision.GOVERNORATE:
            return place.admin1 == unit.id
        case PlacePrecision.COUNTRY:
            return place.country == unit.country
        case _:
            if unit.id in place.areas:
                return True
            away = distance_m(place, unit)
            return away is not None and away <= max(unit.radius_m, AROUND_TOWN_M)


def by_kind(
    found: tuple[Candidate, ...], *, governorate: bool, scope: Scope
) -> tuple[tuple[Candidate, ...], str | None]:
    """Candidates with a name shared by city and governorate decided, and why."""
    spelt_so = any(c.score >= EXACT_SCORE for c in found)
    governorates = {
        c.place.id
        for c in found
        if _is(c, PlacePrecision.GOVERNORATE)
        and (c.score >= EXACT_SCORE or not spelt_so)
    }
    if not governorates:
        return found, None
    if governorate:
        kept = tuple(c for c in found if c.place.id in governorates)
        return kept, "an area is meant: the governorate"
    seats = tuple(c for c in found if c.place.id not in governorates)
    own = tuple(c for c in seats if c.place.admin1 in governorates)
    strong = tuple(c for c in own if c.score >= EXACT_SCORE)
    if strong or (own and scope is Scope.TOWN):
        return strong or own, "the city of that name, not its governorate"
    return found, None


def _is(candidate: Candidate, precision: PlacePrecision) -> bool:
    return candidate.place.precision is precision


def strongest(
    found: tuple[Candidate, ...], *, country: str | None
) -> tuple[Candidate, ...]:
    """Candidates of the best sort that is there, with the prior country's first.

    In order: the very name in the prior country; a country, or a large town abroad
    of that name; another romanisation in the prior country; any of that name; the
    rest. Small namesakes come last.
    """

    def sort(candidate: Candidate) -> int:
        home = country is not None and candidate.place.country == country
        exact = candidate.score >= EXACT_SCORE
        if candidate.score < NAMESAKE_SCORE:
            return 5
        if exact and home:
            return 0
        if exact and (
            _is(candidate, PlacePrecision.COUNTRY)
            or candidate.score >= LARGE_TOWN_SCORE
        ):
            return 1
        if home:
            return 2
        return 3 if exact else 4

    best = min(sort(candidate) for candidate in found)
    return tuple(c for c in found if sort(c) == best)


def one_place(found: Iterable[Candidate]) -> bool:
    """Whether all candidates lie so close that they are one place."""
    first, *rest = found
    for other in rest:
        away = distance_m(first.place, other.place)
        if away is None or away > SAME_PLACE_M:
            return False
    return True


def has_leader(kept: tuple[Candidate, ...], *, country: str | None) -> bool:
    """Whether the first of several is meant: one place twice, or far the largest.

    Within the prior country size decides nothing: reports name small towns.
    """
    if one_place(kept):
        return True
    first, second = kept[0], kept[1]
    if country is not None and second.place.country == country:
        return False
    if first.place.country == second.place.country and first.place.admin1:
        return False
    return first.score - second.score >= DOMINANT
