"""The noun phrases that name speakers, before and behind a verb of saying."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.read.speakers import ROLES, speaker_of
from trucewatch.read.words import Form, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon


@cache
def say_verbs() -> VerbIndex:
    """The verbs of saying."""
    return VerbIndex(load_lexicon("speech")["verbs"]["say"])


_ADVERBS = frozenset(
    [
        "also",
        "again",
        "earlier",
        "later",
        "further",
        "had",
        "has",
        "have",
        "then",
        "repeatedly",
        "reportedly",
    ]
)


_QUOTES = frozenset('"“”«»„')


_STOPS = frozenset({"that", "as", "but", "and", "while", "after", "when", "if"})


_FINITE = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "will", "would", "be", "been"]
)


def phrase_of(text: str, words: tuple[Word, ...], first: int, last: int) -> str:
    """The words ``[first, last)`` as the sentence writes them."""
    return text[words[first].start : words[last - 1].end] if first < last else ""


def phrase_end(text: str, words: tuple[Word, ...], start: int) -> int:
    """End of the noun phrase at `start`, with an apposed name or office."""
    end = _segment_end(words, start)
    if end < len(words) and words[end].text == ",":
        more = _segment_end(words, end + 1)
        apposed = phrase_of(text, words, end + 1, more)
        if more < len(words) and _is_apposed(
            phrase_of(text, words, start, end), apposed
        ):
            return more
    return end


def _segment_end(words: tuple[Word, ...], start: int) -> int:
    end = start
    while end < len(words) and not _ends_phrase(words, end):
        end += 1
    return end


def _ends_phrase(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    if word.text in ",;:()—–" or word.text in _QUOTES:
        return True
    if word.text == ".":
        return True
    lower = word.lower
    hit = say_verbs().at(words, index)
    return (
        lower in _FINITE
        or lower in {"that", "who", "which", "on", "saying", "as", "but", "while"}
        or (hit is not None and hit.forms & {Form.PAST} != frozenset())
    )


def _is_apposed(first: str, second: str) -> bool:
    """Whether one is an office and the other a bare name: two words for one."""
    return (_is_office(first) and _is_name(second)) or (
        _is_name(first) and _is_office(second)
    )


def _is_office(phrase: str) -> bool:
    lowers = [word.lower for word in words_of(phrase)]
    return bool(ROLES & set(lowers)) and not _FINITE & set(lowers) and len(lowers) < 22


def _is_name(phrase: str) -> bool:
    words = words_of(phrase)
    names = [word for word in words if word.is_name]
    if not names or len(words) > 6 or len(words) - len(names) > 1:
        return False
    speaker = speaker_of(phrase)
    return speaker is not None and speaker.hop is not None and not speaker.is_outlet


def subject_before(text: str, words: tuple[Word, ...], index: int) -> tuple[int, str]:
    """Start and text of the noun phrase before the verb at `index`."""
    end = index
    while end and words[end - 1].lower in _ADVERBS:
        end -= 1
    comma = end and words[end - 1].text == ","
    first = _segment_start(words, end - 1 if comma else end)
    last = end - 1 if comma else end
    phrase = _cut_relative(phrase_of(text, words, first, last))
    if first >= 2 and words[first - 1].text == ",":
        earlier = _segment_start(words, first - 1)
        other = phrase_of(text, words, earlier, first - 1)
        if _is_apposed(other, phrase):
            return earlier, f"{other}, {phrase}"
        if comma and _is_relative(phrase):
            return earlier, other
    return first, phrase


_OPENING = re.compile(
    r"(?:(?:(?:late |earlier )?on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|on \d{1,2} [a-z]+(?: \d{4})?"
    r"|in (?:a|its|his|her|an) [\w-]+(?: [\w-]+)?"
    r"|earlier|meanwhile|later|separately|yesterday|today|also|still|at the same time)"
    r"(?: (?:on )?[a-z]+day)? (?=\S)",
    re.IGNORECASE,
)


def _cut_relative(phrase: str) -> str:
    phrase = _OPENING.sub("", phrase, count=1) if _OPENING.match(phrase) else phrase
    return re.split(r"\b(?:who|which|whose)\b", phrase)[0].strip(" ,") or phrase


def _is_relative(phrase: str) -> bool:
    return re.match(r"(?:who|which|whose|speaking|citing)\b", phrase) is not None


def _segment_start(words: tuple[Word, ...], end: int) -> int:
    start = end
    while start and not _starts_phrase(words[start - 1]):
        start -= 1
    return start


def _starts_phrase(word: Word) -> bool:
    return word.text in ",;:()—–.!?" or word.text in _QUOTES or word.lower in _STOPS
