"""Valid values of the model with sensible defaults, for tests.

Every builder takes what the test is about and fills in the rest. Sentences are
ours. A claim's document is made of the claim's own words, so that every span and
quote is exact; different words make a different document and a different claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from trucewatch.judge.case import Case, Charge, Superseded
from trucewatch.model.actor import Actor, ActorKind, ActorMention, DatedName
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution, AttributionLevel
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    Certainty,
    Claim,
    ClaimBody,
    ClaimKind,
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    PlacedClaim,
    Polarity,
    ResponseBody,
    ResponseKind,
    StockOrFlow,
    make_claim,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.document import Document, Span, document_id, fingerprint
from trucewatch.model.event import EventBody, EventFamily, EventType, ObjectAffected
from trucewatch.model.incident import Incident
from trucewatch.model.instrument import (
    AgreementClass,
    AgreementForm,
    AgreementPurpose,
    Validity,
)
from trucewatch.model.interpretation import Interpretation
from trucewatch.model.mission import Mission, Side
from trucewatch.model.party import (
    AgreementRole,
    ExcludedGroup,
    Joining,
    JoiningKind,
    PartyRole,
)
from trucewatch.model.place import (
    Extent,
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
    Unplaced,
    ZoneResult,
    ZoneTest,
)
from trucewatch.model.quantity import Casualties, PersonClass, Quantity, exactly
from trucewatch.model.record import content_id, to_record
from trucewatch.model.review import IncidentState
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.talks import RoundStatus, TalkRoundBody
from trucewatch.model.tally import (
    CellBy,
    CountBasis,
    CountUnit,
    Period,
    TallyBody,
    TallyCell,
    TallyScope,
)
from trucewatch.model.term import Provision, Term, TermKind
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day
from trucewatch.model.zone import Zone, ZoneUnit

DAY = date(2017, 9, 5)
"""The day on which things happen in tests, unless the test says otherwise."""

CODER = "test/1"


def document(
    text: str = "Shells hit the town of Morek on Tuesday.",
    *,
    published: date | None = DAY,
    title: str | None = None,
    publisher: str | None = "Demo Wire",
    corrects: str | None = None,
    name: str = "report.txt",
) -> Document:
    """A plain-text document whose whole text is body."""
    sha256 = fingerprint(text.encode())
    basis = TimeBasis.PUBLISHED
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=name,
        media_type="text/plain",
        text=text,
        body=(Span(0, len(text)),) if text else (),
        title=title,
        publisher=publisher,
        published=on_day(published, basis=basis) if published else None,
        language="en",
        corrects=corrects,
    )


def hop(
    body: str | None = "Demo Council",
    *,
    side: str | None = None,
    speaker: str | None = None,
    outlet: str | None = None,
    mode: HopMode = HopMode.INDIRECT,
) -> Hop:
    """One link of a source chain."""
    return Hop(body=body, side=side, speaker=speaker, outlet=outlet, mode=mode)


def actor_mention(
    text: str = "unknown gunmen", actor: str | None = None
) -> ActorMention:
    """An actor as a claim names it, without a span."""
    return ActorMention(text=text, actor=actor)


def cell(key: str, count: int | None = 1, *, by: CellBy = CellBy.PLACE) -> TallyCell:
    """One part of a breakdown; its span is a dummy of the key's length."""
    return TallyCell(by=by, key=key, count=count, span=Span(0, len(key)))


def place(
    name: str = "Morek",
    *,
    id: str | None = None,  # noqa: A002 - the model's own field name
    lat: float | None = 35.37615,
    lon: float | None = 36.6897,
    precision: PlacePrecision = PlacePrecision.SETTLEMENT,
    radius_m: float = 3_000,
    admin1: str | None = "iso:SY-HM",
    areas: tuple[str, ...] = (),
) -> Place:
    """A gazetteer entry; a settlement in Hama by default."""
    return Place(
        id=id or f"tw:SY/{name.lower().replace(' ', '-')}",
        name=name,
        lat=lat,
        lon=lon,
        precision=precision,
        radius_m=radius_m,
        country="SY",
        admin1=admin1,
        areas=areas,
        source="test",
    )


