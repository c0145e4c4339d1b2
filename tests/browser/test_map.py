"""The map in a real browser: drawn, asked by pointer, by keyboard, without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.map_views import map_mission
from playwright.sync_api import Browser, Page, expect

from tests.browser.live import NARROW, Served, somebody
from tests.missions import SETTINGS
from trucewatch.model.access import Role, User
from trucewatch.service.accounts import utc_now
from trucewatch.service.lines import merge_pending
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_views import Box
from trucewatch.service.maps import map_bytes

pytestmark = pytest.mark.full

SHOWN = "[data-map][data-state=shown]"
TALBISEH = [36.73, 34.84]
AT = "([lon, lat]) => document.querySelector('[data-map]').mapNow.project([lon, lat])"


def shown(page: Page) -> Page:
    """The page with its map drawn."""
    page.wait_for_selector(SHOWN, state="attached")
    return page


@pytest.fixture(scope="module")
def merged(here: Served) -> Served:
    """The sample mission, its reports merged."""
    merge_pending(here.mission, settings=SETTINGS)
    return here


def test_a_place_on_the_map_opens_what_is_known_of_it(
    chromium: Browser, merged: Served
) -> None:
    """In a panel that takes the focus and gives it back."""
    anna = somebody(chromium, merged, "anna")
    page = shown(anna.open("/desk/map?from=2017-06-01&to=2017-09-30"))
    expect(page.locator(".map-drawing")).to_be_hidden()
    page.wait_for_timeout(1_500)  # for the map to settle
    where = page.evaluate(AT, TALBISEH)
    page.locator(".map-canvas canvas").click(
        position={"x": where["x"], "y": where["y"]}
    )
    panel = page.locator(".map-panel")
    expect(panel).to_contain_text("Talbiseh")
    expect(panel.get_by_role("link", name="mortar")).to_be_visible()
    expect(panel).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(".map-canvas canvas")).to_be_focused()
    anna.close()


def test_a_choice_changes_map_list_and_address(
    chromium: Browser, merged: Served
) -> None:
    """Without leaving the page; the same address gives the same page again."""
    anna = somebody(chromium, merged, "anna")
    page = shown(anna.open("/desk/map"))
    before = page.locator("#list tbody tr").count()
    page.get_by_label("Type").select_option("mortar")
    expect(page.locator("#list tbody tr")).not_to_have_count(before)
    page.wait_for_url("**/desk/map?type=mortar")
    after = page.locator("#list tbody tr").count()
    assert page.locator("#map-count").inner_text().startswith(str(after))
    page.reload()
    expect(page.locator("#list tbody tr")).to_have_count(after)
    anna.close()


def test_days_are_moved_by_keyboard(chromium: Browser, merged: Served) -> None:
    """The slider is an ordinary one; its value is told as a day."""
    anna = somebody(chromium, merged, "anna")
    page = shown(anna.open("/desk/map"))
    end = page.get_by_role("slider", name="Last day")
    end.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("To", exact=True)).to_have_value("2020-03-07")
    expect(end).to_have_attribute("aria-valuetext", "7 March 2020")
    page.locator(".map-canvas canvas").focus()
    centre = "() => document.querySelector('[data-map]').mapNow.getCenter().lng"
    before = page.evaluate(centre)
    for _ in range(20):  # the first keys may come before it is drawn
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        if page.evaluate(centre) > before:
            break
    assert page.evaluate(centre) > before
    anna.close()


def test_without_scripts_there_is_a_drawing_and_a_list(
    chromium: Browser, merged: Served
) -> None:
    """And the form is sent as forms are."""
    anna = somebody(chromium, merged, "anna", scripts=False)
    page = anna.open("/desk/map")
    expect(page.locator(".map-drawing svg").first).to_be_visible()
    page.get_by_label("Type").select_option("mortar")
    page.get_by_role("button", name="Show").click()
    assert "type=mortar" in page.url
    assert page.locator("#list tbody tr").count() > 0
    anna.close()


def test_the_drawing_stays_where_incidents_do_not_come(
    chromium: Browser, merged: Served
) -> None:
    """A map without them would look like a quiet country."""
    anna = somebody(chromium, merged, "anna")
    anna.page.route("**/desk/map/data.json*", lambda route: route.abort())
    page = anna.open("/desk/map")
    page.wait_for_selector("[data-map][data-state=failed]", state="attached")
    expect(page.locator(".map-drawing svg").first).to_be_visible()
    expect(page.locator(".map-canvas")).to_have_count(0)
    anna.complaints.clear()  # the browser tells of the answer that did not come
    anna.close()


def test_it_fits_a_narrow_screen_from_right_to_left(
    chromium: Browser, merged: Served
) -> None:
    """Nothing scrolls sideways but the tables in their frames."""
    anna = somebody(chromium, merged, "anna", width=NARROW, language="ar")
    page = shown(anna.open("/desk/map"))
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROW
    anna.close()


def test_a_hundred_thousand_incidents_are_a_few_marks(tmp_path: Path) -> None:
    """However many there are, a view holds no more than the grid has cells."""
    mission, _ = map_mission(tmp_path / "m", SETTINGS, 100_000)
    box = Box(west=35.0, south=32.0, east=43.0, north=38.0)
    body = map_bytes(
        mission,
        MapFilter(),
        viewer=User(id="reviewer", roles=(Role.REVIEWER,)),
        box=box,
        zoom=6,
        now=utc_now(),
    )
    mission.store.close()
    assert len(body) < 60_000
    assert body.count(b'"Feature"') < 400
