"""A day's work in a real browser: by keyboard alone, with undo, with codes."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import Served, Somebody, somebody
from tests.browser.releasing import release_a_day
from trucewatch.service.accounts import utc_now

pytestmark = pytest.mark.full

DAY = "2020-03-10"
REPORT = """---
title: {title}
publisher: Demo Wire
published: {day}T18:00:00+03:00
language: en
demo: true
facts: invented
---

Mortars of the Syrian Arab Army shelled {place} in Idlib province on {day}, the \
{place} local council said. Three civilians were killed. Five people were wounded.
"""


def handed_in(
    who: Somebody, folder: Path, *, place: str, title: str, day: str = DAY
) -> Page:
    """A report uploaded as a file, and opened."""
    file = folder / f"{place}.txt"
    file.write_text(REPORT.format(title=title, place=place, day=day), encoding="utf-8")
    page = who.open("/desk/documents/add")
    page.set_input_files("input[type=file]", str(file))
    page.locator("section[aria-labelledby=by-file] button").click()
    page.get_by_role("link", name=file.name).click()
    expect(page.locator("h1")).to_have_text(title)
    return page


def keys(page: Page, *pressed: str) -> None:
    """Press keys, one after the other."""
    for key in pressed:
        page.keyboard.press(key)


def test_a_report_is_reviewed_by_keyboard_alone(
    chromium: Browser, here: Served, tmp_path: Path
) -> None:
    """Sign in, go to the reports, accept, correct, reject: no mouse is used."""
    who = somebody(chromium, here, "anna")
    handed_in(who, tmp_path, place="Sarmin", title="By keyboard")
    who.close()
    who = somebody(chromium, here)
    page = who.open("/sign-in")
    page.locator("[name=user]").focus()
    page.keyboard.type("anna")
    keys(page, "Tab")
    page.keyboard.type(here.passwords["anna"])
    keys(page, "Enter")
    page.wait_for_url(f"{here.address}/desk")
    keys(page, "g", "d")
    page.wait_for_url(re.compile("/desk/documents$"))
    page.get_by_role("link", name="By keyboard").focus()
    keys(page, "Enter")
    expect(page.locator("#claim")).to_contain_text("Claim 1")
    keys(page, "a")
    expect(page.locator("#claim")).to_contain_text("Claim 2")
    keys(page, "k")
    expect(page.locator(".case .badge").nth(1)).to_have_text("accepted")
    keys(page, "j")
    expect(page.locator("#claim")).to_contain_text("Claim 2")
    keys(page, "c")
    page.locator("details.correct [name=reason]").focus()
    _change_a_field(page)
    page.locator("details.correct [name=reason]").focus()
    page.keyboard.type("the council said three at most")
    keys(page, "Enter")
    expect(page.locator("ol.claims .review-corrected")).to_have_count(1)
    keys(page, "r")
    page.keyboard.type("not a claim")
    keys(page, "Enter")
    expect(page.locator("ol.claims .review-rejected").first).to_be_visible()
    expect(page.locator("ol.claims .review-accepted")).to_have_count(1)
    expect(page.locator("ol.claims .review-corrected")).to_have_count(1)
    who.close()


def _change_a_field(page: Page) -> None:
    """Raise the highest number by typing."""
    field = page.locator("details.correct [name=high]").first
    field.focus()
    keys(page, "Control+a")
    page.keyboard.type("4")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_two_incidents_are_merged_with_a_preview_and_parted_again(
    chromium: Browser, here: Served, tmp_path: Path, scripts: bool
) -> None:
    """What would be is shown first; taken back, everything stands as before."""
    who = somebody(chromium, here, "anna", scripts=scripts)
    days = ("2020-03-14", "2020-03-18") if scripts else ("2020-03-22", "2020-03-26")
    found, claims = [], []
    for place, day in zip(("Salqin", "Taftanaz"), days, strict=True):
        page = handed_in(who, tmp_path, place=place, title=f"Fire, {day}", day=day)
        page.get_by_role("link", name="to the incident").first.click()
        found.append(page.url.rpartition("/")[2])
        claims.append(told_for(page))
    one, other = found
    page = who.open(f"/desk/incidents/{one}/merge")
    page.fill("[name=with]", other)
    page.get_by_role("button", name="Look at both").click()
    expect(page.locator(".sketches")).to_have_count(2)
    page.get_by_label("Why they are one happening").fill("one shelling, told twice")
    page.get_by_role("button", name="Merge them").click()
    expect(
        page.get_by_role("heading", name=f"{sum(claims)} claims for")
    ).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    for each, number in zip(found, claims, strict=True):
        page = who.open(f"/desk/incidents/{each}")
        assert told_for(page) == number
    who.close()


def told_for(page: Page) -> int:
    """How many claims the incident on the page has for it."""
    text = page.get_by_role("heading", name=re.compile("claims? for it")).inner_text()
    return int(text.split()[0])


def test_what_is_marked_stays_inside_when_its_day_is_released(
    chromium: Browser, here: Served, tmp_path: Path
) -> None:
    """Two reports of a day, one of them restricted: the public finds the other."""
    who = somebody(chromium, here, "anna")
    handed_in(who, tmp_path, place="Kafranbel", title="Open report")
    page = handed_in(who, tmp_path, place="Harim", title="Held report")
    page.get_by_text("Mark it").click()
    page.get_by_label("How far it may go").select_option("restricted")
    page.locator("form[action$='/marking'] [name=reason]").fill("a witness is at risk")
    page.get_by_role("button", name="Mark", exact=True).click()
    expect(page.locator(".badge.sensitive").first).to_have_text("restricted")
    who.close()
    release_a_day(chromium, here, DAY)
    public = somebody(chromium, here)
    request = public.context.request
    for path in ("", "/document", "/json"):
        text = request.get(f"{here.address}/bulletins/bul_{DAY}{path}").text()
        assert "Harim" not in text
        assert "Held report" not in text
        assert ("Open report" in text) == bool(path)
    for path in ("/", "/feed.atom", "/data/claims/csv", "/data/incidents/geojson"):
        answer = request.get(here.address + path)
        assert answer.ok
        assert "Harim" not in answer.text()
    public.close()


def test_codes_are_asked_for_once_they_are_on(chromium: Browser, here: Served) -> None:
    """Turned on with the secret shown; the next time the code is asked for."""
    who = somebody(chromium, here, "boris")
    page = who.open("/account/codes")
    secret = page.locator("ol.steps code").inner_text().replace(" ", "")
    totp = pyotp.TOTP(secret)
    page.fill("input[name=code]", totp.now())
    page.get_by_role("button", name="Turn on").click()
    expect(page.locator("body")).to_contain_text("Turn off")
    who.close()
    who = somebody(chromium, here)
    page = who.open("/sign-in")
    page.fill("[name=user]", "boris")
    page.fill("[name=password]", here.passwords["boris"])
    page.locator("form[action='/sign-in'] button").click()
    expect(page.locator("[name=user]")).to_be_visible()
    page.fill("[name=user]", "boris")
    page.fill("[name=password]", here.passwords["boris"])
    next_one = totp.at(utc_now() + timedelta(seconds=30))  # each is taken once
    page.fill("input[name=code]", next_one)
    page.locator("form[action='/sign-in'] button").click()
    page.wait_for_url(f"{here.address}/desk")
    who.complaints = [each for each in who.complaints if "/sign-in" not in each]
    who.close()
