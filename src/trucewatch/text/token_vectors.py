"""The vectors of tokens that tagger and parser work on: spaCy's tok2vec, leaner.

The same numbers from the same weights as spaCy's ``tok2vec`` with a window encoder,
made for the handful of sentences of one report: what depends on a word alone is
worked out once a word, and each layer is a few calls of NumPy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

Matrix = NDArray[np.float32]

WORDS_KEPT = 30_000
"""Words whose vectors are kept (half a kilobyte each); then they are made afresh."""
_EPSILON = 1e-8


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A maxout layer of three pieces (or any number) with its normalisation.

    Args:
        weights: one row an output of a piece, pieces one behind the other.
        bias: one number a row of `weights`.
        gain, shift: of the normalisation, one number an output.
    """

    weights: Matrix
    bias: Matrix
    gain: Matrix
    shift: Matrix

    @classmethod
    def of(cls, model: Any) -> Self:  # noqa: ANN401 - thinc's
        """The layer that a thinc ``Maxout(normalize=True)`` holds."""
        parts = {part.name: part for part in model.walk()}
        maxout, norm = parts["maxout"], parts["layernorm"]
        weights = maxout.get_param("W").swapaxes(0, 1)
        return cls(
            weights=np.ascontiguousarray(weights.reshape(-1, weights.shape[-1])),
            bias=np.ascontiguousarray(maxout.get_param("b").T).ravel(),
            gain=norm.get_param("G"),
            shift=norm.get_param("b"),
        )

    def __call__(self, rows: Matrix, ops: Any) -> Matrix:  # noqa: ANN401 - thinc's
        """What the layer makes of each row."""
        pieces: Matrix = ops.gemm(rows, self.weights, trans2=True)
        pieces += self.bias
        width = len(self.gain)
        found: Matrix = pieces[:, :width]
        for first in range(width, pieces.shape[1], width):
            found = np.maximum(found, pieces[:, first : first + width])
        found = found - found.mean(axis=1, keepdims=True)
        square = np.einsum("ij,ij->i", found, found) / np.float32(width)
        found *= ((square + np.float32(_EPSILON)) ** np.float32(-0.5))[:, None]
        found *= self.gain
        found += self.shift
        return found


class TokenVectors:
    """Makes the vectors of the tokens of sentences."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - thinc's
        """`model`: the one of a ``tok2vec`` pipe (MultiHashEmbed, MaxoutWindow)."""
        embed, encode = model.layers
        columns, _, self._hashes, mix, _ = embed.layers
        self._columns: list[int | str] = list(columns.attrs["columns"])
        self._mix = Layer.of(mix)
        self._layers = [Layer.of(layer) for layer in encode.layers[0].layers]
        self._ops = model.ops
        self._width = len(self._mix.gain)
        self._gap = int(encode.attrs["pad"])
        self._known: dict[bytes, bytes] = {}

    def of(self, docs: Sequence[Doc]) -> Matrix:
        """The vectors of the sentences' tokens, a row each, in order."""
        lengths = [len(doc) for doc in docs]
        if not any(lengths):
            return np.zeros((0, self._width), dtype=np.float32)
        known = self._words(docs)
        rows = np.frombuffer(self._spaced(known, lengths), dtype=np.float32)
        rows = rows.reshape(-1, self._width)
        for layer in self._layers:
            rows = rows + layer(self._windows(rows), self._ops)
        ends = [n * self._gap + end for n, end in enumerate(accumulate(lengths), 1)]
        return np.concatenate(
            [
                rows[end - length : end]
                for end, length in zip(ends, lengths, strict=True)
            ]
        )

    def _words(self, docs: Sequence[Doc]) -> list[bytes]:
        """The vector of each token as a word by itself, in order."""
        keys = np.concatenate([doc.to_array(self._columns) for doc in docs])
        names = keys.view(f"V{keys.itemsize * keys.shape[1]}")[:, 0].tolist()
        known = self._known
        new = {name: n for n, name in enumerate(names) if name not in known}
        if new:
            if len(known) + len(new) > WORDS_KEPT:
                known = self._known = {}
                new = {name: n for n, name in enumerate(names)}
            hashed = self._hashes.predict(keys[list(new.values())])
            for name, row in zip(new, self._mix(hashed, self._ops), strict=True):
                known[name] = row.tobytes()
        return [known[name] for name in names]

    def _spaced(self, words: list[bytes], lengths: list[int]) -> bytes:
        """The vectors with rows of zero before, between and behind the sentences."""
        gap = bytes(4 * self._width * self._gap)
        parts, first = [gap], 0
        for length in lengths:
            parts += [*words[first : first + length], gap]
            first += length
        return b"".join(parts)

    def _windows(self, rows: Matrix) -> Matrix:
        """Each row between its two neighbours."""
        width = self._width
        found = np.zeros((len(rows), 3 * width), dtype=np.float32)
        found[1:, :width] = rows[:-1]
        found[:, width : 2 * width] = rows
        found[:-1, 2 * width :] = rows[1:]
        return found


def parameters(layer: Any) -> tuple[Matrix, Matrix]:  # noqa: ANN401 - thinc's
    """The weights and the bias of a linear layer."""
    return layer.get_param("W"), layer.get_param("b")
