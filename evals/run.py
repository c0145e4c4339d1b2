"""Run every evaluation on the data folder given: ``make evals SHARED=<folder>``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from evals import (
    acts,
    gates,
    labelled,
    muc4,
    parser,
    places,
    re3d,
    sample_article,
    segments,
    tallies,
    ucdp,
)


def _labelled(_shared: Path) -> int:
    """The labelled set lies in the repository and needs no data folder."""
    return labelled.main([])


EVALUATIONS: dict[str, Callable[[Path], int]] = {
    "sample article": sample_article.main,
    "published tallies": tallies.main,
    "labelled sentences": _labelled,
    "parser": parser.main,
    "sentence ends": segments.main,
    "acts between actors": acts.main,
    "filters before the parse": gates.main,
    "UCDP GED headlines": ucdp.main,
    "re3d": re3d.main,
    "MUC-4": muc4.main,
    "places": places.main,
}


def main(arguments: list[str]) -> int:
    """0 where every evaluation passes; a clear error without a data folder."""
    if not arguments or not arguments[0]:
        print(
            "evals: no data folder; wanted: make evals SHARED=<folder>", file=sys.stderr
        )
        return 2
    shared = Path(arguments[0])
    if not (shared / "samples").is_dir():
        print(
            f"evals: {shared} has no samples/; wanted the data folder", file=sys.stderr
        )
        return 2
    failed = []
    for name, evaluation in EVALUATIONS.items():
        print(f"== {name}")
        if evaluation(shared) != 0:
            failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
