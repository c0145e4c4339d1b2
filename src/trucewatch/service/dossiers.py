"""Dossiers: everything about one incident, as far as somebody may know it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.decided import Decided, for_publication
from trucewatch.model.incident import Incident
from trucewatch.model.place import Placement
from trucewatch.model.record import Json, to_record
from trucewatch.service.access import Action, allowed
from trucewatch.service.cases import Case, open_case
from trucewatch.service.missions import OpenMission
from trucewatch.service.struck import Reader, reader_of
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Aggregate, Kept, every_version
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    ATTRIBUTIONS,
    CONTACTS,
    DETERMINATIONS,
    DISPUTES,
    REOPENINGS,
    RESPONSES,
    REVIEWS,
)

Quote = tuple[str, str, str]
"""Id of a claim, its origin, its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that was written: when, by whom, of what kind, which version.

    Others than the team see not by whom, and read what parties and bodies said alone.
    """

    at: str
    by: str
    kind: str
    id: str
    version: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An incident as one user sees it.

    Args:
        incident: as it stands, with what people decided; for others than the team as
            a published page may hold it.
        place: where, as exactly as the user may know it.
        origins: who tells of it, as the user may read them.
        quotes: id, origin and words of each claim for it.
        against: likewise against it.
        steps: what was written about it, by time.
    """

    incident: Incident
    place: Placement | None
    origins: tuple[str, ...]
    quotes: tuple[Quote, ...]
    against: tuple[Quote, ...]
    steps: tuple[Step, ...]


def read_dossier(
    mission: OpenMission, incident: str, *, by: str, now: datetime, settings: Settings
) -> Dossier:
    """The dossier of an incident for the user.

    Raises:
        UnknownSubject: see `open_case`.
        AccessDenied: the user may not, or not yet.
    """
    case = open_case(
        mission, incident, by=by, action=Action.RECORD_READ, settings=settings, now=now
    )
    return dossier_of(mission, case)


def dossier_of(mission: OpenMission, case: Case) -> Dossier:
    """The dossier of an incident that was opened for its user already."""
    whole = case.incident
    reader = reader_of_case(case)
    return Dossier(
        incident=whole if reader.team else _published(whole),
        place=whole.place and reader.place(whole.place),
        origins=tuple(dict.fromkeys(reader.text(each) for each in whole.origins)),
        quotes=_quotes(reader, whole.supporting),
        against=_quotes(reader, whole.contradicting),
        steps=_steps(mission, case, reader),
    )


def reader_of_case(case: Case) -> Reader:
    """The reader of everything that is said of an incident."""
    told = case.merged.supporting + case.merged.contradicting
    return reader_of(case.user, case.record, told)


def _published(incident: Incident) -> Incident:
    """The incident without the ids of users and the words of a review's bases."""
    decided = for_publication(incident.decided)
    attribution = for_publication(Decided(attribution=incident.attribution)).attribution
    if attribution is None or incident.attribution.set_by is None:
        attribution = incident.attribution
    return replace(incident, decided=decided, attribution=attribution)


def _quotes(reader: Reader, told: tuple[PlacedClaim, ...]) -> tuple[Quote, ...]:
    return tuple(
        (
            placed.claim.id,
            reader.text(placed.claim.origin),
            reader.text(" ".join(placed.claim.quote.split())),
        )
        for placed in told
    )


def _steps(mission: OpenMission, case: Case, reader: Reader) -> tuple[Step, ...]:
    """Every version of every entry; liaison for whoever may read it."""
    incident = case.merged.id
    kinds: list[Aggregate[Any]] = [
        REVIEWS,
        REOPENINGS,
        ATTRIBUTIONS,
        DISPUTES,
        RESPONSES,
        DETERMINATIONS,
        ASSIGNMENTS,
    ]
    if allowed(case.user, Action.LIAISON_READ, case.record).allowed:
        kinds.append(CONTACTS)
    with mission.store.unit() as connection:
        written = every_version(connection, kinds, incident)
    found = [_step(kind, kept, reader) for kind, kept in written]
    return tuple(sorted(found, key=lambda step: (step.at, step.kind, step.id)))


SAID = frozenset({DISPUTES.kind, RESPONSES.kind, DETERMINATIONS.kind})
"""Entries that say what parties and bodies said: others than the team read them too."""


def _step(kind: str, kept: Kept[Any], reader: Reader) -> Step:
    """One thing that was written; outside the team without who, and our own words."""
    shown = reader.team or kind in SAID
    return Step(
        at=kept.at,
        by=kept.by if reader.team else "",
        kind=kind,
        id=kept.id,
        version=kept.version,
        text=reader.text(step_words(kept.value)) if shown else "",
    )


def step_words(value: object) -> str:
    """What an entry says, field by field; what is empty is left out."""
    record = to_record(value)
    told = {name: _words(field) for name, field in record.items() if name != "incident"}
    return "; ".join(f"{name} {words}" for name, words in told.items() if words)


def _words(field: Json) -> str:
    match field:
        case None | False:
            return ""
        case list():
            return ", ".join(_words(each) for each in field)
        case dict():
            return " ".join(_words(each) for each in field.values())
        case _:
            return str(field)
