"""The act that a predicate tells of, with all that governs it from below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.read.relations.compose import compose, negate, spoken_alone
from trucewatch.read.relations.lexicon import (
    Act,
    ActLexicon,
    Operator,
    Sense,
)
from trucewatch.text.parsed import Parsed

_COMPLEMENTS = ("xcomp", "ccomp", "obj", "obl", "nmod", "acl", "advcl", "iobj")
_OF_OPERATOR = {
    Operator.SAY: ("ccomp", "parataxis"),
    Operator.LIGHT: ("obj", "nsubj:pass", "compound", "obl", "xcomp", "iobj", "nmod"),
    Operator.STOP: ("obj", "nsubj:pass", "xcomp", "ccomp", "nmod", "compound"),
    Operator.LEAD: ("obj", "obl", "xcomp"),
    Operator.INCREASE: ("obj", "nsubj:pass"),
    Operator.REDUCE: ("obj", "nsubj:pass", "nmod"),
}
"""Complements in which an operator's act may stand; elsewhere `_COMPLEMENTS`."""
_FUTURE = frozenset({"will", "shall", "'ll"})
_NEGATIONS = frozenset({"not", "n't", "never", "no"})
_WINDOW = 6
"""Tokens behind a verb within which its particle or preposition stands."""
_DEPTH = 4
"""Complements followed down at the most: deeper ones belong to someone else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a predicate tells of.

    Args:
        act: the act, composed.
        core: token of the word that names the act itself.
        chain: tokens from the predicate down to the core.
        operators: what they passed through, outermost first.
        sense: lexicon item of the core.
        negated: whether the act is said not to be done.
    """

    act: Act
    core: int
    chain: tuple[int, ...]
    operators: tuple[Operator, ...] = ()
    sense: Sense
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """Which way to read where a predicate has several complements.

    Args:
        toward: tokens on the way from the root to the one acted upon.
        outside: tokens that are no predicates here: the actors' own words.
    """

    toward: frozenset[int] = frozenset()
    outside: frozenset[int] = frozenset()


_ANYWHERE = Focus()


def senses_at(tree: Parsed, index: int, lexicon: ActLexicon) -> tuple[Sense, ...]:
    """The lexicon's items that match at a token, acts and operators, surest first."""
    word = tree.lower[index]
    if tree.upos[index] in {"VERB", "AUX"}:
        known, lemma = lexicon.forms.get(word), tree.lemma[index]
        if known is None:
            return _matching(tree, index, lexicon.verbs.get(lemma, ()))
        lemmas = sorted(known | {lemma})
        verbs = [s for lemma in lemmas for s in lexicon.verbs.get(lemma, ())]
        return _matching(tree, index, verbs)
    if tree.upos[index] == "NOUN" or (tree.upos[index] == "PROPN" and word.islower()):
        return _matching(tree, index, lexicon.nouns.get(tree.lemma[index].lower(), ()))
    if tree.upos[index] in {"ADJ", "ADP", "ADV"}:
        adjectives = lexicon.adjectives.get(word, ())
        if adjectives and tree.children(index, "cop"):
            return _matching(tree, index, adjectives)
    return ()


def _matching(tree: Parsed, index: int, senses: Sequence[Sense]) -> tuple[Sense, ...]:
    words = tree.words
    likely = [sense for sense in senses if sense.wanted <= words]
    found = [sense for sense in likely if _matches(tree, index, sense)]
    if len(found) > 1:
        found.sort(key=lambda sense: -sense.weight)
    return tuple(found)


def _matches(tree: Parsed, index: int, sense: Sense) -> bool:
    """Whether the words that the sense wants stand where it wants them."""
    after = index + 1
    for particle in sense.particles:
        place = _word_behind(tree, index, particle, after)
        if place is None:
            return False
        after = place + 1
    for back, word in enumerate(reversed(sense.before), start=1):
        if index < back or tree.lower[index - back] != word:
            return False
    if sense.copular and not tree.children(index, "cop"):
        return False
    if not sense.noun:
        return True
    noun = _noun_of(tree, index, sense.noun)
    if noun is None:
        return False
    if not sense.preposition:
        return True
    first = sense.preposition.split()[0]
    return _word_behind(tree, noun, first, noun + 1) is not None


def _word_behind(tree: Parsed, index: int, word: str, after: int) -> int | None:
    """Token of the word, close behind or attached to the token or its complement."""
    for place in range(after, min(len(tree), index + 1 + _WINDOW)):
        if tree.lower[place] == word and _belongs(tree, place, index):
            return place
    return None


def _belongs(tree: Parsed, place: int, index: int) -> bool:
    head = tree.head[place]
    return place == index + 1 or head == index or tree.head[head] == index


def _noun_of(tree: Parsed, index: int, lemma: str) -> int | None:
    """The object (or passive subject) of that lemma, its conjuncts included."""
    for child in tree.children(index, "obj", "nsubj:pass", "obl", "xcomp", "iobj"):
        for place in (child, *tree.children(child, "conj", "nmod", "compound")):
            if tree.lemma[place].lower() == lemma:
                return place
    return None


