"""The API's pages and the tokens' in a real browser."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.live import NARROW, Served, somebody

pytestmark = pytest.mark.full


def test_a_token_is_made_and_tried_from_the_page(
    chromium: Browser, here: Served
) -> None:
    """Made on the account page; the page's first call with curl then names its user."""
    anna = somebody(chromium, here, "anna", scripts=False)
    page = anna.open("/account")
    page.get_by_role("link", name="Make and revoke them").click()
    page.fill("[name=name]", "Nightly figures")
    page.get_by_role("button", name="Make it").click()
    secret = page.locator("code.break").inner_text()
    shown = anna.open("/api/docs").locator(".calls pre").first.inner_text()
    _, _, call = shown.partition("\n")
    done = subprocess.run(  # noqa: S603 - what our own page says
        ["bash", "-c", call],  # noqa: S607
        env={"PATH": os.environ["PATH"], "TRUCEWATCH_TOKEN": secret},
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert json.loads(done.stdout)["user"] == "anna"
    anna.close()


def test_an_operation_unfolds_where_a_link_leads_to_it(
    chromium: Browser, here: Served
) -> None:
    """Without a script, on a narrow screen: from the list of all to the one."""
    reader = somebody(chromium, here, scripts=False, width=NARROW)
    page = reader.open("/api/docs")
    page.locator("a[href$='#op-incident_list']").click()
    body = page.locator("#op-incident_list")
    expect(body).to_be_visible()
    expect(page.locator("#op-incident_history")).not_to_be_visible()
    body.get_by_role("link", name="IncidentState").first.click()
    expect(page.locator("#IncidentState")).to_contain_text("corroborated")
    reader.close()


def test_the_reference_reads_without_a_script(chromium: Browser, here: Served) -> None:
    """Unfolded as a whole, so that searching the page finds everything."""
    reader = somebody(chromium, here, scripts=False)
    page = reader.open("/api/reference")
    expect(page.locator("#op-export_file")).to_be_visible()
    assert page.locator("details.op:not([open])").count() == 0
    assert page.locator("details.op[open]").count() > 150
    reader.close()
