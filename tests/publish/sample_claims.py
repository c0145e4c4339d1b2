"""Claims of the sample bulletin, at least one of every kind."""

from __future__ import annotations

from datetime import date, timedelta

from tests.publish.sample_documents import (
    DAY,
    DENIAL,
    HAMA,
    IDLIB,
    NEWS,
    NOTE,
    RUSSIAN,
    TURKISH,
    VALLEY,
    VILLAGE,
    a_cell,
    a_claim,
    a_hop,
    mention,
    placed_at,
    span_of,
)
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    AgreementActType,
    AssessmentBody,
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
    Reference,
    ResponseBody,
    ResponseKind,
    StockOrFlow,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody, EventType, ObjectAffected
from trucewatch.model.place import Extent, MentionRole, Unplaced
from trucewatch.model.quantity import Casualties, PersonClass, Quantity, exactly
from trucewatch.model.source import RecorderRole
from trucewatch.model.talks import RoundStatus, TalkRoundBody
from trucewatch.model.tally import (
    SUM_MISMATCH,
    CountUnit,
    Period,
    TallyBody,
    TallyScope,
)
from trucewatch.model.when import on_day

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
            a_cell(RUSSIAN, "Idlib", "Idlib", 3),
            a_cell(RUSSIAN, "Hama", "Hama", 2),
            a_cell(RUSSIAN, "Homs", "Homs", 0),
        ),
        cells_complete=True,
        flags=(SUM_MISMATCH,),
    ),
    hops=(a_hop(body="Reconciliation Centre", side="RUS"),),
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
        cells=(a_cell(TURKISH, "Idlib", "Idlib", 4),),
        cells_complete=True,
    ),
    hops=(a_hop(body="General Staff", side="TUR"),),
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


def a_quantity(best: float | None, text: str = "", *, about: bool = False) -> Quantity:
    if best is None:
        return Quantity(low=None, best=None, high=None, text=text)
    return exactly(best, text=text, approximate=about)


KILLED_TWO = Casualties(
    quantity=a_quantity(2, "Two"), person_class=PersonClass.CIVILIAN
)
MILL = placed_at(mention(NOTE, "Upper Mill"), VILLAGE)
SHELLING = a_claim(
    NOTE,
    "The team saw artillery fire at Upper Mill on the morning of 4 September.",
    EventBody(
        type=EventType.ARTILLERY,
        objects_affected=(ObjectAffected.CIVILIANS,),
        killed=(KILLED_TWO,),
        injured=(Casualties(quantity=a_quantity(1, "one")),),
    ),
    time=on_day(DAY - timedelta(days=1)),
    placements=(MILL,),
)
DENIED = a_claim(
    DENIAL,
    "A local commander denied any artillery fire at Upper Mill.",
    EventBody(type=EventType.ARTILLERY),
    hops=(a_hop(role="a local commander"),),
    polarity=Polarity.DENIED,
    denied_by="a local commander",
    placements=(placed_at(mention(DENIAL, "Upper Mill"), VILLAGE),),
)
CLINIC = a_claim(
    DENIAL,
    "The clinic's director put the dead at three.",
    EventBody(
        type=EventType.ARTILLERY,
        killed=(Casualties(quantity=a_quantity(3, "three")),),
        injured=(Casualties(quantity=a_quantity(0, "none")),),
        instrument="shells",
    ),
    hops=(a_hop(body="Clinic", role="director"),),
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
    hops=(a_hop(role="residents"),),
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
    hops=(a_hop(body="Reconciliation Centre", side="RUS"),),
)
ENVOY = a_hop(body="UN Special Envoy")
DEAD = a_claim(
    NEWS,
    "around 400,000 people have been killed since March 2011",
    FigureBody(
        measure=Measure.KILLED,
        unit=FigureUnit.PERSON,
        quantity=a_quantity(400_000, "around 400,000", about=True),
        stock_or_flow=StockOrFlow.STOCK,
        since="2011-03",
    ),
    hops=(ENVOY,),
)
HALF = a_claim(
    NEWS,
    "half of the population had fled their homes",
    FigureBody(
        measure=Measure.DISPLACED_TOTAL,
        unit=FigureUnit.FRACTION,
        quantity=a_quantity(0.5, "half"),
        stock_or_flow=StockOrFlow.STOCK,
        part_of="the population",
        as_of=DAY,
    ),
    hops=(ENVOY,),
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
    hops=(a_hop(role="spokeswoman"),),
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
