"""Terms that differ on one act are marked so, and none is preferred unasked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from tests import factories as make
from trucewatch.judge.conflicts import Judged, settle_conflicts
from trucewatch.judge.outcome import Outcome
from trucewatch.judge.scope import NO_SURE_PLACE
from trucewatch.model.event import EventType
from trucewatch.model.finding import RuleStep, Verdict
from trucewatch.model.instrument import AgreementLink, LinkKind
from trucewatch.model.term import Term, TermKind, WeaponClass, WeaponLimit

BREACH, COMPLIANT = Verdict.APPARENT_BREACH, Verdict.COMPLIANT
CARVED, UNDETERMINED = Verdict.CARVE_OUT_APPLIES, Verdict.UNDETERMINED
CONFLICT, OUT_OF_ACT = Verdict.CONFLICTING_TERMS, Verdict.OUT_OF_SCOPE_ACT
OUT_OF_PLACE = Verdict.OUT_OF_SCOPE_PLACE
Q = "Does another term in force say otherwise?"
OWN = RuleStep(question="Own?", answer="yes")
TANKS = (WeaponLimit(weapon=WeaponClass.TANK),)


def judged(
    id: str,  # noqa: A002 - agreement and term, "AA/T1"
    verdict: Verdict,
    kind: TermKind = TermKind.PROHIBITION,
    *,
    exceptions: tuple[str, ...] = (),
    starts: date = date(2017, 5, 5),
    prevails: bool = False,
    weapons: tuple[WeaponLimit, ...] = (),
    links: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
    against: bool = False,
) -> Judged:
    """A term with its outcome, before conflicts."""
    agreement, term = id.split("/")
    rules: list[Term] = [
        make.term(
            term,
            kind,
            exceptions=exceptions,
            weapons=weapons,
            against=(EventType.ADVANCE,) if against else (),
        ),
        *(make.term(each, TermKind.CARVE_OUT) for each in exceptions),
    ]
    reading = make.reading(starts=starts, later_term_prevails=prevails)
    law = make.agreement(
        id=agreement,
        terms=tuple(rules),
        interpretations=(reading,),
        links=tuple(AgreementLink(kind=LinkKind.IMPLEMENTS, to=to) for to in links),
    )
    outcome = Outcome(verdict=verdict, reason="Own.", steps=(OWN,), missing=missing)
    return Judged(charge=make.charge(law, term=term), outcome=outcome)


def verdicts(*every: Judged) -> list[Verdict]:
    """The verdicts once conflicts are settled, in the order given."""
    return [each.outcome.verdict for each in settle_conflicts(every)]


RULED = judged("AA/T1", BREACH)
ALLOWED = judged("BB/T1", COMPLIANT, TermKind.PERMISSION)
EXCEPTED = judged("BB/T1", CARVED, TermKind.CARVE_OUT)
PAIRS = [
    ("allowed elsewhere", RULED, ALLOWED, [CONFLICT, CONFLICT]),
    ("carved out elsewhere", RULED, EXCEPTED, [CONFLICT, CONFLICT]),
    (
        "may be allowed",
        RULED,
        judged("BB/T1", UNDETERMINED, TermKind.PERMISSION),
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "its own carve-out, which it weighed",
        judged("AA/T1", BREACH, exceptions=("T2",)),
        judged("AA/T2", UNDETERMINED, TermKind.CARVE_OUT),
        [BREACH, UNDETERMINED],
    ),
    (
        "another carve-out of its own agreement",
        judged("AA/T1", BREACH, exceptions=("T3",)),
        judged("AA/T2", UNDETERMINED, TermKind.CARVE_OUT),
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "another agreement's carve-out of the same number",
        judged("AA/T1", BREACH, exceptions=("T2",)),
        judged("BB/T2", UNDETERMINED, TermKind.CARVE_OUT),
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "a permission out of scope",
        RULED,
        judged("BB/T1", OUT_OF_ACT, TermKind.PERMISSION),
        [BREACH, OUT_OF_ACT],
    ),
    (
        "an obligation that is met",
        RULED,
        judged("BB/T1", COMPLIANT, TermKind.OBLIGATION),
        [BREACH, COMPLIANT],
    ),
    ("two breaches", RULED, judged("BB/T1", BREACH), [BREACH, BREACH]),
    (
        "may be ruled out",
        judged("AA/T1", UNDETERMINED),
        ALLOWED,
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "carved out, may be ruled out",
        judged("AA/T1", UNDETERMINED),
        EXCEPTED,
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "a limit may rule it out",
        judged("AA/T1", UNDETERMINED, TermKind.LIMIT),
        ALLOWED,
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "an obligation that nothing runs against",
        judged("AA/T1", UNDETERMINED, TermKind.OBLIGATION),
        ALLOWED,
        [UNDETERMINED, COMPLIANT],
    ),
    (
        "an obligation that it may run against",
        judged("AA/T1", UNDETERMINED, TermKind.OBLIGATION, against=True),
        ALLOWED,
        [UNDETERMINED, UNDETERMINED],
    ),
    (
        "the prohibition that weighed it",
        judged("AA/T1", UNDETERMINED, exceptions=("T2",)),
        judged("AA/T2", CARVED, TermKind.CARVE_OUT),
        [UNDETERMINED, CARVED],
    ),
    (
        "a prohibition out of scope",
        judged("AA/T1", OUT_OF_ACT),
        ALLOWED,
        [OUT_OF_ACT, COMPLIANT],
    ),
    (
        "an obligation met, a prohibition open",
        judged("AA/T1", UNDETERMINED),
        judged("BB/T1", COMPLIANT, TermKind.OBLIGATION),
        [UNDETERMINED, COMPLIANT],
    ),
    (
        "a permission out of scope, a prohibition open",
        judged("AA/T1", UNDETERMINED),
        judged("BB/T1", OUT_OF_ACT, TermKind.PERMISSION),
        [UNDETERMINED, OUT_OF_ACT],
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [row[1:] for row in PAIRS],
    ids=[row[0] for row in PAIRS],
)
def test_a_breach_stands_only_where_no_other_term_allows_the_act(
    one: Judged, other: Judged, expected: list[Verdict]
) -> None:
    """Or may allow it; the order of the terms does not matter."""
    assert verdicts(one, other) == expected
    assert verdicts(other, one) == expected[::-1]


def test_a_conflict_is_said_of_both_terms() -> None:
    """Each names the other; what was found before stays in the path."""
    one, other = settle_conflicts((RULED, ALLOWED))
    step = RuleStep(question=Q, answer="BB/T1 says otherwise")
    assert one.outcome == Outcome(
        verdict=CONFLICT, reason="BB/T1 says otherwise.", steps=(OWN, step)
    )
    assert other.outcome.reason == "AA/T1 says otherwise."
    assert (one.charge, other.charge) == (RULED.charge, ALLOWED.charge)


def test_a_breach_that_may_be_allowed_lists_what_is_open() -> None:
    """The other term's own outcome stays as it was."""
    may = judged("BB/T1", UNDETERMINED, TermKind.PERMISSION)
    one, other = settle_conflicts((RULED, may))
    step = RuleStep(question=Q, answer="BB/T1 may")
    assert one.outcome == Outcome(
        verdict=UNDETERMINED,
        reason="Another term may allow the act; its facts are open.",
        steps=(OWN, step),
        missing=("whether BB/T1 allows the act",),
    )
    assert other is may


