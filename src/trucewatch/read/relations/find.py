"""Every relation that a sentence tells of: act, who does it, to whom."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.relations.arguments import subjects, targets
from trucewatch.read.relations.evaluate import Reading, evaluate, senses_at
from trucewatch.read.relations.lexicon import Act, ActLexicon, Operator
from trucewatch.text.parsed import Parsed

_OUTSIDE = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "parataxis", "advcl"})
_EDGES = frozenset({"case", "punct", "mark", "cc"})


_UNREAL = frozenset(
    {
        Operator.PROMISE,
        Operator.INTEND,
        Operator.REFUSE,
        Operator.THREATEN,
        Operator.DEMAND,
        Operator.TRY,
    }
)
"""Operators whose complement has not happened: nothing in it is an act of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """An act between two sides; each side is a tuple of head tokens, maybe empty.

    Args:
        reading: the act, with the words it was read from.
        sources: heads of those who act.
        targets: heads of those acted upon, likeliest first.
    """

    reading: Reading
    sources: tuple[int, ...]
    targets: tuple[int, ...]

    @property
    def act(self) -> Act:
        """The act, composed."""
        return self.reading.act

    @property
    def has_sides(self) -> bool:
        """Whether someone acts or is acted upon; both, where the word is weak."""
        if self.reading.sense.weak:
            return bool(self.sources and self.targets)
        return bool(self.sources or self.targets)


def relations(tree: Parsed, lexicon: ActLexicon) -> tuple[Relation, ...]:
    """The relations of a sentence in the order of their predicates."""
    return tuple(r for r in candidates(tree, lexicon) if r.has_sides)


def candidates(tree: Parsed, lexicon: ActLexicon) -> tuple[Relation, ...]:
    """What every predicate tells of, with or without someone on its sides."""
    found: list[Relation] = []
    covered: set[int] = set()
    for index in range(len(tree)):
        if index in covered or not senses_at(tree, index, lexicon):
            continue
        reading = evaluate(tree, index, lexicon)
        if reading is None:
            continue
        covered.update(reading.chain)
        if len(reading.chain) > 1 and _UNREAL & set(reading.operators):
            covered |= tree.subtree(reading.chain[1])
        found.append(_relation(tree, reading))
    return tuple(found)


def _relation(tree: Parsed, reading: Reading) -> Relation:
    sources = subjects(tree, reading.chain[0])
    others = tuple(i for i in targets(tree, reading) if i not in sources)
    if reading.sense.reverse or Operator.FACE in reading.operators:
        sources, others = others, sources
    return Relation(reading=reading, sources=sources, targets=others)


def phrase(tree: Parsed, head: int) -> tuple[int, ...]:
    """Tokens of the phrase that a head governs: a run without its clauses and marks.

    Prepositions and marks at the edges are no part of it; "of" within it is.
    """
    below = tree.subtree(head, without=_OUTSIDE)
    first = last = head
    while first - 1 in below:
        first -= 1
    while last + 1 in below:
        last += 1
    while first < head and tree.deprel[first] in _EDGES:
        first += 1
    while last > head and tree.deprel[last] in _EDGES:
        last -= 1
    return tuple(range(first, last + 1))


def main_relation(tree: Parsed, told: tuple[Relation, ...]) -> Relation | None:
    """The relation that the sentence is about: both sides named, nearest its root."""

    def rank(relation: Relation) -> tuple[bool, bool, int]:
        top = relation.reading.chain[0]
        whole = bool(relation.sources and relation.targets)
        depth = sum(1 for _ in tree.ancestors(top))
        return not relation.sources, not whole and depth > 1, depth

    return min(told, key=rank, default=None)
