"""The tracks of talks around Syria: order, delegations, numbers, what is unchecked."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources

from trucewatch.reference.actors import load_actors
from trucewatch.reference.talks import packaged_track, packaged_track_ids

FILES = resources.files("trucewatch.reference")

UNCHECKED_ROUNDS = {
    "Amman": [],
    "Astana": [date(2022, 11, 22)],
    "Geneva": [date(2018, 1, 25), date(2020, 8, 24)],
}


def test_rounds_that_were_not_read_are_marked() -> None:
    """A first day, a meeting only announced, a session without its last day."""
    found = {
        track: [r.start for r in packaged_track(track).rounds if r.unchecked]
        for track in packaged_track_ids()
    }
    assert {track: found[track] for track in UNCHECKED_ROUNDS} == UNCHECKED_ROUNDS


def test_the_tracks_take_no_side() -> None:
    """The register of talks neither."""
    for track in ("astana", "geneva", "amman"):
        text = (FILES / "tracks" / f"{track}.toml").read_text("utf-8")
        assert re.search("terrorist|regime", text, re.IGNORECASE) is None


def test_the_rounds_of_every_track_stand_in_order_with_known_delegations() -> None:
    """Ordered by first day; every delegation's code is known."""
    actors = load_actors()
    for track in ("Amman", "Astana", "Geneva"):
        rounds = packaged_track(track).rounds
        assert [r.start for r in rounds] == sorted(r.start for r in rounds)
        assert {r.track for r in rounds} == {track}
        codes = [d.actor for r in rounds for d in r.delegations if d.actor]
        assert [actors.actor(code).code for code in codes] == codes


def test_the_third_astana_round_was_held_without_the_armed_opposition() -> None:
    """Expected, and absent; rounds in Sochi are told of under other numbers."""
    rounds = {r.number: r for r in packaged_track("Astana").rounds if r.number}
    absent = [d.actor for d in rounds[3].delegations if d.absent]
    assert absent == ["SYR/OPP"]
    counted_otherwise = {
        number
        for number, r in rounds.items()
        if any(variant.about == "number" for variant in r.variants)
    }
    assert counted_otherwise == {10, 11, 15, 16}


def test_the_geneva_rounds_bear_the_usual_numbers() -> None:
    """One to eight; the talks of 2016 and the committee's sessions bear none."""
    rounds = packaged_track("Geneva").rounds
    numbers = sorted({r.number for r in rounds if r.number})
    assert numbers == [1, 2, 4, 5, 6, 7, 8]
    eighth = next(r for r in rounds if r.start == date(2022, 5, 30))
    assert eighth.end == date(2022, 6, 3)
