"""Words for the trace of a reading: coders, reasons, claims and acts in short."""

from __future__ import annotations

from typing import assert_never

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    AssessmentBody,
    Claim,
    FigureBody,
    FigureUnit,
    Modality,
    Polarity,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.tally import TallyBody
from trucewatch.model.trace import ActFrame, DropReason
from trucewatch.publish.codes_reading import (
    AGREEMENT_ACT,
    CLAIM_KIND,
    MEASURE,
    MODALITY,
    POLARITY,
    RESPONSE,
)
from trucewatch.publish.event_words import event_bare
from trucewatch.publish.phrases import quantity_words, when_words

DROP_REASON: dict[DropReason, str] = {
    DropReason.ECHO: "goes on about an event that the sentence before tells of",
    DropReason.REPEATED: "told already by another claim",
    DropReason.UNARMED: "needs a weapon or an armed actor, and none is named",
    DropReason.NO_ACTOR: "needs someone who acts, and no one is named",
    DropReason.BARE_NOUN: "a noun without a verb, an actor or a place",
    DropReason.NEGATED: "said not to be done",
    DropReason.NOT_SAID: "not done by its subject: passive, to come, or a participle",
    DropReason.NO_ACCUSATION: "what is denied is no act and no accusation",
    DropReason.NO_CONTENT: "nothing follows that is asked for or accused of",
    DropReason.NO_AGREEMENT: "no agreement that the lexicon names",
    DropReason.NO_SIDES: "no one stands on either side of the act",
    DropReason.ONE_SIDED: "counts only between two, and one is missing",
    DropReason.NO_KNOWN_SOURCE: "no actor on the side of those who act",
    DropReason.NO_KNOWN_TARGET: "no other actor on the side of those acted upon",
    DropReason.NO_VERB: "only named, not done by a verb",
    DropReason.WEAK_WORD: "the word names such an act too seldom",
    DropReason.ELSEWHERE: "such acts are told by other coders, or it only reports",
    DropReason.NO_PAIR: "no one who may act stands near; not parsed",
    DropReason.NOTHING_FOUND: "looked at the sentence and found nothing",
}

CODER: dict[str, str] = {
    "tallies": "counts",
    "figures": "figures",
    "events": "events",
    "speech_acts": "speech acts",
    "responses": "responses",
    "assessments": "assessments",
    "agreement_acts": "acts on agreements",
    "commitments": "undertakings",
    "talks": "talks",
    "relations": "acts between actors",
}
"""What each coder looks for, by the name of its module."""


def claim_words(claim: Claim) -> str:
    """A claim in short: ``event: air strike; by RUS; at Idlib; alleged``."""
    places = dict.fromkeys(f"at {place.text}" for place in claim.places)
    parts = [_what(claim), *places, *_stance(claim)]
    return f"{CLAIM_KIND[claim.kind]}: " + "; ".join(part for part in parts if part)


def _stance(claim: Claim) -> list[str]:
    """How it is said, where that is not simply stated as a fact."""
    said = []
    if claim.polarity is not Polarity.AFFIRMED:
        said.append(POLARITY[claim.polarity])
    if claim.modality is not Modality.ASSERTED:
        said.append(MODALITY[claim.modality])
    return said


def _what(claim: Claim) -> str:
    match claim.body:
        case EventBody() as body:
            parts = [event_bare(body.type), _named("by", body.actors)]
            parts += [_named("to", body.targets)]
            parts += [f"with {body.instrument}" if body.instrument else ""]
        case TallyBody() as body:
            count = "no number" if body.count is None else f"{body.count:,}"
            parts = [count, f"by {body.recorder or body.recorder_text or 'no one'}"]
        case FigureBody() as body:
            share = body.unit is FigureUnit.FRACTION
            number = quantity_words(body.quantity, fraction=share)
            parts = [f"{MEASURE[body.measure]} {number}"]
        case AssessmentBody() as body:
            parts = [body.statement]
        case CommitmentBody() as body:
            due = f"due {when_words(body.due)}" if body.due else ""
            parts = [body.what, _named("by", body.by), due]
        case AgreementActBody() as body:
            parts = [f"{AGREEMENT_ACT[body.act]} {body.instrument or 'something'}"]
            parts += [_named("by", body.actors)]
        case TalkRoundBody() as body:
            number_ = f"round {body.number}" if body.number else ""
            parts = [body.track or "no track named", number_]
            parts += [_named("with", body.participants)]
        case ResponseBody() as body:
            parts = [RESPONSE[body.response], _named("by", body.by), body.to]
        case _:
            assert_never(claim.body)
    return "; ".join(part for part in parts if part)


def _named(label: str, mentions: tuple[ActorMention, ...]) -> str:
    names = (f"{m.text} ({m.actor})" if m.actor else m.text for m in mentions)
    return f"{label} {', '.join(names)}" if mentions else ""


def frame_facts(frame: ActFrame) -> tuple[tuple[str, str], ...]:
    """What an act was read from, as labelled facts for a list."""
    act = (
        f"{frame.own} → {frame.act}" if frame.own not in {"", frame.act} else frame.act
    )
    facts = (
        ("Chain of words", " → ".join(frame.chain)),
        ("Operators", ", ".join(frame.operators)),
        ("Lexicon item", frame.sense),
        ("Act", f"{act}, said not to be done" if frame.negated else act),
        ("Who acts", "; ".join(frame.sources) or "no one"),
        ("Acted upon", "; ".join(frame.targets) or "no one"),
    )
    return tuple((label, value) for label, value in facts if value)
