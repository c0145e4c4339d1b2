"""Accuracy of a pipeline from raw text, by spaCy's Scorer, and its speed."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from trucewatch.train.convert import documents, read_treebank, to_doc

ROLES = ("nsubj", "nsubj:pass", "obj")
"""Relations that say who did what to whom; scored pooled, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Figures of one pipeline on one treebank, in percent but for the speed.

    Args:
        upos, uas, las: of all words, punctuation left out of the last two.
        by_relation: relation -> F of its labelled edges.
        roles: F of the relations of `ROLES`, pooled.
        words_per_second: gold words parsed in a second of wall time.
    """

    upos: float
    uas: float
    las: float
    by_relation: dict[str, float]
    roles: float
    words_per_second: float


def measure(nlp: Language, path: Path) -> Accuracy:
    """The pipeline's accuracy on a treebank, reading its raw text.

    Sentences are given in their documents' runs of eight, as in training; the
    pipeline finds tokens and ends of sentences itself.
    """
    gold = [to_doc(nlp.vocab, run) for run in documents(read_treebank(path))]
    texts = [doc.text for doc in gold]
    list(nlp.pipe(texts[:8]))
    start = time.perf_counter()
    predicted = list(nlp.pipe(texts, batch_size=64))
    spent = time.perf_counter() - start
    examples = [Example(p, g) for p, g in zip(predicted, gold, strict=True)]
    scores = Scorer(nlp).score(examples)
    relations = scores["dep_las_per_type"]
    return Accuracy(
        upos=100 * scores["pos_acc"],
        uas=100 * scores["dep_uas"],
        las=100 * scores["dep_las"],
        by_relation={name: 100 * relations[name]["f"] for name in sorted(relations)},
        roles=100 * _pooled(examples),
        words_per_second=sum(map(len, gold)) / spent,
    )


def _pooled(examples: list[Example]) -> float:
    """F over every labelled edge of the roles, aligned by characters."""
    right = given = wanted = 0
    for example in examples:
        mine, gold = _edges(example.predicted), _edges(example.reference)
        right += len(mine & gold)
        given += len(mine)
        wanted += len(gold)
    return 2 * right / (given + wanted) if given + wanted else 0.0


def _edges(doc: Doc) -> set[tuple[int, int, int, int, str]]:
    return {
        (t.idx, t.idx + len(t), t.head.idx, t.head.idx + len(t.head), t.dep_)
        for t in doc
        if t.dep_ in ROLES
    }
