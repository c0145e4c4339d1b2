"""Items on their way in: files, folders and standard input, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import ItemError, UnreadableDocument
from trucewatch.model.issue import Issue, Severity

STANDARD_INPUT = "-"
SKIPPED_SUFFIXES = frozenset({".toml", ".md", ".db", ".json", ".jsonl", ".csv"})
"""Files that lie beside reports in a folder and are no reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to read: its name for people and where its bytes are."""

    name: str
    path: Path | None

    def read_bytes(self) -> bytes:
        """The item's original bytes.

        Raises:
            UnreadableDocument: the file is missing or may not be read.
        """
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise UnreadableDocument(
                "file cannot be opened",
                where=self.name,
                got=error.strerror or str(error),
                wanted="a readable file",
            ) from error


def find_items(paths: tuple[str, ...]) -> Iterator[Item]:
    """The items under `paths`, in a fixed order.

    A folder gives its files recursively, by name; hidden files and files that
    accompany reports (manifests, notes) are passed over. A path that does not
    exist is an item too: reading it raises, so that it shows as an Issue.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield Item(name="standard input", path=None)
            continue
        root = Path(path)
        if root.is_dir():
            yield from _in_folder(root)
        else:
            yield Item(name=root.name, path=root)


def _in_folder(root: Path) -> Iterator[Item]:
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.is_file() and not hidden and file.suffix not in SKIPPED_SUFFIXES:
            yield Item(name=inside.as_posix(), path=file)


def issue_of(error: ItemError, item: Item) -> Issue:
    """The Issue that records an unusable item."""
    return Issue(
        code="unreadable",
        severity=Severity.ERROR,
        what=error.what,
        where=error.where or item.name,
        got=error.got,
        wanted=error.wanted,
    )
