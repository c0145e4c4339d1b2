"""Basemaps of missions: a file of its own wins over the packaged map."""

from __future__ import annotations

from pathlib import Path

from trucewatch.reference.maps import load_shapes
from trucewatch.service.basemaps import BASEMAP_FILE, basemap_of, write_basemap


def test_a_mission_draws_its_countrys_map(tmp_path: Path) -> None:
    """Without a file of its own; without a country, nothing."""
    assert basemap_of(tmp_path, "YE") == load_shapes("YE")
    assert basemap_of(tmp_path, None) == ()


def test_a_missions_own_basemap_wins(tmp_path: Path) -> None:
    """Whatever its country."""
    write_basemap("UA", out=tmp_path / BASEMAP_FILE)
    shapes = basemap_of(tmp_path, "YE")
    assert [s.id for s in shapes] == [s.id for s in load_shapes("UA")]
    assert all(s.source for s in shapes)