def evaluate(
    tree: Parsed,
    index: int,
    lexicon: ActLexicon,
    *,
    focus: Focus = _ANYWHERE,
    depth: int = _DEPTH,
) -> Reading | None:
    """The act that the predicate at `index` tells of, or None."""
    if index in focus.outside or _is_glued(tree, index):
        return None
    senses = senses_at(tree, index, lexicon)
    found = _first(tree, index, lexicon, senses=senses, focus=focus, depth=depth)
    if found is None and not senses and depth > 0:
        found = _below(tree, index, lexicon, focus=focus, depth=depth, only=("xcomp",))
    return _in_mood(tree, index, found)


def _is_glued(tree: Parsed, index: int) -> bool:
    """Whether the token is the second half of a joined word ("cease-fire")."""
    return (
        index > 0
        and tree.tokens[index - 1] in {"-", "‐", "‑"}
        and tree.end(index - 1) == tree.starts[index]
    )


def _first(
    tree: Parsed,
    index: int,
    lexicon: ActLexicon,
    *,
    senses: tuple[Sense, ...],
    focus: Focus,
    depth: int,
) -> Reading | None:
    """The surest reading of the senses: operators over acts, then acts alone."""
    acts = [sense for sense in senses if sense.act is not None]
    strong = next((sense for sense in acts if not sense.weak), None)
    operators = [sense for sense in senses if sense.operator is not None]
    for operator in operators:
        if strong is not None and _outweighs(strong, operator):
            continue
        found = _governed(tree, index, operator, lexicon, focus=focus, depth=depth)
        if found is not None:
            return found
    if strong is not None:
        return _own(tree, index, strong)
    for operator in operators if tree.upos[index] == "VERB" else ():
        alone = spoken_alone(operator.operator, operator.head)
        if alone is not None:
            return _own(tree, index, replace(operator, act=alone))
    return _own(tree, index, acts[0]) if acts else None


def _outweighs(act: Sense, operator: Sense) -> bool:
    """Whether the words match an act more closely than they match an operator."""
    return act.weight > operator.weight


def _own(tree: Parsed, index: int, sense: Sense) -> Reading:
    assert sense.act is not None  # noqa: S101 - senses of acts only
    noun = _noun_of(tree, index, sense.noun) if sense.noun else None
    chain = (index,) if noun is None else (index, noun)
    return Reading(act=sense.act, core=chain[-1], chain=chain, sense=sense)


def _governed(
    tree: Parsed,
    index: int,
    sense: Sense,
    lexicon: ActLexicon,
    *,
    focus: Focus,
    depth: int,
) -> Reading | None:
    """What an operator makes of the act in its complement, or None without one."""
    if depth == 0 or sense.operator is None:
        return None
    only = _OF_OPERATOR.get(sense.operator, _COMPLEMENTS)
    inner = _below(tree, index, lexicon, focus=focus, depth=depth, only=only)
    if inner is None:
        return None
    if tree.tokens[index].lower() in inner.sense.before:
        return inner
    if sense.operator is Operator.SAY:
        return _reported(tree, index, inner)
    return replace(
        inner,
        act=compose(sense.operator, inner.act),
        chain=(index, *inner.chain),
        operators=(sense.operator, *inner.operators),
    )


_DUTY = frozenset({"must", "should", "ought"})


def _reported(tree: Parsed, index: int, inner: Reading) -> Reading | None:
    """What saying makes of it: "said it would" promises, "said they must" demands.

    Nothing else: an act that is only told stands for itself.
    """
    marks = {tree.lemma[m].lower() for m in tree.children(inner.chain[0], "aux")}
    for operator, words in ((Operator.DEMAND, _DUTY), (Operator.PROMISE, _WOULD)):
        if marks & words:
            act = Act.REQUEST if operator is Operator.DEMAND else inner.act
            return replace(
                inner,
                act=compose(operator, act),
                chain=(index, *inner.chain),
                operators=(Operator.SAY, operator, *inner.operators),
            )
    return None


_WOULD = frozenset({"would"})


def _below(
    tree: Parsed,
    index: int,
    lexicon: ActLexicon,
    *,
    focus: Focus,
    depth: int,
    only: tuple[str, ...],
) -> Reading | None:
    """The first act among the complements: on the way of the focus, then nearest."""
    below = [child for relation in only for child in tree.children(index, relation)]
    for child in sorted(below, key=lambda child: child not in focus.toward):
        found = evaluate(tree, child, lexicon, focus=focus, depth=depth - 1)
        if found is not None:
            return found
    return None


def _in_mood(tree: Parsed, index: int, found: Reading | None) -> Reading | None:
    """The reading with the predicate's own negation and future."""
    if found is None:
        return None
    marks = {
        tree.lemma[child].lower()
        for child in tree.children(index, "aux", "advmod", "det", "cc")
    } | {tree.tokens[child].lower() for child in tree.children(index, "aux", "advmod")}
    if marks & _NEGATIONS:
        turned = negate(found.act)
        found = replace(found, act=turned or found.act, negated=True)
    if marks & _FUTURE and Operator.INTEND not in found.operators:
        found = replace(
            found,
            act=compose(Operator.INTEND, found.act),
            operators=(Operator.INTEND, *found.operators),
        )
    return found
