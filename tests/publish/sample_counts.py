"""Counts of the sample bulletin: side by side, and the days before."""

from __future__ import annotations

from datetime import timedelta

from tests.publish.sample_claims import HEADLINE, RUSSIAN_TALLY, TURKISH_TALLY
from tests.publish.sample_documents import DAY, HAMA, IDLIB, SIDES
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.tally import (
    CellState,
    LedgerCell,
    LedgerRow,
    RecorderDay,
    TallyBody,
    TallyComparison,
    TallyPoint,
    TallyResult,
)


def a_ledger_cell(
    state: CellState, count: int | None, placed: PlacedClaim
) -> LedgerCell:
    """A ledger cell read from one claim."""
    return LedgerCell(state=state, count=count, claims=(placed.claim.id,))


def recorder_day(placed: PlacedClaim) -> RecorderDay:
    """A recorder's day from its one tally claim."""
    body = placed.claim.body
    assert isinstance(body, TallyBody)
    assert body.recorder is not None
    return RecorderDay(
        recorder=body.recorder,
        total=a_ledger_cell(CellState.COUNTED, body.count, placed),
        unit=body.unit,
        count_rule=body.count_rule,
        period=body.period,
        count_basis=body.count_basis,
        claims=(placed.claim.id,),
        flags=body.flags,
    )


def silent(recorder: str) -> RecorderDay:
    """A recorder from whom no report came."""
    total = LedgerCell(state=CellState.NO_REPORT)
    return RecorderDay(recorder=recorder, total=total)


NOT_LISTED = LedgerCell(state=CellState.NOT_LISTED)
COMPARISON = TallyComparison(
    day=DAY,
    recorders=(recorder_day(RUSSIAN_TALLY), recorder_day(TURKISH_TALLY)),
    rows=(
        LedgerRow(
            place_id=HAMA.id,
            name="Hama",
            cells=(a_ledger_cell(CellState.COUNTED, 2, RUSSIAN_TALLY), NOT_LISTED),
        ),
        LedgerRow(
            place_id="iso:SY-HI",
            name="Homs",
            cells=(a_ledger_cell(CellState.STATED_NONE, 0, RUSSIAN_TALLY), NOT_LISTED),
        ),
        LedgerRow(
            place_id=IDLIB.id,
            name="Idlib",
            cells=(
                a_ledger_cell(CellState.COUNTED, 3, RUSSIAN_TALLY),
                a_ledger_cell(CellState.COUNTED, 4, TURKISH_TALLY),
            ),
        ),
    ),
    results=(
        TallyResult.DIFFERS_TOTAL,
        TallyResult.DIFFERS_DISTRIBUTION,
        TallyResult.INTERNAL_SUM_ERROR,
    ),
    headlines=(HEADLINE.claim.id,),
)


def history() -> tuple[TallyPoint, ...]:
    """Three weeks of totals with a gap of five days and one silent side."""
    points = []
    pair = (RUSSIAN_TALLY, TURKISH_TALLY)
    for back in range(20, -1, -1):
        if 6 <= back <= 10:
            continue
        day = DAY - timedelta(days=back)
        counts = (3 + (back * 7) % 9, None if back == 4 else 2 + (back * 5) % 8)
        if back == 0:
            counts = (7, 4)
        for side, count, placed in zip(SIDES, counts, pair, strict=True):
            claims = (placed.claim.id,) if back == 0 else ()
            points.append(
                TallyPoint(day=day, recorder=side.code, count=count, claims=claims)
            )
    return tuple(points)
