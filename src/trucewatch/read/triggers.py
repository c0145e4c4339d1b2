"""Words that tell of an event: verbs in any voice, and nouns for happenings.

A sentence without such a word gives nothing; there is no default code. Counted
cases ("5 cases of opening fire") belong to the coder of tallies.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.event import (
    FAMILY_OF,
    HOSTILE_FAMILIES,
    EventFamily,
    EventType,
)
from trucewatch.read.agents import agents
from trucewatch.read.clauses import (
    VerbGroup,
    acts_on,
    clause_around,
    verb_group,
)
from trucewatch.read.event_lexicon import Entry, event_lexicon
from trucewatch.read.noun_supports import is_gerund, support_of
from trucewatch.read.place_names import place_names
from trucewatch.read.trigger_needs import has_toll, is_other, noun_holds, verb_holds
from trucewatch.read.triggering import may_tell_of_event
from trucewatch.read.words import VerbHit, Word, words_of
from trucewatch.text.sieve import sieve_of

_COUNTED = frozenset(
    {"cases", "case", "facts", "instances", "incidents", "violations", "breaches"}
)
_RECORDED = frozenset({"record", "register", "report"})
_FORCEFUL = HOSTILE_FAMILIES | {
    EventFamily.OTHER,
    EventFamily.CONTROL,
    EventFamily.PERSONS,
    EventFamily.ACCESS,
}
"""Families whose words sport, business and weather borrow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells of an event.

    Args:
        entry: its row of the lexicon.
        first, last: half-open range of its words.
        group: its verb group; None for a noun.
        support: for a noun, the verb that makes it happen, or None.
        subject_acts: whether the subject of `support` is who acts ("jets carried
            out airstrikes"), not the noun itself ("airstrikes hit").
        clause: half-open range of words of its clause.
    """

    entry: Entry
    first: int
    last: int
    group: VerbGroup | None = None
    support: VerbGroup | None = None
    subject_acts: bool = False
    clause: tuple[int, int]

    @property
    def groups(self) -> tuple[VerbGroup, ...]:
        """Its own verb group or its support's, for the stance."""
        return tuple(g for g in (self.group, self.support) if g is not None)


@lru_cache(maxsize=4096)
def triggers(text: str) -> tuple[Trigger, ...]:
    """Every word of the sentence `text` that tells of an event, in text order."""
    if not may_tell_of_event(sieve_of(text)):
        return ()
    words = words_of(text)
    found: list[Trigger] = []
    taken: set[int] = set()
    verbs = _told_by(text, words, event_lexicon().verbs.find(words))
    for step in (_long_verbs, _split_verbs, _nouns, _verbs):
        for trigger in step(text, words, frozenset(taken), verbs):
            span = set(range(trigger.first, trigger.last))
            if span & taken or _is_counted(words, trigger):
                continue
            taken |= span
            if trigger.support is not None:
                taken |= set(range(trigger.support.first, trigger.support.last))
            found.append(trigger)
    if not any(map(_is_hostile, found)):
        found += _costly_means(text, words, frozenset(taken))
    if found and _is_elsewhere(words):
        found = [t for t in found if FAMILY_OF[t.entry.type] not in _FORCEFUL]
    return tuple(sorted(_without_effects(found), key=lambda t: t.first))


def _without_effects(found: list[Trigger]) -> list[Trigger]:
    """Without verbs of harm that only tell what another act did ("..., killing")."""
    acts = [t for t in found if not _is_effect(t) and _is_hostile(t)]
    if any(t.entry.type in _BARS for t in found):
        found = [t for t in found if not _is_barred_entry(t)]
    return [
        t
        for t in found
        if not (
            acts
            and _is_effect(t)
            and (not t.entry.needs or (t.group is not None and t.group.gerund))
        )
    ]


def _is_barred_entry(trigger: Trigger) -> bool:
    """Whether it is what was not let happen: "prevented from entering"."""
    gerund = trigger.group is not None and trigger.group.gerund
    return gerund and trigger.entry.type in _BARRED


_BARS = frozenset({EventType.AID_BLOCKED, EventType.MOVEMENT_DENIED})
_BARRED = frozenset({EventType.AID_DELIVERED, EventType.WITHDRAWAL})


_EFFECTS = frozenset({"kill", "wound", "injure", "maim", "murder", "hurt"})


def _is_effect(trigger: Trigger) -> bool:
    group = trigger.group
    return group is not None and group.lemma.split("/")[0] in _EFFECTS


def _is_hostile(trigger: Trigger) -> bool:
    return FAMILY_OF[trigger.entry.type] in HOSTILE_FAMILIES or trigger.entry.type in {
        EventType.UNDETERMINED,
        EventType.TERRITORY_TAKEN,
    }


def _is_elsewhere(words: tuple[Word, ...]) -> bool:
    """Whether it is sport, business or weather, with no arms in the sentence."""
    lexicon = event_lexicon()
    lowers = {word.lower for word in words}
    if lowers & lexicon.plain:
        return True
    return bool(lowers & lexicon.elsewhere) and not lowers & lexicon.military


def _is_counted(words: tuple[Word, ...], trigger: Trigger) -> bool:
    """Whether it is counted, not told: "cases of ...", "recorded 14 shellings"."""
    first = trigger.group.head if trigger.group else trigger.first
    if first >= 2 and words[first - 1].lower == "of":
        return words[first - 2].lower in _COUNTED
    number = first >= 1 and words[first - 1].text[0].isdigit()
    support = trigger.support.lemma if trigger.support else ""
    return number and support in _RECORDED


def _long_verbs(
    _text: str, _words: tuple[Word, ...], _taken: frozenset[int], verbs: list[Trigger]
) -> list[Trigger]:
    """Verbs with particles: "came under shelling" is no noun of its own."""
    return [t for t in verbs if t.last - t.first > 1 and _long(t)]


def _long(trigger: Trigger) -> bool:
    return trigger.group is not None and trigger.last - trigger.group.head > 1


def _split_verbs(
    text: str, words: tuple[Word, ...], taken: frozenset[int], _verbs: list[Trigger]
) -> list[Trigger]:
    """Verbs with the particle behind the object: "handed the town over"."""
    found = _told_by(text, words, event_lexicon().split.find(words))
    return [t for t in found if _is_free(t, taken)]


def _verbs(
    _text: str, _words: tuple[Word, ...], taken: frozenset[int], verbs: list[Trigger]
) -> list[Trigger]:
    return [trigger for trigger in verbs if _is_free(trigger, taken)]


def _is_free(trigger: Trigger, taken: frozenset[int]) -> bool:
    """Whether no other trigger has the verb itself."""
    return trigger.group is not None and trigger.group.head not in taken


def _told_by(
    text: str,
    words: tuple[Word, ...],
    verbs: tuple[VerbHit, ...],
) -> list[Trigger]:
    """The triggers that verbs found in the sentence make."""
    lexicon = event_lexicon()
    lowers = {word.lower for word in words}
    hits = [hit for hit in verbs if _may_hold(hit.lemma, lowers)]
    if not hits:
        return []
    found = []
    ends = {agent.last for agent in agents(text)} | {p.last for p in place_names(text)}
    for hit in hits:
        group = verb_group(words, hit, after_subject=_follows(words, hit.head, ends))
        if group is None:
            continue
        clause = clause_around(text, group.head)
        for entry in lexicon.by_verb[hit.lemma]:
            if verb_holds(text, group, entry, clause):
                found.append(
                    Trigger(
                        entry=entry,
                        first=group.first,
                        last=group.last,
                        group=group,
                        clause=clause,
                    )
                )
                break
    return found


def _may_hold(lemma: str, lowers: set[str]) -> bool:
    """Whether the sentence has what an entry of the verb needs, wherever it is."""
    classes = event_lexicon().classes
    return any(
        all(not lowers.isdisjoint(classes[name]) for name in entry.wanted)
        for entry in event_lexicon().by_verb[lemma]
    )


def _follows(words: tuple[Word, ...], head: int, ends: set[int]) -> bool:
    """Whether a noun phrase that can act ends before the verb.

    It is a known agent or place, or any noun before what opens an object: "cells kill
    three", "a cell attacks the base".
    """
    while head and words[head - 1].lower.endswith("ly"):
        head -= 1
    shut = head > 0 and words[head - 1].text in _SHUT
    if head - shut in ends:
        return True
    return acts_on(words, head)


_SHUT = frozenset('"”’»')


def _nouns(
    text: str, words: tuple[Word, ...], taken: frozenset[int], _verbs: list[Trigger]
) -> list[Trigger]:
    lexicon = event_lexicon()
    found = []
    for noun, first, last in lexicon.nouns.find(words):
        if taken & set(range(first, last)) or is_gerund(words, last - 1):
            continue
        clause = clause_around(text, first)
        support, acts = support_of(text, words, first, last, clause=clause)
        for entry in lexicon.by_noun[noun]:
            if noun_holds(text, (first, last), entry, support):
                found.append(
                    Trigger(
                        entry=entry,
                        first=first,
                        last=last,
                        support=support,
                        subject_acts=acts,
                        clause=clause,
                    )
                )
                break
    return found


def _costly_means(
    text: str, words: tuple[Word, ...], taken: frozenset[int]
) -> list[Trigger]:
    """The weapon or blast that a sentence names beside its toll.

    "Shrapnel hit a man", "the bomb cost two lives": where no other word tells of an
    act of arms, the means and the people harmed do.
    """
    lexicon = event_lexicon()
    for name, first, last in lexicon.means.find(words):
        entry, clause = lexicon.by_means[name], (0, len(words))
        other = {word.lower for word in words[last : last + 4]} & entry.never_before
        if taken & set(range(first, last)) or other or is_other(words, first, entry):
            continue
        if has_toll(text):
            return [Trigger(entry=entry, first=first, last=last, clause=clause)]
    return []
