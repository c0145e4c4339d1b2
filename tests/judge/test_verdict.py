"""Findings: scope in its order, reasons, citations, and the whole day range."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests import factories as make
from trucewatch.judge.docket import open_docket
from trucewatch.judge.scope import UNOFFICIAL
from trucewatch.judge.verdict import ENGINE, NO_DEFINITION, judge_by, judge_incident
from trucewatch.model.agreement import Agreement
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Finding, RuleStep, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.instrument import Validity
from trucewatch.model.party import JoiningKind, PartyRole
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.record import content_id
from trucewatch.model.review import IncidentState
from trucewatch.model.term import Term, TermKind, TermStatus, WeaponClass, WeaponLimit
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day, unknown_time

VERIFIED = IncidentState.VERIFIED
INSIDE = (make.zone_test(),)
ADMITTED = make.incident(attribution=make.held("AAA"), state=VERIFIED)
BOUND = (PartyRole.BOUND_PARTY,)
TIME = "Did it happen while the term was in force?"
ACT = "Does the term speak of such an act?"
WEAPON = "Is the weapon one that the term is about?"
PLACE = "Did it happen where the term applies?"
ACTOR = "Is the one who did it bound by the term?"
SETTLED = "Have people verified it and settled who did it?"


def judge(
    what: Incident,
    by: Agreement | None = None,
    tests: tuple[ZoneTest, ...] = INSIDE,
    reading: str | None = None,
) -> Finding:
    """The one finding of an agreement of one term."""
    law = by or make.agreement()
    (finding,) = judge_incident(
        what,
        (law,),
        zone_tests=tests,
        actors=make.Names(),
        interpretations={law.id: reading} if reading else None,
    )
    return finding


def test_a_finding_tells_everything_that_it_rests_on() -> None:
    """What was judged by what, the path, the facts, and the versions."""
    law = replace(make.agreement(), not_defined=("what a violation is",))
    finding = judge(ADMITTED, law)
    path = (
        RuleStep(question=TIME, answer="yes, it was in force from 2017-05-05"),
        RuleStep(question=ACT, answer="yes: fire from the ground"),
        RuleStep(question=PLACE, answer="because of its unit"),
        RuleStep(question=ACTOR, answer="the AAA is named"),
        RuleStep(question=SETTLED, answer="yes: verified, admitted"),
    )
    facts = tuple(placed.claim.id for placed in ADMITTED.supporting)
    assumptions = ("reading “Day”", NO_DEFINITION)
    draft = {
        "incident": ADMITTED.id,
        "agreement": "XX-2017-05-04",
        "agreement_version": "1",
        "term": "T1",
        "interpretation": "day",
        "rule": "forbids_v2",
        "verdict": "apparent_breach",
        "path": [[step.question, step.answer] for step in path],
        "facts": list(facts),
        "missing": [],
        "assumptions": list(assumptions),
        "engine": "trucewatch-judge/2",
    }
    assert finding == Finding(
        id=content_id("fnd", draft),
        incident=ADMITTED.id,
        agreement="XX-2017-05-04",
        agreement_version="1",
        term="T1",
        provision="Halt",
        provision_text="Fire ceases.",
        provision_source="test",
        unchecked=False,
        interpretation="day",
        rule="forbids_v2",
        verdict=Verdict.APPARENT_BREACH,
        reason="A bound party did what the term rules out, as people verified.",
        path=path,
        facts_used=facts,
        assumptions=assumptions,
        engine=ENGINE,
    )


def test_the_engine_and_its_caveat_are_printed_as_they_stand() -> None:
    """A published finding names the engine that made it."""
    assert ENGINE == "trucewatch-judge/2"
    assert NO_DEFINITION == "the agreement's text does not define a violation"


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("incident", replace(ADMITTED, id="inc_other")),
        ("reason of place", make.zone_test(reason="because of its name")),
        ("version", replace(make.agreement(), version="2")),
        ("not defined", replace(make.agreement(), not_defined=("x",))),
        ("state", replace(ADMITTED, state=IncidentState.REPORTED)),
        ("reading", make.agreement(interpretations=(make.reading("x", title="Day"),))),
    ],
)
def test_another_input_makes_another_id(change: str, value: object) -> None:
    """The id is a content hash of everything that the finding rests on."""
    what = value if isinstance(value, Incident) else ADMITTED
    law = value if isinstance(value, Agreement) else make.agreement()
    tests = (value,) if isinstance(value, ZoneTest) else INSIDE
    assert judge(what, law, tests).id != judge(ADMITTED).id, change
    assert judge(what, law, tests) == judge(what, law, tests)


def ranked(term: Term) -> Agreement:
    """An agreement in force until June 2018."""
    return make.agreement(
        terms=(term,), validity=Validity(ends=date(2018, 6, 1)), roles=(make.role(),)
    )


TANKS = make.term(
    acts=(EventFamily.DEPLOYMENT,),
    weapons=(WeaponLimit(weapon=WeaponClass.TANK),),
    zones=("Z1",),
    actors=BOUND,
)
PRESENT = EventType.PROHIBITED_WEAPON_PRESENT
OUT = (make.zone_test(ZoneResult.OUTSIDE),)
LATE = on_day(date(2018, 6, 1))
CCC = make.held("CCC")


def present(
    kind: EventType = PRESENT, weapon: str = "a mortar", time: When | None = None
) -> Incident:
    """A weapon of another class, outside the zone, of one who is not bound."""
    return make.incident(
        make.event(kind, instrument=weapon), time=time, attribution=CCC
    )


ORDER = [
    (
        "time first",
        present(EventType.MORTAR, time=LATE),
        OUT,
        Verdict.OUT_OF_SCOPE_TIME,
        [TIME],
        "The agreement was no longer in force on 2018-06-01.",
    ),
    (
        "then the act",
        present(EventType.MORTAR),
        OUT,
        Verdict.OUT_OF_SCOPE_ACT,
        [TIME, ACT],
        "No: the term is about deployments, this incident is not.",
    ),
    (
        "then the weapon",
        present(),
        OUT,
        Verdict.OUT_OF_SCOPE_ACT,
        [TIME, ACT, WEAPON],
        "No: it was a weapon of class mortar.",
    ),
    (
        "then the place",
        present(weapon="a tank"),
        OUT,
        Verdict.OUT_OF_SCOPE_PLACE,
        [TIME, ACT, WEAPON, PLACE],
        "It lies in none of the term's zones.",
    ),
    (
        "then the actor",
        present(weapon="a tank"),
        INSIDE,
        Verdict.OUT_OF_SCOPE_ACTOR,
        [TIME, ACT, WEAPON, PLACE, ACTOR],
        "The CCC is not among those named: the AAA.",
    ),
]


@pytest.mark.parametrize(
    ("what", "tests", "verdict", "questions", "reason"),
    [row[1:] for row in ORDER],
    ids=[row[0] for row in ORDER],
)
def test_the_first_question_that_puts_it_out_of_scope_answers(
    what: Incident,
    tests: tuple[ZoneTest, ...],
    verdict: Verdict,
    questions: list[str],
    reason: str,
) -> None:
    """Time, act, weapon, place, actor; the rule is not asked any more."""
    finding = judge(what, ranked(TANKS), tests)
    assert (finding.verdict, finding.reason) == (verdict, reason)
    assert [step.question for step in finding.path] == questions
    assert finding.facts_missing == ()


def test_what_is_certainly_out_of_scope_is_so_whatever_else_is_open() -> None:
    """An unknown time hides no place outside."""
    what = replace(ADMITTED, time=unknown_time())
    finding = judge(what, tests=OUT)
    assert finding.verdict is Verdict.OUT_OF_SCOPE_PLACE
    assert [step.question for step in finding.path] == [TIME, ACT, PLACE]


MISSING = [
    (
        "not verified",
        replace(ADMITTED, state=IncidentState.CORROBORATED),
        INSIDE,
        ("verification of the incident by two persons",),
    ),
    ("no time", replace(ADMITTED, time=unknown_time()), INSIDE, ("when it happened",)),
    (
        "no place",
        ADMITTED,
        (),
        ("a place that is certainly inside or outside the zone",),
    ),
    (
        "all of it",
        make.incident(time=unknown_time()),
        (),
        (
            "when it happened",
            "a place that is certainly inside or outside the zone",
            "who did it",
            "verification of the incident by two persons",
            "an attribution set by a person: admitted, assessed high or adjudicated",
        ),
    ),
]


@pytest.mark.parametrize(
    ("what", "tests", "missing"),
    [row[1:] for row in MISSING],
    ids=[row[0] for row in MISSING],
)
def test_every_open_fact_is_listed_in_the_order_of_the_questions(
    what: Incident, tests: tuple[ZoneTest, ...], missing: tuple[str, ...]
) -> None:
    """Invariant 12: one fact taken away, and there is no breach."""
    finding = judge(what, tests=tests)
    assert (finding.verdict, finding.facts_missing) == (Verdict.UNDETERMINED, missing)


def test_who_did_it_is_asked_only_where_it_matters() -> None:
    """An obligation that names nobody is met by anyone."""
    term = make.term(kind=TermKind.OBLIGATION, acts=(EventFamily.POSITIVE,))
    aid = make.incident(make.event(EventType.AID_DELIVERED), state=VERIFIED)
    finding = judge(aid, make.agreement(terms=(term,)))
    assert finding.verdict is Verdict.COMPLIANT
    assert ACTOR not in [step.question for step in finding.path]
    named = make.agreement(terms=(replace(term, actors=BOUND),))
    assert judge(aid, named).facts_missing == ("who did it",)


def test_a_provision_that_is_unchecked_marks_the_finding() -> None:
    """As an unchecked term does."""
    law = make.agreement()
    provision = replace(law.provisions[0], unchecked=True)
    assert judge(ADMITTED, replace(law, provisions=(provision,))).unchecked
    assert judge(ADMITTED, make.agreement(terms=(make.term(unchecked=True),))).unchecked


STANDINGS = {
    TermStatus.IN_FORCE: (),
    TermStatus.PRESUMED_EXTENDED: ("the term is presumed to be extended",),
    TermStatus.DISPUTED: ("the term's standing is disputed",),
    TermStatus.SUSPENDED: ("the term is said to be suspended",),
    TermStatus.SUPERSEDED: ("the term is said to be superseded",),
    TermStatus.EXPIRED: ("the term is said to have expired",),
}


@pytest.mark.parametrize("status", set(TermStatus) - {TermStatus.DRAFT})
def test_a_term_s_standing_is_an_assumption(status: TermStatus) -> None:
    """Every standing but in force is said."""
    law = make.agreement(terms=(make.term(status=status),))
    assert judge(ADMITTED, law).assumptions == ("reading “Day”", *STANDINGS[status])


def test_assumptions_come_by_reading_question_and_standing_each_once() -> None:
    """The reading's own first, the missing definition last."""
    role = make.role(disputed="BBB denies it")
    reading = make.reading(assumptions=("maps are ours", UNOFFICIAL))
    law = make.agreement(
        terms=(make.term(zones=("Z1",), actors=BOUND, status=TermStatus.DISPUTED),),
        roles=(role,),
        interpretations=(reading,),
        not_defined=("what a violation is",),
    )
    ours = (make.zone_test(by="polygon", geometry_status="approximate"),)
    expected = (
        "reading “Day”",
        "maps are ours",
        UNOFFICIAL,
        "the role of the AAA is disputed: BBB denies it",
        "the term's standing is disputed",
        NO_DEFINITION,
    )
    assert judge(ADMITTED, law, ours).assumptions == expected
    outside = (replace(ours[0], result=ZoneResult.OUTSIDE),)
    plain = replace(law, interpretations=(make.reading(),))
    assert UNOFFICIAL in judge(ADMITTED, plain, outside).assumptions


