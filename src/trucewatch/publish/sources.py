"""Section on sources: every document with its text and every claim in it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.document import Document, Facts, Span
from trucewatch.model.when import TimePrecision
from trucewatch.publish.codes import CLAIM_REVIEW
from trucewatch.publish.codes_reading import (
    CALENDAR,
    CERTAINTY,
    CLAIM_KIND,
    HOP_MODE,
    MODALITY,
    POLARITY,
    TIME_BASIS,
)
from trucewatch.publish.index import Index, is_of_day
from trucewatch.publish.phrases import (
    hop_words,
    moment_words,
    place_words,
    when_words,
)
from trucewatch.publish.statements import statement_view
from trucewatch.publish.wording import INVENTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A run of a document's text between two boundaries.

    Args:
        text: the text, not yet escaped.
        starts: ids of the claims whose main span starts here.
        ends: numbers and ids of the claims whose main span ends here.
        marked: whether any claim stands here.
        furniture: whether it lies outside the report (menus, front matter).
    """

    text: str
    starts: tuple[str, ...]
    ends: tuple[tuple[int, str], ...]
    marked: bool
    furniture: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim as its entry shows it: a sentence and its particulars."""

    id: str
    number: int
    kind: str
    text: str
    quote: str
    invented: bool
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A document with its text in segments and its claims.

    `earlier` is set on the first one that came out before the bulletin's day.
    """

    id: str
    title: str
    language: str
    invented: bool
    badge: str
    earlier: bool
    facts: tuple[tuple[str, str], ...]
    segments: tuple[Segment, ...]
    claims: tuple[ClaimView, ...]


def source_views(bulletin: Bulletin, index: Index) -> tuple[SourceView, ...]:
    """The documents in reading order: those of the day, then earlier ones."""
    by_document: dict[str, list[PlacedClaim]] = {}
    for placed in index.claims.values():
        by_document.setdefault(placed.claim.document, []).append(placed)
    zone = ZoneInfo(bulletin.mission.tz)
    documents = index.documents.values()
    old = (d.id for d in documents if not is_of_day(d, bulletin.day, zone))
    first = next(old, None)
    return tuple(
        _source(
            document,
            tuple(by_document.get(document.id, ())),
            index,
            earlier=document.id == first,
        )
        for document in documents
    )


def _source(
    document: Document,
    claims: tuple[PlacedClaim, ...],
    index: Index,
    *,
    earlier: bool,
) -> SourceView:
    return SourceView(
        id=document.id,
        title=document.title or document.name,
        language=document.language or "",
        invented=document.id in index.invented,
        badge=_badge(document),
        earlier=earlier,
        facts=_document_facts(document),
        segments=segments_of(document, claims, index.numbers),
        claims=tuple(_claim(placed, index) for placed in claims),
    )


def _badge(document: Document) -> str:
    marks = document.demonstration
    if marks is None:
        return ""
    if marks.facts is Facts.INVENTED:
        return INVENTED
    return f"Facts sourced: {marks.source}; wording ours"


def _document_facts(document: Document) -> tuple[tuple[str, str], ...]:
    published = document.published
    named = (
        ("Publisher", document.publisher),
        ("Agency", document.agency),
        ("Byline", document.byline),
        (
            "Published",
            moment_words(published.start)
            if published and published.start
            else "no date found",
        ),
        ("File", f"{document.name}, {document.media_type}"),
        ("Corrects", document.corrects),
        ("SHA-256 of the original", document.sha256),
    )
    return tuple((label, value) for label, value in named if value)


def segments_of(
    document: Document, claims: tuple[PlacedClaim, ...], numbers: dict[str, int]
) -> tuple[Segment, ...]:
    """The whole text cut at every claim's and every report part's boundary.

    Joined again, the segments are the text exactly; claims may overlap.
    """
    starts: dict[int, list[str]] = {}
    ends: dict[int, list[tuple[int, str]]] = {}
    depth: dict[int, int] = {}
    for placed in claims:
        claim = placed.claim
        main = claim.spans[0]
        starts.setdefault(main.start, []).append(claim.id)
        ends.setdefault(main.end, []).append((numbers[claim.id], claim.id))
        _add(depth, claim.spans)
    report: dict[int, int] = {}
    _add(report, document.body)
    cuts = sorted({0, len(document.text), *depth, *report})
    segments, over, inside = [], 0, 0
    for start, end in itertools.pairwise(cuts):
        over += depth.get(start, 0)
        inside += report.get(start, 0)
        segments.append(
            Segment(
                text=document.text[start:end],
                starts=tuple(starts.get(start, ())),
                ends=tuple(sorted(ends.get(end, ()))),
                marked=over > 0,
                furniture=inside == 0 and over == 0,
            )
        )
    return tuple(segments)


def _add(changes: dict[int, int], spans: tuple[Span, ...]) -> None:
    for span in spans:
        changes[span.start] = changes.get(span.start, 0) + 1
        changes[span.end] = changes.get(span.end, 0) - 1


def _claim(placed: PlacedClaim, index: Index) -> ClaimView:
    claim = placed.claim
    said = statement_view(placed, index)
    return ClaimView(
        id=claim.id,
        number=index.numbers[claim.id],
        kind=CLAIM_KIND[claim.kind],
        text="".join(part.text for part in said.line),
        quote=said.quote,
        invented=said.invented,
        facts=_claim_facts(placed),
    )


def _claim_facts(placed: PlacedClaim) -> tuple[tuple[str, str], ...]:
    claim = placed.claim
    spans = ", ".join(f"{span.start} to {span.end}" for span in claim.spans)
    said = f"{POLARITY[claim.polarity]}; {MODALITY[claim.modality]}"
    facts = [
        ("Source chain", _chain(placed)),
        ("Origin", claim.origin),
        ("Said as", f"{said}; {CERTAINTY[claim.certainty]}"),
        ("Time", _time(placed)),
        ("Places", "; ".join(place_words(each) for each in placed.placements)),
        ("Refers to", ", ".join(each.text for each in claim.references)),
        ("Characters", spans),
        ("Read by", f"{claim.coder}; {CLAIM_REVIEW[claim.review]}"),
        ("Claim", claim.id),
    ]
    return tuple((label, value) for label, value in facts if value)


def _chain(placed: PlacedClaim) -> str:
    hops = (
        f"{hop_words(hop)} ({HOP_MODE[hop.mode]})" for hop in placed.claim.source_chain
    )
    return " → ".join(hops) or "unnamed source"


def _time(placed: PlacedClaim) -> str:
    when = placed.claim.time
    if when.precision is TimePrecision.UNKNOWN:
        return "not stated"
    return f"{when_words(when)} ({TIME_BASIS[when.basis]}; {CALENDAR[when.calendar]})"
