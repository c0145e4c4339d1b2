"""Answers to accusations: who denies, admits or does not reply, and to what."""

from __future__ import annotations

import pytest

from tests.read.reading import lines_of
from trucewatch.model.claim import ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "rejected",
        "The Syrian army rejected the allegations.",
        ["denied | by SYR/ARMY | the allegations"],
    ),
    ("no reply", "The ministry declined to comment.", ["no_reply | by 'ministry'"]),
    (
        "no reply to",
        "The group refused to comment on the report.",
        ["no_reply | by 'group' | on the report"],
    ),
    (
        "admitted",
        "Ankara acknowledged the strike.",
        ["acknowledged | by TUR | the strike"],
    ),
    (
        "denied an act",
        "The Russian Defence Ministry denied bombing the hospital in Idlib.",
        ["denied | by RUS/MOD | bombing the hospital in Idlib | at Idlib"],
    ),
    (
        "said it denied",
        "The spokesman said it denied any involvement.",
        ["denied | by 'spokesman' | any involvement"],
    ),
    ("entry is no accusation", "The army denied entry to the convoy.", []),
    ("nothing behind", "Asked about the raid, the army denied", []),
    ("a plan is no accusation, passive", "The plan was rejected by voters.", []),
    ("not denied", "Moscow did not deny the strike.", []),
    ("pronoun without a speaker", "He dismissed the claims.", ["denied | the claims"]),
    (
        "pronoun with a speaker",
        (
            "Elif Demir, a spokeswoman for the Turkish Defence Ministry, said "
            "the raid was brief. She denied that civilians were hurt."
        ),
        ["denied | by TUR/MOD | that civilians were hurt"],
    ),
    (
        "named by words alone",
        "Omar Haddad denied the accusations.",
        ["denied | by 'Omar Haddad' | the accusations"],
    ),
    ("plan rejected", "The group rejected the plan.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_an_answer_names_who_answers_and_to_what(
    text: str, expected: list[str]
) -> None:
    """Denying an act or an accusation is an answer; denying entry is not."""
    assert lines_of(text, ClaimKind.RESPONSE) == expected
