"""The places that a document names, as evidence for what each of its names means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from trucewatch.locate.candidates import AREAS, container, is_inside, lookup, one_place
from trucewatch.locate.context import NEAR_M, Weighed, weigh
from trucewatch.locate.recognise import toponyms
from trucewatch.model.distance import distance_m
from trucewatch.model.document import Document, Span
from trucewatch.model.place import Candidate, NameMatch, Place, PlaceMention
from trucewatch.model.when import When
from trucewatch.reference.gazetteer.index import Gazetteer

_UNIT_BEHIND = re.compile(r",\s*|\s+in\s+|\s*\(|,\s+in\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The candidates for a name, likeliest first.

    Args:
        candidates: at least one.
        share: likelihood of the first, 0 to 1, places closer than 5 km being one.
        neighbours: names of the document's places that speak for the first.
    """

    candidates: tuple[Candidate, ...]
    share: float
    neighbours: tuple[str, ...] = ()

    @property
    def is_far_fetched(self) -> bool:
        """Whether the first is only romanised alike and nothing else speaks for it."""
        return self.candidates[0].match is NameMatch.ROMANISED and not self.neighbours

    @property
    def reason(self) -> str | None:
        """Why the first, for people; None where it is the only one."""
        if len(self.candidates) == 1:
            return None
        chance = (
            f"likelihood {self.share:.2f} among {len(self.candidates)} of that name"
        )
        if not self.neighbours:
            return f"the largest of its name ({chance})"
        return (
            f"near the report's other places: {', '.join(self.neighbours)} ({chance})"
        )


@dataclass
class Surroundings:
    """Names of a document with their candidates and the units they are put into.

    Args:
        gazetteer: where the candidates come from.
        names: every name with what the gazetteer knows under it.
        within: unit that the text puts a name into.
    """

    gazetteer: Gazetteer
    names: dict[str, tuple[Candidate, ...]] = field(default_factory=dict)
    within: dict[str, Place] = field(default_factory=dict)

    @cached_property
    def _weighed(self) -> dict[str, tuple[Weighed, ...]]:
        return weigh(self.names, within=self.within)

    @cached_property
    def country(self) -> str | None:
        """Country of most of the document's places, or None where two have as many."""
        votes: defaultdict[str, float] = defaultdict(float)
        for ranked in self._weighed.values():
            for each in ranked:
                if each.candidate.place.country:
                    votes[each.candidate.place.country] += each.share
        best = sorted(votes, key=lambda code: (-votes[code], code))[:2]
        if not best or (len(best) == 2 and votes[best[0]] < 1.5 * votes[best[1]]):
            return None
        return best[0]

    def weighed(self, name: str, found: tuple[Candidate, ...]) -> Choice:
        """The candidates `found` of a name, likeliest first.

        Args:
            name: the name as it was looked up.
            found: at least one candidate of it.
        """
        known = {w.candidate.place.id: w.share for w in self._weighed.get(name, ())}
        if not any(c.place.id in known for c in found):  # or only at another time
            known = {w.candidate.place.id: w.share for w in weigh({name: found})[name]}
        ranked = sorted(
            found, key=lambda c: (-known.get(c.place.id, 0.0), -c.score, c.place.id)
        )
        total = sum(known.get(c.place.id, 0.0) for c in found)
        same = [c for c in ranked if one_place((ranked[0], c))]
        share = sum(known.get(c.place.id, 0.0) for c in same) / total if total else 0.0
        return Choice(
            candidates=tuple(ranked),
            share=share,
            neighbours=tuple(self._neighbours(name, ranked[0].place)),
        )

    def _neighbours(self, name: str, place: Place) -> Iterator[str]:
        shown = 0
        for other, ranked in self._weighed.items():
            if other == name or shown == _SHOWN:
                continue
            if _speaks_for(ranked[0].candidate.place, place):
                shown += 1
                yield other


def _speaks_for(other: Place, place: Place) -> bool:
    """Whether another place lies near, or is a unit or a country that holds it."""
    if other.admin1 is None or other.admin1 == place.admin1:
        return other.country is not None and other.country == place.country
    away = distance_m(other, place)
    return away is not None and away <= NEAR_M


_SHOWN = 3


def surroundings_of(
    document: Document, mentions: Iterable[PlaceMention], *, gazetteer: Gazetteer
) -> Surroundings:
    """What the report's text and its claims' mentions name.

    Args:
        document: the document; only its report text is looked at.
        mentions: place mentions of its claims.
        gazetteer: where to look.
    """
    found = toponyms(document.text, gazetteer, parts=document.body)
    spans = tuple(each.stretch.span for each in found)
    when = document.published
    around = surroundings_in(document.text, spans, gazetteer=gazetteer, when=when)
    for mention in mentions:
        query, known = lookup(gazetteer, mention.text, when=when)
        around.names.setdefault(query.name, known)
    return around


def surroundings_in(
    text: str,
    spans: tuple[Span, ...],
    *,
    gazetteer: Gazetteer,
    when: When | None = None,
) -> Surroundings:
    """What some spans of a text name, in text order.

    Args:
        text: the text.
        spans: where names of places stand in it.
        gazetteer: where to look.
        when: when the text was published, or None.
    """
    around = Surroundings(gazetteer)
    for number, span in enumerate(spans):
        query, found = lookup(gazetteer, span.cut(text), when=when)
        around.names.setdefault(query.name, found)
        behind = spans[number + 1] if number + 1 < len(spans) else None
        unit = unit_behind(text, span, behind, gazetteer=gazetteer, when=when)
        if unit is not None and any(is_inside(c.place, unit) for c in found):
            around.within.setdefault(query.name, unit)
    return around


def unit_behind(
    text: str,
    span: Span,
    behind: Span | None,
    *,
    gazetteer: Gazetteer,
    when: When | None = None,
) -> Place | None:
    """The area that the next name puts this one into: "X, Y", "X in Y", "X (Y)"."""
    if behind is None or behind.start < span.end:
        return None
    if not _UNIT_BEHIND.fullmatch(text[span.end : behind.start]):
        return None
    unit = container(gazetteer, behind.cut(text), when=when)
    return unit if unit is not None and unit.precision in AREAS else None
