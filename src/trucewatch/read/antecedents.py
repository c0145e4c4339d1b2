"""Whom "the group", "they" or "its forces" stands for: the one actor named before.

Looked for in the sentence before the words and in the two sentences before it, within
the paragraph. Where two actors are named there, where someone denies or is quoted, or
where number or kind do not agree, the words stay what they are: nobody is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.actor import ActorMention
from trucewatch.read.agents import Agent, AgentKind, agents
from trucewatch.read.mentions import actor_mention
from trucewatch.read.passage import Passage
from trucewatch.read.triggers import Trigger
from trucewatch.read.words import words_of
from trucewatch.reference.lexicon import word_set

_REACH = 2
"""Sentences before the one that refers back, at most."""

_GENERIC = "GENERIC/"
_SINGULAR = frozenset({"it", "its"})
_PLURAL = frozenset({"they", "their"})
_POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their"})
_GROUPS = word_set("agents", "referring", "groups")
_MEMBERS = word_set("agents", "referring", "members")
_ARMIES = word_set("agents", "referring", "armies")
_RIVAL = word_set("agents", "referring", "rival")
_QUOTES = frozenset('"“”«»')


@dataclass(frozen=True, slots=True)
class Before:
    """The sentences that a passage may refer back to, nearest last."""

    passages: tuple[Passage, ...] = ()


NOTHING = Before()
"""Nothing to refer back to."""


def before(passages: tuple[Passage, ...], index: int) -> Before:
    """The sentences of the paragraph before the one at `index`, two at most."""
    here = passages[index]
    block = next((b for b in here.document.body if b.covers(here.span)), None)
    near = passages[max(0, index - _REACH) : index]
    return Before(tuple(p for p in near if block and block.covers(p.span)))


def resolved(passage: Passage, agent: Agent, behind: Before) -> ActorMention:
    """The agent's mention, with the code of the actor that it refers back to."""
    mention = actor_mention(passage, agent)
    own = agent.actor
    if (own is not None and not own.startswith(_GENERIC)) or not _points(
        passage, agent
    ):
        return mention
    named = _only_one(passage, agent.first, behind, besides=own)
    if named is None or not _agrees(passage, agent, named):
        return mention
    return ActorMention(text=mention.text, span=mention.span, actor=named.actor)


def pronoun_of(
    passage: Passage, trigger: Trigger, behind: Before
) -> tuple[ActorMention, ...]:
    """The "it" or "they" before a verb, where the actor meant is the only one named."""
    group = trigger.group
    if group is None or group.passive or not group.first:
        return ()
    word = words_of(passage.text)[group.first - 1]
    if word.lower not in {"it", "they"}:
        return ()
    named = _only_one(passage, group.first - 1, behind)
    if named is None or (word.lower == "they") != _is_plural(named):
        return ()
    span = passage.span_of(word.start, word.end)
    return (ActorMention(text=word.text, span=span, actor=named.actor),)


def _points(passage: Passage, agent: Agent) -> bool:
    """Whether it is "the group", "its forces": a bare noun that points to someone."""
    words = words_of(passage.text)
    own = [word.lower for word in words[agent.first : agent.last]]
    ahead = [words[agent.first - 1].lower] if agent.first else []
    return len([w for w in own if w not in _POINTING]) == 1 and bool(
        {*own[:-1], *ahead} & _POINTING
    )


def _only_one(
    passage: Passage, first: int, behind: Before, *, besides: str | None = None
) -> Agent | None:
    """The one coded actor named before word `first`; None for none, or for rivals."""
    texts = [p.text for p in behind.passages]
    if any(map(_has_rival_voice, (*texts, passage.text))):
        return None
    near = [a for text in texts for a in agents(text)]
    near += [a for a in agents(passage.text) if a.last <= first]
    coded = {
        a.actor: a
        for a in near
        if a.kind is AgentKind.FORCE and a.actor not in {None, besides}
    }
    return next(iter(coded.values())) if len(coded) == 1 else None


def _has_rival_voice(text: str) -> bool:
    """Whether someone denies, rejects or is quoted: who is meant may be another."""
    words = words_of(text)
    return any(word.lower in _RIVAL or word.text in _QUOTES for word in words)


def _agrees(passage: Passage, agent: Agent, named: Agent) -> bool:
    """Whether the kind of the words suits the actor; what someone owns suits him."""
    ahead = words_of(passage.text)[agent.first - 1].lower if agent.first else ""
    if ahead in _SINGULAR | _PLURAL:
        return True
    head, army = agent.text.split()[-1].lower(), (named.actor or "").endswith("/ARMY")
    if (named.actor or "").startswith(_GENERIC):
        return False
    return head in _ARMIES if army else head in _GROUPS | _MEMBERS


def _is_plural(named: Agent) -> bool:
    return named.text.lower().endswith(("s", "men"))
