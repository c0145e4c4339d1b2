"""One rule a term kind: what it says of an incident whose scope was asked before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.outcome import (
    NOT_ATTRIBUTED,
    NOT_VERIFIED,
    UNCHECKED,
    Outcome,
    sentence,
    unsettled,
)
from trucewatch.judge.terms import ALSO_CIVILIANS, CIVILIANS, RULES, rule_of
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.event import EventFamily, EventType, ObjectAffected
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.party import DisputedExclusion, PartyRole
from trucewatch.model.quantity import PersonClass
from trucewatch.model.review import IncidentState
from trucewatch.model.term import Distance, Measured, Term, TermKind, TermStatus

SETTLED = "Have people verified it and settled who did it?"
HIT = "Was the one hit outside the ceasefire's protection?"
MAY_ACT = "Does the carve-out let this actor act?"
BREACH = "A bound party did what the term rules out, as people verified."
OPEN_FACTS = "The reports do not settle every fact that the term asks for."
VERIFIED = RuleStep(question=SETTLED, answer="yes: verified, admitted")


def told(
    *targets: tuple[str, str | None],
    kind: EventType = EventType.ARTILLERY,
    state: IncidentState = IncidentState.VERIFIED,
    attribution: Attribution | None = None,
    side: str | None = None,
) -> Incident:
    """An incident as verified, admitted by AAA, unless said otherwise."""
    mentions = tuple(make.actor_mention(text, code) for text, code in targets)
    return make.incident(
        make.event(kind, targets=mentions, side=side),
        state=state,
        attribution=make.held("AAA") if attribution is None else attribution,
    )


def applied(
    term: Term,
    what: Incident,
    *others: Term,
    missing: tuple[str, ...] = (),
    law: Agreement | None = None,
) -> Outcome:
    """What the rule of the term says."""
    law = replace(law or make.agreement(), terms=(term, *others))
    case = make.case(what, law)
    return rule_of(case.charge).apply(case, missing)


def test_every_term_kind_has_a_rule_with_its_version() -> None:
    """The table is complete; names are printed with findings and never reused."""
    assert {kind.value: rule.name for kind, rule in RULES.items()} == {
        "prohibition": "forbids_v2",
        "limit": "keeps_distance_v1",
        "obligation": "asks_for_v2",
        "facility": "provides_v1",
        "permission": "allows_v1",
        "carve_out": "excepts_v1",
        "deadline": "due_v1",
        "procedure": "steps_v1",
        "reporting": "reports_v1",
        "definition": "defines_v1",
        "duration": "lasts_v1",
    }
    assert set(RULES) == set(TermKind)


ASKS = [
    *((kind, True, True) for kind in ("prohibition", "limit", "permission")),
    *(
        (kind, False, False)
        for kind in (
            "carve_out",
            "deadline",
            "procedure",
            "reporting",
            "definition",
            "duration",
        )
    ),
    *((kind, False, True) for kind in ("obligation", "facility")),
]


@pytest.mark.parametrize(("kind", "unnamed", "named"), ASKS)
def test_who_did_it_matters_where_the_term_binds_somebody(
    kind: str, *, unnamed: bool, named: bool
) -> None:
    """An obligation asks it where it names somebody, or an act runs against it."""
    acts = (EventFamily.CONTROL,)
    plain = make.term(kind=TermKind(kind), acts=acts, against=(EventType.ADVANCE,))
    bound = replace(plain, actors=(PartyRole.BOUND_PARTY,))
    for term, expected in ((plain, unnamed), (bound, named)):
        case = make.case(told(kind=EventType.WITHDRAWAL), make.agreement(terms=(term,)))
        assert rule_of(case.charge).asks_actor(case) is expected
    against = make.case(told(kind=EventType.ADVANCE), make.agreement(terms=(plain,)))
    assert rule_of(against.charge).asks_actor(against) is named


FORBIDS = make.term()


def test_a_breach_is_apparent_where_people_settled_every_fact() -> None:
    """Verified, and attributed by a person: nothing is missing."""
    assert applied(FORBIDS, told()) == Outcome(
        verdict=Verdict.APPARENT_BREACH, reason=BREACH, steps=(VERIFIED,)
    )


ENOUGH = (
    AttributionLevel.ADMITTED,
    AttributionLevel.ASSESSED_HIGH,
    AttributionLevel.ADJUDICATED,
)


@pytest.mark.parametrize("state", IncidentState)
@pytest.mark.parametrize("level", AttributionLevel)
def test_only_three_levels_of_a_verified_incident_make_a_breach(
    state: IncidentState, level: AttributionLevel
) -> None:
    """Domain vocabulary 2.8, each state with each level."""
    outcome = applied(FORBIDS, told(state=state, attribution=make.held("AAA", level)))
    missing = (NOT_VERIFIED,) * (state is not IncidentState.VERIFIED)
    missing += (NOT_ATTRIBUTED,) * (level not in ENOUGH)
    word = "no" if missing else "yes"
    said = f"{state.value}, {level.value}".replace("_", " ")
    step = RuleStep(question=SETTLED, answer=f"{word}: {said}")
    assert (outcome.missing, outcome.steps) == (missing, (step,))
    if missing:
        assert (outcome.verdict, outcome.reason) == (Verdict.UNDETERMINED, OPEN_FACTS)
    else:
        assert (outcome.verdict, outcome.reason) == (Verdict.APPARENT_BREACH, BREACH)


def test_what_scope_left_open_comes_before_what_people_have_to_settle() -> None:
    """The list of what is missing keeps the order of the questions."""
    what = told(state=IncidentState.REPORTED)
    outcome = applied(FORBIDS, what, missing=("when it happened",))
    assert outcome.missing == ("when it happened", NOT_VERIFIED)
    only = applied(FORBIDS, told(), missing=("when it happened",))
    assert (only.verdict, only.missing) == (
        Verdict.UNDETERMINED,
        ("when it happened",),
    )
    assert only.steps == (VERIFIED,)


def test_the_missing_facts_are_sentences() -> None:
    """They are printed as they stand."""
    assert NOT_VERIFIED == "verification of the incident by two persons"
    assert NOT_ATTRIBUTED == (
        "an attribution set by a person: admitted, assessed high or adjudicated"
    )
    assert UNCHECKED == (
        "a reading of the provision in a source: it is carried unchecked"
    )
    assert CIVILIANS == "This says nothing on the protection of civilians."
    assert ALSO_CIVILIANS == (
        "Civilians or what serves them were hit as well, as told; the exception does "
        "not reach them."
    )


def test_an_unchecked_term_or_provision_is_a_missing_fact() -> None:
    """Of either, and once; the attribution is asked only where the rule does."""
    law = make.agreement()
    for term, part in ((True, False), (False, True), (True, True), (False, False)):
        provision = replace(law.provisions[0], unchecked=part)
        changed = replace(
            law,
            provisions=(provision,),
            terms=(make.term(unchecked=term),),
        )
        case = make.case(told(), changed)
        expected = (UNCHECKED,) if term or part else ()
        assert unsettled(case, actor=True) == expected
    weak = make.case(make.incident())
    assert unsettled(weak, actor=True) == (NOT_VERIFIED, NOT_ATTRIBUTED)
    assert unsettled(weak, actor=False) == (NOT_VERIFIED,)


LAPSED = ("suspended", "superseded", "expired", "disputed")


@pytest.mark.parametrize("status", [s for s in TermStatus if s is not TermStatus.DRAFT])
def test_whether_a_term_still_holds_is_a_missing_fact(status: TermStatus) -> None:
    """Where it is said to hold no more, or people differ on it."""
    outcome = applied(make.term(status=status), told())
    words = f"whether the term still holds: it is said to be {status.value}"
    assert outcome.missing == ((words,) if status.value in LAPSED else ())


GUARANTORS = (PartyRole.GUARANTOR,)
CHAPTER = make.term(exceptions=("T2",))
CARVE_OUT = make.term("T2", TermKind.CARVE_OUT, actors=GUARANTORS)
GROUP = make.excluded_group(disputed=(DisputedExclusion(actor="YYY", name="Front"),))
LAW = make.agreement(excluded=(GROUP,))
WIDE = replace(LAW, interpretations=(make.reading(excludes=("YYY",)),))
EXTENDED = replace(LAW, interpretations=(make.reading(carve_out_extends_to=("AAA",)),))
BAND, ARMY, FRONT = ("the Old Band", "XXX"), ("the army", "BBB"), ("Front", "YYY")
BY_GUARANTOR = make.held("GGG/AIR")
YES_HIT = RuleStep(question=HIT, answer="yes: the Old Band is designated (a council)")
NO_HIT = RuleStep(question=HIT, answer="no: the BBB is named")
NOBODY_TOLD = RuleStep(question=HIT, answer="no claim says who was hit")
LETS = RuleStep(question=MAY_ACT, answer="the GGG/AIR belongs to the GGG")
CARVED = (
    "Hit, as told: the XXX; this reading holds that excluded on that day. "
    "This says nothing on the protection of civilians."
)
NAMED_AAA = RuleStep(
    question=MAY_ACT, answer="the AAA is not among those named: the GGG"
)
NOBODY = RuleStep(question=MAY_ACT, answer="nobody is held responsible")
OTHERS = "the XXX is named as hit; the text does not say who else may."


def test_a_guarantor_s_strike_on_an_excluded_group_is_carved_out() -> None:
    """The prohibition and the carve-out itself say so alike."""
    what = told(BAND, attribution=BY_GUARANTOR)
    expected = Outcome(
        verdict=Verdict.CARVE_OUT_APPLIES, reason=CARVED, steps=(YES_HIT, LETS)
    )
    assert applied(CHAPTER, what, CARVE_OUT, law=LAW) == expected
    assert applied(CARVE_OUT, what, law=LAW) == expected


@pytest.mark.parametrize(
    "also",
    [{"harmed": PersonClass.CHILD, "killed": 2}, {"objects": (ObjectAffected.SCHOOL,)}],
)
def test_a_carve_out_does_not_reach_civilians_who_were_hit_as_well(
    also: dict[str, Any],
) -> None:
    """The reason says so, where a claim tells of them."""
    claim = make.event(targets=(make.actor_mention(*BAND),), **also)
    what = make.incident(claim, state=IncidentState.VERIFIED, attribution=BY_GUARANTOR)
    outcome = applied(CHAPTER, what, CARVE_OUT, law=LAW)
    assert outcome.verdict is Verdict.CARVE_OUT_APPLIES
    assert outcome.reason == CARVED.replace(CIVILIANS, ALSO_CIVILIANS)


@pytest.mark.parametrize("term", [CHAPTER, CARVE_OUT])
def test_a_strike_by_one_whom_the_carve_out_does_not_name_stays_open(
    term: Term,
) -> None:
    """The text does not say who else may."""
    outcome = (
        applied(term, told(BAND), CARVE_OUT, law=LAW)
        if term is CHAPTER
        else (applied(term, told(BAND), law=LAW))
    )
    asked = f"whether the carve-out extends to the one who did it: {NAMED_AAA.answer}"
    assert outcome == Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=OTHERS,
        steps=(YES_HIT, NAMED_AAA),
        missing=(asked,),
    )


def test_a_strike_by_nobody_known_stays_open() -> None:
    """Who did it is what is missing, after what scope left open."""
    what = told(BAND, attribution=Attribution())
    for outcome in (
        applied(CHAPTER, what, CARVE_OUT, law=LAW, missing=("x",)),
        applied(CARVE_OUT, what, law=LAW, missing=("x",)),
    ):
        assert outcome == Outcome(
            verdict=Verdict.UNDETERMINED,
            reason=OTHERS,
            steps=(YES_HIT, NOBODY),
            missing=("x", "who did it"),
        )


@pytest.mark.parametrize("code", ["AAA", "AAA/ARMY"])
def test_a_reading_may_extend_the_carve_out(code: str) -> None:
    """To an actor and to those of its side, as an assumption that is said."""
    what = told(BAND, attribution=make.held(code))
    outcome = applied(CHAPTER, what, CARVE_OUT, law=EXTENDED)
    step = RuleStep(
        question=MAY_ACT, answer=f"yes: this reading extends it to the {code}"
    )
    assert outcome.verdict is Verdict.CARVE_OUT_APPLIES
    assert outcome.steps == (YES_HIT, step)
    assert outcome.assumed == (f"the carve-out extends to the {code}",)
    other = told(BAND, attribution=make.held("BBB"))
    assert applied(CHAPTER, other, CARVE_OUT, law=EXTENDED).assumed == ()


def test_a_carve_out_needs_every_fact_that_a_breach_does() -> None:
    """Verification, attribution, and what scope left open."""
    weak = told(
        BAND,
        state=IncidentState.REPORTED,
        attribution=make.held("GGG", AttributionLevel.ASSESSED_LOW),
    )
    outcome = applied(CHAPTER, weak, CARVE_OUT, law=LAW, missing=("x",))
    assert outcome.verdict is Verdict.UNDETERMINED
    assert outcome.missing == ("x", NOT_VERIFIED, NOT_ATTRIBUTED)
    assert outcome.reason == "the XXX is named as hit; other facts are open."
    answer = RuleStep(question=MAY_ACT, answer="the GGG is named")
    assert outcome.steps == (YES_HIT, answer)
    open_ = applied(
        CHAPTER,
        told(BAND, attribution=BY_GUARANTOR),
        CARVE_OUT,
        law=LAW,
        missing=("x",),
    )
    assert (open_.verdict, open_.missing) == (Verdict.UNDETERMINED, ("x",))


def test_assumptions_on_the_target_and_on_the_actor_are_both_kept() -> None:
    """In their order, whatever the verdict."""
    disputed = make.role("GGG", PartyRole.GUARANTOR, disputed="BBB denies it")
    law = replace(WIDE, roles=(disputed,))
    covers = "whether Front is covered by the designation of Old Band: yes"
    assumed = (covers, "the role of the GGG is disputed: BBB denies it")
    what = told(FRONT, attribution=BY_GUARANTOR)
    assert applied(CHAPTER, what, CARVE_OUT, law=law).assumed == assumed
    open_ = applied(CHAPTER, what, CARVE_OUT, law=law, missing=("x",))
    assert open_.assumed == assumed
    other = applied(CHAPTER, told(FRONT), CARVE_OUT, law=WIDE)
    assert (other.verdict, other.assumed) == (Verdict.UNDETERMINED, (covers,))


def test_any_of_several_carve_outs_may_let_the_actor_act() -> None:
    """The first that does is cited; where none does, the first is."""
    second = replace(CARVE_OUT, id="T3", actors=(PartyRole.BOUND_PARTY,))
    both = replace(CHAPTER, exceptions=("T2", "T3"))
    outcome = applied(both, told(BAND), CARVE_OUT, second, law=LAW)
    assert outcome.verdict is Verdict.CARVE_OUT_APPLIES
    assert outcome.steps[1].answer == "the AAA is named"
    third = told(BAND, attribution=make.held("CCC"))
    none = applied(both, third, CARVE_OUT, second, law=LAW)
    assert none.steps[1].answer == "the CCC is not among those named: the GGG"


def test_a_protected_target_is_a_breach_with_its_step() -> None:
    """Who was hit stands before what people settled."""
    disputed = make.role("BBB", disputed="AAA denies it")
    law = replace(LAW, roles=(disputed,))
    assert applied(CHAPTER, told(ARMY), CARVE_OUT, law=law) == Outcome(
        verdict=Verdict.APPARENT_BREACH,
        reason=BREACH,
        steps=(NO_HIT, VERIFIED),
        assumed=("the role of the BBB is disputed: AAA denies it",),
    )
    open_ = applied(CHAPTER, told(ARMY), CARVE_OUT, law=law, missing=("x",))
    assert open_.verdict is Verdict.UNDETERMINED
    assert open_.assumed == ("the role of the BBB is disputed: AAA denies it",)


def test_an_unknown_target_is_missing_where_the_term_has_a_carve_out() -> None:
    """Nobody is accused while it may have been an excluded group."""
    outcome = applied(CHAPTER, told(), CARVE_OUT, law=LAW, missing=("x",))
    assert outcome.verdict is Verdict.UNDETERMINED
    assert outcome.missing == ("x", "who was hit")
    assert outcome.steps == (NOBODY_TOLD, VERIFIED)
    assert applied(FORBIDS, told(), law=LAW).verdict is Verdict.APPARENT_BREACH


def test_a_term_that_protects_some_asks_who_was_hit() -> None:
    """Without a carve-out, an excluded group is not among them for certain."""
    narrow = make.term(targets=(PartyRole.BOUND_PARTY,))
    assert applied(narrow, told(ARMY), law=LAW).verdict is Verdict.APPARENT_BREACH
    assert applied(narrow, told(), law=LAW).missing == ("who was hit",)
    excluded = applied(narrow, told(BAND), law=LAW)
    assert excluded.verdict is Verdict.UNDETERMINED
    assert excluded.missing == ("whether the term protects those hit",)
    assert excluded.steps == (YES_HIT, VERIFIED)


def test_a_carve_out_is_silent_where_no_excluded_group_was_hit() -> None:
    """It neither allows nor forbids such an act."""
    assert applied(CARVE_OUT, told(ARMY), law=LAW) == Outcome(
        verdict=Verdict.OUT_OF_SCOPE_ACT,
        reason="The one hit is no excluded group, so the carve-out is silent.",
        steps=(NO_HIT,),
    )
    disputed = replace(LAW, roles=(make.role("BBB", disputed="AAA denies it"),))
    assumed = applied(CARVE_OUT, told(ARMY), law=disputed).assumed
    assert assumed == ("the role of the BBB is disputed: AAA denies it",)


def test_a_carve_out_is_open_where_it_is_open_who_was_hit() -> None:
    """With all that people have to settle."""
    what = told(state=IncidentState.REPORTED, attribution=Attribution())
    assert applied(CARVE_OUT, what, law=LAW, missing=("x",)) == Outcome(
        verdict=Verdict.UNDETERMINED,
        reason="Whether an excluded group was hit is open.",
        steps=(NOBODY_TOLD,),
        missing=("x", "who was hit", NOT_VERIFIED, NOT_ATTRIBUTED),
    )


EXCUSE = make.term("T3", TermKind.CARVE_OUT, acts=(), text="return fire X.")
EXCUSED = "whether T3 excuses it: return fire X"


def test_an_exception_under_conditions_leaves_a_breach_open() -> None:
    """Return fire is an excuse that no claim settles; who was hit is not asked."""
    ruled = make.term(exceptions=("T3",))
    assert applied(ruled, told(), EXCUSE, law=LAW, missing=("x",)) == Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=OPEN_FACTS,
        steps=(VERIFIED,),
        missing=("x", EXCUSED),
    )


def test_an_excuse_stands_beside_a_carve_out() -> None:
    """Both are weighed; the excuse is missing whoever was hit."""
    ruled = make.term(exceptions=("T3", "T2"))
    for target in (BAND, ARMY):
        what = told(target, attribution=make.held("GGG"))
        outcome = applied(ruled, what, EXCUSE, CARVE_OUT, law=LAW)
        assert (outcome.verdict, outcome.missing) == (Verdict.UNDETERMINED, (EXCUSED,))


def limit(measured: Measured, line: str = "") -> Term:
    """A withdrawal of 50 km."""
    distance = Distance(metres=50_000, measured=measured, line=line)
    return make.term(kind=TermKind.LIMIT, distance=distance)


DISTANCES = [
    ("from the line", Measured.FROM_LINE, "", "50 km from the line", ()),
    (
        "from a line with a name",
        Measured.FROM_LINE,
        "the line of contact",
        "50 km from the line, measured from the line of contact",
        (),
    ),
    (
        "the width of a zone",
        Measured.ZONE_WIDTH,
        "",
        "a zone 50 km wide between the sides, so 25 km each",
        ("50 km is read as the width of the zone",),
    ),
]


@pytest.mark.parametrize(
    ("measured", "line", "words", "assumed"),
    [row[1:] for row in DISTANCES],
    ids=[row[0] for row in DISTANCES],
)
def test_a_limit_says_how_far_and_how_it_is_measured(
    measured: Measured, line: str, words: str, assumed: tuple[str, ...]
) -> None:
    """Reading it as a width is an assumption."""
    step = RuleStep(question="How far has it to be?", answer=words)
    assert applied(limit(measured, line), told()) == Outcome(
        verdict=Verdict.APPARENT_BREACH,
        reason=BREACH,
        steps=(step, VERIFIED),
        assumed=assumed,
    )
    open_ = applied(limit(measured, line), told(), missing=("x",))
    assert (open_.verdict, open_.missing) == (Verdict.UNDETERMINED, ("x",))


def test_a_limit_without_a_distance_is_applied_as_a_prohibition() -> None:
    """There is nothing to say on how far."""
    bare = make.term(kind=TermKind.LIMIT)
    assert applied(bare, told()).steps == (VERIFIED,)
    assert applied(bare, told(), missing=("x",)).missing == ("x",)


SENSE = [
    (
        TermKind.OBLIGATION,
        "asks for",
        "Is it an act that the term asks for?",
        "no: an act of this sort runs against it",
    ),
    (
        TermKind.FACILITY,
        "sets up",
        "Does it serve the facility that the term sets up?",
        "no: an act of this sort hinders it",
    ),
]


@pytest.mark.parametrize(("kind", "verb", "question", "answer"), SENSE)
def test_an_act_in_a_term_s_sense_complies_and_one_against_it_may_breach_it(
    kind: TermKind, verb: str, question: str, answer: str
) -> None:
    """By the type of the act."""
    term = make.term(
        kind=kind, acts=(EventFamily.POSITIVE,), against=(EventType.AID_BLOCKED,)
    )
    sense = f"Is it an act that the term {verb}, and did people verify it?"
    aid = told(kind=EventType.AID_DELIVERED, attribution=Attribution())
    assert applied(term, aid) == Outcome(
        verdict=Verdict.COMPLIANT,
        reason=f"It is an act of the sort that the term {verb}.",
        steps=(RuleStep(question=sense, answer="yes"),),
    )
    unverified = told(kind=EventType.AID_DELIVERED, state=IncidentState.REPORTED)
    assert applied(term, unverified, missing=("x",)) == Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=f"It may be what the term {verb}; some facts are open.",
        steps=(RuleStep(question=sense, answer="some facts are open"),),
        missing=("x", NOT_VERIFIED),
    )
    blocked = told(kind=EventType.AID_BLOCKED)
    assert applied(term, blocked) == Outcome(
        verdict=Verdict.APPARENT_BREACH,
        reason=BREACH,
        steps=(RuleStep(question=question, answer=answer), VERIFIED),
    )
    assert applied(term, blocked, missing=("x",)).missing == ("x",)


def test_a_permission_is_used_only_by_one_who_is_known() -> None:
    """Whom the text allows an act is part of what it allows."""
    term = make.term(kind=TermKind.PERMISSION)
    sense = "Is it an act that the term allows, and did people verify it?"
    assert applied(term, told()) == Outcome(
        verdict=Verdict.COMPLIANT,
        reason="It is an act of the sort that the term allows.",
        steps=(RuleStep(question=sense, answer="yes"),),
    )
    nobody = applied(term, told(attribution=Attribution()), missing=("x",))
    assert nobody.missing == ("x", NOT_ATTRIBUTED)
    assert nobody.reason == "It may be what the term allows; some facts are open."


KEPT_OTHERWISE = [
    (
        TermKind.DEADLINE,
        "A deadline is kept by the whole undertaking, not by one act.",
        "how the whole undertaking stands: see the deadlines board",
    ),
    (
        TermKind.PROCEDURE,
        "A procedure is kept or broken by the bodies that run it.",
        "what the bodies did, from their own records",
    ),
    (
        TermKind.REPORTING,
        "A duty to report is kept by handing a report over.",
        "the report, or a record that none came",
    ),
    (
        TermKind.DEFINITION,
        "A definition binds nobody.",
        "a term that rules on the act",
    ),
    (
        TermKind.DURATION,
        "A duration says when other terms hold.",
        "a term that rules on the act",
    ),
]


@pytest.mark.parametrize(("kind", "reason", "wanted"), KEPT_OTHERWISE)
def test_what_no_single_incident_keeps_or_breaks_is_undetermined(
    kind: TermKind, reason: str, wanted: str
) -> None:
    """Each kind says what would tell."""
    step = RuleStep(question="Can one incident keep or break it?", answer="no")
    assert applied(make.term(kind=kind), told(), missing=("x",)) == Outcome(
        verdict=Verdict.UNDETERMINED,
        reason=reason,
        steps=(step,),
        missing=("x", wanted),
    )


def test_a_deadline_says_its_last_day() -> None:
    """Where the text gives one."""
    term = make.term(kind=TermKind.DEADLINE, due=date(2018, 10, 10))
    reason = (
        "A deadline is kept by the whole undertaking by 2018-10-10, not by one act."
    )
    assert applied(term, told()).reason == reason


def test_an_answer_is_made_a_sentence() -> None:
    """A capital and a full stop, nothing else changed."""
    assert sentence("the AAA left") == "The AAA left."
