"""The pages in a real browser: each reads without JavaScript and is accessible."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.missions import AS_OF, SETTINGS, sample_mission, take_in
from trucewatch.service.bulletins import write_bulletin_files
from trucewatch.service.explaining import explain_items, write_trace_page

pytestmark = pytest.mark.full

AXE = Path("node_modules/axe-core/axe.min.js")
RUN_AXE = """
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
   .then(result => {
     const found = result.violations.map(
       v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" | "));
     const where = document.createElement("pre");
     where.id = "axe-result";
     where.textContent = JSON.stringify(found);
     document.body.append(where);
   });
"""


@pytest.fixture(scope="module", params=["bulletin", "trace"])
def page(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The sample mission's latest bulletin, or how a sentence was read."""
    folder = tmp_path_factory.mktemp("browser")
    return _bulletin(folder) if request.param == "bulletin" else _trace(folder)


def _trace(folder: Path) -> Path:
    """Sentences with a tree that is drawn, one too long for it, and none."""
    report = folder / "a.txt"
    many = ", ".join(["condemned Russia"] * 30)
    report.write_text(
        f"Turkey condemned Russia. Germany, which {many}, waited. Sheep grazed.",
        encoding="utf-8",
    )
    items = explain_items((str(report),), as_of=AS_OF)
    traces = [item.trace for item in items if item.trace is not None]
    return write_trace_page(traces, folder / "why.html")


def _bulletin(folder: Path) -> Path:
    mission = sample_mission(folder / "m")
    assert take_in(mission, mission.root / "reports")
    written = write_bulletin_files(
        mission, day=None, out=mission.root / "out", settings=SETTINGS
    )
    mission.store.close()
    return written.html


def chromium(page: Path, *flags: str) -> str:
    """What headless Chromium prints of the page, cut off from any network."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
    command += ["--no-first-run", "--disable-background-networking"]
    command += ["--disable-component-update", "--disable-sync", "--disable-quic"]
    command += ["--host-resolver-rules=MAP * ~NOTFOUND", *flags, page.as_uri()]
    done = subprocess.run(  # noqa: S603 - our own command
        command, capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout


def test_the_page_names_no_other_address_to_load_from(page: Path) -> None:
    """Nothing is fetched: no script, no style sheet, no picture from elsewhere."""
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert re.findall(r"<(?:link|img|iframe|object|embed)\b", text) == []
    assert "@import" not in text
    assert re.findall(r"url\((?!#)", text) == []


def test_the_page_passes_the_accessibility_rules(page: Path, tmp_path: Path) -> None:
    """axe-core finds no breach of WCAG 2.2 A and AA."""
    checked = tmp_path / "checked.html"
    text = page.read_text(encoding="utf-8")
    script = f"<script>{AXE.read_text(encoding='utf-8')}{RUN_AXE}</script>"
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    checked.write_text(text.replace("</body>", script + "</body>"), encoding="utf-8")
    dom = chromium(checked, "--virtual-time-budget=60000", "--dump-dom")
    found = re.search(r'<pre id="axe-result">(.*?)</pre>', dom, flags=re.DOTALL)
    assert found is not None, "axe did not finish"
    assert json.loads(html.unescape(found.group(1))) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_never_scrolls_sideways(
    page: Path, tmp_path: Path, width: int
) -> None:
    """At 320 and at 1280 pixels the document is no wider than the window."""
    probe = tmp_path / "probe.html"
    source = html.escape(page.read_text(encoding="utf-8"), quote=True)
    probe.write_text(
        f'<iframe id="f" width="{width}" height="900" srcdoc="{source}"></iframe>'
        "<pre id='w'></pre><script>f.onload = () => w.textContent = "
        "f.contentDocument.documentElement.scrollWidth</script>",
        encoding="utf-8",
    )
    dom = chromium(probe, "--virtual-time-budget=20000", "--dump-dom")
    found = re.search(r'<pre id="w">(\d+)</pre>', dom)
    assert found is not None, "the page did not load"
    assert int(found.group(1)) <= width
