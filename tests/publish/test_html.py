"""The page: whole, linked, escaped, symmetrical, the same every time."""

from __future__ import annotations

import itertools
import json
import os
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.publish import sample_claims, sample_counts, sample_documents, samples
from tests.publish.pages import read_page
from tests.publish.sample_counts import COMPARISON, silent
from tests.publish.sample_documents import MISSION
from tests.publish.sample_incidents import ENTRIES
from tests.publish.samples import COVERAGE, empty_bulletin, sample_bulletin
from trucewatch.model.bulletin import BulletinStatus
from trucewatch.model.coverage import CoverageState
from trucewatch.model.log import SignedHead
from trucewatch.model.review import IncidentState
from trucewatch.model.tally import CellState, LedgerCell, LedgerRow, TallyPoint
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record, record_text
from trucewatch.publish.wording import FINDINGS_WITHHELD

GOLDEN = Path(__file__).parents[1] / "golden"
SECTIONS = (
    "Key facts",
    "Counts of the sides",
    "The days before",
    "Incidents",
    "Statements",
    "Figures",
    "Deadlines and talks",
    "Map",
    "What was not watched",
    "Corrections",
    "Doubts",
    "Sources",
)


def _golden(name: str, text: str) -> str:
    """The golden file's text; written anew where UPDATE_GOLDEN is set."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


def test_page_is_the_golden_page() -> None:
    """The sample bulletin renders to the committed page, byte for byte."""
    page = render_html(sample_bulletin())
    assert page == _golden("bulletin.html", page)


def test_record_is_the_golden_record() -> None:
    """The sample bulletin's JSON is the committed record, byte for byte."""
    record = bulletin_record(sample_bulletin())
    text = record_text(record)
    assert json.loads(text) == record
    assert text == _golden("bulletin.json", text)


def test_same_records_in_any_order_give_the_same_page() -> None:
    """Order of claims, documents, incidents and shapes does not matter."""
    turned = sample_bulletin(
        claims=sample_claims.CLAIMS[::-1],
        documents=sample_documents.DOCUMENTS[::-1],
        entries=ENTRIES[::-1],
        points=sample_counts.history()[::-1],
        shapes=samples.SHAPES[::-1],
    )
    assert render_html(turned) == render_html(sample_bulletin())


@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
def test_page_is_well_formed_with_unique_ids_and_live_links(full: bool) -> None:
    """Tags nest, ids are unique, every link and label has its target."""
    page = read_page(render_html(sample_bulletin() if full else empty_bulletin()))
    assert len(page.ids) == len(set(page.ids))
    inner = [href[1:] for href in page.links if href.startswith("#")]
    assert set(inner) <= set(page.ids)
    assert set(page.labelled) <= set(page.ids)
    assert set(page.links) == {f"#{key}" for key in inner}


def test_page_asks_nothing_from_outside() -> None:
    """No script, no foreign address, and a policy that would forbid both."""
    html = render_html(sample_bulletin())
    page = read_page(html)
    assert page.sources == []
    assert not {"script", "iframe", "object", "img", "link"} & set(page.tags)
    assert "default-src 'none'" in html
    assert re.findall(r"url\(|@import", html) == []


def test_headings_come_in_order_without_gaps() -> None:
    """One first heading, twelve sections, no level skipped."""
    html = render_html(sample_bulletin())
    levels = read_page(html).headings
    assert levels.count(1) == 1
    assert levels.count(2) == len(SECTIONS)
    steps = itertools.pairwise(levels)
    assert all(after - before <= 1 for before, after in steps)
    titles = re.findall(r'<h2 id="[a-z-]+-h"><span class="no">\d+</span> ([^<]+)', html)
    assert tuple(titles) == SECTIONS


def test_page_has_landmarks_language_and_a_way_past_the_contents() -> None:
    """Landmarks, the language and a skip link are there."""
    html = render_html(sample_bulletin())
    for wanted in ("<main ", "<nav ", "<header ", "<footer>", '<html lang="en">'):
        assert html.count(wanted) == 1
    assert 'class="skip" href="#main"' in html
    assert html.count("<table") == html.count("<caption")


def test_document_text_cannot_become_markup() -> None:
    """A script tag in a report is printed, never run."""
    html = render_html(sample_bulletin())
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 2  # title and text


def test_every_claim_has_its_entry_and_its_sentence() -> None:
    """Each claim's id stands on the page, with an anchor in the text."""
    page = read_page(render_html(sample_bulletin()))
    for placed in sample_claims.CLAIMS:
        assert placed.claim.id in page.ids
        assert f"at-{placed.claim.id}" in page.ids


def test_every_number_of_the_tables_is_linked() -> None:
    """Counts, casualties and figures are words of links."""
    linked = read_page(render_html(sample_bulletin())).linked
    words = [word.replace("\u2060", "") for word in linked]
    for number in ("7", "4", "2", "3", "2 civilians", "about 400,000 persons", "11"):
        assert number in words


@pytest.mark.parametrize(
    ("status", "printed"),
    [(BulletinStatus.DRAFT, True), (BulletinStatus.RELEASED, False)],
)
def test_draft_says_so_until_released(
    status: BulletinStatus,
    printed: bool,
) -> None:
    """Only a released page goes without the draft mark."""
    html = render_html(replace(sample_bulletin(), status=status))
    assert ("DRAFT, machine-read, not reviewed" in html) is printed


def test_demonstration_and_invented_items_say_so() -> None:
    """The mission's mark on the page, a badge on every invented item."""
    html = render_html(sample_bulletin())
    assert html.count("DEMONSTRATION") >= 3
    invented = [
        p
        for p in sample_claims.CLAIMS
        if p.claim.document != sample_documents.RUSSIAN.id
    ]
    assert html.count('class="badge invented">INVENTED') > len(invented)
    assert "Facts sourced: commission_tallies.csv; wording ours" in html
    real = replace(MISSION, demonstration=False)
    assert "DEMONSTRATION" not in render_html(empty_bulletin(mission=real))


