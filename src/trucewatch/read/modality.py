"""How a source stands to what it says: polarity, modality, certainty.

Decides by the table of the domain vocabulary, 2.1 and 2.2: accused and claimed
are alleged, denied is a polarity, called for, planned and threatened are no
happenings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Certainty, Modality, Polarity
from trucewatch.read.clauses import (
    VerbGroup,
    clause_around,
    clause_starts,
    halts,
    in_reach,
    verb_group,
)
from trucewatch.read.words import MONTH, VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_NEGATORS = word_set("modality", "negators")
_HEDGES = word_set("modality", "hedges")
_POSSIBLE = word_set("modality", "possible_words")
_HEARSAY = word_set("modality", "hearsay_words")
_ALLEGED = word_set("modality", "alleged_words")
_CONFIRMED = word_set("modality", "confirmed_words")
_CALL_NOUNS = word_set("modality", "call_nouns")
_DENY_OBJECTS = word_set("modality", "deny_objects")
_PLAN_WORDS = word_set("modality", "plan_words")
_STOP_NOUNS = frozenset({"halt", "end", "stop", "cessation", "absence", "refrain"})
_DUE = frozenset({"going", "due", "set", "ready", "about", "scheduled", "expected"})
_CLOSING = frozenset({".", ",", "on", "in", "earlier", "late", "later"})
_NEAR = 5
"""Words before a noun in which its own negation or hedge may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What the words around an act make of it.

    Args:
        polarity, modality, certainty: as the claim has them.
        governor: index of the verb that makes it so ("accused"), or None.
    """

    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    certainty: Certainty = Certainty.STATED
    governor: int | None = None


@dataclass(frozen=True, slots=True)
class _Governor:
    kind: str
    head: int
    last: int
    negated: bool


@cache
def _index(kind: str) -> VerbIndex:
    return VerbIndex(load_lexicon("modality")[kind])


def stance_of(text: str, first: int, *, groups: tuple[VerbGroup, ...]) -> Stance:
    """The stance of the act that the sentence tells from word `first` on.

    Args:
        text: the sentence.
        first: first word of the verb group or noun that tells of the act.
        groups: its verb group, and the verb that makes a noun happen.
    """
    words = words_of(text)
    governor = governor_of(text, first, groups)
    stopping = [g for g in halts(text) if _stops(text, words, g, first)]
    denied = governor is not None and governor.kind == "deny"
    negated = bool(stopping) or _is_negated(text, words, first, groups)
    polarity = Polarity.NEGATED if negated else Polarity.AFFIRMED
    if denied:
        polarity = Polarity.DENIED
    return Stance(
        polarity=polarity,
        modality=_modality(text, words, first, governor, (*groups, *stopping)),
        certainty=Certainty.HEDGED
        if governor is not None and governor.kind == "doubt"
        else _certainty(text, words, first),
        governor=governor.head if governor else None,
    )


def _modality(
    text: str,
    words: tuple[Word, ...],
    first: int,
    governor: _Governor | None,
    groups: tuple[VerbGroup, ...],
) -> Modality:
    if governor is not None and governor.kind in _BY_GOVERNOR:
        return _BY_GOVERNOR[governor.kind]
    if _is_contrary(text, words, first, groups):
        return Modality.HYPOTHETICAL
    conditional = _condition(text, words, first)
    own = _own_modality(text, words, first, groups)
    if conditional == "if" or (conditional and own is not Modality.ASSERTED):
        return Modality.CONDITIONAL
    return own


_BY_GOVERNOR = {
    "accuse": Modality.ALLEGED,
    "claim": Modality.ALLEGED,
    "call": Modality.CALLED_FOR,
    "plan": Modality.PLANNED,
    "threat": Modality.THREATENED,
    "doubt": Modality.POSSIBLE,
}


def _own_modality(
    text: str, words: tuple[Word, ...], first: int, groups: tuple[VerbGroup, ...]
) -> Modality:
    """Modality from the act's own auxiliaries and adverbs."""
    aux = {word for group in groups for word in group.before}
    clause_first, clause_last = clause_around(text, first)
    near = _said(words[max(clause_first, first - _NEAR) : first])
    around = _said(words[clause_first:clause_last])
    if aux & {"would", "could", "might"} and aux & {"have"}:
        return Modality.HYPOTHETICAL
    if aux & {"should", "must"}:
        return Modality.CALLED_FOR
    if aux & {"may", "might", "could", "can"} or near & _POSSIBLE:
        return Modality.POSSIBLE
    if aux & {"will", "shall", "would", "'ll"} or near & _PLAN_WORDS:
        return Modality.PLANNED
    if any(_is_due(words, group) for group in groups):
        return Modality.PLANNED
    if around & _ALLEGED:
        return Modality.ALLEGED
    if around & _HEARSAY or _is_hearsay(words):
        return Modality.HEARSAY
    return Modality.ASSERTED


