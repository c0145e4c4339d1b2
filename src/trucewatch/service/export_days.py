"""Day by day what an audience may see: from the register, or from what was released.

Either way a day is a record in the layout of a bulletin, so that one set of tables
serves both. The latest day comes first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import sqlalchemy as sa

from trucewatch.model.access import Marking
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.coverage import Coverage
from trucewatch.model.place import Placement
from trucewatch.model.record import Json, to_record
from trucewatch.model.redaction import private_names
from trucewatch.pipeline import assemble
from trucewatch.publish.claims import place_record
from trucewatch.publish.json import bulletin_record
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.merge import reconcile_reports
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.service.access import Record, record_of
from trucewatch.service.bulletins import end_of_day
from trucewatch.service.coverage import standing_coverage
from trucewatch.service.merging import book_of, possible_incidents
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import placed_reports, published_decisions
from trucewatch.service.views import View
from trucewatch.settings import Settings
from trucewatch.store.decisions import marked
from trucewatch.store.documents import documents_between, erased_documents
from trucewatch.store.lines import documents_of, told_in
from trucewatch.store.releases import file_bytes, frozen_of, released_before


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportDay:
    """One day as an audience may see it.

    Args:
        record: in the layout of `publish.json.bulletin_record`.
        narrow: what is not public: id of an incident or claim to its record.
        blurred: those of them of whose documents a place is shown only roughly: no
            words of theirs are shown, which might name it.
        names: of persons who speak in no public role; they are struck out of what
            is not public for whoever is not of the team.
    """

    record: dict[str, Json]
    narrow: Mapping[str, Record] = field(default_factory=dict)
    blurred: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()


def released_days(
    mission: OpenMission, view: View, *, first: date | None, last: date | None
) -> Iterator[ExportDay]:
    """The days of which a bulletin is released, as it was released.

    Of a day's bulletins the latest counts. What was marked above public since then
    is left out, and with it the counts of that day that rest on it.
    """
    seen: set[date] = set()
    with mission.store.unit() as connection:
        for kept in released_before(connection, None):
            day = kept.value.day
            wanted = (first is None or first <= day) and (last is None or day <= last)
            if day in seen or not wanted:
                continue
            seen.add(day)
            raw = file_bytes(connection, frozen_of(kept).json)
            if raw is not None:
                yield ExportDay(record=_still(connection, view, json.loads(raw), day))


def _still(
    connection: sa.Connection, view: View, record: dict[str, Json], day: date
) -> dict[str, Json]:
    """The record without what the audience may no longer see."""
    documents = {each["id"]: each["document"] for each in record["claims"]}
    subjects = {*documents.values(), *(each["id"] for each in record["incidents"])}
    markings = marked(connection, subjects)
    hidden = {
        key
        for key, each in markings.items()
        if not view.sees_marked(key, (each,), told=day)
    }
    hidden |= erased_documents(connection, documents.values())
    for each in record["incidents"]:
        if each["id"] in hidden:
            hidden |= {documents[claim] for claim in _told(each)}
    claims = {claim for claim, document in documents.items() if document in hidden}
    counted = claims & set(_texts(record["comparison"]))
    return record | {
        "incidents": [e for e in record["incidents"] if not _told(e) & claims],
        "claims": [e for e in record["claims"] if e["id"] not in claims],
        "comparison": None if counted else record["comparison"],
    }


def _told(incident: Json) -> set[str]:
    return {*incident["supporting"], *incident["contradicting"]}


def _texts(value: Json) -> Iterator[str]:
    """Every text in a record: among them the ids of all claims that it cites."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _texts(each)
        case dict():
            yield from _texts(list(value.values()))
        case _:
            return


def register_days(
    mission: OpenMission, view: View, *, first: date, last: date, settings: Settings
) -> Iterator[ExportDay]:
    """The days from `last` down to `first` as the register has them now.

    The reports of a few days are in memory at once: those that may tell of a day.
    """
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    window = settings.incident_window_days
    held: dict[date, tuple[Report, ...]] = {}
    with mission.store.unit() as connection:
        day = last
        while day >= first:
            for back in range(window + 1):
                each = day - timedelta(days=back)
                if each not in held:
                    held[each] = _reports(mission, connection, each, gazetteer)
            coverage = standing_coverage(mission, connection, day)
            if held[day]:
                reports = tuple(r for found in held.values() for r in found)
                yield _day(
                    mission,
                    connection,
                    view,
                    day=day,
                    reports=reports,
                    coverage=coverage,
                )
            elif coverage:
                yield _quiet_day(day, coverage)
            held.pop(day)
            day -= timedelta(days=1)


def _reports(
    mission: OpenMission, connection: sa.Connection, day: date, gazetteer: Gazetteer
) -> tuple[Report, ...]:
    stored = documents_between(connection, day, day)
    return placed_reports(mission, connection, stored, gazetteer=gazetteer)


