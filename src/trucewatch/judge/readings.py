"""What changes under another reading: flips of one finding, and runs side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.judge.case import ActorNames
from trucewatch.judge.docket import Docket, open_docket
from trucewatch.judge.verdict import judge_by
from trucewatch.model.agreement import Agreement
from trucewatch.model.finding import Finding, Flip
from trucewatch.model.incident import Incident
from trucewatch.model.place import ZoneTest


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """Dockets of the readings that are not used, to see which findings they flip.

    Args:
        others: agreement id, interpretation id and title, and the docket in which
            this one reading is changed.
    """

    others: tuple[tuple[str, str, str, Docket], ...]


def other_readings(
    agreements: tuple[Agreement, ...],
    *,
    actors: ActorNames,
    interpretations: dict[str, str] | None = None,
) -> Readings:
    """The dockets of every registered reading that is not the chosen one."""
    chosen = dict(interpretations or {})
    found = []
    for agreement in sorted(agreements, key=lambda each: each.id):
        used = agreement.reading(chosen.get(agreement.id)).id
        for reading in agreement.interpretations:
            if reading.id == used:
                continue
            changed = {**chosen, agreement.id: reading.id}
            docket = open_docket(agreements, actors=actors, interpretations=changed)
            found.append((agreement.id, reading.id, reading.title, docket))
    return Readings(others=tuple(found))


def flips_of(
    findings: tuple[Finding, ...],
    incident: Incident,
    readings: Readings,
    *,
    zone_tests: tuple[ZoneTest, ...],
) -> tuple[Flip, ...]:
    """Where another registered reading gives another verdict, by term and reading."""
    used = {(each.agreement, each.term): each for each in findings}
    found = []
    for agreement, reading, title, docket in readings.others:
        for other in judge_by(docket, incident, zone_tests=zone_tests):
            was = used[other.agreement, other.term]
            if other.verdict is not was.verdict:
                found.append(
                    Flip(
                        finding=was.id,
                        agreement=other.agreement,
                        term=other.term,
                        by=f"{agreement}/{reading}",
                        title=title,
                        verdict=other.verdict,
                        reason=other.reason,
                    )
                )
    return tuple(sorted(found, key=lambda each: (each.agreement, each.term, each.by)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A finding that differs between two runs.

    Args:
        was, becomes: the findings under the one and the other reading.
        why: the first question that they answer differently, with both answers.
    """

    was: Finding
    becomes: Finding
    why: str


def compare_findings(
    ones: Iterable[Finding], others: Iterable[Finding]
) -> Iterator[Change]:
    """Findings whose verdict differs, in the order of `ones`.

    Both runs are of the same incidents and agreements.
    """
    by_key = {(each.incident, each.agreement, each.term): each for each in others}
    for one in ones:
        other = by_key[one.incident, one.agreement, one.term]
        if one.verdict is not other.verdict:
            yield Change(was=one, becomes=other, why=_why(one, other))


def _why(one: Finding, other: Finding) -> str:
    for mine, theirs in zip(one.path, other.path, strict=False):
        if mine != theirs:
            same = mine.question == theirs.question
            question = mine.question if same else f"{mine.question} {theirs.question}"
            return f"{question} {mine.answer}; against: {theirs.answer}"
    return f"{one.reason} against: {other.reason}"
