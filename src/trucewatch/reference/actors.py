"""The actor lexicon: finds the states, bodies and groups that a text names.

Load it once with `load_actors`. Data: ``reference/data/states.toml`` (states and
their words), ``organs.toml`` (name templates that every state has) and
``actors.toml`` (bodies, groups, generic agents, monitors, outlets).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, DatedName
from trucewatch.reference.actor_data import (
    State,
    actors_from,
    load_states,
    merged,
    organs_of,
    read_toml,
)

_TOKEN = re.compile(r"\w+")
_GAP = re.compile(
    r"[ \t\u00a0]*[\n\r]?[ \t\u00a0]*|[-\u2010-\u2013'\u2018\u2019\u02bc`./&]"
)
_ACRONYM = 6  # letters; longer capitals are a headline, not an acronym

Found = tuple[int, int, Actor]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name at the end of its path: whose it is and how it must be written."""

    actor: Actor
    name: DatedName
    loose: bool
    upper: tuple[bool, ...]
    capital: bool

    def fits(self, words: list[str]) -> bool:
        if self.capital and words[0][0].islower():
            return False
        return all(
            word.isupper()
            for word, upper in zip(words, self.upper, strict=True)
            if upper
        )


class _Node:
    """One word further into the names that share a beginning."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[_Entry] = []


class ActorLexicon:
    """Every known actor with its names; immutable after loading.

    Names match whole words, whatever hyphens, apostrophes or single spaces stand
    between them, and whatever the case; but an acronym must be in capitals
    ("US", never "us"), and a capitalised name must start with a capital.

    Args:
        actors: actors with their names.
        states: states whose adjectives and capitals are known loosely.

    Raises:
        InvalidReference: one name is claimed by two actors at one time.
    """

    def __init__(self, actors: Iterable[Actor], states: Iterable[State] = ()) -> None:
        self._by_code = {actor.code: actor for actor in actors}
        self._root = _Node()
        for actor in self._by_code.values():
            for name in actor.names:
                self._add(actor, name, loose=False)
        for state in states:
            for word in (*state.adjectives, *state.capital):
                self._add(self.actor(state.code), DatedName(name=word), loose=True)

    def _add(self, actor: Actor, name: DatedName, *, loose: bool) -> None:
        words = _TOKEN.findall(name.name)
        node = self._root
        for word in words:
            node = node.next.setdefault(word.casefold(), _Node())
        entry = _Entry(
            actor=actor,
            name=name,
            loose=loose,
            upper=tuple(_is_acronym(word) for word in words),
            capital=words[0][0].isupper(),
        )
        for other in node.entries:
            if other.actor.code != actor.code and _overlap(other.name, name):
                raise InvalidReference(
                    f"name {name.name!r} is claimed twice",
                    where="actors",
                    got=f"{other.actor.code} and {actor.code}",
                    wanted="one actor, or names dated apart",
                )
        node.entries.append(entry)

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
            raise InvalidReference(
                "unknown actor code", got=code, wanted="a code of the actor files"
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
        root = self._root.next
        tokens = [(m.start(), m.end(), m[0].casefold()) for m in _TOKEN.finditer(text)]
        index = 0
        while index < len(tokens):
            node = root.get(tokens[index][2])
            hit = node and self._longest(text, tokens, index, node=node, loose=loose)
            if hit:
                last, actor = hit
                yield tokens[index][0], tokens[last][1], actor
                index = last
            index += 1

    def _longest(
        self,
        text: str,
        tokens: list[tuple[int, int, str]],
        first: int,
        *,
        node: _Node | None,
        loose: bool,
    ) -> tuple[int, Actor] | None:
        found = None
        index = first
        while node is not None:
            words = [text[start:end] for start, end, _ in tokens[first : index + 1]]
            for entry in node.entries:
                if (loose or not entry.loose) and entry.fits(words):
                    found = index, entry.actor
                    break
            index += 1
            if index == len(tokens):
                break
            if not _GAP.fullmatch(text, tokens[index - 1][1], tokens[index][0]):
                break
            node = node.next.get(tokens[index][2])
        return found

    def by_name(self, name: str, day: date | None = None) -> Actor | None:
        """The actor that `name` names as a whole on `day`, or None.

        Adjectives, capitals and a leading "the" are understood. A name out of
        the group's own use still names it, for reports go on using it; a name
        that did not exist yet on `day` names nobody.
        """
        words = _TOKEN.findall(name)
        if len(words) > 1 and words[0].casefold() == "the":
            words = words[1:]
        node: _Node | None = self._root
        for word in words:
            node = node and node.next.get(word.casefold())
        entries = node.entries if node and words else []
        born = [
            e for e in entries if day is None or not e.name.since or e.name.since <= day
        ]
        in_use = [e for e in born if e.name.in_use(day)]
        return next((entry.actor for entry in in_use or born), None)


def _is_acronym(word: str) -> bool:
    return word.isupper() and word.isascii() and len(word) <= _ACRONYM


def _overlap(first: DatedName, second: DatedName) -> bool:
    starts = max(first.since or date.min, second.since or date.min)
    ends = min(first.until or date.max, second.until or date.max)
    return starts < ends


@cache
def load_actors() -> ActorLexicon:
    """The packaged actors; read once a process.

    Raises:
        InvalidReference: a packaged file is missing or contradicts itself.
    """
    states = load_states()
    organs = tuple(read_toml("organs.toml")["organ"])
    templated = (actor for state in states for actor in organs_of(state, organs))
    listed = (
        actors_from(table, where="actors.toml")
        for table in read_toml("actors.toml")["actor"]
    )
    by_code = merged(actor for source in (templated, listed) for actor in source)
    return ActorLexicon(by_code.values(), states)
