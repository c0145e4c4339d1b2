"""The forms in which a sentence names whose account it gives, without a verb of saying.

"(source: civil defence)", "by the account of two nurses", "as the mayor put it",
"hospital records show", "is said by herders to have".
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.read.attribution_forms import Attribution, head_of, is_nominal
from trucewatch.read.speaker_phrases import (
    phrase_end,
    phrase_of,
    say_verbs,
    subject_before,
)
from trucewatch.read.speakers import Speaker, anyone, speaker_of
from trucewatch.read.words import Form, Word
from trucewatch.reference.lexicon import word_set

_ACCOUNTS = word_set("speech", "accounts", "nouns")
_PAPERS = word_set("speech", "accounts", "papers")
_SHOWING = word_set("speech", "accounts", "showing")
_TELLING = word_set("speech", "accounts", "telling")
_SOURCES = frozenset({"source", "sources"})
_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_BY = frozenset({"by", "in", "on", "from"})
_OF = frozenset({"of", "from", "by", "at"})
_PUTTING = frozenset({"put", "puts", "placed", "estimated", "estimates"})
_NUMBERS = frozenset(
    {"number", "numbers", "total", "figure", "count", "toll", "tally", "sum"}
)
_BE = frozenset({"is", "are", "was", "were", "been"})
_REACH = 9
"""Words of the longest phrase that names who tells."""

HEADS = _SOURCES | _SHOWING | {"as"} | _ACCOUNTS | _PUTTING
"""Words at which such a form is looked for, beside the verbs of saying."""


def account(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """The form that stands at word `index`, or None."""
    lower = words[index].lower
    forms: tuple[tuple[bool, _Form], ...] = (
        (lower in _SOURCES, _source_line),
        (lower in _ACCOUNTS, _by_account),
        (lower == "as", _as_told),
        (lower in _SHOWING, _papers_show),
        (lower in _PUTTING, _puts_number),
        (lower not in HEADS, _said_by),
    )
    for fits, form in forms:
        found = form(text, words, index) if fits else None
        if found is not None:
            return found
    return None


_Form = Callable[[str, tuple[Word, ...], int], Attribution | None]


def _named(phrase: str) -> Speaker | None:
    if not phrase or not is_nominal(phrase):
        return None
    return speaker_of(phrase) or anyone(head_of(phrase))


def _attribution(
    phrase: str, first: int, last: int, *, trailing: bool
) -> Attribution | None:
    speaker = _named(phrase)
    if speaker is None:
        return None
    return Attribution(speaker=speaker, first=first, last=last, trailing=trailing)


def _source_line(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "(source: the ministry)", "Source: the ministry"."""
    if [word.text for word in words[index + 1 : index + 2]] != [":"]:
        return None
    last = phrase_end(text, words, index + 2)
    phrase = phrase_of(text, words, index + 2, last)
    return _attribution(phrase, index, last, trailing=index > 1)


def _by_account(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "by the account of X", "by X's reckoning", "by their own account"."""
    after = words[index + 1].lower if index + 1 < len(words) else "."
    start = next(
        (
            at
            for at in range(index - 1, max(-1, index - _REACH), -1)
            if _opens(words, at)
        ),
        None,
    )
    if start is None:
        return None
    between = [word.lower for word in words[start + 1 : index]]
    if after == "of" and set(between) <= {"the", "own"}:
        last = phrase_end(text, words, index + 2)
        phrase = phrase_of(text, words, index + 2, last)
        return _attribution(phrase, start, last, trailing=start > 0)
    if between and between[0] in _OWNERS and set(between[1:]) <= {"own"}:
        speaker = Speaker(hop=None, pronoun=_OWNERS[between[0]])
        return Attribution(
            speaker=speaker, first=start, last=index + 1, trailing=start > 0
        )
    owner = next((n for n in range(start + 1, index) if words[n].lower == "'s"), None)
    if owner is None or owner < index - 2:
        return None
    phrase = phrase_of(text, words, start + 1, owner)
    return _attribution(phrase, start, index + 1, trailing=start > 0)


def _opens(words: tuple[Word, ...], at: int) -> bool:
    """Whether "by" or "in" at `at` opens such a phrase: in front, or behind a mark."""
    if words[at].lower not in _BY:
        return False
    return at == 0 or not words[at - 1].text[0].isalnum()


def _as_told(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "as X put it", "as X has it", "as told by X"."""
    if words[index + 2 : index + 3] and words[index + 2].lower == "by":
        hit = say_verbs().at(words, index + 1)
        known = words[index + 1].lower in _TELLING
        if known or (hit is not None and Form.PARTICIPLE in hit.forms):
            last = phrase_end(text, words, index + 3)
            phrase = phrase_of(text, words, index + 3, last)
            return _attribution(phrase, index, last, trailing=index > 0)
    for at in range(index + 2, min(index + 2 + _REACH, len(words) - 1)):
        if words[at].lower in _TELLING and words[at + 1].lower == "it":
            phrase = phrase_of(text, words, index + 1, at)
            return _attribution(phrase, index, at + 2, trailing=index > 0)
        if not words[at].is_word and words[at].lower != "'s":
            return None
    return None


def _papers_show(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "police data show", "records of the clinic show", "X's figures suggest"."""
    first, phrase = subject_before(text, words, index)
    lowers = phrase.lower().split()
    if not lowers or not _PAPERS & {lowers[-1], lowers[0], *lowers[1:2]}:
        return None
    owner = _owner_of(phrase)
    if owner is None:
        return None
    trailing = first > 0 and not words[first - 1].is_word
    return _attribution(owner, first, index + 1, trailing=trailing)


def _owner_of(phrase: str) -> str | None:
    """Whose papers they are: "police" of "police data", or None for nobody's."""
    parts = phrase.split()
    while parts and parts[0].lower() in {"the", "new", "latest", "official", "fresh"}:
        parts = parts[1:]
    for at, part in enumerate(parts[:-2]):
        if part.lower() in _PAPERS and parts[at + 1].lower() in _OF:
            return " ".join(parts[at + 2 :])
    for at, part in enumerate(parts):
        if part.endswith(("'s", "’s")):
            return " ".join(parts[: at + 1])[:-2]
    while parts and parts[-1].lower() in _PAPERS:
        parts = parts[:-1]
    return " ".join(parts) or None


def _puts_number(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "X put the number of dead at 40", "X puts the toll at 40"."""
    object_ = {word.lower for word in words[index + 1 : index + 4]}
    if not object_ & _NUMBERS or "at" not in {w.lower for w in words[index + 2 :]}:
        return None
    first, phrase = subject_before(text, words, index)
    return _attribution(phrase, first, index + 1, trailing=False)


def _said_by(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "is said by X to have", "were reported by X as"."""
    hit = say_verbs().at(words, index)
    if hit is None or Form.PARTICIPLE not in hit.forms or index == 0:
        return None
    behind = words[hit.last : hit.last + 1]
    passive = words[index - 1].lower in _BE and behind and behind[0].lower == "by"
    if not passive:
        return None
    end = phrase_end(text, words, hit.last + 1)
    for at in range(hit.last + 2, end):
        if words[at].lower == "to" and at + 1 < len(words):
            phrase = phrase_of(text, words, hit.last + 1, at)
            return _attribution(phrase, index - 1, at, trailing=False)
    return None
