"""A crawler: every route, link and form of the application, as one visitor sees it."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from math import prod
from typing import Any
from urllib.parse import quote, unquote, urlencode, urljoin, urlsplit

import pyarrow.parquet  # type: ignore[import-untyped]
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.isolation.words import Garden, Planted
from trucewatch.read.loaders.pdf import load_pdf

MOST_COMBINATIONS = 120
"""A form or path with more ways of filling it in is tried one field at a time."""

NEVER = ("/sign-out", "/static/", "/language")
"""Not followed: the session has to last."""

ASKED_WITH = ("q", "words", "text")
"""Names of fields that are looked for."""


NOT_ASKED = frozenset({303, 401, 403})
"""Where even the control is sent away, one word is tried and no more."""


@dataclass(frozen=True)
class Leak:
    """A word that came back to whom it must not."""

    visitor: str
    where: str
    path: str

    def __str__(self) -> str:
        return f"{self.visitor} reads “{self.where}” at {self.path}"


@dataclass
class Crawl:
    """What one visitor was shown.

    Args:
        visitor: name of the visitor.
        client: at a browser, signed in or not.
        garden: the planted words.
        headers: sent to the API besides.
    """

    visitor: str
    client: TestClient
    garden: Garden
    headers: dict[str, str] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    leaks: list[Leak] = field(default_factory=list)
    waiting: deque[str] = field(default_factory=deque)
    known: set[str] = field(default_factory=set)
    controls: dict[str, tuple[int, str]] = field(default_factory=dict)

    def follow(self, paths: Iterable[str]) -> None:
        """Visit the paths and everything that they lead to."""
        for path in paths:
            self._note(path)
        while self.waiting:
            path = self.waiting.popleft()
            answer = self.get(path)
            self.look(path, answer)
            kind = answer.headers.get("content-type", "")
            if "html" in kind:
                for found in links(path, answer.text):
                    self._note(found)
            if "location" in answer.headers:
                self._note(urljoin(path, answer.headers["location"]))
            if 'rel="next"' in answer.headers.get("link", ""):
                self._note(answer.headers["link"].partition("<")[2].partition(">")[0])

    def get(self, path: str) -> Response:
        """The answer to a path, as a browser or a program."""
        return self.client.get(path, headers=self._headers(path))

    def post(self, path: str, fields: dict[str, str]) -> Response:
        """The answer to a form, or to a record where a program sends it."""
        if path.startswith("/api/"):
            return self.client.post(path, json=fields, headers=self._headers(path))
        return self.client.post(path, data=fields)

    def look(self, path: str, answer: Response) -> None:
        """Note what came back; words that the visitor sent are the visitor's own."""
        assert answer.status_code != 429, path
        if answer.status_code >= 500:
            self.leaks.append(Leak(self.visitor, "an error of the server", path))
        self.pages[path] = answer.status_code
        text = told(answer)
        sent = self.garden.found_in(unquote(path))
        found = self.garden.found_in(text) - sent
        self.seen |= found
        for word in sorted(found):
            planted = self.garden.words[word]
            if self.visitor not in planted.sees:
                self.leaks.append(Leak(self.visitor, planted.where, path))

    def hits(self, path: str, planted: Planted, control: str) -> None:
        """A word that must not be found is answered like one that is nowhere.

        Args:
            path: to which the word is added, quoted.
            planted: the word.
            control: a word of the same length that was never planted.
        """
        asked = path + quote(control)
        if asked not in self.controls:
            self.controls[asked] = without(self.get(asked), control)
        elif self.controls[asked][0] in NOT_ASKED:
            return
        answer = without(self.get(path + quote(planted.word)), planted.word)
        if answer != self.controls[asked]:
            where = f"that there is: {planted.where}"
            self.leaks.append(Leak(self.visitor, where, path))

    def _headers(self, path: str) -> dict[str, str]:
        return self.headers if path.startswith("/api/") else {}

    def _note(self, path: str) -> None:
        parts = urlsplit(path)
        if parts.netloc or not parts.path.startswith("/"):
            return
        bare = parts.path + (f"?{parts.query}" if parts.query else "")
        if bare in self.known or parts.path.startswith(NEVER):
            return
        self.known.add(bare)
        self.waiting.append(bare)


def told(answer: Response) -> str:
    """Everything that an answer says: headers, and the body whatever it is."""
    head = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{head}\n{body(answer)}"


