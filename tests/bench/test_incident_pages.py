"""The made-up incidents that pages are timed on."""

from __future__ import annotations

import pytest
from bench.incident_pages import page_rows

from tests.missions import SETTINGS

pytestmark = pytest.mark.uncounted


def test_every_question_is_asked_of_the_rows() -> None:
    """A few hundred rows; what is measured is told with its limit."""
    found = page_rows(SETTINGS, rows=300)
    assert len(found) == 18
    assert all(ms.endswith(" ms") and limit for _, ms, limit in found)
