"""The scorer of the labelled set tells right claims from wrong ones."""

from __future__ import annotations

from typing import Any

import pytest
from evals.labelled_rules import (
    agree,
    casualties_right,
    place_key,
    speaker_right,
    stance_right,
)
from evals.labelled_scores import Score, score_row

Record = dict[str, Any]


def number(best: float | None, low: float | None = None) -> Record:
    quantity = {"low": low, "best": best, "high": best, "text": ""}
    return {"quantity": {**quantity, "approximate": False}, "person_class": "unknown"}


def read_event(
    kind: str = "artillery", place: str | None = "Hama", **keys: object
) -> Record:
    body: Record = {"type": kind, "actors": [{"text": "Rebels"}], "targets": []}
    body |= {"killed": [number(2)], "injured": [], "summary": "shelled"}
    places = [] if place is None else [{"text": place, "role": "at"}]
    record: Record = {
        "kind": "event",
        "body": body,
        "places": places,
        "source_chain": [],
    }
    record |= {"polarity": "affirmed", "modality": "asserted", "certainty": "stated"}
    return record | keys


def gold_event(**keys: object) -> Record:
    record: Record = {"kind": "event", "type": "artillery", "trigger": "shelled"}
    record |= {"actors": ["rebels"], "targets": [], "places": ["the village of Hama"]}
    record |= {"killed": 2, "injured": None, "polarity": "affirmed"}
    return record | {"modality": "asserted", "speaker": None} | keys


def read_tally(recorder: str, count: int, cells: dict[str, int]) -> Record:
    items = [{"key": key, "count": n, "by": "place"} for key, n in cells.items()]
    body: Record = {"recorder": None, "recorder_text": recorder, "count": count}
    body |= {"cells": items, "unit": "unknown", "flags": [], "scope": "side"}
    body |= {"cells_complete": True, "period": {"hours": None}}
    return {"kind": "tally", "body": body, "places": [], "polarity": "affirmed"} | {
        "modality": "asserted"
    }


def gold_tally(recorder: str | None, count: int, cells: dict[str, int]) -> Record:
    record: Record = {
        "kind": "tally",
        "recorder": recorder,
        "count": count,
        "unit": "unknown",
    }
    return record | {"cells": cells, "cells_complete": True, "flags": []}


def scored(claims: list[Record], reads: list[Record]) -> tuple[Record, list[str]]:
    score = Score()
    row = {"pattern": 1, "conflict": "syria", "claims": claims}
    lines = score_row(score, row, reads)
    return score.record(), lines


def counts(record: Record, kind: str) -> tuple[int, int, int]:
    tot = record["kinds"][kind]
    return tot["right"], tot["labelled"], tot["read"]


def test_a_right_event_counts_with_its_fields() -> None:
    """Type and place right: one of one, and every field is right."""
    record, lines = scored([gold_event()], [read_event()])
    assert counts(record, "event") == (1, 1, 1)
    assert {field["share"] for field in record["fields"].values()} == {1.0}
    assert lines == []


@pytest.mark.parametrize(
    ("read", "cause", "family"),
    [
        pytest.param(read_event(place="Homs"), "wrong place", (0, 1, 1), id="place"),
        pytest.param(read_event(place=None), "wrong place", (0, 1, 1), id="no place"),
        pytest.param(read_event("mortar"), "wrong type", (1, 1, 1), id="type"),
        pytest.param(read_event("airstrike"), "wrong type", (0, 1, 1), id="family"),
    ],
)
def test_a_wrong_event_is_no_match(
    read: Record, cause: str, family: tuple[int, int, int]
) -> None:
    """Another type or place is an error with its cause; family counts apart."""
    record, lines = scored([gold_event()], [read])
    assert counts(record, "event") == (0, 1, 1)
    assert counts(record, "event, family and place") == family
    assert [line.split(":")[0] for line in lines] == [f"event {cause}"]


def test_events_pair_one_to_one() -> None:
    """Two readings of one labelled event: one right, one spurious."""
    record, lines = scored([gold_event()], [read_event(), read_event()])
    assert counts(record, "event") == (1, 1, 2)
    assert record["kinds"]["event"]["precision"] == 0.5
    assert record["causes"] == {"event spurious": 1}
    assert len(lines) == 1


def test_a_looser_level_keeps_the_exact_pairs() -> None:
    """A near optional label takes no reading away from the exact one."""
    near = gold_event(type="mortar", actors=[], optional=True)
    exact = gold_event(actors=["police"])
    read = read_event()
    read["body"]["actors"] = []
    record, _ = scored([near, exact], [read])
    assert counts(record, "event") == (1, 1, 1)
    assert counts(record, "event, family and place") == (1, 1, 1)


def test_fields_of_a_right_event_can_be_wrong() -> None:
    """Actor, casualties and stance are judged each for itself."""
    read = read_event(modality="alleged")
    read["body"] |= {"actors": [{"text": "the army"}], "killed": [number(3)]}
    record, _ = scored([gold_event()], [read])
    shares = {name: field["share"] for name, field in record["fields"].items()}
    assert shares["event: actors"] == 0.0
    assert shares["event: casualties"] == 0.0
    assert shares["event: polarity and modality"] == 0.0
    assert shares["event: speaker"] == 1.0


