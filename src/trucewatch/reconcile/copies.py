"""Copies: sentences that carry nearly the same words, found by MinHash (rensa)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]

ALIKE = 0.5
"""Share of word pairs that two sentences have in common, from which one is a copy.
Source: our choice; two words changed in a sentence of twenty leave some 0.7, two
sentences of one happening by two writers share some 0.1."""

LEAST_WORDS = 8
"""A shorter sentence ("Shells fell on Morek") may be written twice by chance: it is a
copy only where the same origin carries the same words."""

BANDS, ROWS = 13, 3
"""A copy that shares 0.5 of its word pairs has a band in common with likelihood 0.82,
at 0.7 with 0.996; sentences that share 0.1 with 0.01."""

SEED = 1
CHUNK = 20_000
Sketches = NDArray[np.uint32]

_WORD = re.compile(r"\w+")


def sketches_of(texts: Sequence[tuple[str, str]]) -> Sketches:
    """A row of `BANDS` times `ROWS` numbers for each text.

    Args:
        texts: origin and words of each.
    """
    rows = np.zeros((len(texts), BANDS * ROWS), dtype=np.uint32)
    for start in range(0, len(texts), CHUNK):
        tokens = [_tokens(*text) for text in texts[start : start + CHUNK]]
        made: Any = RMinHash.digest_matrix_from_token_sets(tokens, BANDS * ROWS, SEED)
        rows[start : start + CHUNK] = made.to_rows()
    return rows


def _tokens(origin: str, text: str) -> list[str]:
    words = _WORD.findall(text.casefold())
    if len(words) < LEAST_WORDS:
        return [f"{origin}\n{text}"]
    return [f"{one} {two}" for one, two in itertools.pairwise(words)]


def bands_of(sketches: Sketches) -> NDArray[np.uint64]:
    """Keys of each text, `BANDS` a row; copies have one in common, most likely."""
    parts = sketches.reshape(len(sketches), BANDS, ROWS).astype(np.uint64)
    keys = np.arange(BANDS, dtype=np.uint64)[None, :] * np.uint64(0x9E3779B97F4A7C15)
    keys = np.repeat(keys, len(sketches), axis=0)
    for row in range(ROWS):
        keys = keys * np.uint64(0x100000001B3) ^ parts[:, :, row]
    return keys


def likeness(
    sketches: Sketches, one: NDArray[np.int64], other: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Estimated share of word pairs in common, for pairs of rows."""
    out = np.empty(len(one), dtype=np.float32)
    for start in range(0, len(one), CHUNK):
        part = slice(start, start + CHUNK)
        same = sketches[one[part]] == sketches[other[part]]
        out[part] = same.mean(axis=1, dtype=np.float32)
    return out


def voices_of(sketches: Sketches) -> list[int]:
    """A number for each text, equal for texts that copies link to one another."""
    parent = list(range(len(sketches)))

    def root(text: int) -> int:
        while parent[text] != text:
            parent[text] = parent[parent[text]]
            text = parent[text]
        return text

    for band in bands_of(sketches).T:
        order = np.argsort(band, kind="stable")
        same = np.flatnonzero(band[order][1:] == band[order][:-1])
        one, other = order[same], order[same + 1]
        alike = likeness(sketches, one, other) >= ALIKE
        for a, b in zip(one[alike].tolist(), other[alike].tolist(), strict=True):
            mine, yours = root(a), root(b)
            parent[max(mine, yours)] = min(mine, yours)
    return [root(text) for text in range(len(sketches))]
