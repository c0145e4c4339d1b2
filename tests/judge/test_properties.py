"""What holds of every verdict, whatever the agreements and the incident."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from tests import factories as make
from tests.judge.laws import LOSSES, Matter, matters, settled, with_tests
from trucewatch.judge.verdict import judge_incident
from trucewatch.model.actor import ActorMention
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.party import ExcludedGroup
from trucewatch.model.place import ZoneResult
from trucewatch.model.review import IncidentState
from trucewatch.model.when import on_day

pytestmark = pytest.mark.uncounted  # the tables of this folder reach every branch

few = settings(max_examples=25)
"""A matter takes a while to make up: few examples a property, in many properties."""

T = TypeVar("T")

DECIDED = {
    Verdict.COMPLIANT,
    Verdict.CARVE_OUT_APPLIES,
    Verdict.CONFLICTING_TERMS,
    Verdict.APPARENT_BREACH,
}
"""Verdicts on the act itself."""


def judge(matter: Matter) -> tuple[Finding, ...]:
    """All findings of the matter."""
    return judge_incident(
        matter.incident, matter.laws, zone_tests=matter.tests, actors=make.Names()
    )


def strength(verdict: Verdict) -> int:
    """Undetermined, then out of scope, then a verdict on the act."""
    if verdict is Verdict.UNDETERMINED:
        return 0
    return 2 if verdict in DECIDED else 1


@pytest.mark.parametrize("lost", LOSSES)
@few
@given(matters())
def test_more_unknowns_never_yield_a_stronger_verdict(
    lost: str, matter: Matter
) -> None:
    """Nor do they turn any verdict into another one on the act."""
    less = LOSSES[lost](matter)
    for before, after in zip(judge(matter), judge(less), strict=True):
        was, becomes = before.verdict, after.verdict
        assert strength(becomes) <= strength(was), (before, after)
        assert becomes not in DECIDED or becomes is was, (before, after)


@few
@given(matters(), st.lists(st.sampled_from(tuple(LOSSES)), max_size=4))
def test_losses_add_up(matter: Matter, lost: list[str]) -> None:
    """Several at once are no stronger than none."""
    less = matter
    for each in lost:
        less = LOSSES[each](less)
    for before, after in zip(judge(matter), judge(less), strict=True):
        assert strength(after.verdict) <= strength(before.verdict)


@few
@given(matters(), st.randoms(use_true_random=False))
def test_the_order_of_terms_agreements_and_tests_does_not_matter(
    matter: Matter, random: random.Random
) -> None:
    """Equal findings, in the same order, with equal ids."""

    def shuffled(values: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(random.sample(values, len(values)))

    mixed = tuple(replace(each, terms=shuffled(each.terms)) for each in matter.laws)
    again = replace(matter, laws=shuffled(mixed), tests=shuffled(matter.tests))
    assert judge(again) == judge(matter)


@few
@given(matters(), settled())
def test_the_order_of_incidents_does_not_matter(
    matter: Matter, other: Incident
) -> None:
    """No incident leaves a trace in another's findings."""
    second = replace(matter, incident=other)
    one = [judge(matter), judge(second)]
    assert [judge(second), judge(matter)] == one[::-1]


@few
@given(matters())
def test_equal_inputs_give_equal_findings_and_ids(matter: Matter) -> None:
    """Findings are recomputed, never edited."""
    same = replace(matter, incident=replace(matter.incident))
    one, two = judge(matter), judge(same)
    assert one == two
    assert len({each.id for each in one}) == len(one)


def renamed(incident: Incident, group: ExcludedGroup, name: str) -> Incident:
    """The incident with the group under another of its names."""

    def other(mention: ActorMention) -> ActorMention:
        known = mention.actor == group.actor
        return replace(mention, text=name) if known else mention

    def told(placed: PlacedClaim) -> PlacedClaim:
        body = placed.claim.body
        assert isinstance(body, EventBody)
        targets = tuple(other(each) for each in body.targets)
        claim = replace(placed.claim, body=replace(body, targets=targets))
        return replace(placed, claim=claim)

    return replace(incident, supporting=tuple(told(p) for p in incident.supporting))


@few
@given(matters(), st.sampled_from(["Old Band", "New Band", "الفرقة", "that group"]))
def test_another_alias_of_a_known_group_changes_nothing(
    matter: Matter, name: str
) -> None:
    """Where the actor's code is known, its name is no fact."""
    group = matter.laws[0].excluded[0]
    other = replace(matter, incident=renamed(matter.incident, group, name))
    before, after = judge(matter), judge(other)
    assert [each.verdict for each in after] == [each.verdict for each in before]


