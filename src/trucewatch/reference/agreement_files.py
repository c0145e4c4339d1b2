"""Agreement files: reviewed TOML, read into `Agreement` values with clear errors."""

from __future__ import annotations

import tomllib
import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidAgreement
from trucewatch.model.agreement import Agreement

Toml = Any  # what `tomllib` reads; checked key by key in `_build`


def packaged_agreement_ids() -> tuple[str, ...]:
    """Ids of the agreements that come with the program, sorted."""
    folder = resources.files("trucewatch.reference") / "agreements"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml")))


@cache
def packaged_agreement(agreement_id: str) -> Agreement:
    """The packaged agreement with that id.

    Raises:
        InvalidAgreement: there is none, or its file is broken.
    """
    if agreement_id not in packaged_agreement_ids():
        raise InvalidAgreement(
            "no such packaged agreement",
            got=agreement_id,
            wanted=", ".join(packaged_agreement_ids()),
        )
    source = resources.files("trucewatch.reference") / "agreements"
    with resources.as_file(source / f"{agreement_id}.toml") as file:
        return load_agreement(file)


def load_agreement(path: Path) -> Agreement:
    """The agreement that the TOML file at `path` describes.

    Raises:
        InvalidAgreement: not TOML (with line and column), an unknown, missing or
            mistyped key (with its place in the file), or a broken reference.
    """
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidAgreement(
            "not a readable TOML file", where=path.name, got=str(error)
        ) from error
    try:
        built = _build(Agreement, record, at="")
    except _Misfit as misfit:
        raise InvalidAgreement(
            misfit.what,
            where=f"{path.name}: {misfit.at or 'top level'}",
            got=misfit.got,
            wanted=misfit.wanted,
        ) from misfit
    return typing.cast("Agreement", built)


class _Misfit(Exception):
    """A value that does not fit, with its place in the file."""

    def __init__(self, what: str, *, at: str, got: str, wanted: str) -> None:
        super().__init__(what)
        self.what, self.at, self.got, self.wanted = what, at, got, wanted


def _build(kind: Any, value: Toml, *, at: str) -> object:  # noqa: ANN401 - a type
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _build_union(typing.get_args(kind), value, at=at)
    if origin is tuple:
        return _build_tuple(typing.get_args(kind)[0], value, at=at)
    if is_dataclass(kind):
        return _build_record(typing.cast("type", kind), value, at=at)
    if issubclass(kind, Enum):
        return _build_code(kind, value, at=at)
    if kind is float and isinstance(value, int):
        return float(value)
    if not isinstance(value, kind) or (kind is date and isinstance(value, datetime)):
        raise _Misfit(
            "value of the wrong type", at=at, got=repr(value), wanted=kind.__name__
        )
    return value


def _build_union(kinds: tuple[Any, ...], value: Toml, *, at: str) -> object:
    rest = [kind for kind in kinds if kind is not type(None)]
    fitting = [kind for kind in rest if type(value) is kind] or rest
    return _build(fitting[0], value, at=at)


def _build_tuple(kind: Any, value: Toml, *, at: str) -> tuple[object, ...]:  # noqa: ANN401 - a type
    if not isinstance(value, list):
        raise _Misfit("wanted a list", at=at, got=repr(value), wanted="[ ... ]")
    return tuple(
        _build(kind, item, at=f"{at}[{_label(item, number)}]")
        for number, item in enumerate(value, start=1)
    )


def _label(item: Toml, number: int) -> str:
    """Id of an entry where it has one, else its number from 1."""
    return str(item.get("id", number)) if isinstance(item, dict) else str(number)


def _build_code(kind: type[Enum], value: Toml, *, at: str) -> Enum:
    try:
        return kind(value)
    except ValueError as error:
        codes = ", ".join(str(code.value) for code in kind)
        raise _Misfit("unknown code", at=at, got=repr(value), wanted=codes) from error


def _build_record(kind: type, value: Toml, *, at: str) -> object:
    if not isinstance(value, dict):
        raise _Misfit("wanted a table", at=at, got=repr(value), wanted="key = value")
    hints = typing.get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}
    for key in value:
        if key not in known:
            wanted = ", ".join(known)
            raise _Misfit("unknown key", at=at, got=key, wanted=wanted)
    for name, field in known.items():
        if name not in value and field.default is MISSING:
            raise _Misfit("missing key", at=at, got="nothing", wanted=name)
    dotted = f"{at}." if at else ""
    given = {
        name: _build(hints[name], item, at=f"{dotted}{name}")
        for name, item in value.items()
    }
    try:
        return kind(**given)
    except ValueError as error:
        wanted = "entries that fit together"
        raise _Misfit("broken entry", at=at, got=str(error), wanted=wanted) from error
