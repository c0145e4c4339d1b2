"""Front matter: lines ``key: value`` between two ``---`` at a text file's top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from trucewatch.errors import UnreadableDocument
from trucewatch.model.document import Demonstration, Facts

KEYS = frozenset(
    {"title", "publisher", "agency", "byline", "published", "language", "corrects"}
    | {"demo", "facts", "facts_source"}
)
"""Keys that mean something; others are passed over."""

_BLOCK = re.compile(
    r"\A[\s\ufeff]*---[ \t]*\r?\n"
    r"(?P<lines>(?:[ \t]*[\w-]+[ \t]*:[^\n]*\n|[ \t]*\r?\n)+)"
    r"---[ \t]*(?:\r?\n|\Z)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a file states of itself.

    Args:
        values: value by key, stripped of white space and outer quotation marks.
        end: first code point of the text after the block (0 where there is none).
    """

    values: Mapping[str, str] = field(default_factory=dict)
    end: int = 0


def split_front_matter(text: str) -> FrontMatter:
    """The block at the top of `text`; empty where there is none."""
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter()
    values: dict[str, str] = {}
    for line in match["lines"].splitlines():
        key, _, value = line.partition(":")
        if key.strip().lower() in KEYS and value.strip():
            values[key.strip().lower()] = _unquoted(value.strip())
    return FrontMatter(values=values, end=match.end())


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def demonstration_of(values: Mapping[str, str], name: str) -> Demonstration | None:
    """The demonstration mark that the values give, or None without ``demo: true``.

    Raises:
        UnreadableDocument: a demonstration report that does not say whether its
            facts are sourced or invented, or sourced ones without a source.
    """
    if values.get("demo", "").lower() not in {"true", "yes"}:
        return None
    try:
        facts = Facts(values.get("facts", "").lower())
        return Demonstration(facts=facts, source=values.get("facts_source"))
    except ValueError as error:
        raise UnreadableDocument(
            "demonstration report does not say where its facts come from",
            where=name,
            got=f"facts: {values.get('facts', '')}",
            wanted="facts: invented, or facts: sourced with facts_source",
        ) from error
