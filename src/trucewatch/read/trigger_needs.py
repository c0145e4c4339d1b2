"""Whether a word of the lexicon has beside it what its entry needs."""

from __future__ import annotations

from trucewatch.model.document import Span
from trucewatch.read.agents import AgentKind, agents
from trucewatch.read.casualties import find_casualties
from trucewatch.read.clauses import AUXILIARIES, VerbGroup
from trucewatch.read.event_lexicon import Entry, event_lexicon
from trucewatch.read.place_names import place_names
from trucewatch.read.words import Word, words_of
from trucewatch.reference.lexicon import word_set

_PURPOSE = frozenset(
    {"against", "strike", "blow", "hit", "stop", "inflict", "bomb", "attack", "destroy"}
)
_REACH = 9
"""Words within which a verb's object or subject must name what it needs."""

_NOUN_REACH = 7
"""Words behind a noun within which what it needs must stand."""

_PREPOSITIONS = word_set("grammar", "prepositions")

_TOWARDS = frozenset({"on", "against", "at", "of", "by", "from", "between", "for"})

Range = tuple[int, int]


def verb_holds(text: str, group: VerbGroup, entry: Entry, clause: Range) -> bool:
    """Whether the words that the entry of a verb needs stand where it needs them."""
    words = words_of(text)
    after = [word.lower for word in words[group.last : group.last + 4]]
    if set(after) & entry.never_before or _is_adjective(words, group):
        return False
    if entry.means and not _has_purpose(words, group, clause):
        return False
    if entry.also and not _stands(words, clause, entry.also):
        return False
    if entry.direct and not group.passive and after[:1] and after[0] in _PREPOSITIONS:
        return False
    if not entry.needs:
        return True
    whole = (0, clause[1])
    return _has_class(text, group, entry, clause) or (
        group.infinitive and _has_class(text, group, entry, whole)
    )


def _is_adjective(words: tuple[Word, ...], group: VerbGroup) -> bool:
    """Whether it is counted: "37 rebuilt bridges" tells of no rebuilding."""
    first = group.first
    counted = first > 0 and words[first - 1].text[0].isdigit()
    followed = group.last < len(words) and words[group.last].lower.endswith("s")
    return counted and followed and not group.before & AUXILIARIES


def _stands(words: tuple[Word, ...], where: Range, name: str) -> bool:
    wanted = event_lexicon().classes[name]
    return any(word.lower in wanted for word in words[where[0] : where[1]])


def _has_class(text: str, group: VerbGroup, entry: Entry, clause: Range) -> bool:
    words = words_of(text)
    subject = (max(clause[0], group.first - _REACH), group.first)
    object_ = (group.last, min(clause[1], group.last + _REACH))
    where: list[Range] = []
    if entry.by in {"subject", "either"} or group.passive:
        where.append(subject)
    behind = [word.lower for word in words[group.last : group.last + 1]]
    done_by = group.passive and entry.by == "subject" and behind == ["by"]
    if done_by or (entry.by in {"object", "either"} and not group.passive):
        where.append(object_)
    if any(_stands(words, part, entry.needs) for part in where):
        return True
    return entry.places and any(
        _has_place(text, part, beside=group.last if part is object_ else None)
        for part in where
    )


def _has_place(text: str, where: Range, *, beside: int | None) -> bool:
    """Whether a place is named there; as an object, right behind the verb."""
    first, last = where
    for name in place_names(text):
        if first <= name.first and name.last <= last:
            return beside is None or name.first - beside <= 2
    return False


def _has_purpose(words: tuple[Word, ...], group: VerbGroup, clause: Range) -> bool:
    after = {word.lower for word in words[group.last : clause[1]]}
    return bool(after & _PURPOSE)


def noun_holds(text: str, span: Range, entry: Entry, support: VerbGroup | None) -> bool:
    """Whether the entry of a noun has the verb and the words beside it it needs."""
    words = words_of(text)
    first, last = span
    lexicon = event_lexicon()
    after = [word.lower for word in words[last : last + 4]]
    if set(after) & entry.never_before or is_other(words, first, entry):
        return False
    if support is not None and entry.gentle:
        violent = lexicon.violent.at(words, support.head)
        support = None if violent else support
    if entry.needs:
        return _is_onto(words, last, entry.needs) or _stands(
            words, (max(0, first - 2), first), entry.needs
        )
    return entry.alone or support is not None or _has_author(text, span)


def is_other(words: tuple[Word, ...], first: int, entry: Entry) -> bool:
    """Whether a word before makes it something else: "heart attack"."""
    before = {word.lower for word in words[max(0, first - 2) : first]}
    return bool(before & entry.never_behind)


def _has_author(text: str, span: Range) -> bool:
    """Whether a force is named that the noun is said to be of: "attack by rebels"."""
    words = words_of(text)
    first, last = span
    before = first - 1 if first and words[first - 1].lower == "'s" else first
    for agent in agents(text):
        if agent.kind is not AgentKind.FORCE:
            continue
        between = [word.lower for word in words[last : agent.first]]
        behind = agent.first >= last and between[:1] == ["by"]
        if (behind and set(between) <= _ARTICLES) or agent.last == before:
            return True
    return False


def has_toll(text: str) -> bool:
    """Whether the sentence says that someone was killed or hurt."""
    told = find_casualties(text, Span(0, len(text))).mentions
    return any(mention.casualties.quantity.best != 0 for mention in told)


_ARTICLES = frozenset({"by", "the", "a", "an", "“", '"', "some", "its"})


def _is_onto(words: tuple[Word, ...], last: int, name: str) -> bool:
    """Whether "on", "of" or the like with what is needed follows the noun."""
    for index in range(last, min(len(words), last + 2)):
        if words[index].lower in _TOWARDS:
            return _stands(words, (index + 1, index + _NOUN_REACH), name)
    return False
