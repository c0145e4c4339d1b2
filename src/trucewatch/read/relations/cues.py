"""Which words of a sentence may name an act: the test before any parse.

A form counts only where a claim could come of it (see `relations.coder`): with the
words that its sense wants, where the sense wants them, below a governing verb where
a claim takes one ("held talks", "agreed to arrest"). All is judged by written words,
so the test lets too much through; what it turns away would make no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.read.clauses import BE
from trucewatch.read.relations.compose import spoken_alone
from trucewatch.read.relations.lexicon import Act, Operator, Sense, Senses, act_lexicon
from trucewatch.read.relations.nouns import plural
from trucewatch.read.relations.told import ALONE, ELSEWHERE, is_told
from trucewatch.reference.lexicon import word_set

_WINDOW = 8
"""Words behind a form within which its particles stand: what `relations.evaluate`
grants, and a day of the week that is cut out before the parse."""
_DUTY = frozenset({"must", "should", "ought"})
_DETERMINERS = word_set("grammar", "determiners")
_PREPOSITIONS = word_set("grammar", "prepositions") - {"to"}
_NO_PREDICATES = word_set("grammar", "prepositions") | {
    *("behind", "up", "out", "off", "back", "home", "not", "a")
}
"""Words of the lexicon's predicates ("in custody") by which nothing is told."""
_CHANGING = frozenset(
    {
        *(Operator.PROMISE, Operator.REFUSE, Operator.THREATEN, Operator.DEMAND),
        *(Operator.STOP, Operator.REDUCE, Operator.PERMIT, Operator.HELP),
    }
)
"""Operators that make another act of the one below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What must stand beside a form for it to name an act.

    Args:
        needs: from each of these sets one word, wherever it stands.
        before: words right before it, in order.
        behind: words that follow it closely, in order.
        alone: whether the act needs no other actor.
        verb: whether the form is one of a verb.
    """

    needs: tuple[frozenset[str], ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    alone: bool
    verb: bool = False

    def fits(self, words: Sequence[str], place: int) -> bool:
        """Whether the words around the form at `place` stand as they must."""
        first = place - len(self.before)
        if first < 0 or tuple(words[first:place]) != self.before:
            return False
        if self.verb and place and _is_noun_behind(words[place - 1], words[place]):
            return False
        after = iter(words[place + 1 : place + 1 + _WINDOW])
        return all(word in after for word in self.behind)

    def covers(self, other: Cue) -> bool:
        """Whether it fits wherever `other` fits, and grants as much."""
        return (
            self.alone >= other.alone
            and self.verb <= other.verb
            and set(self.needs) <= set(other.needs)
            and self.before in {(), other.before}
            and self.behind == other.behind[: len(self.behind)]
        )


def cues_in(words: frozenset[str]) -> dict[str, list[Cue]]:
    """The forms among `words` that may name an act, with the cues that they leave.

    Args:
        words: the sentence's runs of letters in lower case.
    """
    table = cues()
    found: dict[str, list[Cue]] = {}
    for form in words & _forms():
        held = [cue for cue in table[form] if _stand(cue.needs, words, form)]
        if held:
            found[form] = held
    return found


@cache
def _forms() -> frozenset[str]:
    """The written forms that have cues."""
    return frozenset(cues())


def _stand(needs: tuple[frozenset[str], ...], words: frozenset[str], form: str) -> bool:
    """Whether a word of each set stands beside the form."""
    for need in needs:
        if words.isdisjoint(need):
            return False
        if form in need and len(need & words) == 1:
            return False
    return True


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Written form, lower case -> its cues; a bare one makes the others needless."""
    found: dict[str, set[Cue]] = {}
    for form, cue in _all_cues():
        if form.isalpha():
            found.setdefault(form, set()).add(cue)
    return {form: _shortest(held) for form, held in found.items()}


def _all_cues() -> Iterator[tuple[str, Cue]]:
    lexicon = act_lexicon()
    for sense in _each(lexicon.verbs):
        for cue in _cues_of(sense):
            verb = replace(cue, verb=True)
            yield from ((form, verb) for form in _verb_forms(sense.head))
    governed = _governors(frozenset(Operator) - {Operator.SAY})
    for sense in _each(lexicon.nouns):
        for cue in _cues_of(sense):
            below = replace(cue, needs=(*cue.needs, governed))
            yield from ((form, below) for form in (sense.head, plural(sense.head)))
    for sense in _each(lexicon.adjectives):
        for cue in _cues_of(sense) if sense.head not in _NO_PREDICATES else ():
            yield sense.head, replace(cue, needs=(*cue.needs, BE | {"s", "re", "m"}))


def _each(senses: Senses) -> Iterator[Sense]:
    return (sense for held in senses.values() for sense in held)


def _cues_of(sense: Sense) -> Iterator[Cue]:
    if sense.operator is Operator.SAY:
        yield Cue(needs=(_DUTY,), alone=False)
        return
    act = sense.act or spoken_alone(sense.operator, sense.head)
    if (
        act is None
        or act is Act.ASSAULT
        or sense.weak
        or {sense.head, sense.noun} & ELSEWHERE
    ):
        return
    words = (*sense.before, *sense.particles)
    if not all(word.isalpha() for word in (*words, sense.noun) if word):
        return
    needs = [frozenset({word}) for word in words]
    if sense.noun:
        needs.append(frozenset({sense.noun, plural(sense.noun)}))
    if sense.act is not None and not is_told(sense):
        if act is Act.RETREAT:
            return
        needs.append(_governors(_CHANGING) | _DUTY | {"would"})
    yield Cue(
        needs=tuple(needs),
        before=sense.before,
        behind=sense.particles,
        alone=act in ALONE and act is not Act.RETREAT,
    )


@cache
def _governors(operators: frozenset[Operator]) -> frozenset[str]:
    """Written forms of verbs and predicates that are one of the operators."""
    lexicon = act_lexicon()
    verbs = {s.head for s in _each(lexicon.verbs) if s.operator in operators}
    others = {s.head for s in _each(lexicon.adjectives) if s.operator in operators}
    return frozenset(form for head in verbs for form in _verb_forms(head)) | others


def _verb_forms(head: str) -> frozenset[str]:
    return _forms_of().get(head, frozenset({head}))


@cache
def _forms_of() -> Mapping[str, frozenset[str]]:
    """Lemma of a verb -> its written forms."""
    found: dict[str, set[str]] = {}
    for form, heads in act_lexicon().forms.items():
        for head in heads:
            found.setdefault(head, set()).add(form)
    return {head: frozenset(forms) for head, forms in found.items()}


def _is_noun_behind(before: str, word: str) -> bool:
    """Whether a verb's form is a noun behind that word: "the support", "of forces"."""
    if before in _DETERMINERS:
        return True
    return before in _PREPOSITIONS and not word.endswith("ing")


def _shortest(held: set[Cue]) -> tuple[Cue, ...]:
    """The cues without those that another makes needless."""
    kept: list[Cue] = []
    for cue in sorted(held, key=lambda c: (len(c.needs), len(c.behind), not c.alone)):
        if not any(other.covers(cue) for other in kept):
            kept.append(cue)
    return tuple(kept)
