"""Check a mission's own words and actors, say what they change, find actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor
from trucewatch.reference.actors import ActorLexicon, actors_with
from trucewatch.reference.extension import PACKAGED, Extension
from trucewatch.reference.extension_files import (
    ACTORS,
    check_extension,
    load_extension,
)
from trucewatch.reference.lexicon import packaged_lexicon
from trucewatch.reference.lexicon_merge import REMOVE
from trucewatch.reference.lexicon_schema import EXCLUSIVE, ROW_ITEMS, lemma_of
from trucewatch.service.missions import mission_file


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWords:
    """What a mission's words are worth.

    Args:
        problems: all that is wrong; while there is one, nothing is used.
        version: as each claim's coder carries it; "" where nothing is added.
        lines: what is added, overridden and taken out, for a person.
    """

    problems: tuple[InvalidReference, ...]
    version: str
    lines: tuple[str, ...]


def check_words(root: Path) -> CheckedWords:
    """What the words and actors in the mission folder `root` change.

    Raises:
        InvalidMission: there is no mission.
    """
    mission_file(root)
    checked = check_extension(root)
    extension = checked.extension
    lines = (*_actor_lines(extension), *_lexicon_lines(extension))
    return CheckedWords(
        problems=checked.problems, version=extension.version, lines=lines
    )


def find_actors(words: tuple[str, ...], root: Path) -> tuple[str, ...]:
    """Code, name and the name that fits, of each actor found, ordered by code.

    Args:
        words: all of them stand in the actor's code or in one of its names, in
            letters of any case.
        root: folder of a mission whose own actors count too, if it is one.

    Raises:
        InvalidReference: a file of words or actors of the mission is broken.
    """
    wanted = " ".join(words).casefold().split()
    known = actors_with(load_extension(root))
    found = ((actor, _fitting(actor, wanted)) for actor in known.actors)
    return tuple(
        f"{actor.code:20} {actor.name}" + f" ({name})" * (name != actor.name)
        for actor, name in found
        if name is not None
    )


def _fitting(actor: Actor, wanted: list[str]) -> str | None:
    """The first name that holds all the words; the actor's own for its code."""
    names = (actor.name, *(name.name for name in actor.names))
    if all(word in actor.code.casefold() for word in wanted):
        return actor.name
    fits = (n for n in names if all(word in n.casefold() for word in wanted))
    return next(fits, None)


def _actor_lines(extension: Extension) -> Iterator[str]:
    if not extension.actors and not extension.namesakes:
        return
    packaged, merged = actors_with(PACKAGED), actors_with(extension)
    codes = {actor.code for actor in packaged.actors}
    yield ACTORS
    for actor in extension.actors:
        side = f", side {actor.side}" if actor.side else ""
        names = "; ".join(name.name for name in actor.names)
        verb = "changes" if actor.code in codes else "adds"
        yield f"  {verb} {actor.code} ({actor.kind}{side}): {names}"
    for name in extension.namesakes:
        yield f"  names no actor: {name}"
    yield from _lost(packaged, merged)


def _lost(packaged: ActorLexicon, merged: ActorLexicon) -> Iterator[str]:
    """The names that packaged actors lose."""
    for actor in packaged.actors:
        left = {name.name for name in merged.actor(actor.code).names}
        lost = [name.name for name in actor.names if name.name not in left]
        if lost:
            yield f"  overrides names of {actor.code}: {'; '.join(lost)}"


def _lexicon_lines(extension: Extension) -> Iterator[str]:
    for name, own in extension.lexicons.items():
        yield f"lexicons/en/{name}.toml"
        packaged = packaged_lexicon(name)
        for path, words in _lists(own):
            yield f"  {_added(path)}: {', '.join(words)}"
            yield from _known(packaged, path, words)
        for path, words in _lists(own.get(REMOVE, {})):
            yield f"  takes out of {'.'.join(path)}: {', '.join(words)}"


ListPath = tuple[str, ...]


def _lists(own: Mapping[str, Any]) -> Iterator[tuple[ListPath, list[str]]]:
    """Every list with its path; a row's path ends in its code."""
    for key, value in own.items():
        if key == REMOVE:
            continue
        if isinstance(value, Mapping):
            for inner, listed in value.items():
                yield (key, inner), listed if isinstance(listed, list) else [listed]
        elif value and isinstance(value[0], Mapping):
            for row in value:
                words = next(row[items] for items in ROW_ITEMS if items in row)
                yield (f"[[{key}]]", row.get("type") or row["class"]), words
        else:
            yield (key,), value


def _added(path: ListPath) -> str:
    if path[0].startswith("[["):
        return f"adds to {path[0]} as {path[1]}"
    return f"adds to {'.'.join(path)}"


def _known(
    packaged: Mapping[str, Any], path: ListPath, words: list[str]
) -> Iterator[str]:
    """What the package says of the same words already."""
    key = path[0].strip("[]")
    lemmas = {lemma_of(word) for word in words}
    for at, listed in _lists({key: packaged[key]}):
        both = sorted(lemmas & {lemma_of(item) for item in listed})
        if not both or (at[0] == key and at != path and key not in EXCLUSIVE):
            continue
        said = "known already" if at == path else f"packaged as {at[-1]}"
        yield f"    {said}: {', '.join(both)}"
