"""The tamper run of `make soak` in small: every edit alters something and is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.tamper import tampered

from tests.missions import SETTINGS


@pytest.mark.uncounted
def test_a_few_random_edits_are_found_and_named(tmp_path: Path) -> None:
    """And so many untouched copies have no fault."""
    told = tampered(tmp_path / "tamper", SETTINGS, edits=15, seed=21)
    assert told.startswith("15 edits")
    assert told.endswith("15 untouched copies, no false alarm")
