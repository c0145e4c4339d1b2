"""Assessments: opinions on a situation ("the truce is observed"); never incidents."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from trucewatch.model.claim import AssessmentBody, Claim, Polarity, make_claim
from trucewatch.read.clauses import AUXILIARIES, clause_around, verb_groups
from trucewatch.read.coding import Coding
from trucewatch.read.mentions import place_mentions
from trucewatch.read.modality import stance_of
from trucewatch.read.occasions import time_of
from trucewatch.read.passage import Passage, coder_name
from trucewatch.read.references import find_references
from trucewatch.read.triggering import may_assess
from trucewatch.read.words import MONTH, PhraseIndex, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_SUBJECTS = word_set("assessments", "subjects")
_PLACES = word_set("assessments", "places")
_OF_PLACES = word_set("assessments", "of_places")
"""What may be said of a place: it is no situation that could be "observed"."""
_LINKS = word_set("assessments", "links")
_NEGATORS = word_set("modality", "negators")
_REACH = 14
"""Words between a subject and the word that rates it."""
_NEAR = 4
"""Words before a rating in which its negation may stand."""


@cache
def _ratings() -> tuple[tuple[str, PhraseIndex], ...]:
    ratings = load_lexicon("assessments")["ratings"]
    return tuple((code, PhraseIndex(phrases)) for code, phrases in ratings.items())


def code_assessments(passages: tuple[Passage, ...]) -> Coding:
    """Every assessment that the passages give, in text order."""
    claims = [claim for passage in passages for claim in _in_passage(passage)]
    return Coding(claims=tuple(claims))


def _in_passage(passage: Passage) -> Iterator[Claim]:
    if not may_assess(passage.sieve):
        return
    words = words_of(passage.text)
    taken: set[int] = set()
    for rating, index in _ratings():
        for _, first, last in index.find(words):
            subject = _subject(words, first, rated=words[first].lower)
            if subject is None or subject in taken:
                continue
            taken.add(subject)
            yield _claim(passage, subject, (first, last), rating=rating)
    yield from _states(passage, words, taken)
    yield from _unconfirmed(passage, words)


@cache
def _prevailing() -> VerbIndex:
    return VerbIndex(load_lexicon("assessments")["prevail"])


def _states(
    passage: Passage, words: tuple[Word, ...], taken: set[int]
) -> Iterator[Claim]:
    """A state that is there: "there was calm", "calm prevailed", "the truce held"."""
    for index in range(len(words)):
        rating = _state_rating(words, index)
        none = index > 0 and words[index - 1].lower == "no"
        if rating is None or none or index in taken:
            continue
        first, last = _there_is(words, index) or _prevails(words, index)
        if last > index and not taken & set(range(first, last)):
            taken.add(index)
            yield _claim(
                passage, first, (last - 1, last), rating=rating, named=words[index].text
            )


def _state_rating(words: tuple[Word, ...], index: int) -> str | None:
    """The rating that the noun's being there gives, or None."""
    lower = words[index].lower
    for rating, nouns in load_lexicon("assessments")["states"].items():
        if lower in nouns:
            return str(rating)
    return "observed" if lower in _TRUCES else None


def _there_is(words: tuple[Word, ...], index: int) -> tuple[int, int] | None:
    """Range of "there was relative calm"."""
    if words[index].lower in _TRUCES:
        return None
    for first in range(max(0, index - 6), index):
        if words[first].lower == "there" and _links(words[first + 1]):
            return first, index + 1
    return None


def _prevails(words: tuple[Word, ...], index: int) -> tuple[int, int]:
    """Range of "calm prevailed"; empty where no such verb follows the noun."""
    for hit in _prevailing().find(words[: index + 5]):
        between = [word.lower for word in words[index + 1 : hit.head]]
        near = hit.head > index and all(_is_helping(w) for w in between)
        if near and not (words[index].lower in _TRUCES and hit.lemma[:4] != "hold"):
            return index, hit.last
    return index, index


def _is_helping(lower: str) -> bool:
    return lower in AUXILIARIES | _NEGATORS | {"still"} or lower.endswith(("ly", "n't"))


_TRUCES = frozenset({"truce", "ceasefire", "cease-fire", "cessation", "armistice"})


