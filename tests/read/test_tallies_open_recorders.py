"""Who counts where no list names them: any noun, any known actor, any verb."""

from __future__ import annotations

import pytest

from tests.read.tally_case import tallies
from tests.read.test_tallies_conflicts import told

RECORDERS: tuple[tuple[str, str], ...] = (
    ("Villagers in Khokha documented 14 violations of the truce.", "villagers 14"),
    ("Hezbollah counted 14 violations of the truce in a week.", "hezbollah 14"),
    ("Fourteen violations were recorded by a parish priest.", "parish priest 14"),
    (
        "Ceasefire breached 17 times in 24 hours, say truce monitors",
        "truce monitors 17",
    ),
    (
        "The commission, which watches the truce, counted 14 violations.",
        "commission 14",
    ),
    ("The commission was informed of 14 violations of the truce.", "commission 14"),
    ("The commission looked into 14 incidents in Homs.", "commission 14 = Homs 14"),
    ("African monitors have verified no violation since March.", "african monitors 0"),
    (
        "Iran-backed groups fired on the buffer zone 23 times last month, the "
        "peacekeeping force reported.",
        "peacekeeping force 23",
    ),
    ("There were 14 attacks in the past week, the mission said.", "mission 14"),
)


@pytest.mark.parametrize(
    ("text", "expected"), RECORDERS, ids=[c[0][:48] for c in RECORDERS]
)
def test_who_counts_is_known_by_the_place_in_the_sentence(
    text: str, expected: str
) -> None:
    """Right before a verb of counting, behind "by", "say" or "according to"."""
    assert [told(claim) for claim in tallies(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The army carried out 14 violations of the truce.",
        "Idlib recorded 14 violations of the truce.",
        "Six breaches have surfaced on both sides of the river.",
    ],
)
def test_a_violator_and_a_place_count_nothing(text: str) -> None:
    """Who did it, or where it happened, is no recorder."""
    assert [told(claim).split()[0] for claim in tallies(text)] == ["-"]
