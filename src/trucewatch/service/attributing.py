"""Attributing: who a person holds to have done it, on what ground."""

from __future__ import annotations

from trucewatch.errors import InvalidDecision
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.reference.actors import actors_with
from trucewatch.service.access import Action
from trucewatch.service.cases import open_case, refusing, version_seen
from trucewatch.service.lines import refresh_lines
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import ATTRIBUTIONS


def attribute_incident(
    mission: OpenMission,
    incident: str,
    *,
    by: str,
    level: AttributionLevel,
    actor: str | None,
    basis: tuple[str, ...],
    settings: Settings,
    seen: int | None = None,
) -> Kept[Attribution]:
    """Lay an incident to an actor on a level, with its basis; or to nobody.

    Errors: see `review.review_incident`. An attribution without a basis, or to an
    actor that no list of actors knows, is refused.
    """
    open_case(
        mission, incident, by=by, action=Action.INCIDENT_ATTRIBUTE, settings=settings
    )
    if level is not AttributionLevel.NOT_ATTRIBUTED and not any(
        each.strip() for each in basis
    ):
        raise InvalidDecision(
            "an attribution without its basis",
            where=incident,
            got=level.value,
            wanted="at least one basis: a claim's id, or words",
        )
    check_actor(mission, actor, where=incident)
    stamp = stamp_now(by)
    with refusing(incident):
        value = Attribution(
            level=level, actor=actor, basis=basis, set_by=by, on=stamp.at.date()
        )
    with mission.store.writing(stamp) as unit:
        number = version_seen(ATTRIBUTIONS.number(unit.connection, incident), seen)
        kept = ATTRIBUTIONS.write(unit, incident, value, subject=incident, seen=number)
        refresh_lines(unit, mission, (incident,))
        return kept


def check_actor(mission: OpenMission, code: str | None, *, where: str) -> None:
    """Return where the actor is listed, or none is named.

    Raises:
        InvalidDecision: no list of actors has the code.
    """
    if code is None:
        return
    if code not in {each.code for each in actors_with(mission.extension).actors}:
        raise InvalidDecision(
            "no such actor",
            where=where,
            got=code,
            wanted="an actor's code, such as RUS; a mission's own: actors.toml",
        )
