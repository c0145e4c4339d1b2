"""Claims: the smallest statements that sources make, each with its span of text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.model.actor import ActorMention
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.document import Document, Span
from trucewatch.model.event import EventBody
from trucewatch.model.issue import Issue
from trucewatch.model.place import Placement, PlaceMention, Unplaced
from trucewatch.model.quantity import PersonClass, Quantity
from trucewatch.model.record import content_id, to_record
from trucewatch.model.review import ClaimReview
from trucewatch.model.source import Hop, origin_of
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.tally import TallyBody
from trucewatch.model.when import When


class ClaimKind(StrEnum):
    """What sort of statement it is (2.1)."""

    EVENT = "event"
    TALLY = "tally"
    FIGURE = "figure"
    ASSESSMENT = "assessment"
    COMMITMENT = "commitment"
    AGREEMENT_ACT = "agreement_act"
    TALK_ROUND = "talk_round"
    RESPONSE = "response"


class Polarity(StrEnum):
    """Whether the source affirms, negates, or someone denies it (2.2)."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    DENIED = "denied"


class Modality(StrEnum):
    """How the source stands to what it says (2.2)."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    HEARSAY = "hearsay"
    POSSIBLE = "possible"
    PLANNED = "planned"
    THREATENED = "threatened"
    CALLED_FOR = "called_for"
    CONDITIONAL = "conditional"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"


class Certainty(StrEnum):
    """How sure the source itself says it is."""

    STATED = "stated"
    HEDGED = "hedged"
    CONFIRMED_BY_SOURCE = "confirmed_by_source"


class Measure(StrEnum):
    """What a figure measures (2.16)."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED_NEW = "displaced_new"
    DISPLACED_TOTAL = "displaced_total"
    IDP_STOCK = "idp_stock"
    REFUGEE_STOCK = "refugee_stock"
    RETURNED_REFUGEE = "returned_refugee"
    RETURNED_IDP = "returned_idp"
    PEOPLE_IN_NEED = "people_in_need"
    AID_TONNES = "aid_tonnes"
    AID_ACTIONS = "aid_actions"
    SETTLEMENTS_JOINED = "settlements_joined"
    GROUPS_JOINED = "groups_joined"
    INFRASTRUCTURE_UNIT = "infrastructure_unit"


class FigureUnit(StrEnum):
    """Unit of a figure (2.16)."""

    PERSON = "person"
    FRACTION = "fraction"
    TONNE = "tonne"
    ACTION = "action"
    SETTLEMENT = "settlement"
    GROUP = "group"
    OTHER = "other"


class StockOrFlow(StrEnum):
    """A level at a moment, or a change over a period; the two never add up."""

    STOCK = "stock"
    FLOW = "flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureBody:
    """A number that is not a tally of cases.

    Args:
        measure: what is measured.
        unit: a fraction is ``FRACTION`` with a best value between 0 and 1.
        quantity: low, best, high as given.
        person_class: whom it is about, where persons are counted.
        stock_or_flow: level or change.
        as_of: first day at which the figure holds, or None.
        since: first day (or month, year) from which it counts, ISO text, or None.
        part_of: the figure it is a part of, in the source's words, or None.
    """

    measure: Measure
    unit: FigureUnit
    quantity: Quantity
    person_class: PersonClass = PersonClass.UNKNOWN
    stock_or_flow: StockOrFlow
    as_of: date | None = None
    since: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentBody:
    """An opinion on a situation; never an incident.

    Args:
        subject: what is assessed, in the source's words.
        statement: the assessment in the source's words.
        rating: short code: ``stable``, ``calm``, ``tense``, ``fragile``,
            ``observed``, ``not_confirmed``, ``other``.
    """

    subject: str
    statement: str
    rating: str = "other"


class AgreementActType(StrEnum):
    """What was done to an agreement."""

    AGREED = "agreed"
    SIGNED = "signed"
    ANNOUNCED = "announced"
    EXTENDED = "extended"
    JOINED = "joined"
    WITHDREW = "withdrew"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementActBody:
    """An act done to an agreement; who, with time and places in the claim.

    Args:
        act: what was done.
        actors: who did it, in text order.
        instrument: the agreement in the source's words, or None.
        object: what was agreed on ("de-escalation zones"), or None.
        agreement: id of the agreement record it is matched to, or None.
        capacity: in what capacity the actors acted ("guarantors"), or None.
    """

    act: AgreementActType
    actors: tuple[ActorMention, ...]
    instrument: str | None = None
    object: str | None = None
    agreement: str | None = None
    capacity: str | None = None


