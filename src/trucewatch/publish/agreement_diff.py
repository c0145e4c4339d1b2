"""What one agreement has otherwise than another, entry by entry, in words."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.agreement import Agreement
from trucewatch.model.record import Json, to_record

MOST = 160
"""Letters of a value that a difference shows."""

BEFORE = 40
"""Letters that stay before the first one that differs."""


def diff_lines(one: Agreement, two: Agreement) -> Iterator[str]:
    """What the second has otherwise than the first: `-` gone, `+` new, `~` changed."""
    mine, theirs = to_record(one), to_record(two)
    for field in mine:
        if field not in _DERIVED:
            yield from _diff(field, mine[field], theirs[field])


_DERIVED = frozenset({"rounds"})
"""Fields that other files fill."""


def _diff(at: str, mine: Json, theirs: Json) -> Iterator[str]:
    """What differs in the values at one place, as deep as both have the same keys."""
    if mine == theirs:
        return
    if isinstance(mine, dict) and isinstance(theirs, dict):
        for key in mine:
            yield from _diff(f"{at}.{key}", mine[key], theirs[key])
    elif at.endswith(".shapes"):
        yield f"~ {at}: another outline"
    elif isinstance(mine, list) and isinstance(theirs, list):
        yield from _diff_lists(at, mine, theirs)
    else:
        yield _changed(at, _words(mine), _words(theirs))


def _diff_lists(at: str, mine: list[Json], theirs: list[Json]) -> Iterator[str]:
    ones, others = _keyed(mine), _keyed(theirs)
    if _are_codes(mine + theirs) or ones == others:
        yield _changed(at, _words(mine), _words(theirs))
        return
    for key in ones:
        if key not in others:
            yield f"- {_place(at, key, ones[key])}: {_cut(_words(ones[key]))}"
        else:
            yield from _diff(f"{at}[{key}]", ones[key], others[key])
    for key in others:
        if key not in ones:
            yield f"+ {_place(at, key, others[key])}: {_cut(_words(others[key]))}"


def _are_codes(entries: list[Json]) -> bool:
    """Whether they are single words, which a line can list."""
    return all(isinstance(entry, str) and " " not in entry for entry in entries)


def _place(at: str, key: str, entry: Json) -> str:
    """Where an entry stands; a sentence is its own key."""
    return f"{at}[{key}]" if isinstance(entry, dict) else at


def _keyed(entries: list[Json]) -> dict[str, Json]:
    """Entries by id, else by what tells them apart, numbered where that repeats."""
    found: dict[str, Json] = {}
    for entry in entries:
        key = _key(entry)
        number = 2
        while key in found:
            key, number = f"{_key(entry)} #{number}", number + 1
        found[key] = entry
    return found


_KEYS = (
    *("id", "role", "kind", "term", "actor", "to", "name", "about", "by", "decided"),
    *("weapon",),
)


def _key(entry: Json) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    if "id" in entry:
        return str(entry["id"])
    return " ".join(str(entry[key]) for key in _KEYS if entry.get(key))


def _changed(at: str, before: str, after: str) -> str:
    """Both values, each cut to what lies around the first letter that differs."""
    if max(len(before), len(after)) <= MOST:
        return f"~ {at}: {before} -> {after}"
    pairs = zip(before, after, strict=False)
    differs = next(
        (number for number, (one, two) in enumerate(pairs) if one != two),
        min(len(before), len(after)),
    )
    start = max(0, differs - BEFORE)
    return f"~ {at}: {_cut(before, start)} -> {_cut(after, start)}"


def _cut(words: str, start: int = 0) -> str:
    """At most `MOST` letters from `start` on; dots stand for the rest."""
    shown = words[start : start + MOST]
    behind = start + MOST < len(words)
    return f"{'…' * bool(start)}{shown}{'…' * behind}"


def _words(value: Json) -> str:
    """A value in words: what a person wrote, or key by key what stands in it."""
    if value in (None, "", []):
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_words(item) for item in value)
    if isinstance(value, dict):
        text = value.get("text") or value.get("title") or value.get("says")
        return str(text) if text else _pairs(value)
    return str(value)


def _pairs(record: dict[str, Json]) -> str:
    """Keys that hold something, with what they hold."""
    held = {key: item for key, item in record.items() if item not in (None, "", [])}
    told = {key: item for key, item in held.items() if item is not False}
    return ", ".join(f"{key} {_words(item)}" for key, item in told.items())
