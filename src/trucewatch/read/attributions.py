"""Where a sentence says who says it: "X said", "according to X", "Y reported"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from trucewatch.model.actor import ActorKind
from trucewatch.read.account_forms import HEADS, account
from trucewatch.read.attribution_forms import (
    CARRIERS,
    SOURCES,
    Attribution,
    according,
    act_verbs,
    acting,
    carried,
    head_of,
    is_nominal,
    quote_verbs,
    quoting,
)
from trucewatch.read.clauses import verb_groups
from trucewatch.read.speaker_phrases import (
    phrase_end,
    phrase_of,
    say_verbs,
    subject_before,
)
from trucewatch.read.speakers import OUTLETS, anyone, speaker_of
from trucewatch.read.words import Form, VerbHit, Word, words_of
from trucewatch.reference.actors import load_actors
from trucewatch.reference.lexicon import live_set
from trucewatch.text.sieve import Sieve, keys_of, sieve_of

_LATIN = re.compile(r"[a-z]")


_FOREIGN = re.compile(r"[^\W\d_a-zA-Z]")
"""A letter beyond z: it may belong to the name of an outlet."""


_THAT_NEEDED = live_set("speech", "verbs", "that_needed")


_QUOTES = frozenset('"“”«»„')


_BEFORE_NO_SAYING = frozenset({"to", "the", "a", "an", "its", "their", "his", "her"})
"""Words behind which "comment" or "report" is no one's saying: "the report"."""


@lru_cache(maxsize=4096)
def attributions(text: str) -> tuple[Attribution, ...]:
    """Every attribution in the sentence `text`, in text order.

    Words between quotation marks belong to the speaker and are not searched.
    """
    sieve = sieve_of(text)
    heads = _heads(outlet=_may_name_outlet(text, sieve))
    if not sieve.holds(_head_keys(heads)):
        return ()
    words = words_of(text)
    open_ = _quoted(words)
    found: list[Attribution] = []
    for index, word in enumerate(words):
        if word.lower not in heads or open_[index]:
            continue
        hit = (
            according(text, words, index)
            or quoting(text, words, index)
            or account(text, words, index)
            or _telling(text, words, index)
            or carried(text, words, index)
            or acting(text, words, index)
        )
        if hit:
            _add(found, hit)
    return tuple(found)


@cache
def _heads(*, outlet: bool) -> frozenset[str]:
    """Words at which an attribution is looked for."""
    verbs = say_verbs().heads | act_verbs().heads | quote_verbs().heads
    named = SOURCES | HEADS | {"according"}
    return verbs | named | (CARRIERS if outlet else frozenset())


@cache
def _head_keys(heads: frozenset[str]) -> frozenset[str]:
    return keys_of(heads)


def _may_name_outlet(text: str, sieve: Sieve) -> bool:
    """Whether an outlet may be named: else nothing is carried by one."""
    return sieve.holds(_outlet_keys()) or _FOREIGN.search(text) is not None


@cache
def _outlet_keys() -> frozenset[str]:
    media = [a for a in load_actors().actors if a.kind is ActorKind.MEDIA]
    names = [name.name.casefold() for actor in media for name in actor.names]
    return keys_of(n for n in names if _LATIN.search(n)) | keys_of(OUTLETS)


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
    if first is None:
        return [False] * len(words)
    inside, marks = _shuts(words, first), []
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


def _telling(text: str, words: tuple[Word, ...], index: int) -> Attribution | None:
    """Match "X said (that) ...", "..., X said", "..., said X"."""
    hit = say_verbs().at(words, index)
    if hit is None or not hit.forms & {Form.PAST, Form.PRESENT, Form.BASE}:
        return None
    if index and (
        words[index - 1].lower in _BEFORE_NO_SAYING or _in_name(words, index, hit)
    ):
        return None
    first, phrase = subject_before(text, words, index)
    speaker = speaker_of(phrase) if is_nominal(phrase) else None
    if speaker is None and _must_speak(words, hit, first):
        speaker = anyone(head_of(phrase)) if is_nominal(phrase) else None
    if speaker is None or _tells(phrase):
        return _inverted(text, words, hit)
    if hit.lemma in _THAT_NEEDED and not _reports(words, hit, first):
        return None
    last, carrier = hit.last, None
    if hit.lemma.startswith("tell"):
        end = phrase_end(text, words, hit.last)
        listener = speaker_of(phrase_of(text, words, hit.last, end))
        if listener is not None and listener.is_outlet:
            last, carrier = end, listener
    trailing = first > 0 and _closes(words, last)
    return Attribution(
        speaker=speaker, first=first, last=last, trailing=trailing, carrier=carrier
    )


def _in_name(words: tuple[Word, ...], index: int, hit: VerbHit) -> bool:
    """Whether the word ends a name: "Islamic State" states nothing."""
    bare = Form.BASE in hit.forms and Form.PAST not in hit.forms
    return bare and words[index].is_name and words[index - 1].is_name


def _must_speak(words: tuple[Word, ...], hit: VerbHit, first: int) -> bool:
    """Whether only a speaker can stand before it: "said that", "..., X said."."""
    after = words[hit.last].lower if hit.last < len(words) else "."
    plain = hit.lemma.startswith(("say", "tell"))
    return after == "that" or plain or (first > 0 and _closes(words, hit.last))


def _reports(words: tuple[Word, ...], hit: VerbHit, first: int) -> bool:
    """Whether "X reported" introduces words, not an object ("X reported five")."""
    after = words[hit.last].lower if hit.last < len(words) else "."
    if after in {"that", "how", ".", ",", ":", "on", "in", "at", "earlier"} | _QUOTES:
        return True
    return first > 0 and _closes(words, hit.last)


def _tells(phrase: str) -> bool:
    """Whether it is a statement of its own: "Shelling hit Salma, said X"."""
    return any(group.finite for group in verb_groups(phrase))


def _closes(words: tuple[Word, ...], index: int) -> bool:
    """Whether nothing but marks, a day or a further clause follows."""
    after = words[index : index + 1]
    if not after or after[0].text in {".", ",", "!", "?", ";"}:
        return True
    return after[0].lower in {"on", "in", "at", "earlier", "late", "during", "noting"}


def _may_be_anyone(words: tuple[Word, ...], hit: VerbHit, last: int) -> bool:
    """Whether any noun may speak: "said a baker"; with other verbs at the end only.

    Verbs that take objects need a quotation before them: "..., added two tanks".
    """
    if hit.lemma.startswith("say"):
        return True
    if last < len(words) and words[last].text not in {".", ",", ";", "!"}:
        return False
    quoted = words[hit.head - 1].text in _QUOTES
    return quoted or hit.lemma not in _THAT_NEEDED | _TAKING


_TAKING = frozenset(
    {"add", "reveal", "disclose", "assert", "claim", "allege", "state", "clarify"}
)
"""Verbs of saying that take an object as well."""


def _inverted(text: str, words: tuple[Word, ...], hit: VerbHit) -> Attribution | None:
    """Match "..., said X": after a comma or a quotation."""
    before = words[hit.head - 1] if hit.head else None
    if before is None or not (before.text in _QUOTES or before.text == ","):
        return None
    last = phrase_end(text, words, hit.last)
    phrase = phrase_of(text, words, hit.last, last)
    speaker = speaker_of(phrase)
    if speaker is None and _may_be_anyone(words, hit, last):
        speaker = anyone(head_of(phrase))
    if speaker is None:
        return None
    return Attribution(speaker=speaker, first=hit.head, last=last, trailing=True)
