"""The lexicon of events as typed entries, with indices for finding them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.event import EventType, ObjectAffected
from trucewatch.read.words import PhraseIndex, VerbIndex, Word
from trucewatch.reference.lexicon import load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the lexicon: verbs or nouns that tell of a type of event.

    Args:
        type: the event type, before a weapon refines it.
        words: verbs (lemmas) or nouns.
        noun: whether the words are nouns.
        needs: class of words that must be its object (or subject), or "".
        by: where that word must stand: ``object``, ``subject`` or ``either``.
        weapon: whether a weapon named beside it decides the type.
        armed: whether it counts only with a weapon or an armed actor.
        alone: for a noun, whether it counts without a verb that makes it happen.
        party: whether it counts only with someone who takes part.
        means: whether what is used is its weapon ("aircraft were used against").
        target_first: whether the subject is the one acted upon ("came under").
        never_before: words that, close behind it, make it something else.
    """

    type: EventType
    words: tuple[str, ...]
    noun: bool = False
    needs: str = ""
    by: str = "object"
    weapon: bool = False
    armed: bool = False
    alone: bool = True
    party: bool = False
    means: bool = False
    target_first: bool = False
    never_before: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Every entry with its indices and the classes of words that go with them."""

    verbs: VerbIndex
    nouns: PhraseIndex
    by_verb: dict[str, tuple[Entry, ...]]
    by_noun: dict[str, Entry]
    classes: dict[str, frozenset[str]]
    weapons: PhraseIndex
    weapon_types: dict[str, EventType]
    objects: PhraseIndex
    object_kinds: dict[str, ObjectAffected]
    active: VerbIndex
    happen: VerbIndex
    halted: VerbIndex
    under: VerbIndex


@cache
def event_lexicon() -> EventLexicon:
    """The packaged lexicon of events."""
    raw = load_lexicon("events")
    verbs = [_entry(row, row["verbs"], noun=False) for row in raw["verb"]]
    nouns = [_entry(row, row["nouns"], noun=True) for row in raw["noun"]]
    by_verb: dict[str, tuple[Entry, ...]] = {}
    for entry in verbs:
        for lemma in entry.words:
            by_verb[lemma] = (*by_verb.get(lemma, ()), entry)
    by_noun = {noun: entry for entry in nouns for noun in entry.words}
    weapons = {w: EventType(k) for k, ws in raw["weapons"].items() for w in ws}
    objects = {w: ObjectAffected(k) for k, ws in raw["objects"].items() for w in ws}
    return EventLexicon(
        verbs=VerbIndex(by_verb),
        nouns=PhraseIndex(by_noun, plurals=True),
        by_verb=by_verb,
        by_noun=by_noun,
        classes={name: frozenset(words) for name, words in raw["classes"].items()},
        weapons=PhraseIndex(weapons),
        weapon_types=weapons,
        objects=PhraseIndex(objects),
        object_kinds=objects,
        active=VerbIndex(raw["light"]["active"]),
        happen=VerbIndex(raw["light"]["happen"]),
        halted=VerbIndex(raw["light"]["halted"]),
        under=VerbIndex(raw["light"]["under"]),
    )


def _entry(row: dict[str, object], words: list[str], *, noun: bool) -> Entry:
    weapon = bool(row.get("weapon", False))
    never = row.get("never_before", [])
    return Entry(
        type=EventType(str(row["type"])),
        words=tuple(words),
        noun=noun,
        needs=str(row.get("needs", "")),
        by=str(row.get("by", "object")),
        weapon=weapon,
        armed=bool(row.get("armed", weapon)),
        alone=bool(row.get("alone", True)),
        party=bool(row.get("party", False)),
        means=bool(row.get("means", False)),
        target_first=row.get("subject") == "target",
        never_before=frozenset(map(str, never))
        if isinstance(never, list)
        else frozenset(),
    )


def weapon_in(
    words: tuple[Word, ...], first: int, last: int
) -> tuple[EventType, int, int] | None:
    """The first weapon among the words ``[first, last)`` with its word range."""
    lexicon = event_lexicon()
    index = first
    while index < last:
        hit = lexicon.weapons.at(words, index)
        if hit and hit[1] <= last:
            return lexicon.weapon_types[hit[0]], index, hit[1]
        index += 1
    return None
