"""Read without storing: documents, placed claims and Issues, one item at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.errors import ItemError
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.record import Json
from trucewatch.pipeline import place_claims, read_report
from trucewatch.publish.claims import claim_record
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.service.collector import keep_loaded
from trucewatch.service.items import Item, find_items, issue_of
from trucewatch.service.missions import NO_MISSION, MissionContext


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """What reading one item gave; `document` None where it was unusable."""

    item: Item
    document: Document | None
    claims: tuple[PlacedClaim, ...]
    issues: tuple[Issue, ...]


def read_items(
    paths: tuple[str, ...],
    *,
    cache: Path,
    as_of: date,
    context: MissionContext = NO_MISSION,
) -> Iterator[ReadItem]:
    """Each item under `paths` with its placed claims, in a fixed order.

    An exact duplicate of an earlier item is read once and noted as an Issue.

    Args:
        paths: files, folders, or ``-``.
        cache: folder of the gazetteer's index.
        as_of: today.
        context: what a mission adds, if any.
    """
    gazetteer = open_gazetteer(cache, supplements=context.supplements)
    seen: dict[str, str] = {}
    for item in find_items(paths):
        yield _read_item(
            item, gazetteer=gazetteer, as_of=as_of, seen=seen, context=context
        )
        keep_loaded()


def _read_item(
    item: Item,
    *,
    gazetteer: Gazetteer,
    as_of: date,
    seen: dict[str, str],
    context: MissionContext,
) -> ReadItem:
    extension = context.extension
    try:
        reading = read_report(
            item.read_bytes(), name=item.name, as_of=as_of, extension=extension
        )
    except ItemError as error:
        issues = (issue_of(error, item),)
        return ReadItem(item=item, document=None, claims=(), issues=issues)
    document = reading.document
    first = seen.setdefault(document.id, item.name)
    if first != item.name:
        issues = (duplicate_issue(item.name, of=first),)
        return ReadItem(item=item, document=document, claims=(), issues=issues)
    placed = place_claims(
        document,
        reading.claims,
        gazetteer=gazetteer,
        country=context.country,
        extension=extension,
    )
    return ReadItem(item=item, document=document, claims=placed, issues=reading.issues)


def duplicate_issue(name: str, *, of: str) -> Issue:
    """The note that an item repeats another byte for byte."""
    return Issue(
        code="exact_duplicate",
        severity=Severity.NOTE,
        what="same bytes as an earlier item; read once",
        where=name,
        got=f"a copy of {of}",
    )


def claim_line(placed: PlacedClaim) -> Json:
    """The claim in the documented schema of ``read --json``."""
    return claim_record(placed)


def describe(read: ReadItem) -> list[str]:
    """Lines that tell a person what was read from one document."""
    document = read.document
    if document is None:
        return []
    published = document.published.start if document.published else None
    lines = [
        document.title or read.item.name,
        f"  published {published or 'unknown'}; {document.publisher or 'no publisher'}",
    ]
    for placed in read.claims:
        claim = placed.claim
        marks = ", ".join((claim.polarity, claim.modality))
        first, last = claim.spans[0].start, claim.spans[0].end
        lines.append(f"  {claim.kind} ({marks}) [{first}, {last}) by {claim.origin}")
        lines.append(f"    {' '.join(claim.quote.split())}")
    return [*lines, f"  {len(read.claims)} claims"]
