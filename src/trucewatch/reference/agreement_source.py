"""The text of an agreement: one TOML file, or a folder of them, read as one record."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidAgreement
from trucewatch.reference.toml_places import Path as KeyPath
from trucewatch.reference.toml_places import TomlPlace, path_words, toml_places
from trucewatch.reference.typed_tables import Misfit

Toml = Any  # what `tomllib` reads; checked key by key by `TableReader`


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementSource:
    """One record, and where each entry of it stands.

    Args:
        path: the file or folder.
        record: keys and values, lists of several files one after the other.
        parts: name and text of each file, and how many entries of each list come
            before its own.
    """

    path: Path
    record: dict[str, Toml]
    parts: tuple[tuple[str, str, dict[str, int]], ...]

    def places(self) -> dict[KeyPath, tuple[str, TomlPlace]]:
        """File name and place of every entry, by its path in `record`.

        Looked up for a complaint alone: it takes longer than reading the record.
        """
        return {
            _shifted(found, shift): (name, place)
            for name, text, shift in self.parts
            for found, place in toml_places(text).items()
        }

    def error(self, misfit: Misfit) -> InvalidAgreement:
        """The misfit as an error that names file, line, column and entry."""
        return InvalidAgreement(
            misfit.what,
            where=self.where(misfit.path),
            got=misfit.got,
            wanted=misfit.wanted,
        )

    def where(self, path: KeyPath) -> str:
        """``FILE:LINE:COLUMN: entry`` of the entry, or of the nearest around it."""
        words, places = path_words(path, self.record), self.places()
        for length in range(len(path), 0, -1):
            if found := places.get(path[:length]):
                file, place = found
                return f"{file}:{place.line}:{place.column}: {words}"
        return f"{self.path.name}: {words}"


def read_agreement_source(path: Path) -> AgreementSource:
    """The record of the agreement at `path`.

    Raises:
        InvalidAgreement: nothing there, or a file that is not TOML (with its line
            and column), or one key given in two files.
    """
    record: dict[str, Toml] = {}
    parts: list[tuple[str, str, dict[str, int]]] = []
    for file in _files(path):
        text = _text(file)
        own = _parse(file, text)
        shift = {key: len(record[key]) for key in own if _is_list(record.get(key))}
        parts.append((file.name, text, shift))
        _merge(record, own, file)
    return AgreementSource(path=path, record=record, parts=tuple(parts))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    files = sorted(path.glob("*.toml"))
    if not files:
        raise _no_file(path)
    yield from files


def _no_file(folder: Path) -> InvalidAgreement:
    """What is wrong with a folder that holds no file of an agreement."""
    within = sorted({each.parent.name for each in folder.glob("*/*.toml")})
    if not within:
        wanted = "agreement.toml in it"
        return InvalidAgreement("empty folder", where=folder.name, wanted=wanted)
    return InvalidAgreement(
        "a folder of agreements, not one of them",
        where=folder.name,
        got=", ".join(within),
        wanted=f"one of them, such as {folder.name}/{within[0]}",
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidAgreement(
            "not a readable file", where=file.name, got=str(error)
        ) from error


def _parse(file: Path, text: str) -> dict[str, Toml]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _SYNTAX_PLACE.search(str(error))
        lines = text.split("\n")
        line, column = at.groups() if at else (len(lines), len(lines[-1]) + 1)
        raise InvalidAgreement(
            "not TOML",
            where=f"{file.name}:{line}:{column}",
            got=str(error).partition(" (at ")[0],
            wanted="key = value",
        ) from error


_SYNTAX_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
"""Where `tomllib` says that it stopped; else it was at the end of the text."""


def _is_list(value: Toml) -> bool:
    return isinstance(value, list)


def _shifted(path: KeyPath, shift: dict[str, int]) -> KeyPath:
    """The path in the record of all files: later lists follow earlier ones."""
    if len(path) > 1 and isinstance(path[1], int) and str(path[0]) in shift:
        return (path[0], path[1] + shift[str(path[0])], *path[2:])
    return path


def _merge(record: dict[str, Toml], own: dict[str, Toml], file: Path) -> None:
    for key, value in own.items():
        if key not in record:
            record[key] = list(value) if _is_list(value) else value
        elif _is_list(record[key]) and _is_list(value):
            record[key].extend(value)
        else:
            raise InvalidAgreement(
                "key given in two files", where=file.name, got=key, wanted="it once"
            )
