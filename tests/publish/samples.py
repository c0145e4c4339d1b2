"""A sample bulletin built from model values alone, in our own wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from trucewatch.model.actor import ActorMention
from trucewatch.model.agreement import Agreement, Interpretation, TalkRound
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.bulletin import (
    Bulletin,
    Correction,
    IncidentEntry,
    MapShape,
    ShapeKind,
)
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    Claim,
    ClaimBody,
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    PlacedClaim,
    Polarity,
    Reference,
    ResponseBody,
    ResponseKind,
    StockOrFlow,
    make_claim,
)
from trucewatch.model.commitment import (
    Commitment,
    CommitmentBody,
    CommitmentStatus,
)
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.document import (
    Demonstration,
    Document,
    Facts,
    Span,
    document_id,
    fingerprint,
)
from trucewatch.model.event import EventBody, EventType, ObjectAffected
from trucewatch.model.finding import Finding, RuleStep, Verdict
from trucewatch.model.incident import CasualtyReport, Incident, MergeReason
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.mission import Mission, Side
from trucewatch.model.place import (
    Extent,
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
    Unplaced,
)
from trucewatch.model.quantity import Casualties, PersonClass, Quantity, exactly
from trucewatch.model.review import IncidentState
from trucewatch.model.source import Hop, HopMode, RecorderRole
from trucewatch.model.talks import RoundStatus, TalkRoundBody
from trucewatch.model.tally import (
    SUM_MISMATCH,
    CellBy,
    CellState,
    CountUnit,
    LedgerCell,
    LedgerRow,
    Period,
    RecorderDay,
    TallyBody,
    TallyCell,
    TallyComparison,
    TallyPoint,
    TallyResult,
    TallyScope,
)
from trucewatch.model.when import (
    TimeBasis,
    When,
    on_day,
    unknown_time,
)
from trucewatch.publish.bulletin import write_bulletin

DAY = date(2017, 9, 5)
ZONE = timezone(timedelta(hours=3))
CODER = "sample/1"
SIDES = (
    Side(code="RUS", name="Russia", role="guarantor"),
    Side(code="TUR", name="Türkiye", role="guarantor"),
)
MISSION = Mission(
    id="sample",
    title="Sample mission",
    tz="Asia/Damascus",
    starts=date(2017, 1, 1),
    country="SY",
    sides=SIDES,
    agreements=("SY-2017-05-04",),
    demonstration=True,
)

IDLIB = Place(
    id="iso:SY-ID",
    name="Idlib",
    lat=35.8,
    lon=36.7,
    precision=PlacePrecision.GOVERNORATE,
    radius_m=45_000,
    country="SY",
)
HAMA = replace(IDLIB, id="iso:SY-HM", name="Hama", lat=35.2, lon=37.0)
VILLAGE = Place(
    id="tw:SY/upper-mill",
    name="Upper Mill",
    lat=35.55,
    lon=36.62,
    precision=PlacePrecision.SETTLEMENT,
    radius_m=3_000,
    country="SY",
    admin1="iso:SY-ID",
    note="Two villages of the area share this name.",
)
VALLEY = replace(
    VILLAGE,
    id="tw:SY/long-valley",
    name="Long Valley",
    lat=35.05,
    lon=36.95,
    precision=PlacePrecision.SUBDISTRICT,
    radius_m=15_000,
    note="",
)

RUSSIAN_TEXT = """The Centre's daily note
Home | News | Contacts
Over the last day the Russian side registered 7 cases of opening fire: Idlib (3), \
Hama (2). No cases were noted in Homs.
The ceasefire is assessed as stable.
"""
TURKISH_TEXT = """Joint commission, the other half
The Turkish side recorded 4 cases of opening fire in Idlib province during the day.
"""
NOTE_TEXT = """Field note 12
The team saw artillery fire at Upper Mill on the morning of 4 September. \
Two civilians were killed and one was injured, the clinic said.
Near Long Valley residents spoke of a clash.
A blast was heard at Nowhere Farm.
"""
DENIAL_TEXT = """Evening wire
A local commander denied any artillery fire at Upper Mill. \
The clinic's director put the dead at three.
"""
NEWS_TEXT = """Talks and numbers <script>alert("x")</script>
The envoy said around 400,000 people have been killed since March 2011 and that \
half of the population had fled their homes.
Three guarantors signed the memorandum on 4 May 2017 in Astana under Resolution 2254.
A spokeswoman called for aid convoys to be let into Idlib.
The sixth round is planned for mid-September. The guarantors promised maps by 15 \
September. The ministry rejected the accusation.
"""


def a_document(
    name: str,
    text: str,
    *,
    publisher: str,
    day: date = DAY,
    facts: Facts = Facts.INVENTED,
    body_from: int = 0,
) -> Document:
    """A demonstration document of one body span, published on `day`."""
    sha256 = fingerprint(text.encode())
    source = "commission_tallies.csv" if facts is Facts.SOURCED else None
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=name,
        media_type="text/plain",
        text=text,
        body=(Span(body_from, len(text) - 1),),
        title=text.splitlines()[0],
        publisher=publisher,
        published=on_day(day, basis=TimeBasis.PUBLISHED),
        language="en",
        demonstration=Demonstration(facts=facts, source=source),
    )


RUSSIAN = a_document(
    "rus.txt",
    RUSSIAN_TEXT,
    publisher="Reconciliation Centre",
    facts=Facts.SOURCED,
    body_from=RUSSIAN_TEXT.index("Over"),
)
TURKISH = a_document(
    "tur.txt", TURKISH_TEXT, publisher="General Staff", facts=Facts.SOURCED
)
NOTE = a_document("note.txt", NOTE_TEXT, publisher="Field team 3")
DENIAL = a_document("denial.txt", DENIAL_TEXT, publisher="Evening Wire")
NEWS = a_document("news.txt", NEWS_TEXT, publisher="Morning Paper")
DOCUMENTS = (RUSSIAN, TURKISH, NOTE, DENIAL, NEWS)


def span_of(document: Document, words: str) -> Span:
    """Where `words` first stand in the document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def mention(
    document: Document,
    words: str,
    *,
    role: MentionRole = MentionRole.AT,
    extent: Extent = Extent.UNSTATED,
) -> PlaceMention:
    """A place mention at the first occurrence of `words`."""
    return PlaceMention(
        text=words, span=span_of(document, words), role=role, extent=extent
    )