@few
@given(matters(), st.integers(1, 400))
def test_before_entry_into_force_everything_is_out_of_time(
    matter: Matter, days: int
) -> None:
    """By any number of days, of any length within them."""
    for law in matter.laws:
        day = law.interpretations[0].starts - timedelta(days=days)
        early = replace(matter.incident, time=on_day(day))
        only = replace(matter, incident=early, laws=(law,))
        found = {each.verdict for each in judge(only)}
        assert found == {Verdict.OUT_OF_SCOPE_TIME}


@few
@given(matters(), st.integers(0, 400))
def test_after_an_agreement_s_end_everything_is_out_of_time(
    matter: Matter, days: int
) -> None:
    """The first day out of force, and any later one."""
    end = date(2018, 6, 1)
    late = replace(matter.incident, time=on_day(end + timedelta(days=days)))
    for law in matter.laws:
        ended = replace(law, validity=replace(law.validity, ends=end))
        found = judge(replace(matter, incident=late, laws=(ended,)))
        assert {each.verdict for each in found} == {Verdict.OUT_OF_SCOPE_TIME}


@few
@given(matters())
def test_every_citation_exists_in_the_version_cited(matter: Matter) -> None:
    """Agreement, version, term, provision and reading."""
    known = {each.id: each for each in matter.laws}
    for found in judge(matter):
        law: Agreement = known[found.agreement]
        term = law.term(found.term)
        provision = law.provision(term.provision)
        assert found.agreement_version == law.version
        cited = (found.provision, found.provision_text, found.provision_source)
        assert cited == (provision.title, provision.text, provision.source)
        assert law.reading(found.interpretation).id == found.interpretation
        claims = {placed.claim.id for placed in matter.incident.supporting}
        assert set(found.facts_used) == claims


@few
@given(
    matters(),
    st.sampled_from([ZoneResult.BOUNDARY_UNCERTAIN, ZoneResult.UNKNOWN]),
)
def test_an_open_place_is_never_a_breach_nor_out_of_place(
    matter: Matter, result: ZoneResult
) -> None:
    """Nor does an act there comply with a term of a zone."""
    open_ = with_tests(matter, result)
    terms = {f"{law.id}/{term.id}": term for law in matter.laws for term in law.terms}
    never = {
        Verdict.APPARENT_BREACH,
        Verdict.COMPLIANT,
        Verdict.OUT_OF_SCOPE_PLACE,
        Verdict.CARVE_OUT_APPLIES,
    }
    for found in judge(open_):
        if terms[f"{found.agreement}/{found.term}"].zones:
            assert found.verdict not in never


ENOUGH = {
    AttributionLevel.ADMITTED,
    AttributionLevel.ASSESSED_HIGH,
    AttributionLevel.ADJUDICATED,
}


@few
@given(matters())
def test_a_breach_takes_a_verified_incident_that_people_attributed(
    matter: Matter,
) -> None:
    """Domain vocabulary 2.8; and it has an actor, a time and no open fact."""
    incident = matter.incident
    for found in judge(matter):
        if found.verdict is Verdict.APPARENT_BREACH:
            assert incident.state is IncidentState.VERIFIED
            assert incident.attribution.level in ENOUGH
            assert incident.attribution.set_by is not None
            assert incident.time.first_day is not None
            assert incident.time.last_day is not None
            assert found.facts_missing == ()


@few
@given(matters(), st.booleans())
def test_nothing_unchecked_gives_a_verdict_on_the_act(
    matter: Matter, provisions: bool
) -> None:
    """Neither a term that nobody read nor a provision."""

    def unread(law: Agreement) -> Agreement:
        if provisions:
            parts = tuple(replace(each, unchecked=True) for each in law.provisions)
            return replace(law, provisions=parts)
        rules = tuple(replace(each, unchecked=True) for each in law.terms)
        return replace(law, terms=rules)

    unchecked = replace(matter, laws=tuple(unread(each) for each in matter.laws))
    for found in judge(unchecked):
        assert found.unchecked
        assert found.verdict not in DECIDED


COMMON = set(Verdict) - {Verdict.CONFLICTING_TERMS}


def test_the_matters_made_up_here_come_to_every_verdict() -> None:
    """Else these properties would say nothing of it.

    Terms that conflict take about a thousand matters to come up; `test_conflicts`
    makes them.
    """
    asked = settings(
        max_examples=4000, derandomize=True, database=None, phases=[Phase.generate]
    )
    seen: set[Verdict] = set()

    def all_seen(matter: Matter) -> bool:
        seen.update(each.verdict for each in judge(matter))
        return seen >= COMMON

    with suppress(NoSuchExample):
        find(matters(), all_seen, settings=asked)
    assert set() == COMMON - seen
