"""Answers say inside, outside or unknown, and what would settle what is unknown."""

from __future__ import annotations

from tests import factories as make
from trucewatch.judge.case import Answer, Scope, inside, outside, unknown
from trucewatch.model.finding import RuleStep

STEP = RuleStep(question="Is it?", answer="yes")


def test_an_answer_keeps_question_and_answer_for_the_path() -> None:
    """Each of the three carries its step; empty assumptions are left out."""
    told = inside("Is it?", "yes", "", "our outline")
    assert told == Answer(scope=Scope.INSIDE, step=STEP, assumed=("our outline",))
    out = outside("Is it?", "yes", "a caveat", "")
    assert out == Answer(scope=Scope.OUTSIDE, step=STEP, assumed=("a caveat",))
    open_ = unknown("Is it?", "yes", missing="the day")
    assert open_ == Answer(scope=Scope.UNKNOWN, step=STEP, missing="the day")


def test_only_an_unknown_answer_says_what_is_missing() -> None:
    """Nothing is missing where the answer is certain, and nothing assumed unsaid."""
    assert (inside("Is it?", "yes").missing, inside("Is it?", "yes").assumed) == (
        "",
        (),
    )
    assert outside("Is it?", "no").missing == ""
    assert unknown("Is it?", "open", missing="x").assumed == ()


def test_a_charge_is_named_by_agreement_and_term() -> None:
    """People read neutral names, not codes."""
    charge = make.charge()
    assert charge.id == "XX-2017-05-04/T1"
    assert charge.name("AAA") == "the AAA"
    assert charge.superseded is None


def test_the_scopes_are_stable() -> None:
    """Three answers and no other."""
    assert [*Scope] == ["inside", "outside", "unknown"]
