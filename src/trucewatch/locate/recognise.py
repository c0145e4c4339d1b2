"""Which known names of a text name places, by a small learned model.

The gazetteer tells which stretches of words are names of places; the words around
them tell whether a place is meant ("Jordan said", "Paris Hilton", "the New York
Times"). Weights: `train.toponyms`, learned from UD English GUM (CC BY 4.0).
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from trucewatch.locate.features import facts_of, features
from trucewatch.locate.spans import Stretch, stretches, tokens_of
from trucewatch.model.document import Span
from trucewatch.reference.gazetteer.index import Gazetteer

LEAST = 0.4
"""Least probability of a stretch that is taken for a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A stretch that names a place.

    Args:
        stretch: its words, with what the gazetteer knows under them.
        probability: of a place being meant, by the model; 1 for a demonym.
        demonym: whether it is the adjective or the people of a state.
    """

    stretch: Stretch
    probability: float
    demonym: bool = False


def toponyms(
    text: str, gazetteer: Gazetteer, *, parts: Iterable[Span]
) -> Iterator[Toponym]:
    """The names of places in some parts of a text, in text order.

    Args:
        text: the text.
        gazetteer: what is known as a name.
        parts: half-open code points of the text, in text order.
    """
    tokens = tuple(t for part in parts for t in tokens_of(text, part))
    facts = facts_of(tokens)
    for stretch in stretches(text, tokens, gazetteer):
        if stretch.is_demonym:
            yield Toponym(stretch=stretch, probability=1.0, demonym=True)
            continue
        probability = chance(features(stretch, tokens, facts), _weights())
        if probability >= LEAST:
            yield Toponym(stretch=stretch, probability=probability)


def chance(found: Iterable[str], weights: Mapping[str, float]) -> float:
    """Probability of a place for a set of features; unknown ones count nothing."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in found)))


@cache
def _weights() -> Mapping[str, float]:
    file = resources.files("trucewatch.reference") / "toponym_weights.json"
    weights: Mapping[str, float] = json.loads(file.read_text(encoding="utf-8"))[
        "weights"
    ]
    return weights
