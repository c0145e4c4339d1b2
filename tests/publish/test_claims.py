"""The record of a claim: every key, every kind, exactly the documented schema."""

from __future__ import annotations

import json

import pytest

from tests.publish import sample_claims, sample_documents
from trucewatch.model.claim import ClaimKind, PlacedClaim
from trucewatch.publish.claims import claim_record

COMMON = [
    "id",
    "kind",
    "document",
    "spans",
    "quote",
    "source_chain",
    "origin",
    "polarity",
    "denied_by",
    "modality",
    "certainty",
    "time",
    "places",
    "references",
]
BY_KIND = {
    "event": [
        "type",
        "family",
        "actors",
        "targets",
        "objects_affected",
        "instrument",
        "killed",
        "injured",
        "summary",
    ],
    "tally": [
        "recorder",
        "recorder_text",
        "recorder_role",
        "unit",
        "count_rule",
        "count",
        "count_basis",
        "scope",
        "period",
        "cells",
        "cells_complete",
        "flags",
    ],
    "figure": [
        "measure",
        "unit",
        "low",
        "best",
        "high",
        "approximate",
        "text",
        "person_class",
        "stock_or_flow",
        "as_of",
        "since",
        "part_of",
    ],
    "assessment": ["subject", "statement", "rating"],
    "agreement_act": [
        "act",
        "actors",
        "instrument",
        "object",
        "agreement",
        "capacity",
    ],
    "commitment": ["by", "what", "due"],
    "talk_round": [
        "track",
        "number",
        "rounds_so_far",
        "status",
        "participants",
        "topic",
    ],
    "response": ["response", "by", "to"],
}


@pytest.mark.parametrize(
    "placed", sample_claims.CLAIMS, ids=lambda p: p.claim.quote[:30]
)
def test_record_has_the_documented_keys_in_order(placed: PlacedClaim) -> None:
    """Common keys, then one object named like the kind, then how it was read."""
    record = claim_record(placed)
    kind = placed.claim.kind.value
    assert list(record) == [*COMMON, kind, "coder", "review"]
    assert list(record[kind]) == BY_KIND[kind]
    assert json.loads(json.dumps(record)) == record


def test_sample_holds_every_kind() -> None:
    """The case above covers all kinds of claims."""
    assert {placed.claim.kind for placed in sample_claims.CLAIMS} == set(ClaimKind)


def test_spans_cut_the_quote_from_the_document() -> None:
    """`text[start:end] == quote` for every claim."""
    texts = {document.id: document.text for document in sample_documents.DOCUMENTS}
    for placed in sample_claims.CLAIMS:
        record = claim_record(placed)
        start, end = record["spans"][0]
        assert texts[record["document"]][start:end] == record["quote"]


def test_cells_carry_the_place_of_their_words() -> None:
    """A cell's place is that of the mention at its span, null where unplaced."""
    cells = claim_record(sample_claims.RUSSIAN_TALLY)["tally"]["cells"]
    assert [(c["key"], c["count"], c["place_id"]) for c in cells] == [
        ("Idlib", 3, "iso:SY-ID"),
        ("Hama", 2, "iso:SY-HM"),
        ("Homs", 0, None),
    ]


def test_places_that_could_not_be_placed_say_why() -> None:
    """Null coordinates with a reason; never latitude 0, longitude 0."""
    place = claim_record(sample_claims.BLAST)["places"][0]
    assert place["place_id"] is None
    assert (place["lat"], place["lon"], place["radius_m"]) == (None, None, None)
    assert (place["precision"], place["reason"]) == ("unresolved", "no such place held")


def test_areas_carry_their_precision_and_radius() -> None:
    """The centre of an area never stands without its radius."""
    place = claim_record(sample_claims.CALL)["places"][0]
    assert (place["precision"], place["radius_m"]) == ("governorate", 45_000)
    assert (place["lat"], place["lon"]) == (35.8, 36.7)


def test_day_precision_is_plain_dates() -> None:
    """A day is never shifted to UTC."""
    assert claim_record(sample_claims.SHELLING)["time"] == {
        "start": "2017-09-04",
        "end": "2017-09-05",
        "basis": "occurred",
        "precision": "day",
        "tz": None,
        "calendar": "gregorian",
    }


def test_casualties_are_lists_by_class_with_whole_numbers() -> None:
    """Two civilians are 2, not 2.0; not stated is an empty list."""
    event = claim_record(sample_claims.SHELLING)["event"]
    assert event["killed"] == [
        {
            "low": 2,
            "best": 2,
            "high": 2,
            "approximate": False,
            "text": "Two",
            "person_class": "civilian",
        }
    ]
    assert json.dumps(event["killed"]).count("2.0") == 0
    assert claim_record(sample_claims.CLASH)["event"]["injured"] == []


def test_fraction_keeps_its_part() -> None:
    """Half is 0.5 of something, with no bounds invented for about."""
    figure = claim_record(sample_claims.HALF)["figure"]
    assert (figure["unit"], figure["best"], figure["part_of"]) == (
        "fraction",
        0.5,
        "the population",
    )
    about = claim_record(sample_claims.DEAD)["figure"]
    assert (about["low"], about["best"], about["high"]) == (None, 400_000, None)
    assert about["since"] == "2011-03"
