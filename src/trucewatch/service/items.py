"""Items on their way in: files, folders and standard input, one at a time."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from trucewatch.errors import ItemError, UnreadableDocument
from trucewatch.model.issue import Issue, Severity
from trucewatch.read.loaders.parts import (
    FEED_SUFFIXES,
    LINES_SUFFIXES,
    Part,
    is_feed,
    is_lines,
    split_feed,
    split_lines,
)

STANDARD_INPUT = "-"
HEAD = 4096
"""How many bytes of a file are looked at to tell whether it is a feed."""
SKIPPED_SUFFIXES = frozenset({".toml", ".md", ".db", ".json", ".csv"})
"""Files that lie beside reports in a folder and are no reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to read.

    Args:
        name: for people; ``feed.xml#3`` for the third report of a file.
        path: where its bytes are, or None.
        raw: its bytes, where they were read with the others of its file.
        retrieval: how it was come by, in words, or "".
        refusal: why it cannot be read, where that is known already.
    """

    name: str
    path: Path | None = None
    raw: bytes | None = None
    retrieval: str = ""
    refusal: UnreadableDocument | None = None

    def read_bytes(self) -> bytes:
        """The item's original bytes.

        Raises:
            UnreadableDocument: the file is missing or may not be read, or this part
                of a file is broken.
        """
        if self.refusal is not None:
            raise self.refusal
        if self.raw is not None:
            return self.raw
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
    exist is an item too: reading it raises, so that it shows as an Issue. A feed or
    a file of JSON Lines gives an item for each of its reports.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield from _of_file(Item(name="standard input"))
            continue
        root = Path(path)
        if root.is_dir():
            yield from _in_folder(root)
        else:
            yield from _of_file(Item(name=root.name, path=root))


def items_of_bytes(name: str, raw: bytes, *, retrieval: str = "") -> Iterator[Item]:
    """The reports in bytes that came in by another way than a file.

    Args:
        name: for people, and what tells the item from every other one.
        raw: the bytes; what they are is told from them alone.
        retrieval: how they were come by, in words.
    """
    for item in _of_file(Item(name=name, raw=raw, retrieval=retrieval)):
        told = "; ".join(part for part in (retrieval, item.retrieval) if part)
        yield item if item.retrieval == retrieval else replace(item, retrieval=told)


def _in_folder(root: Path) -> Iterator[Item]:
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        hidden = any(part.startswith(".") for part in inside.parts)
        if file.is_file() and not hidden and file.suffix not in SKIPPED_SUFFIXES:
            yield from _of_file(Item(name=inside.as_posix(), path=file))


def _of_file(item: Item) -> Iterator[Item]:
    """The reports of a file that may hold several; else the item itself."""
    if item.path is None:
        raw = item.read_bytes()
        item = replace(item, raw=raw)
        if is_feed(raw[:HEAD]):
            yield from _of_feed(item)
        elif is_lines(raw):
            yield from _numbered(item, split_lines(io.BytesIO(raw), item.name))
        else:
            yield item
    elif item.path.suffix.lower() in LINES_SUFFIXES:
        yield from _of_lines(item, item.path)
    elif item.path.suffix.lower() in FEED_SUFFIXES or is_feed(_head(item.path)):
        yield from _of_feed(item)
    else:
        yield item


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b""


def _of_feed(item: Item) -> Iterator[Item]:
    try:
        parts = split_feed(item.read_bytes(), item.name)
    except UnreadableDocument as error:
        yield replace(item, refusal=error)
        return
    yield from _numbered(item, parts)


def _of_lines(item: Item, path: Path) -> Iterator[Item]:
    """Line by line, so that an archive of any size can be taken in."""
    try:
        file = path.open("rb")
    except OSError:
        yield item
        return
    with file:
        yield from _numbered(item, split_lines(file, item.name))


def _numbered(item: Item, parts: Iterable[Part]) -> Iterator[Item]:
    for part in parts:
        yield Item(
            name=f"{item.name}#{part.number}",
            raw=part.raw,
            retrieval=f"part {part.number} of {item.name} {part.link}".rstrip(),
            refusal=part.refusal,
        )


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
