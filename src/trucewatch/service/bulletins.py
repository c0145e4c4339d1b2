"""Bulletins: assemble the one of a day from the store and write its files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import InvalidMission
from trucewatch.model.bulletin import Bulletin, MapShape
from trucewatch.model.document import Document
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.pipeline import assemble, place_claims
from trucewatch.publish.gate import check_release
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record, record_text
from trucewatch.publish.terminal import TextTable as TextTable  # noqa: PLC0414 - for cli
from trucewatch.publish.terminal import tally_table
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.merge import incidents_told_of
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.maps import zone_outlines
from trucewatch.service.basemaps import basemap_of
from trucewatch.service.ingest import day_in_zone
from trucewatch.service.missions import OpenMission, coverage_on
from trucewatch.service.status import words_issues
from trucewatch.settings import Settings
from trucewatch.store.documents import (
    StoredDocument,
    documents_between,
    latest_day,
    tallies_on,
    tally_days,
)
from trucewatch.store.items import issues_of


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenBulletin:
    """A bulletin that was written.

    Args:
        html, record: the files written.
        table: the two-sided table for a terminal.
        open_points: what stands between the draft and a release.
    """

    html: Path
    record: Path
    table: TextTable
    open_points: tuple[Issue, ...]


def write_bulletin_files(
    mission: OpenMission, *, day: date | None, out: Path, settings: Settings
) -> WrittenBulletin:
    """The bulletin of `day` (the latest day with a report where None), as files.

    Each file is written beside its place and moved there whole, so that a
    failed run never replaces the last good one.

    Raises:
        InvalidMission: the mission holds no dated report, or none of that day.
    """
    bulletin = assemble_bulletin(mission, day=day, settings=settings)
    name = f"bulletin-{bulletin.number:04d}-{bulletin.day.isoformat()}"
    out.mkdir(parents=True, exist_ok=True)
    html = _write(out / f"{name}.html", render_html(bulletin))
    text = record_text(bulletin_record(bulletin))
    return WrittenBulletin(
        html=html,
        record=_write(out / f"{name}.json", text),
        table=tally_table(bulletin),
        open_points=check_release(bulletin),
    )


def assemble_bulletin(
    mission: OpenMission, *, day: date | None, settings: Settings
) -> Bulletin:
    """The bulletin of `day` as a value; see `write_bulletin_files`."""
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    with mission.store.unit() as unit:
        chosen, reports = _reports(mission, unit, gazetteer, day, settings)
        charted = tally_days(unit, chosen, most=settings.history_days)
        history = list(tallies_on(unit, charted))
        today = tuple(r.document.id for r in reports if r.day == chosen)
        issues = (*words_issues(unit, mission.extension), *issues_of(unit, today))
    return assemble(
        mission.mission,
        chosen,
        cutoff=end_of_day(chosen, mission.mission.tz),
        reports=reports,
        charted=_place_all(mission, history, gazetteer),
        agreements=mission.agreements,
        actors=load_actors(),
        shapes=_shapes(mission, chosen),
        coverage=coverage_on(mission.coverage, chosen),
        issues=issues,
    )


def incidents_of_day(
    mission: OpenMission, *, day: date | None, settings: Settings
) -> tuple[Incident, ...]:
    """The incidents that reports of `day` tell of; see `write_bulletin_files`."""
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    with mission.store.unit() as unit:
        chosen, reports = _reports(mission, unit, gazetteer, day, settings)
    told = tuple(p for report in reports if report.day == chosen for p in report.claims)
    return incidents_told_of(told, reports)


def _reports(
    mission: OpenMission,
    unit: sa.Connection,
    gazetteer: Gazetteer,
    day: date | None,
    settings: Settings,
) -> tuple[date, tuple[Report, ...]]:
    """The day, and its reports with those of the days before that may tell of it."""
    chosen = day or latest_day(unit)
    if chosen is None:
        raise InvalidMission(
            "no dated report to write a bulletin from",
            where=str(mission.root),
            wanted="ingest reports first: trucewatch ingest PATH",
        )
    window = timedelta(days=settings.incident_window_days)
    stored = list(documents_between(unit, chosen - window, chosen))
    reports = _place_all(mission, stored, gazetteer)
    if not any(report.day == chosen for report in reports):
        raise InvalidMission(
            "no report of that day",
            where=str(mission.root),
            got=chosen.isoformat(),
            wanted="a day on which a report was published",
        )
    return chosen, reports


def end_of_day(day: date, tz: str) -> datetime:
    """First instant after `day` in the zone `tz`: the bulletin's cut-off."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(tz))


def _shapes(mission: OpenMission, day: date) -> tuple[MapShape, ...]:
    """Outlines of the mission's country and of the zones that stood on the day."""
    outlines = basemap_of(mission.root, mission.mission.country)
    zones = (zone_outlines(agreement, day) for agreement in mission.agreements)
    return outlines + tuple(shape for shapes in zones for shape in shapes)


def _place_all(
    mission: OpenMission, stored: list[StoredDocument], gazetteer: Gazetteer
) -> tuple[Report, ...]:
    return tuple(
        Report(
            document=each.document,
            day=_day(each.document, mission.mission.tz),
            claims=place_claims(
                each.document,
                each.claims,
                gazetteer=gazetteer,
                country=mission.mission.country,
                extension=mission.extension,
            ),
        )
        for each in stored
    )


def _day(document: Document, tz: str) -> date:
    day = day_in_zone(document, tz)
    if day is None:
        raise InvalidMission("undated document in a dated query", where=document.name)
    return day


def _write(path: Path, text: str) -> Path:
    """Write `text` beside `path`, then move it there in one step."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, encoding="utf-8")
    return draft.replace(path)
