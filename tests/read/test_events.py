"""Events: who did what to whom, where, with what, to what effect."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, lines_of
from trucewatch.model.claim import ClaimKind
from trucewatch.model.event import EventBody

CASES: list[tuple[str, str, list[str]]] = [
    (
        "government forces shelled the",
        ("Government forces shelled the town of Kafr Zita in Hama province on Monday."),
        ["artillery | by SYR/ARMY | at town of Kafr Zita in Hama"],
    ),
    (
        "jets bombed a clinic",
        ("Jets bombed a clinic in Saraqib, killing three civilians and wounding five."),
        [
            (
                "airstrike | by 'Jets' | with Jets | hit medical, civilians | "
                "killed 3.0 civilian | injured 5.0 unknown | at Saraqib"
            )
        ],
    ),
    (
        "the village of latamna",
        "The village of Latamna was shelled by the Syrian army overnight.",
        ["artillery | by SYR/ARMY | at village of Latamna"],
    ),
    (
        "the village of latamna was",
        "The village of Latamna was shelled overnight.",
        ["artillery | at village of Latamna"],
    ),
    (
        "rebel fighters fired mortar",
        "Rebel fighters fired mortar shells at Mhardeh from Kafr Zita.",
        [("mortar | by SYR/OPP | with mortar shells | at Mhardeh | from Kafr Zita")],
    ),
    (
        "airstrikes hit the market",
        "Airstrikes hit the market of Maarat al-Numan.",
        ["airstrike | with Airstrikes | hit civilians | at Maarat al-Numan"],
    ),
    (
        "the artillery shelling of",
        "The artillery shelling of Salma killed two soldiers.",
        [
            (
                "artillery | to 'two soldiers' | with artillery | killed 2.0 "
                "combatant | at Salma"
            )
        ],
    ),
    (
        "the red crescent delivered",
        "The Red Crescent delivered aid to Douma on Sunday.",
        ["aid_delivered | by SARC | toward Douma"],
    ),
    (
        "a drone strike near",
        "A drone strike near Jisr al-Shughur wounded a child.",
        ["drone_strike | with drone | injured 1 child | near Jisr al-Shughur"],
    ),
    (
        "syrian helicopters dropped barrel",
        "Syrian helicopters dropped barrel bombs on Khan Sheikhoun.",
        ["barrel_bomb | by SYR/AF | with barrel bombs | at Khan Sheikhoun"],
    ),
    (
        "a sniper shot a",
        "A sniper shot a shepherd near the village of Salma.",
        ["sniper | with sniper | near village of Salma"],
    ),
    (
        "a roadside bomb exploded",
        "A roadside bomb exploded in al-Bab.",
        ["ied | with roadside bomb | at al-Bab"],
    ),
    (
        "a car bomb killed",
        "A car bomb killed four people in Azaz.",
        ["vbied | with car bomb | killed 4.0 unknown | at Azaz"],
    ),
    (
        "clashes broke out between",
        ("Clashes broke out between the Syrian army and Jaish al-Islam in Douma."),
        ["armed_clash | by SYR/ARMY, SYR/JAI | at Douma"],
    ),
    (
        "militants abducted two aid",
        "Militants abducted two aid workers in Darkoush.",
        ["abduction | by GENERIC/MILITANTS | to 'two aid workers' | at Darkoush"],
    ),
    (
        "the syrian army advanced",
        "The Syrian army advanced toward Saraqib.",
        ["advance | by SYR/ARMY | toward Saraqib"],
    ),
    (
        "turkish troops set up",
        "Turkish troops set up an observation post in Morek.",
        ["post_opened | by TUR/ARMY | at Morek"],
    ),
    (
        "the opposition released ten",
        "The opposition released ten prisoners.",
        ["detainee_release | by 'opposition' | to 'ten prisoners'"],
    ),
    (
        "moscow said its jets",
        "Moscow said its jets had struck Nusra positions in Idlib.",
        ["airstrike | by RUS | to SYR/NUSRA | with jets | at Idlib"],
    ),
    (
        "russian and turkish officers",
        "Russian and Turkish officers met in Ankara.",
        ["consult | by RUS, TUR | at Ankara"],
    ),
    (
        "the turkish foreign minister",
        (
            "The Turkish foreign minister and his Russian counterpart discussed"
            " the truce in Sochi."
        ),
        ["consult | by TUR/MFA, RUS | at Sochi"],
    ),
    (
        "militants opened fire with",
        (
            "Militants opened fire with machine guns on army positions in "
            "Latakia province."
        ),
        [
            (
                "heavy_machine_gun | by GENERIC/MILITANTS | with machine guns | at "
                "Latakia province"
            )
        ],
    ),
    (
        "tanks fired at the",
        "Tanks fired at the village of Morek.",
        ["tank_fire | by 'Tanks' | with Tanks | at village of Morek"],
    ),
    (
        "the army came under",
        "The army came under fire from Nusra in Handarat.",
        ["undetermined_fire | by SYR/NUSRA | to GENERIC/ARMY | at Handarat"],
    ),
    (
        "israel carried out an",
        "Israel carried out an air strike on a depot near Damascus.",
        ["airstrike | by ISR | with air strike | near Damascus"],
    ),
    (
        "aircraft were used against",
        "Aircraft were used against the militants in Hama.",
        ["airstrike | by 'Aircraft' | with Aircraft | at Hama"],
    ),
    (
        "syrian helicopters dropped barrel bombs",
        "Syrian helicopters dropped barrel bombs on Khan Sheikhoun.",
        ["barrel_bomb | by SYR/AF | with barrel bombs | at Khan Sheikhoun"],
    ),
    (
        "warplanes dropped six bombs",
        "Warplanes dropped six bombs on Salma.",
        ["airstrike | by 'Warplanes' | with Warplanes | at Salma"],
    ),
    (
        "the party dropped its",
        "The party dropped its demand.",
        ["concede | by 'The party'"],
    ),
    (
        "a car bomb killed four",
        "A car bomb killed four people in Azaz.",
        ["vbied | with car bomb | killed 4.0 unknown | at Azaz"],
    ),
    (
        "a landmine wounded two",
        "A landmine wounded two farmers near Salma.",
        ["mine | with landmine | injured 2.0 civilian | near Salma"],
    ),
    ("the car killed a", "The car killed a farmer near Salma.", []),
    (
        "chlorine was used in",
        "Chlorine was used in Saraqib, activists claimed.",
        ["chemical_allegation | alleged | at Saraqib"],
    ),
    (
        "the syrian army advanced toward",
        "The Syrian army advanced toward Saraqib.",
        ["advance | by SYR/ARMY | toward Saraqib"],
    ),
    ("russia advanced a proposal", "Russia advanced a proposal on Idlib.", []),
    ("the convoy advanced slowly", "The convoy advanced slowly.", []),
    (
        "two sides clashed in",
        "Two sides clashed in Marea.",
        ["armed_clash | by 'Two sides' | at Marea"],
    ),
    (
        "the army ambushed nusra",
        "The army ambushed Nusra fighters near Salma.",
        ["ambush | by GENERIC/ARMY | to SYR/NUSRA | near Salma"],
    ),
    (
        "the militants stormed army",
        "The militants stormed army positions in Handarat.",
        [("assault_position | by GENERIC/MILITANTS | to GENERIC/ARMY | at Handarat")],
    ),
    (
        "the army captured salma",
        "The army captured Salma hill.",
        ["territory_taken | by GENERIC/ARMY | at Salma"],
    ),
    (
        "a drone flew over",
        "A drone flew over Salma.",
        ["drone_overflight | by 'drone' | with drone | at Salma"],
    ),
    (
        "aid convoys were blocked",
        "Aid convoys were blocked at the Azaz crossing.",
        ["aid_blocked | at Azaz crossing"],
    ),
    (
        "fifty refugees returned to",
        "Fifty refugees returned to Salma.",
        ["return | toward Salma"],
    ),
    (
        "the army repaired the",
        "The army repaired the Salma bridge.",
        ["repair_done | by GENERIC/ARMY | at Salma bridge"],
    ),
    (
        "engineers cleared mines in",
        "Engineers cleared mines in Palmyra.",
        ["demining | by 'Engineers' | at Palmyra"],
    ),
    (
        "russian and turkish troops",
        "Russian and Turkish troops carried out a joint patrol near Manbij.",
        ["patrol_done | by RUS, TUR/ARMY | near Manbij"],
    ),
    (
        "a mortar shell fell",
        "A mortar shell fell on a house in Damascus, killing a woman.",
        ["mortar | with mortar shell | hit civilians | killed 1 woman | at Damascus"],
    ),
    (
        "shelling killed two civilians",
        "Shelling killed two civilians in Salma. Five people were injured.",
        ["artillery | hit civilians | killed 2.0 civilian | at Salma"],
    ),
    (
        "jets bombed a bakery",
        "Jets bombed a bakery in Salma. The attack killed nine people.",
        [
            (
                "airstrike | by 'Jets' | with Jets | hit civilians | killed 9.0 "
                "unknown | at Salma"
            )
        ],
    ),
    (
        "jets bombed a bakery in",
        "Jets bombed a bakery in Salma.\n\nNine people were killed.",
        ["airstrike | by 'Jets' | with Jets | hit civilians | at Salma"],
    ),
    (
        "shelling hit salma talks",
        (
            "Shelling hit Salma. Talks went on and a car bomb killed three "
            "people in Azaz."
        ),
        [
            "artillery | at Salma",
            "vbied | with car bomb | killed 3.0 unknown | at Azaz",
        ],
    ),
    (
        "the army shelled salma",
        ("The army shelled Salma and its forces stormed rebel positions in Marea."),
        [
            "artillery | by GENERIC/ARMY | at Salma",
            "assault_position | by GENERIC/ARMY | to 'rebel' | at Marea",
        ],
    ),
    (
        "its jets struck nusra",
        "Its jets struck Nusra positions, Turkey said.",
        ["airstrike | by TUR | to SYR/NUSRA | with jets"],
    ),
    (
        "positions of the army",
        "Positions of the army were shelled in Salma.",
        ["artillery | to GENERIC/ARMY | at Salma"],
    ),
    (
        "the army's shelling of",
        "The army's shelling of Salma went on.",
        ["artillery | by GENERIC/ARMY | at Salma"],
    ),
    (
        "omani airstrikes hit salma",
        "Omani airstrikes hit Salma.",
        ["airstrike | by OMN | with airstrikes | at Salma"],
    ),
    (
        "turkish airstrikes on kurdish",
        "Turkish airstrikes on Kurdish fighters killed ten militants.",
        [
            (
                "airstrike | by TUR | to 'Kurdish fighters' | with airstrikes | "
                "killed 10.0 combatant"
            )
        ],
    ),
    ("russia registered 14 shellings", "Russia registered 14 shellings in Hama.", []),
    (
        "monitors recorded three cases",
        "Monitors recorded three cases of shelling in Hama.",
        [],
    ),
    ("the delegation met the", "The delegation met the requirements.", []),
    ("the army struck a", "The army struck a deal with the rebels.", []),
    ("the bombing was condemned", "The bombing was condemned.", []),
    (
        "jaish al-islam the syrian",
        "Jaish al-Islam, the Syrian army and Russian forces clashed in Douma.",
        ["armed_clash | by SYR/JAI, SYR/ARMY, RUS/ARMY | at Douma"],
    ),
    (
        "in salma the army",
        "In Salma, the army bombed a camp and shelled a school.",
        [
            "airstrike | by GENERIC/ARMY | hit civilians | at Salma",
            "artillery | by GENERIC/ARMY | hit school | at Salma",
        ],
    ),
    (
        "exchanges of prisoners took",
        "Exchanges of prisoners took place.",
        ["detainee_release"],
    ),
    (
        "the army attacked militants",
        "The army attacked militants with tanks in Salma.",
        [
            (
                "tank_fire | by GENERIC/ARMY | to GENERIC/MILITANTS | with tanks | "
                "at Salma"
            )
        ],
    ),
    (
        "fighters shot at a",
        "Fighters shot at a patrol in Azaz.",
        ["undetermined_fire | by 'Fighters' | to 'patrol' | at Azaz"],
    ),
    (
        "air strikes by russian",
        "Air strikes by Russian jets killed ten.",
        ["airstrike | by RUS/AF | with Air strikes | killed 10.0 unknown"],
    ),
    (
        "the army launched an",
        "The army launched an attack on Nusra positions near Salma.",
        ["assault_position | by GENERIC/ARMY | to SYR/NUSRA | near Salma"],
    ),
    (
        "turkey said its forces",
        "Turkey said its forces had shelled YPG positions near Azaz.",
        ["artillery | by TUR | to SYR/YPG | near Azaz"],
    ),
    ("the attack came as", "The attack came as a surprise.", []),
    (
        "turkey handed out food",
        "Turkey handed out food to villagers in Azaz.",
        ["aid_delivered | by TUR | at Azaz"],
    ),
    (
        "three aid workers died",
        "Three aid workers died when jets struck their convoy near Orem.",
        [
            (
                "airstrike | by 'jets' | to 'convoy' | with jets | hit humanitarian "
                "| killed 3.0 humanitarian | near Orem"
            )
        ],
    ),
    ("turkey and the united", "Turkey and the United States imposed nothing.", []),
    ("the army fired from", "The army fired from Salma at Azaz and Marea.", []),
    (
        "tanks shelled salma and",
        "Tanks shelled Salma and rockets hit Azaz.",
        [
            "tank_fire | by 'Tanks' | with Tanks | at Salma",
            "undetermined_fire | with rockets | at Azaz",
        ],
    ),
    (
        "fighters of jaish al-islam",
        "Fighters of Jaish al-Islam shelled Salma.",
        ["artillery | by SYR/JAI | at Salma"],
    ),
    (
        "the rebels returned fire",
        "The rebels returned fire with rifles.",
        ["small_arms | by 'rebels' | with rifles"],
    ),
    (
        "an improvised explosive device",
        "An improvised explosive device went off in Salma.",
        ["ied | with improvised explosive device | at Salma"],
    ),
    (
        "militants attacked a clinic",
        "Militants attacked a clinic.",
        ["undetermined | by GENERIC/MILITANTS"],
    ),
    (
        "the syrian army came",
        "The Syrian army came under attack by ISIS in Palmyra.",
        ["undetermined | by SYR/ISIL | to SYR/ARMY | at Palmyra"],
    ),
    (
        "shelling killed no civilians",
        "Shelling killed no civilians in Salma.",
        ["artillery | hit civilians | killed 0 civilian | at Salma"],
    ),
    ("the storm struck latakia", "The storm struck Latakia.", []),
    ("three strikes took place", "Three strikes took place.", []),
    (
        "russia and its allies",
        "Russia and its allies were bombed by jets in Salma.",
        ["airstrike | by 'jets' | with jets | at Salma"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_an_event_is_read_as_the_words_tell_it(text: str, expected: list[str]) -> None:
    """Type, actors, targets, weapon, what was hit, casualties and places."""
    assert lines_of(text, ClaimKind.EVENT) == expected


def test_a_group_named_after_a_town_acts_and_is_no_place() -> None:
    """The "Army of Idlib" is who fired; where it fired at is the only place."""
    (claim,) = claims_of("Fighters of the Army of Idlib shelled Fuah.", ClaimKind.EVENT)
    assert isinstance(claim.body, EventBody)
    assert len(claim.body.actors) == 1
    assert [place.text for place in claim.places] == ["Fuah"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        pytest.param(
            "The head of the council accused the Hill Brigade of shelling Morek.",
            [],
            id="the accused is no known name: nobody, least of all the accuser",
        ),
        pytest.param(
            "The council accused gunmen of shelling Morek.",
            ["gunmen"],
            id="the accused",
        ),
        pytest.param(
            "The gunmen were accused of shelling Morek.",
            ["gunmen"],
            id="the accused as the subject",
        ),
    ],
)
def test_an_accuser_never_did_what_it_accuses_another_of(
    text: str, actors: list[str]
) -> None:
    """Only the accused may be the author of the act."""
    told = [c.body for c in claims_of(text, ClaimKind.EVENT)]
    (act,) = (b for b in told if isinstance(b, EventBody) and b.type == "artillery")
    assert [mention.text for mention in act.actors] == actors
