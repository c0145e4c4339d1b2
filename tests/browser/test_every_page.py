"""Every page in a real browser: accessible, narrow enough, quiet, and small."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.live import NARROW, WIDE, Served, Somebody, somebody
from tests.browser.paths import every_page
from tests.browser.releasing import release_a_day

AXE = Path("node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const found = await axe.run({runOnly: rules});
  return found.violations.map(v => v.id + ": " + v.nodes.slice(0, 2).map(
    n => n.target.join(" ") + " " + n.html.slice(0, 160)).join(" | "));
}"""

KB = 1024
WITHOUT_MAP, WITH_MAP = 200 * KB, 900 * KB
MAP = "maplibre-gl"


@pytest.fixture(scope="module")
def released(here: Served, chromium: Browser) -> Served:
    """The sample mission with its latest day released."""
    release_a_day(chromium, here, "2020-03-08")
    return here


OWN: dict[str, str | tuple[str, ...]] = {
    "": "/",
    "anna": ("/desk", "/account"),
    "admin": "/desk/admin",
}
"""How the paths begin that are looked at as each user: no page twice."""


def pages_for(who: Somebody, here: Served, user: str) -> list[str]:
    """The paths of the pages that are looked at as a user."""
    found = every_page(here, who.context.request)
    return [path for path in found if path.startswith(OWN[user])]


def wider(page: Page) -> int:
    """By how many pixels the page is wider than its window, once it is drawn."""
    page.wait_for_timeout(200)
    return int(
        page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    )


def settled(who: Somebody, path: str) -> Page:
    """A page that has loaded what it loads."""
    page = who.open(path)
    page.wait_for_load_state("networkidle")
    return page


EVERYBODY = [
    pytest.param("", marks=pytest.mark.full),
    pytest.param("anna", marks=pytest.mark.long),
    pytest.param("admin", marks=pytest.mark.long),
]
"""Public pages in `make test-full`; those of the desk take minutes: `make long`."""


@pytest.mark.parametrize("user", EVERYBODY)
def test_every_page_is_accessible_and_fits(
    chromium: Browser, released: Served, user: str
) -> None:
    """WCAG 2.2 AA by axe-core; no wider than a window of 320 pixels; no complaint."""
    who = somebody(chromium, released, user, past_policy=True)
    paths = pages_for(who, released, user)
    assert len(paths) >= {"": 10, "anna": 25, "admin": 1}[user], paths
    axe = AXE.read_text(encoding="utf-8")
    faults = []
    for path in paths:
        page = settled(who, path)
        page.evaluate(axe)
        faults += [f"{path}: {each}" for each in page.evaluate(RUN, RULES[:5])]
        page.set_viewport_size({"width": NARROW, "height": 700})
        if (more := wider(page)) > 0:
            faults.append(f"{path}: {more} pixels wider than {NARROW}")
        page.set_viewport_size({"width": WIDE, "height": 900})
    who.complaints = [each for each in who.complaints if "404" not in each]
    faults += who.complaints
    who.complaints = []
    who.close()
    assert faults == []


@pytest.mark.parametrize("user", EVERYBODY[:2])
def test_every_page_stands_from_right_to_left(
    chromium: Browser, released: Served, user: str
) -> None:
    """In Arabic: the menu at the right, and nothing wider than the window."""
    who = somebody(chromium, released, user, language="ar")
    paths = pages_for(who, released, user)
    faults = []
    for path in paths:
        page = settled(who, path)
        if page.locator("html").get_attribute("lang") != "ar":
            continue
        if page.locator("html").get_attribute("dir") != "rtl":
            faults.append(f"{path}: not from right to left")
        menu = page.locator("nav").first
        box = menu.bounding_box() if path.startswith("/desk") else None
        if box and box["x"] < WIDE / 2 and box["width"] < WIDE / 2:
            faults.append(f"{path}: the menu is at the left")
        for width in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": 900})
            if (more := wider(page)) > 0:
                faults.append(f"{path}: {more} pixels wider than {width}")
        page.set_viewport_size({"width": WIDE, "height": 900})
    who.complaints = [each for each in who.complaints if "404" not in each]
    who.close()
    assert faults == []


@pytest.mark.parametrize("user", EVERYBODY)
def test_every_page_is_small(chromium: Browser, released: Served, user: str) -> None:
    """As transferred with gzip: 200 kB without the map, 900 kB with it."""
    faults = []
    for path, size, has_map in sizes(chromium, released, user):
        most = WITH_MAP if has_map else WITHOUT_MAP
        if size > most:
            faults.append(f"{path}: {size / KB:.0f} kB, wanted {most / KB:.0f}")
    assert faults == []


def sizes(chromium: Browser, here: Served, user: str) -> list[tuple[str, float, bool]]:
    """Path, bytes transferred into an empty cache, and whether it has a map."""
    found = []
    who = somebody(chromium, here, user)
    paths = pages_for(who, here, user)
    watch = who.context.new_cdp_session(who.page)
    watch.send("Network.enable")
    watch.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[float] = []
    asked: list[str] = []
    watch.on("Network.loadingFinished", lambda e: loaded.append(e["encodedDataLength"]))
    watch.on("Network.requestWillBeSent", lambda e: asked.append(e["request"]["url"]))
    for path in paths:
        loaded.clear()
        asked.clear()
        settled(who, path)
        found.append((path, sum(loaded), any(MAP in url for url in asked)))
    who.complaints = []
    who.close()
    return found


@pytest.mark.full
def test_the_keyboard_goes_through_a_page_and_shows_where_it_is(
    chromium: Browser, released: Served
) -> None:
    """First to the content; in the order of the page; with a mark that can be seen."""
    who = somebody(chromium, released, "anna")
    for path in ("/desk", "/desk/incidents", "/desk/documents"):
        page = who.open(path)
        stops = [_next_stop(page) for _ in range(25)]
        assert stops[0][3].startswith("#"), "the first stop leads to the content"
        places = [each[0] for each in stops]
        assert places == sorted(places), path
        assert [each[3] for each in stops if each[1] > 0 or not each[2]] == [], path
    who.close()


def _next_stop(page: Page) -> tuple[int, int, bool, str]:
    """Place on the page, order, whether its mark can be seen, and what it is."""
    page.keyboard.press("Tab")
    found = page.evaluate(
        """() => { const e = document.activeElement, s = getComputedStyle(e);
          const all = [...document.querySelectorAll("*")];
          return [all.indexOf(e), e.tabIndex,
            s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
            e.getAttribute("href") || e.tagName]; }"""
    )
    return tuple(found)
