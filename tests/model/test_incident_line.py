"""Lines of incidents: their days are in order."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.lines import line


def test_a_last_day_is_not_before_the_first() -> None:
    """The same day will do."""
    found = line("inc_1")
    assert found.day == found.last_day
    with pytest.raises(ValueError, match="inc_1: last day"):
        line("inc_1", last_day=found.day - timedelta(days=1))
