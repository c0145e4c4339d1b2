"""Words of a sentence with their places, and the forms of verbs.

Offsets are code points of the sentence (`Passage.text`); `Passage.span_of`
turns them into offsets of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache, lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from trucewatch.text.sieve import keys_of

_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}|[A-Z]\d+\b|{_LETTERS}(?:[-‐‑'’ʼ]{_LETTERS})*|\d[\w.,:/]*\w|\d|\S"
)
_POSSESSIVE = re.compile(r"(?i)['’]s\Z")
_GLUED = re.compile(r"(?i:the)(?=(?:[Aa][lnrstdz]|[Ee]l)-[A-Z])")
_VOWELS = "aeiou"
MONTH = "May"
"""The month that is written like an auxiliary, but for its capital."""


class Word(NamedTuple):
    """A word, number or mark of a sentence; a tuple, for there are many of them.

    Args:
        start, end: half-open range of the sentence.
        text: as written.
        lower: the word in lower case with a plain apostrophe.
        is_name: whether it is written like a part of a name ("Hama", "al-Bab").
    """

    start: int
    end: int
    text: str
    lower: str
    is_name: bool

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[0].isalpha()


_ARTICLED = re.compile(r"(?:al|el|as|ash|at|an|ar|az|ez|er|ad|ed|es|et|ul)[-‐‑][A-Z]")


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of `text` in order; a possessive ending stands alone.

    "Syria- Russia" gives three words, "theal-Quneitra" two (pattern 36).
    """
    found: list[Word] = []
    for match in _WORD.finditer(text):
        place = match.start()
        for part, lower, is_name in _parts(match[0]):
            end = place + len(part)
            found.append(_word((place, end, part, lower, is_name)))
            place = end
    return tuple(found)


_word: Callable[[tuple[int, int, str, str, bool]], Word] = partial(tuple.__new__, Word)
"""A word of its fields; `Word` itself takes twice as long."""


@lru_cache(maxsize=16384)
def _parts(word: str) -> tuple[tuple[str, str, bool], ...]:
    """Text, lower case and `is_name` of each word in a run: runs come again."""
    parts: list[str] = []
    if len(word) > 5 and (glued := _GLUED.match(word)):
        parts.append(glued[0])
        word = word[glued.end() :]
    if word[-1] in "sS" and (cut := _POSSESSIVE.search(word)):
        parts.append(word[: cut.start()])
        word = word[cut.start() :]
    return tuple(
        (part, part.lower().replace("’", "'"), _is_name(part))
        for part in (*parts, word)
    )


def _is_name(text: str) -> bool:
    first = text[0]
    return first.isupper() or (first in "aeu" and bool(_ARTICLED.match(text)))


