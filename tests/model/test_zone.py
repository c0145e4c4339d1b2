"""Outlines of zones hold what they need, or say what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.locate.outlines import shape


def test_an_outline_without_a_polygon_is_refused() -> None:
    """It would hold no point and say so of none."""
    with pytest.raises(ValueError, match="at least one polygon"):
        replace(shape(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0))), polygons=())
