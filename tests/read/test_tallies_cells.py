"""Patterns 1-6, 10, 12-14, 20, 22: how cells hang on counts."""

from __future__ import annotations

import pytest

from tests.read.tally_case import Case, case, read, tallies
from tests.read.test_tallies_conflicts import told

CASES = (
    # 1: cell after the place in brackets, spaces and letters astray
    case(
        "1-brackets",
        "The Russian side logged nine breaches in Salamiyah (4), Nawa (3), Sarmin (2).",
        "RUS 9 = Salamiyah 4 + Nawa 3 + Sarmin 2",
    ),
    case(
        "1-stray-spaces",
        "Turkish monitors counted 12 truce breaches in Hama ( 10) and Homs (2 ).",
        "TUR 12 = Hama 10 + Homs 2",
    ),
    case(
        "1-glued",
        "The Russian side documented 11 violations: al-Quneitra(1), Idlib(10).",
        "RUS 11 = al-Quneitra 1 + Idlib 10",
    ),
    case(
        "1-glued-article",
        "Observers from Turkey noted 3 breaches in theal-Quneitra (1) and Daraa (2).",
        "TUR 3 = al-Quneitra 1 + Daraa 2",
    ),
    case(
        "1-other-country",
        "The Ukrainian side reported 30 violations in Luhansk (18) and Donetsk (12).",
        "UKR 30 = Luhansk 18 + Donetsk 12",
    ),
    case(
        "1-possessive",
        "The Russian side noted 5 breaches in Hama's countryside (3) and Nawa (2).",
        "RUS 5 = Hama 3 + Nawa 2",
    ),
    case(
        "1-apostrophes",
        "Turkey noted 12 breaches in Dara'a (4), Ma'arrat al-Numan (6), Deir al Zour "
        "(2).",
        "TUR 12 = Dara'a 4 + Ma'arrat al-Numan 6 + Deir al Zour 2",
    ),
    case(
        "1-noun-with-a-name",
        "The coalition recorded 14 Houthi violations in Hays (9) and Taiz (5).",
        "- 14 = Hays 9 + Taiz 5",
    ),
    # 2: place, dash, number
    case(
        "2-dash-mixed",
        "The Turkish side fixed 24 breaches: Idlib – 10, Latakia – 9, Hama – five.",
        "TUR 24 = Idlib 10 + Latakia 9 + Hama 5",
    ),
    case(
        "2-hyphen-no-space",
        "Russia detected 7 cases of opening fire (Aleppo-4, Rif Dimashq-3).",
        "RUS 7 = Aleppo 4 + Rif Dimashq 3",
    ),
    case(
        "2-province-word",
        "The Russian side observed 6 breaches: Homs province - two, Daraa region - 4.",
        "RUS 6 = Homs 2 + Daraa 4",
    ),
    case(
        "2-colon",
        "The Turkish side counted 5 violations (Hama: 3; Idlib: 2).",
        "TUR 5 = Hama 3 + Idlib 2",
    ),
    # 3: number before place
    case(
        "3-words",
        "Turkish observers registered eight breaches, three in Idlib, five in Aleppo.",
        "TUR 8 = Idlib 3 + Aleppo 5",
    ),
    case(
        "3-province",
        "Russia noted 35 cases of firing, 14 in Aleppo province and 21 in Latakia.",
        "RUS 35 = Aleppo 14 + Latakia 21",
    ),
    case(
        "3-colon-article",
        "The Armenian side counted four breaches: one near Martuni and three in the "
        "Askeran district.",
        "ARM 4 = Martuni 1 + Askeran 3",
    ),
    # 4: a full list behind "including"
    case(
        "4-number-dash-in",
        "The Turkish side recorded 10 breaches, including eight – in Hama province, "
        "two – in Idlib province.",
        "TUR 10 = Hama 8 + Idlib 2",
    ),
    case(
        "4-place-number",
        "Russia counted 16 instances of firing, including in Homs 9, in Daraa 7.",
        "RUS 16 = Homs 9 + Daraa 7",
    ),
    case(
        "4-brackets",
        "Russian monitors logged 14 violations, including Hama (8) and Latakia (6).",
        "RUS 14 = Hama 8 + Latakia 6",
    ),
    # 5: breakdown before the total
    case(
        "5-making",
        "Russian monitors noted 1 in Aleppo, 4 in Hama and 3 in Homs, making 8 in all.",
        "RUS 8 = Aleppo 1 + Hama 4 + Homs 3",
    ),
    case(
        "5-for-a-total",
        "Two breaches in Manbij and three in Afrin were logged, for a total of five, "
        "by the Turkish side.",
        "TUR 5 = Manbij 2 + Afrin 3",
    ),
    case(
        "5-brackets-first",
        "In Taiz (7) and Marib (5) the monitors recorded 12 truce violations.",
        "- 12 = Taiz 7 + Marib 5",
    ),
    # 6: list first, verb late
    case(
        "6-verb-late",
        "39 cases of opening fire in Hama (8), Idlib (24), al-Bab (7) have been "
        "registered by the Russian side.",
        "RUS 39 = Hama 8 + Idlib 24 + al-Bab 7",
    ),
    case(
        "6-verb-late-turkish",
        "Six breaches, four in Homs and two in Salamiyah, were counted by Turkey.",
        "TUR 6 = Homs 4 + Salamiyah 2",
    ),
    case(
        "6-verb-late-places",
        "Eleven violations in Hama, Aleppo and Idlib have been noted by Turkey.",
        "TUR 11 > Hama ? + Aleppo ? + Idlib ?",
    ),
    # 10: distributive
    case(
        "10-each",
        "The Turkish side recorded 5 breaches: two each in Idlib and Nawa and one in "
        "Hama.",
        "TUR 5 = Idlib 2 + Nawa 2 + Hama 1",
    ),
    case(
        "10-each-behind",
        "Turkey counted 12 violations: Hama and Idlib – four each, Homs – 4.",
        "TUR 12 = Hama 4 + Idlib 4 + Homs 4",
    ),
    case(
        "10-only-reading",
        "Turkey logged 13 breaches: five in Aleppo, three in the provinces of Hama and "
        "Idlib, two in Homs.",
        "TUR 13 = Aleppo 5 + Hama 3 + Idlib 3 + Homs 2 [distributive_reading]",
    ),
    case(
        "10-shared-once",
        "Turkey logged 10 breaches: five in Aleppo, three in the provinces of Hama and "
        "Idlib, two in Homs.",
        "TUR 10 > Aleppo 5 + Hama ? + Idlib ? + Homs 2",
    ),
    case(
        "10-each-in-brackets",
        "Turkey counted 9 breaches: Hama, Homs (three each), Nawa (3).",
        "TUR 9 = Hama 3 + Homs 3 + Nawa 3",
    ),
    case(
        "10-one-each",
        "Turkey noted two breaches (one each in Homs and Hama).",
        "TUR 2 = Homs 1 + Hama 1",
    ),
    case(
        "10-three-places",
        "The Russian side noted nine breaches, three each in Hama, Homs and Aleppo.",
        "RUS 9 = Hama 3 + Homs 3 + Aleppo 3",
    ),
    # 12: places without counts
    case(
        "12-provinces",
        "Turkey documented 18 cases of opening fire in Hama, Aleppo and Idlib.",
        "TUR 18 > Hama ? + Aleppo ? + Idlib ?",
    ),
    case(
        "12-two",
        "The Russian side noted 2 breaches in the provinces of Aleppo and Hama.",
        "RUS 2 > Aleppo ? + Hama ?",
    ),
    case(
        "12-colon",
        "The Turkish side logged 9 violations in the provinces: Idlib, Latakia, Hama.",
        "TUR 9 > Idlib ? + Latakia ? + Hama ?",
    ),
    case(
        "12-no-number-at-all",
        "The Russian side registered breaches in Hama and Aleppo.",
        "RUS ? > Hama ? + Aleppo ?",
    ),
    case(
        "12-brackets",
        "The Turkish side logged 9 breaches (Idlib, Latakia and Hama).",
        "TUR 9 > Idlib ? + Latakia ? + Hama ?",
    ),
    case(
        "12-all-of-them",
        "The Turkish side noted 6 breaches in the past day, all of them in Idlib.",
        "TUR 6 = Idlib 6",
    ),
    case(
        "12-open-sum",
        "Turkey noted three breaches in Aleppo and Idlib and six in Latakia.",
        "TUR ? > Aleppo ? + Idlib ? + Latakia 6",
    ),
    # 13: partial breakdown
    case(
        "13-of-them",
        "The Turkish side counted eleven breaches, four of them in the Homs region.",
        "TUR 11 > Homs 4 [partial_breakdown]",
    ),
    case(
        "13-including",
        "Russia logged 20 violations, including 7 in Idlib and 5 in Latakia.",
        "RUS 20 > Idlib 7 + Latakia 5 [partial_breakdown]",
    ),
    case(
        "13-bare",
        "The Turkish side registered 12 breaches, six – in the province of Aleppo.",
        "TUR 12 > Aleppo 6 [partial_breakdown]",
    ),
    # 14: the total is never stated
    case(
        "14-dash",
        "The Russian side registered violations: Idlib – 23, Hama – 5, Aleppo – 2.",
        "RUS 30 = Idlib 23 + Hama 5 + Aleppo 2 [derived_count]",
    ),
    case(
        "14-number-first",
        "The Turkish side registered 4 cases in Deir ez-Zor, one case in Rif Dimashq.",
        "TUR 5 = Deir ez-Zor 4 + Rif Dimashq 1 [derived_count]",
    ),
    case(
        "14-no-verb",
        "Truce breaches: Taiz – 8, Hays – 2.",
        "- 10 = Taiz 8 + Hays 2 [derived_count]",
    ),
    # 20: by kind
    case(
        "20-with-total",
        "The Russian side logged 67 violations: 26 shellings, 40 shootings, one "
        "overflight.",
        "RUS 67 = shellings 26 + shootings 40 + overflight 1",
    ),
    case(
        "20-modifiers",
        "Turkey counted 11 incidents: seven mortar attacks and four sniper shots.",
        "TUR 11 = mortar attacks 7 + sniper shots 4",
    ),
    case(
        "20-no-total",
        "The Russian side registered 6 shellings and 5 airstrikes.",
        "RUS 11 = shellings 6 + airstrikes 5 [derived_count]",
    ),
    case(
        "20-beside-places",
        "The mission recorded 40 violations in Donetsk, including 23 explosions, and "
        "11 in Luhansk.",
        "- 51 = Donetsk 40 + Luhansk 11 [derived_count]",
    ),
    case(
        "20-one-kind-holds-another",
        "The mission recorded 26 shellings, including 5 mortar attacks.",
        "- 26 > mortar attacks 5 [partial_breakdown]",
    ),
    case(
        "20-compared",
        "The UN recorded about 60 explosions, compared with the previous day (40 "
        "explosions).",
        "UN 60 [approximate]",
        "UN 40 [previous_period]",
    ),
    case(
        "20-no-part-of-it",
        "The mission registered 30 violations, with over 300 shots in Agdam.",
        "- 30",
    ),
    # 22: sums that disagree
    case(
        "22-less",
        "The Russian side recorded 22 violations: Idlib – 10, Hama – 9.",
        "RUS 22 = Idlib 10 + Hama 9 [sum_mismatch]",
    ),
    case(
        "22-more",
        "Turkey noted 26 breaches in Idlib (11), Latakia (10), Hama (4), Aleppo (2).",
        "TUR 26 = Idlib 11 + Latakia 10 + Hama 4 + Aleppo 2 [sum_mismatch]",
    ),
    case(
        "22-more-including",
        "Russia counted 5 breaches, including four in Homs and three in Nawa.",
        "RUS 5 = Homs 4 + Nawa 3 [sum_mismatch]",
    ),
    case(
        "22-single-just-fits",
        "Turkey counted 4 breaches: Homs – 4.",
        "TUR 4 = Homs 4",
    ),
)


