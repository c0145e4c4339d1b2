"""re3d: 98 documents on Syria and Iraq with marked entities and relations.

``python -m evals.re3d <shared>``.

*Entities*, for the types that the reader has: Organisation (agents that are no
places: states, forces, groups, bodies, outlets) and Location (place names), as the
reader marks them in every sentence, with or without a claim. Persons, dates, amounts
and weapons are read as parts of claims without a mark of their own and not scored.
A marked entity and a read one match where they overlap and have the same type, each
once; the set's own doubtful marks (confidence below 0.5: mostly a name within a
longer phrase) are not asked for, and a read one that overlaps only such is left out.
A state is an Organisation or a Location in the set as it acts or lies there.

*Relations*: FightingAgainst from events in which arms are used (fire, air,
explosive, chemical allegation, clash and undetermined assault), AlliesOf from support,
cooperation, agreement and aid, CommWith from the verbal acts and talks; other types
are not asked for. A claim gives one relation for each actor and target; where it has
no target, or for talks, one for each two actors. A relation is found where a marked
entity with the source's words and one with the target's overlap the claim's two
arguments in the claim's sentence and the type matches. These three relations hold
both ways, so their direction is not scored.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import combinations, product
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from evals.reading import Read, Row, Tally, gazetteer, read_text, rows_of
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document, Span
from trucewatch.model.event import HOSTILE_FAMILIES, EventBody, EventType
from trucewatch.model.talks import TalkRoundBody
from trucewatch.read.agents import agents
from trucewatch.read.passage import passages_of
from trucewatch.read.place_names import place_names
from trucewatch.reference.gazetteer.index import Gazetteer

RUNS = Path(__file__).parent / "runs"
SURE = 0.5
FIGHT, ALLY, TALK = "FightingAgainst", "AlliesOf", "CommWith"
_ALLIED = frozenset(
    {
        EventType.SUPPORT,
        EventType.COOPERATE,
        EventType.AGREE,
        EventType.PROVIDE_AID,
    }
)
_SPOKEN = frozenset(
    {
        EventType.CONSULT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)


Mark = tuple[str, Span]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation read: its type, the claim's sentence and the two arguments."""

    type: str
    sentence: Span
    one: Span
    other: Span


def relation_of(type_: EventType) -> str | None:
    """The set's relation for an event type, None where it has none."""
    if EventBody(type=type_).family in HOSTILE_FAMILIES:
        return FIGHT
    if type_ is EventType.UNDETERMINED:
        return FIGHT
    if type_ in _ALLIED:
        return ALLY
    return TALK if type_ in _SPOKEN else None


def links(claims: Iterable[Claim]) -> Iterator[Link]:
    """The relations that the claims tell of."""
    for claim in claims:
        match claim.body:
            case EventBody() as body:
                type_ = relation_of(body.type)
                crossed = list(product(body.actors, body.targets))
                pairs = crossed or list(combinations(body.actors, 2))
            case TalkRoundBody() as talks:
                type_, pairs = TALK, list(combinations(talks.participants, 2))
            case _:
                continue
        if type_ is not None:
            yield from _pairs(type_, claim.spans[0], pairs)


def _pairs(
    type_: str, sentence: Span, pairs: Iterable[tuple[ActorMention, ActorMention]]
) -> Iterator[Link]:
    for one, other in pairs:
        if one.span is not None and other.span is not None:
            yield Link(type=type_, sentence=sentence, one=one.span, other=other.span)


def mentions(document: Document) -> Iterator[Mark]:
    """Type and span of every entity that the reader marks in the document."""
    for passage in passages_of(document):
        places = [passage.span_of(n.start, n.end) for n in place_names(passage.text)]
        for span in places:
            yield "Location", span
        for agent in agents(passage.text):
            span = passage.span_of(agent.start, agent.end)
            if not any(overlap(span, place) for place in places):
                yield "Organisation", span


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a code point."""
    return one.start < other.end and other.start < one.end


@dataclass
class Score:
    """Entities and relations counted over documents."""

    documents: int = 0
    entities: dict[str, Tally] = field(default_factory=dict)
    relations: dict[str, Tally] = field(default_factory=dict)
    causes: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, row: Row, marks: list[Mark], told: list[Link]) -> None:
        """Count one document in; spans are offsets in the row's text."""
        self.documents += 1
        for type_ in ("Organisation", "Location"):
            mine = [span for kind, span in marks if kind == type_]
            self.entities.setdefault(type_, Tally()).add(*paired(row, type_, mine))
        for type_ in (FIGHT, ALLY, TALK):
            self._relations(row, type_, marks, told)

    def _relations(
        self, row: Row, type_: str, marks: list[Mark], told: list[Link]
    ) -> None:
        wanted = [r for r in row["relations"] if _is_wanted(r, type_)]
        mine = [link for link in dict.fromkeys(told) if link.type == type_]
        given, right = len(mine), 0
        for relation in wanted:
            link = next((link for link in mine if says(row, relation, link)), None)
            if link is None:
                cause = why_missed(row, relation, marks, told)
                self.causes.setdefault(type_, Counter())[cause] += 1
            else:
                mine.remove(link)
                right += 1
        self.relations.setdefault(type_, Tally()).add(right, len(wanted), given)

    def record(self) -> dict[str, Any]:
        """JSON form."""
        both = Tally()
        for tally in self.relations.values():
            both.add(tally.right, tally.wanted, tally.given)
        relations = {**self.relations, "all three": both}
        return {
            "documents": self.documents,
            "entities": {k: v.record() for k, v in self.entities.items()},
            "relations": {k: v.record() for k, v in relations.items()},
            "missed relations": {k: dict(v) for k, v in self.causes.items()},
        }


