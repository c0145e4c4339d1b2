"""Where a sentence says who says it: "X said", "according to X", "Y reported"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from trucewatch.read.clauses import verb_groups
from trucewatch.read.speakers import ROLES, Speaker, speaker_of
from trucewatch.read.words import Form, VerbHit, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_VERBS = load_lexicon("speech")["verbs"]
_SAY = VerbIndex(_VERBS["say"])
_ACT = VerbIndex(_VERBS["act"])
_QUOTE = VerbIndex(_VERBS["quote"])
_CARRY = VerbIndex(_VERBS["carry"])
_THAT_NEEDED = frozenset(_VERBS["that_needed"])
_OUTLET_WORDS = word_set("speech", "words", "outlets")
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
_BEFORE_NO_SAYING = frozenset({"to", "the", "a", "an", "its", "their", "his", "her"})
"""Words behind which "comment" or "report" is no one's saying: "the report"."""
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
    """

    speaker: Speaker
    first: int
    last: int
    trailing: bool
    carrier: Speaker | None = None
    act: bool = False


@lru_cache(maxsize=4096)
def attributions(text: str) -> tuple[Attribution, ...]:
    """Every attribution in the sentence `text`, in text order.

    Words between quotation marks belong to the speaker and are not searched.
    """
    words = words_of(text)
    open_ = _quoted(words)
    found: list[Attribution] = []
    for index in range(len(words)):
        if open_[index]:
            continue
        hit = (
            _according(text, words, index)
            or _quoting(text, words, index)
            or _telling(text, words, index)
            or _carried(text, words, index)
            or _acting(text, words, index)
        )
        if hit:
            _add(found, hit)
    return tuple(found)


def _add(found: list[Attribution], hit: Attribution) -> None:
    """Add `hit`; what it holds is its carrier or its source.

    "X, speaking to Y, said" is carried by Y; "Y, citing X, said" comes from X.
    """
    others = [other for other in found if _overlap(hit, other)]
    held = all(hit.first <= o.first and o.last <= hit.last for o in others)
    if not others:
        found.append(hit)
    elif held and hit.carrier is None:
        inner = others[-1].speaker
        if hit.speaker.is_outlet:
            hit = replace(hit, speaker=inner, carrier=hit.speaker)
        elif inner.is_outlet:
            hit = replace(hit, carrier=inner)
        found[-len(others) :] = [hit]


def _overlap(one: Attribution, other: Attribution) -> bool:
    return one.first < other.last and other.first < one.last


def _quoted(words: tuple[Word, ...]) -> list[bool]:
    first = next((n for n, word in enumerate(words) if word.text in _QUOTES), None)
    inside, marks = first is not None and _shuts(words, first), []
    for word in words:
        if word.text in _QUOTES:
            inside = not inside
            marks.append(True)
        else:
            marks.append(inside)
    return marks


def _shuts(words: tuple[Word, ...], index: int) -> bool:
    """Whether a mark ends a quotation: it clings to what stands before it."""
    mark = words[index]
    if mark.text != '"':
        return mark.text in "”»"
    return index > 0 and words[index - 1].end == mark.start


def _phrase(text: str, words: tuple[Word, ...], first: int, last: int) -> str:
    return text[words[first].start : words[last - 1].end] if first < last else ""


def _according(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "According to X," and ", according to X"; "citing X"."""
    word = words[index].lower
    if word == "citing":
        start = index + 1
    elif word == "according" and words[index + 1 : index + 2]:
        start = index + 2
    else:
        return None
    last = _phrase_end(text, words, start)
    speaker = speaker_of(_phrase(text, words, start, last))
    if speaker is None:
        return None
    leading = index <= 1
    return Attribution(speaker=speaker, first=index, last=last, trailing=not leading)


def _phrase_end(text: str, words: tuple[Word, ...], start: int) -> int:
    """End of the noun phrase at `start`, with an apposed name or office."""
    end = _segment_end(words, start)
    if end < len(words) and words[end].text == ",":
        more = _segment_end(words, end + 1)
        apposed = _phrase(text, words, end + 1, more)
        if more < len(words) and _is_apposed(_phrase(text, words, start, end), apposed):
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
    hit = _SAY.at(words, index)
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
    if not 0 < len(words) <= 6 or len(words) - len(names) > 1:
        return False
    speaker = speaker_of(phrase)
    return speaker is not None and speaker.hop is not None and not speaker.is_outlet


