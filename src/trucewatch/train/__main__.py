"""``python -m trucewatch.train SHARED``: convert, fit, measure on dev, pack."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import spacy

from trucewatch.train.convert import convert
from trucewatch.train.fit import VARIANTS, fit
from trucewatch.train.measure import measure
from trucewatch.train.release import lemma_table, release

_BANKS = ("ewt", "gum")
"""Treebanks that are trained on; PUD is for testing only."""


def main() -> None:
    """Train one variant and leave its packed weights in the work folder."""
    parser = argparse.ArgumentParser(prog="python -m trucewatch.train")
    parser.add_argument("shared", type=Path, help="folder with treebank/en/")
    parser.add_argument("--variant", choices=sorted(VARIANTS), default="standard")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--work", type=Path, default=Path(".work/train"))
    given = parser.parse_args()
    for part in ("train", "dev"):
        target = given.work / f"{part}.spacy"
        if not target.exists():
            words = convert(_treebanks(given.shared, part), target)
            sys.stderr.write(f"{part}: {words:,} words\n")
    run = given.work / f"{given.variant}-{given.seed}"
    fit(
        given.variant,
        train_path=given.work / "train.spacy",
        dev_path=given.work / "dev.spacy",
        target=run,
        seed=given.seed,
        steps=given.steps,
    )
    best = spacy.load(run / "model-best")
    for path in _treebanks(given.shared, "dev"):
        found = measure(best, path)
        sys.stderr.write(f"{path.name}: LAS {found.las:.2f}, roles {found.roles:.2f}\n")
    size = release(
        best,
        name=f"trucewatch-en-{given.variant}/1",
        lemmas=lemma_table(_treebanks(given.shared, "train")),
        target=given.work / f"{given.variant}.zip",
    )
    sys.stderr.write(f"{given.work / given.variant}.zip: {size:,} bytes\n")


def _treebanks(shared: Path, part: str) -> tuple[Path, ...]:
    folder = shared / "treebank" / "en"
    return tuple(folder / f"{bank}-{part}.conllu.gz" for bank in _BANKS)


if __name__ == "__main__":
    main()
