"""Judging: a mission's incidents, or cases that people put, under chosen readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.errors import InvalidAgreement
from trucewatch.judge.readings import Change, compare_findings
from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.incident import Incident
from trucewatch.model.record import Json, to_record
from trucewatch.pipeline import judge_all
from trucewatch.publish.codes import VERDICT
from trucewatch.publish.findings import entry_lines
from trucewatch.publish.incidents import incident_title
from trucewatch.publish.wording import DEMONSTRATION_NOTE
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import load_agreements
from trucewatch.reference.case_files import (
    CaseFile,
    incident_of,
    load_cases,
    packaged_cases,
)
from trucewatch.reference.extension import use_extension
from trucewatch.service.agreements import use_words_of
from trucewatch.service.bulletins import incidents_of_day
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Incidents to judge and what they are held against.

    Args:
        title: for people.
        demonstration: whether the incidents are made up.
        incidents: with words of a person for each, title and note, where given.
        agreements: agreements to hold them against.
        interpretations: readings that are used where none is asked for.
    """

    title: str
    demonstration: bool
    incidents: tuple[tuple[Incident, str, str], ...]
    agreements: tuple[Agreement, ...]
    interpretations: Mapping[str, str]


def demo_hearing() -> Hearing:
    """The demonstration cases that come with the program."""
    return _of_cases(packaged_cases("demo"), root=Path())


def case_hearing(path: Path) -> Hearing:
    """The cases in a file; agreements are looked for in ``agreements`` beside it.

    Raises:
        InvalidReference: the case file is broken.
        InvalidAgreement: an agreement that it names is missing or broken.
    """
    use_words_of(path.absolute().parent)
    return _of_cases(load_cases(path), root=path.parent / "agreements")


def _of_cases(cases: CaseFile, *, root: Path) -> Hearing:
    known = load_actors()
    for case in cases.cases:
        for code in (case.actor, *(t.actor for r in case.reports for t in r.targets)):
            if code is not None:
                known.actor(code)
    return Hearing(
        title=cases.title,
        demonstration=cases.demonstration,
        incidents=tuple(
            (incident_of(case), case.title, case.note) for case in cases.cases
        ),
        agreements=load_agreements(cases.agreements, root=root),
        interpretations={},
    )


def mission_hearing(
    mission: OpenMission, *, day: date | None, settings: Settings
) -> Hearing:
    """The incidents that reports of `day` tell of (the latest day where None).

    Raises:
        InvalidMission: the mission holds no dated report, or none of that day.
    """
    use_extension(mission.extension)
    incidents = incidents_of_day(mission, day=day, settings=settings)
    return Hearing(
        title=mission.mission.title,
        demonstration=mission.mission.demonstration,
        incidents=tuple((incident, "", "") for incident in incidents),
        agreements=mission.agreements,
        interpretations=dict(mission.mission.interpretations),
    )


def chosen_readings(
    asked: Sequence[str], agreements: tuple[Agreement, ...]
) -> dict[str, str]:
    """Agreement id to reading id, from ``[AGREEMENT/]READING`` words.

    A reading without its agreement is taken for every agreement that has one of
    that id.

    Raises:
        InvalidAgreement: no agreement has such a reading.
    """
    chosen: dict[str, str] = {}
    for word in asked:
        name, _, reading = word.rpartition("/")
        fitting = [
            agreement.id
            for agreement in agreements
            if name in ("", agreement.id)
            and reading in {each.id for each in agreement.interpretations}
        ]
        if taken := [each for each in fitting if chosen.get(each, reading) != reading]:
            raise InvalidAgreement(
                "two interpretations of one agreement",
                where=", ".join(taken),
                got=f"{chosen[taken[0]]} and {reading}",
                wanted="one of them",
            )
        if not fitting:
            known = [
                f"{a.id}/{each.id}" for a in agreements for each in a.interpretations
            ]
            raise InvalidAgreement(
                "no such interpretation", got=word, wanted=", ".join(known)
            )
        chosen |= dict.fromkeys(fitting, reading)
    return chosen


def judge_hearing(
    hearing: Hearing, asked: Sequence[str] = ()
) -> tuple[IncidentEntry, ...]:
    """Every incident with its findings under the readings asked for."""
    chosen = dict(hearing.interpretations)
    chosen |= chosen_readings(asked, hearing.agreements)
    incidents = tuple(incident for incident, _, _ in hearing.incidents)
    return judge_all(incidents, hearing.agreements, load_actors(), chosen)


def hearing_lines(
    hearing: Hearing, entries: tuple[IncidentEntry, ...], *, every: bool = False
) -> Iterator[str]:
    """The findings in words, incident by incident."""
    if hearing.demonstration:
        yield DEMONSTRATION_NOTE
    yield hearing.title
    agreements = {each.id: each for each in hearing.agreements}
    names = {actor.code: actor.party_name for actor in load_actors().actors}
    for entry, (_, title, note) in zip(entries, hearing.incidents, strict=True):
        yield ""
        yield from entry_lines(
            entry, agreements, title=title, note=note, names=names, every=every
        )


def entry_records(
    hearing: Hearing, entries: tuple[IncidentEntry, ...]
) -> Iterator[Json]:
    """One JSON-ready record an incident."""
    for entry, (_, title, _note) in zip(entries, hearing.incidents, strict=True):
        yield {
            "incident": entry.incident.id,
            "title": title or incident_title(entry.incident),
            "demonstration": hearing.demonstration,
            "type": entry.incident.type.value,
            "time": to_record(entry.incident.time),
            "attribution": to_record(entry.incident.attribution),
            "state": entry.incident.state.value,
            "findings": to_record(entry.findings),
            "flips": to_record(entry.flips),
        }


def compare_hearings(
    hearing: Hearing, asked: Sequence[str], against: Sequence[str]
) -> tuple[Change, ...]:
    """Every finding that changes from the one choice of readings to the other."""
    ones = [f for entry in judge_hearing(hearing, asked) for f in entry.findings]
    others = [f for entry in judge_hearing(hearing, against) for f in entry.findings]
    return tuple(compare_findings(ones, others))


def change_lines(hearing: Hearing, changes: tuple[Change, ...]) -> Iterator[str]:
    """What changes and why, in words."""
    if hearing.demonstration:
        yield DEMONSTRATION_NOTE
    titles = {
        incident.id: title or incident_title(incident)
        for incident, title, _ in hearing.incidents
    }
    total = len(changes)
    yield f"{total} finding{'' if total == 1 else 's'} change{'s' * (total == 1)}."
    for change in changes:
        was, becomes = change.was, change.becomes
        yield ""
        yield f"{titles[was.incident]}, {was.agreement}/{was.term}:"
        yield f"  under {was.interpretation}: {VERDICT[was.verdict]}"
        yield f"  under {becomes.interpretation}: {VERDICT[becomes.verdict]}"
        yield f"  because: {change.why}"
