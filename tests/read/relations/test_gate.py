"""The test before the parse: what may hold an act between actors, and what cannot."""

from __future__ import annotations

import pytest

from trucewatch.read.document import read_document
from trucewatch.read.passage import passages_of
from trucewatch.read.relations.cues import cues
from trucewatch.read.relations.gate import may_relate
from trucewatch.read.relations.lexicon import act_lexicon

FRONT = "---\nlanguage: en\npublished: 2017-05-05\n---\n\n"

PARSED = [
    ("a verb between two", "Turkey praised the delegation on Monday."),
    ("an act of one actor", "The rebels rejected the map."),
    ("a passive", "The envoy was criticised by Iran."),
    ("a noun below a verb that makes it happen", "Russia held talks with Jordan."),
    ("a predicate", "Iran is critical of the plan drawn up by Qatar."),
    ("a name in no lexicon, a known actor behind it", "Ashdown will meet Iran."),
    ("a name of three letters", "The KLM has sued Turkey."),
    ("a particle behind its verb", "Iran called, in a letter, on Iraq to yield."),
    ("what is asked of others", "The envoy said that the army must leave Hama."),
    ("a release between two", "The army released the officers."),
]
SKIPPED = [
    ("nobody who acts", "The harvest was praised in every shop."),
    ("an actor behind a preposition only", "A lorry near the army praised Iran."),
    ("names alone", "Ashdown sued Fairweather over a fence."),
    ("a name and no other", "Ashdown rejected the map."),
    ("a month", "In April the army left, and in March Iran."),
    ("a noun with no verb over it", "The army slept after talks with Jordan."),
    ("a noun that is a verb elsewhere", "The army slept in the station of Iran."),
    ("a word inside an actor's name", "Russia trusts the rebels of Hama."),
    ("a predicate by a preposition", "The army is behind the hill of Iran."),
    ("a word that other coders read", "Iran broke the truce with Iraq."),
    ("a particle before its verb", "On Iran the envoy called a second time."),
    ("a statement released", "The army released a long statement."),
]


def passes(text: str) -> bool:
    """Whether a document of that sentence has it parsed."""
    document = read_document((FRONT + text).encode(), name="t")
    return any(map(may_relate, passages_of(document)))


@pytest.mark.parametrize("text", [c[1] for c in PARSED], ids=[c[0] for c in PARSED])
def test_a_sentence_that_may_hold_an_act_is_parsed(text: str) -> None:
    """Someone who may act stands before a word of the lexicon with all it wants."""
    assert passes(text)


@pytest.mark.parametrize("text", [c[1] for c in SKIPPED], ids=[c[0] for c in SKIPPED])
def test_a_sentence_of_which_no_claim_could_come_is_not(text: str) -> None:
    """Something that every claim of an act takes is missing."""
    assert not passes(text)


def test_every_form_of_the_cues_begins_an_item_of_the_lexicon() -> None:
    """No form is made up, and a hyphened word, which no tree holds, is none."""
    assert cues().keys() <= act_lexicon().words
    assert all(form.isalpha() for form in cues())


def test_a_bare_cue_makes_the_others_of_its_form_needless() -> None:
    """Of two cues the one that wants less and grants as much is kept."""
    for held in cues().values():
        pairs = [(a, b) for a in held for b in held if a is not b]
        assert not any(a.covers(b) for a, b in pairs)
