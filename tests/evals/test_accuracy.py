"""The accuracy page says what the newest run files say."""

from __future__ import annotations

import json
from pathlib import Path

from evals.labelled import RUNS

from evals import accuracy


def test_page_is_up_to_date() -> None:
    """The page in the documentation is the one that the run files give."""
    assert accuracy.PAGE.read_text(encoding="utf-8") == accuracy.page(RUNS)


def test_newest_run_is_taken(tmp_path: Path) -> None:
    """The last day wins; a set without a run has none."""
    for day, number in (("2026-01-02", 1), ("2026-01-10", 2)):
        file = tmp_path / f"{day}-labelled.json"
        file.write_text(json.dumps({"n": number}), encoding="utf-8")
    assert accuracy.newest(tmp_path, "labelled") == ("2026-01-10", {"n": 2})
    assert accuracy.newest(tmp_path, "other") is None
