"""Who acts in a sentence: noun phrases of known actors and of unnamed ones.

"Unidentified aircraft" is an agent without an actor; "Moscow" is a government
only where it acts, so capitals and states carry their kind for the caller.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from trucewatch.model.actor import Actor, ActorKind
from trucewatch.read.words import Word, words_of
from trucewatch.reference.actor_data import load_states
from trucewatch.reference.actors import load_actors
from trucewatch.reference.lexicon import live_set, word_set

_ARMED = live_set("agents", "armed")
_CIVIL = live_set("agents", "civil")
_ASSETS = live_set("agents", "assets")
_FIRED = live_set("agents", "fired")
_PARTIES = live_set("agents", "parties")
_BARE = word_set("agents", "bare")
_ARMING = frozenset({"armed", "masked"})
_PERSONS = frozenset({"men", "man", "individuals", "persons", "people", "elements"})
_ASSET_MODIFIERS = word_set("agents", "asset_modifiers")
_MODIFIERS = live_set("agents", "modifiers")
_GROUPS_OF = live_set("places", "groups_of")
_BACKED = ("-backed", "-led", "-linked", "-allied", "-affiliated", "-supported")
_HOSTILE = frozenset({ActorKind.STATE_FORCE, ActorKind.GROUP})


class AgentKind(StrEnum):
    """How an agent is named: decides where it may stand for a place."""

    FORCE = "force"
    STATE = "state"
    BODY = "body"
    CIVIL = "civil"


class Agent(NamedTuple):
    """A noun phrase that names who may act; a tuple, for there are many of them.

    Args:
        first, last: half-open range of its words.
        start, end: the same in code points of the sentence.
        text: its words.
        actor: actor code, or None where the words name no known actor.
        kind: force, state (country or capital), body, or civil.
        outlet: whether it is a paper or an agency.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    actor: str | None
    kind: AgentKind
    outlet: bool = False


@cache
def _bare_words() -> tuple[frozenset[str], frozenset[str]]:
    states = load_states()
    adjectives = frozenset(word for state in states for word in state.adjectives)
    capitals = frozenset(word for state in states for word in state.capital)
    return adjectives, capitals


@lru_cache(maxsize=4096)
def agents(text: str) -> tuple[Agent, ...]:
    """Every agent that the sentence `text` names, in text order."""
    words = words_of(text)
    known = _known(text, words)
    openers = _openers()
    found: list[Agent] = []
    end = 0
    for index, word in enumerate(words):
        if index < end or not (
            index in known
            or word.lower in openers
            or word.text in openers
            or word.lower.endswith(_BACKED)
        ):
            continue
        agent = _phrase_at(text, words, index, known)
        if agent is not None:
            found.append(agent)
            end = agent.last
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """Words with which an agent may begin that no actor's name is."""
    return _BARE.union(_ARMED, _CIVIL, _MODIFIERS)


def _known(text: str, words: tuple[Word, ...]) -> dict[int, tuple[int, Actor]]:
    """Index of the first word -> index after the last word, actor."""
    return {
        first: (last, actor)
        for start, end, actor in load_actors().find(text, loose=True)
        for first, last in [_range(words, start, end)]
    }


def _range(words: tuple[Word, ...], start: int, end: int) -> tuple[int, int]:
    """Words that the code points `start, end` touch: "Nusra" is all of "an-Nusra"."""
    touched = [n for n, w in enumerate(words) if w.start < end and start < w.end]
    return touched[0], touched[-1] + 1


def _phrase_at(
    text: str,
    words: tuple[Word, ...],
    first: int,
    known: dict[int, tuple[int, Actor]],
) -> Agent | None:
    """The noun phrase that begins at `first`: modifiers, names, a head."""
    index = first
    actors: list[Actor] = []
    head: Actor | Word | None = None
    while index < len(words):
        if index in known:
            index, actor = known[index]
            actors.append(actor)
            bare = _is_adjective(words, index) and "/" not in actor.code
            head = None if bare else actor
        elif _is_head(words, index, first):
            index += 1
            head = words[index - 1]
        elif _is_modifier(words, index):
            index += 1
        else:
            break
        if head is not None and not _goes_on(words, index, known):
            named = _named_after(words, index)
            if named:
                whole = load_actors().by_name(
                    text[words[first].start : words[named - 1].end]
                )
                actors, index = ([whole] if whole else []), named
                head = words[named - 1]
            return _agent(text, words, (first, index), actors, head)
    if head is None and actors and _shares_head(words, index, known):
        return _agent(text, words, (first, index), actors, actors[-1])
    return None


def _named_after(words: tuple[Word, ...], index: int) -> int | None:
    """End of "of NAME" behind a group's name: "Army of Hama" is one group."""
    if words[index - 1].text not in _GROUPS_OF or index + 1 >= len(words):
        return None
    if words[index].lower != "of" or not words[index + 1].is_name:
        return None
    end = index + 1
    while end < len(words) and words[end].is_name:
        end += 1
    return end


