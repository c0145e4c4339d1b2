"""Findings: reasons, citations, and no breach by machine or on open facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    DAY,
    actor_mention,
    agreement,
    event,
    incident,
    tally,
    term,
    zone_test,
)
from tests.judge.test_scope import Names, held_by
from tests.strategies import incidents
from trucewatch.judge.terms import RULES
from trucewatch.judge.verdict import ENGINE, judge_incident
from trucewatch.model.actor import DatedName
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.event import EventFamily, EventType
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.party import ExcludedGroup, PartyRole
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.review import IncidentState
from trucewatch.model.term import TermKind
from trucewatch.model.when import on_day

ADMITTED = Attribution(
    level=AttributionLevel.ADMITTED, actor="AAA", basis=("clm_1",), set_by="reviewer"
)
VERIFIED = IncidentState.VERIFIED
INSIDE = (zone_test(),)


def judge(
    what: Incident,
    by: Agreement | None = None,
    tests: tuple[ZoneTest, ...] = INSIDE,
    **readings: str,
) -> Finding:
    (finding,) = judge_incident(
        what,
        (by or agreement(),),
        zone_tests=tests,
        actors=Names(),
        interpretations={k.replace("_", "-"): v for k, v in readings.items()},
    )
    return finding


def test_every_term_kind_has_a_rule() -> None:
    """The table of rules is complete, and every rule carries its version."""
    assert set(RULES) == set(TermKind)
    assert all(rule.name.rsplit("_v", 1)[1].isdigit() for rule in RULES.values())


def test_a_breach_is_apparent_only_where_people_settled_every_fact() -> None:
    """Verified incident, admitted by a bound party, place and time known."""
    finding = judge(incident(attribution=ADMITTED, state=VERIFIED))
    assert finding.verdict is Verdict.APPARENT_BREACH
    assert finding.facts_missing == ()


@pytest.mark.parametrize(
    ("what", "tests", "missing"),
    [
        pytest.param(
            incident(attribution=ADMITTED),
            INSIDE,
            "verification of the incident by two persons",
            id="not verified",
        ),
        pytest.param(
            incident(attribution=held_by("AAA"), state=VERIFIED),
            INSIDE,
            "an attribution set by a person: admitted, assessed high or adjudicated",
            id="only accused",
        ),
        pytest.param(incident(state=VERIFIED), INSIDE, "who did it", id="nobody named"),
        pytest.param(
            incident(event(day=None), attribution=ADMITTED, state=VERIFIED),
            INSIDE,
            "when it happened",
            id="no time",
        ),
        pytest.param(
            incident(attribution=ADMITTED, state=VERIFIED),
            (zone_test(ZoneResult.BOUNDARY_UNCERTAIN),),
            "a place that is certainly inside or outside the zone",
            id="at the edge of an unofficial zone",
        ),
    ],
)
def test_any_open_fact_leaves_the_finding_undetermined(
    what: Incident, tests: tuple[ZoneTest, ...], missing: str
) -> None:
    """Invariant 12: one fact taken away, and there is no breach."""
    finding = judge(what, tests=tests)
    assert finding.verdict is Verdict.UNDETERMINED
    assert missing in finding.facts_missing


@pytest.mark.parametrize(
    ("what", "tests", "verdict"),
    [
        (
            incident(time=on_day(date(2017, 5, 4))),
            INSIDE,
            Verdict.OUT_OF_SCOPE_TIME,
        ),
        (incident(event(EventType.ABDUCTION)), INSIDE, Verdict.OUT_OF_SCOPE_ACT),
        (
            incident(),
            (zone_test(ZoneResult.OUTSIDE),),
            Verdict.OUT_OF_SCOPE_PLACE,
        ),
        (incident(attribution=held_by("CCC")), INSIDE, Verdict.OUT_OF_SCOPE_ACTOR),
    ],
)
def test_what_is_certainly_out_of_scope_is_said_so(
    what: Incident, tests: tuple[ZoneTest, ...], verdict: Verdict
) -> None:
    """One verdict a scope question, with the answer as its reason."""
    finding = judge(what, tests=tests)
    assert finding.verdict is verdict
    assert finding.reason == f"{finding.path[-1].answer}."


EXCLUDED = ExcludedGroup(
    actor="XXX",
    names=(
        DatedName(name="Old Band"),
        DatedName(name="New Band", since=date(2017, 1, 28)),
    ),
    disputed_names=("New Band",),
    authority="a council",
    since=date(2014, 5, 14),
    until=date(2018, 1, 1),
)


def chapter(readings: tuple[Interpretation, ...] | None = None) -> Agreement:
    """An agreement with an exception for one excluded group."""
    bound = (PartyRole.BOUND_PARTY,)
    rules = (
        term(actors=bound, acts=(EventFamily.FIRE,), exceptions=("T2",)),
        term("T2", TermKind.CARVE_OUT, acts=()),
    )
    return agreement(terms=rules, excluded=(EXCLUDED,), interpretations=readings)


NARROW = Interpretation(id="narrow", title="Narrow", starts=date(2017, 5, 5))
WIDE = replace(NARROW, id="wide", title="Wide", excluded_names=("New Band",))


def hit(*names: str, day: date = DAY) -> Incident:
    """An incident by AAA in which each claim names one target."""
    claims = [
        event(targets=(actor_mention(name),), text=f"They hit {name}.", day=day)
        for name in names
    ]
    return incident(*claims, attribution=held_by("AAA"))


def test_a_strike_on_an_excluded_group_is_carved_out() -> None:
    """The carve-out says nothing on the protection of civilians, and says so."""
    finding = judge(hit("the Old Band"), chapter())
    assert finding.verdict is Verdict.CARVE_OUT_APPLIES
    assert "protection of civilians" in finding.reason


def test_a_disputed_name_flips_with_the_reading() -> None:
    """Undetermined under one reading, carved out under the other."""
    law = chapter((NARROW, WIDE))
    narrow = judge(hit("New Band"), law)
    wide = judge(hit("New Band"), law, XX_2017_05_04="wide")
    assert narrow.verdict is Verdict.UNDETERMINED
    assert wide.verdict is Verdict.CARVE_OUT_APPLIES
    assert (narrow.interpretation, wide.interpretation) == ("narrow", "wide")


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(hit("Old Band", "a village"), id="sources differ on the target"),
        pytest.param(hit("a village"), id="no excluded group named"),
        pytest.param(hit("Old Band", day=date(2018, 1, 1)), id="no longer designated"),
    ],
)
def test_no_carve_out_on_doubtful_targets(what: Incident) -> None:
    """Every source must name an excluded group, on a day of its designation."""
    assert judge(what, chapter()).verdict is Verdict.UNDETERMINED


def test_an_excluded_group_before_its_designation_is_protected() -> None:
    """The day before counts as before, the day itself as designated."""
    late = replace(EXCLUDED, since=DAY)
    law = replace(chapter(), excluded=(late,))
    day_before = date(2017, 9, 4)
    assert judge(hit("Old Band"), law).verdict is Verdict.CARVE_OUT_APPLIES
    before = judge(hit("Old Band", day=day_before), law)
    assert before.verdict is Verdict.UNDETERMINED


def test_a_target_is_known_by_its_code_too() -> None:
    """Another spelling of a known group."""
    named = actor_mention("that band", actor="XXX")
    what = incident(event(targets=(named,)), attribution=held_by("AAA"))
    assert judge(what, chapter()).verdict is Verdict.CARVE_OUT_APPLIES


def test_an_excluded_target_with_open_facts_stays_undetermined() -> None:
    """The carve-out needs time and actor as much as a breach does."""
    what = incident(event(targets=(actor_mention("Old Band"),)))
    finding = judge(what, chapter())
    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.facts_missing == ("who did it",)


def test_a_target_at_no_known_time_is_not_carved_out() -> None:
    """A dated designation cannot be held against no date."""
    told = event(targets=(actor_mention("Old Band"),), day=None)
    what = incident(told, attribution=held_by("AAA"))
    assert judge(what, chapter()).verdict is Verdict.UNDETERMINED


AID = incident(event(EventType.AID_DELIVERED))


def owed(kind: TermKind) -> Agreement:
    rules = (term(kind=kind, acts=(EventFamily.POSITIVE,), zones=("Z1",)),)
    return agreement(terms=rules)


@pytest.mark.parametrize(
    "kind", [TermKind.OBLIGATION, TermKind.PERMISSION, TermKind.FACILITY]
)
def test_an_act_that_a_term_asks_for_is_in_its_sense(kind: TermKind) -> None:
    """Inside the zone compliant, at no known place undetermined."""
    assert judge(AID, owed(kind)).verdict is Verdict.COMPLIANT
    assert judge(AID, owed(kind), ()).verdict is Verdict.UNDETERMINED


def test_a_kind_that_no_incident_can_keep_or_break_stays_open() -> None:
    """A reporting duty with acts is not judged by one incident."""
    finding = judge(AID, owed(TermKind.REPORTING))
    assert finding.verdict is Verdict.UNDETERMINED
    assert finding.facts_missing == ("a rule for terms of this kind",)


def test_a_finding_cites_the_provision_and_its_assumptions() -> None:
    """Invariant 4: the provision exists in the version cited."""
    law = replace(agreement(), not_defined=("what a violation is",))
    finding = judge(incident(), law)
    assert finding.provision == law.provision("P1").title
    assert finding.agreement_version == law.version
    assert finding.engine == ENGINE
    assert finding.assumptions == (
        "reading “Day”",
        "zone outlines are our own reading of the text, not official",
        "the agreement's text does not define a violation",
    )


def test_terms_without_acts_make_no_finding() -> None:
    """Deadlines and carve-outs are not held against incidents."""
    law = agreement(terms=(term("T9", TermKind.DEADLINE, acts=()),))
    assert judge_incident(incident(), (law,), zone_tests=(), actors=Names()) == ()


def test_the_order_of_agreements_does_not_matter() -> None:
    """Findings come by agreement and term id."""
    first, second = agreement(id="AA"), agreement(id="BB")
    one = judge_incident(incident(), (first, second), zone_tests=(), actors=Names())
    two = judge_incident(incident(), (second, first), zone_tests=(), actors=Names())
    assert one == two
    assert [finding.agreement for finding in one] == ["AA", "BB"]


def test_an_unknown_reading_is_an_error() -> None:
    """A mistyped interpretation never falls back silently."""
    with pytest.raises(KeyError):
        judge(incident(), XX_2017_05_04="nowhere")


STRENGTH = {Verdict.APPARENT_BREACH: 2, Verdict.CARVE_OUT_APPLIES: 1}


@given(incidents(), st.sampled_from(ZoneResult))
def test_machine_read_claims_never_make_a_breach(
    what: Incident, result: ZoneResult
) -> None:
    """Whatever the reports say: without people there is no breach."""
    finding = judge(what, tests=(zone_test(result),))
    assert finding.verdict is not Verdict.APPARENT_BREACH


@given(incidents(), st.sampled_from(ZoneResult))
def test_more_unknowns_never_make_a_stronger_verdict(
    what: Incident, result: ZoneResult
) -> None:
    """Taking the place away never strengthens a finding."""
    known = judge(what, tests=(zone_test(result),)).verdict
    unknown = judge(what, tests=()).verdict
    assert STRENGTH.get(unknown, 0) <= STRENGTH.get(known, 0)


@given(incidents())
def test_equal_inputs_give_equal_findings(what: Incident) -> None:
    """Findings are recomputed, never edited: the id is a content hash."""
    assert judge(what) == judge(what)


@given(incidents())
def test_before_entry_into_force_everything_is_out_of_time(what: Incident) -> None:
    """Shifting an incident out of validity always gives the same verdict."""
    early = replace(what, time=on_day(date(2017, 5, 4)))
    assert judge(early).verdict is Verdict.OUT_OF_SCOPE_TIME


def test_only_event_claims_name_targets() -> None:
    """A tally among the supporting claims says nothing on who was hit."""
    told = event(targets=(actor_mention("Old Band"),))
    what = incident(told, tally(), attribution=held_by("AAA"))
    assert judge(what, chapter()).verdict is Verdict.CARVE_OUT_APPLIES
