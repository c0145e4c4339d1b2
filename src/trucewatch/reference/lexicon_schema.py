"""Which lists of the lexicons a mission may add to, and what their items look like.

Lists of grammar are not open: they say how English works, not what happens in a
conflict, and one wrong word there changes every sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum


class Items(StrEnum):
    """What stands in an open list."""

    WORD = "single words in lower case"
    WORDS = "words or phrases"
    NAME = "single words as they are written"
    VERBS = "verbs in lower case"
    ROWS = "tables"
    ACTS = "tables of acts"
    FORMS = "irregular forms"


def _each(paths: str, items: Items) -> dict[str, Items]:
    return dict.fromkeys(paths.split(), items)


OPEN: Mapping[str, Mapping[str, Items]] = {
    "acts": {
        **_each("verb noun adjective", Items.ACTS),
        "irregular": Items.FORMS,
    },
    "agents": _each("armed civil assets fired parties modifiers of_heads", Items.WORD),
    "agreement_acts": {
        **_each("instruments capacities", Items.WORDS),
        "matter": Items.WORD,
        **_each("agreed signed announced extended joined withdrew ended", Items.VERBS),
        **_each("cover promise undated", Items.VERBS),
    },
    "events": {
        **_each("verb noun", Items.ROWS),
        "classes.*": Items.WORD,
        **_each("weapons.* objects.*", Items.WORDS),
    },
    "places": {
        **_each("units after_not_places", Items.WORD),
        **_each("groups_of not_places", Items.NAME),
    },
    "speech": {
        **_each("verbs.say verbs.act verbs.quote verbs.that_needed", Items.VERBS),
        **_each("words.roles words.role_before words.bodies", Items.WORD),
        **_each("words.outlets words.mute", Items.WORD),
        **_each("words.titles words.given words.she_names", Items.NAME),
    },
    "talks": {
        **_each("meetings context track_words", Items.WORD),
        "tracks.*": Items.WORDS,
    },
}
"""Lexicon -> path of an open list -> its items; ``*`` stands for any key."""

EXCLUSIVE = frozenset({"weapons", "objects", "tracks"})
"""Tables in which a word stands under one key: a mission's key wins."""

ROW_ITEMS = ("verbs", "nouns", "lemmas", "phrases")
"""Keys of a row that hold its words."""

_SLASHES = re.compile(r"/\S*")
_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*[\w.])?")
_RUN = re.compile(r"[a-z]", re.IGNORECASE)


def open_list(name: str, keys: Iterable[str]) -> Items | None:
    """What stands in the list at `keys`, or None where it is not open."""
    paths = OPEN.get(name, {})
    path = tuple(keys)
    exact = paths.get(".".join(path))
    return exact or paths.get(".".join((*path[:-1], "*")))


def lemma_of(item: str) -> str:
    """An item without its irregular forms: ``strike down`` of "strike/... down"."""
    return _SLASHES.sub("", item)


def is_item(item: object, items: Items) -> bool:
    """Whether `item` is written as an item of such a list must be.

    A verb may carry past and participle (``strike/struck/struck``), an act a mark
    before a noun (``take +hostage``). Every item has a letter from a to z, for
    without one the first test of a sentence cannot look for it, and none has a
    capital where the reader asks for words in lower case.
    """
    if not isinstance(item, str) or not _RUN.search(item):
        return False
    if items not in {Items.WORDS, Items.NAME} and item != item.lower():
        return False
    parts = item.split(" ")
    if items is Items.ACTS:
        parts = [parts[0], *(part.removeprefix("+") for part in parts[1:])]
    if items is Items.VERBS:
        parts = [one for part in parts for one in _forms(part)]
    if items in {Items.WORD, Items.NAME} and len(parts) > 1:
        return False
    return all(_WORD.fullmatch(part) for part in parts)


def _forms(part: str) -> list[str]:
    forms = part.split("/")
    return forms if len(forms) in {1, 3} else [""]
