"""How fast raw text becomes claims on one core, where the time goes, what memory.

``python -m bench.reading`` measures our made-up news; ``--texts FILE.jsonl`` any
texts (one JSON object a line, with the key ``text``).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.read_parts import ARTICLE_WORDS, Source, Speed
from trucewatch.text.parsing import open_parser

ARTICLES, RUNS = 250, 3
MEMORY_LIMIT_MIB = 400
NAMES = {"general": "general news", "conflict": "conflict reports"}
AIMS = {"general": 100, "conflict": 60}
"""Articles a second that reading aims at, by the kind of news."""
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1"
)


def measured(part: str, source: Source, *, articles: int = ARTICLES) -> Speed:
    """What a fresh process with one thread measures."""
    given = json.dumps(asdict(source))
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bench.read_parts", part, given, str(articles)],
        env=os.environ | _ONE_THREAD,
        capture_output=True,
        check=True,
        text=True,
    )
    return Speed(**json.loads(done.stdout))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Everything that is told of one kind of text; `whole` is the middle run."""

    whole: Speed
    slowest: Speed
    fastest: Speed
    stages: Speed
    every: Speed
    tenths: Speed
    one: Speed

    @property
    def share_parsed(self) -> float:
        """Sentences that are parsed, of all."""
        return self.whole.parsed / self.whole.sentences

    @property
    def growth(self) -> float:
        """Time of one text, to that of the same words as ten texts."""
        return self.one.seconds / self.tenths.seconds


def outcome(source: Source) -> Outcome:
    """Measure a source in all its parts, the whole `RUNS` times."""
    runs = [measured("whole", source) for _ in range(RUNS)]
    slowest, *_, fastest = sorted(runs, key=lambda run: run.rate)
    return Outcome(
        whole=median_of(runs),
        slowest=slowest,
        fastest=fastest,
        stages=measured("stages", source),
        every=measured("every", source),
        tenths=measured("tenths", source),
        one=measured("one", source),
    )


def median_of(runs: list[Speed]) -> Speed:
    """The run of the middle rate."""
    return sorted(runs, key=lambda run: run.rate)[len(runs) // 2]


def told(found: Outcome, *, of: str, aim: int | None) -> Iterator[tuple[str, str, str]]:
    """What was measured, the value, and what stands beside it.

    Args:
        found: the figures.
        of: what was read, as the reader of the page knows it.
        aim: articles a second that were aimed at.
    """
    whole = found.whole
    beside = f"of {RUNS} runs: {found.slowest.rate:.0f} to {found.fastest.rate:.0f}"
    yield (
        f"{of}: raw text to claims, one core",
        f"{whole.rate:.0f} articles/s",
        (f"aim {aim}; " if aim else "") + beside,
    )
    yield (
        f"{of}: the same with every sentence parsed",
        f"{found.every.rate:.0f} articles/s",
        f"the sieve lets {found.share_parsed:.0%} of {whole.sentences} sentences pass "
        "to the parser",
    )
    each = 1000 / found.stages.articles
    parts = "; ".join(f"{k} {v * each:.1f}" for k, v in found.stages.spent.items())
    yield (
        f"{of}: time of an article by stage",
        f"{found.stages.seconds * each:.1f} ms",
        parts,
    )
    yield (
        f"{of}: one text ten times as long, time for each word",
        f"times {found.growth:.2f}",
        f"1 is linear; {found.one.articles * ARTICLE_WORDS:.0f} words",
    )
    yield (
        f"{of}: peak memory of a process that only reads",
        f"{whole.peak_mib:.0f} MiB",
        f"limit {MEMORY_LIMIT_MIB} MiB; {whole.claims} claims read",
    )


def main(arguments: list[str]) -> int:
    """Print the figures of the made-up news, or of a file of texts."""
    parser = argparse.ArgumentParser(prog="bench.reading", description=__doc__)
    parser.add_argument("--texts", type=Path, help="file of texts, one JSON a line")
    given = parser.parse_args(arguments)
    kinds = [Source(file=str(given.texts))] if given.texts else SOURCES
    print(f"parser {open_parser().name}; load {os.getloadavg()[0]:.1f}")
    for source in kinds:
        name = NAMES.get(source.kind) or Path(source.file).stem
        aim = AIMS.get(source.kind)
        for what, value, beside in told(outcome(source), of=name, aim=aim):
            print(f"{what}: {value} ({beside})")
    return 0


SOURCES = [Source(kind=kind) for kind in AIMS]

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
