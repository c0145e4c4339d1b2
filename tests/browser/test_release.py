"""Two publishers release a bulletin in real browsers; the public reads it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import Served, somebody
from tests.browser.releasing import release_a_day

pytestmark = pytest.mark.full


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_bulletin_goes_past_a_second_person(
    chromium: Browser, here: Served, scripts: bool
) -> None:
    """With and without scripts: draft, hand over, release, read."""
    day = "2020-03-08" if scripts else "2020-03-07"
    release_a_day(chromium, here, day, scripts=scripts)
    public = somebody(chromium, here, scripts=scripts)
    page = public.open("/")
    page.locator(f"a[href='/bulletins/bul_{day}']").first.click()
    page.get_by_role("link", name="Read it").click()
    expect(page.locator("body")).to_contain_text("released by a second person")
    public.close()
