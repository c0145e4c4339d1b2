"""Rival tallies stand side by side: no net, no sum, nothing repaired."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import (
    cell,
    event,
    place,
    placed,
    sides_of,
    tally,
    tally_body,
)
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import MentionRole
from trucewatch.model.tally import (
    CellBy,
    CellState,
    CountUnit,
    Period,
    TallyBody,
    TallyComparison,
    TallyResult,
    TallyScope,
)
from trucewatch.reconcile.ledger import TallyReport, hours_of
from trucewatch.reconcile.tallies import compare_tallies, tally_points

DAY = date(2019, 9, 22)
SIDES = sides_of("RUS", "TUR")


def report(
    what: PlacedClaim, *, day: date = DAY, correction: bool = False
) -> TallyReport:
    return TallyReport(placed=what, published=day, correction=correction)


def compare(*told: PlacedClaim | TallyReport) -> TallyComparison:
    reports = tuple(t if isinstance(t, TallyReport) else report(t) for t in told)
    found = compare_tallies(reports, sides=SIDES, day=DAY)
    assert found is not None
    return found


def of(body: TallyBody) -> PlacedClaim:
    return tally(body=body)


RUS = tally("RUS", 31, cells={"Idlib": 10, "Latakia": 9, "Aleppo": 7, "Hama": 5})
TUR = tally("TUR", 19, cells={"Idlib": 7, "Latakia": 7, "Hama": 4, "Aleppo": 1})


def test_both_sides_numbers_stand_by_governorate() -> None:
    """22 September 2019 as published: 31 and 19, four governorates by name."""
    found = compare(RUS, TUR)
    table = {row.name: tuple(c.count for c in row.cells) for row in found.rows}
    assert [entry.recorder for entry in found.recorders] == ["RUS", "TUR"]
    assert [entry.total.count for entry in found.recorders] == [31, 19]
    assert table == {
        "Aleppo": (7, 1),
        "Hama": (5, 4),
        "Idlib": (10, 7),
        "Latakia": (9, 7),
    }
    assert found.results == (
        TallyResult.DIFFERS_TOTAL,
        TallyResult.DIFFERS_DISTRIBUTION,
    )


def test_a_place_not_named_is_not_listed_and_never_zero() -> None:
    """Only what a recorder names has an entry of its own."""
    found = compare(RUS, tally("TUR", 2, cells={"Daraa": 2}))
    row = next(row for row in found.rows if row.name == "Daraa")
    assert [(c.state, c.count) for c in row.cells] == [
        (CellState.NOT_LISTED, None),
        (CellState.COUNTED, 2),
    ]


def test_a_stated_zero_is_a_number_that_the_recorder_gave() -> None:
    """A side that "registered none" made a claim; silence is no report."""
    found = compare(tally("RUS", 0))
    first, second = (entry.total for entry in found.recorders)
    assert (first.state, first.count) == (CellState.STATED_NONE, 0)
    assert (second.state, second.count) == (CellState.NO_REPORT, None)
    assert found.results == (TallyResult.ONE_MISSING,)


def test_a_side_without_a_report_has_no_entries() -> None:
    """Its column says so in every row."""
    found = compare(RUS)
    assert {row.cells[1].state for row in found.rows} == {CellState.NO_REPORT}


def test_a_place_named_without_a_number_has_none() -> None:
    """Named, not counted; and a total that was never stated stays open."""
    found = compare(tally("TUR", 2, cells={"Aleppo": None, "Hama": None}))
    assert {row.cells[1].state for row in found.rows} == {
        CellState.NAMED_WITHOUT_NUMBER
    }
    untold = compare(RUS, tally("TUR", None, cells={"Aleppo": None}))
    assert untold.recorders[1].total.state is CellState.NAMED_WITHOUT_NUMBER
    assert untold.results == ()


def test_nobody_counted_is_no_comparison() -> None:
    """Another day's tally, or none at all."""
    other = report(RUS, day=date(2019, 9, 21))
    assert compare_tallies((), sides=SIDES, day=DAY) is None
    assert compare_tallies((other,), sides=SIDES, day=DAY) is None


def test_headlines_parts_and_running_totals_belong_to_no_side() -> None:
    """They are listed apart, and none of them fills a side's column."""
    headline = of(tally_body(None, 50, scope=TallyScope.HEADLINE))
    share = of(tally_body("RUS", 22, flags=("second_recorder",)))
    before = of(tally_body("RUS", 11, flags=("previous_period",)))
    total = of(tally_body("RUS", 271, scope=TallyScope.CUMULATIVE))
    joined = of(tally_body("RUS", 229, unit=CountUnit.GROUP))
    found = compare(headline, share, before, total, joined)
    assert found.headlines == (headline.claim.id,)
    assert found.second_recorders == (share.claim.id,)
    states = {entry.total.state for entry in found.recorders}
    assert states == {CellState.NO_REPORT}


