"""Exports: a table for an audience, in a format, with codebook, hash and log entry."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from trucewatch.errors import InvalidExport
from trucewatch.judge.verdict import ENGINE
from trucewatch.model.access import Audience
from trucewatch.model.record import Json
from trucewatch.publish.exports import exporter_of, table_of
from trucewatch.publish.exports.codebook import codebook_csv
from trucewatch.publish.exports.columns import Row, Table
from trucewatch.publish.exports.exporter import About, Rows, whole_record
from trucewatch.publish.wording import DEMONSTRATION_NOTE
from trucewatch.service.cases import acting_user
from trucewatch.service.export_days import ExportDay, register_days, released_days
from trucewatch.service.known_days import Days, known_days
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.service.views import PUBLIC, View, view_for
from trucewatch.settings import Settings

ABOUT_SUFFIX = ".about.json"
CODEBOOK_SUFFIX = ".codebook.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """An export that was written.

    Args:
        file: the file.
        about: the file beside it that says what it is, with its codebook.
        codebook: the codebook as a file of its own, or None where it is within.
        rows: how many rows.
        rows_sha256: SHA-256 over the rows, whatever the format; hex.
        file_sha256: SHA-256 of the file's bytes; hex.
    """

    file: Path
    about: Path
    codebook: Path | None
    rows: int
    rows_sha256: str
    file_sha256: str


def export_rows(
    mission: OpenMission,
    table: str,
    *,
    audience: Audience,
    by: str | None,
    settings: Settings,
    first: date | None = None,
    last: date | None = None,
    now: datetime | None = None,
) -> Iterator[Row]:
    """The rows of a table as an audience may see them, the latest day first.

    The public sees what was released; every other audience sees the register. The
    permission is asked before the first row is asked for.

    Args:
        mission: the mission.
        table: a name of `publish.exports.TABLES`.
        audience: for whom.
        by: who makes it; None or `MACHINE` for the public alone.
        settings: of this machine.
        first: first day; None: as far back as there are any.
        last: last day, included; None: the latest.
        now: the moment, for delays; None: the present.

    Raises:
        InvalidExport: no such table, or the days are reversed.
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    chosen = table_of(table)
    view = _view(mission, audience, by=by, now=now)
    days = _days(mission, view, first=first, last=last, settings=settings)
    return _rows(chosen, days, view)


def _view(
    mission: OpenMission, audience: Audience, *, by: str | None, now: datetime | None
) -> View:
    maker = None
    if by not in {None, MACHINE}:
        with mission.store.unit() as connection:
            maker = acting_user(connection, by or "")
    moment = now or datetime.now(UTC)
    return view_for(audience, maker=maker, now=moment, tz=mission.mission.tz)


def _days(
    mission: OpenMission,
    view: View,
    *,
    first: date | None,
    last: date | None,
    settings: Settings,
) -> Iterator[ExportDay]:
    if first is not None and last is not None and first > last:
        raise InvalidExport(
            "the days are reversed", got=f"{first} to {last}", wanted="--from first"
        )
    if view.audience == PUBLIC:
        return released_days(mission, view, first=first, last=last)
    known = _known(mission, view)
    if known is None:
        return iter(())
    earliest, latest = known
    bound = min(earliest, mission.mission.starts)  # coverage may be older than reports
    since, until = max(first or earliest, bound), min(last or latest, latest)
    return register_days(mission, view, first=since, last=until, settings=settings)


def _known(mission: OpenMission, view: View) -> Days | None:
    """The days between which both the audience and the maker may know of reports."""
    users = (view.reader, *((view.maker,) if view.maker else ()))
    found = [known_days(mission, user, now=view.now) for user in users]
    known = [each for each in found if each is not None]
    if len(known) < len(users):
        return None
    return max(first for first, _ in known), min(last for _, last in known)


def _rows(table: Table, days: Iterator[ExportDay], view: View) -> Iterator[Row]:
    """The rows of all days; of rows with one key the first, which is the latest."""
    seen: set[object] = set()
    for day in days:
        for row in table.rows(day.record):
            if table.key:
                if row[table.key] in seen:
                    continue
                seen.add(row[table.key])
            yield row | _words(table, row, day, view)


