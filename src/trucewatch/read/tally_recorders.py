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
from trucewatch.read.tally_lexicon import (
    BE_HAVE,
    BREAK_VERBS,
    CONFIRM_VERBS,
    NEGATIONS,
    RECORD_VERBS,
)
from trucewatch.read.tally_symbols import Recorder

ADJECTIVES = {
    "russian": "RUS",
    "turkish": "TUR",
    "iranian": "IRN",
    "syrian": "SYR",
    "ukrainian": "UKR",
    "armenian": "ARM",
    "azerbaijani": "AZE",
    "azeri": "AZE",
    "georgian": "GEO",
    "american": "USA",
    "us": "USA",
    "israeli": "ISR",
    "lebanese": "LBN",
    "jordanian": "JOR",
    "kazakh": "KAZ",
    "indian": "IND",
    "pakistani": "PAK",
    "yemeni": "YEM",
    "saudi": "SAU",
    "libyan": "LBY",
    "sudanese": "SDN",
    "ethiopian": "ETH",
    "afghan": "AFG",
    "colombian": "COL",
}
"""Actor code of each adjective (ISO 3166-1 alpha-3)."""

STATES = {
    "russia": "RUS",
    "moscow": "RUS",
    "turkey": "TUR",
    "türkiye": "TUR",
    "turkiye": "TUR",
    "ankara": "TUR",
    "iran": "IRN",
    "tehran": "IRN",
    "syria": "SYR",
    "ukraine": "UKR",
    "kyiv": "UKR",
    "armenia": "ARM",
    "yerevan": "ARM",
    "azerbaijan": "AZE",
    "baku": "AZE",
    "georgia": "GEO",
    "israel": "ISR",
    "lebanon": "LBN",
    "jordan": "JOR",
    "kazakhstan": "KAZ",
    "india": "IND",
    "pakistan": "PAK",
    "libya": "LBY",
}
"""Actor code of each state or capital that may count."""

BODIES = {
    "un": "UN",
    "unmha": "UN",
    "unifil": "UN",
    "undof": "UN",
    "osce": "OSCE",
    "smm": "OSCE",
    "sohr": "NGO/SOHR",
}
"""Actor code of bodies by their short names."""

GUARANTORS = frozenset({"RUS", "TUR", "IRN"})
"""Guarantors of the Astana arrangement (memorandum of 4 May 2017)."""

_SIDES = frozenset(
    """side sides part parts party representatives representative members team teams
    delegation section component half observers monitors contingent colleagues partners
    counterparts counterpart specialists experts group one officers half-commission
    participants branch wing""".split()
)
_FORCES = frozenset(
    """army military forces troops ministry servicemen centre center aviation mission
    commission command staff observatory mechanism committee coordination
    headquarters office""".split()
)
_JOINT = frozenset(
    "commission group centre center office mission committee body cell mechanism".split()
)
_SKIP_TO_VERB = (BE_HAVE | NEGATIONS) - {"was", "were", "is", "are", "be", "been"} | {
    "also",
    "each",
    "alone",
    "itself",
    "both",
    "in",
    "turn",
    "its",
    "only",
    "meanwhile",
    "for",
    "part",
    "officially",
    "together",
    "jointly",
}
_NAMED_GUARANTORS = frozenset({"RUS", "TUR"})


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
    for read in (_sides, _pair, _adjective, _of_state, _state, _body):
        naming = read(tokens, index)
        if naming is not None and not _breaks_truce(tokens, naming.last):
            return naming
    return None


def _word(tokens: tuple[Token, ...], index: int) -> str:
    if not 0 <= index < len(tokens) or tokens[index].kind is not TokenKind.WORD:
        return ""
    return tokens[index].lower


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
    """ "Both sides", "the two sides", "each side", "neither side", "the sides"."""
    word = _word(tokens, index)
    following = _word(tokens, index + 1)
    if word in {"both", "each", "neither", "the"} and following in {"side", "sides"}:
        if word == "the" and following == "side":
            return None
        return _naming(tokens, index, index + 2, ("RUS", "TUR"), named=False)
    is_two = index + 1 < len(tokens) and tokens[index + 1].count == 2
    if word == "the" and is_two and _word(tokens, index + 2) in {"sides", "parties"}:
        return _naming(tokens, index, index + 3, ("RUS", "TUR"), named=False)
    return None


