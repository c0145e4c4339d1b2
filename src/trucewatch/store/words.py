"""Words as the search index keeps them: one form for every spelling of a word.

Words are found again whatever their case, accents or vowel marks: both engines are
handed the same words, so that neither's own rules decide what is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

LONGEST_WORD = 64
"""Code points of a word that count; what follows is cut off."""

_JOINING = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u08d3-\u08ff\u200c\u200d\u1ab0-\u1aff\u1dc0-\u1dff"
)
"""Marks and joiners inside a word: accents, vowel signs, soft hyphens."""
_WORD = re.compile(rf"[^\W_]+(?:[{_JOINING}]+[^\W_]*)*")
_LETTERS = str.maketrans(
    {"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ە": "ه", "ـ": None, "ı": "i", "ł": "l"}
)
"""Letters that are written for one another."""


class Word(NamedTuple):
    """A word in a text: its kept form, and where it stands (code points)."""

    form: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    for found in _WORD.finditer(text):
        form = kept_form(found[0])
        if form:
            yield Word(form, found.start(), found.end())


def kept_form(word: str) -> str:
    """The form in which a word is kept: letters and digits only, or ""."""
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    return _folded(word)


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word).casefold().translate(_LETTERS)
    apart = unicodedata.normalize("NFKD", apart)
    return "".join(sign for sign in apart if sign.isalnum())[:LONGEST_WORD]


@dataclass(frozen=True, slots=True)
class Term:
    """What is looked for: one word, or several in a row; `open`: any ending counts."""

    words: tuple[str, ...]
    open: bool = False


MOST_TERMS = 32
"""Terms of a query that count."""

_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query; all of them have to be there.

    Words in double quotes stand in a row; ``*`` after a word leaves its ending open.
    Every other sign only separates words, so that no query is wrong.
    """
    found: list[Term] = []
    for piece in _PIECE.finditer(query):
        quoted, plain = piece[1], piece[2]
        if plain is None:
            forms = tuple(word.form for word in words_of(quoted))
            found += [Term(forms)] if forms else []
            continue
        forms = tuple(word.form for word in words_of(plain))
        found += [Term((form,)) for form in forms[:-1]]
        found += [Term((form,), plain.endswith("*")) for form in forms[-1:]]
    return tuple(dict.fromkeys(found))[:MOST_TERMS]
