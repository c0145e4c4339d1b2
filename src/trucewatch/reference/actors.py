"""The actor lexicon: finds the states, bodies and groups that a text names.

Load it once with `load_actors`. Data: ``reference/data/states.toml`` (states and
their words), ``organs.toml`` (name templates that every state has) and
``actors.toml`` (bodies, groups, generic agents, monitors, outlets).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, DatedName
from trucewatch.reference.actor_data import (
    State,
    Table,
    actors_from,
    load_namesakes,
    load_states,
    merged,
    organs_of,
    read_toml,
    templates,
)
from trucewatch.reference.actor_names import ADJECTIVE, NAME, TOKEN, NameTree
from trucewatch.reference.extension import Extension, in_force

_GAP = re.compile(
    r"[ \t\u00a0]*[\n\r]?[ \t\u00a0]*|[-\u2010-\u2013'\u2018\u2019\u02bc`./&]"
    r"|(?:(?<=\b[A-Z])|(?<=\bSt))\.[ \u00a0]"  # "U.S. army", "St. Lucia"
)

Found = tuple[int, int, Actor]
_Token = tuple[int, int, str]


class ActorLexicon:
    """Every known actor with its names; immutable after loading.

    Names match whole words, whatever hyphens, apostrophes or single spaces stand
    between them, and whatever the case; but an acronym must be in capitals
    ("US", never "us"), and a capitalised name must start with a capital.

    Args:
        actors: actors with their names.
        states: states whose words fill the templates, and whose adjectives and
            capitals are known loosely.
        organs: name templates that every state has (``organs.toml``).
        namesakes: names that name no actor though an actor's name is in them.

    Raises:
        InvalidReference: one name is claimed by two actors at one time.
    """

    def __init__(
        self,
        actors: Iterable[Actor],
        states: Iterable[State] = (),
        *,
        organs: Iterable[Table] = (),
        namesakes: Iterable[str] = (),
    ) -> None:
        self._by_code = {actor.code: actor for actor in actors}
        self._names = NameTree()
        for actor in self._by_code.values():
            for name in actor.names:
                self._names.add(actor.code, name)
        for namesake in namesakes:
            self._names.add(None, DatedName(name=namesake))
        for state in states:
            self._add_state(state)
        for suffix, template in templates(organs):
            self._names.add_template(suffix, template)

    def _add_state(self, state: State) -> None:
        for word in (*state.adjectives, *state.capital):
            self._names.add(state.code, DatedName(name=word), loose=True)
        for word in state.names:
            self._names.add_fill(NAME, state.code, word)
        for word in state.adjectives:
            self._names.add_fill(ADJECTIVE, state.code, word)

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor, ordered by code."""
        return tuple(self._by_code[code] for code in sorted(self._by_code))

    def actor(self, code: str) -> Actor:
        """The actor with that code.

        Raises:
            InvalidReference: no actor has it.
        """
        try:
            return self._by_code[code]
        except KeyError:
            near = get_close_matches(code, self._by_code)
            close = f" (near it: {', '.join(near)})" if near else ""
            raise InvalidReference(
                "unknown actor code",
                got=code,
                wanted=f"a code of the actor files{close}: "
                "trucewatch lexicon find WORDS lists them",
            ) from None

    def find(self, text: str, *, loose: bool = False) -> tuple[Found, ...]:
        """Actors named in `text`, in order: ``(start, end, actor)``.

        The longest name wins ("Russian Foreign Ministry" is one actor, not the
        state and a ministry); names never overlap. Offsets are code points.

        Args:
            text: any text.
            loose: also bare adjectives ("Russian") and capitals ("Moscow"), which
                name a government only where the sentence makes them act.
        """
        return tuple(self._matches(text, loose=loose))

    def _matches(self, text: str, *, loose: bool) -> Iterator[Found]:
        first_words = self._names.root.next
        tokens = [(m.start(), m.end(), m[0].casefold()) for m in TOKEN.finditer(text)]
        last = -1
        for index, (start, _, key) in enumerate(tokens):
            if index > last and key in first_words:
                last, code = self._longest(text, tokens, index, loose=loose)
                if code is not None:
                    yield start, tokens[last][1], self._by_code[code]

    def _longest(
        self, text: str, tokens: list[_Token], first: int, *, loose: bool
    ) -> tuple[int, str | None]:
        """Last token and actor code of the longest name that begins at `first`."""
        found: tuple[int, str | None] = (first, None)
        steps, onward = self._names.start(), self._names.onward
        words: list[str] = []
        for index in range(first, len(tokens)):
            start, end, key = tokens[index]
            if words and not _joined(text, tokens[index - 1][1], start):
                break
            words.append(text[start:end])
            steps = onward(steps, key, words)
            if not steps:
                break
            for entry, code in self._names.ends(steps):
                if not entry.fits(words):
                    continue
                found = index, code if loose or not entry.loose else None
                if loose or not entry.loose:
                    break
        return found

    def by_name(self, name: str, day: date | None = None) -> Actor | None:
        """The actor that `name` names as a whole on `day`, or None.

        Adjectives, capitals and a leading "the" are understood. A name out of
        the group's own use still names it, for reports go on using it; a name
        that did not exist yet on `day` names nobody.
        """
        words = TOKEN.findall(name)
        if len(words) > 1 and words[0].casefold() == "the":
            words = words[1:]
        steps = self._names.start() if words else []
        for word in words:
            steps = self._names.onward(steps, word.casefold(), None)
        born = [
            (entry, code)
            for entry, code in self._names.ends(steps)
            if day is None or not entry.name.since or entry.name.since <= day
        ]
        in_use = [code for entry, code in born if entry.name.in_use(day)]
        code = next(iter(in_use or (code for _, code in born)), None)
        return None if code is None else self._by_code[code]