def _pair(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """ "Russia and Turkey (each)", "the Russian and Turkish sides"."""
    second = index + 2
    if second >= len(tokens) or not (
        _word(tokens, index + 1) == "and" or tokens[index + 1].kind is TokenKind.COMMA
    ):
        return None
    one, two = _base(_word(tokens, index)), _base(_word(tokens, second))
    if one in STATES and two in STATES:
        codes = (STATES[one], STATES[two])
        if _is_subject(tokens, second + 1) or _is_agent(tokens, index):
            return _naming(tokens, index, second + 1, codes)
    if one in ADJECTIVES and two in ADJECTIVES and _word(tokens, second + 1) in _SIDES:
        last = _extended(tokens, second + 2)
        return _naming(tokens, index, last, (ADJECTIVES[one], ADJECTIVES[two]))
    return None


def _adjective(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """ "The Russian side", "Turkey's observers", "Turkish military recorded"."""
    word = _word(tokens, index)
    owner = word.endswith(("'s", "s'"))
    code = ADJECTIVES.get(word) or (STATES.get(_base(word)) if owner else None)
    if code is None or _is_compound(tokens, index):
        return None
    for offset in range(1, 6):
        following = _word(tokens, index + offset)
        if (
            not following
            or following in RECORD_VERBS | BE_HAVE
            or (following in ADJECTIVES)
        ):
            return None
        last = index + offset + 1
        if following in _SIDES:
            end = _extended(tokens, last)
            return _naming(tokens, index, end, (code,))
        if following in _FORCES:
            last = _ministry_end(tokens, last)
            if _is_subject(tokens, last) or _is_agent(tokens, index):
                return _naming(tokens, index, last, (code,))
    return None


def _is_compound(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the adjective is one half of "Russian - Turkish commission"."""

    def dash(at: int) -> bool:
        return 0 <= at < len(tokens) and tokens[at].kind is TokenKind.DASH

    after = dash(index + 1) and _word(tokens, index + 2) in ADJECTIVES
    return after or (dash(index - 1) and _word(tokens, index - 2) in ADJECTIVES)


def _ministry_end(tokens: tuple[Token, ...], index: int) -> int:
    """End of "... of Defence", "... for the Reconciliation of Warring Sides"."""
    end = index
    while _word(tokens, end) in {"of", "for", "the"} | _BODY_TAIL:
        end += 1
    return end


_BODY_TAIL = frozenset(
    """defence defense reconciliation opposing warring sides parties human rights
    general joint monitoring armed""".split()
)


def _extended(tokens: tuple[Token, ...], index: int) -> int:
    """End of a side's name with "of the joint Russian-Turkish commission"."""
    if _word(tokens, index) not in {"of", "in", "on", "at", "within", "from"}:
        return index
    for end in range(index + 1, min(index + 10, len(tokens))):
        word = tokens[end].lower
        if word in RECORD_VERBS | BE_HAVE or tokens[end].kind is not TokenKind.WORD:
            if tokens[end].kind is TokenKind.DASH and end + 1 < len(tokens):
                continue
            return index
        if word in _JOINT:
            return _commission_tail(tokens, end + 1)
    return index


def _commission_tail(tokens: tuple[Token, ...], index: int) -> int:
    """End of "... for monitoring the truce", "... on ceasefire violations"."""
    if _word(tokens, index) not in {"on", "for", "to", "monitoring", "overseeing"}:
        return index
    for end in range(index + 1, min(index + 9, len(tokens))):
        word = tokens[end].lower
        if tokens[end].kind is not TokenKind.WORD or word in BE_HAVE:
            return end
        if word in RECORD_VERBS and word.endswith("ed"):
            return end
    return index


def _of_state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """ "Representatives of Russia", "observers from Turkey"."""
    if _word(tokens, index) not in _SIDES:
        return None
    if _word(tokens, index + 1) not in {"of", "from"}:
        return None
    at = index + 2
    if _word(tokens, at) == "the":
        at += 1
    code = STATES.get(_base(_word(tokens, at)))
    if code is None:
        inner = _adjective(tokens, at) if at < len(tokens) else None
        if inner is None:
            return None
        return _naming(tokens, index, inner.last, inner.recorder.codes)
    return _naming(tokens, index, at + 1, (code,))


def _state(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """A state as subject, as agent, or with the verb left out."""
    token = tokens[index]
    code = STATES.get(token.lower)
    if code is None or not token.is_name or token.lower.endswith("'s"):
        return None
    counts = _is_subject(tokens, index + 1) or _is_agent(tokens, index)
    if counts or (code in _NAMED_GUARANTORS and _is_elliptic(tokens, index)):
        return _naming(tokens, index, index + 1, (code,))
    return None


def _body(tokens: tuple[Token, ...], index: int) -> Naming | None:
    """A body known by its short name, or any capitalised body that counts."""
    token = tokens[index]
    code = BODIES.get(token.lower) if token.text.isupper() else None
    previous = _word(tokens, index - 1)
    named_before = index > 0 and tokens[index - 1].is_name and previous != "the"
    if not token.is_name or (named_before and code is None):
        return None
    end, has_body = index, token.lower in _FORCES | _JOINT
    while _word(tokens, end) and (
        tokens[end].is_name or _word(tokens, end) in {"of", "for", "on", "the"}
    ):
        has_body = has_body or tokens[end].lower in _FORCES | _JOINT
        end += 1
        while _word(tokens, end) in _FORCES | _JOINT:
            has_body, end = True, end + 1
    if not (has_body or code):
        return None
    if not (_is_subject(tokens, end) or _is_agent(tokens, index)):
        return None
    written = _text(tokens, index, end).lower()
    if "human rights" in written and "syrian" in written:
        code = "NGO/SOHR"
    if "united nations" in written or written.startswith("un "):
        code = "UN"
    return _naming(tokens, index, end, (code,) if code else ())


def _is_subject(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a record verb follows, with helpers in between only."""
    for at in range(index, min(index + 7, len(tokens))):
        word = tokens[at].lower
        if word in RECORD_VERBS | CONFIRM_VERBS:
            return _takes_count(tokens, at)
        if word not in _SKIP_TO_VERB and tokens[at].kind is not TokenKind.COMMA:
            return False
    return False


_SPEAKING = frozenset("reported reports report noted notes revealed observed".split())


def _takes_count(tokens: tuple[Token, ...], index: int) -> bool:
    """Verbs of saying count only with a number or "no" right after them."""
    if tokens[index].lower not in _SPEAKING:
        return True
    following = tokens[index + 1 : index + 3]
    return any(
        token.kind is TokenKind.NUMBER or token.lower in {"no", "none", "only", "a"}
        for token in following
    )


def _is_agent(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "by", "according to" or "per" stands before, after a record verb."""
    at = index - 1
    while _word(tokens, at) in {"the", "joint"}:
        at -= 1
    if _word(tokens, at) == "to" and _word(tokens, at - 1) == "according":
        return True
    if _word(tokens, at) != "by":
        return False
    return _by_follows_count(tokens, at)


def _by_follows_count(tokens: tuple[Token, ...], at: int) -> bool:
    before = tokens[max(0, at - 4) : at]
    if any(token.lower in RECORD_VERBS | CONFIRM_VERBS for token in before):
        return True
    return at > 0 and (
        tokens[at - 1].kind is TokenKind.NUMBER
        or _word(tokens, at - 1) in {"none", "more", "and"}
    )


def _is_elliptic(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Turkey – eight", "Turkey-19", "Turkey none", "Turkey, five"."""
    at = index + 1
    if at < len(tokens) and tokens[at].kind in {
        TokenKind.DASH,
        TokenKind.COMMA,
        TokenKind.COLON,
    }:
        at += 1
    while _word(tokens, at) in {"only", "just", "another", "about", "at", "least"}:
        at += 1
    if at >= len(tokens):
        return False
    return tokens[at].kind is TokenKind.NUMBER or tokens[at].lower in {"none", "no"}


def _breaks_truce(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the body is the subject of a verb of breaking: the violator."""
    for token in tokens[index : index + 3]:
        if token.lower in BREAK_VERBS:
            return True
        if token.lower not in _SKIP_TO_VERB:
            return False
    return False
