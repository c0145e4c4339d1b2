"""Backup of a mission to one file while it runs, and restore on either engine."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import sqlalchemy as sa

from trucewatch import __version__
from trucewatch.errors import InvalidBackup, InvalidMission
from trucewatch.service.access import Action
from trucewatch.service.backup_files import (
    FILES,
    FORMAT,
    BackupReader,
    Head,
    Manifest,
    reading_backup,
    rows_name,
    writing_backup,
)
from trucewatch.service.cases import require_or_owner
from trucewatch.service.left_out import LeftOut, left_out_of
from trucewatch.service.missions import DATABASE_FILE, MISSION_FILE, OpenMission
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.store.copying import (
    COPIED,
    copy_rows,
    filled_store,
    known_schemas,
    newest_schema,
)
from trucewatch.store.heads import every_head
from trucewatch.store.log import head_now
from trucewatch.store.session import Store
from trucewatch.store.verifying import check_log, check_tables

KEPT_FOLDERS = ("agreements", "bulletins", "gazetteer", "lexicons", "zones")
KEPT_SUFFIXES = frozenset({".toml", ".geojson", ".md"})
"""What is kept of a mission's folder: these folders whole, and files of these kinds
in the folder itself. Never the database's files, and never a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackedUp:
    """What a backup holds, or what was restored of it.

    Args:
        where: the file, or the mission's folder.
        mission: id of the mission.
        head: the log as it is there.
        rows: how many rows of each table.
        files: how many files of the mission's folder.
        left_out: what a backup does not carry, as it is in that database.
    """

    where: Path
    mission: str
    head: Head
    rows: dict[str, int]
    files: int
    left_out: LeftOut


def back_up(mission: OpenMission, file: Path, *, by: str = MACHINE) -> BackedUp:
    """Write everything of the mission to `file`, as it stands at one moment.

    Others may go on writing meanwhile. What stood at `file` is replaced once the
    whole backup is on the disk, and stays if anything fails.

    Raises:
        AccessDenied, UnknownSubject: `by` may not, or is no user of a mission that
            has users.
        InvalidBackup: the file cannot be written.
        StoreError: the database cannot be read.
    """
    with mission.store.unit() as look:
        require_or_owner(look, by, Action.INSTANCE_BACKUP)
    rows: Counter[str] = Counter()
    with writing_backup(file) as backup, mission.store.unit() as look:
        for table in COPIED:
            lines = copy_rows(look, table)
            backup.add(rows_name(table.name), _counted(lines, rows, table.name))
        files = kept_files(mission.root)
        for inside in files:
            blocks = [(mission.root / inside).read_bytes()]
            backup.add(f"{FILES}{inside.as_posix()}", blocks)
        left_out = left_out_of(look)
        stamp = stamp_now()
        found = head_now(look, mission=mission.mission.id, stamp=stamp)
        head = Head(size=found.size, root=found.root, chain=found.chain)
        backup.close(
            Manifest(
                format=FORMAT,
                program=__version__,
                schema=newest_schema(),
                mission=mission.mission.id,
                made_at=stamp.moment,
                head=head,
                parts=tuple(backup.parts),
            )
        )
    return BackedUp(
        where=file,
        mission=mission.mission.id,
        head=head,
        rows=dict(rows),
        files=len(files),
        left_out=left_out,
    )


def kept_files(root: Path) -> tuple[PurePosixPath, ...]:
    """Paths in a mission's folder that a backup keeps, sorted."""
    found = [path for path in root.iterdir() if path.suffix in KEPT_SUFFIXES]
    for name in KEPT_FOLDERS:
        found += (root / name).rglob("*")
    inside = (path.relative_to(root) for path in found if _is_plain(path))
    return tuple(
        PurePosixPath(path.as_posix())
        for path in sorted(inside)
        if not any(step.startswith(".") for step in path.parts)
    )


