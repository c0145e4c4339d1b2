"""The reference of exports says what the program says."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.publish.exports import EXPORTERS, TABLES
from trucewatch.publish.exports.codebook import codebook_markdown

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "exports.md"


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_in_the_reference(table: str) -> None:
    """The table of the page is the codebook itself."""
    text = PAGE.read_text(encoding="utf-8")
    wanted = (
        f"## {table}\n\n{TABLES[table].meaning}\n\n{codebook_markdown(TABLES[table])}"
    )
    assert wanted in text, f"docs/reference/exports.md lacks:\n{wanted}"


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_in_the_reference(name: str) -> None:
    """With how it is written."""
    assert f"| `{name}` |" in PAGE.read_text(encoding="utf-8")
