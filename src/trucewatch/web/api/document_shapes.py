"""Shapes of documents and claims, and their records as a caller may have them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from trucewatch.model.access import Marking, Sensitivity
from trucewatch.model.issue import Issue
from trucewatch.model.record import Json, to_record
from trucewatch.model.review import ClaimReview
from trucewatch.model.when import When
from trucewatch.service.document_pages import DocumentPage, ReadClaim


class ClaimOut(BaseModel):
    """A claim as it stands, beside the words that it was read from."""

    id: str = Field(description="`clm_` id: a hash of what was read.")
    document: str = Field(description="Id of the document.")
    kind: str = Field(description="Codes: ClaimKind.")
    spans: list[tuple[int, int]] | None = Field(
        description="Half-open, code points of the document's `text`; null where the "
        "text is shown only in part."
    )
    quote: str = Field(description="The source's words, as the caller may read them.")
    sentence: str = Field(description="What it says, in a sentence of ours.")
    said_by: str = Field(description="Who said it and who carried it, or nothing.")
    when: str = Field(description="The time as far as it is known, in words.")
    where: list[str] = Field(description="Each place named, with how it is known.")
    review: ClaimReview = Field(description="What a person decided on the reading.")
    reason: str = Field(description="Why; for the team.")
    by: str = Field(description="Who decided; for the team.")
    at: str = Field(description="When, UTC, ISO 8601; for the team.")
    seen: int = Field(description="Version of the decision; 0 where there is none.")
    incident: str | None = Field(description="The incident that it is told in.")
    record: dict[str, Any] | None = Field(
        description="The reading field by field, as a correction's `changes` name "
        "them; null where the text is shown only in part."
    )


class MarkingOut(BaseModel):
    """How far a document may go by its own marking."""

    sensitivity: Sensitivity = Field(description="Who may see it.")
    reason: str = Field(description="Why it is marked so.")
    audiences: list[str] = Field(description="Circles to whom it is shown besides.")
    party: str | None = Field(description="Actor code of whose material it is.")
    delay_hours: int = Field(description="Hours for which partners wait for it.")


class DocumentOut(BaseModel):
    """A document as the caller may read it, with its claims."""

    id: str = Field(description="`doc_` id.")
    sha256: str = Field(description="SHA-256 of the original bytes, hex.")
    media_type: str = Field(description="What its bytes are.")
    name: str | None = Field(description="Under which it came in; null for partners.")
    title: str | None = Field(description="As the document gives it.")
    byline: str | None = Field(description="As the document gives it.")
    publisher: str | None = Field(description="As the document gives it.")
    agency: str | None = Field(description="As the document gives it.")
    language: str | None = Field(description="ISO 639-1; null where undetermined.")
    published: When | None = Field(description="When it was published.")
    day: date | None = Field(description="That day in the mission's zone.")
    captured_at: str = Field(description="When it was taken in, UTC, ISO 8601.")
    retrieval: str | None = Field(description="How it was come by, in words.")
    size: int = Field(description="Bytes of the original.")
    sensitivity: Sensitivity = Field(
        description="How far it may go, by all markings that count for it."
    )
    marking: MarkingOut | None = Field(
        description="Its own marking; null where it has none, and for whoever may not "
        "mark it."
    )
    marking_seen: int = Field(
        description="Version of its own marking, to send as `seen`; 0 where it has "
        "none, and for whoever may not mark it."
    )
    whole: bool = Field(description="Whether the text is shown as it is.")
    text: str = Field(description="Its words, as the caller may read them.")
    claims: list[ClaimOut] = Field(description="Claims, in text order.")
    issues: list[Issue] = Field(description="Doubts that it raised.")


def document_record(page: DocumentPage) -> Json:
    """The record of `DocumentOut`."""
    document, evidence, whole = page.document, page.evidence, page.may_have_bytes
    marks = page.may_mark and whole
    own = ("id", "sha256", "media_type", "language", "published")
    named = ("name", "title", "byline", "publisher", "agency")
    return {
        **{name: to_record(getattr(document, name)) for name in own},
        **{name: getattr(document, name) if whole else None for name in named},
        "day": to_record(evidence.day),
        "captured_at": evidence.captured_at,
        "retrieval": evidence.retrieval if whole else None,
        "size": evidence.size,
        "sensitivity": page.sensitivity.value,
        "marking": marking_record(page.marking) if marks and page.marking else None,
        "marking_seen": page.marking_seen if marks else 0,
        "whole": whole,
        "text": document.text if whole else "".join(p.text for p in page.pieces),
        "claims": [claim_record(page, each) for each in page.claims],
        "issues": to_record(page.issues) if whole else [],
    }


def marking_record(marking: Marking) -> Json:
    """The record of `MarkingOut`."""
    return {
        "sensitivity": marking.sensitivity.value,
        "reason": marking.reason,
        "audiences": [str(each) for each in marking.audiences],
        "party": marking.party,
        "delay_hours": marking.delay_hours,
    }


def claim_record(page: DocumentPage, read: ReadClaim) -> Json:
    """The record of `ClaimOut`."""
    whole, words = page.may_have_bytes, read.person or read.machine
    return {
        "id": read.id,
        "document": page.document.id,
        "kind": read.claim.kind.value,
        "spans": to_record(read.reading.spans) if whole else None,
        "quote": read.quote,
        "sentence": words.sentence,
        "said_by": words.chain,
        "when": words.when,
        "where": list(words.where),
        "review": read.review.value,
        "reason": read.reason,
        "by": read.by,
        "at": read.at,
        "seen": read.seen,
        "incident": read.incident,
        "record": to_record(read.claim) if whole else None,
    }
