"""Mentions of killed and injured, and the zeros that cover both."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.claim import Measure
from trucewatch.model.document import Span
from trucewatch.model.quantity import Casualties, PersonClass, Quantity
from trucewatch.read.casualty_lexicon import LOSS_NOUNS, TRIGGERS
from trucewatch.read.lexing import Token
from trucewatch.read.person_lexicon import PERSON_NOUNS
from trucewatch.read.wordset import word_set


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyMention:
    """One number of killed or injured, with the words that carry it.

    Args:
        span: group and trigger word, code points of the document's text.
        measure: `Measure.KILLED` or `Measure.WOUNDED`.
        casualties: how many of which class.
        part_of: words of the group that it is a part of, or None.
    """

    span: Span
    measure: Measure
    casualties: Casualties
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CasualtyReading:
    """Everything a stretch of text says about killed and injured.

    `killed` and `injured` hold whole groups only: parts ("including three
    children") stay in `mentions`, so that the tuples may be added up.
    """

    mentions: tuple[CasualtyMention, ...] = ()

    @property
    def killed(self) -> tuple[Casualties, ...]:
        """Killed, by class; empty means not stated, a stated zero is a zero."""
        return self._whole(Measure.KILLED)

    @property
    def injured(self) -> tuple[Casualties, ...]:
        """Injured, by class; empty means not stated, a stated zero is a zero."""
        return self._whole(Measure.WOUNDED)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the numbers stand, in text order."""
        return tuple(mention.span for mention in self.mentions)

    def _whole(self, measure: Measure) -> tuple[Casualties, ...]:
        return tuple(
            mention.casualties
            for mention in self.mentions
            if mention.measure is measure and mention.part_of is None
        )


_LOSING = frozenset({"lost", "lose", "losing"})
_LIVES = frozenset({"lives", "life"})
_FALLING = frozenset({"fell", "fallen"})
_CUT_DOWN = frozenset({"cut", "mown", "mowed", "struck", "felled"})
DEATH_WORDS = _LOSING | _LIVES | _FALLING | _CUT_DOWN | {"survive"}
"""Words that tell of a death or a wound where the ones around them do."""
_TAKING = frozenset({"claimed", "claiming", "cost", "took", "taking", "claims"})


def is_death(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "lost (their lives)" or "(claimed the) lives of" tells of deaths."""
    word = tokens[index].lower
    behind = [t.lower for t in tokens[index + 1 : index + 4]]
    if word in _LOSING:
        limbs = bool(_LIMBS & set(behind))
        return bool(_LIVES & set(behind[:2])) or limbs or _loses_men(tokens, index + 1)
    if word in _FALLING:
        return _falls(tokens, index)
    if word in _CUT_DOWN:
        return behind[:1] == ["down"] and _is_person(tokens, index - 1, past=_BE)
    if word == "survive":
        return is_no_survival(tokens, index)
    if word not in _LIVES:
        return False
    before = {token.lower for token in tokens[max(0, index - 5) : index]}
    return bool(before & _TAKING)


def _falls(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a person fell in a fight: "two sappers fell in an ambush"."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    return after in _FOUGHT and _is_person(tokens, index - 1, past=_HAVE)


_FOUGHT = frozenset({"in", "at", "near", "during", "defending", ".", ","})
_HAVE = frozenset({"have", "has", "had", "also"})
_BE = frozenset({"was", "were", "been", "have", "has", "had", "being"})


def _is_person(tokens: tuple[Token, ...], index: int, *, past: frozenset[str]) -> bool:
    while index > 0 and tokens[index].lower in past:
        index -= 1
    return index >= 0 and tokens[index].lower in PERSON_NOUNS


def is_no_survival(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "did not survive", "failed to survive" stands at `index`."""
    if tokens[index].lower != "survive":
        return False
    before = {token.lower for token in tokens[max(0, index - 3) : index]}
    return bool(before & {"not", "n't", "didn't", "failed", "never"})


_LIMBS = word_set(
    """leg legs foot feet arm arms hand hands limb limbs eye eyes sight eyesight finger
    fingers hearing"""
)


def measure_at(tokens: tuple[Token, ...], index: int) -> Measure:
    """What the word at `index` says of people: "fatally wounded" is killed."""
    word = tokens[index].lower
    if word in _LOSING:
        behind = {token.lower for token in tokens[index + 1 : index + 4]}
        return Measure.WOUNDED if behind & _LIMBS else Measure.KILLED
    if index and tokens[index - 1].lower in {"fatally", "mortally"}:
        return Measure.KILLED
    return TRIGGERS.get(word, Measure.KILLED)


def _loses_men(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether "lost 41 soldiers", "lost 41 of its men": a force's own dead."""
    if index >= len(tokens) or tokens[index].quantity is None:
        return False
    words = [token.lower for token in tokens[index + 1 : index + 4]]
    own = words[:1] == ["of"] and bool({"its", "their", "his", "our"} & set(words))
    return any(
        PERSON_NOUNS.get(word) is PersonClass.COMBATANT or (own and word in _MEN)
        for word in words
    )


_MEN = frozenset({"men", "members", "people"})

_SILENT = word_set(
    """report reports reported information word data details confirm confirmed known
    verify immediate"""
)


def no_losses(tokens: tuple[Token, ...]) -> list[CasualtyMention]:
    """Zeros of "no casualties", "without losses", "material damage only"."""
    words = [token.lower for token in tokens]
    for index, word in enumerate(words):
        if word in LOSS_NOUNS and (start := _zero_before(words, index)) is not None:
            person = (
                PersonClass.CIVILIAN
                if "civilian" in words[start:index]
                else PersonClass.UNKNOWN
            )
            return _zeros(tokens, start, index, person)
        only = {words[index - 1] if index else "", *words[index + 1 : index + 3]}
        if word == "damage" and "material" in words and "only" in {*only, words[0]}:
            return _zeros(tokens, max(0, index - 1), index, PersonClass.UNKNOWN)
    return []


def _zero_before(words: list[str], index: int) -> int | None:
    for start in range(index - 1, max(-1, index - 5), -1):
        if words[start] in {"no", "without", "zero"}:
            return None if set(words[start:index]) & _SILENT else start
    return None


def _zeros(
    tokens: tuple[Token, ...], first: int, last: int, person: PersonClass
) -> list[CasualtyMention]:
    span = Span(tokens[first].start, tokens[last].end)
    nothing = Quantity(low=0, best=0, high=0, text=tokens[first].text)
    return [
        CasualtyMention(
            span=span,
            measure=measure,
            casualties=Casualties(quantity=nothing, person_class=person),
        )
        for measure in (Measure.KILLED, Measure.WOUNDED)
    ]
