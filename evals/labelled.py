"""The reader against our own labelled sentences, part by part.

``python -m evals.labelled [--errors]`` reads every row of ``dev.jsonl``, ``dev2.jsonl``
and ``held.jsonl`` in ``evals/labelled`` through `trucewatch.pipeline.read_report`, as a
report with the row's publisher and day, and pairs what was read with what was labelled.
The rules stand in `evals.labelled_rules`. It prints precision, recall and F by kind of
claim, the share of right fields on right claims, and what was read where there is
nothing; it writes ``evals/runs/<day>-labelled.json`` and the accuracy page.

``--errors`` lists every error of the two development parts with its sentence; the
second was written by a labeller who had not seen the rules, and measured once before
anyone opened it (its README has those figures). The held half gives aggregate figures
only, never a sentence: it was written before the rules and is not looked at while
coding.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from evals import accuracy
from evals.labelled_rules import Record
from evals.labelled_scores import Score, score_row
from trucewatch.model.record import to_record
from trucewatch.pipeline import read_report

FOLDER = Path(__file__).parent / "labelled"
RUNS = Path(__file__).parent / "runs"
PARTS = ("dev", "dev2", "held")
LISTED = frozenset({"dev", "dev2"})
"""The parts whose errors may be shown."""


def load(half: str) -> Iterator[Record]:
    """Rows of one half, in order."""
    for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def report_of(row: Record) -> bytes:
    """The row as a plain text report."""
    title = f"{row['title']}\n\n" if row.get("title") else ""
    return (
        f"---\npublisher: {row['publisher']}\npublished: {row['published']}\n---\n\n"
        f"{title}{row['text']}\n"
    ).encode()


def read_row(row: Record) -> list[Record]:
    """Claims that the reader finds in a row, as records."""
    day = date.fromisoformat(row["published"])
    reading = read_report(report_of(row), name=f"{row['id']}.txt", as_of=day)
    return [to_record(claim) for claim in reading.claims]


def score_half(half: str, *, show: bool) -> Score:
    """Score one half; its errors are printed where asked and allowed."""
    score = Score()
    for row in load(half):
        lines = score_row(score, row, read_row(row))
        if show and lines and half in LISTED:
            print(f"{row['id']} [{row['pattern']}] {row['text']}")
            print("".join(f"    {line}\n" for line in lines), end="")
    return score


def main(arguments: list[str], *, runs: Path = RUNS) -> int:
    """Score every part, write the run file and the page; 0."""
    record: dict[str, Any] = {"set": "labelled", "halves": {}}
    for half in PARTS:
        score = score_half(half, show="--errors" in arguments)
        record["halves"][half] = score.record()
        print("\n".join(accuracy.lines_of_half(half, record["halves"][half])))
    accuracy.write_run(runs, "labelled", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
