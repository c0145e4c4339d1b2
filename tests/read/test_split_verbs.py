"""Verbs parted from their particles, and -ing forms behind verbs of beginning."""

from __future__ import annotations

import pytest

from tests.read.reading import events_of, line_of
from trucewatch.read.split_verbs import SplitIndex
from trucewatch.read.words import words_of

CASES: list[tuple[str, list[str]]] = [
    ("Both sides pulled their troops back from Zolote.", ["withdrawal"]),
    ("Kurdish forces handed the town of Arima over to the army.", ["transfer"]),
    ("Rebels shot a government jet down near Ariha.", ["aircraft_shot_at"]),
    ("The militia set three nurses free in Leer.", ["detainee_release"]),
    ("The army began withdrawing from the ports of Hodeidah.", ["withdrawal"]),
    ("Clerks in Lima pulled their chairs back.", []),
]


@pytest.mark.parametrize(("text", "types"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_particle_may_stand_behind_the_object(text: str, types: list[str]) -> None:
    """The parted verb is read as the whole one; without what it needs it is not."""
    found = [line_of(claim) for claim in events_of(text)]
    assert len(found) == len(types)
    assert all(line.startswith(type_) for line, type_ in zip(found, types, strict=True))


def test_a_particle_beyond_the_clause_belongs_to_another_verb() -> None:
    """A comma or "and" between verb and particle parts them for good."""
    index = SplitIndex(["pull back"], ["back"])
    assert index.find(words_of("They pulled the ropes and went back.")) == ()
    (hit,) = index.find(words_of("They pulled the two guns back."))
    assert (hit.lemma, hit.head, hit.last) == ("pull back", 1, 2)
