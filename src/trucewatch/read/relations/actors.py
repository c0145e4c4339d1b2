"""Who may act in a sentence: named actors, bodies and persons by their nouns."""

from __future__ import annotations

import re
from typing import NamedTuple

from trucewatch.model.actor import ActorMention
from trucewatch.read.agents import Agent, agents
from trucewatch.read.clauses import AUXILIARIES
from trucewatch.read.mentions import actor_mention, speaker_mention
from trucewatch.read.passage import Passage
from trucewatch.read.place_names import place_names
from trucewatch.read.relations.find import phrase
from trucewatch.read.relations.nouns import actor_nouns
from trucewatch.reference.lexicon import live_set, word_set
from trucewatch.text.parsed import Parsed

_PERSONAL = frozenset({"he", "she", "they", "who"})
_CALENDAR = frozenset(
    {
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("january", "february", "march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    }
)
_MUTE = live_set("speech", "words", "mute")
_LETTERS = re.compile(r"[^\W\d_]+")


class Run(NamedTuple):
    """A run of letters of a sentence: where it starts, as written, in lower case."""

    start: int
    text: str
    lower: str


def runs_of(text: str) -> list[Run]:
    """The runs of letters of a sentence in order."""
    return [
        Run(match.start(), match[0], match[0].lower())
        for match in _LETTERS.finditer(text)
    ]


class Able(NamedTuple):
    """Which runs of a sentence may name someone who acts, by index.

    Args:
        acting: actors and persons whom the lexicons know, where no preposition makes
            them part of another phrase.
        named: words written like names, in the same places; none where no actor is
            known, for they act only upon one.
        faced: whom the lexicons know, wherever they stand.
        known: actors of the lexicons alone, without persons and bodies by their nouns.
    """

    acting: list[int]
    named: list[int]
    faced: list[int]
    known: list[int]


def able(text: str, runs: list[Run]) -> Able:
    """Who may act in the sentence, and whom it may be done to; cheap, no parse.

    Args:
        text: the sentence.
        runs: its runs of letters.
    """
    nouns, agents_ = actor_nouns(), agents(text)
    known = [
        place
        for place, run in enumerate(runs if agents_ else ())
        if any(agent.start <= run.start < agent.end for agent in agents_)
    ]
    others = {n for n, r in enumerate(runs) if r.lower in nouns or r.lower in _PERSONAL}
    faced = sorted(others.union(known))
    count = len(runs) if known else 0
    named = [place for place in range(count) if _is_name(runs, place)]
    return Able(
        acting=[place for place in faced if not _is_governed(runs, place)],
        named=[place for place in named if not _is_governed(runs, place)],
        faced=faced,
        known=known,
    )


def _is_name(runs: list[Run], place: int) -> bool:
    """Whether a run may be a name: the first one only where what follows says so."""
    if not runs[place].text[0].isupper() or is_date(runs[place]):
        return False
    if place > 0 or len(runs) == 1:
        return True
    return runs[1].text[0].isupper() or runs[1].lower in _BEHIND_NAMES


def is_date(run: Run) -> bool:
    """Whether it names a month or a day of the week: "March", not "march"."""
    return run.text[0].isupper() and run.lower in _CALENDAR


def _is_governed(runs: list[Run], place: int) -> bool:
    """Whether a preposition stands before it: then it is the subject of nothing."""
    before = place - 1
    while before >= 0 and runs[before].lower in _ARTICLES:
        before -= 1
    return before >= 0 and runs[before].text in _PREPOSITIONS


_BEHIND_NAMES = AUXILIARIES | {"and", "who"}
_ARTICLES = frozenset({"the", "a", "an"})
_PREPOSITIONS = word_set("grammar", "prepositions") - {
    *("after", "before", "by", "for", "than", "with", "of")
}
"""Those whose noun is never the subject of a verb behind it."""


def mentions_of(
    passage: Passage, tree: Parsed, heads: tuple[int, ...], *, anyone: bool = False
) -> tuple[ActorMention, ...]:
    """The phrases that name someone who may act; known actors with their codes.

    Args:
        passage: the sentence.
        tree: its tree, with the sentence's offsets.
        heads: heads of phrases, likeliest first.
        anyone: whether a noun that is not known to act counts, too, since its verb
            is done by persons and bodies only ("the tatmadaw signed").
    """
    named = agents(passage.text)
    found: list[ActorMention] = []
    for head in heads:
        if tree.tokens[head].lower() in _PERSONAL:
            found += speaker_mention(passage.chain)
            continue
        words = phrase(tree, head)
        agent = _agent_at(named, tree, head, words)
        if agent is not None and agent.actor is not None:
            found.append(actor_mention(passage, agent))
        elif (
            agent is not None
            or _may_act(passage, tree, head)
            or (anyone and _is_noun(tree, head))
        ):
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


def _is_noun(tree: Parsed, head: int) -> bool:
    return (
        tree.upos[head] in {"NOUN", "PROPN"} and tree.lemma[head].lower() not in _MUTE
    )


def _may_act(passage: Passage, tree: Parsed, head: int) -> bool:
    """Whether the head is a noun of actors, or a name that is no place's."""
    if tree.tokens[head].lower() in actor_nouns():
        return True
    at = tree.starts[head]
    return tree.upos[head] == "PROPN" and not any(
        place.start <= at < place.end for place in place_names(passage.text)
    )
