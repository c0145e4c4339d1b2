"""Lines: incidents as rows, written in the unit of work that merges or decides.

What a page lists and what a decision is made on is read from these rows. They follow
from reports, decisions and agreements, and can be made anew at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import sqlalchemy as sa

from trucewatch.judge.verdict import ENGINE
from trucewatch.locate.zones import place_in_all
from trucewatch.model.access import Marking
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.decided import UNDECIDED
from trucewatch.model.incident import Incident
from trucewatch.model.incident_line import IncidentLine, LineAccess, LinePlace
from trucewatch.model.place import Placement, ZoneResult
from trucewatch.model.record import content_id, to_record
from trucewatch.model.same import Same
from trucewatch.model.when import When
from trucewatch.pipeline import judge_all
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.decided import apply_decided
from trucewatch.reconcile.merge import Reconciled
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import open_gazetteer
from trucewatch.service.access import record_of
from trucewatch.service.merging import settle
from trucewatch.service.missions import OpenMission
from trucewatch.service.reopening import reopen_contradicted
from trucewatch.service.reports import placed_reports
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.settings import Settings
from trucewatch.store.decisions import decided_on, marked
from trucewatch.store.documents import documents_between, ids_between
from trucewatch.store.lines import (
    KeptLine,
    days_of,
    days_told,
    drop_lines,
    kept_incidents,
    owners_of,
    put_lines,
    told_in,
    verdict_counts,
)
from trucewatch.store.unit import Unit
from trucewatch.store.unmerged import forget_days, note_every_day, unmerged

SPAN = timedelta(days=14)
"""Days that are merged in one unit of work, at most."""

_IN = frozenset({ZoneResult.INSIDE, ZoneResult.BOUNDARY_UNCERTAIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days to merge: from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The reports of some days, of the days about them, and the marks of all these."""

    reports: tuple[Report, ...]
    first: date
    last: date
    marks: dict[date, int]


def merge_pending(
    mission: OpenMission, *, settings: Settings, by: str = MACHINE
) -> int:
    """Merge the reports of every day that changed; how many days there were.

    A few days a unit of work, each with its rows and the ids that were given. Costs
    one look where nothing changed.
    """
    with mission.store.unit() as connection:
        days = unmerged(connection)
    for span in _spans(days):
        with mission.store.unit() as connection:
            around = reports_about(mission, connection, span, settings=settings)
        with mission.store.writing(stamp_now(by)) as unit:
            around = as_it_stands(unit, mission, around, span, settings=settings)
            merge_span(unit, mission, around.reports, span)
            done = {d: m for d, m in around.marks.items() if _within(d, span)}
            forget_days(unit.connection, done)
    return len(days)


def rebuild_lines(mission: OpenMission, *, settings: Settings) -> int:
    """Make every row anew; how many days were merged."""
    with mission.store.writing(stamp_now()) as unit:
        note_every_day(unit.connection)
    return merge_pending(mission, settings=settings)


def _spans(days: Iterable[date]) -> Iterator[Span]:
    rest = sorted(days)
    while rest:
        near = [day for day in rest if day - rest[0] < SPAN]
        yield Span(first=near[0], last=near[-1])
        rest = rest[len(near) :]


def _within(day: date, span: Span) -> bool:
    return span.first <= day <= span.last


def reports_about(
    mission: OpenMission, connection: sa.Connection, span: Span, *, settings: Settings
) -> Around:
    """The reports that may tell of the same happenings as those of the days.

    Those of the window before and after, and as far as the incidents reach that
    reports of this time told of before.
    """
    window = timedelta(days=settings.incident_window_days)
    first, last = span.first - window, span.last + window
    known = told_in(connection, ids_between(connection, first, last))
    days = {first, last, *days_of(connection, known)}
    first, last = min(days), max(days)
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    stored = documents_between(connection, first, last)
    return Around(
        reports=placed_reports(mission, connection, stored, gazetteer=gazetteer),
        first=first,
        last=last,
        marks=unmerged(connection, first, last),
    )


def as_it_stands(
    unit: Unit, mission: OpenMission, around: Around, span: Span, *, settings: Settings
) -> Around:
    """What was read before the unit of work began; read again where it changed since.

    So that reading, which takes long, keeps no other writer waiting, and nothing that
    was erased meanwhile comes back.
    """
    if unmerged(unit.connection, around.first, around.last) == around.marks:
        return around
    return reports_about(mission, unit.connection, span, settings=settings)


