"""The packaged actor files read into actors, with every name spelled out."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, ActorKind, DatedName

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SPACE = re.compile(r"\s+")

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state with the words that name it.

    Args:
        code: ISO 3166-1 alpha-3.
        iso: ISO 3166-1 alpha-2.
        names: English names, the one to print first.
        adjectives: "Russian"; say nothing of who acts unless a noun follows.
        people: "Russians".
        capital: capital cities, which reports also use for the government.
        seats: seats of government that name no town ("Kremlin").
        scripts: names in other scripts and languages.
    """

    code: str
    iso: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()


def spell_out(template: str) -> tuple[str, ...]:
    """Every name a template stands for: ``[a|b] c`` gives ``a c`` and ``b c``."""
    parts = [
        part.split("|") if index % 2 else [part]
        for index, part in enumerate(_CHOICE.split(template))
    ]
    spelled = ("".join(choice) for choice in itertools.product(*parts))
    return tuple(dict.fromkeys(_SPACE.sub(" ", name).strip() for name in spelled))


def read_toml(name: str) -> dict[str, Any]:
    """The packaged file `name` of ``reference/data``.

    Raises:
        InvalidReference: it is missing or no TOML.
    """
    source = resources.files("trucewatch.reference") / "data" / name
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InvalidReference(
            "cannot read a packaged file", where=name, got=str(error), wanted="TOML"
        ) from error


@cache
def load_states() -> tuple[State, ...]:
    """The packaged states, ordered as in the file (by code)."""
    return tuple(
        state_from(table, where="states.toml")
        for table in read_toml("states.toml")["state"]
    )


@cache
def load_namesakes() -> tuple[str, ...]:
    """Names that hold a state's word but name no state: "Latin America"."""
    return tuple(
        name
        for template in read_toml("states.toml")["namesakes"]
        for name in spell_out(template)
    )


def state_from(table: Table, *, where: str) -> State:
    """A state from its table.

    Raises:
        InvalidReference: a required key is missing or a key is unknown.
    """
    try:
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in table.items()
        }
        return State(**values)
    except TypeError as error:
        raise InvalidReference(
            "bad [[state]]", where=f"{where}: {table.get('code', '?')}", got=str(error)
        ) from error


def actors_from(table: Table, *, where: str) -> Actor:
    """An actor from one ``[[actor]]`` table, its templates spelled out.

    Raises:
        InvalidReference: no code or name, an unknown kind, a wrong date.
    """
    try:
        names = [
            DatedName(name=name)
            for template in table.get("names", ())
            for name in spell_out(template)
        ]
        names += [name for dated in table.get("dated", ()) for name in _dated(dated)]
        if table["name"] not in {name.name for name in names}:
            names.insert(0, DatedName(name=table["name"]))
        return Actor(
            code=table["code"],
            name=table["name"],
            kind=ActorKind(table["kind"]),
            side=table.get("side"),
            names=tuple(names),
        )
    except (KeyError, ValueError, TypeError) as error:
        raise InvalidReference(
            "bad [[actor]]",
            where=f"{where}: {table.get('code', '?')}",
            got=f"{type(error).__name__}: {error}",
            wanted="code, name, kind, and dates as YYYY-MM-DD",
        ) from error


def _dated(table: Table) -> Iterator[DatedName]:
    for key in ("since", "until"):
        if key in table and not isinstance(table[key], date):
            raise ValueError(f"{key} is no date: {table[key]!r}")
    for name in spell_out(table["name"]):
        yield DatedName(
            name=name,
            since=table.get("since"),
            until=table.get("until"),
            source=table.get("source", ""),
        )


def organs_of(state: State, organs: tuple[Table, ...]) -> Iterator[Actor]:
    """The state itself and its organs, each with the one name that is printed.

    Their other names are the templates, which the lexicon holds once for all
    states. The first spelling of ``{n}`` and ``{a}`` makes the printed name; a
    state without an adjective is named by "of" instead.
    """
    for organ in organs:
        suffix = organ["suffix"]
        names = (
            (_fill(spell_out(organ["names"][0])[0], state),)
            if suffix
            else (*state.names, *state.people, *state.scripts, *state.seats)
        )
        yield Actor(
            code=f"{state.code}/{suffix}" if suffix else state.code,
            name=_fill(organ.get("name", "{n}"), state),
            kind=ActorKind(organ["kind"]),
            side=state.code if suffix else None,
            names=tuple(DatedName(name=name) for name in names),
        )


def _fill(template: str, state: State) -> str:
    if "{a}" in template and not state.adjectives:
        template = f"{template.replace('{a}', '').strip()} of {{n}}"
    adjective = state.adjectives[0] if state.adjectives else ""
    return template.replace("{n}", state.names[0]).replace("{a}", adjective)


def templates(organs: Iterable[Table]) -> Iterator[tuple[str, str]]:
    """Every organ's suffix with each template spelled out, ``{n}`` and ``{a}`` kept."""
    for organ in organs:
        for template in organ["names"]:
            for name in spell_out(template):
                yield organ["suffix"], name


def merged(actors: Iterator[Actor]) -> dict[str, Actor]:
    """Actors by code; a later table of the same code adds names and overrides."""
    by_code: dict[str, Actor] = {}
    for actor in actors:
        before = by_code.get(actor.code)
        names = (*before.names, *actor.names) if before else actor.names
        by_code[actor.code] = replace(actor, names=tuple(dict.fromkeys(names)))
    return by_code
