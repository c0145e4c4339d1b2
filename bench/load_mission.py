"""A large mission for measuring load: incidents, reports, counts and reviews.

The incidents are those of `bench.incident_pages`. Beside them are reports in our own
wording with a claim each, so that a search finds common and rare words among many;
counts of two sides over two months; incidents that people reviewed, most of them
settled, some of them waiting.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path

from bench.incident_pages import FIRST, filled
from trucewatch.model.account import Session
from trucewatch.model.claim import AssessmentBody, Claim, make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.log import Stamp
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import Assignment, Basis, IncidentReview, IncidentState
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.service.accounts import digest_of
from trucewatch.service.ingest import ingest_items
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.review import assign_incident
from trucewatch.settings import Settings
from trucewatch.store.accounts import Account, put_account, put_session
from trucewatch.store.decisions import ASSIGNMENTS, REVIEWS
from trucewatch.store.documents import add_claims, add_document

USER = "reviewer"
TOKEN = "bench-session"  # noqa: S105 - of a mission that is thrown away
REPORTS = 100_000
REVIEWED = 20_000
WAITING_OF = 10
"""Of so many reviewed incidents one still waits for somebody."""

COUNT_DAYS = 60
LAST = date(2017, 9, 30)
AT_ONCE = 2_000
COUNTS = """---
title: Counts of {day}
publisher: Demo Wire
published: {day}T18:00:00+03:00
language: en
demo: true
facts: invented
---

Over the past 24 hours the Russian side of the joint commission registered {a} cases of
opening fire: Idlib ({b}), Hama ({c}). The Turkish side registered {d} cases of opening
fire: Idlib ({d}).
"""


PLACES = ("Idlib", "Hama", "Homs", "Daraa", "Latakia", "Aleppo", "Quneitra")
CALM = ("calm", "tense", "quiet", "uneasy", "stable")
ENDS = (
    "The council asked for a visit.",
    "No shelling was heard after noon.",
    "A column of trucks passed to the north.",
    "The bakery opened again.",
)


def prepared(root: Path, settings: Settings, incidents: int) -> OpenMission:
    """The mission, with a session of a reviewer."""
    mission = filled(root, settings, incidents)
    _count(mission, root)
    merge_pending(mission, settings=settings)
    _report(mission)
    _review(mission)
    now = datetime.now(UTC)
    session = Session(
        digest=digest_of(TOKEN), user=USER, started=now, seen=now, client="bench"
    )
    with mission.store.volatile() as connection:
        put_account(connection, Account(user=USER, password="-", changed=now))  # noqa: S106 - no hash
        put_session(connection, session)
    return mission


def _count(mission: OpenMission, root: Path) -> None:
    for number in range(COUNT_DAYS):
        day = LAST - timedelta(days=number)
        b, c, d = number % 7 + 1, number % 5 + 1, number % 9 + 1
        text = COUNTS.format(day=day, a=b + c, b=b, c=c, d=d)
        file = root / f"counts-{number}.txt"
        file.write_text(text, encoding="utf-8")
        for _ in ingest_items(mission, (str(file),), as_of=date(2026, 1, 1)):
            pass


def _report(mission: OpenMission) -> None:
    made = reports(REPORTS)
    while batch := list(islice(made, AT_ONCE)):
        _store(mission, batch)


def _store(mission: OpenMission, batch: Iterable[tuple[Document, Claim]]) -> None:
    stamp = Stamp(by="bench", at=datetime.now(UTC))
    with mission.store.writing(stamp) as unit:
        for report, claim in batch:
            raw = report.text.encode()
            add_document(unit, report, raw=raw, published_day=None)
            add_claims(unit, (claim,))


def go_on(root: Path, settings: Settings, ids: Sequence[str], every: float) -> None:
    """A room at work, until it is ended: reports come in, incidents are given away.

    Args:
        root: a mission of `prepared`.
        settings: with its database.
        ids: incidents that are given, one after the other.
        every: seconds between two reports, each with one incident given.
    """
    mission = open_mission(root, settings=settings)
    fresh = reports(10**9, start=REPORTS + time.time_ns() % 10**9)
    for number, (incident, report) in enumerate(zip(cycle(ids), fresh, strict=False)):
        _store(mission, (report,))
        to = USER if number % 2 else None
        assign_incident(mission, incident, by="admin", to=to, settings=settings)
        time.sleep(every)


def reports(number: int, *, start: int = 0) -> Iterator[tuple[Document, Claim]]:
    """So many different reports, each with what it says of the day; always the same."""
    chance = random.Random(1)  # noqa: S311 - no secret
    for each in range(start, start + number):
        place, rating = chance.choice(PLACES), chance.choice(CALM)
        first = f"The day was {rating} near {place}, post {each % 977} reported."
        text = f"{first} {chance.choice(ENDS)} Sheet {each} of the monitors."
        sha = fingerprint(text.encode())
        report = Document(
            id=document_id(sha),
            sha256=sha,
            name=f"sheet-{each}.txt",
            media_type="text/plain",
            text=text,
            title=f"Sheet {each}",
            body=(Span(0, len(text)),),
            published=on_day(FIRST, basis=TimeBasis.PUBLISHED),
        )
        yield (
            report,
            make_claim(
                report,
                spans=(Span(0, len(first)),),
                body=AssessmentBody(
                    subject="situation", statement=first, rating=rating
                ),
                chain=(Hop(outlet="Demo Wire", mode=HopMode.PARAPHRASE),),
                time=on_day(FIRST),
                coder="bench/1",
            ),
        )


def _review(mission: OpenMission) -> None:
    """Three steps each: taken in hand, corroborated, verified, but for some."""
    with mission.store.unit() as look:
        query = f"SELECT id FROM incident_lines ORDER BY id LIMIT {REVIEWED}"  # noqa: S608 - a number of ours
        ids = look.exec_driver_sql(query).scalars().all()
    at = datetime(2020, 1, 1, tzinfo=UTC)
    for start in range(0, len(ids), AT_ONCE):
        stamp = Stamp(by="admin", at=at + timedelta(minutes=start))
        with mission.store.writing(stamp) as unit:
            for number, incident in enumerate(ids[start : start + AT_ONCE]):
                review = IncidentReview(
                    incident=incident, state=IncidentState.TRIAGED, reason="read"
                )
                steps = [review, replace(review, state=IncidentState.CORROBORATED)]
                if number % WAITING_OF:
                    seen = Basis(means=ObservationMeans.SAW, what="visit")
                    verified = IncidentState.VERIFIED
                    steps.append(replace(review, state=verified, bases=(seen,)))
                for version, step in enumerate(steps):
                    REVIEWS.write(unit, incident, step, subject=incident, seen=version)
                given = Assignment(incident=incident, to=USER if number % 3 else None)
                ASSIGNMENTS.write(unit, incident, given, subject=incident, seen=0)
