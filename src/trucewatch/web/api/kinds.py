"""Kinds: what a schema of the description asks for, in words for people."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from trucewatch.web.api.describing import Schema
from trucewatch.web.api.inputs import PLAIN

REF = "#/components/schemas/"
_CODE = re.compile(r"``?([^`]+)``?")


def paragraphs(text: str) -> tuple[Markup, ...]:
    """A text's paragraphs, what stands in back quotes as code."""
    parts = (" ".join(part.split()) for part in text.split("\n\n"))
    return tuple(words(part) for part in parts if part)


def words(text: str) -> Markup:
    """A text with what stands in back quotes as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704


def kind_of(schema: Schema) -> Markup:
    """What a schema asks for, in words, with links to shapes."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(REF)
        return Markup('<a href="#{}">{}</a>').format(name, name)
    if "anyOf" in schema:
        return Markup(" or ").join(kind_of(each) for each in schema["anyOf"])
    if "enum" in schema:
        return Markup(" | ").join(_code(each) for each in schema["enum"])
    match schema.get("type"):
        case "array" if "prefixItems" in schema:
            inside = Markup(", ").join(kind_of(e) for e in schema["prefixItems"])
            return Markup("[{}]").format(inside)
        case "array":
            listed = Markup("list of {}").format(kind_of(schema.get("items", {})))
            return Markup(" ").join([listed, *map(words, _bounds(schema))])
        case "object" if isinstance(schema.get("additionalProperties"), dict):
            inside = kind_of(schema["additionalProperties"])
            return Markup("object of {}").format(inside)
        case str() as plain:
            return words(" ".join([plain, *_bounds(schema)]))
        case _:
            return Markup("any value")


def more_of(schema: Schema) -> Markup:
    """The default of a value that may be left out, and an example; or nothing."""
    told = []
    if schema.get("default") not in (None, "", []):
        told.append(Markup("default {}").format(_code(schema["default"])))
    if schema.get("examples"):
        told.append(Markup("like {}").format(_code(schema["examples"][0])))
    return Markup("; ").join(told)


def _code(value: object) -> Markup:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return Markup("<code>{}</code>").format(text)


def _bounds(schema: Schema) -> Iterator[str]:
    """What bounds a plain value or a list, each in words."""
    if "format" in schema:
        yield f"({schema['format']})"
    if "minimum" in schema or "maximum" in schema:
        yield _between(schema.get("minimum"), schema.get("maximum"))
    if "minLength" in schema or "maxLength" in schema:
        between = _between(schema.get("minLength"), schema.get("maxLength"))
        yield f"of {between} signs"
    if schema.get("pattern") not in (None, PLAIN):
        yield f"as `{schema['pattern']}`"
    if "minItems" in schema or "maxItems" in schema:
        yield f"({_between(schema.get('minItems'), schema.get('maxItems'))} of them)"


def _between(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"at least {low:,.0f}" if high is None else f"at most {high:,.0f}"
    return f"{low:,.0f} to {high:,.0f}"
