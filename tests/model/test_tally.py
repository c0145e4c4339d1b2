"""A tally's parts sum or are flagged; comparisons keep the sides apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from tests.strategies import tally_bodies
from trucewatch.model.tally import (
    SUM_MISMATCH,
    CellBy,
    CellState,
    CountBasis,
    CountUnit,
    LedgerCell,
    LedgerRow,
    RecorderDay,
    TallyBody,
    TallyComparison,
    TallyResult,
    TallyScope,
)

CASES = LedgerCell(state=CellState.COUNTED, count=5)
GAP = LedgerCell(state=CellState.NO_REPORT)


def test_the_codes_are_those_of_the_vocabulary() -> None:
    """Units of 2.15 and results of 2.17."""
    units = (
        "incident case_of_opening_fire explosion shot_or_burst projectile "
        "weapon_system overflight crossing person settlement group unknown"
    )
    assert [*CountUnit] == units.split()
    results = (
        "same_number differs_total differs_distribution unit_mismatch "
        "period_mismatch one_missing internal_sum_error partial_breakdown"
    )
    assert [*TallyResult] == results.split()
    states = "counted stated_none named_without_number not_listed no_report"
    assert [*CellState] == states.split()
    assert [*CountBasis] == ["stated", "derived"]
    assert [*TallyScope] == ["side", "headline", "cumulative"]
    assert [*CellBy] == ["place", "kind"]


@pytest.mark.parametrize("count", [None, 0])
def test_a_count_may_be_zero_or_missing(count: int | None) -> None:
    """A stated zero is a number, a name without number is not."""
    assert make.cell("Hama", count).count == count
    assert make.tally_body(count=count).count == count


def test_a_count_below_zero_is_refused() -> None:
    """Neither a cell nor a total is negative."""
    with pytest.raises(ValueError, match="cell Hama: count -1"):
        make.cell("Hama", -1)
    with pytest.raises(ValueError, match="count -1, wanted >= 0"):
        make.tally_body(count=-1)


SUMS: list[tuple[str, dict[str, int | None], int | None]] = [
    ("no cells", {}, None),
    ("one without number", {"Hama": 4, "Idlib": None}, None),
    ("all numbered", {"Hama": 4, "Idlib": 3}, 7),
    ("zeros", {"Hama": 0, "Idlib": 0}, 0),
]


@pytest.mark.parametrize(
    ("cells", "total"), [c[1:] for c in SUMS], ids=[c[0] for c in SUMS]
)
def test_cells_sum_only_where_all_have_numbers(
    cells: dict[str, int | None], total: int | None
) -> None:
    """A missing number is not a zero."""
    assert make.tally_body(count=7, cells=cells).cell_sum == total


BREAKS: list[tuple[str, int | None, bool, bool]] = [
    ("complete and equal", 7, True, False),
    ("complete, one below the count", 8, True, True),
    ("complete, one above the count", 6, True, True),
    ("partial and equal", 7, False, False),
    ("partial, one below the count", 8, False, False),
    ("partial, one above the count", 6, False, True),
    ("no count", None, True, False),
]


@pytest.mark.parametrize(
    ("count", "complete", "breaks"), [c[1:] for c in BREAKS], ids=[c[0] for c in BREAKS]
)
def test_cells_that_contradict_the_count_are_flagged(
    count: int | None, *, complete: bool, breaks: bool
) -> None:
    """Cells of 4 and 3 make up the count, or the tally says that they do not."""

    def tally(*flags: str) -> TallyBody:
        return make.tally_body(
            count=count, cells={"Hama": 4, "Idlib": 3}, complete=complete, flags=flags
        )

    assert tally(SUM_MISMATCH).breaks_sum is breaks
    if breaks:
        with pytest.raises(ValueError, match="no flag"):
            tally()
    else:
        assert tally().flags == ()


@given(
    counts=st.lists(st.integers(0, 9), min_size=1, max_size=4),
    count=st.integers(0, 30),
    complete=st.booleans(),
)
def test_no_unflagged_tally_contradicts_its_cells(
    *, counts: list[int], count: int, complete: bool
) -> None:
    """Invariant 2 holds of whatever is accepted without the flag."""
    cells = {str(n): number for n, number in enumerate(counts)}
    fits = sum(counts) == count or (not complete and sum(counts) < count)
    if fits:
        made = make.tally_body(count=count, cells=cells, complete=complete)
        assert not made.breaks_sum
    else:
        with pytest.raises(ValueError, match="no flag"):
            make.tally_body(count=count, cells=cells, complete=complete)


@given(tally_bodies())
def test_a_tally_breaks_its_sum_only_with_the_flag(body: TallyBody) -> None:
    """Invariant 2 of any tally."""
    assert not body.breaks_sum or SUM_MISMATCH in body.flags
    if body.count_basis is CountBasis.DERIVED:
        assert body.count == body.cell_sum


def test_a_derived_count_is_the_sum_of_its_cells() -> None:
    """What we add up is exactly what is there; a flag does not excuse it."""
    cells = {"Hama": 4, "Idlib": 3}
    derived = CountBasis.DERIVED
    assert make.tally_body(count=7, cells=cells, basis=derived).count == 7
    for count in (6, 8, None):
        with pytest.raises(ValueError, match="cells sum to 7"):
            make.tally_body(
                count=count, cells=cells, basis=derived, flags=(SUM_MISMATCH,)
            )


@pytest.mark.parametrize("state", [CellState.COUNTED, CellState.STATED_NONE])
def test_a_ledger_entry_of_a_count_has_a_number(state: CellState) -> None:
    """Counted and stated none come with a number, zero among them."""
    assert LedgerCell(state=state, count=0).count == 0
    with pytest.raises(ValueError, match="does not go with count None"):
        LedgerCell(state=state)


@pytest.mark.parametrize(
    "state", [CellState.NAMED_WITHOUT_NUMBER, CellState.NOT_LISTED, CellState.NO_REPORT]
)
def test_a_ledger_entry_without_count_is_never_zero(state: CellState) -> None:
    """What was not counted has no number, not even zero."""
    assert LedgerCell(state=state).count is None
    with pytest.raises(ValueError, match="does not go with count 0"):
        LedgerCell(state=state, count=0)


def comparison(*recorders: str, cells: int = 0) -> TallyComparison:
    """Those recorders side by side, with one row of that many cells."""
    row = LedgerRow(place_id="iso:SY-ID", name="Idlib", cells=(GAP,) * cells)
    return TallyComparison(
        day=make.DAY,
        recorders=tuple(RecorderDay(recorder=code, total=CASES) for code in recorders),
        rows=(row,) if cells else (),
        results=(TallyResult.SAME_NUMBER,),
    )


def test_recorders_stand_in_the_order_of_their_codes() -> None:
    """Invariant 13: alphabetical by actor code, each once."""
    ordered = comparison("RUS", "TUR")
    assert [entry.recorder for entry in ordered.recorders] == ["RUS", "TUR"]
    for wrong in (("TUR", "RUS"), ("RUS", "RUS")):
        with pytest.raises(ValueError, match="ordered by code, each once"):
            comparison(*wrong)


def test_every_row_has_one_cell_a_recorder() -> None:
    """One cell too few or too many is refused."""
    assert len(comparison("RUS", "TUR", cells=2).rows[0].cells) == 2
    for cells in (1, 3):
        with pytest.raises(ValueError, match="one cell a recorder"):
            comparison("RUS", "TUR", cells=cells)


def test_a_recorder_keeps_its_own_rule_of_counting() -> None:
    """What one count stands for is unstated unless the recorder says it."""
    day = RecorderDay(recorder="RUS", total=CASES)
    assert (day.unit, day.count_rule) == (None, "unstated")
    assert replace(day, count_rule="violations").count_rule == "violations"
