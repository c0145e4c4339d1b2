"""Sides and states that count, by their words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.read.body_phrases import (
    gives_number,
    goes_on,
)
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_clues import (
    is_agent,
    is_elliptic,
    is_subject,
    word_at,
)
from trucewatch.read.recorder_lexicon import (
    ADJECTIVES,
    BODY_TAIL,
    FORCES,
    JOINT,
    NAMED_GUARANTORS,
    SIDES,
    STATES,
)
from trucewatch.read.tally_lexicon import (
    BE_HAVE,
    RECORD_VERBS,
)
from trucewatch.read.tally_symbols import Recorder
from trucewatch.read.wordset import word_set

_VERBS = RECORD_VERBS | BE_HAVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A recorder with the tokens that name it, half-open.

    Args:
        first: first token of the name.
        last: index behind everything that belongs to it.
        recorder: who it is.
        name_end: index behind the name itself.
    """

    first: int
    last: int
    recorder: Recorder
    name_end: int


def base_of(word: str) -> str:
    """The word without the mark of the owner."""
    return word.removesuffix("'s").removesuffix("'")


def text_of(tokens: tuple[Token, ...], first: int, last: int) -> str:
    """The tokens with a space between each two."""
    return " ".join(token.text for token in tokens[first:last])


def naming_of(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    codes: tuple[str, ...],
    *,
    named: bool = True,
    teller: bool = False,
) -> Naming:
    """The recorder with these codes, named by these tokens."""
    words = text_of(tokens, first, last).removesuffix("'s")
    return Naming(
        first=first,
        last=last,
        name_end=last,
        recorder=Recorder(codes=codes, text=words, named=named, teller=teller),
    )


