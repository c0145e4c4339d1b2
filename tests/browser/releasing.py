"""Steps of a release in browsers, for tests that need one."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from tests.browser.live import Served, somebody


def release_a_day(
    browser: Browser, here: Served, day: str, *, scripts: bool = True
) -> None:
    """Anna drafts and hands over; Boris weighs what is open and releases."""
    anna = somebody(browser, here, "anna", scripts=scripts)
    page = anna.open("/desk/bulletins")
    page.fill("form.filters [name=day]", day)
    page.get_by_role("button", name="Draft").click()
    page.get_by_role("button", name="Hand over to a second person").click()
    expect(page.get_by_role("status")).to_be_visible()
    boris = somebody(browser, here, "boris", scripts=scripts)
    page = boris.open(f"/desk/bulletins/bul_{day}")
    for field in page.locator("input[name^=weighed_]").all():
        field.fill("compared with the sources by hand")
    page.get_by_role("button", name="Release to the public").click()
    expect(page.get_by_role("status")).to_contain_text("Released")
    anna.close()
    boris.close()
