"""Names that mean an actor only where the text speaks of its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from trucewatch.errors import InvalidReference
from trucewatch.reference.actor_data import load_states, read_toml, spell_out
from trucewatch.reference.gazetteer.supplement import packaged_supplements
from trucewatch.text.sieve import keys_of, sieve_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNames:
    """The local names of one actor.

    Args:
        actor: its code.
        country: code of the state in whose reports the names mean it.
        instead: what to call a speaker of that name elsewhere.
        names: the names, in lower case.
    """

    actor: str
    country: str
    instead: str
    names: frozenset[str]


@cache
def load_local_names() -> Mapping[str, LocalNames]:
    """Actor code -> its local names, from ``data/local_names.toml``.

    Raises:
        InvalidReference: a key is missing or unknown, or the country is no state.
    """
    states = {state.code for state in load_states()}
    found = {}
    for table in read_toml("local_names.toml")["local"]:
        where = f"local_names.toml: {table.get('actor', '?')}"
        wanted = {"actor", "country", "instead", "names"}
        if set(table) != wanted or table["country"] not in states:
            raise InvalidReference(
                "bad [[local]]",
                where=where,
                got=f"{sorted(table)}, country {table.get('country')}",
                wanted=f"{sorted(wanted)}, the country a code of states.toml",
            )
        names = (name for template in table["names"] for name in spell_out(template))
        found[table["actor"]] = LocalNames(
            actor=table["actor"],
            country=table["country"],
            instead=table["instead"],
            names=frozenset(name.lower() for name in names),
        )
    return found


def names_country(text: str, code: str) -> bool:
    """Whether the text names a country, by its own words or its curated places.

    Args:
        text: any text.
        code: of the state, ISO 3166-1 alpha-3.

    Raises:
        InvalidReference: there is no such state.
    """
    by_key = _words_by_key(code)
    held = sieve_of(text).runs & by_key.keys() if by_key else ()
    return any(
        word in text and _whole(word).search(text)
        for key in (*held, "")
        for word in by_key.get(key, ())
    )


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b")


@cache
def _words_by_key(code: str) -> Mapping[str, tuple[str, ...]]:
    """The words by what a text must hold to hold them (see `text.sieve`).

    Under "" stand those that have no letter from a to z.
    """
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(_words_of(code)):
        key = next(iter(keys_of((word,)))) if _LATIN.search(word) else ""
        found[key] = (*found.get(key, ()), word)
    return found


_LATIN = re.compile(r"[A-Za-z]")


def _words_of(code: str) -> set[str]:
    """What names a country: its own words and its curated places."""
    state = next((state for state in load_states() if state.code == code), None)
    if state is None:
        raise InvalidReference("no such state", where="states.toml", got=code)
    words = {*state.names, *state.adjectives, *state.people, *state.capital}
    for supplement in packaged_supplements():
        own = [e for e in supplement.entries if e.place.country == state.iso]
        words |= {name for entry in own for name in entry.names}
        if own:
            words |= {name for s in supplement.spellings for name in s.names}
    return words