PROVINCES = {
    "Idlib": ("iso:SY-ID", 35.7815, 36.679, 64_000),
    "Aleppo": ("iso:SY-HL", 36.2315, 37.5982, 109_000),
    "Hama": ("iso:SY-HM", 35.225, 37.1553, 106_000),
    "Homs": ("iso:SY-HI", 34.3387, 38.2995, 204_000),
    "Latakia": ("iso:SY-LA", 35.57, 36.02, 55_000),
    "Damascus": ("iso:SY-DI", 33.51, 36.3, 20_000),
    "Daraa": ("iso:SY-DR", 32.83, 36.2, 60_000),
    "Quneitra": ("iso:SY-QU", 33.08, 35.9, 45_000),
}
"""Governorates by name: id, centre, radius in metres."""


def province(name: str = "Idlib") -> Place:
    """A governorate as an area."""
    code, lat, lon, radius_m = PROVINCES[name]
    return place(
        name,
        id=code,
        lat=lat,
        lon=lon,
        precision=PlacePrecision.GOVERNORATE,
        radius_m=radius_m,
        admin1=code,
    )


def mention(
    text: str = "Morek",
    *,
    start: int = 0,
    role: MentionRole = MentionRole.AT,
    extent: Extent = Extent.UNSTATED,
) -> PlaceMention:
    """A place name that stands at `start`."""
    span = Span(start, start + len(text))
    return PlaceMention(text=text, span=span, role=role, extent=extent)


def placement(
    where: Place | None = None,
    *,
    of: PlaceMention | None = None,
    precision: PlacePrecision | None = None,
    radius_m: float | None = None,
    role: MentionRole = MentionRole.AT,
) -> Placement:
    """A mention placed at `where`, as precisely as the entry is unless said."""
    where = where or place()
    return Placement(
        mention=of or mention(where.name, role=role),
        place=where,
        precision=precision or where.precision,
        radius_m=radius_m or where.radius_m,
        reasons=("named so",),
        gazetteer="test",
    )


def claim(
    body: ClaimBody | None = None,
    *,
    text: str = "Shells hit the town on Tuesday.",
    chain: tuple[Hop, ...] = (),
    time: When | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    certainty: Certainty = Certainty.STATED,
    denied_by: str | None = None,
    places: tuple[PlaceMention, ...] = (),
    in_document: Document | None = None,
) -> Claim:
    """A claim whose quote is all of `text`; an artillery event by default."""
    source = in_document or document(text)
    start = source.text.index(text)
    return make_claim(
        source,
        spans=(Span(start, start + len(text)),),
        body=body or EventBody(type=EventType.ARTILLERY),
        chain=chain or (hop(),),
        time=time or on_day(DAY),
        coder=CODER,
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        denied_by=denied_by,
        places=places,
    )


def placed(
    of: Claim | None = None,
    *,
    at: Sequence[Place | None] = (),
    role: MentionRole = MentionRole.AT,
) -> PlacedClaim:
    """The claim with one placement for each place of `at` (None is unplaced).

    The claim's own mentions are replaced by mentions of those places' names.
    """
    of = of or claim()
    answers: list[Placement | Unplaced] = []
    for where in at:
        named = mention(where.name if where else "Nowhere", role=role)
        if where is None:
            answers.append(Unplaced(mention=named, reason="no such name"))
        else:
            answers.append(placement(where, of=named))
    mentions = tuple(answer.mention for answer in answers)
    return PlacedClaim(claim=with_places(of, mentions), placements=tuple(answers))


def with_places(of: Claim, mentions: tuple[PlaceMention, ...]) -> Claim:
    """The claim with other place mentions, and the content id that goes with them."""
    draft = replace(of, id="", places=mentions)
    return replace(draft, id=content_id("clm", to_record(draft)))


