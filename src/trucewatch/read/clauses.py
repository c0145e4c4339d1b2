"""Verb groups and clauses: the shallow grammar that the coder of events uses.

No tagger stands behind it: a verb group is a listed verb with the auxiliaries
before it, a clause is what lies between marks and conjunctions that open another
statement. A trained parser can take this module's place.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from trucewatch.read.event_lexicon import event_lexicon
from trucewatch.read.words import MONTH, Form, VerbHit, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

BE = word_set("grammar", "be")
HAVE = word_set("grammar", "have")
DO = word_set("grammar", "do")
MODALS = word_set("grammar", "modals")
GET = word_set("grammar", "get")
AUXILIARIES = BE | HAVE | DO | MODALS | GET
_ADVERBS = word_set("grammar", "adverbs")
_DETERMINERS = word_set("grammar", "determiners")
_NOT_OBJECTS = word_set("grammar", "not_objects")
_PREPOSITIONS = word_set("grammar", "prepositions")
_HARD = word_set("grammar", "hard")
_SOFT = word_set("grammar", "soft")


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries; a tuple, for there are many of them.

    Args:
        first, last: half-open range of words, auxiliaries and particles included.
        head: index of the verb itself.
        lemma: entry of the list it was found by.
        passive, finite, gerund, infinitive: its form.
        before: the auxiliaries and adverbs, lower case.
    """

    first: int
    last: int
    head: int
    lemma: str
    passive: bool
    finite: bool
    gerund: bool
    infinitive: bool
    before: frozenset[str]


_ASPECTS = word_set("grammar", "aspects")


def verb_group(
    words: tuple[Word, ...], hit: VerbHit, *, after_subject: bool = False
) -> VerbGroup | None:
    """The group of the verb at `hit`, or None where the word is no verb there.

    Args:
        words: the sentence.
        hit: the verb.
        after_subject: whether a noun phrase that can act ends right before it.
    """
    first = _group_start(words, hit.head)
    before = frozenset(word.lower for word in words[first : hit.head])
    aux = {"not" if word.endswith("n't") else word for word in before}
    if not _is_verb(words, hit, first, aux=before, after_subject=after_subject):
        return None
    ing = Form.ING in hit.forms
    reduced = (
        not before & AUXILIARIES
        and Form.PARTICIPLE in hit.forms
        and _has_no_object(words, hit)
    )
    passive = reduced or (
        Form.PARTICIPLE in hit.forms and not ing and bool(before & (BE | GET))
    )
    infinitive = "to" in before and not before & {"is", "are", "was", "were"}
    return VerbGroup(
        first=first,
        last=hit.last,
        head=hit.head,
        lemma=hit.lemma,
        passive=passive,
        finite=not infinitive and not (ing and not before & BE) and not reduced,
        gerund=ing and not before & BE,
        infinitive="to" in before,
        before=frozenset(aux | before),
    )


def _has_no_object(words: tuple[Word, ...], hit: VerbHit) -> bool:
    """Whether what follows makes a bare past form a passive: "shelled by", "killed in".

    A verb of harm without an object is done to its subject, as headlines have it.
    """
    after = words[hit.last].lower if hit.last < len(words) else "."
    if after == "by":
        return True
    base = hit.lemma.split("/")[0]
    return base in _HARMS and after in _BEHIND_PASSIVE


_HARMS = word_set("grammar", "harms")
_BEHIND_PASSIVE = frozenset(
    {"in", "near", "on", "during", "outside", "inside", "around", "amid", "after"}
    | {"when", "while", "yesterday", "today", ".", ",", ";"}
)


def acts_on(words: tuple[Word, ...], head: int, *, last: int = 0) -> bool:
    """Whether a verb in the present stands between its subject and its object.

    "A cell attacks the base", "cells kill three": a noun before, an object behind.

    Args:
        words: the sentence.
        head: the verb.
        last: index behind its particles, where it has any.
    """
    last = last or head + 1
    if not head or last >= len(words):
        return False
    before, after = words[head - 1], words[last]
    if after.lower in _ARTICLES:
        return before.is_word and before.lower not in _NO_SUBJECT
    plural = before.is_word and len(before.text) > 4 and before.lower.endswith("s")
    opens = after.is_name or after.text[0].isdigit() or after.lower in _OBJECT_OPENERS
    return plural and opens


_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
_OBJECT_OPENERS = word_set("grammar", "object_openers")
_NO_SUBJECT = (
    _DETERMINERS
    | _PREPOSITIONS
    | word_set("grammar", "adjectives")
    | {"and", "or", "to", "not", "but"}
)


def _group_start(words: tuple[Word, ...], head: int) -> int:
    first = head
    while first:
        lower = words[first - 1].lower
        listed = lower in AUXILIARIES or lower in _ADVERBS
        aux = (listed and words[first - 1].text != MONTH) or lower.endswith("n't")
        if not aux and not (lower.endswith("ly") and len(lower) > 4):
            break
        first -= 1
    while first < head and words[first].lower in {"all", "both", "each", "even"}:
        first += 1
    return first


def _is_verb(
    words: tuple[Word, ...],
    hit: VerbHit,
    first: int,
    *,
    aux: frozenset[str],
    after_subject: bool,
) -> bool:
    previous = words[first - 1].lower if first else ""
    following = words[hit.last].lower if hit.last < len(words) else "."
    tensed = hit.forms & {Form.PAST, Form.PARTICIPLE}
    if Form.ING in hit.forms:
        if aux & BE or previous in _ASPECTS:
            return True
        object_ = words[hit.last : hit.last + 1]
        opens = bool(object_) and object_[0].text[0].isalnum()
        particle = hit.last > hit.head + 1
        plain = opens and following not in _NOT_OBJECTS
        return previous not in {"the", "a", "an", "heavy"} and (plain or particle)
    if aux & (MODALS | DO) or "to" in aux or any(w.endswith("n't") for w in aux):
        return True
    if tensed:
        return bool(aux & AUXILIARIES) or previous not in _DETERMINERS
    if following in {".", ",", ";"}:
        return False
    tells = following == "that" and hit.lemma in _TELLING
    return after_subject and (
        following not in _NOT_OBJECTS or following == "in" or tells
    )


