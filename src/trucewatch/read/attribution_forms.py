"""The forms in which a sentence names who speaks, other than "X said".

"According to X", "citing X", "Y quoted X as saying", "told Y", "X denied".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.read.speaker_phrases import phrase_end, phrase_of, subject_before
from trucewatch.read.speakers import Speaker, anyone, speaker_of
from trucewatch.read.words import Form, VerbHit, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon


@cache
def act_verbs() -> VerbIndex:
    """The verbs of speech that name their speaker without quoting."""
    return VerbIndex(load_lexicon("speech")["verbs"]["act"])


@cache
def quote_verbs() -> VerbIndex:
    """The verbs of quoting another."""
    return VerbIndex(load_lexicon("speech")["verbs"]["quote"])


CARRIERS = frozenset({"by", "told", "with", "to"})
"""Words behind which an outlet may be named that carries what is said."""


SOURCES = frozenset({"citing", "quoting"})


_FINITE = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "will", "would", "be", "been"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One place of a sentence that names a speaker.

    Args:
        speaker: who speaks.
        first, last: half-open range of words that say so.
        trailing: whether the words stand behind what is said.
        carrier: the outlet that the same words name beside the speaker, or None.
        act: whether it is an act of speech ("X denied ...") and no quoting.
        cited: whether another speaker cites this one ("Y said, citing X").
    """

    speaker: Speaker
    first: int
    last: int
    trailing: bool
    carrier: Speaker | None = None
    act: bool = False
    cited: bool = False


def according(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "According to X," and ", according to X"; "citing X"."""
    word = words[index].lower
    if word in SOURCES:
        start = index + 1
    elif word == "according" and words[index + 1 : index + 2]:
        start = index + 2
    else:
        return None
    last = phrase_end(text, words, start)
    phrase = phrase_of(text, words, start, last)
    speaker = speaker_of(phrase) or anyone(head_of(phrase))
    if speaker is None:
        return None
    return Attribution(
        speaker=speaker,
        first=index,
        last=last,
        trailing=index > 1,
        cited=word in SOURCES,
    )


_HEAD = re.compile(r"\s+(?:in|at|near|from|of|with|on|for|by|along|who|outside)\s.*")


def head_of(phrase: str) -> str:
    """The phrase without what hangs behind its noun: "a driver", not "from X"."""
    return _HEAD.sub("", phrase).strip()


def is_nominal(phrase: str) -> bool:
    """Whether the words can be a noun phrase: not too many, no finite verb."""
    words = [word.lower for word in words_of(phrase)]
    return 0 < len(words) < 30 and not _FINITE & set(words)


def quoting(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "Y quoted X as saying", "X was quoted by Y as saying"."""
    hit = quote_verbs().at(words, index)
    if hit is None or Form.ING in hit.forms:
        return None
    first, phrase = subject_before(text, words, index)
    passive = words[hit.last].lower == "by" if hit.last < len(words) else False
    start = hit.last + 1 if passive else hit.last
    last = phrase_end(text, words, start)
    other = speaker_of(phrase_of(text, words, start, last))
    subject = speaker_of(_without_be(phrase)) if phrase else None
    if not passive and phrase != _without_be(phrase):
        return _quoted_alone(words, hit, subject, first)
    if other is None or subject is None:
        return None
    speaker, carrier = (subject, other) if passive else (other, subject)
    return Attribution(
        speaker=speaker, first=first, last=last, trailing=first > 0, carrier=carrier
    )


def _quoted_alone(
    words: tuple[Word, ...], hit: VerbHit, speaker: Speaker | None, first: int
) -> Attribution | None:
    """Match "X was quoted as saying", with no word by whom."""
    if speaker is None or [w.lower for w in words[hit.last : hit.last + 1]] != ["as"]:
        return None
    last = min(hit.last + 2, len(words))
    return Attribution(speaker=speaker, first=first, last=last, trailing=first > 0)


def _without_be(phrase: str) -> str:
    return re.sub(r"\s+(?:was|were|is|are|has been|have been)\Z", "", phrase)


def carried(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "told Y", "quoted by Y", "carried by Y", "in an interview with Y"."""
    word = words[index].lower
    if word not in CARRIERS:
        return None
    last = phrase_end(text, words, index + 1)
    speaker = speaker_of(phrase_of(text, words, index + 1, last))
    if speaker is None or not speaker.is_outlet:
        return None
    return Attribution(speaker=speaker, first=index, last=last, trailing=True)


def acting(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "X denied ...", "X called on ...": the subject speaks, in paraphrase."""
    hit = act_verbs().at(words, index)
    if hit is None or not hit.forms & {Form.PAST, Form.PRESENT}:
        return None
    if hit.lemma.startswith(("deny", "refuse")) and _is_barring(words, hit.last):
        return None
    first, phrase = subject_before(text, words, index)
    speaker = speaker_of(phrase) if is_nominal(phrase) else None
    if speaker is None or speaker.is_outlet:
        return None
    return Attribution(
        speaker=speaker, first=first, last=hit.last, trailing=False, act=True
    )


_BARRED = frozenset({"entry", "access", "passage", "permission", "entrance"})


def _is_barring(words: tuple[Word, ...], last: int) -> bool:
    """Whether it is an act at a gate, not of speech: "denied the patrol entry"."""
    return any(word.lower in _BARRED for word in words[last : last + 6])
