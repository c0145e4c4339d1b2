"""The made-up news that reading is timed on."""

from __future__ import annotations

import pytest
from bench.news import KINDS, articles
from bench.read_parts import raw_of

from trucewatch.read.document import read_document
from trucewatch.read.passage import Passage, passages_of
from trucewatch.read.relations.gate import may_relate


def passages(kind: str) -> list[Passage]:
    """The sentences of forty articles."""
    texts = articles(kind, 40, seed=3)
    return [p for t in texts for p in passages_of(read_document(raw_of(t), name="n"))]


@pytest.mark.parametrize("kind", KINDS)
def test_news_is_the_same_for_the_same_seed(kind: str) -> None:
    """A seed gives its articles again; another seed gives others."""
    one, again = (list(articles(kind, 2, seed=1)) for _ in range(2))
    assert one == again
    assert one != list(articles(kind, 2, seed=2))


@pytest.mark.parametrize("kind", KINDS)
def test_every_slot_of_the_news_is_filled(kind: str) -> None:
    """No brace of the grammar is left in any article."""
    assert not any(mark in text for text in articles(kind, 40, seed=3) for mark in "{}")


@pytest.mark.parametrize("kind", KINDS)
def test_sentences_of_the_news_hardly_repeat(kind: str) -> None:
    """Caches of sentences would flatter the figures: few come twice."""
    texts = [passage.text for passage in passages(kind)]
    assert len(set(texts)) > 0.97 * len(texts)


@pytest.mark.parametrize(("kind", "least"), [("general", 0.15), ("conflict", 0.31)])
def test_as_many_sentences_are_parsed_as_in_real_news(kind: str, least: float) -> None:
    """Floors: shares in TR-News and re3d with the tightest sieve there has been.

    `bench.reading --texts` tells those shares with the sieve of today.
    """
    found = passages(kind)
    assert sum(map(may_relate, found)) / len(found) > least