class ResponseKind(StrEnum):
    """A party's answer (2.11)."""

    NO_REPLY = "no_reply"
    ACKNOWLEDGED = "acknowledged"
    DENIED = "denied"
    EXPLAINED = "explained"
    COUNTER_ACCUSED = "counter_accused"
    ACCEPTED = "accepted"
    ACTION_TAKEN = "action_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseBody:
    """A party's answer to an accusation or incident, in the source's words."""

    response: ResponseKind
    by: tuple[ActorMention, ...]
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A named text that a claim refers to ("Resolution 2254"): never a number."""

    text: str
    span: Span
    id: str


ClaimBody = (
    EventBody
    | TallyBody
    | FigureBody
    | AssessmentBody
    | CommitmentBody
    | AgreementActBody
    | TalkRoundBody
    | ResponseBody
)

BODY_OF: dict[ClaimKind, type[ClaimBody]] = {
    ClaimKind.EVENT: EventBody,
    ClaimKind.TALLY: TallyBody,
    ClaimKind.FIGURE: FigureBody,
    ClaimKind.ASSESSMENT: AssessmentBody,
    ClaimKind.COMMITMENT: CommitmentBody,
    ClaimKind.AGREEMENT_ACT: AgreementActBody,
    ClaimKind.TALK_ROUND: TalkRoundBody,
    ClaimKind.RESPONSE: ResponseBody,
}

KIND_OF: dict[type[ClaimBody], ClaimKind] = {
    body: kind for kind, body in BODY_OF.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The smallest statement a source makes; never true or false, only "made".

    Args:
        id: ``clm_`` and a content hash (see `model.record.content_id`).
        kind: what sort of statement; decides the type of `body`.
        document: id of the document.
        spans: where it stands, main span first; at least one (invariant 1).
        quote: the text under the main span, exactly.
        source_chain: hops, first speaker first.
        origin: name of the first hop.
        polarity: affirmed, negated, denied.
        modality: how the source stands to it.
        certainty: how sure the source says it is.
        denied_by: who denies it, where polarity is ``denied``.
        time: when, with basis and precision.
        places: place mentions, in text order.
        references: named texts referred to.
        body: the structured content.
        coder: program version and configuration that made it.
        review: what a person decided about the reading.
    """

    id: str
    kind: ClaimKind
    document: str
    spans: tuple[Span, ...]
    quote: str
    source_chain: tuple[Hop, ...]
    origin: str
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    certainty: Certainty = Certainty.STATED
    denied_by: str | None = None
    time: When
    places: tuple[PlaceMention, ...] = ()
    references: tuple[Reference, ...] = ()
    body: ClaimBody
    coder: str
    review: ClaimReview = ClaimReview.MACHINE

    def __post_init__(self) -> None:
        if not self.document or not self.spans:
            raise ValueError("a claim has a document and at least one span")
        if len(self.quote) != self.spans[0].end - self.spans[0].start:
            raise ValueError("the quote is the text under the main span, exactly")
        if not isinstance(self.body, BODY_OF[self.kind]):
            raise ValueError(f"{self.kind} does not go with {type(self.body).__name__}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A claim with an answer for each of its place mentions, in their order."""

    claim: Claim
    placements: tuple[Placement | Unplaced, ...] = ()

    def __post_init__(self) -> None:
        if tuple(p.mention for p in self.placements) != self.claim.places:
            raise ValueError("one placement a mention, in the claim's order")


def make_claim(
    document: Document,
    *,
    spans: tuple[Span, ...],
    body: ClaimBody,
    chain: tuple[Hop, ...],
    time: When,
    coder: str,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    certainty: Certainty = Certainty.STATED,
    denied_by: str | None = None,
    places: tuple[PlaceMention, ...] = (),
    references: tuple[Reference, ...] = (),
) -> Claim:
    """A claim with its kind, quote, origin and content id filled in.

    Use this rather than `Claim` itself: the id is the hash of everything else,
    so the same reading of the same document always has the same id.

    Raises:
        ValueError: no span, or a span outside the document's text.
    """
    if not spans or max(span.end for span in spans) > len(document.text):
        raise ValueError(f"{document.id}: no span, or a span outside the text")
    draft = Claim(
        id="",
        kind=KIND_OF[type(body)],
        document=document.id,
        spans=spans,
        quote=spans[0].cut(document.text),
        source_chain=chain,
        origin=origin_of(chain),
        polarity=polarity,
        modality=modality,
        certainty=certainty,
        denied_by=denied_by,
        time=time,
        places=places,
        references=references,
        body=body,
        coder=coder,
    )
    # Nobody has seen the draft: a copy with the id would only check it all again.
    object.__setattr__(draft, "id", content_id("clm", to_record(draft)))
    return draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document, what was read from it, and every doubt about it."""

    document: Document
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