def placed_at(
    named: PlaceMention, place: Place, *, precision: PlacePrecision | None = None
) -> Placement:
    """The mention placed at `place`."""
    return Placement(
        mention=named,
        place=place,
        precision=precision or place.precision,
        radius_m=place.radius_m,
        reasons=("named in the sample gazetteer",),
    )


def a_claim(
    document: Document,
    words: str,
    body: ClaimBody,
    *,
    hops: tuple[Hop, ...] = (),
    time: When | None = None,
    placements: tuple[Placement | Unplaced, ...] = (),
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    denied_by: str | None = None,
    references: tuple[Reference, ...] = (),
) -> PlacedClaim:
    """A placed claim whose span is the first occurrence of `words`."""
    outlet = Hop(mode=HopMode.DIRECT, outlet=document.publisher)
    claim: Claim = make_claim(
        document,
        spans=(span_of(document, words),),
        body=body,
        chain=(*hops, outlet),
        time=time or unknown_time(),
        coder=CODER,
        polarity=polarity,
        modality=modality,
        denied_by=denied_by,
        places=tuple(placement.mention for placement in placements),
        references=references,
    )
    return PlacedClaim(claim=claim, placements=placements)


def _hop(*, body: str | None = None, role: str | None = None, side: str = "") -> Hop:
    return Hop(mode=HopMode.INDIRECT, body=body, role=role, side=side or None)


def _cell(document: Document, words: str, key: str, count: int | None) -> TallyCell:
    span = span_of(document, words)
    return TallyCell(by=CellBy.PLACE, key=key, count=count, span=span)


