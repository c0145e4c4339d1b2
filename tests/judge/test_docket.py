"""The docket: which terms are held against incidents, and what took whose place."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests import factories as make
from trucewatch.judge.case import Superseded
from trucewatch.judge.docket import Docket, open_docket, superseded_terms
from trucewatch.model.agreement import Agreement
from trucewatch.model.event import EventType
from trucewatch.model.instrument import AgreementLink, LinkKind
from trucewatch.model.term import TermKind, TermStatus

NAMES = make.Names()


def opened(*agreements: Agreement, **readings: str) -> Docket:
    """The docket of those agreements."""
    return open_docket(agreements, actors=NAMES, interpretations=readings)


def charges(docket: Docket) -> list[str]:
    """Names of its charges, in order."""
    return [charge.id for charge in docket.charges]


def test_charges_come_by_agreement_and_term_whatever_the_order() -> None:
    """Each with its own reading and the names."""
    terms = (make.term("T2"), make.term("T1"))
    one, two = make.agreement(id="AA", terms=terms), make.agreement(id="BB")
    docket = opened(two, one)
    assert charges(docket) == ["AA/T1", "AA/T2", "BB/T1"]
    assert docket == opened(one, two)
    first = docket.charges[0]
    assert (first.agreement, first.term) == (one, terms[1])
    assert (first.reading, first.actors) == (one.interpretations[0], NAMES)
    assert first.superseded is None


def test_only_terms_in_force_that_speak_of_acts_are_charges() -> None:
    """No draft, and no term that no event can tell of; other standings stay."""
    terms = (
        make.term("T1", acts=()),
        make.term("T2", acts=(), types=(EventType.MORTAR,)),
        make.term("T3", status=TermStatus.DRAFT),
        make.term("T4", status=TermStatus.DISPUTED),
        make.term("T5", TermKind.OBLIGATION, acts=(), against=(EventType.ADVANCE,)),
    )
    docket = opened(make.agreement(id="AA", terms=terms))
    assert charges(docket) == ["AA/T2", "AA/T4", "AA/T5"]


def test_a_reading_is_chosen_by_agreement() -> None:
    """The first where none is named; an unknown one is an error."""
    readings = (make.reading("day"), make.reading("night"))
    one = make.agreement(id="AA", interpretations=readings)
    two = make.agreement(id="BB", interpretations=readings)
    chosen = [charge.reading.id for charge in opened(one, two, BB="night").charges]
    assert chosen == ["day", "night"]
    default = open_docket((one, two), actors=NAMES)
    assert [charge.reading.id for charge in default.charges] == ["day", "day"]
    with pytest.raises(KeyError):
        opened(one, AA="dusk")


OLD = make.agreement(id="AA", terms=(make.term("T1"), make.term("T2")))
START = date(2018, 9, 17)


def link(
    kind: LinkKind = LinkKind.SUPERSEDES,
    *,
    since: date | None = None,
    unchecked: bool = False,
) -> AgreementLink:
    """A link to the older agreement."""
    return AgreementLink(kind=kind, to="AA", since=since, unchecked=unchecked)


def new(
    *links: AgreementLink,
    id: str = "BB",  # noqa: A002 - the model's own field name
    starts: date = START,
    supersedes: tuple[str, ...] = (),
    status: TermStatus = TermStatus.IN_FORCE,
    since: date | datetime | None = None,
) -> Agreement:
    """A newer agreement."""
    term = make.term(supersedes=supersedes, status=status, since=since)
    return make.agreement(
        id=id,
        links=links,
        terms=(term,),
        interpretations=(make.reading(starts=starts),),
    )


def taken(*newer: Agreement, term: str = "AA/T1") -> Superseded | None:
    """By what the older agreement's term is superseded."""
    docket = opened(OLD, *newer)
    assert docket == opened(*newer, OLD)
    return next(each.superseded for each in docket.charges if each.id == term)


EARLY, LATE = date(2018, 1, 1), date(2019, 1, 1)

SUCCESSORS = [
    ("nothing", new(), None),
    ("the agreement", new(link()), Superseded(by="BB", since=START)),
    ("from its own day", new(link(since=LATE)), Superseded(by="BB", since=LATE)),
    ("nobody read it", new(link(unchecked=True)), None),
    ("only amended", new(link(LinkKind.AMENDS)), None),
    ("one term", new(supersedes=("AA/T1",)), Superseded(by="BB/T1", since=START)),
    ("another term", new(supersedes=("AA/T2",)), None),
    (
        "from the term's own day",
        new(supersedes=("AA/T1",), since=LATE),
        Superseded(by="BB/T1", since=LATE),
    ),
    ("a draft", new(supersedes=("AA/T1",), status=TermStatus.DRAFT), None),
    (
        "both, the agreement first",
        new(link(since=EARLY), supersedes=("AA/T1",)),
        Superseded(by="BB", since=EARLY),
    ),
    (
        "both, the term first",
        new(link(since=LATE), supersedes=("AA/T1",)),
        Superseded(by="BB/T1", since=START),
    ),
    (
        "both, on one day",
        new(link(), supersedes=("AA/T1",)),
        Superseded(by="BB", since=START),
    ),
]


@pytest.mark.parametrize(
    ("newer", "expected"),
    [row[1:] for row in SUCCESSORS],
    ids=[row[0] for row in SUCCESSORS],
)
def test_the_earliest_successor_takes_a_term_s_place(
    newer: Agreement, expected: Superseded | None
) -> None:
    """An agreement's or a term's, whichever comes first."""
    assert taken(newer) == expected


def test_of_several_successors_the_earliest_counts_in_any_order() -> None:
    """Of one day, the first by its name."""
    later = new(link(since=LATE), id="BB")
    sooner = new(link(since=EARLY), id="CC")
    twin = new(link(since=EARLY), id="DD")
    assert taken(later, sooner, twin) == Superseded(by="CC", since=EARLY)
    assert taken(twin, sooner, later) == Superseded(by="CC", since=EARLY)
    assert taken(later, sooner, term="AA/T2") == Superseded(by="CC", since=EARLY)


def test_the_start_of_the_reading_used_is_the_day_of_succession() -> None:
    """Another reading moves it."""
    newer = replace(
        new(link()),
        interpretations=(make.reading("day", starts=LATE), make.reading("night")),
    )
    docket = opened(OLD, newer, BB="night")
    start = make.reading().starts
    assert docket.charges[0].superseded == Superseded(by="BB", since=start)


def test_what_took_whose_place_by_a_day() -> None:
    """On the eve nothing, on the day it did; an instant counts by its day."""
    at = datetime(2019, 1, 1, 12, tzinfo=UTC)
    newer = new(link(since=START), supersedes=("AA/T1",), since=at)
    assert superseded_terms((OLD, newer), date(2018, 9, 16)) == {}
    assert superseded_terms((OLD, newer), START) == {"AA": "BB"}
    assert superseded_terms((OLD, newer), date(2018, 12, 31)) == {"AA": "BB"}
    both = {"AA": "BB", "AA/T1": "BB/T1"}
    assert superseded_terms((newer, OLD), date(2019, 1, 1)) == both