def _said(words: tuple[Word, ...]) -> set[str]:
    """The words in lower case, without the month of May."""
    return {word.lower for word in words if word.text != MONTH}


def _is_contrary(
    text: str, words: tuple[Word, ...], first: int, groups: tuple[VerbGroup, ...]
) -> bool:
    """Whether it is "had the jets bombed ...", told as what was not."""
    start, _ = clause_around(text, first)
    opens = words[start].lower in {"had", "were"} and start < first
    return opens and all(group.first > start for group in groups)


def _is_due(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is "is to be sent", "is due to open", "going to"."""
    if "to" not in group.before or group.first == 0:
        return False
    previous = words[group.first - 1].lower
    return previous in _DUE or bool(group.before & {"is", "are"})


def _is_hearsay(words: tuple[Word, ...]) -> bool:
    """Whether nobody stands behind it: "it was reported that", "reports of"."""
    lowers = [word.lower for word in words]
    for index in range(len(lowers) - 2):
        if lowers[index] == "it" and lowers[index + 2] in {"reported", "rumoured"}:
            return True
        if lowers[index] == "unconfirmed" and lowers[index + 1].startswith("report"):
            return True
        if lowers[index : index + 2] == ["reports", "of"]:
            return True
    return False


def _condition(text: str, words: tuple[Word, ...], first: int) -> str:
    """``"if"`` in a condition, ``"then"`` where one stands in the sentence."""
    start, _ = clause_around(text, first)
    opening = {word.lower for word in words[start : start + 2]}
    if opening & {"if", "unless"}:
        return "if"
    if start == 0 and words[0].lower == "should":
        return "if"
    conditions = {words[n].lower for n, _ in clause_starts(text)}
    in_case = any(
        words[n].lower == "in" and words[n + 1].lower == "case"
        for n in range(len(words) - 1)
    )
    then = conditions & {"if", "unless"} or words[0].lower in {"if", "unless"}
    return "then" if then or in_case else ""


def _certainty(text: str, words: tuple[Word, ...], first: int) -> Certainty:
    clause_first, clause_last = clause_around(text, first)
    around = _said(words[clause_first:clause_last])
    everywhere = [word.lower for word in words]
    if around & (_HEDGES | _HEARSAY) or "unconfirmed" in everywhere:
        return Certainty.HEDGED
    for index, lower in enumerate(everywhere):
        before = everywhere[max(0, index - 4) : index]
        if lower in _CONFIRMED:
            negated = set(before) & _NEGATORS or any(w.endswith("n't") for w in before)
            return Certainty.HEDGED if negated else Certainty.CONFIRMED_BY_SOURCE
    return Certainty.STATED


def _is_negated(
    text: str, words: tuple[Word, ...], first: int, groups: tuple[VerbGroup, ...]
) -> bool:
    if any(group.before & _NEGATORS for group in groups):
        return True
    before = [word.lower for word in words[max(0, first - _NEAR) : first]]
    for offset, lower in enumerate(reversed(before)):
        if lower in {"no", "without", "neither", "zero"}:
            return True
        if lower in _STOP_NOUNS and offset <= 3:
            return True
        if lower in {",", ";", "and", "that"}:
            break
    return _subject_negated(text, words, first, groups)


def _subject_negated(
    text: str, words: tuple[Word, ...], first: int, groups: tuple[VerbGroup, ...]
) -> bool:
    """Match "No aircraft bombed", "None of the convoys", "Nobody": in the subject."""
    start, _ = clause_around(text, first)
    opening = [word.lower for word in words[start : start + 3]]
    group = next((g for g in groups if g.finite), None)
    if group is None or not opening:
        return False
    skip = 1 if opening[0] in {",", "and", "that", "but"} and len(opening) > 1 else 0
    return opening[skip] in {"no", "none", "neither", "nobody"} and start < group.first


def _stops(text: str, words: tuple[Word, ...], group: VerbGroup, first: int) -> bool:
    """Whether a verb of stopping or preventing has the act for its object."""
    if group.last > first or not in_reach(text, group.head, first):
        return False
    between = [word.lower for word in words[group.last : first]]
    return len(between) <= 3 and not any(
        word in {",", "and", "by", "in", "on", "at"} for word in between
    )


def governor_of(
    text: str, first: int, groups: tuple[VerbGroup, ...]
) -> _Governor | None:
    """The nearest verb or noun of saying, asking or planning that rules the act."""
    words = words_of(text)
    own = {group.head for group in groups}
    for index in range(first - 1, -1, -1):
        if index in own:
            continue
        governor = _governor_at(words, index)
        if governor is None or not in_reach(text, governor.head, first):
            continue
        if _rules(words, governor, first, groups):
            denial = _denial_of(words, governor)
            return None if governor.negated else denial or governor
    return _claimed_behind(words, first)


def _denial_of(words: tuple[Word, ...], claim: _Governor) -> _Governor | None:
    """The verb of "denied (the) claims that", right before the claim, or None."""
    for index in range(max(0, claim.head - 2), claim.head):
        governor = _governor_at(words, index)
        if claim.kind == "claim" and governor and governor.kind == "deny":
            return None if governor.negated else governor
    return None


def _governor_at(words: tuple[Word, ...], index: int) -> _Governor | None:
    for kind in ("deny", "accuse", "claim", "call", "threat", "plan", "doubt"):
        hit = _index(kind).at(words, index)
        if hit is None:
            continue
        group = verb_group(words, hit, after_subject=True)
        if group is not None:
            negated = bool(group.before & _NEGATORS)
            if kind != "doubt":
                return _Governor(kind, index, hit.last, negated)
            if negated:
                return _Governor(kind, index, hit.last, negated=False)
    return _noun_governor(words, index)


def _noun_governor(words: tuple[Word, ...], index: int) -> _Governor | None:
    """The noun or adjective that rules an act: "calls for", "responsible for"."""
    lower = words[index].lower
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if lower in _CALL_NOUNS and following in {"for", "to", "that"}:
        return _Governor("call", index, index + 2, negated=False)
    if lower in {"accusations", "allegations", "accusation", "allegation", "claims"}:
        return _Governor("claim", index, index + 1, negated=False)
    if lower in {"plan", "plans", "intention"} and following in {"to", "for"}:
        return _Governor("plan", index, index + 2, negated=False)
    holding = _index("hold").find(words[:index]) if lower == "responsible" else ()
    if holding:
        return _Governor("accuse", holding[-1].head, index + 1, negated=False)
    if lower in {"threat", "threats"} and following in {"to", "of"}:
        return _Governor("threat", index, index + 2, negated=False)
    return None


def _rules(
    words: tuple[Word, ...],
    governor: _Governor,
    first: int,
    groups: tuple[VerbGroup, ...],
) -> bool:
    """Whether the words between fit: "accused X of", "called on X to", "denied"."""
    between = [word.lower for word in words[governor.last : first]]
    infinitive = any(group.infinitive for group in groups)
    match governor.kind:
        case "accuse":
            return bool({"of", "for"} & set(between))
        case "deny":
            near = len(between) <= 4
            return near or bool(_DENY_OBJECTS & set(between[:4]))
        case "threat":
            named = not between or "with" in between
            return infinitive or named or words[governor.last - 1].lower in {"of", "to"}
        case "plan":
            to = "to" in between or infinitive
            return (to or words[governor.last - 1].lower == "for") and len(between) < 12
        case "doubt":
            return "that" in between[:2] or len(between) <= 3
        case "call":
            return _asks(between, words[governor.last - 1].lower, infinitive=infinitive)
        case _:
            return True


def _asks(between: list[str], particle: str, *, infinitive: bool) -> bool:
    if infinitive or particle in {"for", "to"}:
        return True
    return bool({"to", "for", "that"} & set(between)) or len(between) <= 3


def _claimed_behind(words: tuple[Word, ...], first: int) -> _Governor | None:
    """The claim of ", X claimed" behind what is claimed."""
    for hit in _index("claim").find(words):
        closes = hit.last >= len(words) or words[hit.last].lower in _CLOSING
        group = verb_group(words, hit, after_subject=True)
        if hit.head > first and closes and group is not None:
            return _Governor("claim", hit.head, hit.last, negated=False)
    return None
