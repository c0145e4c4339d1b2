"""Determining: what a competent body decided on an incident under a term."""

from __future__ import annotations

from datetime import date

from trucewatch.errors import InvalidDecision
from trucewatch.model.determination import Determination
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.record import content_id
from trucewatch.service.access import Action
from trucewatch.service.cases import open_case, refusing, version_seen
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import DETERMINATIONS


def record_determination(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    agreement: str,
    term: str,
    body: str,
    status: DeterminationStatus,
    reason: str,
    on: date,
    settings: Settings,
    seen: int | None = None,
) -> Kept[Determination]:
    """Note where a body's decision stands; each step is a version of one entry.

    `seen` is the version of that entry, 0 where there is none. Errors: see
    `review.review_incident`; a term that no agreement of the mission has is refused.
    """
    open_case(
        mission, incident, by=by, action=Action.DETERMINATION_WRITE, settings=settings
    )
    _check_term(mission, agreement, term)
    with refusing(incident):
        value = Determination(
            incident=incident,
            agreement=agreement,
            term=term,
            body=body,
            status=status,
            reason=reason,
            on=on,
        )
    key = determination_id(incident, agreement=agreement, term=term, body=body)
    with mission.store.writing(stamp_now(by)) as unit:
        number = version_seen(DETERMINATIONS.number(unit.connection, key), seen)
        return DETERMINATIONS.write(unit, key, value, subject=incident, seen=number)


def determination_id(incident: str, *, agreement: str, term: str, body: str) -> str:
    """Id of the entry that says where a body's decision under a term stands."""
    place = {"incident": incident, "agreement": agreement, "term": term, "body": body}
    return content_id("det", place)


def _check_term(mission: OpenMission, agreement: str, term: str) -> None:
    terms = {each.id: [t.id for t in each.terms] for each in mission.agreements}
    if term not in terms.get(agreement, ()):
        raise InvalidDecision(
            "no such term",
            where=agreement,
            got=term,
            wanted=", ".join(terms.get(agreement, ())) or " or ".join(terms),
        )