RUSSIAN_TALLY = a_claim(
    RUSSIAN,
    "Over the last day the Russian side registered 7 cases of opening fire: Idlib (3),"
    " Hama (2). No cases were noted in Homs.",
    TallyBody(
        recorder="RUS",
        recorder_text="the Russian side",
        recorder_role=RecorderRole.GUARANTOR,
        unit=CountUnit.CASE_OF_OPENING_FIRE,
        count_rule="cases of opening fire",
        count=7,
        period=Period(
            start=DAY - timedelta(days=1), end=DAY, hours=24.0, text="the last day"
        ),
        cells=(
            _cell(RUSSIAN, "Idlib", "Idlib", 3),
            _cell(RUSSIAN, "Hama", "Hama", 2),
            _cell(RUSSIAN, "Homs", "Homs", 0),
        ),
        cells_complete=True,
        flags=(SUM_MISMATCH,),
    ),
    hops=(_hop(body="Reconciliation Centre", side="RUS"),),
    placements=(
        placed_at(mention(RUSSIAN, "Idlib", role=MentionRole.CELL), IDLIB),
        placed_at(mention(RUSSIAN, "Hama", role=MentionRole.CELL), HAMA),
        Unplaced(
            mention=mention(RUSSIAN, "Homs", role=MentionRole.CELL),
            reason="not in the sample gazetteer",
        ),
    ),
)
TURKISH_TALLY = a_claim(
    TURKISH,
    "The Turkish side recorded 4 cases of opening fire in Idlib province",
    TallyBody(
        recorder="TUR",
        recorder_text="the Turkish side",
        recorder_role=RecorderRole.GUARANTOR,
        unit=CountUnit.CASE_OF_OPENING_FIRE,
        count_rule="cases of opening fire",
        count=4,
        period=Period(text="during the day"),
        cells=(_cell(TURKISH, "Idlib", "Idlib", 4),),
        cells_complete=True,
    ),
    hops=(_hop(body="General Staff", side="TUR"),),
    placements=(placed_at(mention(TURKISH, "Idlib", role=MentionRole.CELL), IDLIB),),
)
HEADLINE = a_claim(
    RUSSIAN,
    "7 cases of opening fire",
    TallyBody(
        recorder=None,
        recorder_text="",
        unit=CountUnit.UNKNOWN,
        count=11,
        scope=TallyScope.HEADLINE,
    ),
)


def _quantity(best: float | None, text: str = "", *, about: bool = False) -> Quantity:
    if best is None:
        return Quantity(low=None, best=None, high=None, text=text)
    return exactly(best, text=text, approximate=about)


