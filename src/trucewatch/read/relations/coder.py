"""The coder of acts: who accuses, meets, helps, refuses, sanctions whom.

Runs on dependency trees, last of all coders, and tells only what no other coder
told of the same sentence. A sentence without a tree holds no act (see `read.parsing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, ClaimKind, Modality, make_claim
from trucewatch.model.document import Span
from trucewatch.model.event import FAMILY_OF, EventBody, EventFamily, EventType
from trucewatch.model.trace import Dropped, DropReason
from trucewatch.read.coding import Coding, coding_of
from trucewatch.read.mentions import place_mentions
from trucewatch.read.occasions import is_history, time_of
from trucewatch.read.passage import Passage
from trucewatch.read.references import find_references
from trucewatch.read.relations.actors import mentions_of
from trucewatch.read.relations.evaluate import Reading
from trucewatch.read.relations.find import Relation, candidates
from trucewatch.read.relations.lexicon import (
    Act,
    Operator,
    act_lexicon,
)
from trucewatch.read.relations.told import ALONE, ELSEWHERE, TYPE_OF
from trucewatch.reference.extension import in_force
from trucewatch.text.parsed import Parsed

CODER = "trucewatch-en-relations/1"
"""Name and version of the coding program, stored on every claim."""

_PLANS = frozenset({Operator.INTEND})


def code_relations(passages: tuple[Passage, ...], told: Iterable[Claim]) -> Coding:
    """Acts between actors that no claim in `told` tells of yet, in text order.

    Args:
        passages: the document's sentences, those with a tree being read.
        told: claims that other coders made of them.
    """
    return coding_of(coded.outcome for coded in relations_told(passages, told))


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRelation:
    """A relation that a sentence tells of, and what became of it."""

    passage: Passage
    tree: Parsed
    relation: Relation
    outcome: Claim | Dropped


def relations_told(
    passages: tuple[Passage, ...], told: Iterable[Claim]
) -> Iterator[CodedRelation]:
    """Every relation of the sentences with a tree: a claim, or why it makes none.

    Args:
        passages: the document's sentences.
        told: claims that other coders made of them.
    """
    known: dict[Span, list[Claim]] = {}
    for claim in told:
        known.setdefault(claim.spans[0], []).append(claim)
    for passage in passages:
        tree = passage.tree
        if tree is None:
            continue
        told_here = known.get(passage.span, [])
        for relation in candidates(tree, act_lexicon()):
            yield CodedRelation(
                passage=passage,
                tree=tree,
                relation=relation,
                outcome=_outcome(passage, tree, relation, told_here),
            )


def _outcome(
    passage: Passage, tree: Parsed, relation: Relation, told: list[Claim]
) -> Claim | Dropped:
    found = _claim(passage, tree, relation)
    span = passage.span_of(*_range(tree, relation))
    if isinstance(found, DropReason):
        return Dropped(reason=found, span=span)
    same = next((other for other in told if _same(found, other)), None)
    if same is not None:
        return Dropped(reason=DropReason.REPEATED, span=span, told_by=same.id)
    return found


_TOLD_BY: dict[ClaimKind, frozenset[EventType]] = {
    ClaimKind.AGREEMENT_ACT: frozenset(
        {EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE}
    ),
    ClaimKind.COMMITMENT: frozenset({EventType.AGREE}),
    ClaimKind.TALK_ROUND: frozenset({EventType.CONSULT}),
    ClaimKind.RESPONSE: frozenset({EventType.REJECT}),
}
"""Acts that a claim of another kind tells of better."""


def _same(claim: Claim, other: Claim) -> bool:
    """Whether another claim tells of the same act of the sentence."""
    body, told = claim.body, other.body
    if not isinstance(body, EventBody):
        return False
    if not isinstance(told, EventBody):
        return body.type in _TOLD_BY.get(other.kind, frozenset())
    if body.type is told.type or FAMILY_OF[body.type] is not EventFamily.ACT:
        return True
    return bool(told.summary) and (
        told.summary in body.summary or body.summary in told.summary
    )


def _claim(passage: Passage, tree: Parsed, relation: Relation) -> Claim | DropReason:
    if not relation.has_sides:
        one = relation.sources or relation.targets
        return DropReason.ONE_SIDED if one else DropReason.NO_SIDES
    sources = mentions_of(passage, tree, relation.sources)
    targets = mentions_of(passage, tree, relation.targets)[:2]
    targets = tuple(mention for mention in targets if not _is_one_of(mention, sources))
    if not sources:
        return DropReason.NO_KNOWN_SOURCE
    if not (targets or relation.act in ALONE):
        return DropReason.NO_KNOWN_TARGET
    reason = _left_out(tree, relation)
    if reason is not None:
        return reason
    reading = relation.reading
    planned = bool(_PLANS & set(reading.operators))
    type_ = _event_type(reading)
    if type_ is None:
        return DropReason.ELSEWHERE
    time = time_of(passage)
    modality = Modality.PLANNED if planned else Modality.ASSERTED
    if modality is Modality.ASSERTED and is_history(time, passage.document):
        modality = Modality.HISTORICAL
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=EventBody(
            type=type_,
            actors=sources,
            targets=targets,
            summary=_summary(tree, relation),
        ),
        chain=passage.chain,
        time=time,
        coder=in_force().marked(CODER),
        modality=modality,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _left_out(tree: Parsed, relation: Relation) -> DropReason | None:
    """Why the relation is none for this coder; None for an act of words, by a verb."""
    reading = relation.reading
    if reading.negated:
        return DropReason.NEGATED
    if reading.sense.weak:
        return DropReason.WEAK_WORD
    top = reading.chain[0]
    if tree.upos[top] == "NOUN" or tree.upos[reading.core] in {"ADP", "ADV"}:
        return DropReason.NO_VERB
    if any(tree.lemma[index].lower() in ELSEWHERE for index in _telling(reading)):
        return DropReason.ELSEWHERE
    if reading.act is Act.AGREE:
        return DropReason.ELSEWHERE if Operator.SAY in reading.operators else None
    type_ = _event_type(reading)
    told_here = type_ is not None and FAMILY_OF[type_] is EventFamily.ACT
    return None if told_here else DropReason.ELSEWHERE


def _telling(reading: Reading) -> tuple[int, ...]:
    """Tokens of the chain that are no operators of saying."""
    said = reading.operators.count(Operator.SAY)
    return reading.chain[said:] if said < len(reading.chain) else reading.chain


def _event_type(reading: Reading) -> EventType | None:
    """The event type of a reading; None where the act is no more than its class."""
    planned = bool(_PLANS & set(reading.operators))
    core = reading.sense.act if planned or reading.negated else reading.act
    act = core or reading.act
    if act is reading.sense.act and reading.sense.type is not None:
        return reading.sense.type
    return TYPE_OF.get(act)


def _is_one_of(mention: ActorMention, others: tuple[ActorMention, ...]) -> bool:
    return any(
        mention.text == other.text or (mention.actor and mention.actor == other.actor)
        for other in others
    )


def _summary(tree: Parsed, relation: Relation) -> str:
    start, end = _range(tree, relation)
    return tree.text[start:end]


def _range(tree: Parsed, relation: Relation) -> tuple[int, int]:
    """Code points of the sentence from the chain's first word to its last."""
    chain = sorted(relation.reading.chain)
    return tree.starts[chain[0]], tree.end(chain[-1])
