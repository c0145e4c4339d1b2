"""Speakers named by any noun, where only a speaker can stand."""

from __future__ import annotations

import pytest

from tests.read.reading import events_of

CASES: list[tuple[str, str | None]] = [
    ("Shells hit Uri in the evening, porters said.", "porters"),
    ("Jets bombed Hass at noon, said a beekeeper from the next village.", "beekeeper"),
    (
        "According to fishermen, gunboats fired on their vessels near Mocha.",
        "fishermen",
    ),
    ("The rebels said that they had shelled Wau.", "rebels"),
    ("Rockets fell on Terter, the diocese said.", "diocese"),
    ("Drones hit Klintsy, a defence official was quoted as saying.", "official"),
    ("Quoting herders, a channel said that the army had shelled Yei.", "herders"),
    ("Mortar fire hit Uri, according to a tally of figures.", None),
    ("Guards denied the patrol entry to a depot in Shokha.", None),
]


@pytest.mark.parametrize(("text", "speaker"), CASES, ids=[c[0][:40] for c in CASES])
def test_any_noun_may_speak(text: str, speaker: str | None) -> None:
    """The first hop names the speaker, whatever the noun; figures do not speak."""
    claim = events_of(text)[0]
    hop = claim.source_chain[0]
    named = hop.speaker or hop.role or hop.body or ""
    assert (speaker in named) if speaker else not named
