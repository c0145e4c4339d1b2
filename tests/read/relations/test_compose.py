"""The policy of composition, operator by operator."""

from __future__ import annotations

import pytest

from trucewatch.read.relations.compose import compose, negate, spoken_alone
from trucewatch.read.relations.lexicon import Act, Operator

CASES = [
    (Operator.PROMISE, Act.AID, Act.AGREE),
    (Operator.PROMISE, Act.ASSAULT, Act.THREATEN),
    (Operator.INTEND, Act.ACCUSE, Act.ACCUSE),
    (Operator.REFUSE, Act.CONSULT, Act.REJECT),
    (Operator.THREATEN, Act.RETREAT, Act.THREATEN),
    (Operator.DEMAND, Act.RETREAT, Act.REQUEST),
    (Operator.DEMAND, Act.SANCTION, Act.THREATEN),
    (Operator.STOP, Act.AID, Act.SANCTION),
    (Operator.STOP, Act.CONSULT, Act.REJECT),
    (Operator.STOP, Act.ASSAULT, Act.RETREAT),
    (Operator.REDUCE, Act.COERCE, Act.CONCEDE),
    (Operator.STOP, Act.ACCUSE, Act.CONCEDE),
    (Operator.PERMIT, Act.AID, Act.CONCEDE),
    (Operator.PERMIT, Act.ASSAULT, Act.CONCEDE),
    (Operator.HELP, Act.ASSAULT, Act.AID),
    (Operator.LIGHT, Act.PROTEST, Act.PROTEST),
]


@pytest.mark.parametrize(("operator", "inner", "expected"), CASES)
def test_an_operator_makes_another_act_of_the_act(
    operator: Operator, inner: Act, expected: Act
) -> None:
    """One line of the policy each."""
    assert compose(operator, inner) is expected


@pytest.mark.parametrize("operator", list(Operator))
@pytest.mark.parametrize("act", list(Act))
def test_every_pair_has_an_answer(operator: Operator, act: Act) -> None:
    """No combination falls through."""
    assert isinstance(compose(operator, act), Act)


def test_leaving_an_act_of_conflict_undone_is_no_act() -> None:
    """Not helping is a refusal; not attacking is nothing."""
    assert negate(Act.AID) is Act.REJECT
    assert negate(Act.ASSAULT) is None


def test_an_operator_alone_tells_of_what_it_says() -> None:
    """A word of agreeing alone is an agreement; a light verb alone is nothing."""
    assert spoken_alone(Operator.PROMISE, "agree") is Act.AGREE
    assert spoken_alone(Operator.REFUSE, "avoid") is None
    assert spoken_alone(Operator.LIGHT, "launch") is None
    assert spoken_alone(None, "agree") is None
