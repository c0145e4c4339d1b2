"""Responding: what a party answers stands beside the finding."""

from __future__ import annotations

from datetime import datetime

from trucewatch.model.claim import ResponseKind
from trucewatch.model.record import content_id, to_record
from trucewatch.model.response import Response
from trucewatch.service.access import Action
from trucewatch.service.attributing import check_actor
from trucewatch.service.cases import open_case, refusing
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import RESPONSES


def record_response(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    party: str,
    kind: ResponseKind,
    text: str,
    at: datetime,
    settings: Settings,
    source: str = "",
) -> Kept[Response]:
    """Note what a party answered, or that it did not.

    A party officer answers for the own party alone. Each answer is one of its own:
    a later one stands beside the earlier. Errors: see `review.review_incident`; the
    very same answer twice is an `EditConflict`.
    """
    open_case(
        mission,
        incident,
        by=by,
        action=Action.RESPONSE_WRITE,
        settings=settings,
        on_behalf=party,
    )
    check_actor(mission, party, where=incident)
    with refusing(incident):
        value = Response(
            incident=incident, party=party, kind=kind, text=text, at=at, source=source
        )
    key = content_id("rsp", to_record(value))
    with mission.store.writing(stamp_now(by)) as unit:
        return RESPONSES.write(unit, key, value, subject=incident, seen=0)
