"""Explaining items: each once, doubts kept, the page written in one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from trucewatch.service.explaining import (
    explain_items,
    explained_lines,
    write_trace_page,
)

AS_OF = date(2026, 1, 1)
REPORT = """---
title: Bulletin
published: 2018-05-08T12:00:00+03:00
language: en
---

Turkey accused Russia of shelling Idlib.
"""


def test_a_copy_is_explained_once(tmp_path: Path) -> None:
    """The second is noted as an exact duplicate and counts as read."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    first, second = explain_items((str(tmp_path),), as_of=AS_OF)
    assert first.trace is not None
    assert (second.trace, second.is_read) == (None, True)
    assert [issue.code for issue in second.issues] == ["exact_duplicate"]


def test_an_unreadable_item_is_an_issue(tmp_path: Path) -> None:
    """It stops nothing."""
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    broken, fine = explain_items((str(tmp_path),), as_of=AS_OF)
    assert (broken.trace, broken.is_read) == (None, False)
    assert broken.issues
    assert fine.is_read


@pytest.mark.uncounted
def test_doubts_of_the_document_and_of_the_coders_are_kept(tmp_path: Path) -> None:
    """A stretch too long to be read for counts is an issue, as in a reading."""
    long = "Turkey accused Russia and " + "of shelling and " * 1000 + "more"
    (tmp_path / "a.txt").write_text(long, encoding="utf-8")
    (item,) = explain_items((str(tmp_path),), as_of=AS_OF)
    codes = {issue.code for issue in item.issues}
    assert {"no_title", "sentence_too_long"} <= codes


def test_the_page_replaces_the_one_before(tmp_path: Path) -> None:
    """No half-written file is left beside it."""
    file, page = tmp_path / "a.txt", tmp_path / "why.html"
    file.write_text(REPORT, encoding="utf-8")
    page.write_text("old", encoding="utf-8")
    traces = [item.trace for item in explain_items((str(file),), as_of=AS_OF)]
    written = write_trace_page([trace for trace in traces if trace], page)
    assert written == page
    assert "How it was read" in page.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "why.html"]
    (trace,) = traces
    assert trace is not None
    assert explained_lines(trace)[0] == "Bulletin"
