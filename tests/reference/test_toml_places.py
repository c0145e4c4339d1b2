"""Places of TOML entries: every entry has its line and column, however written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from trucewatch.reference.toml_places import Path as KeyPath
from trucewatch.reference.toml_places import TomlPlace, toml_places

TEXT = '''# a comment with [brackets] and "quotes"
id = "X" # behind
list = [
  1,
  { name = "a # b", day = 2017-05-04 }, # two
]
deep = { one.two = 'x', three = [ [1, 2], [] ] }
"quoted key" = """
many
lines ["""
at = 2017-05-04 12:00:00

[table.inner]
key = 1

[[rows]]
id = "A"
[[rows.parts]]
n = 1
[[rows.parts]]
n = 2
[rows.more]
m = true
[[rows]]
id = "B"
[[rows.parts]]
n = 3
'''

CASES: list[tuple[KeyPath, int, int]] = [
    (("id",), 2, 1),
    (("list", 0), 4, 3),
    (("list", 1), 5, 3),
    (("list", 1, "day"), 5, 21),
    (("deep", "one", "two"), 7, 10),
    (("deep", "three", 0, 1), 7, 39),
    (("quoted key",), 8, 1),
    (("at",), 11, 1),
    (("table", "inner"), 13, 1),
    (("table", "inner", "key"), 14, 1),
    (("rows",), 16, 1),
    (("rows", 0, "id"), 17, 1),
    (("rows", 0, "parts", 1, "n"), 21, 1),
    (("rows", 0, "more", "m"), 23, 1),
    (("rows", 1), 24, 1),
    (("rows", 1, "parts", 0, "n"), 27, 1),
]


@pytest.mark.parametrize(("path", "line", "column"), CASES, ids=str)
def test_an_entry_stands_where_an_editor_shows_it(
    path: KeyPath, line: int, column: int
) -> None:
    """Lines and columns are counted from 1."""
    assert toml_places(TEXT)[path] == TomlPlace(line, column)


def paths(value: Any, at: KeyPath = ()) -> Iterator[KeyPath]:  # noqa: ANN401 - TOML
    entries: Any = ()
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, list):
        entries = enumerate(value)
    for key, entry in entries:
        yield (*at, key)
        yield from paths(entry, (*at, key))


def packaged() -> list[Path]:
    root = resources.files("trucewatch.reference")
    with resources.as_file(root) as folder:
        return sorted(folder.rglob("*.toml"))


@pytest.mark.uncounted
@pytest.mark.parametrize("file", packaged(), ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_entry_of_every_packaged_file_has_a_place(file: Path) -> None:
    """What `tomllib` reads, the walk finds too."""
    text = file.read_text(encoding="utf-8")
    places = toml_places(text)
    known = {path[:length] for path in places for length in range(1, len(path) + 1)}
    assert [path for path in paths(tomllib.loads(text)) if path not in known] == []


def test_text_that_is_no_toml_is_refused() -> None:
    """The walk is for text that `tomllib` has read."""
    with pytest.raises(ValueError, match="no key at 0"):
        toml_places("= 3")
