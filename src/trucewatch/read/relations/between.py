"""The relation between two given actors of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.read.relations.arguments import own_subjects, subjects, targets
from trucewatch.read.relations.evaluate import Focus, Reading, evaluate, senses_at
from trucewatch.read.relations.lexicon import Act, ActLexicon
from trucewatch.text.parsed import Parsed

Range = tuple[int, int]
"""Half-open range of code points of the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A predicate's reading, with how well it ties the two actors together."""

    reading: Reading
    score: float


def act_between(
    tree: Parsed, source: Range, target: Range, lexicon: ActLexicon
) -> Act | None:
    """The act that `source` does to `target` as the sentence says, or None.

    Args:
        tree: the sentence.
        source: words of the one who acts.
        target: words of the one acted upon.
        lexicon: words that tell of acts.
    """
    candidates = find_candidates(tree, source, target, lexicon)
    if not candidates:
        return None
    return max(candidates, key=lambda c: (c.score, -c.reading.chain[0])).reading.act


def find_candidates(
    tree: Parsed, source: Range, target: Range, lexicon: ActLexicon
) -> list[Candidate]:
    """Every reading of a predicate that may tie the two, with its score."""
    ones, others = set(tree.at(*source)), set(tree.at(*target))
    if not ones or not others:
        return []
    goal = tree.topmost(sorted(others))
    toward = frozenset({goal, *tree.ancestors(goal)})
    focus = Focus(toward=toward, outside=frozenset(ones | others))
    readings = [
        reading
        for index in range(len(tree))
        if index not in focus.outside and senses_at(tree, index, lexicon)
        if (reading := evaluate(tree, index, lexicon, focus=focus)) is not None
    ]
    below = {index for reading in readings for index in reading.chain[1:]}
    return [
        Candidate(reading=reading, score=_tie(tree, reading, ones, others, focus))
        for reading in readings
        if reading.chain[0] not in below
    ]


def _tie(
    tree: Parsed, reading: Reading, ones: set[int], others: set[int], focus: Focus
) -> float:
    """How well a reading ties the two actors: by syntax first, then by order."""
    top = reading.chain[0]
    score = 0.0
    if any(index in ones for index in own_subjects(tree, top)):
        score += 6
    elif any(index in ones for index in subjects(tree, top)):
        score += 3.5
    if top in focus.toward:
        score += 2
    if any(index in others for index in targets(tree, reading)):
        score += 2
    if any(index in ones for index in targets(tree, reading)):
        score -= 2
    everyone = ones | others
    low, high = min(everyone), max(everyone)
    if low < top < high:
        score += 1.5
    score += 0.5 * len(reading.operators)
    gap = min(abs(top - index) for index in ones)
    score -= 0.05 * min(gap, 20)
    if reading.sense.weak:
        score -= 1
    return score