def _joined(text: str, end: int, start: int) -> bool:
    """Whether the gap between two words may stand inside a name."""
    return text[end:start] == " " or _GAP.fullmatch(text, end, start) is not None


@cache
def load_actors() -> ActorLexicon:
    """The actors in force: the packaged ones with the mission's.

    Never call it while a module is imported: its answer changes with the mission.

    Raises:
        InvalidReference: a packaged file is missing or contradicts itself.
    """
    return actors_with(in_force())


def actors_with(extension: Extension) -> ActorLexicon:
    """The packaged actors with those of a mission, whose names win.

    A packaged actor loses a name that the mission gives to another or to nobody.

    Raises:
        InvalidReference: two of them claim one name at one time.
    """
    states = load_states()
    organs = tuple(read_toml("organs.toml")["organ"])
    templated = (actor for state in states for actor in organs_of(state, organs))
    listed = (
        actors_from(table, where="actors.toml")
        for table in read_toml("actors.toml")["actor"]
    )
    own = merged(iter(extension.actors))
    owners = {
        _key(name.name): actor.code for actor in own.values() for name in actor.names
    }
    owners |= {_key(name): "" for name in extension.namesakes}
    packaged = (
        _without(actor, owners) for source in (templated, listed) for actor in source
    )
    namesakes = [name for name in load_namesakes() if _key(name) not in owners]
    known = merged(itertools.chain(packaged, own.values()))
    return ActorLexicon(
        (_headed(actor) if actor.code in own else actor for actor in known.values()),
        states,
        organs=organs,
        namesakes=(*namesakes, *extension.namesakes),
    )


def _key(name: str) -> tuple[str, ...]:
    """A name as the walk through the names meets it."""
    return tuple(word.casefold() for word in TOKEN.findall(name))


def _headed(actor: Actor) -> Actor:
    """The actor with the name to print first, as a speaker's body is named by it."""
    ordered = sorted(actor.names, key=lambda name: name.name != actor.name)
    return replace(actor, names=tuple(ordered))


def _without(actor: Actor, owners: Mapping[tuple[str, ...], str]) -> Actor:
    """The actor without the names that belong to another."""
    if not owners:
        return actor
    kept = [
        n for n in actor.names if owners.get(_key(n.name), actor.code) == actor.code
    ]
    return replace(actor, names=tuple(kept))