def test_copies_are_one_number_and_others_are_listed_beside_it() -> None:
    """No number is chosen by vote, none is repaired."""
    copy = tally("RUS", 31, text="They counted 31 cases again.")
    other = tally("RUS", 30, text="They counted 30 cases.")
    entry = compare(RUS, copy, other).recorders[0]
    assert entry.total.count == 31
    assert entry.claims == (RUS.claim.id, copy.claim.id)
    assert entry.conflicting == (other.claim.id,)
    assert entry.corrected == ()


def test_a_published_correction_replaces_what_came_before_it() -> None:
    """The replaced number stays on record as corrected."""
    mended = tally("RUS", 33, text="Corrected: 33 cases.")
    entry = compare(RUS, report(mended, correction=True)).recorders[0]
    assert entry.total.count == 33
    assert entry.corrected == (RUS.claim.id,)
    assert entry.conflicting == ()


@pytest.mark.parametrize(
    ("one", "two", "result"),
    [
        pytest.param(
            tally_body("RUS", 4),
            tally_body("TUR", 4),
            TallyResult.SAME_NUMBER,
            id="equal totals",
        ),
        pytest.param(
            tally_body("RUS", 4, unit=CountUnit.EXPLOSION),
            tally_body("TUR", 5, unit=CountUnit.CASE_OF_OPENING_FIRE),
            TallyResult.UNIT_MISMATCH,
            id="explosions and cases",
        ),
        pytest.param(
            tally_body("RUS", 4, period=Period(hours=24.0)),
            tally_body("TUR", 5, period=Period(hours=7.0)),
            TallyResult.PERIOD_MISMATCH,
            id="a day and seven hours",
        ),
        pytest.param(
            tally_body("RUS", 5, cells={"Idlib": 4}, flags=("partial_breakdown",)),
            tally_body("TUR", 5),
            TallyResult.PARTIAL_BREAKDOWN,
            id="a partial breakdown",
        ),
        pytest.param(
            tally_body(
                "RUS",
                19,
                cells={"Idlib": 11, "Hama": 11},
                flags=("sum_mismatch",),
            ),
            tally_body("TUR", 5),
            TallyResult.INTERNAL_SUM_ERROR,
            id="cells beyond the total",
        ),
        pytest.param(
            tally_body("RUS", 4, cells={"Idlib": 4}),
            tally_body("TUR", 4, cells={"Hama": 4}),
            TallyResult.DIFFERS_DISTRIBUTION,
            id="equal totals elsewhere",
        ),
    ],
)
def test_every_result_that_applies_is_reported(
    one: TallyBody, two: TallyBody, result: TallyResult
) -> None:
    """By name, in the enumeration's order."""
    found = compare(of(one), of(two)).results
    assert result in found
    assert list(found) == [r for r in TallyResult if r in found]


def test_units_not_stated_are_no_mismatch() -> None:
    """What is not known cannot be said to differ."""
    one = of(tally_body("RUS", 4, unit=CountUnit.UNKNOWN))
    two = of(tally_body("TUR", 4, unit=CountUnit.CASE_OF_OPENING_FIRE))
    assert TallyResult.UNIT_MISMATCH not in compare(one, two).results


def test_breakdowns_that_only_may_differ_are_not_said_to() -> None:
    """A place left out of a partial list, a place without a number."""
    full = tally("RUS", 4, cells={"Idlib": 4})
    partial = of(tally_body("TUR", 4, cells={"Hama": 1}, flags=("partial_breakdown",)))
    unnumbered = tally("TUR", 4, cells={"Idlib": None})
    for other in (partial, unnumbered):
        found = compare(
            of(tally_body("RUS", 4, cells={"Idlib": 4}, complete=False)), other
        )
        assert TallyResult.DIFFERS_DISTRIBUTION not in found.results
    assert TallyResult.DIFFERS_DISTRIBUTION in compare(full, partial).results


def test_kinds_are_no_places() -> None:
    """A breakdown by kind makes no rows."""
    by_kind = of(tally_body("RUS", 4, cells={"shelling": 4}, by=CellBy.KIND))
    assert compare(by_kind).rows == ()


def told_at(name: str, count: int | None, *, admin1: str | None) -> PlacedClaim:
    """A tally with one cell at a town of a governorate."""
    body = TallyBody(
        recorder="RUS",
        recorder_text="",
        unit=CountUnit.UNKNOWN,
        count=count,
        cells=(cell(name, count),),
    )
    said = tally(body=body)
    town = place(name, admin1=admin1)
    return placed(said.claim, at=(town,), role=MentionRole.CELL)


