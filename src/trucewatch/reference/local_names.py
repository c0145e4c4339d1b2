"""Names that mean an actor only where the text speaks of its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from trucewatch.errors import InvalidReference
from trucewatch.reference.actor_data import load_states, read_toml, spell_out
from trucewatch.reference.gazetteer.supplement import packaged_supplements


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


@cache
def words_of_country(code: str) -> re.Pattern[str]:
    """A pattern of what names a country: its own words and its curated places.

    Args:
        code: of the state, ISO 3166-1 alpha-3.

    Raises:
        InvalidReference: there is no such state.
    """
    state = next((state for state in load_states() if state.code == code), None)
    if state is None:
        raise InvalidReference("no such state", where="states.toml", got=code)
    words = {*state.names, *state.adjectives, *state.people, *state.capital}
    for supplement in packaged_supplements():
        own = [e for e in supplement.entries if e.place.country == state.iso]
        words |= {name for entry in own for name in entry.names}
        if own:
            words |= {name for s in supplement.spellings for name in s.names}
    ordered = sorted((re.escape(word) for word in words), key=len, reverse=True)
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(rf"\b(?=[{firsts}])(?:{'|'.join(ordered)})\b")
