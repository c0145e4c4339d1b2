"""Appeals, accusations and threats, and what is appealed for."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    ("the accusation was denied", "The accusation was denied by Moscow.", []),
    (
        "security council resolution 2254",
        "Security Council Resolution 2254 demands a truce.",
        ["request | by UNSC"],
    ),
    (
        "the united nations urged",
        "The United Nations urged Russia and Turkey to preserve the truce.",
        ["request | by UN | to RUS, TUR"],
    ),
    (
        "russia called on the",
        "Russia called on the opposition to stop shelling Aleppo.",
        [
            "artillery | by SYR/OPP | negated | called_for | at Aleppo",
            "request | by RUS | to SYR/OPP | at Aleppo",
        ],
    ),
    (
        "turkey accused russia of",
        "Turkey accused Russia of violating the truce.",
        ["accuse | by TUR | to RUS"],
    ),
    (
        "iran threatened to quit",
        "Iran threatened to quit the talks.",
        ["threaten | by IRN"],
    ),
    (
        "the council demanded the",
        "The council demanded the release of the detainees.",
        ["request | by 'council'"],
    ),
    ("turkey will call for", "Turkey will call for a truce.", []),
    ("turkey did not accuse", "Turkey did not accuse Russia of the attack.", []),
    (
        "the ministry spoke of",
        "The ministry spoke of the militants' efforts to breach the truce.",
        ["accuse | to GENERIC/MILITANTS | alleged"],
    ),
    (
        "he condemned attempts of",
        (
            "He condemned attempts of Nusra to disrupt the ceasefire, the "
            "Russian Foreign Ministry said."
        ),
        ["accuse | by RUS/MFA | to SYR/NUSRA | alleged"],
    ),
    (
        "the envoy called for",
        ("The envoy called for the delivery of aid and the release of prisoners."),
        ["request | by 'envoy'", "release | called_for"],
    ),
    (
        "she urged all parties",
        "She urged all parties to respect the ceasefire.",
        ["request | to 'all parties'"],
    ),
    (
        "she urged all parties to",
        "She urged all parties to show restraint.",
        ["request | to 'all parties'", "concede | by 'all parties' | called_for"],
    ),
    (
        "geir pedersen the un",
        (
            "Geir Pedersen, the UN envoy, said the truce holds. He called on "
            "Russia to show restraint."
        ),
        ["request | by UN/OSE | to RUS", "concede | by RUS | called_for"],
    ),
    ("the envoy demanded stop", "The envoy demanded: stop.", []),
    ("turkey urged", "Turkey urged", []),
    ("the militants' breach the", "The militants' breach the truce.", []),
    ("the ministry saw a", "The ministry saw a bid to derail the talks.", []),
    (
        "the ministry saw an",
        ("The ministry saw an effort of Nusra, it said, by force to derail the truce"),
        [],
    ),
    (
        "the envoy called for dialogue",
        "The envoy called for dialogue; he left.",
        ["request | by 'envoy'", "consult | called_for"],
    ),
    ("urging restraint the envoy", "Urging restraint, the envoy left.", []),
    ("turkey was urged to", "Turkey was urged to show restraint.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_speech_act_names_who_speaks_to_whom(text: str, expected: list[str]) -> None:
    """Who speaks to whom; what is appealed for is no happening."""
    assert lines_of(text, ClaimKind.EVENT) == expected
