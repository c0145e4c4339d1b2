"""Names of places in a sentence: found by the words around them, no gazetteer.

A run of name words is a place where a preposition of place, a class word ("the
town of", "province") or a verb that hits places stands beside it. Months, persons,
organisations, talks named after towns and governments named after capitals are no
places (pattern 31 of the phrasing catalogue).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from trucewatch.model.actor import ActorKind
from trucewatch.model.place import Extent, MentionRole
from trucewatch.read.place_context import (
    SITES,
    NameContext,
    context_before,
    context_behind,
    state_adjectives,
)
from trucewatch.read.words import Word, words_of
from trucewatch.reference.actors import load_actors
from trucewatch.reference.lexicon import live_set, word_set

_MODIFIERS = word_set("places", "modifiers")
_UNITS = live_set("places", "units")
_KEPT = word_set("places", "kept") | {"town", "city", "village"}
_CONTAINERS = word_set("places", "containers")
_PARTS = word_set("places", "parts")
_WHOLES = word_set("places", "wholes")
_NOT_PLACES = live_set("places", "not_places")
_AFTER_NOT = live_set("places", "after_not_places")
_MOMENTS = word_set("places", "moments")
_OBJECT_VERBS = word_set("places", "object_verbs")
_GIVEN = live_set("speech", "words", "given")
_TITLES = live_set("speech", "words", "titles")
_OF = frozenset({"of", "'s"})
_LINKS = frozenset({"al", "el", "ul", "ez", "az", "bin", "ibn", "abu"})


_PREPOSITIONS = word_set("grammar", "prepositions") - {"for"} | {
    ",",
    "and",
    "or",
    "but",
}


_AUX = frozenset(
    ["was", "were", "is", "are", "been", "being", "be", "has", "have", "had"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """A place name with what the words around it say.

    Args:
        first, last: half-open range of words of the name as it is to be looked up
            ("Idlib province", "city of Hama").
        start, end: the same range in code points of the sentence.
        role: what it does in the sentence.
        extent: how much of it is meant.
        within: containing unit named beside it, or None.
        shared: whether it is a province by a plural class word ("in the
            provinces of Hama and Idlib").
    """

    first: int
    last: int
    start: int
    end: int
    role: MentionRole
    extent: Extent = Extent.UNSTATED
    within: str | None = None
    shared: bool = False


@lru_cache(maxsize=4096)
def place_names(text: str) -> tuple[PlaceName, ...]:
    """Every place that the sentence `text` names, in text order."""
    words = words_of(text)
    runs = tuple(_runs(words))
    found: list[PlaceName] = []
    for first, last in runs:
        if found and first < found[-1].last:
            continue
        if not _may_be_place(words, first, last) or _is_owner(words, last):
            continue
        if _is_site_of(words, last):
            continue
        context = _listed(words, found, first, last) or context_before(words, first)
        context = context or context_behind(words, last)
        if context is not None:
            found.append(_name(words, first, last, context=context))
    return tuple(_with_containers(text, words, found))


def _is_site_of(words: tuple[Word, ...], last: int) -> bool:
    """Whether it only lies in the next name: "the National Hospital of Hama"."""
    return (
        words[last - 1].lower in SITES
        and last + 1 < len(words)
        and words[last].lower == "of"
        and words[last + 1].is_name
    )


def _name(
    words: tuple[Word, ...], first: int, last: int, *, context: NameContext
) -> PlaceName:
    start = first if context.opens is None else context.opens
    end = last
    extent = context.extent
    if last < len(words) and words[last].lower in _KEPT:
        end = last + 1
        if words[last].lower == "countryside":
            extent = Extent.PART
    if context.shared and extent is Extent.UNSTATED:
        extent = Extent.PART
    return PlaceName(
        first=start,
        last=end,
        start=words[start].start,
        end=words[end - 1].end,
        role=context.role or MentionRole.AT,
        extent=extent,
        shared=context.shared,
    )


def _runs(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of name words that stand together."""
    index = 0
    while index < len(words):
        if not _is_name(words, index):
            index += 1
            continue
        last = index + 1
        while last < len(words) and (
            _is_name(words, last)
            or (words[last].lower in _LINKS and _is_name_at(words, last + 1))
        ):
            last += 1
        yield index, last
        index = last


def _is_name_at(words: tuple[Word, ...], index: int) -> bool:
    return index < len(words) and _is_name(words, index)


def _is_name(words: tuple[Word, ...], index: int) -> bool:
    word = words[index]
    if not word.is_name or word.text.rstrip(".") in _MOMENTS:
        return False
    if index == 0 or words[index - 1].text in '"“.:':
        return word.lower not in _OPENERS and word.lower not in _MODIFIERS
    return word.text not in {"I", "The", "A", "Mr", "Mrs"}


_OPENERS = word_set("places", "openers")


def _may_be_place(words: tuple[Word, ...], first: int, last: int) -> bool:
    texts = [word.text for word in words[first:last]]
    if (
        any(t in _NOT_PLACES or t in _GIVEN for t in texts)
        or texts[0].rstrip(".") in _TITLES
    ):
        return False
    after = {word.lower for word in _beside(words, last)}
    if after & _AFTER_NOT or all(text in state_adjectives() for text in texts):
        return False
    if len(texts) == 1 and texts[0].isupper() and len(texts[0]) < 6:
        return texts[0][-1].isdigit()
    if first and words[first - 1].text.rstrip(".") in _TITLES:
        return False
    return not _is_actor(" ".join(texts))


def _beside(words: tuple[Word, ...], last: int) -> tuple[Word, ...]:
    """The two words behind a name, as far as they belong to it."""
    behind = words[last : last + 2]
    return behind[:1] if behind and behind[0].lower in _PREPOSITIONS else behind


def _is_owner(words: tuple[Word, ...], last: int) -> bool:
    """Whether the name only owns the next one: "Syria's Hama province"."""
    if last >= len(words) or words[last].lower != "'s":
        return False
    return any(word.is_name for word in words[last + 1 : last + 3])


@lru_cache(maxsize=4096)
def _is_actor(name: str) -> bool:
    """Whether the whole name is a known actor other than a state."""
    actor = load_actors().by_name(name)
    return actor is not None and (
        actor.kind is not ActorKind.STATE or "/" in actor.code
    )


def _listed(
    words: tuple[Word, ...], found: list[PlaceName], first: int, last: int
) -> NameContext | None:
    """The context of a name that goes on a list: "in A, B and C"."""
    if not found or _is_subject(words, last):
        return None
    past = found[-1]
    start, fresh, opens = past.last, False, None
    if start < len(words) and words[start].lower in _UNITS:
        start += 1
    between = [word.lower for word in words[start:first]]
    if not between or between[0] not in {",", "and", "or", "&", "as", ";"}:
        return None
    extent = past.extent
    for offset, lower in enumerate(between):
        if lower in {"as", "well"}:
            fresh = True
        elif lower in _UNITS and lower in _KEPT:
            opens = start + offset
        elif not (lower in _LIST_WORDS or lower in _MODIFIERS or lower in _UNITS):
            return None
    if fresh or (opens is not None):
        extent = Extent.UNSTATED
    extent = _extent_in(between) or extent
    return NameContext(past.role, extent, opens, past.shared and not fresh)


def _extent_in(between: list[str]) -> Extent | None:
    """The extent that the words between two listed names give the second."""
    if set(between) & _WHOLES:
        return Extent.WHOLE
    part = set(between) & (_PARTS - {"countryside"})
    return Extent.PART if part else None


_LIST_WORDS = frozenset({",", "and", "or", "&", "of", "as", "well", "also"})


def _is_subject(words: tuple[Word, ...], last: int) -> bool:
    """Whether a verb follows that has the name for its subject."""
    if last >= len(words):
        return False
    lower = words[last].lower
    return (
        lower in _AUX | {"will", "would", "said", "says", "told", "may", "can", "did"}
        or (lower.endswith("ed") and lower not in {"united"})
        or lower in _OBJECT_VERBS
    )


def _with_containers(
    text: str, words: tuple[Word, ...], found: list[PlaceName]
) -> Iterator[PlaceName]:
    """The names, a container ("in Hama province") folded into what it contains."""
    skip = False
    for index, name in enumerate(found):
        if skip:
            skip = False
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        if after is not None and _contains(words, after, name):
            bare = words[after.first : after.last]
            last = bare[-1].lower in _KEPT and len(bare) > 1
            end = bare[-2].end if last else bare[-1].end
            skip = True
            yield replace(name, within=text[_core(words, after) : end])
        else:
            yield name


def _core(words: tuple[Word, ...], name: PlaceName) -> int:
    """Start of the proper name in "countryside of Hama"."""
    at = next(i for i in range(name.first, name.last) if words[i].is_name)
    return words[at].start


def _contains(words: tuple[Word, ...], outer: PlaceName, inner: PlaceName) -> bool:
    between = [word.lower for word in words[inner.last : outer.first]]
    rest = [w for w in between if not (w in _OF or w in _MODIFIERS or w in _UNITS)]
    units = {w.lower for w in words[outer.first : outer.last]} | set(between)
    if rest == [","]:
        state = _is_state(words, outer) and not _is_state(words, inner)
        return state or bool(units & _CONTAINERS)
    if rest not in (["in"], [",", "in"]) or outer.shared:
        return False
    return bool(units & _CONTAINERS) or not _is_state(words, inner)


def _is_state(words: tuple[Word, ...], name: PlaceName) -> bool:
    actor = load_actors().by_name(
        " ".join(w.text for w in words[name.first : name.last])
    )
    return actor is not None
