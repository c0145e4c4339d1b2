"""Figures in any conflict: patterns 19, 25-29, 32 in words of our own."""

from __future__ import annotations

import pytest

from tests.factories import document
from tests.read.test_figures import read
from trucewatch.model.claim import ClaimKind
from trucewatch.read.coder import code_document

CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("The fate of 27,000 people remains unknown.", ("missing stock 27000",)),
    ("The Red Cross lists 1,200 detainees.", ("detained flow 1200",)),
    ("Nearly 200,000 people sought refuge in camps.", ("displaced_new flow ~200000",)),
    ("An earthquake killed 120 people in the valley.", ()),
    ("At least 40 people died when a bus left the road in Peru.", ()),
    ("Thousands of people fled the town.", ()),
    (
        "Nearly 4,900 people (exactly 4,888) have gone home by this road.",
        (
            "returned_idp flow ~4900",
            "returned_idp flow 4888 of Nearly 4,900 people",
        ),
    ),
    (
        "The number of people in need in South Sudan stands at 7 million, and that "
        "of refugees in neighbouring states at 2.47 million.",
        (
            "people_in_need stock 7000000",
            "refugee_stock stock 2470000",
        ),
    ),
    (
        "The agency put the number of displaced people in Yemen at 3.3 million.",
        ("idp_stock stock 3300000",),
    ),
    (
        "The total of refugees in Uganda has exceeded one million, the agency said.",
        ("refugee_stock stock 1e+06..",),
    ),
    (
        "Some 1.2 million refugees from South Sudan now live in Uganda.",
        ("refugee_stock stock ~1200000",),
    ),
    (
        "Lebanon has taken in 900,000 refugees.",
        ("refugee_stock stock 900000",),
    ),
    (
        "The war has claimed more than 220,000 lives.",
        ("killed flow 220000..",),
    ),
    (
        "More than 13,000 people have died in eastern Ukraine since April 2014.",
        ("killed stock 13000.. since 2014-04",),
    ),
    (
        "Since January 312 civilians have been killed, 41 of them children.",
        ("killed stock 312", "killed stock 41 of 312 civilians"),
    ),
    (
        "The mission documented 145 civilian casualties this year: 30 killed and "
        "115 injured.",
        (
            "killed flow 30",
            "wounded flow 115",
        ),
    ),
    (
        "In June the monitors counted 12 civilian deaths and 40 injuries.",
        (
            "killed flow 12",
            "wounded flow 40",
        ),
    ),
    (
        "In the first half of the year 1,600 civilians were killed and 3,500 "
        "wounded in Afghanistan.",
        (
            "killed flow 1600",
            "wounded flow 3500",
        ),
    ),
    (
        "About 27,000 people have disappeared in the conflict.",
        ("missing stock ~27000",),
    ),
    (
        "Around 4,500 prisoners remain in custody.",
        ("detained flow ~4500",),
    ),
    (
        "Some 40,000 residents have fled Donetsk this month.",
        ("displaced_new flow ~40000",),
    ),
    (
        "The offensive has driven 235,000 people from their homes in two weeks.",
        ("displaced_new flow 235000",),
    ),
    (
        "Fighting displaced 60,000 people in Maguindanao last month.",
        ("displaced_new flow 60000",),
    ),
    (
        "In the past 24 hours 1,058 refugees returned to Syria from Lebanon, "
        "including 317 women and 540 children.",
        (
            "returned_refugee flow 1058",
            "returned_refugee flow 317 of 1,058 refugees",
            "returned_refugee flow 540 of 1,058 refugees",
        ),
    ),
    (
        "Another 540 people went home to Marawi on Saturday.",
        ("returned_idp flow 540",),
    ),
    (
        "More than 700,000 displaced persons have returned to their places of origin.",
        ("returned_idp flow 700000..",),
    ),
    (
        "A total of 1,320 people came back through Nasib: 396 women and 673 children.",
        ("returned_idp flow 1320",),
    ),
    (
        "Eleven million people need assistance across the country, six million of "
        "them children.",
        (
            "people_in_need stock 11000000",
            "people_in_need stock 6000000 of Eleven million people",
        ),
    ),
    (
        "Two thirds of the inhabitants have been displaced.",
        ("displaced_total stock 0.666667",),
    ),
    (
        "The number of settlements that have signed reconciliation agreements has "
        "grown to 1,571.",
        ("settlements_joined stock 1571",),
    ),
    (
        "The number of groups which have declared their adherence to the ceasefire "
        "is unchanged at 234.",
        ("groups_joined stock 234",),
    ),
    (
        "So far 96 armed groups have signed up to the truce.",
        ("groups_joined stock 96",),
    ),
    (
        "The Russian centre held four humanitarian operations and distributed 8.2 "
        "tonnes of food.",
        (
            "aid_actions flow 4",
            "aid_tonnes flow 8.2",
        ),
    ),
    (
        "A convoy of 24 trucks carried 480 tonnes of flour to Deir ez-Zor.",
        ("aid_tonnes flow 480",),
    ),
    (
        "The UN delivered 1,500 tons of wheat to Taiz.",
        ("aid_tonnes flow 1500",),
    ),
    (
        "Engineers restored 14 schools, two clinics and 30 kilometres of power lines.",
        (
            "infrastructure_unit flow 14",
            "infrastructure_unit flow 2",
            "infrastructure_unit flow 30",
        ),
    ),
    (
        "Over 50,000 houses have been damaged since 2014.",
        ("infrastructure_unit flow 50000.. since 2014",),
    ),
    (
        "1 million 42 thousand people have gone back since 2018.",
        ("returned_idp flow 1042000 since 2018",),
    ),
    (
        "No civilians were killed this month.",
        ("killed flow 0",),
    ),
    (
        "Dozens of people have died since the truce took effect.",
        ("killed stock ?",),
    ),
    (
        "Russia's centre counted 677 returnees in the day, 235 of them from Lebanon.",
        (
            "returned_refugee flow 677",
            "returned_refugee flow 235 of 677 returnees",
        ),
    ),
    (
        "There are 1.8 million internally displaced people in Ukraine.",
        ("idp_stock stock 1800000",),
    ),
    (
        "Ten aid workers have been killed since the start of the year.",
        ("killed stock 10",),
    ),
    (
        "The minister said that 300 houses would be rebuilt.",
        (),
    ),
    (
        "Hundreds of passengers were stranded at the airport.",
        (),
    ),
    (
        "Some 2,000 people attended the funeral.",
        (),
    ),
    (
        "The film sold 3 million tickets and won two prizes.",
        (),
    ),
    (
        "The museum needs 20 volunteers for the summer.",
        (),
    ),
    (
        "The bank shed 400 workers last year.",
        (),
    ),
    (
        "The party lost 40 seats in the election.",
        (),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:48] for c in CASES])
def test_people_and_things_are_counted_in_any_conflict(
    text: str, expected: tuple[str, ...]
) -> None:
    """Levels, flights, returns, needs, aid and works; nothing in other news."""
    assert tuple(read(text)) == expected


def kinds(text: str) -> list[str]:
    """Kinds of the claims in a report of one sentence."""
    return [claim.kind for claim in code_document(document(text)).claims]


def test_the_toll_of_an_event_is_no_figure_beside_it() -> None:
    """What an event of the sentence counts already is not counted again."""
    text = "At least 31 people died when the market was bombed on Monday."
    assert ClaimKind.FIGURE not in kinds(text)


def test_a_total_stays_a_figure_beside_an_event() -> None:
    """A sum over months is a figure, whatever the sentence tells of arms."""
    text = "Since January 312 people have been killed by shelling in the east."
    assert ClaimKind.FIGURE in kinds(text)
