"""From bytes to a document, and the doubts that a document as such raises."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.errors import UnreadableDocument
from trucewatch.model.document import Document, document_id, fingerprint
from trucewatch.model.issue import Issue, Severity
from trucewatch.read.date_check import check_dates
from trucewatch.read.frontmatter import (
    FrontMatter,
    demonstration_of,
    split_front_matter,
)
from trucewatch.read.language import language_of
from trucewatch.read.loaders import load, sniff
from trucewatch.read.metadata import Metadata, find_metadata
from trucewatch.read.paragraphs import paragraphs

MAX_BYTES = 20 * 1024 * 1024
"""Largest document read; a report has kilobytes, an archive is no report."""

READ_LANGUAGES = frozenset({"en"})
"""Languages that the coders read so far."""


def read_document(
    raw: bytes, *, media_type: str | None = None, name: str = ""
) -> Document:
    """The document in `raw`, with its text, its body and what it says of itself.

    Args:
        raw: original bytes, at most `MAX_BYTES`.
        media_type: ``text/plain``, ``text/html`` or ``application/pdf``, with or
            without parameters; None to tell it from the bytes.
        name: file name or label, for people and for errors.

    Raises:
        UnreadableDocument: empty, too large, binary, wrongly encoded, broken, of an
            unknown media type, or without text; says which.
    """
    where = name or "document"
    _check_size(raw, where)
    kind = (media_type or sniff(raw)).partition(";")[0].strip().lower()
    loaded = load(raw, media_type=kind, name=where)
    if not any(sign.isalpha() for sign in loaded.text):
        raise UnreadableDocument(
            "document without words",
            where=where,
            got=f"{len(loaded.text)} characters, no letter",
            wanted="a report",
        )
    front = split_front_matter(loaded.text) if kind == "text/plain" else FrontMatter()
    facts = {**loaded.facts, **front.values}
    stated = loaded.stated_by | frozenset(front.values)
    own = {key: facts[key] for key in stated}
    found = find_metadata(
        loaded.text, paragraphs(loaded.text, front.end), facts=facts, stated=stated
    )
    sha256 = fingerprint(raw)
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=name,
        media_type=kind,
        text=loaded.text,
        body=found.body,
        title=found.title,
        byline=found.byline,
        publisher=found.publisher,
        agency=found.agency,
        published=found.published,
        language=own.get("language") or language_of(_sample(loaded.text, found)),
        corrects=own.get("corrects"),
        demonstration=demonstration_of(own, where),
    )


def _check_size(raw: bytes, where: str) -> None:
    if not raw.strip():
        raise UnreadableDocument(
            "empty document", where=where, got=f"{len(raw)} bytes", wanted="a report"
        )
    if len(raw) > MAX_BYTES:
        raise UnreadableDocument(
            "document too large",
            where=where,
            got=f"{len(raw):,} bytes",
            wanted=f"at most {MAX_BYTES:,} bytes; split the archive into reports",
        )


def _sample(text: str, found: Metadata) -> str:
    """The first report paragraphs, enough to tell the language by."""
    words: list[str] = []
    length = 0
    for span in found.body:
        words.append(text[span.start : min(span.end, span.start + 3000)])
        length += len(words[-1])
        if length > 3000:
            break
    return "\n".join(words)


def check_document(document: Document, *, as_of: date) -> tuple[Issue, ...]:
    """Doubts about the document as a whole and about the dates in it.

    Codes: ``no_publication_date``, ``unreadable_publication_date``,
    ``published_in_future``, ``unknown_language``, ``unsupported_language``,
    ``no_title``, ``no_report_text``, and those of `date_check.check_dates`.

    Args:
        document: the document.
        as_of: day on which it is read, in the mission's zone.
    """
    issues = [
        *_check_publication(document, as_of),
        *_check_language(document),
        *_check_parts(document),
    ]
    return (*issues, *check_dates(document))


def _check_publication(document: Document, as_of: date) -> list[Issue]:
    published = document.published
    if published is None:
        stated = split_front_matter(document.text).values.get("published")
        if stated is not None:
            return [
                _issue(
                    document,
                    "unreadable_publication_date",
                    "stated publication date cannot be read",
                    got=stated,
                    wanted="YYYY-MM-DD, or YYYY-MM-DDTHH:MM+HH:MM",
                )
            ]
        return [
            _issue(
                document,
                "no_publication_date",
                "document without a publication date",
                got="no stamp, dateline or metadata with a full date",
                wanted="a date that relative dates can be read against",
            )
        ]
    if published.starts_on_or_after(as_of + timedelta(days=1)):
        return [
            _issue(
                document,
                "published_in_future",
                "publication date lies in the future",
                got=str(published.first_day),
                wanted=f"{as_of.isoformat()} or before",
            )
        ]
    return []


def _check_language(document: Document) -> list[Issue]:
    if document.language is None:
        what, code, got = "language unknown", "unknown_language", "too little text"
    elif document.language not in READ_LANGUAGES:
        what, code = "language not read yet", "unsupported_language"
        got = document.language
    else:
        return []
    return [_issue(document, code, what, got=got, wanted="English")]


def _check_parts(document: Document) -> list[Issue]:
    if not document.body:
        return [
            _issue(
                document,
                "no_report_text",
                "page without report text",
                got="menus and notes only",
                wanted="a report",
            )
        ]
    if document.title is None:
        note = Severity.NOTE
        return [_issue(document, "no_title", "document without a title", severity=note)]
    return []


def _issue(
    document: Document,
    code: str,
    what: str,
    *,
    got: str = "",
    wanted: str = "",
    severity: Severity = Severity.WARNING,
) -> Issue:
    return Issue(
        code=code,
        severity=severity,
        what=what,
        where=document.name or document.id,
        got=got,
        wanted=wanted,
    )