def _is_wanted(relation: Row, type_: str) -> bool:
    sure: bool = relation["confidence"] >= SURE
    return sure and relation["type"] == type_


def paired(row: Row, type_: str, mine: list[Span]) -> tuple[int, int, int]:
    """Right, wanted and given entities of a type, each matched once."""
    marked = [e for e in row["entities"] if e[2] == type_]
    sure = [Span(e[0], e[1]) for e in marked if e[4] >= SURE]
    doubtful = [Span(e[0], e[1]) for e in marked if e[4] < SURE]
    left, right, given = list(sure), 0, 0
    for span in mine:
        hit = next((entity for entity in left if overlap(entity, span)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
        elif not any(overlap(entity, span) for entity in sure) and any(
            overlap(entity, span) for entity in doubtful
        ):
            continue
        given += 1
    return right, len(sure), given


def says(row: Row, relation: Row, link: Link) -> bool:
    """Whether a link has the relation's two arguments, in its sentence."""
    told = Span(relation["begin"], max(relation["end"], relation["begin"] + 1))
    if not overlap(link.sentence, told):
        return False
    sources = _spans(row, relation["source"], link.sentence)
    targets = _spans(row, relation["target"], link.sentence)
    return _touch(sources, link.one, targets, link.other) or _touch(
        sources, link.other, targets, link.one
    )


def _touch(sources: list[Span], one: Span, targets: list[Span], other: Span) -> bool:
    first = any(overlap(span, one) for span in sources)
    return first and any(overlap(span, other) for span in targets)


def _spans(row: Row, words: str, sentence: Span) -> list[Span]:
    """The marked entities with those words in the sentence."""
    spans = (Span(e[0], e[1]) for e in row["entities"] if e[3] == words)
    return [span for span in spans if overlap(span, sentence)]


def why_missed(row: Row, relation: Row, marks: list[Mark], told: list[Link]) -> str:
    """Why no claim tells of the relation."""
    if any(says(row, relation, link) for link in told):
        return "read as another relation"
    near = Span(max(0, relation["begin"] - 300), relation["end"] + 300)
    known = [
        any(
            overlap(mark, span) for _, mark in marks for span in _spans(row, name, near)
        )
        for name in (relation["source"], relation["target"])
    ]
    if not all(known):
        return (
            "one side no agent for the reader"
            if any(known)
            else "neither side an agent for the reader"
        )
    return "both sides known, nothing read between them"


def add_row(score: Score, row: Row, read: Read) -> None:
    """Count a row in, with offsets moved from the document's text to the row's."""
    document = read.document
    if document is None:
        score.add(row, [], [])
        return
    moved = document.text.rindex(row["text"].strip()) - _lead(row["text"])
    marks = [(type_, _moved(span, moved)) for type_, span in mentions(document)]
    told = [
        Link(
            type=link.type,
            sentence=_moved(link.sentence, moved),
            one=_moved(link.one, moved),
            other=_moved(link.other, moved),
        )
        for link in links(placed.claim for placed in read.claims)
    ]
    score.add(row, marks, told)


def _lead(text: str) -> int:
    return len(text) - len(text.lstrip())


def _moved(span: Span, by: int) -> Span:
    return Span(max(0, span.start - by), max(0, span.end - by))


def main(shared: Path) -> int:
    """Print the scores and write the dated run file; reports only, hence 0."""
    places: Gazetteer = gazetteer()
    score = Score()
    for row in rows_of(shared / "eval" / "events" / "re3d.jsonl"):
        add_row(score, row, read_text(row["text"], places, name=row["id"]))
    record = score.record()
    for name, value in record.items():
        print(f"{name}: {value}")
    write_run(RUNS, "re3d", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
