"""Word sets as they are written in the lexicons: one string, words by spaces."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of `text`, which may run over several lines."""
    return frozenset(text.split())