def event(
    type: EventType = EventType.ARTILLERY,  # noqa: A002 - the model's own field name
    *,
    at: Sequence[Place | None] | None = None,
    text: str = "Shells hit the town on Tuesday.",
    origin: str = "Demo Council",
    side: str | None = None,
    day: date | None = DAY,
    time: When | None = None,
    actors: tuple[ActorMention, ...] = (),
    targets: tuple[ActorMention, ...] = (),
    killed: float | None = None,
    injured: float | None = None,
    instrument: str | None = None,
    objects: tuple[ObjectAffected, ...] = (),
    harmed: PersonClass | None = None,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    role: MentionRole = MentionRole.AT,
) -> PlacedClaim:
    """A placed event claim: at Morek on `DAY` unless said; `at=()` is nowhere."""
    unknown = When(
        start=None, end=None, basis=TimeBasis.OCCURRED, precision=TimePrecision.UNKNOWN
    )
    said = claim(
        EventBody(
            type=type,
            actors=actors,
            targets=targets,
            instrument=instrument,
            objects_affected=objects,
            killed=casualties(killed, harmed),
            injured=casualties(injured),
        ),
        text=text,
        chain=(hop(origin, side=side),),
        time=time or (on_day(day) if day else unknown),
        polarity=polarity,
        modality=modality,
        denied_by=origin if polarity is Polarity.DENIED else None,
    )
    return placed(said, at=(place(),) if at is None else at, role=role)


def casualties(
    number: float | None, of: PersonClass | None = None
) -> tuple[Casualties, ...]:
    """One casualty entry, class-less unless said, or none where not stated."""
    if number is None:
        return ()
    person = of or PersonClass.UNKNOWN
    return (Casualties(quantity=exactly(number), person_class=person),)


def tally_body(
    recorder: str | None = "RUS",
    count: int | None = 7,
    *,
    cells: Mapping[str, int | None] | None = None,
    by: CellBy = CellBy.PLACE,
    complete: bool | None = None,
    unit: CountUnit = CountUnit.UNKNOWN,
    count_rule: str = "ceasefire violations",
    basis: CountBasis = CountBasis.STATED,
    scope: TallyScope = TallyScope.SIDE,
    period: Period | None = None,
    flags: tuple[str, ...] = (),
) -> TallyBody:
    """A tally; cells count as complete where their sum is the count."""
    parts = tuple(cell(key, n, by=by) for key, n in (cells or {}).items())
    known = [part.count for part in parts if part.count is not None]
    adds_up = bool(parts) and len(known) == len(parts) and sum(known) == count
    return TallyBody(
        recorder=recorder,
        recorder_text="the recorder" if recorder else "",
        unit=unit,
        count=count,
        count_basis=basis,
        count_rule=count_rule,
        scope=scope,
        period=period or Period(hours=24.0, text="over the past day"),
        cells=parts,
        cells_complete=adds_up if complete is None else complete,
        flags=flags,
    )


def tally(
    recorder: str | None = "RUS",
    count: int | None = 7,
    *,
    cells: Mapping[str, int | None] | None = None,
    text: str | None = None,
    body: TallyBody | None = None,
    origin: str = "Demo Ministry",
) -> PlacedClaim:
    """A placed tally claim; cells named like a governorate are placed there."""
    body = body or tally_body(recorder, count, cells=cells)
    words = text or f"{body.recorder} counted {body.count} cases over the past day."
    said = claim(body, text=words, chain=(hop(origin, side=body.recorder),))
    keys = [part.key for part in body.cells if part.by is CellBy.PLACE]
    where = [province(key) if key in PROVINCES else None for key in keys]
    out = placed(said, at=where, role=MentionRole.CELL)
    named = tuple(
        replace(answer, mention=mention(key, role=MentionRole.CELL))
        for key, answer in zip(keys, out.placements, strict=True)
    )
    mentions = tuple(answer.mention for answer in named)
    return PlacedClaim(claim=with_places(said, mentions), placements=named)