@pytest.mark.parametrize("bulletin", CASES, ids=lambda c: c.id)
def test_cells_hang_on_the_count_that_the_grammar_ties_them_to(bulletin: Case) -> None:
    """Every made-up bulletin is read exactly."""
    assert read(bulletin.text) == list(bulletin.expected)


NO_CELLS = (
    case(
        "33-fire-directed-at",
        "The Russian side recorded 14 violations, and shells fell on Jobar, Zamalka "
        "and Harasta.",
        "RUS 14",
    ),
    case(
        "33-based-in",
        "Turkey logged 8 breaches, most of them by groups based in Nawa and Busra.",
        "TUR 8",
    ),
    case(
        "33-next-sentence",
        "The Turkish side noted 5 breaches. Fire was opened at Morek and Kafr Zita.",
        "TUR 5",
    ),
    case(
        "33-before-the-count",
        "Groups shelled Jobar, Duma and Sarmin after 14 breaches were noted in Homs.",
        "- 14 = Homs 14",
    ),
    case(
        "33-country-is-the-frame",
        "Russia registered 6 ceasefire violations in Syria.",
        "RUS 6",
    ),
)


@pytest.mark.parametrize("bulletin", NO_CELLS, ids=lambda c: c.id)
def test_places_that_nothing_ties_to_a_count_are_no_cells(bulletin: Case) -> None:
    """Pattern 33: localities beside a count need not be its cells."""
    assert read(bulletin.text) == list(bulletin.expected)


