"""Fit one variant of the English pipeline; its model stands in a folder at the end."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

_BASE = Path(__file__).with_name("base.cfg")

VARIANTS: Final[dict[str, dict[str, object]]] = {
    "standard": {
        "components.tok2vec.model.encode.width": 96,
        "components.tok2vec.model.encode.maxout_pieces": 3,
        "components.parser.model.hidden_width": 64,
    },
    "fast": {
        "components.tok2vec.model.encode.width": 64,
        "components.tok2vec.model.encode.maxout_pieces": 2,
        "components.parser.model.hidden_width": 64,
    },
}
"""The settings that tell the variants apart; everything else is in base.cfg."""


def fit(
    variant: str,
    *,
    train_path: Path,
    dev_path: Path,
    target: Path,
    seed: int,
    steps: int,
) -> Language:
    """The fitted pipeline, which also stands in `target`/model-best.

    Args:
        variant: a key of `VARIANTS`.
        train_path: training data as `convert.convert` wrote it.
        dev_path: development data, by which the best step is chosen.
        target: folder for the models of the best and the last step.
        seed: of every random choice.
        steps: batches to learn from.
    """
    overrides = {
        **VARIANTS[variant],
        "paths.train": str(train_path),
        "paths.dev": str(dev_path),
        "system.seed": seed,
        "training.max_steps": steps,
    }
    config = load_config(_BASE, overrides=overrides, interpolate=False)
    target.mkdir(parents=True, exist_ok=True)
    nlp = init_nlp(config)
    nlp, _ = train(nlp, target)
    return nlp
