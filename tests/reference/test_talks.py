"""The register of talks: reviewed tracks, and readable errors for broken ones."""

from __future__ import annotations

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.reference.talks import packaged_track, packaged_track_ids, read_track


@pytest.mark.parametrize("track_id", packaged_track_ids())
def test_rounds_stand_in_order_of_time_with_their_sources(track_id: str) -> None:
    """Every packaged track."""
    track = packaged_track(track_id)
    starts = [each.start for each in track.rounds]
    assert starts == sorted(starts)
    assert all(each.source and each.track == track.id for each in track.rounds)


def test_an_unknown_track_is_named() -> None:
    """With those that there are."""
    with pytest.raises(InvalidReference, match=r"got Nowhere; wanted .*Astana"):
        packaged_track("Nowhere")


TRACK = """
id = "X"
title = "X"
convened_by = "nobody"
[[rounds]]
track = "X"
start = 2017-01-02
end = {end}
place = "x"
outcome = "x"
source = "x"
"""


def test_a_small_track_is_read() -> None:
    """A round of one day."""
    assert len(read_track(TRACK.format(end="2017-01-02"), where="x").rounds) == 1


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            TRACK.format(end="2017-01-01"),
            r"rounds\.0: broken entry; got X talks: ",
        ),
        (TRACK.format(end='"soon"'), r"x: rounds\.0\.end: value of the wrong type"),
        ("id =", "x: not TOML"),
    ],
)
def test_a_broken_track_is_named(text: str, complaint: str) -> None:
    """Where it stands, what was got and wanted."""
    with pytest.raises(InvalidReference, match=complaint):
        read_track(text, where="x")
