"""Which sentences are parsed for acts: the first test of the coder of acts.

Cheap, for most sentences hold no act between actors: words of the lexicon with
someone who may act around them, no tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import actors_around
from trucewatch.read.relations.lexicon import Act, Sense, Senses, act_lexicon
from trucewatch.read.relations.nouns import plural
from trucewatch.text.sieve import keys_of

TOLD = frozenset(Act) - {Act.ASSAULT, Act.RETREAT}
"""Acts that this coder tells of; violence and withdrawals are `read.events`' own."""

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


def may_relate(passage: Passage) -> bool:
    """Whether an act between actors may stand in the sentence.

    That takes a word that names an act by itself with someone who may act before it,
    and another behind it where the act needs one.
    """
    if not names_act(passage):
        return False
    alone = _words(ALONE)
    return any(
        behind or word in alone.forms
        for word, behind in actors_around(passage.text, act_forms())
    )


def names_act(passage: Passage) -> bool:
    """Whether a word of the sentence may name an act by itself."""
    return passage.sieve.holds(_words(TOLD).keys)


def act_forms() -> frozenset[str]:
    """The written forms, in lower case, that name an act by themselves."""
    return _words(TOLD).forms


@dataclass(frozen=True, slots=True)
class _Words:
    """Written forms that name an act, and what a text must hold to hold one."""

    forms: frozenset[str]
    keys: frozenset[str]


@cache
def _words(acts: frozenset[Act]) -> _Words:
    lexicon = act_lexicon()
    verbs = {s.head for s in _naming(lexicon.verbs) if s.act in acts}
    nouns = {s.head for s in _naming(lexicon.nouns) if s.act in acts}
    forms = {form for form, heads in lexicon.forms.items() if heads & verbs}
    forms |= nouns | {plural(noun) for noun in nouns}
    forms |= {
        word
        for held in lexicon.verbs.values()
        for sense in held
        if sense.act in acts
        for word in sense.particles
        if word in COMPLEMENTS
    }
    return _Words(frozenset(forms), keys_of(forms))


COMPLEMENTS = frozenset({"responsible", "accountable", "guilty", "liable"})
"""Words that, behind a verb that says little, name the act ("hold responsible")."""


def _naming(senses: Senses) -> Iterator[Sense]:
    """Senses whose head word names the act by itself."""
    for held in senses.values():
        for sense in held:
            if not (sense.weak or sense.noun or sense.particles or sense.before):
                yield sense
