"""Who is said to have counted: recorders in the tokens of a sentence.

A side is named by its words ("the Russian part of the joint commission",
"Turkey", "Turkish observers"). The joint commission itself is no recorder:
each side of it counts alone. A government named without a counting verb, an
army that broke a truce, a ministry that merely speaks: no recorders either.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.source import RecorderRole
from trucewatch.read.lexing import Token, TokenKind
from trucewatch.read.recorder_clues import (
    breaks_truce,
    is_agent,
    is_elliptic,
    is_subject,
    word_at,
)
from trucewatch.read.recorder_lexicon import (
    ADJECTIVES,
    BODIES,
    BODY_TAIL,
    FORCES,
    GUARANTORS,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A recorder with the tokens that name it, half-open."""

    first: int
    last: int
    recorder: Recorder


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


def recorder_at(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """The recorder named from token `index` on, or None."""
    token = tokens[index]
    if token.kind is not TokenKind.WORD:
        return None
    if not token.is_name and _base(token.lower) not in _STARTS:
        return None
    for read in (_sides, _pair, _adjective, _of_state, _state, _body):
        naming = read(tokens, index)
        if naming is not None and not breaks_truce(tokens, naming.last):
            return naming
    return None


_STARTS = frozenset({"both", "each", "neither", "either", "the"}).union(
    SIDES, STATES, ADJECTIVES
)
"""Words with which a recorder may begin that is not written like a name."""


def _base(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")


def _text(tokens: tuple[Token, ...], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])


def _naming(
    tokens: tuple[Token, ...],
    first: int,
    last: int,
    codes: tuple[str, ...],
    *,
    named: bool = True,
) -> Naming:
    words = _text(tokens, first, last)
    return Naming(
        first=first,
        last=last,
        recorder=Recorder(codes=codes, text=words, named=named),
    )


def _sides(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Both sides", "the two sides", "each side", "neither side", "the sides"."""
    word = word_at(tokens, index)
    following = word_at(tokens, index + 1)
    if word in {"both", "each", "neither", "either", "the"} and following in {
        "side",
        "sides",
    }:
        if word == "the" and following == "side":
            return None
        return _naming(tokens, index, index + 2, ("RUS", "TUR"), named=False)
    is_two = index + 1 < len(tokens) and tokens[index + 1].whole == 2
    if word == "the" and is_two and word_at(tokens, index + 2) in {"sides", "parties"}:
        return _naming(tokens, index, index + 3, ("RUS", "TUR"), named=False)
    return None


def _pair(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Russia and Turkey (each)", "the Russian and Turkish sides"."""
    second = index + 2
    if second >= len(tokens) or not (
        word_at(tokens, index + 1) == "and" or tokens[index + 1].kind is TokenKind.COMMA
    ):
        return None
    one, two = _base(word_at(tokens, index)), _base(word_at(tokens, second))
    if one in STATES and two in STATES:
        codes = (STATES[one], STATES[two])
        if word_at(tokens, second + 1) in SIDES:
            return _naming(tokens, index, _extended(tokens, second + 2), codes)
        if is_subject(tokens, second + 1) or is_agent(tokens, index):
            return _naming(tokens, index, second + 1, codes)
    if one in ADJECTIVES and two in ADJECTIVES and word_at(tokens, second + 1) in SIDES:
        last = _extended(tokens, second + 2)
        return _naming(tokens, index, last, (ADJECTIVES[one], ADJECTIVES[two]))
    return None


def _adjective(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "The Russian side", "Turkey's observers", "Turkish military recorded"."""
    word = word_at(tokens, index)
    owner = word.endswith(("'s", "s'"))
    code = ADJECTIVES.get(word) or (STATES.get(_base(word)) if owner else None)
    if code is None or _is_compound(tokens, index):
        return None
    for offset in range(1, 6):
        following = word_at(tokens, index + offset)
        if (
            not following
            or following in RECORD_VERBS | BE_HAVE
            or (following in ADJECTIVES)
        ):
            return None
        last = index + offset + 1
        if following in SIDES:
            end = _extended(tokens, last)
            return _naming(tokens, index, end, (code,))
        if following == "observatory":
            return None
        if following in FORCES:
            last = _ministry_end(tokens, last)
            if is_subject(tokens, last) or is_agent(tokens, index):
                return _naming(tokens, index, last, (code,))
    return None


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
        if word in RECORD_VERBS | BE_HAVE or tokens[end].kind is not TokenKind.WORD:
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


def _of_state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """As in "Representatives of Russia", "observers from Turkey"."""
    if word_at(tokens, index) not in SIDES:
        return None
    if word_at(tokens, index + 1) not in {"of", "from"}:
        return None
    at = index + 2
    if word_at(tokens, at) == "the":
        at += 1
    code = STATES.get(_base(word_at(tokens, at)))
    if code is None:
        inner = _adjective(tokens, at) if at < len(tokens) else None
        if inner is None:
            return None
        return _naming(tokens, index, inner.last, inner.recorder.codes)
    return _naming(tokens, index, at + 1, (code,))


def _state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """A state as subject, as agent, or with the verb left out."""
    token = tokens[index]
    code = STATES.get(_base(token.lower))
    if code is None or not token.is_name:
        return None
    if token.lower.endswith("'s"):
        stands_alone = not word_at(tokens, index + 1) and is_agent(tokens, index)
        return _naming(tokens, index, index + 1, (code,)) if stands_alone else None
    counts = is_subject(tokens, index + 1) or is_agent(tokens, index)
    if counts or (code in NAMED_GUARANTORS and is_elliptic(tokens, index)):
        return _naming(tokens, index, index + 1, (code,))
    return None


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
    end, has_body = index, token.lower in FORCES | JOINT
    while word_at(tokens, end) and (
        tokens[end].is_name or word_at(tokens, end) in {"of", "for", "on", "the"}
    ):
        has_body = has_body or tokens[end].lower in FORCES | JOINT
        end += 1
        while word_at(tokens, end) in FORCES | JOINT:
            has_body, end = True, end + 1
    if not (has_body or code):
        return None
    if not (is_subject(tokens, end) or is_agent(tokens, index)):
        return None
    written = _text(tokens, index, end).lower()
    if "human rights" in written and "syrian" in written:
        code = "NGO/SOHR"
    if "united nations" in written or written.startswith("un "):
        code = "UN"
    return _naming(tokens, index, end, (code,) if code else ())
