"""The table of codes as values, and its checks when it is read.

`crosswalk` answers questions from it; here is what the file may say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.event import EventType

FILE = "crosswalk.toml"

Table = Mapping[str, Any]


class Scheme(StrEnum):
    """A coding that others use for events."""

    PLOVER = "plover"
    CAMEO = "cameo"
    ACLED = "acled"


class Quad(StrEnum):
    """Verbal or material, cooperation or conflict."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of a scheme.

    Args:
        code: as the scheme writes it: ``ASSAULT``, ``194``, ``Armed clash``.
        name: in words, where the code is a number.
        group: ACLED's event type; CAMEO's root; empty for PLOVER.
        quad: of PLOVER types and of CAMEO codes, which have their root's.
        modes: PLOVER: the modes that rows may use.
        merges: PLOVER: the types that this one stands for.
        none: why no event type of ours has it, or None.
    """

    code: str
    name: str = ""
    group: str = ""
    quad: Quad | None = None
    modes: tuple[str, ...] = ()
    merges: tuple[str, ...] = ()
    none: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """PLOVER type, with the mode where our type fixes it."""

    type: str
    mode: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A CAMEO or ACLED code for one of our types.

    Args:
        code: the code.
        group: ACLED's event type; CAMEO's root.
        when: what must hold for it, in words; empty for the code to use otherwise.
    """

    code: str
    group: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The codes of one event type; `none` says why a scheme has none."""

    plover: Plover | None
    cameo: tuple[Choice, ...]
    acled: tuple[Choice, ...]
    none: Mapping[Scheme, str]

    def codes(self, scheme: Scheme) -> tuple[str, ...]:
        """The codes in that scheme, the one to use first."""
        if scheme is Scheme.PLOVER:
            return () if self.plover is None else (self.plover.type,)
        choices = self.cameo if scheme is Scheme.CAMEO else self.acled
        return tuple(choice.code for choice in choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """The whole table: the codes there are by scheme, and a row for every type."""

    codes: Mapping[Scheme, Mapping[str, Code]]
    rows: Mapping[EventType, Row]

    def code(self, scheme: Scheme, code: str) -> Code:
        """The code with its name and class.

        Raises:
            InvalidReference: the scheme has no such code here.
        """
        known = self.codes[scheme]
        if code not in known:
            raise InvalidReference(
                f"unknown {scheme.value} code",
                where=FILE,
                got=repr(code),
                wanted=f"one of {', '.join(known)}",
            )
        return known[code]

    def quad(self, scheme: Scheme, code: str) -> Quad:
        """Its quad class.

        Raises:
            InvalidReference: no such code here, or a scheme without quad classes.
        """
        found = self.code(scheme, code).quad
        if found is None:
            raise InvalidReference(
                f"{scheme.value} has no quad classes",
                where=FILE,
                got=repr(code),
                wanted="a PLOVER type or a CAMEO code",
            )
        return found

    def types_of(self, scheme: Scheme, code: str) -> tuple[EventType, ...]:
        """The types that can have the code, in the order of the vocabulary.

        A CAMEO code stands for the finer codes below it, a merged type for its parts.

        Raises:
            InvalidReference: the scheme has no such code here.
        """
        wanted = self.code(scheme, code).merges or (code,)
        cut = len(code) if scheme is Scheme.CAMEO else None
        return tuple(
            event_type
            for event_type, row in self.rows.items()
            if any(found[:cut] in wanted for found in row.codes(scheme))
        )


def crosswalk_from(table: Table) -> Crosswalk:
    """The crosswalk of a parsed file.

    Raises:
        InvalidReference: a type without a row, a row with a code that is not listed, a
            code that has neither a type nor a reason, or has both.
    """
    try:
        codes = {
            Scheme.PLOVER: {c: _plover_code(c, t) for c, t in table["plover"].items()},
            Scheme.CAMEO: {c: _cameo_code(c, table["cameo"]) for c in table["cameo"]},
            Scheme.ACLED: {c: _acled_code(c, t) for c, t in table["acled"].items()},
        }
        rows = _rows(table["event"], codes)
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidReference(
            "bad crosswalk",
            where=FILE,
            got=f"{type(error).__name__}: {error}",
            wanted="[plover], [cameo], [acled] and one [event.TYPE] for every type",
        ) from error
    crosswalk = Crosswalk(codes=codes, rows=rows)
    for problem in _one_sided(crosswalk):
        raise InvalidReference(
            "one-sided crosswalk",
            where=FILE,
            got=problem,
            wanted="a type of ours or `none`, and not both",
        )
    return crosswalk


def _rows(
    tables: Mapping[str, Table], codes: Mapping[Scheme, Mapping[str, Code]]
) -> dict[EventType, Row]:
    events = {EventType(name): table for name, table in tables.items()}
    missing = [known.value for known in EventType if known not in events]
    if missing:
        raise ValueError(f"no row for {', '.join(missing)}")
    return {known: _row(events[known], codes) for known in EventType}


def _one_sided(crosswalk: Crosswalk) -> Iterator[str]:
    for scheme, known in crosswalk.codes.items():
        for code in known.values():
            mapped = bool(crosswalk.types_of(scheme, code.code))
            if mapped == (code.none is not None):
                yield f"{scheme.value} {code.code}: {'both' if mapped else 'neither'}"


def _plover_code(code: str, table: Table) -> Code:
    return Code(
        code=code,
        quad=Quad(table["quad"]),
        modes=tuple(table.get("modes", ())),
        merges=tuple(table.get("merges", ())),
        none=table.get("none"),
    )


def _cameo_code(code: str, tables: Mapping[str, Table]) -> Code:
    root = code[:2]
    return Code(
        code=code,
        name=tables[code]["name"],
        group=root,
        quad=Quad(tables[root]["quad"]),
        none=tables[code].get("none"),
    )


def _acled_code(code: str, table: Table) -> Code:
    return Code(code=code, group=table["type"], none=table.get("none"))


def _row(table: Table, codes: Mapping[Scheme, Mapping[str, Code]]) -> Row:
    none = {
        scheme: table[scheme.value]["none"]
        for scheme in Scheme
        if "none" in table[scheme.value]
    }
    return Row(
        plover=None
        if Scheme.PLOVER in none
        else _plover(table["plover"], codes[Scheme.PLOVER]),
        cameo=()
        if Scheme.CAMEO in none
        else _choices(table["cameo"], codes[Scheme.CAMEO]),
        acled=()
        if Scheme.ACLED in none
        else _choices(table["acled"], codes[Scheme.ACLED]),
        none=none,
    )


def _plover(table: Table, known: Mapping[str, Code]) -> Plover:
    found = Plover(type=table["type"], mode=table.get("mode"))
    if known[found.type].merges:
        raise ValueError(f"{found.type} is a merger: name one of its parts")
    if found.mode is not None and found.mode not in known[found.type].modes:
        raise ValueError(f"{found.type} has no mode {found.mode!r}")
    return found


def _choices(tables: list[Table], known: Mapping[str, Code]) -> tuple[Choice, ...]:
    choices = tuple(
        Choice(
            code=table["code"],
            group=known[table["code"]].group,
            when=table.get("when", ""),
        )
        for table in tables
    )
    if not choices or not all(choice.when for choice in choices[1:]):
        raise ValueError("a row wants a code, and `when` on every code after the first")
    return choices
