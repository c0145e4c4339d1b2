"""The verbs and nouns that rule an act: accused of, denied, called for, planned.

The nearest one in reach decides how a source stands to what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.read.clauses import (
    VerbGroup,
    in_reach,
    verb_group,
)
from trucewatch.read.words import VerbIndex, Word, words_of
from trucewatch.reference.lexicon import load_lexicon, word_set

_NEGATORS = word_set("modality", "negators")


_CALL_NOUNS = word_set("modality", "call_nouns")


_DENY_OBJECTS = word_set("modality", "deny_objects")


_CLOSING = frozenset({".", ",", "on", "in", "earlier", "late", "later"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A word that rules an act.

    Args:
        kind: ``deny``, ``accuse``, ``claim``, ``call``, ``threat``, ``plan`` or
            ``doubt``.
        head, last: index of the word, and of the word after it.
        negated: whether it is negated itself ("did not deny").
    """

    kind: str
    head: int
    last: int
    negated: bool


@cache
def _index(kind: str) -> VerbIndex:
    return VerbIndex(load_lexicon("modality")[kind])


def governor_of(
    text: str, first: int, groups: tuple[VerbGroup, ...]
) -> Governor | None:
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


def _denial_of(words: tuple[Word, ...], claim: Governor) -> Governor | None:
    """The verb of "denied (the) claims that", right before the claim, or None."""
    for index in range(max(0, claim.head - 2), claim.head):
        governor = _governor_at(words, index)
        if claim.kind == "claim" and governor and governor.kind == "deny":
            return None if governor.negated else governor
    return None


_KINDS = ("deny", "accuse", "claim", "call", "threat", "plan", "doubt")
_ACCUSATIONS = frozenset({"accusations", "allegations", "accusation", "allegation"})
_PLANS = frozenset({"plan", "plans", "intention"})
_THREATS = frozenset({"threat", "threats"})


@cache
def _governing() -> frozenset[str]:
    """Every word that can rule an act."""
    verbs = frozenset[str]().union(*(_index(kind).heads for kind in _KINDS))
    nouns = _CALL_NOUNS | _ACCUSATIONS | _PLANS | _THREATS
    return verbs | nouns | {"claims", "responsible"}


def _governor_at(words: tuple[Word, ...], index: int) -> Governor | None:
    if words[index].lower not in _governing():
        return None
    for kind in _KINDS:
        hit = _index(kind).at(words, index)
        if hit is None:
            continue
        group = verb_group(words, hit, after_subject=True)
        if group is not None:
            negated = bool(group.before & _NEGATORS)
            if kind != "doubt":
                return Governor(kind, index, hit.last, negated)
            if negated:
                return Governor(kind, index, hit.last, negated=False)
    return _noun_governor(words, index)


def _noun_governor(words: tuple[Word, ...], index: int) -> Governor | None:
    """The noun or adjective that rules an act: "calls for", "responsible for"."""
    lower = words[index].lower
    following = words[index + 1].lower if index + 1 < len(words) else ""
    if lower in _CALL_NOUNS and following in {"for", "to", "that"}:
        return Governor("call", index, index + 2, negated=False)
    if lower in _ACCUSATIONS or lower == "claims":
        return Governor("claim", index, index + 1, negated=False)
    if lower in _PLANS and following in {"to", "for"}:
        return Governor("plan", index, index + 2, negated=False)
    holding = _index("hold").find(words[:index]) if lower == "responsible" else ()
    if holding:
        return Governor("accuse", holding[-1].head, index + 1, negated=False)
    if lower in _THREATS and following in {"to", "of"}:
        return Governor("threat", index, index + 2, negated=False)
    return None


def _rules(
    words: tuple[Word, ...],
    governor: Governor,
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


def _claimed_behind(words: tuple[Word, ...], first: int) -> Governor | None:
    """The claim of ", X claimed" behind what is claimed."""
    for hit in _index("claim").find(words):
        closes = hit.last >= len(words) or words[hit.last].lower in _CLOSING
        group = verb_group(words, hit, after_subject=True)
        if hit.head > first and closes and group is not None:
            return Governor("claim", hit.head, hit.last, negated=False)
    return None
