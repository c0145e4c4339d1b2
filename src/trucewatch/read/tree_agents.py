"""Phrases of a tree as agents: listed ones, people, bodies, names of no place."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.read.agents import Agent, AgentKind, agents
from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.person_lexicon import PERSON_NOUNS
from trucewatch.read.place_names import place_names
from trucewatch.read.relations.arguments import case_of, is_time
from trucewatch.read.relations.find import phrase
from trucewatch.read.relations.nouns import actor_nouns
from trucewatch.read.words import words_of
from trucewatch.reference.lexicon import live_set
from trucewatch.text.parsed import Parsed

_NOMINAL = frozenset({"NOUN", "PROPN"})
_FROM = frozenset({"of", "from"})


def agents_at_heads(
    tree: Parsed, heads: tuple[int, ...], *, anyone: bool = False, holders: bool = False
) -> tuple[Agent, ...]:
    """The agents that the phrases name, in the order of their heads.

    Args:
        tree: the sentence.
        heads: heads of noun phrases.
        anyone: whether any noun counts ("the bandits", "a lawyer").
        holders: whether what belongs to an agent stands for it ("the rebels' bases").
    """
    found = [
        agent
        for head in heads
        for agent in _agents(tree, head, anyone=anyone, holders=holders)
    ]
    return tuple(dict.fromkeys(found))


def _agents(
    tree: Parsed, head: int, *, anyone: bool, holders: bool
) -> tuple[Agent, ...]:
    if tree.upos[head] not in _NOMINAL or is_time(tree, head):
        return ()
    named = tuple(_named_in(tree, head))
    at = tree.starts[head]
    own = next((a for a in named if a.start <= at < a.end), None)
    if own is not None:
        return _with_owners(own, named)
    if named and holders and not is_person(tree, head):
        return named[:1]
    if _names_people(tree, head):
        return (_phrase_agent(tree, head, named),)
    if _is_name(tree, head) or (anyone and tree.upos[head] == "NOUN"):
        return (_phrase_agent(tree, head, ()),)
    return ()


def _with_owners(own: Agent, named: tuple[Agent, ...]) -> tuple[Agent, ...]:
    """The agent with those who share its noun; whose members they are, instead.

    "Russian and Turkish troops" are two; "fighters of Jaish al-Islam" is the group.
    """
    if own.actor is None:
        behind = [agent for agent in named if agent.first >= own.last and agent.actor]
        return tuple(behind[:1]) or (own,)
    return (*(agent for agent in named if agent.last < own.first), own)


def _named_in(tree: Parsed, head: int) -> Iterator[Agent]:
    """Listed agents in the phrase: its head, or what owns or describes it."""
    below = {head, *tree.children(head, "compound", "amod", "nmod:poss", "flat")}
    below |= {n for n in tree.children(head, "nmod") if case_of(tree, n) in _FROM}
    below |= {n for c in tree.children(head, "amod") for n in tree.children(c, "conj")}
    for agent in agents(tree.text):
        if any(agent.start <= tree.starts[n] < agent.end for n in below):
            yield agent


def is_person(tree: Parsed, head: int) -> bool:
    """Whether the head is a noun for persons, not for a body or a thing."""
    return tree.tokens[head].lower() in PERSON_NOUNS


def _names_people(tree: Parsed, head: int) -> bool:
    word = tree.tokens[head].lower()
    return word in actor_nouns() or word in PERSON_NOUNS


def _is_name(tree: Parsed, head: int) -> bool:
    """Whether the head is a name, of no place and of no weapon or thing listed."""
    word, at = tree.tokens[head].lower(), tree.starts[head]
    lexicon = event_lexicon()
    if tree.upos[head] != "PROPN" or not tree.tokens[head][:1].isupper():
        return False
    if word in _UNITS or any(word in lexicon.classes[name] for name in _THINGS):
        return False
    words = words_of(tree.text)
    if any(
        w.start <= at < w.end and lexicon.weapons.at(words, n)
        for n, w in enumerate(words)
    ):
        return False
    return not any(p.start <= at < p.end for p in place_names(tree.text))


def _phrase_agent(tree: Parsed, head: int, named: tuple[Agent, ...]) -> Agent:
    """The phrase as an agent, with the code of the one that it belongs to."""
    run = _run(tree, head)
    start, end = tree.starts[run[0]], tree.end(run[-1])
    words = words_of(tree.text)
    touched = [n for n, w in enumerate(words) if w.start < end and start < w.end]
    start, end = words[touched[0]].start, words[touched[-1]].end
    owner = named[0] if named else None
    force = owner is not None and owner.kind is AgentKind.FORCE
    return Agent(
        first=touched[0],
        last=touched[-1] + 1,
        start=start,
        end=end,
        text=tree.text[start:end],
        actor=owner.actor if owner else None,
        kind=AgentKind.FORCE if force else AgentKind.CIVIL,
    )


def _run(tree: Parsed, head: int) -> tuple[int, ...]:
    """The head's phrase without where it is or what it does: "two aid workers"."""
    run = phrase(tree, head)
    behind = (n for n in tree.children(head, "nmod", "acl", "obl") if n > head)
    cuts = [min(tree.subtree(n)) for n in behind if case_of(tree, n) != "of"]
    return tuple(n for n in run if n < min(cuts, default=len(tree)))


_THINGS = ("projectile", "device", "area", "settled", "aid", "works")
_UNITS = live_set("places", "units")
