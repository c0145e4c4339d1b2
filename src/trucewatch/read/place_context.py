"""What the words before a name make of it: role, extent, class word."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from trucewatch.model.place import Extent, MentionRole
from trucewatch.read.words import Word
from trucewatch.reference.actor_data import load_states
from trucewatch.reference.lexicon import live_set, word_set

_AT = word_set("places", "at")


_TOWARD = word_set("places", "toward")


_NEAR = word_set("places", "near")


_DIRECTIONS = word_set("places", "directions")


_EDGES = word_set("places", "edges")


_MODIFIERS = word_set("places", "modifiers")


_UNITS = live_set("places", "units")


_KEPT = word_set("places", "kept") | {"town", "city", "village"}


_PARTS = word_set("places", "parts")


_WHOLES = word_set("places", "wholes")


_OBJECT_VERBS = word_set("places", "object_verbs")


_NAMED_VERBS = word_set("places", "named_verbs")


_ON_NOUNS = word_set("places", "on_nouns")


_LEAVING = word_set("places", "leaving")


_OF_NOUNS = word_set("places", "of_nouns")


SITES = word_set("places", "sites")
"""Nouns of what lies in a place and is named by it ("market", "runway")."""


_AUX = frozenset(
    ["was", "were", "is", "are", "been", "being", "be", "has", "have", "had"]
)


_KM = frozenset({"km", "kilometre", "kilometres", "kilometer", "kilometers", "miles"})


class NameContext(NamedTuple):
    """What stands before a name: its role, extent, and a class word's index."""

    role: MentionRole | None = None
    extent: Extent = Extent.UNSTATED
    opens: int | None = None
    shared: bool = False


@cache
def state_adjectives() -> frozenset[str]:
    """The adjectives of every known state: "Omani" alone names no place."""
    return frozenset(a for state in load_states() for a in state.adjectives)


def context_before(words: tuple[Word, ...], first: int) -> NameContext | None:
    """What the words before a name make of it, or None."""
    context, classed = NameContext(), False
    index = first - 1
    while index >= 0:
        lower = words[index].lower
        if lower == "of" and index:
            held = _of_context(words, index - 1, context, beside=index + 1 == first)
            if held is None:
                return None
            context, classed, index = held, True, index - 2
        elif lower == "'s" and index:
            index -= 2
        elif lower in _UNITS and index >= first - 2:
            classed, index = True, index - 1
        elif lower == "," and index == first - 1 and words[index - 1].lower in _UNITS:
            index -= 1
        elif lower in _MODIFIERS or words[index].text in state_adjectives():
            if lower in _WHOLES:
                context = context._replace(extent=Extent.WHOLE)
            index -= 1
        else:
            break
    role = context.role or (_role_at(words, index) if index >= 0 else None)
    if role is None and not classed:
        return None
    return context._replace(role=_or_origin(words, index, role or MentionRole.AT))


def _or_origin(words: tuple[Word, ...], index: int, role: MentionRole) -> MentionRole:
    """The role, or ``from`` where the words before it say so."""
    still = role in {MentionRole.AT, MentionRole.NEAR}
    return MentionRole.FROM if still and _is_origin(words, index) else role


def _is_origin(words: tuple[Word, ...], index: int) -> bool:
    """Whether it is "from positions near NAME", "guns stationed at NAME"."""
    if index > 0 and words[index - 1].lower in _STATIONED:
        return True
    for at in range(index, max(-1, index - 6), -1):
        lower = words[at].lower
        if lower == "from":
            return words[at - 1].lower not in _KM if at else True
        known = lower in _OF_ORIGIN or lower in _UNITS
        if not (known or lower == "of" or (at == index and lower in _AT | _NEAR)):
            return False
    return False


_ORIGINS = word_set("places", "origins")
_OF_ORIGIN = _ORIGINS | _MODIFIERS | _DIRECTIONS | _EDGES
_STATIONED = word_set("places", "stationed")


def _of_context(
    words: tuple[Word, ...], noun: int, context: NameContext, *, beside: bool
) -> NameContext | None:
    """The context with "NOUN of" read into it, or None where it is no place."""
    lower = words[noun].lower
    if lower in _DIRECTIONS | _EDGES | _KM:
        return context._replace(role=MentionRole.NEAR)
    if lower == "out":
        return context._replace(role=MentionRole.FROM)
    if lower == "direction":
        from_ = noun > 1 and "from" in {w.lower for w in words[noun - 2 : noun]}
        return context._replace(role=MentionRole.FROM if from_ else MentionRole.TOWARD)
    if lower == "countryside":
        return context._replace(extent=Extent.PART, opens=noun)
    if lower in _WHOLES:
        return context._replace(extent=Extent.WHOLE)
    if lower in _EACH:
        return context
    if lower in _PARTS:
        part = lower not in _UNITS or _is_some(words, noun)
        return context._replace(extent=Extent.PART if part else context.extent)
    if lower in _UNITS:
        opens = noun if beside and lower in _KEPT else context.opens
        shared = context.shared or lower in {"provinces", "governorates"}
        return context._replace(opens=opens, shared=shared)
    if lower.endswith("ing"):
        return context._replace(role=MentionRole.AT)
    return context if _of_fits(words, noun) else None


