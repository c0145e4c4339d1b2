"""Which sentences are parsed: those in which an act between actors may stand."""

from __future__ import annotations

from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import Able, able, is_date, runs_of
from trucewatch.read.relations.cues import cues_in
from trucewatch.text.sieve import sieve_of

_REACH = 14
"""Words around an act within which those who take part in it are looked for."""


def may_relate(passage: Passage) -> bool:
    """Whether an act between actors may stand in the sentence.

    That takes a word that names an act, with the words that it wants, someone who may
    act before it, and another behind it where the act needs one. A name that is in no
    lexicon will do for the first where a known actor is the other.
    """
    cues = cues_in(sieve_of(passage.text).runs)
    if not cues:
        return False
    runs = runs_of(passage.text)
    words = [run.lower for run in runs]
    acts = [
        (place, cue.alone)
        for place, word in enumerate(words)
        if word in cues and not is_date(runs[place])
        for cue in cues[word]
        if cue.fits(words, place)
    ]
    if not acts:
        return False
    who = able(passage.text, runs)
    return any(
        place not in who.faced and _may_act(who, place, alone=alone)
        for place, alone in acts
    )


def _may_act(who: Able, place: int, *, alone: bool) -> bool:
    """Whether those who take part stand around the act at `place`."""
    before, behind = (place - _REACH, place), (place + 1, place + 1 + _REACH)
    if _within(who.acting, before):
        return alone or _within(who.faced, behind)
    return _within(who.named, before) and _within(who.known, behind)


def _within(places: list[int], where: tuple[int, int]) -> bool:
    return any(where[0] <= place < where[1] for place in places)


def act_words(passage: Passage) -> frozenset[str]:
    """The words of the sentence, in lower case, that may name an act."""
    return frozenset(cues_in(sieve_of(passage.text).runs))
