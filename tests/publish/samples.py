"""The sample bulletin, built from model values alone, in our own wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.publish.sample_claims import CLAIMS, PROMISE
from tests.publish.sample_counts import COMPARISON, history
from tests.publish.sample_documents import (
    DAY,
    DOCUMENTS,
    IDLIB,
    MISSION,
    RUSSIAN,
    TURKISH,
    ZONE,
)
from tests.publish.sample_incidents import ENTRIES
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import (
    Bulletin,
    Correction,
    IncidentEntry,
    MapShape,
    ShapeKind,
)
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.commitment import Commitment, CommitmentStatus
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.document import Document
from trucewatch.model.instrument import (
    AgreementClass,
    AgreementForm,
    AgreementPurpose,
)
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.log import SignedHead, TreeHead
from trucewatch.model.mission import Mission
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import TallyComparison, TallyPoint
from trucewatch.publish.bulletin import write_bulletin


def square(
    west: float, south: float, *, size: float = 1.0
) -> tuple[tuple[float, float], ...]:
    """A closed ring around a square, degrees."""
    east, north = west + size, south + size
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


SHAPES = (
    MapShape(
        id="iso:SY",
        name="Syria",
        kind=ShapeKind.COUNTRY,
        rings=(square(35, 33, size=5),),
    ),
    MapShape(
        id="iso:SY-ID",
        name="Idlib",
        kind=ShapeKind.PROVINCE,
        rings=(square(36.2, 35.4),),
    ),
    MapShape(
        id="iso:SY-HM",
        name="Hama",
        kind=ShapeKind.PROVINCE,
        rings=(square(36.2, 34.4),),
    ),
    MapShape(
        id="line",
        name="Line of 1974",
        kind=ShapeKind.DISPUTED,
        rings=(((36.0, 34.2), (36.3, 35.0)),),
    ),
    MapShape(
        id="SY-2017-05-04/Z1",
        name="Zone 1",
        kind=ShapeKind.ZONE,
        rings=(square(36.3, 35.2, size=0.8),),
        status="approximate",
    ),
)
AGREEMENT = Agreement(
    id="SY-2017-05-04",
    version="1",
    title="Memorandum of the sample",
    form=AgreementForm.MULTILATERAL,
    agreement_class=AgreementClass.PRELIMINARY,
    purpose=AgreementPurpose.PEACE_PROCESS,
    signed=date(2017, 5, 4),
    interpretations=(
        Interpretation(id="next-day", title="Day after", starts=date(2017, 5, 5)),
    ),
    not_defined=("a violation", "a rule of counting"),
)
ROUNDS = (
    TalkRound(
        track="Astana",
        number=5,
        start=date(2017, 7, 4),
        end=date(2017, 7, 5),
        place="Astana",
        outcome="A working group was set up.",
        source="sample register",
    ),
    TalkRound(
        track="Geneva",
        number=None,
        start=DAY,
        end=DAY,
        place="Geneva",
        outcome="Consultations.",
        source="sample register",
        unchecked=True,
    ),
)
COMMITMENTS = (
    Commitment(
        id="SY-2017-05-04/T6b",
        by=("IRN", "RUS", "TUR"),
        what="Complete the maps of the zones",
        due=date(2017, 9, 15),
        status=CommitmentStatus.OPEN,
        as_of=DAY,
        evidence=(PROMISE.claim.id,),
        reason="A claim speaks of the maps as still to come.",
        source="paragraph 6",
        unchecked=True,
    ),
    Commitment(
        id="SY-2017-05-04/T6a",
        by=("IRN", "RUS", "TUR"),
        what="Form the working group",
        due=date(2017, 5, 18),
        status=CommitmentStatus.UNVERIFIABLE,
        as_of=DAY,
    ),
)
COVERAGE = (
    Coverage(
        place_id=IDLIB.id,
        name="Idlib",
        day=DAY,
        state=CoverageState.NOT_OBSERVED,
        note="no team in place",
    ),
)
CORRECTIONS = (
    Correction(
        corrected=TURKISH.id,
        by=RUSSIAN.id,
        sentence="“The Centre's daily note” corrects an earlier number.",
    ),
)
ISSUES = (
    Issue(
        code="sum_mismatch",
        severity=Severity.WARNING,
        what="parts do not add up to the total",
        where="rus.txt",
        got="3 + 2 + 0",
        wanted="7",
    ),
    Issue(code="no_date", severity=Severity.ERROR, what="no date", where="x.txt"),
)


LOG = SignedHead(
    head=TreeHead(
        mission="sample",
        size=1234,
        root="ab" * 32,
        chain="cd" * 32,
        at="2017-09-06T05:30:00.000000+00:00",
    ),
    key="0123456789abcdef",
    public="ef" * 32,
    signature="01" * 64,
)
"""A head in the form of a real one; nobody signed it."""


def sample_bulletin(
    *,
    claims: tuple[PlacedClaim, ...] = CLAIMS,
    documents: tuple[Document, ...] = DOCUMENTS,
    entries: tuple[IncidentEntry, ...] = ENTRIES,
    comparison: TallyComparison | None = COMPARISON,
    points: tuple[TallyPoint, ...] | None = None,
    shapes: tuple[MapShape, ...] = SHAPES,
    coverage: tuple[Coverage, ...] = COVERAGE,
    mission: Mission = MISSION,
) -> Bulletin:
    """The sample bulletin; any part can be replaced."""
    bulletin = write_bulletin(
        mission=mission,
        day=DAY,
        cutoff=datetime(2017, 9, 6, tzinfo=ZONE),
        agreements=(AGREEMENT,),
        claims=claims,
        documents=documents,
        entries=entries,
        comparison=comparison,
        history=history() if points is None else points,
        rounds=ROUNDS,
        commitments=COMMITMENTS,
        coverage=coverage,
        corrections=CORRECTIONS,
        shapes=shapes,
        issues=ISSUES,
        engine="sample/1",
    )
    return replace(bulletin, log=LOG)


def empty_bulletin(*, mission: Mission = MISSION) -> Bulletin:
    """A bulletin of a day on which nothing came in."""
    return write_bulletin(
        mission=mission,
        day=DAY,
        cutoff=datetime(2017, 9, 6, tzinfo=UTC),
        agreements=(),
        claims=(),
        documents=(),
        entries=(),
        comparison=None,
        history=(),
        rounds=(),
        commitments=(),
        coverage=(),
        corrections=(),
        shapes=(),
        issues=(),
        engine="sample/1",
    )
