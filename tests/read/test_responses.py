"""Answers to accusations: who denies, admits or does not reply, and to what."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, lines_of
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
    (
        "silence told by a noun",
        "There was no immediate comment from the army.",
        ["no_reply | by GENERIC/ARMY"],
    ),
    ("could not be reached", "Ankara could not be reached.", ["no_reply | by TUR"]),
    (
        "neither confirmed nor denied",
        "Moscow neither confirmed nor denied the raid.",
        ["no_reply | by RUS"],
    ),
    (
        "apology",
        "The army apologised for the strike.",
        ["acknowledged | by GENERIC/ARMY | for the strike"],
    ),
    (
        "own inquiry",
        "The army opened an inquiry into the death of the farmer.",
        ["action_taken | by GENERIC/ARMY | an inquiry into the death of the farmer"],
    ),
    ("a court's inquiry", "The court opened an inquiry into the bank.", []),
    (
        "accused in turn",
        "Ankara accused Damascus of shelling Azaz. Damascus in turn blamed Ankara.",
        ["counter_accused | by SYR | Ankara"],
    ),
    ("first accusation", "Ankara accused Damascus of shelling Azaz.", []),
    ("a title defended", "The wrestlers defended their title.", []),
    (
        "someone's spokesman",
        "A spokesman for the coalition declined to comment.",
        ["no_reply | by 'spokesman for the coalition'"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_an_answer_names_who_answers_and_to_what(
    text: str, expected: list[str]
) -> None:
    """Denying an act or an accusation is an answer; denying entry is not."""
    assert lines_of(text, ClaimKind.RESPONSE) == expected


def test_an_open_answer_takes_the_sentence_before_with_it() -> None:
    """A denied "charge" answers what was said before: its span comes along."""
    (claim,) = claims_of(
        "Shells hit the mill at noon. The rebels denied the charge.", ClaimKind.RESPONSE
    )
    assert len(claim.spans) == 2
    assert claim.spans[1].end <= claim.spans[0].start


def test_an_answer_with_its_own_matter_stands_alone() -> None:
    """A denied act says itself what is answered."""
    (claim,) = claims_of(
        "Shells hit the mill at noon. The rebels denied having fired at the mill.",
        ClaimKind.RESPONSE,
    )
    assert len(claim.spans) == 1
