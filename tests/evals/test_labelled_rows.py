"""The labelled rows keep their schema, so that a score means what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

import pytest
from evals.labelled import PARTS, load

from evals import agreement
from trucewatch.model.claim import (
    AgreementActType,
    Certainty,
    ClaimKind,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
    ResponseKind,
)
from trucewatch.model.event import EventType
from trucewatch.model.quantity import PersonClass
from trucewatch.model.tally import CountUnit, TallyScope

Record = dict[str, Any]

CODES: dict[str, type[StrEnum]] = {
    "kind": ClaimKind,
    "type": EventType,
    "polarity": Polarity,
    "modality": Modality,
    "certainty": Certainty,
    "measure": Measure,
    "person_class": PersonClass,
    "act": AgreementActType,
    "response": ResponseKind,
    "scope": TallyScope,
}
UNITS: dict[str, type[StrEnum]] = {"tally": CountUnit, "figure": FigureUnit}
CUT = ("trigger", "speaker", "recorder", "what", "denied_by")
LISTS = ("actors", "targets", "places", "from", "parties", "by")
PATTERNS = set(range(1, 37))
AT_LEAST = 220
HALVES = ("dev", "held")
"""The parts that run in step, row by row."""


def code_faults(claim: Record) -> Iterator[str]:
    for key, enum in {**CODES, "unit": UNITS.get(claim["kind"], CountUnit)}.items():
        if key not in claim:
            continue
        value = claim[key]
        for code in value if isinstance(value, list) else [value]:
            if code not in {member.value for member in enum}:
                yield f"{key}: {code}"


def text_faults(row: Record, claim: Record) -> Iterator[str]:
    whole = f"{row.get('title', '')} {row['text']}"
    words = [claim[key] for key in CUT if isinstance(claim.get(key), str)]
    for key in LISTS:
        if isinstance(claim.get(key), list):
            words += claim[key]
    if claim["kind"] == "tally" and claim.get("by") != "kind":
        words += claim["cells"]
    yield from (f"not in the text: {word}" for word in words if word not in whole)


def faults_of(row: Record, claims: list[Record]) -> list[str]:
    return [
        f"{row['id']}: {fault}"
        for claim in claims
        for fault in (*code_faults(claim), *text_faults(row, claim))
    ]


@pytest.mark.parametrize("half", PARTS)
def test_rows_keep_the_schema(half: str) -> None:
    """Every code is in the vocabulary, every word stands in the text."""
    faults = []
    for row in load(half):
        assert {"id", "genre", "conflict", "publisher"} <= row.keys()
        date.fromisoformat(row["published"])
        faults += faults_of(row, row["claims"])
    assert faults == []


def test_labels_of_the_second_labeller_keep_the_schema() -> None:
    """They use the same codes, and words of the first one's sentences."""
    pairs = agreement.rows()
    assert [f for row, other in pairs for f in faults_of(row, other["claims"])] == []


@pytest.mark.parametrize("half", HALVES)
def test_every_pattern_has_rows(half: str) -> None:
    """Each half exercises every pattern, and holds rows with nothing to read."""
    rows = list(load(half))
    assert len(rows) >= AT_LEAST
    assert {row["pattern"] for row in rows} - {None} == PATTERNS
    assert sum(not row["claims"] for row in rows) >= 10
    assert len({row["id"] for row in rows}) == len(rows)


def test_halves_share_no_text_and_run_in_step() -> None:
    """Row n of both halves has one pattern and another wording."""
    dev, held = (list(load(half)) for half in HALVES)
    assert not {row["text"] for row in dev} & {row["text"] for row in held}
    assert [row["pattern"] for row in dev] == [row["pattern"] for row in held]


def test_rows_of_the_third_part_stand_in_order_and_in_no_other_part() -> None:
    """Each of its rows has an id of its own and no sentence of another part."""
    third = list(load("dev2"))
    ids = [row["id"] for row in third]
    assert ids == sorted(set(ids))
    others = {row["text"] for half in HALVES for row in load(half)}
    assert not {row["text"] for row in third} & others
