"""Every page in a real browser: accessible, narrow enough, quiet, and small."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.live import NARROW, WIDE, Served, Somebody, somebody
from tests.browser.paths import every_page
from tests.browser.releasing import release_a_day

AXE = Path("node_modules/axe-core/axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
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


DESK = ("/desk", "/account")
OWN = {
    "": lambda path: not path.startswith(DESK),
    "anna": lambda path: path.startswith(DESK),
    "admin": lambda path: path.startswith("/desk/admin"),
}
"""Whether a path is looked at as a user: no page twice."""


@dataclass(frozen=True)
class Looked:
    """A page as it came.

    Args:
        path: its path.
        faults: what axe-core and the window say of it.
        transferred: bytes of it and of all that it loads, into an empty cache.
        has_map: whether the library of maps is among that.
    """

    path: str
    faults: list[str]
    transferred: float
    has_map: bool


@dataclass(frozen=True)
class Walk:
    """The pages of a user, and what the browser complained of meanwhile."""

    pages: list[Looked]
    complaints: list[str]


@pytest.fixture(scope="module")
def walk(chromium: Browser, released: Served) -> Callable[[str], Walk]:
    """Goes through the pages of a user, once."""
    return cache(lambda user: walked(chromium, released, user))


def pages_for(who: Somebody, here: Served, user: str) -> list[str]:
    """The paths of the pages that are looked at as a user."""
    return list(every_page(here, who.context.request, OWN[user]))


def walked(chromium: Browser, here: Served, user: str) -> Walk:
    """Each page with everything that it loads, measured and looked at."""
    who = somebody(chromium, here, user, past_policy=True)
    watch = who.context.new_cdp_session(who.page)
    watch.send("Network.enable")
    watch.send("Network.setCacheDisabled", {"cacheDisabled": True})
    loaded: list[float] = []
    asked: list[str] = []
    watch.on("Network.loadingFinished", lambda e: loaded.append(e["encodedDataLength"]))
    watch.on("Network.requestWillBeSent", lambda e: asked.append(e["request"]["url"]))
    axe = AXE.read_text(encoding="utf-8")
    found = []
    for path in pages_for(who, here, user):
        loaded.clear()
        asked.clear()
        page = settled(who, path)
        transferred, has_map = sum(loaded), any(MAP in url for url in asked)
        page.evaluate(axe)
        faults = [f"{path}: {each}" for each in page.evaluate(RUN, RULES)]
        page.set_viewport_size({"width": NARROW, "height": 700})
        if (more := wider(page)) > 0:
            faults.append(f"{path}: {more} pixels wider than {NARROW}")
        page.set_viewport_size({"width": WIDE, "height": 900})
        found.append(Looked(path, faults, transferred, has_map))
    complaints = [each for each in who.complaints if "404" not in each]
    who.complaints = []
    who.close()
    return Walk(found, complaints)


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
    walk: Callable[[str], Walk], user: str
) -> None:
    """WCAG 2.2 AA by axe-core; no wider than a window of 320 pixels; no complaint."""
    found = walk(user)
    paths = [each.path for each in found.pages]
    assert len(paths) >= {"": 10, "anna": 25, "admin": 1}[user], paths
    faults = [fault for each in found.pages for fault in each.faults]
    assert faults + found.complaints == []


@pytest.mark.parametrize("user", EVERYBODY)
def test_every_page_is_small(walk: Callable[[str], Walk], user: str) -> None:
    """As transferred with gzip: 200 kB without the map, 900 kB with it."""
    faults = []
    for each in walk(user).pages:
        assert each.transferred > KB, each.path
        most = WITH_MAP if each.has_map else WITHOUT_MAP
        if each.transferred > most:
            size = each.transferred / KB
            faults.append(f"{each.path}: {size:.0f} kB, wanted {most / KB:.0f}")
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
        page = who.open(path)
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
