"""Documents and claims to store, and what a check of the store finds."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

from trucewatch.model.claim import AssessmentBody, Claim, make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.log import Stamp
from trucewatch.model.place import KeptAnswer
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.store.documents import add_claims, add_document
from trucewatch.store.entries import write_entry
from trucewatch.store.items import Outcome, note_item
from trucewatch.store.placements import StoredPlacement, add_placements
from trucewatch.store.session import Store
from trucewatch.store.verifying import check_log, check_tables

DAY = date(2017, 5, 4)
STAMP = Stamp(by="tester", at=datetime(2026, 1, 1, tzinfo=UTC))
HOP = Hop(outlet="Demo Wire", mode=HopMode.PARAPHRASE)


def document(text: str, day: date = DAY) -> Document:
    sha = fingerprint(text.encode())
    return Document(
        id=document_id(sha),
        sha256=sha,
        name="a.txt",
        media_type="text/plain",
        text=text,
        body=(Span(0, len(text)),),
        published=on_day(day, basis=TimeBasis.PUBLISHED),
    )


def assessment(doc: Document) -> Claim:
    return make_claim(
        doc,
        spans=(Span(0, 4),),
        body=AssessmentBody(subject="situation", statement="calm", rating="calm"),
        chain=(HOP,),
        time=on_day(DAY),
        coder="test/1",
    )


def fill(store: Store, text: str = "Calm in Idlib, says Ahmad Example") -> Document:
    """A document with a claim, an item, an Issue, a placement and two entries."""
    doc = document(text)
    claim = assessment(doc)
    issue = Issue(code="x", severity=Severity.WARNING, what="odd", where=text[:9])
    answer = KeptAnswer(text="Idlib", gazetteer="g1", reason="named so")
    with store.writing(STAMP) as unit:
        add_document(unit, doc, raw=text.encode(), published_day=DAY)
        add_claims(unit, (claim,))
        note_item(unit, text, outcome=Outcome.STORED, document=doc.id, raised=(issue,))
    with store.writing(STAMP) as unit:
        row = StoredPlacement(claim=claim.id, position=0, answer=answer)
        add_placements(unit, (row,), run=1)
        write_entry(unit, "note", f"n{doc.id}", subject=claim.id, record={"a": text})
    with store.writing(STAMP) as unit:
        write_entry(
            unit, "note", f"n{doc.id}", subject=claim.id, record={"a": "b"}, seen=1
        )
    return doc


def faults(store: Store) -> list[str]:
    """What a check of log and tables finds, "where: what"."""
    with store.unit() as look:
        log = check_log(look)
        found = log.faults or list(check_tables(look, log.sealed, Counter()))
    return [f"{fault.where}: {fault.what}" for fault in found]


def counted(store: Store) -> Counter[str]:
    """How many rows a check of the tables looks at."""
    counts: Counter[str] = Counter()
    with store.unit() as look:
        assert not list(check_tables(look, check_log(look).sealed, counts))
    return counts
