"""The made-up incidents that maps are timed on."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.map_views import view_figures

from tests.missions import SETTINGS

pytestmark = pytest.mark.uncounted


def test_every_view_is_asked_of_the_rows(tmp_path: Path) -> None:
    """A few hundred rows; ten figures."""
    found = view_figures(tmp_path / "m", SETTINGS, 400)
    assert len(found) == 10
    assert all(ms > 0 for _, ms in found)
