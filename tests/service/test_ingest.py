"""Ingest is transactional, idempotent, and survives bad items."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.missions import sample_mission, take_in
from trucewatch.errors import UnreadableDocument
from trucewatch.service.ingest import count_items
from trucewatch.service.items import find_items
from trucewatch.service.missions import OpenMission
from trucewatch.service.status import mission_status
from trucewatch.store.tables import documents

REPORT = """---
title: Quiet day on the coast
publisher: Demo Wire
published: 2017-06-01T10:00:00+03:00
language: en
---

The Russian side recorded 3 ceasefire violations in Latakia (2) and Hama (1).
"""

BLANK_PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
xref
0 4
0000000000 65535 f\x20
0000000009 00000 n\x20
0000000052 00000 n\x20
0000000101 00000 n\x20
trailer<</Size 4/Root 1 0 R>>
startxref
164
%%EOF
"""


@pytest.fixture
def mission(tmp_path: Path) -> Iterator[OpenMission]:
    opened = sample_mission(tmp_path / "m")
    yield opened
    opened.store.close()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def test_a_second_run_over_the_same_files_changes_nothing(
    mission: OpenMission, inbox: Path
) -> None:
    """Idempotent: stored once, known the second time, same status."""
    (inbox / "a.txt").write_text(REPORT)
    first = take_in(mission, inbox)
    before = mission_status(mission)
    second = take_in(mission, inbox)
    assert [(r.outcome, r.fresh) for r in first + second] == [
        ("stored", True),
        ("stored", False),
    ]
    assert mission_status(mission) == before


def test_an_exact_duplicate_is_noted_and_stored_once(
    mission: OpenMission, inbox: Path
) -> None:
    """The same bytes under two names are one document and one Issue."""
    for name in ("a.txt", "b.txt"):
        (inbox / name).write_text(REPORT)
    outcomes = [result.outcome.value for result in take_in(mission, inbox)]
    status = mission_status(mission)
    assert outcomes == ["stored", "duplicate"]
    assert status.counts.documents == 1
    assert [(i.code, i.where, i.got) for i in status.issues] == [
        ("exact_duplicate", "b.txt", "a copy of a.txt")
    ]


BAD_ITEMS = {
    "binary.bin": bytes(range(256)) * 8,
    "blank.pdf": BLANK_PDF,
    "empty.txt": b"",
    "huge.txt": b"All quiet on the coast road today. " * 1_500_000,
    "tags.html": b"<html><body><div><p></span></div><table><tr>",
}
"""Items that cannot be read, by name."""

DOUBTFUL_ITEMS = {
    "future.txt": (
        REPORT.replace("2017-06-01", "2031-06-01").encode(),
        "published_in_future",
    ),
    "undated.txt": (
        REPORT.replace("published: 2017-06-01T10:00:00+03:00\n", "").encode(),
        "no_publication_date",
    ),
    "finnish.txt": (
        (
            "Rajalla oli hiljaista koko päivän, kertoivat kylän asukkaat. "
            "Tarkkailijat eivät kuulleet laukauksia, ja tie rannikolle pysyi auki "
            "iltaan saakka. Neuvotteluja jatketaan ensi viikolla."
        ).encode(),
        "unknown_language",
    ),
}
"""Items that can be read with a doubt, by name, with the Issue's code."""


def test_each_bad_item_gives_one_clear_issue_and_the_rest_goes_on(
    mission: OpenMission, inbox: Path
) -> None:
    """What, where, got, wanted for each; the good report is stored all the same."""
    for name, raw in BAD_ITEMS.items():
        (inbox / name).write_bytes(raw)
    (inbox / "good.txt").write_text(REPORT)
    results = {result.name: result for result in take_in(mission, inbox)}
    assert results.pop("good.txt").outcome == "stored"
    assert set(results) == set(BAD_ITEMS)
    for name, result in results.items():
        (issue,) = result.issues
        assert result.outcome == "unreadable", name
        assert (issue.where, issue.severity) == (name, "error")
        assert issue.what, name
        assert issue.got, name
        assert issue.wanted, name
    assert len(mission_status(mission).issues) == len(BAD_ITEMS)