def test_what_a_rule_assumes_comes_after_scope() -> None:
    """A carve-out extended by the reading."""
    law = make.agreement(
        terms=(make.term(exceptions=("T2",), actors=BOUND), make.term("T2")),
        roles=(make.role(disputed="BBB denies it"),),
        excluded=(make.excluded_group(),),
        interpretations=(make.reading(carve_out_extends_to=("AAA",)),),
    )
    told = make.event(targets=(make.actor_mention("Old Band"),))
    what = make.incident(told, attribution=make.held("AAA"), state=VERIFIED)
    finding = judge_incident(what, (law,), zone_tests=(), actors=make.Names())[0]
    assert finding.verdict is Verdict.CARVE_OUT_APPLIES
    assert finding.assumptions == (
        "reading “Day”",
        "the role of the AAA is disputed: BBB denies it",
        "the carve-out extends to the AAA",
    )


def days(first: date, end: date) -> When:
    """The days from `first` to the eve of `end`."""
    return When(
        start=first,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


JUNE = date(2017, 6, 1)


def on(number: int) -> date:
    """A day of June 2017."""
    return date(2017, 6, number)


def joined(*records: tuple[int, JoiningKind]) -> Agreement:
    """A bloc whose one group joined or left on those days of June."""
    return make.agreement(
        terms=(make.term(actors=BOUND),),
        roles=(make.role("BBB", joined_only=True),),
        joinings=tuple(
            make.joining(kind=kind, day=on(number)) for number, kind in records
        ),
    )


IN, LEFT = JoiningKind.JOINED, JoiningKind.LEFT
BY_ONE = replace(ADMITTED, attribution=make.held("BBB/ONE"))
RANGES = [
    ("joined before", ((1, IN),), (2, 9), Verdict.APPARENT_BREACH),
    ("joined on the first day", ((2, IN),), (2, 9), Verdict.APPARENT_BREACH),
    ("joined within", ((3, IN),), (2, 9), Verdict.UNDETERMINED),
    ("joined on the last day", ((8, IN),), (2, 9), Verdict.UNDETERMINED),
    ("left on the last day", ((1, IN), (8, LEFT)), (2, 9), Verdict.UNDETERMINED),
    ("left the day after", ((1, IN), (9, LEFT)), (2, 9), Verdict.APPARENT_BREACH),
    ("left, and back", ((1, IN), (4, LEFT), (6, IN)), (2, 9), Verdict.UNDETERMINED),
    ("away all the time", ((1, LEFT),), (2, 9), Verdict.OUT_OF_SCOPE_ACTOR),
    ("one day away", ((4, LEFT),), (4, 5), Verdict.OUT_OF_SCOPE_ACTOR),
]


@pytest.mark.parametrize(
    ("records", "time", "verdict"),
    [row[1:] for row in RANGES],
    ids=[row[0] for row in RANGES],
)
def test_a_verdict_holds_for_every_day_on_which_it_may_have_happened(
    records: tuple[tuple[int, JoiningKind], ...],
    time: tuple[int, int],
    verdict: Verdict,
) -> None:
    """Where a record changes within that time, the exact day is missing."""
    what = replace(BY_ONE, time=days(on(time[0]), on(time[1])))
    finding = judge(what, joined(*records))
    assert finding.verdict is verdict
    if verdict is Verdict.UNDETERMINED:
        assert finding.facts_missing == ("the exact day",)
        reason = "Roles or designations changed within the time in which it happened."
        assert finding.reason == reason
        assert [step.question for step in finding.path][:2] == [TIME, ACT]


@pytest.mark.parametrize(("first", "end"), [(None, on(9)), (on(2), None)])
def test_a_time_with_an_open_end_is_asked_for_no_day(
    first: date | None, end: date | None
) -> None:
    """A group that is bound on the one day known may not have been on another."""
    time = When(
        start=first, end=end, basis=TimeBasis.OCCURRED, precision=TimePrecision.RANGE
    )
    finding = judge(replace(BY_ONE, time=time), joined((1, LEFT), (4, IN)))
    assert finding.verdict is Verdict.UNDETERMINED
    missing = ("when it happened", "whether the BBB/ONE had joined by that day")
    assert finding.facts_missing == missing


def test_findings_come_by_agreement_and_term_with_conflicts_settled() -> None:
    """Several at once; a docket opened once gives the same."""
    one = make.agreement(id="AA", terms=(make.term("T2"), make.term("T1")))
    two = make.agreement(
        id="BB", terms=(make.term(kind=TermKind.PERMISSION, actors=BOUND),)
    )
    three = replace(one, id="CC", terms=(make.term(actors=BOUND),))
    names = make.Names()
    found = judge_incident(ADMITTED, (three, two, one), zone_tests=(), actors=names)
    assert [(each.agreement, each.term) for each in found] == [
        ("AA", "T1"),
        ("AA", "T2"),
        ("BB", "T1"),
        ("CC", "T1"),
    ]
    assert found[2].verdict is Verdict.CONFLICTING_TERMS
    assert found[3].verdict is Verdict.CONFLICTING_TERMS
    docket = open_docket((one, two, three), actors=names)
    assert judge_by(docket, ADMITTED, zone_tests=()) == found


def test_a_reading_is_chosen_and_printed() -> None:
    """A mistyped one never falls back silently."""
    readings = (make.reading("day"), make.reading("night", title="At night"))
    law = make.agreement(interpretations=readings)
    assert judge(ADMITTED, law).interpretation == "day"
    night = judge(ADMITTED, law, reading="night")
    assert (night.interpretation, night.assumptions[0]) == (
        "night",
        "reading “At night”",
    )
    with pytest.raises(KeyError):
        judge(ADMITTED, law, reading="dusk")


def test_an_agreement_without_terms_on_acts_makes_no_finding() -> None:
    """There is nothing to hold an incident against."""
    law = make.agreement(terms=(make.term("T9", TermKind.DEADLINE, acts=()),))
    names = make.Names()
    assert judge_incident(ADMITTED, (law,), zone_tests=(), actors=names) == ()


@pytest.mark.parametrize("state", [IncidentState.REFUTED, IncidentState.DUPLICATE])
def test_what_people_refuted_or_counted_twice_is_not_judged(
    state: IncidentState,
) -> None:
    """Nothing is said of the act, whatever else is settled."""
    (finding,) = judge_incident(
        make.incident(attribution=make.held("AAA"), state=state),
        (make.agreement(),),
        zone_tests=(make.zone_test(),),
        actors=make.Names(),
    )
    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.path == ()
    assert finding.reason == (
        "People found that it did not happen as told, or is told twice."
    )
    assert finding.facts_missing == (
        f"an incident to judge: this one is {state.value}",
    )
