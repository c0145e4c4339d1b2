"""The reference: the API's description laid out for pages that need no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from trucewatch.web.api.describing import PROBLEMS, TAGS, Schema
from trucewatch.web.api.examples import Example, example_of
from trucewatch.web.api.kinds import REF, kind_of, more_of, paragraphs, words

REF_KEY = "$ref"
FEW = 16
"""Codes that stand beside a field of theirs; of a longer list the shape alone."""


NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A parameter, a field or a problem.

    Args:
        name: its name, or the status of a problem.
        kind: what it is, with links to shapes.
        more: its default and an example.
        codes: of an enumeration, where they are few; its shape has them all.
        words: what it means.
        wanted: whether it has to be there.
        place: of a parameter: query, path or header; else "".
    """

    name: str
    kind: Markup
    words: Markup
    more: Markup = NOTHING
    codes: tuple[str, ...] = ()
    wanted: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A body that is sent, or an answer.

    Args:
        status: of an answer; "" of a body.
        words: what it is.
        media: media types with their shapes.
        tables: fields by the name of the shape that has them: the shape itself, and
            what a list in it has.
        headers: of an answer.
    """

    status: str
    words: Markup
    media: tuple[tuple[str, Markup], ...]
    tables: tuple[tuple[str, tuple[Item, ...]], ...]
    headers: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the API does.

    Args:
        scope: of the token that is wanted, or None for no token at all.
        title: what it does, in a sentence.
        words: all that is said of it, the title's sentence first.
    """

    id: str
    method: str
    path: str
    title: str
    words: tuple[Markup, ...]
    scope: str | None
    parameters: tuple[Item, ...]
    body: Content | None
    answers: tuple[Content, ...]
    problems: tuple[Item, ...]
    example: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value looks like: its fields, or its codes."""

    name: str
    words: tuple[Markup, ...]
    fields: tuple[Item, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Operations about one thing, and every shape that they speak of."""

    name: str
    words: Markup
    operations: tuple[Operation, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All of it.

    Args:
        version: of the program.
        address: of the instance that examples call.
        words: what holds for every operation.
        problems: what may be wrong, by status.
        parts: operations by what they are about.
        shapes: every shape, by name.
    """

    version: str
    address: str
    words: tuple[Markup, ...]
    problems: tuple[Item, ...]
    parts: tuple[Part, ...]
    shapes: tuple[Shape, ...]


def lay_out(described: Schema, *, address: str) -> Reference:
    """The reference of a description; examples call that address."""
    schemas = described["components"]["schemas"]
    laid = {name: _shape(name, schemas) for name in sorted(schemas)}
    groups: dict[str, list[tuple[str, str, Schema]]] = {name: [] for name in TAGS}
    for path, methods in described["paths"].items():
        for method, said in methods.items():
            groups[said["tags"][-1]].append((path, method, said))
    return Reference(
        version=described["info"]["version"],
        address=address,
        words=paragraphs(described["info"]["description"]),
        problems=tuple(
            Item(name=code, kind=NOTHING, words=words(told))
            for code, told in PROBLEMS.items()
        ),
        parts=tuple(
            Part(
                name=name,
                words=words(TAGS[name]),
                operations=tuple(_operation(described, *e, address) for e in found),
                shapes=tuple(laid[each] for each in _shapes_of(found, schemas)),
            )
            for name, found in groups.items()
        ),
        shapes=tuple(laid.values()),
    )


def _refs(said: object) -> Iterator[str]:
    """Names of the shapes that a piece of a description points to."""
    match said:
        case dict():
            if isinstance(said.get(REF_KEY), str):
                yield said[REF_KEY].removeprefix(REF)
            for each in said.values():
                yield from _refs(each)
        case list() | tuple():
            for each in said:
                yield from _refs(each)
        case _:
            return


def _shapes_of(said: object, schemas: Schema) -> list[str]:
    """Names of all shapes that operations speak of, through others too, in order."""
    found: set[str] = set()
    left = set(_refs(said))
    while left:
        found |= left
        left = {each for name in left for each in _refs(schemas[name])} - found
    return sorted(found)


def _operation(
    described: Schema, path: str, method: str, said: Schema, address: str
) -> Operation:
    schemas, answers = described["components"]["schemas"], sorted(said["responses"])
    return Operation(
        id=said["operationId"],
        method=method.upper(),
        path=path,
        title=said["summary"],
        words=paragraphs(said["description"].rpartition("\n\n")[0]),
        scope=said["x-token-scope"],
        parameters=tuple(
            _item(
                each["name"],
                {"description": each.get("description", ""), **each["schema"]},
                schemas,
                wanted=bool(each.get("required")),
                place=each["in"],
            )
            for each in said.get("parameters", ())
        ),
        body=_content(said["requestBody"], schemas) if "requestBody" in said else None,
        answers=tuple(
            _content(said["responses"][code], schemas, status=code)
            for code in answers
            if code < "400"
        ),
        problems=tuple(
            Item(
                name=code,
                kind=NOTHING,
                words=words(said["responses"][code]["description"]),
            )
            for code in answers
            if code >= "400"
        ),
        example=example_of(described, path, method, said, address=address),
    )


def _content(said: Schema, schemas: Schema, *, status: str = "") -> Content:
    media = said.get("content", {})
    names = [
        name
        for each in media.values()
        for name in _named(each.get("schema", {}), schemas)
    ]
    return Content(
        status=status,
        words=words(said.get("description", "")),
        media=tuple((kind, kind_of(e.get("schema", {}))) for kind, e in media.items()),
        tables=tuple(
            (name, _fields(schemas[name], schemas)) for name in dict.fromkeys(names)
        ),
        headers=tuple(
            _item(name, each["schema"] | {"description": each["description"]}, schemas)
            for name, each in said.get("headers", {}).items()
        ),
    )


def _named(schema: Schema, schemas: Schema) -> Iterator[str]:
    """Shapes whose fields stand at the operation: its own, and of its list."""
    for name in _refs(schema):
        if "properties" in schemas[name]:
            yield name
            yield from _refs(schemas[name]["properties"].get("items", {}))


def _item(
    name: str, said: Schema, schemas: Schema, *, wanted: bool = False, place: str = ""
) -> Item:
    codes = [code for each in _refs(said) for code in schemas[each].get("enum", ())]
    told = said.get("description") or next(
        (schemas[each].get("description", "") for each in _refs(said)), ""
    )
    return Item(
        name=name,
        kind=kind_of(said),
        more=more_of(said),
        codes=tuple(codes) if len(codes) <= FEW else (),
        words=words(told.partition("\n\n")[0]),
        wanted=wanted,
        place=place,
    )


def _fields(said: Schema, schemas: Schema) -> tuple[Item, ...]:
    required: list[Any] = said.get("required", [])
    return tuple(
        _item(field, each, schemas, wanted=field in required)
        for field, each in said.get("properties", {}).items()
    )


def _shape(name: str, schemas: Schema) -> Shape:
    said = schemas[name]
    return Shape(
        name=name,
        words=paragraphs(said.get("description", "")),
        fields=_fields(said, schemas),
        codes=tuple(str(code) for code in said.get("enum", ())),
    )
