"""Mentions to placements: which place is meant, how well it is known, and why.

Nothing is guessed silently: a mention that stays ambiguous, that the gazetteer does
not know, or whose containing unit contradicts the gazetteer is `Unplaced` with the
reason, and the candidates stay with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.locate.answers import OTHERS, ambiguous, implausible, placement
from trucewatch.locate.candidates import (
    NAMESAKE_SCORE,
    by_kind,
    container,
    has_leader,
    is_inside,
    known,
    lookup,
    strongest,
)
from trucewatch.locate.query import Query, Scope, is_titled, readings, wants_governorate
from trucewatch.locate.surroundings import Surroundings
from trucewatch.locate.validity import doubt, in_being, lapsed
from trucewatch.model.actor import ActorKind
from trucewatch.model.place import (
    Candidate,
    Place,
    Placement,
    PlaceMention,
    Unplaced,
)
from trucewatch.model.when import When
from trucewatch.reference.actors import load_actors
from trucewatch.reference.gazetteer.index import Gazetteer

SHORTEST_MISSPELT = 5
"""Shorter names are not searched for misspellings: too many are one letter apart."""

CLEAR_LEAD = 0.03
"""Lead that the best near miss needs over the next (five points of similarity)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priors:
    """What is known of a document's places before reading it.

    Args:
        country: ISO 3166-1 alpha-2 of the country its places most likely lie in.
        least_share: likelihood, 0 to 1, that the likeliest of several places needs
            to be taken where no country is known; 0 takes it in any case.
    """

    country: str | None = None
    least_share: float = 0.7


def place_mention(
    mention: PlaceMention,
    *,
    gazetteer: Gazetteer,
    priors: Priors,
    around: Surroundings | None = None,
    when: When | None = None,
) -> Placement | Unplaced:
    """The place one mention means, or why none could be given.

    Args:
        mention: the mention.
        gazetteer: where to look.
        priors: what is known beforehand.
        around: the places named in the same document; None where nothing is known.
        when: the time spoken of, or None; an entry that did not hold then is never
            meant (see `locate.validity`).
    """
    around = around or Surroundings(gazetteer)
    if reason := _names_no_place(mention.text):
        return Unplaced(mention=mention, reason=reason)
    query, found = lookup(gazetteer, mention.text, when=when)
    name, comma, unit = mention.text.rpartition(", ")
    if not found and comma and mention.within is None:
        inner = replace(mention, text=name, within=unit)
        placed = place_mention(
            inner, gazetteer=gazetteer, priors=priors, around=around, when=when
        )
        return replace(placed, mention=mention)
    asked = _Asked(mention, query, gazetteer, priors, when)
    if not found:
        return _not_now(asked) or _misspelt(asked)
    return _choose(asked, found, around=around)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A mention with its reading, and what is known before answering."""

    mention: PlaceMention
    query: Query
    gazetteer: Gazetteer
    priors: Priors
    when: When | None

    def unit(self) -> Place | None:
        """The containing unit that the text names, or None."""
        within = self.mention.within
        return container(self.gazetteer, within, when=self.when) if within else None


def _names_no_place(text: str) -> str | None:
    if is_titled(text):
        return "a person's name, not a place"
    actor = load_actors().by_name(text)
    if actor is not None and (actor.kind is not ActorKind.STATE or "/" in actor.code):
        return f"names an actor ({actor.name}), not a place"
    return None


def _choose(
    asked: _Asked, found: tuple[Candidate, ...], *, around: Surroundings
) -> Placement | Unplaced:
    mention, query, gazetteer = asked.mention, asked.query, asked.gazetteer
    priors = asked.priors
    reasons: list[str] = []
    everything = found
    unit = asked.unit()
    if mention.within and unit is None:
        reasons.append(f"the containing unit “{mention.within}” is not known")
    if unit is not None:
        found = tuple(c for c in found if is_inside(c.place, unit))
        if not found:
            return implausible(mention, everything, unit=unit, gazetteer=gazetteer)
        reasons.append(f"the text puts it in {unit.name}")
    governorate = wants_governorate(mention, query.scope)
    why = None
    strict = priors.country is not None or priors.least_share > 0
    if strict or governorate or query.scope is not Scope.AS_NAMED:
        found, why = by_kind(found, governorate=governorate, scope=query.scope)
    decided = _decide(query.name, found, priors=priors, around=around)
    if not isinstance(decided, _Decision):
        return ambiguous(mention, decided, gazetteer=gazetteer)
    chosen = decided.candidate
    doubtful = doubt(chosen, asked.when)
    reasons = [*chosen.reasons, *reasons, *filter(None, (why, doubtful))]
    if decided.reason and len(everything) > 1:
        reasons.append(decided.reason)
    if chosen.score >= NAMESAKE_SCORE and any(c.score < NAMESAKE_SCORE for c in found):
        reasons.append("small namesakes are not meant unless the text says so")
    others = tuple(c for c in everything if c.place.id != chosen.place.id)[:OTHERS]
    return placement(
        mention,
        query,
        chosen.place,
        reasons=tuple(reasons),
        others=others,
        gazetteer=gazetteer,
    )


@dataclass(frozen=True, slots=True)
class _Decision:
    """The candidate that is meant, and why it rather than its namesakes."""

    candidate: Candidate
    reason: str | None


def _decide(
    name: str, found: tuple[Candidate, ...], *, priors: Priors, around: Surroundings
) -> _Decision | tuple[Candidate, ...]:
    """The candidate that is meant, or those between which the text leaves it open."""
    if priors.country is None:
        weighed = around.weighed(name, found)
        if weighed.neighbours or not priors.least_share:
            if weighed.share < priors.least_share or weighed.is_far_fetched:
                return weighed.candidates
            return _Decision(weighed.candidates[0], weighed.reason)
    kept = strongest(found, country=priors.country)
    if len(kept) > 1 and not has_leader(kept, country=priors.country):
        return kept
    home = priors.country and kept[0].place.country == priors.country
    told = f"in the country of the report's places ({priors.country})" if home else None
    return _Decision(kept[0], told)


def _not_now(asked: _Asked) -> Unplaced | None:
    """No answer: what bears the name did not hold then; None where nothing does."""
    for query in readings(asked.mention.text):
        found = known(asked.gazetteer, query.name)
        if found:
            return Unplaced(
                mention=asked.mention,
                reason=lapsed(found[:OTHERS], asked.when),
                others=found[:OTHERS],
            )
    return None


def _misspelt(asked: _Asked) -> Placement | Unplaced:
    mention, query, country = asked.mention, asked.query, asked.priors.country
    unknown = Unplaced(
        mention=mention, reason="unknown: no gazetteer entry of that name"
    )
    if country is None or len(query.name) < SHORTEST_MISSPELT:
        return unknown
    near = asked.gazetteer.near_misses(query.name, country=country)
    near = in_being(near, asked.when)
    unit = asked.unit()
    if unit is not None:
        near = tuple(c for c in near if is_inside(c.place, unit))
    if not near:
        return unknown
    if len(near) > 1 and near[0].score - near[1].score < CLEAR_LEAD:
        return replace(
            unknown, reason="unknown: several names are nearly spelt so", others=near
        )
    return placement(
        mention,
        query,
        near[0].place,
        reasons=(*near[0].reasons, *filter(None, (doubt(near[0], asked.when),))),
        others=near[1:],
        gazetteer=asked.gazetteer,
    )