def figure_body() -> FigureBody:
    """Around 400,000 killed, cumulative."""
    return FigureBody(
        measure=Measure.KILLED,
        unit=FigureUnit.PERSON,
        quantity=Quantity(low=None, best=400_000, high=None, approximate=True),
        person_class=PersonClass.UNKNOWN,
        stock_or_flow=StockOrFlow.STOCK,
        as_of=DAY,
        since="2011-03",
    )


BODIES: dict[ClaimKind, ClaimBody] = {
    ClaimKind.EVENT: EventBody(
        type=EventType.ARTILLERY,
        actors=(actor_mention(),),
        killed=(Casualties(quantity=exactly(2)),),
    ),
    ClaimKind.TALLY: tally_body(cells={"Hama": 4, "Idlib": 3}),
    ClaimKind.FIGURE: figure_body(),
    ClaimKind.ASSESSMENT: AssessmentBody(
        subject="the zones", statement="calm", rating="calm"
    ),
    ClaimKind.COMMITMENT: CommitmentBody(
        by=(actor_mention("the guarantors"),), what="draw maps", due=on_day(DAY)
    ),
    ClaimKind.AGREEMENT_ACT: AgreementActBody(
        act=AgreementActType.SIGNED,
        actors=(actor_mention("Russia", "RUS"),),
        instrument="memorandum",
    ),
    ClaimKind.TALK_ROUND: TalkRoundBody(
        track="Astana", number=6, status=RoundStatus.HELD
    ),
    ClaimKind.RESPONSE: ResponseBody(
        response=ResponseKind.DENIED, by=(actor_mention("the brigade"),)
    ),
}
"""A valid body of every claim kind."""


def claim_of(kind: ClaimKind, *, text: str = "They said so on Tuesday.") -> Claim:
    """A valid claim of that kind."""
    return claim(BODIES[kind], text=text)


def incident(
    *supporting: PlacedClaim,
    contradicting: tuple[PlacedClaim, ...] = (),
    type: EventType | None = None,  # noqa: A002 - the model's own field name
    time: When | None = None,
    where: Placement | None = None,
    nowhere: bool = False,
    attribution: Attribution = NOT_ATTRIBUTED,
    state: IncidentState = IncidentState.REPORTED,
) -> Incident:
    """An incident around the claims given (one event by default)."""
    told = supporting or (event(),)
    body = told[0].claim.body
    assert isinstance(body, EventBody)
    found = next((p for p in told[0].placements if isinstance(p, Placement)), None)
    kind = type or body.type
    chains = [p.claim.source_chain for p in told]
    sides = {(chain[0].side or "") if chain else "" for chain in chains}
    return Incident(
        id=f"inc_{told[0].claim.id[4:]}",
        type=kind,
        family=replace(body, type=kind).family,
        time=time or told[0].claim.time,
        place=None if nowhere else where or found,
        supporting=told,
        contradicting=contradicting,
        origins=tuple(sorted({p.claim.origin for p in told})),
        sides=tuple(sorted(sides)),
        attribution=attribution,
        state=state,
        disputed_by=tuple(sorted({p.claim.origin for p in contradicting})),
    )