def test_what_is_optional_counts_neither_way() -> None:
    """An optional claim, read or not, changes no figure."""
    label = gold_event(optional=True)
    assert counts(scored([label], [read_event()])[0], "event") == (0, 0, 0)
    assert "event" in scored([label], [])[0]["kinds"]
    assert counts(scored([label], [])[0], "event") == (0, 0, 0)


def test_a_claim_in_an_empty_row_is_spurious() -> None:
    """A row without claims is left alone, or every claim counts against us."""
    record, _ = scored([], [read_event()])
    assert record["negatives"] == {
        "rows": 1,
        "rows without a claim": 0,
        "spurious claims": 1,
    }
    clean, _ = scored([], [])
    assert clean["negatives"]["rows without a claim"] == 1


def test_tallies_need_recorder_and_count() -> None:
    """Two sides that are exchanged are two errors; cells count in right tallies."""
    golds = [gold_tally("Russian side", 9, {"Hama": 9}), gold_tally("Turkey", 8, {})]
    good = [read_tally("Russia", 9, {"Hama": 9}), read_tally("Turkish side", 8, {})]
    bad = [read_tally("Russia", 8, {}), read_tally("Turkish side", 9, {"Hama": 9})]
    assert counts(scored(golds, good)[0], "tally") == (2, 2, 2)
    assert counts(scored(golds, good)[0], "tally, cells") == (1, 1, 1)
    assert counts(scored(golds, bad)[0], "tally") == (0, 2, 2)
    assert counts(scored(golds, bad)[0], "tally, cells") == (0, 1, 1)


def test_an_unnamed_recorder_must_stay_unnamed() -> None:
    """A tally without a recorder read as somebody's is wrong."""
    golds = [gold_tally(None, 6, {})]
    assert counts(scored(golds, [read_tally("", 6, {})])[0], "tally") == (1, 1, 1)
    assert counts(scored(golds, [read_tally("Russia", 6, {})])[0], "tally") == (0, 1, 1)


def test_a_wrong_cell_costs_precision_and_recall() -> None:
    """Number and place of a cell have to be right together."""
    golds = [gold_tally("Russia", 9, {"Hama": 4, "Idlib": 5})]
    reads = [read_tally("Russia", 9, {"Hama": 5, "Idlib": 5})]
    assert counts(scored(golds, reads)[0], "tally, cells") == (1, 2, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Russian side", "Russia", True),
        ("Turkish side", "the Russian side", False),
        ("government forces", "opposition forces", False),
        ("a rebel spokesman", "rebels", True),
        ("police", "the policy", False),
    ],
)
def test_phrases_agree_in_a_word_that_decides(
    one: str, other: str, *, same: bool
) -> None:
    """Generic words do not make two names one."""
    assert agree(one, other) is same


def test_place_names_are_compared_without_articles_and_features() -> None:
    """Article, feature word and case do not matter, the name does."""
    assert place_key("the village of al-Mughayr") == place_key("Mughayr")
    assert place_key("northern Hama province") == place_key("Hama")
    assert place_key("Hamouria") != place_key("Hama")


@pytest.mark.parametrize(
    ("label", "items", "right"),
    [
        pytest.param(5, [number(2), number(3)], True, id="sum"),
        pytest.param(5, [number(5), number(2)], True, id="whole among parts"),
        pytest.param(5, [number(4)], False, id="other"),
        pytest.param(None, [], True, id="not stated"),
        pytest.param(None, [number(0, 0)], False, id="zero is a statement"),
        pytest.param([0, 0], [number(0, 0)], True, id="stated zero"),
        pytest.param([40, None], [number(None, 40)], True, id="at least"),
    ],
)
def test_casualties(label: object, items: list[Record], *, right: bool) -> None:
    """Numbers are right as a sum, as one of them, or as a range."""
    read = {"body": {"killed": items, "injured": []}}
    assert casualties_right({"killed": label, "injured": None}, read) is right


def test_speaker_is_the_first_hop() -> None:
    """Who carried it further is not who said it."""
    first = {"speaker": None, "role": None, "body": "Defence Ministry", "outlet": None}
    second = {"speaker": None, "role": None, "body": None, "outlet": "River News"}
    read = {"source_chain": [first, second]}
    assert speaker_right({"speaker": "defence ministry"}, read)
    assert not speaker_right({"speaker": "River News"}, read)
    assert not speaker_right({"speaker": None}, read)
    assert speaker_right({"speaker": None}, {"source_chain": [second]})


def test_denied_leaves_the_modality_open() -> None:
    """Polarity decides where somebody denies; else both must be right."""
    read = {"polarity": "denied", "modality": "alleged"}
    assert stance_right({"polarity": "denied", "modality": "asserted"}, read)
    assert not stance_right({"polarity": "affirmed", "modality": "alleged"}, read)