def test_findings_print_only_for_corroborated_incidents() -> None:
    """A reported incident prints the reason why no finding stands there."""
    page = read_page(render_html(sample_bulletin())).text
    assert page.count("term T2a") == 1
    assert page.count(FINDINGS_WITHHELD) == 2
    reported = replace(ENTRIES[0].incident, state=IncidentState.REPORTED)
    entries = (replace(ENTRIES[0], incident=reported),)
    assert "term T2a" not in render_html(sample_bulletin(entries=entries))


def test_page_never_calls_anything_a_violation_by_somebody() -> None:
    """The words "violation by" stand nowhere on the page."""
    assert "violation by" not in render_html(sample_bulletin()).lower()


def test_sides_mirror_each_other() -> None:
    """Swapping the sides' reports swaps the columns and nothing else."""

    def columns(*, swap: bool) -> list[tuple[str, str]]:
        total = LedgerCell(state=CellState.NAMED_WITHOUT_NUMBER)
        spoke = replace(COMPARISON.recorders[0], total=total, recorder="RUS")
        pair = (silent("RUS"), replace(spoke, recorder="TUR"))
        row = (total, LedgerCell(state=CellState.NO_REPORT))
        comparison = replace(
            COMPARISON,
            recorders=pair if swap else (spoke, silent("TUR")),
            rows=(
                LedgerRow(
                    place_id="iso:SY-ID",
                    name="Idlib",
                    cells=row[::-1] if swap else row,
                ),
            ),
        )
        html = render_html(sample_bulletin(comparison=comparison))
        table = html[html.index("counts-caption") : html.index("<h3>Comparison")]
        cells = re.findall(r'<td class="([^"]*)">(.*?)</td>', table)
        return [(style, re.sub(r"<[^>]+>|\[\d+\]", "", text)) for style, text in cells]

    plain, mirrored = columns(swap=False), columns(swap=True)
    assert [plain[1], plain[0], plain[3], plain[2]] == mirrored
    assert [text for _, text in plain] == ["named without a number", "no report"] * 2


def test_cells_without_a_number_say_why_and_never_zero() -> None:
    """Not listed, none stated and no report are words; no cell shows 0."""
    html = render_html(sample_bulletin())
    table = html[html.index("counts-caption") : html.index("<h3>Comparison")]
    assert "not listed" in table
    assert "reports none" in table
    assert not re.search(r">0(<|\u2060)", table)


def test_our_own_nothing_prints_only_where_we_watched() -> None:
    """Without coverage the page does not say that nothing happened."""
    watched = (replace(COVERAGE[0], state=CoverageState.OBSERVED_PARTIAL),)
    blind = render_html(sample_bulletin(entries=(), coverage=COVERAGE))
    seen = render_html(sample_bulletin(entries=(), coverage=watched))
    assert "No incident was observed where we watched" not in blind
    assert "does not say that nothing happened" in blind
    assert "No incident was observed where we watched: Idlib." in seen


def test_gaps_of_both_sides_are_listed() -> None:
    """What was not watched, not listed and stated as none is in one section."""
    page = read_page(render_html(sample_bulletin())).text
    start = page.index("What was not watched", page.index("Places on the map"))
    section = page[start : page.index("10 Corrections")]
    assert "Not observed (no team in place): Idlib." in section
    assert "Türkiye: not listed for Hama and Homs." in section
    assert "Russia reports none for Homs" in section


def test_empty_day_is_still_a_page() -> None:
    """With nothing received every section says so in words."""
    page = read_page(render_html(empty_bulletin())).text
    for sentence in (
        "No count was received from any side.",
        "No total of any side is known for the days before.",
        "No statement was received.",
        "No figure was received.",
        "No outline is held for a map.",
        "No correction was published on this day.",
        "No doubt was noted for this day's items.",
        "nothing counts as observed",
    ):
        assert sentence in page


def test_casualties_stand_side_by_side_and_are_not_added() -> None:
    """Two origins give two and three killed; five is nowhere."""
    html = render_html(sample_bulletin())
    start = html.index("Killed and injured as each source says")
    table = html[start : html.index("</table>", start)]
    killed = re.findall(r'<a class="cite"[^>]*>([^<\u2060&]+)', table)
    assert killed == ["2 civilians", "1", "3", "none, as the source says"]


def test_counts_cited_from_earlier_days_open_their_source() -> None:
    """A claim passed as `others` is printed where history cites it."""
    point = TallyPoint(
        day=sample_documents.DAY - timedelta(days=1),
        recorder="RUS",
        count=11,
        claims=(sample_claims.HEADLINE.claim.id,),
    )
    bulletin = replace(sample_bulletin(), history=(point,))
    row = render_html(bulletin)
    assert f'href="#{sample_claims.HEADLINE.claim.id}">11' in row


def test_the_foot_tells_the_head_of_the_log() -> None:
    """In words, and as JSON that a program finds again; without one, nothing."""
    bulletin = sample_bulletin()
    page = render_html(bulletin)
    assert "1,234" in page
    assert f"<dd>{'ab' * 32}</dd>" in page
    assert "key 0123456789abcdef" in page
    assert page.count("data-log-head") == 1
    assert bulletin.log is not None
    unsigned = replace(bulletin, log=SignedHead(head=bulletin.log.head))
    assert "nobody: the mission has no signing key" in render_html(unsigned)
    assert "data-log-head" not in render_html(replace(bulletin, log=None))
