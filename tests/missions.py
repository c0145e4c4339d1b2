"""Missions for tests: one cache inside the clone, one ingested sample mission."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from trucewatch.reference.extension import use_extension
from trucewatch.service.ingest import Ingested, ingest_items
from trucewatch.service.missions import (
    OpenMission,
    database_url,
    init_mission,
    open_mission,
    place_files,
)
from trucewatch.settings import Settings
from trucewatch.store.session import open_store

CACHE = Path(__file__).resolve().parents[1] / ".work" / "cache"
"""Indexes are built once for all tests; nothing outside the clone is touched."""

SETTINGS = Settings(cache=CACHE)
AS_OF = date(2026, 1, 1)


def sample_mission(root: Path) -> OpenMission:
    """A new sample mission in `root` with nothing taken in yet."""
    return open_copy(_empty_mission(), root)


def open_copy(folder: Path, root: Path) -> OpenMission:
    """A copy in `root` of a closed mission; its files are read once, not every time.

    Args:
        folder: the mission; what is in it stays as it is.
        root: a folder that is empty or not there.
    """
    shutil.copytree(folder, root, dirs_exist_ok=True)
    first = _files_of(folder)
    use_extension(first.extension)
    return replace(
        first,
        root=root,
        supplements=place_files(root),
        store=open_store(database_url(root, SETTINGS)),
    )


@cache
def _empty_mission() -> Path:
    """A closed sample mission, its database migrated once for all tests."""
    folder = Path(tempfile.mkdtemp(prefix="trucewatch-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    init_mission(folder / "m", template="astana")
    open_mission(folder / "m", settings=SETTINGS).store.close()
    return folder / "m"


@cache
def _files_of(folder: Path) -> OpenMission:
    """What the files of a mission say; its database is closed."""
    opened = open_mission(folder, settings=SETTINGS)
    opened.store.close()
    return opened


def take_in(mission: OpenMission, *paths: Path) -> list[Ingested]:
    """What became of each item under `paths`."""
    names = tuple(str(path) for path in paths)
    return list(ingest_items(mission, names, as_of=AS_OF))