def test_what_is_allowed_and_may_be_ruled_out_lists_what_is_open() -> None:
    """Neither is preferred: a permission is no proof while a prohibition is open."""
    may = judged("AA/T1", UNDETERMINED)
    other, one = settle_conflicts((may, ALLOWED))
    step = RuleStep(question=Q, answer="AA/T1 may")
    assert one.outcome == Outcome(
        verdict=UNDETERMINED,
        reason="Another term may rule out the act; its facts are open.",
        steps=(OWN, step),
        missing=("whether AA/T1 rules out the act",),
    )
    assert other is may


def test_terms_that_agree_are_left_alone() -> None:
    """The very same values come back."""
    every = (judged("AA/T1", UNDETERMINED), judged("BB/T1", OUT_OF_ACT))
    assert settle_conflicts(every) is every
    assert settle_conflicts(()) == ()
    alone = judged("CC/T1", COMPLIANT, TermKind.OBLIGATION)
    assert settle_conflicts((RULED, ALLOWED, alone))[2] is alone


OLD, NEW = date(2017, 5, 5), date(2018, 9, 17)


def allowed(starts: date, verdict: Verdict = COMPLIANT, *, prevails: bool) -> Judged:
    """A permission of an agreement from that day."""
    return judged(
        "BB/T1", verdict, TermKind.PERMISSION, starts=starts, prevails=prevails
    )


LATER = [
    ("the later allows", NEW, True, False, [OUT_OF_ACT, COMPLIANT]),
    ("the later allows, not preferred", NEW, False, True, [CONFLICT, CONFLICT]),
    ("the later rules out", date(2016, 1, 1), False, True, [BREACH, OUT_OF_ACT]),
    ("of one day", OLD, True, True, [CONFLICT, CONFLICT]),
]


@pytest.mark.parametrize(
    ("starts", "other_prevails", "own_prevails", "expected"),
    [row[1:] for row in LATER],
    ids=[row[0] for row in LATER],
)
def test_a_later_term_prevails_where_its_reading_says_so(
    starts: date,
    other_prevails: bool,
    own_prevails: bool,
    expected: list[Verdict],
) -> None:
    """Its own reading, not the earlier one's."""
    one = judged("AA/T1", BREACH, starts=OLD, prevails=own_prevails)
    other = allowed(starts, prevails=other_prevails)
    assert verdicts(one, other) == expected
    assert verdicts(other, one) == expected[::-1]


