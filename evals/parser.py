"""The packaged parsers on treebanks they were never trained on, from raw text.

``python -m evals.parser <shared>`` prints, for each variant and test set, spaCy's
scores (punctuation left out of UAS and LAS) and the words parsed in a second. PUD
is the test set; seeds and settings were chosen on the development parts.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from evals.accuracy import write_run
from trucewatch.text.english import build
from trucewatch.text.weights import load_weights
from trucewatch.train.measure import ROLES, Accuracy, measure

SETS = ("ewt-dev", "gum-dev", "ewt-test", "gum-test", "pud-test")
RUNS = Path(__file__).parent / "runs"
AIMS = {"las": 83.5, "roles": 86.0}
"""What the standard variant shall reach on PUD (issue 3)."""


def main(shared: Path) -> int:
    """Measure both variants, write the run file, say which aims are missed; 0."""
    found: dict[str, dict[str, Accuracy]] = {}
    for variant in ("standard", "fast"):
        nlp = build(load_weights(variant))
        for name in SETS:
            path = shared / "treebank" / "en" / f"{name}.conllu.gz"
            accuracy = measure(nlp, path)
            found.setdefault(variant, {})[name] = accuracy
            print(_line(variant, name, accuracy))
    write_run(
        RUNS,
        "parser",
        datetime.now(UTC).date(),
        {
            variant: {name: _record(accuracy) for name, accuracy in sets.items()}
            for variant, sets in found.items()
        },
    )
    best = found["standard"]["pud-test"]
    missed = [
        aim for aim, least in AIMS.items() if round(getattr(best, aim), 1) < least
    ]
    if missed:
        print(f"missed on PUD: {', '.join(missed)}", file=sys.stderr)
    return 0


def _line(variant: str, name: str, accuracy: Accuracy) -> str:
    roles = " ".join(f"{r} {accuracy.by_relation.get(r, 0):.1f}" for r in ROLES)
    return (
        f"{variant:9}{name:9} UPOS {accuracy.upos:.1f} UAS {accuracy.uas:.1f} "
        f"LAS {accuracy.las:.2f} roles {accuracy.roles:.1f} ({roles}) "
        f"{accuracy.words_per_second:,.0f} words/s"
    )


def _record(accuracy: Accuracy) -> dict[str, object]:
    return {
        "upos": round(accuracy.upos, 2),
        "uas": round(accuracy.uas, 2),
        "las": round(accuracy.las, 2),
        "roles": round(accuracy.roles, 2),
        "by_relation": {k: round(v, 1) for k, v in accuracy.by_relation.items()},
    }


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
