"""Which sentences get a dependency tree, and the tree of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.read.passage import Passage
from trucewatch.read.relations.gate import may_relate
from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsed import Parser


def with_trees(
    passages: tuple[Passage, ...], *, parser: Callable[[], Parser]
) -> tuple[Passage, ...]:
    """The passages, each with its tree where an act between actors may stand in it.

    Args:
        passages: the document's sentences.
        parser: opens what gives the trees; not called where nothing is to parse.
    """
    wanted = [n for n, passage in enumerate(passages) if may_relate(passage)]
    if not wanted:
        return passages
    trees = trees_of([passages[n].text for n in wanted], parser())
    parsed = list(passages)
    for n, tree in zip(wanted, trees, strict=True):
        parsed[n] = replace(passages[n], tree=tree)
    return tuple(parsed)
