"""The MUC-4 scorer pairs templates by type and head word, and counts all of them."""

from __future__ import annotations

from typing import Any

import pytest
from evals.muc4 import Score, pair_up
from evals.muc4_templates import Template, given, head, heads, wanted
from evals.truecase import truecase

from tests.factories import actor_mention, event
from trucewatch.model.claim import Modality, Polarity
from trucewatch.model.event import EventType


def fills(*phrases: str, optional: bool = False) -> list[dict[str, Any]]:
    return [{"alts": [phrase], "optional": optional} for phrase in phrases]


def template(kind: str = "ATTACK", **keys: object) -> dict[str, Any]:
    """A template of the set: rebels attack a mayor."""
    made: dict[str, Any] = {"incident_type": kind, "optional": False}
    made |= {"stage": "ACCOMPLISHED", "perp_individual": fills("ARMED REBELS")}
    made |= {"perp_org": [], "org_confidence": [], "targets": []}
    made |= {"victims_desc": fills("MAYOR OF THE TOWN"), "victims_name": []}
    return made | keys


def gold(*templates: dict[str, Any]) -> list[Template]:
    return wanted({"templates": list(templates)})


ATTACK = event(
    EventType.AMBUSH, at=(), actors=(actor_mention("rebels"),), text="Rebels struck."
)


def slots(labelled: list[Template], read: list[Template]) -> dict[str, Any]:
    score = Score()
    score.add(labelled, read)
    found = score.record()["slots"]
    return {k: (v["right"], v["labelled"], v["read"]) for k, v in found.items()}


def test_a_template_matches_by_type_and_head_word() -> None:
    """The shared slot is right; the victim that was not read is missed."""
    found = slots(gold(template()), given((ATTACK,)))
    assert found["incident type"] == (1, 1, 1)
    assert found["stage"] == (1, 1, 1)
    assert found["perpetrator"] == (1, 1, 1)
    assert found["victim"] == (0, 1, 0)
    assert found["all slots"] == (3, 4, 3)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(template("KIDNAPPING"), id="another type"),
        pytest.param(template(perp_individual=fills("SOLDIERS")), id="other heads"),
    ],
)
def test_a_template_without_a_shared_slot_or_type_is_missed(
    other: dict[str, Any],
) -> None:
    """Nothing is right, and both templates stay in the denominators."""
    found = slots(gold(other), given((ATTACK,)))
    assert found["all slots"] == (0, 4, 3)


def test_optional_ones_count_only_where_found() -> None:
    """An optional template or filler that is not read costs nothing."""
    loose = template(optional=True, perp_individual=fills("SOLDIERS"))
    assert slots(gold(loose), given((ATTACK,)))["incident type"] == (0, 0, 1)
    part = template(victims_desc=fills("MAYOR", optional=True))
    assert slots(gold(part), given((ATTACK,)))["victim"] == (0, 0, 0)


def test_pairs_are_one_to_one() -> None:
    """Two labelled templates and one read: one pair."""
    both = gold(template(), template())
    assert len(pair_up(both, given((ATTACK,)))) == 1


def test_what_did_not_happen_makes_no_template_or_a_threat() -> None:
    """A denial makes none, a threat one of its own stage."""
    denied = event(EventType.AMBUSH, polarity=Polarity.DENIED)
    threat = event(EventType.AMBUSH, modality=Modality.THREATENED)
    assert given((denied,)) == []
    (found,) = given((threat,))
    assert found.stages == {"THREATENED"}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("MEMBERS OF THE RED FRONT [RF]", "member", id="before of"),
        pytest.param("ARMED MEN", "men", id="last word"),
        pytest.param("[MAYOR] ", "mayor", id="brackets"),
        pytest.param("\\", None, id="no word"),
    ],
)
def test_head(phrase: str, expected: str | None) -> None:
    """The noun that the phrase is about."""
    assert head(phrase) == expected


def test_acronyms_in_brackets_are_heads_too() -> None:
    """A group may be named either way."""
    assert heads(["RED FRONT [RF]"]) == {"front", "rf"}


def test_truecase_writes_as_in_print() -> None:
    """Known words, stems and endings small; names, acronyms and starts not."""
    known = {"the": "the", "attack": "attack", "in": "in", "peru": "Peru"}
    text = "THE RED FRONT [RF] ATTACKED TUMBES IN PERU. THE EXPLOSION, RF ..."
    assert truecase(text, known) == (
        "The Red Front [RF] attacked Tumbes in Peru. The explosion, RF ..."
    )
