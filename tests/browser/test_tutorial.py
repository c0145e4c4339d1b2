"""The tutorial does what it says, step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.live import Served
from tests.browser.tutorial import Follower, steps_of

pytestmark = pytest.mark.full

TUTORIAL = Path("docs/tutorial.md")


def test_whoever_follows_the_tutorial_releases_a_bulletin(
    chromium: Browser, here: Served
) -> None:
    """Every step works as written; none is skipped."""
    steps = list(steps_of(TUTORIAL))
    assert len(steps) > 30
    follower = Follower(chromium, here)
    for number, step in enumerate(steps, start=1):
        try:
            follower.follow(step)
        except Exception as error:
            error.add_note(f"step {number}: {step} at {follower.page.url}")
            raise
    follower.close()
