"""What counts as an assessment of a situation, and what does not."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    ("truce holds", "The truce is holding in most areas.", ["observed | truce"]),
    (
        "situation tense",
        "The situation in Idlib remains tense.",
        ["tense | situation in Idlib | at Idlib"],
    ),
    (
        "truce not observed",
        "The ceasefire is not being observed in Hama province.",
        ["observed | ceasefire | negated | at Hama province"],
    ),
    ("not stable", "The situation is not stable.", ["stable | situation | negated"]),
    (
        "isn't stable",
        "The situation in Azaz isn't stable.",
        ["stable | situation in Azaz | negated | at Azaz"],
    ),
    (
        "possibly",
        "The situation may be calm in Azaz.",
        ["calm | situation | possible | hedged | at Azaz"],
    ),
    (
        "figures not confirmed",
        "The Turkish side did not confirm these figures.",
        ["not_confirmed | the other side's count"],
    ),
    (
        "figures haven't been confirmed",
        "These figures haven't been confirmed by Ankara.",
        ["not_confirmed | the other side's count"],
    ),
    ("figures confirmed", "The Turkish side confirmed these figures.", []),
    ("no linking word", "The calm town welcomed visitors.", []),
    (
        "rating of another sentence part",
        "The situation changed; traders were calm.",
        [],
    ),
    ("no subject at all", "Traders were calm.", []),
    (
        "one subject one rating",
        "The situation in Salma is calm and stable.",
        ["calm | situation in Salma | at Salma"],
    ),
    ("there was calm", "There was relative calm in Azaz.", ["calm | calm | at Azaz"]),
    ("calm prevailed", "Calm prevailed in Azaz.", ["calm | Calm | at Azaz"]),
    ("the truce held", "The truce largely held.", ["observed | truce"]),
    ("no calm", "No calm returned.", []),
    ("a quiet town", "The town was quiet by noon.", ["calm | town"]),
    ("a town is no situation", "The town was respected.", []),
    (
        "situation in the zones",
        "The situation in the zones is stable.",
        ["stable | situation in the zones"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_situation_is_rated_as_the_source_rates_it(
    text: str, expected: list[str]
) -> None:
    """A rating needs a subject and a linking word; its negation stays with it."""
    assert lines_of(text, ClaimKind.ASSESSMENT) == expected
