"""One browser and one served sample mission for the tests of a module."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.live import ARGUMENTS, CHROMIUM, Served, served
from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.service.accounts import utc_now
from trucewatch.service.demo_users import demo_accounts
from trucewatch.service.missions import open_mission

expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The sample mission with its reports, closed; passwords by user."""
    mission = sample_mission(tmp_path_factory.mktemp("sample") / "m")
    take_in(mission, mission.root / "reports")
    users = demo_accounts(mission, now=utc_now())
    mission.store.close()
    return mission.root, {user: password for user, password, _ in users}


@pytest.fixture(scope="module")
def here(
    tmp_path_factory: pytest.TempPathFactory, sample: tuple[Path, dict[str, str]]
) -> Iterator[Served]:
    """A copy of the sample mission, served: what a module changes stays its own."""
    root = shutil.copytree(sample[0], tmp_path_factory.mktemp("served") / "m")
    mission = open_mission(root, settings=SETTINGS)
    with served(mission, SETTINGS) as address:
        yield Served(address, mission, sample[1])
    mission.store.close()
