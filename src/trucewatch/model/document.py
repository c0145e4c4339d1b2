"""A captured item: its identity, its working text and what it says of itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.when import When


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` in code points of `Document.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span must be non-empty: got [{self.start}, {self.end})")

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cut(self, text: str) -> str:
        """The part of `text` that the span marks."""
        return text[self.start : self.end]


class Facts(StrEnum):
    """Whether what a demonstration report says was published or made up."""

    SOURCED = "sourced"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """Marks a document as demonstration material.

    Args:
        facts: whether its facts are sourced or invented (the wording is ours).
        source: address or key of the facts' source; required where sourced.
    """

    facts: Facts
    source: str | None = None

    def __post_init__(self) -> None:
        if self.facts is Facts.SOURCED and not self.source:
            raise ValueError("sourced demonstration facts must name their source")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One captured item with its working text.

    `text` is never altered after loading; every claim's span points into it.
    `body` lists the parts of it that are the report (title and paragraphs);
    what lies outside is site furniture, which no reader may code or date by.

    Args:
        id: ``doc_`` and 16 hex digits of the SHA-256 of the original bytes.
        sha256: SHA-256 of the original bytes, hex.
        name: file name or label under which it came in.
        media_type: a media type of `read.loaders.LOADERS`.
        text: working text.
        body: ordered, non-overlapping spans of report text.
        title, byline, publisher, agency: as the document gives them, or None.
        published: publication time with its zone, basis ``published``, or None.
        language: ISO 639-1 code, or None where undetermined.
        corrects: title or id of the document that this one corrects, or None.
        demonstration: set where the document is demonstration material.
    """

    id: str
    sha256: str
    name: str
    media_type: str
    text: str
    body: tuple[Span, ...]
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    published: When | None = None
    language: str | None = None
    corrects: str | None = None
    demonstration: Demonstration | None = None

    def __post_init__(self) -> None:
        position = 0
        for span in self.body:
            if span.start < position or span.end > len(self.text):
                raise ValueError(f"body spans overlap or leave the text: {span}")
            position = span.end


def document_id(sha256: str) -> str:
    """The document's id, from the hex SHA-256 of its original bytes."""
    return f"doc_{sha256[:16]}"


def fingerprint(raw: bytes) -> str:
    """Hex SHA-256 of the original bytes."""
    return hashlib.sha256(raw).hexdigest()
