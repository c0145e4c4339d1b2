"""What a place mention asks for: the name in it, and how widely it is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.place import Extent, MentionRole, PlaceMention


class Scope(StrEnum):
    """How widely the words around a name mean it."""

    AS_NAMED = "as_named"
    TOWN = "town"
    GOVERNORATE = "governorate"
    COUNTRYSIDE = "countryside"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Query:
    """A name with the scope of the words around it."""

    name: str
    scope: Scope = Scope.AS_NAMED


_SIDE = r"(?:(?:north|south)(?:-?(?:east|west))?|east|west)"
_WIDE = rf"(?:{_SIDE}(?:ern)?|central|upper|lower)"
_RURAL = r"(?:countryside|rural areas?|rural part|hinterland|suburbs?|rif|reef)"
_FORMS: tuple[tuple[re.Pattern[str], Scope], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), scope)
    for pattern, scope in (
        (r"the (?P<name>.+)", Scope.AS_NAMED),
        (
            r"(?:syrian )?(?:provinces?|governorates?|oblast) of (?P<name>.+)",
            Scope.GOVERNORATE,
        ),
        (r"(?P<name>.+?) (?:provinces?|governorates?|muhafazah)", Scope.GOVERNORATE),
        (
            r"(?:city|town|village|settlement|community|municipality) of (?P<name>.+)",
            Scope.TOWN,
        ),
        (r"(?P<name>.+?) (?:city|town|village|municipality)", Scope.TOWN),
        (
            rf"(?:{_WIDE} )?{_RURAL} (?:of|around|in) (?P<name>.+)",
            Scope.COUNTRYSIDE,
        ),
        (rf"(?P<name>.+?)(?:['’]s)? (?:{_WIDE} )?{_RURAL}", Scope.COUNTRYSIDE),
        (rf"(?:{_WIDE} )?rural (?P<name>.+)", Scope.COUNTRYSIDE),
        (
            rf"{_WIDE} (?:parts?|areas?|regions?|districts?) of (?P<name>.+)",
            Scope.COUNTRYSIDE,
        ),
        (rf"{_SIDE} of (?P<name>.+)", Scope.NEAR),
        (rf"{_WIDE}[ -](?P<name>.+)", Scope.COUNTRYSIDE),
        (
            r"(?:near|around|outside|close to"
            r"|(?:the )?(?:vicinity|outskirts|area|surroundings) of) (?P<name>.+)",
            Scope.NEAR,
        ),
        (r"(?P<name>.+?) (?:area|region|surroundings|outskirts|vicinity)", Scope.NEAR),
    )
)
_TITLE = re.compile(
    r"(?:mr|mrs|ms|dr|prof|gen|general|lt|lieutenant|col|colonel|maj|major|capt|captain"
    r"|president|minister|ambassador|spokes(?:man|woman|person)|envoy|prince|king"
    r"|sergeant|sgt|admiral)\b\.?\s+\S",
    re.IGNORECASE,
)


def is_titled(text: str) -> bool:
    """Whether the words open with a person's title ("General", "Mr")."""
    return _TITLE.match(text) is not None


def readings(text: str) -> tuple[Query, ...]:
    """Ways to read a mention, to be tried in order: as written, then unwrapped.

    "northern countryside of Hama" is first a name of its own (as "Rural Damascus"
    is), then Hama's countryside. Wrappings nest: "north of Homs province".
    """
    found = [Query(text.strip())]
    for _ in range(3):
        inner = _unwrap(found[-1])
        if inner is None:
            break
        found.append(inner)
    return tuple(found)


def _unwrap(query: Query) -> Query | None:
    for pattern, scope in _FORMS:
        match = pattern.fullmatch(query.name)
        if match and match["name"].strip():
            name = match["name"].strip()
            return Query(name, _combined(query.scope, scope))
    return None


def _combined(outer: Scope, inner: Scope) -> Scope:
    """The scope of nested wrappings: a governorate stays one, else the outer."""
    if inner is Scope.GOVERNORATE or outer is Scope.AS_NAMED:
        return inner
    return outer


def wants_governorate(mention: PlaceMention, scope: Scope) -> bool:
    """Whether a name shared by a city and its governorate means the governorate.

    So in a tally's cell, where a part or the whole of an area is meant, where the
    words say so, and where a place is named without anything happening there.
    """
    if scope in (Scope.TOWN, Scope.NEAR):
        return False
    return (
        scope in (Scope.GOVERNORATE, Scope.COUNTRYSIDE)
        or mention.role in (MentionRole.CELL, MentionRole.NAMED)
        or mention.extent in (Extent.PART, Extent.WHOLE)
    )
