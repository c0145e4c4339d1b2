"""One day's bulletin out of a mission with a million stored claims.

The claims are made up, four a report, a hundred a day over ten thousand days; each
tells of an incident of its own. They are put into the tables directly: what is measured
is what a bulletin asks of them.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from trucewatch.model.claim import make_claim
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.place import MentionRole, PlaceMention
from trucewatch.model.record import to_record
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.tally import CountUnit, TallyBody
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.missions import OpenMission, init_mission, open_mission
from trucewatch.settings import Settings
from trucewatch.store.documents import (
    documents_between,
    latest_day,
    tallies_on,
    tally_days,
)
from trucewatch.store.items import issues_of
from trucewatch.store.session import open_store

CLAIMS = 1_000_000
A_REPORT = 4
REPORTS_A_DAY = 25
FIRST = date(1998, 1, 1)
LIMIT_S = 1.0
TOWNS = ("Morek", "Rastan", "Jisr al-Shughur", "Saraqib", "Kafr Zita", "Talbiseh")

Documents = list[tuple[str, str, str, str, bytes, str, str]]
Claims = list[tuple[str, str, str, int, int, str]]


def rows(*, claims: int, tallies: bool) -> Iterator[tuple[Documents, Claims]]:
    """The rows of each day: documents and claims."""
    reports = claims // A_REPORT
    for number in range(0, reports, REPORTS_A_DAY):
        day = FIRST + timedelta(days=number // REPORTS_A_DAY)
        found: Documents = []
        told: Claims = []
        for each in range(number, min(number + REPORTS_A_DAY, reports)):
            document, read = report(each, day, tallies=tallies)
            found.append(document)
            told += read
        yield found, told


def report(
    number: int, day: date, *, tallies: bool
) -> tuple[tuple[str, str, str, str, bytes, str, str], Claims]:
    """One report as the row of a document and those of its claims."""
    town = TOWNS[number % len(TOWNS)]
    words = [f"Shells hit {town} in sector {number} at post {n}." for n in range(4)]
    text = " ".join(words)
    sha256 = fingerprint(text.encode())
    document = Document(
        id=document_id(sha256),
        sha256=sha256,
        name=f"{number}.txt",
        media_type="text/plain",
        text=text,
        body=(Span(0, len(text)),),
        publisher=f"Wire {number % 5}",
        published=on_day(day, basis=TimeBasis.PUBLISHED),
        language="en",
    )
    chain = (Hop(outlet=f"Wire {number % 5}", mode=HopMode.PARAPHRASE),)
    claims: Claims = []
    for position, sentence in enumerate(words):
        start = text.index(sentence)
        at = start + len("Shells hit ")
        spot = PlaceMention(
            text=town, span=Span(at, at + len(town)), role=MentionRole.AT
        )
        tally = TallyBody(
            recorder="RUS", recorder_text="", unit=CountUnit.UNKNOWN, count=3
        )
        is_tally = tallies and position == 3 and number % REPORTS_A_DAY == 0
        claim = make_claim(
            document,
            spans=(Span(start, start + len(sentence)),),
            body=tally if is_tally else EventBody(type=EventType.ARTILLERY),
            chain=chain,
            time=on_day(day),
            coder="bench/1",
            places=(spot,),
        )
        record = json.dumps(to_record(claim), ensure_ascii=False)
        kind = claim.kind.value
        claims.append((claim.id, document.id, kind, position, 1, record))
    told = json.dumps(to_record(document), ensure_ascii=False)
    moment = f"{day.isoformat()}T20:00:00.000000+00:00"
    raw, name = text.encode(), document.name
    found = (document.id, sha256, name, day.isoformat(), raw, moment, told)
    return found, claims


def fill(file: Path, *, claims: int, tallies: bool) -> None:
    """Put the rows into the mission's database, past its log and search index."""
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous=OFF")
    for documents, told in rows(claims=claims, tallies=tallies):
        database.executemany(
            "INSERT INTO documents (id, sha256, name, published_day, raw, captured_at,"
            " record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            documents,
        )
        database.executemany(
            "INSERT INTO claims (id, document, kind, position, run, record)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            told,
        )
    database.commit()
    database.close()


def timed(job: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    start = time.process_time()
    job()
    return time.process_time() - start


def queries(mission: OpenMission, day: date, settings: Settings) -> int:
    """What a bulletin of the day asks of the database; how many claims it read."""
    window = timedelta(days=settings.incident_window_days)
    with mission.store.unit() as look:
        latest_day(look)
        stored = list(documents_between(look, day - window, day))
        days = tally_days(look, day, most=settings.history_days)
        history = list(tallies_on(look, days))
        issues_of(look, tuple(each.document.id for each in stored))
    return sum(len(each.claims) for each in stored + history)


def day_rows(settings: Settings, *, claims: int = CLAIMS) -> list[tuple[str, str, str]]:
    """The rows of the performance page."""
    found = []
    days = claims // A_REPORT // REPORTS_A_DAY
    day = FIRST + timedelta(days=days // 2)
    for tallies in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "m"
            init_mission(root, template="astana")
            open_mission(root, settings=settings).store.close()
            fill(root / "mission.db", claims=claims, tallies=tallies)
            mission = mission_of(root, settings)
            read = queries(mission, day, settings)
            asking = partial(queries, mission, day, settings)
            asked = min(timed(asking) for _ in "12")
            kind = "one tally a day" if tallies else "no tally at all"
            found.append(
                (
                    f"what a bulletin asks of {claims:,} stored claims, {kind}",
                    f"{asked:.2f} s",
                    f"limit {LIMIT_S:.0f} s, processor time; {read} claims read",
                )
            )
            if tallies:
                made = partial(assemble_bulletin, mission, day=day, settings=settings)
                whole = min(timed(made) for _ in "12")
                found.append(
                    (
                        f"the same, placed, merged, judged and written: one day of "
                        f"{days:,}",
                        f"{whole:.2f} s",
                        f"limit {LIMIT_S:.0f} s; {read} claims, pages left out",
                    )
                )
            mission.store.close()
    return found


def mission_of(root: Path, settings: Settings) -> OpenMission:
    """The mission as it is, its rows not taken into the log."""
    empty = root.with_name("empty")
    init_mission(empty, template="astana")
    opened = open_mission(empty, settings=settings)
    opened.store.close()
    store = open_store(f"sqlite:///{root / 'mission.db'}")
    return replace(opened, root=root, store=store)
