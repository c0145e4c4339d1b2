"""Acts done to an agreement: who did what to which."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, lines_of
from trucewatch.model.claim import AgreementActBody, AgreementActType, ClaimKind
from trucewatch.model.when import TimeBasis

CASES: list[tuple[str, str, list[str]]] = [
    (
        "signed",
        (
            "Russia, Turkey and Iran signed a memorandum on de-escalation zones"
            " in Astana."
        ),
        ["signed | by RUS, TUR, IRN | act on memorandum | at Astana"],
    ),
    (
        "signed, passive, by two",
        "The accord was signed by Russia and Turkey on 4 May 2018.",
        ["signed | by RUS, TUR | act on accord"],
    ),
    (
        "passive without by",
        "The truce was extended on Friday.",
        ["extended | act on truce"],
    ),
    (
        "by, then no actor",
        "The memorandum was signed by three tired people and Turkey.",
        ["signed | by 'three tired people', TUR | act on memorandum"],
    ),
    (
        "joined",
        "Two armed groups joined the ceasefire agreement in Aleppo province.",
        ["joined | by GENERIC/GUNMEN | act on ceasefire | at Aleppo province"],
    ),
    (
        "agreed to extend",
        "Russia and Turkey agreed to extend the truce in Idlib for ten days.",
        [
            "agreed | by RUS, TUR | act on truce | at Idlib",
            "extended | by RUS, TUR | act on truce | planned | at Idlib",
        ],
    ),
    (
        "extended, passive",
        "The truce was extended by Russia and Turkey.",
        ["extended | by RUS, TUR | act on truce"],
    ),
    ("expired", "The truce expired on Friday.", ["ended | act on truce"]),
    (
        "withdrew",
        "Ahrar al-Sham withdrew from the agreement.",
        ["withdrew | by SYR/AHRAR | act on agreement"],
    ),
    (
        "not signed",
        "Jaish al-Islam did not sign the agreement.",
        ["signed | by SYR/JAI | act on agreement | negated"],
    ),
    (
        "in a capacity",
        (
            "The guarantor states Russia, Turkey and Iran agreed to set up "
            "zones in certain parts of Hama and Idlib."
        ),
        [
            (
                "agreed | by RUS, TUR, IRN | as guarantor states | at part of Hama "
                "| at part of Idlib"
            )
        ],
    ),
    (
        "acting as",
        "Turkey agreed, as guarantor, to a halt in the fighting.",
        ["agreed | by TUR | as guarantor"],
    ),
    (
        "announced",
        "Turkey and Russia announced a ceasefire in Syria.",
        ["announced | by TUR, RUS | act on ceasefire | at Syria"],
    ),
    (
        "next sentence says where",
        (
            "Russia and Turkey agreed on a truce. It will cover Idlib and Hama "
            "provinces."
        ),
        ["agreed | by RUS, TUR | act on truce | named Idlib | named Hama"],
    ),
    (
        "next sentence on other matters",
        "Russia and Turkey agreed on a truce. It will begin on Sunday.",
        ["agreed | by RUS, TUR | act on truce"],
    ),
    (
        "next sentence without a place",
        ("Russia and Turkey agreed on a truce. It will cover most of the roads."),
        ["agreed | by RUS, TUR | act on truce"],
    ),
    (
        "ended by one",
        "The United States ended the agreement.",
        ["ended | by USA | act on agreement"],
    ),
    ("no agreement", "Turkey and Russia agreed on lunch.", []),
    ("nobody and no passive", "Yesterday signed an agreement.", []),
    ("announcing something else", "Turkey announced a new budget.", []),
    ("gerund is no act", "Signing the agreement, Turkey kept its word.", []),
    (
        "planned",
        "Turkey will sign the agreement in June.",
        ["signed | by TUR | act on agreement | planned"],
    ),
    (
        "conditional",
        "If Turkey signs the agreement, the guns will fall silent.",
        ["signed | by TUR | act on agreement | conditional"],
    ),
    (
        "called for",
        "The envoy urged Iran to join the ceasefire.",
        ["joined | by IRN | act on ceasefire | called_for"],
    ),
    (
        "who says it is cut off",
        "Turkey agreed to a truce, the Russian Foreign Ministry said.",
        ["agreed | by TUR | act on truce"],
    ),
    (
        "not yet signed",
        "Turkey has yet to sign the accord.",
        ["signed | by TUR | act on accord | negated"],
    ),
    (
        "told by a noun",
        "The signing of the truce by Iran and Turkey is expected on Friday.",
        ["signed | by IRN, TUR | act on truce | planned"],
    ),
    ("a noun that may be wished", "Many fear the collapse of the truce.", []),
    (
        "an end announced",
        "Iran announced the end of the accord.",
        ["ended | by IRN | act on accord"],
    ),
    (
        "no longer bound",
        "Iran is no longer bound by the accord.",
        ["withdrew | by IRN | act on accord"],
    ),
    (
        "talks that end with one",
        "The round ended with an agreement on prisoners.",
        ["agreed | act on agreement"],
    ),
    (
        "what a relative clause is about",
        "Iran broke the truce it signed.",
        ["signed | act on truce"],
    ),
    ("struck, an area", "Turkey struck an area near the border.", []),
    ("left under a deal", "The army left the port under the deal.", []),
    ("a plea agreement", "The Turkish minister signed a plea agreement.", []),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_an_act_on_an_agreement_names_who_did_it_to_what(
    text: str, expected: list[str]
) -> None:
    """The act, who did it in which capacity, on what, and how sure it is."""
    assert lines_of(text, ClaimKind.AGREEMENT_ACT) == expected


OBJECTS = [
    ("signed", "Iran signed the accord in Sochi on 4 May.", "the accord"),
    (
        "about",
        "Iran signed a memorandum on a buffer zone in Sochi on 4 May.",
        "a memorandum on a buffer zone",
    ),
    ("passive", "The accord was signed in Sochi by Iran.", "The accord"),
    ("two verbs", "Iran tore up the accord and threatened to march.", "the accord"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in OBJECTS], ids=[c[0] for c in OBJECTS]
)
def test_the_object_is_the_agreement_without_date_and_place(
    text: str, expected: str
) -> None:
    """When and where have fields of their own."""
    (claim,) = claims_of(text, ClaimKind.AGREEMENT_ACT)
    assert isinstance(claim.body, AgreementActBody)
    assert claim.body.object == expected


def test_a_day_of_another_act_is_not_when_it_was_done() -> None:
    """The day belongs to the verb that it stands with."""
    text = "Iran joined the ceasefire, and Turkey signed the accord on 2 April."
    times = {
        claim.body.act: claim.time.basis
        for claim in claims_of(text, ClaimKind.AGREEMENT_ACT)
        if isinstance(claim.body, AgreementActBody)
    }
    assert times == {
        AgreementActType.JOINED: TimeBasis.REPORTED,
        AgreementActType.SIGNED: TimeBasis.OCCURRED,
    }