def _telling(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "X said (that) ...", "..., X said", "..., said X"."""
    hit = _SAY.at(words, index)
    if hit is None or not hit.forms & {Form.PAST, Form.PRESENT, Form.BASE}:
        return None
    if index and words[index - 1].lower in _BEFORE_NO_SAYING:
        return None
    first, phrase = _subject(text, words, index)
    speaker = speaker_of(phrase) if _is_nominal(phrase) else None
    if speaker is None or _tells(phrase):
        return _inverted(text, words, hit)
    if hit.lemma in _THAT_NEEDED and not _reports(words, hit, first):
        return None
    last, carrier = hit.last, None
    if hit.lemma.startswith("tell"):
        end = _phrase_end(text, words, hit.last)
        listener = speaker_of(_phrase(text, words, hit.last, end))
        if listener is not None and listener.is_outlet:
            last, carrier = end, listener
    trailing = first > 0 and _closes(words, last)
    return Attribution(
        speaker=speaker, first=first, last=last, trailing=trailing, carrier=carrier
    )


def _reports(words: tuple[Word, ...], hit: VerbHit, first: int) -> bool:
    """Whether "X reported" introduces words, not an object ("X reported five")."""
    after = words[hit.last].lower if hit.last < len(words) else "."
    if after in {"that", ".", ",", ":", "on", "in", "at", "earlier"} | _QUOTES:
        return True
    return first > 0 and _closes(words, hit.last)


def _tells(phrase: str) -> bool:
    """Whether it is a statement of its own: "Shelling hit Salma, said X"."""
    return any(group.finite for group in verb_groups(phrase))


def _is_nominal(phrase: str) -> bool:
    words = [word.lower for word in words_of(phrase)]
    return 0 < len(words) < 30 and not _FINITE & set(words)


def _closes(words: tuple[Word, ...], index: int) -> bool:
    """Whether nothing but marks, a day or a further clause follows."""
    after = words[index : index + 1]
    if not after or after[0].text in {".", ",", "!", "?", ";"}:
        return True
    return after[0].lower in {"on", "in", "at", "earlier", "late", "during", "noting"}


def _subject(text: str, words: tuple[Word, ...], index: int) -> tuple[int, str]:
    """Start and text of the noun phrase before the verb at `index`."""
    end = index
    while end and words[end - 1].lower in _ADVERBS:
        end -= 1
    comma = end and words[end - 1].text == ","
    first = _segment_start(words, end - 1 if comma else end)
    last = end - 1 if comma else end
    phrase = _cut_relative(_phrase(text, words, first, last))
    if first >= 2 and words[first - 1].text == ",":
        earlier = _segment_start(words, first - 1)
        other = _phrase(text, words, earlier, first - 1)
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


def _inverted(text: str, words: tuple[Word, ...], hit: VerbHit) -> Attribution | None:
    """Match "..., said X": after a comma or a quotation."""
    before = words[hit.head - 1] if hit.head else None
    if before is None or not (before.text in _QUOTES or before.text == ","):
        return None
    last = _phrase_end(text, words, hit.last)
    speaker = speaker_of(_phrase(text, words, hit.last, last))
    if speaker is None:
        return None
    return Attribution(speaker=speaker, first=hit.head, last=last, trailing=True)


def _quoting(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "Y quoted X as saying", "X was quoted by Y as saying"."""
    hit = _QUOTE.at(words, index)
    if hit is None or Form.ING in hit.forms:
        return None
    first, phrase = _subject(text, words, index)
    passive = words[hit.last].lower == "by" if hit.last < len(words) else False
    start = hit.last + 1 if passive else hit.last
    last = _phrase_end(text, words, start)
    other = speaker_of(_phrase(text, words, start, last))
    subject = speaker_of(_without_be(phrase)) if phrase else None
    if other is None or subject is None:
        return None
    speaker, carrier = (subject, other) if passive else (other, subject)
    return Attribution(
        speaker=speaker, first=first, last=last, trailing=first > 0, carrier=carrier
    )


def _without_be(phrase: str) -> str:
    return re.sub(r"\s+(?:was|were|is|are|has been|have been)\Z", "", phrase)


def _carried(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "told Y", "quoted by Y", "carried by Y", "in an interview with Y"."""
    word = words[index].lower
    if word not in {"by", "told", "with", "to"}:
        return None
    last = _phrase_end(text, words, index + 1)
    speaker = speaker_of(_phrase(text, words, index + 1, last))
    if speaker is None or not speaker.is_outlet:
        return None
    return Attribution(speaker=speaker, first=index, last=last, trailing=True)


def _acting(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "X denied ...", "X called on ...": the subject speaks, in paraphrase."""
    hit = _ACT.at(words, index)
    if hit is None or not hit.forms & {Form.PAST, Form.PRESENT}:
        return None
    first, phrase = _subject(text, words, index)
    speaker = speaker_of(phrase) if _is_nominal(phrase) else None
    if speaker is None or speaker.is_outlet:
        return None
    return Attribution(
        speaker=speaker, first=first, last=hit.last, trailing=False, act=True
    )