@pytest.mark.parametrize(
    ("admin1", "row"),
    [
        pytest.param("iso:SY-HM", ("iso:SY-HM", "Hama"), id="a town counts there"),
        pytest.param("iso:XX-YY", ("iso:XX-YY", "iso:XX-YY"), id="unknown unit"),
        pytest.param(None, ("tw:SY/morek", "Morek"), id="a place without a unit"),
    ],
)
def test_a_cell_stands_under_its_governorate(
    admin1: str | None, row: tuple[str, str]
) -> None:
    """A town's count belongs to its governorate's row."""
    (only,) = compare(told_at("Morek", 3, admin1=admin1)).rows
    assert (only.place_id, only.name) == row


def test_a_cell_that_was_not_placed_stands_under_its_own_words() -> None:
    """No row is guessed for it."""
    (only,) = compare(tally("RUS", 3, cells={"Nowhere": 3})).rows
    assert (only.place_id, only.name) == ("text:nowhere", "Nowhere")


def two_cells(counts: Mapping[str, int | None]) -> PlacedClaim:
    """Two towns of Hama in one breakdown."""
    said = tally("RUS", None, cells=counts)
    towns = [place(name, admin1="iso:SY-HM") for name in counts]
    return placed(said.claim, at=towns, role=MentionRole.CELL)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [({"Morek": 2, "Halfaya": 1}, 3), ({"Morek": 2, "Halfaya": None}, None)],
)
def test_two_towns_of_one_governorate_share_its_row(
    counts: Mapping[str, int | None], expected: int | None
) -> None:
    """One recorder's cells in one place add up only where both have a number."""
    (row,) = compare(two_cells(counts)).rows
    assert row.cells[0].count == expected


def test_cells_pair_by_name_where_mentions_are_missing() -> None:
    """One mention for two cells: the named one is placed, the other is not."""
    said = tally("RUS", 3, cells={"Morek": 2, "Halfaya": 1})
    town = place("Morek", admin1="iso:SY-HM")
    found = compare(placed(said.claim, at=(town,), role=MentionRole.CELL))
    assert {row.place_id for row in found.rows} == {"iso:SY-HM", "text:halfaya"}


def test_only_tallies_are_tally_reports() -> None:
    """An event is refused by name."""
    with pytest.raises(ValueError, match="wanted a tally, got a event claim"):
        report(event())


def test_a_window_is_as_long_as_stated_or_as_its_ends() -> None:
    """Hours stated, hours from the ends, or not known."""
    start = datetime.fromisoformat("2019-09-21T12:00:00+03:00")
    end = datetime.fromisoformat("2019-09-22T06:00:00+03:00")
    assert hours_of(Period(hours=7.0)) == 7
    assert hours_of(Period(start=start, end=end)) == 18
    assert hours_of(Period(start=start)) is None


def test_the_chart_has_a_gap_where_nothing_is_known() -> None:
    """Each side, each day asked for, in order; days not asked for are left out."""
    eve = date(2019, 9, 21)
    points = tally_points((report(RUS),), sides=SIDES, days=(DAY, eve))
    assert [(p.day, p.recorder, p.count) for p in points] == [
        (eve, "RUS", None),
        (eve, "TUR", None),
        (DAY, "RUS", 31),
        (DAY, "TUR", None),
    ]
    assert tally_points((report(RUS),), sides=SIDES, days=(eve,))[0].count is None


counts = st.dictionaries(
    st.sampled_from(["Idlib", "Hama", "Aleppo"]), st.integers(0, 9), max_size=3
)


@pytest.mark.uncounted
@given(counts, counts)
def test_swapping_the_sides_mirrors_the_comparison(
    first: dict[str, int], second: dict[str, int]
) -> None:
    """Invariant 13: neither side is treated otherwise than the other."""

    def laid(one: dict[str, int], two: dict[str, int]) -> TallyComparison:
        return compare(
            tally("RUS", sum(one.values()), cells=one),
            tally("TUR", sum(two.values()), cells=two),
        )

    straight, swapped = laid(first, second), laid(second, first)
    mirrored = [tuple(c.count for c in reversed(row.cells)) for row in swapped.rows]
    assert [tuple(c.count for c in row.cells) for row in straight.rows] == mirrored
    assert straight.results == swapped.results


@given(st.permutations([RUS, TUR, tally("RUS", 30), tally(None, 9)]))
def test_the_order_of_reports_does_not_matter(told: list[PlacedClaim]) -> None:
    """Nor does giving one twice."""
    assert compare(*told, told[0]) == compare(
        RUS, TUR, tally("RUS", 30), tally(None, 9)
    )


def test_mentions_of_other_roles_are_no_cells() -> None:
    """A place named beside the count is not one of its cells."""
    said = tally("RUS", 3, cells={"Morek": 3})
    (row,) = compare(placed(said.claim, at=(place("Damascus"),))).rows
    assert row.place_id == "text:morek"
