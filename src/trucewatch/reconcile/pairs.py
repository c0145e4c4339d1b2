"""Pairs of claims, and the scores that a policy gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trucewatch.reconcile.coded import CODE, MATCHES, Coded, Ranks
from trucewatch.reconcile.compare import Comparison, Match, comparison_of


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of ranks, surest first; `one` stands before `other`.

    Args:
        one, other: ranks.
        score: their scores.
        code: what says how they compare; see `Scorer.comparison`.
    """

    one: Ranks
    other: Ranks
    score: NDArray[np.float64]
    code: Ranks

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Pairs:
        """The pairs chosen, in their order."""
        return Pairs(
            self.one[chosen], self.other[chosen], self.score[chosen], self.code[chosen]
        )


class Scorer:
    """Scores of pairs under a policy; each sort of comparison is scored once."""

    def __init__(self, coded: Coded) -> None:
        self._coded = coded
        policy = coded.policy
        self._order = sorted(policy.fields, key=lambda f: f.name not in policy.vetoes)
        self._scores: dict[int, float] = {}

    def comparison(self, code: int) -> Comparison:
        """The comparison that a code stands for."""
        found = {}
        for field in reversed(self._order):
            code, answer = divmod(code, len(MATCHES))
            found[field.name] = MATCHES[answer]
        return comparison_of(
            {field.name: found[field.name] for field in self._coded.policy.fields}
        )

    def scored(
        self, one: Ranks, other: Ranks, *, least: float, carried: bool = True
    ) -> Pairs:
        """Those of the pairs whose score is `least` or more; in no order.

        Args:
            one: ranks of the claims that stand first in the pairs.
            other: ranks of those that stand second.
            least: lower scores are left out.
            carried: whether to look at what carries the claims.
        """
        codes = np.zeros(len(one), dtype=np.int64)
        for field in self._order:
            codes = codes * len(MATCHES)
            if field.carried and not carried:
                continue
            answers = self._coded.answers(field, one, other)
            codes = codes + answers
            if field.name in self._coded.policy.vetoes:
                left = answers != CODE[Match.DISAGREES]
                one, other, codes = one[left], other[left], codes[left]
        kinds, places = np.unique(codes, return_inverse=True)
        scores = np.array([self._score(int(kind)) for kind in kinds], dtype=np.float64)
        found = Pairs(one, other, scores[places], codes)
        return found.only(found.score >= least)

    def _score(self, code: int) -> float:
        if code not in self._scores:
            policy = self._coded.policy
            self._scores[code] = policy.score(self.comparison(code))
        return self._scores[code]


def surest_first(found: Iterable[Pairs]) -> Pairs:
    """All pairs, each once, by score, then by ranks."""
    parts = list(found)
    none = np.zeros(0, dtype=np.int64)
    one = np.concatenate([none, *(part.one for part in parts)])
    other = np.concatenate([none, *(part.other for part in parts)])
    score = np.concatenate([np.zeros(0), *(part.score for part in parts)])
    code = np.concatenate([none, *(part.code for part in parts)])
    order = np.lexsort((other, one, -score))
    one, other, score, code = (column[order] for column in (one, other, score, code))
    fresh = np.ones(len(one), dtype=np.bool_)
    fresh[1:] = (one[1:] != one[:-1]) | (other[1:] != other[:-1])
    return Pairs(one[fresh], other[fresh], score[fresh], code[fresh])