def body(answer: Response) -> str:
    """The words of a body: of files too."""
    kind, raw = answer.headers.get("content-type", ""), answer.content
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return "\n".join(file.read(name).decode() for name in file.namelist())
    if raw.startswith(b"PAR1"):
        table = pyarrow.parquet.read_table(io.BytesIO(raw))
        return f"{table.to_pylist()}\n{table.schema}"
    if raw.startswith(b"%PDF"):
        return load_pdf(raw, "a.pdf").text
    return html.unescape(answer.text) if "html" in kind else answer.text


def without(answer: Response, word: str) -> tuple[int, str]:
    """Status and body, without the word and what is another one each time."""
    text = body(answer).lower().replace(word.lower(), "word")
    text = re.sub(r"[0-9a-f]{128}", "token", text)
    return answer.status_code, re.sub(r"noted as number \w+", "", text)


class _Links(HTMLParser):
    """Collects links and the forms that are sent by GET."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.forms: list[tuple[str, dict[str, list[str]]]] = []
        self._fields: dict[str, list[str]] | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        values = {name: value or "" for name, value in attrs}
        self.found += [
            values[name]
            for name in ("href", "src", "hx-get", "data-href", "data-src", "action")
            if values.get(name)
        ]
        name = values.get("name", "")
        if tag == "form":
            self._fields = {}
            if values.get("method", "get").lower() == "get":
                self.forms.append((values.get("action", ""), self._fields))
        elif self._fields is None or not name:
            self._select = self._select if tag == "option" else ""
        elif tag in {"input", "button"}:
            self._fields.setdefault(name, []).append(values.get("value", ""))
        elif tag == "select":
            self._fields[self._set(name)] = []
        if tag == "option" and self._fields is not None and self._select:
            self._fields[self._select].append(values.get("value", ""))

    def _set(self, name: str) -> str:
        self._select = name
        return name

    def handle_endtag(self, tag: str) -> None:
        """Close a form or a choice."""
        if tag == "form":
            self._fields = None
        if tag == "select":
            self._select = ""


def links(path: str, text: str) -> Iterator[str]:
    """Where a page leads: links, actions, and its questions in every combination."""
    parser = _Links()
    parser.feed(text)
    yield from (urljoin(path, each) for each in parser.found)
    for action, fields in parser.forms:
        base = urljoin(path, action or urlsplit(path).path)
        for filled_in in _answers(fields):
            yield f"{base}?{urlencode(filled_in)}"


def _answers(fields: dict[str, list[str]]) -> Iterator[dict[str, str]]:
    """Ways of filling in a form."""
    choices = {name: sorted(set(given)) or [""] for name, given in fields.items()}
    if prod(len(values) for values in choices.values()) <= MOST_COMBINATIONS:
        for each in product(*choices.values()):
            yield dict(zip(choices, each, strict=True))
        return
    first = {name: given[0] if given else "" for name, given in fields.items()}
    for name, values in choices.items():
        for value in values:
            yield first | {name: value}


def routes(app: FastAPI, method: str) -> list[tuple[str, tuple[str, ...]]]:
    """Path of every route of a method, with the names of its query's fields."""
    found = {}
    for route in app.routes:
        contexts = getattr(route, "effective_route_contexts", None)
        for each in contexts() if contexts else ():
            if method in (each.methods or ()):
                given = each.dependant.query_params
                found[each.path] = tuple(n for p in given for n in _names(p))
    return sorted(found.items())


def _names(field: Any) -> tuple[str, ...]:  # noqa: ANN401 - a field of FastAPI's
    """The names under which a query's field is asked for: a shape has several."""
    shape = getattr(field.field_info.annotation, "model_fields", None)
    return tuple(shape) if shape else (field.name,)


def filled(path: str, pools: dict[str, list[str]]) -> Iterator[str]:
    """The path with every id of its pools; a name without a pool gets all ids."""
    names = re.findall(r"{(\w+)(?::\w+)?}", path)
    every = sorted({each for values in pools.values() for each in values})
    bare = re.sub(r"{(\w+)(?::\w+)?}", r"{\1}", path)
    for values in _answers({name: pools.get(name, every) for name in names}):
        quoted = {name: quote(value, safe="") for name, value in values.items()}
        yield bare.format(**quoted)
