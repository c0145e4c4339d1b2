"""How a source stands to an act: polarity, modality and certainty."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, lines_of
from trucewatch.model.claim import Certainty, ClaimKind

CASES: list[tuple[str, str, list[str]]] = [
    (
        "turkey accused the syrian",
        "Turkey accused the Syrian army of shelling the town of Jarjanaz.",
        [
            "artillery | by SYR/ARMY | alleged | at town of Jarjanaz",
            "accuse | by TUR | to SYR/ARMY | at town of Jarjanaz",
        ],
    ),
    (
        "the russian defence ministry",
        "The Russian Defence Ministry denied bombing the hospital in Idlib.",
        ["airstrike | by RUS/MOD | hit medical | denied by RUS/MOD | at Idlib"],
    ),
    (
        "no airstrikes were carried",
        "No airstrikes were carried out on Hama province.",
        ["airstrike | with airstrikes | negated | at Hama province"],
    ),
    (
        "the united nations called",
        "The United Nations called for aid to be let in.",
        ["aid_delivered | called_for", "request | by UN"],
    ),
    (
        "the council called for",
        ("The council called for a halt to the shelling and for aid to be let in."),
        [
            "aid_delivered | called_for",
            "request | by 'council'",
            "concede | called_for",
        ],
    ),
    (
        "ankara will send aid",
        "Ankara will send aid to Idlib next week.",
        ["aid_delivered | by TUR | planned | toward Idlib"],
    ),
    (
        "if the army shells",
        "If the army shells Idlib, Turkey will respond.",
        ["artillery | by GENERIC/ARMY | conditional | at Idlib"],
    ),
    (
        "the army may have",
        "The army may have shelled the town of Binnish.",
        ["artillery | by GENERIC/ARMY | possible | hedged | at town of Binnish"],
    ),
    (
        "the jets reportedly bombed",
        "The jets reportedly bombed Binnish.",
        ["airstrike | by 'jets' | with jets | hearsay | hedged | at Binnish"],
    ),
    (
        "turkey threatened to attack",
        "Turkey threatened to attack the Syrian army in Idlib.",
        [
            "undetermined | by TUR | to SYR/ARMY | threatened | at Idlib",
            "threaten | by TUR | at Idlib",
        ],
    ),
    (
        "in march 2015 opposition",
        "In March 2015, opposition factions captured the city of Idlib.",
        ["territory_taken | by SYR/OPP | historical | at city of Idlib"],
    ),
    (
        "the army would have",
        "The army would have bombed the camp.",
        ["airstrike | by GENERIC/ARMY | hit civilians | hypothetical"],
    ),
    (
        "it was reported that",
        "It was reported that jets struck Binnish.",
        ["airstrike | by 'jets' | with jets | hearsay | at Binnish"],
    ),
    (
        "there were unconfirmed reports",
        "There were unconfirmed reports of shelling in Harasta.",
        ["artillery | hearsay | hedged | at Harasta"],
    ),
    (
        "the ceasefire stopped the",
        "The ceasefire stopped the shelling of Ghouta.",
        ["artillery | negated | at Ghouta"],
    ),
    (
        "the army should stop",
        "The army should stop shelling Ghouta.",
        ["artillery | by GENERIC/ARMY | negated | called_for | at Ghouta"],
    ),
    (
        "reports of shelling in",
        "Reports of shelling in Harasta alarmed the envoy.",
        ["artillery | hearsay | at Harasta"],
    ),
    (
        "the ministry denied claims",
        "The ministry denied claims that jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | denied by ministry | at Binnish"],
    ),
    (
        "turkey has never shelled",
        "Turkey has never shelled Azaz.",
        ["artillery | by TUR | negated | at Azaz"],
    ),
    (
        "none of the jets",
        "None of the jets bombed Binnish.",
        ["airstrike | with jets | negated | at Binnish"],
    ),
    (
        "the army did not",
        "The army did not shell Azaz.",
        ["artillery | by GENERIC/ARMY | negated | at Azaz"],
    ),
    (
        "turkey prevented the shelling",
        "Turkey prevented the shelling of Azaz.",
        ["artillery | negated | at Azaz"],
    ),
    (
        "the envoy urged turkey",
        "The envoy urged Turkey to stop shelling Azaz.",
        [
            "artillery | by TUR | negated | called_for | at Azaz",
            "request | by 'envoy' | to TUR | at Azaz",
        ],
    ),
    (
        "turkey plans to send",
        "Turkey plans to send aid to Idlib.",
        ["aid_delivered | by TUR | planned | toward Idlib"],
    ),
    (
        "turkey is to send",
        "Turkey is to send aid to Idlib on Monday.",
        ["aid_delivered | by TUR | planned | toward Idlib"],
    ),
    (
        "aid is due to",
        "Aid is due to arrive in Douma.",
        ["aid_delivered | planned | at Douma"],
    ),
    (
        "turkey refused to send",
        "Turkey refused to send aid to Douma.",
        [
            "aid_blocked | by TUR | toward Douma",
            "aid_delivered | by TUR | negated | toward Douma",
        ],
    ),
    (
        "unless the army shells",
        "Unless the army shells Azaz, the truce will last.",
        ["artillery | by GENERIC/ARMY | conditional | at Azaz"],
    ),
    (
        "should the army shell",
        "Should the army shell Azaz, the truce would fail.",
        ["artillery | by GENERIC/ARMY | conditional | at Azaz"],
    ),
    (
        "turkey would shell azaz",
        "Turkey would shell Azaz if the truce fell.",
        ["artillery | by TUR | conditional | at Azaz"],
    ),
    (
        "if the truce held",
        "If the truce held, jets would not bomb Binnish.",
        [("airstrike | by 'jets' | with jets | negated | conditional | at Binnish")],
    ),
    (
        "the army could have",
        "The army could have shelled Azaz.",
        ["artillery | by GENERIC/ARMY | hypothetical | hedged | at Azaz"],
    ),
    (
        "jets allegedly bombed binnish",
        "Jets allegedly bombed Binnish.",
        ["airstrike | by 'Jets' | with Jets | alleged | hedged | at Binnish"],
    ),
    (
        "activists claimed that jets",
        "Activists claimed that jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | alleged | at Binnish"],
    ),
    (
        "jets bombed binnish activists",
        "Jets bombed Binnish, activists claimed.",
        ["airstrike | by 'Jets' | with Jets | alleged | at Binnish"],
    ),
    (
        "jets bombed binnish activists claimed",
        "Jets bombed Binnish, activists claimed on Monday.",
        ["airstrike | by 'Jets' | with Jets | alleged | at Binnish"],
    ),
    (
        "it was confirmed that",
        "It was confirmed that jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | confirmed_by_source | at Binnish"],
    ),
    (
        "turkey did not deny",
        "Turkey did not deny bombing Binnish.",
        ["airstrike | by TUR | at Binnish"],
    ),
    (
        "the threat to shell",
        "The threat to shell Azaz alarmed Turkey.",
        ["artillery | threatened | at Azaz"],
    ),
    (
        "plans to send aid",
        "Plans to send aid to Douma were dropped.",
        ["aid_delivered | planned | toward Douma"],
    ),
    (
        "accusations that the army",
        "Accusations that the army shelled Azaz followed.",
        ["artillery | by GENERIC/ARMY | alleged | at Azaz"],
    ),
    (
        "on 4 may the",
        "On 4 May the army shelled Azaz.",
        ["artillery | by GENERIC/ARMY | at Azaz"],
    ),
    (
        "the army on 4",
        "The army on 4 May 2018 shelled Azaz.",
        ["artillery | by GENERIC/ARMY | at Azaz"],
    ),
    (
        "there was an end",
        "There was an end to the shelling of Azaz.",
        ["artillery | negated | at Azaz"],
    ),
    (
        "there was shelling without",
        "There was shelling without airstrikes in Azaz.",
        [
            "artillery | with airstrikes | at Azaz",
            "airstrike | with airstrikes | negated | at Azaz",
        ],
    ),
    (
        "the militants threatened shelling",
        "The militants threatened shelling in Azaz.",
        [
            "artillery | threatened | at Azaz",
            "threaten | by GENERIC/MILITANTS | at Azaz",
        ],
    ),
    (
        "turkey blamed the army",
        "Turkey blamed the army for shelling Azaz.",
        [
            "artillery | by GENERIC/ARMY | alleged | at Azaz",
            "accuse | by TUR | to GENERIC/ARMY | at Azaz",
        ],
    ),
    (
        "turkey asked russia to",
        "Turkey asked Russia to release the prisoners.",
        [
            "detainee_release | by RUS | to 'the prisoners' | called_for",
            "request | by TUR | to RUS",
        ],
    ),
    (
        "turkey demanded aid deliveries",
        "Turkey demanded aid deliveries to Douma.",
        [
            "aid_delivered | called_for | toward Douma",
            "request | by TUR | toward Douma",
        ],
    ),
    (
        "in 2015 the army",
        "In 2015 the army shelled Azaz.",
        ["artillery | by GENERIC/ARMY | historical | at Azaz"],
    ),
    (
        "turkey said it feared",
        "Turkey said it feared shelling in Azaz.",
        ["artillery | possible | at Azaz"],
    ),
    (
        "jets suspected of being",
        "Jets suspected of being Russian bombed Binnish.",
        ["airstrike | by 'Jets' | with Jets | possible | hedged | at Binnish"],
    ),
    (
        "the ministry rejected reports",
        "The ministry rejected reports that Russia shelled Azaz.",
        ["artillery | by RUS | denied by ministry | at Azaz"],
    ),
    (
        "but no jets bombed",
        "But no jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | negated | at Binnish"],
    ),
    (
        "turkey has promised that",
        "Turkey has promised that aid will reach Douma.",
        ["aid_delivered | planned | at Douma"],
    ),
    (
        "reports of an airstrike",
        "Reports of an airstrike on Binnish were wrong.",
        ["airstrike | with airstrike | hearsay | at Binnish"],
    ),
    (
        "turkey has intentions its",
        "Turkey has intentions; its plan for aid deliveries to Douma stands.",
        ["aid_delivered | planned | toward Douma"],
    ),
    (
        "the army is going",
        "The army is going to shell Azaz.",
        ["artillery | by GENERIC/ARMY | planned | at Azaz"],
    ),
    (
        "the army must not",
        "The army must not shell Azaz.",
        ["artillery | by GENERIC/ARMY | negated | called_for | at Azaz"],
    ),
    (
        "neither side shelled azaz",
        "Neither side shelled Azaz.",
        ["artillery | negated | at Azaz"],
    ),
    (
        "the envoy called on",
        ("The envoy called on all to let aid into Douma and jets bombed Binnish."),
        [
            "airstrike | by 'jets' | with jets | at Binnish",
            "request | by 'envoy' | toward Douma | at Binnish",
        ],
    ),
    (
        "turkey accused the army",
        "Turkey accused the army; jets bombed Binnish.",
        [
            "airstrike | by 'jets' | with jets | at Binnish",
            "accuse | by TUR | to GENERIC/ARMY | at Binnish",
        ],
    ),
    (
        "turkey expects in case",
        "Turkey expects, in case of talks, that aid may reach Douma.",
        ["aid_delivered | by TUR | conditional | hedged | at Douma"],
    ),
    (
        "the army threatened azaz",
        "The army threatened Azaz with shelling.",
        ["threaten | by GENERIC/ARMY"],
    ),
    (
        "it was rumoured that",
        "It was rumoured that jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | hearsay | hedged | at Binnish"],
    ),
    (
        "turkey did not deny claims",
        "Turkey did not deny claims that jets bombed Binnish.",
        ["airstrike | by 'jets' | with jets | alleged | at Binnish"],
    ),
    ("turkey wants an army", "Turkey wants an army that shells nobody in Azaz.", []),
    (
        "the army avoided and",
        "The army avoided and then resumed the shelling of Azaz.",
        ["artillery | by GENERIC/ARMY | at Azaz"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_an_act_keeps_the_stance_of_its_source(text: str, expected: list[str]) -> None:
    """Denied, negated, called for, planned, threatened and the like are kept apart."""
    assert lines_of(text, ClaimKind.EVENT) == expected


def test_what_is_not_confirmed_is_hedged() -> None:
    """Words like "not confirmed" take certainty away and give none."""
    (claim,) = claims_of(
        "It was not confirmed that jets bombed Binnish.", ClaimKind.EVENT
    )
    assert claim.certainty is Certainty.HEDGED
