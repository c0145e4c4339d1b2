"""Which sentences get a dependency tree, and the tree of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.read.agents import agents
from trucewatch.read.agreement_words import may_bind
from trucewatch.read.passage import Passage
from trucewatch.read.relations.gate import may_relate
from trucewatch.read.relations.trees import trees_of
from trucewatch.read.triggers import triggers
from trucewatch.text.parsed import Parser


def with_trees(
    passages: tuple[Passage, ...], *, parser: Callable[[], Parser]
) -> tuple[Passage, ...]:
    """The passages, each with its tree where someone may act or be acted upon in it.

    Args:
        passages: the document's sentences.
        parser: opens what gives the trees; not called where nothing is to parse.
    """
    wanted = [n for n, passage in enumerate(passages) if may_parse(passage)]
    if not wanted:
        return passages
    trees = trees_of([passages[n].text for n in wanted], parser())
    parsed = list(passages)
    for n, tree in zip(wanted, trees, strict=True):
        parsed[n] = replace(passages[n], tree=tree)
    return tuple(parsed)


def may_parse(passage: Passage) -> bool:
    """Whether an act between actors, on an agreement, a duty or an event may stand."""
    bound = may_bind(passage.text)
    return bound or may_relate(passage) or _has_sided_event(passage.text)


def _has_sided_event(text: str) -> bool:
    """Whether a word tells of an event and someone is named who may take part."""
    return bool(triggers(text)) and (bool(agents(text)) or " by " in text)
