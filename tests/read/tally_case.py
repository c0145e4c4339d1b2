"""A compact way to write down what a tally sentence must be read as."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from tests.factories import document, hop
from trucewatch.model.claim import Claim
from trucewatch.model.document import Span
from trucewatch.model.tally import TallyBody, TallyScope
from trucewatch.read.passage import Passage
from trucewatch.read.tallies import code_tallies
from trucewatch.text.segment import sentences


@dataclass(frozen=True)
class Case:
    """One made-up bulletin and the tallies that it holds, in order."""

    id: str
    text: str
    expected: tuple[str, ...]


def case(name: str, text: str, *expected: str) -> Case:
    """A case; without `expected` the text must give no tally."""
    return Case(name, text, expected)


def passages(
    text: str, *, title: str | None = None, side: str | None = None
) -> tuple[Passage, ...]:
    """The sentences of a document, told by a body of `side`."""
    told = document(text, title=title)
    told = replace(told, body=_paragraphs(text))
    chain = (hop(side=side),)
    return tuple(
        Passage(document=told, span=span, chain=chain)
        for span in sentences(told.text, told.body)
    )


def _paragraphs(text: str) -> tuple[Span, ...]:
    """Body spans of paragraphs that stand apart by an empty line."""
    starts = [0, *(match.end() for match in re.finditer(r"\n\n", text))]
    ends = [*(match.start() for match in re.finditer(r"\n\n", text)), len(text)]
    pairs = zip(starts, ends, strict=True)
    return tuple(Span(start, end) for start, end in pairs if start < end)


def tallies(
    text: str, *, title: str | None = None, side: str | None = None
) -> tuple[Claim, ...]:
    """The tally claims of a document."""
    return code_tallies(passages(text, title=title, side=side)).claims


def body(claim: Claim) -> TallyBody:
    """The claim's body, known to be a tally."""
    assert isinstance(claim.body, TallyBody)
    return claim.body


def shown(claim: Claim) -> str:
    """A tally in one line: ``RUS 9 = Hama 6 + Homs 3 [flag]``.

    ``-`` is no recorder, ``?`` no number, ``=`` cells that cover the count and
    ``>`` cells that do not; a scope other than a side's own stands first.
    """
    tally = body(claim)
    scope = "" if tally.scope is TallyScope.SIDE else f"{tally.scope} "
    line = f"{scope}{tally.recorder or '-'} {_number(tally.count)}"
    if tally.cells:
        cells = " + ".join(f"{c.key} {_number(c.count)}" for c in tally.cells)
        line += f" {'=' if tally.cells_complete else '>'} {cells}"
    return line + (f" [{' '.join(tally.flags)}]" if tally.flags else "")


def _number(count: int | None) -> str:
    return "?" if count is None else str(count)


def read(text: str, *, title: str | None = None, side: str | None = None) -> list[str]:
    """Every tally of a document, one line each."""
    return [shown(claim) for claim in tallies(text, title=title, side=side)]