def _day(
    mission: OpenMission,
    connection: sa.Connection,
    view: View,
    *,
    day: date,
    reports: tuple[Report, ...],
    coverage: tuple[Coverage, ...],
) -> ExportDay:
    ordered = tuple(sorted(reports, key=lambda each: each.document.id))
    markings = _markings(connection, ordered)
    seen = tuple(r for r in ordered if _sees(view, r, markings))
    merged = reconcile_reports(seen, book_of(connection, seen))
    bulletin = assemble(
        mission.mission,
        day,
        cutoff=end_of_day(day, mission.mission.tz),
        reports=seen,
        charted=(),
        merged=merged,
        decided=published_decisions(connection, merged),
        agreements=mission.agreements,
        actors=load_actors(),
        shapes=(),
        coverage=coverage,
        issues=(),
    )
    return _shown(view, bulletin, markings)


def _quiet_day(day: date, coverage: tuple[Coverage, ...]) -> ExportDay:
    """A day without a report: only what was watched."""
    record: dict[str, Json] = {
        "day": day.isoformat(),
        "incidents": [],
        "claims": [],
        "figures": [],
        "documents": [],
        "comparison": None,
        "coverage": to_record(coverage),
    }
    return ExportDay(record=record)


Markings = dict[str, tuple[Marking, ...]]
"""Id of a document or incident to the markings that count for it."""


def _markings(connection: sa.Connection, reports: tuple[Report, ...]) -> Markings:
    """A document's own marking, and those of the incidents that it tells of.

    Incidents are merged from all reports, seen or not: with fewer of them an incident
    could have another id, and its marking would be missed.
    """
    ids = {report.document.id for report in reports}
    own = marked(connection, ids)
    found: Markings = {key: (each,) for key, each in own.items()}
    book = book_of(connection, reports)
    possible = possible_incidents(reports, book) | told_in(connection, ids)
    incidents = marked(connection, possible)
    if not incidents:
        return found
    telling = {key: set(documents_of(connection, (key,))) & ids for key in incidents}
    for incident in reconcile_reports(reports, book).incidents:
        if incident.id in incidents:
            told = incident.supporting + incident.contradicting
            telling[incident.id] |= _documents(told)
    for key, marking in incidents.items():
        found[key] = (marking,)
        for document in sorted(telling[key]):
            found[document] = (*found.get(document, ()), marking)
    return found


def _documents(told: tuple[PlacedClaim, ...]) -> set[str]:
    return {placed.claim.document for placed in told}


def _sees(view: View, report: Report, markings: Markings) -> bool:
    """Whether the markings that count for the report let the audience see it."""
    key = report.document.id
    return view.sees_marked(key, markings.get(key, ()), told=report.day)


def _shown(view: View, bulletin: Bulletin, markings: Markings) -> ExportDay:
    """The day's record: places as exactly as the audience may know them."""
    records = _records(bulletin, markings)
    entries = tuple(e for e in bulletin.incidents if view.sees(records[e.incident.id]))
    places = {
        placed.claim.id: [
            view.place(p, records[placed.claim.id]) if isinstance(p, Placement) else p
            for p in placed.placements
        ]
        for placed in bulletin.claims
    }
    rough = {
        placed.claim.document
        for placed in bulletin.claims
        if tuple(places[placed.claim.id]) != placed.placements
    }
    blurred = {p.claim.id for p in bulletin.claims if p.claim.document in rough}
    shown = []
    for entry in entries:
        incident = entry.incident
        place = incident.place and view.place(incident.place, records[incident.id])
        told = {p.claim.id for p in incident.supporting + incident.contradicting}
        if place != incident.place or told & blurred:
            blurred.add(incident.id)
        shown.append(replace(entry, incident=replace(incident, place=place)))
    record = bulletin_record(
        replace(
            bulletin,
            incidents=tuple(shown),
            agreements=(),
            rounds=(),
            commitments=(),
        )
    )
    for claim in record["claims"]:
        claim["places"] = [place_record(each) for each in places[claim["id"]]]
    narrow = {key: each for key, each in records.items() if view.narrows(each)}
    hops = (hop for placed in bulletin.claims for hop in placed.claim.source_chain)
    return ExportDay(
        record=record,
        narrow=narrow,
        blurred=frozenset(blurred),
        names=private_names(hops),
    )


def _records(bulletin: Bulletin, markings: Markings) -> dict[str, Record]:
    """For permissions: every claim and incident of the bulletin, by id."""
    found = {}
    for placed in bulletin.claims:
        key = placed.claim.id
        found[key] = record_of(key, *markings.get(placed.claim.document, ()))
    for entry in bulletin.incidents:
        key = entry.incident.id
        told = entry.incident.supporting + entry.incident.contradicting
        subjects = (key, *sorted(_documents(told)))
        held = (m for subject in subjects for m in markings.get(subject, ()))
        found[key] = record_of(key, *held)
    return found
