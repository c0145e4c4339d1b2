"""Speed of the register: claims into SQLite with their log, and the log verified.

Usage: ``python -m bench.register_speed`` prints the rows of the performance page.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from trucewatch.model.claim import AssessmentBody, Claim, make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.log import Stamp
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.store.documents import add_claims, add_document
from trucewatch.store.entries import Entry, entry_content, entry_subject
from trucewatch.store.items import Outcome, note_item
from trucewatch.store.session import Store, open_store
from trucewatch.store.tables import entries
from trucewatch.store.verifying import check_log, check_tables

CLAIMS = 100_000
CLAIMS_EACH = 10
"""Claims of a document, as in the other rows on ingest."""
INGEST_LIMIT_S = 60.0
ENTRIES = 1_000_000
VERIFY_LIMIT_S = 20.0
AT_ONCE = 20_000
DAY = date(2017, 5, 4)
STAMP = Stamp(by="bench", at=datetime(2026, 1, 1, tzinfo=UTC))
HOP = Hop(outlet="Demo Wire", mode=HopMode.PARAPHRASE)

Row = tuple[str, str, str]


def _document(number: int) -> Document:
    text = f"Report {number}: calm in the town, and the road to the coast is open. " * 4
    sha = fingerprint(text.encode())
    return Document(
        id=document_id(sha),
        sha256=sha,
        name=f"{number}.txt",
        media_type="text/plain",
        text=text,
        body=(Span(0, len(text)),),
        published=on_day(DAY, basis=TimeBasis.PUBLISHED),
    )


def _claims(document: Document) -> tuple[Claim, ...]:
    return tuple(
        make_claim(
            document,
            spans=(Span(at, at + 9),),
            body=AssessmentBody(subject="situation", statement="calm", rating="calm"),
            chain=(HOP,),
            time=on_day(DAY),
            coder="bench/1",
        )
        for at in range(CLAIMS_EACH)
    )


def ingest_row(store: Store, *, claims: int = CLAIMS) -> Row:
    """Documents with their claims, one transaction each; reading is not counted."""
    spent = clock = 0.0
    for number in range(claims // CLAIMS_EACH):
        document = _document(number)
        read = _claims(document)
        start, began = time.process_time(), time.perf_counter()
        with store.writing(STAMP) as unit:
            raw = document.text.encode()
            add_document(unit, document, raw=raw, published_day=DAY)
            add_claims(unit, read)
            note_item(
                unit,
                document.name,
                outcome=Outcome.STORED,
                document=document.id,
                raised=(),
            )
        spent += time.process_time() - start
        clock += time.perf_counter() - began
    return (
        f"{claims:,} claims of {claims // CLAIMS_EACH:,} documents stored in SQLite, "
        "with log and search index, without reading",
        f"{spent:.1f} s of processor time, {clock:.1f} s by the clock",
        _beside(spent, INGEST_LIMIT_S, clock=clock),
    )


def _beside(spent: float, limit: float, *, clock: float) -> str:
    return (
        f"limit {limit:.0f} s ({spent / limit:.2f} of it; by the clock "
        f"{clock / limit:.2f}, with the waiting for disk and neighbours)"
    )


def write_log(store: Store, *, size: int) -> None:
    """A log of so many entries, each about a row of the table of entries."""
    for start in range(0, size, AT_ONCE):
        with store.writing(STAMP) as unit:
            rows = []
            for number in range(start, min(start + AT_ONCE, size)):
                entry = Entry(
                    kind="note",
                    id=f"n{number}",
                    version=1,
                    subject="s",
                    by=STAMP.by,
                    at=STAMP.moment,
                    record={"number": number},
                )
                rows.append(
                    {
                        "kind": entry.kind,
                        "id": entry.id,
                        "version": entry.version,
                        "subject": entry.subject,
                        "by": entry.by,
                        "at": entry.at,
                        "record": entry.record,
                    }
                )
                subject = entry_subject(entry.kind, entry.id, entry.version)
                unit.seal("note.write", subject, entry_content(entry))
            unit.connection.execute(entries.insert(), rows)


def verify_rows(store: Store, *, size: int = ENTRIES) -> list[Row]:
    """The log walked from end to end, then the tables held against it."""
    write_log(store, size=size)
    with store.unit() as look:
        start, began = time.process_time(), time.perf_counter()
        log = check_log(look)
        spent = time.process_time() - start
        clock = time.perf_counter() - began
        if log.faults or log.size != size:
            raise AssertionError(f"the log does not verify: {log.faults[:1]}")
        start = time.process_time()
        if faults := list(check_tables(look, log.sealed, Counter())):
            raise AssertionError(f"the tables do not verify: {faults[:1]}")
        tables = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        (
            f"log of {size:,} entries verified",
            f"{spent:.1f} s of processor time, {clock:.1f} s by the clock",
            _beside(spent, VERIFY_LIMIT_S, clock=clock),
        ),
        (
            f"{size:,} rows held against that log",
            f"{tables:.1f} s of processor time",
            f"peak memory of the process {peak:.0f} MiB",
        ),
    ]


def register_rows(folder: Path) -> list[Row]:
    """The rows of the performance page."""
    found = []
    store = open_store(f"sqlite:///{folder / 'ingest.db'}")
    found.append(ingest_row(store))
    store.close()
    store = open_store(f"sqlite:///{folder / 'log.db'}")
    found += verify_rows(store)
    store.close()
    return found


def main() -> int:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        for row in register_rows(Path(folder)):
            print(" | ".join(row))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
