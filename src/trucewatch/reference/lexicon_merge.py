"""A packaged lexicon with a mission's words put in and taken out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trucewatch.reference.lexicon_schema import (
    EXCLUSIVE,
    OPEN,
    ROW_ITEMS,
    Items,
    lemma_of,
)

REMOVE = "remove"
"""Table of a mission's file that says which packaged words to take out."""

Table = Mapping[str, Any]


def merged_lexicon(name: str, packaged: Table, own: Table) -> dict[str, Any]:
    """The packaged tables, changed where the mission's file has something to say.

    Rows of the mission stand before the packaged ones, for the first that fits
    counts; an act, a weapon, an object and a track stand once: the mission's.

    Args:
        name: lexicon.
        packaged: its tables.
        own: the mission's tables, checked (see `extension_files`).
    """
    removed = own.get(REMOVE, {})
    merged = dict(packaged)
    for key in {*own, *removed} - {REMOVE}:
        before, mine = packaged[key], own.get(key)
        gone = removed.get(key, [])
        match OPEN[name].get(key):
            case Items.ROWS | Items.ACTS as items:
                gone = [*gone, *(_items(mine or ()) if items is Items.ACTS else ())]
                merged[key] = [*(mine or ()), *_rows_without(before, gone)]
            case Items.FORMS:
                merged[key] = {**before, **(mine or {})}
            case None:
                merged[key] = _table(key, before, mine or {}, gone or {})
            case _:
                merged[key] = _list(before, mine or (), gone)
    return merged


def _items(rows: Any) -> list[str]:  # noqa: ANN401 - TOML
    """Every word of the rows."""
    return [item for row in rows for key in ROW_ITEMS for item in row.get(key, ())]


def _rows_without(rows: Any, gone: list[str]) -> list[dict[str, Any]]:  # noqa: ANN401 - TOML
    lemmas = {lemma_of(item) for item in gone}
    kept = []
    for row in rows:
        key = next(key for key in ROW_ITEMS if key in row)
        left = [item for item in row[key] if lemma_of(item) not in lemmas]
        if left:
            kept.append({**row, key: left})
    return kept


def _list(before: Any, mine: Any, gone: Any) -> list[str]:  # noqa: ANN401 - TOML
    lemmas = {lemma_of(item) for item in (*gone, *mine)}
    return [*(item for item in before if lemma_of(item) not in lemmas), *mine]


def _table(key: str, before: Table, mine: Table, gone: Table) -> dict[str, list[str]]:
    """A table of lists; where a word stands once, the mission's key has it."""
    taken = {word: at for at, words in mine.items() for word in words}
    merged = {}
    for at in (*before, *(at for at in mine if at not in before)):
        elsewhere = [w for w, own_key in taken.items() if own_key != at]
        lost = [*gone.get(at, ()), *(elsewhere if key in EXCLUSIVE else ())]
        merged[at] = _list(before.get(at, ()), mine.get(at, ()), lost)
    return merged