_KILLED_TWO = Casualties(
    quantity=_quantity(2, "Two"), person_class=PersonClass.CIVILIAN
)
_MILL = placed_at(mention(NOTE, "Upper Mill"), VILLAGE)
SHELLING = a_claim(
    NOTE,
    "The team saw artillery fire at Upper Mill on the morning of 4 September.",
    EventBody(
        type=EventType.ARTILLERY,
        objects_affected=(ObjectAffected.CIVILIANS,),
        killed=(_KILLED_TWO,),
        injured=(Casualties(quantity=_quantity(1, "one")),),
    ),
    time=on_day(DAY - timedelta(days=1)),
    placements=(_MILL,),
)
DENIED = a_claim(
    DENIAL,
    "A local commander denied any artillery fire at Upper Mill.",
    EventBody(type=EventType.ARTILLERY),
    hops=(_hop(role="a local commander"),),
    polarity=Polarity.DENIED,
    denied_by="a local commander",
    placements=(placed_at(mention(DENIAL, "Upper Mill"), VILLAGE),),
)
CLINIC = a_claim(
    DENIAL,
    "The clinic's director put the dead at three.",
    EventBody(
        type=EventType.ARTILLERY,
        killed=(Casualties(quantity=_quantity(3, "three")),),
        injured=(Casualties(quantity=_quantity(0, "none")),),
        instrument="shells",
    ),
    hops=(_hop(body="Clinic", role="director"),),
    time=on_day(DAY - timedelta(days=1)),
    modality=Modality.ALLEGED,
)
CLASH = a_claim(
    NOTE,
    "Near Long Valley residents spoke of a clash.",
    EventBody(
        type=EventType.ARMED_CLASH,
        actors=(ActorMention(text="unknown gunmen"),),
        targets=(ActorMention(text="a checkpoint"),),
    ),
    hops=(_hop(role="residents"),),
    modality=Modality.HEARSAY,
    placements=(placed_at(mention(NOTE, "Long Valley"), VALLEY),),
)
BLAST = a_claim(
    NOTE,
    "A blast was heard at Nowhere Farm.",
    EventBody(type=EventType.UNDETERMINED),
    placements=(
        Unplaced(mention=mention(NOTE, "Nowhere Farm"), reason="no such place held"),
    ),
)
ASSESSMENT = a_claim(
    RUSSIAN,
    "The ceasefire is assessed as stable.",
    AssessmentBody(subject="ceasefire", statement="stable", rating="stable"),
    hops=(_hop(body="Reconciliation Centre", side="RUS"),),
)
_ENVOY = _hop(body="UN Special Envoy")
DEAD = a_claim(
    NEWS,
    "around 400,000 people have been killed since March 2011",
    FigureBody(
        measure=Measure.KILLED,
        unit=FigureUnit.PERSON,
        quantity=_quantity(400_000, "around 400,000", about=True),
        stock_or_flow=StockOrFlow.STOCK,
        since="2011-03",
    ),
    hops=(_ENVOY,),
)
HALF = a_claim(
    NEWS,
    "half of the population had fled their homes",
    FigureBody(
        measure=Measure.DISPLACED_TOTAL,
        unit=FigureUnit.FRACTION,
        quantity=_quantity(0.5, "half"),
        stock_or_flow=StockOrFlow.STOCK,
        part_of="the population",
        as_of=DAY,
    ),
    hops=(_ENVOY,),
)
SIGNED = a_claim(
    NEWS,
    "Three guarantors signed the memorandum on 4 May 2017 in Astana",
    AgreementActBody(
        act=AgreementActType.SIGNED,
        actors=(ActorMention(text="Three guarantors"),),
        instrument="the memorandum",
        object="zones",
        capacity="guarantors",
    ),
    time=on_day(date(2017, 5, 4)),
    placements=(
        Unplaced(mention=mention(NEWS, "Astana"), reason="outside the gazetteer"),
        placed_at(mention(NEWS, "Idlib", extent=Extent.PART), IDLIB),
    ),
    references=(
        Reference(
            text="Resolution 2254",
            span=span_of(NEWS, "Resolution 2254"),
            id="UNSC/RES/2254",
        ),
    ),
)
CALL = a_claim(
    NEWS,
    "A spokeswoman called for aid convoys to be let into Idlib.",
    EventBody(type=EventType.AID_DELIVERED, summary="aid convoys"),
    hops=(_hop(role="spokeswoman"),),
    modality=Modality.CALLED_FOR,
    placements=(placed_at(mention(NEWS, "Idlib"), IDLIB),),
)
SIXTH = a_claim(
    NEWS,
    "The sixth round is planned for mid-September.",
    TalkRoundBody(
        track="Astana",
        number=6,
        rounds_so_far=5,
        status=RoundStatus.ANNOUNCED,
        participants=(ActorMention(text="the guarantors"),),
        topic="the fourth zone",
    ),
    modality=Modality.PLANNED,
)
PROMISE = a_claim(
    NEWS,
    "The guarantors promised maps by 15 September.",
    CommitmentBody(
        by=(ActorMention(text="The guarantors"),),
        what="maps",
        due=on_day(date(2017, 9, 15)),
    ),
)
REJECTION = a_claim(
    NEWS,
    "The ministry rejected the accusation.",
    ResponseBody(
        response=ResponseKind.DENIED,
        by=(ActorMention(text="The ministry"),),
        to="the accusation",
    ),
)

CLAIMS = (
    RUSSIAN_TALLY,
    TURKISH_TALLY,
    HEADLINE,
    SHELLING,
    DENIED,
    CLINIC,
    CLASH,
    BLAST,
    ASSESSMENT,
    DEAD,
    HALF,
    SIGNED,
    CALL,
    SIXTH,
    PROMISE,
    REJECTION,
)


