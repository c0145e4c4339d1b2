"""One contract for the store, kept by SQLite and (make test-full) by PostgreSQL."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.contract.samples import DAY, HOP, STAMP, assessment, document
from trucewatch.errors import StoreError
from trucewatch.model.claim import Claim, make_claim
from trucewatch.model.document import Document, Span
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.place import KeptAnswer
from trucewatch.model.tally import CountUnit, TallyBody
from trucewatch.model.when import on_day
from trucewatch.store.documents import (
    Shelved,
    add_claims,
    add_document,
    documents_between,
    every_document,
    latest_day,
    shelved,
    stored_name,
    tallies_on,
    tally_days,
)
from trucewatch.store.items import (
    Outcome,
    all_issues,
    count_all,
    issues_of,
    note_item,
)
from trucewatch.store.placements import (
    StoredPlacement,
    add_placements,
    history,
    last_run,
    standing,
)
from trucewatch.store.session import Store


def tally(doc: Document) -> Claim:
    body = TallyBody(recorder="RUS", recorder_text="", unit=CountUnit.UNKNOWN, count=3)
    return make_claim(
        doc, spans=(Span(0, 4),), body=body, chain=(HOP,), time=on_day(DAY), coder="t/1"
    )


def put(store: Store, doc: Document, *claims: Claim, day: date | None = DAY) -> None:
    with store.writing(STAMP) as unit:
        add_document(unit, doc, raw=doc.text.encode(), published_day=day)
        add_claims(unit, claims)


def test_a_document_comes_back_with_its_claims_in_text_order(store: Store) -> None:
    """What was stored is what is read, value for value."""
    doc = document("Calm in Idlib – هدوء")
    claims = (tally(doc), assessment(doc))
    put(store, doc, *claims)
    with store.unit() as unit:
        (found,) = documents_between(unit, DAY, DAY)
        assert stored_name(unit, doc.id) == "a.txt"
    assert (found.document, found.claims) == (doc, claims)


def test_documents_are_found_by_day_both_ends_included(store: Store) -> None:
    """The day before and the day after are outside; undated ones never match."""
    put(store, document("one"), day=DAY)
    put(store, document("two"), day=None)
    with store.unit() as unit:
        assert len(list(documents_between(unit, DAY, DAY))) == 1
        assert list(documents_between(unit, date(2017, 5, 5), date(2018, 1, 1))) == []
        assert latest_day(unit) == DAY


def test_only_days_with_tallies_are_charted(store: Store) -> None:
    """The latest days up to the one asked for, ascending."""
    first, second = document("four", DAY), document("five")
    put(store, first, tally(first), assessment(first), day=DAY)
    put(store, second, assessment(second), day=date(2017, 5, 5))
    with store.unit() as unit:
        assert tally_days(unit, date(2017, 6, 1), most=5) == (DAY,)
        assert tally_days(unit, date(2017, 5, 3), most=5) == ()
        (found,) = tallies_on(unit, (DAY,))
    assert [claim.kind.value for claim in found.claims] == ["tally"]


@pytest.mark.parametrize("most", [1, 2, 3, 9])
def test_the_shelf_is_walked_to_its_end(store: Store, most: int) -> None:
    """The latest day first, undated ones last, each once, in pages of any size."""
    days = (date(2017, 5, 6), date(2017, 5, 4), date(2017, 5, 4), None, None)
    for number, day in enumerate(days):
        put(store, document(f"Report {number}"), day=day)
    found: list[Shelved] = []
    with store.unit() as unit:
        before: tuple[date, str] | None = None
        while page := shelved(unit, before=before, most=most):
            assert len(page) <= most
            found += page
            assert len(found) <= len(days)
            before = (page[-1].day or date.min, page[-1].id)
    assert [each.day for each in found] == list(days)
    keys = [(each.day or date.min, each.id) for each in found]
    assert keys == sorted(set(keys), reverse=True)


def test_the_intake_book_keeps_the_last_entry_of_an_item(store: Store) -> None:
    """Noting an item again replaces its outcome and its Issues."""
    issue = Issue(code="x", severity=Severity.WARNING, what="odd", where="a.txt")
    with store.writing(STAMP) as unit:
        note_item(
            unit, "a.txt", outcome=Outcome.UNREADABLE, document=None, raised=(issue,)
        )
        note_item(
            unit,
            "a.txt",
            outcome=Outcome.STORED,
            document="doc_1",
            raised=(issue, issue),
        )
    with store.unit() as unit:
        assert all_issues(unit) == (issue,)
        assert issues_of(unit, ("doc_1",)) == (issue,)
        assert issues_of(unit, ("doc_2",)) == ()
        assert count_all(unit).items == {"stored": 1}


def test_the_same_bytes_are_refused_twice_and_the_unit_is_taken_back(
    store: Store,
) -> None:
    """A second insert raises; what stood before it in the unit is gone."""
    doc = document("once")
    put(store, doc)

    def again() -> None:
        with store.writing(STAMP) as unit:
            note_item(unit, "b", outcome=Outcome.STORED, document=doc.id, raised=())
            add_document(unit, doc, raw=b"", published_day=None)

    with pytest.raises(StoreError):
        again()
    with store.unit() as unit:
        counts = count_all(unit)
    assert (counts.documents, counts.items) == (1, {})


def test_an_empty_store_counts_nothing(store: Store) -> None:
    """Zero documents, no days, no kinds."""
    with store.unit() as unit:
        counts = count_all(unit)
        assert latest_day(unit) is None
    assert (counts.documents, counts.claims, counts.undated) == (0, 0, 0)
    assert (counts.first_day, counts.last_day, counts.kinds) == (None, None, {})


def test_a_moment_with_its_offset_survives(store: Store) -> None:
    """A publication time keeps its own offset; it is never shifted to UTC."""
    doc = document("moment")
    moment = datetime.fromisoformat("2017-09-29T17:36:00+04:00")
    with store.writing(STAMP) as unit:
        add_document(unit, doc, raw=b"moment", published_day=moment.date())
    with store.unit() as unit:
        (found,) = documents_between(unit, moment.date(), moment.date())
    assert found.document == doc


def test_every_document_comes_in_the_order_of_ids(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dated or not, a few at a time."""
    monkeypatch.setattr("trucewatch.store.documents.CHUNK", 2)
    docs = [document(f"Report {n}") for n in range(5)]
    for doc in docs:
        put(store, doc, assessment(doc), day=None)
    with store.unit() as unit:
        found = list(every_document(unit))
    assert [f.document.id for f in found] == sorted(doc.id for doc in docs)
    assert all(len(f.claims) == 1 for f in found)


def test_a_later_answer_stands_and_the_earlier_one_stays(store: Store) -> None:
    """Answers are added run by run; none takes another's place."""
    doc = document("Calm at the mill")
    claim = assessment(doc)
    put(store, doc, claim)
    answers = [
        KeptAnswer(text="mill", gazetteer="g1", reason="unknown"),
        KeptAnswer(text="mill", gazetteer="g2", reason="named so", place_id="m:mill"),
    ]
    for number, answer in enumerate(answers, start=1):
        row = StoredPlacement(claim=claim.id, position=0, answer=answer)
        with store.writing(STAMP) as unit:
            assert last_run(unit.connection) == number - 1
            add_placements(unit, (row,), run=number)
    with store.unit() as unit:
        assert standing(unit, (claim.id,)) == {(claim.id, 0): answers[1]}
        assert [row.answer for row in history(unit, claim.id)] == answers
        assert last_run(unit) == 2
    with store.writing(STAMP) as writing:
        add_placements(writing, (), run=3)
        assert writing.notes == []
