"""Sentence ends against those of treebanks, from raw text.

``python -m evals.segments <shared>`` prints precision, recall and F of the ends, for
text in one run and with the treebank's paragraphs, beside a naive splitter.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from evals.accuracy import write_run
from trucewatch.model.document import Span
from trucewatch.text.segment import sentences
from trucewatch.train.convert import Sentence, read_treebank

SETS = ("ewt-dev", "gum-dev", "ewt-test", "gum-test", "pud-test")
RUNS = Path(__file__).parent / "runs"
AIM = 99.0
"""F that the splitter shall reach on PUD, the one set of edited news."""
_NAIVE = re.compile(r"[.!?]+[\"”’')]*\s+(?=\W*[A-Z0-9])")

Splitter = Callable[[str, tuple[Span, ...]], tuple[Span, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document of a treebank.

    Args:
        text: its sentences with their true spacing, paragraphs apart by a gap.
        ends: where its sentences end, code points of `text`.
        paragraphs: its paragraphs, in order.
    """

    text: str
    ends: frozenset[int]
    paragraphs: tuple[Span, ...]


def pages(sentences_: Iterator[Sentence]) -> Iterator[Page]:
    """The treebank's documents, rebuilt."""
    run: list[Sentence] = []
    for sentence in sentences_:
        if run and sentence.opens_document:
            yield _page(run)
            run = []
        run.append(sentence)
    if run:
        yield _page(run)


def _page(run: list[Sentence]) -> Page:
    text, ends, starts = "", [], [0]
    for sentence in run:
        if text and sentence.opens_paragraph:
            text = text.rstrip() + " "
            starts.append(len(text))
        text += "".join(w.form + " " * w.space for w in sentence.words)
        ends.append(len(text.rstrip()))
    edges = zip(starts, [*starts[1:], len(text)], strict=True)
    return Page(
        text=text,
        ends=frozenset(ends),
        paragraphs=tuple(Span(start, end) for start, end in edges),
    )


def naive(text: str, body: tuple[Span, ...]) -> tuple[Span, ...]:
    """A stop, a gap and a capital or digit end a sentence: what is to be beaten."""
    found = []
    for part in body:
        start = part.start
        for match in _NAIVE.finditer(text, part.start, part.end):
            end = match.start() + len(match.group().rstrip())
            found.append(Span(start, end))
            start = match.end()
        if start < part.end:
            words = text[start : part.end].rstrip()
            found.append(Span(start, max(start + 1, start + len(words))))
    return tuple(found)


def score(found: list[Page], splitter: Splitter, *, apart: bool) -> dict[str, float]:
    """Precision, recall and F of the ends, percent.

    Args:
        found: the documents.
        splitter: what finds the sentences.
        apart: whether it is told the paragraphs.
    """
    right = given = wanted = 0
    for page in found:
        body = page.paragraphs if apart else (Span(0, len(page.text)),)
        ends = {span.end for span in splitter(page.text, body)}
        right += len(ends & page.ends)
        given += len(ends)
        wanted += len(page.ends)
    return {
        "precision": round(100 * right / given, 2),
        "recall": round(100 * right / wanted, 2),
        "f": round(200 * right / (given + wanted), 2),
        "ends": wanted,
    }


def main(shared: Path) -> int:
    """Measure every set; 1 where the splitter misses its aim on PUD."""
    record: dict[str, dict[str, dict[str, float]]] = {}
    for name in SETS:
        path = shared / "treebank" / "en" / f"{name}.conllu.gz"
        found = list(pages(read_treebank(path)))
        record[name] = {
            "naive": score(found, naive, apart=False),
            "one run": score(found, sentences, apart=False),
            "paragraphs": score(found, sentences, apart=True),
        }
        for way, shares in record[name].items():
            print(
                f"{name:9} {way:11} P {shares['precision']:.1f} "
                f"R {shares['recall']:.1f} F {shares['f']:.1f} of {shares['ends']}"
            )
    write_run(RUNS, "segments", datetime.now(UTC).date(), record)
    if record["pud-test"]["one run"]["f"] < AIM:
        print(f"missed on PUD: F {AIM}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
