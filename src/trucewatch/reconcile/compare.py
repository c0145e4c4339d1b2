"""What a comparison of two claims says, and what a merge policy is made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.claim import PlacedClaim


class Match(StrEnum):
    """Answer of one test."""

    SILENT = "silent"
    AGREES = "agrees"
    CLOSE = "close"
    DISAGREES = "disagrees"


Test = Callable[[PlacedClaim, PlacedClaim], Match]
Keys = Callable[[PlacedClaim], Iterable[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two claims compared field by field, fields in the order of the policy.

    Args:
        agreed: fields that agree.
        close: fields that nearly agree.
        silent: fields that say nothing either way.
        disagreed: fields that contradict each other.
    """

    agreed: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    disagreed: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The comparison for people."""
        parts = []
        if self.agreed:
            parts.append(f"same {' and '.join(self.agreed)}")
        if self.close:
            parts.append(f"nearly the same {' and '.join(self.close)}")
        if self.disagreed:
            parts.append(f"differs on {' and '.join(self.disagreed)}")
        return "; ".join(parts) or "nothing known to compare"


def comparison_of(answers: Mapping[str, Match]) -> Comparison:
    """The answers, one a field, sorted by what they say."""

    def named(match: Match) -> tuple[str, ...]:
        return tuple(name for name, answer in answers.items() if answer is match)

    return Comparison(
        agreed=named(Match.AGREES),
        close=named(Match.CLOSE),
        silent=named(Match.SILENT),
        disagreed=named(Match.DISAGREES),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing in which two claims are compared.

    Args:
        name: its name, as reasons tell it.
        feature: all that its test looks at: equal features, equal answers.
        test: the answer for two claims. None: equal features agree, others are
            silent; such a field says what carries a claim (its report), not what
            the claim says, and never disagrees.
        sketched: the feature is a text, compared by its words (`copies`): nearly
            the same words agree, others are silent.
        firm: whether a claim's feature is firm enough to part two groups once two
            origins of each give it; None: the field parts nothing so.
        own: what a claim gives, held against other claims of its origin: where two
            give things of which none is the same, they are not of one happening;
            None: an origin may differ with itself.
    """

    name: str
    feature: Callable[[PlacedClaim], Hashable]
    test: Test | None = None
    sketched: bool = False
    firm: Callable[[PlacedClaim], bool] | None = None
    own: Callable[[PlacedClaim], Collection[Hashable]] | None = None

    @property
    def carried(self) -> bool:
        """Whether it says what carries the claim."""
        return self.test is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """Keys under which claims are filed by one field; those with one in common meet.

    Args:
        field: name of the field; claims with equal features have equal keys.
        of: the keys of a claim; ignored where the field is sketched.
    """

    field: str
    of: Keys


Block = tuple[Key, ...]
"""Claims with a key in common for every part of a block are compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePolicy:
    """When two claims are taken for one happening.

    Args:
        name: versioned name; an old policy keeps its name and stays as it is.
        fields: what is compared, in the order in which it is told.
        blocks: which claims are compared at all.
        vetoes: fields on which no two claims of one incident may disagree.
        scoring: the score of a comparison that breaks no veto, 0 to 1.
        join: claims with this score or more are joined.
        suggest: claims with this score or more, and less than `join`, wait for a
            person to join them.
        only: whether what two claims have in common is enough, below `join`, where
            one of the two groups is of a single voice and may be of no other group
            (see `lone`); None: it never is.
        alone: the least score for that.
        contested: whether pairs are suggested that other claims of the two groups
            forbid to join, whatever the number of voices of each; else they are
            only where the score is `join` or more and one group is of a single voice.
    """

    name: str
    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    vetoes: frozenset[str]
    scoring: Callable[[Comparison], float]
    join: float
    suggest: float
    only: Callable[[Comparison], bool] | None = None
    alone: float = 1.0
    contested: bool = True

    def __post_init__(self) -> None:
        if not 0 < self.suggest <= self.join <= 1:
            raise ValueError(f"wanted 0 < suggest <= join <= 1: {self.name}")
        if self.alone < self.suggest:
            raise ValueError(f"wanted suggest <= alone: {self.name}")

    def allows(self, comparison: Comparison) -> bool:
        """Whether nothing forbids that both claims belong to one incident."""
        return not self.vetoes & set(comparison.disagreed)

    def score(self, comparison: Comparison) -> float:
        """How sure it is that claims that compare like this tell of one happening."""
        return self.scoring(comparison) if self.allows(comparison) else 0.0
