"""`trucewatch basemap`: a country's map as a file."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from trucewatch.cli.main import cli
from trucewatch.errors import InvalidReference


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["basemap", "build", *arguments])


def test_a_basemap_is_written_without_any_download(tmp_path: Path) -> None:
    """GeoJSON with countries, provinces, disputed lines and places."""
    file = tmp_path / "ua.geojson"
    result = run("ua", "--out", str(file))
    assert result.output == f"basemap written: {file}\n"
    features = json.loads(file.read_text("utf-8"))["features"]
    kinds = {feature["properties"]["kind"] for feature in features}
    assert kinds == {"country", "province", "disputed", "place"}


def test_an_unknown_country_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    result = run("ZZ", "--out", str(tmp_path / "zz.geojson"))
    assert isinstance(result.exception, InvalidReference)
    assert list(tmp_path.iterdir()) == []
