"""Place and actor mentions of a passage, with their spans in the document."""

from __future__ import annotations

from trucewatch.model.actor import ActorMention
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.source import Hop
from trucewatch.read.agents import Agent
from trucewatch.read.attributions import attributions
from trucewatch.read.passage import Passage
from trucewatch.read.place_names import PlaceName, place_names
from trucewatch.reference.actors import load_actors


def place_mentions(
    passage: Passage,
    *,
    words: tuple[int, int] | None = None,
    role: MentionRole | None = None,
) -> tuple[PlaceMention, ...]:
    """The places that a passage names, without those of its attributions.

    Args:
        passage: the sentence.
        words: half-open range of words to keep to; None for all of them.
        role: role to give instead of the one that the words give.
    """
    said = attributions(passage.text)
    return tuple(
        _mention(passage, name, role)
        for name in place_names(passage.text)
        if (words is None or (words[0] <= name.first and name.last <= words[1]))
        and not any(a.first <= name.first < a.last for a in said if not a.act)
    )


def _mention(
    passage: Passage, name: PlaceName, role: MentionRole | None
) -> PlaceMention:
    return PlaceMention(
        text=passage.text[name.start : name.end],
        span=passage.span_of(name.start, name.end),
        role=role or name.role,
        extent=name.extent,
        within=name.within,
    )


def actor_mention(passage: Passage, agent: Agent) -> ActorMention:
    """The mention of an agent, with its span in the document."""
    span = passage.span_of(agent.start, agent.end)
    return ActorMention(text=agent.text, span=span, actor=agent.actor)


def speaker_mention(chain: tuple[Hop, ...]) -> tuple[ActorMention, ...]:
    """The first speaker of a chain as an actor; empty where nobody is named.

    A paper or agency is no actor of what it reports.
    """
    hop = chain[0] if chain else None
    name = (hop.body or hop.speaker or hop.role) if hop else None
    if hop is None or not name:
        return ()
    known = load_actors().by_name(hop.body) if hop.body else None
    return (ActorMention(text=name, actor=known.code if known else hop.side),)
