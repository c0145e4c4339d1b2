"""Find and place every place that reports name; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.errors import ItemError
from trucewatch.locate.resolve import Priors
from trucewatch.locate.texts import NOTHING_KNOWN, Found, find_and_place
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.model.place import Placement
from trucewatch.model.record import Json
from trucewatch.publish.claims import place_record
from trucewatch.publish.phrases import place_words
from trucewatch.read.document import check_document, read_document
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.service.items import Item, find_items, issue_of
from trucewatch.service.missions import NO_MISSION, MissionContext


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedItem:
    """The places of one item, in text order; `document` None where it was unusable."""

    document: Document | None
    found: tuple[Found, ...]
    issues: tuple[Issue, ...]


def locate_items(
    paths: tuple[str, ...],
    *,
    cache: Path,
    as_of: date,
    country: str | None = None,
    context: MissionContext | None = None,
) -> Iterator[LocatedItem]:
    """Each item under `paths` with the places that its report text names.

    Args:
        paths: files, folders, or ``-``.
        cache: folder of the gazetteer's index.
        as_of: day on which they are read.
        country: ISO 3166-1 alpha-2 of the country that they are about, if known;
            namesakes in it are then preferred and doubt is left open. It goes before
            the mission's country.
        context: the mission that is asked, or None. Its places, words and country
            count as they do in `ingest`, and doubt is left open as there.
    """
    mission = context or NO_MISSION
    gazetteer = open_gazetteer(cache, supplements=mission.supplements)
    priors = Priors(country=country or mission.country)
    if context is None and country is None:
        priors = NOTHING_KNOWN
    for item in find_items(paths):
        use_extension(mission.extension)
        yield _locate_item(item, gazetteer=gazetteer, as_of=as_of, priors=priors)


def _locate_item(
    item: Item, *, gazetteer: Gazetteer, as_of: date, priors: Priors
) -> LocatedItem:
    try:
        document = read_document(item.read_bytes(), name=item.name)
    except ItemError as error:
        return LocatedItem(document=None, found=(), issues=(issue_of(error, item),))
    found = find_and_place(
        document.text,
        parts=document.body,
        gazetteer=gazetteer,
        priors=priors,
        when=document.published,
    )
    issues = check_document(document, as_of=as_of)
    return LocatedItem(document=document, found=found, issues=issues)


def located_lines(item: LocatedItem) -> Iterator[str]:
    """Lines that tell a person which places a document names and why these."""
    if item.document is None:
        return
    yield item.document.title or item.document.name
    for each in item.found:
        answer, span = each.answer, each.span
        kind = " (people or adjective)" if each.demonym else ""
        yield f"  [{span.start}, {span.end}) {answer.mention.text}{kind}"
        yield f"    {place_words(answer)}"
        if isinstance(answer, Placement):
            yield f"    {answer.place.id}: {'; '.join(answer.reasons)}"
    placed = sum(isinstance(each.answer, Placement) for each in item.found)
    yield f"  {len(item.found)} names, {placed} placed"


def located_record(document: Document, found: Found) -> dict[str, Json]:
    """One place as a record: the fields of a claim's places, and the document's id."""
    record = place_record(found.answer)
    return {"document": document.id, **record, "demonym": found.demonym}
