"""Incidents as rows: filters, cursors and marks alike on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from tests.contract.samples import DAY, document, faults, fill
from tests.lines import kept, line
from trucewatch.model.access import Audience, AudienceKind, Sensitivity
from trucewatch.model.event import EventType
from trucewatch.model.incident_line import EVERY, IncidentFilter, LineAccess
from trucewatch.model.log import Erasure, Stamp
from trucewatch.model.review import IncidentState
from trucewatch.store.documents import add_document
from trucewatch.store.erasing import erase_document
from trucewatch.store.evidence import units_of
from trucewatch.store.line_pages import Key, Open, line_row, line_rows
from trucewatch.store.line_rows import line_of
from trucewatch.store.line_tables import incident_claims, incident_lines, incident_zones
from trucewatch.store.lines import (
    KeptLine,
    days_of,
    documents_of,
    drop_lines,
    kept_incidents,
    line_access,
    owners_of,
    put_lines,
    told_in,
)
from trucewatch.store.session import Store
from trucewatch.store.unmerged import forget_days, note_days, note_every_day, unmerged

STAMP = Stamp(by="tester", at=datetime(2026, 1, 1, tzinfo=UTC))
FIRST = date(2017, 5, 1)
PARTNER = LineAccess(
    sensitivity=Sensitivity.PARTNER,
    audiences=(Audience(kind=AudienceKind.PARTY, actor="RUS"),),
    of=("", "RUS"),
    delay_hours=24,
)


def put(store: Store, *lines: KeptLine) -> None:
    with store.writing(STAMP) as unit:
        put_lines(unit.connection, lines)


def ids(
    look: sa.Connection,
    wanted: IncidentFilter = EVERY,
    *shown: Open,
    after: Key | None = None,
    most: int = 50,
) -> list[str]:
    rows = line_rows(look, shown or (Open(access=1),), wanted, after=after, most=most)
    return [row.id for row in rows]


def test_a_line_comes_back_as_it_was_put(store: Store) -> None:
    """With its incident; without verdicts where these have another basis."""
    one = kept("inc_1", access=PARTNER, place=None, zones=())
    other = kept("inc_2")
    put(store, one, other)
    with store.unit() as look:
        access = line_access(look)
        for each in (one, other):
            row = line_row(look, each.line.id)
            assert row is not None
            assert line_of(row, basis="bas_1") == each.line
            assert line_of(row, basis="bas_2") == replace(each.line, verdicts=None)
            assert access[row.access] == each.access
        assert kept_incidents(look, ("inc_1", "inc_9")) == {"inc_1": one.incident}
        assert line_row(look, "inc_9") is None


def test_pages_follow_each_other_without_gap_or_overlap(store: Store) -> None:
    """Latest first, by day, last day and id, over several ways of being marked."""
    put(
        store,
        *(
            kept(f"inc_{n:02}", day=FIRST + timedelta(days=n // 3), access=access)
            for n, access in enumerate([LineAccess(), PARTNER, LineAccess()] * 7)
        ),
    )
    shown = (Open(access=1), Open(access=2))
    with store.unit() as look:
        numbers = sorted(line_access(look))
        assert numbers == [1, 2]
        found: list[str] = []
        after: Key | None = None
        while rows := line_rows(look, shown, EVERY, after=after, most=4):
            found += [row.id for row in rows]
            after = (rows[-1].day, rows[-1].last_day, rows[-1].id)
    assert len(found) == 21
    assert found == sorted(
        found, key=lambda each: (int(each[4:]) // 3, each), reverse=True
    )


def test_each_filter_leaves_what_it_names(store: Store) -> None:
    """States, types, days, zone and governorate; two states are either."""
    put(
        store,
        kept("inc_1", state=IncidentState.VERIFIED),
        kept("inc_2", type=EventType.AIRSTRIKE, zones=("A/Z2", "B/Z1")),
        kept("inc_3", state=IncidentState.REFUTED, place=None, zones=()),
        kept("inc_4", day=FIRST, last_day=date(2017, 5, 31)),
    )
    verified, refuted = IncidentState.VERIFIED, IncidentState.REFUTED
    with store.unit() as look:
        assert ids(look) == ["inc_3", "inc_2", "inc_1", "inc_4"]
        either = IncidentFilter(states=(verified, refuted))
        assert ids(look, either) == ["inc_3", "inc_1"]
        both = IncidentFilter(states=(verified,), types=(EventType.AIRSTRIKE,))
        assert ids(look, both) == []
        assert ids(look, IncidentFilter(types=(EventType.AIRSTRIKE,))) == ["inc_2"]
        assert ids(look, IncidentFilter(zone="B/Z1")) == ["inc_2"]
        of_zone = IncidentFilter(zone="A/Z1", states=(verified,))
        assert ids(look, of_zone) == ["inc_1"]
        governorate = IncidentFilter(admin1="iso:SY-HM")
        assert ids(look, governorate) == ["inc_2", "inc_1", "inc_4"]
        assert ids(look, IncidentFilter(admin1="iso:SY-ID")) == []


def test_governorates_are_those_of_lines_marked_in_these_ways(store: Store) -> None:
    """Each once, by id; lines without a place name none."""
    here = kept("inc_1").line.place
    assert here is not None
    other, third = replace(here, admin1="iso:SY-ID"), replace(here, admin1="iso:SY-LA")
    put(store, kept("inc_1"), kept("inc_2", place=other), kept("inc_3", place=other))
    put(store, kept("inc_4", place=None, zones=()), kept("inc_5", place=third))
    put(store, kept("inc_6", access=PARTNER, place=replace(here, admin1="iso:SY-DR")))
    with store.unit() as look:
        assert units_of(look, [1]) == ["iso:SY-HM", "iso:SY-ID", "iso:SY-LA"]
        assert units_of(look, [2]) == ["iso:SY-DR"]
        assert units_of(look, [2, 1, 3])[0] == "iso:SY-DR"
        assert len(units_of(look, [2, 1, 3])) == 4
        assert units_of(look, []) == []


def test_days_filter_by_when_it_may_have_happened(store: Store) -> None:
    """A month that may hold the day counts; just before and after do not."""
    month = kept("inc_m", day=FIRST, last_day=date(2017, 5, 31))
    day = kept("inc_d", day=date(2017, 5, 12))
    put(store, month, day)

    def on(first: date, last: date) -> list[str]:
        with store.unit() as look:
            return ids(look, IncidentFilter(since=first, until=last))

    assert on(date(2017, 5, 12), date(2017, 5, 12)) == ["inc_d", "inc_m"]
    assert on(date(2017, 5, 13), date(2017, 5, 13)) == ["inc_m"]
    assert on(date(2017, 5, 31), date(2017, 6, 1)) == ["inc_m"]
    assert on(date(2017, 6, 1), date(2017, 6, 2)) == []
    assert on(date(2017, 4, 1), date(2017, 4, 30)) == []
    assert on(date.min, date(2017, 5, 1)) == ["inc_m"]


def test_what_is_told_late_waits_and_what_is_not_exact_has_no_zone(
    store: Store,
) -> None:
    """By the day it was told; a zone finds nothing that is shown blurred."""
    put(store, kept("inc_1", told=date(2017, 5, 3)))
    early = Open(access=1, told_by=date(2017, 5, 2))
    due = Open(access=1, told_by=date(2017, 5, 3), exact=False)
    with store.unit() as look:
        assert ids(look, EVERY, early) == []
        assert ids(look, EVERY, due) == ["inc_1"]
        assert ids(look, IncidentFilter(zone="A/Z1"), due) == []


def test_a_line_is_replaced_with_all_that_hangs_on_it(store: Store) -> None:
    """Zones and claims of the earlier row are gone; dropped, nothing is left."""
    put(store, kept("inc_1", zones=("A/Z1", "A/Z2")))
    put(store, kept("inc_1", zones=("A/Z3",)))
    tables = (incident_lines, incident_zones, incident_claims)

    def counts() -> list[int]:
        with store.unit() as look:
            query = sa.select(sa.func.count())
            return [
                look.execute(query.select_from(table)).scalar_one() for table in tables
            ]

    assert counts() == [1, 1, 1]
    with store.writing(STAMP) as unit:
        drop_lines(unit.connection, ["inc_1"])
    assert counts() == [0, 0, 0]


def test_incidents_are_found_by_claim_and_document(store: Store) -> None:
    """And their documents by them."""
    one = kept("inc_1")
    put(store, one)
    claim = one.incident.supporting[0].claim
    with store.unit() as look:
        assert owners_of(look, [claim.id]) == {"inc_1"}
        assert told_in(look, [claim.document, "doc_9"]) == {"inc_1"}
        assert documents_of(look, ["inc_1"]) == {claim.document}
        assert days_of(look, ["inc_1"]) == frozenset()


def test_a_day_waits_until_it_is_merged_as_it_stands(store: Store) -> None:
    """One that changed meanwhile waits on; the mark tells."""
    fill(store)
    with store.unit() as look:
        seen = unmerged(look)
    assert list(seen) == [DAY]
    with store.writing(STAMP) as unit:
        add_document(unit, document("Another"), raw=b"Another", published_day=DAY)
    with store.writing(STAMP) as unit:
        forget_days(unit.connection, seen)
    with store.unit() as look:
        now = unmerged(look)
    assert now[DAY] > seen[DAY]
    with store.writing(STAMP) as unit:
        forget_days(unit.connection, now)
        note_days(unit, (None,))
    with store.unit() as look:
        assert unmerged(look) == {}
    with store.writing(STAMP) as unit:
        note_every_day(unit.connection)
        note_every_day(unit.connection)
    with store.unit() as look:
        assert list(unmerged(look, DAY, DAY)) == [DAY]
        assert unmerged(look, DAY + timedelta(days=1)) == {}
    assert faults(store) == []


def test_what_an_erased_document_told_is_gone_from_the_rows(store: Store) -> None:
    """The incident's other days wait to be merged without it."""
    doc = fill(store)
    one = kept("inc_1")
    put(store, one)
    with store.writing(STAMP) as unit:
        update = incident_claims.update().values(document=doc.id)
        unit.connection.execute(update)
        forget_days(unit.connection, unmerged(unit.connection))
    with store.writing(STAMP) as unit:
        erase_document(unit, doc.id, reason=Erasure.MISTAKE)
    with store.unit() as look:
        assert line_row(look, "inc_1") is None
        assert list(unmerged(look)) == [DAY]
    assert faults(store) == []
    assert line("inc_1") == one.line
