"""Which acts the coder of acts tells, and which it leaves to other coders."""

from __future__ import annotations

from trucewatch.model.event import FAMILY_OF, EventFamily, EventType
from trucewatch.read.relations.lexicon import Act, Sense

TYPE_OF: dict[Act, EventType] = {
    Act.AGREE: EventType.AGREE,
    Act.CONSULT: EventType.CONSULT,
    Act.SUPPORT: EventType.SUPPORT,
    Act.CONCEDE: EventType.CONCEDE,
    Act.COOPERATE: EventType.COOPERATE,
    Act.AID: EventType.PROVIDE_AID,
    Act.REQUEST: EventType.REQUEST,
    Act.ACCUSE: EventType.ACCUSE,
    Act.REJECT: EventType.REJECT,
    Act.THREATEN: EventType.THREATEN,
    Act.PROTEST: EventType.PROTEST,
    Act.SANCTION: EventType.SANCTION,
    Act.MOBILIZE: EventType.MOBILIZE,
    Act.COERCE: EventType.COERCE,
}
"""Event type of an act for which the lexicon names no finer one; material acts that
are missing here are told only where it does."""

ALONE = frozenset(
    {
        Act.ACCUSE,
        Act.CONCEDE,
        Act.MOBILIZE,
        Act.PROTEST,
        Act.REJECT,
        Act.RETREAT,
        Act.SUPPORT,
    }
)
"""Acts that are told of one actor, too: what they aim at may be no actor."""

ELSEWHERE = frozenset(
    {
        *("agreement", "deal", "accord", "treaty", "pact", "memorandum", "protocol"),
        *("truce", "ceasefire", "cease-fire", "armistice", "violation", "breach"),
        *("violate", "breach", "break", "tell", "say", "note", "confirm", "add"),
        "deny",
    }
)
"""Words whose acts other coders tell (agreements, counts) or that only report."""


def is_told(sense: Sense) -> bool:
    """Whether the sense's own act is told, with no word over it that changes it."""
    type_ = sense.type or (TYPE_OF.get(sense.act) if sense.act else None)
    return sense.act is Act.AGREE or (
        type_ is not None and FAMILY_OF[type_] is EventFamily.ACT
    )
