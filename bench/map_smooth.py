"""How smooth a map of a hundred thousand incidents is in headless Chromium.

A browser opens the map, drags and zooms it, and moves the days; what is told is the
longest task of its main thread while the page loads, and while it is used, as the
browser itself observes them (Long Tasks API: tasks of 50 ms and more).

``python -m bench.map_smooth [ROWS]`` prints the figures. It needs Debian's Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.map_views import map_mission
from tests.browser.live import ARGUMENTS, CHROMIUM, Served, served, somebody
from trucewatch.service.accounts import utc_now
from trucewatch.service.demo_users import demo_accounts
from trucewatch.settings import Settings

LIMIT_MS = 200.0
WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.longTasks.push(each.duration);
}).observe({ type: "longtask", buffered: true });
"""
TAKE = "() => window.longTasks.splice(0)"


def longest(page: Page) -> float:
    """The longest task since it was asked last, milliseconds; 0 for none over 50."""
    page.wait_for_timeout(1_500)
    return float(max(page.evaluate(TAKE), default=0.0))


def use(page: Page) -> None:
    """Drag, zoom, and move the days, as somebody who looks for something would."""
    canvas = page.locator(".map-canvas canvas")
    box = canvas.bounding_box()
    if box is None:
        raise ValueError("the map is not shown")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for across, down in ((160, 60), (-240, 40), (90, -120)):
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + across, y + down, steps=12)
        page.mouse.up()
        page.wait_for_timeout(300)
    for _ in range(3):
        page.get_by_role("button", name="Closer").click()
        page.wait_for_timeout(600)
    page.get_by_role("slider", name="Last day").focus()
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(800)


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    settings = Settings(cache=cache)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        mission, _ = map_mission(Path(folder) / "m", settings, number)
        passwords = {u: p for u, p, _ in demo_accounts(mission, now=utc_now())}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with served(mission, settings) as address:
            here = Served(address, mission, passwords)
            anna = somebody(browser, here, "anna")
            anna.page.add_init_script(WATCH)
            page = anna.open("/desk/map")
            page.wait_for_selector("[data-map][data-state=shown]", state="attached")
            for what in ("while it loads", "while it is used"):
                if what == "while it is used":
                    use(page)
                found = longest(page)
                print(
                    f"longest task {what}, of {number:,} incidents: "
                    f"{found:.0f} ms (limit {LIMIT_MS:.0f} ms)"
                )
            anna.context.close()
        browser.close()
        mission.store.close()


if __name__ == "__main__":
    main()
