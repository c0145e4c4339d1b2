"""Pictures of the main pages, for ``docs/gallery.md``: ``python -m scripts.gallery``.

Serves the sample mission, lets Anna and Boris release its latest day, and takes each
picture with Chromium. Not run by CI: look at every picture afterwards.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.live import (
    ARGUMENTS,
    CHROMIUM,
    Served,
    Somebody,
    served,
    somebody,
)
from tests.browser.paths import pools
from tests.browser.releasing import release_a_day
from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.service.accounts import utc_now
from trucewatch.service.demo_users import demo_accounts

FOLDER = Path("docs/images/gallery")
MOST_BYTES = 60 * 1024
WIDE, HIGH, NARROW = 1280, 860, 320


@dataclass(frozen=True)
class Picture:
    """One picture: file, path of the page, who looks, in which language, how wide."""

    name: str
    path: str
    user: str = "anna"
    language: str = "en-GB"
    width: int = WIDE


def pictures(here: Served) -> tuple[Picture, ...]:
    """Every picture, in the order of the page."""
    known = {name: ids[0] for name, ids in pools(here).items()}
    incident = f"/desk/incidents/{known['incident']}"
    return (
        Picture("today", "/desk"),
        Picture("review", f"/desk/documents/{known['document']}"),
        Picture("incidents", "/desk/incidents"),
        Picture("incident", incident),
        Picture("map", "/desk/map"),
        Picture("tallies", "/desk/tallies"),
        Picture("charts", "/desk/charts"),
        Picture("agreement", f"/desk/agreements/{known['agreement']}"),
        Picture("deadlines", "/desk/agreements/deadlines?as_of=2017-06-05"),
        Picture("release", "/desk/bulletins/bul_2020-03-07"),
        Picture("public", "/", user=""),
        Picture("arabic", "/desk", language="ar"),
        Picture("narrow", incident, width=NARROW),
    )


def take(who: Somebody, picture: Picture) -> bytes:
    """The picture as WebP, small enough."""
    who.page.set_viewport_size({"width": picture.width, "height": HIGH})
    page = who.open(picture.path)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(800)
    raw = page.screenshot(full_page=False)
    for quality in (80, 65, 50, 35, 20):
        out = io.BytesIO()
        Image.open(io.BytesIO(raw)).save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_BYTES:
            return out.getvalue()
    raise ValueError(f"{picture.name}: no quality fits {MOST_BYTES} bytes")


def main() -> None:
    """Take all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        mission = sample_mission(Path(folder) / "m")
        take_in(mission, mission.root / "reports")
        users = demo_accounts(mission, now=utc_now())
        passwords = {user: password for user, password, _ in users}
        with served(mission, SETTINGS) as address, sync_playwright() as playwright:
            here = Served(address, mission, passwords)
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=ARGUMENTS
            )
            release_a_day(browser, here, "2020-03-08")
            anna = somebody(browser, here, "anna")
            page = anna.open("/desk/bulletins")
            page.fill("form.filters [name=day]", "2020-03-07")
            page.get_by_role("button", name="Draft").click()
            anna.close()
            lookers: dict[tuple[str, str], Somebody] = {}
            for picture in pictures(here):
                who = (picture.user, picture.language)
                if who not in lookers:
                    lookers[who] = somebody(
                        browser, here, picture.user, language=picture.language
                    )
                raw = take(lookers[who], picture)
                (FOLDER / f"{picture.name}.webp").write_bytes(raw)
                sys.stdout.write(f"{picture.name}: {len(raw):,} bytes\n")
            browser.close()
        mission.store.close()


if __name__ == "__main__":
    main()
