"""Profiles: claims that every test answers alike are compared once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.compare import (
    CARRIED,
    FEATURES,
    TESTS,
    Comparison,
    Match,
    comparison_of,
)

FIELDS = tuple(name for name in TESTS if name not in CARRIED)
"""Fields that a profile holds; what carries a claim is its own."""


class Profiles:
    """Numbers for profiles, and comparisons of two profiles.

    Ten thousand claims of a day have few different times, places, types and
    tolls; each pair of those is tested once.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, ...], int] = {}
        self._features: list[tuple[int, ...]] = []
        self._known: dict[str, dict[Hashable, int]] = defaultdict(dict)
        self._models: dict[str, list[PlacedClaim]] = defaultdict(list)
        self._answers: dict[tuple[str, int, int], Match] = {}
        self._outcomes: dict[tuple[object, ...], Comparison] = {}

    def number(self, placed: PlacedClaim) -> int:
        """The number of the claim's profile; equal for claims that compare alike."""
        features = tuple(self._feature(name, placed) for name in FIELDS)
        known = self._numbers.setdefault(features, len(self._features))
        if known == len(self._features):
            self._features.append(features)
        return known

    def _feature(self, name: str, placed: PlacedClaim) -> int:
        known, models = self._known[name], self._models[name]
        number = known.setdefault(FEATURES[name](placed), len(models))
        if number == len(models):
            models.append(placed)
        return number

    def compare(
        self, one: int, other: int, *, carried: tuple[str, ...] = ()
    ) -> Comparison:
        """`compare_claims` of two claims with these profiles.

        Args:
            one: number of a profile.
            other: number of the other profile.
            carried: fields of `CARRIED` on which the two claims agree.
        """
        pairs = zip(FIELDS, self._features[one], self._features[other], strict=True)
        answers = tuple(self._answer(name, a, b) for name, a, b in pairs)
        known = self._outcomes.get((answers, carried))
        if known is None:
            each = dict(zip(FIELDS, answers, strict=True))
            each |= {n: Match.AGREES if n in carried else Match.SILENT for n in CARRIED}
            known = self._outcomes[answers, carried] = comparison_of(each)
        return known

    def _answer(self, name: str, one: int, other: int) -> Match:
        found = self._answers.get((name, one, other))
        if found is None:
            models = self._models[name]
            found = TESTS[name](models[one], models[other])
            self._answers[name, one, other] = found
        return found
