"""Sections on what was said: assessments, acts, talks, responses, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from trucewatch.model.actor import ActorMention
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import (
    AgreementActBody,
    AssessmentBody,
    FigureBody,
    FigureUnit,
    Modality,
    PlacedClaim,
    Polarity,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody
from trucewatch.model.place import Extent, Placement
from trucewatch.model.quantity import PersonClass
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.tally import TallyBody
from trucewatch.publish.codes_reading import (
    AGREEMENT_ACT,
    FIGURE_UNIT,
    MEASURE,
    MODALITY,
    PERSON_CLASS,
    POLARITY,
    RATING,
    RESPONSE,
    ROUND_STATUS,
    STOCK_OR_FLOW,
)
from trucewatch.publish.counts import tally_line
from trucewatch.publish.incidents import SaidView, said_view
from trucewatch.publish.index import Index, Line, chain_words, who_words
from trucewatch.publish.phrases import (
    day_words,
    place_words,
    quantity_words,
    since_words,
    when_words,
)
from trucewatch.publish.wording import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of statements under one heading."""

    title: str
    items: tuple[SaidView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureView:
    """A figure as a row: what, how much, who says it, since or as of when."""

    what: str
    amount: Line
    who: str
    chain: str
    time: str
    kind: str
    words: str
    invented: bool


def statement_groups(bulletin: Bulletin, index: Index) -> tuple[GroupView, ...]:
    """Groups that hold something, in the order of the section."""
    groups = (
        ("Assessments of the situation", bulletin.assessments),
        ("Acts, undertakings and other events", bulletin.acts),
        ("Talks", bulletin.talks),
        ("Responses", bulletin.responses),
    )
    return tuple(
        GroupView(title=title, items=tuple(statement_view(p, index) for p in claims))
        for title, claims in groups
        if claims
    )


def statement_view(placed: PlacedClaim, index: Index) -> SaidView:
    """Any claim in one neutral sentence, linked to its claim."""
    if isinstance(placed.claim.body, EventBody):
        return said_view(placed, index)
    if isinstance(placed.claim.body, TallyBody):
        line = tally_line(placed, index)
    else:
        text = f"{_sentence(placed)}{_manner(placed)}."
        line = (index.part(text[:1].upper() + text[1:], (placed.claim.id,)),)
    return SaidView(
        line=line,
        quote=" ".join(placed.claim.quote.split()),
        chain=chain_words(placed),
        invented=placed.claim.document in index.invented,
    )


def _sentence(placed: PlacedClaim) -> str:
    who, body = who_words(placed), placed.claim.body
    match body:
        case AssessmentBody():
            return _assessment(body, who)
        case AgreementActBody():
            return f"{_act(body, placed)}, as told by {who}"
        case CommitmentBody():
            return f"{_commitment(body)}, as told by {who}"
        case TalkRoundBody():
            return f"{_round(body, placed)}, as told by {who}"
        case ResponseBody():
            by = quoted(each.text for each in body.by) or "a body not named"
            to = f" on “{body.to}”" if body.to else ""
            return f"{by}: {RESPONSE[body.response]}{to}, as told by {who}"
        case FigureBody():
            return f"{figure_words(body)}, said by {who}"
        case EventBody() | TallyBody():
            raise TypeError(f"no sentence here for {placed.claim.kind}")
        case _:
            assert_never(body)


def _manner(placed: PlacedClaim) -> str:
    """Remarks on polarity and modality where they are not the plain ones."""
    claim = placed.claim
    remarks = []
    if claim.polarity is not Polarity.AFFIRMED:
        remarks.append(POLARITY[claim.polarity])
    if claim.modality is not Modality.ASSERTED:
        remarks.append(MODALITY[claim.modality])
    return f" ({'; '.join(remarks)})" if remarks else ""


def _assessment(body: AssessmentBody, who: str) -> str:
    rating = RATING.get(body.rating, body.rating.replace("_", " "))
    subject = f" on “{body.subject}”" if body.subject else ""
    return f"{who}{subject}: “{body.statement}” (noted as: {rating})"


def _act(body: AgreementActBody, placed: PlacedClaim) -> str:
    named = body.instrument or body.object
    text = AGREEMENT_ACT[body.act] + (f" “{named}”" if named else " an agreement")
    if body.instrument and body.object:
        text += f" on “{body.object}”"
    if body.actors:
        text += f" by {quoted(each.text for each in body.actors)}"
    if body.capacity:
        text += f" as “{body.capacity}”"
    return text + _time_and_places(placed)


def _time_and_places(placed: PlacedClaim) -> str:
    time = placed.claim.time
    text = f", {when_words(time)}" if time.first_day or time.last_day else ""
    named = [_place_name(answer) for answer in placed.placements]
    return text + (f"; places named: {', '.join(named)}" if named else "")


def _place_name(answer: object) -> str:
    mention = answer.mention  # type: ignore[attr-defined]
    name = answer.place.name if isinstance(answer, Placement) else mention.text
    return f"parts of {name}" if mention.extent is Extent.PART else name


def _commitment(body: CommitmentBody) -> str:
    by = quoted(each.text for each in body.by) or "a body not named"
    due = f", due {when_words(body.due)}" if body.due else ", no date given"
    return f"undertaking by {by}: “{body.what}”{due}"


def _round(body: TalkRoundBody, placed: PlacedClaim) -> str:
    text = f"{body.track} talks" if body.track else "talks"
    if body.number is not None:
        text += f", round {body.number} in the source's count"
    if body.rounds_so_far is not None:
        text += f", {body.rounds_so_far} rounds so far"
    text += f": {ROUND_STATUS[body.status]}"
    if body.participants:
        text += f"; taking part: {quoted(_texts(body.participants))}"
    if body.topic:
        text += f"; subject: “{body.topic}”"
    return text + _time_and_places(placed)


def _texts(mentions: tuple[ActorMention, ...]) -> list[str]:
    return [each.text for each in mentions]


def figure_words(body: FigureBody) -> str:
    """Amount, unit and measure of a figure: ``about 400,000 persons: killed``."""
    return f"{_amount(body)}: {MEASURE[body.measure]}"


def _amount(body: FigureBody) -> str:
    if body.unit is FigureUnit.FRACTION:
        whole = f" of “{body.part_of}”" if body.part_of else ""
        return quantity_words(body.quantity, fraction=True) + whole
    one = body.quantity.best == 1
    unit = FIGURE_UNIT[body.unit][0 if one else 1]
    if body.unit is FigureUnit.PERSON and body.person_class is not PersonClass.UNKNOWN:
        unit = PERSON_CLASS[body.person_class]
    return f"{quantity_words(body.quantity)} {unit}"


def figure_views(bulletin: Bulletin, index: Index) -> tuple[FigureView, ...]:
    """The rows of the section on figures."""
    return tuple(_figure_view(placed, index) for placed in bulletin.figures)


def _figure_view(placed: PlacedClaim, index: Index) -> FigureView:
    claim = placed.claim
    body = claim.body
    if not isinstance(body, FigureBody):
        raise TypeError(f"wanted a figure claim, got {claim.kind}")
    where = "; ".join(place_words(answer) for answer in placed.placements)
    what = MEASURE[body.measure] + _manner(placed) + (f", {where}" if where else "")
    return FigureView(
        what=what[:1].upper() + what[1:],
        amount=(index.part(_amount(body), (claim.id,)),),
        who=who_words(placed),
        chain=chain_words(placed),
        time=_figure_time(body, placed),
        kind=STOCK_OR_FLOW[body.stock_or_flow],
        words=body.quantity.text,
        invented=claim.document in index.invented,
    )


def _figure_time(body: FigureBody, placed: PlacedClaim) -> str:
    parts = []
    if body.since:
        parts.append(since_words(body.since))
    if body.as_of:
        parts.append(f"as of {day_words(body.as_of)}")
    return ", ".join(parts) or when_words(placed.claim.time)