def merge_span(
    unit: Unit, mission: OpenMission, reports: tuple[Report, ...], span: Span
) -> Reconciled:
    """Merge the reports; write ids and rows of the incidents of the span's reports.

    Args:
        unit: an open unit of work.
        mission: the mission.
        reports: as `reports_about` the span gave them.
        span: the days.
    """
    merged = settle(unit, reports)
    of_span = [report for report in reports if _within(report.day, span)]
    claims = {placed.claim.id for report in of_span for placed in report.claims}
    touched = {each.id for each in merged.incidents if _claims(each) & claims}
    claims.update(*(_claims(e) for e in merged.incidents if e.id in touched))
    told = ids_between(unit.connection, span.first, span.last)
    owners = told_in(unit.connection, told) | owners_of(unit.connection, claims)
    drop_lines(unit.connection, owners - {each.id for each in merged.incidents})
    fresh = [each for each in merged.incidents if each.id in touched | owners]
    reopen_contradicted(unit, fresh)
    write_lines(unit.connection, mission, fresh)
    return merged


def _claims(incident: Incident) -> set[str]:
    return {p.claim.id for p in incident.supporting + incident.contradicting}


def refresh_lines(unit: Unit, mission: OpenMission, ids: Iterable[str]) -> None:
    """Write the rows of incidents anew on which something was decided or marked."""
    found = kept_incidents(unit.connection, ids)
    use_extension(mission.extension)
    write_lines(unit.connection, mission, list(found.values()))


def write_lines(
    connection: sa.Connection, mission: OpenMission, incidents: list[Incident]
) -> None:
    """Write the row of each incident, as it stands with all that was decided."""
    documents = {p.claim.document for each in incidents for p in _told(each)}
    decided = decided_on(connection, [each.id for each in incidents])
    markings = marked(connection, documents | {each.id for each in incidents})
    days = days_told(connection, documents)
    basis = finding_basis(mission)
    standing = [apply_decided(e, decided.get(e.id, UNDECIDED)) for e in incidents]
    chosen = dict(mission.mission.interpretations)
    entries = judge_all(standing, mission.agreements, load_actors(), chosen)
    kept = []
    for merged, entry in zip(incidents, entries, strict=True):
        access = _access(merged, markings)
        told = days[merged.supporting[0].claim.document]
        line = _line(entry, told, access=access, agreements=mission.agreements)
        kept.append(KeptLine(line=line, access=access, basis=basis, incident=merged))
    put_lines(connection, kept)


def _told(incident: Incident) -> Iterator[PlacedClaim]:
    yield from incident.supporting
    yield from incident.contradicting


def finding_basis(mission: OpenMission) -> str:
    """What findings of the mission are made under now, as a hash."""
    words, chosen = mission.extension.version, mission.mission.interpretations
    return _basis(Same(mission.agreements), chosen, words)


@lru_cache(maxsize=64)
def _basis(
    agreements: Same[tuple[Agreement, ...]],
    interpretations: tuple[tuple[str, str], ...],
    words: str,
) -> str:
    readings = [list(each) for each in interpretations]
    told = content_id("agr", [to_record(each) for each in agreements.value])
    return content_id("bas", [told, readings, words, ENGINE])


def _access(incident: Incident, markings: dict[str, Marking]) -> LineAccess:
    """How far an incident goes: by its own marking and those of its documents."""
    subjects = [incident.id, *(p.claim.document for p in _told(incident))]
    found = [markings[each] for each in sorted(set(subjects)) if each in markings]
    record = record_of(incident.id, *found)
    return LineAccess(
        sensitivity=record.sensitivity,
        audiences=tuple(sorted(record.audiences, key=str)),
        of=tuple(sorted(record.of)),
        delay_hours=max((each.delay_hours for each in found), default=0),
    )


def _line(
    entry: IncidentEntry,
    told: date,
    *,
    access: LineAccess,
    agreements: tuple[Agreement, ...],
) -> IncidentLine:
    incident = entry.incident
    day, last_day = _days(incident.time, told)
    tests = place_in_all(incident.place, agreements, incident.time)
    return IncidentLine(
        id=incident.id,
        type=incident.type,
        family=incident.family,
        state=incident.state,
        attribution=incident.attribution.level,
        disputed=bool(incident.disputed_by),
        day=day,
        last_day=last_day,
        time=incident.time.precision,
        told=told,
        place=None if incident.place is None else line_place(incident.place),
        supporting=len(incident.supporting),
        contradicting=len(incident.contradicting),
        origins=incident.origin_count,
        verdicts=verdict_counts(finding.verdict for finding in entry.findings),
        zones=tuple(
            sorted({t.zone for t in tests if t.result in _IN and t.tolerance_m is None})
        ),
        sensitivity=access.sensitivity,
        sides=tuple(sorted({side for side in incident.sides if side})),
    )


def _days(when: When, told: date) -> tuple[date, date]:
    """First and last day on which it may have happened, as far as anything says.

    Where an end is not known, the day on which it was told stands for it.
    """
    first, last = when.first_day, when.last_day
    day = first if first is not None else min(last or told, told)
    return day, max(day, last if last is not None else told)


def line_place(placement: Placement) -> LinePlace:
    """Where it was, on a line."""
    place = placement.place
    return LinePlace(
        id=place.id,
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        precision=placement.precision,
        radius_m=placement.radius_m,
        admin1=place.admin1,
    )