_TELLING = frozenset(
    {"admit", "acknowledge", "concede", "deny/denied/denied", "insist", "maintain"}
)
"""Verbs whose present form is no noun: "admits that", where "claims that" may be."""


@cache
def _verbs() -> VerbIndex:
    """Verbs that may open a statement of their own."""
    raw, speech = load_lexicon("events"), load_lexicon("speech")["verbs"]
    modality = load_lexicon("modality")
    lemmas = [lemma for row in raw["verb"] for lemma in row["verbs"]]
    light = (lemmas for key, lemmas in raw["light"].items() if key != "split")
    lemmas += [lemma for listed in light for lemma in listed]
    lemmas += [lemma for key in speech if key != "that_needed" for lemma in speech[key]]
    lemmas += modality["plan"] + modality["call"] + modality["threat"]
    return VerbIndex(dict.fromkeys(lemmas))


@lru_cache(maxsize=4096)
def verb_groups(text: str) -> tuple[VerbGroup, ...]:
    """Every verb group of a listed verb in the sentence `text`, in order."""
    words = words_of(text)
    hits = _verbs().find(words)
    groups = (
        verb_group(words, hit, after_subject=acts_on(words, hit.head, last=hit.last))
        for hit in hits
    )
    return tuple(group for group in groups if group is not None)


@cache
def _speech() -> VerbIndex:
    return VerbIndex(load_lexicon("speech")["verbs"]["say"])


@lru_cache(maxsize=4096)
def clause_starts(text: str) -> tuple[tuple[int, bool], ...]:
    """Indices of words at which clauses begin, and whether they are subordinate.

    A subordinate clause ("said that ...", "denied that ...") stays in the reach
    of the verb before it; every other clause begins afresh.
    """
    words = words_of(text)
    groups = verb_groups(text)
    finite = _Finite([group for group in groups if group.finite or group.passive])
    last_first = max((group.first for group in groups), default=0)
    first_last = min((group.last for group in groups), default=len(words))
    starts: dict[int, bool] = {0: False}
    for index, word in enumerate(words):
        lower = word.lower
        verb_after, verb_before = last_first > index, first_last <= index
        if lower in {";", ":"} or (lower in _HARD and verb_after):
            starts[index] = False
        elif lower == "that" and verb_before and verb_after:
            starts[index] = True
        elif (lower in _SOFT and _opens(words, index, finite)) or (
            lower in {",", "and"} and verb_before and _parts(words, index, finite)
        ):
            starts[index] = False
    for group in groups:
        if _speech().at(words, group.head) and group.finite and group.last < len(words):
            starts.setdefault(group.last, True)
    return tuple(sorted(starts.items()))


class _Finite:
    """The finite verb groups of a sentence, found by the words before them."""

    def __init__(self, groups: list[VerbGroup]) -> None:
        self._groups = groups
        self._firsts = [group.first for group in groups]

    def behind(self, index: int) -> VerbGroup | None:
        """The first group that begins behind word `index`."""
        at = bisect_right(self._firsts, index)
        return self._groups[at] if at < len(self._groups) else None


def _opens(words: tuple[Word, ...], index: int, finite: _Finite) -> bool:
    """Whether "after", "as" or the like opens a clause: a verb before any mark."""
    lower = [word.lower for word in words[index : index + 3]]
    if lower[:1] == ["as"] and lower[1:2] in (["well"], ["a"], ["the"], ["of"]):
        return False
    group = finite.behind(index)
    if group is None:
        return False
    between = words[index + 1 : group.first]
    if len(between) == 1 and between[0].lower in _TIMES:
        return False
    return bool(between) and not any(word.text in ",;" for word in between)


_TIMES = word_set("grammar", "times")
"""Words that "since" or "until" may go with: "held since June" opens no clause."""


def _parts(words: tuple[Word, ...], index: int, finite: _Finite) -> bool:
    """Whether "," or "and" parts two statements: a finite verb follows soon.

    "And for aid to be let in" only goes on about what is asked for.
    """
    group = finite.behind(index)
    if group is None:
        return False
    between = words[index + 1 : group.first]
    if between and between[0].lower == "for" and "to" in group.before:
        return False
    return not any(word.lower in {",", "and", ";"} for word in between)


def clause_around(text: str, index: int) -> tuple[int, int]:
    """Half-open range of words of the clause in which word `index` stands."""
    starts = _bounds(text)
    at = bisect_right(starts, index)
    return starts[at - 1], starts[at] if at < len(starts) else len(words_of(text))


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[int, ...]:
    """Indices of words at which clauses begin, in order."""
    return tuple(start for start, _ in clause_starts(text))


def in_reach(text: str, governor: int, index: int) -> bool:
    """Whether word `index` still stands in the reach of the verb at `governor`."""
    return not any(
        governor < start <= index and not subordinate
        for start, subordinate in clause_starts(text)
    )


@lru_cache(maxsize=4096)
def halts(text: str) -> tuple[VerbGroup, ...]:
    """Groups of verbs that stop or prevent what follows them."""
    words = words_of(text)
    hits = event_lexicon().halted.find(words)
    groups = (verb_group(words, hit, after_subject=True) for hit in hits)
    return tuple(group for group in groups if group is not None)