SPREAD: tuple[tuple[str, str], ...] = (
    (
        "The rebels breached the truce three times today: twice in Aden and once in "
        "Lahij, said the security committee.",
        "security committee 3 = Aden 2 + Lahij 1",
    ),
    (
        "The army accused its neighbour of 62 ceasefire violations in Rajouri and "
        "Poonch in November.",
        "army 62 > Rajouri ? + Poonch ?",
    ),
    (
        "Local activists documented 41 shellings of the Ghouta: Douma took 18, "
        "Harasta 14 and Zamalka nine.",
        "local activists 41 = Douma 18 + Harasta 14 + Zamalka 9",
    ),
    (
        "The network documented 23 attacks on hospitals in El Fasher and seven in "
        "Nyala.",
        "network 30 = El Fasher 23 + Nyala 7 [derived_count]",
    ),
    (
        "The army did not record any breach in Homs; in Hama it recorded three.",
        "army 3 = Homs 0 + Hama 3 [derived_count]",
    ),
)


@pytest.mark.parametrize(("text", "expected"), SPREAD, ids=[c[0][:48] for c in SPREAD])
def test_places_are_tied_whatever_verb_stands_between(text: str, expected: str) -> None:
    """Times over, places listed before a date, verbs of having, targets of acts."""
    assert [told(claim) for claim in tallies(text)] == [expected]
