"""How a source stands to what it says: polarity, modality, certainty.

Decides by the table of the domain vocabulary, 2.1 and 2.2: accused and claimed
are alleged, denied is a polarity, called for, planned and threatened are no
happenings.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Certainty, Modality, Polarity
from trucewatch.read.clauses import (
    VerbGroup,
    clause_around,
    clause_starts,
    halts,
    in_reach,
)
from trucewatch.read.governors import Governor, governor_of
from trucewatch.read.words import MONTH, Word, words_of
from trucewatch.reference.lexicon import word_set

_NEGATORS = word_set("modality", "negators")


_HEDGES = word_set("modality", "hedges")


_POSSIBLE = word_set("modality", "possible_words")


_HEARSAY = word_set("modality", "hearsay_words")


_ALLEGED = word_set("modality", "alleged_words")


_CONFIRMED = word_set("modality", "confirmed_words")


_PLAN_WORDS = word_set("modality", "plan_words")


_STOP_NOUNS = frozenset({"halt", "end", "stop", "cessation", "absence", "refrain"})


_DUE = frozenset({"going", "due", "set", "ready", "about", "scheduled", "expected"})


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
    governor: Governor | None,
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
    if any(group.before & _NEGATORS for group in groups) or _is_yet_to(words, groups):
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


def _is_yet_to(words: tuple[Word, ...], groups: tuple[VerbGroup, ...]) -> bool:
    """Whether it is "has yet to sign", "is still to sign": not done so far."""
    return any(
        "to" in group.before and words[n].lower == "to" and words[n - 1].lower == "yet"
        for group in groups
        for n in range(max(1, group.first), group.head)
    )


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
