"""Tallies and figures in turns that bulletins of many conflicts use."""

from __future__ import annotations

import pytest

from tests.read.tally_case import tallies
from tests.read.test_figures import read
from tests.read.test_tallies_conflicts import told

COUNTED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Saada recorded the most violations (24), followed by Jawf (11) and Al Bayda "
        "(8).",
        ("- 43 = Saada 24 + Jawf 11 + Al Bayda 8 [derived_count]",),
    ),
    (
        "The highest number of breaches was in Saada (24), followed by Jawf (11).",
        ("- 35 = Saada 24 + Jawf 11 [derived_count]",),
    ),
    (
        "Over the past week, the centre documented 83 attacks by militias, an average "
        "of 12 a day.",
        ("centre 83",),
    ),
    ("An average of 14 violations a day was recorded in May.", ()),
    (
        "Twenty-one explosions were recorded in Donetsk region, compared with 35 the "
        "day before.",
        ("- 21 = Donetsk 21", "- 35 [previous_period]"),
    ),
    (
        "The Sudanese army said it had recorded 11 breaches of the truce by the RSF in "
        "Khartoum and 4 in Omdurman.",
        ("SDN 15 = Khartoum 11 + Omdurman 4 [derived_count]",),
    ),
    (
        "The mission logged 9 violations by government forces in Bentiu and 2 by "
        "rebels in Leer.",
        ("mission 11 = Bentiu 9 + Leer 2 [derived_count]",),
    ),
    (
        "The coalition listed 72 breaches by the Houthis, including 15 rocket launches "
        "and nine drone attacks.",
        ("coalition 72 > rocket launches 15 + drone attacks 9 [partial_breakdown]",),
    ),
    (
        "The coalition listed 72 breaches, including nine drone attacks that killed "
        "15 civilians.",
        ("coalition 72 > drone attacks 9 [partial_breakdown]",),
    ),
    (
        "The commission received 19 complaints of breaches, nine of them from Marib.",
        ("commission 19 [unread_parts]",),
    ),
    ("Militants opened fire 16 times along the contact line in 24 hours.", ("- 16",)),
    ("Militants opened fire three times at the checkpoint.", ()),
    (
        "The Pakistani army violated the ceasefire in Poonch and Rajouri 5 times in 24 "
        "hours, officials in Jammu said.",
        ("officials 5 > Poonch ? + Rajouri ?",),
    ),
    (
        "The rebels violated the truce in Hudaydah 12 times on Monday, the army said.",
        ("army 12 = Hudaydah 12",),
    ),
)

FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "An estimated 6.6 million people were internally displaced as of December.",
        ("idp_stock stock ~6600000",),
    ),
    (
        "The number of people displaced inside Yemen now exceeds 3 million.",
        ("idp_stock stock 3e+06..",),
    ),
    (
        "As of 1 June, 512,000 people were living in displacement.",
        ("idp_stock stock 512000",),
    ),
    (
        "The agency said 1.3 million Syrians are registered as refugees in Jordan.",
        ("refugee_stock stock 1300000",),
    ),
    ("Refugee numbers have passed five million.", ("refugee_stock stock 5e+06..",)),
    (
        "The registered refugee population stood at 980,000 at the end of May.",
        ("refugee_stock stock 980000",),
    ),
    (
        "The number of people in need of aid has grown by 2 million to 11 million.",
        ("people_in_need stock 11000000",),
    ),
    (
        "Six aid workers have been kidnapped and 11 remain missing.",
        ("missing stock 11",),
    ),
    (
        "Casualties: 12 killed, 30 wounded, four missing.",
        ("killed flow 12", "wounded flow 30", "missing stock 4"),
    ),
    (
        "Among the dead were five children and two women.",
        ("killed flow 5 of the dead", "killed flow 2 of the dead"),
    ),
    ("The army lost seven men and 19 were wounded.", ("wounded flow 19",)),
    (
        "Since the outbreak of the conflict, 13,000 people have been killed.",
        ("killed stock 13000",),
    ),
    ("Since the outbreak of cholera, 130 people have died.", ()),
    (
        "Since April 2014, 3,344 civilians, among them 298 children, have lost their "
        "lives.",
        (
            "killed stock 3344 since 2014-04",
            "killed stock 298 since 2014-04 of 3,344 civilians",
        ),
    ),
    (
        "This year 215 people have been killed, 64 of them children.",
        ("killed flow 215", "killed flow 64 of 215 people"),
    ),
    (
        "The number of wounded has climbed to 230 this month.",
        ("wounded flow 230",),
    ),
    (
        "Four more settlements joined the reconciliation process, taking the total to "
        "2,340.",
        ("settlements_joined flow 4", "settlements_joined stock 2340"),
    ),
    (
        "The number of settlements whose elders signed reconciliation agreements rose "
        "by three to 1,411.",
        ("settlements_joined stock 1411",),
    ),
    (
        "Two out of three residents have left their homes.",
        ("displaced_total stock 0.666667",),
    ),
    (
        "Three in four inhabitants have been displaced.",
        ("displaced_total stock 0.75",),
    ),
    (
        "Since July, 61,200 people have come back from Turkey, including 18,400 women.",
        (
            "returned_refugee flow 61200 since 2017-07",
            "returned_refugee flow 18400 since 2017-07 of 61,200 people",
        ),
    ),
    (
        "Civilian casualties this year reached 3,019, including 961 killed.",
        ("killed flow 961 of 3,019",),
    ),
    (
        "The armed units joined the ceasefire. The total number of violations since "
        "then stands at 1,208.",
        (),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"), COUNTED, ids=[c[0][:48] for c in COUNTED]
)
def test_counts_are_read_whatever_the_turn(
    text: str, expected: tuple[str, ...]
) -> None:
    """Ranked places, violators named, averages, complaints, other acts included."""
    assert tuple(told(claim) for claim in tallies(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), FIGURES, ids=[c[0][:48] for c in FIGURES]
)
def test_people_and_things_are_read_whatever_the_turn(
    text: str, expected: tuple[str, ...]
) -> None:
    """Levels, parts of a toll, numbers without a noun, levels behind a change."""
    assert tuple(read(text)) == expected


def test_a_single_violation_is_no_part_of_the_noun() -> None:
    """The rule counted is the same on every run, whatever the order of a set."""
    (claim,) = tallies("Not a single violation of the truce was registered in Daraa.")
    assert told(claim) == "- 0 = Daraa 0"
    assert getattr(claim.body, "count_rule", "") == "violation of the truce"