def test_what_a_prevailing_term_says_is_the_reason() -> None:
    """The later one is named."""
    one, _ = settle_conflicts((RULED, allowed(NEW, prevails=True)))
    answer = "BB/T1 is later, and prevails by this reading"
    assert one.outcome.reason == f"{answer}."
    assert one.outcome.steps == (OWN, RuleStep(question=Q, answer=answer))


def test_an_earlier_permission_is_open_to_no_purpose() -> None:
    """A term that prevails over it stands, whatever the other may say."""
    one = judged("AA/T1", BREACH, starts=OLD, prevails=True)
    may = allowed(date(2016, 1, 1), UNDETERMINED, prevails=False)
    assert verdicts(one, may) == [BREACH, UNDETERMINED]
    late = allowed(NEW, UNDETERMINED, prevails=True)
    assert verdicts(one, late) == [UNDETERMINED, UNDETERMINED]


def several(*others: tuple[str, date, Verdict, bool]) -> list[Verdict]:
    """The breach's verdict among several permissions, in every order."""
    one = judged("MM/T1", BREACH, starts=OLD, prevails=True)
    rest = [
        judged(
            f"{name}/T1", verdict, TermKind.PERMISSION, starts=day, prevails=prevails
        )
        for name, day, verdict, prevails in others
    ]
    found = {verdicts(one, *order)[0] for order in permutations(rest)}
    found |= {verdicts(*order, one)[-1] for order in permutations(rest)}
    return sorted(found)


EARLIER = date(2016, 1, 1)


def test_of_several_other_terms_the_weightiest_answers() -> None:
    """One that prevails, then one that is certain, then one that is open."""
    early = ("AA", EARLIER, COMPLIANT, False)
    later = ("ZZ", NEW, COMPLIANT, True)
    plain = ("YY", OLD, COMPLIANT, False)
    open_ = ("XX", OLD, UNDETERMINED, False)
    assert several(early) == [BREACH]
    assert several(early, later) == [OUT_OF_ACT]
    assert several(early, plain) == [CONFLICT]
    assert several(plain, later) == [OUT_OF_ACT]
    assert several(open_, plain) == [CONFLICT]
    assert several(open_, later) == [OUT_OF_ACT]
    assert several(early, open_) == [UNDETERMINED]


def limit(
    id: str,  # noqa: A002 - agreement and term
    verdict: Verdict,
    *,
    links: tuple[str, ...] = (),
    weapons: tuple[WeaponLimit, ...] = TANKS,
    kind: TermKind = TermKind.LIMIT,
    missing: tuple[str, ...] = (),
) -> Judged:
    """A limit on heavy weapons."""
    return judged(id, verdict, kind, weapons=weapons, links=links, missing=missing)


NEARER = limit("BB/T1", OUT_OF_PLACE)
LIMITS = [
    ("linked from the one", ("BB",), NEARER, CONFLICT),
    (
        "linked from the other",
        (),
        limit("BB/T1", OUT_OF_PLACE, links=("AA",)),
        CONFLICT,
    ),
    ("not linked", (), NEARER, BREACH),
    ("of one agreement", ("BB",), limit("AA/T2", OUT_OF_PLACE), BREACH),
    ("of no weapon", ("BB",), limit("BB/T1", OUT_OF_PLACE, weapons=()), BREACH),
    (
        "no limit",
        ("BB",),
        limit("BB/T1", OUT_OF_PLACE, kind=TermKind.PROHIBITION),
        BREACH,
    ),
    ("another weapon", ("BB",), limit("BB/T1", OUT_OF_ACT), BREACH),
    (
        "its place is open",
        ("BB",),
        limit("BB/T1", UNDETERMINED, missing=("x", NO_SURE_PLACE)),
        UNDETERMINED,
    ),
    (
        "something else is open",
        ("BB",),
        limit("BB/T1", UNDETERMINED, missing=("x",)),
        BREACH,
    ),
    (
        "a breach of both",
        ("BB",),
        limit("BB/T1", BREACH, missing=(NO_SURE_PLACE,)),
        BREACH,
    ),
]


@pytest.mark.parametrize(
    ("links", "other", "expected"),
    [row[1:] for row in LIMITS],
    ids=[row[0] for row in LIMITS],
)
def test_two_linked_limits_differ_where_one_lets_the_weapon_stand_nearer(
    links: tuple[str, ...], other: Judged, expected: Verdict
) -> None:
    """Limits of another conflict say nothing of this one's."""
    one = limit("AA/T1", BREACH, links=links)
    assert verdicts(one, other)[0] is expected
    bare = replace(one, charge=limit("AA/T1", BREACH, weapons=()).charge)
    assert verdicts(bare, other)[0] is BREACH
