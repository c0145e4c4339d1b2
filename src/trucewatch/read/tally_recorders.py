"""Who is said to have counted: recorders in the tokens of a sentence.

A side is named by its words ("the Russian part of the joint commission",
"Turkey", "Turkish observers"). The joint commission itself is no recorder:
each side of it counts alone. A government named without a counting verb, an
army that broke a truce, a ministry that merely speaks: no recorders either.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.model.source import RecorderRole
from trucewatch.read.body_lexicon import DETERMINERS, HEADS, STARTERS, TELLING
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_bodies import (
    body_at,
    is_elliptic_body,
    names_who_counts,
)
from trucewatch.read.recorder_clues import (
    breaks_truce,
    is_agent,
    is_subject,
    past_aside,
    word_at,
)
from trucewatch.read.recorder_lexicon import (
    ADJECTIVES,
    BODIES,
    FORCES,
    GUARANTORS,
    JOINT,
    SIDES,
    SKIP_TO_VERB,
    STATES,
)
from trucewatch.read.recorder_sides import (
    Naming,
    base_of,
    naming_of,
    read_adjective,
    read_of_state,
    read_pair,
    read_pair_member,
    read_sides,
    read_state,
    text_of,
)


def role_of(code: str | None) -> RecorderRole | None:
    """The part that a recorder plays in the Astana arrangement, where known."""
    if code is None:
        return None
    if code in GUARANTORS:
        return RecorderRole.GUARANTOR
    if code == "SYR":
        return RecorderRole.PARTY
    if code in {"UN", "OSCE"}:
        return RecorderRole.THIRD_PARTY
    return RecorderRole.NGO if code.startswith("NGO/") else None


def is_joint(text: str) -> bool:
    """Whether a body's name joins two states ("the Russian-Turkish commission")."""
    words = text.lower().replace("-", " ").split()
    return sum(word in ADJECTIVES for word in words) > 1


def recorder_at(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """The recorder named from token `index` on, or None."""
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return None
    if word_at(tokens, index - 2) == "for" and token.lower == "part":
        return None
    known = token.is_name or base_of(token.lower) in _STARTS
    if not (known or names_who_counts(tokens, index)):
        return None
    for read in _READERS:
        naming = read(tokens, index)
        if naming is not None and not breaks_truce(tokens, naming.last):
            return naming
    return None


_STARTS = frozenset({"both", "each", "neither", "either", "former", "latter"}).union(
    SIDES, STATES, ADJECTIVES, HEADS, DETERMINERS, STARTERS
)
"""Words with which a recorder may begin that is not written like a name."""


_BODY_NOUNS = FORCES | JOINT


def _body(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """A body known by its short name, or any capitalised body that counts."""
    token = tokens[index]
    code = BODIES.get(token.lower) if token.text.isupper() else None
    previous = word_at(tokens, index - 1)
    named_before = index > 0 and tokens[index - 1].is_name and previous != "the"
    if token.lower == "the" and word_at(tokens, index + 1) in ADJECTIVES:
        return None
    if not token.is_name or (named_before and code is None):
        return None
    end, has_body = index, token.lower in _BODY_NOUNS
    while word_at(tokens, end) and (
        tokens[end].is_name or _joins_name(tokens, end, first=index)
    ):
        has_body = has_body or tokens[end].lower in _BODY_NOUNS
        end += 1
        while word_at(tokens, end) in _BODY_NOUNS:
            has_body, end = True, end + 1
    if not (has_body or code):
        return None
    if not (is_subject(tokens, end) or is_agent(tokens, index)):
        return None
    written = text_of(tokens, index, end).lower()
    if "human rights" in written and "syrian" in written:
        code = "NGO/SOHR"
    if "united nations" in written or written.startswith("un "):
        code = "UN"
    return naming_of(tokens, index, end, (code,) if code else ())


def _joins_name(tokens: tuple[Token, ...], at: int, *, first: int) -> bool:
    """Whether a little word stands inside a name ("Centre for the Reconciliation")."""
    if word_at(tokens, at) == "the":
        return at == first or word_at(tokens, at - 1) in {"of", "for", "on"}
    return word_at(tokens, at) in {"of", "for", "on"}


def _any_body(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """Any body by the words around it: "the army's press office spoke of 12"."""
    body = body_at(tokens, index) or is_elliptic_body(tokens, index)
    if body is None:
        return None
    if body.first > index and _known_at(tokens, body.first):
        return None
    codes = (body.code,) if body.code else ()
    named = naming_of(tokens, body.first, body.last, codes, teller=body.teller)
    recorder = replace(named.recorder, paper=body.paper)
    return replace(named, last=body.end, recorder=recorder)


def _known_at(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a side, a state or a named body is read behind the article."""
    return any(read(tokens, index) is not None for read in _KNOWN)


def _telling_state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Armenia said that the truce was broken 12 times"."""
    code = STATES.get(tokens[index].lower)
    if code is None or not tokens[index].is_name:
        return None
    at = past_aside(tokens, index + 1)
    while word_at(tokens, at) in SKIP_TO_VERB:
        at += 1
    after = word_at(tokens, at) in TELLING
    if not (after or word_at(tokens, index - 1) in TELLING):
        return None
    return naming_of(tokens, index, index + 1, (code,), teller=True)


_Reader = Callable[[tuple[Token, ...], int], Naming | None]

_KNOWN: tuple[_Reader, ...] = (
    read_sides,
    read_pair,
    read_pair_member,
    read_adjective,
    read_of_state,
    read_state,
    _body,
)
_READERS: tuple[_Reader, ...] = (*_KNOWN, _any_body, _telling_state)
"""Readers of recorders in order: the first that knows the words decides."""
