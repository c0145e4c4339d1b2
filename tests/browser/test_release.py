"""Two publishers release a bulletin in real browsers; the public reads it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import Served, somebody

pytestmark = pytest.mark.full


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_bulletin_goes_past_a_second_person(
    chromium: Browser, here: Served, scripts: bool
) -> None:
    """With and without scripts: draft, hand over, release, read."""
    day = "2020-03-08" if scripts else "2020-03-07"
    anna = somebody(chromium, here, "anna", scripts=scripts)
    page = anna.open("/desk/bulletins")
    page.fill("form.filters [name=day]", day)
    page.get_by_role("button", name="Draft").click()
    page.get_by_role("button", name="Hand over to a second person").click()
    expect(page.get_by_role("status")).to_be_visible()
    boris = somebody(chromium, here, "boris", scripts=scripts)
    page = boris.open(f"/desk/bulletins/bul_{day}")
    for field in page.locator("input[name^=weighed_]").all():
        field.fill("compared with the sources by hand")
    page.get_by_role("button", name="Release to the public").click()
    expect(page.get_by_role("status")).to_contain_text("Released")
    public = somebody(chromium, here, scripts=scripts)
    page = public.open("/")
    page.locator(f"a[href='/bulletins/bul_{day}']").first.click()
    page.get_by_role("link", name="Read it").click()
    expect(page.locator("body")).to_contain_text("released by a second person")
    for each in (anna, boris, public):
        each.close()
