"""Missions for tests: one cache inside the clone, one ingested sample mission."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from trucewatch.service.ingest import Ingested, ingest_items
from trucewatch.service.missions import OpenMission, init_mission, open_mission
from trucewatch.settings import Settings

CACHE = Path(__file__).resolve().parents[1] / ".work" / "cache"
"""Indexes are built once for all tests; nothing outside the clone is touched."""

SETTINGS = Settings(cache=CACHE)
AS_OF = date(2026, 1, 1)


def sample_mission(root: Path) -> OpenMission:
    """A new sample mission in `root` with nothing taken in yet."""
    init_mission(root, template="astana")
    return open_mission(root, settings=SETTINGS)


def take_in(mission: OpenMission, *paths: Path) -> list[Ingested]:
    """What became of each item under `paths`."""
    names = tuple(str(path) for path in paths)
    return list(ingest_items(mission, names, as_of=AS_OF))
