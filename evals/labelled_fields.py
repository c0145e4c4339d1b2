"""What is checked beyond the match: looser levels of events, fields of right claims."""

from __future__ import annotations

from collections.abc import Callable

from evals.labelled_rules import (
    Record,
    actors_right,
    agree,
    among,
    casualties_right,
    family_right,
    place_right,
    speaker_right,
    stance_right,
    targets_right,
    time_right,
    type_right,
)

Rule = Callable[[Record, Record], bool]
Pair = tuple[Record, Record]

LEVELS: dict[str, Rule] = {
    "event, type only": type_right,
    "event, family and place": lambda g, r: family_right(g, r) and place_right(g, r),
    "event, family only": family_right,
}
"""Looser ways of pairing events, reported beside the exact one."""

FIELDS: dict[str, dict[str, tuple[str, Rule]]] = {
    "event": {
        "actors": ("actors", actors_right),
        "targets": ("targets", targets_right),
        "casualties": ("killed", casualties_right),
        "speaker": ("speaker", speaker_right),
        "polarity and modality": ("polarity", stance_right),
        "certainty": ("certainty", lambda g, r: g["certainty"] == r["certainty"]),
        "origin of fire": (
            "from",
            lambda g, r: any(
                agree(text, p["text"])
                for text in g["from"]
                for p in r["places"]
                if p["role"] == "from"
            ),
        ),
        "time": ("time", time_right),
    },
    "tally": {
        "unit": ("unit", lambda g, r: among(g["unit"], r["body"]["unit"])),
        "scope": ("scope", lambda g, r: g["scope"] == r["body"]["scope"]),
        "hours": ("hours", lambda g, r: g["hours"] == r["body"]["period"]["hours"]),
        "flags": ("flags", lambda g, r: set(g["flags"]) <= set(r["body"]["flags"])),
        "completeness": (
            "cells_complete",
            lambda g, r: (
                not g["cells"] or g["cells_complete"] == r["body"]["cells_complete"]
            ),
        ),
    },
    "figure": {
        "approximate": (
            "approximate",
            lambda g, r: g["approximate"] == r["body"]["quantity"]["approximate"],
        ),
        "person class": (
            "person_class",
            lambda g, r: g["person_class"] == r["body"]["person_class"],
        ),
        "speaker": ("speaker", speaker_right),
    },
}
"""Per kind: what is checked on right pairs, where the label has the key."""