def _subject(words: tuple[Word, ...], rating: int, *, rated: str) -> int | None:
    """Index of the noun that the word at `rating` rates, or None.

    Between the two stands a linking word ("is", "remains", "as"), and no other
    verb's object: "the calm town" rates nothing.
    """
    place = None
    for index in range(rating - 1, max(-1, rating - _REACH), -1):
        if words[index].text in {".", ";", ":"}:
            break
        lower = words[index].lower
        if lower in _SUBJECTS:
            whole = _whole(words, index)
            return whole if _is_linked(words, index, rating) else None
        if place is None and lower in _PLACES and rated in _OF_PLACES:
            place = index if _is_linked(words, index, rating) else None
    return place


def _whole(words: tuple[Word, ...], index: int) -> int:
    """The noun that the one at `index` only says more of: "situation in the zones"."""
    for first in range(index - 1, max(-1, index - _NEAR - 2), -1):
        if not words[first].is_word or _links(words[first]):
            break
        if words[first].lower in _SUBJECTS and words[first + 1].lower in _INTO:
            return first
    return index


_INTO = frozenset({"in", "of", "along", "on", "at", "across", "around"})


def _is_linked(words: tuple[Word, ...], subject: int, rating: int) -> bool:
    return any(_links(word) for word in words[subject + 1 : rating])


def _links(word: Word) -> bool:
    """Whether it ties a subject to its rating: "is", "isn't", "remains"."""
    return word.lower.removesuffix("n't") in _LINKS


def _claim(
    passage: Passage,
    subject: int,
    found: tuple[int, int],
    *,
    rating: str,
    named: str = "",
) -> Claim:
    words = words_of(passage.text)
    first, last = found
    begin = subject - 1 if subject and words[subject - 1].lower == "the" else subject
    near = {word.lower for word in words[max(subject, first - _NEAR) : first]}
    negated = bool(near & _NEGATORS) or any(w.endswith("n't") for w in near)
    span = passage.span_of(words[begin].start, words[last - 1].end)
    stance = stance_of(passage.text, first, groups=())
    return make_claim(
        passage.document,
        spans=(span, passage.span),
        body=AssessmentBody(
            subject=named or _noun_phrase(passage, subject, first),
            statement=span.cut(passage.document.text),
            rating=rating,
        ),
        chain=passage.chain,
        time=time_of(passage),
        coder=coder_name(),
        polarity=Polarity.NEGATED if negated else Polarity.AFFIRMED,
        modality=stance.modality,
        certainty=stance.certainty,
        places=place_mentions(passage, words=(subject, _clause_end(passage, last))),
        references=find_references(passage.document.text, passage.span),
    )


def _clause_end(passage: Passage, last: int) -> int:
    """Index after the clause whose rating ends before word `last`."""
    return max(last, clause_around(passage.text, last - 1)[1])


def _noun_phrase(passage: Passage, subject: int, rating: int) -> str:
    """The subject with what stands between it and the linking word."""
    words = words_of(passage.text)
    last = subject + 1
    while last < rating and not (_links(words[last]) or _is_auxiliary(words[last])):
        last += 1
    return passage.text[words[subject].start : words[last - 1].end]


def _is_auxiliary(word: Word) -> bool:
    return word.lower in AUXILIARIES | _NEGATORS and word.text != MONTH


def _unconfirmed(passage: Passage, words: tuple[Word, ...]) -> Iterator[Claim]:
    """What a side "does not confirm" is no zero: an assessment."""
    for index, word in enumerate(words):
        if word.lower not in {"confirm", "confirmed"}:
            continue
        groups = [g for g in verb_groups(passage.text) if g.first <= index < g.last]
        before = groups[0].before if groups else frozenset()
        near = {w.lower for w in words[max(0, index - _NEAR) : index]}
        if not ("not" in before | near or any(w.endswith("n't") for w in near)):
            continue
        first, last = clause_around(passage.text, index)
        span = passage.span_of(words[first].start, words[last - 1].end)
        yield make_claim(
            passage.document,
            spans=(span,),
            body=AssessmentBody(
                subject="the other side's count",
                statement=span.cut(passage.document.text),
                rating="not_confirmed",
            ),
            chain=passage.chain,
            time=time_of(passage),
            coder=coder_name(),
        )
