"""Word lists by language and subject: packaged data with a mission's additions.

Each file ``lexicons/<language>/<name>.toml`` says in its first lines what its
tables mean; the rules that use them live in `read`. Which lists a mission may add to
stands in `lexicon_schema.OPEN`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.reference.extension import in_force, on_change
from trucewatch.reference.lexicon_merge import merged_lexicon
from trucewatch.reference.lexicon_schema import open_list

Lexicon = Mapping[str, Any]
"""A lexicon file as TOML gives it: tables of word lists."""


@cache
def load_lexicon(name: str, *, language: str = "en") -> Lexicon:
    """The word lists of that name that are in force, e.g. ``"events"``.

    Never call it while a module is imported: its answer changes with the mission.

    Args:
        name: file name without ending.
        language: ISO 639-1 code; one folder a language.

    Raises:
        InvalidReference: there is no such file, or it is not valid TOML.
    """
    packaged = packaged_lexicon(name, language=language)
    own = in_force().lexicons.get(name) if language == "en" else None
    return merged_lexicon(name, packaged, own) if own else packaged


@cache
def packaged_lexicon(name: str, *, language: str = "en") -> Lexicon:
    """The packaged word lists of that name, as no mission changes them.

    Raises:
        InvalidReference: there is no such file, or it is not valid TOML.
    """
    path = files("trucewatch.reference") / "lexicons" / language / f"{name}.toml"
    where = f"lexicons/{language}/{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidReference("no such lexicon", where=where) from error
    except tomllib.TOMLDecodeError as error:
        raise InvalidReference(
            "lexicon is not valid TOML", where=where, got=str(error)
        ) from error


def word_set(name: str, *keys: str) -> frozenset[str]:
    """The words of a list that no mission changes, e.g. ``word_set("grammar", "be")``.

    Args:
        name: lexicon.
        keys: path of tables to the list.

    Raises:
        InvalidReference: the lexicon has no such list, or a mission may add to it.
    """
    if open_list(name, keys) is not None:
        raise InvalidReference(
            "a mission may add to this list",
            where=f"{name}.toml",
            got=".".join(keys),
            wanted="live_set, which follows the mission in force",
        )
    return _listed(packaged_lexicon(name), name, keys)


class _LiveSet(set[str]):
    """The words of one list that are in force; refilled whenever others are."""

    __slots__ = ()


_LIVE: dict[tuple[str, tuple[str, ...]], _LiveSet] = {}


def live_set(name: str, *keys: str) -> AbstractSet[str]:
    """The words of a list that a mission may add to, always as they are in force.

    Do not build on its words while a module is imported: ask where they are used.

    Args:
        name: lexicon.
        keys: path of tables to the list.

    Raises:
        InvalidReference: the lexicon has no such list, or it is not open to missions.
    """
    if open_list(name, keys) is None:
        raise InvalidReference(
            "no mission adds to this list",
            where=f"{name}.toml",
            got=".".join(keys),
            wanted="word_set, or the list in lexicon_schema.OPEN",
        )
    if (name, keys) not in _LIVE:
        _LIVE[name, keys] = _LiveSet(_listed(load_lexicon(name), name, keys))
    return _LIVE[name, keys]


@on_change
def _refill() -> None:
    fresh = {at: _listed(load_lexicon(at[0]), *at) for at in _LIVE}
    for at, words in fresh.items():
        _LIVE[at].clear()
        _LIVE[at].update(words)


def _listed(table: Any, name: str, keys: tuple[str, ...]) -> frozenset[str]:  # noqa: ANN401 - TOML
    for key in keys:
        if not isinstance(table, Mapping) or key not in table:
            raise InvalidReference(
                "no such word list", where=f"{name}.toml", wanted=".".join(keys)
            )
        table = table[key]
    return frozenset(table)
