"""Bulletins: assemble the one of a day from the store and write its files."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from trucewatch.errors import InvalidMission
from trucewatch.model.bulletin import Bulletin, MapShape
from trucewatch.model.decided import Decisions
from trucewatch.model.incident import Incident
from trucewatch.model.issue import Issue
from trucewatch.model.log import SignedHead, Stamp
from trucewatch.pipeline import assemble
from trucewatch.publish.gate import check_release
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record, record_text
from trucewatch.publish.terminal import TextTable as TextTable  # noqa: PLC0414 - for cli
from trucewatch.publish.terminal import tally_table
from trucewatch.reconcile.corrections import Report
from trucewatch.reconcile.merge import (
    Reconciled,
    incidents_told_of,
    reconcile_reports,
)
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.maps import zone_outlines
from trucewatch.service.access import Action
from trucewatch.service.basemaps import basemap_of
from trucewatch.service.cases import require_or_owner
from trucewatch.service.coverage import standing_coverage
from trucewatch.service.heads import keep_signed, signer_of, take_head
from trucewatch.service.lines import merge_pending
from trucewatch.service.merging import book_of, settle
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import (
    latest_public_day,
    public_reports,
    published_decisions,
)
from trucewatch.service.restrictions import published_restrictions
from trucewatch.service.signing import Signer
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.service.status import words_issues
from trucewatch.settings import Settings
from trucewatch.store.bulletins import BulletinFiles, note_bulletin
from trucewatch.store.documents import (
    documents_between,
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
    mission: OpenMission,
    *,
    day: date | None,
    out: Path,
    settings: Settings,
    by: str = MACHINE,
) -> WrittenBulletin:
    """The bulletin of `day` as files; of None, see `assemble_bulletin`.

    Each file is written beside its place and moved there whole, so that a
    failed run never replaces the last good one. The files carry the head of the
    log; their hashes are logged.

    Raises:
        AccessDenied, UnknownSubject: `by` may not, or is no user of a mission that
            has users.
        InvalidMission: the mission holds no dated report, or none of that day.
        InvalidKey: a signing key is set that cannot be used.
    """
    with mission.store.unit() as look:
        require_or_owner(look, by, Action.BULLETIN_DRAFT)
    stamp = stamp_now(by)
    bulletin = assemble_bulletin(
        mission, day=day, settings=settings, at=stamp, signer=signer_of(settings)
    )
    name = f"bulletin-{bulletin.number:04d}-{bulletin.day.isoformat()}"
    html = render_html(bulletin)
    text = record_text(bulletin_record(bulletin))
    out.mkdir(parents=True, exist_ok=True)
    _log(mission, bulletin, stamp, html=html, record=text)
    return WrittenBulletin(
        html=_write(out / f"{name}.html", html),
        record=_write(out / f"{name}.json", text),
        table=tally_table(bulletin),
        open_points=check_release(bulletin),
    )


def _log(
    mission: OpenMission, bulletin: Bulletin, stamp: Stamp, *, html: str, record: str
) -> None:
    """Keep the head that the bulletin carries, and log its files by their SHA-256.

    Before the files are written: a killed run leaves an entry without a file, never
    a file that the log does not know.
    """
    if bulletin.log is None:
        raise ValueError("a bulletin that is written carries the head of the log")
    written = BulletinFiles(
        number=bulletin.number,
        day=bulletin.day,
        html=sha256(html.encode()).hexdigest(),
        json=sha256(record.encode()).hexdigest(),
        size=bulletin.log.head.size,
    )
    with mission.store.writing(stamp) as unit:
        keep_signed(unit, bulletin.log)
        note_bulletin(unit, written)


def assemble_bulletin(
    mission: OpenMission,
    *,
    day: date | None,
    settings: Settings,
    at: Stamp | None = None,
    signer: Signer | None = None,
) -> Bulletin:
    """The bulletin of `day` as a value; see `write_bulletin_files`.

    Args:
        mission: the mission.
        day: its day; where None, the latest with a report that is not held back.
        settings: how far back to look.
        at: by whom and when the head of the log is taken and new incidents get
            their ids; without it the bulletin carries none, and nothing is written.
        signer: signs the head.
    """
    if at is not None:
        merge_pending(mission, settings=settings)
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    with mission.store.unit() as unit:
        chosen, reports = _reports(mission, unit, gazetteer, day, settings)
        days = tally_days(unit, chosen, most=settings.history_days)
        history = tallies_on(unit, days)
        charted = public_reports(mission, unit, history, gazetteer=gazetteer)
        coverage = standing_coverage(mission, unit, chosen)
        hindered = published_restrictions(unit, chosen)
        today = tuple(r.document.id for r in reports if r.day == chosen)
        raised = issues_of(unit, today)
    coders = Counter(
        placed.claim.coder for report in reports + charted for placed in report.claims
    )
    merged, decided, head = _merged(mission, reports, at=at, signer=signer)
    bulletin = assemble(
        mission.mission,
        chosen,
        cutoff=end_of_day(chosen, mission.mission.tz),
        reports=reports,
        charted=charted,
        merged=merged,
        decided=decided,
        agreements=mission.agreements,
        actors=load_actors(),
        shapes=_shapes(mission, chosen),
        coverage=coverage,
        issues=(*words_issues(coders, mission.extension), *raised),
    )
    return replace(bulletin, log=head, restrictions=hindered)


def _merged(
    mission: OpenMission,
    reports: tuple[Report, ...],
    *,
    at: Stamp | None,
    signer: Signer | None,
) -> tuple[Reconciled, Decisions, SignedHead | None]:
    """The reports' incidents, what people decided on them, and the head of the log.

    Without `at` nothing is written, and there is no head.
    """
    if at is None:
        with mission.store.unit() as unit:
            merged = reconcile_reports(reports, book_of(unit, reports))
            return merged, published_decisions(unit, merged), None
    with mission.store.writing(at) as writing:
        merged = settle(writing, reports)
        decided = published_decisions(writing.connection, merged)
    # After the ids: they are records too, and the head stands for all of them.
    with mission.store.unit() as unit:
        code = mission.mission.id
        head = take_head(unit, mission=code, signer=signer, stamp=at)
    return merged, decided, head


def incidents_of_day(
    mission: OpenMission, *, day: date | None, settings: Settings
) -> tuple[Incident, ...]:
    """The incidents that reports of `day` tell of; see `write_bulletin_files`."""
    use_extension(mission.extension)
    gazetteer = open_gazetteer(settings.cache, supplements=mission.supplements)
    with mission.store.unit() as unit:
        chosen, reports = _reports(mission, unit, gazetteer, day, settings)
        merged = reconcile_reports(reports, book_of(unit, reports))
        decided = published_decisions(unit, merged)
    told = tuple(p for report in reports if report.day == chosen for p in report.claims)
    return incidents_told_of(told, merged, decided)


def _reports(
    mission: OpenMission,
    unit: sa.Connection,
    gazetteer: Gazetteer,
    day: date | None,
    settings: Settings,
) -> tuple[date, tuple[Report, ...]]:
    """The day, and its reports with those of the days before that may tell of it."""
    chosen = day or latest_public_day(mission, unit, gazetteer=gazetteer)
    if chosen is None:
        raise InvalidMission(
            "no dated report to write a bulletin from that is not held back",
            where=str(mission.root),
            wanted="ingest reports first: trucewatch ingest PATH",
        )
    window = timedelta(days=settings.incident_window_days)
    stored = documents_between(unit, chosen - window, chosen)
    reports = public_reports(mission, unit, stored, gazetteer=gazetteer)
    if not any(report.day == chosen for report in reports):
        raise InvalidMission(
            "no report of that day",
            where=str(mission.root),
            got=chosen.isoformat(),
            wanted="a day on which a report was published that is not held back",
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


def _write(path: Path, text: str) -> Path:
    """Write `text` beside `path`, then move it there in one step."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(text, encoding="utf-8")
    return draft.replace(path)
