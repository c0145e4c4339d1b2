"""Recall of the filters that decide which sentences are read and parsed at all.

``python -m evals.gates <shared>`` reads the development sets twice, once as the
program does and once with every sentence let through every test and parsed, and
counts the claims of the second reading that the first has too. Aim: 0.99.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from unittest import mock

from evals.accuracy import write_run
from trucewatch.model.claim import Claim
from trucewatch.pipeline import read_report
from trucewatch.read import parsing, passage, triggers
from trucewatch.text import date_forms, numbers, spoken_dates, windows
from trucewatch.text.sieve import Sieve

RUNS = Path(__file__).parent / "runs"
AIM = 0.99
AS_OF = date(2026, 1, 1)
_OPEN = Sieve(runs=frozenset(), digits=True)
_ROWS = 500
_LABELLED = Path(__file__).parent / "labelled" / "dev.jsonl"


@contextmanager
def everything_passes() -> Iterator[None]:
    """Within it no sentence is turned away before it is read or parsed."""
    modules = (passage, triggers, date_forms, numbers, spoken_dates, windows)
    patches = [
        mock.patch.object(module, "sieve_of", return_value=_OPEN) for module in modules
    ]
    patches.append(mock.patch.object(Sieve, "holds", return_value=True))
    patches.append(mock.patch.object(parsing, "may_relate", return_value=True))
    for patch in patches:
        patch.start()
    triggers.triggers.cache_clear()
    try:
        yield
    finally:
        for patch in patches:
            patch.stop()
        triggers.triggers.cache_clear()


def texts(shared: Path) -> dict[str, list[str]]:
    """Set name -> its texts, the first `_ROWS` of each."""
    events = shared / "eval" / "events"
    return {
        "labelled, dev half": _column(_LABELLED),
        "zsp_plv_train": _column(events / "zsp_plv_train.jsonl"),
        "cameo_ner_train": _column(events / "cameo_ner_train.jsonl"),
        "re3d": _column(events / "re3d.jsonl"),
        "TR-News, dev half": _column(shared / "eval" / "geo" / "TR-News_dev.jsonl"),
    }


def _column(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [str(json.loads(line)["text"]) for line in lines][:_ROWS]


def claims_of(text: str) -> set[tuple[Any, ...]]:
    """What is claimed in a text, by kind, place in the text and content."""
    front = (
        "---\npublisher: Set\npublished: 2017-05-01T12:00:00+00:00\nlanguage: en\n---\n"
    )
    reading = read_report(f"{front}\n{text}\n".encode(), name="set", as_of=AS_OF)
    return {_key(claim) for claim in reading.claims}


def _key(claim: Claim) -> tuple[Any, ...]:
    return claim.kind, claim.spans[0], repr(claim.body), claim.polarity, claim.modality


def main(shared: Path) -> int:
    """Print recall by set and over all, and write the dated run file."""
    record: dict[str, Any] = {}
    kept = total = 0
    for name, rows in texts(shared).items():
        closed = [claims_of(text) for text in rows]
        with everything_passes():
            opened = [claims_of(text) for text in rows]
        here = sum(len(a & b) for a, b in zip(closed, opened, strict=True))
        all_ = sum(map(len, opened))
        kept, total = kept + here, total + all_
        record[name] = {"claims": all_, "kept": here, "recall": round(here / all_, 4)}
        print(f"{name}: {here} of {all_} claims kept ({here / all_:.4f})")
    record["all"] = {"claims": total, "kept": kept, "recall": round(kept / total, 4)}
    print(f"all: {kept} of {total} ({kept / total:.4f}), aim {AIM}")
    write_run(RUNS, "gates", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
