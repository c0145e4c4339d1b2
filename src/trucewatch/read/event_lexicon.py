"""The lexicon of events as typed entries, with indices for finding them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.event import EventType, ObjectAffected
from trucewatch.read.split_verbs import SplitIndex
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
        never_behind: words that, close before it, do so ("heart attack").
        costly: for a noun, whether it counts only beside people killed or hurt, and
            where no other word of the sentence tells of an act of arms.
        places: whether the name of a place also gives what it needs.
        also: class of words of which one must stand in its clause, or "".
        marks: words behind which who acts is named, instead of "by".
        physical: whether it counts only with a place, a weapon or an armed agent.
        gentle: whether a verb of killing or hitting cannot make the noun happen.
        people: whether who acts and to whom may be any noun ("the bandits").
        direct: whether its object must follow without a preposition.
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
    never_behind: frozenset[str] = frozenset()
    costly: bool = False
    places: bool = False
    also: str = ""
    marks: frozenset[str] = frozenset()
    physical: bool = False
    gentle: bool = False
    people: bool = False
    direct: bool = False

    @property
    def wanted(self) -> tuple[str, ...]:
        """The classes of words without which it never holds."""
        needs = "" if self.places else self.needs
        return tuple(name for name in (needs, self.also) if name)


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """Every entry with its indices and the classes of words that go with them.

    `means` are weapons and blasts that tell of an event beside people harmed.
    """

    verbs: VerbIndex
    split: SplitIndex
    nouns: PhraseIndex
    by_verb: dict[str, tuple[Entry, ...]]
    by_noun: dict[str, tuple[Entry, ...]]
    classes: dict[str, frozenset[str]]
    weapons: PhraseIndex
    weapon_types: dict[str, EventType]
    means: PhraseIndex
    by_means: dict[str, Entry]
    objects: PhraseIndex
    object_kinds: dict[str, ObjectAffected]
    active: VerbIndex
    happen: VerbIndex
    halted: VerbIndex
    under: VerbIndex
    received: VerbIndex
    violent: VerbIndex
    elsewhere: frozenset[str]
    military: frozenset[str]
    plain: frozenset[str]


@cache
def event_lexicon() -> EventLexicon:
    """The packaged lexicon of events."""
    raw = load_lexicon("events")
    verbs = [_entry(row, row["verbs"], noun=False) for row in raw["verb"]]
    nouns = [_entry(row, row["nouns"], noun=True) for row in raw["noun"]]
    by_verb = _by_word(verbs)
    by_noun = _by_word([entry for entry in nouns if not entry.costly])
    weapons = {w: EventType(k) for k, ws in raw["weapons"].items() for w in ws}
    by_means = {w: _means(k, w) for w, k in weapons.items() if k in _HARMING}
    by_means |= {w: entry for entry in nouns if entry.costly for w in entry.words}
    objects = {w: ObjectAffected(k) for k, ws in raw["objects"].items() for w in ws}
    return EventLexicon(
        verbs=VerbIndex(by_verb),
        split=SplitIndex(by_verb, raw["light"]["split"]),
        nouns=PhraseIndex(by_noun, plurals=True),
        by_verb=by_verb,
        by_noun=by_noun,
        classes={name: frozenset(words) for name, words in raw["classes"].items()},
        weapons=PhraseIndex(weapons),
        weapon_types=weapons,
        means=PhraseIndex(by_means, plurals=True),
        by_means=by_means,
        objects=PhraseIndex(objects),
        object_kinds=objects,
        active=VerbIndex(raw["light"]["active"]),
        happen=VerbIndex(raw["light"]["happen"]),
        halted=VerbIndex(raw["light"]["halted"]),
        under=VerbIndex(raw["light"]["under"]),
        received=VerbIndex(raw["light"]["received"]),
        violent=VerbIndex(raw["light"]["violent"]),
        elsewhere=frozenset(raw["setting"]["elsewhere"]),
        military=frozenset(raw["setting"]["military"]),
        plain=frozenset(raw["setting"]["plain"]),
    )


def _means(type_: EventType, word: str) -> Entry:
    """A weapon as a trigger of its own, where a toll stands beside it."""
    return Entry(type=type_, words=(word,), noun=True, costly=True)


_HARMING = frozenset(
    {
        EventType.ARTILLERY,
        EventType.MORTAR,
        EventType.MLRS,
        EventType.UNDETERMINED_FIRE,
        EventType.SMALL_ARMS,
        EventType.SNIPER,
        EventType.IED,
        EventType.VBIED,
        EventType.MINE,
        EventType.UXO,
        EventType.GRENADE,
        EventType.BARREL_BOMB,
        EventType.DRONE_STRIKE,
        EventType.CHEMICAL_ALLEGATION,
    }
)
"""Types whose weapon, named beside people harmed, is what harmed them."""


def _by_word(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The entries of every word, in the order of the file: the first that fits."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry)
    return found


def _entry(row: dict[str, object], words: list[str], *, noun: bool) -> Entry:
    weapon = bool(row.get("weapon", False))
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
        never_before=_listed(row, "never_before"),
        never_behind=_listed(row, "never_behind"),
        costly=bool(row.get("costly", False)),
        places=bool(row.get("places", False)),
        also=str(row.get("also", "")),
        marks=_listed(row, "marks"),
        physical=bool(row.get("physical", False)),
        gentle=bool(row.get("gentle", False)),
        people=bool(row.get("people", False)),
        direct=bool(row.get("direct", False)),
    )


def _listed(row: dict[str, object], key: str) -> frozenset[str]:
    listed = row.get(key, [])
    return frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()


_TELLING = (
    EventType.CHEMICAL_ALLEGATION,
    EventType.SUICIDE_ATTACK,
    EventType.VBIED,
    EventType.BARREL_BOMB,
    EventType.UXO,
)
"""Weapons that decide over others named beside them ("helicopters", "shells")."""


def weapon_in(
    words: tuple[Word, ...], first: int, last: int
) -> tuple[EventType, int, int] | None:
    """The weapon among the words ``[first, last)`` with its word range.

    The first one, unless a more telling one is named beside it.
    """
    found = tuple(_weapons_in(words, first, last))
    if any(weapon[0] is EventType.DRONE_STRIKE for weapon in found):
        found = tuple(w for w in found if w[0] is not EventType.VBIED)
    for type_ in _TELLING:
        for weapon in found:
            if weapon[0] is type_:
                return weapon
    return found[0] if found else None


def _weapons_in(
    words: tuple[Word, ...], first: int, last: int
) -> Iterator[tuple[EventType, int, int]]:
    lexicon = event_lexicon()
    index = first
    while index < last:
        hit = lexicon.weapons.at(words, index)
        if hit and hit[1] <= last:
            yield lexicon.weapon_types[hit[0]], index, hit[1]
            index = hit[1]
        else:
            index += 1