def _is_plain(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _counted(lines: Iterator[bytes], rows: Counter[str], table: str) -> Iterator[bytes]:
    rows[table] = 0
    for line in lines:
        rows[table] += 1
        yield line


def restore(
    file: Path, root: Path, *, database: str = "", by: str = MACHINE
) -> BackedUp:
    """The mission of a backup in the new folder `root`, checked against its log.

    Nothing is left of a restore that fails: neither folder nor tables.

    Args:
        file: the backup.
        root: a folder that is not there yet, or is empty.
        database: address of an empty database, or "" for a SQLite file in `root`.
        by: who restores it: a user of the mission in the backup, if that has users.

    Raises:
        AccessDenied, UnknownSubject: `by` may not, or is no user of that mission.
        InvalidBackup: the file is no backup, cut off, altered, or of a later
            version, or what it holds is not what its log says.
        InvalidMission: `root` is not empty or cannot be written.
        StoreError: the database is not empty, or refuses.
    """
    _refuse_full(root)
    with reading_backup(file, schemas=known_schemas()) as backup:
        if PurePosixPath(MISSION_FILE) not in {path for path, _ in backup.files()}:
            raise InvalidBackup(
                "no mission in it", where=str(file), wanted=MISSION_FILE
            )
        if database:
            return _restore_apart(backup, root, database, by=by)
        with _new_folder(root) as draft:
            files = _write_files(backup, draft)
            url = f"sqlite:///{draft / DATABASE_FILE}"
            with _filled(backup, url) as store:
                return _checked(store, backup, root=root, files=files, by=by)


def _restore_apart(
    backup: BackupReader, root: Path, database: str, *, by: str
) -> BackedUp:
    """The folder appears once the database is whole, and goes if that is lost."""
    published = False
    try:
        with _filled(backup, database) as store:
            with _new_folder(root) as draft:
                files = _write_files(backup, draft)
                restored = _checked(store, backup, root=root, files=files, by=by)
            published = True
    except BaseException:
        if published:
            shutil.rmtree(root, ignore_errors=True)
        raise
    return restored


def _filled(backup: BackupReader, url: str) -> AbstractContextManager[Store]:
    return filled_store(url, backup.rows(), schema=backup.manifest.schema)


def _refuse_full(root: Path) -> None:
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        wanted = "a new or empty folder"
        raise InvalidMission("folder is not empty", where=str(root), wanted=wanted)


@contextmanager
def _new_folder(root: Path) -> Iterator[Path]:
    """A folder beside `root`, moved there when the block ends well."""
    whole = root.absolute()
    draft = whole.with_name(f".{whole.name}.part")
    try:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        yield draft
        if whole.exists():
            whole.rmdir()
        draft.rename(whole)
    except OSError as error:
        raise InvalidMission(
            "the mission cannot be restored here",
            where=str(root),
            got=error.strerror or str(error),
            wanted="a folder that can be written, with free disk space",
        ) from error
    finally:
        with suppress(OSError):
            shutil.rmtree(draft)


def _write_files(backup: BackupReader, root: Path) -> int:
    files = 0
    for inside, blocks in backup.files():
        path = root / inside
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            out.writelines(blocks)
            out.flush()
            os.fsync(out.fileno())
        files += 1
    return files


def _checked(
    store: Store, backup: BackupReader, *, root: Path, files: int, by: str
) -> BackedUp:
    """What was restored, once every row is as the log says."""
    manifest = backup.manifest
    with store.unit() as look:
        heads = [(f"head {each.head.size}", each.head) for each in every_head(look)]
        check = check_log(look, heads)
        found = [*check.faults, *check_tables(look, check.sealed, Counter())]
        rows = {table.name: _count(look, table) for table in COPIED}
        left_out = left_out_of(look)
        if not found:
            require_or_owner(look, by, Action.INSTANCE_RESTORE)
    head = Head(size=check.size, root=check.root, chain=check.chain)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise InvalidBackup(
            "what it holds is not what its log says",
            where=str(backup.file),
            got=f"{found[0].where}: {found[0].what}{more}",
            wanted="a backup of a mission that trucewatch verify finds whole",
        )
    if head != manifest.head:
        raise InvalidBackup(
            "its log is not the one that its manifest speaks of",
            where=str(backup.file),
            got=f"{head.size} entries, root {head.root}",
            wanted=f"{manifest.head.size} entries, root {manifest.head.root}",
        )
    return BackedUp(
        where=root,
        mission=manifest.mission,
        head=head,
        rows=rows,
        files=files,
        left_out=left_out,
    )


def _count(connection: sa.Connection, table: sa.Table) -> int:
    query = sa.select(sa.func.count()).select_from(table)
    return int(connection.execute(query).scalar_one())


def told(done: BackedUp, *, what: str) -> tuple[str, ...]:
    """Lines that say what a backup holds, for a person."""
    rows = ", ".join(f"{number:,} {table}" for table, number in done.rows.items())
    return (
        f"{what}: {done.where}",
        f"mission:  {done.mission}, {done.files} files of its folder",
        f"rows:     {rows}",
        f"log:      {done.head.size:,} entries, root {done.head.root}",
    )
