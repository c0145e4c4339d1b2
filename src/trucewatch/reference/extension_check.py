"""What is wrong with a mission's file of words, found before any of it is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.event import EventType
from trucewatch.reference.lexicon_merge import REMOVE
from trucewatch.reference.lexicon_schema import (
    OPEN,
    ROW_ITEMS,
    Items,
    is_item,
    lemma_of,
    open_list,
)

Problems = Iterator[InvalidReference]
Table = Mapping[str, Any]

_CODED = frozenset({"weapons", "objects"})
"""Tables whose keys are codes: a mission adds words to them, but no further code."""

_EXAMPLES: Mapping[Items, str] = {
    Items.WORD: 'one word in lower case, "gunmen"',
    Items.WORDS: '"word" or "two words"',
    Items.NAME: 'one word, "Brigade"',
    Items.VERBS: '"shell", "carry out" or "strike/struck/struck", in lower case',
    Items.ACTS: '"accuse", "call on" or "take +hostage", in lower case',
    Items.FORMS: '"take/took/taken"',
}

_KINDS: Mapping[type, str] = {bool: "true or false", str: "a text", list: "a list"}

_FEW = 100  # codes: a whole vocabulary may be listed, a list of words not


@dataclass(frozen=True, slots=True)
class LexiconCheck:
    """A mission's lexicon file held against the packaged one.

    Args:
        name: the lexicon.
        where: the file, as an error names it.
        packaged: the packaged tables.
        own: the mission's tables.
    """

    name: str
    where: str
    packaged: Table
    own: Table

    def problems(self) -> Problems:
        """Everything that is wrong, in the order of the file."""
        for key, value in self.own.items():
            if key == REMOVE:
                yield from self._removals(value)
            else:
                yield from self._additions(key, value)

    def _additions(self, key: str, value: object) -> Problems:
        items = open_list(self.name, (key,))
        if items in {Items.ROWS, Items.ACTS}:
            yield from self._rows(key, items, value)
        elif items is Items.FORMS and isinstance(value, Mapping):
            yield from self._list(key, Items.VERBS, list(value.values()))
        elif items is not None:
            yield from self._list(key, items, value)
        elif isinstance(value, Mapping):
            for inner, listed in value.items():
                yield from self._keyed_list(key, inner, listed)
        else:
            yield self._closed(key)

    def _keyed_list(self, key: str, inner: str, listed: object) -> Problems:
        items = open_list(self.name, (key, inner))
        codes = self.packaged.get(key, {})
        if items is None:
            yield self._closed(f"{key}.{inner}")
        elif key in _CODED and inner not in codes:
            yield self._wrong(f"{key}.{inner}", inner, _one_of(codes, inner))
        else:
            yield from self._list(f"{key}.{inner}", items, listed)

    def _list(self, path: str, items: Items, listed: object) -> Problems:
        if not isinstance(listed, list) or not listed:
            yield self._wrong(path, listed, f"a list of {items}")
            return
        for item in listed:
            if not is_item(item, items):
                yield self._wrong(path, item, _EXAMPLES[items])

    def _rows(self, key: str, items: Items, rows: object) -> Problems:
        if not isinstance(rows, list) or not all(isinstance(r, Mapping) for r in rows):
            yield self._wrong(key, rows, f"[[{key}]] tables")
            return
        for number, row in enumerate(rows, start=1):
            yield from self._row(f"[[{key}]] no. {number}", key, items, row)

    def _row(self, path: str, key: str, items: Items, row: Table) -> Problems:
        known = self.packaged[key]
        words = next(w for w in ROW_ITEMS if any(w in r for r in known))
        code = "type" if items is Items.ROWS else "class"
        for needed in (code, words):
            if needed not in row:
                yield self._wrong(f"{path}, {needed}", "none", f"{code} and {words}")
        for name, value in row.items():
            if name == words:
                verbs = key == "verb" and items is Items.ROWS
                form = Items.VERBS if verbs else items
                form = Items.WORDS if form is Items.ROWS else form
                yield from self._list(f"{path}, {name}", form, value)
            else:
                yield from self._value(f"{path}, {name}", name, value, known)

    def _value(self, path: str, name: str, value: object, known: Any) -> Problems:  # noqa: ANN401 - TOML
        seen = [row[name] for row in known if name in row]
        if not seen:
            every = {key for row in known for key in row}
            yield self._wrong(path, name, _one_of(every, name))
        elif not isinstance(value, type(seen[0])):
            yield self._wrong(path, value, _KINDS[type(seen[0])])
        elif isinstance(value, str):
            allowed = self._allowed(name, seen)
            if value not in allowed:
                yield self._wrong(path, value, _one_of(allowed, value))
        elif isinstance(value, list):
            yield from self._list(path, Items.WORD, value)

    def _allowed(self, name: str, seen: list[str]) -> Collection[str]:
        if name == "type":
            return tuple(EventType)
        if name in {"needs", "also"}:
            own = self.own.get("classes", {})
            return {*self.packaged["classes"], *own}
        return set(seen)

    def _removals(self, removed: object) -> Problems:
        if not isinstance(removed, Mapping):
            yield self._wrong(REMOVE, removed, "a table [remove] of lists")
            return
        for key, value in removed.items():
            if isinstance(value, Mapping):
                for inner, listed in value.items():
                    yield from self._taken(f"{key}.{inner}", (key, inner), listed)
            else:
                yield from self._taken(key, (key,), value)

    def _taken(self, path: str, keys: tuple[str, ...], listed: object) -> Problems:
        items = open_list(self.name, keys)
        if items is None or items is Items.FORMS:
            yield self._closed(path)
            return
        if not isinstance(listed, list):
            yield self._wrong(f"{REMOVE}.{path}", listed, "a list of words")
            return
        held = {lemma_of(item) for item in packaged_items(self.packaged, keys)}
        for item in listed:
            if item not in held:
                wanted = _one_of(held, str(item))
                yield self._wrong(f"{REMOVE}.{path}", item, wanted)

    def _closed(self, path: str) -> InvalidReference:
        wanted = f"one of {', '.join(sorted(OPEN[self.name]))}"
        return InvalidReference(
            "no mission adds to this list", where=self.where, got=path, wanted=wanted
        )

    def _wrong(self, path: str, got: object, wanted: str) -> InvalidReference:
        return InvalidReference(
            "cannot be used",
            where=f"{self.where}: {path}",
            got=repr(got),
            wanted=wanted,
        )


def packaged_items(packaged: Table, keys: tuple[str, ...]) -> list[str]:
    """Every item of an open list, its rows or its keys; empty for a new key."""
    held: Any = packaged
    for key in keys:
        held = held.get(key, [])
    if isinstance(held, Mapping):
        return list(held)
    if held and isinstance(held[0], Mapping):
        return [i for row in held for key in ROW_ITEMS for i in row.get(key, ())]
    return list(held)


def _one_of(allowed: Collection[str], got: str) -> str:
    """What would have been right: the nearest ones of many."""
    near = get_close_matches(got, [str(one) for one in allowed], n=3, cutoff=0.6)
    listed = near or (sorted(map(str, allowed)) if len(allowed) <= _FEW else [])
    return f"one of {', '.join(listed)}" if listed else "a word that is packaged there"
