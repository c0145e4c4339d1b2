"""What people decide is kept alike on both engines: versions, conflicts, erasure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from trucewatch.errors import EditConflict
from trucewatch.model.access import Marking, Sensitivity
from trucewatch.model.log import Erasure, Stamp
from trucewatch.model.review import Dispute, IncidentReview, IncidentState
from trucewatch.store.decisions import (
    DISPUTES,
    MARKINGS,
    REVIEWS,
    decided_on,
    marked,
)
from trucewatch.store.erasing import erase_entry
from trucewatch.store.session import Store

STAMP = Stamp(by="anna", at=datetime(2026, 1, 1, tzinfo=UTC))


def review(state: IncidentState, *, of: str = "inc_1") -> IncidentReview:
    return IncidentReview(incident=of, state=state, reason="read")


def write(store: Store, value: IncidentReview, *, seen: int) -> None:
    key = value.incident
    with store.writing(STAMP) as unit:
        REVIEWS.write(unit, key, value, subject=key, seen=seen)


def test_the_latest_version_stands_and_all_are_kept(store: Store) -> None:
    """Two versions; a third one that saw the first is a conflict."""
    write(store, review(IncidentState.TRIAGED), seen=0)
    write(store, review(IncidentState.REFUTED), seen=1)
    with pytest.raises(EditConflict):
        write(store, review(IncidentState.CORROBORATED), seen=1)
    with store.unit() as connection:
        kept = REVIEWS.versions(connection, "inc_1")
        assert [each.version for each in kept] == [1, 2]
        assert kept[-1].by == "anna"
        (found,) = decided_on(connection, ["inc_1", "inc_2"]).values()
    assert found.review == review(IncidentState.REFUTED)


def test_subjects_are_found_many_at_once(store: Store) -> None:
    """More than one query holds; disputes taken back do not count."""
    names = [f"inc_{n}" for n in range(1_100)]
    with store.writing(STAMP) as unit:
        for name in names[::100]:
            value = review(IncidentState.TRIAGED, of=name)
            REVIEWS.write(unit, name, value, subject=name, seen=0)
        for number, withdrawn in ((0, False), (1, True)):
            dispute = Dispute(
                incident="inc_0", by=f"B{number}", reason="r", withdrawn=withdrawn
            )
            key = f"dsp_{number}"
            DISPUTES.write(unit, key, dispute, subject="inc_0", seen=0)
    with store.unit() as connection:
        found = decided_on(connection, names)
    assert sorted(found) == sorted(names[::100])
    assert [each.by for each in found["inc_0"].disputes] == ["B0"]


def test_an_erased_entry_decides_nothing_and_keeps_its_number(store: Store) -> None:
    """The next version follows the erased ones."""
    value = Marking(subject="doc_1", sensitivity=Sensitivity.PARTNER, reason="r")
    with store.writing(STAMP) as unit:
        MARKINGS.write(unit, "doc_1", value, subject="doc_1", seen=0)
    with store.writing(STAMP) as unit:
        assert erase_entry(unit, "marking", "doc_1", reason=Erasure.MISTAKE) == 1
    with store.unit() as connection:
        assert marked(connection, ["doc_1"]) == {}
        assert MARKINGS.latest(connection, "doc_1") is None
        assert MARKINGS.number(connection, "doc_1") == 1
    with store.writing(STAMP) as unit:
        kept = MARKINGS.write(unit, "doc_1", value, subject="doc_1", seen=1)
    assert kept.version == 2
