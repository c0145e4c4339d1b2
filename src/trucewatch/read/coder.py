"""The coder: runs every coder of claims over a document's sentences."""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.model.document import Document
from trucewatch.read.coding import Coding, join
from trucewatch.read.passage import Passage, passages_of

CODERS: tuple[Callable[[tuple[Passage, ...]], Coding], ...] = ()
"""Every coder of claims, in the order in which their claims are listed."""


def code_document(document: Document) -> Coding:
    """Every claim in `document`, in the order of `CODERS`, with the Issues met."""
    passages = passages_of(document)
    return join(coder(passages) for coder in CODERS)