def agreement(
    *,
    id: str = "XX-2017-05-04",  # noqa: A002 - the model's own field name
    terms: tuple[Term, ...] | None = None,
    interpretations: tuple[Interpretation, ...] | None = None,
    roles: tuple[AgreementRole, ...] | None = None,
    excluded: tuple[ExcludedGroup, ...] = (),
    zones: tuple[Zone, ...] | None = None,
    ends: date | None = None,
    **more: Any,  # noqa: ANN401 - whatever the model's class takes
) -> Agreement:
    """A small agreement: fire and air attacks cease in zone Z1, parties AAA and BBB."""
    acts = (EventFamily.FIRE, EventFamily.AIR)
    bound = PartyRole.BOUND_PARTY
    filled: dict[str, Any] = {
        "version": "1",
        "title": "Test agreement",
        "form": AgreementForm.MULTILATERAL,
        "agreement_class": AgreementClass.PRELIMINARY,
        "purpose": AgreementPurpose.PEACE_PROCESS,
        "signed": date(2017, 5, 4),
        "validity": Validity(ends=ends),
        "provisions": (
            Provision(id="P1", title="Halt", text="Fire ceases.", source="test"),
        ),
        "source": "test",
    }
    return Agreement(
        id=id,
        roles=(role("AAA"), role("BBB"), role("GGG", PartyRole.GUARANTOR))
        if roles is None
        else roles,
        excluded=excluded,
        zones=(zone(),) if zones is None else zones,
        terms=(term(actors=(bound,), acts=acts, zones=("Z1",)),)
        if terms is None
        else terms,
        interpretations=interpretations or (reading(),),
        **(filled | more),
    )


def zone(id: str = "Z1", **more: Any) -> Zone:  # noqa: A002, ANN401 - as above
    """A zone of one whole province."""
    unit = ZoneUnit(place_id="iso:SY-ID", name="Idlib", extent=Extent.WHOLE)
    return Zone(
        id=id, name="the zone", text="one whole province", units=(unit,), **more
    )


def role(
    actor: str = "AAA",
    role: PartyRole = PartyRole.BOUND_PARTY,
    **more: Any,  # noqa: ANN401 - as above
) -> AgreementRole:
    """A role that has no limit in time unless said."""
    return AgreementRole(role=role, actor=actor, **more)


def reading(id: str = "day", **more: Any) -> Interpretation:  # noqa: A002, ANN401
    """A reading by which the agreement is in force from 5 May 2017."""
    filled: dict[str, Any] = {"title": id.capitalize(), "starts": date(2017, 5, 5)}
    return Interpretation(id=id, **(filled | more))


def joining(
    actor: str | None = "BBB/ONE",
    kind: JoiningKind = JoiningKind.JOINED,
    *,
    day: date = date(2017, 6, 1),
    claimed_by: str = "GGG",
    **more: Any,  # noqa: ANN401 - as above
) -> Joining:
    """A group that joined, as one guarantor says."""
    return Joining(
        kind=kind,
        name=actor or "a town",
        day=day,
        actor=actor,
        claimed_by=claimed_by,
        **more,
    )


def excluded_group(actor: str = "XXX", **more: Any) -> ExcludedGroup:  # noqa: ANN401
    """A group designated without limit in time, under its own name."""
    filled: dict[str, Any] = {
        "names": (DatedName(name="Old Band"),),
        "authority": "a council",
    }
    return ExcludedGroup(actor=actor, **(filled | more))


def term(
    id: str = "T1",  # noqa: A002 - the model's own field name
    kind: TermKind = TermKind.PROHIBITION,
    *,
    acts: tuple[EventFamily, ...] = (EventFamily.FIRE,),
    **more: Any,  # noqa: ANN401 - as above
) -> Term:
    """A term of provision P1; it forbids fire everywhere by default."""
    filled: dict[str, Any] = {"provision": "P1", "text": "Fire ceases."}
    return Term(id=id, kind=kind, acts=acts, **(filled | more))


