"""Word lists by language and subject: packaged data, read once a process.

Each file ``lexicons/<language>/<name>.toml`` says in its first lines what its
tables mean; the rules that use them live in `read`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from trucewatch.errors import InvalidReference

Lexicon = Mapping[str, Any]
"""A lexicon file as TOML gives it: tables of word lists."""


@cache
def load_lexicon(name: str, *, language: str = "en") -> Lexicon:
    """The packaged word lists of that name, e.g. ``"events"``.

    Args:
        name: file name without ending.
        language: ISO 639-1 code; one folder a language.

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
    """The words of one list, e.g. ``word_set("speech", "words", "roles")``.

    Args:
        name: lexicon.
        keys: path of tables to the list.

    Raises:
        InvalidReference: the lexicon has no such list.
    """
    table: Any = load_lexicon(name)
    for key in keys:
        if not isinstance(table, Mapping) or key not in table:
            raise InvalidReference(
                "no such word list", where=f"{name}.toml", wanted=".".join(keys)
            )
        table = table[key]
    return frozenset(table)
