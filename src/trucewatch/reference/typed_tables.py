"""Typed values from TOML tables: every misfit with its path, got and wanted."""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from trucewatch.model.agreement import BrokenReferences
from trucewatch.reference.toml_places import Path

Toml = Any  # what `tomllib` reads; checked key by key below


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A value that does not fit, with its path in the record."""

    what: str
    path: Path
    got: str
    wanted: str


_WORDS: dict[type, str] = {
    str: "text",
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    date: "a day (2020-01-31)",
    datetime: "an instant (2020-01-31T00:00:00+02:00)",
}
"""Types of values as a person who writes TOML knows them."""


class _Broken:
    """Stands for a value that could not be built."""


_BROKEN = _Broken()


@cache
def _hints(kind: type) -> dict[str, Any]:
    """The types of a dataclass's fields, worked out once for each class."""
    return typing.get_type_hints(kind)


@dataclass(slots=True)
class TableReader:
    """Builds values of frozen dataclasses and gathers every misfit on the way."""

    misfits: list[Misfit] = field(default_factory=list)

    def read(self, kind: type, record: Toml) -> object | None:
        """The value of type `kind` in `record`, or None where a misfit stands in it."""
        built = self._build(kind, record, ())
        return None if built is _BROKEN else built

    def _misfit(self, what: str, path: Path, *, got: str, wanted: str) -> object:
        self.misfits.append(Misfit(what=what, path=path, got=got, wanted=wanted))
        return _BROKEN

    def _build(self, kind: Any, value: Toml, path: Path) -> object:  # noqa: ANN401 - a type
        origin = typing.get_origin(kind)
        if origin in (typing.Union, types.UnionType):
            return self._union(typing.get_args(kind), value, path)
        if origin is tuple:
            return self._tuple(typing.get_args(kind)[0], value, path)
        if is_dataclass(kind):
            return self._record(typing.cast("type", kind), value, path)
        if issubclass(kind, Enum):
            return self._code(kind, value, path)
        if kind is float and type(value) is int:
            return float(value)
        if type(value) is not kind:
            got = repr(value)
            return self._misfit(
                "value of the wrong type", path, got=got, wanted=_WORDS[kind]
            )
        return value

    def _union(self, kinds: tuple[Any, ...], value: Toml, path: Path) -> object:
        rest = [kind for kind in kinds if kind is not type(None)]
        fitting = [kind for kind in rest if type(value) is kind] or rest
        if len(fitting) > 1:
            wanted = " or ".join(_WORDS[kind] for kind in fitting)
            got = repr(value)
            return self._misfit("value of the wrong type", path, got=got, wanted=wanted)
        return self._build(fitting[0], value, path)

    def _tuple(self, kind: Any, value: Toml, path: Path) -> object:  # noqa: ANN401 - a type
        if not isinstance(value, list):
            return self._misfit("no list", path, got=repr(value), wanted="[ ... ]")
        built = [
            self._build(kind, item, (*path, number))
            for number, item in enumerate(value)
        ]
        return _BROKEN if _BROKEN in built else tuple(built)

    def _code(self, kind: type[Enum], value: Toml, path: Path) -> object:
        try:
            return kind(value)
        except ValueError:
            codes = ", ".join(str(code.value) for code in kind)
            return self._misfit("unknown code", path, got=repr(value), wanted=codes)

    def _record(self, kind: type, value: Toml, path: Path) -> object:
        if not isinstance(value, dict):
            wanted = "a table of key = value"
            return self._misfit("no table", path, got=repr(value), wanted=wanted)
        hints, known = _hints(kind), {each.name: each for each in fields(kind)}
        for key in value.keys() - known.keys():
            wanted = ", ".join(known)
            self._misfit("unknown key", (*path, key), got=key, wanted=wanted)
        absent = [
            name
            for name, each in known.items()
            if name not in value and each.default is MISSING
        ]
        for name in absent:
            self._misfit("missing key", path, got="nothing", wanted=name)
        given = {
            name: self._build(hints[name], item, (*path, name))
            for name, item in value.items()
            if name in known
        }
        if absent or given.keys() != value.keys() or _BROKEN in given.values():
            return _BROKEN
        try:
            return kind(**given)
        except BrokenReferences as error:
            for part in error.parts:
                at = (*path, *part.path)
                self._misfit(part.what, at, got=part.got, wanted=part.wanted)
            return _BROKEN
        except ValueError as error:
            wanted = "entries that fit together"
            return self._misfit("broken entry", path, got=str(error), wanted=wanted)
