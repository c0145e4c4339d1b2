"""The coder of acts: who accuses, meets, helps, refuses, sanctions whom.

Runs on dependency trees, last of all coders, and tells only what no other coder
told of the same sentence. Sentences are parsed only where `may_relate` lets them
pass: an act takes a word of the lexicon and someone who may act.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim, ClaimKind, Modality, Polarity, make_claim
from trucewatch.model.document import Span
from trucewatch.model.event import FAMILY_OF, EventBody, EventFamily, EventType
from trucewatch.read.agents import Agent, agents
from trucewatch.read.coding import Coding
from trucewatch.read.mentions import actor_mention, place_mentions, speaker_mention
from trucewatch.read.occasions import is_history, time_of
from trucewatch.read.passage import Passage
from trucewatch.read.references import find_references
from trucewatch.read.relations.find import Relation, phrase, relations
from trucewatch.read.relations.lexicon import Act, Operator, act_lexicon
from trucewatch.read.relations.trees import trees_of
from trucewatch.text.parsed import Parsed, Parser
from trucewatch.text.sieve import Sieve, keys_of

CODER = "trucewatch-en-relations/1"
"""Name and version of the coding program, stored on every claim."""

TYPE_OF: dict[Act, EventType] = {
    Act.AGREE: EventType.AGREE,
    Act.CONSULT: EventType.CONSULT,
    Act.SUPPORT: EventType.SUPPORT,
    Act.CONCEDE: EventType.CONCEDE,
    Act.COOPERATE: EventType.COOPERATE,
    Act.AID: EventType.PROVIDE_AID,
    Act.RETREAT: EventType.WITHDRAW,
    Act.REQUEST: EventType.REQUEST,
    Act.ACCUSE: EventType.ACCUSE,
    Act.REJECT: EventType.REJECT,
    Act.THREATEN: EventType.THREATEN,
    Act.PROTEST: EventType.PROTEST,
    Act.SANCTION: EventType.SANCTION,
    Act.MOBILIZE: EventType.MOBILIZE,
    Act.COERCE: EventType.COERCE,
    Act.ASSAULT: EventType.UNDETERMINED,
}
"""Event type of an act for which the lexicon names no finer one."""

_PLANS = frozenset({Operator.INTEND})
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})


def may_relate(sieve: Sieve) -> bool:
    """Whether an act between actors may stand in the sentence."""
    return sieve.holds(_act_keys())


@cache
def _act_keys() -> frozenset[str]:
    return keys_of(act_lexicon().words)


def _may_pair(text: str) -> bool:
    """Whether the sentence names two who may act, or one beside a pronoun."""
    named = agents(text)
    return len(named) > 1 or (bool(named) and _PRONOUN.search(text) is not None)


_PRONOUN = re.compile(r"(?i)\b(?:he|she|they)\b")


def code_relations(
    passages: tuple[Passage, ...],
    told: Iterable[Claim],
    *,
    parser: Callable[[], Parser],
) -> Coding:
    """Acts between actors that no claim in `told` tells of yet, in text order.

    Args:
        passages: the document's sentences.
        told: claims that other coders made of them.
        parser: opens what gives the trees; not called where nothing is to parse.
    """
    wanted = [p for p in passages if may_relate(p.sieve) and _may_pair(p.text)]
    if not wanted:
        return Coding()
    trees = trees_of([p.text for p in wanted], parser())
    known: dict[Span, list[Claim]] = {}
    for claim in told:
        known.setdefault(claim.spans[0], []).append(claim)
    claims = [
        claim
        for passage, tree in zip(wanted, trees, strict=True)
        for claim in _claims(passage, tree, known.get(passage.span, []))
    ]
    return Coding(claims=tuple(claims))


def _claims(passage: Passage, tree: Parsed, known: list[Claim]) -> Iterator[Claim]:
    for relation in relations(tree, act_lexicon()):
        claim = _claim(passage, tree, relation)
        if claim is None or any(_same(claim, other) for other in known):
            continue
        known.append(claim)
        yield claim


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


def _claim(passage: Passage, tree: Parsed, relation: Relation) -> Claim | None:
    sources = _mentions(passage, tree, relation.sources)
    targets = _mentions(passage, tree, relation.targets[:2])
    if not any(mention.actor for mention in sources):
        return None
    targets = tuple(mention for mention in targets if not _is_one_of(mention, sources))
    if not any(mention.actor for mention in targets):
        return None
    reading = relation.reading
    planned = bool(_PLANS & set(reading.operators))
    core = reading.sense.act if planned or reading.negated else reading.act
    act = core or reading.act
    type_ = reading.sense.type if act is reading.sense.act else None
    time = time_of(passage)
    modality = Modality.PLANNED if planned else Modality.ASSERTED
    if modality is Modality.ASSERTED and is_history(time, passage.document):
        modality = Modality.HISTORICAL
    return make_claim(
        passage.document,
        spans=(passage.span,),
        body=EventBody(
            type=type_ or TYPE_OF[act],
            actors=sources,
            targets=targets,
            summary=_summary(tree, relation),
        ),
        chain=passage.chain,
        time=time,
        coder=CODER,
        polarity=Polarity.NEGATED if reading.negated else Polarity.AFFIRMED,
        modality=modality,
        places=place_mentions(passage),
        references=find_references(passage.document.text, passage.span),
    )


def _is_one_of(mention: ActorMention, others: tuple[ActorMention, ...]) -> bool:
    return any(
        mention.text == other.text or (mention.actor and mention.actor == other.actor)
        for other in others
    )


def _summary(tree: Parsed, relation: Relation) -> str:
    chain = sorted(relation.reading.chain)
    return tree.text[tree.starts[chain[0]] : tree.end(chain[-1])]


def _mentions(
    passage: Passage, tree: Parsed, heads: tuple[int, ...]
) -> tuple[ActorMention, ...]:
    """The phrases as mentions; known actors with their codes."""
    named = agents(passage.text)
    found: list[ActorMention] = []
    for head in heads:
        if tree.tokens[head].lower() in _PRONOUNS:
            found += speaker_mention(passage.chain)
            continue
        words = phrase(tree, head)
        agent = _agent_at(named, tree, head, words)
        if agent is not None:
            found.append(actor_mention(passage, agent))
        elif tree.upos[head] == "PROPN":
            start, end = tree.starts[words[0]], tree.end(words[-1])
            text, span = tree.text[start:end], passage.span_of(start, end)
            found.append(ActorMention(text=text, span=span))
    return tuple(dict.fromkeys(found))


def _agent_at(
    named: tuple[Agent, ...], tree: Parsed, head: int, words: tuple[int, ...]
) -> Agent | None:
    """The agent that the phrase's head stands in, else the first within it."""
    at = tree.starts[head]
    for agent in named:
        if agent.start <= at < agent.end:
            return agent
    low, high = tree.starts[words[0]], tree.end(words[-1])
    for agent in named:
        if low <= agent.start and agent.end <= high:
            return agent
    return None
