"""Ingest: take items into the mission, one transaction each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from trucewatch.errors import ItemError
from trucewatch.model.claim import Reading
from trucewatch.model.document import Document
from trucewatch.model.issue import Issue
from trucewatch.pipeline import read_report
from trucewatch.service.collector import keep_loaded
from trucewatch.service.items import STANDARD_INPUT, Item, find_items, issue_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.reading import duplicate_issue
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.store.documents import add_claims, add_document, stored_name
from trucewatch.store.items import Outcome, note_item
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What became of one item.

    Args:
        name: the item.
        outcome: stored, duplicate or unreadable.
        fresh: whether this run stored it (False: it was there already).
        claims: how many claims were read from it in this run.
        issues: doubts and defects.
        document: id of the document, or None where it could not be read.
    """

    name: str
    outcome: Outcome
    fresh: bool
    claims: int
    issues: tuple[Issue, ...]
    document: str | None = None


def ingest_items(
    mission: OpenMission, paths: tuple[str, ...], *, as_of: date, by: str = MACHINE
) -> Iterator[Ingested]:
    """Take in each item under `paths`; yields after its transaction is closed.

    What was yielded as stored is stored: a killed run loses nothing of it and
    can be run again over the same paths.
    """
    for item in find_items(paths):
        yield ingest_item(mission, item, as_of=as_of, by=by)
        keep_loaded()


def ingest_item(
    mission: OpenMission, item: Item, *, as_of: date, by: str = MACHINE
) -> Ingested:
    """Take in one item, in a transaction of its own."""
    try:
        raw = item.read_bytes()
        reading = read_report(
            raw, name=item.name, as_of=as_of, extension=mission.extension
        )
    except ItemError as error:
        issues = (issue_of(error, item),)
        with mission.store.writing(stamp_now(by)) as unit:
            note_item(
                unit,
                item.name,
                outcome=Outcome.UNREADABLE,
                document=None,
                raised=issues,
            )
        return Ingested(
            name=item.name,
            outcome=Outcome.UNREADABLE,
            fresh=False,
            claims=0,
            issues=issues,
        )
    with mission.store.writing(stamp_now(by)) as unit:
        return _store(unit, item, raw, reading=reading, tz=mission.mission.tz)


def _store(
    unit: Unit, item: Item, raw: bytes, *, reading: Reading, tz: str
) -> Ingested:
    document = reading.document
    known_as = stored_name(unit.connection, document.id)
    issues = reading.issues
    outcome = Outcome.STORED
    if known_as is None:
        day = day_in_zone(document, tz)
        add_document(
            unit, document, raw=raw, published_day=day, retrieval=item.retrieval
        )
        add_claims(unit, reading.claims)
    elif known_as != item.name:
        outcome = Outcome.DUPLICATE
        issues = (duplicate_issue(item.name, of=known_as),)
    note_item(unit, item.name, outcome=outcome, document=document.id, raised=issues)
    return Ingested(
        name=item.name,
        outcome=outcome,
        fresh=known_as is None,
        claims=len(reading.claims) if known_as is None else 0,
        issues=issues,
        document=document.id,
    )


def day_in_zone(document: Document, tz: str) -> date | None:
    """Calendar day of publication in the zone `tz`; None for an undated document.

    A plain date is taken as it is; a moment is carried into the zone.
    """
    if document.published is None or document.published.start is None:
        return None
    moment = document.published.start
    if isinstance(moment, datetime):
        return moment.astimezone(ZoneInfo(tz)).date()
    return moment


def count_items(paths: tuple[str, ...]) -> int:
    """How many items `ingest_items` will take in."""
    files = tuple(path for path in paths if path != STANDARD_INPUT)
    return len(paths) - len(files) + sum(1 for _ in find_items(files))
