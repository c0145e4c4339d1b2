"""Which words of a sentence may name an act: the test before any parse.

A form counts only where the other words that its sense wants stand in the sentence,
too: "launch" with "mission", "hold" with "responsible". The test is of sets of words,
so it lets too much through, never too little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from trucewatch.read.relations.compose import spoken_alone
from trucewatch.read.relations.lexicon import (
    Act,
    Operator,
    Sense,
    act_lexicon,
)
from trucewatch.read.relations.nouns import plural

TOLD = frozenset(Act) - {Act.ASSAULT, Act.RETREAT}
"""Acts told from trees; violence and withdrawals are `read.events`' own."""

ALONE = frozenset(
    {
        Act.ACCUSE,
        Act.CONCEDE,
        Act.MOBILIZE,
        Act.PROTEST,
        Act.REJECT,
        Act.RETREAT,
        Act.SUPPORT,
    }
)
"""Acts that are told of one actor, too: what they aim at may be no actor."""

_DUTY = frozenset({"must", "should", "ought"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What must stand beside a form for it to name an act.

    Args:
        needs: from each of these sets one word.
        alone: whether the act needs no other actor.
    """

    needs: tuple[frozenset[str], ...]
    alone: bool


def cues_in(words: frozenset[str]) -> dict[str, bool]:
    """The forms among `words` that may name an act, and whether it may stand alone.

    Args:
        words: the sentence's runs of letters in lower case.
    """
    table = cues()
    found: dict[str, bool] = {}
    for form in words & table.keys():
        for cue in table[form]:
            if all(words & need for need in cue.needs):
                found[form] = found.get(form, False) or cue.alone
    return found


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Written form, lower case -> its cues; a bare one makes the others needless."""
    found: dict[str, set[Cue]] = {}
    for form, cue in _all_cues():
        found.setdefault(_run(form), set()).add(cue)
    return {form: _shortest(held) for form, held in found.items()}


def _all_cues() -> Iterator[tuple[str, Cue]]:
    lexicon = act_lexicon()
    forms_of: dict[str, set[str]] = {}
    for form, heads in lexicon.forms.items():
        for head in heads:
            forms_of.setdefault(head, set()).add(form)
    for senses, forms in (
        (lexicon.verbs, lambda head: forms_of.get(head, {head})),
        (lexicon.nouns, lambda head: {head, plural(head)}),
        (lexicon.adjectives, lambda head: {head}),
    ):
        for sense in (sense for held in senses.values() for sense in held):
            for cue in _cues_of(sense):
                for form in forms(sense.head):
                    yield form, cue


def _cues_of(sense: Sense) -> Iterator[Cue]:
    act = sense.act
    if sense.operator is not None:
        act = spoken_alone(sense.operator, sense.head)
    if sense.operator is Operator.SAY:
        yield Cue((_DUTY,), alone=False)
    elif act in TOLD and not sense.weak:
        words = (*sense.particles, *sense.before)
        needs = [frozenset({_run(word)}) for word in words]
        if sense.noun:
            needs.append(frozenset({_run(sense.noun), _run(plural(sense.noun))}))
        yield Cue(tuple(needs), alone=act in ALONE)


def _run(word: str) -> str:
    """The longest run of letters of a word, as a sieve holds it."""
    return max(word.replace("’", "'").replace("'", "-").split("-"), key=len)


def _shortest(held: set[Cue]) -> tuple[Cue, ...]:
    """The cues without those that another, needing less, makes needless."""
    return tuple(
        cue
        for cue in sorted(held, key=lambda cue: (len(cue.needs), not cue.alone))
        if not any(
            other is not cue
            and set(other.needs) < set(cue.needs)
            and other.alone >= cue.alone
            for other in held
        )
    )
