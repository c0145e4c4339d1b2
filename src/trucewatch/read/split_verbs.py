"""Verbs parted from their particles: "pulled the troops back", "shot him dead"."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.read.words import VerbHit, Word, particles, verb_forms

_REACH = 7
"""Words between a verb and its particle, at most."""

_BARRED = frozenset({",", ";", ".", "and", "that", "who", "which", "after", "while"})
_PLAIN = frozenset(
    {"back", "over", "up", "down", "out", "off", "away", "in", "through", "home", "on"}
)
"""Particles of many verbs: "and" parts them from the verb ("set a car and go off")."""


class SplitIndex:
    """Finds the verbs of a list whose particles stand behind the object.

    Args:
        lemmas: verbs with their particles ("set/set/set alight").
        movable: particles that may stand apart, several with spaces ("to ashes").
    """

    def __init__(self, lemmas: Iterable[str], movable: Iterable[str]) -> None:
        may_move = frozenset(movable)
        self._by_form: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for lemma in lemmas:
            wanted = particles(lemma)
            if " ".join(wanted) not in may_move:
                continue
            for written in verb_forms(lemma):
                held = self._by_form.setdefault(written, {})
                held.setdefault(wanted[0], []).append((wanted, lemma))

    def find(self, words: tuple[Word, ...]) -> tuple[VerbHit, ...]:
        """Every such verb, in text order, its particles two to seven words behind."""
        found = []
        for index, word in enumerate(words):
            held = self._by_form.get(word.lower)
            lemma = held and _parted(words, index, held)
            if lemma:
                forms = verb_forms(lemma)[word.lower]
                hit = VerbHit(lemma=lemma, head=index, last=index + 1, forms=forms)
                found.append(hit)
        return tuple(found)


def _parted(
    words: tuple[Word, ...],
    head: int,
    held: dict[str, list[tuple[tuple[str, ...], str]]],
) -> str | None:
    joined = False
    for index in range(head + 1, min(head + 2 + _REACH, len(words))):
        word = words[index].lower
        if index > head + 1:
            for wanted, lemma in held.get(word, ()):
                if joined and wanted[0] in _PLAIN:
                    continue
                behind = words[index : index + len(wanted)]
                if tuple(part.lower for part in behind) == wanted:
                    return lemma
        if word in _BARRED and word != "and":
            return None
        joined = joined or word == "and"
    return None
