"""Files that hold several reports: feeds (RSS, Atom) and JSON Lines, part by part.

A part has bytes of its own, so that it is a document of its own: a line as it stands
in the file, a feed's entry as the canonical JSON of what the feed says of it. The same
entry in tomorrow's copy of the feed has the same bytes and is known already.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from trucewatch.errors import UnreadableDocument
from trucewatch.model.record import canonical
from trucewatch.read.loaders.json_record import json_object

LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
FEED_SUFFIXES = frozenset({".rss", ".atom"})
_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*>\s*"
    rb"|<\?xml-stylesheet[^>]*>\s*)*<(?:rss|feed|(?:rdf:)?RDF)[\s>]",
    re.DOTALL,
)
_PLAIN_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One report in a file.

    Args:
        number: its line, or its place among the entries, from 1.
        raw: its bytes.
        link: address under which it was published, or "".
        refusal: why it cannot be read, or None.
    """

    number: int
    raw: bytes
    link: str = ""
    refusal: UnreadableDocument | None = None


def is_feed(head: bytes) -> bool:
    """Whether a file that begins so is an RSS or Atom feed."""
    return _FEED.match(head) is not None


def is_lines(raw: bytes) -> bool:
    """Whether the text is JSON Lines: two lines or more, the first of them a report."""
    first, _, rest = raw.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not (rest.strip() and first.startswith(b"{")):
        return False
    try:
        json_object(first, "")
    except UnreadableDocument:
        return False
    return True


def split_lines(lines: Iterable[bytes], name: str) -> Iterator[Part]:
    """One part for each line that is not blank; a broken line carries its refusal."""
    for number, line in enumerate(lines, start=1):
        raw = line.strip()
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw:
            continue
        try:
            link = json_object(raw, f"{name}, line {number}").get("url", "")
        except UnreadableDocument as error:
            yield Part(number=number, raw=raw, refusal=error)
        else:
            yield Part(number=number, raw=raw, link=link)


def split_feed(raw: bytes, name: str) -> tuple[Part, ...]:
    """One part for each entry of the feed, in its order; nothing is fetched.

    Raises:
        UnreadableDocument: no feed, or one without entries.
    """
    feed = _parsed(raw, name)
    if not feed.entries:
        fault = str(feed.get("bozo_exception", "no entry"))
        raise UnreadableDocument(
            "feed without entries",
            where=name,
            got=fault[:120],
            wanted="RSS or Atom with at least one entry",
        )
    publisher = str(feed.feed.get("title", ""))
    return tuple(
        _part(entry, number, name=name, publisher=publisher)
        for number, entry in enumerate(feed.entries, start=1)
    )


def _parsed(raw: bytes, name: str) -> Any:  # noqa: ANN401 - untyped
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415 - start-up

    try:
        # An open file, as bytes alone would be tried as a file's name.
        return feedparser.parse(io.BytesIO(raw))
    except (
        *(ArithmeticError, AssertionError, AttributeError, LookupError),
        *(RuntimeError, TypeError, ValueError),
    ) as error:
        raise UnreadableDocument(
            "broken feed", where=name, got=str(error)[:120], wanted="RSS or Atom"
        ) from error


def _part(entry: Any, number: int, *, name: str, publisher: str) -> Part:  # noqa: ANN401 - untyped
    record = {
        "id": entry.get("id", ""),
        "url": entry.get("link", ""),
        "title": entry.get("title", ""),
        "publisher": entry.get("source", {}).get("title", "") or publisher,
        "byline": entry.get("author", ""),
        "published": _published(entry),
        **_content(entry),
    }
    record = {key: str(value) for key, value in record.items() if value}
    raw = canonical(record).encode("utf-8", "replace")
    where = f"{name}, entry {number}"
    try:
        json_object(raw, where)
    except UnreadableDocument as error:
        return Part(number=number, raw=raw, refusal=error)
    return Part(number=number, raw=raw, link=record.get("url", ""))


def _published(entry: Any) -> str:  # noqa: ANN401 - untyped
    """ISO 8601 in UTC; a plain date stays one."""
    for key in ("published", "updated"):
        if key not in entry or f"{key}_parsed" not in entry:
            continue
        moment, told = entry[f"{key}_parsed"], str(entry[key]).strip()
        if moment is None:
            continue
        if _PLAIN_DATE.fullmatch(told):
            return told
        year, month, day, hour, minute, second = moment[:6]
        clock = f"{hour:02}:{minute:02}:{second:02}+00:00"
        return f"{year:04}-{month:02}-{day:02}T{clock}"
    return ""


def _content(entry: Any) -> dict[str, str]:  # noqa: ANN401 - untyped
    """The longest of what the entry gives as its content, with or without markup."""
    given = [*entry.get("content", []), entry.get("summary_detail", {})]
    best = max(given, key=lambda each: len(each.get("value", "")))
    key = "text" if best.get("type") == "text/plain" else "html"
    return {key: best.get("value", "")}