def _words(table: Table, row: Row, day: ExportDay, view: View) -> Row:
    """The row's free words as the audience may read them: none of a blurred place."""
    about = str(row[table.about])
    if about not in day.narrow:
        return {}
    free = [column.name for column in table.columns if column.free]
    if about in day.blurred:
        return dict.fromkeys(free)
    record, words = day.narrow[about], {name: row[name] for name in free}
    return {
        name: view.text(text, record, names=day.names)
        if isinstance(text, str)
        else text
        for name, text in words.items()
    }


def export_table(
    mission: OpenMission,
    table: str,
    *,
    format: str,  # noqa: A002 - the word for it
    audience: Audience,
    by: str | None,
    out: Path,
    settings: Settings,
    first: date | None = None,
    last: date | None = None,
    now: datetime | None = None,
) -> Exported:
    """Write a table for an audience to `out`, with a file about it beside it.

    The log gets who made what for whom, with the rows' SHA-256, before the file is
    in its place; nobody's download of public rows (`by` None) is not logged.

    Args:
        mission: the mission.
        table: a name of `publish.exports.TABLES`.
        format: a name of `publish.exports.EXPORTERS`.
        audience: for whom.
        by: who makes it; `MACHINE` for whoever runs the program, None for nobody.
        out: the file.
        settings: of this machine.
        first: first day; None: as far back as there are any.
        last: last day, included; None: the latest.
        now: the moment, for delays and the date of the file; None: the present.

    Raises:
        InvalidExport: no such table or format, the format cannot hold it, an extra is
            missing, the days are reversed, or the file cannot be written.
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    chosen, exporter = table_of(table), exporter_of(format)
    moment = now or datetime.now(UTC)
    rows = Rows(
        export_rows(
            mission,
            table,
            audience=audience,
            by=by,
            settings=settings,
            first=first,
            last=last,
            now=moment,
        )
    )
    about = _about(mission, audience, first=first, last=last, at=moment)
    part = out.with_name(f".{out.name}.part")
    _whole(part, lambda file: exporter.write(rows, table=chosen, about=about, out=file))
    with part.open("rb") as written:
        digest = file_digest(written, "sha256").hexdigest()
    record = whole_record(chosen, about, rows)
    record |= {"format": format, "file": out.name, "file_sha256": digest}
    if by is not None:
        _log(mission, record, by=by)
    codebook = None
    if not exporter.carries_codebook:
        codebook = out.with_name(out.name + CODEBOOK_SUFFIX)
        codebook.write_text(codebook_csv(chosen), encoding="utf-8")
    beside = out.with_name(out.name + ABOUT_SUFFIX)
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    beside.write_text(text, encoding="utf-8")
    part.replace(out)
    return Exported(
        file=out,
        about=beside,
        codebook=codebook,
        rows=rows.count,
        rows_sha256=rows.sha256,
        file_sha256=digest,
    )


def _about(
    mission: OpenMission,
    audience: Audience,
    *,
    first: date | None,
    last: date | None,
    at: datetime,
) -> About:
    demonstration = mission.mission.demonstration
    return About(
        title=mission.mission.title,
        notice=DEMONSTRATION_NOTE if demonstration else "",
        audience=str(audience),
        first=first.isoformat() if first else "",
        last=last.isoformat() if last else "",
        at=at.astimezone(UTC).isoformat(timespec="seconds"),
        engine=ENGINE,
    )


def _whole(part: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file beside its place; nothing is left of one that fails."""
    try:
        with part.open("wb") as file:
            write(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InvalidExport(
            "cannot be written", where=str(part.parent), got=str(error)
        ) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _log(mission: OpenMission, record: dict[str, Json], *, by: str) -> None:
    kept = ("table", "format", "audience", "first", "last", "rows", "rows_sha256")
    more: dict[str, object] = {key: record[key] for key in (*kept, "file_sha256")}
    with mission.store.writing(stamp_now(by)) as unit:
        unit.note("export.write", f"exports/{record['rows_sha256'][:16]}", more=more)