class Names:
    """An actor lexicon for tests: sides and kinds of a few codes, names as codes.

    AAA and GGG are powers with organs, named as they are (a state's name becomes that
    of its government); BBB is a coalition of two groups; other codes are groups of no
    side.
    """

    KNOWN: ClassVar[dict[str, tuple[ActorKind, str | None]]] = {
        "AAA": (ActorKind.STATE_FORCE, None),
        "AAA/ARMY": (ActorKind.STATE_FORCE, "AAA"),
        "AAA/CORPS": (ActorKind.STATE_FORCE, "AAA/ARMY"),
        "AAA/MILITIA": (ActorKind.GROUP, "AAA"),
        "BBB": (ActorKind.COALITION, None),
        "BBB/ONE": (ActorKind.GROUP, "BBB"),
        "BBB/TWO": (ActorKind.GROUP, "BBB"),
        "GGG": (ActorKind.STATE_FORCE, None),
        "GGG/AIR": (ActorKind.STATE_FORCE, "GGG"),
        "LOOP/0": (ActorKind.GROUP, "LOOP/1"),
        "LOOP/1": (ActorKind.GROUP, "LOOP/2"),
        "LOOP/2": (ActorKind.GROUP, "LOOP/1"),
    }

    def actor(self, code: str) -> Actor:
        """The actor with that code; its name is "the" and its code."""
        kind, side = self.KNOWN.get(code, (ActorKind.GROUP, None))
        return Actor(code=code, name=f"the {code}", kind=kind, side=side)


def charge(
    of: Agreement | None = None,
    *,
    term: str | None = None,
    reading: str | None = None,
    superseded: Superseded | None = None,
) -> Charge:
    """The first term of an agreement under its first reading, unless said."""
    of = of or agreement()
    return Charge(
        agreement=of,
        term=of.term(term) if term else of.terms[0],
        reading=of.reading(reading),
        superseded=superseded,
        actors=Names(),
    )


def case(
    what: Incident | None = None,
    by: Agreement | Charge | None = None,
    *,
    zone_tests: tuple[ZoneTest, ...] = (),
    day: date | None = DAY,
) -> Case:
    """An incident held against an agreement's first term, or against a charge."""
    held = by if isinstance(by, Charge) else charge(by)
    return Case(
        incident=what or incident(), charge=held, zone_tests=zone_tests, day=day
    )


def held(
    actor: str = "AAA", level: AttributionLevel = AttributionLevel.ADMITTED
) -> Attribution:
    """An attribution to that actor, set by a person."""
    if level is AttributionLevel.NOT_ATTRIBUTED:
        return NOT_ATTRIBUTED
    return Attribution(level=level, actor=actor, basis=("clm_1",), set_by="reviewer")


def zone_test(
    result: ZoneResult = ZoneResult.INSIDE,
    *,
    zone: str = "XX-2017-05-04/Z1",
    by: str = "named_unit",
    geometry_status: str = "textual_only",
    reason: str = "because of its unit",
    tolerance_m: float | None = None,
) -> ZoneTest:
    """An answer of a zone test."""
    return ZoneTest(
        zone=zone,
        result=result,
        reason=reason,
        by=by,
        geometry_status=geometry_status,
        tolerance_m=tolerance_m,
    )


def actor(
    code: str = "AAA",
    *,
    names: tuple[DatedName, ...] = (),
    side: str | None = None,
    kind: ActorKind = ActorKind.GROUP,
) -> Actor:
    """An actor whose printed name is its code."""
    return Actor(code=code, name=code, kind=kind, side=side, names=names)


def mission(*, sides: tuple[str, ...] = ("RUS", "TUR")) -> Mission:
    """A mission with two guarantor sides."""
    return Mission(
        id="test",
        title="Test mission",
        tz="Asia/Damascus",
        starts=date(2016, 12, 30),
        country="SY",
        sides=sides_of(*sides),
        agreements=("SY-2017-05-04",),
        demonstration=True,
    )


def sides_of(*codes: str) -> tuple[Side, ...]:
    """Guarantor sides with those codes, ordered by code."""
    ordered = sorted(codes)
    return tuple(Side(code=c, name=f"Side {c}", role="guarantor") for c in ordered)


def coverage(
    state: CoverageState = CoverageState.OBSERVED_PARTIAL, *, day: date = DAY
) -> Coverage:
    """Coverage of Idlib on one day."""
    return Coverage(place_id="iso:SY-ID", name="Idlib", day=day, state=state)
