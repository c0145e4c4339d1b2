"""A sentence with what is known around it: what every coder of claims works on."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.document import Document, Span
from trucewatch.model.source import Hop
from trucewatch.read.sourcing import source_chains
from trucewatch.text.segment import sentences
from trucewatch.text.sieve import Sieve, sieve_of

CODER = "trucewatch-en-patterns/1"
"""Name and version of the coding program, stored on every claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One sentence of a document.

    Args:
        document: the document it stands in.
        span: the sentence, half-open, code points of `Document.text`.
        chain: who says it, first speaker first (never empty of the outlet
            where the document names its publisher).
        text: the sentence's words, exactly.
        sieve: what tells cheaply what the sentence cannot hold.
    """

    document: Document
    span: Span
    chain: tuple[Hop, ...]
    text: str = field(init=False, repr=False, compare=False)
    sieve: Sieve = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = self.span.cut(self.document.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "sieve", sieve_of(text))

    def span_of(self, start: int, end: int) -> Span:
        """Document span of the half-open range `start, end` of `text`."""
        return Span(self.span.start + start, self.span.start + end)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The document's sentences in order, each with its source chain."""
    spans = sentences(document.text, document.body)
    chains = source_chains(document, spans)
    return tuple(
        Passage(document=document, span=span, chain=chain)
        for span, chain in zip(spans, chains, strict=True)
    )
