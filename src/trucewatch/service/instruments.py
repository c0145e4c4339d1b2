"""Instruments: the mission's agreements as a user of the desk reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trucewatch.errors import UnknownSubject
from trucewatch.judge.commitments import judge_commitments
from trucewatch.judge.readings import Change
from trucewatch.model.agreement import Agreement
from trucewatch.model.commitment import Commitment
from trucewatch.model.talks import Track
from trucewatch.model.term import Provision, Term
from trucewatch.publish.codes import VERDICT
from trucewatch.publish.incidents import incident_title
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.service.access import Action, require
from trucewatch.service.agreements import tracks
from trucewatch.service.cases import acting_user
from trucewatch.service.judging import compare_hearings, mission_hearing
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """An agreement for reading.

    Args:
        agreement: the agreement.
        names: neutral name of every actor code.
        provisions: its provisions in order, each with the terms read from it.
    """

    agreement: Agreement
    names: Mapping[str, str]
    provisions: tuple[tuple[Provision, tuple[Term, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A finding that another reading changes, in words.

    Args:
        incident: id of the incident.
        title: of the incident.
        change: the two findings and the question that they answer differently.
        was: the one verdict in words.
        becomes: the other.
    """

    incident: str
    title: str
    change: Change
    was: str
    becomes: str


def read_agreements(mission: OpenMission, *, by: str) -> tuple[Agreement, ...]:
    """The mission's agreements, oldest first.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may read nothing.
    """
    _check(mission, by)
    return tuple(
        sorted(mission.agreements, key=lambda each: (each.signed or date.min, each.id))
    )


def read_agreement(mission: OpenMission, agreement: str, *, by: str) -> AgreementView:
    """One of them.

    Raises:
        UnknownSubject: no such user or agreement.
        AccessDenied: the user may read nothing.
    """
    _check(mission, by)
    found = _one(mission, agreement)
    return AgreementView(
        agreement=found,
        names=actor_names(mission),
        provisions=tuple(
            (each, tuple(term for term in found.terms if term.provision == each.id))
            for each in found.provisions
        ),
    )


def read_deadlines(
    mission: OpenMission, *, as_of: date, by: str
) -> tuple[Commitment, ...]:
    """The dated undertakings of the mission's agreements as they stood on a day."""
    _check(mission, by)
    use_extension(mission.extension)
    return judge_commitments(mission.agreements, (), as_of=as_of)


def read_tracks(mission: OpenMission, *, by: str) -> tuple[Track, ...]:
    """The tracks of talks that belong to the mission's agreements, else all."""
    _check(mission, by)
    mine = {track for each in mission.agreements for track in each.tracks}
    return tuple(each for each in tracks() if each.id in mine) or tracks()


def read_changes(
    mission: OpenMission,
    *,
    day: date | None,
    one: Sequence[str],
    other: Sequence[str],
    by: str,
    settings: Settings,
) -> tuple[Changed, ...]:
    """Every finding of a day's incidents that differs between two choices of readings.

    Args:
        mission: the mission.
        day: None for the latest day with a report.
        one: readings as ``AGREEMENT/READING``.
        other: likewise.
        by: who asks.
        settings: of this machine.

    Raises:
        InvalidAgreement: no such reading.
        InvalidMission: no report of that day.
        UnknownSubject, AccessDenied: see `read_agreements`.
    """
    _check(mission, by)
    question = ("changes", day, tuple(one), tuple(other))
    return REMEMBERED.answer(
        mission, question, lambda: _changes(mission, day, one, other, settings)
    )


def _changes(
    mission: OpenMission,
    day: date | None,
    one: Sequence[str],
    other: Sequence[str],
    settings: Settings,
) -> tuple[Changed, ...]:
    hearing = mission_hearing(mission, day=day, settings=settings)
    titles = {each.id: incident_title(each) for each, _, _ in hearing.incidents}
    return tuple(
        Changed(
            incident=each.was.incident,
            title=titles[each.was.incident],
            change=each,
            was=VERDICT[each.was.verdict],
            becomes=VERDICT[each.becomes.verdict],
        )
        for each in compare_hearings(hearing, one, other)
    )


def actor_names(mission: OpenMission) -> dict[str, str]:
    """Neutral name of every actor code, the mission's own words in force."""
    use_extension(mission.extension)
    return {actor.code: actor.party_name for actor in load_actors().actors}


def _one(mission: OpenMission, agreement: str) -> Agreement:
    for each in mission.agreements:
        if each.id == agreement:
            return each
    known = ", ".join(each.id for each in mission.agreements)
    raise UnknownSubject("no such agreement", where=agreement, wanted=known)


def _check(mission: OpenMission, by: str) -> None:
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.RECORD_READ)
