"""Who may act in a sentence: named actors, bodies and persons by their nouns."""

from __future__ import annotations

import re

from trucewatch.model.actor import ActorMention
from trucewatch.read.agents import Agent, agents
from trucewatch.read.mentions import actor_mention, speaker_mention
from trucewatch.read.passage import Passage
from trucewatch.read.place_names import place_names
from trucewatch.read.relations.find import phrase
from trucewatch.read.relations.nouns import actor_nouns
from trucewatch.text.parsed import Parsed

_PERSONAL = frozenset({"he", "she", "they", "who"})
_LETTERS = re.compile(r"[^\W\d_]+")


_REACH = 14
"""Words around an act within which those who take part in it are looked for."""


def actors_around(text: str, acts: frozenset[str]) -> set[tuple[str, bool]]:
    """The words of `acts` that someone who may act stands before; cheap, no parse.

    Args:
        text: the sentence.
        acts: written forms in lower case.

    Returns:
        Each such word, and whether another actor stands behind it.
    """
    named = agents(text)
    nouns = actor_nouns()
    words = [(m.start(), m[0].lower()) for m in _LETTERS.finditer(text)]
    actors = [
        place
        for place, (start, word) in enumerate(words)
        if word in nouns
        or word in _PERSONAL
        or any(agent.start <= start < agent.end for agent in named)
    ]
    return {
        (word, any(place < actor <= place + _REACH for actor in actors))
        for place, (_, word) in enumerate(words)
        if word in acts and any(place - _REACH <= a < place for a in actors)
    }


def mentions_of(
    passage: Passage, tree: Parsed, heads: tuple[int, ...]
) -> tuple[ActorMention, ...]:
    """The phrases that name someone who may act; known actors with their codes.

    Args:
        passage: the sentence.
        tree: its tree, with the sentence's offsets.
        heads: heads of phrases, likeliest first.
    """
    named = agents(passage.text)
    found: list[ActorMention] = []
    for head in heads:
        if tree.tokens[head].lower() in _PERSONAL:
            found += speaker_mention(passage.chain)
            continue
        words = phrase(tree, head)
        agent = _agent_at(named, tree, head, words)
        if agent is not None:
            found.append(actor_mention(passage, agent))
        elif _may_act(passage, tree, head):
            start, end = tree.starts[words[0]], tree.end(words[-1])
            text, span = passage.text[start:end], passage.span_of(start, end)
            found.append(ActorMention(text=text, span=span))
    return tuple(dict.fromkeys(found))


def _agent_at(
    named: tuple[Agent, ...], tree: Parsed, head: int, words: tuple[int, ...]
) -> Agent | None:
    """The agent that the phrase's head stands in, else one that ends within it."""
    at = tree.starts[head]
    for agent in named:
        if agent.start <= at < agent.end:
            return agent
    low = tree.starts[words[0]]
    for agent in named:
        if low <= agent.start and agent.end <= at:
            return None if tree.tokens[head].lower() in actor_nouns() else agent
    return None


def _may_act(passage: Passage, tree: Parsed, head: int) -> bool:
    """Whether the head is a noun of actors, or a name that is no place's."""
    if tree.tokens[head].lower() in actor_nouns():
        return True
    at = tree.starts[head]
    return tree.upos[head] == "PROPN" and not any(
        place.start <= at < place.end for place in place_names(passage.text)
    )
