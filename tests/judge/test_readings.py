"""Other readings: what they flip, and which question they answer differently."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from tests import factories as make
from trucewatch.judge.docket import open_docket
from trucewatch.judge.readings import (
    Bench,
    Change,
    OtherReading,
    compare_findings,
    judge_under,
    open_bench,
)
from trucewatch.judge.verdict import judge_by
from trucewatch.model.actor import Actor
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Finding, Flip, RuleStep, Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.instrument import AgreementLink, LinkKind
from trucewatch.model.party import PartyRole
from trucewatch.model.when import on_day

NAMES = make.Names()
BEFORE = date(2017, 1, 1)
EARLY = make.reading("early", starts=date(2017, 5, 5))
LATE = make.reading("late", starts=date(2017, 5, 6), title="A day later")
MID = make.reading("mid", starts=date(2017, 5, 5), title="The same day")


def law(id: str = "AA", *terms: str) -> Agreement:  # noqa: A002 - the model's own name
    """An agreement with three readings."""
    return make.agreement(
        id=id,
        terms=tuple(make.term(each) for each in terms or ("T1",)),
        interpretations=(EARLY, MID, LATE),
    )


ON_THE_DAY = make.incident(time=on_day(date(2017, 5, 5)))
IN_JUNE = make.incident(
    make.event(text="Shells fell in June."), time=on_day(date(2017, 6, 5))
)


def test_every_registered_reading_that_is_not_used_has_its_docket() -> None:
    """One reading is changed at a time, in the order of agreements."""
    one, two = law("AA"), law("BB")
    bench = open_bench((two, one), actors=NAMES, interpretations={"BB": "late"})
    chosen = {"BB": "late"}

    def docket(**changed: str) -> object:
        changed = {**chosen, **changed}
        return open_docket((one, two), actors=NAMES, interpretations=changed)

    assert bench == Bench(
        docket=open_docket((one, two), actors=NAMES, interpretations=chosen),
        others=(
            OtherReading(id="AA/mid", title="The same day", docket=docket(AA="mid")),  # type: ignore[arg-type]
            OtherReading(id="AA/late", title="A day later", docket=docket(AA="late")),  # type: ignore[arg-type]
            OtherReading(id="BB/early", title="Early", docket=docket(BB="early")),  # type: ignore[arg-type]
            OtherReading(id="BB/mid", title="The same day", docket=docket(BB="mid")),  # type: ignore[arg-type]
        ),
    )


def test_a_bench_without_choice_uses_the_first_readings() -> None:
    """An unknown one is an error."""
    bench = open_bench((law(),), actors=NAMES)
    assert [each.id for each in bench.others] == ["AA/mid", "AA/late"]
    assert bench.docket == open_docket((law(),), actors=NAMES)
    with pytest.raises(KeyError):
        open_bench((law(),), actors=NAMES, interpretations={"AA": "dusk"})


def test_a_verdict_that_differs_under_another_reading_is_a_flip() -> None:
    """With the other verdict and its reason; equal verdicts are none."""
    bench = open_bench((law(),), actors=NAMES)
    findings, flips = judge_under(bench, ON_THE_DAY, zone_tests=())
    assert findings == judge_by(bench.docket, ON_THE_DAY, zone_tests=())
    assert flips == (
        Flip(
            finding=findings[0].id,
            agreement="AA",
            term="T1",
            by="AA/late",
            title="A day later",
            verdict=Verdict.OUT_OF_SCOPE_TIME,
            reason="It happened before 2017-05-06.",
        ),
    )
    assert judge_under(bench, IN_JUNE, zone_tests=())[1] == ()


def test_flips_come_by_agreement_term_and_reading() -> None:
    """Whatever the order in which the readings are registered."""
    later = replace(LATE, id="a-later")
    one = replace(law("BB", "T2", "T1"), interpretations=(EARLY, LATE, later))
    bench = open_bench((one, law("AA")), actors=NAMES)
    _, flips = judge_under(bench, ON_THE_DAY, zone_tests=())
    assert [(each.agreement, each.term, each.by) for each in flips] == [
        ("AA", "T1", "AA/late"),
        ("BB", "T1", "BB/a-later"),
        ("BB", "T1", "BB/late"),
        ("BB", "T2", "BB/a-later"),
        ("BB", "T2", "BB/late"),
    ]


def test_zone_tests_are_used_under_every_reading() -> None:
    """A place outside is outside under each of them."""
    zoned = replace(law(), terms=(make.term(zones=("Z1",)),))
    bench = open_bench((zoned,), actors=NAMES)
    tests = (make.zone_test(zone="AA/Z1"),)
    findings, flips = judge_under(bench, ON_THE_DAY, zone_tests=tests)
    assert findings[0].path[2].answer == "because of its unit"
    assert [each.by for each in flips] == ["AA/late"]


class Counting(make.Names):
    """Actors' names that count how often each is looked up."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def actor(self, code: str) -> Actor:
        """The actor with that code."""
        self.asked[code] += 1
        return super().actor(code)


def test_what_another_reading_leaves_as_it_is_is_judged_once() -> None:
    """Only the terms of the agreement that it reads are judged anew."""
    bound = (make.term(actors=(PartyRole.BOUND_PARTY,)),)
    plain = replace(
        law("AA"), terms=bound, roles=(make.role("AAA"),), interpretations=(EARLY,)
    )
    read = replace(law("BB"), terms=bound, roles=(make.role("BBB"),))
    by_one = replace(IN_JUNE, attribution=make.held("CCC"))

    def asked(*laws: Agreement) -> Counter[str]:
        names = Counting()
        judge_under(open_bench(laws, actors=names), by_one, zone_tests=())
        return names.asked

    alone, both = asked(plain), asked(plain, read)
    assert both["AAA"] == alone["AAA"] > 0
    once = asked(replace(read, interpretations=(EARLY,)))
    assert both["BBB"] == 3 * once["BBB"] > 0


