"""One browser and one served sample mission for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.live import ARGUMENTS, CHROMIUM, Served, served
from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.service.accounts import utc_now
from trucewatch.service.demo_users import demo_accounts


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample mission with the users of the demonstration, served."""
    mission = sample_mission(tmp_path_factory.mktemp("served") / "m")
    take_in(mission, mission.root / "reports")
    users = demo_accounts(mission, now=utc_now())
    with served(mission, SETTINGS) as address:
        passwords = {user: password for user, password, _ in users}
        yield Served(address, mission, passwords)
    mission.store.close()
