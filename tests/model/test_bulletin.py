"""A bulletin is a snapshot: what it says can be read back from its record."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories as make
from tests.strategies import incidents, placed_claims
from trucewatch.errors import InvalidRecord
from trucewatch.model.bulletin import (
    Bulletin,
    BulletinStatus,
    Correction,
    IncidentEntry,
    MapShape,
    ShapeKind,
)
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.incident import Incident
from trucewatch.model.record import canonical, from_record, to_record
from trucewatch.model.tally import (
    CellState,
    LedgerCell,
    RecorderDay,
    TallyComparison,
    TallyPoint,
    TallyResult,
)
from trucewatch.model.when import on_day

RING = ((36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 35.0))

COMPARISON = TallyComparison(
    day=make.DAY,
    recorders=(
        RecorderDay(recorder="RUS", total=LedgerCell(state=CellState.COUNTED, count=7)),
        RecorderDay(recorder="TUR", total=LedgerCell(state=CellState.NO_REPORT)),
    ),
    rows=(),
    results=(TallyResult.ONE_MISSING,),
)


def bulletin(
    *, told: tuple[PlacedClaim, ...] = (), incident: Incident | None = None
) -> Bulletin:
    """The bulletin of `DAY` that cites those claims and that incident."""
    return Bulletin(
        mission=make.mission(),
        number=make.mission().bulletin_number(make.DAY),
        day=make.DAY,
        period=on_day(make.DAY),
        cutoff=datetime(2017, 9, 6, 4, tzinfo=UTC),
        status=BulletinStatus.DRAFT,
        agreements=(make.agreement(),),
        comparison=COMPARISON,
        history=(TallyPoint(day=make.DAY, recorder="TUR", count=None),),
        incidents=(IncidentEntry(incident=incident),) if incident else (),
        figures=(),
        assessments=(),
        talks=(),
        acts=told,
        responses=(),
        rounds=(),
        commitments=(),
        coverage=(make.coverage(),),
        corrections=(Correction(corrected="clm_1", by="clm_2", sentence="Was 5."),),
        claims=told,
        documents=(make.document(),),
        shapes=(
            MapShape(id="iso:SY", name="Syria", kind=ShapeKind.COUNTRY, rings=(RING,)),
        ),
        issues=(),
        engine="test",
    )


def test_the_codes_are_stable() -> None:
    """Exports and templates depend on them."""
    assert [*BulletinStatus] == ["draft", "released"]
    assert [*ShapeKind] == ["country", "province", "disputed", "zone", "place"]


@pytest.mark.uncounted
@given(told=st.lists(placed_claims(), max_size=2).map(tuple), incident=incidents())
def test_a_bulletin_survives_the_journey(
    told: tuple[PlacedClaim, ...], incident: Incident
) -> None:
    """Invariant 9: every number printed can be had again from the snapshot."""
    made = bulletin(told=told, incident=incident)
    text = canonical(to_record(made))
    read = from_record(Bulletin, json.loads(text))
    assert read == made


def test_a_gap_in_the_history_does_not_come_back_as_zero() -> None:
    """No report is no number, before and after the journey."""
    read = from_record(Bulletin, to_record(bulletin()))
    assert read.history[0].count is None
    assert read.comparison == COMPARISON


def test_a_ring_is_made_of_pairs() -> None:
    """A point with a height is refused."""
    record = to_record(bulletin())
    record["shapes"][0]["rings"][0][0] = [36.0, 35.0, 400.0]
    with pytest.raises(InvalidRecord, match="not a Bulletin record"):
        from_record(Bulletin, record)