def read_sides(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Both sides", "the two sides", "each side", "neither side", "the sides"."""
    word = word_at(tokens, index)
    following = word_at(tokens, index + 1)
    if word in {"both", "each", "neither", "either", "the"} and following in {
        "side",
        "sides",
    }:
        if word == "the" and following == "side":
            return None
        if word_at(tokens, index - 1) in _WHERE:
            return None
        return naming_of(tokens, index, index + 2, ("RUS", "TUR"), named=False)
    is_two = index + 1 < len(tokens) and tokens[index + 1].whole == 2
    if word == "the" and is_two and word_at(tokens, index + 2) in {"sides", "parties"}:
        return naming_of(tokens, index, index + 3, ("RUS", "TUR"), named=False)
    return None


_WHERE = frozenset({"on", "from", "to", "of", "between", "for", "at", "in", "against"})
"""Words that make "either side" a place or a target, nobody who counts."""


def read_pair(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Russia and Turkey (each)", "the Russian and Turkish sides"."""
    second = index + 2
    if second >= len(tokens) or not (
        word_at(tokens, index + 1) == "and" or tokens[index + 1].kind is TokenKind.COMMA
    ):
        return None
    one, two = base_of(word_at(tokens, index)), base_of(word_at(tokens, second))
    if one in STATES and two in STATES:
        codes = (STATES[one], STATES[two])
        if word_at(tokens, second + 1) in SIDES:
            return naming_of(tokens, index, _extended(tokens, second + 2), codes)
        if is_subject(tokens, second + 1) or is_agent(tokens, index):
            return naming_of(tokens, index, second + 1, codes)
    if one in ADJECTIVES and two in ADJECTIVES and word_at(tokens, second + 1) in SIDES:
        last = _extended(tokens, second + 2)
        return naming_of(tokens, index, last, (ADJECTIVES[one], ADJECTIVES[two]))
    return None


def read_pair_member(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "the former", "the latter", of two states named before it."""
    word = word_at(tokens, index)
    if word not in _MEMBERS or word_at(tokens, index - 1) != "the":
        return None
    following = word_at(tokens, index + 1)
    if not (gives_number(tokens, index + 1) or following in _SPEAKING):
        return None
    named = [STATES.get(base_of(token.lower)) for token in tokens[:index]]
    codes = tuple(dict.fromkeys(code for code in named if code))
    if len(codes) != _TWO:
        return None
    code = codes[_MEMBERS.index(word)]
    text = next(t.text for t, c in zip(tokens, named, strict=False) if c == code)
    found = naming_of(tokens, index, index + 1, (code,))
    return replace(found, recorder=replace(found.recorder, text=text))


_MEMBERS = ("former", "latter")
_SPEAKING = RECORD_VERBS | word_set(
    """speaking speaks spoke claiming claims claimed citing cites cited giving gives
    gave putting puts with listing having has had alleging alleges alleged"""
)
_TWO = 2


def read_adjective(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "The Russian side", "Turkey's observers", "Turkish military recorded"."""
    word = word_at(tokens, index)
    owner = word.endswith(("'s", "s'"))
    code = ADJECTIVES.get(word) or (STATES.get(base_of(word)) if owner else None)
    if code is None or _is_compound(tokens, index):
        return None
    for offset in range(1, 6):
        following = word_at(tokens, index + offset)
        if offset == 1 and _is_one(tokens, index + 1):
            return naming_of(tokens, index, index + 2, (code,))
        if not following or following in _VERBS or (following in ADJECTIVES):
            return None
        last = index + offset + 1
        if following in SIDES:
            end = _extended(tokens, last)
            return naming_of(tokens, index, end, (code,))
        if following == "observatory":
            return None
        if following in FORCES:
            last = _ministry_end(tokens, last)
            if is_subject(tokens, last) or is_agent(tokens, index):
                return naming_of(tokens, index, last, (code,))
    return None


def _is_one(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "the Russian one" stands for the side's count or team."""
    return index < len(tokens) and tokens[index].lower == "one"


def _is_compound(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the adjective is one half of "Russian - Turkish commission"."""

    def dash(at: int) -> bool:
        return 0 <= at < len(tokens) and tokens[at].kind is TokenKind.DASH

    after = dash(index + 1) and word_at(tokens, index + 2) in ADJECTIVES
    return after or (dash(index - 1) and word_at(tokens, index - 2) in ADJECTIVES)


def _ministry_end(tokens: tuple[Token, ...], index: int) -> int:
    """End of "... of Defence", "... for the Reconciliation of Warring Sides"."""
    end = index
    while word_at(tokens, end) in {"of", "for", "the"} | BODY_TAIL:
        end += 1
    return end


def _extended(tokens: tuple[Token, ...], index: int) -> int:
    """End of a side's name with "of the joint Russian-Turkish commission"."""
    if word_at(tokens, index) not in {"of", "in", "on", "at", "within", "from"}:
        return index
    for end in range(index + 1, min(index + 10, len(tokens))):
        word = tokens[end].lower
        if word in _VERBS or tokens[end].kind is not TokenKind.WORD:
            if tokens[end].kind is TokenKind.DASH and end + 1 < len(tokens):
                continue
            return index
        if word in JOINT:
            return _commission_tail(tokens, end + 1)
    return index


def _commission_tail(tokens: tuple[Token, ...], index: int) -> int:
    """End of "... for monitoring the truce", "... on ceasefire violations"."""
    if word_at(tokens, index) not in {"on", "for", "to", "monitoring", "overseeing"}:
        return index
    for end in range(index + 1, min(index + 9, len(tokens))):
        word = tokens[end].lower
        if tokens[end].kind is not TokenKind.WORD or word in BE_HAVE:
            return end
        if word in RECORD_VERBS and word.endswith("ed"):
            return end
    return index


def read_of_state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Representatives of Russia", "observers from Turkey"."""
    if word_at(tokens, index) not in SIDES:
        return None
    if word_at(tokens, index + 1) not in {"of", "from"}:
        return None
    at = index + 2
    if word_at(tokens, at) == "the":
        at += 1
    code = STATES.get(base_of(word_at(tokens, at)))
    if code is None:
        inner = read_adjective(tokens, at) if at < len(tokens) else None
        if inner is None:
            return None
        return naming_of(tokens, index, inner.last, inner.recorder.codes)
    return naming_of(tokens, index, _extended(tokens, at + 1), (code,))


def read_state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """A state as subject, as agent, or with the verb left out."""
    token = tokens[index]
    code = STATES.get(base_of(token.lower))
    if code is None or not token.is_name:
        return None
    if token.lower.endswith("'s"):
        stands_alone = not word_at(tokens, index + 1) and is_agent(tokens, index)
        return naming_of(tokens, index, index + 1, (code,)) if stands_alone else None
    counts = is_subject(tokens, index + 1) or is_agent(tokens, index)
    guarantor = code in NAMED_GUARANTORS and is_elliptic(tokens, index)
    other = goes_on(tokens, index) and gives_number(tokens, index + 1)
    if counts or guarantor or other:
        return naming_of(tokens, index, index + 1, (code,))
    return None
