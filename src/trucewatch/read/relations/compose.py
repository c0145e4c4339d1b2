"""What an operator makes of the act in its complement: the policy of composition.

Source: PLOVER 0.8 treats what is agreed to, offered or promised as AGREE, what is
refused or called off as REJECT, what is demanded as REQUEST, and the reduction of a
relation as SANCTION; the lifting of coercion is a concession.
"""

from __future__ import annotations

from trucewatch.read.relations.lexicon import Act, Operator

COOPERATIVE = frozenset(
    {
        Act.AGREE,
        Act.CONSULT,
        Act.SUPPORT,
        Act.CONCEDE,
        Act.COOPERATE,
        Act.AID,
        Act.RETREAT,
    }
)
"""Acts by which relations get better."""

MATERIAL_CONFLICT = frozenset(
    {Act.PROTEST, Act.SANCTION, Act.MOBILIZE, Act.COERCE, Act.ASSAULT}
)
"""Acts of conflict that are done, not said."""


def compose(operator: Operator, inner: Act) -> Act:
    """The act that `operator` and the act below it make together."""
    match operator:
        case Operator.PROMISE | Operator.INTEND:
            return _announced(inner)
        case Operator.REFUSE:
            return Act.REJECT
        case Operator.THREATEN:
            return Act.THREATEN
        case Operator.DEMAND:
            return Act.THREATEN if inner in MATERIAL_CONFLICT else Act.REQUEST
        case Operator.STOP | Operator.REDUCE:
            return _stopped(inner)
        case Operator.PERMIT:
            return Act.CONCEDE
        case Operator.HELP:
            return Act.AID
        case _:
            return inner


def _announced(inner: Act) -> Act:
    if inner in COOPERATIVE:
        return Act.AGREE
    return Act.THREATEN if inner in MATERIAL_CONFLICT else inner


def _stopped(inner: Act) -> Act:
    match inner:
        case Act.AID | Act.COOPERATE | Act.SUPPORT | Act.AGREE:
            return Act.SANCTION
        case Act.CONSULT | Act.CONCEDE | Act.RETREAT | Act.REQUEST:
            return Act.REJECT
        case Act.ASSAULT | Act.PROTEST | Act.MOBILIZE | Act.COERCE | Act.SANCTION:
            return Act.RETREAT if inner is Act.ASSAULT else Act.CONCEDE
        case _:
            return Act.CONCEDE


def negate(act: Act) -> Act | None:
    """The act of not doing it, where leaving it undone is an act at all."""
    return Act.REJECT if act in COOPERATIVE else None


ALONE: dict[Operator, Act] = {
    Operator.PROMISE: Act.AGREE,
    Operator.REFUSE: Act.REJECT,
    Operator.THREATEN: Act.THREATEN,
    Operator.DEMAND: Act.REQUEST,
}
"""What a verb of speaking tells of where no act stands below it."""

SPEAKING = frozenset(
    {
        *("agree", "consent", "offer", "pledge", "promise"),
        *("decline", "oppose", "refuse", "reject", "rule", "spurn", "turn"),
        *("threaten", "vow", "warn"),
        *("appeal", "ask", "beg", "call", "demand", "implore", "plead", "press"),
        *("request", "urge"),
    }
)
"""Verbs of which `ALONE` holds; others ("avoid", "want") tell nothing by themselves."""


def spoken_alone(operator: Operator | None, head: str) -> Act | None:
    """The act that an operator's own word tells of, or None."""
    return ALONE.get(operator) if operator and head in SPEAKING else None