_EACH = frozenset({"each", "any", "one", "two", "three", "most", "several"})


def _is_some(words: tuple[Word, ...], noun: int) -> bool:
    """Whether it is "some districts of Hama", a part, not "the districts of Hama"."""
    some = {"some", "several", "certain", "various"}
    return noun > 0 and words[noun - 1].lower in some


def _of_fits(words: tuple[Word, ...], noun: int) -> bool:
    """Whether "NOUN of NAME" says where: an event, people, a side of a town."""
    word = words[noun]
    if word.is_name and noun > 0:
        return word.lower in SITES
    return word.lower in _OF_NOUNS | SITES


def _role_at(words: tuple[Word, ...], index: int) -> MentionRole | None:
    lower = words[index].lower
    before = words[index - 1].lower if index else ""
    if lower == "from":
        return MentionRole.NEAR if before in _KM else MentionRole.FROM
    if lower == "of":
        return MentionRole.NEAR if before in _DIRECTIONS | _EDGES else None
    if lower in _TOWARD:
        return MentionRole.NEAR if before == "close" else MentionRole.TOWARD
    if lower in _NEAR:
        return MentionRole.NEAR
    if lower == "on":
        near = {word.lower for word in words[max(0, index - 5) : index]}
        return MentionRole.AT if near & _ON_NOUNS else None
    if lower == "for":
        leaving = {word.lower for word in words[max(0, index - 6) : index]}
        return MentionRole.TOWARD if leaving & _LEAVING else None
    if lower in _NAMED_VERBS:
        return MentionRole.NAMED
    if lower in _AT or lower in _OBJECT_VERBS:
        return MentionRole.AT
    if lower == "and" and before in _AT | _TOWARD:
        return _role_at(words, index - 1)
    return None


def context_behind(words: tuple[Word, ...], last: int) -> NameContext | None:
    """A name that a class word or a verb behind it makes a place."""
    if last < len(words) and words[last].lower in _KEPT:
        return NameContext(MentionRole.AT)
    if _names_site(words, last):
        return NameContext(MentionRole.AT)
    for start in (last, _behind_list(words, last)):
        if start is not None and _suffers(words, start):
            return NameContext(MentionRole.AT)
    return None


def _names_site(words: tuple[Word, ...], last: int) -> bool:
    """Whether something that lies there follows: "Hama road", "Hama's market"."""
    if last < len(words) and words[last].lower == "'s":
        last += 1
    for word in words[last : last + _SITE_REACH]:
        if word.lower in SITES:
            return True
        if not word.is_word or word.is_name or word.lower in _SMALL:
            return False
    return False


_SITE_REACH = 3
"""Words behind a name within which its site is named ("cattle market")."""

_SMALL = _AT | _TOWARD | _NEAR | _AUX | {"and", "or", "but", "of", "the", "a", "an"}


def _suffers(words: tuple[Word, ...], last: int) -> bool:
    """Whether a verb follows that makes its subject a place: "was shelled"."""
    after = [word.lower for word in words[last : last + 5]]
    if last == 1 and words[0].lower.endswith("s") and after[:1] in (["were"], ["are"]):
        return False
    passive = {"been", "being"} & set(after) or not set(after[:1]) & {
        "has",
        "have",
        "had",
    }
    if after and after[0] in _AUX and passive and set(after[1:]) & _OBJECT_VERBS:
        return True
    came = after[:2] == ["came", "under"] or after[1:3] == ["come", "under"]
    fell = after[:2] in (["fell", "to"], ["changed", "hands"], ["falls", "to"])
    return came or fell or after[1:3] == ["fallen", "to"]


def _behind_list(words: tuple[Word, ...], last: int) -> int | None:
    """Where a list of names or an apposition behind a name ends, or None."""
    if last >= len(words) or words[last].lower not in {",", "and"}:
        return None
    index = last
    while index < len(words) and (
        words[index].is_name or words[index].lower in {",", "and"}
    ):
        index += 1
    if index > last + 1:
        return index
    marks = range(last + 1, min(len(words), last + 14))
    return next((n + 1 for n in marks if words[n].text == ","), None)
