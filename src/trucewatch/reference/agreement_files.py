"""Agreement files: reviewed TOML, read into `Agreement` values with clear errors."""

from __future__ import annotations

import tomllib
import types
import typing
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidAgreement
from trucewatch.model.agreement import Agreement, Zone
from trucewatch.model.zone import ZoneShape
from trucewatch.reference.zone_files import (
    load_zone_file,
    packaged_zone_files,
    packaged_zone_shapes,
)

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
    """The agreement that the TOML file at `path` describes, with its zones' outlines.

    A zone's file is looked for in the folder ``zones`` beside the file's own folder,
    then among the packaged ones.

    Raises:
        InvalidAgreement: not TOML (with line and column), an unknown, missing or
            mistyped key (with its place in the file), or a broken reference.
        InvalidReference: a zone file is broken.
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
    return _with_outlines(typing.cast("Agreement", built), path)


def _with_outlines(agreement: Agreement, path: Path) -> Agreement:
    zones = tuple(_with_outline(zone, path) for zone in agreement.zones)
    return replace(agreement, zones=zones) if zones != agreement.zones else agreement


def _with_outline(zone: Zone, path: Path) -> Zone:
    """The zone with the outlines of its file; as it is where it names none."""
    where = f"{path.name}: zones[{zone.id}]"
    if zone.shapes:
        wanted = "geometry, the name of a zone file"
        raise InvalidAgreement("unknown key", where=where, got="shapes", wanted=wanted)
    if zone.geometry is None:
        return zone
    shapes = tuple(s for s in _zone_file(zone.geometry, path) if s.zone == zone.id)
    if not shapes:
        raise InvalidAgreement(
            "zone file without that zone",
            where=where,
            got=zone.geometry,
            wanted=f"an outline of zone {zone.id} in it",
        )
    return replace(zone, shapes=shapes)


def _zone_file(name: str, path: Path) -> tuple[ZoneShape, ...]:
    own = path.parent.parent / "zones" / name
    if own.is_file():
        return load_zone_file(own)
    if name in packaged_zone_files():
        return packaged_zone_shapes(name)
    raise InvalidAgreement(
        "no such zone file",
        where=path.name,
        got=name,
        wanted=f"zones/{name} beside its folder, or {', '.join(packaged_zone_files())}",
    )


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
