"""Pack a fitted pipeline with its lemma table into the file that trucewatch ships."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.pipeline import TrainablePipe

from trucewatch.text.lemmas import by_rule
from trucewatch.text.weights import Weights, pack
from trucewatch.train.convert import read_treebank

_PLAIN = re.compile(r"[A-Za-z]*['’]?[A-Za-z]+")

MIN_SEEN = 2
"""Times a form's lemma must be seen before it overrules the rules."""


def lemma_table(paths: tuple[Path, ...]) -> dict[str, dict[str, str]]:
    """Forms whose lemma in the treebanks is not what the rules say.

    Args:
        paths: CoNLL-U training files.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for path in paths:
        for sentence in read_treebank(path):
            for word in sentence.words:
                plain = _PLAIN.fullmatch(word.form)
                if word.upos != "PROPN" and word.lemma != "_" and plain:
                    lemma = word.lemma.lower()
                    seen[word.upos, word.form.lower(), lemma] += 1
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for (upos, form, lemma), count in sorted(seen.items()):
        best[upos, form] = max(best.get((upos, form), (0, "")), (count, lemma))
    table: dict[str, dict[str, str]] = {}
    for (upos, form), (count, lemma) in sorted(best.items()):
        irregular = upos in {"VERB", "AUX", "NOUN"} or count >= MIN_SEEN
        if irregular and by_rule(form, upos) != lemma:
            table.setdefault(upos, {})[form] = lemma
    return table


def release(
    nlp: Language, *, name: str, lemmas: dict[str, dict[str, str]], target: Path
) -> int:
    """Write the pipeline to `target`; the number of bytes written."""
    config = {section: nlp.config[section] for section in ("nlp", "components")}
    labels = [
        label for _, pipe in nlp.pipeline for label in getattr(pipe, "labels", ())
    ]
    raw = pack(
        Weights(
            name=name,
            config=config,
            parts={
                name: cast(TrainablePipe, pipe).to_bytes(exclude=["vocab"])
                for name, pipe in nlp.pipeline
            },
            strings=tuple(sorted(set(labels))),
            lemmas=lemmas,
        )
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(raw)
    return len(raw)