class Form(StrEnum):
    """Form of a verb as far as its ending tells."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


@cache
def verb_forms(lemma: str) -> dict[str, frozenset[Form]]:
    """Every written form of a verb with what it can be.

    Args:
        lemma: "shell", or with past and participle, "strike/struck/struck".
            Particles behind the verb ("carry out") are not part of it.
    """
    base, *irregular = lemma.split(" ", maxsplit=1)[0].split("/")
    past = irregular[0] if irregular else _ed(base)
    participle = irregular[-1] if irregular else past
    forms: dict[str, set[Form]] = {}
    for written, form in (
        (base, Form.BASE),
        (_s(base), Form.PRESENT),
        (past, Form.PAST),
        (participle, Form.PARTICIPLE),
        (_ing(base), Form.ING),
    ):
        forms.setdefault(written, set()).add(form)
    return {written: frozenset(kinds) for written, kinds in forms.items()}


def particles(lemma: str) -> tuple[str, ...]:
    """The words that belong right behind the verb: ``("out",)`` of "carry out"."""
    return tuple(lemma.split(" ")[1:])


class VerbHit(NamedTuple):
    """A verb of a list found among words; a tuple, for there are many of them.

    Args:
        lemma: entry of the list, as written there.
        head: index of the verb itself.
        last: index of its last particle, plus one.
        forms: what the written form can be.
    """

    lemma: str
    head: int
    last: int
    forms: frozenset[Form]


_lower_of = itemgetter(3)


def _lowers(words: tuple[Word, ...], first: int, last: int) -> tuple[str, ...]:
    return tuple([word.lower for word in words[first:last]])


class VerbIndex:
    """Finds the verbs of a list among words, with the particles they want.

    Its `heads` are the written forms of the verbs without particles; its `keys`
    are what a text must hold to hold one of them (see `text.sieve`).
    """

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._by_form: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for lemma in lemmas:
            for written in verb_forms(lemma):
                held = self._by_form.setdefault(written, [])
                held.append((particles(lemma), lemma))
                held.sort(key=lambda entry: -len(entry[0]))
        self.heads = frozenset(self._by_form)
        self.keys = keys_of(
            " ".join((written, *wanted))
            for written, held in self._by_form.items()
            for wanted, _ in held
        )

    def at(self, words: tuple[Word, ...], index: int) -> VerbHit | None:
        """The verb whose head stands at `index`, longest entry first, or None."""
        written = words[index].lower
        if written not in self._by_form:
            return None
        for wanted, lemma in self._by_form[written]:
            last = index + 1 + len(wanted)
            if not wanted or _lowers(words, index + 1, last) == wanted:
                forms = verb_forms(lemma)[written]
                return VerbHit(lemma=lemma, head=index, last=last, forms=forms)
        return None

    def find(self, words: tuple[Word, ...]) -> tuple[VerbHit, ...]:
        """Every verb of the list, in text order."""
        known = self._by_form
        if self.heads.isdisjoint(map(_lower_of, words)):
            return ()
        found: list[VerbHit] = []
        for index, word in enumerate(words):
            if word.lower in known and (hit := self.at(words, index)):
                found.append(hit)
        return tuple(found)


class PhraseIndex:
    """Finds fixed phrases among words; the last word may be a plural.

    Its `keys` are what a text must hold to hold one of them (see `text.sieve`).
    """

    def __init__(self, phrases: Iterable[str], *, plurals: bool = False) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase in phrases:
            parts = tuple(word.lower for word in words_of(phrase))
            ways = {parts}
            if plurals:
                ways.add((*parts[:-1], _s(parts[-1])))
                ways.add((_s(parts[0]), *parts[1:]))
            for way in sorted(ways):
                held = self._by_first.setdefault(way[0], [])
                held.append((way, phrase))
                held.sort(key=lambda entry: -len(entry[0]))
        self.keys = keys_of(
            " ".join(way) for held in self._by_first.values() for way, _ in held
        )

    def at(self, words: tuple[Word, ...], index: int) -> tuple[str, int] | None:
        """Phrase that starts at `index` and the index after it, or None."""
        first = words[index].lower
        if first not in self._by_first:
            return None
        for way, phrase in self._by_first[first]:
            last = index + len(way)
            if len(way) == 1 or _lowers(words, index, last) == way:
                return phrase, last
        return None

    def find(self, words: tuple[Word, ...]) -> tuple[tuple[str, int, int], ...]:
        """Every phrase with the half-open range of its words; none overlap."""
        found: list[tuple[str, int, int]] = []
        known, end = self._by_first, 0
        if known.keys().isdisjoint(map(_lower_of, words)):
            return ()
        for index, word in enumerate(words):
            if index < end or word.lower not in known:
                continue
            hit = self.at(words, index)
            if hit:
                found.append((hit[0], index, hit[1]))
                end = hit[1]
        return tuple(found)


_DOUBLED = frozenset(
    {"kidnap", "repel", "expel", "transfer", "rebel", "admit", "permit", "commit"}
    | {
        "deter",
        "defer",
        "refer",
        "occur",
        "incur",
        "compel",
        "propel",
        "abet",
        "airdrop",
        "patrol",
    }
)
"""Verbs of two syllables with the stress on the last: "kidnapped", "repelled"."""


def _doubles(base: str) -> bool:
    if base in _DOUBLED:
        return True
    vowels = [letter in _VOWELS for letter in base]
    return (
        len(base) >= 3
        and vowels[-3:] == [False, True, False]
        and sum(vowels) == 1
        and base[-1] not in "wxy"
    )


def _s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith("ee"):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"
