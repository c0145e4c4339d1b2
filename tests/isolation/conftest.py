"""One planted mission for all that look at it; nobody may change anything in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.isolation.deeds import decide
from tests.isolation.household import furnish
from tests.isolation.planting import NOW, planted_mission
from tests.isolation.serving import Patient, Served, pools_of
from trucewatch.web.app import create_app
from trucewatch.web.site import Site


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The planted mission, served at a fixed time to patient visitors."""
    made = planted_mission(tmp_path_factory.mktemp("isolation"))
    decide(made)
    furnish(made)
    site = Site(
        mission=made.mission,
        settings=made.settings,
        clock=lambda: NOW,
        limiter=Patient(),
    )
    yield Served(made, site, create_app(site), pools_of(made))
    made.mission.store.close()
