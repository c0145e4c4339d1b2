"""What one process measures of reading, in processor time, and prints as JSON.

``python -m bench.read_parts PART SOURCE ARTICLES``; `bench.reading` calls it, a
fresh process for every part, so that no cache of one part serves another.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from bench.news import articles as news_of
from trucewatch.pipeline import read_report
from trucewatch.read.coder import CODERS
from trucewatch.read.coding import join
from trucewatch.read.document import check_document, read_document
from trucewatch.read.home import at_home
from trucewatch.read.parsing import may_parse, with_trees
from trucewatch.read.passage import passages_of
from trucewatch.read.relations.coder import code_relations
from trucewatch.read.relations.trees import trees_of
from trucewatch.service.collector import collect_seldom, keep_loaded
from trucewatch.text.parsing import open_parser

ARTICLE_WORDS = 400
"""Words that count as one article, whatever the length of the texts."""
STAGES = ("loading", "sentences and sources", "trees", "patterns", "acts", "checks")
AS_OF = date(2100, 1, 1)
FRONT = "---\nlanguage: en\npublished: 2017-05-05\n---\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the texts come from: a kind of made-up news, or a file."""

    kind: str = ""
    file: str = ""

    def texts(self, *, articles: int) -> Iterator[str]:
        """The texts, raw; from a file all of them."""
        if not self.file:
            yield from news_of(self.kind, articles, seed=11)
            return
        with Path(self.file).open(encoding="utf-8") as lines:
            for line in lines:
                text = str(json.loads(line)["text"])
                if len(text.split()) > 20:
                    yield text


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What one process measured; times are seconds of the processor.

    Args:
        articles: words read, divided by `ARTICLE_WORDS`.
        spent: for each stage, or for reading as a whole.
        sentences, parsed: all, and those that are parsed (`read.parsing.may_parse`).
        claims: how many claims were read.
        peak_mib: the most memory that the process held.
    """

    articles: float
    spent: dict[str, float]
    sentences: int = 0
    parsed: int = 0
    claims: int = 0
    peak_mib: float = 0.0

    @property
    def seconds(self) -> float:
        """Seconds of all stages together."""
        return sum(self.spent.values())

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


def raw_of(text: str) -> bytes:
    """The text as a file that says its language and date."""
    return (FRONT + text).encode()


def whole(raws: list[bytes]) -> Speed:
    """Reading as the program does it, by `read_report`; warmed by one short text."""
    warm()
    start = time.process_time()
    claims = sum(len(read_report(raw, name="b", as_of=AS_OF).claims) for raw in raws)
    spent = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    passages = [p for raw in raws for p in passages_of(read_document(raw, name="b"))]
    return Speed(
        articles=articles_in(raws),
        spent={"reading": spent},
        sentences=len(passages),
        parsed=sum(map(may_parse, passages)),
        claims=claims,
        peak_mib=peak,
    )


def stages(raws: list[bytes], *, every: bool = False) -> Speed:
    """The same work stage by stage; with `every`, each sentence is parsed."""
    warm()
    spent = dict.fromkeys(STAGES, 0.0)
    for raw in raws:
        for stage, seconds in zip(STAGES, step(raw, every=every), strict=True):
            spent[stage] += seconds
    return Speed(articles=articles_in(raws), spent=spent)


def step(raw: bytes, *, every: bool) -> tuple[float, ...]:
    """Seconds of each of `STAGES` for one text."""
    clock = [time.process_time()]
    document = read_document(raw, name="b")
    clock.append(time.process_time())
    passages = passages_of(document)
    clock.append(time.process_time())
    if every:
        trees = trees_of([p.text for p in passages], open_parser())
        both = zip(passages, trees, strict=True)
        passages = tuple(replace(p, tree=tree) for p, tree in both)
    else:
        passages = with_trees(passages, parser=open_parser)
    clock.append(time.process_time())
    coding = join(coder(passages) for coder in CODERS)
    clock.append(time.process_time())
    acts = code_relations(passages, coding.claims)
    clock.append(time.process_time())
    at_home(join((coding, acts)), document)
    check_document(document, as_of=AS_OF)
    clock.append(time.process_time())
    return tuple(end - start for start, end in pairwise(clock))


def tenths(raws: list[bytes]) -> Speed:
    """Reading all the texts as ten long ones."""
    return reading_of([joined(raws[first::10]) for first in range(10)])


def one(raws: list[bytes]) -> Speed:
    """Reading all the texts as a single one."""
    return reading_of([joined(raws[first::10]) for first in range(10)], at_once=True)


def reading_of(raws: list[bytes], *, at_once: bool = False) -> Speed:
    """Time of reading some texts, one by one or as one."""
    warm()
    read = [joined(raws)] if at_once else raws
    start = time.process_time()
    for raw in read:
        read_report(raw, name="b", as_of=AS_OF)
    spent = time.process_time() - start
    return Speed(articles=articles_in(raws), spent={"reading": spent})


def joined(raws: list[bytes]) -> bytes:
    """Some texts as one."""
    return raw_of("\n\n".join(raw.decode().removeprefix(FRONT) for raw in raws))


def articles_in(raws: list[bytes]) -> float:
    """Words of the texts in articles of `ARTICLE_WORDS`."""
    return sum(len(raw.split()) for raw in raws) / ARTICLE_WORDS


def warm() -> None:
    """Load the lexicons and the parser: they are loaded once, not for each text.

    The collector of cycles is told so as the program tells it.
    """
    collect_seldom()
    text = "Officials said that Russia accused Turkey of shelling a town on 4 May 2017."
    read_report(raw_of(text), name="warm", as_of=AS_OF)
    open_parser().parse(text)
    keep_loaded()


PARTS: dict[str, Callable[[list[bytes]], Speed]] = {
    "whole": whole,
    "stages": stages,
    "every": partial(stages, every=True),
    "tenths": tenths,
    "one": one,
}
"""What a process may measure."""


def main(arguments: list[str]) -> int:
    """Measure one part and print it."""
    part, source, number = arguments
    texts = Source(**json.loads(source)).texts(articles=int(number))
    sys.stdout.write(json.dumps(asdict(PARTS[part]([raw_of(text) for text in texts]))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
