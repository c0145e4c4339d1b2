"""Figures: measures, stocks and flows, fractions, since when, part of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from tests.read.tally_case import passages
from trucewatch.model.claim import Claim, FigureBody, FigureUnit, StockOrFlow
from trucewatch.model.when import TimeBasis, TimePrecision
from trucewatch.read.figures import code_figures


@dataclass(frozen=True)
class Case:
    """A text with its figures, one line each."""

    id: str
    text: str
    expected: tuple[str, ...]


def case(name: str, text: str, *expected: str) -> Case:
    """A case; without `expected` no figure must be read."""
    return Case(name, text, expected)


def figures(text: str) -> tuple[Claim, ...]:
    """The figure claims of a document."""
    return code_figures(passages(text)).claims


def body(claim: Claim) -> FigureBody:
    """The claim's body, known to be a figure."""
    assert isinstance(claim.body, FigureBody)
    return claim.body


def shown(claim: Claim) -> str:
    """A figure in one line: ``killed stock ~400000 since 2011-03``."""
    figure = body(claim)
    quantity = figure.quantity
    bounds = [quantity.low, quantity.high]
    number = f"{quantity.best:g}" if quantity.best is not None else "?"
    if quantity.best is not None and quantity.best >= 1e5:
        number = f"{quantity.best:.0f}"
    if quantity.best is None and any(bound is not None for bound in bounds):
        number = "..".join("" if b is None else f"{b:g}" for b in bounds)
    rounded = "~" if quantity.approximate and quantity.best is not None else ""
    line = f"{figure.measure} {figure.stock_or_flow} {rounded}{number}"
    if figure.since:
        line += f" since {figure.since}"
    return line + (f" of {figure.part_of}" if figure.part_of else "")


def read(text: str) -> list[str]:
    """Every figure of a document, one line each."""
    return [shown(claim) for claim in figures(text)]


CASES = (
    # totals of killed and wounded
    case(
        "since-in-the-sentence-before",
        "The country has been at war since March 2011. By her estimate about 400,000 "
        "people have died in this war.",
        "killed stock ~400000 since 2011-03",
    ),
    case(
        "since-own",
        "Since 4 May 2017 more than 120 soldiers have been killed in fighting.",
        "killed stock 120.. since 2017-05-04",
    ),
    case(
        "in-total",
        "In total 55 people were killed and 60 wounded in shelling over the week.",
        "killed flow 55",
        "wounded flow 60",
    ),
    case("no-arms", "Two deminers died in hospital.", "killed flow 2"),
    case("toll-of-an-event", "Shells killed five people near Hama."),
    case("toll-of-a-strike", "Three men were wounded in an airstrike on Sunday."),
    case("vague", "Dozens have been wounded so far.", "wounded stock ?"),
    case("unknown", "The ministry did not report losses."),
    # displaced, returned, detained, missing, in need
    case(
        "fraction",
        "Half the population has been driven from their homes.",
        "displaced_total stock 0.5",
    ),
    case(
        "fraction-percent",
        "Some 40 per cent of the population was displaced.",
        "displaced_total stock ~0.4",
    ),
    case("fraction-of-else", "Half the population voted."),
    case(
        "displaced-new",
        "On Friday 1,300 people fled the district.",
        "displaced_new flow 1300",
    ),
    case(
        "displaced-since",
        "Some 5.6 million people have been displaced since 2011.",
        "displaced_total stock ~5600000 since 2011",
    ),
    case(
        "idp-stock",
        "About 12,000 displaced people live in the camp.",
        "idp_stock stock ~12000",
    ),
    case("refugees", "Jordan hosts 650,000 refugees.", "refugee_stock stock 650000"),
    case(
        "returned-parts",
        "In the past 24 hours 677 refugees returned, of them from Lebanon 235 (70 "
        "women, 120 children).",
        "returned_refugee flow 677",
        "returned_refugee flow 235 of 677 refugees",
        "returned_refugee flow 70 of 235",
        "returned_refugee flow 120 of 235",
    ),
    case(
        "returned-home",
        "Another 88 residents returned to their homes in Nawa.",
        "returned_idp flow 88",
    ),
    case(
        "missing-and-detained",
        "Thirty people remain missing and 12 men were detained.",
        "missing stock 30",
        "detained flow 12",
    ),
    case(
        "in-need",
        "More than 13 million people need humanitarian aid.",
        "people_in_need stock 1.3e+07..",
    ),
    # aid
    case(
        "aid",
        "Engineers held two humanitarian actions and handed out 4.5 tonnes of food.",
        "aid_actions flow 2",
        "aid_tonnes flow 4.5",
    ),
    case("aid-planned", "Some 500 tonnes of aid will be sent to Hama."),
    case("aid-asked", "The envoy called for 500 tonnes of aid."),
    case("none-sent", "No convoy was sent."),
    case("ammunition", "Sappers blew up 3 tonnes of explosives."),
    # joined counters
    case(
        "counter-reached",
        "The number of settlements that joined the reconciliation reached 2,222 "
        "(against 2,217).",
        "settlements_joined stock 2222",
    ),
    case(
        "counter-remained",
        "The number of armed formations that joined remained 234.",
        "groups_joined stock 234",
    ),
    case(
        "counter-bringing",
        "Three more villages joined the ceasefire, bringing their number to 51.",
        "settlements_joined flow 3",
        "settlements_joined stock 51",
    ),
    case(
        "counter-carried",
        "Leaders of settlements signed agreements on joining the truce. Their number "
        "rose to 148.",
        "settlements_joined stock 148",
    ),
    case(
        "accords-and-total",
        "Two agreements on joining were signed with elders of settlements; 2, 222 in "
        "total.",
        "settlements_joined flow 2",
        "settlements_joined stock 2222",
    ),
    case(
        "groups-have-joined",
        "By now 229 armed groups have joined the cessation of hostilities.",
        "groups_joined stock 229",
    ),
    case(
        "accords-of-groups",
        "Three agreements were signed with armed groups.",
        "groups_joined flow 3",
    ),
    case("accords-of-nobody", "Three agreements were signed in Astana."),
    case("total-of-what", "The convoy grew; it reached 51."),
    case("total-of-accords", "The text was signed and its price reached 51."),
    case("fraction-planned", "Half the population should be displaced, they said."),
    case("settlements-hit", "Shells hit 12 settlements."),
    case("groups-fighting", "Two groups clashed in the town."),
    # infrastructure
    case(
        "repaired",
        "Crews repaired 12 schools and 3 hospitals.",
        "infrastructure_unit flow 12",
        "infrastructure_unit flow 3",
    ),
    # never
    case("resolution", "The envoy recalled Resolution 2254 and the fifth meeting."),
    case("hours", "Talks went on for 24 hours on 2 September 2017."),
)


