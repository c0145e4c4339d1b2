"""Words walked into actors: listed names, and templates with a state in them.

A tree of words holds every listed name once. A template ("{a} army", "Ministry of
Defence of {n}") is held once for all states: where it has a state, the walk goes
through that state's own names and comes back with the state bound. So two hundred
states cost no more than their names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import DatedName

TOKEN = re.compile(r"\w+")
NAME = "{n}"
ADJECTIVE = "{a}"
_SLOT = re.compile(r"\{[na]\}")
_ACRONYM = 6  # letters; longer capitals are a headline, not an acronym


@dataclass(frozen=True, slots=True)
class Entry:
    """A name at the end of its path: whose it is and how it must be written.

    Args:
        owner: actor code, suffix of an organ (after a bound state), or None for
            a name that only resembles an actor's ("Latin America").
        name: the name or template with its days.
        loose: whether it names a government only where the sentence says so.
        head: words before the state (all words of a plain name): True where a
            word must be in capitals.
        tail: the same behind the state.
        capital: whether the first word must start with a capital.
        cased: whether any word must be in capitals.
    """

    owner: str | None
    name: DatedName
    loose: bool
    head: tuple[bool, ...]
    tail: tuple[bool, ...] = ()
    capital: bool = False
    cased: bool = False

    def fits(self, words: Sequence[str]) -> bool:
        """Whether `words`, the state's among them, are written as they must."""
        if self.capital and words[0][0].islower():
            return False
        if not self.cased:
            return True
        tail = words[len(words) - len(self.tail) :]
        return _upper(words[: len(self.head)], self.head) and _upper(tail, self.tail)


@dataclass(frozen=True, slots=True)
class Fill:
    """A state's word that may stand in a template's slot."""

    slot: str
    state: str
    upper: tuple[bool, ...]

    def fits(self, words: Sequence[str]) -> bool:
        """Whether the state is written as a name: "Turkey army", not "turkey"."""
        own = words[len(words) - len(self.upper) :]
        return not own[0][0].islower() and _upper(own, self.upper)


@dataclass(slots=True)
class Node:
    """One word further into the names that share a beginning.

    Args:
        next: by the next word, case folded, or by the slot.
        entries: names that end here.
        fills: states whose word ends here.
        slotted: whether a template has its slot here, behind its first words.
    """

    next: dict[str, Node] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    fills: tuple[Fill, ...] = ()
    slotted: bool = False

    def child(self, key: str) -> Node:
        """The node behind `key`, made if need be."""
        known = self.next.get(key)
        if known is None:
            known = self.next[key] = Node()
        return known


Step = tuple[Node, str | None, Node | None]
"""One way to read the words so far: where in the tree; the state bound, if a slot was
passed; and the node whose slot is being filled (the root at the start; None behind
the slot). A plain tuple, for every sentence makes many."""


class NameTree:
    """Names and templates, ready to be walked word by word."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, owner: str | None, name: DatedName, *, loose: bool = False) -> None:
        """Add a plain name.

        Raises:
            InvalidReference: another owner has it at the same time.
        """
        words = TOKEN.findall(name.name)
        flags = _flags(words)
        node = self.root
        for word in words:
            node = node.child(word.casefold())
        entry = Entry(
            owner=owner,
            name=name,
            loose=loose,
            head=flags,
            capital=words[0][0].isupper(),
            cased=True in flags,
        )
        _refuse_twins(node, entry)
        node.entries += (entry,)

    def add_fill(self, slot: str, state: str, word: str) -> None:
        """Let `word` stand for `state` in the templates' `slot`.

        Raises:
            InvalidReference: it stands for another state there.
        """
        words = TOKEN.findall(word)
        node = self.root
        for part in words:
            node = node.child(part.casefold())
        for other in node.fills:
            if other.slot == slot and other.state != state:
                raise _claimed(word, other.state, state)
        node.fills += (Fill(slot=slot, state=state, upper=_flags(words)),)

    def add_template(self, suffix: str, template: str) -> None:
        """Add a template that every state fills, for the organ `suffix`.

        Raises:
            InvalidReference: it has no slot or two, or another organ has it.
        """
        slots = _SLOT.findall(template)
        if len(slots) != 1:
            raise InvalidReference(
                "bad organ name", got=template, wanted="{n} or {a}, once"
            )
        head, tail = (TOKEN.findall(part) for part in template.split(slots[0]))
        node = self.root
        for word in head:
            node = node.child(word.casefold())
        node.slotted = bool(head)
        for key in (slots[0], *map(str.casefold, tail)):
            node = node.child(key)
        entry = Entry(
            owner=suffix,
            name=DatedName(name=template),
            loose=False,
            head=_flags(head),
            tail=_flags(tail),
            capital=bool(head) and head[0][0].isupper(),
            cased=any(_flags((*head, *tail))),
        )
        _refuse_twins(node, entry)
        node.entries += (entry,)

    def start(self) -> list[Step]:
        """The walk before its first word."""
        return [(self.root, None, self.root)]

    def onward(
        self, steps: list[Step], key: str, words: Sequence[str] | None
    ) -> list[Step]:
        """Every reading after one more word.

        Args:
            steps: readings so far.
            key: the next word, case folded.
            words: the words so far with it, or None to leave case aside.
        """
        root = self.root
        found: list[Step] = []
        for before, state, opening in steps:
            node = before.next.get(key)
            if node is not None:
                found.append((node, state, opening))
                if opening is not None and node.fills:
                    found += _bound(node, opening, words)
            if before.slotted and opening is root:
                inner = root.next.get(key)
                if inner is not None:
                    found.append((inner, None, before))
                    found += _bound(inner, before, words)
        return found

    def ends(self, steps: list[Step]) -> list[tuple[Entry, str | None]]:
        """Names that end here with their actor codes: listed ones come first."""
        root = self.root
        listed: list[tuple[Entry, str | None]] = []
        organs: list[tuple[Entry, str | None]] = []
        for node, state, opening in steps:
            if not node.entries:
                continue
            if state is not None:
                for entry in node.entries:
                    code = f"{state}/{entry.owner}" if entry.owner else state
                    organs.append((entry, code))
            elif opening is root:
                listed += [(entry, entry.owner) for entry in node.entries]
        return listed + organs if organs else listed


def _bound(node: Node, opening: Node, words: Sequence[str] | None) -> list[Step]:
    """The ways on behind the slot of `opening`, filled by the states of `node`."""
    found: list[Step] = []
    for fill in node.fills:
        behind = opening.next.get(fill.slot)
        if behind is not None and (words is None or fill.fits(words)):
            found.append((behind, fill.state, None))
    return found


def _flags(words: Sequence[str]) -> tuple[bool, ...]:
    return tuple(
        word.isupper() and word.isascii() and len(word) <= _ACRONYM for word in words
    )


def _upper(words: Sequence[str], flags: tuple[bool, ...]) -> bool:
    return all(w.isupper() for w, upper in zip(words, flags, strict=True) if upper)


def _refuse_twins(node: Node, entry: Entry) -> None:
    for other in node.entries:
        if other.owner != entry.owner and _overlap(other.name, entry.name):
            raise _claimed(entry.name.name, other.owner, entry.owner)


def _overlap(first: DatedName, second: DatedName) -> bool:
    starts = max(first.since or date.min, second.since or date.min)
    ends = min(first.until or date.max, second.until or date.max)
    return starts < ends


def _claimed(name: str, first: str | None, second: str | None) -> InvalidReference:
    return InvalidReference(
        f"name {name!r} is claimed twice",
        where="actors",
        got=f"{first} and {second}",
        wanted="one actor, or names dated apart",
    )
