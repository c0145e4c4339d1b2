"""What a dependency parser gives, whichever parser it is.

Labels are those of Universal Dependencies 2 (universaldependencies.org), so rules
written on them serve every language that has a parser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One sentence as a dependency tree; all fields have one item a token.

    Args:
        text: the sentence.
        tokens: the words as written.
        starts: code point in `text` at which each token begins.
        upos: universal parts of speech, e.g. ``VERB``.
        feats: universal features, e.g. ``Tense=Past|VerbForm=Fin``, or "".
        lemma: dictionary forms, lower case but for proper nouns.
        head: index of each token's head; a root is its own head.
        deprel: universal relation to the head; a root has ``root``.
        lower: the words in lower case.
        words: all of `lower` and all lemmas in lower case: what may be looked for.
    """

    text: str
    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]
    lower: tuple[str, ...] = field(init=False, repr=False, compare=False)
    words: frozenset[str] = field(init=False, repr=False, compare=False)
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False)
    _bases: tuple[str, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lower = tuple(map(str.lower, self.tokens))
        object.__setattr__(self, "lower", lower)
        lemmas = map(str.lower, self.lemma)
        object.__setattr__(self, "words", frozenset(lower).union(lemmas))
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, head in enumerate(self.head):
            if head != index:
                children[head].append(index)
        object.__setattr__(self, "_children", tuple(map(tuple, children)))
        object.__setattr__(self, "_bases", tuple(map(_base, self.deprel)))

    def __len__(self) -> int:
        return len(self.tokens)

    def end(self, index: int) -> int:
        """Code point in `text` just behind the token."""
        return self.starts[index] + len(self.tokens[index])

    def children(self, index: int, *relations: str) -> tuple[int, ...]:
        """The token's dependents in text order, of these relations if any are named.

        ``obl`` also names its subtypes (``obl:agent``); ``obl:agent`` itself only.
        """
        found = self._children[index]
        if not (found and relations):
            return found
        whole, bases = self.deprel, self._bases
        named: tuple[int, ...] = ()
        for child in found:
            if bases[child] in relations or whole[child] in relations:
                named += (child,)
        return named

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> set[int]:
        """The token and everything below it, not entering the relations `without`."""
        found, todo = {index}, [index]
        while todo:
            for child in self._children[todo.pop()]:
                if self.deprel[child] not in without and child not in found:
                    found.add(child)
                    todo.append(child)
        return found

    def ancestors(self, index: int) -> Iterator[int]:
        """The token's head, its head's head and so on, the root last."""
        seen = {index}
        while self.head[index] not in seen:
            index = self.head[index]
            seen.add(index)
            yield index

    def at(self, start: int, end: int) -> tuple[int, ...]:
        """The tokens that the code points `start, end` touch."""
        return tuple(
            index
            for index, begins in enumerate(self.starts)
            if begins < end and start < begins + len(self.tokens[index])
        )

    def topmost(self, indices: Sequence[int]) -> int:
        """The token of `indices` that governs the others: the head of a phrase."""
        chosen = set(indices)
        for index in indices:
            if self.head[index] not in chosen or self.head[index] == index:
                return index
        return indices[0]


@lru_cache(maxsize=256)
def _base(relation: str) -> str:
    """The relation without its subtype: ``obl`` of ``obl:agent``."""
    return relation.partition(":")[0]


class Parser(Protocol):
    """Anything that turns sentences into dependency trees."""

    name: str
    """Name and version, kept on every claim that was read with it."""

    def parse(self, text: str) -> Parsed:
        """The tree of one sentence."""
        ...

    def parse_all(self, texts: Sequence[str]) -> list[Parsed]:
        """The trees of many sentences, in order; faster than one by one."""
        ...
