"""The text of a phrase without its when and where: "the deal" of "the deal in X on Y".

Stands on a sentence's tree. What a date or a place adds to an act is said in the
claim's own fields, so the words of its object leave it out.
"""

from __future__ import annotations

from collections.abc import Set

from trucewatch.read.occasions import times_in
from trucewatch.read.passage import Passage
from trucewatch.read.place_names import place_names
from trucewatch.text.parsed import Parsed

Range = tuple[int, int]
"""Half-open range of code points of the sentence."""

PHRASE = frozenset({"acl:relcl", "appos", "conj", "cc", "parataxis", "advcl"})
"""Relations that lead out of a noun phrase."""
CLAUSE = frozenset({"parataxis"})
"""Relations that lead out of a complement."""
_WHERE = frozenset({"in", "at", "near", "inside", "outside", "around", "across"})
_WHEN = frozenset(
    {"on", "in", "at", "by", "before", "after", "since", "until", "within"}
)
_EDGES = frozenset({"case", "punct", "mark", "cc"})
_LOOSE = frozenset({"obl", "nmod", "advmod", "advcl", "obl:unmarked", "nmod:unmarked"})


def token_at(tree: Parsed, start: int) -> int | None:
    """The token at a code point of the sentence; None where the tree left it out."""
    return next(iter(tree.at(start, start + 1)), None)


def bare_text(
    passage: Passage,
    tree: Parsed,
    head: int,
    *,
    without: frozenset[str] = PHRASE,
    outside: Set[int] = frozenset(),
    more: Set[int] = frozenset(),
    where: bool = False,
) -> Range:
    """Where the words below `head` stand, without date and place.

    Args:
        passage: the sentence.
        tree: its tree.
        head: head of the phrase or complement.
        without: relations that are not entered.
        outside: tokens that are no part of it.
        more: tokens that are, though the tree hung them elsewhere.
        where: whether places stay in.
    """
    left_out = _when_and_where(passage, tree, head, where=where) | outside
    below = (tree.subtree(head, without=without) | more) - left_out
    first = last = head
    while first - 1 in below and _is_next(tree, first - 1):
        first -= 1
    while (after := _after(tree, last, below, clause=without == CLAUSE)) is not None:
        last = after
    while first < head and tree.deprel[first] in _EDGES:
        first += 1
    while last > head and (tree.deprel[last] in _EDGES or tree.upos[last] == "PUNCT"):
        last -= 1
    while last + 2 < len(tree) and tree.text[tree.end(last) :][:1] == "-":
        last += 2
    return tree.starts[first], tree.end(last)


def _after(tree: Parsed, last: int, below: Set[int], *, clause: bool) -> int | None:
    """The token of `below` that goes on behind `last`, or None where the phrase ends.

    In a clause a noun phrase that the parser hung elsewhere may stand between.
    """
    if last + 1 < len(tree) and not _is_next(tree, last):
        return None
    for index in range(last + 1, min(len(tree), last + 1 + (_GAP if clause else 1))):
        if index in below:
            return index
        if tree.upos[index] not in {"NOUN", "PROPN", "ADJ", "DET", "NUM"}:
            return None
    return None


_GAP = 4


def _is_next(tree: Parsed, index: int) -> bool:
    """Whether no word was cut out of the sentence between a token and the next."""
    between = tree.text[tree.end(index) : tree.starts[index + 1]]
    return not any(mark.isalnum() for mark in between)


def _when_and_where(
    passage: Passage, tree: Parsed, head: int, *, where: bool
) -> set[int]:
    """Tokens below `head` that tell when, or where unless that stays in."""
    shift = passage.span.start
    times = [(m.span.start - shift, m.span.end - shift) for m in times_in(passage)]
    names = () if where else place_names(passage.text)
    places = [(name.start, name.end) for name in names]
    found: set[int] = set()
    for spans, cases in ((times, _WHEN), (places, _WHERE)):
        for start, end in spans:
            top = _modifier(tree, tree.at(start, end), cases)
            if top is not None and head not in tree.subtree(top):
                edge = min(tree.children(top, "case", "mark"), default=0)
                found |= {n for n in tree.subtree(top) if n >= edge}
    return found


def _modifier(
    tree: Parsed, tokens: tuple[int, ...], cases: frozenset[str]
) -> int | None:
    """Head of the phrase that the tokens are, where it modifies as one with `cases`."""
    if not tokens:
        return None
    top = tree.topmost(tokens)
    marks = {tree.tokens[n].lower() for n in tree.children(top, "case", "mark")}
    if tree.deprel[top] in {"compound", "nmod:poss", "amod", "obj", "nsubj"}:
        return None
    bare = not marks and tree.deprel[top] in _LOOSE
    return top if marks & cases or bare else None
