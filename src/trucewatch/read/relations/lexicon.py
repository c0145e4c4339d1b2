"""The lexicon of acts: which verbs, nouns and adjectives tell of which act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any

from trucewatch.model.event import EventType
from trucewatch.read.relations.nouns import plural
from trucewatch.read.words import verb_forms
from trucewatch.reference.lexicon import load_lexicon


class Act(StrEnum):
    """What one actor does to another (PLOVER 0.8, its sixteen types)."""

    AGREE = "agree"
    CONSULT = "consult"
    SUPPORT = "support"
    CONCEDE = "concede"
    COOPERATE = "cooperate"
    AID = "aid"
    RETREAT = "retreat"
    REQUEST = "request"
    ACCUSE = "accuse"
    REJECT = "reject"
    THREATEN = "threaten"
    PROTEST = "protest"
    SANCTION = "sanction"
    MOBILIZE = "mobilize"
    COERCE = "coerce"
    ASSAULT = "assault"


class Operator(StrEnum):
    """What a word makes of the act in its complement."""

    SAY = "say"
    PROMISE = "promise"
    INTEND = "intend"
    REFUSE = "refuse"
    THREATEN = "threaten"
    DEMAND = "demand"
    STOP = "stop"
    PERMIT = "permit"
    ORDER = "order"
    TRY = "try"
    LIGHT = "light"
    INCREASE = "increase"
    REDUCE = "reduce"
    HELP = "help"
    LEAD = "lead"
    FACE = "face"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One item of the lexicon.

    Args:
        head: lemma of the verb, or of the noun's or adjective's head word.
        act: the act it tells of; None for an operator.
        operator: what it makes of an act below it; None for an act.
        particles: words that must follow the verb ("down", "on").
        noun: lemma that must stand as its object, or "".
        preposition: word that must follow that noun, or "".
        before: words that must stand right before a noun ("hunger" strike).
        type: a finer event type, or None.
        weak: whether it counts only between two named actors.
        reverse: whether its subject is the one acted upon.
        reciprocal: whether both sides act; kept, not used by the reader yet.
        copular: whether a form of "be" must stand with it ("is ready").
        wanted: words beside the head that a sentence must hold for it to match.
    """

    head: str
    act: Act | None = None
    operator: Operator | None = None
    particles: tuple[str, ...] = ()
    noun: str = ""
    preposition: str = ""
    before: tuple[str, ...] = ()
    type: EventType | None = None
    weak: bool = False
    reverse: bool = False
    reciprocal: bool = False
    copular: bool = False
    wanted: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words = {
            *self.particles,
            *self.before,
            self.noun,
            *self.preposition.split()[:1],
        }
        object.__setattr__(self, "wanted", frozenset(words - {""}))

    @property
    def weight(self) -> int:
        """How much must be there for it to match: the more, the surer."""
        return (
            len(self.particles)
            + 2 * bool(self.noun)
            + bool(self.preposition)
            + len(self.before)
        )

    @property
    def words(self) -> str:
        """The item as the lexicon writes it: ``call on``, ``lift +siege``."""
        noun = f"+{self.noun}" if self.noun else ""
        parts = (*self.before, self.head, *self.particles, noun, self.preposition)
        return " ".join(part for part in parts if part)


Senses = Mapping[str, tuple[Sense, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLexicon:
    """Senses by head lemma, surest first, and the lemmas of written verb forms."""

    verbs: Senses
    nouns: Senses
    adjectives: Senses
    forms: Mapping[str, frozenset[str]]

    @property
    def words(self) -> frozenset[str]:
        """Every written form that can begin an act, in lower case."""
        plurals = {plural(noun) for noun in self.nouns}
        return (
            frozenset(self.forms)
            | frozenset(self.nouns)
            | plurals
            | frozenset(self.adjectives)
        )


@cache
def act_lexicon() -> ActLexicon:
    """The packaged lexicon of acts.

    Raises:
        InvalidReference: it is missing or no valid TOML.
    """
    raw = load_lexicon("acts")
    read = [
        *_rows(raw.get("verb", ()), _verb),
        *_rows(raw.get("operator", ()), _verb),
        *_rows(raw.get("report", ()), _verb),
    ]
    verbs = [sense for sense in read if not _is_copular(sense)]
    nouns = [
        *_rows(raw.get("noun", ()), _noun),
        *_rows(raw.get("operator_noun", ()), _noun),
    ]
    adjectives = [
        *_rows(raw.get("adjective", ()), _adjective),
        *(_without_copula(sense) for sense in read if _is_copular(sense)),
    ]
    return ActLexicon(
        verbs=_by_head(verbs),
        nouns=_by_head(nouns),
        adjectives=_by_head(adjectives),
        forms=_written({sense.head for sense in verbs}, raw.get("irregular", {})),
    )


def _rows(rows: Iterable[Mapping[str, Any]], read: Any) -> list[Sense]:  # noqa: ANN401
    found = []
    for row in rows:
        kind = row.get("kind")
        type_ = row.get("type")
        shared = {
            "act": Act(row["class"]) if "class" in row else None,
            "operator": Operator(kind) if kind else None,
            "type": EventType(type_) if type_ else None,
            "weak": row.get("weak", False),
            "reverse": row.get("reverse", False),
            "reciprocal": row.get("reciprocal", False),
        }
        found += [read(item, shared) for item in row.get("lemmas") or row["phrases"]]
    return found


def _verb(item: str, shared: dict[str, Any]) -> Sense:
    head, *rest = item.split()
    marked = next((n for n, word in enumerate(rest) if word.startswith("+")), None)
    if marked is None:
        return Sense(head=head, particles=tuple(rest), **shared)
    return Sense(
        head=head,
        particles=tuple(rest[:marked]),
        noun=rest[marked].removeprefix("+"),
        preposition=" ".join(rest[marked + 1 :]),
        **shared,
    )


def _is_copular(sense: Sense) -> bool:
    """Whether it is "be" with a predicate ("be ready"): found at the predicate."""
    return sense.head == "be" and bool(sense.particles) and not sense.noun


def _without_copula(sense: Sense) -> Sense:
    head, *rest = sense.particles
    return replace(sense, head=head, particles=tuple(rest), copular=True)


def _noun(item: str, shared: dict[str, Any]) -> Sense:
    *before, head = item.split()
    return Sense(head=head, before=tuple(before), **shared)


def _adjective(item: str, shared: dict[str, Any]) -> Sense:
    head, *rest = item.split()
    return Sense(head=head, particles=tuple(rest), **shared)


def _by_head(senses: Iterable[Sense]) -> Senses:
    found: dict[str, list[Sense]] = {}
    for sense in senses:
        found.setdefault(sense.head, []).append(sense)
    return {
        head: tuple(sorted(held, key=lambda sense: -sense.weight))
        for head, held in found.items()
    }


_DOUBLES = re.compile(r"[^aeiou][aeiou][bdgklmnprt]\Z")
"""Lemmas that may double their last letter before an ending ("expel")."""


def _written(
    lemmas: set[str], irregular: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Written form -> the verbs it can be a form of."""
    found: dict[str, set[str]] = {}
    for lemma in lemmas:
        written_forms = set(verb_forms(irregular.get(lemma, lemma)))
        if _DOUBLES.search(lemma):
            written_forms |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
        for written in written_forms:
            found.setdefault(written, set()).add(lemma)
    return {written: frozenset(held) for written, held in found.items()}
