"""Train the recogniser of place names: which known names of a text name places.

``python -m trucewatch.train.toponyms SHARED`` reads the entities of UD English GUM
(place mentions with a proper noun as head), fits a logistic regression on the features
of `locate.features`, prints how well it does on GUM's development part, and writes
``reference/toponym_weights.json``. Annotations of GUM are CC BY 4.0 (model card).
"""

from __future__ import annotations

import gzip
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from trucewatch.locate.features import facts_of, features
from trucewatch.locate.recognise import LEAST, chance
from trucewatch.locate.spans import stretches, tokens_of
from trucewatch.model.document import Span
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.settings import load_settings

WEIGHTS = Path(__file__).parents[1] / "reference" / "toponym_weights.json"
SOURCE = (
    "trained by trucewatch.train.toponyms on the entities of UD English GUM, "
    "genres bio, interview, news, speech, textbook, vlog and voyage (CC BY 4.0)"
)
SMOOTHING = 1.0
"""Strength of the pull to zero (L2), chosen on GUM's development part."""


Range = tuple[int, int]
"""Half-open code points of a text."""

_ENTITIES = re.compile(r"(?:^|\|)Entity=([^|]*)")
_PIECE = re.compile(r"\([^()]*|[^()]*\)")
_ROOM = 12
"""Characters that a place mention may have beside four times its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Features of a stretch, and whether it names a place."""

    features: frozenset[str]
    is_place: bool


def stories(path: Path) -> Iterator[tuple[str, list[Range]]]:
    """Text of each document of a CoNLL-U file, and where its named places stand."""
    story = _Story()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc"):
                if story.text:
                    yield story.text, story.places
                story = _Story()
            elif line.startswith("# newpar") and story.text:
                story.text = story.text.rstrip() + "\n\n"
            elif line[:1].isdigit():
                columns = line.rstrip("\n").split("\t")
                if columns[0].isdigit():
                    story.add(columns)
    if story.text:
        yield story.text, story.places


@dataclass(slots=True, kw_only=True)
class _Mention:
    number: str
    kind: str
    start: int
    named: bool = False


@dataclass(slots=True)
class _Story:
    """A document while it is read.

    Args:
        text: what was read so far.
        places: code points of its closed place mentions with a proper noun.
        opened: mentions that are not closed yet, the outer ones first.
    """

    text: str = ""
    places: list[Range] = field(default_factory=list)
    opened: list[_Mention] = field(default_factory=list)

    def add(self, columns: list[str]) -> None:
        """Read on by one word: the ten columns of CoNLL-U."""
        start, end = len(self.text), len(self.text) + len(columns[1])
        self.text += columns[1] + ("" if "SpaceAfter=No" in columns[9] else " ")
        entities = _ENTITIES.search(columns[9])
        pieces = _PIECE.findall(entities[1]) if entities else []
        for piece in pieces:
            if piece.startswith("("):
                number, kind = [*piece[1:].split("-"), ""][:2]
                self.opened.append(_Mention(number=number, kind=kind, start=start))
        if columns[3] == "PROPN":
            for mention in self.opened:
                mention.named = True
        for piece in pieces:
            if piece.endswith(")") and self.opened:
                self._close(piece[:-1], end)

    def _close(self, number: str, end: int) -> None:
        numbers = [mention.number for mention in self.opened]
        last = len(numbers) - 1
        at = last - numbers[::-1].index(number) if number in numbers else last
        mention = self.opened.pop(at)
        if mention.kind == "place" and mention.named:
            self.places.append((mention.start, end))


def examples(path: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """Every stretch of the treebank that the gazetteer knows, with its label."""
    for text, places in stories(path):
        tokens = tokens_of(text)
        facts = facts_of(tokens)
        for stretch in stretches(text, tokens, gazetteer):
            if stretch.is_demonym:
                continue
            yield Example(
                features=frozenset(features(stretch, tokens, facts)),
                is_place=any(_names(stretch.span, place) for place in places),
            )


def _names(span: Span, place: Range) -> bool:
    """Whether a place mention is named by the span, not only a long phrase with it."""
    touches = place[0] < span.end and span.start < place[1]
    return touches and place[1] - place[0] < 4 * (span.end - span.start) + _ROOM


def fit(held: list[Example]) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method."""
    names = sorted({name for example in held for name in example.features})
    column = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(held), len(names)))
    for n, example in enumerate(held):
        rows[n, [column[name] for name in example.features]] = 1.0
    wanted = np.array([float(e.is_place) for e in held])
    weights = np.zeros(len(names))
    for _ in range(25):
        given = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (wanted - given) - SMOOTHING * weights
        bend = (rows * (given * (1 - given))[:, None]).T @ rows
        weights += np.linalg.solve(bend + SMOOTHING * np.eye(len(names)), slope)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


def measure(held: list[Example], weights: dict[str, float]) -> tuple[float, float]:
    """Precision and recall at the least probability that the recogniser takes."""
    taken = [e for e in held if chance(e.features, weights) >= LEAST]
    right = sum(e.is_place for e in taken)
    return right / len(taken), right / sum(e.is_place for e in held)


def main(shared: Path) -> int:
    """Train on GUM's training part, print how well it does, write the weights."""
    gazetteer = open_gazetteer(load_settings(os.environ, home=Path.home()).cache)
    folder = shared / "treebank" / "en"
    train = list(examples(folder / "gum-train.conllu.gz", gazetteer))
    weights = fit(train)
    dev = list(examples(folder / "gum-dev.conllu.gz", gazetteer))
    for name, held in (("train", train), ("dev", dev)):
        precision, recall = measure(held, weights)
        shares = f"precision {precision:.3f}, recall {recall:.3f}"
        sys.stderr.write(f"{name}: {len(held)} names, {shares}\n")
    record = {"source": SOURCE, "weights": weights}
    WEIGHTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
