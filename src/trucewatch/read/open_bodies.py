"""Any noun or known actor as who counts, where only somebody can stand.

"Villagers in Khokha logged 14 breaches", "recorded by a parish priest": no list
holds all who count. A noun is one by its place: right before a verb that people do,
or behind "by" and "according to". A name is one there too, but not before a verb
that places do as well ("Idlib recorded 14"), unless the actor lexicon knows it.
"""

from __future__ import annotations

from functools import lru_cache

from trucewatch.read.body_lexicon import (
    GIVEN,
    NO_PART,
    PAPER_VERBS,
    PAPERS,
    TAIL_PREPOSITIONS,
    TELLING,
)
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_clues import COUNTING, is_entry, past_aside, word_at
from trucewatch.read.recorder_lexicon import SKIP_TO_VERB
from trucewatch.read.tally_lexicon import (
    BREAK_VERBS,
    PLACE_NOUNS,
)
from trucewatch.read.tally_units import unit_at
from trucewatch.read.wordset import word_set
from trucewatch.reference.actors import load_actors

AGENTIVE = word_set(
    """documented logged tallied catalogued cataloged listed compiled charted noted
    chronicled tabulated booked collected entered investigated examined verified"""
)
"""Verbs of counting that only people can do: a place has 12 breaches, logs none."""

REPORTING = COUNTING | TELLING
"""Verbs of who counts or tells of a count."""

_PERCEIVED = word_set(
    """saw see sees seen found find finds heard hear hears witnessed marked observed
    captured"""
)
"""Verbs that also tell of what befell somebody."""

_ONLY_TOLD = (
    TELLING
    - COUNTING
    - PAPER_VERBS
    - word_set(
        """put puts placed set came comes contains contained climbed arrived shows
        showed list lists grouped sorted classed classified give gives gave spoken"""
    )
) | {"said", "says"}
"""Verbs that only somebody who speaks is the subject of."""

_PEOPLE_DO = (COUNTING - _PERCEIVED) | _ONLY_TOLD | {"put", "puts"}

_NOBODY = (
    PAPERS
    | PLACE_NOUNS
    | word_set(
        """front line border road camp weekend period quarter season sector sensor
        fighting shelling situation overnight reportedly mortar artillery sniper
        tonight part former latter which who what one ones us him them"""
    )
)
"""Nouns that count nothing, whatever stands behind them."""

_TAIL = 7
"""Words of the longest complement between a noun and its verb."""


def may_end(tokens: tuple[Token, ...], at: int, index: int) -> bool:
    """Whether the word at `at` ends the name of someone who counts.

    Args:
        tokens: the sentence.
        at: a word of the phrase.
        index: where the phrase begins.
    """
    word = tokens[at].lower
    if word in _NOBODY or word in NO_PART:
        return False
    if not tokens[at].is_name and word.endswith(("ed", "ing")):
        return False
    if is_source_of_count(tokens, index):
        return True
    if is_entry(tokens, at + 1):
        return tokens[at].is_name and is_known(_text(tokens, index, at + 1))
    verb = verb_behind(tokens, at + 1)
    if verb is None or (at > 0 and tokens[at - 1].kind is TokenKind.NUMBER):
        return False
    if not tokens[at].is_name or (at == index == 0 and word.endswith("s")):
        return verb in _PEOPLE_DO
    if verb in AGENTIVE and at > index:
        return True
    return verb in _ONLY_TOLD or is_known(_text(tokens, index, at + 1))


def is_source_of_count(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "counted by" or "according to" stands right before `index`."""
    before, earlier = word_at(tokens, index - 1), word_at(tokens, index - 2)
    if (earlier, before) == ("according", "to") or is_inverted(tokens, index):
        return True
    return before == "by" and (earlier in COUNTING or earlier in GIVEN)


def is_inverted(tokens: tuple[Token, ...], index: int) -> bool:
    """As in "... , said the army"."""
    told = word_at(tokens, index - 1) in _SAID_BEFORE
    return told and index > 1 and tokens[index - 2].kind is not TokenKind.WORD


_SAID_BEFORE = word_set(
    """said says say adds added reports reported noted notes claimed announced stated
    wrote claims claim complained alleged"""
)


def verb_behind(tokens: tuple[Token, ...], at: int) -> str | None:
    """The verb of counting or telling whose subject ends before `at`, or None."""
    here = _past_complement(tokens, at)
    for _ in range(_TAIL):
        here = past_aside(tokens, here)
        word = word_at(tokens, here)
        if word in REPORTING:
            return word
        if word not in SKIP_TO_VERB:
            return None
        here += 1
    return None


def _past_complement(tokens: tuple[Token, ...], at: int) -> int:
    if word_at(tokens, at) not in TAIL_PREPOSITIONS:
        return at
    for here in range(at + 1, min(at + 1 + _TAIL, len(tokens))):
        word = word_at(tokens, here)
        if not word:
            return here if tokens[here].kind is TokenKind.COMMA else at
        if word in REPORTING or word in SKIP_TO_VERB:
            return here
        if word in _DETERMINERS and here > at + 1:
            return at
    return at


_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her"})


def is_over_count(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number of breaches is the object, whatever the verb: "looked into 14".

    Verbs of doing are none: their subject broke the truce, or had it broken.
    """
    if word_at(tokens, at) in TAIL_PREPOSITIONS:
        return False
    for here in range(at, min(at + _VERB_WORDS, len(tokens))):
        token = tokens[here]
        if token.kind is TokenKind.NUMBER:
            unit = unit_at(tokens, here + 1)
            return unit is not None and (unit[1].strong or unit[1].head in _INCIDENTS)
        if token.kind is not TokenKind.WORD or token.lower in _OTHER_VERBS:
            return False
    return False


_VERB_WORDS = 8
_INCIDENTS = frozenset({"incident", "incidents"})
_DOING = word_set(
    """committed commit commits carried staged launched made conducted mounted caused
    provoked planned plans threatened suffered suffers faced faces ended prevented
    stopped halted avoided perpetrated started began responsible guilty behind would
    will could might may must should after before since until when while that which
    who and but or"""
)
"""Words between a body and a number of breaches that make it no recorder."""
_OTHER_VERBS = _DOING | BREAK_VERBS


def opens_clause(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a subject may begin at `index`: in front, or behind a mark or "while"."""
    if index == 0 or tokens[index - 1].kind in {TokenKind.COMMA, TokenKind.SEMICOLON}:
        return True
    return word_at(tokens, index - 1) in _CLAUSE_WORDS


_CLAUSE_WORDS = word_set("while whereas but and that which when meanwhile where")


@lru_cache(maxsize=4096)
def is_known(name: str) -> bool:
    """Whether the actor lexicon knows the name."""
    return load_actors().by_name(name) is not None


def _text(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])