def incident_of(
    supporting: tuple[PlacedClaim, ...],
    *,
    against: tuple[PlacedClaim, ...] = (),
    place: Placement | None = None,
    state: IncidentState = IncidentState.REPORTED,
    attribution: Attribution | None = None,
) -> Incident:
    """An incident from its claims, with one casualty report a claim."""
    founding = supporting[0].claim
    assert isinstance(founding.body, EventBody)
    origins = tuple(sorted({p.claim.origin for p in supporting}))
    return Incident(
        id=founding.id.replace("clm_", "inc_"),
        type=founding.body.type,
        family=founding.body.family,
        time=founding.time,
        place=place,
        supporting=supporting,
        contradicting=against,
        origins=origins,
        casualties=tuple(
            CasualtyReport(
                claim=p.claim.id,
                origin=p.claim.origin,
                killed=p.claim.body.killed,
                injured=p.claim.body.injured,
            )
            for p in supporting
            if isinstance(p.claim.body, EventBody) and p.claim.body.killed
        ),
        state=state,
        attribution=attribution or Attribution(),
        disputed_by=tuple(sorted({p.claim.origin for p in against})),
        reasons=tuple(
            MergeReason(
                claim=p.claim.id,
                to=founding.id,
                agreed=("type", "place"),
                sentence="Same place and type, one day apart at most.",
            )
            for p in supporting[1:]
        ),
    )


def a_finding(incident: Incident) -> Finding:
    """An undetermined finding on the incident."""
    return Finding(
        id="fnd_0000000000000001",
        incident=incident.id,
        agreement="SY-2017-05-04",
        agreement_version="1",
        term="T2a",
        provision="paragraph 2",
        provision_text="Hostilities between the parties cease inside the areas.",
        provision_source="the memorandum",
        unchecked=True,
        interpretation="next-day",
        rule="no_hostilities_v1",
        verdict=Verdict.UNDETERMINED,
        reason="Who fired is not known.",
        path=(RuleStep(question="Is the actor known?", answer="no"),),
        facts_used=(incident.supporting[0].claim.id,),
        facts_missing=("the actor",),
        assumptions=("In force from 5 May 2017.",),
        engine="sample/1",
    )


def entry_of(incident: Incident) -> IncidentEntry:
    """The incident with one finding."""
    return IncidentEntry(incident=incident, findings=(a_finding(incident),))


def _only(placed: PlacedClaim) -> Placement | None:
    first = placed.placements[0] if placed.placements else None
    return first if isinstance(first, Placement) else None


CORROBORATED = incident_of(
    (SHELLING, CLINIC),
    against=(DENIED,),
    place=_only(SHELLING),
    state=IncidentState.CORROBORATED,
    attribution=Attribution(level=AttributionLevel.CLAIMED_BY_ACCUSER, actor="SYR/OPP"),
)
REPORTED = incident_of((CLASH,), place=_only(CLASH))
UNPLACED = incident_of((BLAST,))
ENTRIES = (entry_of(CORROBORATED), entry_of(REPORTED), entry_of(UNPLACED))


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


_R, _T = RUSSIAN_TALLY, TURKISH_TALLY
_NOT_LISTED = LedgerCell(state=CellState.NOT_LISTED)
COMPARISON = TallyComparison(
    day=DAY,
    recorders=(recorder_day(_R), recorder_day(_T)),
    rows=(
        LedgerRow(
            place_id=HAMA.id,
            name="Hama",
            cells=(a_ledger_cell(CellState.COUNTED, 2, _R), _NOT_LISTED),
        ),
        LedgerRow(
            place_id="iso:SY-HI",
            name="Homs",
            cells=(a_ledger_cell(CellState.STATED_NONE, 0, _R), _NOT_LISTED),
        ),
        LedgerRow(
            place_id=IDLIB.id,
            name="Idlib",
            cells=(
                a_ledger_cell(CellState.COUNTED, 3, _R),
                a_ledger_cell(CellState.COUNTED, 4, _T),
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
    for back in range(20, -1, -1):
        if 6 <= back <= 10:
            continue
        day = DAY - timedelta(days=back)
        counts = (3 + (back * 7) % 9, None if back == 4 else 2 + (back * 5) % 8)
        if back == 0:
            counts = (7, 4)
        for side, count, placed in zip(SIDES, counts, (_R, _T), strict=True):
            claims = (placed.claim.id,) if back == 0 else ()
            points.append(
                TallyPoint(day=day, recorder=side.code, count=count, claims=claims)
            )
    return tuple(points)


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
    form="multilateral",
    agreement_class="preliminary",
    purpose="peace_process",
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
    return write_bulletin(
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
