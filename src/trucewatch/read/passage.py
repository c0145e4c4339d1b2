"""A sentence with what is known around it: what every coder of claims works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.document import Document, Span
from trucewatch.model.source import Hop
from trucewatch.read.sourcing import source_chains
from trucewatch.reference.extension import in_force
from trucewatch.text.parsed import Parsed
from trucewatch.text.segment import LONGEST, pieces, sentences
from trucewatch.text.sieve import Sieve, sieve_of

CODER = "trucewatch-en-patterns/1"
"""Name and version of the coding program."""


def coder_name() -> str:
    """The program with the mission's words it read with, stored on every claim."""
    return in_force().marked(CODER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a document.

    Args:
        document: the document it stands in.
        span: the sentence, half-open, code points of `Document.text`.
        chain: who says it, first speaker first (never empty of the outlet
            where the document names its publisher).
        part_of: the stretch too long for a sentence that this is a piece of, or None.
        text: the sentence's words, exactly.
        tree: its dependency tree, offsets in `text`; None where nobody asked for one
            (see `read.parsing`).
        sieve: what tells cheaply what the sentence cannot hold.
    """

    document: Document
    span: Span
    chain: tuple[Hop, ...]
    part_of: Span | None = None
    tree: Parsed | None = field(default=None, repr=False, compare=False)
    text: str = field(init=False, repr=False, compare=False)
    sieve: Sieve = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = self.span.cut(self.document.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "sieve", sieve_of(text))

    @property
    def is_sentence(self) -> bool:
        """Whether it is whole, and short enough to be one sentence of a report."""
        return self.part_of is None and self.span.end - self.span.start <= LONGEST

    def span_of(self, start: int, end: int) -> Span:
        """Document span of the half-open range `start, end` of `text`."""
        return Span(self.span.start + start, self.span.start + end)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The document's sentences in order, each with its source chain.

    A stretch too long for a sentence comes in pieces that name it: a happening can
    be read in one, a count with its parts cannot (see `Passage.is_sentence`).
    """
    wholes = sentences(document.text, document.body)
    cut = [(part, whole) for whole in wholes for part in pieces(document.text, whole)]
    chains = source_chains(document, tuple(part for part, _ in cut))
    return tuple(
        Passage(
            document=document,
            span=part,
            chain=chain,
            part_of=None if part == whole else whole,
        )
        for (part, whole), chain in zip(cut, chains, strict=True)
    )
