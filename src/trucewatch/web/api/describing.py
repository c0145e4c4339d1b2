"""The API's description: OpenAPI 3.1 from its routes and the model's docstrings."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from fastapi.openapi.utils import get_openapi
from starlette.routing import BaseRoute

from trucewatch import __version__, model, service
from trucewatch.model.account import Scope
from trucewatch.service.library import Shelved
from trucewatch.web.api.answers import Problem

Schema = dict[str, Any]
PROBLEM = "application/problem+json"
ABOUT = (
    "Records of one ceasefire monitoring mission: what sources say, what was merged of "
    "it, and what agreements say of that. Nothing here is a verdict on anyone.\n\n"
    "Without a token you see what was released to the public; with one, what its user "
    "may see at the desk, and no more. Places are as exact as you may know them; each "
    "comes with its precision and a radius in metres. Days are those of the mission's "
    "zone. A zero is a stated zero: what is not known is null, and where nobody looked "
    "nothing is said.\n\n"
    "Lists are read page by page: ask again with `cursor` set to `next`, or follow "
    "`Link`. Reads carry an `ETag`; sent back as `If-None-Match` it saves the answer. "
    "A change says on what it builds, by `seen` in its body (another version there: "
    "409) or by `If-Match` (412)."
)
PROBLEMS = {
    "400": "The body's bytes are no text, or `Content-Length` is no number.",
    "401": "No token, or one that is unknown, over or revoked.",
    "403": "The token is not for this, or its user may not.",
    "404": "There is no such record.",
    "409": "Somebody else changed it meanwhile; nothing was written.",
    "412": "It is not as `If-Match` says; nothing was written.",
    "413": "The body is too large.",
    "422": "Not a valid request, or the rules do not allow it; nothing was written.",
    "429": "Too many requests; see `Retry-After`.",
    "503": "Read-only for now, or the database is busy; nothing was written.",
}
UNSAID = "Successful Response"
SAID = {"200": "As asked.", "201": "It was written."}
"""What an answer is whose route says nothing of it."""

DAY, MOMENT = (
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
)
DAY_OR_MOMENT = {"When": ("start", "end")}
"""Fields that hold a day or an instant: the model has the one type for both."""

GENERIC = {
    "PageOf": "Some entries of a list.",
    "KeptOf": "An entry that a person wrote, in its latest version.",
    "JsonValue": "Any JSON value.",
}
"""What shapes are whose name goes on with what is in them."""

TAGS = {
    "mission": "What this instance monitors, and the codes that records use.",
    "log": "The tamper-evident log of changes, and proofs of it that hold offline.",
    "bulletins": "What was released, byte for byte. No token is needed.",
    "incidents": "What was merged of claims: lists, one with everything known of it.",
    "decisions": "What people decide on readings and incidents.",
    "documents": "Reports and the claims read from them: read, and taken in.",
    "tables": "Counts, figures, claims, findings, coverage: row by row, day by day.",
    "records": "Coverage, liaison, access restrictions: read and written.",
    "agreements": "What incidents are held against: text, terms, zones, deadlines.",
    "talks": "Tracks of talks with their rounds.",
    "search": "Words in reports and claims.",
    "exports": "Whole tables as files, each with its codebook.",
}
"""What operations are about, in the order of the reference."""

READS = ("400", "401", "403", "404", "422", "429", "503")
WRITES = (*READS, "409", "412", "413")
_ARG = re.compile(r"^    (?P<names>[a-z_0-9]+(?:, [a-z_0-9]+)*): (?P<said>.*)$")


def describe(routes: Sequence[BaseRoute], scopes: Mapping[str, Scope | None]) -> Schema:
    """The description of the routes.

    Args:
        routes: of the API alone.
        scopes: by the operation's id what a token is wanted for, or None for none.
    """
    made = get_openapi(
        title="trucewatch",
        version=__version__,
        summary="An open-source ceasefire monitor",
        description=ABOUT,
        routes=routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        tags=[{"name": name, "description": said} for name, said in TAGS.items()],
    )
    schemas = made["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = Problem.model_json_schema(mode="serialization")
    for name, schema in schemas.items():
        _say(name, schema)
    for path in made["paths"].values():
        for method, operation in path.items():
            _complete(method, operation)
            _guard(operation, scopes[operation["operationId"]])
    return made


def queries_of(described: Schema) -> dict[str, frozenset[str]]:
    """The names that each operation's query may have, by the operation's id."""
    return {
        operation["operationId"]: frozenset(
            each["name"]
            for each in operation.get("parameters", ())
            if each["in"] == "query"
        )
        for path in described["paths"].values()
        for operation in path.values()
    }


def _complete(method: str, operation: Schema) -> None:
    """Add what holds for every operation: problems, tags, who may call."""
    first = operation["description"].split("\n\n")[0].split(": ")[0].split("; ")[0]
    operation["summary"] = " ".join(first.split()).rstrip(".")
    read = method == "get"
    responses = operation["responses"]
    for code, said in SAID.items():
        if responses.get(code, {}).get("description") == UNSAID:
            responses[code]["description"] = said
    for code in READS if read else WRITES:
        responses[code] = _problem(code)
    if read:
        responses["304"] = {"description": "As you have it already; no body."}
        responses["200"]["headers"] = responses["200"].get("headers", {}) | _TAGS
    header = "If-None-Match" if read else "If-Match"
    told = "`ETag` of the answer that you have." if read else "`ETag` it builds on."
    operation.setdefault("parameters", []).append(
        {
            "name": header,
            "in": "header",
            "required": False,
            "description": told,
            "schema": {"type": "string"},
        }
    )


def _guard(operation: Schema, scope: Scope | None) -> None:
    """Say who may call."""
    said = f"Scope of the token: `{scope}`." if scope else "No token is needed."
    operation["description"] = f"{operation.get('description', '')}\n\n{said}"
    operation["x-token-scope"] = scope.value if scope else None
    operation["security"] = [{"token": []}] if scope else [{}, {"token": []}]


_TAGS = {
    "ETag": {
        "description": "Tag of this answer.",
        "schema": {"type": "string"},
    },
    "Link": {
        "description": '`rel="next"`: the next page, where there is one.',
        "schema": {"type": "string"},
    },
}


def _problem(code: str) -> Schema:
    content = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    made: Schema = {"description": PROBLEMS[code], "content": content}
    if code == "401":
        made["headers"] = {
            "WWW-Authenticate": {
                "description": "`Bearer`, with what is wrong.",
                "schema": {"type": "string"},
            }
        }
    if code == "429":
        made["headers"] = {
            "Retry-After": {
                "description": "Seconds to wait.",
                "schema": {"type": "integer"},
            }
        }
    return made


def _say(name: str, schema: Schema) -> None:
    """Put what the docstring of a value says into its schema, field by field."""
    for begin, words in GENERIC.items():
        if name.startswith(begin):
            schema.setdefault("description", words)
    for field in DAY_OR_MOMENT.get(name, ()):
        schema["properties"][field] = {"anyOf": [DAY, MOMENT, {"type": "null"}]}
    kind = kinds().get(name.rpartition("__")[2])
    if kind is None:
        return
    text, fields = said_of(kind)
    schema.setdefault("description", text)
    for field, words in fields.items():
        if field in schema.get("properties", {}):
            schema["properties"][field].setdefault("description", words)


@cache
def kinds() -> dict[str, type]:
    """The model's values and codes, and what services give, by name."""
    found: dict[str, type] = {}
    found["Shelved"] = Shelved
    for package in (service, model):
        for module in pkgutil.iter_modules(package.__path__):
            name = f"{package.__name__}.{module.name}"
            if package is service and name not in _GIVEN:
                continue
            for value in vars(importlib.import_module(name)).values():
                if not isinstance(value, type) or value.__module__ != name:
                    continue
                if is_dataclass(value) or issubclass(value, Enum):
                    found[value.__name__] = value
    return found


_GIVEN = frozenset(
    f"trucewatch.service.{name}"
    for name in (
        "dossiers",
        "downloads",
        "incident_records",
        "intake",
        "liaison",
        "public_releases",
        "vocabulary",
    )
)
"""Services whose values are answers."""


def said_of(kind: type) -> tuple[str, dict[str, str]]:
    """What a docstring says of a value, and of each of its fields."""
    whole = inspect.getdoc(kind) or ""
    text, _, rest = whole.partition("\nArgs:\n")
    fields: dict[str, str] = {}
    for names, words in _entries(rest.partition("\nRaises:")[0]):
        fields |= dict.fromkeys(names, words)
    return text.partition("\nRaises:")[0].strip(), fields


def _entries(rest: str) -> Iterator[tuple[list[str], str]]:
    names: list[str] = []
    words: list[str] = []
    for line in rest.splitlines():
        begun = _ARG.match(line)
        if begun is not None:
            if names:
                yield names, " ".join(words)
            names, words = begun["names"].split(", "), [begun["said"]]
        elif line.strip():
            words.append(line.strip())
    if names:
        yield names, " ".join(words)
