"""Which round of which talks a sentence speaks of."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "ordinal and track",
        "The fourth round of the Astana talks was held on 3 May.",
        ["Astana | no 4 | held"],
    ),
    (
        "postponed",
        "The seventh round of Astana talks has been postponed.",
        ["Astana | no 7 | postponed"],
    ),
    (
        "counted so far",
        "Four rounds of talks have been held in Astana.",
        ["Astana | so far 4 | held | at Astana"],
    ),
    (
        "attended",
        "The opposition delegation attended the fifth meeting in Astana.",
        ["Astana | no 5 | mentioned | at Astana"],
    ),
    (
        "topic behind",
        (
            "The delegations of Russia and Turkey took part in the sixth round "
            "of talks on Syria in Astana."
        ),
        ["Astana | no 6 | mentioned | on Syria | at Astana"],
    ),
    (
        "topic before",
        "Prisoners were the focus of the third round of the Geneva talks.",
        ["Geneva | no 3 | mentioned | on Prisoners"],
    ),
    (
        "participation",
        (
            "The envoy welcomed the participation of Iran in the ninth round of"
            " the Astana talks."
        ),
        ["Astana | no 9 | mentioned | with IRN"],
    ),
    (
        "two tracks",
        "The Astana talks and the Geneva talks go on side by side.",
        ["Astana | mentioned", "Geneva | mentioned"],
    ),
    (
        "announced",
        "The tenth round of the Astana talks will be held in July.",
        ["Astana | no 10 | announced"],
    ),
    ("no number no track", "Talks on the constitution opened in the capital.", []),
    ("round of something else", "They went on a second round of drinks.", []),
    ("no meeting", "Officials flew to Astana.", []),
    ("track not bound and no number", "A meeting took place in Astana.", []),
    (
        "number of something else",
        "Five officials spoke after the talks, a long session in Astana.",
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_round_is_read_with_its_track_and_number(
    text: str, expected: list[str]
) -> None:
    """Track, number, status, who attends and on what, as far as the words say."""
    assert lines_of(text, ClaimKind.TALK_ROUND) == expected
