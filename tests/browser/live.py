"""A served mission and real browsers on it, for tests marked `full`."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
WIDE, NARROW = 1280, 320


@dataclass(frozen=True)
class Served:
    """A server on this machine; `passwords` by user."""

    address: str
    mission: OpenMission
    passwords: dict[str, str] = field(default_factory=dict)


@contextmanager
def served(mission: OpenMission, settings: Settings) -> Iterator[str]:
    """The address of the mission's application while it is served."""
    app = create_app(Site(mission=mission, settings=settings))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(128)
        port = taken.getsockname()[1]
        config = uvicorn.Config(app, log_level="warning", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([taken],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


@dataclass
class Somebody:
    """A person at a browser; `complaints` are errors of the browser's console."""

    context: BrowserContext
    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page of a path, loaded."""
        self.page.goto(self.address + path)
        return self.page

    def close(self) -> None:
        """Close the browser; nothing may have been complained of."""
        self.context.close()
        assert self.complaints == []


def somebody(
    browser: Browser,
    here: Served,
    user: str = "",
    *,
    width: int = WIDE,
    scripts: bool = True,
    language: str = "en",
    past_policy: bool = False,
) -> Somebody:
    """A person at a browser of their own, signed in as `user` where one is named.

    Args:
        browser: the browser.
        here: what is served.
        user: who signs in, or "".
        width: of the window, in pixels.
        scripts: whether the browser runs any.
        language: of the browser.
        past_policy: whether scripts of a test run in spite of the pages' policy.
    """
    context = browser.new_context(
        bypass_csp=past_policy,
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        locale=language,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    found = Somebody(context, page, here.address)

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.complaints.append(f"{page.url}: {message.text}")

    page.on("console", heard)
    page.on("dialog", lambda dialog: dialog.accept())
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on("request", lambda request: _ours(found, request.url))
    if user:
        found.open("/sign-in")
        page.fill("[name=user]", user)
        page.fill("[name=password]", here.passwords[user])
        page.locator("form[action='/sign-in'] button").click()
        page.wait_for_url(f"{here.address}/desk")
    return found


def _ours(found: Somebody, url: str) -> None:
    """No page may ask anybody else for anything."""
    if not url.startswith((found.address, "data:", "blob:")):
        found.complaints.append(f"asked for {url}")
