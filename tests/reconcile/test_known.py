"""Our incidents stand beside a count as what could fall under it: no verdict."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.factories import (
    coverage,
    event,
    incident,
    place,
    placement,
    province,
    sides_of,
    tally,
    tally_body,
)
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.event import EventType
from trucewatch.model.incident import Incident
from trucewatch.model.review import IncidentState
from trucewatch.model.tally import CountUnit, Period, TallyComparison
from trucewatch.model.tally_ledger import KnownCell, Parts, TallyDay
from trucewatch.model.when import on_day, unknown_time
from trucewatch.reconcile.known import (
    FAMILIES_OF,
    days_counted,
    happening,
    tally_day,
)
from trucewatch.reconcile.ledger import TallyReport
from trucewatch.reconcile.tallies import compare_tallies

DAY = date(2019, 9, 22)
HAMA = "iso:SY-HM"


def happened(
    text: str,
    *,
    day: date | None = DAY,
    kind: EventType = EventType.ARTILLERY,
    state: IncidentState = IncidentState.REPORTED,
    nowhere: bool = False,
) -> Incident:
    """An incident in Morek, Hama."""
    return incident(
        event(text=text),
        type=kind,
        time=on_day(day) if day else unknown_time(),
        where=placement(place()),
        nowhere=nowhere,
        state=state,
    )


def comparison(
    unit: CountUnit = CountUnit.CASE_OF_OPENING_FIRE, *, period: Period | None = None
) -> TallyComparison:
    """RUS counts 8 (Hama 5, Idlib 2), TUR names Hama without a number."""
    body = tally_body("RUS", 8, cells={"Hama": 5, "Idlib": 2}, unit=unit, period=period)
    other = tally_body("TUR", None, cells={"Hama": None})
    found = compare_tallies(
        tuple(
            TallyReport(placed=tally(body=each), published=DAY)
            for each in (body, other)
        ),
        sides=sides_of("RUS", "TUR"),
        day=DAY,
    )
    assert found is not None
    return found


def ledger(
    *incidents: Incident,
    unit: CountUnit = CountUnit.CASE_OF_OPENING_FIRE,
    period: Period | None = None,
    watched: tuple[Coverage, ...] = (),
) -> TallyDay:
    return tally_day(
        comparison(unit, period=period),
        incidents=tuple(happening(each) for each in incidents),
        coverage=watched,
    )


def test_eight_counted_three_known_five_unexplained() -> None:
    """The whole country: 8 counted, 3 known to us; Hama: 5 counted."""
    three = [happened(f"Shells hit Morek, report {n}.") for n in range(3)]
    day = ledger(*three)
    whole, hama, idlib = day.known
    assert (whole.cells[0].counted, whole.cells[0].known) == (8, 3)
    assert whole.cells[0].unexplained == 5
    assert (hama.name, hama.cells[0].unexplained) == ("Hama", 2)
    assert (idlib.cells[0].known, idlib.cells[0].unexplained) == (None, 2)
    assert whole.cells[0].incidents == tuple(sorted(each.id for each in three))


def test_a_place_without_a_number_has_nothing_unexplained() -> None:
    """What is known stands there; there is nothing to hold it against."""
    day = ledger(happened("Shells hit Morek."))
    cell = day.known[1].cells[1]
    assert (cell.counted, cell.known, cell.unexplained) == (None, 1, None)


def test_more_known_than_counted_is_no_negative_number() -> None:
    """Three in Idlib against two counted: nothing is subtracted."""
    cell = KnownCell(counted=2, incidents=("a", "b", "c"), watched=False)
    assert (cell.known, cell.unexplained) == (3, None)


OUT: dict[str, dict[str, Any]] = {
    "another day": {"day": DAY - timedelta(days=2)},
    "a day not known": {"day": None},
    "refuted": {"state": IncidentState.REFUTED},
    "a duplicate": {"state": IncidentState.DUPLICATE},
    "no opening of fire": {"kind": EventType.AID_BLOCKED},
}


@pytest.mark.parametrize("case", OUT)
def test_what_could_not_fall_under_the_count_is_left_out(case: str) -> None:
    """Each for its reason."""
    day = ledger(happened("Shells hit Morek.", **OUT[case]))
    assert day.known[0].cells[0].known is None


def test_an_incident_without_a_place_counts_for_the_country_alone() -> None:
    """It falls in no governorate."""
    day = ledger(happened("Shells fell.", nowhere=True))
    assert [row.cells[0].known for row in day.known] == [1, None, None]


def test_a_governorate_is_itself() -> None:
    """An incident known only as in Hama falls in Hama."""
    found = incident(event(), time=on_day(DAY), where=placement(province("Hama")))
    assert ledger(found).known[1].cells[0].known == 1


def test_units_that_count_no_incidents_are_not_held_against_them() -> None:
    """A shot is a part of an incident."""
    cell = ledger(happened("x fell."), unit=CountUnit.SHOT_OR_BURST).known[0].cells[0]
    assert (cell.incidents, cell.known, cell.unexplained) == (None, None, None)


def test_an_overflight_is_no_airstrike() -> None:
    """Of the family of the air only overflights stand for overflights."""
    strike = happened("Jets struck Morek.", kind=EventType.AIRSTRIKE)
    flight = happened("A drone flew over.", kind=EventType.DRONE_OVERFLIGHT)
    cell = ledger(strike, flight, unit=CountUnit.OVERFLIGHT).known[0].cells[0]
    assert cell.incidents == (flight.id,)


def test_a_recorder_that_does_not_report_has_nothing_beside_it() -> None:
    """No unit, no comparison."""
    alone = compare_tallies(
        (TallyReport(placed=tally("RUS", 8), published=DAY),),
        sides=sides_of("RUS", "TUR"),
        day=DAY,
    )
    assert alone is not None
    day = tally_day(alone, incidents=(happening(happened("x fell.")),), coverage=())
    assert day.known[0].cells[1].incidents is None


def test_our_zero_stands_only_where_somebody_watched_every_day() -> None:
    """Hama watched on both days of the count: none known is a zero."""

    def hama(*days: date) -> int | None:
        rows = tuple(
            Coverage(
                place_id=HAMA,
                name="Hama",
                day=day,
                state=CoverageState.OBSERVED_PARTIAL,
            )
            for day in days
        )
        return ledger(watched=rows).known[1].cells[0].known

    before = DAY - timedelta(days=1)
    assert hama(before, DAY) == 0
    assert hama(DAY) is None
    assert ledger(watched=(coverage(),)).known[0].cells[0].known is None


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (None, DAY - timedelta(days=1), DAY),
        (Period(), DAY - timedelta(days=1), DAY),
        (Period(hours=48.0), DAY - timedelta(days=2), DAY),
        (Period(start=date(2019, 9, 1), end=date(2019, 9, 8)), date(2019, 9, 1), None),
        (
            Period(
                start=datetime(2019, 9, 21, 18, tzinfo=UTC),
                end=datetime(2019, 9, 22, 0, tzinfo=UTC),
            ),
            date(2019, 9, 21),
            date(2019, 9, 21),
        ),
    ],
    ids=["none", "unclear", "two days", "a week", "until midnight"],
)
def test_the_days_that_a_count_covers(
    period: Period | None, first: date, last: date | None
) -> None:
    """As stated; else as many hours back; a half-open end touches no further day."""
    assert days_counted(DAY, period) == (first, last or date(2019, 9, 7))


def test_totals_stand_against_their_parts() -> None:
    """8 of which 7 are given by place; one place without a number; nobody's."""
    one, two = ledger().parts
    assert (one.total, one.placed, one.unplaced, one.unnumbered) == (8, 7, 1, 0)
    assert (two.total, two.placed, two.unplaced, two.unnumbered) == (
        None,
        None,
        None,
        1,
    )


def test_every_unit_says_what_it_could_stand_for() -> None:
    """A new unit fails until it is decided."""
    assert set(FAMILIES_OF) == set(CountUnit)


def test_a_day_has_a_cell_a_recorder() -> None:
    """A row of another width is no row of the ledger."""
    with pytest.raises(ValueError, match="one part and one cell"):
        TallyDay(
            comparison=comparison(),
            parts=(Parts(total=1, placed=None),),
            known=(),
        )
