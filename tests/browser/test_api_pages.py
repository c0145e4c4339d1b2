"""The API's pages and the tokens' in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.live import NARROW, Served, somebody

pytestmark = pytest.mark.full


def test_a_token_is_made_and_tried_in_the_browser(
    chromium: Browser, here: Served
) -> None:
    """Made on the account page, given to the page to try it on, under the policy."""
    anna = somebody(chromium, here, "anna")
    page = anna.open("/account")
    page.get_by_role("link", name="Make and revoke them").click()
    page.fill("[name=name]", "Nightly figures")
    page.get_by_role("button", name="Make it").click()
    secret = page.locator("code.break").inner_text()
    anna.open("/api/docs")
    page.locator("#operations-tag-mission").click()
    page.locator(".btn.authorize").click()
    page.locator(".auth-container input").fill(secret)
    page.locator(".auth-container .authorize").click()
    page.locator(".btn-done").click()
    page.locator("#operations-mission-mission_about .opblock-summary-control").click()
    page.locator(".try-out__btn").click()
    page.locator(".execute").click()
    page.locator(".live-responses-table").get_by_text('"anna"').first.wait_for()
    anna.close()


def test_the_reference_reads_without_a_script(chromium: Browser, here: Served) -> None:
    """On a narrow screen, too: nothing runs out at the side."""
    reader = somebody(chromium, here, scripts=False, width=NARROW)
    page = reader.open("/api/reference#op-incident_list")
    assert page.locator("#op-incident_list").is_visible()
    links = page.locator("nav a").count()
    assert links > 40
    reader.close()
    wide = somebody(chromium, here, width=NARROW)
    width = wide.open("/api/reference").evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW
    wide.close()
