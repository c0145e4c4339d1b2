"""Monitors take a report in, review it by keys or plain forms, merge and split."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import NARROW, Served, somebody

pytestmark = pytest.mark.full

REPORT = """---
title: Shelling of Ariha, {who}
publisher: Demo Wire
published: 2020-03-09T18:00:00+02:00
language: en
---

Mortar rounds hit Ariha in Idlib province on 9 March 2020, the {who} said. The council
called for a halt to the shelling and asked for aid.
"""


def hand_in(page: Page, file: Path) -> None:
    """Choose a file and send it; then open the report."""
    page.set_input_files("#files", str(file))
    page.locator("form[action='/desk/documents/files'] button").click()
    expect(page.locator(".fate-taken_in")).to_have_count(1)
    page.locator(".fate-taken_in a").click()
    expect(page.locator("#claim")).to_be_visible()


@pytest.fixture
def report(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A report of an own source for each test."""
    file = tmp_path / "report.txt"
    who = "Demo council " + re.sub(r"\W+", " ", request.node.name)
    file.write_text(REPORT.format(who=who), encoding="utf-8")
    return file


def test_a_report_is_reviewed_by_keys(
    chromium: Browser, here: Served, report: Path
) -> None:
    """Dropped in, read, then accepted, corrected and rejected without a mouse."""
    anna = somebody(chromium, here, "anna")
    page = anna.open("/desk/documents/add")
    hand_in(page, report)
    heading, reviewed = page.locator("#claim"), page.locator("#all-claims")
    expect(reviewed).to_contain_text("0 of")
    page.keyboard.press("j")
    expect(heading).to_contain_text("Claim 2 of")
    page.keyboard.press("k")
    expect(heading).to_contain_text("Claim 1 of")
    page.keyboard.press("a")
    expect(reviewed).to_contain_text("1 of")
    page.keyboard.press("r")
    page.keyboard.type("said of another day")
    page.keyboard.press("Enter")
    expect(reviewed).to_contain_text("2 of")
    page.keyboard.press("?")
    expect(page.locator("details.keys dl")).to_be_visible()
    page.keyboard.press("c")
    form = page.locator("details.correct form")
    expect(form).to_be_visible()
    form.locator("[name=modality]").select_option("alleged")
    form.locator("[name=reason]").fill("the council alleges it")
    form.get_by_role("button", name="Save the correction").click()
    expect(reviewed).to_contain_text("3 of")
    anna.close()


def test_a_report_is_reviewed_without_scripts(
    chromium: Browser, here: Served, report: Path
) -> None:
    """Plain links and forms do the same, on a narrow screen."""
    boris = somebody(chromium, here, "boris", scripts=False, width=NARROW)
    page = boris.open("/desk/documents/add")
    hand_in(page, report)
    page.get_by_role("link", name="next", exact=True).click()
    expect(page.locator("#claim")).to_contain_text("Claim 2 of")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status")).to_contain_text("Saved")
    expect(page.locator("#all-claims")).to_contain_text("1 of")
    boris.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_incident_is_split_and_put_together_again(
    chromium: Browser, here: Served, scripts: bool
) -> None:
    """Each is shown before it is made, and taken back from the history."""
    anna = somebody(chromium, here, "anna", scripts=scripts)
    page = anna.open("/desk/incidents?q=saraqib&type=mortar&state=corroborated")
    page.locator("table.incidents a").first.click()
    path = page.url
    before = page.locator(".said > li").count()
    page.get_by_role("link", name="Split").click()
    page.locator("input[name=claim]").last.check()
    page.get_by_role("button", name="See what they would be").click()
    expect(page.locator(".sketch.would")).to_have_count(2)
    page.locator("[name=reason]").fill("another street")
    page.get_by_role("button", name="Split it").click()
    expect(page.get_by_role("status")).to_contain_text("Split")
    page.goto(path)
    expect(page.locator(".said > li")).to_have_count(before - 1)
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    page.goto(path)
    expect(page.locator(".said > li")).to_have_count(before)
    anna.close()


def test_a_second_person_verifies(chromium: Browser, here: Served) -> None:
    """The first reviewer is told why not; the second one can."""
    anna, boris = (somebody(chromium, here, each) for each in ("anna", "boris"))
    start = "/desk/incidents?type=airstrike&state=corroborated"
    page = anna.open(start)
    page.locator("table.incidents a").first.click()
    path = page.url
    for state, reason in (("triaged", "looked at"), ("corroborated", "two origins")):
        page.locator(f"input[value={state}]").check()
        page.locator("form[action$='/review'] [name=reason]").fill(reason)
        page.get_by_role("button", name="Take the step").click()
        expect(page.get_by_role("status")).to_contain_text("Saved")
    for who, told in ((anna, "a second person verifies"), (boris, "Saved")):
        page = who.page
        page.goto(path)
        page.locator("input[value=verified]").check()
        form = page.locator("form[action$='/review']")
        form.locator("[name=reason]").fill("seen on the spot")
        form.locator("[name=means]").select_option("saw")
        form.locator("[name=what]").fill("the crater")
        page.get_by_role("button", name="Take the step").click()
        expect(page.locator("main")).to_contain_text(told)
    anna.complaints.clear()  # the refusal is an answer of 422, which browsers note
    anna.close()
    boris.close()
