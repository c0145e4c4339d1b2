"""Upper-case text written as it would stand in a paper; for MUC-4 only.

The program has no such step: a text in capitals is read as it is. Each word gets the
form that it most often has in the treebanks' training parts away from the start of a
sentence; one that they do not know, but whose stem they know in small letters, or that
ends as English nouns and verbs do ("-tion", "-ing"), has small letters; any other is
taken for a name and capitalised; one that stands alone in brackets anywhere, or has no
vowel, is an acronym and stays; the first word of a sentence is capitalised. No word
list of any evaluation set is used.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_WORD = re.compile(r"[A-Z]+(?:'[A-Z]+)?")
_ALONE = re.compile(r"[\[(]([A-Z][A-Z-]*)[\])]")
_OPENS = re.compile(r"(?:\A|[.!?]|--|TEXT\])[\s\"'(\[]*\Z")


def forms(treebanks: Iterable[Path]) -> dict[str, str]:
    """Lower-case word to its most common form inside sentences."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in treebanks:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for form in _inner(lines):
                counts[form.lower()][form] += 1
    return {word: seen.most_common(1)[0][0] for word, seen in counts.items()}


def _inner(lines: Iterable[str]) -> Iterator[str]:
    """Word forms of a treebank, without the first word of each sentence."""
    for line in lines:
        cells = line.split("\t", 2)
        if len(cells) > 1 and cells[0].isdigit() and cells[0] != "1":
            yield cells[1]


def truecase(text: str, known: Mapping[str, str]) -> str:
    """`text` with its capitals as in print.

    Args:
        text: text in capitals.
        known: lower-case word to its form (see `forms`).
    """
    acronyms = set(_ALONE.findall(text))

    def cased(match: re.Match[str]) -> str:
        word = match[0]
        if word in acronyms or not set("AEIOUY") & set(word):
            return word
        form = _form(word.lower(), known)
        opens = _OPENS.search(text, max(0, match.start() - 8), match.start())
        return form[0].upper() + form[1:] if opens else form

    return _WORD.sub(cased, text)


_ENGLISH = ("ed", "ing", "tion", "tions", "sion", "sions", "ment", "ments", "ly")
_ENDINGS = ("s", "es", "d", "ed", "ing", "er", "ers", "ly")


def _form(word: str, known: Mapping[str, str]) -> str:
    """A word's form: as known, in small letters like its stem, or as a name."""
    if word in known:
        return known[word]
    stems = (word.removesuffix(end) for end in _ENDINGS if word.endswith(end))
    small = (len(word) > 5 and word.endswith(_ENGLISH)) or any(
        _is_small(stem, known) for stem in stems
    )
    return word if small else word.capitalize()


def _is_small(stem: str, known: Mapping[str, str]) -> bool:
    """Whether a stem is known in small letters, with an "e" or one letter less too."""
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    forms_of = (known.get(form) for form in (stem, f"{stem}e", doubled))
    return len(stem) > 2 and any(form and form.islower() for form in forms_of)