@pytest.mark.parametrize("report", CASES, ids=lambda c: c.id)
def test_figures_are_read_with_measure_level_and_start(report: Case) -> None:
    """Patterns 19, 25-29, 32 and 34 on made-up sentences."""
    assert read(report.text) == list(report.expected)


def test_a_fraction_is_no_number_of_persons() -> None:
    """Half the population: unit fraction, 0.5."""
    (claim,) = figures("Half the population has been displaced.")
    assert body(claim).unit is FigureUnit.FRACTION
    assert body(claim).quantity.best == 0.5


def test_a_stock_holds_as_of_publication_a_flow_does_not() -> None:
    """Levels carry the day at which they hold."""
    stock, flow = figures("Thirty people remain missing and 12 men were detained.")
    assert (body(stock).stock_or_flow, body(stock).as_of) == (
        StockOrFlow.STOCK,
        date(2017, 9, 5),
    )
    assert (body(flow).stock_or_flow, body(flow).as_of) == (StockOrFlow.FLOW, None)


def test_units_follow_the_measure() -> None:
    """Tonnes are tonnes, actions actions, the rest persons."""
    text = "Crews held two humanitarian actions, gave 4.5 tonnes of food; 9 men fled."
    units = [body(claim).unit for claim in figures(text)]
    assert units == [FigureUnit.ACTION, FigureUnit.TONNE, FigureUnit.PERSON]


def test_a_lent_since_is_a_second_span() -> None:
    """Where the start stands in the sentence before, its words are shown too."""
    text = "The war began in March 2011, and since March 2011 it went on. In the war "
    text += "around 400,000 people have died."
    (claim,) = figures(text)
    assert claim.quote == "around 400,000 people have died"
    assert claim.spans[1].cut(text) == "March 2011"


def test_a_figure_of_a_named_day_is_of_that_day() -> None:
    """A flow's time is the day that the sentence names, else publication."""
    (claim,) = figures("On 2 September 2017 some 300 people fled the town.")
    assert claim.time.first_day == date(2017, 9, 2)
    (other,) = figures("Some 300 people fled the town.")
    assert other.time.basis is TimeBasis.REPORTED


def test_a_figure_over_a_window_keeps_the_window() -> None:
    """A week is a week."""
    (claim,) = figures("Between 1 and 5 September 2017, 300 people fled.")
    assert claim.time.precision in {TimePrecision.RANGE, TimePrecision.DAY}


def test_a_stretch_too_long_for_a_sentence_gives_no_figure() -> None:
    """Site rubbish without sentence ends is passed over."""
    assert figures(f"{'and ' * 1000} 9 men fled the town.") == ()


def test_measures_of_resolutions_never_exist() -> None:
    """Resolution numbers are references."""
    text = "Under Resolution No. 2254 no settlement joined in 2017."
    assert figures(text) == ()
