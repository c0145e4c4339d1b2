"""Tallies of recorders in any conflict: patterns 1-24 in words of our own."""

from __future__ import annotations

import pytest

from tests.read.tally_case import body, shown, tallies
from trucewatch.model.claim import Claim


def told(claim: Claim) -> str:
    """A tally in one line; a recorder without code by its words."""
    tally = body(claim)
    line = shown(claim)
    if tally.recorder is None and tally.recorder_text:
        name = tally.recorder_text.lower().removeprefix("the ")
        line = line.replace("- ", f"{name} ", 1)
    return line


CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "In Donetsk region the mission recorded 840 violations, in Luhansk region 210.",
        ("mission 1050 = Donetsk 840 + Luhansk 210 [derived_count]",),
    ),
    (
        "The commission's Russian part has registered 14 cases: Idlib, 9; Aleppo, 5.",
        ("RUS 14 = Idlib 9 + Aleppo 5",),
    ),
    (
        "Rebels broke the ceasefire on 12 occasions, Colonel Haddad said.",
        ("colonel haddad 12",),
    ),
    ("Ukrainian military: 18 violations in the past day.", ("UKR 18",)),
    ("The Georgian side complained of 7 violations in June.", ("GEO 7",)),
    ("The Turkish side did not register violations in the past 24 hours.", ("TUR 0",)),
    ("The Russian side found nothing to register.", ("RUS 0",)),
    (
        "In Luhansk region the observers logged 58 violations, against 203 the week "
        "before.",
        (
            "observers 58 = Luhansk 58",
            "observers 203 [previous_period]",
        ),
    ),
    (
        "The self-defence forces registered 17 ceasefire violations in Vardenis(6), "
        "Jermuk (8) and Goris ( 3).",
        ("self-defence forces 17 = Vardenis 6 + Jermuk 8 + Goris 3",),
    ),
    (
        "UN observers logged 9 breaches in Tyre (4), Naqoura (3) and Marjayoun(2).",
        ("UN 9 = Tyre 4 + Naqoura 3 + Marjayoun 2",),
    ),
    (
        "The ceasefire commission in Hudaydah documented 61 violations: Hays (20), "
        "Durayhimi (31), Tuhayta (10).",
        ("ceasefire commission 61 = Hays 20 + Durayhimi 31 + Tuhayta 10",),
    ),
    (
        "Truce monitors listed 12 incidents: Maungdaw – 7, Sittwe – five.",
        ("truce monitors 12 = Maungdaw 7 + Sittwe 5",),
    ),
    (
        "The Armenian Defence Ministry reported 24 violations (Sotk – 11, Kapan – "
        "9, Yeraskh – four).",
        ("ARM 24 = Sotk 11 + Kapan 9 + Yeraskh 4",),
    ),
    (
        "India's army counted 31 violations along the Line of Control: Poonch - 14, "
        "Uri - 11, Rajouri – six.",
        ("IND 31 = Poonch 14 + Uri 11 + Rajouri 6",),
    ),
    (
        "Sudanese army monitors tallied four in Kassala, six in Port Sudan and one "
        "in Kadugli.",
        ("SDN 11 = Kassala 4 + Port Sudan 6 + Kadugli 1 [derived_count]",),
    ),
    (
        "The mission noted eight violations, five in Marinka and three in Pisky.",
        ("mission 8 = Marinka 5 + Pisky 3",),
    ),
    (
        "The Ukrainian command reported 19 attacks by the separatists, including "
        "seven near Avdiivka and twelve near Horlivka.",
        ("UKR 19 = Avdiivka 7 + Horlivka 12",),
    ),
    (
        "Observers recorded 16 breaches, including nine – in Taiz province, seven – "
        "in Marib.",
        ("observers 16 = Taiz 9 + Marib 7",),
    ),
    (
        "Three in Helmand, five in Kunduz, eight breaches in all: that is the tally "
        "of the Afghan monitors.",
        ("AFG 8 = Helmand 3 + Kunduz 5",),
    ),
    (
        "With two in Akobo and six in Bor, the mechanism's count came to eight "
        "violations.",
        ("mechanism 8 = Akobo 2 + Bor 6",),
    ),
    (
        "Violations in Sirte (4), Tarhuna (7) and Misrata (2) were registered by "
        "the joint military commission.",
        (
            "joint military commission 13 = Sirte 4 + Tarhuna 7 + Misrata 2 "
            "[derived_count]",
        ),
    ),
    (
        "A total of 14 violations in Kupwara (9) and Baramulla (5) was recorded by "
        "the Indian side.",
        ("IND 14 = Kupwara 9 + Baramulla 5",),
    ),
    (
        "Armenia recorded 20 violations, Azerbaijan – 14.",
        (
            "ARM 20",
            "AZE 14",
        ),
    ),
    (
        "The army logged 11 breaches, the militia six.",
        (
            "army 11",
            "militia 6",
        ),
    ),
    (
        "The eastern command reported nine violations; the western command, four.",
        (
            "eastern command 9",
            "western command 4",
        ),
    ),
    (
        "India counted 40 violations of the truce and Pakistan 52.",
        (
            "IND 40",
            "PAK 52",
        ),
    ),
    (
        "The joint commission did not record any violations in the past 24 hours.",
        ("joint commission 0",),
    ),
    (
        "No breaches of the ceasefire were registered by the observer mission "
        "during the day.",
        ("observer mission 0",),
    ),
    (
        "Pakistani officers recorded none.",
        ("PAK 0",),
    ),
    (
        "The verification team has found no violations this week.",
        ("verification team 0",),
    ),
    (
        "The monitors registered zero breaches.",
        ("monitors 0",),
    ),
    (
        "Not one violation was recorded by the mission on Sunday.",
        ("mission 0",),
    ),
    (
        "For the first time since May the committee counted no violations.",
        ("committee 0",),
    ),
    (
        "The Lebanese army counted just one breach, near Aitaroun.",
        ("LBN 1 = Aitaroun 1",),
    ),
    (
        "Only a single violation was logged by the UN force.",
        ("UN 1",),
    ),
    (
        "Observers saw only one violation overnight, in Debaltseve.",
        ("observers 1 = Debaltseve 1",),
    ),
    (
        "The mission recorded two violations each in Donetsk and Luhansk and one in "
        "Mariupol.",
        ("mission 5 = Donetsk 2 + Luhansk 2 + Mariupol 1 [derived_count]",),
    ),
    (
        "The Yemeni side registered three breaches apiece in Hays and Mokha.",
        ("YEM 6 = Hays 3 + Mokha 3 [derived_count]",),
    ),
    (
        "The coalition said there were 33 breaches (28 of them according to the "
        "UN), among them Hays 20, Mokha 13.",
        (
            "coalition 33 = Hays 20 + Mokha 13",
            "UN 28 [second_recorder]",
        ),
    ),
    (
        "The army counted 40 shellings (by UN figures – 35) in Uri and Poonch.",
        (
            "army 40 > Uri ? + Poonch ?",
            "UN 35 [second_recorder]",
        ),
    ),
    (
        "The Russian side noted 15 violations (12 according to the Syrian side), of "
        "which Idlib 9, Hama 6.",
        (
            "RUS 15 = Idlib 9 + Hama 6",
            "SYR 12 [second_recorder]",
        ),
    ),
    (
        "The army reported 14 violations in Poonch, Rajouri and Uri sectors.",
        ("army 14 > Poonch ? + Rajouri ? + Uri ?",),
    ),
    (
        "The mission logged 44 violations near Pisky and Avdiivka.",
        ("mission 44 > Pisky ? + Avdiivka ?",),
    ),
    (
        "The committee received reports of 25 violations, nine of them in Taiz.",
        ("committee 25 > Taiz 9 [partial_breakdown]",),
    ),
    (
        "The centre tallied 30 breaches, 12 of which took place in Benghazi.",
        ("centre 30 > Benghazi 12 [partial_breakdown]",),
    ),
    (
        "There were two violations in Agdam, one in Fuzuli and four in Terter, the "
        "ministry said.",
        ("ministry 7 = Agdam 2 + Fuzuli 1 + Terter 4 [derived_count]",),
    ),
    (
        "The Turkish side registered violations in Idlib (4), Hama (2).",
        ("TUR 6 = Idlib 4 + Hama 2 [derived_count]",),
    ),
    (
        "Russia recorded five breaches and Turkey another three.",
        (
            "RUS 5",
            "TUR 3",
        ),
    ),
    (
        "The mission registered seven violations; 11 more were reported by the "
        "government side.",
        (
            "mission 7",
            "government side 11",
        ),
    ),
    (
        "The army counted 22; a further nine were added by the police.",
        (
            "army 22",
            "police 9",
        ),
    ),
    (
        "The rebels violated the truce 17 times in a day, the army said.",
        ("army 17",),
    ),
    (
        "Azerbaijani forces violated the ceasefire 60 times along the line of "
        "contact, Armenia's defence ministry reported.",
        ("ARM 60",),
    ),
    (
        "The militia broke the ceasefire at least 33 times overnight, a spokesman "
        "for the governor said.",
        ("spokesman 33 [at_least]",),
    ),
    (
        "Pakistan's army has violated the ceasefire over 120 times this month, "
        "according to the Indian army.",
        ("IND 120 [at_least]",),
    ),
    (
        "Armenian forces broke the ceasefire 21 times during the day, Azerbaijan's "
        "Defence Ministry said.",
        ("AZE 21",),
    ),
    (
        "The defence ministry accused the other side of violating the truce 45 times.",
        ("defence ministry 45",),
    ),
    (
        "The Houthis breached the truce 98 times over the past 24 hours, the "
        "coalition claimed.",
        ("coalition 98",),
    ),
    (
        "In the past 24 hours, the enemy violated the ceasefire 9 times, the joint "
        "forces operation headquarters reported.",
        ("joint forces operation headquarters 9",),
    ),
    (
        "Since the truce began on 2 April the monitors have counted 1,204 breaches, "
        "18 of them in the past day.",
        (
            "cumulative monitors 1204",
            "monitors 18",
        ),
    ),
    (
        "The commission registered 6 violations on Tuesday, bringing the total "
        "since January to 412.",
        (
            "commission 6",
            "cumulative commission 412",
        ),
    ),
    (
        "The mission recorded 120 explosions; in the previous reporting period it "
        "had recorded 95.",
        (
            "mission 120",
            "mission 95 [previous_period]",
        ),
    ),
    (
        "The observers counted 30 violations, down from 45 the week before.",
        (
            "observers 30",
            "observers 45 [previous_period]",
        ),
    ),
    (
        "Monitors registered 64 breaches, against 80 a day earlier.",
        (
            "monitors 64",
            "monitors 80 [previous_period]",
        ),
    ),
    (
        "The number of violations rose to 88 from 61 the day before, the mission said.",
        (
            "mission 88",
            "mission 61 [previous_period]",
        ),
    ),
    (
        "The number of ceasefire breaches recorded by the commission remained at 12.",
        ("commission 12",),
    ),
    (
        "The team logged 60 violations: 31 by mortars, 20 by small arms and nine by "
        "drones.",
        ("team 60 = mortars 31 + small arms 20 + drones 9",),
    ),
    (
        "The mission counted 93 violations, among them 40 explosions and 22 bursts.",
        ("mission 93 > explosions 40 + bursts 22 [partial_breakdown]",),
    ),
    (
        "Border police recorded 35 incidents, of which 20 were shootings and 15 "
        "stone-throwings.",
        ("border police 35 = shootings 20 + stone-throwings 15",),
    ),
    (
        "Observers registered 12 overflights and three crossings.",
        ("observers 15 = overflights 12 + crossings 3 [derived_count]",),
    ),
    (
        "Between Monday and Friday the commission counted 31 violations.",
        ("commission 31",),
    ),
    (
        "In the last seven hours the mission has heard 14 explosions.",
        ("mission 14",),
    ),
    (
        "During the week, UN monitors registered 77 breaches of the ceasefire.",
        ("UN 77",),
    ),
    (
        "Over the weekend the joint centre counted 13 violations.",
        ("joint centre 13",),
    ),
    (
        "Idlib: 4, Hama: 3 – those are the breaches that the Russian side saw on "
        "Monday.",
        ("RUS 7 = Idlib 4 + Hama 3 [derived_count]",),
    ),
    (
        "To the seven cases recorded by Turkey the Russian side adds nine.",
        (
            "TUR 7",
            "RUS 9",
        ),
    ),
    (
        "The Russian log for Tuesday shows 15 violations: 9 in Idlib and 6 in Aleppo.",
        ("RUS 15 = Idlib 9 + Aleppo 6",),
    ),
    (
        "The Turkish tally was 14 breaches, the Russian one nine.",
        (
            "TUR 14",
            "RUS 9",
        ),
    ),
    (
        "The Armenian count: 21 violations, in Sotk (9) and Kapan (12).",
        ("ARM 21 = Sotk 9 + Kapan 12",),
    ),
    (
        "The truce was broken twice on Monday, the mission noted.",
        ("mission 2",),
    ),
    (
        "The army counted a dozen violations in Uri.",
        ("army 12 = Uri 12",),
    ),
    (
        "Turkish observers have nothing to report from Idlib.",
        ("TUR 0",),
    ),
    (
        "The observers had no violations to report.",
        ("observers 0",),
    ),
    (
        "Of 31 violations registered by the commission, 20 were in Hays and 11 in "
        "Mokha.",
        ("commission 31 = Hays 20 + Mokha 11",),
    ),
    (
        "Of the nine incidents the monitors witnessed, four were in Debaltseve.",
        ("monitors 9 > Debaltseve 4 [partial_breakdown]",),
    ),
    (
        "Russian officers counted violations in Idlib (three), in Hama (two) and in "
        "Homs (one).",
        ("RUS 6 = Idlib 3 + Hama 2 + Homs 1 [derived_count]",),
    ),
    (
        "In Idlib seven, in Aleppo four and in Latakia two breaches were registered "
        "by the Russian side.",
        ("RUS 13 = Idlib 7 + Aleppo 4 + Latakia 2 [derived_count]",),
    ),
    (
        "Seven cases in Idlib, four in Aleppo: Turkish monitors counted eleven.",
        ("TUR 11 = Idlib 7 + Aleppo 4",),
    ),
    (
        "The Turkish side reported 18 cases of fire being opened in Aleppo, Hama "
        "and Idlib.",
        ("TUR 18 > Aleppo ? + Hama ? + Idlib ?",),
    ),
    (
        "Violations were reported by both sides: 12 by the army and nine by the "
        "rebels.",
        (
            "army 12",
            "rebels 9",
        ),
    ),
    (
        "The army blamed the rebels for 12 violations, and the rebels blamed the "
        "army for nine.",
        (
            "army 12",
            "rebels 9",
        ),
    ),
    (
        "The government side lists 30 breaches, and the rebel side 25.",
        (
            "government side 30",
            "rebel side 25",
        ),
    ),
    (
        "Six breaches were added to the log by Turkish officers, two by Russian ones.",
        (
            "TUR 6",
            "RUS 2",
        ),
    ),
    (
        "Russia had 14 cases on its list, Turkey had nine.",
        (
            "RUS 14",
            "TUR 9",
        ),
    ),
    (
        "The Russian representatives identified 10 violations; the Turkish ones, six.",
        (
            "RUS 10",
            "TUR 6",
        ),
    ),
    (
        "Where the Russian side saw ten breaches, the Turkish side saw four.",
        (
            "RUS 10",
            "TUR 4",
        ),
    ),
    (
        "The Turkish side recorded 12 violations, two more than the Russian side.",
        ("TUR 12",),
    ),
    (
        "The mission recorded 12 violations, three fewer than the day before.",
        ("mission 12",),
    ),
    (
        "The armed groups violated the cessation of hostilities 8 times in Hama, "
        "the Russian Centre for Reconciliation reported.",
        ("RUS 8 = Hama 8",),
    ),
    (
        "The regime of silence was breached four times by militants during the day.",
        ("- 4",),
    ),
    (
        "Ukrainian forces opened fire 14 times during the past 24 hours, the "
        "people's militia said.",
        ("people's militia 14",),
    ),
    (
        "Enemy troops opened fire on our positions 22 times over the past day, the "
        "command reported.",
        ("command 22",),
    ),
    (
        "Militants fired on army positions 31 times over the past 24 hours, the "
        "press centre said.",
        ("press centre 31",),
    ),
    (
        "Thirty-one attacks were counted by the joint forces on Sunday, 25 of them "
        "in the Donetsk sector.",
        ("joint forces 31 > Donetsk 25 [partial_breakdown]",),
    ),
    (
        "The UN force recorded more than 100 violations of the Blue Line, most of "
        "them overflights.",
        ("UN 100 [at_least]",),
    ),
    (
        "The Lebanese army logged 28 Israeli violations in a day, including nine "
        "overflights.",
        ("LBN 28 > overflights 9 [partial_breakdown]",),
    ),
    (
        "The peace monitors of the Bangsamoro verified three violations in "
        "Maguindanao.",
        ("peace monitors 3 = Maguindanao 3",),
    ),
    (
        "The international monitoring team in Mindanao listed 14 violations this year.",
        ("international monitoring team 14",),
    ),
    (
        "The conflict observatory in Bogota registered 21 offensive acts in "
        "violation of the ceasefire.",
        ("conflict observatory 21",),
    ),
    (
        "Yerevan counted 15 breaches and Baku 20.",
        (
            "ARM 15",
            "AZE 20",
        ),
    ),
    (
        "Both India and Pakistan reported five violations.",
        (
            "IND 5",
            "PAK 5",
        ),
    ),
    (
        "The Russian and Turkish sides counted 9 and 12 breaches.",
        (
            "RUS 9",
            "TUR 12",
        ),
    ),
    (
        "Russia – 12, Turkey – nine: such were the violations noted during the day.",
        (
            "RUS 12",
            "TUR 9",
        ),
    ),
    (
        "Ceasefire violations in the past 24 hours: Russian side – 11, Turkish side "
        "– 8.",
        (
            "RUS 11",
            "TUR 8",
        ),
    ),
    (
        "Number of breaches: 14 (Russian side), 9 (Turkish side).",
        (
            "RUS 14",
            "TUR 9",
        ),
    ),
    (
        "In the past day the Russian side has noted 14 violations of the ceasefire, "
        "in Damascus (2), Daraa ( 5) and al-Quneitra(7) provinces.",
        ("RUS 14 = Damascus 2 + Daraa 5 + al-Quneitra 7",),
    ),
    (
        "The Turkish half of the commission logged 26 breaches: Hama - 9, Homs – "
        "eleven, Idlib - 6.",
        ("TUR 26 = Hama 9 + Homs 11 + Idlib 6",),
    ),
    (
        "Observers of the Russian side spotted 44 cases of firing, 30 in Latakia "
        "province and 14 in Hama.",
        ("RUS 44 = Latakia 30 + Hama 14",),
    ),
    (
        "Turkish officials counted 23 attacks, including eleven in Aleppo, eight in "
        "Idlib and four in Hama.",
        ("TUR 23 = Aleppo 11 + Idlib 8 + Hama 4",),
    ),
    (
        "After two breaches in Homs and nine in Idlib, the Turkish side's total "
        "came to 11.",
        ("TUR 11 = Homs 2 + Idlib 9",),
    ),
    (
        "By the Turkish officers' count Idlib had five breaches and Hama three, "
        "eight in all.",
        ("TUR 8 = Idlib 5 + Hama 3",),
    ),
    (
        "Nine breaches in Idlib (4), Hama (3) and Homs (2) provinces were on the "
        "list of the Turkish monitors.",
        ("TUR 9 = Idlib 4 + Hama 3 + Homs 2",),
    ),
    (
        "Russian side – 9 violations, Turkish side – none.",
        (
            "RUS 9",
            "TUR 0",
        ),
    ),
    (
        "The Turkish monitors had six violations to report, the Russian ones 11.",
        (
            "TUR 6",
            "RUS 11",
        ),
    ),
    (
        "While Russian representatives recorded 8 violations in Homs, the Turkish "
        "side did not register a single one.",
        (
            "RUS 8 = Homs 8",
            "TUR 0",
        ),
    ),
    (
        "The Turkish side saw no violation at all.",
        ("TUR 0",),
    ),
    (
        "No violation came to the attention of the Russian monitors on Sunday.",
        ("RUS 0",),
    ),
    (
        "The Russian side registered but a single violation, in Hama.",
        ("RUS 1 = Hama 1",),
    ),
    (
        "Turkish observers recorded just one case of opening fire on Tuesday, in "
        "Latakia.",
        ("TUR 1 = Latakia 1",),
    ),
    (
        "Four breaches each in Hama and Homs and one in Daraa made up the nine that "
        "the Russian side counted.",
        ("RUS 9 = Hama 4 + Homs 4 + Daraa 1 [derived_count]",),
    ),
    (
        "The Turkish side logged 18 shellings, of which the Syrian side confirmed 11.",
        (
            "TUR 18",
            "SYR 11 [second_recorder]",
        ),
    ),
    (
        "Russian monitors counted 21 attacks (the Syrian side speaks of 25): Idlib "
        "– 12, Latakia – 9.",
        (
            "RUS 21 = Idlib 12 + Latakia 9",
            "SYR 25 [second_recorder]",
        ),
    ),
    (
        "The Turkish side reported 9 violations in the provinces of Aleppo, Idlib "
        "and Hama but gave no breakdown.",
        ("TUR 9 > Aleppo ? + Idlib ? + Hama ?",),
    ),
    (
        "Of the 14 violations in the Russian list, six were in Aleppo.",
        ("RUS 14 > Aleppo 6 [partial_breakdown]",),
    ),
    (
        "The Turkish side put the number of violations at 21, seven of which "
        "happened in Hama.",
        ("TUR 21 > Hama 7 [partial_breakdown]",),
    ),
    (
        "Of 33 violations counted by the army, at least ten took place near Uri.",
        ("army 33 > Uri 10 [partial_breakdown]",),
    ),
    (
        "According to the Russian side there were two breaches in Homs, four in "
        "Hama and one in Idlib.",
        ("RUS 7 = Homs 2 + Hama 4 + Idlib 1 [derived_count]",),
    ),
    (
        "Turkish monitors noted one breach in Idlib, two in Hama and six in Aleppo.",
        ("TUR 9 = Idlib 1 + Hama 2 + Aleppo 6 [derived_count]",),
    ),
    (
        "The Russian side had counted 12; the Turkish side found seven more.",
        (
            "RUS 12",
            "TUR 7",
        ),
    ),
    (
        "To the four breaches that the Turkish side listed, the Russian side added "
        "five of its own.",
        (
            "TUR 4",
            "RUS 5",
        ),
    ),
    (
        "A further three cases, all in Idlib, were reported by the Turkish side.",
        ("TUR 3 = Idlib 3",),
    ),
    (
        "The army said that militants had violated the truce 31 times since midnight.",
        ("army 31",),
    ),
    (
        "Government forces broke the truce 14 times in Hodeidah yesterday, by the "
        "rebels' count.",
        ("rebels' 14 = Hodeidah 14",),
    ),
    (
        "Rebel spokesmen charge the army with 52 violations of the truce in a week.",
        ("rebel spokesmen 52",),
    ),
    (
        "The mechanism has confirmed 71 violations since it started work, four of "
        "them this month.",
        (
            "cumulative mechanism 71",
            "mechanism 4",
        ),
    ),
    (
        "The commission has logged more than 1,500 violations so far, 21 of them in "
        "the past 24 hours.",
        (
            "cumulative commission 1500 [at_least]",
            "commission 21",
        ),
    ),
    (
        "The mission counted 96 violations in Donetsk region, 40 fewer than in the "
        "previous week (136).",
        (
            "mission 96 = Donetsk 96",
            "mission 136 [previous_period]",
        ),
    ),
    (
        "The Russian side's count climbed from 9 to 14 violations in a day.",
        ("RUS 14",),
    ),
    (
        "Of 40 violations, the commission said, 22 were shellings, 15 shootings and "
        "three drone overflights.",
        ("commission 40 = shellings 22 + shootings 15 + drone overflights 3",),
    ),
    (
        "The joint team classed its 18 violations as follows: 11 cases of sniper "
        "fire, five of mortar fire, two of aerial reconnaissance.",
        (
            "joint team 18 = cases of sniper fire 11 + mortar fire 5 + aerial "
            "reconnaissance 2",
        ),
    ),
    (
        "Turkish monitors counted 30 violations: Idlib – 14, Hama – 10, Homs – 3.",
        ("TUR 30 = Idlib 14 + Hama 10 + Homs 3 [sum_mismatch]",),
    ),
    (
        "Russian officers counted 16 violations between Saturday morning and Sunday "
        "night, almost all in Idlib.",
        ("RUS 16",),
    ),
    (
        "In a single night the Turkish side noted five violations.",
        ("TUR 5",),
    ),
    (
        "In the last three days Turkish observers recorded 21 breaches, the "
        "majority in Aleppo.",
        ("TUR 21",),
    ),
    (
        "In the 24 hours to 6 a.m. the army logged nine violations, six in Uri and "
        "three in Tangdhar.",
        ("army 9 = Uri 6 + Tangdhar 3",),
    ),
    (
        "Russian monitors recorded four violations on Sunday and went on to visit "
        "Hama, Salamiyah and Masyaf.",
        ("RUS 4",),
    ),
    (
        "The Turkish side noted three breaches on the day its convoy reached "
        "Saraqib, Ariha and Jisr al-Shughur.",
        ("TUR 3",),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:48] for c in CASES])
def test_a_count_is_its_recorders_in_any_conflict(
    text: str, expected: tuple[str, ...]
) -> None:
    """Missions, armies, commissions and ministries count as the two sides do."""
    assert tuple(told(claim) for claim in tallies(text)) == expected
