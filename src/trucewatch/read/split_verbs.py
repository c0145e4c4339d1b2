"""Verbs parted from their particles: "pulled the troops back", "shot him dead"."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.read.words import VerbHit, Word, particles, verb_forms

_REACH = 7
"""Words between a verb and its particle, at most."""

_BARRED = frozenset({",", ";", ".", "and", "that", "who", "which", "after", "while"})


class SplitIndex:
    """Finds the verbs of a list whose one particle stands behind the object."""

    def __init__(self, lemmas: Iterable[str], movable: Iterable[str]) -> None:
        may_move = frozenset(movable)
        self._by_form: dict[str, dict[str, str]] = {}
        for lemma in lemmas:
            wanted = particles(lemma)
            if len(wanted) != 1 or wanted[0] not in may_move:
                continue
            for written in verb_forms(lemma):
                self._by_form.setdefault(written, {}).setdefault(wanted[0], lemma)

    def find(self, words: tuple[Word, ...]) -> tuple[VerbHit, ...]:
        """Every such verb, in text order, its particle two to seven words behind."""
        found = []
        for index, word in enumerate(words):
            held = self._by_form.get(word.lower)
            lemma = held and _parted(words, index, held)
            if lemma:
                forms = verb_forms(lemma)[word.lower]
                hit = VerbHit(lemma=lemma, head=index, last=index + 1, forms=forms)
                found.append(hit)
        return tuple(found)


def _parted(words: tuple[Word, ...], head: int, held: dict[str, str]) -> str | None:
    for word in words[head + 1 : head + 2 + _REACH]:
        if word.lower in _BARRED:
            return None
        if word.lower in held and word is not words[head + 1]:
            return held[word.lower]
    return None
