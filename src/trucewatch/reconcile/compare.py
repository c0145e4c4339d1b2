"""Whether two claims tell of one happening: a policy as a list of small tests."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventFamily, EventType
from trucewatch.reconcile.casualties import best, same_toll
from trucewatch.reconcile.scene import event_of, same_day, same_place, scenes

UNSPECIFIC = frozenset(
    {
        EventType.UNDETERMINED_FIRE,
        EventType.OPENING_FIRE_UNSPECIFIED,
        EventType.UNDETERMINED,
        EventType.OTHER,
    }
)
"""Types that leave the means open: they go with any other of their family."""

CONFUSED_FAMILIES = frozenset(
    {
        EventFamily.FIRE,
        EventFamily.AIR,
        EventFamily.EXPLOSIVE,
        EventFamily.CLASH,
    }
)
"""Families whose means sources confuse (mortar or artillery; bomb or mine)."""

FLIGHTS = frozenset({EventType.OVERFLIGHT, EventType.DRONE_OVERFLIGHT})
"""Flights without fire: no strike is ever told as one."""


class Match(StrEnum):
    """Answer of one test."""

    AGREES = "agrees"
    SILENT = "silent"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims compared field by field, fields in the order of the tests."""

    agreed: tuple[str, ...]
    silent: tuple[str, ...]
    disagreed: tuple[str, ...]


Test = Callable[[PlacedClaim, PlacedClaim], Match]


def _answer(same: bool | None) -> Match:  # noqa: FBT001 - the answer itself
    if same is None:
        return Match.SILENT
    return Match.AGREES if same else Match.DISAGREES


def day(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both give one day, and one time of day where both give it."""
    return _answer(same_day(one, other))


def place(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both speak of one place; a shared governorate alone is silent."""
    return _answer(same_place(one, other))


def kind(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both give one means; within a confused family other means are silent."""
    a, b = event_of(one), event_of(other)
    if a.type is b.type:
        return Match.AGREES
    if a.family is not b.family or bool({a.type, b.type} & FLIGHTS):
        return Match.DISAGREES
    loose = a.family in CONFUSED_FAMILIES or bool({a.type, b.type} & UNSPECIFIC)
    return Match.SILENT if loose else Match.DISAGREES


def toll(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether the numbers of killed or injured go together."""
    return _answer(same_toll(event_of(one), event_of(other)))


def actors(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both name one author; rival accusations disagree and forbid nothing."""
    a, b = actor_names(one), actor_names(other)
    return _answer(bool(a & b) if a and b else None)


def actor_names(placed: PlacedClaim) -> frozenset[str]:
    """Codes of the authors that a claim names, or their words where not known."""
    return frozenset(m.actor or m.text.casefold() for m in event_of(placed).actors)


def words(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether one origin is carried with the same words: a copy."""
    return Match.AGREES if said(one) == said(other) else Match.SILENT


def report(one: PlacedClaim, other: PlacedClaim) -> Match:
    """Whether both stand in one document."""
    same = one.claim.document == other.claim.document
    return Match.AGREES if same else Match.SILENT


def said(placed: PlacedClaim) -> tuple[str, str]:
    """Origin and words of a claim, spacing and case aside: equal means a copy."""
    return placed.claim.origin, " ".join(placed.claim.quote.casefold().split())


TESTS: Mapping[str, Test] = {
    "day": day,
    "place": place,
    "type": kind,
    "toll": toll,
    "actors": actors,
    "words": words,
    "report": report,
}
"""Fields compared, in the order in which they are told."""


def _scene(placed: PlacedClaim) -> Hashable:
    return tuple((p.place, p.precision, p.radius_m) for p in scenes(placed))


def _toll(placed: PlacedClaim) -> Hashable:
    event = event_of(placed)
    return best(event.killed), best(event.injured)


FEATURES: Mapping[str, Callable[[PlacedClaim], Hashable]] = {
    "day": lambda placed: placed.claim.time,
    "place": _scene,
    "type": lambda placed: event_of(placed).type,
    "toll": _toll,
    "actors": actor_names,
    "words": said,
    "report": lambda placed: placed.claim.document,
}
"""All that the test of a field looks at: equal features, equal answers."""

CARRIED = ("words", "report")
"""Fields on which two claims agree by what carries them; they never disagree."""


def compare_claims(one: PlacedClaim, other: PlacedClaim) -> Comparison:
    """The two claims compared by every test of `TESTS`."""
    return comparison_of({name: test(one, other) for name, test in TESTS.items()})


def comparison_of(answers: Mapping[str, Match]) -> Comparison:
    """The answers, one a field, sorted by what they say."""

    def named(match: Match) -> tuple[str, ...]:
        return tuple(name for name, answer in answers.items() if answer is match)

    return Comparison(
        agreed=named(Match.AGREES),
        silent=named(Match.SILENT),
        disagreed=named(Match.DISAGREES),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePolicy:
    """When two claims are taken for one happening.

    Args:
        name: versioned name; an old policy keeps its name and stays as it is.
        enough: groups of fields; claims that agree on all fields of one group
            tell of one happening.
        vetoes: fields on which no two claims of one incident may disagree.
    """

    name: str
    enough: tuple[frozenset[str], ...]
    vetoes: frozenset[str]

    def allows(self, comparison: Comparison) -> bool:
        """Whether nothing forbids that both claims belong to one incident."""
        return not self.vetoes & set(comparison.disagreed)

    def joins(self, comparison: Comparison) -> bool:
        """Whether claims that compare like this tell of one happening."""
        agreed = set(comparison.agreed)
        return self.allows(comparison) and any(g <= agreed for g in self.enough)


DEFAULT = MergePolicy(
    name="one_scene_v1",
    enough=(
        frozenset({"words"}),
        frozenset({"day", "place"}),
        frozenset({"place", "type"}),
        frozenset({"place", "report"}),
        frozenset({"day", "type", "toll"}),
        frozenset({"report", "type", "toll"}),
    ),
    vetoes=frozenset({"day", "place", "type", "toll"}),
)
"""One scene: a copy; the same day and place; the same place and means where a day is
not given; the same place in one report; the same day, means and number of victims
where a place is not given narrowly enough. Rival accusations forbid nothing."""
