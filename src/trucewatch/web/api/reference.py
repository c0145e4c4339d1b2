"""The reference: the API's description laid out for a page that needs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from trucewatch.web.api.describing import Schema

REF = "#/components/schemas/"
_CODE = re.compile(r"``?([^`]+)``?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A parameter, a field or an answer.

    Args:
        name: its name, or the status of an answer.
        kind: what it is, with links to shapes.
        words: what it means.
        wanted: whether it has to be there.
        place: of a parameter: query, path or header; else "".
    """

    name: str
    kind: Markup
    words: Markup
    wanted: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the API does."""

    id: str
    method: str
    path: str
    title: str
    words: tuple[Markup, ...]
    parameters: tuple[Item, ...]
    body: Markup
    answers: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a value looks like: its fields, or its codes."""

    name: str
    words: tuple[Markup, ...]
    fields: tuple[Item, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """All of it.

    Args:
        version: of the program.
        words: what holds for every operation.
        groups: operations by what they are about.
        shapes: by name.
    """

    version: str
    words: tuple[Markup, ...]
    groups: tuple[tuple[str, tuple[Operation, ...]], ...]
    shapes: tuple[Shape, ...]


def lay_out(described: Schema) -> Reference:
    """The reference of a description."""
    groups: dict[str, list[Operation]] = {}
    for path, methods in described["paths"].items():
        for method, said in methods.items():
            group = said.get("tags", ["other"])[-1]
            groups.setdefault(group, []).append(_operation(method, path, said))
    shapes = described["components"]["schemas"]
    return Reference(
        version=described["info"]["version"],
        words=paragraphs(described["info"]["description"]),
        groups=tuple((name, tuple(found)) for name, found in groups.items()),
        shapes=tuple(_shape(name, shapes[name]) for name in sorted(shapes)),
    )


def paragraphs(text: str) -> tuple[Markup, ...]:
    """A text's paragraphs, what stands in back quotes as code."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(words(part) for part in parts if part)


def words(text: str) -> Markup:
    """A text with what stands in back quotes as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704


def kind_of(schema: Schema) -> Markup:
    """What a schema asks for, in words, with links to shapes."""
    if REF_KEY in schema:
        name = schema[REF_KEY].removeprefix(REF)
        return Markup('<a href="#{}">{}</a>').format(name, name)
    if "anyOf" in schema:
        return Markup(" or ").join(kind_of(each) for each in schema["anyOf"])
    if "enum" in schema:
        return Markup(" | ").join(
            Markup("<code>{}</code>").format(each) for each in schema["enum"]
        )
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            inside = Markup(", ").join(kind_of(e) for e in schema["prefixItems"])
            return Markup("[{}]").format(inside)
        case "array":
            return Markup("list of {}").format(kind_of(schema.get("items", {})))
        case "object" if isinstance(schema.get("additionalProperties"), dict):
            inside = kind_of(schema["additionalProperties"])
            return Markup("object of {}").format(inside)
        case str() as plain:
            return words(" ".join([plain, *_bounds(schema)]))
        case _:
            return Markup("any value")


REF_KEY = "$ref"


def _bounds(schema: Schema) -> Iterator[str]:
    """What bounds a plain value, each in words."""
    if "format" in schema:
        yield f"({schema['format']})"
    if "minimum" in schema or "maximum" in schema:
        yield _between(schema.get("minimum"), schema.get("maximum"))
    if "minLength" in schema or "maxLength" in schema:
        between = _between(schema.get("minLength"), schema.get("maxLength"))
        yield f"of {between} signs"


def _between(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return f"at least {low:,}" if high is None else f"at most {high:,}"
    return f"{low:,} to {high:,}"


def _operation(method: str, path: str, said: Schema) -> Operation:
    return Operation(
        id=said["operationId"],
        method=method.upper(),
        path=path,
        title=said["summary"],
        words=paragraphs(said["description"]),
        parameters=tuple(_parameter(each) for each in said.get("parameters", ())),
        body=_content(said.get("requestBody", {})),
        answers=tuple(
            Item(name=code, kind=_content(each), words=words(each["description"]))
            for code, each in sorted(said["responses"].items())
        ),
    )


def _content(said: Schema) -> Markup:
    """What stands in a body: its type, and its shape."""
    return Markup(", ").join(
        Markup("{}: {}").format(kind, kind_of(each.get("schema", {})))
        for kind, each in said.get("content", {}).items()
    )


def _parameter(said: Schema) -> Item:
    return Item(
        name=said["name"],
        kind=kind_of(said["schema"]),
        words=words(said.get("description", "")),
        wanted=bool(said.get("required")),
        place=said["in"],
    )


def _shape(name: str, said: Schema) -> Shape:
    required: list[Any] = said.get("required", [])
    return Shape(
        name=name,
        words=paragraphs(said.get("description", "")),
        fields=tuple(
            Item(
                name=field,
                kind=kind_of(each),
                words=words(each.get("description", "")),
                wanted=field in required,
            )
            for field, each in said.get("properties", {}).items()
        ),
        codes=tuple(str(code) for code in said.get("enum", ())),
    )
