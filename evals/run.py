"""Run every evaluation on the data folder given: ``make evals SHARED=<folder>``."""

from __future__ import annotations

import sys
from pathlib import Path

from evals import sample_article, tallies

EVALUATIONS = {"sample article": sample_article.main, "published tallies": tallies.main}


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
