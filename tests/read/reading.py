"""Reads made-up sentences and writes their claims down in one short line each."""

from __future__ import annotations

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    AssessmentBody,
    Certainty,
    Claim,
    ClaimKind,
    Modality,
    Polarity,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.document import Document
from trucewatch.model.event import EventBody
from trucewatch.model.place import Extent, PlaceMention
from trucewatch.model.talks import TalkRoundBody
from trucewatch.read.coder import code_document
from trucewatch.read.document import read_document
from trucewatch.read.events import code_events
from trucewatch.read.passage import passages_of

HEAD = """---
publisher: {publisher}
{more}published: 2018-05-08T12:00:00+03:00
language: en
---

"""


def document_of(
    text: str, *, publisher: str = "Demo Wire", agency: str | None = None
) -> Document:
    """A plain text document with front matter, published on 8 May 2018."""
    more = f"agency: {agency}\n" if agency else ""
    head = HEAD.format(publisher=publisher, more=more)
    return read_document(f"{head}{text}\n".encode(), name="demo.txt")


def claims_of(
    text: str,
    kind: ClaimKind | None = None,
    *,
    publisher: str = "Demo Wire",
    agency: str | None = None,
) -> tuple[Claim, ...]:
    """The claims of a document with that text, of one kind or of all."""
    document = document_of(text, publisher=publisher, agency=agency)
    claims = code_document(document).claims
    return tuple(claim for claim in claims if kind in {None, claim.kind})


def events_of(text: str) -> tuple[Claim, ...]:
    """The claims of the coder of incidents alone, without the acts of diplomacy."""
    return code_events(passages_of(document_of(text))).claims


def lines_of(text: str, kind: ClaimKind) -> list[str]:
    """The claims of one kind, each as `line_of` writes it."""
    return [line_of(claim) for claim in claims_of(text, kind)]


def line_of(claim: Claim) -> str:
    """A claim in short: what it says, its stance where not plain, and the places.

    "artillery | denied by RUS | by RUS | at Hama" for an event.
    """
    parts = [*_what(claim), *_stance(claim), *map(place_line, claim.places)]
    return " | ".join(part for part in parts if part)


def place_line(place: PlaceMention) -> str:
    """A place mention in short: "near part of Salma in Latakia"."""
    extent = "" if place.extent is Extent.UNSTATED else f"{place.extent.value} of "
    within = f" in {place.within}" if place.within else ""
    return f"{place.role.value} {extent}{place.text}{within}"


def _stance(claim: Claim) -> list[str]:
    parts = []
    if claim.polarity is Polarity.DENIED:
        parts.append(f"denied by {claim.denied_by}")
    elif claim.polarity is Polarity.NEGATED:
        parts.append("negated")
    if claim.modality is not Modality.ASSERTED:
        parts.append(claim.modality.value)
    if claim.certainty is not Certainty.STATED:
        parts.append(claim.certainty.value)
    return parts


def codes(mentions: tuple[ActorMention, ...]) -> str:
    """The actors' codes, or their words where they have no code."""
    return ", ".join(m.actor or f"'{m.text}'" for m in mentions)


def _labelled(label: str, value: str | None) -> str:
    return f"{label} {value}" if value else ""


def _what(claim: Claim) -> list[str]:
    match claim.body:
        case EventBody() as body:
            return _event(body)
        case AgreementActBody() as body:
            by, capacity = codes(body.actors), _labelled("as", body.capacity)
            named = _labelled("act on", body.instrument)
            return [body.act.value, _labelled("by", by), capacity, named]
        case AssessmentBody() as body:
            return [body.rating, body.subject]
        case ResponseBody() as body:
            return [body.response.value, _labelled("by", codes(body.by)), body.to]
        case CommitmentBody() as body:
            due = str(body.due.last_day) if body.due else ""
            return [body.what, _labelled("by", codes(body.by)), _labelled("due", due)]
        case TalkRoundBody() as body:
            return [
                body.track or "?",
                _labelled("no", str(body.number) if body.number else None),
                _labelled("so far", str(body.rounds_so_far or "")),
                body.status.value,
                _labelled("with", codes(body.participants)),
                _labelled("on", body.topic),
            ]
        case _:
            return [claim.quote]


def _event(body: EventBody) -> list[str]:
    tolls = [
        f"{label} {toll.quantity.best} {toll.person_class.value}"
        for label, group in (("killed", body.killed), ("injured", body.injured))
        for toll in group
    ]
    hit = ", ".join(kind.value for kind in body.objects_affected)
    return [
        body.type.value,
        _labelled("by", codes(body.actors)),
        _labelled("to", codes(body.targets)),
        _labelled("with", body.instrument),
        _labelled("hit", hit),
        *tolls,
    ]
