"""Traps of the phrasing catalogue: patterns 30-32, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "fire that a place comes under has no author",
        "The village of Salma came under mortar fire from the east.",
        ["mortar | with mortar | at village of Salma"],
    ),
    (
        "what comes under fire is the target",
        "Army positions came under heavy shelling by militants near Salma.",
        ["artillery | by GENERIC/MILITANTS | to GENERIC/ARMY | near Salma"],
    ),
    (
        "who is blamed acts, as alleged",
        "Iran blamed Israel for the airstrike on Abu Kamal.",
        [
            "airstrike | by ISR | with airstrike | alleged | at Abu Kamal",
            "accuse | by IRN | to ISR | at Abu Kamal",
        ],
    ),
    (
        "who is held responsible acts, as alleged",
        "Iran held Israel responsible for the airstrike on Abu Kamal.",
        [
            "airstrike | by ISR | with airstrike | alleged | at Abu Kamal",
            "accuse | by IRN | to ISR | at Abu Kamal",
        ],
    ),
    (
        "thanked is not blamed",
        "Iran thanked Oman for the airstrike on Abu Kamal.",
        [
            "airstrike | with airstrike | at Abu Kamal",
            "support | by IRN | to OMN | at Abu Kamal",
        ],
    ),
    (
        "not confirmed is no more than possible",
        "The ministry did not confirm the shelling of Kafr Nabl.",
        ["artillery | possible | hedged | at Kafr Nabl"],
    ),
    (
        "confirmed is confirmed",
        "The ministry confirmed the shelling of Kafr Nabl.",
        ["artillery | confirmed_by_source | at Kafr Nabl"],
    ),
    (
        "had it happened, it did not",
        "Had the jets bombed the school, dozens would have died.",
        ["airstrike | by 'jets' | with jets | hit school | hypothetical"],
    ),
    (
        "it had happened",
        "The jets had bombed the school.",
        ["airstrike | by 'jets' | with jets | hit school"],
    ),
    (
        "a group named after a town is one actor and no place",
        "The Army of Idlib shelled Fuah.",
        ["artillery | by 'The Army of Idlib' | at Fuah"],
    ),
    (
        "a numbered round that was held is a meeting",
        "The sixth round of talks was held in Astana.",
        ["consult | at Astana"],
    ),
    (
        "a round that is to come is none yet",
        "The seventh round of talks will be held in Astana.",
        [],
    ),
    (
        "rounds counted so far are no one meeting",
        "To date, six rounds of talks were held in Astana.",
        [],
    ),
    (
        "a round that was not held did not happen",
        "The ninth round of the Geneva talks was not held in Geneva.",
        ["consult | negated | at Geneva"],
    ),
    (
        "delegations that met for a round met once",
        "The delegations met for the sixth round of talks, held in Astana.",
        ["consult | by 'delegations' | at Astana"],
    ),
    (
        "origin is not target",
        "Rockets were fired from Binnish at Fuah.",
        ["undetermined_fire | with Rockets | from Binnish | at Fuah"],
    ),
    (
        "a capital that speaks is no place",
        "Moscow said Damascus would not bomb Sarmin.",
        ["airstrike | by SYR | negated | planned | at Sarmin"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_trap_is_read_as_the_words_tell_it(text: str, expected: list[str]) -> None:
    """Stance, actor, target and place come out as the sentence means them."""
    assert lines_of(text, ClaimKind.EVENT) == expected
