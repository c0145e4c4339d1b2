"""`trucewatch read --explain`: text on the terminal, or a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_commands import run

REPORT = """---
title: Bulletin
publisher: Demo Wire
published: 2018-05-08T12:00:00+03:00
language: en
---

Turkey condemned Russia. Moscow did not deny <the> bombing.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_explain_prints_each_sentence_with_what_became_of_it(report: Path) -> None:
    """A claim with its act, a dropped candidate with its reason, the tree."""
    result = run("read", "--explain", str(report))
    assert result.exit_code == 0
    assert "1. Turkey condemned Russia." in result.stdout
    assert "event: accusation; by Turkey (TUR); to Russia (RUS)" in result.stdout
    assert "lexicon item: condemn" in result.stdout
    assert "condemned (root, VERB)" in result.stdout
    assert "responses, “did not deny”: said not to be done" in result.stdout


def test_html_writes_a_page_and_names_it(report: Path, tmp_path: Path) -> None:
    """Only its path is printed; the text of the report is escaped in it."""
    page = tmp_path / "why.html"
    result = run("read", "--explain", "--html", str(page), str(report))
    assert result.exit_code == 0
    assert result.stdout == f"page: {page}\n"
    text = page.read_text(encoding="utf-8")
    assert "&lt;the&gt;" in text
    assert "<the>" not in text
    assert "<svg" in text


def test_standard_input_is_explained_too() -> None:
    """With -, as everywhere."""
    result = run("read", "--explain", "-", given="Turkey condemned Russia.")
    assert result.exit_code == 0
    assert "1. Turkey condemned Russia." in result.stdout


@pytest.mark.parametrize(
    "options",
    [
        ("--html", "why.html"),
        ("--explain", "--json"),
        ("--explain", "--text"),
        ("--explain", "--html", "nowhere/why.html"),
    ],
    ids=["html alone", "with json", "with text", "no folder"],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    options: tuple[str, ...], report: Path
) -> None:
    """Exit code 2, and nothing is printed or written."""
    result = run("read", *options, str(report))
    assert result.exit_code == 2
    assert result.stdout == ""


def test_an_unreadable_item_ends_with_exit_code_1(report: Path) -> None:
    """After the others are explained; the issue is on standard error."""
    broken = report.with_name("b.pdf")
    broken.write_bytes(b"%PDF-1.4 broken")
    result = run("read", "--explain", str(report), str(broken))
    assert result.exit_code == 1
    assert "1. Turkey condemned Russia." in result.stdout
    assert "b.pdf" in result.stderr
