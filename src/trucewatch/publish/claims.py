"""The record of one claim: the stable schema of ``trucewatch read --json``."""

from __future__ import annotations

from typing import assert_never

from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import (
    AgreementActBody,
    AssessmentBody,
    Claim,
    FigureBody,
    PlacedClaim,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.document import Span
from trucewatch.model.event import EventBody
from trucewatch.model.place import Placement, PlacePrecision, Unplaced
from trucewatch.model.quantity import Casualties, Quantity
from trucewatch.model.record import Json, to_record
from trucewatch.model.talks import TalkRoundBody
from trucewatch.model.tally import TallyBody


def claim_record(placed: PlacedClaim) -> Json:
    """JSON object of a claim with its places.

    Every key is present for every claim; what is not known is ``null``. Exactly
    one further key, named like `kind`, holds the structured content. Spans are
    half-open and count code points of the document's text; day precision is
    plain dates. A place known only as an area carries the area's centre with
    its ``precision`` and ``radius_m``: the centre is no position of an event. A
    mention that could not be placed has ``place_id`` null and a ``reason``. The
    page ``docs/reference/claims.md`` lists every field.
    """
    claim = placed.claim
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "document": claim.document,
        "spans": to_record(claim.spans),
        "quote": claim.quote,
        "source_chain": to_record(claim.source_chain),
        "origin": claim.origin,
        "polarity": claim.polarity.value,
        "denied_by": claim.denied_by,
        "modality": claim.modality.value,
        "certainty": claim.certainty.value,
        "time": to_record(claim.time),
        "places": [place_record(each) for each in placed.placements],
        "references": to_record(claim.references),
        claim.kind.value: _body_record(claim, placed.placements),
        "coder": claim.coder,
        "review": claim.review.value,
    }


def place_record(answer: Placement | Unplaced) -> dict[str, Json]:
    """A place mention with its answer: where, how precisely, and why."""
    mention = answer.mention
    record: dict[str, Json] = {
        "text": mention.text,
        "span": to_record(mention.span),
        "role": mention.role.value,
        "extent": mention.extent.value,
        "within": mention.within,
    }
    match answer:
        case Placement(place=place):
            return record | {
                "place_id": place.id,
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "precision": answer.precision.value,
                "radius_m": answer.radius_m,
                "reason": "; ".join(answer.reasons),
            }
        case Unplaced():
            return record | {
                "place_id": None,
                "name": None,
                "lat": None,
                "lon": None,
                "precision": PlacePrecision.UNRESOLVED.value,
                "radius_m": None,
                "reason": answer.reason,
            }
        case _:
            assert_never(answer)


def _body_record(claim: Claim, placements: tuple[Placement | Unplaced, ...]) -> Json:
    body = claim.body
    match body:
        case EventBody():
            return _event_record(body)
        case TallyBody():
            return _tally_record(body, placements)
        case FigureBody():
            return _figure_record(body)
        case TalkRoundBody():
            own = _plain(body)
            return own | {"participants": _actor_records(body.participants)}
        case AgreementActBody():
            return _plain(body) | {"actors": _actor_records(body.actors)}
        case CommitmentBody() | ResponseBody():
            return _plain(body) | {"by": _actor_records(body.by)}
        case AssessmentBody():
            return _plain(body)
        case _:
            assert_never(body)


def _plain(body: object) -> dict[str, Json]:
    """The model's own record without the tag that tells union members apart."""
    record: dict[str, Json] = to_record(body)
    return {key: value for key, value in record.items() if key != "type_of"}


def _event_record(body: EventBody) -> Json:
    return {
        "type": body.type.value,
        "family": body.family.value,
        "actors": _actor_records(body.actors),
        "targets": _actor_records(body.targets),
        "objects_affected": to_record(body.objects_affected),
        "instrument": body.instrument,
        "killed": [_casualty_record(each) for each in body.killed],
        "injured": [_casualty_record(each) for each in body.injured],
        "summary": body.summary,
    }


def _tally_record(
    body: TallyBody, placements: tuple[Placement | Unplaced, ...]
) -> Json:
    place_at: dict[Span, str] = {
        each.mention.span: each.place.id
        for each in placements
        if isinstance(each, Placement)
    }
    cells = [
        {
            "by": cell.by.value,
            "key": cell.key,
            "count": cell.count,
            "span": to_record(cell.span),
            "place_id": place_at.get(cell.span),
        }
        for cell in body.cells
    ]
    return {
        "recorder": body.recorder,
        "recorder_text": body.recorder_text,
        "recorder_role": to_record(body.recorder_role),
        "unit": body.unit.value,
        "count_rule": body.count_rule,
        "count": body.count,
        "count_basis": body.count_basis.value,
        "scope": body.scope.value,
        "period": to_record(body.period),
        "cells": cells,
        "cells_complete": body.cells_complete,
        "flags": list(body.flags),
    }


def _figure_record(body: FigureBody) -> Json:
    return {
        "measure": body.measure.value,
        "unit": body.unit.value,
        **_quantity_record(body.quantity),
        "person_class": body.person_class.value,
        "stock_or_flow": body.stock_or_flow.value,
        "as_of": to_record(body.as_of),
        "since": body.since,
        "part_of": body.part_of,
    }


def _casualty_record(casualties: Casualties) -> Json:
    own = _quantity_record(casualties.quantity)
    return own | {"person_class": casualties.person_class.value}


def _quantity_record(quantity: Quantity) -> dict[str, Json]:
    return {
        "low": _number(quantity.low),
        "best": _number(quantity.best),
        "high": _number(quantity.high),
        "approximate": quantity.approximate,
        "text": quantity.text,
    }


def _number(value: float | None) -> float | None:
    """Whole numbers as integers, so that five prints as 5 and not as 5.0."""
    if value is None or not float(value).is_integer():
        return value
    return int(value)


def _actor_records(mentions: tuple[ActorMention, ...]) -> list[Json]:
    return [
        {"text": each.text, "actor": each.actor, "span": to_record(each.span)}
        for each in mentions
    ]