@pytest.mark.parametrize(("name", "item"), DOUBTFUL_ITEMS.items())
def test_a_doubtful_item_is_stored_with_its_issue(
    mission: OpenMission, inbox: Path, name: str, item: tuple[bytes, str]
) -> None:
    """A date in the future, no date, another language: kept, and said."""
    raw, code = item
    (inbox / name).write_bytes(raw)
    (result,) = take_in(mission, inbox)
    assert result.outcome == "stored"
    assert code in [issue.code for issue in result.issues]


def test_a_missing_path_is_an_issue_not_a_crash(
    mission: OpenMission, inbox: Path
) -> None:
    """A file that is not there is named; the next one is read."""
    (inbox / "a.txt").write_text(REPORT)
    missing, good = take_in(mission, inbox / "no.txt", inbox / "a.txt")
    assert missing.outcome == "unreadable"
    assert "No such file" in missing.issues[0].got
    assert good.outcome == "stored"


def test_an_item_mended_on_disk_replaces_its_entry(
    mission: OpenMission, inbox: Path
) -> None:
    """An unreadable file that was mended is stored and its Issue is gone."""
    (inbox / "a.txt").write_bytes(b"")
    take_in(mission, inbox)
    (inbox / "a.txt").write_text(REPORT)
    take_in(mission, inbox)
    status = mission_status(mission)
    assert status.counts.items == {"stored": 1}
    assert status.issues == ()


def test_standard_input_is_one_item(
    mission: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dash reads standard input to its end."""
    stdin = io.TextIOWrapper(io.BytesIO(REPORT.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    (result,) = take_in(mission, Path("-"))
    assert (result.name, result.outcome) == ("standard input", "stored")


def test_a_folder_is_read_in_order_without_what_is_no_report(inbox: Path) -> None:
    """Hidden files and manifests are passed over."""
    for name in ("b.txt", "a.txt", ".hidden", "manifest.toml", "README.md"):
        (inbox / name).write_text("x")
    assert count_items((str(inbox),)) == 2


FEED = """<rss version="2.0"><channel><title>Demo Wire</title>
<item><title>First note</title><link>https://demo.example/1</link>
<pubDate>Thu, 01 Jun 2017 10:00:00 +0300</pubDate>
<description>The Russian side recorded 3 ceasefire violations in Latakia.</description>
</item><item><guid>nothing</guid></item></channel></rss>
"""


def test_a_feed_and_json_lines_are_several_items(
    mission: OpenMission, inbox: Path
) -> None:
    """Each part has a name, an outcome and a note of where it came from."""
    (inbox / "feed.xml").write_text(FEED)
    line = '{"text": "Quiet on the coast road all day."}'
    (inbox / "many.jsonl").write_text(f"{line}\n{{broken\n\n{line}\n")
    (inbox / "none.rss").write_text("no feed")
    found = [(r.name, r.outcome.value) for r in take_in(mission, inbox)]
    assert found == [
        ("feed.xml#1", "stored"),
        ("feed.xml#2", "unreadable"),
        ("many.jsonl#1", "stored"),
        ("many.jsonl#2", "unreadable"),
        ("many.jsonl#4", "duplicate"),
        ("none.rss", "unreadable"),
    ]
    assert count_items((str(inbox), "-")) == len(found) + 1
    with mission.store.unit() as unit:
        notes = unit.execute(sa.select(documents.c.retrieval)).scalars().all()
    assert sorted(notes) == [
        "part 1 of feed.xml https://demo.example/1",
        "part 1 of many.jsonl",
    ]
    assert mission_status(mission).counts.kinds == {"tally": 1}


def test_standard_input_may_be_a_feed_or_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told by its first tag, or by a first line that is a report."""
    for raw, names in (
        (FEED.encode(), ["standard input#1", "standard input#2"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["standard input#1", "standard input#2"]),
        (b"A plain note.", ["standard input"]),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        assert [item.name for item in find_items(("-",))] == names


def test_a_file_of_lines_that_cannot_be_opened_is_one_item(tmp_path: Path) -> None:
    """It shows as an Issue like any other file."""
    (item,) = find_items((str(tmp_path / "gone.jsonl"),))
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        item.read_bytes()
