"""The sample mission keeps its promises: marked, dated, sourced or invented."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from trucewatch.reference.actors import load_actors

MISSION = Path(__file__).parents[2] / "src/trucewatch/reference/missions/astana"
FOLDER = MISSION / "reports"
OUTLETS = {
    "Joint commission bulletin (demonstration wording)",
    "Demo Wire",
    "Levant Demo Daily",
    "Sample Courier",
    "Orontes Demo Gazette",
    "Demo Field Team North",
    "Demo Field Team Homs",
    "Demo Relief Network",
    "Demo Valley monitoring post",
    "Demo Khabar, Tehran",
}
HOSTILE = re.compile(
    r"(?i)\b(shell|mortar|bomb|blast|explo|struck|str(?:ike|uck)|fire[ds]?\b|firing"
    r"|kill|wound|injur|abduct|clash|gunmen|breach|violat|attack|burst|shoot|aircraft"
    r"|artillery|crater|threaten|dead|died)"
)
REAL_AUTHORS = re.compile(
    r"(?i)\b(russia|turk|iran|syrian|regime|government|army|israel|american|coalition"
    r"|isil|isis|islamic state|daesh|nusra|hts|tahrir|ahrar|jaysh|faylaq|free syrian"
    r"|kurd|ypg|sdf|hezbollah|hizbullah|opposition|rebel|terrorist|militant)"
)
INVENTED_BODY = re.compile(
    r"Demo (?:Valley|Council|Clinic|Relief|Field)|Orontes Demo Rescue"
)
WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


@dataclass(frozen=True)
class Sample:
    """One packaged report: its keys and its text."""

    name: str
    keys: dict[str, str]
    text: str


class Page(HTMLParser):
    """Collects the keys and the paragraphs of a packaged page."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: dict[str, str] = {}
        self.parts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the keys of a meta element, and where the article begins."""
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "meta" and name.startswith("trucewatch:"):
            self.keys[name.removeprefix("trucewatch:")] = given.get("content") or ""
        self._depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        """Note where the article ends."""
        self._depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        """Keep the text of the article."""
        if self._depth:
            self.parts.append(data)


def sample(path: Path) -> Sample:
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        page = Page()
        page.feed(raw)
        return Sample(name=path.name, keys=page.keys, text=" ".join(page.parts))
    _, head, text = raw.split("---\n", 2)
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    return Sample(name=path.name, keys=keys, text=text)


SAMPLES = tuple(sample(path) for path in sorted(FOLDER.iterdir()))
INVENTED = tuple(s for s in SAMPLES if s.keys.get("facts") == "invented")
SOURCED = tuple(s for s in SAMPLES if s.keys.get("facts") == "sourced")
LISTED: dict[str, dict[str, Any]] = {
    row["file"]: row
    for row in tomllib.loads((MISSION / "manifest.toml").read_text(encoding="utf-8"))[
        "report"
    ]
}
TALLIES = [
    pytest.param(sample, row, id=f"{sample.keys['published'][:10]}-{row['recorder']}")
    for sample in SAMPLES
    for row in LISTED[sample.name].get("tally", [])
]


def names(samples: tuple[Sample, ...]) -> list[str]:
    return [sample.name for sample in samples]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?!])\s+|\n\n", text)


def test_there_are_enough_reports_of_both_sorts() -> None:
    """At least 45, with text files in the majority and some pages."""
    assert len(SAMPLES) >= 45
    assert len(SOURCED) >= 20
    assert len(INVENTED) >= 20
    assert Counter(Path(s.name).suffix for s in SAMPLES)[".html"] >= 3
    assert {Path(s.name).suffix for s in SAMPLES} == {".txt", ".html"}


@pytest.mark.parametrize("report", SAMPLES, ids=lambda report: report.name)
def test_every_report_is_marked_as_demonstration(report: Sample) -> None:
    """Title, invented outlet, language, demo and facts are there; sourced names one."""
    keys = report.keys
    assert keys["demo"] == "true"
    assert keys["language"] == "en"
    assert keys["publisher"] in OUTLETS
    assert keys.get("agency", "Demo Wire") == "Demo Wire"
    assert keys["facts"] in {"sourced", "invented"}
    assert ("facts_source" in keys) == (keys["facts"] == "sourced")
    assert keys["title"] in report.text


@pytest.mark.parametrize("report", SAMPLES, ids=lambda report: report.name)
def test_every_report_is_dated_within_the_mission(report: Sample) -> None:
    """With a zone, between January 2017 and March 2020, and named by its day."""
    published = datetime.fromisoformat(report.keys["published"])
    assert published.utcoffset() is not None
    assert date(2017, 1, 1) <= published.date() <= date(2020, 3, 31)
    assert report.name.startswith(f"{published.date()}-")


def test_the_manifest_lists_every_report_as_it_is() -> None:
    """Same files, same facts, same sources, same days."""
    assert sorted(LISTED) == names(SAMPLES)
    for report in SAMPLES:
        row = LISTED[report.name]
        assert row["facts"] == report.keys["facts"]
        assert row.get("source") == report.keys.get("facts_source")
        assert row["published"].isoformat() == report.keys["published"][:10]
        assert row["shows"]


def test_every_pattern_of_tallies_occurs() -> None:
    """Patterns 1-24 of tallies and 25-36 of figures and events, each at least once."""
    occurring = {number for row in LISTED.values() for number in row["patterns"]}
    assert occurring == set(range(1, 37))


@pytest.mark.parametrize(("report", "row"), TALLIES)
def test_a_sourced_bulletin_says_the_published_numbers(
    report: Sample, row: dict[str, Any]
) -> None:
    """Every count and cell of its source stands in the text, as digit or word."""
    cells: dict[str, int | str] = row.get("cells", {})
    numbers = [row.get("count", 0), *cells.values()]
    for number in numbers:
        if isinstance(number, int) and number > 0:
            forms = [str(number), *WORDS[number : number + 1]]
            assert re.search(rf"(?i)(?<![\d,])({'|'.join(forms)})(?!\d)", report.text)
    assert all(place in report.text for place in cells)
    assert "no" in report.text or "none" in report.text or row.get("count") != 0


def test_each_sourced_bulletin_has_both_sides() -> None:
    """Ordered by actor code; the sums fit except where places have no numbers."""
    days = [row["tally"] for row in LISTED.values() if "tally" in row]
    assert len(days) >= 22
    for tallies in days:
        assert [tally["recorder"] for tally in tallies] == ["RUS", "TUR"]
        for tally in tallies:
            cells = tally.get("cells", {}).values()
            whole = cells and "?" not in cells and "count" in tally
            if whole and "partial_breakdown" not in tally.get("flags", ""):
                assert sum(cells) == tally["count"]


@pytest.mark.parametrize("report", SOURCED, ids=lambda report: report.name)
def test_sourced_reports_quote_no_invented_body(report: Sample) -> None:
    """Sourced and invented are never mixed in one report."""
    assert not INVENTED_BODY.search(report.text)


@pytest.mark.parametrize("report", INVENTED, ids=lambda report: report.name)
def test_no_invented_attack_names_a_real_author(report: Sample) -> None:
    """No real state, force or group occurs in a sentence that speaks of force."""
    for sentence in sentences(report.text):
        if HOSTILE.search(sentence):
            found = [actor.code for _, _, actor in load_actors().find(sentence)]
            assert [code for code in found if not code.startswith("GENERIC/")] == []
            assert not REAL_AUTHORS.search(sentence)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Unidentified aircraft struck a barn near Surman.", False),
        ("Turkish artillery struck a barn near Surman.", True),
        ("Government forces fired mortars.", True),
    ],
)
def test_the_check_on_authors_can_fail(sentence: str, *, named: bool) -> None:
    """A real author in a hostile sentence is seen."""
    assert HOSTILE.search(sentence)
    assert bool(REAL_AUTHORS.search(sentence)) is named


def test_there_is_one_exact_duplicate() -> None:
    """Two files of the same bytes, and only two."""
    digests = Counter(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in FOLDER.iterdir()
    )
    assert sorted(digests.values())[-2:] == [1, 2]


def test_a_wire_story_runs_in_three_papers() -> None:
    """Three publishers, one agency."""
    carried = [s.keys["publisher"] for s in SAMPLES if "agency" in s.keys]
    assert len(carried) == len(set(carried)) == 3


def test_every_correction_names_an_earlier_report() -> None:
    """By its title, which only one report has; and only invented ones are corrected."""
    corrections = [s for s in SAMPLES if "corrects" in s.keys]
    assert len(corrections) == 2
    for report in corrections:
        title = report.keys["corrects"]
        (earlier,) = (s for s in SAMPLES if s.keys["title"] == title)
        assert earlier.keys["published"] < report.keys["published"]
        assert earlier.keys["facts"] == report.keys["facts"] == "invented"


def test_the_slipped_day_is_the_solar_hijri_one() -> None:
    """The Tehran page of 15 September says the 24th: 24 Shahrivar."""
    (page,) = (s for s in SAMPLES if s.keys["publisher"].endswith("Tehran"))
    assert page.keys["published"].startswith("2017-09-15")
    assert "today, September 24" in page.text


def test_the_latest_day_is_a_full_one() -> None:
    """Both sides' counts, one incident by three origins, aid, appeal, assessment."""
    last = max(s.keys["published"][:10] for s in SAMPLES)
    today = [s for s in SAMPLES if s.keys["published"].startswith(last)]
    shown = " ".join(word for s in today for word in LISTED[s.name]["shows"])
    assert last == "2020-03-08"
    assert any("tally" in LISTED[s.name] for s in today)
    assert len({s.keys["publisher"] for s in today if "Saraqib" in s.text}) >= 3
    for part in (
        *("origin 3 of 3", "contradiction", "aid", "appeal", "assessment"),
        *("figures", "correction"),
    ):
        assert part in shown