def _is_adjective(words: tuple[Word, ...], last: int) -> bool:
    return words[last - 1].text in _bare_words()[0]


def _goes_on(
    words: tuple[Word, ...], index: int, known: dict[int, tuple[int, Actor]]
) -> bool:
    """Whether the phrase has more words: "opposition" before "fighters"."""
    if index >= len(words):
        return False
    return _is_head(words, index, index) or (
        index in known and known[index][1].kind is ActorKind.GENERIC
    )


def _shares_head(
    words: tuple[Word, ...], index: int, known: dict[int, tuple[int, Actor]]
) -> bool:
    """Whether an adjective shares its noun: "Russian and Turkish officers"."""
    if index + 1 >= len(words) or words[index].lower not in {"and", "or", ","}:
        return False
    return index + 1 in known


def _is_head(words: tuple[Word, ...], index: int, first: int) -> bool:
    word = words[index]
    if index == first and _ends_name(words, index):
        return False
    if word.lower in _ASSETS:
        return index > first and words[index - 1].lower in _ASSET_MODIFIERS
    fired = index + 1 < len(words) and words[index + 1].lower in _FIRED
    if fired and word.lower not in _PARTIES and not _is_plural(word):
        return False
    if word.lower in _BARE:
        return _stands_alone(words, index)
    if index > first and words[index - 1].lower in _ARMING:
        return word.lower in _PERSONS or _is_fighter_or_civil(word.lower)
    return _is_fighter_or_civil(word.lower) or _is_fighter_or_civil(word.text)


def _is_fighter_or_civil(word: str) -> bool:
    return word in _ARMED or word in _CIVIL


def _is_plural(word: Word) -> bool:
    """Whether it is several, who may fire and attack: "factions shell the town"."""
    return word.lower.endswith(("s", "men"))


def _stands_alone(words: tuple[Word, ...], index: int) -> bool:
    """Whether "regime" is a government: no "ceasefire regime", no "regime of"."""
    before = words[index - 1] if index else None
    plain = before is None or before.lower in {"the", "'s"} or before.is_name
    return (
        plain
        and words[index + 1 : index + 2] != ()
        and (words[index + 1].lower != "of")
    )


def _ends_name(words: tuple[Word, ...], index: int) -> bool:
    """Whether the word ends a name of its own: "the Hill Brigade" is no brigade."""
    return index > 0 and words[index].is_name and words[index - 1].is_name


def _is_modifier(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    return word.lower in _MODIFIERS or word.lower.endswith(_BACKED)


def _agent(
    text: str,
    words: tuple[Word, ...],
    span: tuple[int, int],
    actors: list[Actor],
    head: Actor | Word,
) -> Agent:
    first, last = span
    start, end = words[first].start, words[last - 1].end
    actor = _best(actors)
    return Agent(
        first=first,
        last=last,
        start=start,
        end=end,
        text=text[start:end],
        actor=actor.code if actor else None,
        kind=_kind(actor, words[last - 1], head),
        outlet=actor is not None and actor.kind is ActorKind.MEDIA,
    )


def _best(actors: list[Actor]) -> Actor | None:
    """The most telling actor of a phrase: "Nusra terrorists" is Nusra."""
    named = [actor for actor in actors if actor.kind is not ActorKind.GENERIC]
    ranked = named or actors
    return ranked[-1] if ranked else None


def _kind(actor: Actor | None, last: Word, head: Actor | Word) -> AgentKind:
    if actor is not None and actor.kind is ActorKind.STATE and "/" not in actor.code:
        if isinstance(head, Word):
            return AgentKind.FORCE if _is_armed(head) else AgentKind.CIVIL
        is_place = last.text in _bare_words()[1] or last.is_name
        return AgentKind.STATE if is_place else AgentKind.BODY
    if isinstance(head, Word):
        return AgentKind.FORCE if _is_armed(head) else AgentKind.CIVIL
    if head.kind in _HOSTILE or head.kind in {ActorKind.GENERIC, ActorKind.COALITION}:
        return AgentKind.FORCE
    return AgentKind.BODY


def _is_armed(word: Word) -> bool:
    low = word.lower
    listed = low in _ARMED or low in _ASSETS or low in _PERSONS
    return listed or word.text in _ARMED


def bare_agent(words: tuple[Word, ...], index: int) -> Agent | None:
    """The state that a bare adjective names: "Omani" of "Omani airstrikes"."""
    word = words[index]
    actor = load_actors().by_name(word.text) if word.is_name else None
    if actor is None or word.text not in _bare_words()[0]:
        return None
    return Agent(
        first=index,
        last=index + 1,
        start=word.start,
        end=word.end,
        text=word.text,
        actor=actor.code,
        kind=AgentKind.BODY,
    )