def test_what_another_reading_sets_aside_is_judged_anew() -> None:
    """A newer agreement that begins later under it takes a term's place later."""
    link = AgreementLink(kind=LinkKind.SUPERSEDES, to="AA")
    newer = replace(law("BB"), links=(link,), interpretations=(EARLY, LATE))
    older = replace(law("AA"), interpretations=(replace(EARLY, starts=BEFORE),))
    bench = open_bench((older, newer), actors=NAMES)
    _, flips = judge_under(bench, ON_THE_DAY, zone_tests=())
    assert [(each.agreement, each.by, each.verdict) for each in flips] == [
        ("AA", "BB/late", Verdict.UNDETERMINED),
        ("BB", "BB/late", Verdict.OUT_OF_SCOPE_TIME),
    ]


def test_a_term_that_only_another_reading_holds_is_no_flip() -> None:
    """The reading used makes no finding of it that could differ."""
    short = replace(EARLY, leaves_out=("T2",))
    partly = replace(law("AA", "T1", "T2"), interpretations=(short, LATE))
    bench = open_bench((partly,), actors=NAMES)
    findings, flips = judge_under(bench, ON_THE_DAY, zone_tests=())
    assert [each.term for each in findings] == ["T1"]
    assert [each.id for each in bench.others[0].docket.charges] == ["AA/T1", "AA/T2"]
    assert [(each.term, each.by) for each in flips] == [("T1", "AA/late")]


def run(reading: str, *what: Incident, terms: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of those incidents under that reading."""
    docket = open_docket(
        (law("AA", *terms),), actors=NAMES, interpretations={"AA": reading}
    )
    return [found for each in what for found in judge_by(docket, each, zone_tests=())]


def test_two_runs_are_compared_by_incident_agreement_and_term() -> None:
    """Only what differs is listed, in the order of the first run, with the reason."""
    terms = ("T1", "T2")
    early = run("early", IN_JUNE, ON_THE_DAY, terms=terms)
    late = run("late", ON_THE_DAY, IN_JUNE, terms=terms)
    why = (
        "Did it happen while the term was in force? yes, it was in force from "
        "2017-05-05; against: it happened before 2017-05-06"
    )
    expected = [
        Change(was=early[2], becomes=late[0], why=why),
        Change(was=early[3], becomes=late[1], why=why),
    ]
    assert list(compare_findings(early, iter(late))) == expected
    assert list(compare_findings(early, early)) == []


def test_a_term_that_is_silent_under_both_readings_is_no_change() -> None:
    """Out of scope by time or by place: it says nothing of the incident either way."""
    (finding,) = run("early", ON_THE_DAY)
    time, place = Verdict.OUT_OF_SCOPE_TIME, Verdict.OUT_OF_SCOPE_PLACE
    one, other = replace(finding, verdict=time), replace(finding, verdict=place)
    assert list(compare_findings([one], [other])) == []
    assert len(list(compare_findings([one], [finding]))) == 1
    assert len(list(compare_findings([finding], [other]))) == 1


def path(finding: Finding, *steps: tuple[str, str], reason: str = "") -> Finding:
    """The finding with another path, reason and verdict."""
    return replace(
        finding,
        path=tuple(RuleStep(question=q, answer=a) for q, a in steps),
        reason=reason,
        verdict=Verdict.COMPLIANT if reason else finding.verdict,
    )


WHYS = [
    (
        "another answer",
        (("Q1?", "a"), ("Q2?", "b"), ("Q3?", "c")),
        (("Q1?", "a"), ("Q2?", "x"), ("Q3?", "y")),
        "Q3? c; against: y",
    ),
    (
        "a path that ends",
        (("Q1?", "a"), ("Q2?", "b"), ("Q3?", "c")),
        (("Q1?", "z"), ("Q2?", "x")),
        "Q2? b; against: x",
    ),
    (
        "an answer in other words before the one that ends it",
        (("Q1?", "a"), ("Q2?", "b"), ("Q3?", "c")),
        (("Q1?", "z"),),
        "Q1? a; against: z",
    ),
    (
        "another question",
        (("Q1?", "a"), ("Q2?", "b")),
        (("Q1?", "a"), ("Q3?", "b")),
        "Own. against: Other.",
    ),
    (
        "a longer path",
        (("Q1?", "a"),),
        (("Q1?", "a"), ("Q2?", "b")),
        "Own. against: Other.",
    ),
]


@pytest.mark.parametrize(
    ("ones", "others", "why"), [row[1:] for row in WHYS], ids=[row[0] for row in WHYS]
)
def test_why_is_the_question_that_decides(
    ones: tuple[tuple[str, str], ...],
    others: tuple[tuple[str, str], ...],
    why: str,
) -> None:
    """Or the two reasons, where one path only goes on."""
    (finding,) = run("early", ON_THE_DAY)
    one = replace(path(finding, *ones), reason="Own.")
    other = path(finding, *others, reason="Other.")
    assert [each.why for each in compare_findings([one], [other])] == [why]


def test_a_term_that_a_reading_leaves_out_is_no_change() -> None:
    """There is no other finding to hold the one against; the next is compared."""
    (finding,) = run("early", ON_THE_DAY)
    assert list(compare_findings([finding], [])) == []
    ones = run("early", ON_THE_DAY, terms=("T1", "T2"))
    others = run("late", ON_THE_DAY, terms=("T2",))
    assert [each.was for each in compare_findings(ones, others)] == [ones[1]]
