"""Where in a TOML file each entry stands, so that a complaint can name its line.

`tomllib` reads values without their places; this walks the same text again. Ask it
only about text that `tomllib` has read, as it does not check what it walks over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

Path = tuple[str | int, ...]
"""Keys and list positions (from 0) from the top of the file down."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|\'[^\']*\'')
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|[^\s,\]}#]+(?: \d\d:[^\s,\]}#]+)?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True, order=True)
class TomlPlace:
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


@lru_cache(maxsize=32)
def toml_places(text: str) -> Mapping[Path, TomlPlace]:
    """The place of every table, key and list entry of `text`, by its path."""
    walk = _Walk(text)
    walk.document()
    return {path: _place(text, at) for path, at in walk.found.items()}


def path_words(path: Path, record: Any) -> str:  # noqa: ANN401 - what `tomllib` reads
    """The path for people: list entries by their id, else by number from 1."""
    words, value = "", record
    for key in path:
        value = _step(value, key)
        if isinstance(key, int):
            own = value.get("id") if isinstance(value, dict) else None
            words += f"[{own or key + 1}]"
        else:
            words += f".{key}" if words else key
    return words or "top level"


def _step(value: Any, key: str | int) -> Any:  # noqa: ANN401 - what `tomllib` reads
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        return None


def _place(text: str, at: int) -> TomlPlace:
    before = text.rfind("\n", 0, at) + 1
    return TomlPlace(text.count("\n", 0, at) + 1, at - before + 1)


@dataclass(slots=True)
class _Walk:
    """A walk over the text from `at` on, noting where each path begins."""

    text: str
    at: int = 0
    found: dict[Path, int] = field(default_factory=dict)
    lengths: dict[Path, int] = field(default_factory=dict)

    def document(self) -> None:
        """Walk over all statements."""
        base: Path = ()
        self.space()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                base = self.header()
            else:
                self.pair(base)
            self.space()

    def header(self) -> Path:
        """A table's header; the path of what follows it."""
        start = self.at
        many = self.text.startswith("[[", start)
        self.at += 2 if many else 1
        keys = self.keys()
        self.at += 2 if many else 1
        path: Path = ()
        for key in keys[:-1]:
            path = self.inner((*path, key))
        path = (*path, keys[-1])
        self.found.setdefault(path, start)
        if many:
            number = self.lengths.get(path, 0)
            self.lengths[path] = number + 1
            path = (*path, number)
        self.found.setdefault(path, start)
        return path

    def inner(self, path: Path) -> Path:
        """`path`, or its latest entry where it is a list of tables."""
        return (*path, self.lengths[path] - 1) if path in self.lengths else path

    def keys(self) -> list[str]:
        """A key with dots; leaves `at` behind it."""
        keys = [self.key()]
        while self.text.startswith(".", self.at):
            self.at += 1
            keys.append(self.key())
        return keys

    def key(self) -> str:
        self.space()
        match = _KEY.match(self.text, self.at)
        if match is None:
            raise ValueError(f"no key at {self.at}: text that tomllib has not read")
        self.at = match.end()
        self.space()
        return match.group().strip("\"'")

    def pair(self, base: Path) -> None:
        """A key and its value."""
        start = self.at
        path = (*base, *self.keys())
        self.found.setdefault(path, start)
        self.at += 1
        self.space()
        self.value(path)

    def value(self, path: Path) -> None:
        """A value; entries of lists and inline tables get paths of their own."""
        opened = self.text[self.at]
        if opened == "[":
            self.entries(path, closing="]")
        elif opened == "{":
            self.entries(path, closing="}")
        elif match := _SCALAR.match(self.text, self.at):
            self.at = match.end()

    def entries(self, path: Path, *, closing: str) -> None:
        """What stands between brackets or braces."""
        self.at += 1
        number = 0
        self.space()
        while self.text[self.at] != closing:
            if closing == "]":
                self.found[(*path, number)] = self.at
                self.value((*path, number))
                number += 1
            else:
                self.pair(path)
            self.space()
            if self.text[self.at] == ",":
                self.at += 1
                self.space()
        self.at += 1

    def space(self) -> None:
        """Skip blanks, line ends and comments."""
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
