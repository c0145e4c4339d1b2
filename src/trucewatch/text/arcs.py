"""The search for a tree: spaCy's transition parser, one step of all sentences at once.

spaCy's own loop adds the features of every state by itself and takes Python's lock
for each addition; here a step of all sentences is a few calls of NumPy. States and
transitions are spaCy's, the weights and the trees the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
from spacy.ml.parser_model import (  # type: ignore[import-not-found]
    ParserStepModel,
)
from spacy.tokens import Doc

from trucewatch.text.token_vectors import Matrix, parameters


class _Open(NamedTuple):
    """A state that is not final, and how many steps it takes at least.

    Each token is taken onto the stack in one step and from it in another.
    """

    state: Any
    least: int


class ArcSearch:
    """Finds heads and relations of the tokens of sentences."""

    def __init__(self, pipe: Any) -> None:  # noqa: ANN401 - spaCy's parser
        """`pipe`: a parser with maxout states and a layer above them."""
        self._pipe = pipe
        reduce_, lower, upper = pipe.model.layers
        self._ops = lower.ops
        self._reduce = parameters(reduce_.layers[-1])
        self._upper = parameters(upper)
        weights, bias, pad = (lower.get_param(name) for name in ("W", "b", "pad"))
        features, self._width, pieces, _ = weights.shape
        self._row = pieces * self._width
        self._lower = np.ascontiguousarray(
            weights.swapaxes(1, 2).reshape(features * self._row, -1)
        )
        self._bias = np.ascontiguousarray(bias.T).ravel()
        self._none = pad[0].swapaxes(1, 2).reshape(features, self._row)
        self._features = np.arange(features)
        self._asked = SimpleNamespace(state2vec=SimpleNamespace(nF=features))

    def annotate(self, docs: Sequence[Doc], vectors: Matrix) -> None:
        """Give every token its head and relation.

        Args:
            docs: the sentences.
            vectors: a row for each of their tokens, in order.
        """
        pipe = self._pipe
        held = self._held(vectors)
        batch = pipe.moves.init_batch(docs)
        open_ = [_Open(s, 2 * len(d)) for s, d in zip(batch, docs, strict=True) if d]
        step = 0
        while open_:
            states = [each.state for each in open_]
            for _ in range(step, max(step + 1, min(each.least for each in open_))):
                pipe.transition_states(states, self._scores(held, self._ids(states)))
                step += 1
            open_ = [e for e in open_ if e.least > step or not e.state.is_final()]
        pipe.set_annotations(docs, batch)

    def _held(self, vectors: Matrix) -> Matrix:
        """What a token adds to a state in each role; for no token, the first rows."""
        weights, bias = self._reduce
        small = self._ops.gemm(vectors, weights, trans2=True) + bias
        roles = self._ops.gemm(small, self._lower, trans2=True)
        return np.concatenate([self._none, roles.reshape(-1, self._row)])

    def _ids(self, states: Sequence[object]) -> Any:  # noqa: ANN401 - spaCy's
        """The token in each role of each state, -1 for none."""
        return ParserStepModel.get_token_ids(self._asked, states)

    def _scores(self, held: Matrix, ids: Any) -> Matrix:  # noqa: ANN401 - spaCy's
        """What speaks for each transition, a row a state."""
        places = (ids + 1) * len(self._features) + self._features
        found: Matrix = np.add.reduce(held.take(places, axis=0), axis=1)
        found += self._bias
        best = found[:, : self._width]
        for first in range(self._width, self._row, self._width):
            best = np.maximum(best, found[:, first : first + self._width])
        weights, bias = self._upper
        scores: Matrix = self._ops.gemm(best, weights, trans2=True)
        scores += bias
        return scores
