"""What people decide is kept alike on both engines: versions, conflicts, erasure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from trucewatch.errors import EditConflict
from trucewatch.model.access import Marking, Sensitivity
from trucewatch.model.log import Erasure, Stamp
from trucewatch.model.review import Dispute, IncidentReview, IncidentState
from trucewatch.store.aggregate import every_version
from trucewatch.store.decisions import (
    DISPUTES,
    MARKINGS,
    REVIEWS,
    decided_on,
    marked,
)
from trucewatch.store.entries import gather_entries, latest_versions_about
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


def test_what_is_gathered_beforehand_answers_like_the_database(store: Store) -> None:
    """Versions, numbers, markings and decisions, of erased entries and of none."""
    write(store, review(IncidentState.TRIAGED), seen=0)
    write(store, review(IncidentState.REFUTED), seen=1)
    write(store, review(IncidentState.TRIAGED, of="inc_2"), seen=0)
    with store.writing(STAMP) as unit:
        secret = Marking(
            subject="inc_1", sensitivity=Sensitivity.RESTRICTED, reason="names"
        )
        MARKINGS.write(unit, "inc_1", secret, subject="inc_1", seen=0)
        dispute = Dispute(incident="inc_1", by="TUR", reason="not there")
        DISPUTES.write(unit, "dsp_1", dispute, subject="inc_1", seen=0)
        erase_entry(unit, REVIEWS.kind, "inc_2", reason=Erasure.MISTAKE)

    def told(look: sa.Connection) -> list[object]:
        ids = ("inc_1", "inc_2", "inc_3")
        return [
            marked(look, ids),
            decided_on(look, ids),
            [REVIEWS.latest(look, each) for each in ids],
            [REVIEWS.versions(look, each) for each in ids],
            [REVIEWS.number(look, each) for each in ids],
            [DISPUTES.latest(look, "dsp_1"), DISPUTES.number(look, "dsp_1")],
            [latest_versions_about(look, e, kind=DISPUTES.kind) for e in ids],
            [every_version(look, (REVIEWS, DISPUTES), each) for each in ids],
        ]

    with store.unit() as look:
        plain = told(look)
    asked: list[object] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *_: asked.append(_))
    with store.unit() as look:
        gather_entries(look, ("inc_1", "inc_3"))
        gathered = told(look)
    assert gathered == plain
    assert plain[4] == [2, 1, 0]
    after_all = len(asked)
    with store.unit() as look:
        gather_entries(look, ("inc_1",))
        REVIEWS.number(look, "inc_1")
        marked(look, ("inc_1",))
        decided_on(look, ("inc_1",))
    assert len(asked) - after_all <= 2  # one, and on SQLite the beginning
