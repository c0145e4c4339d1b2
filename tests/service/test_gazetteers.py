"""A mission's own gazetteer: imports are all or nothing, and what moves is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.missions import CACHE, SETTINGS, sample_mission, take_in
from tests.reference.gazetteer.dumps import dump_row, write_dump, write_pcodes
from trucewatch.errors import InvalidReference
from trucewatch.model.place import NameMatch
from trucewatch.service.gazetteers import (
    add_geonames,
    add_pcodes,
    candidate_line,
    find_places,
)
from trucewatch.service.missions import OpenMission, place_files
from trucewatch.service.placements import moved_line, replace_placements
from trucewatch.store.placements import history

REPORT = """---
title: Note
publisher: Demo Wire
published: 2017-06-01T10:00:00+03:00
language: en
---

Shells fell on the village of Karm Mill in Idlib province on Thursday.
"""


@pytest.fixture
def mission(tmp_path: Path) -> Iterator[OpenMission]:
    opened = sample_mission(tmp_path / "m")
    report = tmp_path / "note.txt"
    report.write_text(REPORT, encoding="utf-8")
    take_in(opened, report)
    yield opened
    opened.store.close()


MILL = dump_row(990_000_001, "Karm Mill", lat=35.7, lon=36.7)


def test_a_dump_is_kept_and_places_what_was_open(
    mission: OpenMission, tmp_path: Path
) -> None:
    """The mention that no entry bore is placed; the change is shown with both sides."""
    added = add_geonames(mission, write_dump(tmp_path, MILL), settings=SETTINGS)
    assert added.file == mission.root / "gazetteer" / "geonames-SY.csv"
    assert place_files(mission.root) == (added.file,)
    (moved,) = [m for m in added.replaced.moved if m.text.endswith("Karm Mill")]
    assert moved.before.place_id is None
    assert moved.after.place_id == "geonames:990000001"
    assert moved.before.gazetteer != moved.after.gazetteer == added.replaced.gazetteer
    line = moved_line(moved)
    assert line.startswith("note.txt: “village of Karm Mill”: not placed (unknown")
    assert "Karm Mill (geonames:990000001; 35.7000, 36.7000; settlement" in line


def test_answers_on_the_books_are_added_to_and_never_altered(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Both answers can be looked up, each with its gazetteer."""
    added = add_geonames(mission, write_dump(tmp_path, MILL), settings=SETTINGS)
    (moved,) = [m for m in added.replaced.moved if m.text.endswith("Karm Mill")]
    with mission.store.unit() as unit:
        kept = [
            k for k in history(unit, moved.claim) if k.answer.text.endswith("Karm Mill")
        ]
    assert [k.answer.place_id for k in kept] == [None, "geonames:990000001"]


@pytest.mark.uncounted
def test_placing_anew_with_the_same_gazetteer_changes_nothing(
    mission: OpenMission,
) -> None:
    """The second run adds no row."""
    first = replace_placements(mission, settings=SETTINGS)
    second = replace_placements(mission, settings=SETTINGS)
    assert first.fresh == first.mentions > 0
    assert (second.mentions, second.fresh, second.moved) == (first.mentions, 0, ())


@pytest.mark.uncounted
def test_codes_are_linked_to_the_governorates_of_the_gazetteer(
    mission: OpenMission, tmp_path: Path
) -> None:
    """Districts refer to the packaged governorate, which answers to its code."""
    added = add_pcodes(mission, write_pcodes(tmp_path), settings=SETTINGS)
    assert added.read.rejected == ()
    supplements = place_files(mission.root)
    (idlib,) = find_places("SY07", cache=CACHE, supplements=supplements)
    assert idlib.place.id == "iso:SY-ID"
    (harim,) = find_places("Harim district", cache=CACHE, supplements=supplements)
    assert (harim.place.id, harim.place.admin1) == ("ocha:SY0703", "iso:SY-ID")
    seat, *_ = find_places("Harim", cache=CACHE, supplements=supplements, country="SY")
    assert seat.place.id == "geonames:169866"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (("no dump",), "not a GeoNames country dump"),
        ((MILL, MILL), "an id stands twice"),
        ((dump_row(1, "Far", lat=95),), "nothing to take; got line 1: 1 Far"),
        (
            (dump_row(1, "Stream", feature="H.STM"),),
            "nothing to take; got no row of use",
        ),
    ],
)
def test_a_refused_file_leaves_the_mission_as_it_was(
    mission: OpenMission, tmp_path: Path, rows: tuple[str, ...], message: str
) -> None:
    """No folder, no file, no half of one."""
    with pytest.raises(InvalidReference, match=message):
        add_geonames(mission, write_dump(tmp_path, *rows), settings=SETTINGS)
    assert place_files(mission.root) == ()


def test_a_failure_while_placing_takes_the_file_out_again(
    mission: OpenMission, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An import that cannot be finished is undone; an earlier one comes back."""
    add_geonames(mission, write_dump(tmp_path, MILL), settings=SETTINGS)
    before = place_files(mission.root)[0].read_bytes()
    calls: list[str] = []

    def fail(opened: OpenMission, **_: object) -> None:
        calls.append(opened.mission.id)
        if len(calls) == 2:
            raise RuntimeError("killed")

    monkeypatch.setattr("trucewatch.service.gazetteers.replace_placements", fail)
    other = write_dump(tmp_path, dump_row(990_000_002, "Other Mill"))
    with pytest.raises(RuntimeError, match="killed"):
        add_geonames(mission, other, settings=SETTINGS)
    assert place_files(mission.root)[0].read_bytes() == before


def test_files_of_the_folder_count_by_name_after_the_first(
    mission: OpenMission,
) -> None:
    """``places.toml`` first; drafts and other files are no gazetteers."""
    folder = mission.root / "gazetteer"
    folder.mkdir()
    for name in ("b.csv", "a.toml", "notes.md"):
        (folder / name).write_text("", encoding="utf-8")
    (mission.root / "places.toml").write_text("", encoding="utf-8")
    found = [file.name for file in place_files(mission.root)]
    assert found == ["places.toml", "a.toml", "b.csv"]


def test_a_name_is_found_with_reasons_and_a_misspelt_one_nearly() -> None:
    """The edits are counted; without a country nothing is guessed."""
    best = find_places("Khan Sheikhoun", cache=CACHE, country="SY")[0]
    assert best.place.id == "geonames:168325"
    assert "named so in the gazetteer" in candidate_line(best)
    near = find_places("Khan Shaykhum", cache=CACHE, country="SY")[0]
    assert (near.match, near.edits) == (NameMatch.NEAR, 1)
    assert "1 letter off" in candidate_line(near)
    assert find_places("Khan Shaykhum", cache=CACHE) == ()
