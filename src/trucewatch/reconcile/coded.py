"""Claims as rows of numbers, so that a million pairs are compared in one go.

Claims that give the same day, place, type or toll share a number for it; each pair of
such numbers is tested once, by the plain function that the policy names.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.compare import (
    Comparison,
    Field,
    Key,
    Match,
    MergePolicy,
    comparison_of,
)
from trucewatch.reconcile.copies import (
    ALIKE,
    Sketches,
    likeness,
    sketches_of,
    voices_of,
)
from trucewatch.reconcile.fields import said

Ranks = NDArray[np.int64]
MATCHES = tuple(Match)
CODE = {match: np.int8(code) for code, match in enumerate(MATCHES)}
TEXT = Field(name="text", feature=said)
TABLE_CELLS = 50_000_000
"""Up to so many pairs of features the answers are kept in a square table."""


class Coded:
    """Claims with a number for each field's feature.

    Args:
        claims: each is named by its rank in this list.
        policy: whose fields are compared.
    """

    def __init__(self, claims: Sequence[PlacedClaim], policy: MergePolicy) -> None:
        self.claims = claims
        self.policy = policy
        self.codes: dict[str, Ranks] = {}
        self.models: dict[str, list[int]] = {}
        for field in policy.fields:
            if not field.sketched:
                self._code(field)
        self.filed: dict[Key, Any] = {}
        self._known: dict[str, dict[int, Match]] = {f.name: {} for f in policy.fields}

    def _code(self, field: Field) -> None:
        known: dict[Hashable, int] = {}
        models: list[int] = []
        codes = np.empty(len(self.claims), dtype=np.int64)
        feature = field.feature
        for rank, placed in enumerate(self.claims):
            number = known.setdefault(feature(placed), len(models))
            if number == len(models):
                models.append(rank)
            codes[rank] = number
        self.codes[field.name], self.models[field.name] = codes, models

    @cached_property
    def texts(self) -> Ranks:
        """A number for each claim, equal where one origin carries the same words."""
        self._code(TEXT)
        return self.codes[TEXT.name]

    @cached_property
    def sketches(self) -> Sketches:
        """The sketch of each of the `texts`."""
        self.texts  # noqa: B018 - numbers the texts
        models = (self.claims[rank] for rank in self.models[TEXT.name])
        return sketches_of([said(placed) for placed in models])

    @cached_property
    def voices(self) -> list[int]:
        """A number for each claim, equal for copies, whoever carries them."""
        voices = np.array(voices_of(self.sketches), dtype=np.int64)
        return list(voices[self.texts].tolist())

    def profiles(self, fields: Iterable[str]) -> Ranks:
        """A number for each claim, equal for claims with equal features of `fields`."""
        columns = [self.codes[name] for name in fields]
        if not columns or not len(self.claims):
            return np.zeros(len(self.claims), dtype=np.int64)
        numbers = columns[0]
        for column in columns[1:]:
            both = numbers * (int(column.max()) + 1) + column
            numbers = np.unique(both, return_inverse=True)[1].astype(np.int64)
        return numbers

    def answers(self, field: Field, one: Ranks, other: Ranks) -> NDArray[np.int8]:
        """The code of the field's answer for each pair of ranks."""
        if field.sketched:
            return _agreeing(self.likeness(one, other) >= ALIKE)
        a, b = self.codes[field.name][one], self.codes[field.name][other]
        if field.test is None:
            return _agreeing(a == b)
        low, high = np.minimum(a, b), np.maximum(a, b)
        size = len(self.models[field.name])
        pairs = low * size + high
        if size * size <= TABLE_CELLS:
            return self._by_table(field, pairs, size)
        unique, places = np.unique(pairs, return_inverse=True)
        return self._tested(field, unique, size)[places]

    def likeness(self, one: Ranks, other: Ranks) -> NDArray[np.float32]:
        """Share of word pairs that the words of two claims have in common."""
        return likeness(self.sketches, self.texts[one], self.texts[other])

    def _by_table(self, field: Field, pairs: Ranks, size: int) -> NDArray[np.int8]:
        asked = np.zeros(size * size, dtype=np.bool_)
        asked[pairs] = True
        unique = np.flatnonzero(asked)
        table = np.zeros(size * size, dtype=np.int8)
        table[unique] = self._tested(field, unique, size)
        return table[pairs]

    def _tested(self, field: Field, pairs: Ranks, size: int) -> NDArray[np.int8]:
        found = (self.answer(field, pair, size) for pair in pairs.tolist())
        return np.fromiter((CODE[match] for match in found), np.int8, len(pairs))

    def answer(self, field: Field, pair: int, size: int) -> Match:
        """The answer of a field's test for a pair of its features, found once."""
        known = self._known[field.name]
        found = known.get(pair)
        if found is None:
            models = self.models[field.name]
            one, other = (self.claims[models[code]] for code in divmod(pair, size))
            assert field.test is not None  # noqa: S101 - only tested fields come here
            found = known[pair] = field.test(one, other)
        return found

    def compare(self, one: int, other: int) -> Comparison:
        """Two claims compared field by field."""
        a, b = np.array([one]), np.array([other])
        return comparison_of(
            {
                field.name: MATCHES[int(self.answers(field, a, b)[0])]
                for field in self.policy.fields
            }
        )


def compare_claims(
    one: PlacedClaim, other: PlacedClaim, policy: MergePolicy
) -> Comparison:
    """The two claims compared by every field of the policy."""
    return Coded((one, other), policy).compare(0, 1)


def _agreeing(same: NDArray[np.bool_]) -> NDArray[np.int8]:
    """The codes of agreement where it holds, else of silence."""
    return np.where(same, CODE[Match.AGREES], CODE[Match.SILENT])
