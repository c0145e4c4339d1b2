"""The file of a backup: a zip with a manifest, the mission's files and every row.

The manifest is written last. A file that was cut off has none and no directory.
"""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from trucewatch.errors import InvalidBackup, InvalidRecord
from trucewatch.model.record import from_record, to_record

FORMAT = 1
"""Version of the form; a program reads its own and earlier ones."""

MANIFEST = "manifest.json"
FILES = "mission/"
ROWS = "rows/"
_LINES = ".jsonl"
_MOST_MANIFEST = 64 * 1024 * 1024
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The log's size and hashes when the backup was made."""

    size: int
    root: str
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file in the backup: its name there, its SHA-256 and its length."""

    name: str
    sha256: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself.

    Args:
        format: version of the form.
        program: version of the program that made it.
        schema: version of the tables.
        mission: id of the mission.
        made_at: when, UTC, ISO 8601.
        head: the log as it was.
        parts: every file in it.
    """

    format: int
    program: str
    schema: str
    mission: str
    made_at: str
    head: Head
    parts: tuple[Part, ...]


class BackupWriter:
    """A backup that is being written; see `writing_backup`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.parts: list[Part] = []

    def add(self, name: str, blocks: Iterable[bytes]) -> None:
        """Add a part, block by block."""
        digest, length = hashlib.sha256(), 0
        with self._archive.open(name, "w", force_zip64=True) as out:
            for block in blocks:
                out.write(block)
                digest.update(block)
                length += len(block)
        self.parts.append(Part(name=name, sha256=digest.hexdigest(), length=length))

    def close(self, manifest: Manifest) -> None:
        """Write the manifest; nothing is added after it."""
        text = json.dumps(to_record(manifest), ensure_ascii=False, indent=1)
        self._archive.writestr(MANIFEST, text + "\n")


@contextmanager
def writing_backup(file: Path) -> Iterator[BackupWriter]:
    """A backup beside its place, moved there whole once it is on the disk.

    Raises:
        InvalidBackup: the file cannot be written; what stood there stays.
    """
    draft = file.with_name(f".{file.name}.part")
    try:
        with draft.open("wb") as raw:
            with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
                yield BackupWriter(archive)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(file)
    except OSError as error:
        raise InvalidBackup(
            "the backup cannot be written",
            where=str(file),
            got=error.strerror or str(error),
            wanted="a folder that can be written, with free disk space",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


class BackupReader:
    """A whole backup, its parts checked; see `reading_backup`."""

    def __init__(
        self, archive: zipfile.ZipFile, manifest: Manifest, file: Path
    ) -> None:
        self._archive = archive
        self.manifest = manifest
        self.file = file

    def files(self) -> Iterator[tuple[PurePosixPath, Iterator[bytes]]]:
        """The mission's files: path in the folder, and blocks."""
        for part in self.manifest.parts:
            if part.name.startswith(FILES):
                inside = PurePosixPath(part.name.removeprefix(FILES))
                yield inside, _blocks(self._archive, part)

    def rows(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """The tables in the order in which they are filled: name, and lines."""
        for part in self.manifest.parts:
            if part.name.startswith(ROWS):
                table = part.name.removeprefix(ROWS).removesuffix(_LINES)
                yield table, self._lines(part)

    def _lines(self, part: Part) -> Iterator[bytes]:
        with self._archive.open(part.name) as source:
            yield from source


def rows_name(table: str) -> str:
    """The part that holds the rows of a table."""
    return f"{ROWS}{table}{_LINES}"


@contextmanager
def reading_backup(file: Path, *, schemas: frozenset[str]) -> Iterator[BackupReader]:
    """The backup in `file`, after every part was compared with the manifest.

    Args:
        file: the file.
        schemas: versions of the tables that this program knows.

    Raises:
        InvalidBackup: no backup, cut off, altered, or of a later version; says
            which, before anything is done with it.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            manifest = _manifest(archive, file, schemas)
            _check_parts(archive, manifest, file)
            yield BackupReader(archive, manifest, file)
    except OSError as error:
        got = error.strerror or str(error)
        raise _refused("the backup cannot be read", file, got) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _refused(
            "no backup, or one that was cut off", file, str(error)
        ) from error


def _manifest(
    archive: zipfile.ZipFile, file: Path, schemas: frozenset[str]
) -> Manifest:
    try:
        size = archive.getinfo(MANIFEST).file_size
        if size > _MOST_MANIFEST:
            raise _refused("the manifest is too large", file, f"{size:,} bytes")
        record = json.loads(archive.read(MANIFEST))
        number = record["format"]
        if isinstance(number, int) and number > FORMAT:
            got = f"format {number} of trucewatch {record.get('program')}"
            raise _refused("backup of a later version", file, got)
        manifest = from_record(Manifest, record)
    except (LookupError, TypeError, ValueError, InvalidRecord) as error:
        raise _refused("no backup: its manifest is wrong", file, str(error)) from error
    if manifest.schema not in schemas:
        got = f"schema {manifest.schema} of trucewatch {manifest.program}"
        raise _refused("backup of a later version", file, got)
    return manifest


def _check_parts(archive: zipfile.ZipFile, manifest: Manifest, file: Path) -> None:
    names = [part.name for part in manifest.parts]
    held = [entry.filename for entry in archive.infolist()]
    if sorted([*names, MANIFEST]) != sorted(held):
        odd = sorted(set(held) ^ {*names, MANIFEST}) or held
        raise _refused("its parts are not those of its manifest", file, odd[0])
    for part in manifest.parts:
        if not _is_safe(part.name):
            raise _refused("a part's name leads elsewhere", file, part.name)
        digest, length = hashlib.sha256(), 0
        for block in _blocks(archive, part):
            digest.update(block)
            length += len(block)
            if length > part.length:
                break
        if (digest.hexdigest(), length) != (part.sha256, part.length):
            raise _refused("a part was altered", file, f"{part.name}: another SHA-256")


def _is_safe(name: str) -> bool:
    inside = PurePosixPath(name)
    whole = not inside.is_absolute() and "\\" not in name and ":" not in name
    steps = all(step not in {"..", "."} for step in name.split("/"))
    return whole and steps and name.startswith((FILES, ROWS)) and "\0" not in name


def _blocks(archive: zipfile.ZipFile, part: Part) -> Iterator[bytes]:
    with archive.open(part.name) as source:
        while block := source.read(_BLOCK):
            yield block


def _refused(what: str, file: Path, got: str) -> InvalidBackup:
    wanted = "a whole file made by trucewatch backup, by this version or an earlier one"
    return InvalidBackup(what, where=str(file), got=got, wanted=wanted)
