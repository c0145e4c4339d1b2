"""One small mission for all desk tests; each test works on a copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.missions import open_copy
from tests.service.desk import desk_mission
from trucewatch.service.missions import OpenMission


@pytest.fixture(scope="session")
def desk_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mission with users and two reports, closed."""
    mission = desk_mission(tmp_path_factory.mktemp("desk"))
    mission.store.close()
    return mission.root


@pytest.fixture
def mission(desk_folder: Path, tmp_path: Path) -> Iterator[OpenMission]:
    """A copy of it, open."""
    opened = open_copy(desk_folder, tmp_path / "copy")
    yield opened
    opened.store.close()
