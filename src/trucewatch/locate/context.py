"""Places of one document weighed together: each name speaks for its neighbours.

Every distinct name has its candidates. A candidate gains from the candidates of the
other names that lie near it or in its province or country, each as far as it is
likely itself. A few rounds settle the weights; what they gave is kept as numbers
that a reason can be written from. Nothing here decides: `resolve` does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trucewatch.locate.candidates import is_inside
from trucewatch.model.distance import EARTH_RADIUS_M
from trucewatch.model.place import Candidate, NameMatch, Place, PlaceKind
from trucewatch.reference.gazetteer.names import fold

ROUNDS = 3
"""Rounds of weighing; more change nothing (evals/runs, set "places")."""

MOST_NAMES, MOST_CANDIDATES, FEWEST_CANDIDATES = 120, 500, 4
"""Names and candidates weighed at once, in text order (the work grows with the square
of the candidates), and those that every name keeps."""

NEAR_M = 150_000.0
"""Distance at which nearness counts a third, metres."""

SAME_COUNTRY, SAME_PROVINCE, NEARNESS = 0.2, 1.5, 2.0
"""What a likely neighbour adds in the same country, in the same province, and near."""

SUPPORT_WEIGHT = 2.2
"""Weight of the logarithm of all neighbours' support."""

NAMED_UNIT = 5.0
"""What a candidate gains that lies in the unit named beside it."""

KIND_PRIOR: dict[PlaceKind, float] = {
    PlaceKind.CONTINENT: 10.0,
    PlaceKind.CONSTITUENT: 8.0,
    PlaceKind.REGION: 7.0,
    PlaceKind.ADMIN1: 6.3,
    PlaceKind.ADMIN2: 4.0,
    PlaceKind.SEA: 6.5,
    PlaceKind.LAKE: 5.0,
    PlaceKind.RIVER: 5.0,
    PlaceKind.LINE: 5.0,
    PlaceKind.SITE: 4.0,
}
"""Prior of what is no settlement; a settlement's is the logarithm of its people (7 for
ten million), at least `SMALL`."""

COUNTRY = 3.0
"""What a country has beside the logarithm of its people (8 for a hundred million)."""

SMALL = 2.0
"""Prior of a settlement whose people nobody counted."""

MATCH_LOSS: dict[NameMatch, float] = {
    NameMatch.ROMANISED: 3.0,
    NameMatch.BARE: 1.5,
    NameMatch.NEAR: 5.0,
}
"""What a candidate loses by the way that the name leads to it."""

OTHER_NAME = 2.5
"""What it loses where its printed name does not begin so ("New York City" does)."""

CAPITAL = 1.0
"""What the capital of a state gains: it is named for its government as well."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its share of likelihood among those of its name, 0 to 1."""

    candidate: Candidate
    share: float


def prior(name: str, candidate: Candidate) -> float:
    """How likely a candidate is by itself, in logarithms: its size and its kind.

    Args:
        name: the name as it was looked up.
        candidate: what it may mean.
    """
    place = candidate.place
    people = math.log10((candidate.population or 0) + 1)
    if candidate.kind is PlaceKind.SETTLEMENT:
        base = max(SMALL, people)
    elif candidate.kind is PlaceKind.COUNTRY:
        base = COUNTRY + people
    else:
        base = KIND_PRIOR[candidate.kind]
    base += CAPITAL * (candidate.capital_of is not None)
    named = candidate.match is NameMatch.NAME
    other = named and not fold(place.name).startswith(fold(name))
    return base - MATCH_LOSS.get(candidate.match, 0.0) - OTHER_NAME * other


def weigh(
    names: Mapping[str, Sequence[Candidate]],
    *,
    within: Mapping[str, Place] | None = None,
) -> dict[str, tuple[Weighed, ...]]:
    """For each name its candidates, likeliest first, with their shares.

    Args:
        names: candidates by name, best by themselves first; names without any are
            left out of the answer.
        within: unit that the text puts a name into, where it does.
    """
    held = {name: found for name, found in names.items() if found}
    weighed: dict[str, tuple[Weighed, ...]] = {}
    every = list(held)
    for first in range(0, len(every), MOST_NAMES):
        block = {name: held[name] for name in every[first : first + MOST_NAMES]}
        weighed |= _weigh(block, within or {})
    return weighed


def _weigh(
    names: Mapping[str, Sequence[Candidate]], within: Mapping[str, Place]
) -> dict[str, tuple[Weighed, ...]]:
    """The same for as many names as are weighed at once."""
    most = max(FEWEST_CANDIDATES, MOST_CANDIDATES // len(names))
    flat: list[Candidate] = []
    base: list[float] = []
    owner: list[int] = []
    for number, (name, found) in enumerate(names.items()):
        priors = sorted(
            ((prior(name, c), n) for n, c in enumerate(found)), reverse=True
        )
        for likely, n in priors[:most]:
            flat.append(found[n])
            base.append(likely + _in_named_unit(found[n], within.get(name)))
            owner.append(number)
    of = np.array(owner)
    ties = _ties(flat)
    ties[of[:, None] == of[None, :]] = 0.0
    own = np.array(base)
    shares = _shares(own, of, len(names))
    for _ in range(ROUNDS):
        support = np.log1p(ties @ shares)
        shares = _shares(own + SUPPORT_WEIGHT * support, of, len(names))
    return {
        name: _ranked(flat, shares, np.flatnonzero(of == number))
        for number, name in enumerate(names)
    }


def _ranked(
    flat: list[Candidate], shares: Floats, rows: npt.NDArray[np.intp]
) -> tuple[Weighed, ...]:
    found = [Weighed(candidate=flat[r], share=float(shares[r])) for r in rows]
    return tuple(sorted(found, key=lambda w: (-w.share, w.candidate.place.id)))


def _shares(scores: Floats, of: npt.NDArray[np.intp], count: int) -> Floats:
    top = np.full(count, -np.inf)
    np.maximum.at(top, of, scores)
    grown = np.exp(scores - top[of])
    total = np.zeros(count)
    np.add.at(total, of, grown)
    return np.asarray(grown / total[of])


def _in_named_unit(candidate: Candidate, unit: Place | None) -> float:
    return NAMED_UNIT if unit is not None and is_inside(candidate.place, unit) else 0.0


def _ties(flat: list[Candidate]) -> Floats:
    """How far each candidate speaks for each other one."""
    countries = _numbers([c.place.country for c in flat])
    provinces = _numbers([c.place.admin1 for c in flat])
    ties = SAME_COUNTRY * _same(countries) + SAME_PROVINCE * _same(provinces)
    known = np.array([c.place.lat is not None for c in flat])
    lat = np.radians([c.place.lat or 0.0 for c in flat])
    lon = np.radians([c.place.lon or 0.0 for c in flat])
    flatness = np.cos(lat)
    points = np.stack([flatness * np.cos(lon), flatness * np.sin(lon), np.sin(lat)])
    away = EARTH_RADIUS_M * np.arccos(np.clip(points.T @ points, -1.0, 1.0))
    near = NEARNESS * np.exp(-away / NEAR_M) * np.outer(known, known)
    return np.asarray(ties + near)


def _numbers(units: list[str | None]) -> npt.NDArray[np.intp]:
    known = {unit: n for n, unit in enumerate(dict.fromkeys(u for u in units if u))}
    return np.array([-1 if u is None else known[u] for u in units])


def _same(numbers: npt.NDArray[np.intp]) -> Floats:
    known = numbers >= 0
    same = (numbers[:, None] == numbers[None, :]) & known[:, None]
    return np.asarray(same, dtype=np.float64)
