"""Errata: what was wrong in a released bulletin, said beside it, never in it."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.model.release import Erratum, ReleaseState
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, refusing
from trucewatch.service.missions import OpenMission
from trucewatch.service.releases import find_release
from trucewatch.service.stamps import stamp_now
from trucewatch.store.aggregate import Kept
from trucewatch.store.releases import ERRATA, published_errata


def propose_erratum(
    mission: OpenMission, release: str, *, by: str, what: str, why: str
) -> Kept[Erratum]:
    """Propose an erratum to a released bulletin; a second person publishes it.

    Raises:
        UnknownSubject, AccessDenied: no such user or bulletin, or one who may not.
        InvalidDecision: the bulletin is not released, or nothing is said.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        connection = unit.connection
        require(acting_user(connection, by), Action.BULLETIN_CORRECT)
        kept = find_release(connection, release)
        if kept.value.state is not ReleaseState.RELEASED:
            raise InvalidDecision(
                "only what is released is corrected",
                where=release,
                got=kept.value.state,
                wanted="a new draft",
            )
        with refusing(release):
            value = Erratum(bulletin=release, what=what, why=why)
        proposed = len(ERRATA.about(connection, release))
        key = f"{release}_e{proposed + 1:02d}"
        return ERRATA.write(unit, key, value, subject=release, seen=0)


def publish_erratum(mission: OpenMission, erratum: str, *, by: str) -> Kept[Erratum]:
    """Publish a proposed erratum: it gets its number and stands beside the bulletin.

    Raises:
        UnknownSubject, AccessDenied: no such user or erratum, or one who may not.
        InvalidDecision: published already, or by whoever proposed it.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        connection = unit.connection
        require(acting_user(connection, by), Action.BULLETIN_CORRECT)
        kept = ERRATA.latest(connection, erratum)
        if kept is None:
            raise UnknownSubject("no such erratum", where=erratum)
        if kept.value.number is not None:
            raise InvalidDecision("published already", where=erratum)
        if kept.by == by:
            raise InvalidDecision(
                "a second person publishes",
                where=erratum,
                got=f"{by}, who proposed it",
                wanted="another publisher",
            )
        bulletin = kept.value.bulletin
        number = len(published_errata(connection, bulletin)) + 1
        value = replace(kept.value, number=number)
        return ERRATA.write(unit, erratum, value, subject=bulletin, seen=kept.version)


def list_errata(mission: OpenMission, release: str, *, by: str) -> list[Kept[Erratum]]:
    """Every erratum to a bulletin, proposed ones among them, by id."""
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.BULLETIN_DRAFT)
        return list(ERRATA.about(connection, release))
