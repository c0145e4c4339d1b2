"""Sentences of made-up reports, so that a copy is known by its words alone."""

from __future__ import annotations

import itertools
import random

from trucewatch.model.event import EventType

_STARTS = ("ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se")
_ENDS = ("lan", "mor", "nit", "pal", "ruk", "sem", "tov", "vin", "wes", "zor", "dak")
WORDS = tuple(a + b for a, b in itertools.product(_STARTS, _ENDS)) + tuple(
    a + b + c for a, b, c in itertools.product(_STARTS[:6], _STARTS[6:], _ENDS[:5])
)
"""Three hundred words of no language."""


def worded(kind: EventType, town: str, killed: int | None, rng: random.Random) -> str:
    """A sentence of some twenty words with the facts in it, like no other."""
    facts = [town, "saw", kind.value.replace("_", " ")]
    if killed is not None:
        facts += [str(killed), "dead"]
    filler = rng.choices(WORDS, k=rng.randint(12, 20))
    at = rng.randrange(len(filler))
    return " ".join([*filler[:at], *facts, *filler[at:]]) + "."


def edited(words: str, rng: random.Random) -> str:
    """A copy with a word or two changed or dropped, or a phrase put before it."""
    parts = words.split()
    for _ in range(rng.randint(0, 2)):
        at = rng.randrange(len(parts))
        if rng.random() < 0.5:
            del parts[at]
        else:
            parts[at] = rng.choice(WORDS)
    if rng.random() < 0.3:
        parts = ["as", "agencies", "say,", *parts]
    return " ".join(parts)
