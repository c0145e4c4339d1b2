"""Which sentences are parsed: those in which an act between actors may stand."""

from __future__ import annotations

from trucewatch.read.passage import Passage
from trucewatch.read.relations.actors import actors_around
from trucewatch.read.relations.cues import cues_in
from trucewatch.text.sieve import sieve_of


def may_relate(passage: Passage) -> bool:
    """Whether an act between actors may stand in the sentence.

    That takes a word that names an act, with the words that it wants, someone who may
    act before it, and another behind it where the act needs one.
    """
    cues = cues_in(sieve_of(passage.text).runs)
    return bool(cues) and any(
        behind or cues[word]
        for word, behind in actors_around(passage.text, frozenset(cues))
    )


def act_words(passage: Passage) -> frozenset[str]:
    """The words of the sentence, in lower case, that may name an act."""
    return frozenset(cues_in(sieve_of(passage.text).runs))
