"""A mission folder's own words and actors, read and checked as one.

``lexicons/en/NAME.toml`` adds to the packaged lexicon of that name, ``actors.toml``
to the packaged actors. Either all of it holds or none is used.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, ActorKind
from trucewatch.reference.actor_data import actors_from
from trucewatch.reference.actors import actors_with
from trucewatch.reference.extension import PACKAGED, Extension
from trucewatch.reference.extension_check import LexiconCheck
from trucewatch.reference.lexicon import packaged_lexicon
from trucewatch.reference.lexicon_schema import OPEN

LEXICONS, LANGUAGE, ACTORS = "lexicons", "en", "actors.toml"
_VERSION = 8  # digits of the hash: enough to tell a mission's few versions apart

_ACTOR_KEYS = frozenset({"code", "name", "kind", "side", "names", "dated"})
_DATED_KEYS = frozenset({"name", "since", "until", "source"})

Problems = tuple[InvalidReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedExtension:
    """A mission's words with all that is wrong with them.

    Args:
        extension: what holds; `PACKAGED` where there is a problem.
        problems: in the order of the files.
    """

    extension: Extension
    problems: Problems = ()


def load_extension(root: Path) -> Extension:
    """The words and actors in the mission folder `root`; `PACKAGED` where none are.

    Raises:
        InvalidReference: a file is broken; the first problem of `check_extension`.
    """
    checked = check_extension(root)
    if checked.problems:
        raise checked.problems[0]
    return checked.extension


def check_extension(root: Path) -> CheckedExtension:
    """The words and actors in the mission folder `root`, with every problem."""
    problems: list[InvalidReference] = []
    lexicons: dict[str, Mapping[str, Any]] = {}
    for file in _lexicon_files(root, problems):
        table = _table(file, root, problems)
        if table:
            lexicons[file.stem] = table
            check = LexiconCheck(
                file.stem, _shown(file, root), packaged_lexicon(file.stem), table
            )
            problems += check.problems()
    table = _table(root / ACTORS, root, problems) if (root / ACTORS).is_file() else {}
    actors, namesakes = _actors(table, problems)
    made = Extension(
        version=_version(lexicons, table),
        lexicons=lexicons,
        actors=actors,
        namesakes=namesakes,
    )
    if not problems and table:
        problems += _together(made)
    if problems:
        return CheckedExtension(extension=PACKAGED, problems=tuple(problems))
    return CheckedExtension(extension=made if made.version else PACKAGED)


def _lexicon_files(root: Path, problems: list[InvalidReference]) -> Iterator[Path]:
    """The files that can add to a lexicon; any other is a problem."""
    folder = root / LEXICONS
    for file in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if file.is_dir():
            continue
        fits = file.suffix == ".toml" and file.stem in OPEN
        if fits and file.parent == folder / LANGUAGE:
            yield file
        else:
            wanted = ", ".join(f"{LEXICONS}/{LANGUAGE}/{name}.toml" for name in OPEN)
            problems.append(
                InvalidReference(
                    "no mission adds to this lexicon",
                    where=_shown(file, root),
                    wanted=f"one of {wanted}",
                )
            )


def _table(
    file: Path, root: Path, problems: list[InvalidReference]
) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        where = _shown(file, root)
        problems.append(
            InvalidReference("not a TOML file", where=where, got=str(error))
        )
        return {}


def _actors(
    table: Mapping[str, Any], problems: list[InvalidReference]
) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
    unknown = sorted(set(table) - {"actor", "namesakes"})
    rows, namesakes = table.get("actor", []), table.get("namesakes", [])
    if unknown or not _are(rows, dict) or not _are(namesakes, str):
        got = unknown or "another value"
        wanted = "[[actor]] tables and a list namesakes"
        problems.append(_bad(ACTORS, got=str(got), wanted=wanted))
        return (), ()
    wrong = [bad for at, row in enumerate(rows, start=1) for bad in _keys(row, at)]
    problems += wrong
    if wrong:
        return (), ()
    actors = []
    for row in rows:
        try:
            actors.append(actors_from(row, where=ACTORS))
        except InvalidReference as error:
            problems.append(error)
    return tuple(actors), tuple(namesakes)


def _keys(row: Mapping[str, Any], number: int) -> Iterator[InvalidReference]:
    """Keys of an actor's table that are unknown, and values of the wrong sort."""
    where = f"{ACTORS}: [[actor]] no. {number} {row.get('code', '')}".rstrip()
    for key in sorted(set(row) - _ACTOR_KEYS):
        yield _bad(where, got=key, wanted=f"one of {', '.join(sorted(_ACTOR_KEYS))}")
    for key in ("code", "name"):
        if not isinstance(row.get(key), str) or not row[key].strip():
            yield _bad(f"{where}, {key}", got=repr(row.get(key)), wanted="a text")
    if row.get("kind") not in set(ActorKind):
        kinds = ", ".join(sorted(ActorKind))
        yield _bad(f"{where}, kind", got=repr(row.get("kind")), wanted=kinds)
    if not _are(row.get("names", []), str):
        yield _bad(f"{where}, names", got=repr(row["names"]), wanted="a list of names")
    dated = row.get("dated", [])
    if not _are(dated, dict):
        yield _bad(f"{where}, dated", got=repr(dated), wanted="[[actor.dated]]")
        return
    for key in sorted({key for each in dated for key in each} - _DATED_KEYS):
        wanted = f"one of {', '.join(sorted(_DATED_KEYS))}"
        yield _bad(f"{where}, dated", got=key, wanted=wanted)


def _are(values: object, kind: type) -> bool:
    return isinstance(values, list) and all(isinstance(one, kind) for one in values)


def _together(made: Extension) -> Problems:
    """What is wrong with the actors only beside the packaged ones."""
    try:
        known = {actor.code for actor in actors_with(made).actors}
    except InvalidReference as error:
        error.where = ACTORS
        return (error,)
    return tuple(
        _bad(
            f"{ACTORS}: {actor.code}, side",
            got=repr(actor.side),
            wanted="the code of a packaged actor or of one in this file",
        )
        for actor in made.actors
        if actor.side is not None and actor.side not in known
    )


def _bad(where: str, *, got: str, wanted: str) -> InvalidReference:
    return InvalidReference("cannot be used", where=where, got=got, wanted=wanted)


def _version(lexicons: Mapping[str, Any], actors: Mapping[str, Any]) -> str:
    """The content's hash, whatever comments and order of keys; "" for nothing."""
    if not lexicons and not actors:
        return ""
    content = json.dumps([lexicons, actors], sort_keys=True, default=str)
    return hashlib.sha256(content.encode("utf-8")).hexdigest()[:_VERSION]


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
