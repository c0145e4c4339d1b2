"""How smooth a map of a hundred thousand incidents is in headless Chromium.

A browser opens the map, drags and zooms it, and moves the days. What is told is, of the
tasks of its main thread, the longest by the clock and the longest by the processor's
time. Without a graphics card the thread waits, at a "commit", until the processor has
drawn the frame before: most of a long task is such waiting. The page therefore shows
the map's canvas only once its first picture is drawn, and fills without soft edges.

``python -m bench.map_smooth [ROWS]`` prints the figures. It needs Debian's Chromium.
"""

from __future__ import annotations

import json
import os
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
INCIDENTS = 100_000
CATEGORIES = ["toplevel", "devtools.timeline"]
TASKS = frozenset({"RunTask", "ThreadControllerImpl::RunTask"})


def longest(trace: bytes) -> tuple[float, float]:
    """The longest task by the clock and by the processor's time, milliseconds.

    Args:
        trace: what the browser recorded, as it writes it.
    """
    events = json.loads(trace)["traceEvents"]
    threads = {
        (each["pid"], each["tid"])
        for each in events
        if each.get("name") == "thread_name"
        and each["args"].get("name") == "CrRendererMain"
    }
    tasks = [
        each
        for each in events
        if each.get("ph") == "X"
        and each["name"] in TASKS
        and (each["pid"], each["tid"]) in threads
    ]
    clock = max(each["dur"] for each in tasks)
    return clock / 1_000, max(each.get("tdur", 0) for each in tasks) / 1_000


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


def measured(settings: Settings, number: int) -> tuple[float, float]:
    """The longest task on a made-up map, by clock and processor, milliseconds.

    Args:
        settings: of the mission.
        number: how many incidents it has.
    """
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        mission, _ = map_mission(Path(folder) / "m", settings, number)
        passwords = {u: p for u, p, _ in demo_accounts(mission, now=utc_now())}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with served(mission, settings) as address:
            here = Served(address, mission, passwords)
            anna = somebody(browser, here, "anna")
            browser.start_tracing(page=anna.page, categories=CATEGORIES)
            page = anna.open("/desk/map")
            page.wait_for_selector("[data-map][data-state=shown]", state="attached")
            page.wait_for_timeout(1_000)
            use(page)
            found = longest(browser.stop_tracing())
            anna.context.close()
        browser.close()
        mission.store.close()
    return found


def smooth_rows(settings: Settings) -> list[tuple[str, str, str]]:
    """What, measured, beside what: rows of the performance page."""
    what = (
        f"longest task of the browser's main thread on a map of {INCIDENTS:,} incidents"
        " (`python -m bench.map_smooth`)"
    )
    if not Path(CHROMIUM).exists():
        return [(what, "not measured: no Chromium here", f"limit {LIMIT_MS:.0f} ms")]
    clock, processor = measured(settings, INCIDENTS)
    load = os.getloadavg()[0]
    return [
        (
            what,
            f"{clock:.0f} ms by the clock, {processor:.0f} ms of the processor",
            f"limit {LIMIT_MS:.0f} ms; load of the machine {load:.1f}",
        )
    ]


def main() -> None:
    """Print the figures."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else INCIDENTS
    cache = Path(__file__).resolve().parents[1] / ".work" / "cache"
    clock, processor = measured(Settings(cache=cache), number)
    print(f"longest task of {number:,} incidents, by the clock: {clock:.0f} ms")
    print(f"by the processor's time: {processor:.0f} ms (limit {LIMIT_MS:.0f} ms)")


if __name__ == "__main__":
    main()
